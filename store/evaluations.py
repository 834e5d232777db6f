"""Evaluations: the year-end review of each member, what they propose and what the cell decides (domain.md 2.11).

Who is graded and how many may be excellent is decided in store/rules/evaluations.py. Nothing here grades anybody
by itself: the facts of a member's year are shown beside what is written, and the cell decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from store.changes import Change
from store.disk import Put
from store.errors import NoSuch
from store.records import Evaluation, Member
from store.rules import evaluations as rules
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book
    from store.disk import Shelf

TEXTS = ("strengths", "weaknesses", "repaired", "directions", "remark", "note")
"""Fields of several lines."""


class Row(msgspec.Struct, frozen=True):
    """One member's line of a year."""

    number: int
    member: Member
    evaluation: Evaluation
    """As written, or empty."""
    before: Evaluation | None
    """The review of the year before, where there is one."""


class Evaluations:
    """The door to the year-end reviews."""

    def __init__(self, book: Book) -> None:
        self._book = book

    # -- queries ---------------------------------------------------------------------------

    def year(self, year: int) -> list[Row]:
        """Everyone reviewed for a year, in the roll's order; whoever has a review already stays on the list."""
        shelf, roster = self._shelf(), self._book.roster
        here = rules.graded_members(roster.members(), year, self._book.clock.today())
        known = {m.id for m in here}
        written = {e.member for e in shelf.all() if e.year == year}
        here += [m for m in roster.members() if m.id in written - known]
        return [
            Row(
                number=n,
                member=m,
                evaluation=self.of(year, m.id),
                before=shelf.get(rules.evaluation_id(year - 1, m.id)),
            )
            for n, m in enumerate(here, 1)
        ]

    def of(self, year: int, member_id: int) -> Evaluation:
        """The review of a member, empty where none is written."""
        id = rules.evaluation_id(year, member_id)
        return self._shelf().get(id) or Evaluation(id=id, member=member_id, year=year)

    def cap(self, year: int) -> rules.Cap:
        """How many may be excellent, over the grades the cell has decided."""
        return rules.cap([e for e in self._shelf().all() if e.year == year], self._book.settings.rules())

    def voters(self, year: int) -> int:
        """How many official members can vote on a grade on the last day of the year (domain.md Q2), to begin with."""
        day = rules.last_day(year, self._book.clock.today())
        return rules.official_voters(self._book.roster.members(), day)

    # -- commands --------------------------------------------------------------------------

    def change(self, year: int, member_id: int, facts: Mapping[str, object]) -> Change:
        """Write some fields of a review, the others as they stand. NoSuch; BadValue."""

        def build() -> list[Put]:
            if self._book.members().get(member_id) is None:
                raise NoSuch(what_vi="đảng viên số", what_en="member number", key=member_id)
            old = self.of(year, member_id)
            said = {f: clean(str(v), lines=True) if f in TEXTS else v for f, v in facts.items()}
            new = rules.checked(replace(old, **said))
            if new.cell is not None and old.cell is None and new.decided is None:
                new = replace(new, decided=self._book.clock.today())
            return [Put("evaluations", new.id, new)]

        return self._book.commit("evaluations.change", build)

    def _shelf(self) -> Shelf[Evaluation]:
        return self._book.rows("evaluations", Evaluation)
