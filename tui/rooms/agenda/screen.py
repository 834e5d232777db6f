"""The preparation of one session on one screen: agenda, steps, papers from above, what is carried over.

The cursor runs through all four sections; what a key does depends on the row it stands on. What is typed
into is in forms.py, how a row looks in rows.py, the templates in templates.py.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from store.agenda import Page, number_after
from store.changes import Change
from store.errors import BadValue, BookError
from store.records import Assignment, Check, Document, Item
from store.threads import Thread
from store.vietnamese import fold, same_key
from tui import keys
from tui.language import _, language
from tui.room import ListRoom
from tui.rooms.agenda.forms import CheckRoom, ItemRoom
from tui.rooms.agenda.rows import Row, Section, draw, rows_of
from tui.text import session_name
from tui.topics import Topics
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet


class AgendaRoom(Topics, ListRoom):
    """What is to be ready for one session, and whether it is."""

    noun = "agenda"
    BINDINGS = keys.bindings("agenda")

    def __init__(self, session_id: int) -> None:
        self.session_id = session_id
        self.page: Page | None = None
        self.rows: list[Row] = []
        self._anew = True
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: a key changes the cursor, or a whole row."""
        return Sheet(PaneSpec("row", "1fr", lambda i, w: draw(self.rows[i], self.look, w)), moved=self.rest)

    def title_words(self) -> str:
        """Which session it is."""
        return _("Preparing: {session}").format(session=session_name(self.book.calendar.session(self.session_id)))

    # -- reading -----------------------------------------------------------------------------

    def fill(self) -> None:
        """Read the preparation; repaint the rows that say something else, the cursor stays on its row."""
        old, at = self.rows, self.sheet.cursor
        self.page = self.book.agenda.page(self.session_id)
        words = fold(self.filter).split()
        self.rows = [
            row for row in rows_of(self.book, self.page, self.look)
            if row.subject is None or all(w in fold(f"{row.lead} {row.title} {row.tail} {row.about}") for w in words)
        ]  # fmt: skip
        kept = old[at].key if at < len(old) else ""
        cursor = next((i for i, row in enumerate(self.rows) if row.key == kept), at)
        if self._anew or self.filter or len(old) != len(self.rows):
            self._anew = bool(self.filter)
            self.sheet.show(len(self.rows), cursor)
        else:
            for index, row in enumerate(self.rows):
                if row != old[index]:
                    self.sheet.redraw(index)
            self.sheet.move_to(cursor)
        self.rest()

    def repaint(self) -> None:
        """Show everything anew, also what says the same in another look."""
        self._anew = True
        super().repaint()

    def row(self) -> Row:
        """The row under the cursor; there is always a heading."""
        return self.rows[self.sheet.cursor]

    def at_rest(self) -> tuple[Span, ...]:
        """What there is to say of the row under the cursor; of the template while it stands in."""
        if not self.rows:
            return ()
        row = self.row()
        if row.subject is None:
            if self.page is not None and self.page.lent and row.section in (Section.ITEMS, Section.STEPS):
                return ((" " + _("As the template has it, until something is changed here."), self.look.dim),)
            return ((" " + _("<agenda.add> adds here."), self.look.dim),) if row.section is not Section.THREADS else ()
        return ((f" {row.about}", self.look.late if row.mood == "late" else self.look.dim),) if row.about else ()

    # -- the row under the cursor --------------------------------------------------------------

    def action_tick(self) -> None:
        """A step is done today, or not after all."""
        match self.row().subject:
            case Check(id=id):
                with self.trying():
                    self.book.agenda.tick(self.session_id, id)
            case Assignment():
                self.tell(_("Enter opens it: there it is handed in, approved, given. F7 has all of them."))
            case _:
                self.tell(_("<agenda.tick> ticks a step of the preparation."))

    def action_open(self) -> None:
        """Open the form of the row."""
        match self.row().subject:
            case Item(id=id):
                self.app.push_room(ItemRoom(self.session_id, id))
            case Check(id=id):
                self.app.push_room(CheckRoom(self.session_id, id))
            case Document(id=id):
                self.app.open_form("documents.document", id)
            case Assignment(id=id):
                self.app.open_assignment(id)
            case Thread(key=key) if key.startswith("assignments:"):
                self.app.open_assignment(int(key.partition(":")[2]))
            case Thread(key=key) if key.startswith("proposals:"):
                self.app.open_proposal(int(key.partition(":")[2]))
            case Thread(key=key) if key.startswith("registrations:"):
                self.app.open_registration(int(key.partition(":")[2]))
            case Thread(key=key) if key.startswith("commendations:"):
                self.app.open_commendation(int(key.partition(":")[2]))
            case _:
                self.action_length() if self.row().section is Section.ITEMS else self.action_add()

    def action_add(self) -> None:
        """Add to the section the cursor is in."""
        row = self.row()
        match row.section:
            case Section.ITEMS:
                after = row.subject.id if isinstance(row.subject, Item) else 0
                self.app.push_room(ItemRoom(self.session_id, 0, after=after))
            case Section.STEPS:
                self.app.push_room(CheckRoom(self.session_id, 0))
            case Section.GIVEN:
                self.app.open_assignment(0, session_id=self.session_id)
            case Section.DOCUMENTS:
                self._ask_document()
            case _:
                self.tell(_("What is carried over comes by itself: tasks, proposals and the like still open."))

    def _ask_document(self) -> None:
        """A paper the book has is passed on here; any other is written down and passed on."""
        waiting = self.book.agenda.waiting_documents()

        def answered(text: str) -> bool:
            if not text.strip():
                self.rest()
                return True
            number, _comma, title = text.partition(",")
            found = [d for d in waiting if same_key(d.number) == same_key(number)]
            return self._take(lambda: self._pass_on(found, number, title))

        known = ", ".join(d.number for d in waiting[:4])
        hint = _("waiting: {numbers}").format(numbers=known) if known else "50-CT/TW, " + _("what it is about")
        self.foot.ask_text(_("Number, about:"), answered, limit=300, placeholder=hint, given_up=self.rest)

    def _pass_on(self, found: Sequence[Document], number: str, title: str) -> Change:
        agenda = self.book.agenda
        if len(found) > 1:
            raise BadValue(
                why_vi=f"Có {len(found)} văn bản số {number.strip()}; mở đúng văn bản để chọn buổi.",
                why_en=f"There are {len(found)} documents {number.strip()}; open the right one to choose the session.",
            )
        if found:
            return agenda.attach(found[0].id, self.session_id)
        return self.book.themes.documents.add(Document(number=number, title=title, session=self.session_id))

    def action_remove(self) -> None:
        """Take the row away: an item, a step, a paper that is not passed on here after all."""
        agenda, at = self.book.agenda, self.session_id
        match self.row().subject:
            case Item(id=id):
                self._drop(lambda: agenda.remove_item(at, id))
            case Check(id=id):
                self._drop(lambda: agenda.remove_check(at, id))
            case Document(id=id):
                self._drop(lambda: agenda.detach(id))
            case Assignment():
                self.tell(
                    _("It is taken away in its own list (F7), or there it was not given (<assignments.not_given>).")
                )
            case Thread():
                self.tell(_("Nothing open is removed; <agenda.put_off> puts it off with a reason."))
            case _:
                self.tell(_("There is nothing to take away on this row."))

    def _drop(self, drop: Callable[[], Change]) -> None:
        with self.trying():
            drop()
            self.tell(_("Taken away. ^Z brings it back."))

    def action_shift(self, by: int) -> None:
        """Move an item of the agenda up or down; the cursor goes along."""
        subject = self.row().subject
        if not isinstance(subject, Item) or self.page is None:
            self.tell(_("<agenda.up> and <agenda.down> move an item of the agenda."))
            return
        at = [item.id for item in self.page.items].index(subject.id) + by
        if not 0 <= at < len(self.page.items):
            return
        with self.trying():
            change = self.book.agenda.shift_item(self.session_id, subject.id, by)
            self._follow(change, subject.id)

    def _follow(self, change: Change, id: int) -> None:
        """The cursor goes to where an item is now."""
        number = number_after(change, "items", id)
        index = next((i for i, row in enumerate(self.rows) if row.key == f"item:{number}"), self.sheet.cursor)
        self.sheet.move_to(index)

    def action_put_off(self) -> None:
        """Leave something open to a later session, with a reason; again, take it up after all."""
        row = self.row()
        if not isinstance(row.subject, Thread):
            self.tell(_("<agenda.put_off> puts off something carried over, with a reason."))
            return
        key = row.subject.key
        if row.why:
            with self.trying():
                self.book.agenda.take_back(self.session_id, key)
            return
        self.foot.ask_text(
            _("Put off, because:"),
            lambda text: self._take(lambda: self.book.agenda.put_off(self.session_id, key, text)),
            given_up=self.rest,
        )

    # -- the whole session -----------------------------------------------------------------------

    def action_length(self) -> None:
        """Ask how long the session is planned to last."""
        session = self.book.calendar.session(self.session_id)

        def take(text: str) -> Change:
            said = text.strip().removesuffix("'").strip()
            if said and not said.isdecimal():
                raise BadValue(why_vi="Gõ số phút, ví dụ 120.", why_en="Type the minutes, for example 120.")
            return self.book.agenda.set_minutes(self.session_id, int(said or 0))

        self.foot.ask_text(
            _("Planned length in minutes:"), lambda text: self._take(lambda: take(text)), limit=6,
            initial=str(session.minutes or ""), placeholder=_("empty: as the rules have it"), given_up=self.rest,
        )  # fmt: skip

    def _take(self, take: Callable[[], object]) -> bool:
        """Do what was answered; a refusal keeps the question open."""
        try:
            take()
        except BookError as error:
            self.tell(error.sentence(language()), trouble=True)
            return False
        self.rest()
        return True

    def action_bring(self) -> None:
        """Give a session that has no preparation of its own the rows of its template."""
        with self.trying():
            if self.book.agenda.prepare(self.session_id).n:
                self.tell(_("The template's rows are this session's own now. ^Z takes them back."))
            else:
                self.tell(_("This session has its own preparation already."))

    def action_topic(self) -> None:
        """Note a weakness or a pressing question that came up in this session, for a quarter to take up (F6)."""
        self.ask_topic(session=self.session_id)

    def action_template(self) -> None:
        """Open the template of this kind of session."""
        from tui.rooms.agenda.templates import TemplateRoom

        self.app.push_room(TemplateRoom(self.book.calendar.session(self.session_id).kind))

    def action_paper(self, name: str) -> None:
        """What members are told of this session: the notice, or the text for their app."""
        self.app.open_paper(self.session_id, name)

    def action_sitting(self) -> None:
        """Take this session down."""
        self.app.open_sitting(self.session_id)

    def action_roll(self) -> None:
        """Open the roll call of this session."""
        self.app.open_roll(self.session_id)
