"""Roles can be told apart on paper, in grey, and by eyes that see fewer colours."""

from __future__ import annotations

from itertools import combinations

from viz.model import ROLES
from viz.style import ROLE_ORDER, ROLE_STYLES, RoleStyle


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.1."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, two: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(two)))
    return (lighter + 0.05) / (darker + 0.05)


def test_every_role_has_a_look() -> None:
    assert set(ROLE_STYLES) == set(ROLE_ORDER) == set(ROLES)


def test_roles_differ_without_colour() -> None:
    def grey(style: RoleStyle) -> tuple[object, ...]:
        return style.width, style.dash, style.corner, luminance(style.fill) > 0.5

    for one, two in combinations(ROLE_STYLES.values(), 2):
        assert grey(one) != grey(two)
        assert one.letter != two.letter


def test_text_reads_on_every_fill() -> None:
    for style in ROLE_STYLES.values():
        assert contrast(style.text, style.fill) >= 4.5
        assert contrast(style.stroke, "#ffffff") >= 4.5
