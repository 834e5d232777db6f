"""The form that says which column is what, where the guess is wrong or there is no heading to guess by."""

from __future__ import annotations

from functools import partial
from typing import Final

from textual.widgets import Input

from store.errors import BadValue, BookError
from store.intake import FIELDS, Edits
from store.intake.edits import cell_of
from store.intake.values import shown
from store.vietnamese import fold
from tui import keys
from tui.entries import Entry, Options, Row, option
from tui.language import N_, _, language
from tui.rooms.intake.forms import WorkForm

NONE: Final = "none"
"""The choice that reads a column as nothing."""
LEFT_OUT: Final = N_("left aside")
NAMED: Final = frozenset({"name", "family_part", "given_part"})
"""One of them is needed, else no row is about anybody."""
SAMPLES: Final = 3
"""How many of a column's first values are shown."""


class IntakeColumnsRoom(WorkForm):
    """One row a column: its heading, what it is read as, its first values."""

    noun = "intake_columns"
    BINDINGS = keys.bindings("intake_columns")

    def title_words(self) -> str:
        """The file, and that it is about its columns."""
        return _("columns of {file}").format(file=self.work.file.name[:30])

    def rows(self) -> list[Row]:
        """The columns that hold anything."""
        fields = {at: of for of, at in self.work.preview.columns.items()}
        words = dict(choices())
        return [
            Entry(
                f"c{at}", self.work.title(at), words.get(fields.get(at, ""), ""), partial(self._take, at),
                hint=" | ".join(samples), limit=60,
            )
            for at in range(self.work.width)
            if (samples := self._samples(at)) or self.work.preview.titles.get(at)
        ]  # fmt: skip

    def _samples(self, column: int) -> list[str]:
        """The first values below the heading."""
        numbers = range(self.work.preview.heading_row + 1, len(self.work.grid.rows) + 1)
        held = (shown(cell_of(self.work.grid, number, column)) for number in numbers)
        found: list[str] = []
        for text in held:
            if text:
                found.append(text[:40])
            if len(found) == SAMPLES:
                break
        return found

    def _is_here(self, index: int) -> bool:
        """The first values show on every row."""
        return True

    # -- choosing ----------------------------------------------------------------------------

    def whole_words(self) -> str:
        """What can be chosen; while one types, what the letters may mean."""
        entry, typed = self.entry(), self._typed()
        if entry is None:
            return ""
        if entry.key in self.wrong and typed is None:
            return self.wrong[entry.key]
        numbered = list(enumerate(choices(), 1))
        if typed is not None and typed[1].strip():
            fresh = self._fresh(typed[1])
            numbered = [(n, choice) for n, choice in numbered if means(fresh, n, choice[1])]
        told = "  ".join(f"{n} {words}" for n, (_key, words) in numbered)
        if NAMED.isdisjoint(self.work.preview.columns) and typed is None:
            told = _("Which column has the names? Type a number or letters:") + "  " + told
        return told or _("No kind of column has these words.")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the choices while one types."""
        event.stop()
        self.rest()

    def _take(self, column: int, text: str) -> None:
        self.edit(self._with(column, chosen(self._fresh(text))))

    def _fresh(self, text: str) -> str:
        """What was typed behind the words that stand in the field, or in their place."""
        entry = self.entry()
        rest = text.removeprefix(entry.value) if entry is not None and entry.value else text
        return rest if rest.strip() else text

    def _with(self, column: int, field: str) -> Edits:
        """The edits with that column read as `field` (NONE: as nothing). BadValue where another column is."""
        held = self.work.preview.columns
        if field in held and held[field] != column:
            there, words = self.work.title(held[field]), FIELDS[field]
            raise BadValue(
                why_vi=f"«{there}» đã là {words[0]}; chọn bỏ qua ở cột ấy trước.",
                why_en=f"“{there}” is {words[1]} already; leave that column aside first.",
            )
        columns = {of: at for of, at in held.items() if at != column}
        return self.work.edits.with_columns(columns if field == NONE else {**columns, field: column})

    def with_typed(self, entry: Entry, text: str) -> Edits:
        """The edits with what is being chosen, if it can be."""
        try:
            return self._with(int(entry.key[1:]), chosen(self._fresh(text)))
        except BookError:
            return self.work.edits


def choices() -> Options:
    """What a column can be, in the user's language; the first is nothing."""
    en = language() == "en"
    return [(NONE, _(LEFT_OUT)), *((field, words[en]) for field, words in FIELDS.items())]


def means(text: str, number: int, words: str) -> bool:
    """Whether a text may mean a choice: its number, or the beginning of one of its words."""
    said = fold(text).strip()
    return str(number).startswith(said) if said.isdecimal() else f" {said}" in f" {fold(words)}"


def chosen(text: str) -> str:
    """The field a text means, by number or unaccented words; empty means none. BadValue, naming a few."""
    try:
        return option(text, choices()) or NONE
    except BadValue:
        found = [(n, key, words) for n, (key, words) in enumerate(choices(), 1) if means(text, n, words)]
        if len(found) == 1:
            return found[0][1]
        few = ", ".join(f"{n} {words}" for n, _key, words in found[:5])
        raise BadValue(
            why_vi=f"Chọn một: {few}." if few else f"Không có loại cột «{text.strip()}».",
            why_en=f"Choose one: {few}." if few else f"There is no kind of column «{text.strip()}».",
        ) from None
