"""What became of many proposals: each has one fate, and the fates add up to those raised (features P4). Pure.

Every count of proposals in the program is a Fates of this file, so that the report, the dials and the documents
cannot differ. A proposal counts for the quarter and the year it was raised in, whenever it was answered.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final

from store.records import Proposal, ProposalState
from store.rules.calendar import quarter_at
from store.rules.proposals import is_solved, since, state_of
from store.rules.themes import parse_quarter
from store.vietnamese import fold


class Fate(StrEnum):
    """Where a proposal has come to: each has exactly one."""

    SOLVED = "solved"
    ANSWERED = "answered"
    """Answered, and nothing came of it yet."""
    REFUSED = "refused"
    PASSED_UP = "passed_up"
    WAITING = "waiting"


FATE_WORDS: Final[Mapping[Fate, tuple[str, str]]] = {
    Fate.SOLVED: ("có kết quả", "solved"),
    Fate.ANSWERED: ("đã trả lời", "answered"),
    Fate.REFUSED: ("không tiếp thu", "refused"),
    Fate.PASSED_UP: ("chuyển cấp trên", "passed up"),
    Fate.WAITING: ("chưa trả lời", "unanswered"),
}

REPLIES: Final = frozenset({Fate.SOLVED, Fate.ANSWERED, Fate.REFUSED})
"""Fates in which the member has been told something."""


def fate_of(proposal: Proposal) -> Fate:
    """What became of it: a result counts before anything else, a written answer before the state it stands in."""
    if is_solved(proposal):
        return Fate.SOLVED
    match state_of(proposal):
        case ProposalState.REFUSED:
            return Fate.REFUSED
        case ProposalState.PASSED_UP:
            return Fate.PASSED_UP
        case ProposalState.ANSWERED:
            return Fate.ANSWERED
        case _:
            return Fate.ANSWERED if proposal.answer else Fate.WAITING


def fate_day(proposal: Proposal) -> date:
    """The day of that fate: of the result, else of the state it stands in."""
    return proposal.solved or since(proposal) if is_solved(proposal) else since(proposal)


@dataclass(frozen=True, slots=True)
class Fates:
    """What became of some proposals. The fates add up to those raised; Fates of two parts add up to both together."""

    parts: Counter[Fate] = field(default_factory=Counter)

    def __add__(self, other: Fates) -> Fates:
        """The fates of both parts together."""
        return Fates(self.parts + other.parts)

    def count(self, fate: Fate) -> int:
        """How many came to that."""
        return self.parts[fate]

    @property
    def raised(self) -> int:
        """All of them."""
        return sum(self.parts.values())

    @property
    def replied(self) -> int:
        """Those whose member was told something: solved, answered or refused with a reason."""
        return sum(self.parts[fate] for fate in REPLIES)

    @property
    def solved(self) -> int:
        """Those with a result."""
        return self.parts[Fate.SOLVED]

    @property
    def solved_share(self) -> Fraction | None:
        """Those with a result over all that were raised; None where none was."""
        return Fraction(self.solved, self.raised) if self.raised else None

    @property
    def replied_share(self) -> Fraction | None:
        """Those answered over all that were raised; None where none was."""
        return Fraction(self.replied, self.raised) if self.raised else None


def fates(proposals: Iterable[Proposal]) -> Fates:
    """What became of some proposals."""
    return Fates(Counter(fate_of(p) for p in proposals))


def by_quarter(proposals: Iterable[Proposal]) -> dict[str, Fates]:
    """What became of the proposals raised in each quarter (YYYY-Qn), the quarters in order."""
    parts: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        parts.setdefault(quarter_at(proposal.raised), []).append(proposal)
    return {quarter: fates(parts[quarter]) for quarter in sorted(parts)}


def in_period(proposals: Iterable[Proposal], period: str) -> list[Proposal]:
    """Those raised in a quarter (YYYY-Qn) or a year (YYYY), in the order they were raised."""
    found = (p for p in proposals if period in (quarter_at(p.raised), str(p.raised.year)))
    return sorted(found, key=lambda p: (p.raised, p.id))


def parse_period(text: str, year: int) -> str:
    """The period a text means, as `in_period` takes it: 2026, năm 2026, or a quarter as one types it. BadValue."""
    found = re.fullmatch(r"(?:nam|year)?\s*(\d{4})", fold(text).strip())
    return found[1] if found is not None else parse_quarter(text, year)
