"""Days off and swapped days of a year: the public ones to read, the cell's own to add, change and remove."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import msgspec

from store.errors import BookError
from store.records import OwnDay
from store.rules.holidays import Cause, DayRun
from store.spans import parse_span
from store.vietnamese import fold
from tui import keys
from tui.language import _, language
from tui.room import ListRoom
from tui.text import day, fit, weekday
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet


class Row(msgspec.Struct, frozen=True):
    """One line: some days in a row."""

    since: date
    until: date
    name: str
    short: str
    """The name where there is little room."""
    working: bool
    own: OwnDay | None = None
    """The cell's own entry; None for a public one."""


class DaysRoom(ListRoom):
    """The free days of a year in order."""

    noun = "days"
    BINDINGS = keys.bindings("days")

    def __init__(self, year: int) -> None:
        self.year = year
        self.rows: list[Row] = []
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: nothing here changes at a key but whole rows."""
        return Sheet(PaneSpec("row", "1fr", self._draw), moved=self.rest, empty=self._nothing)

    def title_words(self) -> str:
        """The room's name and the year."""
        return f"{_('Days off and swapped days')} {self.year}"

    def _nothing(self) -> Sequence[Span]:
        return ((_("No day has these words."), self.look.dim),)

    def fill(self) -> None:
        """Read the year's days that pass the filter."""
        calendar = self.book.calendar
        public = [
            Row(run.since, run.until, _called(run), run.day.short(language()), run.working)
            for run in calendar.runs(self.year)
            if run.day.cause is not Cause.OWN
        ]
        own = [
            Row(entry.since, entry.until, entry.name, entry.name, entry.working, entry)
            for entry in calendar.own_days()
            if self.year in (entry.since.year, entry.until.year)
        ]
        words = fold(self.filter).split()
        found = [row for row in (*public, *own) if all(word in fold(_told(row)) for word in words)]
        self.rows = sorted(found, key=lambda row: (row.since, row.until, row.name))
        self.sheet.show(len(self.rows))

    def at_rest(self) -> tuple[Span, ...]:
        """How a day is added."""
        return ((" " + _("<days.add> adds a day off of the cell, or a day worked instead."), self.look.dim),)

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        row, look = self.rows[index], self.look
        sign = look.calendar.worked if row.working else look.calendar.free
        room = max(0, width - 3 - 24 - 9 - 16)
        return (
            (f" {sign} ", look.key if row.own else look.dim),
            (fit(_span(row), 24), look.plain if row.own else look.dim),
            (fit(_what(row), 9), look.plain if row.own else look.dim),
            (fit(row.name if len(row.name) <= room else row.short, room), look.plain if row.own else look.dim),
            (fit(f" {_whose(row)}", 16), look.dim),
        )

    # -- the cell's own ----------------------------------------------------------------------

    def action_add(self) -> None:
        """Choose off or worked, then give the days and the name."""
        self.choose(
            _("Which?"),
            [("1", _("a day off of the cell"), lambda: self._days(None, False)),
             ("2", _("a free day that is worked"), lambda: self._days(None, True))],
        )  # fmt: skip

    def action_open(self) -> None:
        """Change the days or the name of an own entry."""
        entry = self._own()
        if entry is not None:
            self._days(entry, entry.working)

    def action_remove(self) -> None:
        """Take an own entry off the list."""
        entry = self._own()
        if entry is None:
            return
        with self.trying():
            self.book.calendar.remove_own_day(entry)
            self.tell(_("Removed: {what}. ^Z brings it back.").format(what=entry.name))

    def _own(self) -> OwnDay | None:
        entry = self.rows[self.sheet.cursor].own if self.sheet.cursor < len(self.rows) else None
        if entry is None:
            self.tell(_("Public days stay; <days.add> adds a day that is worked instead."))
        return entry

    def _days(self, old: OwnDay | None, working: bool) -> None:
        initial = "" if old is None else day(old.since)
        if old is not None and old.until != old.since:
            initial += f"–{day(old.until)}"

        def take(text: str) -> None:
            since, until = parse_span(text, self.book.clock.today(), year=self.year)
            self._ask_name(old, since, until or since, working)

        self._ask(_("Days (20/7 or 20/7-25/7):"), take, initial)

    def _ask_name(self, old: OwnDay | None, since: date, until: date, working: bool) -> None:
        calendar = self.book.calendar

        def take(text: str) -> None:
            if old is None:
                calendar.add_own_day(since, until, text, working=working)
            else:
                calendar.change_own_day(old, OwnDay(since=since, until=until, name=text, working=working))
            at = next((i for i, row in enumerate(self.rows) if row.own and row.since == since), 0)
            self.sheet.move_to(at)
            self.rest()

        self._ask(_("Name:"), take, old.name if old else _("Worked instead") if working else "")

    def _ask(self, prompt: str, take: Callable[[str], None], initial: str) -> None:
        def answered(text: str) -> bool:
            if not text.strip():
                self.rest()
                return True
            try:
                take(text)
            except BookError as error:
                self.tell(error.sentence(language()), trouble=True)
                return False
            return True

        self.foot.ask_text(prompt, answered, initial=initial, limit=60, given_up=self.rest)


def _span(row: Row) -> str:
    first = f"{weekday(row.since)} {row.since:%d/%m}"
    return first if row.since == row.until else f"{first} – {weekday(row.until)} {row.until:%d/%m}"


def _what(row: Row) -> str:
    return _("worked") if row.working else _("off")


def _whose(row: Row) -> str:
    return _("the cell's own") if row.own else _("public")


def _told(row: Row) -> str:
    """What a line says, for the filter."""
    return f"{_span(row)} {_what(row)} {row.name} {row.short} {_whose(row)}"


def _called(run: DayRun) -> str:
    """One day by its whole name, a run by what its days have in common."""
    return run.day.name(language()) if run.since == run.until else run.day.short(language())
