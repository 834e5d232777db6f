"""A page of a Party document, built with python-docx: paper, styles, heading, title, signatures (domain.md 3).

Texts may hold places to be filled in ({{ name }}) and commands of the template ({%p for … %}); each stands in a
run of its own, so that no restyling in Word splits it. Every measure is in millimetres or points.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from store.papers.layout.look import CENTER, LEFT, WIDTH, blank, style_of

if TYPE_CHECKING:
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

Run = str | tuple[str, str]
"""A text, or a text with its looks: b bold, i italic, u underlined."""


class Page:
    """One document being laid out, from the top."""

    def __init__(self, title: str) -> None:
        self.doc = blank(title)

    # -- the parts -------------------------------------------------------------------------

    def head(self, *, dated: str = "{{ place_date }}") -> None:
        """Two columns without borders: the organizations and the number; the Party's name, place and date."""
        table = self._borderless((LEFT, WIDTH - LEFT), 2)
        left, right = table.rows[0].cells
        self._fill(left, "CBHigher", "{{ higher|upper }}")
        self._fill(left, "CBCell", "{{ cell|upper }}")
        self._fill(right, "CBParty", "ĐẢNG CỘNG SẢN VIỆT NAM")
        self._fill(right, "CBRule", "")
        left, right = table.rows[1].cells
        self._fill(left, "CBNumber", "*")
        self._fill(left, "CBNumber", "{%p if number %}")
        self._fill(left, "CBNumber", "{{ number }}")
        self._fill(left, "CBNumber", "{%p endif %}")
        self._fill(right, "CBDate", dated)

    def title(self, kind: str, abstract: str = "{{ abstract }}") -> None:
        """The kind of document, its abstract, five hyphens."""
        self.line("CBType", kind)
        self.line("CBAbstract", abstract)
        self.line("CBHyphens", "-----")

    def line(self, style: str, *runs: Run) -> Paragraph:
        """A paragraph of one of the styles."""
        return _said(self.doc.add_paragraph(style=style_of(self.doc, style)), runs)

    def body(self, *runs: Run) -> None:
        """A paragraph of the text."""
        self.line("CBBody", *runs)

    def part(self, *runs: Run) -> None:
        """A heading: I- TÊN MỤC."""
        self.line("CBPart", *runs)

    def point(self, *runs: Run) -> None:
        """A heading below it: 1. Tên khoản."""
        self.line("CBPoint", *runs)

    def command(self, words: str) -> None:
        """A command of the template on a line that vanishes: command('for x in xs'), command('endfor')."""
        self.line("CBBody", f"{{%p {words} %}}")

    def lines(self, name: str) -> None:
        """A text of the book, a paragraph a line."""
        self.command(f"for line in {name}")
        self.body("{{ line }}")
        self.command("endfor")

    def table(self, columns: Sequence[tuple[str, float]], loop: str, row: Sequence[str], *, foot: str = "") -> None:
        """A ruled table: headings and widths in millimetres, a row for each of `loop`, perhaps one below all.

        Where there is no row, that is said instead. A place that begins with '^' is centred, a line that begins with
        '*' is bold; lines of a place are parted by a line feed. The headings are printed again on each page and no row
        is broken in two.
        """
        self.command(f"if {loop.rpartition(' in ')[2]}")
        table = self._table([width for _name, width in columns], 4 + bool(foot))
        table.style = self.doc.styles["Table Grid"]
        for cell, (name, _width) in zip(table.rows[0].cells, columns, strict=True):
            self._fill(cell, "CBTableHead", name)
        _between(table, 60)
        repeated = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(repeated)
        self._fill(table.rows[1].cells[0], "CBTable", f"{{%tr for {loop} %}}")
        for cell, place in zip(table.rows[2].cells, row, strict=True):
            for words in place.lstrip("^").split("\n"):
                line = self._fill(cell, "CBTable", (words[1:], "b") if words.startswith("*") else words)
                if place.startswith("^"):
                    line.alignment = CENTER
        self._fill(table.rows[3].cells[0], "CBTable", "{%tr endfor %}")
        if foot:
            self._fill(table.rows[4].cells[0].merge(table.rows[4].cells[-1]), "CBTable", (foot, "b"))
        for drawn in table.rows:
            drawn._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        self.gap()
        self.command("else")
        self.body("Không có.")
        self.command("endif")

    def gap(self) -> None:
        """As much free as between two paragraphs, where nothing else leaves it."""
        self.line("CBGap", "")

    def each_its_own(self) -> None:
        """At the end of a loop: every one but the last ends its sheets here, the pages of the next count from one."""
        section = self.doc.sections[0]._sectPr
        counted = OxmlElement("w:pgNumType")
        counted.set(qn("w:start"), "1")
        section.find(qn("w:pgMar")).addnext(counted)
        self.command("if not loop.last")
        self.line("CBGap", "")._p.get_or_add_pPr().append(deepcopy(section))
        self.command("endif")

    def new_sheet(self) -> None:
        """What follows begins on a new sheet of paper."""
        self.line("CBTo").add_run().add_break(WD_BREAK.PAGE)

    def signature(self) -> None:
        """Recipients at the left; at the right for whom, in which post and who signs."""
        left, right = self._signers()
        self._fill(left, "CBTo", ("Nơi nhận:", "u"))
        self._fill(left, "CBTo", "{%p for one in recipients %}")
        self._fill(left, "CBTo", "- {{ one }}")
        self._fill(left, "CBTo", "{%p endfor %}")
        self._fill(right, "CBSign", "{{ signs_for }}")
        self._fill(right, "CBPost", "{{ signer_post }}")
        self._name(right, "{{ signer }}")

    def two_signatures(self, left: tuple[str, str], right: tuple[str, str], *, below: str = "") -> None:
        """Two who sign side by side: what each signs as, and the name; a date below what the left one signs as."""
        for cell, (role, name), dated in zip(self._signers(), (left, right), (below, ""), strict=True):
            self._fill(cell, "CBSign", role)
            if below:
                self._fill(cell, "CBDate", dated)
            self._name(cell, name)

    def _signers(self) -> tuple[_Cell, _Cell]:
        self.line("CBTo", "")
        table = self._borderless((WIDTH / 2, WIDTH / 2), 1)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        left, right = table.rows[0].cells
        return left, right

    def _name(self, cell: _Cell, name: str) -> None:
        for _ in range(4):
            self._fill(cell, "CBPost", "")
        self._fill(cell, "CBSign", name).paragraph_format.keep_with_next = False

    def _borderless(self, widths: Sequence[float], rows: int) -> Table:
        """A table that is only there to stand things side by side: no lines, nothing between text and edge."""
        table = self._table(widths, rows)
        _between(table, 0)
        return table

    def _table(self, widths: Sequence[float], rows: int) -> Table:
        table: Table = self.doc.add_table(rows, len(widths))
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
            for cell in column.cells:
                cell.width = Mm(width)
        return table

    def _fill(self, cell: _Cell, style: str, *runs: Run) -> Paragraph:
        """A paragraph more in a cell; the empty one a cell begins with is used first."""
        first = cell.paragraphs[0]
        fresh = len(cell.paragraphs) == 1 and not first.runs and not first._p.get("{chibo}used")
        line = first if fresh else cell.add_paragraph()
        first._p.set("{chibo}used", "1")
        line.style = style_of(self.doc, style)
        return _said(line, runs)

    def finish(self) -> bytes:
        """The file, the same bytes for the same page."""
        for paragraph in self.doc.element.iter(qn("w:p")):
            paragraph.attrib.pop("{chibo}used", None)
        out = io.BytesIO()
        self.doc.save(out)
        return settled(out.getvalue())


def _between(table: Table, twips: int) -> None:
    """How much is free between the text of a cell and its edges at the sides, in twentieths of a point."""
    margins = "".join(f'<w:{side} w:w="{twips}" w:type="dxa"/>' for side in ("left", "right"))
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.addprevious(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{margins}</w:tblCellMar>"))


def _said(line: Paragraph, runs: Sequence[Run]) -> Paragraph:
    for one in runs:
        text, look = one if isinstance(one, tuple) else (one, "")
        if not text:
            continue
        run = line.add_run(text)
        run.bold, run.italic, run.underline = "b" in look or None, "i" in look or None, "u" in look or None
    return line


def settled(data: bytes) -> bytes:
    """A .docx without the moment it was packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
