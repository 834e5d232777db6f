"""What needs doing today, as lines of data: what is next, what is overdue, what a rule asks to look at. Pure.

A line says what it is about, since when, by which rule, and where to go; its words are the screen's, except
where a rule has its own sentence. How alerts are made of what other rules say is in home_alerts.py, the
quarter's figures in home_dials.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from store.records import Assignment, Member, Session
from store.rules import agenda
from store.rules import assignments as works
from store.rules.theme_data import Told


class Section(StrEnum):
    """What a line belongs to, in the order they are read."""

    NEXT = "next"
    OVERDUE = "overdue"
    ALERTS = "alerts"
    STEPS = "steps"


class What(StrEnum):
    """What a line says."""

    NO_MEMBERS = "no_members"
    NO_SESSION = "no_session"
    SESSION = "session"
    """The next session: when, where; once its roll was called, how many came."""
    READY = "ready"
    """How far its preparation has come."""
    AWAY = "away"
    """Who is announced absent."""
    DRAFT = "draft"
    """Something to be given at a session whose draft is not in."""
    UNWRITTEN = "unwritten"
    """The session is over, and nobody wrote down whether it was given."""
    TASK = "task"
    PREPARATION = "preparation"
    """Steps of a session that are late."""
    ATTENDANCE = "attendance"
    DUES = "dues"
    PROBATION = "probation"
    PROPOSAL = "proposal"
    """A proposal that nobody answered in time."""
    ROLL = "roll"
    """A session that is over and whose roll was not called."""
    ROLLS = "rolls"
    """The same of several, longer ago."""
    WRONG_DAY = "wrong_day"
    UNCOVERED = "uncovered"
    """Months or quarters without a session."""
    NO_PLAN = "no_plan"
    FEW = "few"
    """Fewer official members than a cell must have."""
    THEME = "theme"
    PRAISE = "praise"
    """Months with sessions and without any praise."""
    UNREVIEWED = "unreviewed"
    """Registrations not reviewed for a quarter."""
    UNREGISTERED = "unregistered"
    """Members without a registration for the year."""
    COPY = "copy"
    """The last sealed copy of the book is old."""
    STEP = "step"


class Where(StrEnum):
    """Which room a line leads to."""

    ROLL = "roll"
    PREPARATION = "preparation"
    MEMBER = "member"
    ASSIGNMENT = "assignment"
    PROPOSAL = "proposal"
    THEME = "theme"
    THEMES = "themes"
    SESSION = "session"
    """A session on its year's page."""
    YEAR = "year"
    """The page of a year."""
    MEMBERS = "members"
    PRAISE = "praise"
    REGISTRATIONS = "registrations"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Goes:
    """Where a line leads, and to which row there: a record's number, or a year."""

    where: Where
    id: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to know or to do today."""

    section: Section
    what: What
    key: str
    """Its subject and rule: no two lines of a day have the same."""
    goes: Goes
    session: Session | None = None
    """The session it is about."""
    members: tuple[int, ...] = ()
    """Whose it is, or who is meant; empty for the secretary."""
    assignment: Assignment | None = None
    title: str = ""
    """In the book's own words: a step, a session's title."""
    title_en: str = ""
    """The same in English, where a template has it."""
    on: date | None = None
    """The day it is due or held."""
    days: int | None = None
    """Days until then; below 0 when it is late."""
    since: date | None = None
    """Since when it is so."""
    count: int = 0
    """Steps done, members present, steps late, further things besides the one that is said."""
    of: int = 0
    """Out of how many."""
    late: int = 0
    """Steps of the preparation that are late."""
    over: int = 0
    """Minutes of the agenda over the planned length."""
    hour: str = ""
    place: str = ""
    rule: str = ""
    """Id of the rule behind it."""
    stage: str = ""
    """How far it has come: put aside at one stage, it is told again at the next."""
    said: Told | None = None
    """The rule's sentence with its document."""


# -- the next session --------------------------------------------------------------------------


def no_members() -> Line:
    """The book has no members yet."""
    return Line(Section.NEXT, What.NO_MEMBERS, "members", Goes(Where.MEMBERS))


def no_session(today: date) -> Line:
    """No session is still to come."""
    return Line(Section.NEXT, What.NO_SESSION, "sessions", Goes(Where.YEAR, today.year))


def session_line(session: Session, today: date, hour: str, place: str, came: tuple[int, int] | None) -> Line:
    """A session of the nearest day; `came` is how many of how many, once its roll was called.

    On its day it leads to the roll, before to its preparation.
    """
    where = Where.ROLL if session.date <= today else Where.PREPARATION
    present, expected = came or (0, 0)
    return Line(
        Section.NEXT, What.SESSION, f"session:{session.id}", Goes(where, session.id), session, title=session.title,
        on=session.date, days=(session.date - today).days, count=present, of=expected, hour=hour, place=place,
    )  # fmt: skip


def ready_line(session: Session, ready: agenda.Readiness, total: agenda.Total) -> Line | None:
    """How ready a session is: steps done, steps late, minutes over; nothing where nothing is to be prepared."""
    if not ready.steps and not total.over:
        return None
    late = ready.late[0] if ready.late else None
    return Line(
        Section.NEXT, What.READY, f"ready:{session.id}", Goes(Where.PREPARATION, session.id), session,
        count=ready.done, of=ready.steps, late=len(ready.late), over=total.over, title=late[0].title if late else "",
        days=-late[1] if late else None, since=late[0].due if late else None,
    )  # fmt: skip


def away_line(session: Session, members: Sequence[Member]) -> Line | None:
    """Who told beforehand that they will not be there."""
    if not members:
        return None
    numbers = tuple(m.id for m in members)
    goes = Goes(Where.ROLL, session.id)
    return Line(Section.NEXT, What.AWAY, f"away:{session.id}", goes, session, numbers, count=len(numbers))


# -- what is overdue ---------------------------------------------------------------------------


def overdue(
    assignments: Iterable[Assignment], late: Iterable[agenda.Step], today: date, days: works.Days
) -> list[Line]:
    """What is past its day, the longest overdue first: assignments one by one, late steps one line a session."""
    lines = [_overdue(a, today, days) for a in assignments if works.is_overdue(a, today, days)]
    by_session: dict[int, list[agenda.Step]] = {}
    for step in late:
        if step.progress.state is agenda.StepState.LATE:
            by_session.setdefault(step.session.id, []).append(step)
    lines += [_late_steps(steps) for steps in by_session.values()]
    return sorted(lines, key=lambda x: (x.days or 0, x.key))


def _overdue(one: Assignment, today: date, days: works.Days) -> Line:
    on = works.awaited_on(one, days)
    if one.kind not in works.AT_SESSION:
        what = What.TASK
    else:
        what = What.UNWRITTEN if works.stage_of(one) in works.IN_HAND else What.DRAFT
    return Line(
        Section.OVERDUE, what, f"assignment:{one.id}", Goes(Where.ASSIGNMENT, one.id), members=one.members,
        assignment=one, title=one.title, on=on, days=(on - today).days if on else None, since=on,
    )  # fmt: skip


def _late_steps(steps: Sequence[agenda.Step]) -> Line:
    first = max(steps, key=lambda s: s.progress.days)
    session = first.session
    return Line(
        Section.OVERDUE, What.PREPARATION, f"steps:{session.id}", Goes(Where.PREPARATION, session.id), session,
        (first.check.member,) if first.check.member else (), title=first.check.title, on=first.check.due,
        days=-first.progress.days, since=first.check.due, count=len(steps),
    )  # fmt: skip


# -- the next steps ----------------------------------------------------------------------------


def step_lines(steps: Iterable[agenda.Step]) -> list[Line]:
    """The next steps of the secretary's month (domain.md 4.1), in their order."""
    found = []
    for step in steps:
        late = step.progress.state is agenda.StepState.LATE
        found.append(
            Line(
                Section.STEPS, What.STEP, f"step:{step.session.id}:{step.check.id}",
                Goes(Where.PREPARATION, step.session.id), step.session,
                (step.check.member,) if step.check.member else (), title=step.check.title, on=step.check.due,
                days=-step.progress.days if late else step.progress.days, since=step.check.due if late else None,
            )
        )  # fmt: skip
    return found


# -- order and room ----------------------------------------------------------------------------


FOLDED: Final = (Section.ALERTS, Section.OVERDUE)
"""Sections that give way where the screen is short of lines."""
AT_LEAST: Final = 2
"""Lines a folded section keeps, the one that tells of the rest included."""


def shares(counts: Mapping[Section, int], room: int, opened: Iterable[Section] = ()) -> dict[Section, int]:
    """How many lines of each section are shown in `room` lines: of the folded ones the longest give way first.

    A section that is not shown whole keeps one of its lines for saying how many are left. What was
    opened by hand stays whole, and the rest scrolls.
    """
    found = dict(counts)
    free = [s for s in FOLDED if s not in set(opened)]
    over = sum(found.values()) - room
    while over > 0:
        longest = max(free, key=lambda s: found.get(s, 0), default=None)
        if longest is None or found.get(longest, 0) <= AT_LEAST:
            break
        found[longest] -= 1
        over -= 1
    return found
