"""How an assignment goes from hand to hand: stages, what is an odd jump, when it is due, when it is late.

Pure: `today` and the days of sessions are arguments. What members gave in a year is counted in workload.py;
candidates.py ranks whom to ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from store.records import Assignment, Session, Stage, Staged, State, Template, Work
from store.rules.days import spelt
from store.rules.ruleset import RuleSet

Days = Mapping[int, date]
"""The day of each session by its number; a cancelled session has none."""

AT_SESSION: Final = frozenset({Work.LEAD_IN, Work.PAPER, Work.OPINION})
"""What is given at a session; the rest is a task."""

PAPERS: Final = frozenset({Work.LEAD_IN, Work.PAPER})
"""What is written and read out: both count as a paper of the member's."""

CLOSED: Final = frozenset({Stage.GIVEN, Stage.NOT_GIVEN, Stage.DONE, Stage.DROPPED})
"""Stages after which nothing is waited for."""

WELL: Final = frozenset({Stage.GIVEN, Stage.DONE})
"""Closed as it was meant."""

IN_HAND: Final = frozenset({Stage.DRAFT, Stage.APPROVED})
"""The draft is in: what is waited for next is the session itself."""

DRAFTS: Final = "drafts"
"""Key of the step of a session's checklist by which all drafts are in."""

CHECKS: Final = ("own_work", "analysis", "measure", "proposal")
"""The four questions asked of a draft (domain.md 2.8; the seed finds papers too general)."""

FOLLOWS: Final[Mapping[Stage, tuple[Stage, ...]]] = {
    Stage.ASSIGNED: (Stage.DRAFT, Stage.NOT_GIVEN),
    Stage.DRAFT: (Stage.APPROVED, Stage.RETURNED, Stage.NOT_GIVEN),
    Stage.RETURNED: (Stage.DRAFT, Stage.NOT_GIVEN),
    Stage.APPROVED: (Stage.GIVEN, Stage.NOT_GIVEN),
    Stage.GIVEN: (),
    Stage.NOT_GIVEN: (),
}
"""What may follow what is given at a session, the usual way first; that it is not given may come at any time."""

TASK_FOLLOWS: Final[Mapping[Stage, tuple[Stage, ...]]] = {
    Stage.ASSIGNED: (Stage.DOING, Stage.DONE, Stage.DROPPED),
    Stage.DOING: (Stage.DONE, Stage.DROPPED),
    Stage.DONE: (),
    Stage.DROPPED: (),
}
"""The same of a task; a small one is done without anybody having said that it was begun."""

STAGE_WORDS: Final[Mapping[Stage, tuple[str, str]]] = {
    Stage.ASSIGNED: ("đã giao", "assigned"),
    Stage.DRAFT: ("đã nộp dự thảo", "draft in"),
    Stage.RETURNED: ("trả lại", "returned"),
    Stage.APPROVED: ("đã duyệt", "approved"),
    Stage.GIVEN: ("đã trình bày", "given"),
    Stage.NOT_GIVEN: ("không trình bày", "not given"),
    Stage.DOING: ("đang làm", "doing"),
    Stage.DONE: ("xong", "done"),
    Stage.DROPPED: ("thôi không làm", "dropped"),
}
"""What a stage is called, in Vietnamese and English."""

WORK_WORDS: Final[Mapping[Work, tuple[str, str]]] = {
    Work.LEAD_IN: ("đề dẫn", "lead-in"),
    Work.PAPER: ("tham luận", "paper"),
    Work.OPINION: ("ý kiến", "opinion"),
    Work.TASK: ("nhiệm vụ", "task"),
}

CHECK_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "own_work": ("gắn với việc của mình", "tied to own work"),
    "analysis": ("có phân tích", "has analysis"),
    "measure": ("có giải pháp cụ thể", "has a concrete measure"),
    "proposal": ("có đề xuất, kiến nghị", "has a proposal"),
}


@dataclass(frozen=True, slots=True)
class Odd:
    """Something unusual that is allowed, once it has been said."""

    vi: str
    en: str

    def sentence(self, language: str) -> str:
        """It in words."""
        return self.en if language == "en" else self.vi


# -- stages ----------------------------------------------------------------------------------


def ways(work: Work) -> Mapping[Stage, tuple[Stage, ...]]:
    """Which stage follows which for that kind of work."""
    return TASK_FOLLOWS if work is Work.TASK else FOLLOWS


def last(assignment: Assignment) -> Staged | None:
    """The stage it stands at, with its day; None where none was written."""
    return assignment.stages[-1] if assignment.stages else None


def stage_of(assignment: Assignment) -> Stage:
    """The stage it stands at; what has none was only assigned."""
    return assignment.stages[-1].stage if assignment.stages else Stage.ASSIGNED


def is_open(assignment: Assignment) -> bool:
    """Whether something is still waited for."""
    return stage_of(assignment) not in CLOSED


def next_stages(assignment: Assignment) -> tuple[Stage, ...]:
    """The stages that usually follow, the likeliest first; none once it is closed."""
    return ways(assignment.kind).get(stage_of(assignment), ())


def resumed(assignment: Assignment) -> Stage:
    """Where a closed assignment goes on when it is reopened: the last open stage it had."""
    before = [s.stage for s in assignment.stages if s.stage not in CLOSED]
    return before[-1] if before else Stage.ASSIGNED


def unanswered(assignment: Assignment) -> tuple[str, ...]:
    """Which of the four questions about the draft have no answer."""
    return tuple(check for check in CHECKS if getattr(assignment, check) is None)


def jump_of(assignment: Assignment, stage: Stage) -> Odd | None:
    """What is odd about going to `stage` now, short enough for a line that asks; None for the usual way.

    An odd jump is allowed: whoever makes it is asked once. Approval is odd while one of the four
    questions about the draft is open, or answered with no.
    """
    now = stage_of(assignment)
    said: list[tuple[str, str]] = []
    if now is stage:
        at = last(assignment)
        since = spelt(at.on) if at else "–"
        said.append((f"«{STAGE_WORDS[now][0]}» từ {since} rồi", f"«{STAGE_WORDS[now][1]}» since {since} already"))
    elif now in CLOSED:
        said.append((f"đã khép lại: «{STAGE_WORDS[now][0]}»", f"it is closed: «{STAGE_WORDS[now][1]}»"))
    elif stage not in next_stages(assignment):
        said.append(_missing(assignment, stage))
    open_ = len(unanswered(assignment)) if stage is Stage.APPROVED else 0
    if open_:
        said.append((f"còn {open_} câu để ngỏ", f"{open_} of the four questions open"))
    if stage is Stage.APPROVED and (lacking := [CHECK_WORDS[c] for c in CHECKS if getattr(assignment, c) is False]):
        vi, en = ("; ".join(words) for words in zip(*lacking, strict=True))
        said.append((f"chưa đạt: {vi}", f"answered no: {en}"))
    return Odd(*(_sentence(words) for words in zip(*said, strict=True))) if said else None


def _sentence(parts: Iterable[str]) -> str:
    said = "; ".join(parts)
    return said[:1].upper() + said[1:] + "."


def _missing(assignment: Assignment, stage: Stage) -> tuple[str, str]:
    """Which step was left out on the way to `stage`."""
    had = {s.stage for s in assignment.stages}
    if stage in (Stage.GIVEN, Stage.APPROVED, Stage.RETURNED) and Stage.DRAFT not in had:
        return "chưa có dự thảo", "no draft was handed in"
    if stage is Stage.GIVEN:
        return "dự thảo chưa duyệt", "the draft is not approved"
    (now_vi, now_en), (vi, en) = STAGE_WORDS[stage_of(assignment)], STAGE_WORDS[stage]
    return f"«{now_vi}» → «{vi}»: sai thứ tự", f"«{now_en}» → «{en}»: out of order"


# -- days ------------------------------------------------------------------------------------


def days_of(sessions: Iterable[Session]) -> dict[int, date]:
    """The day of each session that is not cancelled."""
    return {s.id: s.date for s in sessions if s.state is not State.CANCELLED}


def awaited_on(assignment: Assignment, days: Days) -> date | None:
    """The day by which the next thing is waited for; None when nothing is, or no day is set.

    The due day of a paper is its draft's: once the draft is in, the session's day is waited for.
    """
    if not is_open(assignment):
        return None
    held = days.get(assignment.session)
    if assignment.kind is not Work.TASK and stage_of(assignment) in IN_HAND:
        return held
    return assignment.due or held


def days_left(assignment: Assignment, today: date, days: Days) -> int | None:
    """Days until what is waited for, below 0 when it is late; None when nothing is waited for."""
    on = awaited_on(assignment, days)
    return None if on is None else (on - today).days


def is_overdue(assignment: Assignment, today: date, days: Days) -> bool:
    """Whether it is open and past its day."""
    left = days_left(assignment, today, days)
    return left is not None and left < 0


def is_due_soon(assignment: Assignment, today: date, days: Days, rules: RuleSet) -> bool:
    """Whether its day is today or within the rule set's `due_soon_days`."""
    left = days_left(assignment, today, days)
    return left is not None and 0 <= left <= rules.number("due_soon_days")


def draft_days(template: Template | None, rules: RuleSet) -> int:
    """Days before a session by which a draft is due: the step DRAFTS of its template, else the rule set's."""
    step = next((s for s in template.steps if s.key == DRAFTS), None) if template else None
    return -step.days if step is not None and step.days < 0 else rules.number("draft_days_before")


def early_of(assignment: Assignment, stage: Stage, on: date, days: Days) -> Odd | None:
    """What is odd about saying on a day that it was given: its session is still to come."""
    held = days.get(assignment.session)
    if stage is not Stage.GIVEN or held is None or held <= on:
        return None
    return Odd(f"Buổi {held:%d/%m} chưa họp.", f"Held only on {held:%d/%m}.")


def remarks(assignment: Assignment, today: date, days: Days) -> tuple[Odd, ...]:
    """What is allowed and yet worth saying of an open assignment: a due day gone by, or after the session."""
    due, held = assignment.due, days.get(assignment.session)
    if due is None or not is_open(assignment):
        return ()
    found = []
    if due < today:
        found.append(Odd(f"Hạn {spelt(due)} đã qua.", f"The due day {spelt(due)} has gone by."))
    if held is not None and due > held:
        found.append(
            Odd(
                f"Hạn {spelt(due)} sau ngày sinh hoạt {spelt(held)}.",
                f"Due {spelt(due)}, after the session of {spelt(held)}.",
            )
        )
    return tuple(found)


def urgency(assignment: Assignment, today: date, days: Days) -> tuple[bool, date, int]:
    """Key that puts the longest overdue first, then what is due next, then what has no day, closed things last."""
    on = awaited_on(assignment, days) or (None if is_open(assignment) else counted_on(assignment, days))
    return (not is_open(assignment), on or date.max, assignment.id)


def counted_on(assignment: Assignment, days: Days) -> date | None:
    """The day it counts for: its session's, else the day it was closed, else its due day, else when it began."""
    held = days.get(assignment.session)
    if held is not None:
        return held
    at = last(assignment)
    if at is not None and at.stage in CLOSED:
        return at.on
    return assignment.due or (assignment.stages[0].on if assignment.stages else None)


def quarter_of(day: date) -> tuple[int, int]:
    """Year and quarter of a day."""
    return day.year, (day.month + 2) // 3
