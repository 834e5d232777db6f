"""The form of one row of the file: its cells, to be mended on the spot; each is judged when it is left."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Final

from store.errors import BookError
from store.intake import FIELDS, Doubt, Edits
from store.intake.edits import cell_of
from store.intake.limits import MAX_TEXT
from store.intake.person import DAYS, SPAN
from store.intake.values import shown
from store.typed import parse_day
from store.vietnamese import fold
from tui import keys
from tui.entries import Entry, Row
from tui.language import _, language
from tui.rooms.intake.forms import WorkForm
from tui.rooms.intake.words import reason_of, state_name
from tui.rooms.intake.work import Work
from tui.text import day

INSTEAD: Final = {"name": ("family_part", "given_part"), "born": ("male", "female"), "sex": ("male", "female")}
"""Columns in which a field may stand instead of in its own."""

TELLING: Final = ("born", "card")
"""What tells namesakes apart: offered even where the file has no such column."""


class IntakeRowRoom(WorkForm):
    """The cells of one row."""

    noun = "intake_row"
    BINDINGS = keys.bindings("intake_row")

    def __init__(self, work: Work, number: int) -> None:
        self.number = number
        super().__init__(work)

    def spare(self) -> int:
        """What the file says stands beside each cell: the field keeps to its own, and a row stays cheap to walk to."""
        return 0

    def title_words(self) -> str:
        """Which row, who, and what would become of it."""
        row = self.work.row(self.number)
        told = [_("Row {n}").format(n=self.number)]
        if row is not None:
            told += [row.member.name] if row.member else []
            told.append(state_name(row.state))
        return " · ".join(told)

    def rows(self) -> list[Row]:
        """One field a column, in the file's order; then what may be lacking to tell namesakes apart."""
        columns = self._columns()
        doubts = self._doubts(columns)
        return [self._entry(field, at, doubts.get(field, [])) for field, at in columns.items()]

    def _columns(self) -> dict[str, int]:
        """Field -> column in the sheet's order, beyond its last for a field that the file has not."""
        known = self.work.preview.columns
        columns = {of: at for of, at in known.items() if of != "stt"}
        for place, of in enumerate(TELLING):
            if not any(field in known for field in (of, *INSTEAD.get(of, ()))):
                columns[of] = self.work.width + place
        return dict(sorted(columns.items(), key=lambda pair: pair[1]))

    def _doubts(self, columns: dict[str, int]) -> dict[str, list[Doubt]]:
        """The doubts of the row by the field at which they can be mended."""
        found: dict[str, list[Doubt]] = {}
        row = self.work.row(self.number)
        for doubt in row.doubts if row is not None else ():
            places = (doubt.field, *INSTEAD.get(doubt.field, ()))
            found.setdefault(next((of for of in places if of in columns), next(iter(columns))), []).append(doubt)
        return found

    def _entry(self, field: str, column: int, doubts: list[Doubt]) -> Entry:
        work = self.work
        held = shown(cell_of(work.grid, self.number, column))
        value = work.edits.cells.get((self.number, column), held)
        words = FIELDS[field][language() == "en"]
        title = work.preview.titles.get(column) or words
        hint = _("in the file: {text}").format(text=held or "–") if value != held else ""
        read_as = _("{heading}: read as {field}").format(heading=title, field=words)
        about = ["" if fold(title) == fold(words) else read_as, hint]
        return Entry(
            field, title, value, partial(self._take, field, column), limit=MAX_TEXT,
            hint=hint or ("5/2/1980" if field in (*DAYS, *SPAN) else ""),
            about=" · ".join(part for part in about if part), doubt=" · ".join(reason_of(doubt) for doubt in doubts),
        )  # fmt: skip

    def fill(self) -> None:
        """Begin at the first doubtful field."""
        first = not self._rows
        super().fill()
        if first:
            self._go(next((i for i, row in enumerate(self._rows) if isinstance(row, Entry) and row.doubt), 0))

    def whole_words(self) -> str:
        """Everything against the field under the cursor, else what it is read as and what the file has."""
        row = self.entry()
        return (row.doubt or row.about) if row is not None else ""

    # -- taking ------------------------------------------------------------------------------

    def _take(self, field: str, column: int, text: str) -> None:
        self.edit(self._with(field, column, text))

    def _with(self, field: str, column: int, text: str) -> Edits:
        work = self.work
        typed = whole_day(text, self.book.clock.today()) if field in (*DAYS, *SPAN) else text.strip()
        edits = work.edits.with_cell(work.grid, self.number, column, typed)
        if field not in work.preview.columns:
            edits = edits.with_columns({**work.preview.columns, field: column})
        return edits

    def with_typed(self, entry: Entry, text: str) -> Edits:
        """The edits with what is being typed."""
        return self._with(entry.key, self._columns()[entry.key], text)


def whole_day(text: str, today: date) -> str:
    """A day typed short, 5/2/80 or 050280, written in full; any other text as it is: no year is made up."""
    said = text.strip()
    if len(re.findall(r"\d+", said)) == 3 or re.fullmatch(r"\d{6}|\d{8}", said):
        with suppress(BookError):
            return day(parse_day(said, today))
    return said
