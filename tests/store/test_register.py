"""The register's door: the same numbers as the dump, never out of date, quick in an old book."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from store import Book, open_book
from store.dump import dump
from store.records import Code, Session, State
from store.rules.register import Stage
from tests.bench import books
from tests.cells import again, make_cell, november


@pytest.fixture
def book(tmp_path: Path):  # type: ignore[no-untyped-def]
    made = make_cell(tmp_path / "book", exempt=16)
    yield made
    made.close()


def lived_in(book: Book) -> None:
    """Some rolls called, one of them half; some not."""
    for month, absent in (("2026-01", 3), ("2026-02", 5), ("2026-05", 3), ("2026-Q1-CD", 7)):
        session = book.calendar.resolve(month)
        members = book.roster.members()
        book.attendance.mark(session.id, members[absent].id, Code.EXCUSED, reason="study")
        book.attendance.mark(session.id, members[1].id, Code.LATE, clock="14:05")
        book.attendance.mark(session.id, members[9].id, Code.UNEXCUSED)
        if month != "2026-05":
            book.attendance.mark_rest(session.id)


def as_dumped(book: Book) -> dict[int, dict[str, object]]:
    return {s["id"]: s for s in json.loads(dump(book))["sessions"]}


def test_every_cell_and_every_session_total_is_the_one_of_the_dump(book: Book) -> None:
    lived_in(book)
    year, dumped = book.register.year(2026), as_dumped(book)
    assert len(year.columns) == 16
    for place, column in enumerate(year.columns):
        said = dumped[column.session.id]
        roll = {row["member"]: row["code"] for row in said["roll"]}  # type: ignore[attr-defined]
        cells = {line.member.id: line.codes[place] for line in year.lines}
        if column.stage is not Stage.TAKEN:
            assert set(cells.values()) == {None}
            continue
        assert {id: code.value for id, code in cells.items() if code} == roll
        assert (column.tally.present, column.tally.expected) == (said["present"], said["expected"])
        assert column.tally.rate is not None
        assert round(float(column.tally.rate), 4) == said["rate"]
    assert sum(c.stage is Stage.TAKEN for c in year.columns) == 4


def test_every_change_shows_at_once_own_or_not(book: Book) -> None:
    first = november(book)
    seen = []

    def look() -> None:
        seen.append(book.register.year(2026))
        assert seen[-1] != seen[-2]

    seen.append(book.register.year(2026))
    book.attendance.mark(first.id, 1, Code.PRESENT)
    look()
    book.attendance.mark(first.id, 1, Code.UNEXCUSED)
    look()
    book.history.undo()
    look()
    book.roster.save(replace(book.roster.member(2), name="Nguyễn Thị Ánh"))
    look()
    book.calendar.save(replace(first, state=State.CANCELLED))
    look()
    other = again(book.disk_folder)
    other.attendance.mark(other.calendar.resolve("2026-10").id, 4, Code.EXCUSED)
    book.poll()
    look()
    assert seen[-1] == other.register.year(2026)


def test_a_day_passes_and_what_was_coming_is_untaken(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book", members=2)
    session: Session = book.calendar.resolve("2026-12")
    assert book.register.year(2026).columns[-1].session == session
    assert book.register.year(2026).columns[-1].stage is Stage.COMING
    book.close()


def test_years_are_those_with_sessions(book: Book) -> None:
    book.calendar.plan_year(2028, "05")
    assert book.register.years() == [2026, 2028]
    assert book.register.year(2027).columns == ()


def test_twenty_years_of_marks_make_a_year_no_slower_to_read(tmp_path: Path) -> None:
    took = {}
    for years in (1, 20):
        book = open_book(books.make(tmp_path / str(years), years))
        last = book.register.years()[-1]
        book.register.year(last)
        best = min(_timed(book, last) for _n in range(20))
        took[years] = best
        book.close()
    assert took[20] < 5 * took[1] + 0.002, took


def _timed(book: Book, year: int) -> float:
    begun = time.perf_counter()
    book.register.year(year)
    return time.perf_counter() - begun
