"""Registrations and the year's praise on the command line: one member a line, one file a list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from store.records import Act, Commendation, Commending, Outcome, Registration, Review
from tests.cells import make_cell
from tui.__main__ import main

Lines = Callable[..., list[str]]


@pytest.fixture
def lines(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Lines:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    book = make_cell(tmp_path / "book")
    act = Act(text="Kèm một đồng chí", measure="1 người", period="cả năm")
    book.registrations.add(Registration(member=3, year=2026, acts=(act,)))
    book.registrations.add_review(Review(registration=1, member=3, on=date(2026, 2, 5), outcome=Outcome.WELL))
    praise = Commendation(kind=Commending.PRAISE, members=(3,), text="Khảo sát sớm 3 ngày", on=date(2026, 3, 5))
    book.commendations.add(praise)
    book.close()

    def run(*words: str, code: int = 0) -> list[str]:
        assert main(["--book", str(tmp_path / "book"), *words]) == code
        return capsys.readouterr().out.splitlines()

    return run


def test_a_year_has_a_line_a_member_with_results_by_quarter(lines: Lines) -> None:
    found = lines("registrations", "2026")
    assert len(found) == 16
    line = next(x for x in found if x.startswith("Trần Văn Bình"))
    assert "T · · ·" in line
    assert line.endswith("1 việc: Kèm một đồng chí")
    assert all(x.endswith("–") for x in found if x is not line)


def test_a_year_without_any_says_so_line_by_line(lines: Lines) -> None:
    assert all(x.endswith("–") for x in lines("registrations", "2024"))


def test_the_years_praise_is_written_to_a_file_once(lines: Lines, tmp_path: Path) -> None:
    file = tmp_path / "bd.csv"
    assert lines("export", "commendations", "2026", "--to", str(file)) == [str(file)]
    assert "Khảo sát sớm 3 ngày" in file.read_text("utf-8-sig")
    assert lines("export", "commendations", "2026", "--to", str(file), code=1) == []
    assert lines("export", "commendations", "2026", "--to", str(tmp_path / "x.doc"), code=2) == []
