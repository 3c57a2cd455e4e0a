"""Who may do what on a server: tokens with a name and a role, of which only a digest is kept.

A line of the file is `name:role:digest`. A token has 256 random bits, so that a plain SHA-256 of it tells nobody what
it is; the slow digests made for passwords would only slow the server down.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from viz.errors import UnreadableInput, UnwritableFile, VizError

Role = Literal["read", "upload", "admin"]
ROLES: tuple[Role, ...] = ("read", "upload", "admin")
"""What a token allows, each with what stands before it: to read a closed server, to bring documents in, to take out."""
_LINE = re.compile(r"([\w.@-]{1,60}):(read|upload|admin):([0-9a-f]{64})")
_NAME = re.compile(r"[\w.@-]{1,60}")


class BadTokens(VizError):
    """A line of the file of tokens is none, or a name will not do."""

    def __init__(self, path: Path, chinese: str, english: str) -> None:
        super().__init__(f"{path}：{chinese}", f"{path}: {english}")
        self.path = path


@dataclass(frozen=True, slots=True)
class Token:
    """Somebody who may do something; `digest` is the SHA-256 of what they show."""

    name: str
    role: Role
    digest: str

    def allows(self, role: Role) -> bool:
        """Tell whether the token is good for a role."""
        return ROLES.index(self.role) >= ROLES.index(role)


def digest_of(shown: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(shown.encode()).hexdigest()


def found_in(tokens: tuple[Token, ...], shown: str) -> Token | None:
    """Return the token that is shown; the time it takes says nothing of how near a guess is."""
    digest = digest_of(shown)
    matches = [token for token in tokens if hmac.compare_digest(token.digest, digest)]
    return matches[0] if matches else None


def read_tokens(path: Path) -> tuple[Token, ...]:
    """Return the tokens of a file, none where there is no file; BadTokens names a line that is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as e:
        raise UnreadableInput(path, getattr(e, "strerror", None) or "不是 UTF-8") from e
    return tuple(_token(path, number, line) for number, line in enumerate(lines, 1) if line.strip())


def _token(path: Path, number: int, line: str) -> Token:
    match = _LINE.fullmatch(line.strip())
    if match is None:
        raise BadTokens(path, f"第 {number} 行不是口令记录；请用 zeren token 重建", f"line {number} is no token")
    return Token(match[1], match[2], match[3])  # type: ignore[arg-type]  # one of the three that the pattern takes


def add_token(path: Path, name: str, role: Role) -> str:
    """Make a token and keep its digest, in the place of an older one of that name; return what is to be shown."""
    if not _NAME.fullmatch(name):
        raise BadTokens(path, "名称只能有字母、数字和 . @ - _", "a name has letters, digits and . @ - _ only")
    shown = secrets.token_urlsafe(32)
    kept = [token for token in read_tokens(path) if token.name != name]
    _write(path, [*kept, Token(name, role, digest_of(shown))])
    return shown


def remove_token(path: Path, name: str) -> None:
    """Forget a token; BadTokens if there is none of that name."""
    tokens = read_tokens(path)
    if name not in {token.name for token in tokens}:
        raise BadTokens(path, f"没有口令 {name}", f"there is no token {name}")
    _write(path, [token for token in tokens if token.name != name])


def _write(path: Path, tokens: list[Token]) -> None:
    """Put a whole file in the place of the old one, for the owner's eyes only."""
    text = "".join(f"{token.name}:{token.role}:{token.digest}\n" for token in tokens)
    try:
        handle, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # mode 0600
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(made).replace(path)
    except OSError as e:
        raise UnwritableFile(path, e.strerror or str(e)) from e
