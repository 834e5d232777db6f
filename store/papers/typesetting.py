"""What a compositor does to a finished document: a number stays with its unit, a signature with what is signed.

Works on the document after it is filled in, so that a person's own template gets it as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

HELD: Final = "\u00a0"
"""A space at which no line is broken."""
AFTER: Final = re.compile(r"(?<=\d) (?=(?:phút|ngày|tuần|tháng|năm|buổi|điểm|%)(?!\w)(?!\s\d)|giờ(?!\w))")
"""Between a number and its unit; 'ngày 05 tháng 12' may part before the month."""
BEFORE: Final = re.compile(r"\b(ngày|tháng|năm|giờ|[Qq]uý|[Đđ]/c) (?=[\d]|[IV]+\b|(?<=/c )\w)")
"""Between a word and the number or name it is nothing without."""


def bound(text: str) -> str:
    """The text with spaces that hold where a line must not end: '14 giờ 05', 'ngày 05', 'đ/c Bình'."""
    if " " not in text:
        return text
    return BEFORE.sub(lambda m: f"{m[1]}{HELD}", AFTER.sub(HELD, text))


def settle(doc: Document) -> None:
    """Hold together what belongs together in a document that is filled in."""
    body = doc.element.body
    for text in body.iter(qn("w:t")):
        if text.text:
            text.text = bound(text.text)
    blocks = [block for block in body if block.tag in (qn("w:p"), qn("w:tbl"))]
    for place, block in enumerate(blocks):
        if block.tag == qn("w:tbl") and _is_signed(block):
            _keep_before(blocks[:place])


def _is_signed(table: BaseOxmlElement) -> bool:
    """Whether it is the table in which people sign."""
    return any(style.get(qn("w:val")) == "CBSign" for style in table.iter(qn("w:pStyle")))


def _keep_before(blocks: list[BaseOxmlElement]) -> None:
    """Let the last text before a signature, or the last row of a table, go to the next page along with it."""
    for block in reversed(blocks):
        if block.tag == qn("w:tbl"):
            *_rows, last = block.iter(qn("w:tr"))
            for line in last.iter(qn("w:p")):
                _keep(line)
            return
        _keep(block)
        if any((text.text or "").strip() for text in block.iter(qn("w:t"))):
            return


def _keep(line: BaseOxmlElement) -> None:
    properties = line.get_or_add_pPr()
    if properties.find(qn("w:keepNext")) is None:
        style = properties.find(qn("w:pStyle"))
        kept = OxmlElement("w:keepNext")
        style.addnext(kept) if style is not None else properties.insert(0, kept)
