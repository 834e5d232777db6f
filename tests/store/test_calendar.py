"""The calendar's door: every command is one entry, on disk, undone whole, and judged by what others wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from store import Book, BookError
from store.errors import BadValue, NoSuch
from store.records import Code, Kind, OwnDay, Session, State
from tests.cells import again, make_cell, november

DAY = date(2026, 11, 20)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book", members=3)
    yield made
    made.close()


def by_code(book: Book, code: str) -> Session:
    return next(s for s in book.calendar.sessions() if s.code == code)


COMMANDS: list[tuple[str, Callable[[Book], object]]] = [
    ("add", lambda b: b.calendar.add(Kind.COMMITTEE, DAY, title="Chuẩn bị")),
    ("move", lambda b: b.calendar.move(november(b).id, DAY, "họp tỉnh")),
    ("cancel", lambda b: b.calendar.cancel(november(b).id, "bão")),
    ("join", lambda b: b.calendar.join(by_code(b, "2026-Q4-CD").id, november(b).id)),
    ("prepared", lambda b: b.calendar.set_state(november(b).id, State.PREPARED)),
    ("edit", lambda b: b.calendar.edit(november(b).id, title="Bầu cử", place="Hội trường", start="9h30")),
    ("remove", lambda b: b.calendar.remove(november(b).id)),
    ("own day", lambda b: b.calendar.add_own_day(DAY, DAY, "Lễ trường")),
]


@pytest.mark.parametrize("act", [c[1] for c in COMMANDS], ids=[c[0] for c in COMMANDS])
def test_a_command_is_one_entry_read_by_another_hand_and_undone_whole(
    book: Book, act: Callable[[Book], object]
) -> None:
    before = (book.calendar.sessions(), book.settings.cell())
    entries = len(list(book.history.changes()))
    act(book)
    after = (book.calendar.sessions(), book.settings.cell())
    assert after != before
    assert len(list(book.history.changes())) == entries + 1
    other = again(book.disk_folder)
    assert (other.calendar.sessions(), other.settings.cell()) == after
    book.history.undo()
    assert (book.calendar.sessions(), book.settings.cell()) == before


def test_a_session_is_moved_with_its_reason_in_the_journal_and_the_day_commented(book: Book) -> None:
    notes, change = book.calendar.move(november(book).id, date(2026, 12, 5), "  họp\ttỉnh ")
    assert change.why == "họp tỉnh"
    assert [n.rule for n in notes] == ["regular_per_month"]
    moved = november(book)
    assert (moved.date, moved.moved_from, moved.why) == (date(2026, 12, 5), date(2026, 11, 5), "họp tỉnh")
    assert book.calendar.warnings(2026)[0].session == moved.id


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 24), "Ngày Văn hóa"), (date(2026, 11, 21), "thứ Bảy"), (date(2026, 11, 23), "Giỗ họ"),
        (date(2026, 12, 31), "ngoài tháng"), (date(2027, 1, 1), "Tết Dương lịch"), (DAY, ""),
    ],
)  # fmt: skip
def test_what_there_is_to_say_of_a_day_is_said_and_stops_nothing(book: Book, day: date, said: str) -> None:
    book.calendar.add_own_day(date(2026, 11, 23), date(2026, 11, 23), "Giỗ họ")
    notes, _change = book.calendar.move(november(book).id, day, "bận")
    assert november(book).date == day
    assert (said in " ".join(n.sentence() for n in notes)) if said else notes == ()


def test_a_pair_in_one_sitting_moves_in_one_entry_and_comes_back_in_one(book: Book) -> None:
    thematic = by_code(book, "2026-Q4-CD")
    assert book.calendar.minutes(thematic) == 90
    book.calendar.join(thematic.id, november(book).id)
    assert book.calendar.minutes(november(book)) == book.calendar.minutes(by_code(book, "2026-Q4-CD")) == 120
    _notes, change = book.calendar.move(november(book).id, DAY, "họp tỉnh")
    assert len(change.parts) == 2
    assert by_code(book, "2026-Q4-CD").date == november(book).date == DAY
    book.history.undo()
    assert by_code(book, "2026-Q4-CD").date == november(book).date == date(2026, 11, 5)
    book.calendar.part(thematic.id)
    assert by_code(book, "2026-Q4-CD") == thematic


def test_a_roll_called_by_another_hand_a_moment_ago_stops_a_move(book: Book) -> None:
    session = november(book)
    assert not book.attendance.called(session)
    other = again(book.disk_folder)
    other.attendance.mark(session.id, 1, Code.PRESENT)
    for act in (
        lambda: book.calendar.move(session.id, DAY, "bận"),
        lambda: book.calendar.cancel(session.id, "bận"),
        lambda: book.calendar.remove(session.id),
    ):
        with pytest.raises(BadValue):
            act()
    assert november(book) == session


def test_a_day_taken_by_another_hand_a_moment_ago_is_refused(book: Book) -> None:
    other = again(book.disk_folder)
    other.calendar.add(Kind.COMMITTEE, DAY)
    with pytest.raises(BadValue, match="chi ủy"):
        book.calendar.add(Kind.COMMITTEE, DAY)
    assert [s.code for s in book.calendar.sessions() if s.kind is Kind.COMMITTEE] == ["2026-11-CU"]


def test_cancelling_and_bringing_back_change_what_the_year_lacks_at_once(book: Book) -> None:
    thematic = by_code(book, "2026-Q2-CD")
    assert book.calendar.warnings(2026) == ()
    book.calendar.cancel(thematic.id, "bão")
    assert [w.period for w in book.calendar.warnings(2026)] == ["2026-Q2"]
    book.calendar.restore(thematic.id)
    assert book.calendar.warnings(2026) == ()
    book.calendar.remove(thematic.id)
    assert [w.sentence("vi") for w in book.calendar.warnings(2026)] == [
        "Quý II năm 2026 chưa có buổi sinh hoạt chuyên đề."
    ]


def test_a_session_opened_but_not_called_is_removed_with_its_blank_rows_and_comes_back_with_them(book: Book) -> None:
    session = november(book)
    book.attendance.open(session.id)
    assert len(book.marks().all()) == 3
    book.calendar.remove(session.id)
    assert book.marks().all() == []
    assert again(book.disk_folder).marks().all() == []
    book.history.undo()
    assert november(book) == session
    assert len(book.marks().all()) == 3


@pytest.mark.parametrize("record", ["mark", "note", "guest"])
def test_a_session_with_any_record_is_never_removed(book: Book, record: str) -> None:
    id = november(book).id
    if record == "mark":
        book.attendance.mark(id, 1, Code.EXCUSED)
    elif record == "note":
        book.attendance.note(id, 1, "báo trước")
    else:
        book.attendance.add_guest(id, "Khách")
    with pytest.raises(BadValue, match="1 dòng"):
        book.calendar.remove(id)
    assert november(book).id == id


def test_removing_the_regular_session_leaves_the_thematic_one_by_itself(book: Book) -> None:
    thematic = by_code(book, "2026-Q4-CD")
    book.calendar.join(thematic.id, november(book).id)
    book.calendar.remove(november(book).id)
    assert by_code(book, "2026-Q4-CD").sitting == 0


def test_the_standing_follows_the_roll(book: Book) -> None:
    session = november(book)
    assert book.calendar.standing(session).due
    book.calendar.set_state(session.id, State.PREPARED)
    assert book.calendar.standing(november(book)).state is State.PREPARED
    book.attendance.mark(session.id, 1, Code.PRESENT)
    assert book.calendar.standing(november(book)).state is State.HELD
    book.calendar.set_state(session.id, State.CLOSED)
    assert book.calendar.standing(november(book)).state is State.CLOSED


def test_own_days_are_kept_in_order_changed_and_removed_by_what_they_are(book: Book) -> None:
    book.calendar.add_own_day(date(2026, 7, 6), date(2026, 7, 10), " Nghỉ  hè ")
    book.calendar.add_own_day(date(2026, 5, 1), date(2026, 5, 1), "Làm bù", working=True)
    worked, summer = book.calendar.own_days()
    assert (worked.working, summer.name) == (True, "Nghỉ hè")
    longer = OwnDay(since=summer.since, until=date(2026, 7, 17), name="Nghỉ hè")
    book.calendar.change_own_day(summer, longer)
    assert book.calendar.own_days() == (worked, longer)
    with pytest.raises(NoSuch):
        book.calendar.change_own_day(summer, worked)
    book.calendar.remove_own_day(worked)
    with pytest.raises(NoSuch):
        book.calendar.remove_own_day(worked)
    assert again(book.disk_folder).calendar.own_days() == (longer,)


def test_an_own_day_of_another_hand_is_not_lost_when_one_adds_ones_own(book: Book) -> None:
    other = again(book.disk_folder)
    other.calendar.add_own_day(DAY, DAY, "Lễ trường")
    book.calendar.add_own_day(date(2026, 7, 6), date(2026, 7, 10), "Nghỉ hè")
    assert [d.name for d in book.calendar.own_days()] == ["Nghỉ hè", "Lễ trường"]


@pytest.mark.parametrize(
    ("since", "until", "name"),
    [
        (date(2026, 7, 10), date(2026, 7, 6), "Nghỉ hè"),
        (date(2026, 7, 6), date(2028, 7, 6), "Nghỉ hè"),
        (DAY, DAY, " "),
    ],
)
def test_an_own_day_that_cannot_be_is_refused(book: Book, since: date, until: date, name: str) -> None:
    with pytest.raises(BadValue):
        book.calendar.add_own_day(since, until, name)
    assert book.calendar.own_days() == ()


def test_an_own_day_off_under_a_session_is_warned_of_at_once_and_no_longer_once_it_is_gone(book: Book) -> None:
    book.calendar.add_own_day(date(2026, 11, 5), date(2026, 11, 5), "Lễ trường")
    (one,) = book.calendar.warnings(2026)
    assert "Lễ trường" in one.sentence()
    book.calendar.remove_own_day(book.calendar.own_days()[0])
    assert book.calendar.warnings(2026) == ()


def test_a_year_is_planned_around_own_days_and_again_adds_none(book: Book) -> None:
    book.calendar.add_own_day(date(2027, 3, 5), date(2027, 3, 5), "Lễ trường")
    made, _change = book.calendar.plan_year(2027, "05")
    assert len(made.new) == 16
    assert any("Lễ trường" in n.sentence() for n in made.notes)
    assert book.calendar.plan_year(2027, "05")[1].n == 0


def test_a_session_moved_into_the_next_year_is_on_both_pages(book: Book) -> None:
    december = book.calendar.resolve("2026-12")
    book.calendar.move(december.id, date(2027, 1, 4), "tổng kết")
    assert december.id in {s.id for s in book.calendar.page(2026)}
    assert [s.id for s in book.calendar.page(2027)] == [december.id]
    assert len(book.calendar.plan_year(2027, "05")[0].new) == 16


def test_what_is_typed_is_cleaned_and_hours_are_read(book: Book) -> None:
    _notes, change = book.calendar.add(Kind.EXTRAORDINARY, DAY, title=" Bầu\x1b[31m  cử ", start="9h")
    made = by_code(book, "2026-11-BT")
    assert (made.title, made.start) == ("Bầu[31m cử", "09:00")
    assert change.n
    with pytest.raises(BookError):
        book.calendar.add(Kind.EXTRAORDINARY, date(2026, 11, 23), start="25h")


def test_undo_of_an_own_day_leaves_the_days_of_another_hand(book: Book) -> None:
    other = again(book.disk_folder)
    first, second = date(2026, 7, 20), date(2026, 7, 21)
    book.calendar.add_own_day(first, first, "Hội làng")
    other.calendar.add_own_day(second, second, "Giỗ họ")
    book.poll()
    book.history.undo()
    assert [d.name for d in again(book.disk_folder).calendar.own_days()] == ["Giỗ họ"]
    other.poll()
    other.calendar.remove_own_day(other.calendar.own_days()[0])
    other.calendar.add_own_day(first, first, "Hội làng")
    other.history.undo()
    other.history.undo()
    assert [d.name for d in again(book.disk_folder).calendar.own_days()] == ["Giỗ họ"]
