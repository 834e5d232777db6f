"""The form of praise, a reminder, criticism or an award: of whom, in which words, for which deed, what followed.

Beside the words stands what a good text says, and softly what might be worded better; nothing is refused for it.
The deeds of the member are offered under the fields: Enter ties one, Enter on the tied one opens it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from msgspec.structs import replace

from store import Book
from store.changes import Change
from store.commendations import TEXT_LIMIT, WORD_LIMIT
from store.meant import members_meant, session_meant
from store.records import Commendation, Commending
from store.rules import commendations as rules
from store.rules import wording
from store.typed import parse_day
from tui import keys
from tui.assignments import names
from tui.commendations import FIELDS, deed_words, field_words, kind_words, offered_words
from tui.entries import Door, Entry, Options, Row, Title, option, option_hint
from tui.language import N_, _, language
from tui.record_form import RecordForm
from tui.text import day, weekday

OFFERED: Final = 8
"""How many deeds are offered, the newest first."""
HINTS: Final = {
    "members": N_("a few letters; parted by ;"), "session": N_("11, Q4, 5/11, code"), "on": N_("5/2, -1, today"),
    "due": N_("5/2, +7, t6"), "given": N_("empty: not yet"), "decided": N_("5/2, -1, today"),
}  # fmt: skip
LIMITS: Final = {
    "text": TEXT_LIMIT, "answer": TEXT_LIMIT, "note": TEXT_LIMIT, "form": WORD_LIMIT, "number": WORD_LIMIT,
    "authority": WORD_LIMIT,
}  # fmt: skip
CHOICES: Final = frozenset({"kind", "session", "on", "due", "given", "decided", "promised"})
"""Fields whose first letter typed takes the place of what stands there."""


class CommendationRoom(RecordForm[Commendation]):
    """One of them, to read and to change; number 0 is a new one, written as soon as it says of whom and what."""

    noun = "commendation"
    BINDINGS = keys.bindings("commendation")

    def __init__(
        self, id: int, begun: Commendation, texts: Mapping[str, str] | None = None, *, kind_known: bool = False
    ) -> None:
        self._kind_known = kind_known
        self._place = ".".join(
            map(str, (id, begun.session, begun.item, *(begun.members[:1] or (0,)), begun.kind.value))
        )
        super().__init__(id, begun, texts)

    def stored(self) -> Commendation | None:
        """The row as the book has it."""
        return self.book.commendations.shelf().get(self.id_)

    def add(self, row: Commendation) -> Change:
        """Write a new one."""
        return self.book.commendations.add(row)

    def change(self, facts: Mapping[str, object]) -> Change:
        """Write some fields of it."""
        return self.book.commendations.change(self.id_, facts)

    def says_enough(self, row: Commendation) -> bool:
        """Of whom, and what: words, the form of an award, or the number of a decision."""
        said = {Commending.AWARD: row.form, Commending.DISCIPLINE: row.number}.get(row.kind, row.text)
        return bool(row.members and said)

    def first(self) -> Sequence[str]:
        """The kind decides which fields there are."""
        return ("kind", "session", "members")

    def start_at(self) -> str:
        """Of a new one whose kind is known: whom it is about, then what."""
        if self.id_ or not self._kind_known:
            return ""
        return "text" if self.one.members else "members"

    def title_words(self) -> str:
        """What it is."""
        one = self.one
        return " · ".join(filter(None, (kind_words(one.kind).capitalize(), names(self.book, one.members))))[:44]

    def draft_name(self) -> str:
        """The form is this row's, or a new one's of a session."""
        return f"commendations.form:{self._place}"

    def held(self, row: Commendation, field: str) -> str:
        """What a field holds, as it is typed again."""
        return row.deed if field == "deed" else field_words(self.book, row, field)

    def read(self, field: str, said: str) -> object:
        """What a typed text means for a field. BadValue when it means nothing, or more than one thing."""
        today = self.book.clock.today()
        match field:
            case "kind":
                return Commending(option(said, kinds(self.book)) or self.one.kind)
            case "members":
                return members_meant(self.book, said)
            case "session":
                session = session_meant(self.book, said)
                return session.id if session else 0
            case "promised":
                return option(said, answers()) == "yes"
            case "on":
                return parse_day(said, today) if said else today
            case "due" | "given" | "decided":
                return parse_day(said, today) if said else None
            case _:
                return said

    def write(self, facts: Mapping[str, object]) -> None:
        """Write some fields; what another kind cannot hold goes with the kind it belonged to."""
        if facts.keys() & {"kind", "promised"}:
            facts = {**facts, **_fitted(replace(self.one, **facts))}
        super().write(facts)

    # -- rows --------------------------------------------------------------------------------

    def rows(self) -> list[Row]:
        """Of whom and what, what follows, then the deeds."""
        one = self.one
        rows: list[Row] = [Title(_("Of whom, what"))]
        rows += [self._entry(one, field) for field in _said(one)]
        later = _later(one)
        if later:
            rows.append(Title(_("What follows")))
            rows += [self._entry(one, field) for field in later]
        if one.kind is not Commending.DISCIPLINE:
            rows += self._deeds(one)
        return rows

    def _entry(self, one: Commendation, field: str) -> Entry:
        about, doubt, hint = "", "", _(HINTS[field]) if field in HINTS else ""
        match field:
            case "kind":
                hint = about = option_hint(kinds(self.book))
            case "text":
                about = wording.guide(one.kind, language())
                hint = _("deed, day, result") if one.kind in rules.GOOD else _("deed, day, what by when")
                doubt = " ".join(h.words(language()) for h in self.book.commendations.hints(one) if h.soft)
            case "due" if one.kind in rules.TO_MEND:
                about = " ".join(h.words(language()) for h in self.book.commendations.hints(one) if not h.soft)
            case "promised":
                hint = option_hint(answers())
                about = _("Promised praise comes along to every session until it is given.")
            case "form":
                about = ", ".join(f.words(language()) for f in rules.FORMS.values())
            case "authority" if one.form in rules.FORMS:
                about = _("Usually: {giver}").format(giver=rules.FORMS[one.form].giver(language()))
            case "session" if one.session:
                session = self.book.calendar.session(one.session)
                hint = f"{weekday(session.date)} {day(session.date)}"
        return Entry(
            field, _(FIELDS[field]), field_words(self.book, one, field), partial(self.take_text, field), hint=hint,
            limit=LIMITS.get(field, 300), about=about, whole=field in CHOICES, doubt=doubt,
        )  # fmt: skip

    def _deeds(self, one: Commendation) -> Iterator[Row]:
        yield Title(_("For which deed"))
        if one.deed:
            words = deed_words(self.book, one.deed) or _("it is gone")
            yield Door(
                "deed", _("tied to"), words, self.action_deed, remove=partial(self._tie, ""),
                about=_("<form.open> opens it; <form.remove> unties it."),
            )  # fmt: skip
        offered = (
            self.book.commendations.deeds(one.members[0], max(one.on, self.book.clock.today()))[:OFFERED]
            if one.members
            else []
        )
        for deed in offered:
            if deed.key != one.deed:
                yield Door(
                    f"deed:{deed.key}", f"□ {day(deed.on)}", offered_words(deed), partial(self._tie, deed.key),
                    about=_("Enter ties the words to this deed."),
                )  # fmt: skip
        if not one.deed and not offered:
            yield Door("deed", "–", _("no paper, task or speech of this member yet"), lambda: None)

    def _tie(self, key: str) -> None:
        with self.trying():
            self.write({"deed": key})
            self.fill()

    # -- acting ------------------------------------------------------------------------------

    def action_deed(self) -> None:
        """Open the deed it is tied to."""
        if self.one.deed:
            self.app.open_deed(self.one.deed)
        else:
            self.tell(_("It is tied to no deed."))

    def action_log(self) -> None:
        """How it was changed, newest first."""
        if self.id_:
            self.app.show_log(list(self.book.commendations.log(self.id_)), self.title_words())


def kinds(book: Book) -> Options:
    """The kinds to choose from; discipline only where the cell has switched it on."""
    shown = book.settings.cell().discipline
    return [(kind.value, kind_words(kind)) for kind in Commending if shown or kind is not Commending.DISCIPLINE]


def answers() -> Options:
    """Yes or no."""
    return [("yes", _("yes")), ("no", _("no"))]


def begun(kind: Commending, on: date, session: int = 0, member: int = 0, item: int = 0) -> Commendation:
    """A new one with what is known from where it was asked for."""
    return Commendation(kind=kind, members=(member,) if member else (), on=on, session=session, item=item)


def _said(one: Commendation) -> list[str]:
    """The fields of what was said, by kind."""
    where = ["session"] if one.session else ["session", "on"]
    if one.kind is Commending.DISCIPLINE:
        return ["kind", "members", *where, "number", "decided", "authority"]
    mend = ["due"] if one.kind in rules.TO_MEND or one.promised else []
    promise = ["promised"] if one.kind in rules.GOOD else []
    if one.kind is Commending.AWARD:
        return ["kind", "members", "form", "text", *where, "number", "decided", "authority", *promise, *mend]
    return ["kind", "members", "text", *where, *promise, *mend]


def _later(one: Commendation) -> list[str]:
    """The fields of what came of it, by kind."""
    if one.kind is Commending.DISCIPLINE:
        return ["note"]
    given = ["given"] if one.promised else []
    return [*given, *(["answer"] if one.kind in rules.TO_MEND else []), "note"]


def _fitted(one: Commendation) -> dict[str, object]:
    """What a kind cannot hold, emptied."""
    found: dict[str, object] = {}
    if one.kind not in rules.GOOD:
        found |= {"promised": False, "given": None}
    if one.kind not in rules.TO_MEND and not one.promised:
        found["due"] = None
    if one.kind is not Commending.AWARD:
        found["form"] = ""
    if one.kind is Commending.DISCIPLINE:
        found |= {"text": "", "answer": "", "deed": ""}
    return {field: value for field, value in found.items() if getattr(one, field) != value}
