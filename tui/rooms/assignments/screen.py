"""The assignments, filtered at once: open, overdue, mine, of a session, all. Steps by one key, the rest in the form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from store.changes import Change, MemberSaved, RowSaved, SessionSaved
from store.meant import member_meant, session_meant
from store.records import Assignment
from store.rules import assignments as rules
from store.vietnamese import fold
from tui import keys
from tui.adding import AddingRoom
from tui.assignments import (
    due_words,
    session_code,
    sign,
    stage_words,
    title_words,
    who_words,
    whole,
)
from tui.language import N_, _
from tui.me import me
from tui.rooms.assignments.steps import Steps
from tui.text import fit
from tui.widgets.line import Line, Rule, Span
from tui.widgets.sheet import PaneSpec, Sheet

if TYPE_CHECKING:
    from textual.widget import Widget

SHOWN: Final = (
    ("1", "open", N_("still open")), ("2", "overdue", N_("overdue")), ("3", "mine", N_("mine")),
    ("4", "session", N_("session")), ("5", "all", N_("all")),
)  # fmt: skip
"""Which assignments are shown: the digit, its name, its word."""

WHO: Final = 14
WIDE_WHO: Final = 28
CODE: Final = 9


class AssignmentsRoom(Steps, AddingRoom):
    """Every assignment that passes the filter, the longest overdue first."""

    noun = "assignments"
    BINDINGS = keys.bindings("assignments")

    def __init__(self, session_id: int = 0) -> None:
        self.rows: list[Assignment] = []
        self.shown = "session" if session_id else "open"
        self.session_id = session_id
        self.choices = Line(id="choices")
        self._me = 0
        """Number of the member this person is; 0 while nobody can tell."""
        super().__init__()

    def make_sheet(self) -> Sheet:
        """What a step changes stands in panes of its own."""
        return Sheet(
            PaneSpec("state", "18", self._draw_state),
            PaneSpec("row", "1fr", self._draw_row),
            PaneSpec("due", "13", self._draw_due),
            moved=self.rest,
            empty=lambda: ((_("Nothing here. <assignments.add> assigns something; 5 shows all."), self.look.plain),),
        )

    def furniture(self) -> Iterator[Widget]:
        """What can be shown, then the rows."""
        yield self.choices
        yield Rule()
        yield self.sheet

    def title_words(self) -> str:
        """The room's name."""
        return _("Assignments")

    # -- reading -----------------------------------------------------------------------------

    def fill(self) -> None:
        """Read the assignments that pass both filters."""
        kept = self.at_hand()
        mine = me(self.book, self.app.preferences)
        self._me = mine.id if mine else 0
        words = fold(self.filter).split()
        every = self.book.assignments.every()
        self.rows = [a for a in every if self._passes(a) and (not words or self._answers(a, words))]
        self.sheet.show(len(self.rows), self.place_of([a.id for a in self.rows], kept.id if kept else 0))
        self._show_choices(every)
        self.rest()

    def _passes(self, one: Assignment, shown: str = "") -> bool:
        match shown or self.shown:
            case "open":
                return rules.is_open(one)
            case "overdue":
                return rules.is_overdue(one, self.book.clock.today(), self.book.assignments.days())
            case "mine":
                return self._me in one.members and rules.is_open(one)
            case "session":
                return bool(self.session_id) and self.session_id in (one.session, one.source)
            case _:
                return True

    def _answers(self, one: Assignment, words: Sequence[str]) -> bool:
        said = f"{whole(self.book, one)} {stage_words(rules.stage_of(one))} {session_code(self.book, one.session)}"
        return all(word in fold(said) for word in words)

    def _show_choices(self, every: Sequence[Assignment]) -> None:
        spans: list[Span] = []
        for digit, name, words in SHOWN:
            said = _(words)
            if name == "session" and self.session_id:
                said = session_code(self.book, self.session_id)
            count = sum(self._passes(a, name) for a in every)
            number = f" {count}" if count or name == self.shown else ""
            style = self.look.strong if name == self.shown else self.look.dim
            mark = self.look.cursor_sign if name == self.shown else " "
            spans += [(f"{mark}{digit} ", self.look.key), (f"{said}{number}  ", style)]
        self.choices.say(*spans)

    def changed(self, change: Change) -> None:
        """Repaint the rows a change touched where they stand, so that a step can be seen and taken back."""
        rows = [p for p in change.parts if isinstance(p, RowSaved)]
        parts = [p for p in rows if p.table == "assignments"]
        beside = sum(p.table == "proposals" for p in rows)  # what came of a task is its proposal's too
        if not parts or len(parts) + beside != len(change.parts):
            if parts or any(isinstance(p, SessionSaved | MemberSaved) for p in change.parts):
                self.fill()
            return
        places = {a.id: i for i, a in enumerate(self.rows)}
        for part in parts:
            after = part.after
            if not isinstance(after, Assignment) or after.id not in places:
                self.fill()
                return
            index = places[after.id]
            same = self._row_words(self.rows[index]) == self._row_words(after)
            self.rows[index] = after
            self.sheet.redraw(index, *(("state", "due") if same else ()))
        self._show_choices(self.book.assignments.every())
        self.rest()

    def at_hand(self) -> Assignment | None:
        """The assignment under the cursor."""
        return self.rows[self.sheet.cursor] if self.sheet.cursor < len(self.rows) else None

    def at_rest(self) -> tuple[Span, ...]:
        """All of the assignment under the cursor in one line."""
        one = self.at_hand()
        return ((f" {whole(self.book, one)}", self.look.dim),) if one is not None else ()

    # -- drawing -----------------------------------------------------------------------------

    def _draw_state(self, index: int, width: int) -> Sequence[Span]:
        one = self.rows[index]
        stage = rules.stage_of(one)
        style = self.look.plain if rules.is_open(one) else self.look.dim
        plain = self.app.preferences.plain_letters
        return ((f" {sign(stage, plain=plain)} ", self.look.key), (fit(stage_words(stage), width - 3), style))

    def _row_words(self, one: Assignment, who: int = WHO) -> tuple[str, str, str]:
        code = session_code(self.book, one.session or one.source)
        if code.startswith(f"{self.book.clock.today().year}-"):
            code = code[5:]
        elif code[4:5] == "-":
            code = f"{code[5:]}/{code[2:4]}"
        theme = self.book.assignments.theme(one.theme) if not one.title else None
        named = replace(one, title=theme.title) if theme is not None else one
        return title_words(named), who_words(self.book, one, who - 1), code

    def _draw_row(self, index: int, width: int) -> Sequence[Span]:
        one, look = self.rows[index], self.look
        beside = WIDE_WHO if width > 80 else WHO if width > 30 else 0
        title, who, code = self._row_words(one, beside)
        last = CODE if width > 44 else 0
        style = look.plain if rules.is_open(one) else look.dim
        return (
            (fit(title, width - beside - last - 1) + " ", style),
            (fit(who, beside), look.dim),
            (fit(code, last), look.dim),
        )

    def _draw_due(self, index: int, width: int) -> Sequence[Span]:
        one, look = self.rows[index], self.look
        left = self.book.assignments.days_left(one)
        style = look.dim if left is None else look.warn if left < 0 else look.plain
        if left is not None and left >= 0 and self.book.assignments.is_due_soon(one):
            style = look.late
        return ((fit(due_words(self.book, one), width), style),)

    # -- which are shown ---------------------------------------------------------------------

    def action_show(self, digit: str) -> None:
        """Show the open ones, the overdue, mine, a session's, or all."""
        name = next(name for d, name, _words in SHOWN if d == digit)
        if name == "mine" and me(self.book, self.app.preferences) is None:
            self._ask_me()
        elif name == "session":
            self._ask_session()
        else:
            self._show(name)

    def _show(self, name: str) -> None:
        self.shown = name
        self.sheet.cursor = 0
        self.fill()

    def _ask_me(self) -> None:
        def found(text: str) -> None:
            self.app.prefer(me=member_meant(self.book, text).name)
            self._show("mine")

        self.ask_meant(_("Which member are you (a few letters of the name)?"), found)

    def _ask_session(self) -> None:
        one, nearest = self.at_hand(), self.book.calendar.nearest()
        given = session_code(self.book, self.session_id or (one.session or one.source if one else 0))

        def found(text: str) -> None:
            session = session_meant(self.book, text)
            self.session_id = session.id if session else 0
            self._show("session" if session else "open")

        self.ask_meant(_("Session (11, Q4, 5/11, code):"), found, given or (nearest.code if nearest else ""))

    # -- acting ------------------------------------------------------------------------------

    def action_open(self) -> None:
        """Open the assignment under the cursor."""
        if (one := self.at_hand()) is not None:
            self.app.open_assignment(one.id)

    def action_add(self) -> None:
        """Open an empty form; a session that is shown alone is the one it is for."""
        self.awaiting(a.id for a in self.book.assignments.shelf().all())
        self.app.open_assignment(0, session_id=self.session_id if self.shown == "session" else 0)

    def action_remove(self) -> None:
        """Take the assignment under the cursor away."""
        if (one := self.at_hand()) is not None:
            with self.trying():
                self.book.assignments.remove(one.id)
                self.tell(_("Taken away. ^Z brings it back."))

    def action_changes(self) -> None:
        """How the assignment under the cursor was changed."""
        if (one := self.at_hand()) is not None:
            self.app.show_log(list(self.book.assignments.log(one.id)), title_words(one))

    def action_paperless(self) -> None:
        """Who gave no paper this year."""
        from tui.rooms.assignments.paperless import PaperlessRoom

        self.app.push_room(PaperlessRoom(self.book.clock.today().year))
