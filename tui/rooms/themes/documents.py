"""Documents from above of one year: number, day, issuer, title, and in which session each was passed on."""

from __future__ import annotations

from collections.abc import Sequence

from store.records import Document
from store.rules.themes import FIRST_YEAR, LAST_YEAR
from store.vietnamese import fold
from tui import keys
from tui.adding import AddingRoom
from tui.language import _
from tui.text import day, fit, session_name
from tui.theme_words import quarter_words, short_session
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet


class DocumentsRoom(AddingRoom):
    """Those dated or passed on in the year; in the present year also those that wait."""

    noun = "documents"
    BINDINGS = keys.bindings("documents")

    def __init__(self, year: int = 0) -> None:
        self.year = year
        self.documents: list[Document] = []
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: nothing here changes at a key."""
        return Sheet(PaneSpec("row", "1fr", self._draw), moved=self.rest, empty=self._nothing)

    def title_words(self) -> str:
        """The year, and how many of its documents were passed on."""
        self.year = self.year or self.book.clock.today().year
        counts = self.book.themes.documents.counts(self.year)
        words = _("Documents {year}: {n}, passed on {done}")
        return words.format(year=self.year, n=counts.total, done=counts.passed_on)

    def _nothing(self) -> Sequence[Span]:
        if self.filter:
            return ((_("No document has these words."), self.look.dim),)
        return (
            (
                _("No document from above in {year} yet. <documents.add> adds one.").format(year=self.year),
                self.look.plain,
            ),
        )

    def fill(self) -> None:
        """Read the documents that pass the filter; the cursor stays with its own."""
        kept = self.documents[self.sheet.cursor].id if self.documents else 0
        words = fold(self.filter).split()
        every = self.book.themes.documents.of_year(self.year)
        self.documents = [d for d in every if all(w in fold(self._haystack(d)) for w in words)]
        self.sheet.show(len(self.documents), self.place_of([d.id for d in self.documents], kept))
        self._show_heading()
        self.rest()

    def _haystack(self, document: Document) -> str:
        return f"{document.number} {document.title} {document.issuer} {day(document.dated)} {self._passed(document)}"

    def _passed(self, document: Document) -> str:
        return short_session(self.book.themes.documents.session(document), self.year) or _("not passed on")

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        document, look = self.documents[index], self.look
        done = self.book.themes.documents.session(document) is not None
        room = max(0, width - 57)
        return (
            (f" {fit(document.number, 15)} ", look.plain),
            (f"{fit(day(document.dated), 10)} ", look.dim),
            (f"{fit(document.issuer, 11)} ", look.dim),
            (f"{fit(document.title, room)} ", look.plain),
            (fit(self._passed(document), 16), look.dim if done else look.late),
        )

    def at_rest(self) -> tuple[Span, ...]:
        """The whole title, in which session it was passed on, and for which theme."""
        if not self.documents:
            return ()
        document = self.documents[self.sheet.cursor]
        session = self.book.themes.documents.session(document)
        theme = next((t for t in self.book.themes.all() if t.id == document.theme), None)
        facts = [
            document.issuer,
            document.title,
            session_name(session) if session is not None else "",
            _("theme of quarter {quarter}").format(quarter=quarter_words(theme.quarter)) if theme is not None else "",
            document.note.replace("\n", " "),
        ]
        return ((" " + " · ".join(fact for fact in facts if fact), self.look.dim),)

    def action_year(self, years: int) -> None:
        """The year before or after."""
        self.year = max(FIRST_YEAR, min(LAST_YEAR, self.year + years))
        self.fill()

    def action_open(self) -> None:
        """Open the document under the cursor."""
        if self.documents:
            self.app.open_form("documents.document", self.documents[self.sheet.cursor].id)

    def action_add(self) -> None:
        """Open an empty form."""
        self.awaiting(d.id for d in self.book.rows("documents", Document).all())
        self.app.open_form("documents.document", 0)

    def action_remove(self) -> None:
        """Take the document under the cursor off the book; undo brings it back."""
        if self.documents:
            with self.trying():
                self.book.themes.documents.remove(self.documents[self.sheet.cursor].id)
                self.tell(_("Taken away. ^Z brings it back."))
