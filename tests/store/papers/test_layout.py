"""The shipped templates have the Party's layout to the millimetre, and are what the script makes."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from store.papers.documents import LAYOUT
from store.papers.kinds import KINDS
from store.papers.layout.build import made
from store.papers.layout.look import FONT, LEFT, WIDTH, rule_indent, style_of
from store.papers.layout.shapes import SHAPES


@pytest.fixture(params=sorted(SHAPES))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def shipped(name: str) -> Document:
    return docx.Document(str(LAYOUT / f"{name}.docx"))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {one: packed.read(one) for one in packed.namelist()}


def test_the_shipped_file_is_what_the_script_makes(name: str) -> None:
    assert parts((LAYOUT / f"{name}.docx").read_bytes()) == parts(made(name))


def test_no_file_lies_there_that_the_script_does_not_make() -> None:
    assert {file.stem for file in LAYOUT.glob("*.docx")} == set(SHAPES)


def test_every_kind_has_its_template() -> None:
    assert set(KINDS) - set(SHAPES) == set()


def near(length: int | None, millimetres: float) -> bool:
    """Whether a length is so many millimetres, as far as Word's own units can say."""
    return length is not None and abs(length - Mm(millimetres)) < Mm(0.05)


def test_the_page_is_a4_with_margins_20_20_30_15(shipped: Document) -> None:
    page = shipped.sections[0]
    assert near(page.page_width, 210)
    assert near(page.page_height, 297)
    assert [near(page.top_margin, 20), near(page.bottom_margin, 20)] == [True, True]
    assert [near(page.left_margin, 30), near(page.right_margin, 15)] == [True, True]
    assert near(page.header_distance, 10)


def test_the_text_is_times_14_justified_on_lines_of_exactly_18(shipped: Document) -> None:
    body = style_of(shipped, "CBBody")
    assert body.font.name == FONT
    assert body.font.size == Pt(14)
    held = body.paragraph_format
    assert held.alignment == 3
    assert near(held.first_line_indent, 10)
    assert (held.line_spacing_rule, held.line_spacing) == (WD_LINE_SPACING.EXACTLY, Pt(18))
    assert held.space_after == Pt(6)


def test_every_letter_of_every_script_is_times(shipped: Document) -> None:
    for style in shipped.styles.element.findall(qn("w:style")):
        fonts = style.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        if fonts is not None:
            assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {FONT}
            assert not [key for key in fonts.attrib if "Theme" in str(key)]


def test_the_page_number_is_above_in_the_middle_and_not_on_page_one(shipped: Document) -> None:
    page = shipped.sections[0]
    assert page.different_first_page_header_footer
    line = page.header.paragraphs[0]
    assert " PAGE " in "".join(e.text or "" for e in line._p.iter(qn("w:instrText")))
    assert line.style is not None
    assert line.style.style_id == "CBPageNumber"
    assert style_of(shipped, "CBPageNumber").paragraph_format.alignment == 1
    assert not list(page.first_page_header._element.iter(qn("w:instrText")))


def test_the_heading_is_two_columns_without_a_line_between(shipped: Document) -> None:
    table = shipped.tables[0]
    assert table._tbl.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}") is None
    assert table.style is None or table.style.style_id != "TableGrid"
    assert [near(column.width, wide) for column, wide in zip(table.columns, (LEFT, WIDTH - LEFT), strict=True)] == [
        True, True,
    ]  # fmt: skip
    left, right = table.rows[0].cells
    assert [p.text for p in left.paragraphs] == ["{{ higher|upper }}", "{{ cell|upper }}"]
    assert [p.text for p in right.paragraphs] == ["ĐẢNG CỘNG SẢN VIỆT NAM", ""]
    assert not style_of(shipped, "CBHigher").font.bold
    assert style_of(shipped, "CBCell").font.bold
    assert style_of(shipped, "CBDate").font.italic
    assert table.rows[1].cells[0].paragraphs[0].text == "*"


def test_a_solid_line_as_long_as_the_words_stands_below_the_partys_name(shipped: Document) -> None:
    rule = style_of(shipped, "CBRule")
    border = rule.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:top')}")
    assert border is not None
    assert border.get(qn("w:val")) == "single"
    free = WIDTH - LEFT - 2 * rule_indent(14)
    assert 67 < free < 69  # the words measure 68 mm in bold Times of 14 points
    assert near(rule.paragraph_format.left_indent, rule_indent(14))
    assert near(rule.paragraph_format.right_indent, rule_indent(14))


def test_five_hyphens_stand_below_the_title(shipped: Document) -> None:
    told = [p.text for p in shipped.paragraphs if p.style is not None and p.style.style_id == "CBHyphens"]
    assert told
    assert set(told) == {"-----"}


def test_no_words_of_the_state_stand_on_a_party_document(shipped: Document) -> None:
    text = shipped.element.xml
    assert "CỘNG HÒA" not in text
    assert "Độc lập" not in text
    assert "Số:" not in text
    assert "TM." not in text


ORDERS = {
    "pPr": ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr", "pBdr", "shd", "tabs",
            "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr", "sectPr"),
    "rPr": ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "color", "kern", "sz", "szCs", "u", "lang"),
    "tblPr": ("tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook"),
    "tcPr": ("tcW", "gridSpan", "vMerge", "tcBorders", "shd", "vAlign"),
    "style": ("name", "aliases", "basedOn", "next", "link", "uiPriority", "semiHidden", "unhideWhenUsed", "qFormat",
              "rsid", "pPr", "rPr", "tblPr", "tcPr"),
    "sectPr": ("headerReference", "footerReference", "type", "pgSz", "pgMar", "pgNumType", "cols", "titlePg",
               "docGrid"),
}  # fmt: skip
"""In which order Word wants what stands inside; it offers to repair a file that has another (ISO 29500-1)."""


def test_what_stands_inside_stands_in_the_order_word_wants(shipped: Document) -> None:
    for root in (shipped.element, shipped.styles.element, shipped.sections[0].header._element):
        for element in root.iter():
            order = ORDERS.get(str(element.tag).rpartition("}")[2])
            if order is not None:
                found = [str(child.tag).rpartition("}")[2] for child in element]
                assert set(found) <= set(order), (element.tag, found)
                assert found == sorted(found, key=order.index), (element.tag, found)
