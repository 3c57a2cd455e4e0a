"""Who a request comes from, and whether they may: tokens, which a change of their file takes effect on at once."""

from __future__ import annotations

import base64
import binascii
import threading
from dataclasses import dataclass, field
from pathlib import Path

from viz.errors import VizError
from viz.tokens import Role, Token, digest_of, found_in, read_tokens


@dataclass(slots=True)
class Access:
    """The tokens of a server: those of the file at `path`, and a `token` of its own that allows all.

    `closed` says that reading needs a token too.
    """

    path: Path | None = None
    token: str | None = field(default=None, repr=False)
    closed: bool = False
    _own: tuple[Token, ...] = field(init=False, default=())
    _seen: tuple[int, int] | None = None
    _tokens: tuple[Token, ...] = ()
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self._own = () if self.token is None else (Token("token", "admin", digest_of(self.token)),)
        self.token = None  # the digest is enough
        if self.path is not None:
            self._tokens = read_tokens(self.path)

    def tokens(self) -> tuple[Token, ...]:
        """Return all tokens as they are now; where the file cannot be read, those of before."""
        if self.path is None:
            return self._own
        with self._lock:
            try:
                told = self.path.stat()
                state = (told.st_mtime_ns, told.st_ino)
                if state != self._seen:
                    self._tokens, self._seen = read_tokens(self.path), state
            except FileNotFoundError:
                self._tokens, self._seen = (), None
            except (OSError, VizError):
                pass
            return (*self._own, *self._tokens)

    @property
    def open(self) -> bool:
        """Whether anybody may bring documents in."""
        return any(token.allows("upload") for token in self.tokens())

    def who(self, shown: str | None) -> Token | None:
        """Return whose token is shown."""
        return None if not shown else found_in(self.tokens(), shown)

    def may(self, shown: str | None, role: Role) -> bool:
        """Tell whether what is shown allows a role."""
        token = self.who(shown)
        return token is not None and token.allows(role)


def shown_in(header: str | None) -> str | None:
    """Return the token of an Authorization header: Bearer, or the password of Basic, which browsers ask for.

    >>> shown_in("Bearer abc"), shown_in("Basic " + base64.b64encode("甲:abc".encode()).decode()), shown_in("x")
    ('abc', 'abc', None)
    """
    scheme, _, value = (header or "").partition(" ")
    if scheme.lower() == "bearer":
        return _as_sent(value.strip()) or None
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(value, validate=True).decode().partition(":")[2] or None
        except (binascii.Error, UnicodeDecodeError):
            return None
    return None


def _as_sent(value: str) -> str:
    """Return a value of a header in UTF-8, as programs send it; headers are read as Latin-1."""
    try:
        return value.encode("latin-1").decode()
    except UnicodeError:
        return value
