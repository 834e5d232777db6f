"""The file in hand: its sheets, what the hand has changed about one, and the preview that gives.

One for the room of the import and the forms opened above it. Nothing is written to the book from here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from store import Book
from store.drafts import Draft
from store.intake import Edits, Grid, Preview, RowPlan, choose
from store.intake.edits import edits_of
from store.intake.headings import letter, locate
from tui.language import _

DRAFT = "intake:"
"""What the name of a draft of edits begins with; the path of the file follows."""


class Work:
    """A file on its way into the book. BadFile when its sheet cannot be read."""

    def __init__(self, book: Book, file: Path, sheets: Sequence[Grid], kept: Mapping[str, str] | None = None) -> None:
        self.book = book
        self.file = file
        self.sheets = sheets
        self.grid = choose(file, sheets, kept.get("sheet") if kept else None)
        found = edits_of(kept, self.grid) if kept else None
        self.outdated = bool(kept) and found is None
        """Whether edits were kept, but the file is another by now."""
        self.edits = self._begun() if found is None else found
        self.preview = self.judge()

    def _begun(self) -> Edits:
        """No edits; where no heading was found, no column is anything yet."""
        return Edits() if locate(self.grid.rows) else Edits(columns={})

    def judge(self) -> Preview:
        """Hold the file against the book anew."""
        self.preview = self.book.intake.judge(self.grid, self.edits)
        return self.preview

    def edit(self, edits: Edits) -> None:
        """Take these edits in the place of the former, once they can be judged. BadValue."""
        preview = self.book.intake.judge(self.grid, edits)
        self.edits, self.preview = edits, preview

    def turn_to(self, sheet: Grid) -> None:
        """Read another sheet of the workbook; edits of the former go. BadFile, and nothing has changed."""
        self.grid = choose(self.file, [sheet])
        self.edits = self._begun()
        self.judge()

    def row(self, number: int) -> RowPlan | None:
        """The row with that number, if it is about a person."""
        return next((row for row in self.preview.rows if row.number == number), None)

    def title(self, column: int) -> str:
        """The heading of a column, or its letter."""
        return self.preview.titles.get(column) or _("column {letter}").format(letter=letter(column))

    @property
    def width(self) -> int:
        """How many columns the sheet has."""
        return max((len(row) for row in self.grid.rows), default=0)

    def draft(self, extra: Edits | None = None) -> Draft | None:
        """The edits so far as a draft; `extra` are the edits with what is being typed."""
        texts = (extra or self.edits).texts(self.grid)
        title = _("import of {file}").format(file=self.file.name)
        return Draft(name=f"{DRAFT}{self.file}", title=title, texts=texts) if texts else None
