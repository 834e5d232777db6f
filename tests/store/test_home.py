"""The day as the book has it: an empty book, a quiet one, and what each door brings; nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from store import Book, make_book
from store.demo import keep
from store.home import Page
from store.records import Assignment, Away, Cell, Code, Commendation, Commending, Kind, Member, Stage, Theme, Work
from store.rules.home import Section, What, Where
from tests.cells import again, close_all, make_cell, november


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    yield made
    made.close()
    close_all()


def whats(page: Page, section: Section) -> list[What]:
    return [line.what for line in page.of(section)]


def on(book: Book, day: date) -> Page:
    """What another hand reads on another day."""
    return again(book.disk_folder, datetime(day.year, day.month, day.day, 3, tzinfo=UTC)).home.page()


def call_everything(book: Book, until: date) -> None:
    """The rolls of all sessions before a day, everybody present."""
    for session in book.calendar.sessions():
        if session.date < until:
            book.attendance.mark_rest(session.id)


def test_an_empty_book_says_so_and_where_to_begin(tmp_path: Path) -> None:
    empty = make_book(tmp_path / "empty", Cell(name="Chi bộ Mới"))
    page = empty.home.page()
    assert [(x.what, x.goes.where) for x in page.lines] == [
        (What.NO_MEMBERS, Where.MEMBERS), (What.NO_SESSION, Where.YEAR),
    ]  # fmt: skip
    assert {d.value for d in page.dials} == {None}
    empty.close()


def test_a_quiet_book_has_a_next_session_and_nothing_else_to_say(book: Book) -> None:
    call_everything(book, date(2026, 11, 6))
    while due := [s for s in book.agenda.next_steps(99) if s.check.due and s.check.due <= date(2026, 11, 5)]:
        book.agenda.tick(due[0].session.id, due[0].check.id)
    thematic = book.calendar.resolve("2026-Q4-CD")
    book.themes.add("2026-Q4", "Nêu gương", facts={"presenter": 3})
    book.assignments.add(Assignment(kind=Work.PAPER, members=(4,), session=thematic.id, title="Từ thực tế"))
    praise = Commendation(kind=Commending.PRAISE, members=(3,), text="Khảo sát xong trước hạn", on=date(2026, 11, 5))
    book.commendations.add(praise)
    page = on(book, date(2026, 11, 6))
    assert whats(page, Section.ALERTS) == []
    assert whats(page, Section.OVERDUE) == []
    assert whats(page, Section.NEXT) == [What.SESSION, What.READY]


def test_the_days_sessions_come_first_with_readiness_and_who_is_away(book: Book) -> None:
    member = book.roster.members()[3]
    book.roster.save(
        replace(member, aways=(Away(since=date(2026, 11, 4), until=date(2026, 11, 9), reason="business"),))
    )
    page = book.home.page()
    session, ready, away = page.of(Section.NEXT)
    assert (session.what, session.days, session.goes.id) == (What.SESSION, 0, november(book).id)
    assert session.goes.where is Where.ROLL
    assert (ready.what, ready.goes.where) == (What.READY, Where.PREPARATION)
    assert (away.what, away.members) == (What.AWAY, (member.id,))


def test_once_the_roll_is_called_the_line_says_how_many_came(book: Book) -> None:
    session = november(book)
    book.attendance.mark(session.id, 3, Code.UNEXCUSED)
    book.attendance.mark_rest(session.id)
    line = book.home.page().of(Section.NEXT)[0]
    assert (line.count, line.of) == (15, 16)
    assert What.AWAY not in whats(book.home.page(), Section.NEXT)


def test_the_next_steps_are_those_of_the_preparation(book: Book) -> None:
    expected = [(s.session.id, s.check.title) for s in book.agenda.next_steps(3)]
    found = [(x.session.id, x.title) for x in book.home.page().of(Section.STEPS) if x.session]
    assert found == expected
    assert len(found) == 3


def test_each_alert_has_a_document_and_stands_once(book: Book) -> None:
    for month in ("2026-07", "2026-08", "2026-09", "2026-10"):
        session = book.calendar.resolve(month)
        book.attendance.mark(session.id, 4, Code.EXCUSED)
        book.attendance.mark(session.id, 5, Code.UNEXCUSED)
        book.attendance.mark_rest(session.id)
    book.roster.save(Member(name="Lê Thị Mới", admitted=date(2025, 12, 4)))
    page = book.home.page()
    found = page.of(Section.ALERTS)
    assert all(
        x.said is not None and x.said.cite_vi and x.said.cite_en and x.rule for x in found if x.what is not What.THEME
    )
    assert max(Counter(x.key for x in page.lines).values()) == 1
    told = {(x.rule, x.members) for x in found if x.members}
    assert told == {
        ("excused_in_a_row", (4,)), ("unexcused_allowed", (5,)), ("months_without_attendance", (5,)),
        ("probation_months", (17,)),
    }  # fmt: skip


@pytest.mark.parametrize(("days", "n"), [(91, 0), (29, 1)])
def test_probation_ends_in_so_many_days(book: Book, days: int, n: int) -> None:
    ends = date(2026, 11, 5) + timedelta(days=days)
    book.roster.save(Member(name="Lê Thị Mới", admitted=ends.replace(year=ends.year - 1)))
    assert whats(book.home.page(), Section.ALERTS).count(What.PROBATION) == n


def test_what_is_given_back_in_time_leaves_the_list(book: Book) -> None:
    book.assignments.add(Assignment(kind=Work.TASK, members=(2,), title="Rà soát", due=date(2026, 11, 1)))
    assert What.TASK in whats(book.home.page(), Section.OVERDUE)
    book.assignments.close(1, Stage.DONE, "Xong")
    assert What.TASK not in whats(book.home.page(), Section.OVERDUE)
    assert {dial.key: dial.value for dial in book.home.page().dials}["tasks"] == 0


def test_a_session_on_a_day_off_waits_for_the_lunar_calendar(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    book.calendar.add(Kind.EXTRAORDINARY, date(2026, 11, 24))  # the first Culture Day
    monkeypatch.setattr(book.calendar, "at_hand", lambda *years: False)
    quick = book.home.page(whole=False)
    assert not quick.whole
    assert What.WRONG_DAY not in whats(quick, Section.ALERTS)
    assert What.WRONG_DAY in whats(book.home.page(), Section.ALERTS)


def test_december_asks_for_the_plan_of_the_year_to_come(book: Book) -> None:
    assert What.NO_PLAN not in whats(on(book, date(2026, 11, 30)), Section.ALERTS)
    assert What.NO_PLAN in whats(on(book, date(2026, 12, 1)), Section.ALERTS)
    book.calendar.plan_year(2027, "05")
    assert What.NO_PLAN not in whats(on(book, date(2026, 12, 1)), Section.ALERTS)


def test_reading_the_day_writes_nothing(book: Book) -> None:
    before = (book.disk_folder / "db.jsonl").read_bytes()
    book.home.page()
    assert (book.disk_folder / "db.jsonl").read_bytes() == before


def test_the_invented_cell_has_something_in_every_section(tmp_path: Path) -> None:
    demo = keep(tmp_path / "demo")
    page = demo.home.page()
    assert all(page.of(section) for section in Section)
    assert {What.TASK} <= set(whats(page, Section.OVERDUE))
    assert {What.THEME, What.PROBATION} <= set(whats(page, Section.ALERTS))
    assert all(dial.value is not None or dial.before is not None for dial in page.dials)
    assert isinstance(demo.themes.all()[0], Theme)
    demo.close()
