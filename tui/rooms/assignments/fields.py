"""The fields of an assignment's form: which there are, how a typed text is read, what a new one is filled in with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Final

from msgspec.structs import replace

from store import Book
from store.assigning import TEXT_LIMIT, TITLE_LIMIT
from store.meant import members_meant, session_meant, theme_meant
from store.records import Assignment, Kind, Theme, Work
from store.rules import assignments as rules
from store.typed import parse_day
from tui.assignments import FIELDS, field_words, work_words
from tui.entries import Entry, Options, option, option_hint
from tui.language import N_, _, language
from tui.text import day, weekday

HINTS: Final = {
    "theme": N_("a word of it, or Q4"), "due": N_("5/2, +7, t6"), "members": N_("a few letters; parted by ;"),
}  # fmt: skip
LIMITS: Final = {"title": TITLE_LIMIT, "note": TEXT_LIMIT, "result": TEXT_LIMIT}
Take = Callable[[str, str], object]
"""Takes the text of a field: its name, the text."""


def kinds() -> Options:
    """The kinds of work to choose from."""
    return [(work.value, work_words(work)) for work in Work]


def answers() -> Options:
    """The answers to a question about the draft."""
    return [("yes", _("yes")), ("no", _("no"))]


def fields_of(book: Book, one: Assignment) -> Sequence[str]:
    """The fields shown: a task was assigned at a session, the rest is given at one; a theme where there are any."""
    where = "source" if one.kind is Work.TASK else "session"
    theme = ("theme",) if one.theme or book.rows("themes", Theme).all() else ()
    return ("kind", "title", where, *theme, "due", "members", "note", *(("result",) if one.id else ()))


def entry(book: Book, one: Assignment, field: str, take: Take) -> Entry:
    """A field as a row of the form."""
    about = {
        "kind": option_hint(kinds()),
        "session": _("11, Q4, 5/11, code"),
        "source": _("11, Q4, 5/11, code"),
        "members": _("Enter on an empty field, or <assignment.rank>, shows the members ranked, with the reasons."),
        "due": _("The draft is due then.") if one.kind is not Work.TASK else "",
    }.get(field, "")
    hint = _(HINTS[field]) if field in HINTS else _session_day(book, one, field)
    return Entry(
        field, _(FIELDS[field]), field_words(book, one, field), partial(take, field), hint=hint, about=about,
        limit=LIMITS.get(field, 400), whole=field in ("kind", "due", "session", "source", "theme"),
    )  # fmt: skip


def _session_day(book: Book, one: Assignment, field: str) -> str:
    """Which day the session in that field is, beside its code."""
    session = book.sessions().get(getattr(one, field)) if field in ("session", "source") else None
    return f"{weekday(session.date)} {day(session.date)}" if session else ""


def check(book: Book, one: Assignment, field: str, take: Take) -> Entry:
    """A question about the draft as a row of the form."""
    return Entry(
        field, rules.CHECK_WORDS[field][language() == "en"], field_words(book, one, field), partial(take, field),
        hint=option_hint(answers()), whole=True,
    )  # fmt: skip


def read(book: Book, one: Assignment, field: str, said: str) -> object:
    """What a typed text means for a field. BadValue when it means nothing, or more than one thing."""
    match field:
        case "kind":
            return Work(option(said, kinds()) or one.kind)
        case "due":
            return parse_day(said, book.clock.today()) if said else None
        case "session" | "source":
            session = session_meant(book, said, ahead=field == "session")
            return session.id if session else 0
        case "theme":
            session = book.sessions().get(one.session)
            year = session.date.year if session is not None else book.clock.today().year
            theme = theme_meant(book.rows("themes", Theme).all(), said, year)
            return theme.id if theme else 0
        case "members":
            return members_meant(book, said)
        case _ if field in rules.CHECKS:
            chosen = option(said, answers())
            return chosen == "yes" if chosen else None
        case _:
            return said


def begin(book: Book, one: Assignment) -> Assignment:
    """A new one for the session it is likely to be for: that given, else the next thematic one, else the next."""
    if not one.session:
        days, today = book.assignments.days(), book.clock.today()
        coming = [s for s in book.calendar.sessions() if s.id in days and s.date >= today]
        found = next((s for s in coming if s.kind is Kind.THEMATIC), next(iter(coming), None))
        one = replace(one, session=found.id if found else 0)
    return fill_in(book, one, ())


def fill_in(book: Book, one: Assignment, typed: Collection[str]) -> Assignment:
    """Due day and theme follow the session until they are typed; a task has neither of its own."""
    session = book.sessions().get(one.session) if one.kind is not Work.TASK else None
    if "due" not in typed:
        one = replace(one, due=book.assignments.default_due(session.id) if session else None)
    if "theme" not in typed:
        theme = book.assignments.theme_of(session) if session else None
        one = replace(one, theme=theme.id if theme else 0)
    return one
