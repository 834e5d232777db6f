"""The documents there are for a session, a year or a member, each with its number; below, every number of the term.

Enter opens one for reading: what is missing from it stands there. The numbers are the book's for good: one that is
not used says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from store.papers.door import REGISTER
from store.papers.kinds import KINDS, Kind, Per, Subject
from store.records import Issued
from store.rules.issued import symbol
from store.vietnamese import fold
from tui import keys
from tui.language import _, language
from tui.rooms.issued.preview import PreviewRoom
from tui.rooms.issued.words import about
from tui.rooms.issued.writing import WritingRoom
from tui.sections import SectionedRoom
from tui.text import day, fit
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet
from tui.writing_out import ask_where


class Row(msgspec.Struct, frozen=True):
    """A line: a heading, a kind of document, the year's register, the whole folder, or a number that was given."""

    words: str
    beside: str = ""
    kind: Kind | None = None
    whole: bool = False
    register: bool = False
    number: Issued | None = None

    @property
    def is_heading(self) -> bool:
        """Whether the cursor passes over it."""
        return self.kind is None and not self.whole and not self.register and self.number is None


class IssuedRoom(SectionedRoom, WritingRoom):
    """Which documents there are, and which numbers were given."""

    noun = "issued"
    BINDINGS = keys.bindings("issued")

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self._from = subject
        """What the room was opened for; the year's documents are one key away and back."""
        self.rows: list[Row] = []
        super().__init__()

    def make_sheet(self) -> Sheet:
        """What it is, and its number beside it."""
        return Sheet(PaneSpec("row", "1fr", self._draw), moved=self.rest, empty=self._nothing)

    def title_words(self) -> str:
        """Documents of what."""
        return _("Documents: {about}").format(about=about(self.book, self.subject))

    def _nothing(self) -> Sequence[Span]:
        return ((_("Nothing here has these words."), self.look.dim),)

    # -- reading -----------------------------------------------------------------------------

    def fill(self) -> None:
        """Read which there are and pass the filter; a heading with nothing below it goes."""
        words = fold(self.filter).split()
        found = [r for r in self._rows() if r.is_heading or all(w in fold(f"{r.words} {r.beside}") for w in words)]
        below = [*found[1:], Row("")]
        self.rows = [row for row, after in zip(found, below, strict=True) if not (row.is_heading and after.is_heading)]
        self.sheet.show(len(self.rows), self._nearest(self.sheet.cursor, 1))
        self._show_heading()

    def can_stand(self, index: int) -> bool:
        """The cursor passes over headings."""
        return not self.rows[index].is_heading

    def _rows(self) -> Iterator[Row]:
        yield Row(_("To read, to write to a file"))
        for kind in self.kinds():
            yield Row(kind.name(language()), self._number_words(kind), kind)
        if self.subject.year and not self.subject.member:
            yield Row(_("Register of the year's attendance"), ", ".join(e[1:] for e in REGISTER), register=True)
        if not self.subject.member:
            yield Row(_("Everything, into one folder"), whole=True)
        numbers = self.book.issued.page()
        if numbers:
            term = self.book.settings.cell().term
            yield Row(_("Numbers given, term {term}").format(term=term) if term else _("Numbers given"))
            for row in numbers:
                void = _("not used: {why}").format(why=row.void) + " · " if row.void else ""
                yield Row(f"{symbol(row.number, row.kind)}  {void}{row.title}", day(row.dated), number=row)

    def kinds(self) -> list[Kind]:
        """The kinds there are for what the room is about."""
        if self.subject.session:
            return [kind for kind in KINDS.values() if kind.per is Per.SESSION]
        if self.subject.member:
            return [kind for kind in KINDS.values() if kind.per is Per.MEMBERS]
        return [kind for kind in KINDS.values() if kind.per is not Per.SESSION]

    def _number_words(self, kind: Kind) -> str:
        if not kind.symbol:
            return ""
        held = self.book.issued.of(kind.symbol, self.subject.key(kind))
        if held is None:
            return _("no number yet")
        return f"{symbol(held.number, held.kind)} · {day(held.dated)}"

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        row, look = self.rows[index], self.look
        if row.is_heading:
            return ((fit(row.words, width), look.key),)
        beside = f"  {row.beside}" if row.beside else ""
        style = look.dim if row.number is not None and row.number.void else look.plain
        return ((fit(f" {row.words}", max(8, width - len(beside))), style), (beside, look.dim))

    # -- keys --------------------------------------------------------------------------------

    def selected(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.sheet.cursor] if self.sheet.cursor < len(self.rows) else None

    def action_open(self) -> None:
        """Read the document under the cursor; ask where the whole folder goes."""
        row = self.selected()
        if row is None:
            return
        if row.kind is not None:
            self.app.push_room(PreviewRoom(row.kind, self.subject))
        elif row.whole:
            self.action_folder()
        elif row.register:
            self._write_register()
        elif row.number is not None:
            self.tell(_("<issued.void> says that this number is not used, and why."))

    def action_folder(self) -> None:
        """Ask for a folder and write everything there is of this session or year into it."""
        if self.subject.member:
            self.tell(_("The whole folder is a year's or a session's: <issued.other> goes to the year."))
            return
        papers, subject = self.book.papers, self.subject
        name = self.book.calendar.session(subject.session).code.lower() if subject.session else str(subject.year)
        self.ask_file(_("Folder:"), f"van-ban-{name}", lambda folder, force: papers.batch(subject, folder, force=force))

    def _write_register(self) -> None:
        """Ask where the year's register goes; on screen it is a room of its own."""
        papers, year = self.book.papers, self.subject.year
        ask_where(
            self, _("Write to ({endings}):").format(endings=", ".join(REGISTER)), f"so-theo-doi-{year}.xlsx",
            lambda file, force: papers.register(year, file, force=force),
        )  # fmt: skip

    def action_void(self) -> None:
        """Say that the number under the cursor is not used, and why."""
        row = self.selected()
        number = row.number if row is not None else None
        if number is None:
            self.tell(_("Go to one of the numbers below first."))
            return

        def answered(text: str) -> bool:
            if not text.strip():
                self.rest()
                return True
            with self.trying():
                self.book.issued.void(number.id, text)
                self.rest()
            return True

        said = symbol(number.number, number.kind)
        self.foot.ask_text(
            _("Why is {number} not used?").format(number=said), answered, initial=number.void, limit=200,
            given_up=self.rest,
        )  # fmt: skip

    def action_year(self, step: int) -> None:
        """The documents of the year before or after."""
        if self.subject.session:
            self.tell(_("<issued.other> goes to the year's documents."))
            return
        self.subject = Subject(year=self.subject.year + step, member=self.subject.member)
        self.repaint()

    def action_other(self) -> None:
        """From a session's or a member's documents to the year's, and back."""
        if self.subject != self._from:
            self.subject = self._from
        elif self.subject.session:
            self.subject = Subject(year=self.book.calendar.session(self.subject.session).date.year)
        else:
            self.subject = Subject(year=self.subject.year)
        self.sheet.cursor = 0
        self.repaint()
