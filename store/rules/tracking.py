"""A year of speeches and proposals: what each member, each quarter and the whole cell add up to. Pure.

Speeches are counted in rules/speeches.py, proposals in rules/proposal_fates.py; here is only whose and when. The
home room's dials, the tracking room and the page of a person are read off the same Year, so that they cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from store.records import Member, Proposal, Speech
from store.rules import roster as membership
from store.rules.calendar import quarter_at
from store.rules.proposal_fates import Fates, fates
from store.rules.speeches import Counts, Sat, by_member, counts

QUARTERS: Final = 4


@dataclass(frozen=True, slots=True)
class Part:
    """What somebody, or the cell, did in a time. Two parts, added, are what was done in both."""

    speeches: Counts = field(default_factory=Counts)
    fates: Fates = field(default_factory=Fates)
    """What became of the proposals made."""

    def __add__(self, other: Part) -> Part:
        """Both together."""
        return Part(self.speeches + other.speeches, self.fates + other.fates)

    @property
    def proposals(self) -> int:
        """Proposals made."""
        return self.fates.raised

    @property
    def solved(self) -> int:
        """Those of them that have a result."""
        return self.fates.solved

    @property
    def solved_share(self) -> Fraction | None:
        """Proposals with a result over all that were made; None where none was."""
        return self.fates.solved_share


@dataclass(frozen=True, slots=True)
class Line:
    """One member's year; without a member, that of guests and of what nobody in particular proposed."""

    member: Member | None
    quarters: tuple[Part, ...]
    """The four quarters."""

    @property
    def year(self) -> Part:
        """The whole year."""
        return _sum(self.quarters)


@dataclass(frozen=True, slots=True)
class Quarter:
    """The whole cell's quarter."""

    name: str
    """YYYY-Qn."""
    part: Part = field(default_factory=Part)
    sessions: int = 0
    """Sessions held in it."""
    present: int = 0
    """Members present, session by session, where the roll was called."""
    spoke: int = 0
    """Those of them who spoke at that session."""

    @property
    def per_session(self) -> Fraction | None:
        """Opinions, questions and proposals a session held; None where none was."""
        return _per(self.part, self.sessions)

    @property
    def spoke_share(self) -> Fraction | None:
        """Of those present at its sessions, how many spoke; None where nobody was counted."""
        return Fraction(self.spoke, self.present) if self.present else None


@dataclass(frozen=True, slots=True)
class Year:
    """A whole year."""

    year: int
    lines: tuple[Line, ...]
    """The members, in the order of a roll."""
    others: Line
    """Guests, and proposals of nobody in particular."""
    quarters: tuple[Quarter, ...]

    @property
    def whole(self) -> Part:
        """The cell's year: all quarters together, which are all lines together."""
        return _sum(quarter.part for quarter in self.quarters)

    @property
    def sessions(self) -> int:
        """Sessions held in the year."""
        return sum(quarter.sessions for quarter in self.quarters)

    @property
    def per_session(self) -> Fraction | None:
        """Opinions, questions and proposals a session held in the year."""
        return _per(self.whole, self.sessions)

    @property
    def spoke_share(self) -> Fraction | None:
        """Of those present at the year's sessions, how many spoke."""
        present = sum(quarter.present for quarter in self.quarters)
        return Fraction(sum(quarter.spoke for quarter in self.quarters), present) if present else None

    def line(self, member_id: int) -> Line:
        """A member's line; an empty one for somebody who does not stand in this year."""
        found = next((x for x in self.lines if x.member is not None and x.member.id == member_id), None)
        return found or Line(None, (Part(),) * QUARTERS)


def quarter(name: str, held: Iterable[Sat], speeches: Iterable[Speech], proposals: Iterable[Proposal]) -> Quarter:
    """One quarter of the cell: its sessions held, with who was there, its speeches, the proposals made in it.

    `held` and `speeches` are those of the quarter; proposals of other days are passed over.
    """
    sat = list(held)
    return Quarter(
        name,
        _part(speeches, [p for p in proposals if quarter_at(p.raised) == name]),
        len(sat),
        sum(len(s.present) for s in sat),
        sum(len(s.present & s.spoke) for s in sat),
    )


def track(
    year: int,
    held: Iterable[Sat],
    speeches: Mapping[int, Sequence[Speech]],
    proposals: Iterable[Proposal],
    members: Sequence[Member],
) -> Year:
    """The year of a cell.

    `held` are the sessions held, those of other years are passed over; `speeches` by session; `members` in the order
    of a roll. A member stands in it who was in the cell on the day of a session, or spoke, or proposed something.
    """
    sat = [s for s in held if s.session.date.year == year]
    raised = [p for p in proposals if p.raised.year == year]
    names = [f"{year}-Q{number}" for number in range(1, QUARTERS + 1)]
    parts: dict[int, list[Part]] = {}
    quarters = []
    for place, name in enumerate(names):
        of = [s for s in sat if quarter_at(s.session.date) == name]
        said = [speech for s in of for speech in speeches.get(s.session.id, ())]
        made = [p for p in raised if quarter_at(p.raised) == name]
        quarters.append(quarter(name, of, said, made))
        for number, part in _by_member(said, made).items():
            parts.setdefault(number, [Part()] * QUARTERS)[place] = part
    days = {s.session.date for s in sat}
    lines = [
        Line(member, tuple(parts.get(member.id, [Part()] * QUARTERS)))
        for member in members
        if member.id in parts or any(membership.belongs_on(member, day) for day in days)
    ]
    known = {member.id for member in members}
    rest = [found for number, found in parts.items() if number not in known]
    others = Line(None, tuple(_sum(one[place] for one in rest) for place in range(QUARTERS)))
    return Year(year, tuple(lines), others, tuple(quarters))


def _by_member(speeches: Iterable[Speech], proposals: Sequence[Proposal]) -> dict[int, Part]:
    found = {number: Part(counted) for number, counted in by_member(speeches).items()}
    for one in proposals:
        found[one.member] = found.get(one.member, Part()) + _part((), [one])
    return found


def _part(speeches: Iterable[Speech], proposals: Sequence[Proposal]) -> Part:
    return Part(counts(speeches), fates(proposals))


def _sum(parts: Iterable[Part]) -> Part:
    return sum(parts, Part())


def _per(part: Part, sessions: int) -> Fraction | None:
    return Fraction(part.speeches.exchanges + part.proposals, sessions) if sessions else None
