"""What makes a speech valid, and what logging one brings about. Pure; all counting of speeches is in speeches.py."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from msgspec.structs import replace

from store.errors import BadValue
from store.records import Assignment, Code, Speech, SpeechKind, Stage, Staged, Work
from store.rules.assignments import AT_SESSION, is_open, last, stage_of
from store.rules.attendance import COUNTED_PRESENT, parse_clock
from store.rules.speeches import QUALITIES
from store.vietnamese import clean

SUMMARY_LIMIT: Final = 4000
"""Longest summary of one speech, in characters."""
LONGEST: Final = 6 * 3600
"""No speech takes longer, in seconds; a watch left running is caught."""

JUDGED: Final = ("quality", "own_work", "analysis", "measure", "proposal")
"""The fields that say how concrete a speech was."""

KIND_OF: Final[Mapping[Work, SpeechKind]] = {
    Work.LEAD_IN: SpeechKind.LEAD_IN,
    Work.PAPER: SpeechKind.PAPER,
    Work.OPINION: SpeechKind.OPINION,
}
"""What kind of speech an assignment becomes when it is given."""


def tidy(speech: Speech) -> Speech:
    """The speech with its texts cleaned. BadValue with no speaker or two, or with figures beyond reason."""
    if bool(speech.member) == bool(speech.guest):
        raise BadValue(
            why_vi="Mỗi lượt phát biểu là của một đảng viên hoặc một khách mời.",
            why_en="A speech is one member's, or one guest's.",
        )
    if speech.quality is not None and speech.quality not in QUALITIES:
        raise BadValue(
            why_vi="Chất lượng từ 1 đến 4, hoặc để trống.", why_en="Quality goes from 1 to 4, or stays empty."
        )
    if not 0 <= speech.seconds <= LONGEST:
        raise BadValue(why_vi="Thời gian phát biểu từ 0 đến 6 giờ.", why_en="A speech takes from 0 to 6 hours.")
    return replace(
        speech,
        clock=parse_clock(speech.clock) if speech.clock.strip() else "",
        summary=clean(speech.summary, lines=True, limit=SUMMARY_LIMIT),
    )


def is_doubtful(code: Code | None, called: bool, spoken: bool) -> bool:
    """Whether one asks before logging a member with that mark: the roll was called, and they are not on it as present.

    Nobody is asked about twice: who has `spoken` at the session is there. A guest (None) always is.
    """
    return code is not None and called and not spoken and code not in COUNTED_PRESENT


def toggled(answer: bool | None) -> bool | None:
    """The next answer of a question that one key goes through: yes, no, not said."""
    return {None: True, True: False, False: None}[answer]


# -- what was assigned -----------------------------------------------------------------------


def waits(assignment: Assignment, session: int) -> bool:
    """Whether it is to be given at that session and was not yet."""
    return assignment.session == session and assignment.kind in AT_SESSION and is_open(assignment)


def given(assignment: Assignment, held: date, today: date) -> Assignment:
    """The assignment given at a session held on a day; the stages before it are not asked for any more.

    The day is the session's, but never before the stage before it and never one still to come.
    """
    before = last(assignment)
    on = min(max(held, before.on) if before else held, today)
    return replace(assignment, stages=(*assignment.stages, Staged(stage=Stage.GIVEN, on=on)))


def not_given_after_all(assignment: Assignment) -> Assignment:
    """The assignment as it stood before it was given; as it is where something else has come since."""
    if stage_of(assignment) is not Stage.GIVEN:
        return assignment
    return replace(assignment, stages=assignment.stages[:-1])
