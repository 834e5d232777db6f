"""The page of a year of themes: read, shown and walked over. What is done to what stands on it is in screen.py."""

from __future__ import annotations

from store.changes import Change, GuestSaved, MarkGone, MarkSet
from store.planned import Planned
from store.records import Theme, Topic
from store.rules.themes import FIRST_YEAR, LAST_YEAR
from tui.language import _
from tui.rooms.themes.lines import Row, ThemeLine, TopicLine, can_stand, draw, rows_of
from tui.sections import SectionedRoom
from tui.text import day
from tui.theme_words import ORIGINS, came_from, late_states, session_value, told_words
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet


class ThemesPage(SectionedRoom):
    """The year's themes and the backlog in one sheet; the cursor stands on themes and topics only."""

    def __init__(self) -> None:
        self.year = 0
        self.rows: list[Row] = []
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: a key moves the cursor, or changes a whole line."""
        return Sheet(PaneSpec("row", "1fr", lambda i, w: draw(self.rows[i], self.look, w)), moved=self.rest)

    def title_words(self) -> str:
        """The room's name and its year."""
        self.year = self.year or self.book.clock.today().year
        return f"{_('Themes')} {self.year}"

    # -- reading -----------------------------------------------------------------------------

    def fill(self) -> None:
        """Read the year's plan and the backlog; the cursor stays with its theme or topic."""
        kept = self._near() if self.rows else [self._now()]
        self.rows = self._read()
        self.sheet.show(len(self.rows), self._index_of(*kept))
        self.rest()

    def _read(self) -> list[Row]:
        return rows_of(self.book, self.year, self.filter, self.size.width - 1)

    def on_resize(self) -> None:
        """Lines stand beside each other as the width allows."""
        super().on_resize()
        if self.rows:
            self.fill()

    def changed(self, change: Change) -> None:
        """Repaint the lines that say something else now; all of them where lines came or went."""
        if all(isinstance(part, MarkSet | MarkGone | GuestSaved) for part in change.parts):
            return
        before, at = self.rows, self.sheet.cursor
        fresh = self._read()
        if [type(row) for row in fresh] != [type(row) for row in before]:
            self.fill()
            return
        kept = self._key(self.row())
        self.rows = fresh
        for index, (old, new) in enumerate(zip(before, fresh, strict=True)):
            if old != new:
                self.sheet.redraw(index)
        if (found := self._index_of(kept)) != at:
            self.sheet.move_to(found)
        self.rest()

    def row(self) -> Row:
        """The line under the cursor."""
        return self.rows[self.sheet.cursor]

    def _key(self, row: Row) -> tuple[str, object]:
        """What a line is of, to find it again among others."""
        match row:
            case ThemeLine(planned=Planned(theme=Theme(id=id))):
                return "theme", id
            case ThemeLine(planned=planned):
                return "quarter", planned.quarter
            case TopicLine(topic=topic) if topic is not None:
                return "topic", topic.id
            case _:
                return "", 0

    def _now(self) -> tuple[str, object]:
        today = self.book.clock.today()
        return "quarter", f"{today.year}-Q{(today.month + 2) // 3}"

    def _near(self) -> list[tuple[str, object]]:
        """The line under the cursor; a topic may go, so then the topics after it, and those before it backwards."""
        at, key = self.sheet.cursor, self._key(self.row())
        if key[0] != "topic":
            return [key]
        return [self._key(row) for row in [*self.rows[at:], *self.rows[:at][::-1]] if isinstance(row, TopicLine)]

    def _index_of(self, *kept: tuple[str, object]) -> int:
        """Where the first of those themes, quarters, topics stands that is there; else the nearest line to stand on."""
        for one in kept:
            for index, row in enumerate(self.rows):
                in_quarter = one[0] == "quarter" and isinstance(row, ThemeLine) and row.planned.quarter == one[1]
                if can_stand(row) and (self._key(row) == one or in_quarter):
                    return index
        return self._nearest(self.sheet.cursor, -1)

    def can_stand(self, index: int) -> bool:
        """Whether the cursor may stand on a line: on no heading."""
        return can_stand(self.rows[index])

    def at_rest(self) -> tuple[Span, ...]:
        """What the theme under the cursor lacks, in a whole sentence with its rule; of a topic, where it comes from."""
        look, width = self.look, self.size.width - 2
        match self.row() if self.rows else None:
            case ThemeLine(planned=planned):
                told = [gap.said for gap in planned.gaps] + [late.said for late in late_states(planned)]
                told += [planned.repeat.said] if planned.repeat is not None else []
                if told:
                    return ((" " + told_words(told[0], width), look.late),)
                return ((" " + self._said_of(planned.theme), look.dim),) if planned.theme else ()
            case TopicLine(topic=topic) if topic is not None:
                session = session_value(self.book.themes.topics.session(topic))
                facts = [_(ORIGINS[topic.origin]), day(topic.noted), session, topic.note.replace("\n", " ")]
                facts += [_("put away: {why}").format(why=topic.dropped)] if topic.dropped else []
                return ((" " + " · ".join(fact for fact in facts if fact), look.dim),)
            case _:
                return ()

    def _said_of(self, theme: Theme) -> str:
        """Where a theme came from, and its purpose."""
        facts = [came_from(self.book, theme, self.year), theme.purpose.replace("\n", " ")]
        return " · ".join(fact for fact in facts if fact)

    # -- years ---------------------------------------------------------------------------------

    def action_year(self, years: int) -> None:
        """The year before or after."""
        self.year = max(FIRST_YEAR, min(LAST_YEAR, self.year + years))
        self._show_heading()
        self.fill()

    # -- what is under the cursor ----------------------------------------------------------------

    def theme(self) -> Theme | None:
        """The theme under the cursor; the foot says what to do where there is none."""
        match self.row():
            case ThemeLine(planned=planned) if planned.theme is not None:
                return planned.theme
            case ThemeLine():
                self.tell(
                    _(
                        "This quarter has no theme yet. <themes.add> plans one, "
                        "<themes.promote> makes a topic its theme."
                    )
                )
            case _:
                self.tell(_("Go to a quarter's theme first."))
        return None

    def topic(self) -> Topic | None:
        """The topic under the cursor; the foot says what to do where there is none."""
        row = self.row()
        if isinstance(row, TopicLine) and row.topic is not None:
            return row.topic
        self.tell(_("Go to a topic that waits first; <themes.add> notes one there."))
        return None
