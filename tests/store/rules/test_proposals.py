"""States of a proposal, when its answer is late, what a task's result does to it, and fates that add up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.records import Assignment, Proposal, ProposalState, ProposalStep, Stage, Staged, Work
from store.rules import proposals as rules
from store.rules.proposal_fates import FATE_WORDS, REPLIES, Fate, Fates, by_quarter, fate_day, fate_of, fates, in_period
from store.rules.proposals import FOLLOWS, STATE_WORDS, jump_of, state_of
from store.rules.ruleset import RuleSet

TODAY = date(2026, 11, 5)
DAY = timedelta(days=1)
RULES = RuleSet()
N, A, GO = ProposalState.NEW, ProposalState.ACCEPTED, ProposalState.IN_PROGRESS
OK, UP, NO = ProposalState.ANSWERED, ProposalState.PASSED_UP, ProposalState.REFUSED

STATES = st.lists(st.sampled_from(ProposalState), max_size=4)
PROPOSALS = st.builds(
    lambda raised, states, answer, result: proposal(*states, raised=raised, answer=answer, result=result),
    st.dates(date(2024, 1, 1), date(2027, 12, 31)), STATES, st.sampled_from(("", "đã bố trí")),
    st.sampled_from(("", "đã mua")),
)  # fmt: skip


def proposal(*states: ProposalState, raised: date = TODAY, **more: object) -> Proposal:
    steps = tuple(ProposalStep(state=s, on=raised + DAY * n) for n, s in enumerate(states))
    return Proposal(id=1, text="Mua thêm máy chiếu", raised=raised, steps=steps, **more)  # type: ignore[arg-type]


def test_every_state_and_fate_has_words_and_a_place_in_the_order() -> None:
    assert set(STATE_WORDS) == set(ProposalState) == set(FOLLOWS)
    assert set(FATE_WORDS) == set(Fate)


@pytest.mark.parametrize(
    ("had", "to", "usual"),
    [
        ([], A, True), ([], OK, True), ([], UP, True), ([], NO, True), ([A], GO, True), ([A], OK, True),
        ([A, GO], OK, True),
        ([A, GO], UP, True), ([UP], OK, True), ([UP], NO, True), ([UP], GO, True),
        ([], GO, False), ([], N, False), ([A], A, False), ([A, GO], A, False), ([OK], A, False), ([OK], OK, False),
        ([NO], A, False), ([NO], OK, False), ([UP], A, False),
    ],
)  # fmt: skip
def test_which_way_is_usual_and_what_is_asked_about_once(
    had: list[ProposalState], to: ProposalState, usual: bool
) -> None:
    assert (jump_of(proposal(*had), to) is None) is usual


@pytest.mark.parametrize(
    ("had", "to", "vi", "en"),
    [
        ([], GO, "«mới» → «đang giải quyết»: sai thứ tự.", "«new» → «in progress»: out of order."),
        ([A], A, "«đã tiếp thu» từ 05/11/2026 rồi.", "«accepted» since 05/11/2026 already."),
        ([NO], A, "Đề xuất này đã khép lại: «không tiếp thu».", "It is closed: «refused»."),
    ],
)
def test_an_odd_jump_says_what_is_odd(had: list[ProposalState], to: ProposalState, vi: str, en: str) -> None:
    odd = jump_of(proposal(*had), to)
    assert odd is not None
    assert (odd.vi, odd.en) == (vi, en)


def test_what_has_no_step_is_new_since_the_day_it_was_raised() -> None:
    assert (state_of(proposal()), rules.since(proposal())) == (N, TODAY)
    assert rules.since(proposal(A, GO)) == TODAY + DAY


def test_it_is_put_to_somebody_in_words() -> None:
    assert rules.addressee_words(proposal(addressee="party_committee")) == "Đảng ủy"
    assert rules.addressee_words(proposal(addressee="other")) == "nơi khác"
    assert rules.addressee_words(proposal(addressee="other", addressee_name="Công đoàn"), "en") == "Công đoàn"


# -- answers ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("states", "more", "waits"),
    [
        ([], {}, True), ([A], {}, True), ([A, GO], {}, True), ([OK], {}, False), ([UP], {}, False), ([NO], {}, False),
        ([A], {"answer": "tuần sau"}, False), ([A, GO], {"result": "đã mua"}, False),
    ],
)  # fmt: skip
def test_who_waits_for_an_answer(states: list[ProposalState], more: dict[str, str], waits: bool) -> None:
    assert rules.is_waiting(proposal(*states, **more)) is waits  # type: ignore[arg-type]


@pytest.mark.parametrize(("days", "left", "late"), [(0, 30, False), (30, 0, False), (31, -1, True), (45, -15, True)])
def test_an_answer_is_late_the_day_after_the_set_days(days: int, left: int, late: bool) -> None:
    one = proposal(raised=TODAY - DAY * days)
    assert rules.days_left(one, TODAY, RULES) == left
    assert rules.is_unanswered(one, TODAY, RULES) is late


def test_the_days_are_the_cells_own_and_a_promised_day_goes_before_them() -> None:
    one = proposal(raised=TODAY - DAY * 11)
    assert rules.is_unanswered(one, TODAY, RuleSet({"proposal_answer_days": 10}))
    assert not rules.is_unanswered(one, TODAY, RULES)
    assert rules.is_unanswered(proposal(raised=TODAY - DAY * 11, due=TODAY - DAY), TODAY, RULES)
    assert not rules.is_unanswered(proposal(raised=TODAY - DAY * 99, due=TODAY), TODAY, RULES)


@given(PROPOSALS)
def test_unanswered_waits_and_waiting_is_open(one: Proposal) -> None:
    if rules.is_unanswered(one, TODAY, RULES):
        assert rules.is_waiting(one)
    if rules.is_waiting(one):
        assert rules.is_open(one)
        assert rules.days_left(one, TODAY, RULES) is not None
    else:
        assert rules.days_left(one, TODAY, RULES) is None


def test_the_longest_unanswered_comes_first_and_settled_ones_last() -> None:
    late, soon, above = proposal(raised=TODAY - DAY * 60), proposal(raised=TODAY - DAY), proposal(UP)
    old, new = proposal(OK, raised=TODAY - DAY * 300), proposal(OK, raised=TODAY - DAY * 30)
    order = sorted([new, old, above, soon, late], key=lambda p: rules.urgency(p, RULES))
    assert order == [late, soon, above, new, old]


# -- the task --------------------------------------------------------------------------------


def task(*stages: Stage, result: str = "") -> Assignment:
    staged = tuple(Staged(stage=s, on=TODAY + DAY * n) for n, s in enumerate(stages))
    return Assignment(id=5, kind=Work.TASK, members=(1,), title="x", stages=staged, result=result, carries_out=1)


GIVEN, DONE = Stage.ASSIGNED, Stage.DONE


@pytest.mark.parametrize(
    ("held", "before", "after", "kept", "day"),
    [
        ("", task(GIVEN), task(GIVEN, DONE, result="đã mua"), "đã mua", TODAY + DAY),
        ("", task(GIVEN), task(GIVEN, DONE), "", None),
        ("", task(GIVEN), task(GIVEN, Stage.DROPPED, result="thôi"), "", None),
        ("đã mua", task(GIVEN, DONE, result="đã mua"), task(GIVEN, DONE, GIVEN, result="đã mua"), "", None),
        ("đã mua", task(GIVEN, DONE, result="đã mua"), task(GIVEN, DONE, result="mua 2"), "mua 2", TODAY + DAY),
        ("tự ghi", task(GIVEN), task(GIVEN, DONE, result="đã mua"), "tự ghi", None),
        ("tự ghi", task(GIVEN, DONE, result="đã mua"), task(GIVEN, result="đã mua"), "tự ghi", None),
    ],
)
def test_what_came_of_the_task_is_the_proposals_result(
    held: str, before: Assignment, after: Assignment, kept: str, day: date | None
) -> None:
    found = rules.with_outcome(proposal(GO, assignment=5, result=held), before, after)
    assert (found.result, found.solved) == (kept, day)


def test_a_task_done_without_a_word_is_odd_only_where_it_carries_a_proposal_out() -> None:
    assert rules.unsaid(task(GIVEN), DONE, " ") is not None
    assert rules.unsaid(task(GIVEN), DONE, "đã mua") is None
    assert rules.unsaid(task(GIVEN), Stage.DOING, "") is None
    assert rules.unsaid(Assignment(kind=Work.TASK, members=(1,)), DONE, "") is None


# -- fates -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("states", "more", "fate"),
    [
        ([], {}, Fate.WAITING), ([A, GO], {}, Fate.WAITING), ([A], {"answer": "x"}, Fate.ANSWERED),
        ([OK], {}, Fate.ANSWERED),
        ([UP], {}, Fate.PASSED_UP), ([UP], {"answer": "x"}, Fate.PASSED_UP), ([NO], {}, Fate.REFUSED),
        ([GO], {"result": "x"}, Fate.SOLVED), ([NO], {"result": "x"}, Fate.SOLVED),
        ([UP], {"result": "x"}, Fate.SOLVED),
    ],
)  # fmt: skip
def test_a_proposal_has_one_fate(states: list[ProposalState], more: dict[str, str], fate: Fate) -> None:
    assert fate_of(proposal(*states, **more)) is fate  # type: ignore[arg-type]


def test_a_fate_has_its_day() -> None:
    assert fate_day(proposal(A, OK)) == TODAY + DAY
    assert fate_day(proposal(GO, result="x", solved=TODAY + DAY * 9)) == TODAY + DAY * 9
    assert rules.answered_on(proposal(A, OK, NO)) == TODAY + DAY
    assert rules.answered_on(proposal(A)) is None


@given(st.lists(PROPOSALS, max_size=30))
def test_the_fates_add_up_to_those_raised_and_the_quarters_to_the_year(every: Sequence[Proposal]) -> None:
    for year in range(2024, 2028):
        whole = fates(in_period(every, str(year)))
        assert sum(whole.count(fate) for fate in Fate) == whole.raised
        assert whole.solved <= whole.replied <= whole.raised
        assert whole.replied == sum(whole.count(fate) for fate in REPLIES)
        quarters = {q: f for q, f in by_quarter(every).items() if q.startswith(str(year))}
        together = Fates()
        for quarter, part in quarters.items():
            assert part == fates(in_period(every, quarter))
            together += part
        assert together == whole
    assert sum(f.raised for f in by_quarter(every).values()) == len(every)


def test_rates_are_of_all_that_were_raised_and_none_where_none_was() -> None:
    some = fates([proposal(GO, result="x"), proposal(OK), proposal(NO), proposal()])
    assert (some.raised, some.replied, some.solved) == (4, 3, 1)
    assert (some.solved_share, some.replied_share) == (Fraction(1, 4), Fraction(3, 4))
    assert (Fates().solved_share, Fates().replied_share) == (None, None)
