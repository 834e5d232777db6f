"""Alerts: the one list of what the rules ask to look at, and what was put aside with a reason until a day.

What is an alert is decided in store/rules (home_alerts.py and what it asks), what being put aside means in
store/rules/asides.py. Nothing else is kept: an alert is there as long as its cause is.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.changes import Change
from store.disk import Put
from store.errors import NoSuch
from store.records import Aside
from store.rules import asides as rules
from store.rules.home import Line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.book import Book
    from store.disk import Shelf


class Alerts:
    """The door to the alerts."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def split(self, lines: Iterable[Line]) -> rules.Split:
        """Alerts of today, those put aside apart."""
        return rules.split(lines, self._shelf().all(), self._book.clock.today())

    def today(self, *, whole: bool = True) -> rules.Split:
        """All alerts of today; unless `whole`, what needs the lunar calendar only where that is at hand."""
        return self.split(self._book.home.alerts(whole=whole))

    def put_aside(self, line: Line, why: str, until: date) -> Change:
        """Put an alert aside until a day, with the reason; put aside again, it has the new ones. BadValue."""
        key, today = rules.key_of(line), self._book.clock.today()

        def build() -> list[Put]:
            said = rules.checked(key, why, until, today)
            held = next((a for a in self._shelf().all() if a.alert == key), None)
            id = held.id if held is not None else self._shelf().next_id()
            return [Put("asides", id, replace(said, id=id))]

        return self._book.commit("alerts.put_aside", build)

    def take_back(self, line: Line) -> Change:
        """Have an alert told again at once. NoSuch when it was not put aside."""
        key = rules.key_of(line)

        def build() -> list[Put]:
            held = [a for a in self._shelf().all() if a.alert == key]
            if not held:
                raise NoSuch(what_vi="cảnh báo đang gác lại", what_en="alert put aside", key=line.key)
            return [Put("asides", a.id, None) for a in held]

        return self._book.commit("alerts.take_back", build)

    def _shelf(self) -> Shelf[Aside]:
        return self._book.rows("asides", Aside)
