"""The figures of a document as a workbook or as CSV: one sheet a table, numbers as numbers, no formula."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from store.papers.plain import CsvCell, csv_bytes
from store.papers.sheets import Sheet

if TYPE_CHECKING:
    from store.papers.documents import Numbers

WIDEST: Final = 36
NARROWEST: Final = 6
"""Characters of a column."""
LINE: Final = 16
"""Points of a line of 12-point letters."""


def tables_xlsx(tables: Sequence[Numbers], title: str, made: datetime) -> bytes:
    """The tables as a workbook, each on a sheet of its own; `made` is the moment in the cell's zone."""
    first, *more = tables
    sheet = Sheet(first.name, landscape=True, made=made, title=title)
    _lay_out(sheet, first, title)
    for table in more:
        sheet.further(table.name, landscape=True)
        _lay_out(sheet, table, title)
    return sheet.finish()


def _lay_out(sheet: Sheet, table: Numbers, title: str) -> None:
    sheet.text(0, 0, title, bold=True, font_size=14)
    widths = [_width(heading, [row[place] for row in table.rows]) for place, heading in enumerate(table.headings)]
    for place, (heading, width) in enumerate(zip(table.headings, widths, strict=True)):
        sheet.text(2, place, heading, border=1, bold=True, align="center", text_wrap=True)
        sheet.page.set_column(place, place, width)
    sheet.page.set_row(2, LINE * _lines(table.headings, widths))
    for number, row in enumerate(table.rows, 3):
        sheet.page.set_row(number, LINE * _lines(row, widths))
        for place, value in enumerate(row):
            if isinstance(value, int | float):
                sheet.number(number, place, value, border=1, align="center", valign="top")
            else:
                sheet.text(number, place, value or "", border=1, text_wrap=True, valign="top")
    sheet.page.repeat_rows(2)
    sheet.page.freeze_panes(3, 0)


def _width(heading: str, cells: Sequence[CsvCell]) -> int:
    """Characters a column needs: its longest cell, the longest word of its heading, which is bold."""
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    return min(WIDEST, max(NARROWEST, longest + 1, *(len(word) + 2 for word in heading.split())))


def _lines(cells: Sequence[CsvCell], widths: Sequence[int]) -> int:
    """Lines a row needs; said to the program that shows it, for not every one looks itself."""
    return max(
        sum(max(1, len(textwrap.wrap(line, width - 1))) for line in str(cell or "").splitlines() or [""])
        for cell, width in zip(cells, widths, strict=True)
    )


def tables_csv(tables: Sequence[Numbers]) -> bytes:
    """The tables as CSV, one below the other with an empty line between."""
    rows: list[Sequence[CsvCell]] = []
    for table in tables:
        rows += [[]] if rows else []
        rows += [list(table.headings), *table.rows]
    return csv_bytes(rows)
