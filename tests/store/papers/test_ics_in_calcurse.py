"""The year in a calendar program that keeps no identities: what the README says of calcurse holds."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from store import Book
from store.papers.ics import year_ics
from store.records import Kind
from tests.cells import make_cell, november


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    yield made
    made.close()


@pytest.mark.skipif(shutil.which("calcurse") is None, reason="calcurse is not installed")
def test_calcurse_has_the_right_days_and_with_the_readmes_command_a_second_import_doubles_nothing(
    book: Book, tmp_path: Path
) -> None:
    """The command stands in the README; what is not Chibo's stays, and what moved is there once, on its new day."""
    line = next(x for x in Path("README.md").read_text("utf-8").splitlines() if x.startswith("calcurse -P "))
    purge, bring_in = (shlex.split(part) for part in line.split(" && "))
    own = tmp_path / "calcurse"
    own.mkdir()
    others = ("11/06/2026 @ 09:00 -> 11/06/2026 @ 10:00|Sinh hoạt câu lạc bộ 2026",
              "01/07/2027 @ 14:00 -> 01/07/2027 @ 15:30|Sinh hoạt định kỳ tháng 1 năm 2027: tổng kết 2026")  # fmt: skip
    (own / "apts").write_text("".join(f"{one}\n" for one in others), "utf-8")

    def run(words: list[str]) -> None:
        env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TZ": "Asia/Ho_Chi_Minh", "LANG": "C.UTF-8"}
        words = [words[0], "-D", str(own), *(str(file) if word == "FILE.ics" else word for word in words[1:])]
        subprocess.run(words, check=True, env=env, capture_output=True, timeout=20)

    def days() -> list[str]:
        lines = (own / "apts").read_text("utf-8").splitlines()
        assert {one for one in lines if one in others} == set(others)
        return sorted(one[:18] for one in lines if one not in others)

    def expected() -> list[str]:
        return sorted(f"{s.date:%m/%d/%Y} @ 14:00" for s in book.calendar.sessions(2026))

    file = tmp_path / "year.ics"
    book.calendar.add(Kind.COMMITTEE, date(2026, 11, 3), title="Nội dung")
    book.calendar.add(Kind.EXTRAORDINARY, date(2026, 11, 10))
    book.calendar.cancel(book.calendar.resolve("2026-10").id, "bão")
    file.write_bytes(year_ics(book, 2026))
    run(bring_in)
    assert days() == expected()
    book.calendar.move(november(book).id, date(2026, 11, 26), "trùng lịch")
    file.write_bytes(year_ics(book, 2026))
    run(purge)
    run(bring_in)
    assert days() == expected()
    assert "11/26/2026 @ 14:00" in days()
    run(bring_in)
    assert len(days()) == 2 * len(expected())  # without the command it doubles: calcurse keeps no identities
