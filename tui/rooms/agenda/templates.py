"""The templates: what the agenda and the checklist of each kind of session begin with, and how they are changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from msgspec.structs import replace

from store.errors import BadValue
from store.records import ItemTemplate, Kind, StepTemplate, Template
from store.rules.templates import Entry as Line
from store.rules.templates import tidy_entry
from store.vietnamese import fold
from tui import keys
from tui.entries import Entry, Row
from tui.form import FormRoom
from tui.language import N_, _, language, n_
from tui.room import ListRoom
from tui.text import KINDS, fit
from tui.widgets.line import Span
from tui.widgets.sheet import PaneSpec, Sheet

HEADS: Final = (N_("Agenda"), N_("To prepare"))
LEAD: Final = 16
"""Cells before the words of a line."""


def days_words(days: int) -> str:
    """When a step is due, from the session."""
    if not days:
        return _("on the day")
    words = n_("{n} day before", "{n} days before", -days) if days < 0 else n_("{n} day after", "{n} days after", days)
    return words.format(n=abs(days))


def line_words(line: Line) -> str:
    """A line of a template in the language spoken."""
    return line.en if language() == "en" and line.en else line.vi


class TemplateRoom(ListRoom):
    """The template of one kind of session; t goes to another kind."""

    noun = "template"
    BINDINGS = keys.bindings("template")

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.template = Template(kind=kind)
        self.lines: list[Line | str] = []
        super().__init__()

    def make_sheet(self) -> Sheet:
        """One pane: nothing here changes at a key but the whole."""
        return Sheet(PaneSpec("row", "1fr", self._draw), moved=self.rest)

    def title_words(self) -> str:
        """Of which kind, and whether the cell has changed it."""
        own = " · " + _("changed by the cell") if self.book.agenda.has_own_template(self.kind) else ""
        return _("Template: {kind}").format(kind=_(KINDS[self.kind])) + own

    def fill(self) -> None:
        """Read the template."""
        self.template = self.book.agenda.template(self.kind)
        words = fold(self.filter).split()

        def shown(line: Line) -> bool:
            return all(w in fold(line_words(line)) for w in words)

        self.lines = [HEADS[0], *filter(shown, self.template.items), HEADS[1], *filter(shown, self.template.steps)]
        self.sheet.show(len(self.lines))
        self._show_heading()
        self.rest()

    def line(self) -> Line | None:
        """The line under the cursor, None on a heading."""
        found = self.lines[self.sheet.cursor]
        return None if isinstance(found, str) else found

    def at_rest(self) -> tuple[Span, ...]:
        """Whom a template serves."""
        return ((" " + _("Serves every session nobody has begun to prepare."), self.look.dim),)

    def _draw(self, index: int, width: int) -> Sequence[Span]:
        line, look = self.lines[index], self.look
        if isinstance(line, str):
            total = sum(item.minutes for item in self.template.items)
            told = n_("{n} minute", "{n} minutes", total).format(n=total) if line == HEADS[0] else ""
            return ((fit(_(line), LEAD), look.strong), (fit(told, max(0, width - LEAD)), look.dim))
        if isinstance(line, ItemTemplate):
            lead = f"{self.template.items.index(line) + 1:3} {line.minutes:4}'"
        else:
            lead = f"  {days_words(line.days)}"
        return ((fit(lead, LEAD), look.dim), (fit(line_words(line), max(0, width - LEAD)), look.plain))

    # -- the line under the cursor -------------------------------------------------------------

    def action_open(self) -> None:
        """Open the form of the line."""
        line = self.line()
        if line is not None:
            self.app.push_room(LineRoom(self.kind, line))
        else:
            self.action_add()

    def action_add(self) -> None:
        """Add an item, or a step where the cursor is among the steps."""
        items = self.sheet.cursor < self.lines.index(HEADS[1])
        new: Line = ItemTemplate(vi="", minutes=10) if items else StepTemplate(key="", vi="", days=-3)
        self.app.push_room(LineRoom(self.kind, new, new=True))

    def action_remove(self) -> None:
        """Take the line out of the template."""
        line = self.line()
        if line is None:
            return
        with self.trying():
            self.book.agenda.drop_template_entry(self.kind, line)
            self.tell(_("Taken away. ^Z brings it back."))

    def action_shift(self, by: int) -> None:
        """Move an item up or down; steps stand by their day."""
        line = self.line()
        if not isinstance(line, ItemTemplate):
            self.tell(_("<template.up> and <template.down> move an item of the agenda."))
            return
        if line not in self.template.items or not 0 <= self.template.items.index(line) + by < len(self.template.items):
            return
        with self.trying():
            self.book.agenda.shift_template_item(self.kind, line, by)
            self.sheet.move_to(self.lines.index(line))

    def action_kind(self) -> None:
        """Choose another kind of session."""
        options = [(str(n), _(KINDS[kind]), partial(self._show, kind)) for n, kind in enumerate(Kind, 1)]
        self.choose(_("Template of which kind?"), options)

    def _show(self, kind: Kind) -> None:
        self.kind, self.filter = kind, ""
        self.sheet.cursor = 0
        self.fill()

    def action_reset(self) -> None:
        """Put the shipped template back, after a question."""
        if not self.book.agenda.has_own_template(self.kind):
            self.tell(_("This is the shipped template."))
            return
        self.confirm(_("Put the shipped template back?"), self._reset)

    def _reset(self) -> None:
        with self.trying():
            self.book.agenda.reset_template(self.kind)
            self.tell(_("The shipped template is back. ^Z brings your own back."))


class LineRoom(FormRoom):
    """One line of a template."""

    noun = "line"
    BINDINGS = keys.bindings("line")

    def __init__(self, kind: Kind, line: Line, *, new: bool = False) -> None:
        self.kind = kind
        self.now = line
        self.new = new
        super().__init__()

    def title_words(self) -> str:
        """Of which template."""
        return _("Template: {kind}").format(kind=_(KINDS[self.kind]))

    def rows(self) -> list[Row]:
        """What it says in both languages, and its minutes or its day."""
        line = self.now
        last = (
            Entry("minutes", _("minutes"), str(line.minutes), partial(self._take, "minutes"), whole=True, limit=6)
            if isinstance(line, ItemTemplate)
            else Entry(
                "days", _("days from the session"), f"{line.days:+d}" if line.days else "0",
                partial(self._take, "days"), hint=_("-7 before, 0 the day, +2 after"), whole=True, limit=6,
            )
        )  # fmt: skip
        return [
            Entry("vi", _("in Vietnamese"), line.vi, partial(self._take, "vi")),
            last,
            Entry("en", _("in English"), line.en, partial(self._take, "en"), hint=_("may stay empty")),
        ]

    def _take(self, field: str, text: str) -> None:
        said = text.strip()
        value: object = said if field in ("vi", "en") else _number(said)
        facts: Mapping[str, object] = {field: value}
        fresh = replace(self.now, **facts)
        if not self.new or fresh.vi:
            fresh = tidy_entry(fresh)
            self.book.agenda.put_template_entry(self.kind, fresh, instead=None if self.new else self.now)
            if self.new:
                fresh = self._written(fresh)
            self.new = False
        self.now = fresh

    def _written(self, fresh: Line) -> Line:
        """A new step as the template has it, with the key it was given."""
        if isinstance(fresh, ItemTemplate):
            return fresh
        steps = self.book.agenda.template(self.kind).steps
        return next((s for s in reversed(steps) if (s.vi, s.days) == (fresh.vi, fresh.days)), fresh)


def _number(said: str) -> int:
    """A whole number with its sign. BadValue."""
    digits = said.removeprefix("D").removeprefix("+").removeprefix("-").removesuffix("'").strip()
    if not digits.isdecimal():
        raise BadValue(why_vi="Gõ một số nguyên, ví dụ -7 hoặc 20.", why_en="Type a whole number, such as -7 or 20.")
    return -int(digits) if "-" in said else int(digits)
