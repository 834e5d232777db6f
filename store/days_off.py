"""The calendar's door to free days: public holidays and Tết as the rules have them, and the cell's own days.

An own day is a day off of the cell, or a free day on which work is done (a swapped day). What that means
for a session is decided in store/rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from store.changes import Change
from store.disk import Put
from store.errors import BadValue, NoSuch
from store.records import OwnDay
from store.rules import holidays as rules
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book

LONGEST: Final = 366
"""Days of one entry at most: a slip in the year is caught."""


class DaysOff:
    """What is free; and the commands on the cell's own days."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._free: dict[int, rules.FreeDays] = {}
        self._cells = -1

    def free(self, *years: int) -> rules.FreeDays:
        """Free and worked days of these years, the cell's own among them."""
        version = self._book.cells().version
        if self._cells != version:
            self._free.clear()
            self._cells = version
        for year in years:
            if year not in self._free:
                settings = self._book.settings
                self._free[year] = rules.free_days([year], settings.rules(), settings.cell().own_days)
        if len(years) == 1:
            return self._free[years[0]]
        return rules.FreeDays(
            {day: said for year in years for day, said in self._free[year].days.items()},
            {day: said for year in years for day, said in self._free[year].worked.items()},
        )

    def at_hand(self, *years: int) -> bool:
        """Whether `free` answers at once; the first time ever it brings in the lunar calendar, about 40 ms."""
        return rules.at_hand() or (
            self._cells == self._book.cells().version and all(year in self._free for year in years)
        )

    def runs(self, year: int) -> tuple[rules.DayRun, ...]:
        """The free and the worked days of a year, neighbours of one name as one."""
        return rules.runs(self.free(year), year)

    def own_days(self) -> tuple[OwnDay, ...]:
        """The cell's own days, in order."""
        return self._book.settings.cell().own_days

    def add_own_day(self, since: date, until: date, name: str, *, working: bool = False) -> Change:
        """Add days off of the cell, or days worked. BadValue for an end before the beginning or no name."""
        new = _checked(OwnDay(since=since, until=until, name=name, working=working))
        return self._write(lambda days: [*days, new])

    def change_own_day(self, old: OwnDay, new: OwnDay) -> Change:
        """Put an own day in the place of another. NoSuch when the old one is gone; BadValue as in adding."""
        tidy = _checked(new)
        return self._write(lambda days: [*_without(days, old), tidy])

    def remove_own_day(self, day: OwnDay) -> Change:
        """Take an own day off the list (undo brings it back). NoSuch when it is gone already."""
        return self._write(lambda days: _without(days, day))

    def _write(self, change: Callable[[Iterable[OwnDay]], list[OwnDay]]) -> Change:
        def build() -> list[Put]:
            cell = self._book.settings.cell()
            days = sorted(set(change(cell.own_days)), key=lambda d: (d.since, d.until, d.name, d.working))
            return [Put("cell", 1, replace(cell, own_days=tuple(days)))]

        return self._book.commit("calendar.own_day", build)


def _checked(day: OwnDay) -> OwnDay:
    tidy = replace(day, name=clean(day.name, limit=60))
    if tidy.until < tidy.since:
        raise BadValue(
            why_vi=f"Ngày cuối {tidy.until:%d/%m/%Y} trước ngày đầu {tidy.since:%d/%m/%Y}.",
            why_en=f"The last day, {tidy.until:%d/%m/%Y}, is before the first, {tidy.since:%d/%m/%Y}.",
        )
    if (tidy.until - tidy.since).days >= LONGEST:
        raise BadValue(
            why_vi=f"Nhiều nhất {LONGEST} ngày một lần; hãy xem lại năm.",
            why_en=f"At most {LONGEST} days at a time; please look at the year.",
        )
    if not tidy.name:
        raise BadValue(why_vi="Hãy ghi tên ngày nghỉ.", why_en="Please name the day.")
    return tidy


def _without(days: Iterable[OwnDay], gone: OwnDay) -> list[OwnDay]:
    left = [day for day in days if day != gone]
    if len(left) == len(list(days)):
        raise NoSuch(what_vi="ngày riêng", what_en="own day", key=gone.name)
    return left
