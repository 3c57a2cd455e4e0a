"""A file whose reading fails in a way nobody foresaw keeps no other file out, and nothing of it goes in."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.model import RawText
from corpus.read import read
from kg import prepared
from kg.build import load
from kg.documents import documents
from kg.errors import LoadFailed, ReadingFailed
from kg.store import open_store


def plans(folder: Path, count: int = 3) -> list[Path]:
    paths = [folder / f"{n}.txt" for n in range(count)]
    for n, path in enumerate(paths):
        path.write_text(
            f"甲府发〔203{n}〕8号\n某市工作方案\n一、任务\n（一）建设。（市教育局负责）\n", encoding="utf-8"
        )
    return paths


@pytest.mark.parametrize("error", [KeyError("w:body"), RecursionError("too deep\nby far"), MemoryError()])
def test_an_unforeseen_error_is_one_line_and_the_other_files_go_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    first, second, third = plans(tmp_path)

    def failing(path: Path) -> RawText:
        if path == second:
            raise error
        return read(path)

    monkeypatch.setattr(prepared, "read", failing)
    with open_store(tmp_path / "store", write=True) as store:
        with pytest.raises(LoadFailed) as told:
            load(store, [first, second, third])
        there = documents(store)
    (failure,) = told.value.failures
    assert isinstance(failure, ReadingFailed)
    assert failure.__cause__ is error
    assert str(failure).startswith(f"{second}：读取时程序出错（{type(error).__name__}")
    assert "\n" not in str(failure)
    assert [each.path for each in told.value.loaded] == [first, third]  # type: ignore[attr-defined]
    assert len(there) == 2
