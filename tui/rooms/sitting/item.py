"""The item the sitting is at, and its minutes left: looked at once a minute while a clock runs, else never."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from store.records import Item
from store.rules.proceedings import length
from tui.language import _, n_
from tui.text import fit
from tui.widgets.line import Line, Span

if TYPE_CHECKING:
    from textual.timer import Timer

    from store.sitting import Page
    from tui.room import ListRoom

    _Base = ListRoom
else:
    _Base = object

CLOCK: Final = 18
"""Cells of the minutes left."""


class AtItem(_Base):
    """Mix into the sitting, before the room."""

    session_id: int
    at_item: Line
    left: Line
    _chosen = 0
    """Place on the agenda of an item that is looked at; 0 for the one the sitting is at."""
    _waking: Timer | None = None

    if TYPE_CHECKING:

        @property
        def page(self) -> Page:
            """The sitting as last read."""

        def show_order(self, there: bool) -> None:
            """Show the order of the sitting, or who speaks."""

        def show_log(self) -> None:
            """Show the speeches of the item."""

    def shown_item(self) -> Item | None:
        """The item the sitting is at, or another that is looked at; where no clock runs, the first to begin with."""
        page = self.page
        looked = next((i for i in page.items if i.place == self._chosen), None)
        if looked is not None or page.running:
            return looked or page.item
        return page.items[0] if page.items else None

    def follow(self) -> None:
        """Look at the item the sitting is at."""
        self._chosen = 0

    def action_look(self, by: int) -> None:
        """Look at the item before or after, and log under it; the sitting stays where it is."""
        items, now = self.page.items, self.shown_item()
        place = items.index(now) + by if now in items else len(items) - 1
        if 0 <= place < len(items):
            self.show_item(items[place])

    def item_id(self) -> int:
        """The number of the item that is shown; 0 for none, or for one that only the template has."""
        item = self.shown_item()
        return max(0, item.id) if item is not None else 0

    def show_item(self, item: Item) -> None:
        """Show an item and who may speak under it."""
        at = self.page.item if self.page.running else None
        self._chosen = 0 if at is not None and at.id == item.id else item.place
        self.show_order(False)
        self.show_log()
        self.show_item_line()
        self.rest()

    def show_item_line(self) -> None:
        """Say which item it is and what its clock says; nothing is sent where both say what they said."""
        page, look, item = self.page, self.look, self.shown_item()
        clock: Span = ("", look.dim)
        if item is None:
            words = _("After the last item") if page.running else _("The agenda is empty")
        else:
            words = f"{page.items.index(item) + 1}/{len(page.items)} {item.title}"
        if page.running:
            clock = (_("another item"), look.late) if self._chosen else self._minutes_left(item)
        elif not page.said.opened:
            clock = (_("not begun"), look.late)
        elif page.said.ended:
            took = length(page.said)
            clock = (n_("ended, {n} minute", "ended, {n} minutes", took or 0).format(n=took or 0), look.dim)
        self.at_item.say((" " + fit(words, max(0, self.size.width - CLOCK - 2)), look.strong))
        self.left.say((fit(clock[0], CLOCK - 1, right=True), clock[1]))
        self._wake_at_the_minute()

    def _minutes_left(self, item: Item | None) -> Span:
        left = self.book.proceedings.minutes_left(self.session_id)
        if item is None or left is None:
            return ("", self.look.dim)
        if left < 0:
            return (n_("{n} minute over", "{n} minutes over", -left).format(n=-left), self.look.warn)
        words = _("{n} of {all} min left").format(n=left, all=item.minutes)
        return (words, self.look.late if left <= 2 else self.look.plain)

    def _wake_at_the_minute(self) -> None:
        """While a clock runs, look once when the minute is full; otherwise sleep."""
        if self._waking is not None:
            self._waking.stop()
            self._waking = None
        if self.page.running and self.page.item is not None:
            self._waking = self.set_timer(60.5 - self.book.clock().second, self._minute)

    def _minute(self) -> None:
        if self.app.screen is self and self.page.running and not self._chosen:
            span = self._minutes_left(self.page.item)
            self.left.say((fit(span[0], CLOCK - 1, right=True), span[1]))
        self._wake_at_the_minute()
