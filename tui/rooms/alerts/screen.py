"""All alerts of the day, each with its rule and since when; Enter goes where it is seen to, h puts it aside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

import msgspec

from store.errors import BookError
from store.records import Aside
from store.rules.asides import WHY_LIMIT
from store.rules.home import Line
from store.typed import parse_day
from store.vietnamese import fold
from tui import keys
from tui.home_words import behind, sentence, tail
from tui.language import _, language
from tui.sections import SectionedRoom
from tui.text import day, fit
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet

TAIL = 14
"""Cells of the day at the end of a row."""


class Row(msgspec.Struct, frozen=True):
    """A heading (no line), an alert, or one put aside."""

    said: str
    tail: str = ""
    behind: str = ""
    line: Line | None = None
    aside: Aside | None = None


class AlertsRoom(SectionedRoom):
    """The one list of alerts."""

    noun = "alerts"
    BINDINGS = keys.bindings("alerts")

    def __init__(self) -> None:
        self.rows: list[Row] = []
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: a key moves the cursor, or a whole row goes."""
        return Sheet(PaneSpec("row", "1fr", self._draw), moved=self.rest)

    def title_words(self) -> str:
        """The room's name."""
        return _("Alerts")

    # -- reading -----------------------------------------------------------------------------

    def fill(self) -> None:
        """Read the alerts; the cursor stays where it is."""
        found = self.book.alerts.today()
        words = fold(self.filter).split()
        told = [row for line in found.open if self._passes(row := self._row(line), words)]
        waiting = [row for line, aside in found.aside if self._passes(row := self._row(line, aside), words)]
        head = _("To look at") + f" · {len(told)}" if told else _("To look at: all is in order")
        self.rows = [Row(head), *told]
        if waiting:
            self.rows += [Row(_("Put aside") + f" · {len(waiting)}"), *waiting]
        self.sheet.show(len(self.rows))
        self.sheet.move_to(self._nearest(self.sheet.cursor, 1))

    def _row(self, line: Line, aside: Aside | None = None) -> Row:
        if aside is not None:
            until = _("until {day}").format(day=day(aside.until))
            return Row(sentence(self.book, line), until, _("Put aside: {why}").format(why=aside.why), line, aside)
        since = _("since {day}").format(day=day(line.since)) if line.since is not None else ""
        said = " · ".join(part for part in (since, behind(self.book, line)) if part)
        return Row(sentence(self.book, line), tail(line), said, line)

    def _passes(self, row: Row, words: Sequence[str]) -> bool:
        text = fold(f"{row.said} {row.tail} {row.behind}")
        return all(word in text for word in words)

    def can_stand(self, index: int) -> bool:
        """The cursor stands on alerts, not on headings."""
        return self.rows[index].line is not None

    def row(self) -> Row | None:
        """The alert under the cursor."""
        found = self.rows[self.sheet.cursor] if self.sheet.cursor < len(self.rows) else None
        return found if found is not None and found.line is not None else None

    def at_rest(self) -> tuple[Span, ...]:
        """Since when it is so and which document asks for it; of one put aside, why."""
        row = self.row()
        return ((f" {row.behind}", self.look.dim),) if row is not None and row.behind else ()

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        row, look = self.rows[index], self.look
        if row.line is None:
            head = f"{look.rule_sign * 2} {row.said} "
            return ((head[:width], look.strong), (look.rule_sign * max(0, width - len(head)), look.rule))
        room = max(10, width - 3 - (TAIL if row.tail else 0))
        sign, style = (look.open_sign, look.dim) if row.aside is not None else (look.calendar.warn, look.late)
        return (
            (f" {sign} ", style),
            (fit(row.said, room), look.dim if row.aside is not None else look.plain),
            (fit(row.tail, TAIL, right=True) if row.tail else "", look.dim),
        )

    # -- going there, putting aside ------------------------------------------------------------

    def action_open(self) -> None:
        """Go to where the alert is seen to."""
        if (row := self.row()) is not None and row.line is not None:
            self.app.go_to(row.line.goes)

    def action_put_aside(self) -> None:
        """Put the alert aside until a day, with the reason; one put aside is told again."""
        row = self.row()
        if row is None or row.line is None:
            return
        line = row.line
        if row.aside is not None:
            with self.trying():
                self.book.alerts.take_back(line)
                self.tell(_("Told again."))
            return

        def reason(why: str) -> bool:
            if not why.strip():
                self.rest()
                return True
            self._ask_day(line, why)
            return True

        self.foot.ask_text(_("Put aside, because:"), reason, limit=WHY_LIMIT, given_up=self.rest)

    def _ask_day(self, line: Line, why: str) -> None:
        self.foot.ask_text(
            _("Tell it again on (day):"), partial(self._put, line, why), placeholder="1/12, 01122026", limit=30,
            given_up=self.rest,
        )  # fmt: skip

    def _put(self, line: Line, why: str, text: str) -> bool:
        try:
            until = self._day(text)
            self.book.alerts.put_aside(line, why, until)
        except BookError as error:
            self.tell(error.sentence(language()), trouble=True)
            return False
        self.tell(_("Put aside until {day}. ^Z takes it back.").format(day=day(until)))
        return True

    def _day(self, text: str) -> date:
        return parse_day(text, self.book.clock.today())
