"""The facts of the minutes as a document: the same parts and sentences as the plain text, and who signs.

code, kind, name, own_title; chair, taker (names); day, opened, ended, place, length; present, members, official;
absent (name, excused, reason), exempt, guests; conclusion; sections: heading, short, lines (text, head).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from store.papers import words
from store.papers.documents import Gathered, Lack, Subject
from store.papers.minutes import Minutes
from store.papers.minutes_text import Head, sections
from store.records import State
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book

TEXT_LIMIT = 20_000
"""Characters of one paragraph."""


class Line(msgspec.Struct, frozen=True):
    """A paragraph."""

    text: str
    head: bool
    """Whether it heads those after it: the item of the agenda they belong to."""


class Part(msgspec.Struct, frozen=True):
    """A numbered part of the minutes."""

    heading: str
    short: bool
    """Whether its one paragraph stands beside the heading."""
    lines: tuple[Line, ...]


def facts(book: Book, subject: Subject) -> Gathered:
    """The minutes of a session as they stand. NoSuch."""
    session = book.calendar.session(subject.session)
    held = book.minutes.preview(session.id)
    return Gathered(
        facts={**_named(held), "sections": list(parts(held))},
        title=held.name,
        lacks=tuple(_lacks(book, subject.session)),
        dated=session.date,
        signed=False,
    )


def parts(held: Minutes) -> Iterator[Part]:
    """The parts of the minutes, in the order of the form."""
    for section in sections(held):
        lines = (Line(clean(one, limit=TEXT_LIMIT), isinstance(one, Head)) for one in section.paragraphs)
        yield Part(section.heading, section.is_short, tuple(lines))


def _named(held: Minutes) -> dict[str, object]:
    """What a person's own template may ask for by name."""
    there = held.presence
    return {
        "code": held.code, "kind": held.kind.value, "name": held.name, "own_title": held.title,
        "chair": held.chair.name if held.chair is not None else "",
        "taker": held.taker.name if held.taker is not None else "",
        "day": words.long_day(held.date), "opened": held.opened, "ended": held.ended,
        "place": held.place, "length": held.length or "",
        "present": there.present if there is not None else "",
        "members": there.members if there is not None else "",
        "official": there.official if there is not None else "",
        "absent": list(there.absent) if there is not None else [],
        "exempt": list(there.exempt) if there is not None else [],
        "guests": list(there.guests) if there is not None else [],
        "conclusion": held.conclusion,
    }  # fmt: skip


def _lacks(book: Book, session_id: int) -> Iterator[Lack]:
    """What was missing at closing or still is; for closed minutes, that the book says something else by now."""
    if book.calendar.session(session_id).state is not State.CLOSED:
        yield Lack("Biên bản chưa khóa.", "The minutes are not closed yet.", "minutes", session_id)
    else:
        version = book.minutes.differs(session_id)
        if version is not None:
            n = version.number
            yield Lack(
                f"Nội dung hiện tại khác bản {n} đã khóa.", f"What the book says now differs from version {n}.",
                "minutes", session_id,
            )  # fmt: skip
    for one in book.minutes.lacking(session_id):
        left_vi, left_en = (" (đã để ngỏ)", " (left open)") if one.left else ("", "")
        yield Lack(one.vi + left_vi, one.en + left_en, "minutes", session_id, one.key)
