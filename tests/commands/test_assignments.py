"""Assignments on the command line: one a line, open ones unless a session or a year is named; in the dump too."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from store.records import Assignment, Stage, Work
from tests.cells import make_cell
from tui.__main__ import main

Lines = Callable[..., list[str]]


@pytest.fixture
def lines(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Lines:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    book = make_cell(tmp_path / "book")
    door, session = book.assignments, book.calendar.resolve("2026-Q4-CD").id
    door.add(Assignment(kind=Work.TASK, members=(5, 6), title="Rà soát hồ sơ", due=date(2020, 10, 24)))
    door.add(Assignment(kind=Work.PAPER, members=(5,), title="Chuyển đổi số", session=session, due=date(2100, 1, 1)))
    door.add(Assignment(kind=Work.PAPER, members=(7,), title="Dân vận", session=session))
    door.advance(3, Stage.GIVEN, anyway=True)
    book.close()

    def run(*words: str, code: int = 0) -> list[str]:
        assert main(["--book", str(tmp_path / "book"), *words]) == code
        return capsys.readouterr().out.splitlines()

    return run


def test_open_ones_are_listed_the_longest_overdue_first(lines: Lines) -> None:
    first, second = lines("assignments")
    assert "Rà soát hồ sơ (Lê Đức Dũng; Đặng Quang Đạt)" in first
    assert "đã giao" in first
    assert "chậm" in first
    assert "Tham luận: Chuyển đổi số" in second
    assert "01/01/2100" in second


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (["--overdue"], [1]), (["--mine", "quang dat"], [1]), (["--mine", "dung"], [1, 2]),
        (["--session", "2026-Q4-CD"], [2, 3]), (["--year", "2026"], [2, 3]), (["--year", "2020"], [1]),
        (["--session", "2026-Q4-CD", "--mine", "giang"], [3]), (["--overdue", "--mine", "giang"], []),
    ],
)  # fmt: skip
def test_what_is_asked_for_is_what_is_printed(lines: Lines, words: list[str], numbers: list[int]) -> None:
    assert [int(line.split()[0]) for line in lines("assignments", *words)] == numbers


def test_who_gave_no_paper_is_printed_by_name(lines: Lines) -> None:
    names = lines("assignments", "--without-paper", "--year", "2026")
    assert len(names) == 15
    assert "Phạm Hương Giang" not in names


@pytest.mark.parametrize("words", [["--mine", "khong ai"], ["--session", "xyz"]])
def test_what_is_not_there_is_a_sentence_and_a_code(lines: Lines, words: list[str]) -> None:
    assert lines("assignments", *words, code=2) == []


def test_the_dump_has_them_with_names_and_stage(lines: Lines) -> None:
    document = json.loads("\n".join(lines("dump")))
    assert document["chibo_dump"] == 1
    given = document["assignments"][2]
    assert (given["stage"], given["names"], given["session_code"]) == ("given", ["Phạm Hương Giang"], "2026-Q4-CD")
    assert given["own_work"] is None
