"""Whom, which session or which theme a few letters typed into a field mean; one sentence when it is none or several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from store.errors import BadValue, NoSuch
from store.records import Member, Session, Theme
from store.typed import parse_day
from store.vietnamese import clean, fold, same_key

if TYPE_CHECKING:
    from store.book import Book

NAMED: Final = 4
"""How many are named where several were meant."""


def member_meant(book: Book, said: str) -> Member:
    """The member that beginnings of a name mean, of those who belong today; a whole name finds anybody. BadValue."""
    found = book.roster.find(said, book.clock.today())
    exact = [m for m in book.roster.members() if same_key(m.name) == same_key(said)]
    if len(exact or found) == 1:
        return (exact or found)[0]
    few = ", ".join(m.name for m in (exact or found)[:NAMED])
    raise _unclear(said, few, "Không ai tên", "Nobody is called")


def members_meant(book: Book, said: str) -> tuple[int, ...]:
    """The numbers of the members meant, parted by ';' or ','. BadValue as in `member_meant`."""
    parts = [part for part in re.split(r"[;,\n]", said) if part.strip()]
    return tuple(dict.fromkeys(member_meant(book, part.strip()).id for part in parts))


def session_meant(book: Book, said: str) -> Session | None:
    """The session of a code, a month (11, 2026-11), a quarter (Q4) or a day in any way one types it. BadValue.

    None for nothing typed.
    """
    text = clean(said, limit=40)
    if not text:
        return None
    today = book.clock.today()
    short = re.fullmatch(r"(\d{1,2})|[qQ]([1-4])", text)
    if short is not None:
        text = f"{today.year}-{int(short[1]):02}" if short[1] else f"{today.year}-Q{short[2]}-CD"
    try:
        return book.calendar.resolve(text)
    except NoSuch:
        day = parse_day(text, today)
    found = [s for s in book.calendar.sessions() if s.date == day]
    if len(found) == 1:
        return found[0]
    raise _unclear(text, ", ".join(s.code for s in found[:NAMED]), "Không có buổi sinh hoạt", "There is no session")


def theme_meant(themes: Sequence[Theme], said: str) -> Theme | None:
    """The theme of a quarter (Q4, 2026-Q4) or of words of its title; None for nothing typed. BadValue."""
    words = fold(clean(said, limit=300)).split()
    if not words:
        return None
    exact = [t for t in themes if fold(t.title).split() == words]
    found = exact or [t for t in themes if all(_holds(t, word) for word in words)]
    if len(found) == 1:
        return found[0]
    raise _unclear(said, "; ".join(t.title for t in found[:NAMED]), "Không có chuyên đề", "There is no theme")


def _holds(theme: Theme, word: str) -> bool:
    quarter = fold(theme.quarter)
    return word in (quarter, quarter[5:]) or any(w.startswith(word) for w in fold(theme.title).split())


def _unclear(said: str, few: str, none_vi: str, none_en: str) -> BadValue:
    shown = clean(said, limit=40)
    return BadValue(
        why_vi=f"Có nhiều: {few}." if few else f"{none_vi} «{shown}».",
        why_en=f"More than one: {few}." if few else f"{none_en} «{shown}».",
    )
