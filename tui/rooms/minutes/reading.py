"""The minutes on screen, to be read aloud: as they stand, a version, or what changed between two of them."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec
from rich.style import Style

from store.errors import BookError
from store.minutes import Difference
from store.records import State
from store.rules.proceedings import TEXT_LIMIT
from tui import keys
from tui.language import _, language
from tui.room import ListRoom
from tui.text import fit, session_name
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet

CONTEXT: Final = 1
"""Lines that stay the same shown around one that changed."""


class Row(msgspec.Struct, frozen=True):
    """A line on screen."""

    text: str
    sign: str = " "


class ReadingRoom(ListRoom):
    """A text of the minutes, page by page."""

    noun = "reading"
    BINDINGS = keys.bindings("reading")

    def __init__(self, session_id: int, number: int = 0, against: int = 0) -> None:
        """`number` 0 is the minutes as they stand; `against` is the version they are compared with, 0 for none."""
        self.session_id, self.number, self.against = session_id, number, against
        self.rows: list[Row] = []
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: a key moves the view."""
        return Sheet(
            PaneSpec("row", "1fr", self._draw), moved=self.rest,
            empty=lambda: ((_("Both versions say the same."), self.look.plain),),
        )  # fmt: skip

    def title_words(self) -> str:
        """Which minutes, of which session."""
        name = session_name(self.book.calendar.session(self.session_id))
        if not self.number and not self.against:
            return f"{_('Minutes')}: {name}"
        what = _("version {n}").format(n=self.number) if self.number else _("as they stand")
        return f"{name} · " + (_("version {n} → {what}").format(n=self.against, what=what) if self.against else what)

    # -- reading -----------------------------------------------------------------------------

    def fill(self) -> None:
        """Read the text and fold it for the terminal's width."""
        minutes = self.book.minutes
        text = minutes.version(self.session_id, self.number).text if self.number else minutes.text(self.session_id)
        width = max(20, (self.size.width or self.app.size.width) - 4)
        self.rows = []
        if self.against:
            before = minutes.version(self.session_id, self.against).text
            for line in around_changes(minutes.compare(before, text)):
                self.rows += [Row(part, line.sign) for part in _folded(line.text, width - 2)]
        else:
            self.rows = [Row(part) for line in text.splitlines() for part in _folded(line, width)]
        self.sheet.show(len(self.rows))
        self.call_after_refresh(self.rest)

    def on_resize(self) -> None:
        """Long lines are folded for the terminal's width."""
        super().on_resize()
        if self.is_mounted:
            self.fill()

    def at_rest(self) -> tuple[Span, ...]:
        """How far one has read, and whether it was read back."""
        if self.against:
            signs = [row.sign for row in self.rows]
            words = _("{n} lines new, {m} lines gone").format(n=signs.count("+"), m=signs.count("-"))
            return ((f" {words}", self.look.dim),)
        last = max(1, len(self.rows))
        at = min(100, (min(self.sheet.top + self.sheet.height, last) * 100) // last)
        told = [f"{at} %"]
        if not self.number:
            said = self.book.minutes.sitting(self.session_id).said
            told.append(_("read back to the cell") if said.read_back else _("not read back yet"))
            told += (
                [_("corrected: {what}").format(what=said.corrections.replace("\n", "; "))] if said.corrections else []
            )
        return ((" " + " · ".join(told), self.look.dim),)

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        row = self.rows[index]
        mark = f" {row.sign} " if self.against else " "
        return ((mark + fit(row.text, width - len(mark)), self._style(row)),)

    def _style(self, row: Row) -> Style:
        look = self.look
        if self.against:
            return {"+": look.good, "-": look.late}.get(row.sign, look.dim)
        head = row.text.isupper() or row.text[:2].rstrip(".").isdecimal()
        return look.strong if head else look.plain

    # -- keys --------------------------------------------------------------------------------

    def action_onward(self) -> None:
        """One page on."""
        self.action_page(1)

    def action_page(self, pages: int) -> None:
        """Whole pages, the last line of one the first of the next."""
        step = pages * max(1, self.sheet.height - 1)
        top = max(0, min(self.sheet.top + step, max(0, self.sheet.count - self.sheet.height)))
        self.sheet.move_to(top if pages < 0 else min(top + self.sheet.height - 1, self.sheet.count - 1))
        self.sheet.show_from(top)
        self.rest()

    def action_read_back(self) -> None:
        """The minutes were read back to the cell; again: they were not."""
        if self._is_fixed():
            return
        said = self.book.minutes.sitting(self.session_id).said
        with self.trying():
            self.book.proceedings.say(self.session_id, {"read_back": not said.read_back})
            self.rest()

    def action_correct(self) -> None:
        """What was put right while they were read."""
        if self._is_fixed():
            return
        said = self.book.proceedings.of(self.session_id)

        def answered(text: str) -> bool:
            try:
                self.book.proceedings.say(self.session_id, {"corrections": text})
            except BookError as error:
                self.tell(error.sentence(language()), trouble=True)
                return False
            self.rest()
            return True

        self.foot.ask_text(
            _("Put right:"), answered, initial=said.corrections, limit=TEXT_LIMIT, given_up=self.rest,
            draft=f"minutes.corrections:{self.session_id}",
        )  # fmt: skip

    def _is_fixed(self) -> bool:
        if self.number or self.book.calendar.session(self.session_id).state is State.CLOSED:
            self.tell(_("These minutes are closed; <minutes.reopen> in the closing room opens them again."))
            return True
        return False


def around_changes(lines: Sequence[Difference]) -> Iterable[Difference]:
    """The lines that changed, with a few around them; what is left out between is three dots."""
    near = {
        n for at, line in enumerate(lines) if line.sign != " " for n in range(at - CONTEXT, at + CONTEXT + 1)
    }  # fmt: skip
    for at, line in enumerate(lines):
        if at in near:
            yield line
        elif at - 1 in near or (at == 0 and near):
            yield Difference(" ", "…")


def _folded(line: str, width: int) -> list[str]:
    """A paragraph in lines of a width; what belongs to a dash stands under its text."""
    further = "  " if line.startswith(("- ", "+ ")) else ""
    return textwrap.wrap(line, width, subsequent_indent=further, break_on_hyphens=False) or [""]
