"""Stages, odd jumps, days: which way is usual, what is asked about once, the day before and the day after."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.records import Assignment, Kind, Session, Stage, Staged, State, StepTemplate, Template, Work
from store.rules.assignments import (
    CLOSED,
    FOLLOWS,
    STAGE_WORDS,
    TASK_FOLLOWS,
    awaited_on,
    counted_on,
    days_left,
    days_of,
    draft_days,
    early_of,
    is_due_soon,
    is_open,
    is_overdue,
    jump_of,
    next_stages,
    remarks,
    resumed,
    stage_of,
    urgency,
    ways,
)
from store.rules.ruleset import RuleSet

RULES = RuleSet()
TODAY = date(2026, 11, 5)
DAY = timedelta(days=1)
A, D, R, OK, G, N = Stage.ASSIGNED, Stage.DRAFT, Stage.RETURNED, Stage.APPROVED, Stage.GIVEN, Stage.NOT_GIVEN
DO, DONE, OFF = Stage.DOING, Stage.DONE, Stage.DROPPED
ANSWERED = {"own_work": True, "analysis": True, "measure": True, "proposal": True}


def piece(*stages: Stage, kind: Work = Work.PAPER, answered: bool = False, **more: object) -> Assignment:
    walked = tuple(Staged(stage=s, on=TODAY) for s in stages)
    more |= ANSWERED if answered else {}
    return Assignment(id=1, kind=kind, members=(1,), title="x", stages=walked, **more)  # type: ignore[arg-type]


def test_every_stage_has_words_and_a_place_in_the_order() -> None:
    assert set(STAGE_WORDS) == set(Stage) == set(FOLLOWS) | set(TASK_FOLLOWS)


@pytest.mark.parametrize(
    ("had", "to", "usual"),
    [
        ([], D, True), ([A], D, True), ([A, D], R, True), ([A, D, R], D, True), ([A, D, R, D], OK, True),
        ([A, D, OK], G, True), ([A, D, OK], N, True), ([A], N, True), ([A, D, R], N, True),
        ([A], G, False), ([A], OK, False), ([A], R, False), ([A, D], G, False), ([A, D, R], OK, False),
        ([A, D, OK], R, False), ([A, D, OK], D, False), ([A, D], D, False), ([A, D, OK, G], D, False),
        ([A, D, OK, G], G, False), ([A, N], G, False),
    ],
)  # fmt: skip
def test_what_is_usual_of_a_paper_and_what_is_odd(had: list[Stage], to: Stage, usual: bool) -> None:
    assert (jump_of(piece(*had, answered=True), to) is None) is usual


@pytest.mark.parametrize(
    ("had", "to", "usual"),
    [
        ([A], DO, True), ([A], DONE, True), ([A], OFF, True), ([A, DO], DONE, True), ([A, DO], OFF, True),
        ([A, DO], DO, False), ([A, DO, DONE], DO, False), ([A, OFF], DONE, False), ([A, DO], A, False),
    ],
)  # fmt: skip
def test_what_is_usual_of_a_task_and_what_is_odd(had: list[Stage], to: Stage, usual: bool) -> None:
    assert (jump_of(piece(*had, kind=Work.TASK), to) is None) is usual


@pytest.mark.parametrize(
    ("had", "to", "vi", "en"),
    [
        ([A], G, "Chưa có dự thảo.", "No draft was handed in."),
        ([A, D], G, "Dự thảo chưa duyệt.", "The draft is not approved."),
        ([A, D], D, "«đã nộp dự thảo» từ 05/11/2026 rồi.", "«draft in» since 05/11/2026 already."),
        ([A, N], D, "Đã khép lại: «không trình bày».", "It is closed: «not given»."),
        ([A, D, R], OK, "«trả lại» → «đã duyệt»: sai thứ tự; còn 4 câu để ngỏ.",
         "«returned» → «approved»: out of order; 4 of the four questions open."),
    ],
)  # fmt: skip
def test_an_odd_jump_says_what_is_odd_in_both_languages(had: list[Stage], to: Stage, vi: str, en: str) -> None:
    odd = jump_of(piece(*had), to)
    assert odd is not None
    assert (odd.sentence("vi"), odd.sentence("en")) == (vi, en)


def test_what_is_given_before_its_session_was_held_is_odd() -> None:
    days = {7: TODAY + DAY, 8: TODAY}
    assert early_of(piece(A, session=7), G, TODAY, days) is not None
    assert early_of(piece(A, session=7), N, TODAY, days) is None
    assert early_of(piece(A, session=8), G, TODAY, days) is None
    assert early_of(piece(A), G, TODAY, days) is None


def test_approval_asks_for_the_four_answers_and_counts_those_that_are_open() -> None:
    odd = jump_of(piece(A, D, own_work=True, proposal=False), OK)
    assert odd is not None
    assert odd.vi == "Còn 2 câu để ngỏ; chưa đạt: có đề xuất, kiến nghị."
    assert odd.en == "2 of the four questions open; answered no: has a proposal."
    both = jump_of(piece(A), OK)
    assert both is not None
    assert both.vi == "Chưa có dự thảo; còn 4 câu để ngỏ."


def test_a_draft_that_lacks_something_is_approved_only_after_it_was_said_what() -> None:
    draft = replace(piece(A, D, answered=True), analysis=False, measure=False)
    odd = jump_of(draft, OK)
    assert odd is not None
    assert odd.vi == "Chưa đạt: có phân tích; có giải pháp cụ thể."
    assert jump_of(draft, R) is None


@given(st.sampled_from(list(Work)), st.data())
def test_whoever_keeps_to_the_usual_ways_is_never_asked(kind: Work, data: st.DataObject) -> None:
    work = piece(A, kind=kind, answered=True)
    for _ in range(12):
        following = next_stages(work)
        if not following:
            assert not is_open(work)
            break
        stage = data.draw(st.sampled_from(following))
        assert jump_of(work, stage) is None
        work = piece(*[s.stage for s in work.stages], stage, kind=kind, answered=True)


@given(st.sampled_from(list(Work)), st.data())
def test_a_closed_piece_goes_on_at_the_last_open_stage_it_had(kind: Work, data: st.DataObject) -> None:
    stages = data.draw(st.lists(st.sampled_from(sorted(ways(kind))), max_size=8))
    again = resumed(piece(*stages, kind=kind))
    assert again not in CLOSED
    assert again in ways(kind)


@pytest.mark.parametrize(
    ("kind", "had", "due", "held", "late"),
    [
        (Work.TASK, [A], -1, None, True), (Work.TASK, [A], 0, None, False), (Work.TASK, [A, DO], -1, None, True),
        (Work.TASK, [A, DONE], -1, None, False), (Work.TASK, [A, OFF], -9, None, False),
        (Work.TASK, [A], None, None, False),
        (Work.PAPER, [A], -1, 2, True), (Work.PAPER, [A, D, R], -1, 2, True),
        (Work.PAPER, [A, D], -1, 2, False), (Work.PAPER, [A, D, OK], -1, 0, False),
        (Work.PAPER, [A, D, OK], -4, -1, True), (Work.PAPER, [A, D, OK, G], -4, -1, False),
        (Work.PAPER, [A], None, -1, True), (Work.PAPER, [A], None, 1, False),
    ],
)  # fmt: skip
def test_late_is_what_is_open_and_past_the_day_it_is_waited_for(
    kind: Work, had: list[Stage], due: int | None, held: int | None, late: bool
) -> None:
    days = {} if held is None else {7: TODAY + held * DAY}
    work = piece(*had, kind=kind, due=None if due is None else TODAY + due * DAY, session=7 if held is not None else 0)
    assert is_overdue(work, TODAY, days) is late


def test_days_left_count_from_the_due_day_then_from_the_session() -> None:
    days = {7: TODAY + 3 * DAY}
    assigned = piece(A, due=TODAY, session=7)
    drafted = piece(A, D, due=TODAY, session=7)
    assert [days_left(w, TODAY, days) for w in (assigned, drafted, piece(A))] == [0, 3, None]
    assert awaited_on(drafted, days) == TODAY + 3 * DAY


@pytest.mark.parametrize(("ahead", "soon"), [(-1, False), (0, True), (7, True), (8, False)])
def test_due_soon_is_from_today_to_the_rule_sets_days(ahead: int, soon: bool) -> None:
    assert is_due_soon(piece(A, kind=Work.TASK, due=TODAY + ahead * DAY), TODAY, {}, RULES) is soon


def test_a_cancelled_session_has_no_day() -> None:
    sessions = [
        Session(id=1, code="a", kind=Kind.REGULAR, date=TODAY),
        Session(id=2, code="b", kind=Kind.REGULAR, date=TODAY, state=State.CANCELLED),
    ]
    assert days_of(sessions) == {1: TODAY}


def test_the_template_says_when_a_draft_is_due_else_the_rule_set() -> None:
    step = StepTemplate(key="drafts", vi="nộp dự thảo", en="draft", days=-7)
    assert draft_days(Template(kind=Kind.THEMATIC, steps=(step,)), RULES) == 7
    assert draft_days(Template(kind=Kind.THEMATIC), RULES) == draft_days(None, RULES) == 3


def test_a_due_day_gone_by_or_after_the_session_is_said_and_allowed() -> None:
    days = {7: TODAY + 3 * DAY}
    assert [o.vi for o in remarks(piece(A, due=TODAY - DAY), TODAY, days)] == ["Hạn 04/11/2026 đã qua."]
    after = remarks(piece(A, due=TODAY + 4 * DAY, session=7), TODAY, days)
    assert [o.en for o in after] == ["Due 09/11/2026, after the session of 08/11/2026."]
    assert remarks(piece(A, G, due=TODAY - DAY), TODAY, days) == ()


def test_what_is_longest_overdue_comes_first_and_closed_things_last() -> None:
    def due(n: int, *stages: Stage, id: int) -> Assignment:
        walked = tuple(Staged(stage=s, on=TODAY) for s in stages)
        return Assignment(id=id, kind=Work.TASK, members=(1,), title="x", due=TODAY + n * DAY, stages=walked)

    some = [due(-9, A, DONE, id=1), due(5, A, id=2), due(-3, A, id=3), piece(A, kind=Work.TASK)]
    assert [a.id for a in sorted(some, key=lambda a: urgency(a, TODAY, {}))] == [3, 2, 1, 1]


def test_it_counts_for_its_sessions_day_else_for_the_day_it_was_closed() -> None:
    days = {7: date(2025, 12, 30)}
    assert counted_on(piece(A, G, session=7), days) == date(2025, 12, 30)
    assert counted_on(piece(A, G, due=date(2025, 1, 1)), days) == TODAY
    assert counted_on(piece(A, due=date(2025, 1, 1)), days) == date(2025, 1, 1)
    assert counted_on(Assignment(kind=Work.PAPER, members=(1,)), days) is None
    assert stage_of(Assignment(kind=Work.PAPER, members=(1,))) is A
