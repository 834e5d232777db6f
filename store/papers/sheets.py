"""A workbook of text and numbers only, on A4, and the heading every Party document has.

A text is always written as text: no formula, no link, no number guessed from it. The workbook is made
in memory; xlsxwriter is imported when the first one is.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Final

from store.records import Cell
from store.vietnamese import clean

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

FONT: Final = "Times New Roman"
A4: Final = 9
"""What Excel calls the paper."""
CELL_LIMIT: Final = 2000
"""Characters of one cell; the book's longest texts are shorter."""

Span = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0."""


class Sheet:
    """One sheet of a workbook, with the styles of a document."""

    def __init__(self, name: str, *, landscape: bool, made: datetime, title: str) -> None:
        import xlsxwriter

        self._out = io.BytesIO()
        self._book: xlsxwriter.Workbook = xlsxwriter.Workbook(
            self._out,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": {"font_name": FONT, "font_size": 12},
            },
        )
        self._book.set_properties({"title": title, "created": made.replace(tzinfo=None, microsecond=0)})
        self._styles: dict[tuple[tuple[str, object], ...], object] = {}
        self.page: Worksheet
        self.further(name, landscape=landscape)

    def further(self, name: str, *, landscape: bool) -> None:
        """Another sheet of the same workbook; what is written from now on goes there."""
        self.page = self._book.add_worksheet(name)
        self.page.set_paper(A4)
        if landscape:
            self.page.set_landscape()
        self.page.fit_to_pages(1, 0)
        self.page.center_horizontally()

    def style(self, **how: object) -> object:
        """A format, made once."""
        key = tuple(sorted(how.items()))
        if key not in self._styles:
            self._styles[key] = self._book.add_format({"font_name": FONT, "font_size": 12, "valign": "vcenter", **how})
        return self._styles[key]

    def text(self, row: int, column: int, text: str, **how: object) -> None:
        """A text in one cell."""
        self.page.write_string(row, column, clean(text, lines=True, limit=CELL_LIMIT), self.style(**how))

    def number(self, row: int, column: int, number: int | float, **how: object) -> None:
        """A number in one cell."""
        self.page.write_number(row, column, number, self.style(**how))

    def over(self, span: Span, text: str, **how: object) -> None:
        """A text over several cells."""
        if span[0] != span[2] or span[1] != span[3]:
            self.page.merge_range(*span, "", self.style(**how))
        self.text(span[0], span[1], text, **how)

    def finish(self) -> bytes:
        """The workbook."""
        self._book.close()
        return self._out.getvalue()


def heading(sheet: Sheet, cell: Cell, left: tuple[int, int], right: tuple[int, int], dated: str) -> int:
    """The organizations at the left, the Party's name and the date at the right; the first free row.

    Guidance 05-HD/VPTW as used: higher organization not bold, the cell bold, a star; the Party's name
    bold over a line, place and date in italics (domain.md 3.2).
    """
    for row, (text, bold) in enumerate(((cell.higher.upper(), False), (cell.name.upper(), True), ("*", False))):
        sheet.over((row, left[0], row, left[1]), text, align="center", bold=bold, shrink=row < 2)
    sheet.over((0, right[0], 0, right[1]), "ĐẢNG CỘNG SẢN VIỆT NAM", align="center", bold=True, underline=1)
    sheet.over((2, right[0], 2, right[1]), dated, align="center", italic=True)
    return 4


def foot(sheet: Sheet, words: str) -> None:
    """Words at the left of each page's foot, the page's number at the right."""
    said = words.replace("&", "&&")[:200]
    sheet.page.set_footer(f"&L&9 {said}&R&9 Trang &P/&N")  # the space keeps a first figure out of the size
