"""Patterns of who has a part in a task: the property of a role, any name of a group, given things, a role alone."""

from __future__ import annotations

from query.constraints import ALL_ROLES

_GROUPS = "zrv:collective-towns-subdistricts, zrv:collective-state-owned-companies"


def values(variable: str, iris: tuple[str, ...]) -> str:
    """Return a VALUES block of IRIs for one variable."""
    return f"VALUES ?{variable} {{ {' '.join(f'<{iri}>' for iri in iris)} }}"


def role_path(roles: frozenset[str]) -> str:
    """Return the property of one role, of any role, or the alternatives of several."""
    if roles == ALL_ROLES:
        return "zr:responsibleUnit"
    names = [f"zr:{role}" for role in ("lead", "participate", "cooperate", "responsible") if role in roles]
    return names[0] if len(names) == 1 else f"({'|'.join(names)})"


def has_part(roles: frozenset[str]) -> str:
    """Return the pattern that `?x` has a part in `?task`, or its group by another name (各镇街, 有关镇街)."""
    path = role_path(roles)
    alike = f"?x org:classification ?group ; zr:region ?region . FILTER(?group IN ({_GROUPS}))"
    other = f"?alike org:classification ?group ; zr:region ?region . ?task {path} ?alike"
    return f"  {{ ?task {path} ?x }} UNION {{ {alike} {other} }}\n"


def roles_of(roles: frozenset[str]) -> str:
    """Return the filter on `?role`, nothing where any role will do."""
    if roles == ALL_ROLES:
        return ""
    return f"  FILTER(?role IN ({', '.join(f'zrv:{role}' for role in sorted(roles))}))\n"
