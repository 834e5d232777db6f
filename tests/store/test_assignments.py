"""The door to the assignments: two hands, undo, what is refused in a sentence, what is asked about once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

import pytest
from msgspec.structs import replace

from store import Book
from store.changes import Change, RowSaved
from store.disk import Put
from store.errors import BadValue, BookError, NoSuch, Odd
from store.records import Assignment, Kind, Stage, State, StepTemplate, Template, Theme, Work
from store.rules.assignments import CHECKS, stage_of
from store.threads import open_threads
from tests.cells import again, make_cell, november

TODAY = date(2026, 11, 5)
YES = dict.fromkeys(CHECKS, True)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    yield made
    made.close()


def made(change: Change) -> int:
    part = change.parts[0]
    assert isinstance(part, RowSaved)
    assert part.after is not None
    return cast(Assignment, part.after).id


def thematic(book: Book) -> int:
    return book.calendar.resolve("2026-Q4-CD").id


def paper(book: Book, *members: int, **more: object) -> int:
    facts: dict[str, object] = {"title": "Chuyển đổi số", "session": thematic(book), **more}
    return made(book.assignments.add(Assignment(kind=Work.PAPER, members=members, **facts)))  # type: ignore[arg-type]


def task(book: Book, *members: int, due: date | None = None, title: str = "Rà soát hồ sơ") -> int:
    return made(book.assignments.add(Assignment(kind=Work.TASK, members=members, title=title, due=due)))


def test_a_paper_goes_its_way_and_each_step_has_its_day(book: Book) -> None:
    id = paper(book, 3, session=november(book).id)
    door = book.assignments
    door.advance(id, Stage.DRAFT)
    door.advance(id, Stage.RETURNED, note="chưa gắn với việc của phòng")
    door.advance(id, Stage.DRAFT)
    door.advance(id, Stage.APPROVED, answers=YES)
    door.advance(id, Stage.GIVEN)
    found = again(book.disk_folder).assignments.assignment(id)
    stages = [Stage.ASSIGNED, Stage.DRAFT, Stage.RETURNED, Stage.DRAFT, Stage.APPROVED, Stage.GIVEN]
    assert [(s.stage, s.on) for s in found.stages] == [(s, TODAY) for s in stages]
    assert found.stages[2].note == "chưa gắn với việc của phòng"
    assert [getattr(found, c) for c in CHECKS] == [True] * 4


def test_an_odd_jump_is_refused_once_and_written_when_confirmed(book: Book) -> None:
    id = paper(book, 3)
    with pytest.raises(Odd) as caught:
        book.assignments.advance(id, Stage.GIVEN)
    assert caught.value.sentence("vi") == "Chưa có dự thảo. Buổi 12/11 chưa họp. Vẫn ghi?"
    assert stage_of(again(book.disk_folder).assignments.assignment(id)) is Stage.ASSIGNED
    book.assignments.advance(id, Stage.GIVEN, anyway=True)
    assert stage_of(again(book.disk_folder).assignments.assignment(id)) is Stage.GIVEN


def test_approval_with_a_question_open_is_asked_about_and_keeps_what_was_answered(book: Book) -> None:
    id = paper(book, 3)
    book.assignments.advance(id, Stage.DRAFT)
    some = {"own_work": True, "analysis": None, "measure": False, "proposal": True}
    with pytest.raises(Odd):
        book.assignments.advance(id, Stage.APPROVED, answers=some)
    book.assignments.advance(id, Stage.APPROVED, answers=some, anyway=True)
    found = again(book.disk_folder).assignments.assignment(id)
    assert (found.own_work, found.analysis, found.measure, found.proposal) == (True, None, False, True)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (Assignment(kind=Work.PAPER, members=()), "ít nhất một người"),
        (Assignment(kind=Work.PAPER, members=(99,)), "Không có đảng viên số 99"),
        (Assignment(kind=Work.TASK, members=(1,), title="  "), "làm gì"),
        (Assignment(kind=Work.PAPER, members=(1,), session=999), "999"),
        (Assignment(kind=Work.PAPER, members=(1,), theme=999), "999"),
    ],
    ids=str,
)
def test_what_cannot_be_is_one_sentence_and_nothing_is_written(book: Book, wrong: Assignment, said: str) -> None:
    with pytest.raises(BookError) as caught:
        book.assignments.add(wrong)
    assert said in caught.value.sentence("vi")
    assert again(book.disk_folder).assignments.every() == []


def test_a_stage_of_another_kind_a_day_to_come_and_a_day_too_early_are_refused(book: Book) -> None:
    id = task(book, 1)
    with pytest.raises(BadValue):
        book.assignments.advance(id, Stage.DRAFT, anyway=True)
    with pytest.raises(BadValue):
        book.assignments.advance(id, Stage.DOING, date(2026, 11, 6))
    with pytest.raises(BadValue):
        book.assignments.advance(id, Stage.DOING, date(2026, 11, 4))
    book.assignments.redate(id, 0, date(2026, 11, 1))
    book.assignments.advance(id, Stage.DOING, date(2026, 11, 4))
    with pytest.raises(BadValue):
        book.assignments.redate(id, 0, TODAY)
    with pytest.raises(BadValue):
        book.assignments.change(id, {"kind": Work.PAPER})
    assert len(again(book.disk_folder).assignments.assignment(id).stages) == 2


def test_a_due_day_gone_by_is_taken_and_said(book: Book) -> None:
    id = task(book, 1, due=date(2026, 11, 1))
    assert [r.vi for r in book.assignments.remarks(book.assignments.assignment(id))] == ["Hạn 01/11/2026 đã qua."]
    assert [a.id for a in book.assignments.overdue()] == [id]


def test_two_hands_change_different_fields_of_one_assignment(book: Book) -> None:
    id = paper(book, 3)
    other = again(book.disk_folder)
    book.assignments.change(id, {"title": "Số hóa hồ sơ"})
    other.assignments.change(id, {"members": (4, 5)})
    other.assignments.advance(id, Stage.DRAFT)
    book.poll()
    found = book.assignments.assignment(id)
    assert (found.title, found.members, stage_of(found)) == ("Số hóa hồ sơ", (4, 5), Stage.DRAFT)
    with pytest.raises(Odd):
        book.assignments.advance(id, Stage.DRAFT)


def test_every_command_is_taken_back_by_one_undo(book: Book) -> None:
    id = paper(book, 3)
    door = book.assignments
    seen = [door.assignment(id)]
    acts: tuple[Callable[[], Change], ...] = (
        lambda: door.change(id, {"due": date(2026, 11, 9)}),
        lambda: door.advance(id, Stage.DRAFT),
        lambda: door.close(id, Stage.NOT_GIVEN, "Ốm", anyway=True),
        lambda: door.reopen(id),
        lambda: door.step_back(id),
        lambda: door.redate(id, 0, date(2026, 11, 3)),
    )
    for act in acts:
        act()
        seen.append(door.assignment(id))
    door.remove(id)
    with pytest.raises(NoSuch):
        again(book.disk_folder).assignments.assignment(id)
    for before in reversed(seen):
        book.history.undo()
        assert again(book.disk_folder).assignments.assignment(id) == before
    book.history.undo()
    assert again(book.disk_folder).assignments.every() == []


def test_a_task_is_closed_with_a_result_and_goes_on_where_it_stood(book: Book) -> None:
    id = task(book, 1)
    book.assignments.advance(id, Stage.DOING)
    with pytest.raises(BadValue):
        book.assignments.close(id, Stage.DOING, "x")
    book.assignments.close(id, Stage.DONE, "Đã rà soát 120 hồ sơ")
    assert again(book.disk_folder).assignments.assignment(id).result == "Đã rà soát 120 hồ sơ"
    book.assignments.reopen(id)
    assert stage_of(book.assignments.assignment(id)) is Stage.DOING
    with pytest.raises(BadValue):
        book.assignments.reopen(id)


def test_the_first_step_cannot_be_taken_off(book: Book) -> None:
    id = task(book, 1)
    with pytest.raises(BadValue):
        book.assignments.step_back(id)


def test_a_paper_that_becomes_a_task_keeps_where_it_was_assigned(book: Book) -> None:
    id = paper(book, 3)
    book.assignments.change(id, {"kind": Work.TASK})
    found = book.assignments.assignment(id)
    assert (found.session, found.source) == (0, thematic(book))


def test_an_assignment_shows_on_the_session_the_person_and_the_due_list(book: Book) -> None:
    id = paper(book, 3, 4, due=date(2026, 11, 6))
    task(book, 5, due=date(2026, 11, 20))
    door = book.assignments
    assert [a.id for a in door.of_session(thematic(book))] == [id]
    assert [a.id for a in door.of_member(4, 2026)] == [id]
    assert door.of_member(4, 2025) == []
    assert next(a.id for a in door.open()) == id
    assert door.is_due_soon(door.assignment(id))


def test_the_draft_is_due_three_days_before_or_as_the_cells_template_says(book: Book) -> None:
    session = book.calendar.session(thematic(book))
    assert book.assignments.default_due(session.id) == date(2026, 11, 9)
    assert session.date == date(2026, 11, 12)
    template = Template(kind=Kind.THEMATIC, steps=(StepTemplate(key="drafts", vi="nộp", en="draft", days=-5),))
    cell = replace(book.settings.cell(), templates=(template,))
    book.commit("settings.cell", lambda: [Put("cell", 1, cell)])
    assert book.assignments.default_due(session.id) == date(2026, 11, 7)
    assert book.assignments.default_due(november(book).id) == TODAY
    assert book.assignments.default_due(0) is None


def test_candidates_are_those_expected_at_the_session(book: Book) -> None:
    wanted = Assignment(kind=Work.PAPER, members=(), title="Chuyển đổi số", session=thematic(book))
    book.roster.change(7, {"strengths": ("chuyển đổi số",)})
    assert next(c.member.id for c in book.assignments.candidates(wanted)) == 7
    assert len(book.assignments.candidates(wanted)) == 16
    committee = replace(book.calendar.session(thematic(book)), id=0, code="2026-11-CU", kind=Kind.COMMITTEE)
    change = book.calendar.save(committee)
    session = change.parts[0].after  # type: ignore[union-attr]
    assert session is not None
    few = book.assignments.candidates(replace(wanted, session=session.id))  # type: ignore[union-attr]
    assert [c.member.id for c in few] == [2]


def test_the_theme_of_a_session_lends_its_words(book: Book) -> None:
    session = book.calendar.session(thematic(book))
    from store.disk import Put

    book.commit("themes.add", lambda: [Put("themes", 1, Theme(id=1, quarter="2026-Q4", title="Công tác dân vận khéo"))])
    book.roster.change(9, {"strengths": ("dân vận",)})
    theme = book.assignments.theme_of(session)
    assert theme is not None
    wanted = Assignment(kind=Work.LEAD_IN, members=(), session=session.id, theme=theme.id)
    assert next(c.member.id for c in book.assignments.candidates(wanted)) == 9


def test_a_new_session_brings_open_tasks_and_papers_that_were_not_given(book: Book) -> None:
    late = task(book, 1, due=date(2026, 11, 1))
    later = task(book, 2)
    left = paper(book, 3, session=book.calendar.resolve("2026-10").id)
    coming = paper(book, 4)
    done = task(book, 5)
    book.assignments.close(done, Stage.DONE)
    found = open_threads(book, date(2026, 11, 12))
    assert [t.key for t in found] == [f"assignments:{n}" for n in (left, late, later)]
    assert [t.kind for t in found] == ["paper", "task", "task"]
    assert found[1].due == date(2026, 11, 1)
    assert f"assignments:{coming}" not in {t.key for t in open_threads(book, date(2026, 12, 5))}
    after = again(book.disk_folder, now=datetime(2026, 11, 13, 3, tzinfo=UTC))
    assert f"assignments:{coming}" in {t.key for t in open_threads(after, date(2026, 12, 5))}


def test_a_paper_of_a_cancelled_session_is_left_over(book: Book) -> None:
    id = paper(book, 3)
    book.calendar.save(replace(book.calendar.session(thematic(book)), state=State.CANCELLED))
    assert [t.key for t in open_threads(book, TODAY)] == [f"assignments:{id}"]
    assert book.assignments.days_left(book.assignments.assignment(id)) is None


def test_who_gave_no_paper_this_year(book: Book) -> None:
    for who in (1, 2):
        book.assignments.advance(paper(book, who), Stage.GIVEN, anyway=True)
    paper(book, 3)
    assert {m.id for m in book.assignments.without_paper(2026)} == set(range(3, 17))
    assert book.assignments.counts(2026)[1].papers == 1


def test_the_log_of_an_assignment_is_its_own(book: Book) -> None:
    one, two = paper(book, 3), paper(book, 4)
    book.assignments.advance(one, Stage.DRAFT)
    book.assignments.remove(two)
    assert [c.act for c in book.assignments.log(one)] == ["assignments.advance", "assignments.add"]
    assert [c.act for c in book.assignments.log(two)] == ["assignments.remove", "assignments.add"]
