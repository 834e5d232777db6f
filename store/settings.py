"""The cell's own settings: its names, its zone, its reasons of absence, its rule set.

What belongs to one person's terminal (language, colours, keys) is not here but in tui/preferences.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.changes import Change
from store.clock import zone_named
from store.disk import Put
from store.records import Cell, Reason
from store.rules.ruleset import RuleSet
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book


class Settings:
    """The door to the cell's row."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._rules: tuple[int, RuleSet] | None = None

    def cell(self) -> Cell:
        """The cell as it is set now; a book without the row reads as all defaults."""
        return self._book.cells().get(1) or Cell()

    def rules(self) -> RuleSet:
        """The rule set in force: defaults with the cell's own numbers over them."""
        version = self._book.cells().version
        if self._rules is None or self._rules[0] != version:
            self._rules = (version, RuleSet(self.cell().rules))
        return self._rules[1]

    def reason(self, key: str) -> Reason | None:
        """The reason of absence called `key`."""
        return next((r for r in self.cell().reasons if r.key == key), None)

    def save(self, cell: Cell) -> Change:
        """Write the cell's settings. BadValue when the zone does not exist or a rule cannot have its number."""
        zone_named(cell.zone)
        RuleSet(cell.rules)
        tidy = replace(
            cell,
            id=1,
            name=clean(cell.name, limit=120),
            higher=clean(cell.higher, limit=120),
            locality=clean(cell.locality, limit=80),
            term=clean(cell.term, limit=20),
            place=clean(cell.place, limit=120),
        )
        change = self._book.commit("settings.cell", lambda: [Put("cell", 1, tidy)])
        self._book.clock.move_to(tidy.zone)
        return change
