"""Proposals on the command line: one a line, of a year, open ones only; in the dump too."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from store.records import Proposal
from tests.cells import make_cell
from tui.__main__ import main

Lines = Callable[..., list[str]]


@pytest.fixture
def lines(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Lines:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    book = make_cell(tmp_path / "book")
    door = book.proposals
    door.add(Proposal(text="Mua\nmáy chiếu", raised=date(2026, 1, 5), member=4, addressee="board"))
    door.add(Proposal(text="Lập nhóm", raised=date(2025, 3, 1)))
    door.add(Proposal(text="Tăng chi", raised=date(2026, 11, 1), member=5))
    door.refuse(3, "vượt định mức", date(2026, 11, 2))
    book.close()

    def run(*words: str) -> list[str]:
        assert main(["--book", str(tmp_path / "book"), *words]) == 0
        return capsys.readouterr().out.splitlines()

    return run


@pytest.mark.parametrize(
    ("words", "numbers"), [([], [2, 1, 3]), (["2026"], [1, 3]), (["--open"], [2, 1]), (["2026", "--open"], [1])]
)
def test_what_is_asked_for_is_what_is_printed(lines: Lines, words: list[str], numbers: list[int]) -> None:
    assert [int(line.split()[0]) for line in lines("proposals", *words)] == numbers


def test_a_line_says_when_where_it_stands_who_to_whom_and_what(lines: Lines) -> None:
    first = lines("proposals", "2026")[0]
    for words in ("05/01/2026", "mới", "chậm", "Đỗ Thị Diệu → Ban Giám hiệu: Mua máy chiếu"):
        assert words in first


def test_the_dump_has_them(lines: Lines) -> None:
    document = json.loads("\n".join(lines("dump")))
    assert [p["text"] for p in document["proposals"]] == ["Mua\nmáy chiếu", "Lập nhóm", "Tăng chi"]
    assert [p["state"] for p in document["proposals"]] == ["new", "new", "refused"]
