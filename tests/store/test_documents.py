"""Documents from above: kept whole, once each, counted in the year they were passed on; and the dump of all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from store import Book
from store.dump import dump
from store.errors import BadValue, BookError
from store.records import Document, Origin
from tests.cells import again, make_cell, november, number_of


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book")
    made.settings.set_rule("draft_days_before", "7")
    yield made
    made.close()


def test_documents_are_kept_with_number_date_issuer_and_session_and_counted_by_year(book: Book) -> None:
    paper = Document(number=" 50-ct/tw ", title="Sinh hoạt chi bộ", dated=date(2025, 7, 23), issuer="Ban Bí thư")
    id = number_of(book.themes.documents.add(paper))
    documents = again(book.disk_folder).themes.documents
    assert [d.id for d in documents.of_year(2025)] == [d.id for d in documents.of_year(2026)] == [id]
    assert (documents.counts(2026).passed_on, documents.counts(2026).waiting) == (0, 1)
    book.themes.documents.change(id, {"session": november(book).id})
    assert again(book.disk_folder).themes.documents.counts(2026).passed_on == 1
    assert again(book.disk_folder).themes.documents.counts(2025).passed_on == 0
    book.themes.documents.remove(id)
    assert again(book.disk_folder).themes.documents.all() == []
    book.history.undo()
    assert again(book.disk_folder).themes.documents.document(id).number == "50-ct/tw"


def test_one_document_stands_once_but_numbers_begin_anew_each_year(book: Book) -> None:
    documents = book.themes.documents
    documents.add(Document(number="12-KH/ĐU", dated=date(2025, 1, 9), issuer="Đảng ủy"))
    documents.add(Document(number="12-KH/ĐU", dated=date(2026, 1, 9), issuer="Đảng ủy"))
    with pytest.raises(BadValue):
        documents.add(Document(number="12-kh/đu", dated=date(2026, 1, 9), issuer="Đảng Ủy"))
    for bad in (Document(number=" "), Document(number="1", session=99), Document(number="1", theme=99)):
        with pytest.raises(BookError):
            documents.add(bad)
    assert len(again(book.disk_folder).themes.documents.all()) == 2


def test_a_document_is_meant_by_the_beginning_of_its_number_of(book: Book) -> None:
    for text in ("50-CT/TW", "50-KL/TW", "42-HD/BTCTW"):
        book.themes.documents.add(Document(number=text))
    assert book.themes.documents.meant("42").number == "42-HD/BTCTW"
    assert book.themes.documents.meant("50-ct").number == "50-CT/TW"
    for text in ("50", "7", ""):
        with pytest.raises(BadValue):
            book.themes.documents.meant(text)


def test_the_dump_has_themes_topics_and_documents_whole(book: Book) -> None:
    topic = number_of(book.themes.topics.add("x", origin=Origin.ABOVE))
    book.themes.promote(topic, "2026-Q4")
    book.themes.documents.add(Document(number="50-CT/TW"))
    found = json.loads(dump(book))
    (theme,) = found["themes"]
    assert (theme["state"], theme["session_code"], theme["draft_by"]) == ("planned", "2026-Q4-CD", "2026-11-05")
    assert theme["due_draft"] is None
    assert [(t["origin"], t["theme"]) for t in found["topics"]] == [("above", theme["id"])]
    assert found["documents"][0]["session"] == 0
