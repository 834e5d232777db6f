"""The roll call: one key a member, on disk before it is drawn.

What a mark means, who is on the roll and what the rules say of an absence is the store's to know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from store.attendance import Roll, Row
from store.changes import Change, MarkGone, MarkSet
from store.errors import BookError, Odd
from store.records import Away, Code, Source
from store.vietnamese import fold
from tui import keys
from tui.language import _, language, n_
from tui.numbered import Numbered
from tui.room import ListRoom
from tui.rooms.attendance.drawing import draw_mark, draw_name, draw_past
from tui.rooms.attendance.guests import Guests
from tui.rooms.attendance.tallies import Tallies
from tui.text import alert_words, day, reasons_line, session_name
from tui.widgets.foot import KeyQuestion
from tui.widgets.line import Rule, Span
from tui.widgets.sheet import PaneSpec, Sheet

if TYPE_CHECKING:
    from textual.widget import Widget

NAME_WIDTH = 45
"""Cells of the pane with number, name and post; the mark's pane takes what is left."""


class AttendanceRoom(Numbered, Guests, ListRoom):
    """Calls the roll of one session."""

    noun = "attendance"
    BINDINGS = keys.bindings("attendance")

    def __init__(self, session_id: int, member_id: int = 0) -> None:
        self.session_id = session_id
        self._first = member_id
        self._stepping = False
        self._roll: Roll | None = None
        super().__init__()
        self.tallies = Tallies()

    def make_sheet(self) -> Sheet:
        """Name, mark and past in panes of their own: a key repaints the mark alone."""
        return Sheet(
            PaneSpec("name", str(NAME_WIDTH), lambda i, w: draw_name(self.roll, self.look, i, w)),
            PaneSpec("mark", "1fr", lambda i, w: draw_mark(self.book, self.roll, self.look, i, w)),
            PaneSpec("past", "8", lambda i, _w: draw_past(self.roll, self.look, i)),
            moved=self._moved,
            empty=lambda: ((_("Nobody belongs to the cell on that day yet."), self.look.dim),),
        )

    def furniture(self) -> Iterator[Widget]:
        """Counts, the roll."""
        self._share_out(self.app.size.width)
        yield self.tallies
        yield Rule()
        yield self.sheet

    def title_words(self) -> str:
        """Which session this is."""
        session = self.book.calendar.session(self.session_id)
        name, date = session_name(session), day(session.date)
        return name if date in name else f"{name} · {date}"

    def on_resize(self) -> None:
        """A narrow line gives the mark its half before the name and the past."""
        self._share_out(self.size.width)

    def _share_out(self, width: int) -> None:
        self.sheet.panes["name"].styles.width = min(NAME_WIDTH, max(6, width * 55 // 100))
        self.sheet.panes["past"].display = width >= 60

    # -- reading -----------------------------------------------------------------------------

    @property
    def roll(self) -> Roll:
        """The roll as last read from the book."""
        if self._roll is None:
            self._roll = self.book.attendance.roll(self.session_id)
        return self._roll

    def fill(self) -> None:
        """Read the whole roll and show it."""
        self._roll = None
        first = next((row.number - 1 for row in self.roll.rows if row.member.id == self._first), None)
        self._first = 0
        self.sheet.show(len(self.roll.rows) + len(self.roll.guests), first)
        self.tallies.show(self.roll.tally)
        self.rest()

    def changed(self, change: Change) -> None:
        """Repaint the rows a change touched; anything else is read anew."""
        if change.act == "attendance.open":
            self._roll = None  # rows for everybody, each saying what stood there already
            return
        touched = {p.after.id for p in change.parts if isinstance(p, MarkSet)}
        touched |= {p.before.id for p in change.parts if isinstance(p, MarkGone)}
        if len(touched) != len(change.parts):
            self.fill()
            return
        before, self._roll = self.roll, self.book.attendance.roll_after(self.roll, touched)
        for index, (old, new) in enumerate(zip(before.rows, self._roll.rows, strict=True)):
            if old is not new:
                self.sheet.redraw(index, "mark")
        self.tallies.show(self.roll.tally)
        if not self._stepping:  # the cursor is about to move, and tells of the next row then
            self.rest()

    def row(self) -> Row | None:
        """The row under the cursor, None on a guest."""
        rows = self.roll.rows
        return rows[self.sheet.cursor] if self.sheet.cursor < len(rows) else None

    def at_rest(self) -> tuple[Span, ...]:
        """The run of absences and the alerts of the member under the cursor."""
        row = self.row() if self.roll.rows else None
        if row is None:
            return ()
        session, wide = self.roll.session, self.size.width >= 120
        run, alerts = self.book.attendance.standing(row.member, session.date)
        told = [alert_words(alert, short=not wide) for alert in (alerts if wide else alerts[:1])]
        if run.length > 1 and (wide or not told):
            words = n_("absent {n} session in a row", "absent {n} sessions in a row", run.length)
            told.insert(0, words.format(n=run.length))
        if len(alerts) > 1 and not wide:
            told.append(f"+{len(alerts) - 1}")
        spans: list[Span] = [(" " + " · ".join(told), self.look.late)] if told else []
        if row.mark.note:
            spans.append((" " + _("Note: {note}").format(note=row.mark.note), self.look.dim))
        return tuple(spans)

    # -- moving ------------------------------------------------------------------------------

    def _moved(self) -> None:
        if not self.foot.asking:
            self.rest()

    def numbers(self) -> Mapping[int, int]:
        """The members' rows by their numbers."""
        return {row.number: index for index, row in enumerate(self.roll.rows)}

    def action_find(self) -> None:
        """Type the beginning of a name; the cursor goes to the first that fits."""
        start = self.sheet.cursor

        def typed(text: str) -> None:
            found = self.book.roster.find(text) if fold(text).strip() else []
            index = next((i for m in found for i, r in enumerate(self.roll.rows) if r.member.id == m.id), start)
            self.sheet.move_to(index)

        def answered(text: str) -> bool:
            self.rest()
            return True

        self.foot.ask_text("/", answered, limit=80, typed=typed, given_up=lambda: self.sheet.move_to(start))

    # -- marking -----------------------------------------------------------------------------

    def action_mark(self, code: str) -> None:
        """Mark the member under the cursor and go to the next."""
        self._mark(Code(code))

    def _mark(self, code: Code, reason: str = "", clock: str | None = None, *, step: bool = True) -> None:
        row = self.row()
        if row is None:
            return
        self._trouble = False
        with self.trying():
            self._stepping = step
            try:
                self.book.attendance.mark(self.session_id, row.member.id, code, reason=reason, clock=clock)
            finally:
                self._stepping = False
            if step:
                self.sheet.move_by(1)

    def action_excuse(self) -> None:
        """Excused: one digit gives the reason, Enter leaves it open, any other key does too and then acts."""
        row = self.row()
        if row is None:
            return
        reasons = {str(r.digit): r for r in self.book.settings.reasons()}
        answers = {d: self._excuse_with(r.key) for d, r in reasons.items()} | {
            "enter": self._excuse_with(row.mark.reason if row.mark.source is Source.PREFILL else ""),
            "escape": self.rest,
        }  # fmt: skip

        def other() -> bool:
            answers["enter"]()
            return True

        ask, words = reasons_line(self.book, self.size.width)
        self.foot.ask_key(KeyQuestion(answers, other), (ask, self.look.key), (words, self.look.plain))

    def _excuse_with(self, reason: str) -> Callable[[], None]:
        """Excused for a reason; before the day of the session, an absence told beforehand, to be confirmed then."""
        if self.roll.session.date > self.book.clock.today():
            return lambda: self._announce(reason)
        return lambda: self._mark(Code.EXCUSED, reason)

    def _announce(self, reason: str) -> None:
        row, on = self.row(), self.roll.session.date
        if row is not None:
            with self.trying():
                self.book.roster.put_span(row.member.id, Away(since=on, until=on, reason=reason))
                self.sheet.move_by(1)
                self.tell(_("Announced for that day; on the day, <attendance.excused> and Enter confirm it."))

    def action_rest(self) -> None:
        """Everyone not taken yet is present."""
        self._trouble = False
        with self.trying():
            change = self.book.attendance.mark_rest(self.session_id)
            waiting = sum(r.mark.source is Source.PREFILL and r.mark.code is Code.EXCUSED for r in self.roll.rows)
            if waiting:
                words = n_(
                    "{n} announced absence is still in brackets: <attendance.excused> and Enter confirm it.",
                    "{n} announced absences are still in brackets: <attendance.excused> and Enter confirm them.",
                    waiting,
                )
                self.tell(words.format(n=waiting))
            elif not change.n:
                self.tell(_("Everyone has a mark already."))

    def action_clock(self) -> None:
        """Correct the time of a late or early mark."""
        row = self.row()
        if row is None or row.mark.code not in (Code.LATE, Code.LEFT_EARLY):
            self.tell(
                _("Only a late or early mark has a time: press <attendance.late> or <attendance.left_early> first.")
            )
            return

        def answered(text: str) -> bool:
            try:
                self._set_clock(row, text, anyway=False)
            except Odd as odd:
                self.confirm(odd.sentence(language()), lambda: self._set_clock(row, text, anyway=True))
                return True
            except BookError as error:
                self.tell(error.sentence(language()), trouble=True)
                return False
            self.rest()
            return True

        self.foot.ask_text(_("Time:"), answered, initial=row.mark.clock, limit=8, given_up=self.rest)

    def _set_clock(self, row: Row, text: str, *, anyway: bool) -> None:
        self.book.attendance.mark(self.session_id, row.member.id, row.mark.code, clock=text, anyway=anyway)

    def take_up_note(self, mark_id: int, text: str) -> None:
        """Ask for the note of a mark again, with the text that a dropped line had left."""
        index = next((i for i, row in enumerate(self.roll.rows) if row.mark.id == mark_id), None)
        if index is not None:
            self.sheet.move_to(index)
            self.action_note(text)

    def action_note(self, given: str = "") -> None:
        """A note on the mark under the cursor."""
        row = self.row()
        if row is None:
            return

        def answered(text: str) -> bool:
            with self.trying():
                self.book.attendance.note(self.session_id, row.member.id, text)
            return True

        self.foot.ask_text(
            _("Note:"), answered, initial=row.mark.note, limit=500, given_up=self.rest,
            draft=f"attendance.note:{row.mark.id}", given=given,
        )  # fmt: skip

    def action_log(self) -> None:
        """How the mark under the cursor came about, newest first."""
        row = self.row()
        if row is not None:
            self.app.show_log(
                [c for c, _b, _a in self.book.attendance.log(self.session_id, row.member.id)], row.member.name
            )
