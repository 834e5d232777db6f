"""The preparation of a session: how its items add up, how its steps stand on a day, what is not ready. Pure.

What a session begins with is in templates.py; what is carried over from earlier ones is store/carrying.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from msgspec.structs import replace

from store.errors import BadValue
from store.records import Assignment, Check, Item, Session, Stage, State, Work
from store.rules.ruleset import RuleSet
from store.vietnamese import clean

TITLE_LIMIT: Final = 200
"""Longest title of an item or a step, in characters."""
NOTE_LIMIT: Final = 2000
"""Longest note on an item, in characters."""
MOST_MINUTES: Final = 600
"""No item and no session is longer; a slip of the finger is caught."""

PAST: Final = timedelta(days=31)
"""How long after a session its undone steps are still among the next ones; later its own page has them."""
AHEAD: Final = timedelta(days=62)
"""How far ahead of today a session's steps are looked for."""
AT_A_SESSION: Final = frozenset({Work.LEAD_IN, Work.PAPER, Work.OPINION})
"""Work that is given at a session, and has to be in before it."""
NOT_IN: Final = frozenset({Stage.ASSIGNED, Stage.RETURNED})
"""Last stages at which nothing is in hand: assigned only, or given back to be mended."""


# -- texts -----------------------------------------------------------------------------------


def _title(text: str) -> str:
    title = clean(text, limit=TITLE_LIMIT)
    if not title:
        raise BadValue(why_vi="Phải ghi nội dung.", why_en="It must say what it is.")
    return title


def tidy_item(item: Item) -> Item:
    """The item with its texts cleaned. BadValue without a title, or with minutes beyond reason."""
    ensure_minutes(item.minutes)
    return replace(item, title=_title(item.title), note=clean(item.note, lines=True, limit=NOTE_LIMIT))


def tidy_check(check: Check) -> Check:
    """The step with its title cleaned. BadValue without one."""
    return replace(check, title=_title(check.title))


def ensure_minutes(minutes: int | None) -> None:
    """Refuse a length beyond reason. BadValue."""
    if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
        raise BadValue(why_vi=f"Số phút phải từ 0 đến {MOST_MINUTES}.", why_en=f"Minutes go from 0 to {MOST_MINUTES}.")


# -- minutes -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Total:
    """How the items of a sitting add up against its planned length, in minutes."""

    minutes: int
    planned: int
    open: int = 0
    """Items that have no minutes yet."""
    shared: int = 0
    """Minutes of it that belong to the other session of the sitting."""

    @property
    def over(self) -> int:
        """Minutes beyond the planned length."""
        return max(0, self.minutes - self.planned)

    @property
    def left(self) -> int:
        """Minutes of the planned length that no item takes."""
        return max(0, self.planned - self.minutes)


def total(items: Iterable[Item], planned: int, shared: Iterable[Item] = ()) -> Total:
    """The sum of some items, those of the other session in the sitting included."""
    own, other = list(items), list(shared)
    with_other = sum(item.minutes or 0 for item in other)
    return Total(
        sum(item.minutes or 0 for item in own) + with_other, planned, sum(i.minutes is None for i in own), with_other
    )


def partners(session: Session, sessions: Iterable[Session]) -> list[Session]:
    """The other sessions held in the same sitting (domain.md M6): the regular one, its thematic one."""
    sitting = session.sitting or session.id
    return [
        s for s in sessions
        if s.id != session.id and s.state is not State.CANCELLED and sitting in (s.id, s.sitting)
    ]  # fmt: skip


def planned_minutes(session: Session, others: Sequence[Session], rules: RuleSet) -> int:
    """How long the sitting is planned to last: its own length where one was set, else the rule set's.

    `others` share the sitting; the longer length of Guidance 42/2025 then holds (rules minutes_*).
    """
    own = max((s.minutes for s in (session, *others)), default=0)
    return own or rules.number("minutes_combined" if others else "minutes_regular")


@dataclass(frozen=True, slots=True)
class Slot:
    """When an item begins and ends, and how many minutes the agenda has taken by then."""

    begins: str
    """HH:MM."""
    ends: str
    upto: int


def slots(items: Iterable[Item], start: str, taken: int = 0) -> list[Slot]:
    """The time of each item, one after the other from the sitting's hour (HH:MM), of which `taken` minutes are over."""
    hour, _colon, minute = start.partition(":")
    begin = int(hour) * 60 + int(minute)
    found = []
    for item in items:
        until = taken + (item.minutes or 0)
        found.append(Slot(_clock(begin + taken), _clock(begin + until), until))
        taken = until
    return found


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def placed(items: Sequence[Item]) -> list[Item]:
    """The items with places that rise in this order, as few of them changed as can be."""
    found: list[Item] = []
    for item in items:
        lowest = found[-1].place + 1 if found else 1
        found.append(item if item.place >= lowest else replace(item, place=lowest))
    return found


def shifted(items: Sequence[Item], id: int, by: int) -> list[Item]:
    """The items with one moved up (below 0) or down and their places anew; at the ends it stays."""
    order = sorted(items, key=lambda i: (i.place, i.id))
    at = next(n for n, item in enumerate(order) if item.id == id)
    to = max(0, min(at + by, len(order) - 1))
    order.insert(to, order.pop(at))
    places = sorted(item.place for item in order)
    return [replace(item, place=place) for item, place in zip(order, places, strict=True)]


# -- steps -------------------------------------------------------------------------------------


class StepState(StrEnum):
    """How a step stands on a day."""

    DONE = "done"
    LATE = "late"
    TODAY = "today"
    COMING = "coming"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Progress:
    """How a step stands, and by how many days."""

    state: StepState
    days: int = 0
    """Late: days since it was due. Coming: days left. Done: days it was late, 0 when in time."""
    on: date | None = None
    """Done: when. Otherwise when it is due."""


def progress(check: Check, today: date) -> Progress:
    """How a step stands on a day: done and when, due in so many days, or late by so many."""
    if check.done is not None:
        late = (check.done - check.due).days if check.due else 0
        return Progress(StepState.DONE, max(0, late), check.done)
    if check.due is None:
        return Progress(StepState.UNDATED)
    days = (check.due - today).days
    if days < 0:
        return Progress(StepState.LATE, -days, check.due)
    return Progress(StepState.COMING if days else StepState.TODAY, days, check.due)


def dated(check: Check, session: Session) -> Check:
    """The step with its day as it is now: counted from the session's while undone and not set by hand."""
    if check.done is not None or check.days is None:
        return check
    return replace(check, due=session.date + timedelta(days=check.days))


def in_order(checks: Iterable[Check]) -> list[Check]:
    """Steps by their day; those without one last."""
    return sorted(checks, key=lambda c: (c.due is None, c.due or date.max))


@dataclass(frozen=True, slots=True)
class Readiness:
    """How far the preparation of a session has come."""

    done: int
    steps: int
    late: tuple[tuple[Check, int], ...] = ()
    """Steps past their day, with the days; the longest first."""

    @property
    def all_done(self) -> bool:
        """Whether every step is done."""
        return self.done == self.steps


def readiness(checks: Iterable[Check], today: date) -> Readiness:
    """How many steps are done, and which are late on a day."""
    stand = [(check, progress(check, today)) for check in checks]
    late = [(check, p.days) for check, p in stand if p.state is StepState.LATE]
    return Readiness(
        sum(p.state is StepState.DONE for _check, p in stand), len(stand), tuple(sorted(late, key=lambda x: -x[1]))
    )


@dataclass(frozen=True, slots=True)
class NotReady:
    """Something to be given at a session that is not in by its day."""

    assignment: Assignment
    days: int
    """Days late."""


def given_at(assignments: Iterable[Assignment], session: Session) -> list[Assignment]:
    """Lead-ins, papers and opinions of a session, in this order; each kind by its due day."""
    found = [a for a in assignments if a.session == session.id and a.kind in AT_A_SESSION]
    return sorted(found, key=lambda a: (tuple(Work).index(a.kind), a.due or session.date, a.id))


def not_ready(assignments: Iterable[Assignment], session: Session, today: date) -> list[NotReady]:
    """Lead-ins, papers and opinions of a session that are past their day and not handed in, the longest late first.

    The last stage decides; without a day of its own such work is due on the session's.
    """
    found = [
        NotReady(a, (today - (a.due or session.date)).days)
        for a in assignments
        if a.session == session.id and a.kind in AT_A_SESSION and (not a.stages or a.stages[-1].stage in NOT_IN)
    ]
    return sorted((n for n in found if n.days > 0), key=lambda n: -n.days)


# -- the secretary's month ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """A step to be done, with its session."""

    session: Session
    check: Check
    progress: Progress


def steps(sessions: Iterable[Session], checks: Iterable[Check], today: date, n: int = 3) -> list[Step]:
    """The next steps of the secretary's month (domain.md 4.1): the late ones first, then by day.

    Steps of cancelled sessions, of sessions more than a month past, and without a day are left out.
    """
    known = {s.id: s for s in sessions if s.state is not State.CANCELLED and s.date >= today - PAST}
    wanted = (StepState.LATE, StepState.TODAY, StepState.COMING)
    found = [
        Step(known[c.session], c, p)
        for c in checks
        if c.session in known and (p := progress(c, today)).state in wanted
    ]  # fmt: skip
    found.sort(key=lambda s: (s.check.due or date.max, s.session.date, s.session.id))
    return found[:n]


def coming(sessions: Sequence[Session], today: date) -> Session | None:
    """The nearest session still to come, today's included; the last one held where none is."""
    there = [s for s in sessions if s.state is not State.CANCELLED]
    ahead = [s for s in there if s.date >= today]
    if ahead:
        return min(ahead, key=lambda s: (s.date, s.sitting, s.id))
    return max(there, key=lambda s: (s.date, s.id), default=None)
