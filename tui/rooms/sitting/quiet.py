"""Who has not spoken yet, by how many sessions they have been silent, below the share of those who did.

What a speech changes stands in widgets of its own at the right, and a name that goes leaves its place empty, until
half of the places are: a repaint runs over the whole of a widget's line, and so a speech costs two short lines here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from textual.geometry import Region
from textual.strip import Strip

from store.rules.sitting import by_silence
from store.rules.speeches import enough_spoke
from store.sitting import Page
from store.vietnamese import name_parts
from tui.language import _, n_
from tui.speeches import minutes_words
from tui.text import fit, percent
from tui.widgets.drawn import Across, Down, Drawn
from tui.widgets.line import Line, Span, strip_of

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from tui.app import ChiboApp

LABEL: Final = 11
"""Cells of the number of sessions, before the names."""
FIGURES: Final = 24
"""Cells of how many spoke."""
NAMES: Final = 6
"""Lines of names."""


class Lines(Drawn):
    """A few lines of text in one style; one that says something else is repainted alone."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.shown: list[Span] = []

    def show(self, lines: Sequence[Span]) -> None:
        """Show these; nothing is sent for lines that say what they said."""
        before, self.shown = self.shown, list(lines)
        nothing: Span = ("", self.app.look.plain)
        for y in range(max(len(before), len(self.shown))):
            old = before[y] if y < len(before) else nothing
            new = self.shown[y] if y < len(self.shown) else nothing
            if old != new and (width := max(cell_len(old[0]), cell_len(new[0]))):
                self.refresh(Region(0, y, width, 1))

    def render_line(self, y: int) -> Strip:
        """Draw the line (Textual's line interface)."""
        spans = self.shown[y : y + 1]
        return strip_of(spans, self.outer_size.width, self.app.look.plain)


class Quiet(Down):
    """A line of figures, a heading, then the silent."""

    DEFAULT_CSS = f"""
    Quiet {{ height: {NAMES + 2}; width: 1fr; }}
    Quiet Across {{ height: 1; }}
    Quiet #silent {{ height: {NAMES}; }}
    Quiet #share {{ width: {FIGURES}; }}
    Quiet #spoken-time {{ width: 12; }}
    Quiet #sessions {{ width: {LABEL}; height: 1fr; }}
    Quiet #names {{ width: 1fr; height: 1fr; }}
    """
    app: ChiboApp

    def __init__(self) -> None:
        super().__init__(id="quiet")
        self.page: Page | None = None
        self._places: list[tuple[int, list[tuple[int, str]]]] = []
        """The lines: how many sessions of silence, and the names with the members' numbers."""
        self.asked, self.share = Line(id="asked"), Line(id="share")
        self.title, self.time = Line(id="silent-title"), Line(id="spoken-time")
        self.sessions, self.names = Lines("sessions"), Lines("names")

    def compose(self) -> ComposeResult:
        """What is asked and what there is; the heading and the time; sessions and names."""
        yield Across(self.asked, self.share)
        yield Across(self.title, self.time)
        yield Across(self.sessions, self.names, id="silent")

    def show(self, page: Page, *, anew: bool = True) -> None:
        """Show this page; unless it is read `anew`, the headings stand and names stay in the lines they have."""
        self.page = page
        look = self.app.look
        if anew:
            self._places = []
            asked = f"{look.rule_sign} " + _("over {share}").format(share=_whole(float(page.target))) + " "
            self.asked.say((asked + look.rule_sign * 120, look.rule))
            self.title.say((f" {_('Silent')}", look.strong))
        self.share.say(self._share(page))
        seconds = page.counts.seconds
        self.time.say((fit(minutes_words(seconds) if seconds else "", 11, right=True), look.dim))
        self._show_silent(page)

    def on_resize(self) -> None:
        """Another width has other lines."""
        if self.page is not None:
            self.show(self.page)

    def _share(self, page: Page) -> Span:
        look, share = self.app.look, page.share
        told = n_("{n} speech", "{n} speeches", page.counts.total).format(n=page.counts.total)
        if share is None:
            return (fit(f" {told} · {_('roll not called')}", FIGURES), look.dim)
        figures = f" {told} · {page.spoke}/{len(page.present)} = {_whole(float(share))}"
        return (fit(figures, FIGURES, right=True), look.good if enough_spoke(share, page.target) else look.late)

    def make_room(self) -> None:
        """Close up the names while nothing happens, once half of their places are empty."""
        page = self.page
        if page is not None and sum(len(line) for _sessions, line in self._places) > 2 * len(page.silent):
            self._places = []
            self._show_silent(page)

    def _show_silent(self, page: Page) -> None:
        silent = {one.member.id for one in page.silent}
        placed = {id for _sessions, line in self._places for id, _name in line}
        if not silent <= placed:
            self._place(page)
        look, labels, names, before = self.app.look, list[Span](), list[Span](), -1
        for sessions, line in self._places:
            label = n_("{n} session", "{n} sessions", sessions).format(n=sessions) if sessions else _("lately")
            shown = sessions != before and any(
                id in silent for other, names_ in self._places if other == sessions for id, _name in names_
            )
            labels.append((f" {label}" if shown else "", look.late if sessions > 1 else look.dim))
            words = (name if id in silent else " " * cell_len(name) for id, name in line)
            names.append(("  ".join(words).rstrip(), look.plain))
            before = sessions
        if len(names) > NAMES:
            labels[NAMES - 1 :], names[NAMES - 1 :] = [("", look.dim)], [(f"… {len(silent)}", look.dim)]
        self.sessions.show(labels)
        self.names.show(names)

    def _place(self, page: Page) -> None:
        """Give everybody who is silent a place: as many names a line as there is room for."""
        width = max(12, self.outer_size.width - LABEL - 1)
        numbers = {p.member.id: p.number for p in page.people if p.member is not None}
        self._places = []
        for sessions, silent in by_silence(page.silent):
            used = width
            for one in silent:
                given = name_parts(one.member.name, one.member.sort_name)[0]
                name = f"{numbers[one.member.id]} {given}"
                if used + 2 + cell_len(name) > width:
                    self._places.append((sessions, []))
                    used = -2
                self._places[-1][1].append((one.member.id, name))
                used += 2 + cell_len(name)


def _whole(share: float) -> str:
    """A share as a rate without decimals, never rounded up to what it has not reached."""
    return percent(int(share * 100) / 100).replace(",0", "").replace(".0", "")
