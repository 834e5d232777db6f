"""Filling in templates: every fact is text, a wrong template is one sentence, nothing runs that should not."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from store.papers.docx import BadTemplate, Styling, asked, missed, rendered
from store.papers.layout.look import style_of
from store.papers.layout.page import Page
from store.papers.read_back import lines_of
from tests.store.papers.reading import loose


def template(*lines: str) -> bytes:
    page = Page("Thử")
    for line in lines:
        page.body(line)
    return page.finish()


def words(data: bytes) -> list[str]:
    return [p.text for p in loose(docx.Document(io.BytesIO(data))).paragraphs]


HOSTILE = ["x & <y>", "{{ 7 * 7 }}", "{% for %}", "</w:t>", "&amp;", "'\"", "a\nb", "₫ 100 %", "]]>", "{#", "<w:br/>"]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_printed_as_it_is_written(name: str) -> None:
    assert words(rendered(template("Đồng chí {{ name }}."), {"name": name}, file="a.docx")) == [f"Đồng chí {name}."]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{{ abstarct }}", "abstarct"),
        ("{{ who.nmae }}", "nmae"),
        ("{% if %}", "viết sai"),
        ("{{ ''.__class__.__mro__ }}", "không được phép"),
        ("{{ 1 / 0 }}", "không chạy được"),
        ("{{ xs|nofilter }}", "viết sai"),
    ],
)
def test_a_wrong_template_is_told_in_one_sentence(line: str, told: str) -> None:
    with pytest.raises(BadTemplate) as error:
        rendered(template(line), {"who": {"name": "An"}, "xs": [1]}, file="cua-toi.docx")
    assert told in error.value.sentence("vi")
    assert "cua-toi.docx" in error.value.sentence("en")
    assert "\n" not in error.value.sentence("vi")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no zip", b"<html>", b"\0" * 100])
def test_what_is_no_docx_is_told(data: bytes) -> None:
    with pytest.raises(BadTemplate, match=r"không phải tệp \.docx"):
        rendered(data, {}, file="a.docx")


def test_what_a_template_asks_for_is_named() -> None:
    data = template("{{ year }} {{ who.name }}", "{%p for t in themes %}", "{{ t.title }}", "{%p endfor %}")
    assert asked(data, file="a.docx") == {"year", "who", "themes"}


def test_what_the_facts_lack_is_named_down_to_the_fields() -> None:
    data = template("{{ year }} {{ abstarct }}", "{%p for t in themes %}", "{{ t.titel }}", "{%p endfor %}")
    assert missed(data, {"year": 2026, "themes": [{"title": "x"}]}, file="a.docx") == ["abstarct", "….titel"]
    assert missed(template("{{ year }}"), {"year": 2026}, file="a.docx") == []


def test_the_same_facts_give_the_same_bytes() -> None:
    data = template("{{ a }}")
    assert rendered(data, {"a": 1}, file="a") == rendered(data, {"a": 1}, file="a")


def test_a_cell_sets_sizes_and_spelling_of_what_is_shipped() -> None:
    data = template("Chi ủy {{ name }}", "ĐẢNG ỦY")
    made = rendered(data, {"name": "Ủy, ủy"}, file="a", styling=Styling(party_size=15, line=20, old_tone=True))
    doc = docx.Document(io.BytesIO(made))
    assert style_of(doc, "CBBody").paragraph_format.line_spacing == Pt(20)
    assert style_of(doc, "CBParty").font.size == Pt(15)
    assert words(made) == ["Chi uỷ Ủy, ủy", "ĐẢNG UỶ"]


def test_a_row_for_each_is_a_row_of_the_table() -> None:
    page = Page("Bảng")
    page.table(
        (("TT", 20), ("Tên", 145)), "m in members", ("^{{ loop.index }}", "{{ m }}"), foot="Cộng: {{ members|length }}"
    )
    data = rendered(page.finish(), {"members": [f"Người {n}" for n in range(100)]}, file="a")
    table = docx.Document(io.BytesIO(data)).tables[0]
    assert [row.cells[1].text for row in table.rows][1:4] == ["Người 0", "Người 1", "Người 2"]
    assert len(table.rows) == 102
    assert table.rows[-1].cells[0].text == "Cộng: 100"
    assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


@pytest.mark.parametrize("width", [20, 40, 76, 116])
def test_a_document_is_read_back_as_lines_that_fit(width: int) -> None:
    page = Page("Đọc lại")
    page.head()
    page.title("KẾ HOẠCH", "thử")
    page.body("{{ text }}")
    page.table((("TT", 20), ("Ngày", 30), ("Tên", 115)), "m in members", ("{{ loop.index }}", "05/02/2026", "{{ m }}"))
    page.signature()
    facts = {
        "higher": "Đảng ủy", "cell": "Chi bộ", "number": "Số 05-KH/CB", "place_date": "Huế", "text": "một hai " * 40,
        "members": ["Nguyễn Văn An " * 5, "Bình"], "signs_for": "T/M CHI BỘ", "signer_post": "BÍ THƯ", "signer": "An",
        "recipients": ["Lưu Chi bộ."],
    }  # fmt: skip
    lines = lines_of(rendered(page.finish(), facts, file="a"), width)
    assert max(map(len, lines)) <= max(width, 22)
    text = " ".join(lines)
    for said in ("KẾ HOẠCH", "-----", "Bình"):
        assert said in text
    if width >= 76:
        assert "05/02/2026" in text
        assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text
