"""A finished document holds together: numbers with their units, signatures with their text, a member's pages."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml.ns import qn

from store import Book
from store.papers import documents
from store.papers.documents import Subject, prepared
from store.papers.docx import rendered
from store.papers.kinds import kind_of
from store.papers.layout.page import Page
from store.papers.typesetting import bound


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("đến lúc 14 giờ 05, sau 90 phút", "đến lúc 14_giờ_05, sau 90_phút"),
        ("ngày 05 tháng 12 năm 2025", "ngày_05 tháng_12 năm_2025"),
        ("giao đ/c Lê Dũng trong quý IV; Đ/c An", "giao đ/c_Lê Dũng trong quý_IV; Đ/c_An"),
        ("đạt 92 % và 5/5 điểm", "đạt 92_% và 5/5_điểm"),
        ("7 người, 3 năm nay", "7 người, 3_năm nay"),
        ("Số 01-BB/CB của ngày hội", "Số 01-BB/CB của ngày hội"),
        ("", ""),
    ],
)
def test_no_line_ends_between_a_number_and_what_it_counts(said: str, held: str) -> None:
    assert bound(said).replace("\N{NO-BREAK SPACE}", "_") == held
    assert bound(bound(said)) == bound(said)


def kept(block: object) -> bool:
    """Whether every line of it goes to the next page with what follows."""
    lines = list(block.iter(qn("w:p")))  # type: ignore[attr-defined]
    return bool(lines) and all(line.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for line in lines)


def test_a_signature_takes_the_last_words_with_it_and_never_stands_alone_on_a_page() -> None:
    page = Page("Thử")
    page.body("Đầu.")
    page.body("Cuối.")
    page.signature()
    facts = {"recipients": [], "signs_for": "T/M CHI BỘ", "signer_post": "BÍ THƯ", "signer": "An"}
    body = docx.Document(io.BytesIO(rendered(page.finish(), facts, file="a.docx"))).element.body
    first, last, gap, *_signed = body
    assert (kept(first), kept(last), kept(gap)) == (False, True, True)


def test_a_signature_below_a_table_takes_its_last_row_with_it() -> None:
    page = Page("Thử")
    page.table((("TT", 20), ("Việc", 50)), "a in acts", ("{{ loop.index }}", "{{ a }}"))
    page.two_signatures(("NGƯỜI GHI", "An"), ("CHỦ TRÌ", "Bình"))
    doc = docx.Document(io.BytesIO(rendered(page.finish(), {"acts": ["một", "hai"]}, file="a.docx")))
    rows = doc.tables[0].rows
    assert kept(rows[-1]._tr)
    assert not kept(rows[-2]._tr)


def test_each_member_has_pages_of_their_own_counted_from_one(year_over: Book) -> None:
    what = prepared(year_over, kind_of("commitments"), Subject(year=2025))
    doc = docx.Document(io.BytesIO(documents.finished(what)))
    pages = what.facts["pages"]
    assert isinstance(pages, list)
    assert len(doc.sections) == len(pages) > 3
    for section in doc.sections:
        assert section.different_first_page_header_footer
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
        assert [round(side.mm) for side in (section.top_margin, section.left_margin, section.right_margin)
                if side is not None] == [20, 30, 15]  # fmt: skip
