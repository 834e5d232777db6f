"""The registrations of a year: who has one, what it undertakes, reviewed in which quarter, who is next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from store.changes import CellSaved, Change, MemberSaved, RowSaved, SessionSaved
from store.records import Registration
from store.registrations import Standing
from store.rules.calendar import quarter_at
from store.vietnamese import Matcher, fold
from tui import keys
from tui.assignments import session_code
from tui.language import _, n_
from tui.registrations import act_words, outcome_words, quarters_signs, turn_words
from tui.room import ListRoom
from tui.text import day, fit
from tui.widgets.line import Line, Span
from tui.widgets.sheet import PaneSpec, Sheet

if TYPE_CHECKING:
    from textual.widget import Widget

NAME: Final = 22
QUARTERS: Final = 13
"""Cells of the four quarters' results, three each."""
TURN: Final = 15


class RegistrationsRoom(ListRoom):
    """A line a member; Enter opens the registration or begins one, k reviews it."""

    noun = "registrations"
    BINDINGS = keys.bindings("registrations")

    def __init__(self, session_id: int = 0) -> None:
        self.session_id = session_id
        """The session whose reviews are shown alone; 0 for the whole year."""
        self.rows: list[Standing] = []
        self.year = 0
        self.told = Line(id="counts")
        self.head = Line(id="head")
        super().__init__()

    def make_sheet(self) -> Sheet:
        """Results and turn stand in panes of their own: a review costs a few cells."""
        return Sheet(
            PaneSpec("row", "1fr", self._draw_row),
            PaneSpec("quarters", str(QUARTERS), self._draw_quarters),
            PaneSpec("turn", str(TURN), self._draw_turn),
            moved=self.rest,
            empty=lambda: ((_("Nobody is found by these words."), self.look.dim),),
        )

    def furniture(self) -> Iterator[Widget]:
        """How many have one, what the columns are, the rows."""
        yield self.told
        yield self.head
        yield self.sheet

    def title_words(self) -> str:
        """Of which year, or of which session."""
        if self.session_id:
            return _("Reviews · {session}").format(session=session_code(self.book, self.session_id))
        return _("Registrations {year}").format(year=self._year())

    def _year(self) -> int:
        if self.session_id and not self.year:
            session = self.book.calendar.session(self.session_id)
            self.year = self.book.registrations.year_reviewed(session) or session.date.year
        self.year = self.year or self.book.clock.today().year
        return self.year

    def _every(self) -> list[Standing]:
        """The lines of the year; of a session those whose turn it is, then those it has reviewed."""
        every = self.book.registrations.year(self._year())
        if not self.session_id:
            return every
        found = self.book.registrations.due_at(self.session_id)
        order = [m.id for m in found.due] + [r.member for r in found.reviewed]
        return sorted((s for s in every if s.member.id in order), key=lambda s: order.index(s.member.id))

    # -- reading -----------------------------------------------------------------------------

    def fill(self) -> None:
        """Read the year; a filter means names, else what was registered."""
        kept = self.at_hand()
        every = self._every()
        matcher, words = Matcher(self.filter), fold(self.filter).split()
        named = [s for s in every if matcher.rank(s.member.name, s.member.sort_name) is not None]
        self.rows = named or [s for s in every if all(w in fold(_said(s)) for w in words)]
        at = next((i for i, s in enumerate(self.rows) if kept and s.member.id == kept.member.id), self.sheet.cursor)
        self.sheet.show(len(self.rows), at)
        self._show_told(every)
        self.rest()

    def _show_told(self, every: Sequence[Standing]) -> None:
        have = sum(s.registration is not None for s in every)
        quarter = quarter_at(self.book.clock.today())
        spans: list[Span] = [
            (
                " " + _("{n} of {all} registered").format(n=have, all=len(every)),
                self.look.strong if have else self.look.dim,
            )
        ]
        if self.session_id:
            here = sum(any(r.session == self.session_id for r in s.reviews) for s in every)
            spans = [
                (" " + _("{n} of {all} reviewed at this session").format(n=here, all=len(every)), self.look.strong)
            ]
        elif have:
            if self._year() == self.book.clock.today().year:
                reviewed = sum(any(quarter_at(r.on) == quarter for r in s.reviews) for s in every)
                spans.append((" · " + _("{n} reviewed this quarter").format(n=reviewed), self.look.plain))
            if missed := sum(bool(s.missed) for s in every):
                words = n_("{n} not for a quarter", "{n} not for a quarter", missed).format(n=missed)
                spans.append((f" · {words}", self.look.warn))
        self.told.say(*spans)
        width = self.size.width - 1 - QUARTERS - TURN
        self.head.say((_("quarter").rjust(width) + "   1  2  3  4  " + _("review"), self.look.dim))

    def on_resize(self) -> None:
        """The heads of the columns move with the width."""
        super().on_resize()
        if self.rows:
            self._show_told(self._every())

    def changed(self, change: Change) -> None:
        """Read again when a registration, a review, a session or a member changed."""
        if any(
            isinstance(p, SessionSaved | MemberSaved | CellSaved)
            or (isinstance(p, RowSaved) and p.table in ("registrations", "reviews"))
            for p in change.parts
        ):
            self.fill()

    def at_hand(self) -> Standing | None:
        """The line under the cursor."""
        return self.rows[self.sheet.cursor] if self.sheet.cursor < len(self.rows) else None

    def at_rest(self) -> tuple[Span, ...]:
        """How the last review ended, and all acts of the member under the cursor; or what is missing."""
        line = self.at_hand()
        if line is None:
            return ()
        if line.registration is None:
            before = self.book.registrations.of_member(line.member.id, self._year() - 1)
            said = _("No registration yet. <registrations.open> begins one")
            said += _(", with last year's as a start.") if before else "."
            return ((f" {said}", self.look.dim),)
        last = line.reviews[-1] if line.reviews else None
        told = [f"{day(last.on)[:5]} {outcome_words(last.outcome)}".rstrip()] if last is not None else []
        told.append("; ".join(act_words(act) for act in line.registration.acts))
        return ((f" {' · '.join(told)}", self.look.dim),)

    # -- drawing -----------------------------------------------------------------------------

    def _draw_row(self, index: int, width: int) -> Sequence[Span]:
        line, look = self.rows[index], self.look
        one = line.registration
        name = NAME if width < 70 else NAME + 6
        said = f"{len(one.acts)} · {one.acts[0].text if one.acts else ''}" if one else _("none yet")
        return (
            (f"{index + 1:3} ", look.dim),
            (fit(line.member.name, name) + " ", look.plain if one else look.dim),
            (fit(said, max(0, width - name - 5)), look.plain if one else look.late),
        )

    def _draw_quarters(self, index: int, width: int) -> Sequence[Span]:
        signs = quarters_signs(self.rows[index], plain=self.app.preferences.plain_letters)
        return tuple((f"  {sign}", self.look.key) for sign in signs)

    def _draw_turn(self, index: int, width: int) -> Sequence[Span]:
        line = self.rows[index]
        return ((" " + fit(turn_words(line), width - 1), self.look.warn if line.missed else self.look.plain),)

    # -- acting ------------------------------------------------------------------------------

    def action_open(self) -> None:
        """Open the registration under the cursor, or begin one."""
        if (line := self.at_hand()) is not None:
            id = line.registration.id if line.registration else 0
            self.app.open_registration(id, member_id=line.member.id, year=self._year())

    def action_review(self) -> None:
        """Review the registration under the cursor; at a session that has reviewed it, open that review."""
        one, line = self._registered(), self.at_hand()
        if one is not None and line is not None:
            there = next((r.id for r in line.reviews if self.session_id and r.session == self.session_id), 0)
            self.app.open_review(there, registration_id=one.id, session_id=self.session_id)

    def _registered(self) -> Registration | None:
        line = self.at_hand()
        if line is not None and line.registration is None:
            self.tell(
                _("{name} has no registration yet; <registrations.open> begins one.").format(name=line.member.name)
            )
        return line.registration if line else None

    def action_next(self) -> None:
        """Go to the next one that was missed or whose turn comes first, after the cursor."""
        waiting = [i for i, s in enumerate(self.rows) if s.missed or self._is_next(s)]
        if not waiting:
            self.tell(_("Nobody waits for a review."))
            return
        self.sheet.move_to(next((i for i in waiting if i > self.sheet.cursor), waiting[0]))

    def _is_next(self, line: Standing) -> bool:
        first = min((s.turn.day for s in self.rows if s.turn), default=None)
        return line.turn is not None and line.turn.day == first

    def action_member(self) -> None:
        """Open the member under the cursor."""
        if (line := self.at_hand()) is not None:
            self.app.open_member(line.member.id)

    def action_changes(self) -> None:
        """How the registration under the cursor was changed."""
        if (one := self._registered()) is not None and (line := self.at_hand()) is not None:
            self.app.show_log(list(self.book.registrations.log(one.id)), line.member.name)

    def action_remove(self) -> None:
        """Take the registration under the cursor away."""
        if (one := self._registered()) is not None:
            with self.trying():
                self.book.registrations.remove(one.id)
                self.tell(_("Taken away. ^Z brings it back."))

    def action_year(self, step: int) -> None:
        """The year before or after; a session has none."""
        if self.session_id:
            return
        self.show_year(self._year() + step)

    def show_year(self, year: int) -> None:
        """Show the registrations of a year."""
        self.year = year
        self.sheet.cursor = 0
        self._show_heading()
        self.fill()


def _said(line: Standing) -> str:
    """What is said of a line, for the filter."""
    one = line.registration
    acts = " ".join(act_words(act) for act in one.acts) if one else _("none yet")
    return f"{line.member.name} {acts} {turn_words(line)}"
