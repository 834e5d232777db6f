"""An empty page of a Party document: paper, margins, styles, page numbers (domain.md 3.1). Millimetres and points."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final, cast

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle

FONT: Final = "Times New Roman"
WIDTH: Final = 165
"""Between the margins: 210 less 30 and 15."""
LEFT: Final = 75
"""The heading's left column; the other has the rest."""
PARTY_EMS: Final = 13.777
"""How wide ĐẢNG CỘNG SẢN VIỆT NAM is in bold Times, in times its size: the line below is as long."""

KEPT: Final = frozenset({
    "Normal", "DefaultParagraphFont", "TableNormal", "NoList", "TableGrid",
    "Header", "HeaderChar", "Footer", "FooterChar",
})  # fmt: skip
"""Styles kept of those python-docx brings."""
UNUSED: Final = frozenset({"thumbnail", "stylesWithEffects", "customXml", "numbering", "webSettings"})
"""Parts left out."""

CENTER: Final = WD_ALIGN_PARAGRAPH.CENTER
JUSTIFY: Final = WD_ALIGN_PARAGRAPH.JUSTIFY
START: Final = WD_ALIGN_PARAGRAPH.LEFT


def rule_indent(size: float) -> float:
    """Millimetres left free at each end of the line under the Party's name, for its size in points."""
    return round((WIDTH - LEFT - PARTY_EMS * size * 25.4 / 72) / 2, 2)


def blank(title: str) -> Document:
    """A document without a word in it."""
    doc = docx.Document()
    body = doc.element.body
    for child in [c for c in body if not c.tag.endswith("sectPr")]:
        body.remove(child)
    _lightened(doc)
    _properties(doc, title)
    _paper(doc)
    _styles(doc)
    _page_numbers(doc)
    return doc


def style_of(doc: Document, id: str) -> ParagraphStyle:
    """A style by its id, which no program translates."""
    found = next(s for s in doc.styles if s.style_id == id)
    return cast("ParagraphStyle", found)


def _lightened(doc: Document) -> None:
    """Leave out what python-docx brings and no Party document uses: fifty table styles, a picture of page one."""
    styles = doc.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in KEPT:
            styles.remove(style)
    for rels in (doc.part.rels, doc.part.package.rels):
        for id, rel in list(rels.items()):
            if rel.reltype.rpartition("/")[2] in UNUSED:
                del rels[id]


def _properties(doc: Document, title: str) -> None:
    said = doc.core_properties
    said.title, said.author, said.comments, said.last_modified_by = title, "", "", ""
    said.created = said.modified = datetime(2026, 1, 1)
    said.language = "vi-VN"
    compat = doc.settings.element.find(qn("w:compat"))
    for old in list(compat):
        compat.remove(old)
    compat.append(parse_xml(
        f'<w:compatSetting {nsdecls("w")} w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    ))  # fmt: skip


def _paper(doc: Document) -> None:
    page = doc.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(15)
    page.header_distance = page.footer_distance = Mm(10)


def _styles(doc: Document) -> None:
    normal = style_of(doc, "Normal")
    _font(normal.element, 14)
    _space(normal)
    _add(doc, "CBBody", "CB Thân bài", 14, align=JUSTIFY, first=10, exactly=18, after=6)
    _add(doc, "CBPart", "CB Mục lớn", 14, look="b", align=JUSTIFY, first=10, exactly=18, after=6, keep=True)
    _add(doc, "CBPoint", "CB Mục nhỏ", 14, look="b", align=JUSTIFY, first=10, exactly=18, after=6, keep=True)
    _add(doc, "CBHigher", "CB Cơ quan cấp trên", 13, align=CENTER)
    _add(doc, "CBCell", "CB Cơ quan ban hành", 13, look="b", align=CENTER)
    _add(doc, "CBNumber", "CB Số, ký hiệu", 14, align=CENTER)
    _add(doc, "CBParty", "CB Tên Đảng", 14, look="b", align=CENTER)
    rule = _add(doc, "CBRule", "CB Đường kẻ", 2, align=CENTER, exactly=6)
    rule.paragraph_format.left_indent = rule.paragraph_format.right_indent = Mm(rule_indent(14))
    rule.element.pPr.find(qn("w:spacing")).addprevious(parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="8" w:space="1" w:color="000000"/></w:pBdr>'
    ))  # fmt: skip
    _add(doc, "CBDate", "CB Địa danh, ngày", 14, look="i", align=CENTER)
    _add(doc, "CBType", "CB Tên loại", 14, look="b", align=CENTER, before=12)
    _add(doc, "CBAbstract", "CB Trích yếu", 14, look="b", align=CENTER)
    _add(doc, "CBHyphens", "CB Gạch dưới trích yếu", 14, align=CENTER, after=10)
    _add(doc, "CBTableHead", "CB Đầu bảng", 12, look="b", align=CENTER, before=2, after=2)
    _add(doc, "CBTable", "CB Trong bảng", 12, align=START, before=1, after=1)
    _add(doc, "CBGap", "CB Khoảng cách", 2, align=START, exactly=6)
    _add(doc, "CBSign", "CB Ký thay", 14, look="b", align=CENTER, keep=True)
    _add(doc, "CBPost", "CB Chức vụ người ký", 14, align=CENTER, keep=True)
    _add(doc, "CBTo", "CB Nơi nhận", 12, align=START)
    _add(doc, "CBPageNumber", "CB Số trang", 13, align=CENTER)


def _add(
    doc: Document, id: str, name: str, size: float, *, look: str = "", align: WD_ALIGN_PARAGRAPH = START,
    first: float = 0, exactly: float = 0, before: float = 0, after: float = 0, keep: bool = False,
) -> ParagraphStyle:  # fmt: skip
    style = cast("ParagraphStyle", doc.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
    style.element.set(qn("w:styleId"), id)
    style.base_style = doc.styles["Normal"]
    style.quick_style = True
    _font(style.element, size)
    style.font.bold, style.font.italic = "b" in look, "i" in look
    _space(style, exactly, before, after)
    style.paragraph_format.alignment = align
    style.paragraph_format.first_line_indent = Mm(first)
    style.paragraph_format.keep_with_next = keep
    return style


def _font(element: BaseOxmlElement, size: float) -> None:
    """The same letter shape for every script, so that no program takes another for Vietnamese letters."""
    properties = element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for old in list(fonts.attrib):
        del fonts.attrib[old]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    for tag in ("w:sz", "w:szCs"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    properties.get_or_add_sz().val = Pt(size)
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    properties.append(language)


def _space(style: ParagraphStyle, exactly: float = 0, before: float = 0, after: float = 0) -> None:
    held = style.paragraph_format
    held.space_before, held.space_after = Pt(before), Pt(after)
    held.line_spacing_rule = WD_LINE_SPACING.EXACTLY if exactly else WD_LINE_SPACING.SINGLE
    if exactly:
        held.line_spacing = Pt(exactly)
    held.widow_control = True


def _page_numbers(doc: Document) -> None:
    """The page's number above the text, in the middle; none on the first page."""
    page = doc.sections[0]
    page.different_first_page_header_footer = True
    page.first_page_header.is_linked_to_previous = False
    line = page.header.paragraphs[0]
    line.style = style_of(doc, "CBPageNumber")
    for piece in ("begin", "PAGE", "end"):
        run = line.add_run()
        if piece == "PAGE":
            run._r.append(parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve"> PAGE </w:instrText>'))
        else:
            run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{piece}"/>'))
