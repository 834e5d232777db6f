"""The fields of a proposal's page: which there are, how a typed text is read, what a new one begins with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from msgspec.structs import replace

from store import Book
from store.errors import BadValue
from store.meant import member_meant, session_meant
from store.proposing import NAME_LIMIT, TEXT_LIMIT
from store.records import Proposal
from store.rules import proposals as rules
from store.typed import parse_day
from tui.entries import Entry, Options, option, option_hint
from tui.language import N_, _, language
from tui.proposals import FIELDS, addressee_words, author_words
from tui.text import day, weekday

HINTS: Final = {
    "member": N_("a few letters; – for all"), "raised": N_("5/2, +7, t6"), "due": N_("5/2, +7, t6"),
    "addressee_name": N_("its name"),
}  # fmt: skip
LIMITS: Final = {"text": TEXT_LIMIT, "note": TEXT_LIMIT, "addressee_name": NAME_LIMIT}
TOGETHER: Final = ("-", "–")
"""What is typed for a proposal of the whole cell."""

Take = Callable[[str, str], object]
"""Takes the text of a field: its name, the text."""


def bodies() -> Options:
    """To whom a proposal can be put."""
    return [(key, words[language() == "en"]) for key, words in rules.ADDRESSEES.items()]


def fields_of(one: Proposal) -> tuple[str, ...]:
    """The fields shown: another body has a name; what was said in a speech has its session from there."""
    name = ("addressee_name",) if one.addressee == rules.OTHER else ()
    session = () if one.speech else ("session",)
    return ("text", "member", "addressee", *name, *session, "raised", "due")


def field_text(book: Book, one: Proposal, field: str) -> str:
    """What a field holds, as it is read and typed again."""
    match field:
        case "member":
            return author_words(book, one)
        case "addressee":
            return addressee_words(replace(one, addressee_name=""))
        case "session":
            session = book.sessions().get(one.session)
            return session.code if session else ""
        case "raised" | "due":
            return day(getattr(one, field))
        case _:
            return str(getattr(one, field))


def entry(book: Book, one: Proposal, field: str, take: Take) -> Entry:
    """A field as a row of the page."""
    about = {
        "addressee": option_hint(bodies()),
        "session": _("11, Q4, 5/11, code"),
        "due": _("Without a promised day: {day}.").format(day=day(book.proposals.answer_by(replace(one, due=None)))),
    }.get(field, "")
    hint = _(HINTS[field]) if field in HINTS else ""
    session = book.sessions().get(one.session) if field == "session" else None
    if session is not None:
        hint = f"{weekday(session.date)} {day(session.date)}"
    return Entry(
        field, _(FIELDS[field]), field_text(book, one, field), partial(take, field), hint=hint, about=about,
        limit=LIMITS.get(field, 200), whole=field not in LIMITS,
    )  # fmt: skip


def read(book: Book, one: Proposal, field: str, said: str) -> object:
    """What a typed text means for a field. BadValue when it means nothing, or more than one thing."""
    match field:
        case "member":
            return 0 if not said or said in TOGETHER else member_meant(book, said).id
        case "addressee":
            return option(said, bodies()) or one.addressee
        case "session":
            session = session_meant(book, said)
            return session.id if session else 0
        case "raised":
            if not said:
                raise BadValue(why_vi="Ghi ngày đề xuất.", why_en="Say on which day it was raised.")
            return parse_day(said, book.clock.today())
        case "due":
            return parse_day(said, book.clock.today()) if said else None
        case _:
            return said


def begin(book: Book, start: Proposal) -> Proposal:
    """A new one, raised on the day of its session, or today where there is none or it is still to come."""
    session = book.sessions().get(start.session)
    today = book.clock.today()
    return replace(start, raised=min(session.date, today) if session else today)
