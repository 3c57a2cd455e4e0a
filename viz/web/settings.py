"""What an application is told when it is made: who may do what, how much, under which names, and what is recorded."""

from __future__ import annotations

from dataclasses import dataclass, field

from viz.audit import Audit
from viz.web.access import Access
from viz.web.limits import Limits


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a server; `hosts` are the names it may be called by, none for any."""

    limits: Limits = field(default_factory=Limits)
    access: Access | None = None
    audit: Audit = field(default_factory=Audit)
    hosts: tuple[str, ...] = ()
