"""The forms of one item and one step; each field is on disk when it is left.

A row the template lends, or a new one, has no number of its own: it gets one at its first field.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar, Final

from store.agenda import number_after
from store.changes import Change
from store.errors import BadValue
from store.meant import member_meant
from store.records import Check, Item, Record
from store.rules.agenda import NOTE_LIMIT, TITLE_LIMIT, progress
from store.typed import parse_day
from tui import keys
from tui.entries import Entry, Row
from tui.fields import ROWS, value_words
from tui.form import FormRoom
from tui.language import N_, _
from tui.members import names
from tui.rooms.agenda.words import progress_words
from tui.text import session_name

HINTS: Final[Mapping[str, str]] = {
    "presenter": N_("a few letters of the name"), "member": N_("a few letters of the name"),
    "due": N_("5/2, t6, +7"), "done": N_("5/2, hôm nay; empty: not yet"), "dated": "23/7/2025",
    "number": "50-CT/TW", "minutes": N_("empty: open"), "session": N_("a session's code; empty: none"),
}  # fmt: skip
MEMBERS: Final = frozenset({"presenter", "member"})
DAYS: Final = frozenset({"due", "done", "dated"})
WHAT: Final = {"items": N_("item of the agenda"), "checks": N_("step of preparation"), "documents": N_("document")}
SHOWN: Final = 28
"""Characters of a text that a form shows; the foot has the whole of a longer one."""
LIMITS: Final = {"title": TITLE_LIMIT, "note": NOTE_LIMIT}


class RowRoom(FormRoom):
    """The form of one row of a preparation; number 0 is a new one, a number below 0 one the template lends."""

    table: ClassVar[str]
    fields: ClassVar[tuple[str, ...]]
    first: ClassVar[str] = "title"
    """The field without which there is no row yet."""

    def __init__(self, session_id: int, row_id: int, *, texts: Mapping[str, str] | None = None) -> None:
        self.session_id = session_id
        self.row_id = row_id
        self._new: dict[str, object] = {}
        super().__init__(texts)

    def record(self) -> Record | None:
        """The row as it stands, None for a new one."""
        raise NotImplementedError

    def write(self, facts: Mapping[str, object]) -> Change:
        """Write fields of the row."""
        raise NotImplementedError

    def add(self, facts: Mapping[str, object]) -> Change:
        """Write a new row."""
        raise NotImplementedError

    def title_words(self) -> str:
        """What it is, and to which session it belongs."""
        return f"{_(WHAT[self.table])} · {session_name(self.book.calendar.session(self.session_id))}"

    def draft_name(self) -> str:
        """The form is this row's."""
        return f"agenda.{self.noun}:{self.session_id}.{self.row_id}"

    def rows(self) -> list[Row]:
        """The fields in the order of the page of fields."""
        record = self.record()
        return [self._entry(field, getattr(record, field) if record else self._new.get(field)) for field in self.fields]

    def _entry(self, field: str, held: object) -> Entry:
        shown = self._shown(field, held)
        return Entry(
            field, _(ROWS[self.table][field]), shown, partial(self._take, field),
            hint=_(HINTS[field]) if field in HINTS else "", limit=LIMITS.get(field, 60),
            about=self._about(field) or (shown if len(shown) > SHOWN else ""),
            whole=field in DAYS or field in ("minutes", "session"),
        )  # fmt: skip

    def _about(self, field: str) -> str:
        """What the foot says of a field."""
        return ""

    def _shown(self, field: str, held: object) -> str:
        if field in MEMBERS:
            return names(self.book, (held,)) if isinstance(held, int) else ""
        if field == "session":
            found = self.book.sessions().get(held) if isinstance(held, int) else None
            return found.code if found else ""
        return "0" if field == "minutes" and held == 0 else value_words(held)

    # -- saving ------------------------------------------------------------------------------

    def _take(self, field: str, text: str) -> None:
        value = self._read(field, text.strip())
        if self.row_id:
            self._numbered(self.write({field: value}))
            return
        self._new[field] = value
        if self._new.get(self.first):
            self._numbered(self.add(self._new))

    def _numbered(self, change: Change) -> None:
        number = number_after(change, self.table, self.row_id)
        if number != self.row_id:
            self.row_id = number
            self.fill()

    def _read(self, field: str, said: str) -> object:
        if field in MEMBERS:
            return member_meant(self.book, said).id if said else 0
        if field in DAYS:
            return parse_day(said, self.book.clock.today()) if said else None
        if field == "session":
            return self.book.calendar.resolve(said).id if said else 0
        if field == "minutes":
            return _minutes(said)
        return said


def _minutes(said: str) -> int | None:
    """Minutes as people type them: 20, 20', 20 phút. BadValue."""
    digits = said.casefold().removesuffix("phút").removesuffix("p").removesuffix("'").strip()
    if digits and not digits.isdecimal():
        raise BadValue(why_vi="Gõ số phút, ví dụ 20.", why_en="Type the minutes, for example 20.")
    return int(digits) if digits else None


class ItemRoom(RowRoom):
    """One item of the agenda."""

    noun = "item"
    BINDINGS = keys.bindings("item")
    table = "items"
    fields = ("title", "minutes", "presenter", "note")

    def __init__(self, session_id: int, row_id: int, *, after: int = 0, texts: Mapping[str, str] | None = None) -> None:
        self.after = after
        super().__init__(session_id, row_id, texts=texts)

    def record(self) -> Item | None:
        """The item as the book has it."""
        return next((i for i in self.book.agenda.items(self.session_id) if i.id == self.row_id), None)

    def write(self, facts: Mapping[str, object]) -> Change:
        """Write fields of the item."""
        return self.book.agenda.change_item(self.session_id, self.row_id, facts)

    def add(self, facts: Mapping[str, object]) -> Change:
        """Add the item behind the one the cursor was on."""
        return self.book.agenda.add_item(self.session_id, facts, after=self.after)

    def _about(self, field: str) -> str:
        return _("Without a name it is the chair's.") if field == "presenter" else ""


class CheckRoom(RowRoom):
    """One step of the preparation."""

    noun = "check"
    BINDINGS = keys.bindings("check")
    table = "checks"
    fields = ("title", "due", "done", "member")

    def record(self) -> Check | None:
        """The step as the book has it."""
        return next((c for c in self.book.agenda.checks(self.session_id) if c.id == self.row_id), None)

    def write(self, facts: Mapping[str, object]) -> Change:
        """Write fields of the step."""
        return self.book.agenda.change_check(self.session_id, self.row_id, facts)

    def add(self, facts: Mapping[str, object]) -> Change:
        """Add a step of the cell's own."""
        return self.book.agenda.add_check(self.session_id, facts)

    def _about(self, field: str) -> str:
        record = self.record()
        if field != "due" or record is None:
            return _("Without a name it is the secretary's.") if field == "member" else ""
        told = [progress_words(progress(record, self.book.clock.today()))]
        if record.days is not None:
            told.append(_("moves with the session until a day is typed here"))
        return " · ".join(told)


FORMS: Final[Mapping[str, type[RowRoom]]] = {form.noun: form for form in (ItemRoom, CheckRoom)}
"""The forms by what they are of, as their drafts name them."""
