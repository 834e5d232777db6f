"""The door to the minutes: what is lacking, closing into a version, opening again with a cause, comparing, undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from store import Book
from store.errors import BadValue, ChangedSince, NoSuch
from store.records import Assignment, Code, Proceedings, Stage, State, Work
from tests.cells import again, make_cell, november, number_of
from tests.sittings import say


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    yield made
    made.close()


def keys(book: Book, id: int) -> list[str]:
    return [one.key for one in book.minutes.lacking(id)]


def leave_all(book: Book, id: int) -> None:
    for one in book.minutes.lacking(id):
        book.minutes.leave(id, one.key)


@pytest.fixture
def held(book: Book) -> int:
    """November's session, its roll called and everything else still to be said."""
    id = november(book).id
    book.attendance.mark_rest(id)
    return id


def test_closing_waits_for_an_answer_to_each_thing_missing(book: Book, held: int) -> None:
    with pytest.raises(BadValue, match="Chưa cử thư ký") as refused:
        book.minutes.close(held)
    assert "(+" in refused.value.sentence("en")
    assert book.minutes.versions(held) == []
    assert november(book).state is not State.CLOSED
    leave_all(book, held)
    assert all(one.left for one in book.minutes.lacking(held))
    book.minutes.close(held)
    assert november(book).state is State.CLOSED


def test_an_assigned_paper_nobody_gave_is_listed_until_it_is_answered_or_left(book: Book, held: int) -> None:
    paper = number_of(book.assignments.add(Assignment(kind=Work.PAPER, members=(3,), title="Kể chuyện", session=held)))
    assert f"assigned:{paper}" in keys(book, held)
    book.minutes.leave(held, f"assigned:{paper}")
    assert {m.key: m.left for m in book.minutes.lacking(held)}[f"assigned:{paper}"] is True
    book.minutes.leave(held, f"assigned:{paper}", left=False)
    assert {m.key: m.left for m in book.minutes.lacking(held)}[f"assigned:{paper}"] is False
    book.assignments.close(paper, Stage.NOT_GIVEN, anyway=True)
    assert f"assigned:{paper}" not in keys(book, held)


def test_what_is_not_missing_cannot_be_left(book: Book, held: int) -> None:
    with pytest.raises(NoSuch):
        book.minutes.leave(held, "roll")


def test_a_version_keeps_text_hand_and_rule_set_and_the_file_has_it(book: Book, held: int) -> None:
    leave_all(book, held)
    said = book.minutes.text(held)
    book.minutes.close(held)
    version = again(book.disk_folder).minutes.version(held, 1)
    assert (version.number, version.by, version.text, version.why) == (1, "thuky", said, "")
    assert version.rules == book.settings.rules().version
    assert version.at.startswith("2026-11-05T14:10")
    with pytest.raises(NoSuch):
        book.minutes.version(held, 2)


def test_opening_again_asks_the_cause_which_the_next_version_keeps(book: Book, held: int) -> None:
    leave_all(book, held)
    book.minutes.close(held)
    with pytest.raises(BadValue, match="lý do"):
        book.minutes.reopen(held, "  ")
    book.minutes.reopen(held, "ghi nhầm người vắng")
    book.attendance.mark(held, 4, Code.EXCUSED, reason="business")
    book.minutes.close(held)
    first, second = book.minutes.versions(held)
    assert (first.why, second.why) == ("", "ghi nhầm người vắng")
    changed = [d for d in book.minutes.compare(first.text, second.text) if d.sign != " "]
    assert ("+", "- Vắng có phép (1): đ/c Đỗ Thị Diệu (đi công tác).") in [(d.sign, d.text) for d in changed]
    assert any(d.sign == "-" and "16/16" in d.text for d in changed)
    assert not any(d.sign != " " for d in book.minutes.compare(first.text, first.text))


def test_only_the_latest_closed_minutes_are_opened_again(book: Book, held: int) -> None:
    october = book.calendar.resolve("2026-10").id
    book.attendance.mark_rest(october)
    for id in (held, october):  # whichever was closed last: the day of the session decides
        leave_all(book, id)
        book.minutes.close(id)
    with pytest.raises(BadValue, match="khóa sau cùng: 2026-11-DK"):
        book.minutes.reopen(october, "sửa")
    book.minutes.reopen(held, "sửa")
    book.minutes.reopen(october, "sửa")
    with pytest.raises(BadValue, match="chưa khóa"):
        book.minutes.reopen(october, "sửa")


def test_both_sessions_of_a_sitting_are_opened_again_whichever_is_named(book: Book, held: int) -> None:
    thematic = book.calendar.resolve("2026-Q4-CD").id
    other = make_cell(book.disk_folder.parent / "shared", members=3)
    id, theme = november(other).id, other.calendar.resolve("2026-Q4-CD").id
    assert theme == thematic
    other.calendar.join(theme, id)
    other.attendance.mark_rest(id)
    say(other, id, chair=2, taker=1, opened="14:00", ended="16:05", read_back=True)
    assert "taker" not in keys(other, theme)
    assert "roll" not in keys(other, theme)
    for one in (id, theme):
        leave_all(other, one)
        other.minutes.close(one)
    other.minutes.reopen(id, "sửa")
    other.minutes.reopen(theme, "sửa")
    other.close()


def test_a_session_still_to_come_is_not_closed(book: Book) -> None:
    december = book.calendar.resolve("2026-12").id
    leave_all(book, december)
    with pytest.raises(BadValue, match="chưa tới"):
        book.minutes.close(december)


def test_undo_takes_closing_back_and_reopening_too(book: Book, held: int) -> None:
    leave_all(book, held)
    book.minutes.close(held)
    book.minutes.reopen(held, "sửa")
    book.history.undo()
    assert november(book).state is State.CLOSED
    book.history.undo()
    assert november(book).state is not State.CLOSED
    assert book.minutes.versions(held) == []


def test_another_terminal_cannot_undo_its_mark_once_the_minutes_are_closed(book: Book, held: int) -> None:
    other = again(book.disk_folder)
    other.attendance.mark(held, 5, Code.LATE, clock="14:20")
    book.poll()
    leave_all(book, held)
    book.minutes.close(held)
    other.poll()
    with pytest.raises(BadValue, match="đã khóa"):
        other.history.undo()
    with pytest.raises(BadValue, match="đã khóa"):
        other.history.undo(anyway=True)
    book.minutes.reopen(held, "sửa")
    other.history.undo()
    assert other.attendance.mark_of(november(other), other.roster.member(5)).code is Code.PRESENT


def test_a_preparation_taken_up_before_closing_is_not_undone_into_an_open_session(book: Book, held: int) -> None:
    other = again(book.disk_folder)
    other.agenda.prepare(held)
    book.poll()
    leave_all(book, held)
    book.minutes.close(held)
    with pytest.raises((BadValue, ChangedSince)):
        other.history.undo(anyway=True)
    assert again(book.disk_folder).calendar.session(held).state is State.CLOSED


def test_the_closed_proceedings_are_the_ones_that_were_read(book: Book, held: int) -> None:
    say(book, held, conclusion="Thống nhất nhiệm vụ tháng 12.\nGiao đ/c An.", weaknesses="ít đề xuất")
    leave_all(book, held)
    book.minutes.close(held)
    text = book.minutes.version(held, 1).text
    assert "Thống nhất nhiệm vụ tháng 12.\nGiao đ/c An.\n- Hạn chế: ít đề xuất.\n" in text
    kept = book.rows("proceedings", Proceedings).get(held)
    assert kept is not None
    assert replace(kept, left_open=()).conclusion.startswith("Thống nhất")
