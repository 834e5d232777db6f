"""The page of a sitting: people, silences, share, what waits; the same after each change as read anew."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from store import Book
from store.records import Assignment, Code, SpeechKind, Work
from tests.cells import again, make_cell, november, number_of


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    made.proceedings.begin(november(made).id)
    yield made
    made.close()


def silent(book: Book) -> list[tuple[int, int]]:
    return [(one.member.id, one.sessions) for one in book.sitting.page(november(book).id).silent]


def test_the_longest_silent_is_named_first_with_the_number_of_sessions(book: Book) -> None:
    for code, speakers in (("2026-08", (1, 2, 3)), ("2026-09", (1, 2)), ("2026-10", (1,))):
        id = book.calendar.resolve(code).id
        book.attendance.mark_rest(id)
        for member in speakers:
            book.speeches.log(id, SpeechKind.OPINION, member=member)
    session = november(book).id
    book.attendance.mark_rest(session)
    assert silent(book)[:3] == [(4, 3), (5, 3), (6, 3)]
    assert silent(book)[-3:] == [(3, 2), (2, 1), (1, 0)]
    book.speeches.log(session, SpeechKind.OPINION, member=4)
    assert silent(book)[0] == (5, 3)


def test_sessions_of_which_nothing_was_written_down_make_nobody_silent(book: Book) -> None:
    book.attendance.mark_rest(book.calendar.resolve("2026-10").id)
    assert {length for _member, length in silent(book)} == {0}


def test_nine_of_fourteen_present_are_64_percent(book: Book) -> None:
    session = november(book).id
    assert book.sitting.page(session).share is None  # nobody is known to be there yet
    book.attendance.mark(session, 15, Code.UNEXCUSED)
    book.attendance.mark(session, 16, Code.EXCUSED)
    book.attendance.mark_rest(session)
    for member in (*range(1, 10), 3, 16):
        book.speeches.log(session, SpeechKind.OPINION, member=member)
    page = book.sitting.page(session)
    assert (page.share, page.spoke, len(page.present)) == (Fraction(9, 14), 9, 14)
    assert f"{float(page.share or 0):.0%}" == "64%"
    assert page.target == Fraction(1, 2)
    book.settings.set_rule("speakers_share", "70")
    assert book.sitting.page(session).target == Fraction(7, 10)


def test_a_guest_speaks_and_changes_no_rate(book: Book) -> None:
    session = november(book).id
    book.attendance.mark_rest(session)
    before = book.sitting.page(session)
    for name in ("Phạm Minh", "Lê Hà"):
        book.attendance.add_guest(session, name)
    for guest in book.attendance.guests(session):
        book.speeches.log(session, SpeechKind.OPINION, guest=guest.id)
    page = book.sitting.page(session)
    assert (page.share, page.present, page.silent) == (before.share, before.present, before.silent)
    assert page.counts.total == 2
    assert [p.times for p in page.people if p.guest] == [1, 1]


def test_what_was_assigned_waits_until_it_is_given(book: Book) -> None:
    session = november(book).id
    id = number_of(book.assignments.add(Assignment(kind=Work.PAPER, members=(5,), session=session)))
    assert [a.id for a in book.sitting.page(session).waiting] == [id]
    book.speeches.log_assigned(id)
    assert book.sitting.page(session).waiting == ()


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(some.lists(some.tuples(some.integers(1, 16), some.sampled_from(["log", "judge", "time", "remove", "undo"]))))
def test_the_page_after_each_change_is_the_page_as_read_anew(book: Book, acts: list[tuple[int, str]]) -> None:
    session = november(book).id
    page, made = book.sitting.page(session), list[int]()
    for member, act in acts:
        if act == "log" or not made:
            change = book.speeches.log(session, SpeechKind.OPINION, member=member)
            made.append(number_of(change))
        elif act == "judge":
            change = book.speeches.judge(made[-1], {"quality": 1 + member % 4})
        elif act == "time":
            change = book.speeches.time(made[-1], member)
        elif act == "remove":
            change = book.speeches.remove(made.pop())
        else:
            change = book.history.undo()
            made = [s.id for s in book.speeches.of_session(session)]
        after = book.sitting.page_after(page, change)
        assert after == book.sitting.page(session)
        assert after is not None
        page = after


def test_a_change_of_anything_else_is_read_anew(book: Book) -> None:
    session = november(book).id
    page = book.sitting.page(session)
    assert book.sitting.page_after(page, book.attendance.mark(session, 1, Code.PRESENT)) is None
    october = book.calendar.resolve("2026-10").id
    assert book.sitting.page_after(page, book.speeches.log(october, SpeechKind.OPINION, member=1)) is None


def test_the_page_reads_the_same_from_the_file(book: Book) -> None:
    session = november(book).id
    book.attendance.mark_rest(session)
    book.speeches.log(session, SpeechKind.QUESTION, member=3)
    assert again(book.disk_folder).sitting.page(session) == book.sitting.page(session)


def test_a_session_in_anothers_sitting_has_its_roll_and_its_guests(book: Book) -> None:
    session = november(book).id
    thematic = book.calendar.resolve("2026-Q4-CD").id
    book.history.undo()  # what was begun has its sitting already
    book.calendar.join(thematic, session)
    book.proceedings.begin(session)
    book.attendance.mark(session, 4, Code.UNEXCUSED)
    book.attendance.mark_rest(session)
    book.attendance.add_guest(session, "Phạm Minh")
    guest = book.attendance.guests(session)[0].id
    page = book.sitting.page(thematic)
    assert (page.called, len(page.present)) == (True, 15)
    assert book.speeches.is_doubtful(thematic, 4)
    book.speeches.log(thematic, SpeechKind.OPINION, guest=guest)
    assert [s.guest for s in book.sitting.page(thematic).speeches] == [guest]
    assert book.sitting.page(session).speeches == ()
    assert [[s.id for s in book.sitting.page(id).partners] for id in (session, thematic)] == [[thematic], [session]]
