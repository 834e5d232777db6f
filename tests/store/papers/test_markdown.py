"""Every kind of document is to be had as plain text and as Markdown that say what the .docx says; nothing is markup."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Book
from store.errors import BadValue
from store.papers.documents import Subject
from store.papers.kinds import KINDS, Per
from store.papers.layout.page import Page
from store.papers.markdown import markdown_of, signs
from store.papers.read_back import lines_of
from tests.cells import make_cell


def subject(book: Book, key: str, year: int) -> Subject:
    if KINDS[key].per is not Per.SESSION:
        return Subject(year=year)
    held = [s for s in book.calendar.sessions() if s.kind == "regular" and book.attendance.taken(s)]
    return Subject(session=held[-1].id)


def said(text: str) -> str:
    """The words of a text without its drawing."""
    return "".join(c for c in text if c.isalnum())


@pytest.mark.parametrize("key", KINDS)
def test_a_document_is_read_as_plain_text_and_as_markdown(demo: Book, year: int, key: str) -> None:
    what = demo.papers.document(key, subject(demo, key, year))
    plain, marked = (demo.papers.as_text(what, ending) for ending in (".txt", ".md"))
    assert max(map(len, plain.splitlines())) <= 80
    assert marked.startswith(demo.settings.cell().higher.upper())
    pages = marked.count("ĐẢNG CỘNG SẢN VIỆT NAM") + marked.count("# PHỤ LỤC")
    assert sum(line.startswith("# ") for line in marked.splitlines()) == pages
    assert "{" not in marked
    for line in marked.splitlines():
        if line.startswith("| "):
            assert line.endswith(" |")
    words = sorted(said(plain))
    assert sorted(said(marked.replace("<br>", ""))) == words
    with pytest.raises(BadValue):
        demo.papers.as_text(what, ".docx")


@pytest.mark.parametrize("ending", [".txt", ".md"])
def test_the_register_too_is_read_as_text(demo: Book, year: int, ending: str) -> None:
    text = demo.papers.register_data(year, ending).decode()
    for line in demo.register.year(year).lines:
        row = next(row for row in text.splitlines() if line.member.name in row)
        assert str(line.tally.present) in row
        assert "●" in row or not line.tally.present


@pytest.mark.parametrize("name", ["a|b", "*x*", "# x", "<b>", "[x](y)", "`x`", "1. x", "- x", "_x_", "\\", "==="])
def test_what_is_typed_is_never_markup(name: str) -> None:
    page = Page("Thử")
    page.body(name)
    page.table((("A", 80), ("B", 85)), "x in xs", ("{{ x }}", "b"))
    text = markdown_of(page.finish())
    assert signs(name).replace("\\", "") == name.replace("\\", "")
    first = text.split("\n\n")[0]
    assert first.replace("\\", "") == ("%p if xs %}" and name.replace("\\", ""))
    assert not first.startswith(("#", "1. ", "=", "*", "_", "`", "<"))


def test_every_ending_goes_to_a_file(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book", members=2)
    file = book.papers.write_document("plan", Subject(year=2026), tmp_path / "kh.md")
    assert "# KẾ HOẠCH" in file.read_text("utf-8")
    assert book.papers.register(2026, tmp_path / "so.md").read_text("utf-8").startswith("# SỔ THEO DÕI")
    for ending in (".txt", ".md"):
        batch = book.papers.batch(Subject(year=2026), tmp_path / f"f{ending}", numbered=False, ending=ending)
        for piece in batch.pieces:
            batch.make(piece)
        assert {f"ke-hoach-chuyen-de-2026{ending}", "so-theo-doi-2026.xlsx"} <= {f.name for f in batch.finish().written}
    book.close()


def test_a_table_whose_style_another_program_took_away_is_still_a_table() -> None:
    page = Page("Thử")
    page.head()
    page.table((("A", 80), ("B", 85)), "x in xs", ("{{ x }}", "b"))
    for table in page.doc.tables:
        table.style = None
    data = page.finish()
    assert "| A | B |" in markdown_of(data)
    assert "┼" in "\n".join(lines_of(data, 80))
    assert "| ĐẢNG" not in markdown_of(data)
