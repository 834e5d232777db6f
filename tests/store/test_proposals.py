"""The door to the proposals: from a speech or alone, dated states, the task that carries one out, and its result."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from store import Book
from store.disk import Put
from store.errors import BadValue, BookError, NoSuch, Odd
from store.records import (
    Assignment,
    Code,
    Proposal,
    ProposalState,
    Session,
    Speech,
    SpeechKind,
    Stage,
    State,
    Work,
)  # fmt: skip
from store.rules.proposals import is_solved, state_of
from tests.cells import again, make_cell, number_of

TODAY = date(2026, 11, 5)
DAY = timedelta(days=1)
A, GO = ProposalState.ACCEPTED, ProposalState.IN_PROGRESS
OK, UP, NO = ProposalState.ANSWERED, ProposalState.PASSED_UP, ProposalState.REFUSED


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    yield made
    made.close()


def held(book: Book) -> Session:
    """The regular session of October, whose roll was called."""
    session = book.calendar.resolve("2026-10")
    book.attendance.mark(session.id, 1, Code.PRESENT)
    return session


def propose(book: Book, text: str = "Mua thêm máy chiếu", **more: object) -> int:
    facts: dict[str, object] = {"raised": TODAY, "member": 3, **more}
    return number_of(book.proposals.add(Proposal(text=text, **facts)))  # type: ignore[arg-type]


def spoken(book: Book, member: int = 4) -> Speech:
    speech = Speech(id=7, session=held(book).id, member=member, kind=SpeechKind.OPINION)
    book.commit("speeches.add", lambda: [Put("speeches", 7, speech)])
    return speech


def kept(book: Book, id: int) -> Proposal:
    return again(book.disk_folder).proposals.proposal(id)


def task_of(book: Book, id: int) -> Assignment:
    return again(book.disk_folder).assignments.assignment(kept(book, id).assignment)


# -- raising ---------------------------------------------------------------------------------


def test_a_proposal_made_in_a_speech_has_its_source_and_the_speech_says_so(book: Book) -> None:
    speech = spoken(book)
    id = number_of(book.proposals.add(Proposal(text="Mua máy chiếu", raised=TODAY, speech=7)))
    found = kept(book, id)
    assert (found.speech, found.session, found.member) == (7, speech.session, 4)
    assert found.raised == book.calendar.session(speech.session).date
    assert again(book.disk_folder).rows("speeches", Speech).get(7) == replace(speech, proposal=True)
    assert (
        [p.id for p in book.proposals.of_speech(7)] == [id] == [p.id for p in book.proposals.of_session(speech.session)]
    )


def test_undoing_a_proposal_takes_the_sign_off_the_speech_too(book: Book) -> None:
    spoken(book)
    propose(book, speech=7)
    book.history.undo()
    found = again(book.disk_folder)
    assert found.proposals.every() == []
    speech = found.rows("speeches", Speech).get(7)
    assert speech is not None
    assert speech.proposal is None


def test_taking_the_speech_away_leaves_the_proposal_by_itself(book: Book) -> None:
    id = propose(book, speech=spoken(book).id)
    book.speeches.remove(7)
    assert (kept(book, id).speech, kept(book, id).member) == (0, 3)
    book.history.undo()
    assert kept(book, id).speech == 7


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"text": "  "}, "nội dung"), ({"addressee": "nobody"}, "nơi nhận"), ({"raised": TODAY + DAY}, "tương lai"),
        ({"member": 99}, "Không có đảng viên số 99"), ({"session": 999}, "999"),
        ({"speech": 99}, "99"), ({"item": 99}, "99"),
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_is_one_sentence_and_nothing_is_written(book: Book, facts: dict[str, object], said: str) -> None:
    id = propose(book)
    with pytest.raises(BookError) as caught:
        book.proposals.change(id, facts)
    assert said in caught.value.sentence("vi")
    with pytest.raises(BookError):
        propose(book, **{"text": "khác", **facts})  # type: ignore[arg-type]
    assert [p.text for p in again(book.disk_folder).proposals.every()] == ["Mua thêm máy chiếu"]


def test_only_another_body_has_a_name_of_its_own(book: Book) -> None:
    id = propose(book, addressee="other", addressee_name="Công đoàn")
    assert kept(book, id).addressee_name == "Công đoàn"
    book.proposals.change(id, {"addressee": "board"})
    assert kept(book, id).addressee_name == ""


# -- states ----------------------------------------------------------------------------------


def test_a_proposal_goes_its_way_and_each_state_has_its_day(book: Book) -> None:
    id = propose(book, raised=TODAY - DAY * 9)
    door = book.proposals
    door.advance(id, A, TODAY - DAY * 8)
    door.advance(id, GO, TODAY - DAY * 3, "giao đ/c Bình")
    door.answer(id, "Đã ghi vào kế hoạch mua sắm")
    found = kept(book, id)
    days = [TODAY - DAY * 8, TODAY - DAY * 3, TODAY]
    assert [(s.state, s.on) for s in found.steps] == list(zip((A, GO, OK), days, strict=True))
    assert (found.answer, found.steps[1].note) == ("Đã ghi vào kế hoạch mua sắm", "giao đ/c Bình")
    door.step_back(id)
    assert state_of(kept(book, id)) is GO
    door.redate(id, 1, TODAY - DAY * 2)
    assert kept(book, id).steps[1].on == TODAY - DAY * 2


def test_an_odd_jump_is_refused_once_and_written_when_confirmed(book: Book) -> None:
    id = propose(book)
    with pytest.raises(Odd) as caught:
        book.proposals.advance(id, GO)
    assert caught.value.sentence("vi") == "«mới» → «đang giải quyết»: sai thứ tự. Vẫn ghi?"
    assert kept(book, id).steps == ()
    book.proposals.advance(id, GO, anyway=True)
    assert state_of(kept(book, id)) is GO


def test_a_refusal_needs_its_reason_and_keeps_it(book: Book) -> None:
    id = propose(book)
    with pytest.raises(BadValue):
        book.proposals.refuse(id, "  ")
    book.proposals.refuse(id, "ngoài thẩm quyền")
    assert kept(book, id).steps[-1].note == "ngoài thẩm quyền"
    with pytest.raises(BadValue):
        book.proposals.answer(id, " ")


def test_days_out_of_order_or_to_come_are_refused(book: Book) -> None:
    id = propose(book)
    for day in (TODAY + DAY, TODAY - DAY):
        with pytest.raises(BadValue):
            book.proposals.advance(id, A, day)
    with pytest.raises(BadValue):
        book.proposals.step_back(id)
    with pytest.raises(NoSuch):
        book.proposals.redate(id, 4, TODAY)
    with pytest.raises(NoSuch):
        book.proposals.advance(99, A)
    assert kept(book, id).steps == ()


def test_what_is_not_answered_in_time_comes_first(book: Book) -> None:
    late, soon = propose(book, raised=TODAY - DAY * 40), propose(book)
    done = propose(book, raised=TODAY - DAY * 90)
    book.proposals.answer(done, "rồi")
    assert [p.id for p in book.proposals.every()] == [late, soon, done]
    assert [p.id for p in book.proposals.unanswered()] == [late]
    book.settings.set_rule("proposal_answer_days", "50")
    assert book.proposals.unanswered() == []


# -- the task and the result -----------------------------------------------------------------


def test_a_task_is_made_linked_both_ways_in_one_action(book: Book) -> None:
    id = propose(book, "Mua\nmáy chiếu", session=held(book).id, raised=TODAY)
    book.proposals.make_task(id, (5, 6), due=TODAY + DAY * 20)
    found, task = kept(book, id), task_of(book, id)
    assert (task.kind, task.members, task.title, task.due) == (Work.TASK, (5, 6), "Mua máy chiếu", TODAY + DAY * 20)
    assert (task.carries_out, found.assignment, task.source) == (id, task.id, found.session)
    assert state_of(found) is GO
    with pytest.raises(BadValue):
        book.proposals.make_task(id, (5,))
    book.history.undo()
    assert kept(book, id).assignment == 0
    assert again(book.disk_folder).assignments.every() == []


def test_closing_the_task_carries_its_result_to_the_proposal(book: Book) -> None:
    id = propose(book)
    book.proposals.make_task(id, (5,))
    number = kept(book, id).assignment
    with pytest.raises(Odd):
        book.assignments.close(number, Stage.DONE)
    book.assignments.close(number, Stage.DONE, "đã mua 2 máy")
    found = kept(book, id)
    assert (found.result, found.solved, is_solved(found)) == ("đã mua 2 máy", TODAY, True)
    book.assignments.change(number, {"result": "đã mua 3 máy"})
    assert kept(book, id).result == "đã mua 3 máy"
    book.assignments.reopen(number)
    assert (kept(book, id).result, kept(book, id).solved) == ("", None)
    book.history.undo()
    assert kept(book, id).result == "đã mua 3 máy"


def test_a_result_by_hand_is_not_written_over_by_the_task(book: Book) -> None:
    id = propose(book)
    book.proposals.make_task(id, (5,))
    book.proposals.settle(id, "trường đã cấp", TODAY)
    book.assignments.close(kept(book, id).assignment, Stage.DONE, "đã nhận")
    assert kept(book, id).result == "trường đã cấp"
    book.proposals.settle(id, "")
    assert kept(book, id).solved is None


def test_taking_the_task_away_lets_go_of_the_proposal_and_the_other_way_round(book: Book) -> None:
    id = propose(book)
    book.proposals.make_task(id, (5,))
    book.assignments.remove(kept(book, id).assignment)
    assert kept(book, id).assignment == 0
    book.history.undo()
    number = kept(book, id).assignment
    assert number
    book.proposals.remove(id)
    assert again(book.disk_folder).assignments.assignment(number).carries_out == 0
    book.history.undo()
    assert task_of(book, id).carries_out == id


# -- sessions --------------------------------------------------------------------------------


def test_a_closed_session_locks_what_was_said_and_not_what_becomes_of_it(book: Book) -> None:
    session = held(book)
    id = propose(book, session=session.id)
    book.calendar.set_state(session.id, State.CLOSED)
    for act in (
        lambda: book.proposals.change(id, {"text": "khác"}),
        lambda: book.proposals.remove(id),
        lambda: propose(book, session=session.id),
    ):
        with pytest.raises(BadValue) as caught:
            act()
        assert "đã khóa" in caught.value.sentence("vi")
    book.proposals.answer(id, "Đã xếp vào quý GO")
    book.proposals.make_task(id, (5,))
    book.proposals.settle(id, "xong")
    assert (kept(book, id).text, kept(book, id).result) == ("Mua thêm máy chiếu", "xong")


def test_two_hands_write_different_fields_and_neither_is_lost(book: Book) -> None:
    id = propose(book)
    again(book.disk_folder).proposals.change(id, {"addressee": "board"})
    book.proposals.advance(id, A)
    found = kept(book, id)
    assert (found.addressee, state_of(found)) == ("board", A)


def test_a_session_brings_along_what_waits_for_an_answer(book: Book) -> None:
    session = held(book)
    waiting = propose(book, raised=TODAY - DAY * 3)
    in_it = propose(book, raised=session.date, session=session.id)
    for state in (OK, UP):
        book.proposals.advance(propose(book, raised=TODAY - DAY * 3), state)
    keys = [t.key for t in book.proposals.open_threads(session.date)]
    assert keys == []
    threads = book.proposals.open_threads(TODAY)
    assert [t.key for t in threads] == [f"proposals:{in_it}", f"proposals:{waiting}"]
    assert (threads[1].kind, threads[1].members, threads[1].since) == ("proposal", (3,), TODAY - DAY * 3)
    assert threads[1].due == book.proposals.answer_by(kept(book, waiting)) == TODAY + DAY * 27


def test_every_change_of_one_proposal_is_in_its_log(book: Book) -> None:
    id = propose(book)
    propose(book)
    book.proposals.advance(id, A)
    assert [c.act for c in book.proposals.log(id)] == ["proposals.advance", "proposals.add"]
