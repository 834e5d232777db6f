"""Documents read back, for tests."""

from __future__ import annotations

import io

import docx
from docx.document import Document

from store import Book
from store.papers import documents
from store.papers.documents import Subject, prepared
from store.papers.kinds import KINDS, Per, kind_of


def opened(book: Book, kind: str, subject: Subject) -> Document:
    return loose(docx.Document(io.BytesIO(documents.finished(prepared(book, kind_of(kind), subject)))))


def loose(doc: Document) -> Document:
    """The document with every space that no line is broken at as a plain one."""
    for text in doc.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"):
        text.text = (text.text or "").replace("\N{NO-BREAK SPACE}", " ")
    return doc


def text(doc: Document) -> str:
    """Every word of a document, tables too, in order."""
    loose(doc)
    return "\n".join("".join(t.text or "" for t in p.iter() if t.tag.endswith("}t")) for p in doc.element.body.iter()
                     if p.tag.endswith("}p"))  # fmt: skip


PER_YEAR = sorted(key for key, kind in KINDS.items() if kind.per is not Per.SESSION)
