"""Templates of agenda and checklist: the part of the agenda's door that reads and changes them.

They stand in the cell's row. Each command changes one line of one kind as it stands by then, so that two
terminals lose nothing of each other's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.changes import Change
from store.disk import Put
from store.records import ItemTemplate, Kind, Template
from store.rules import templates as rules
from store.rules.templates import Entry

if TYPE_CHECKING:
    from store.book import Book


class Templates:
    """What a session of a kind begins with."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def template(self, kind: Kind, *, shared: bool = False) -> Template:
        """The template in force: the cell's own, else the shipped one; `shared` for one of two in a sitting."""
        settings = self._book.settings
        return rules.template_of(kind, settings.cell().templates, settings.rules(), shared=shared)

    def has_own_template(self, kind: Kind) -> bool:
        """Whether the cell has changed the template of a kind."""
        return any(t.kind is kind for t in self._book.settings.cell().templates)

    def english(self, kind: Kind) -> dict[str, str]:
        """The English of titles that a template of this kind gives, by the Vietnamese."""
        numbers = self._book.settings.rules()
        found = (rules.shipped(kind, numbers), rules.shipped(kind, numbers, shared=True), self.template(kind))
        return {vi: en for template in found for vi, en in rules.english(template).items()}

    # -- commands --------------------------------------------------------------------------

    def put_template_entry(self, kind: Kind, entry: Entry, *, instead: Entry | None = None) -> Change:
        """Add an item or a step to a template, or write it in the place of another. BadValue, NoSuch."""
        return self._change(kind, lambda t: rules.with_entry(t, entry, instead))

    def drop_template_entry(self, kind: Kind, entry: Entry) -> Change:
        """Take an item or a step out of a template (undo brings it back)."""
        return self._change(kind, lambda t: rules.without_entry(t, entry))

    def shift_template_item(self, kind: Kind, item: ItemTemplate, by: int) -> Change:
        """Move an item of a template up (below 0) or down. NoSuch."""
        return self._change(kind, lambda t: rules.shifted(t, item, by))

    def reset_template(self, kind: Kind) -> Change:
        """Put the shipped template of a kind back."""
        return self._change(kind, lambda t: rules.shipped(kind, self._book.settings.rules()))

    def _change(self, kind: Kind, changed: Callable[[Template], Template]) -> Change:
        def build() -> list[Put]:
            cell = self._book.settings.cell()
            own = rules.with_template(cell.templates, changed(self.template(kind)), self._book.settings.rules())
            return [Put("cell", 1, replace(cell, templates=own))]

        return self._book.commit("agenda.template", build)
