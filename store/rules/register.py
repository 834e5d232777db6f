"""A year's register: one column a session, one row a member, and what the marks add up to.

Every number is a Tally of rules/attendance.py: here is only which marks go into which sum. Whose
names stand in it, and whether a roll was called at all, is decided there and in rules/roster.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from store.records import Code, Mark, Member, Session, State
from store.rules import roster as membership
from store.rules.attendance import COUNTED_KINDS, Tally, taken


class Stage(StrEnum):
    """How far a session of the register has come."""

    TAKEN = "taken"
    """Its roll was called; it counts."""
    UNTAKEN = "untaken"
    """Its day has come or gone without a roll; it changes no rate."""
    COMING = "coming"
    """Its day is ahead."""


@dataclass(frozen=True, slots=True)
class Column:
    """One session of the year."""

    session: Session
    stage: Stage
    tally: Tally
    """Counts of its roll; empty where none was called."""


@dataclass(frozen=True, slots=True)
class Line:
    """One member's year."""

    number: int
    """Place in the register, from 1."""
    member: Member
    codes: tuple[Code | None, ...]
    """One a column; None where the member did not belong that day or no roll was called."""
    tally: Tally


@dataclass(frozen=True, slots=True)
class Year:
    """A whole register."""

    year: int
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    tally: Tally
    """The cell's own sums: all lines together, which are all columns together."""


FIGURES: Final[Mapping[str, Callable[[Tally], int]]] = {
    "sessions": lambda t: t.members,
    "present": lambda t: t.present,
    "late": lambda t: t.count(Code.LATE),
    "left_early": lambda t: t.count(Code.LEFT_EARLY),
    "excused": lambda t: t.count(Code.EXCUSED),
    "unexcused": lambda t: t.count(Code.UNEXCUSED),
    "absent": lambda t: t.absent,
    "left_out": lambda t: t.left_out,
    "not_taken": lambda t: t.not_taken,
}
"""The figures of a line in the order a register has them (domain.md 2.5); the rate comes last.

Late and left early are among the present; excused and unexcused are the absent. Present, absent, left
out (exempt, elsewhere) and not taken make up the sessions.
"""


def counted(session: Session) -> bool:
    """Whether a session has a column: a regular or thematic one that was not cancelled."""
    return session.kind in COUNTED_KINDS and session.state is not State.CANCELLED


def register(
    year: int, sessions: Iterable[Session], members: Sequence[Member], rolls: Mapping[int, Sequence[Mark]], today: date
) -> Year:
    """The register of a year.

    `sessions` in order of date, those of other years are passed over; `members` in the order of a
    roll; `rolls` has a mark for everybody on the roll of each session, by the session's number.
    """
    columns: list[Column] = []
    codes: list[Mapping[int, Code]] = []
    for session in sessions:
        if session.date.year == year and counted(session):
            marks = rolls.get(session.id, ())
            stage = _stage(session, marks, today)
            codes.append({m.member: m.code for m in marks} if stage is Stage.TAKEN else {})
            columns.append(Column(session, stage, Tally(Counter(codes[-1].values()))))
    days = {column.session.date for column in columns}
    here = [m for m in members if any(membership.belongs_on(m, day) for day in days)]
    lines = tuple(
        _line(number, member, [column.get(member.id) for column in codes]) for number, member in enumerate(here, 1)
    )
    whole: Counter[Code] = Counter()
    for column in columns:
        whole.update(column.tally.counts)
    return Year(year, tuple(columns), lines, Tally(whole))


def _stage(session: Session, marks: Sequence[Mark], today: date) -> Stage:
    if session.date > today:
        return Stage.COMING
    return Stage.TAKEN if taken(marks) else Stage.UNTAKEN


def _line(number: int, member: Member, codes: Sequence[Code | None]) -> Line:
    return Line(number, member, tuple(codes), Tally(Counter(code for code in codes if code is not None)))
