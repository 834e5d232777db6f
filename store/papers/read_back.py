"""A .docx as lines of text, for the preview and for a plain file: paragraphs wrapped, tables in columns.

What is shown is read out of the very document that would be written, so the two cannot differ.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from store.vietnamese import clean, visible

if TYPE_CHECKING:
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

NARROWEST: Final = 4
"""Characters of a table's narrowest column."""
LONGEST: Final = 10
"""Characters of a word that a column makes room for: a date's."""
SIDES: Final = 2
"""Columns of a table whose cells stand side by side without lines."""
HEADING: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tblHeader"
CENTER: Final = 1
"""python-docx's number for centred."""


def lines_of(document: bytes, width: int) -> list[str]:
    """The text of a document in lines of at most `width` characters (20 or more)."""
    import docx
    from docx.table import Table

    found: list[str] = []
    for block in docx.Document(io.BytesIO(document)).iter_inner_content():
        if isinstance(block, Table):
            found += _ruled(block, width) if is_ruled(block) else _side_by_side(block, width)
        else:
            found += _paragraph(block, width)
    return _without_many_empty(visible(line).rstrip() for line in found)


def _paragraph(block: Paragraph, width: int) -> list[str]:
    text = _text(block)
    if not text.strip():
        return [""]
    shown = [line for told in text.split("\n") for line in _wrapped(told, width)]
    if _centred(block):
        return [line.center(width) for line in shown]
    return shown


def _text(block: Paragraph) -> str:
    return clean(block.text, lines=True)


def _centred(block: Paragraph) -> bool:
    held = block.alignment
    if held is None and block.style is not None:
        held = block.style.paragraph_format.alignment
    return held == CENTER


def _wrapped(text: str, width: int) -> list[str]:
    if set(text) == {"."}:  # a line for a hand: one line here as on paper
        return [text[:width]]
    return textwrap.wrap(text, width) or [""]


def is_ruled(table: Table) -> bool:
    """Whether a table has lines, unlike those that only let things stand side by side.

    A program that saved the template again may have put the lines into the cells and left the style out: what stands
    side by side has two columns and no heading that is printed again.
    """
    if table.style is not None and table.style.style_id == "TableGrid":
        return True
    return len(table.columns) > SIDES or next(table._tbl.iter(HEADING), None) is not None


def _side_by_side(table: Table, width: int) -> list[str]:
    """A borderless table: its cells beside each other, each centred in its part of the line."""
    found: list[str] = []
    for row in table.rows:
        cells = list(row.cells)
        wide = (width - 2 * (len(cells) - 1)) // max(1, len(cells))
        told = [[line for p in cell.paragraphs for line in _paragraph(p, wide)] for cell in cells]
        for place in range(max(map(len, told), default=0)):
            pieces = [one[place] if place < len(one) else "" for one in told]
            found.append("  ".join(piece.ljust(wide) for piece in pieces))
    return found


def _ruled(table: Table, width: int) -> list[str]:
    """A table with lines: columns as wide as on paper, a line between rows."""
    wide = _widths(table, width)
    ruler = "─┼─".join("─" * one for one in wide)
    found = [ruler]
    for row in table.rows:
        cells = list(row.cells)
        if len({id(cell._tc) for cell in cells}) == 1:
            found += [line for p in cells[0].paragraphs for line in _wrapped(_text(p), width)]
        else:
            found += _row(cells, wide)
        found.append(ruler)
    return found


def _widths(table: Table, width: int) -> list[int]:
    """Characters of each column: as on paper, but wide enough for a date, at the cost of the widest."""
    columns = [int(column.width or 1) for column in table.columns]
    room = width - 3 * (len(columns) - 1)
    wide = [max(NARROWEST, room * one // sum(columns)) for one in columns]
    for place, column in enumerate(table.columns):
        longest = max((len(word) for cell in column.cells for word in cell.text.split()), default=0)
        wide[place] = max(wide[place], min(longest, LONGEST))
    wide[wide.index(max(wide))] += room - sum(wide)
    return [max(1, one) for one in wide]


def _row(cells: Sequence[_Cell], wide: Sequence[int]) -> Iterator[str]:
    told = [
        [line for p in cell.paragraphs for part in _text(p).split("\n") for line in _wrapped(part, one)]
        for cell, one in zip(cells, wide, strict=True)
    ]
    for place in range(max(map(len, told), default=0)):
        pieces = [one[place] if place < len(one) else "" for one in told]
        yield " │ ".join(piece.ljust(size) for piece, size in zip(pieces, wide, strict=True))


def _without_many_empty(lines: Iterator[str]) -> list[str]:
    """The lines with no two empty ones together, none at either end."""
    found: list[str] = []
    for line in lines:
        if line or (found and found[-1]):
            found.append(line)
    while found and not found[-1]:
        found.pop()
    return found
