"""The closing room: what a session still lacks, what is said of it as a whole, its minutes and their versions.

Each missing thing is seen to (Enter goes there and comes back here) or consciously left (Space). Closing asks once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from store.errors import BookError
from store.papers.documents import Subject
from store.records import State
from store.rules.calendar import quarter_of
from store.rules.closing import Missing, Where
from store.rules.proceedings import TEXT_LIMIT
from tui import keys
from tui.language import _, language, n_
from tui.rooms.minutes.reading import ReadingRoom
from tui.rooms.minutes.rows import Act, Row, draw, rows_of, session_line
from tui.rooms.minutes.said import SaidRoom
from tui.sections import SectionedRoom
from tui.text import session_name
from tui.theme_words import quarter_words
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet
from tui.writing_out import ask_where


class MinutesRoom(SectionedRoom):
    """The closing of one session."""

    noun = "minutes"
    BINDINGS = keys.bindings("minutes")

    def __init__(self, session_id: int, at: str = "") -> None:
        self.session_id = session_id
        self._begin_at = at
        """Which missing thing the cursor begins on."""
        self.rows: list[Row] = []
        self._about = ""
        self._anew = True
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: a key moves the cursor, or changes a row."""
        return Sheet(PaneSpec("row", "1fr", lambda i, w: draw(self.rows[i], self.look, w)), moved=self.rest)

    def title_words(self) -> str:
        """Which session is closed."""
        session = self.book.calendar.session(self.session_id)
        words = _("Closed: {session}") if session.state is State.CLOSED else _("Closing: {session}")
        return words.format(session=session_name(session))

    # -- reading -----------------------------------------------------------------------------

    def fill(self) -> None:
        """Read the session; repaint the rows that say something else, the cursor stays with its row."""
        book, id = self.book, self.session_id
        sitting = book.minutes.sitting(id)
        old, at = self.rows, self.sheet.cursor
        kept = old[at].key if at < len(old) else self._begin_at
        found = [] if sitting.session.state is State.CLOSED else book.minutes.lacking(id)
        self.rows = rows_of(book, sitting, found, book.minutes.versions(id))
        if sitting.session.state is State.CLOSED:
            self.rows = self.rows[1:]
        self._about = session_line(book, sitting)
        cursor = next((i for i, row in enumerate(self.rows) if row.key == kept), None)
        cursor = self._nearest(min(at, len(self.rows) - 1) if old else 0, 1) if cursor is None else cursor
        if self._anew or len(old) != len(self.rows):
            self._anew = False
            self.sheet.show(len(self.rows), cursor)
        else:
            for index, row in enumerate(self.rows):
                if row != old[index]:
                    self.sheet.redraw(index)
            self.sheet.move_to(cursor)
        self._show_heading()
        self.rest()

    def repaint(self) -> None:
        """Show everything anew, also what says the same in another look."""
        self._anew = True
        super().repaint()

    def can_stand(self, index: int) -> bool:
        """Whether the cursor may stand on a row: on no heading."""
        return not self.rows[index].is_heading

    def row(self) -> Row:
        """The row under the cursor."""
        return self.rows[self.sheet.cursor]

    def at_rest(self) -> tuple[Span, ...]:
        """The whole of what its row cut, else the session in figures."""
        if not self.rows:
            return ()
        row = self.row()
        cut = row.said if len(row.said) > self.size.width - 30 else self._about
        if self.book.calendar.session(self.session_id).state is State.CLOSED:
            cut = _("Closed and locked. <minutes.reopen> opens them again, with the cause.")
        return ((f" {cut}", self.look.dim),)

    # -- the row under the cursor --------------------------------------------------------------

    def action_open(self) -> None:
        """Go to where the row is seen to."""
        row = self.row()
        match row.act:
            case Act.MISSING if row.missing is not None:
                self._see_to(row.missing)
            case Act.SAID:
                self.app.push_room(SaidRoom(self.session_id, field=row.key))
            case Act.READ:
                self.action_read()
            case Act.CLOSE:
                self.action_close()
            case Act.VERSION:
                self.app.push_room(ReadingRoom(self.session_id, row.number))

    def _see_to(self, one: Missing) -> None:
        match one.where:
            case Where.ROLL:
                self.app.open_roll(self.session_id, one.row)
            case Where.ASSIGNMENT:
                self.app.open_assignment(one.row, session_id=self.session_id)
            case Where.THEMES:
                self._ask_theme()
            case Where.SAID:
                self.app.push_room(SaidRoom(self.session_id, field=one.key.partition("_")[0]))
            case Where.SCORE:
                self.app.open_score(self.session_id)
            case Where.READING:
                self.action_read()
            case Where.SITTING if one.key.startswith("item:"):
                self._ask_conclusion(one.row)
            case Where.SITTING if one.key.startswith(("vote:", "uncounted:")):
                self.app.open_vote(one.row)
            case Where.SITTING if one.key == "items":
                self.app.open_agenda(self.session_id)
            case Where.SITTING:
                self.app.open_sitting(self.session_id)

    def _ask_theme(self) -> None:
        session = self.book.calendar.session(self.session_id)
        quarter = quarter_of(session)
        self._ask(
            _("Theme of {quarter}:").format(quarter=quarter_words(quarter)), session.title,
            lambda title: self.book.themes.add(quarter, title), 300,
        )  # fmt: skip

    def _ask_conclusion(self, item_id: int) -> None:
        item = next((i for i in self.book.agenda.items(self.session_id) if i.id == item_id), None)
        if item is not None:
            self._ask(
                _("Item {n} concluded:").format(n=item.place), item.conclusion,
                lambda text: self.book.proceedings.conclude(self.session_id, item_id, text), TEXT_LIMIT,
            )  # fmt: skip

    def _ask(self, prompt: str, initial: str, write: Callable[[str], object], limit: int) -> None:
        def answered(text: str) -> bool:
            try:
                write(text)
            except BookError as error:
                self.tell(error.sentence(language()), trouble=True)
                return False
            return True

        self.foot.ask_text(prompt, answered, initial=initial, limit=limit, given_up=self.rest)

    def action_leave(self) -> None:
        """Leave this missing thing as it is; again: it is missing."""
        one = self.row().missing
        if one is None:
            self.tell(_("Only what is missing can be left open."))
            return
        with self.trying():
            self.book.minutes.leave(self.session_id, one.key, left=not one.left)
            self.action_down()

    def action_said(self) -> None:
        """Chair, taker, times, conclusion, remarks: what is said of the sitting as a whole."""
        self.app.push_room(SaidRoom(self.session_id))

    # -- the minutes ---------------------------------------------------------------------------

    def action_read(self) -> None:
        """The minutes as they stand, on screen; once closed, their last version."""
        versions = self.book.minutes.versions(self.session_id)
        closed = self.book.calendar.session(self.session_id).state is State.CLOSED
        self.app.push_room(ReadingRoom(self.session_id, versions[-1].number if closed and versions else 0))

    def action_close(self) -> None:
        """Close after one question; while something is unanswered, say how much."""
        open_ = [row for row in self.rows if row.missing is not None and not row.missing.left]
        if open_:
            words = n_(
                "{n} thing is missing: <minutes.open> sees to it, <minutes.leave> leaves it open.",
                "{n} things are missing: <minutes.open> sees to one, <minutes.leave> leaves it open.",
                len(open_),
            )
            self.tell(words.format(n=len(open_)), trouble=True)
            return
        number = len(self.book.minutes.versions(self.session_id)) + 1
        self.confirm(_("Close the minutes as version {n}?").format(n=number), self._close)

    def _close(self) -> None:
        with self.trying():
            self.book.minutes.close(self.session_id)

    def action_reopen(self) -> None:
        """Open closed minutes again: the cause is asked, and kept with the next version."""
        book, id = self.book, self.session_id
        latest = book.minutes.latest_closed()
        if book.calendar.session(id).state is not State.CLOSED or (latest is not None and latest.date != self._day()):
            with self.trying():  # no use asking: the store says why not
                book.minutes.reopen(id, "")
            return
        self._ask(_("Opened again because:"), "", lambda why: book.minutes.reopen(id, why), 200)

    def _day(self) -> date:
        return self.book.calendar.session(self.session_id).date

    def action_compare(self) -> None:
        """What changed in the version under the cursor; elsewhere, from the last version to what stands now."""
        versions = self.book.minutes.versions(self.session_id)
        row = self.row()
        number = row.number if row.act is Act.VERSION else len(versions) + 1
        if number < 2 or (number > len(versions) and self.book.calendar.session(self.session_id).state is State.CLOSED):
            self.tell(_("There is no earlier version to compare with."))
            return
        self.app.push_room(ReadingRoom(self.session_id, number if number <= len(versions) else 0, against=number - 1))

    def action_write(self, kind: str) -> None:
        """Write the minutes or the resolution as a document; of a closed version under the cursor, its text."""
        session, number = self.book.calendar.session(self.session_id), self.row().number
        papers, about = self.book.papers, Subject(session=session.id)
        if kind == "minutes" and number:
            ask_where(
                self, _("Write to:"), f"bien-ban-{session.code.lower()}-{number}.txt",
                lambda file, force: papers.write_minutes(session.id, number, file, force=force),
            )  # fmt: skip
            return
        with self.trying():
            name = f"{papers.document(kind, about).name}.docx"
            ask_where(
                self, _("Write to (.docx, .txt; it takes its number):"), name,
                lambda file, force: papers.write_document(kind, about, file, force=force),
            )  # fmt: skip
