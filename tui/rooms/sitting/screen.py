"""The sitting: a session taken down while it happens, one hand on the keys.

Left who may speak (or the order of the sitting), right the log of the present item and who is still silent.
What a speech is and how it counts is the store's to know; keys of speeches are in speaking.py, steps in steps.py,
the stopwatch in watch.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from textual import events

from store.changes import Change
from store.records import Assignment, Speech
from store.rules.sitting import Person
from store.sitting import Page
from tui import keys
from tui.assignments import who_words
from tui.guests import AskingGuests
from tui.language import _
from tui.numbered import Numbered
from tui.room import ListRoom
from tui.rooms.sitting.hand import Hand
from tui.rooms.sitting.item import CLOCK, AtItem
from tui.rooms.sitting.log import Half, Log, draw_speech
from tui.rooms.sitting.quiet import Quiet
from tui.rooms.sitting.rows import Row, StepRow, draw_row, draw_tail, key_of, order_rows, people_rows, same_but_tail
from tui.rooms.sitting.steps import OFFERED
from tui.rooms.sitting.telling import Telling
from tui.speeches import kind_words
from tui.text import day, session_name
from tui.widgets.drawn import Across, Down
from tui.widgets.line import Line, Rule, Span
from tui.widgets.sheet import PaneSpec

if TYPE_CHECKING:
    from textual.timer import Timer
    from textual.widget import Widget

QUIET: Final = 1.0
"""Seconds without a speech after which the right half makes room for the next ones."""
TAIL: Final = 13
"""Cells of what changes at a speech: what was chosen, how often, how long."""


class SittingRoom(Numbered, Telling, Hand, AtItem, AskingGuests, ListRoom):
    """Takes down one session."""

    noun = "sitting"
    BINDINGS = keys.bindings("sitting")
    DEFAULT_CSS = """
    SittingRoom #at { height: 1; }
    SittingRoom #halves { height: 1fr; }
    """

    def __init__(self, session_id: int, speech_id: int = 0) -> None:
        self.session_id = session_id
        self._first_speech = speech_id
        self._page: Page | None = None
        self.rows: list[Row] = []
        self.log_lines: list[Speech] = []
        self._anew = True
        self._turning: Timer | None = None
        super().__init__()
        self.spoken = Log(self._draw_speech, self._moved)
        self.quiet = Quiet()
        self.at_item = Line(id="at-item")
        self.left = Line(id="minutes-left")

    def make_sheet(self) -> Half:
        """Who it is, and at the right end what a speech changes."""
        self.people = Half(
            PaneSpec("row", "1fr", lambda i, w: draw_row(self.book, self.rows[i], self.look, w)),
            PaneSpec("tail", str(TAIL), self._draw_tail),
            moved=self._moved,
            id="people",
        )
        return self.people

    def furniture(self) -> Iterator[Widget]:
        """The item and its clock; left and right half."""
        self._share_out(self.app.size.width)
        yield Across(self.at_item, self.left, id="at")
        yield Rule()
        yield Across(self.people, Down(self.spoken, self.quiet), id="halves")

    def on_resize(self) -> None:
        """A wider terminal has wider halves."""
        super().on_resize()
        self._share_out(self.size.width)
        self.show_item_line()

    def _share_out(self, width: int) -> None:
        self.people.styles.width = width * 49 // 100 if width < 100 else min(60, width // 2 - 4)
        self.left.styles.width = CLOCK

    def title_words(self) -> str:
        """Which session this is."""
        session = self.book.calendar.session(self.session_id)
        name, date = session_name(session), day(session.date)
        return name if date in name else f"{name} · {date}"

    def guests_of(self) -> int:
        """Guests are written down at the roll that counts: the sitting's."""
        return self.book.speeches.roll_of(self.page.session).id

    # -- reading -----------------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """The sitting as last read from the book."""
        if self._page is None:
            self._page = self.book.sitting.page(self.session_id)
        return self._page

    def fill(self) -> None:
        """Read the sitting and show what says something else; the cursors stay on their rows."""
        first = self._page is None
        self._page = None
        if first:
            self._begin_at(self._first_speech)
        self.show_rows()
        self.show_log()
        self.quiet.show(self.page)
        self.show_item_line()
        self.rest()

    def _begin_at(self, speech_id: int) -> None:
        """The first sight: a speech in the log of its item; else the order until the sitting is opened."""
        items = {item.id: item.place for item in self.page.items}
        speech = next((s for s in self.page.speeches if s.id == speech_id), None)
        if speech is None:
            self.in_order = not self.page.said.opened
            return
        self._chosen = items.get(speech.item, 0)
        self.log_lines = self.page.of_item(self.item_id())
        self.spoken.cursor = next((i for i, s in enumerate(self.log_lines) if s.id == speech_id), 0)
        self.go_to_log(True)

    def changed(self, change: Change) -> None:
        """Repaint what a speech moved; anything else is read anew."""
        page = self.book.sitting.page_after(self.page, change)
        if page is None:
            self.fill()
            return
        self._page = page
        self.show_rows()
        self.show_log()
        self.quiet.show(page, anew=False)
        if self.in_log() and not self.foot.asking:
            self.rest()

    def repaint(self) -> None:
        """Show everything anew, also what says the same in another look."""
        self._anew = True
        super().repaint()
        self._anew = False
        self.spoken.redraw_all()
        self.quiet.refresh()

    def show_rows(self) -> None:
        """Show the left half; where the same rows stand, only those that say something else."""
        old, at = self.rows, self.people.cursor
        kept = key_of(old[at]) if at < len(old) else ""
        page = self.page
        self.rows = order_rows(self.book, page, OFFERED, self.shown_item()) if self.in_order else people_rows(page)
        cursor = next((i for i, row in enumerate(self.rows) if key_of(row) == kept), min(at, len(self.rows) - 1))
        if self._anew or len(old) != len(self.rows):
            self.people.show(len(self.rows), cursor)
        else:
            moved = (i for i, row in enumerate(self.rows) if row is not old[i] and row != old[i])
            for index in moved:
                self.people.redraw(index, *(("tail",) if same_but_tail(old[index], self.rows[index]) else ()))
            self.people.show_again(len(self.rows), cursor, ())

    def show_log(self) -> None:
        """Show the speeches of the item; one more is drawn alone."""
        old, new = self.log_lines, self.page.of_item(self.item_id())
        self.log_lines = new
        here = old[self.spoken.cursor].id if self.spoken.here and self.spoken.cursor < len(old) else 0
        cursor = next((i for i, s in enumerate(new) if s.id == here), self.spoken.cursor if here else len(new) - 1)
        if self._anew or (old and new and old[0].id != new[0].id):
            self.spoken.show(len(new), max(0, cursor))
            return
        if self._turning is not None:
            self._turning.stop()
        self._turning = self.set_timer(QUIET, self._make_room)
        moved = [i for i in range(max(len(old), len(new))) if old[i : i + 1] != new[i : i + 1]]
        self.spoken.show_again(len(new), max(0, cursor), [*moved, 1] if not old or not new else moved)

    # -- where the hand is -----------------------------------------------------------------------

    def numbers(self) -> Mapping[int, int]:
        """The rows by the numbers they carry."""
        return {row.number: index for index, row in enumerate(self.rows) if not isinstance(row, Assignment)}

    def on_key(self, event: events.Key) -> None:
        """A key that says nothing more about a chosen kind lets it go."""
        if self.pending is not None and event.key != "enter":
            self.forget_pending()

    def action_jump(self, digit: str) -> None:
        """In the log a digit judges the speech under the cursor; else it makes a row number."""
        speech = self.subject() if self.in_log() else None
        if speech is not None:
            if digit != "9":
                self.judge(speech.id, int(digit))
        else:
            super().action_jump(digit)

    def action_open(self) -> None:
        """Log what was chosen; in the log write the summary; else open what stands under the cursor."""
        if self.in_log():
            self.action_summary()
            return
        row = self.row()
        match row:
            case StepRow():
                self.open_step(row)
            case Assignment():
                self.log_waiting(row)
            case _ if not self.log_pending():
                self.tell(_("Type the number of a row first, then the letter, then Enter."))

    def _make_room(self) -> None:
        self.spoken.make_room()
        self.quiet.make_room()

    # -- drawing -------------------------------------------------------------------------------

    def _moved(self) -> None:
        if (self.spoken.here or self.in_order) and not self.foot.asking:
            self.rest()

    def _draw_tail(self, index: int, width: int) -> tuple[Span, ...]:
        row, pending, watch, who = self.rows[index], "", "", ""
        if isinstance(row, Assignment):
            who = who_words(self.book, row, width - 1)
        elif isinstance(row, Person):
            watch = self.watch_words(row.key)
            if self.pending is not None and self.pending[0] == row.key:
                pending = kind_words(self.pending[1]).partition(",")[0]
        return (draw_tail(row, self.look, width, pending=pending, watch=watch, who=who),)

    def _draw_speech(self, index: int, width: int) -> tuple[Span, ...]:
        return tuple(draw_speech(self.book, self.log_lines[index], self.look, width))

    def redraw_person(self, key: tuple[int, int]) -> None:
        """Repaint the right cells of a person's row."""
        for index, row in enumerate(self.rows):
            if isinstance(row, Person) and row.key == key:
                self.people.redraw(index, "tail")

    def redraw_speaker(self, speech: Speech) -> None:
        """Repaint the right cells of the speaker's row."""
        self.redraw_person((speech.member, speech.guest))
