"""What makes a speech valid, whom one asks about before logging, and what a paper becomes once it is given."""

from __future__ import annotations

from datetime import date

import pytest

from store.errors import BadValue
from store.records import Assignment, Code, Speech, SpeechKind, Stage, Staged, Work
from store.rules import speaking as rules

HELD = date(2026, 11, 5)


def said(**facts: object) -> Speech:
    return Speech(**{"session": 1, "member": 3, "kind": SpeechKind.OPINION, **facts})  # type: ignore[arg-type]


def test_a_speech_is_kept_with_its_clock_and_its_text_made_even() -> None:
    tidy = rules.tidy(said(clock="14h5", summary="  Cần rà soát hồ sơ\x07 ", quality=3))
    assert (tidy.clock, tidy.summary, tidy.quality) == ("14:05", "Cần rà soát hồ sơ", 3)


@pytest.mark.parametrize(
    "facts",
    [
        {"member": 0}, {"guest": 2}, {"quality": 0}, {"quality": 5}, {"seconds": -1}, {"seconds": 6 * 3600 + 1},
        {"clock": "25:00"},
    ],
)  # fmt: skip
def test_no_speaker_or_two_and_figures_beyond_reason_are_refused(facts: dict[str, object]) -> None:
    with pytest.raises(BadValue):
        rules.tidy(said(**facts))


@pytest.mark.parametrize("quality", [None, 1, 2, 3, 4])
def test_a_quality_may_stay_empty(quality: int | None) -> None:
    assert rules.tidy(said(quality=quality)).quality == quality


@pytest.mark.parametrize(
    ("code", "called", "spoken", "asked"),
    [
        (Code.PRESENT, True, False, False), (Code.LATE, True, False, False), (Code.LEFT_EARLY, True, False, False),
        (Code.EXCUSED, True, False, True), (Code.UNEXCUSED, True, False, True), (Code.NOT_TAKEN, True, False, True),
        (Code.EXEMPT, True, False, True), (Code.ELSEWHERE, True, False, True),
        (Code.UNEXCUSED, True, True, False), (Code.NOT_TAKEN, False, False, False), (None, True, False, False),
    ],
)  # fmt: skip
def test_whom_one_asks_about_before_logging(code: Code | None, called: bool, spoken: bool, asked: bool) -> None:
    assert rules.is_doubtful(code, called, spoken) is asked


def test_an_answer_goes_through_yes_no_and_not_said() -> None:
    assert [rules.toggled(None), rules.toggled(True), rules.toggled(False)] == [True, False, None]


def paper(*stages: tuple[Stage, date], session: int = 1, kind: Work = Work.PAPER) -> Assignment:
    return Assignment(
        id=1, kind=kind, members=(3,), session=session, stages=tuple(Staged(stage=s, on=d) for s, d in stages)
    )


@pytest.mark.parametrize(
    ("assignment", "waits"),
    [
        (paper((Stage.ASSIGNED, HELD)), True), (paper((Stage.APPROVED, HELD), kind=Work.LEAD_IN), True),
        (paper((Stage.ASSIGNED, HELD), kind=Work.OPINION), True), (paper((Stage.GIVEN, HELD)), False),
        (paper((Stage.NOT_GIVEN, HELD)), False), (paper((Stage.ASSIGNED, HELD), session=2), False),
        (paper((Stage.ASSIGNED, HELD), kind=Work.TASK), False),
    ],
)  # fmt: skip
def test_what_waits_at_a_session(assignment: Assignment, waits: bool) -> None:
    assert rules.waits(assignment, 1) is waits


@pytest.mark.parametrize(
    ("before", "today", "on"),
    [
        (date(2026, 10, 20), HELD, HELD),
        (date(2026, 10, 20), date(2026, 11, 9), HELD),
        (date(2026, 11, 7), date(2026, 11, 9), date(2026, 11, 7)),
        (date(2026, 10, 20), date(2026, 11, 3), date(2026, 11, 3)),
    ],
)
def test_a_paper_is_given_on_the_sessions_day_in_the_order_of_its_stages(before: date, today: date, on: date) -> None:
    given = rules.given(paper((Stage.ASSIGNED, before)), HELD, today)
    assert given.stages[-1] == Staged(stage=Stage.GIVEN, on=on)
    assert rules.not_given_after_all(given) == paper((Stage.ASSIGNED, before))


def test_what_came_after_a_paper_was_given_is_not_taken_off() -> None:
    reopened = paper((Stage.GIVEN, HELD), (Stage.APPROVED, HELD))
    assert rules.not_given_after_all(reopened) == reopened
