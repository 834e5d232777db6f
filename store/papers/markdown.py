"""A .docx as Markdown, to paste into a message or a wiki: headings, paragraphs, tables; no sign of it is markup.

Read out of the very document that would be written, as the plain text is (read_back.py).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from store.papers.read_back import is_ruled
from store.vietnamese import clean, visible

if TYPE_CHECKING:
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

LEVELS: Final = {"CBType": "# ", "CBAbstract": "**", "CBPart": "## ", "CBPoint": "### "}
"""What stands before a paragraph of a style; stars stand behind it too."""
SIGNS: Final = re.compile(r"([\\`*_\[\]<>|#~])")
"""What Markdown would take for markup anywhere in a line."""
BEGINS: Final = re.compile(r"^(\s*)([-+=])|^(\s*\d{1,9})([.)])(?=\s)")
"""What it would take for a list or a line at the beginning of one."""


def markdown_of(document: bytes) -> str:
    """The text of a document as Markdown, a paragraph a line with an empty line between."""
    import docx
    from docx.table import Table

    found: list[str] = []
    for block in docx.Document(io.BytesIO(document)).iter_inner_content():
        if isinstance(block, Table):
            found += _table(block) if is_ruled(block) else _beside(block)
        else:
            found += _paragraph(block)
    return "\n\n".join(one for one in found if one) + "\n"


def _paragraph(block: Paragraph) -> Iterator[str]:
    lines = [line for line in _plain(block.text).split("\n") if line.strip()]
    if not lines:
        return
    level = LEVELS.get(block.style.style_id if block.style is not None else "", "")
    if level:
        yield f"{level}{signs(' '.join(lines))}{level if level == '**' else ''}"
    else:
        yield "  \n".join(_line(line) for line in lines)


def _plain(text: str) -> str:
    return "\n".join(visible(line).strip() for line in clean(text, lines=True).split("\n"))


def signs(text: str) -> str:
    """A text in which no sign is markup."""
    return SIGNS.sub(r"\\\1", text)


def _line(text: str) -> str:
    """A line of text that begins nothing; a dash of the Party's own lists stays one, as an item."""
    told = signs(text)
    if told.startswith("- "):
        return told
    return BEGINS.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[3]}\\{m[4]}", told)


def _beside(table: Table) -> Iterator[str]:
    """A borderless table: what stands side by side on paper, one below the other."""
    for row in table.rows:
        for cell in row.cells:
            lines = [_line(line) for p in cell.paragraphs for line in _plain(p.text).split("\n") if line.strip()]
            yield "  \n".join(lines)


def _table(table: Table) -> Iterator[str]:
    """A ruled table; a row that is one cell across stands below it."""
    across = [row for row in table.rows if len({id(cell._tc) for cell in row.cells}) == 1]
    apart = {id(row._tr) for row in across}
    head, *rows = ([_cell(cell) for cell in row.cells] for row in table.rows if id(row._tr) not in apart)
    lines = [head, ["---"] * len(head), *rows]
    yield "\n".join(f"| {' | '.join(line)} |" for line in lines)
    for row in across:
        yield _cell(row.cells[0])


def _cell(cell: _Cell) -> str:
    return "<br>".join(signs(line) for p in cell.paragraphs for line in _plain(p.text).split("\n") if line)
