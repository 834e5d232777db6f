"""Praise, reminders, criticism, awards of a year: a line each, and months without praise at a glance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from store.changes import Change, MemberSaved, RowSaved, SessionSaved
from store.meant import member_meant, session_meant
from store.records import Commendation, Commending
from store.rules import commendations as rules
from store.typed import parse_day
from store.vietnamese import fold
from tui import keys
from tui.adding import AddingRoom
from tui.assignments import names, session_code
from tui.commendations import deed_words, sign, state_words, title_words, whole
from tui.language import N_, _, language
from tui.text import day, fit
from tui.widgets.line import Line, Rule, Span
from tui.widgets.sheet import PaneSpec, Sheet
from tui.writing_out import ask_where

if TYPE_CHECKING:
    from textual.widget import Widget

SHOWN: Final = (
    ("1", "year", N_("of the year")), ("2", "session", N_("session")), ("3", "member", N_("member")),
    ("4", "promised", N_("promised")),
)  # fmt: skip
"""Which are shown: the digit, its name, its word."""
WHO: Final = 16
WIDE_WHO: Final = 20
DEED: Final = 36
"""Cells for the deed where the terminal is wide."""


class CommendationsRoom(AddingRoom):
    """Every one that passes the filter, the newest first."""

    noun = "commendations"
    BINDINGS = keys.bindings("commendations")

    def __init__(self, session_id: int = 0, member_id: int = 0) -> None:
        self.rows: list[Commendation] = []
        self.session_id, self.member_id = session_id, member_id
        self.shown = "session" if session_id else "member" if member_id else "year"
        self.year = 0
        self.choices = Line(id="choices")
        self.months = Line(id="months")
        super().__init__()

    def make_sheet(self) -> Sheet:
        """The state stands in a pane of its own: a promise kept costs a few cells."""
        return Sheet(
            PaneSpec("state", "20", self._draw_state),
            PaneSpec("row", "1fr", self._draw_row),
            moved=self.rest,
            empty=lambda: (
                (
                    _("Nothing here. <commendations.praise> writes praise, <commendations.add> anything else."),
                    self.look.plain,
                ),
            ),
        )

    def furniture(self) -> Iterator[Widget]:
        """What can be shown, praise month by month, then the rows."""
        yield self.choices
        yield self.months
        yield Rule()
        yield self.sheet

    def title_words(self) -> str:
        """Of which year."""
        return _("Praise, criticism {year}").format(year=self._year())

    def _year(self) -> int:
        self.year = self.year or self.book.clock.today().year
        return self.year

    # -- reading -----------------------------------------------------------------------------

    def fill(self) -> None:
        """Read what passes both filters."""
        kept = self.at_hand()
        every = self.book.commendations.every()
        words = fold(self.filter).split()
        self.rows = [c for c in every if self._passes(c) and (not words or self._answers(c, words))]
        self.sheet.show(len(self.rows), self.place_of([c.id for c in self.rows], kept.id if kept else 0))
        self._show_choices(every)
        self._show_months(every)
        self.rest()

    def _passes(self, one: Commendation, shown: str = "") -> bool:
        match shown or self.shown:
            case "session":
                return bool(self.session_id) and one.session == self.session_id
            case "member":
                return self.member_id in one.members and rules.in_year(one, self._year())
            case "promised":
                return rules.is_promise(one)
            case _:
                return rules.in_year(one, self._year())

    def _answers(self, one: Commendation, words: Sequence[str]) -> bool:
        said = f"{whole(self.book, one)} {state_words(one)} {session_code(self.book, one.session)} {one.note}"
        return all(word in fold(said) for word in words)

    def _show_choices(self, every: Sequence[Commendation]) -> None:
        spans: list[Span] = []
        for digit, name, words in SHOWN:
            said = _(words)
            if name == "session" and self.session_id:
                said = session_code(self.book, self.session_id)
            if name == "member" and self.member_id:
                said = names(self.book, [self.member_id])
            count = sum(self._passes(c, name) for c in every)
            number = f" {count}" if count or name == self.shown else ""
            style = self.look.strong if name == self.shown else self.look.dim
            mark = self.look.cursor_sign if name == self.shown else " "
            spans += [(f"{mark}{digit} ", self.look.key), (f"{said}{number}  ", style)]
        self.choices.say(*spans)

    def _show_months(self, every: Sequence[Commendation]) -> None:
        """Praise by month; the months of the row without any are in the colour of a warning, and in brackets."""
        year, today = self._year(), self.book.clock.today()
        last = 12 if year < today.year else today.month if year == today.year else 0
        missing = self.book.commendations.without_praise()
        spans: list[Span] = [(f" {_('Praise by month')} ", self.look.dim)]
        for month in range(1, last + 1):
            count = sum(
                rules.counted_on(c).year == year and rules.counted_on(c).month == month
                for c in every
                if c.kind in rules.GOOD and not rules.is_promise(c)
            )
            if f"{year}-{month:02}" in missing:
                spans.append((f"({month}:0)", self.look.warn))
            else:
                spans.append((f" {month}:{count or '–'} ", self.look.plain if count else self.look.dim))
        self.months.say(*spans)

    def changed(self, change: Change) -> None:
        """Read again when one of them, a session or a member changed."""
        of = [p for p in change.parts if isinstance(p, RowSaved) and p.table == "commendations"]
        if of or any(isinstance(p, SessionSaved | MemberSaved) for p in change.parts):
            self.fill()

    def at_hand(self) -> Commendation | None:
        """The one under the cursor."""
        return self.rows[self.sheet.cursor] if self.sheet.cursor < len(self.rows) else None

    def at_rest(self) -> tuple[Span, ...]:
        """All of the one under the cursor; where there is none, that praise is missing."""
        one = self.at_hand()
        if one is not None:
            return ((f" {whole(self.book, one)}", self.look.dim),)
        told = self.book.commendations.praise_due()
        return ((f" {told.sentence(language())}", self.look.warn),) if told else ()

    # -- drawing -----------------------------------------------------------------------------

    def _draw_state(self, index: int, width: int) -> Sequence[Span]:
        one = self.rows[index]
        plain = self.app.preferences.plain_letters
        return ((f" {sign(one, plain=plain)} ", self.look.key), (fit(state_words(one), width - 3), self.look.plain))

    def _draw_row(self, index: int, width: int) -> Sequence[Span]:
        one, look = self.rows[index], self.look
        wide = width > 90
        who, deed = (WIDE_WHO, DEED) if wide else (WHO, 0)
        when = f"{rules.counted_on(one):%d/%m}"
        tied = "" if wide else "•" if one.deed else " "
        spans = [
            (fit(names(self.book, one.members), who - 1) + " ", look.plain),
            (fit(title_words(one), max(8, width - who - deed - len(when) - 3)) + " ", look.plain),
        ]
        spans.append(
            (fit(deed_words(self.book, one.deed), deed - 1) + " ", look.dim) if wide else (tied + " ", look.key)
        )
        return (*spans, (when, look.dim))

    # -- which are shown ---------------------------------------------------------------------

    def action_show(self, digit: str) -> None:
        """Show the year's, a session's, a member's, or what is promised."""
        name = next(name for d, name, _words in SHOWN if d == digit)
        if name == "session":
            self._ask_session()
        elif name == "member":
            self._ask_member()
        else:
            self._show(name)

    def _show(self, name: str) -> None:
        self.shown = name
        self.sheet.cursor = 0
        self.fill()

    def _ask_session(self) -> None:
        one, nearest = self.at_hand(), self.book.calendar.nearest()
        given = session_code(self.book, self.session_id or (one.session if one else 0))

        def found(text: str) -> None:
            session = session_meant(self.book, text)
            self.session_id = session.id if session else 0
            self._show("session" if session else "year")

        self.ask_meant(_("Session (11, Q4, 5/11, code):"), found, given or (nearest.code if nearest else ""))

    def _ask_member(self) -> None:
        def found(text: str) -> None:
            self.member_id = member_meant(self.book, text).id
            self._show("member")

        self.ask_meant(_("Member (a few letters of the name):"), found)

    def action_year(self, step: int) -> None:
        """The year before or after."""
        self.year = self._year() + step
        self._show_heading()
        self._show("year" if self.shown in ("session", "promised") else self.shown)

    # -- acting ------------------------------------------------------------------------------

    def action_open(self) -> None:
        """Open the one under the cursor."""
        if (one := self.at_hand()) is not None:
            self.app.open_commendation(one.id)

    def action_add(self, kind: str = "") -> None:
        """Open an empty form, of a kind if one is named, for the session or the member that is shown alone."""
        session = self.session_id if self.shown == "session" else 0
        member = self.member_id if self.shown == "member" else 0
        known = Commending(kind) if kind else None
        self.awaiting(c.id for c in self.book.commendations.shelf().all())
        self.app.open_commendation(kind=known, session_id=session, member_id=member)

    def action_give(self) -> None:
        """What was promised was given, on a day."""
        one = self.at_hand()
        if one is None:
            return
        if not rules.is_promise(one):
            self.tell(_("Nothing is promised here."))
            return

        def found(text: str) -> None:
            self.book.commendations.give(one.id, parse_day(text, self.book.clock.today()))

        self.ask_meant(_("Given on:"), found, day(self.book.clock.today()))

    def action_deed(self) -> None:
        """Open the deed of the one under the cursor."""
        one = self.at_hand()
        if one is not None and one.deed:
            self.app.open_deed(one.deed)
        elif one is not None:
            self.tell(_("It is tied to no deed."))

    def action_remove(self) -> None:
        """Take the one under the cursor away."""
        if (one := self.at_hand()) is not None:
            with self.trying():
                self.book.commendations.remove(one.id)
                self.tell(_("Taken away. ^Z brings it back."))

    def action_changes(self) -> None:
        """How the one under the cursor was changed."""
        if (one := self.at_hand()) is not None:
            self.app.show_log(list(self.book.commendations.log(one.id)), title_words(one))

    def action_export(self) -> None:
        """Ask for a file name, then write the year's list there."""
        from store.papers.documents import Subject

        papers, year = self.book.papers, self._year()
        if not self.book.commendations.every(year):
            self.tell(_("There is nothing to write of this year."))
            return
        ask_where(
            self, _("Write to (.docx, .xlsx, .csv):"), f"bieu-duong-{year}.docx",
            lambda file, force: papers.write_document("commendations", Subject(year=year), file, force=force),
        )  # fmt: skip
