"""The form of one document from above: number, title, day, issuer, the session and the theme it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from msgspec.structs import replace

from store.changes import Change
from store.documents import NUMBER_LIMIT
from store.meant import session_meant, theme_meant
from store.records import Document
from store.typed import parse_day
from tui import keys
from tui.entries import Entry, Row
from tui.language import _
from tui.rooms.themes.row_form import RowForm
from tui.text import day
from tui.theme_words import DOCUMENT, quarter_words, session_value


class DocumentRoom(RowForm):
    """One document, to read and to change; number 0 is a new one, of a theme where one is given."""

    noun = "document"
    table = "documents"
    BINDINGS = keys.bindings("document")

    def __init__(self, document_id: int = 0, texts: Mapping[str, str] | None = None, *, theme: int = 0) -> None:
        self.document_id = document_id
        self._new = Document(number="", theme=theme)
        super().__init__(texts)

    def number(self) -> int:
        """The document's number in the book; 0 for a new one."""
        return self.document_id

    @property
    def document(self) -> Document:
        """The document as the book has it, or what is known of the new one so far."""
        return self.book.themes.documents.document(self.document_id) if self.document_id else self._new

    def title_words(self) -> str:
        """Which document it is."""
        return "" if self.is_gone() else self.document.number or _("A new document from above")

    def draft_name(self) -> str:
        """The form is this document's."""
        return f"documents.document:{self.document_id}"

    def rows(self) -> list[Row]:
        """Its fields; only the number is required."""
        if self.is_gone():
            return []
        document, books = self.document, self.book.themes
        theme = next((t for t in books.all() if t.id == document.theme), None)
        shown = f"{quarter_words(theme.quarter)}  {theme.title}" if theme is not None else ""
        session = session_value(books.documents.session(document))
        return [
            self._entry("number", document.number, hint=_("the only one required"), limit=NUMBER_LIMIT),
            self._entry("title", document.title, limit=300),
            self._entry("dated", day(document.dated), hint="5/2/2026", whole=True),
            self._entry("issuer", document.issuer, limit=120),
            self._entry("session", session, hint=_("10/2026, a day, a code"), whole=True),
            self._entry("theme", shown, hint=_("a quarter: 1 to 4"), whole=True),
            self._entry("note", document.note, limit=2000),
        ]

    def _entry(self, field: str, value: str, *, hint: str = "", limit: int = 200, whole: bool = False) -> Entry:
        take = partial(self._take, field)
        return Entry(field, _(DOCUMENT[field]), value, take, hint=hint, limit=limit, whole=whole)

    def _take(self, field: str, text: str) -> None:
        value = self._read(field, text.strip())
        if self.document_id:
            self.book.themes.documents.change(self.document_id, {field: value})
            self._show_heading()
            return
        self._new = replace(self._new, **{field: value})
        if self._new.number:
            self._added(self.book.themes.documents.add(self._new))

    def _added(self, change: Change) -> None:
        for part in change.parts:
            if isinstance(row := getattr(part, "after", None), Document):
                self.document_id = row.id
        self._show_heading()
        self.fill()

    def _read(self, field: str, said: str) -> object:
        today = self.book.clock.today()
        match field:
            case "dated":
                return parse_day(said, today) if said else None
            case "session":
                meant = session_meant(self.book, said)
                return meant.id if meant is not None else 0
            case "theme":
                session = self.book.themes.documents.session(self.document)
                year = session.date.year if session is not None else today.year
                theme = theme_meant(self.book.themes.all(), said, year)
                return theme.id if theme is not None else 0
            case _:
                return said
