"""The door to the speeches: logged, judged, timed, summarised, taken away; papers given; undo, two hands, the file."""

from __future__ import annotations

import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from store import Book
from store.errors import BadValue, NoSuch
from store.records import Assignment, Code, SpeechKind, Stage, State, Work
from store.rules.assignments import stage_of
from tests.cells import again, make_cell, november, number_of


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    made.proceedings.begin(november(made).id)
    yield made
    made.close()


def opinion(book: Book, member: int, **more: object) -> int:
    made = book.speeches.log(november(book).id, SpeechKind.OPINION, member=member, **more)  # type: ignore[arg-type]
    return number_of(made)


def paper(book: Book, member: int, kind: Work = Work.PAPER) -> int:
    return number_of(book.assignments.add(Assignment(kind=kind, members=(member,), session=november(book).id)))


def test_a_speech_stands_under_its_item_with_the_hour_and_is_on_disk(book: Book) -> None:
    session = november(book).id
    item = book.agenda.items(session)[2].id
    id = opinion(book, 3, item=item)
    read = again(book.disk_folder).speeches
    found = read.speech(id)
    assert (found.member, found.kind, found.item, found.clock) == (3, SpeechKind.OPINION, item, "14:10")
    assert read.of_session(session) == read.of_item(session, item) == read.of_member(3, 2026) == [found]
    assert read.of_item(session, 0) == read.of_member(3, 2025) == read.of_member(4) == []


def test_a_speech_of_another_day_has_no_hour(book: Book) -> None:
    october = book.calendar.resolve("2026-10").id
    id = number_of(book.speeches.log(october, SpeechKind.QUESTION, member=2))
    assert book.speeches.speech(id).clock == ""


def test_a_guest_speaks_at_their_own_session_only(book: Book) -> None:
    session = november(book).id
    book.attendance.add_guest(session, "Phạm Minh", "Đảng ủy cấp trên")
    guest = book.attendance.guests(session)[0].id
    id = number_of(book.speeches.log(session, SpeechKind.OPINION, guest=guest))
    assert book.speeches.speech(id).guest == guest
    with pytest.raises(NoSuch):
        book.speeches.log(book.calendar.resolve("2026-10").id, SpeechKind.OPINION, guest=guest)


@pytest.mark.parametrize("facts", [{"member": 99}, {"member": 1, "item": 999}, {"guest": 7}])
def test_who_or_what_is_not_in_the_book_is_refused(book: Book, facts: dict[str, int]) -> None:
    with pytest.raises(NoSuch):
        book.speeches.log(november(book).id, SpeechKind.OPINION, **facts)  # type: ignore[arg-type]
    with pytest.raises(BadValue):
        book.speeches.log(november(book).id, SpeechKind.OPINION)
    assert book.speeches.of_session(november(book).id) == []


def test_quality_and_the_four_answers_are_said_changed_and_emptied_again(book: Book) -> None:
    id, door = opinion(book, 3), book.speeches
    door.judge(id, {"quality": 4, "own_work": True})
    door.toggle(id, "measure")
    door.toggle(id, "analysis")
    door.toggle(id, "analysis")
    found = again(book.disk_folder).speeches.speech(id)
    assert (found.quality, found.own_work, found.measure, found.analysis, found.proposal) == (
        4,
        True,
        True,
        False,
        None,
    )
    door.toggle(id, "analysis")
    door.judge(id, {"quality": None})
    assert (door.speech(id).analysis, door.speech(id).quality) == (None, None)
    for refused in ({"quality": 5}, {"summary": "x"}):
        with pytest.raises(BadValue):
            door.judge(id, refused)  # type: ignore[arg-type]
    with pytest.raises(BadValue):
        door.toggle(id, "quality")


def test_a_summary_is_written_later_and_taken_away(book: Book) -> None:
    id = opinion(book, 3, summary="Nêu khó khăn")
    book.speeches.summarise(id, "Nêu khó khăn khi số hóa; đề nghị thêm máy quét.")
    assert again(book.disk_folder).speeches.speech(id).summary.endswith("máy quét.")
    book.speeches.summarise(id, "")
    assert book.speeches.speech(id).summary == ""


def test_the_watch_adds_up_and_undo_takes_the_last_run_off(book: Book) -> None:
    id = opinion(book, 3)
    book.speeches.time(id, 95)
    book.speeches.time(id, 30)
    assert book.speeches.speech(id).seconds == 125
    book.history.undo()
    assert book.speeches.speech(id).seconds == 95
    with pytest.raises(BadValue):
        book.speeches.time(id, 999_999)


def test_a_paper_given_closes_its_assignment_and_one_undo_takes_both_back(book: Book) -> None:
    lead_in, given = paper(book, 5, Work.LEAD_IN), paper(book, 7)
    session = november(book).id
    assert [a.id for a in book.speeches.waiting(session)] == [lead_in, given]
    id = number_of(book.speeches.log_assigned(given))
    speech = book.speeches.speech(id)
    assert (speech.member, speech.kind, speech.assignment) == (7, SpeechKind.PAPER, given)
    assert stage_of(book.assignments.assignment(given)) is Stage.GIVEN
    assert [a.id for a in book.speeches.waiting(session)] == [lead_in]
    with pytest.raises(BadValue):
        book.speeches.log_assigned(given)
    book.history.undo()
    assert book.speeches.of_session(session) == []
    assert stage_of(book.assignments.assignment(given)) is Stage.ASSIGNED


def test_a_speech_taken_away_lets_its_paper_wait_again(book: Book) -> None:
    given = paper(book, 7)
    id = number_of(book.speeches.log_assigned(given))
    book.speeches.remove(id)
    assert [a.id for a in book.speeches.waiting(november(book).id)] == [given]
    book.history.undo()
    assert book.speeches.speech(id).assignment == given
    assert book.speeches.waiting(november(book).id) == []
    with pytest.raises(NoSuch):
        book.speeches.remove(999)


def test_one_asks_about_who_is_not_there_once(book: Book) -> None:
    session = november(book).id
    assert not book.speeches.is_doubtful(session, 9)  # no roll was called yet
    book.attendance.mark(session, 9, Code.UNEXCUSED)
    assert book.speeches.is_doubtful(session, 9)
    assert book.speeches.is_doubtful(session, 10)  # not taken
    book.attendance.mark_rest(session)
    assert not book.speeches.is_doubtful(session, 10)
    opinion(book, 9)
    assert not book.speeches.is_doubtful(session, 9)


def test_the_log_of_a_speech_tells_what_was_changed(book: Book) -> None:
    id, other = opinion(book, 3), opinion(book, 4)
    book.speeches.change(id, {"kind": SpeechKind.QUESTION, "member": 5})
    book.speeches.judge(other, {"quality": 1})
    assert [c.act for c in book.speeches.log_of(id)] == ["speeches.change", "speeches.log"]
    assert book.speeches.speech(id).member == 5


def test_nothing_is_written_where_the_minutes_are_closed(book: Book) -> None:
    id, waits = opinion(book, 3), paper(book, 5)
    book.calendar.set_state(november(book).id, State.CLOSED)
    for refused in (
        lambda: opinion(book, 4),
        lambda: book.speeches.log_assigned(waits),
        lambda: book.speeches.judge(id, {"quality": 2}),
        lambda: book.speeches.summarise(id, "x"),
        lambda: book.speeches.time(id, 5),
        lambda: book.speeches.remove(id),
    ):
        with pytest.raises(BadValue, match="khóa"):
            refused()
    assert len(book.speeches.of_session(november(book).id)) == 1


def test_two_hands_log_at_once_and_neither_is_lost(book: Book) -> None:
    other = again(book.disk_folder)
    session = november(book).id
    for member in (1, 2, 3):
        opinion(book, member)
        other.speeches.log(session, SpeechKind.QUESTION, member=member + 5)
    book.poll()
    assert sorted(s.member for s in book.speeches.of_session(session)) == [1, 2, 3, 6, 7, 8]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(some.text(alphabet=string.printable + "ệưđằ\u0323\u0302", max_size=300))
def test_any_summary_is_read_back_as_it_is_shown(book: Book, text: str) -> None:
    id = opinion(book, 3, summary=text)
    shown = book.speeches.speech(id).summary
    read = again(book.disk_folder)
    assert read.speeches.speech(id).summary == shown
    read.close()
    book.speeches.summarise(id, shown)
    assert book.speeches.speech(id).summary == shown
