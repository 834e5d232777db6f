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


def session_meant(book: Book, said: str, *, ahead: bool = False) -> Session | None:
    """The session of a code, a month (11, 11/2026, 2026-11), a quarter (Q4, IV/2027) or a day as one types it.

    None for nothing typed; BadValue for what means none. What follows two blanks is only told beside a code, and
    passed over. Without a year it is this year's; with `ahead`, next year's where this one's is over or not there.
    """
    text = clean(said.strip().split("  ")[0], limit=40)
    if not text:
        return None
    today = book.clock.today()
    there: list[Session] = []
    for code in _short(text, today.year, ahead=ahead) or [text]:
        with suppress(NoSuch):
            there.append(book.calendar.resolve(code))
    if there:
        return next((s for s in there if s.date >= today), there[0])
    found: list[Session] = []
    with suppress(BadValue):
        day = parse_day(text, today)
        found = [s for s in book.calendar.sessions() if s.date == day]
    if len(found) == 1:
        return found[0]
    if not found:
        raise BadValue(
            why_vi=f"Không có buổi sinh hoạt «{text}». Gõ tháng (11), quý (Q4), ngày (5/11) hoặc mã buổi.",
            why_en=f"There is no session «{text}». Type a month (11), a quarter (Q4), a day (5/11) or its code.",
        )
    raise _several(", ".join(s.code for s in found[:NAMED]))


def _short(text: str, year: int, *, ahead: bool) -> list[str]:
    """The codes a month or a quarter may mean, this year's first; none for anything else."""
    years = (year, year + 1) if ahead else (year,)
    month = re.fullmatch(r"(\d{1,2})(?:\s*/\s*(\d{4}))?", text)
    if month is not None:
        return [f"{y}-{int(month[1]):02}" for y in ([int(month[2])] if month[2] else years)]
    try:
        # A quarter that names its year is the same whichever year is offered.
        quarters = dict.fromkeys(parse_quarter(text, y) for y in years)
    except BadValue:
        return []
    return [f"{quarter}-CD" for quarter in quarters]


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
    if few:
        return _several(few)
    shown = clean(said, limit=40)
    return BadValue(why_vi=f"{none_vi} «{shown}».", why_en=f"{none_en} «{shown}».")


def _several(few: str) -> BadValue:
    return BadValue(why_vi=f"Có nhiều: {few}.", why_en=f"More than one: {few}.")
