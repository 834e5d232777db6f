"""Two days as people type them: '1/5-20/5', 'từ 1/5 đến 20/5', '5/5' for one day, 'từ 1/5' for an open end."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from store.errors import BadValue
from store.typed import parse_day
from store.vietnamese import fold

_BETWEEN: Final = re.compile(r"\s+(?:den|toi|to|until)\s+|\s*(?:--|–|—|\.\.)\s*|\s+-\s+|(?<=\d)-(?=\d{1,2}/)")
_FROM: Final = re.compile(r"^(?:tu|from|since)\s+")


def parse_span(text: str, today: date) -> tuple[date, date | None]:
    """First and last day (None: open) of what was typed. BadValue with what to type instead.

    A last day without a year that would come before the first is taken in the year after.
    """
    said = fold(text).strip()
    opened = _FROM.match(said)
    rest = said[opened.end() :] if opened else said
    parts = [part for part in _BETWEEN.split(rest, maxsplit=1) if part.strip()]
    if not parts:
        raise BadValue(
            why_vi="Gõ ngày đầu và ngày cuối, ví dụ 1/5-20/5; một ngày thì 5/5.",
            why_en="Type the first and the last day, for example 1/5-20/5; for one day 5/5.",
        )
    first = parse_day(parts[0], today)
    if len(parts) == 1:
        return first, None if opened else first
    last = parse_day(parts[1], today)
    if last < first and not re.search(r"\d{4}|/\d{1,2}/", parts[1]):
        last = last.replace(year=last.year + 1) if (last.month, last.day) != (2, 29) else date(last.year + 1, 3, 1)
    if last < first:
        raise BadValue(
            why_vi=f"Ngày cuối {last:%d/%m/%Y} trước ngày đầu {first:%d/%m/%Y}.",
            why_en=f"The last day {last:%d/%m/%Y} is before the first, {first:%d/%m/%Y}.",
        )
    return first, last
