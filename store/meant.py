"""Whom, which session or which theme a few letters typed into a field mean; one sentence when it is none or several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from store.errors import BadValue, NoSuch
from store.records import Member, Session, Theme
from store.rules.themes import parse_quarter
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
    """The session of a code, a month (11, 11/2026, 2026-11), a quarter (Q4) or a day as one types it. BadValue.

    None for nothing typed. What follows two blanks is only told beside a code, and passed over.
    """
    text = clean(said.strip().split("  ")[0], limit=40)
    if not text:
        return None
    today = book.clock.today()
    short = re.fullmatch(r"(\d{1,2})(?:\s*/\s*(\d{4}))?|[qQ]([1-4])", text)
    if short is not None:
        text = f"{short[2] or today.year}-{int(short[1]):02}" if short[1] else f"{today.year}-Q{short[3]}-CD"
    try:
        return book.calendar.resolve(text)
    except NoSuch:
        day = parse_day(text, today)
    found = [s for s in book.calendar.sessions() if s.date == day]
    if len(found) == 1:
        return found[0]
    raise _unclear(text, ", ".join(s.code for s in found[:NAMED]), "Không có buổi sinh hoạt", "There is no session")


def theme_meant(themes: Sequence[Theme], said: str, year: int) -> Theme | None:
    """The theme of a quarter (4, IV, Q4, IV/2026) or of words of its title; None for nothing typed. BadValue.

    What follows two blanks is only told beside a quarter, and passed over. `year` is meant where none is typed.
    """
    words = fold(clean(said, limit=300)).split()
    if not words:
        return None
    quarter = ""
    with suppress(BadValue):
        quarter = parse_quarter(said.strip().split("  ")[0], year)
    there = [t for t in themes if t.quarter == quarter]
    exact = [t for t in themes if fold(t.title).split() == words]
    found = there or exact or [t for t in themes if all(_holds(t, word) for word in words)]
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
