"""Days as people type them into a field: 5/2, 050226, hôm nay, +7, t6, cuối tháng.

What is short is filled up to a whole day; whether that day exists, and the sentence when it does not, is the
same as in rosters (store/intake/dates.py). Times of day are in store/rules/attendance.py.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Final

from store.errors import BadValue
from store.intake.dates import FIRST_YEAR, LAST_YEAR, read_day
from store.vietnamese import clean, fold

LONGEST: Final = 40
"""Characters of a text that may still be a day."""
BACK: Final = 80
"""A year of two digits is at most that many years ago, else it is one to come."""

_WORDS: Final = {
    "hom nay": 0, "nay": 0, "today": 0, "mai": 1, "ngay mai": 1, "tomorrow": 1, "hom qua": -1, "qua": -1,
    "yesterday": -1, "mot": 2, "ngay kia": 2, "hom kia": -2,
}  # fmt: skip
_WEEKDAYS: Final = {
    "2": 0, "hai": 0, "3": 1, "ba": 1, "4": 2, "tu": 2, "5": 3, "nam": 3, "6": 4, "sau": 4, "7": 5, "bay": 5,
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6, "cn": 6, "chu nhat": 6,
}  # fmt: skip
_WEEKDAY: Final = re.compile(r"(?:t|thu )([2-7]|hai|ba|tu|nam|sau|bay)|(cn|chu nhat|mon|tue|wed|thu|fri|sat|sun)")
_STEP: Final = re.compile(r"([+-])\s*([0-9]{1,4})")
_PARTS: Final = re.compile(
    r"(?:ngay )?([0-9]{1,2})(?:\s*[/.\-]\s*|\s+(?:thang )?)([0-9]{1,2})"
    r"(?:(?:\s*[/.\-]\s*|\s+(?:nam )?)([0-9]{2}|[0-9]{4}))?"
)
_RUN: Final = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2}|[0-9]{4})?")
_DAY: Final = re.compile(r"(?:ngay )?([0-9]{1,2})")


def parse_day(text: str, today: date, *, year: int | None = None) -> date:
    """The day a text means, seen from `today`. BadValue, with one sentence, for anything else.

    Without a year it is the day of `year` where that is given, else the one nearest to today. A day alone
    is one of this month; a weekday the next such day after today; +7 and -7 count from today.
    """
    words = " ".join(fold(clean(text, limit=LONGEST + 1)).split())
    relative = _relative(words, today) if 0 < len(words) <= LONGEST else None
    if relative is not None:
        if FIRST_YEAR <= relative.year <= LAST_YEAR:
            return relative
        raise _unreadable(text)
    found = _PARTS.fullmatch(words) or _RUN.fullmatch(words)
    if found is not None:
        return _whole(found[1], found[2], found[3], today, year)
    alone = _DAY.fullmatch(words)
    if alone is not None:
        return _read(int(alone[1]), today.month, today.year)
    reading = read_day(words) if len(words) <= LONGEST else None
    if reading is not None and reading.value is not None:
        return reading.value
    raise _unreadable(text)


def _relative(words: str, today: date) -> date | None:
    step = _STEP.fullmatch(words)
    try:
        if words in _WORDS:
            return today + timedelta(days=_WORDS[words])
        if step is not None:
            return today + timedelta(days=int(step[1] + step[2]))
        if words in ("cuoi thang", "end of month"):
            return today.replace(day=calendar.monthrange(today.year, today.month)[1])
        named = _WEEKDAY.fullmatch(words)
        if named is not None:
            ahead = (_WEEKDAYS[named[1] or named[2]] - today.weekday() - 1) % 7 + 1
            return today + timedelta(days=ahead)
    except OverflowError:
        return date.min
    return None


def _whole(day: str, month: str, typed_year: str | None, today: date, year: int | None) -> date:
    if typed_year is not None:
        number = int(typed_year)
        return _read(int(day), int(month), number if len(typed_year) == 4 else _century(number, today))
    if year is not None:
        return _read(int(day), int(month), year)
    near = [_day_or_none(int(day), int(month), today.year + n) for n in (-1, 0, 1)]
    there = [one for one in near if one is not None]
    if not there:
        return _read(int(day), int(month), today.year)
    return min(there, key=lambda one: (abs((one - today).days), one < today))


def _century(two_digits: int, today: date) -> int:
    """The year these two digits mean: 26 is 2026; 85, seen from 2026, is 1985."""
    latest = today.year + 99 - BACK
    return latest - (latest - two_digits) % 100


def _day_or_none(day: int, month: int, year: int) -> date | None:
    return read_day(f"{day:02}/{month:02}/{year:04}").value


def _read(day: int, month: int, year: int) -> date:
    reading = read_day(f"{day:02}/{month:02}/{year:04}")
    if reading.value is not None:
        return reading.value
    vi, en = reading.doubt or ("", "")
    raise BadValue(why_vi=vi.partition(";")[0] + ".", why_en=en.partition(";")[0] + ".")


def _unreadable(text: str) -> BadValue:
    shown = clean(text, limit=LONGEST)
    return BadValue(
        why_vi=f"«{shown}» không phải ngày. Gõ như 5/2, 05/02/2026, mai, +7, t6.",
        why_en=f"«{shown}» is no day. Type it like 5/2, 05/02/2026, mai, +7, t6.",
    )
