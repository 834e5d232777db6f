"""The year of speeches on the command line: a line a member, the cell, the quarters."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store import make_book
from store.demo import keep
from store.records import Cell
from tui.__main__ import main


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def test_every_member_has_a_line_and_the_cell_its_quarters(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = keep(tmp_path / "book", date(2026, 11, 24))
    year = book.tracking.year(2026)
    book.close()
    assert main(["--book", str(tmp_path / "book"), "tracking", "2026"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(year.lines) + 1 + 4
    for line in year.lines:
        assert line.member is not None
        told = next(said for said in lines if said.startswith(f"{line.member.name}: "))
        assert f": {line.year.speeches.total} lượt" in told
    assert f"Chi bộ: {year.whole.speeches.total} lượt" in "\n".join(lines)
    assert lines[-4].startswith("Quý I: 4 buổi · Bài chung chung 60%")


def test_it_speaks_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(tmp_path / "book", date(2026, 11, 24)).close()
    assert main(["--book", str(tmp_path / "book"), "--lang", "en", "tracking", "2026"]) == 0
    assert "Exchange per session" in capsys.readouterr().out


def test_a_year_without_sessions_is_calm(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_book(tmp_path / "book", Cell(name="Chi bộ Mới")).close()
    assert main(["--book", str(tmp_path / "book"), "tracking", "2031"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "Chi bộ: 0 lượt"
