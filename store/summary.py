"""Summary: the cell's year in figures, beside the year before. Nothing is counted here that another door counts.

Each figure is read from the door of its noun, so that the page, the register, the tracking room, the scores and
the documents cannot differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from store.records import Commending, Kind, Work
from store.rules.commendations import TO_MEND, is_promise
from store.rules.home_dials import settled_on
from store.rules.scoring import ScoreGrade

if TYPE_CHECKING:
    from store.book import Book


class Unit(StrEnum):
    """What a figure counts."""

    COUNT = "count"
    SHARE = "share"
    """A part of one."""
    MEAN = "mean"
    """A mean, told with one place as everywhere else."""


class Figure(msgspec.Struct, frozen=True):
    """One figure of a year, with that of the year before. None where there is nothing to count."""

    key: str
    unit: Unit
    now: Fraction | None
    before: Fraction | None


Value = tuple[str, Unit, Fraction | None]


class Summary:
    """The door to the cell's year in figures."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def year(self, year: int) -> tuple[Figure, ...]:
        """The figures of a year and of the one before, in the order a report tells them."""
        before = {key: value for key, _unit, value in self._values(year - 1)}
        return tuple(Figure(key, unit, value, before[key]) for key, unit, value in self._values(year))

    def _values(self, year: int) -> Iterator[Value]:
        yield from self._sessions(year)
        yield from self._speaking(year)
        yield from self._works(year)
        yield from self._members(year)
        yield from self._scores(year)

    def _sessions(self, year: int) -> Iterator[Value]:
        register = self._book.register.year(year)
        kinds = Counter(session.kind for session in self._book.tracking.held(year))
        yield "regular", Unit.COUNT, Fraction(kinds[Kind.REGULAR])
        yield "thematic", Unit.COUNT, Fraction(kinds[Kind.THEMATIC])
        yield "attendance", Unit.SHARE, register.tally.rate

    def _speaking(self, year: int) -> Iterator[Value]:
        found = self._book.tracking.year(year)
        said = found.whole.speeches
        yield "spoke", Unit.SHARE, found.spoke_share
        yield "per_session", Unit.MEAN, found.per_session
        yield "papers", Unit.COUNT, Fraction(said.papers)
        yield "general", Unit.SHARE, said.general_share
        yield "quality", Unit.MEAN, said.quality
        yield "proposals", Unit.COUNT, Fraction(found.whole.proposals)
        yield "solved", Unit.SHARE, found.whole.solved_share

    def _works(self, year: int) -> Iterator[Value]:
        book = self._book
        days, today = book.assignments.days(), book.clock.today()
        tasks = [a for a in book.assignments.shelf().all() if a.kind is Work.TASK]
        settled = [found for a in tasks if (found := settled_on(a, days, today)) is not None and found[0].year == year]
        yield "tasks", Unit.COUNT, Fraction(len(settled))
        yield "in_time", Unit.SHARE, Fraction(sum(ok for _on, ok in settled), len(settled)) if settled else None

    def _members(self, year: int) -> Iterator[Value]:
        book = self._book
        said = [c for c in book.commendations.counted(year) if not is_promise(c)]
        yield "praise", Unit.COUNT, Fraction(sum(c.kind is Commending.PRAISE for c in said))
        yield "reminders", Unit.COUNT, Fraction(sum(c.kind in TO_MEND for c in said))
        there = [s for s in book.registrations.year(year) if s.registration is not None]
        yield "registrations", Unit.COUNT, Fraction(len(there))
        yield "reviewed", Unit.SHARE, Fraction(sum(bool(s.reviews) for s in there), len(there)) if there else None

    def _scores(self, year: int) -> Iterator[Value]:
        totals = [sheet.total for sheet in self._book.scoring.year(year)]
        graded = [total for total in totals if total.grade is not None]
        mean = sum((t.scaled for t in graded), Fraction(0)) / len(graded) if graded else None
        yield "score", Unit.MEAN, mean
        yield "good", Unit.COUNT, Fraction(sum(t.grade is ScoreGrade.GOOD for t in graded))
