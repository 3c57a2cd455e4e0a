"""Whatever is fed to them, readers and parsers end in time and raise nothing but their own errors."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import LONGEST, TARGETS
from tests.properties.profile import FIXED
from tests.query.test_robustness import given_up_after

CRASHES = Path(__file__).with_name("crashes")
"""Inputs that once brought something down, by target; they are kept and must not do so again."""
SECONDS = 10.0
PIECES = (
    *(
        "（",
        "）",
        "、",
        "，",
        "：",
        "；",
        "。",
        "“",
        "《",
        "1.",
        "（一）",
        "一、",
        "\n",
        "\r",
        "\t",
        "\0",
        "　",
        "\u2028",
        "\ufeff",
    ),
    *(
        "牵头",
        "责任单位：",
        "等",
        "以上",
        "%",
        "到2025年",
        "万亩",
        "零",
        "亿亿",
        "9" * 400,
        "1e999",
        "²",
        "½",
        "𠀀",
        "\u202e",
    ),
    *(
        "<",
        "</p>",
        "<table><tr><td colspan=99999>",
        "&#x110000;",
        "&amp;",
        "]]>",
        "<!--",
        "<?xml?>",
        "<!DOCTYPE a [",
        "xmlns:",
    ),
    *(
        "{",
        "}",
        "SERVICE",
        "\\u0053",
        "?x",
        "'''",
        '"""',
        "#",
        "<urn:x>",
        "FROM",
        "INSERT",
        "/*",
        "%PDF-1.4",
        "PK\x03\x04",
    ),
)


@st.composite
def spoilt(draw: st.DrawFn, seeds: tuple[bytes, ...]) -> bytes:
    """A seed with pieces put in, cut out, doubled or changed."""
    data = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.sampled_from((0, 1, 3, 30, 300))))
        piece = draw(
            st.one_of(
                st.sampled_from(PIECES).map(str.encode),
                st.binary(max_size=4),
                st.text(max_size=6).map(str.encode),
                st.integers(2, 40).map(data[start:end].__mul__),
            )
        )
        data = data[:start] + piece + data[end:]
    return data[:LONGEST]


@pytest.mark.parametrize("name", TARGETS)
def test_bad_input_is_told_or_read(name: str) -> None:
    target = TARGETS[name]

    @settings(FIXED, max_examples=40)
    @given(spoilt(target.seeds))
    def tried(data: bytes) -> None:
        with given_up_after(SECONDS):
            target.run(data)

    for seed in target.seeds:
        target.run(seed)
    tried()


@pytest.mark.parametrize("name", sorted(path.parent.name for path in CRASHES.rglob("*.bin")))
def test_what_once_failed_fails_no_more(name: str) -> None:
    for path in sorted((CRASHES / name).iterdir()):
        with given_up_after(SECONDS):
            TARGETS[name].run(path.read_bytes())
