"""A roster before it comes in: who is new, who changes and how, what is doubtful and why.

Nothing is written before yes. Doubtful rows can be mended here (row.py), columns named anew (columns.py);
those that stay doubtful stay out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from rich.style import Style

from store.drafts import Draft
from store.intake import Grid, Preview
from store.vietnamese import fold
from tui import keys
from tui.language import _, n_
from tui.room import ListRoom
from tui.rooms.intake.columns import IntakeColumnsRoom
from tui.rooms.intake.forms import ask_to_leave
from tui.rooms.intake.items import Item, items
from tui.rooms.intake.row import IntakeRowRoom
from tui.rooms.intake.words import SIGNS, STATES, state_name
from tui.rooms.intake.work import Work
from tui.text import fit
from tui.widgets.line import Line, Rule, Span
from tui.widgets.sheet import PaneSpec, Sheet
from tui.widgets.told import Told

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget


class IntakeRoom(ListRoom):
    """The rows of a file as they would come in."""

    noun = "intake"
    BINDINGS = keys.bindings("intake")

    def __init__(self, work: Work, news: str = "") -> None:
        self.work = work
        self.news = news
        """Something to say on arrival; it stands until the cursor moves."""
        self.items: list[Item] = []
        self._every: list[Item] = []
        self._shown: Preview | None = None
        self._judged = -1
        self._rest_of_told = ""
        super().__init__()
        self.counts = Line()
        self.told = Told()

    def make_sheet(self) -> Sheet:
        """One pane: nothing here changes at a key."""
        return Sheet(PaneSpec("row", "1fr", self._draw), moved=self._moved, empty=self._nothing)

    def furniture(self) -> Iterator[Widget]:
        """Counts, the rows, and the whole of the row under the cursor."""
        yield self.counts
        yield Rule()
        yield self.sheet
        yield self.told

    def compose(self) -> ComposeResult:
        """No rule before the foot: what is told goes on there."""
        yield self.heading
        yield from self.furniture()
        yield self.foot

    def title_words(self) -> str:
        """The file, and which of its sheets."""
        name = self.work.file.name[:40]
        if len(self.work.sheets) < 2:
            return name
        at = self.work.sheets.index(self.work.grid) + 1
        return f"{name} · {self.work.grid.sheet[:20]} ({at}/{len(self.work.sheets)})"

    def _nothing(self) -> Sequence[Span]:
        if self.filter:
            return ((_("No row has these words."), self.look.dim),)
        return (
            (
                _("There is no row with a name in this file. Press <intake.columns> to say which column is what."),
                self.look.warn,
            ),
        )

    # -- reading -----------------------------------------------------------------------------

    def fill(self) -> None:
        """Hold the file against the book, and show what passes the filter; the cursor stays on its row."""
        if self._judged not in (-1, self.app.moment[0]):
            self.work.judge()
        kept = self.item()
        words = fold(self.filter).split()
        self._judged, self._shown = self.app.moment[0], self.work.preview
        self._every = list(items(self.work.preview))
        self.items = [item for item in self._every if item.has(words)]
        same = [i for i, item in enumerate(self.items) if kept and _same(item, kept)]
        self.sheet.show(len(self.items), same[0] if same else None)
        self._show_counts()
        self._show_heading()
        self.rest()

    def on_screen_resume(self) -> None:
        """Back from a form: what was mended there is judged already."""
        if self.is_mounted and self._shown is not self.work.preview:
            self.repaint()
        super().on_screen_resume()

    def on_resize(self) -> None:
        """The lines below the list are cut anew."""
        super().on_resize()
        self.call_after_refresh(self.rest)

    def item(self) -> Item | None:
        """The line under the cursor."""
        return self.items[self.sheet.cursor] if self.sheet.cursor < len(self.items) else None

    def count(self, state: str) -> int:
        """How many rows of the file are in a state."""
        return sum(row.state == state for row in self.work.preview.rows)

    def _show_counts(self) -> None:
        counts = Counter(item.state for item in self._every)
        spans: list[Span] = []
        for state in STATES:
            if counts[state]:
                style = self.look.late if state == "doubtful" else self.look.plain
                spans.append((f"  {counts[state]} {state_name(state)}", style))
        cells = len(self.work.edits.cells)
        if cells:
            spans.append(("  " + n_("{n} cell mended", "{n} cells mended", cells).format(n=cells), self.look.key))
        self.counts.say(*spans)

    # -- drawing -----------------------------------------------------------------------------

    def rest(self) -> None:
        """Tell the whole of the row under the cursor: all doubts, or all changes, in order."""
        item = self.item()
        if self.told.is_mounted:
            (self._rest_of_told,) = self.told.tell(item.told if item else "", self._style(item), more=1)
        super().rest()

    def at_rest(self) -> tuple[Span, ...]:
        """What the two lines above could not hold."""
        if self.news:
            return ((f" {self.news}", self.look.key),)
        return ((f" {self._rest_of_told}", self._style(self.item())),) if self._rest_of_told else ()

    def _moved(self) -> None:
        self.news = ""
        self.rest()

    def _style(self, item: Item | None) -> Style:
        return self.look.late if item is not None and item.state == "doubtful" else self.look.dim

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        item, look = self.items[index], self.look
        style = {"new": look.good, "changed": look.key, "doubtful": look.late}.get(item.state, look.dim)
        mended = any(row == item.number for row, _column in self.work.edits.cells)
        return (
            (f"{item.number or '':>5}{'•' if mended else ' '}", look.dim),
            (f"{SIGNS[item.state]} {fit(state_name(item.state), 11)} ", style),
            (fit(item.name, 24) + " ", look.plain if item.row else look.dim),
            (fit(item.brief, max(0, width - 45)), look.dim),
        )

    # -- keys --------------------------------------------------------------------------------

    def action_open(self) -> None:
        """The cells of the row under the cursor."""
        item = self.item()
        if item is None:
            return
        if item.row is None:
            self.tell(item.told)
        elif item.state == "left_out":
            self.tell(_("Left out by hand. Press <intake.leave_out> to take it in again."))
        else:
            self.app.push_room(IntakeRowRoom(self.work, item.number))

    def action_next_doubt(self) -> None:
        """Go to the next doubtful row, round again at the end."""
        for step in range(1, len(self.items) + 1):
            index = (self.sheet.cursor + step) % len(self.items)
            if self.items[index].state == "doubtful":
                self.sheet.move_to(index)
                return
        self.tell(_("No row is doubtful."))

    def action_leave_out(self) -> None:
        """Leave the row under the cursor out, or take it in again."""
        item = self.item()
        if item is None or not item.number:
            return
        edits = self.work.edits
        if item.state in ("left_out", "skipped"):
            edits = edits.with_row(item.number, passed_over=item.state == "skipped")
        else:
            edits = edits.without_row(item.number)
        with self.trying():
            self.work.edit(edits)
            self.fill()

    def action_columns(self) -> None:
        """Say which column is what."""
        self.app.push_room(IntakeColumnsRoom(self.work))

    def action_sheets(self) -> None:
        """Choose another sheet of the workbook."""
        sheets = self.work.sheets[:9]
        if len(sheets) < 2:
            self.tell(_("This file has one sheet only."))
            return
        options = [(str(n), sheet.sheet[:16], partial(self._turn, sheet)) for n, sheet in enumerate(sheets, 1)]
        self.choose(_("Which sheet?"), options)

    def _turn(self, sheet: Grid) -> None:
        def turned() -> None:
            with self.trying():
                self.work.turn_to(sheet)
                self.sheet.cursor = 0
                self.fill()
            if not self.work.preview.columns:
                self.action_columns()

        if sheet is not self.work.grid:
            ask_to_leave(self, self.work, turned)

    def leaving(self, then: Callable[[], None]) -> None:
        """Ask before edits are lost."""
        ask_to_leave(self, self.work, then)

    def draft(self) -> Draft | None:
        """The edits so far: a dropped line costs none."""
        return self.work.draft()

    def action_accept(self) -> None:
        """Ask, then write the new and changed members in one action."""
        new, changed, doubtful = map(self.count, ("new", "changed", "doubtful"))
        if not new and not changed:
            self.tell(_("This file brings nothing new; nothing was written."))
            return
        question = _("Write {new} new and {changed} changed members?").format(new=new, changed=changed)
        if doubtful:
            stays = n_("{n} doubtful row stays out.", "{n} doubtful rows stay out.", doubtful)
            question += " " + stays.format(n=doubtful)
        self.confirm(question, self._accept)

    def _accept(self) -> None:
        with self.trying():
            change = self.book.intake.accept(self.work.preview, source=self.work.file.name)
            self.app.after_intake(len(change.parts), self.count("doubtful"))


def _same(one: Item, other: Item) -> bool:
    """Whether two lines are about the same row or the same member."""
    return one.number == other.number and (bool(one.number) or one.name == other.name)
