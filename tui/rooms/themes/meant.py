"""What a text means that is typed into a field of these forms: a member, a session, a theme."""

from __future__ import annotations

import re
from typing import Final

from store import Book
from store.errors import BadValue, BookError
from store.records import Member, Session, Theme
from store.rules.themes import parse_quarter, quarter_name
from store.typed import parse_day
from store.vietnamese import fold

_MONTH: Final = re.compile(r"(\d{1,2})\s*/\s*(\d{4})")


def member_meant(book: Book, text: str) -> Member:
    """The one member who belongs today and whose name a few unaccented letters mean. BadValue."""
    found = book.roster.find(text, book.clock.today())
    exact = [m for m in found if m.name == text]
    if len(exact or found) == 1:
        return (exact or found)[0]
    few = ", ".join(m.name for m in found[:4])
    raise BadValue(
        why_vi=f"Có nhiều người: {few}." if few else f"Không ai tên «{text}».",
        why_en=f"More than one: {few}." if few else f"Nobody is called «{text}».",
    )


def session_meant(book: Book, text: str) -> Session:
    """The session meant by a code, a month (10/2026, 2026-10) or any day as people type it. NoSuch, BadValue."""
    first = text.split("  ")[0].strip()
    month = _MONTH.fullmatch(first)
    if month is not None:
        return book.calendar.resolve(f"{month[2]}-{int(month[1]):02}")
    try:
        return book.calendar.resolve(first)
    except BookError as no_name:
        try:
            day = parse_day(first, book.clock.today())
        except BadValue:
            raise no_name from None
        return book.calendar.resolve(day.isoformat())


def theme_meant(book: Book, text: str, year: int) -> Theme:
    """The theme meant by its quarter (4, IV/2026) or by the beginning of its title. BadValue."""
    themes = book.themes
    try:
        quarter = parse_quarter(text.split("  ")[0], year)
    except BadValue:
        said = fold(text).strip()
        found = [t for t in themes.all() if fold(t.title).startswith(said)]
        if len(found) == 1:
            return found[0]
        few = "; ".join(t.title for t in found[:3])
        raise BadValue(
            why_vi=f"Có nhiều chuyên đề: {few}." if few else f"Không có chuyên đề «{text}». Gõ quý: 1 đến 4.",
            why_en=f"More than one: {few}." if few else f"There is no theme «{text}». Type a quarter: 1 to 4.",
        ) from None
    there = [t for t in themes.all() if t.quarter == quarter]
    if len(there) == 1:
        return there[0]
    vi, en = quarter_name(quarter, "vi"), quarter_name(quarter, "en")
    raise BadValue(
        why_vi=f"Có {len(there)} chuyên đề {vi}: gõ chữ đầu tên." if there else f"Chưa có chuyên đề {vi}.",
        why_en=f"{en} has {len(there)} themes: type a title." if there else f"There is no theme for {en}.",
    )
