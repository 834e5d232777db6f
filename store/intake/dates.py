"""Days as rosters write them: spreadsheet dates, serial numbers, dd/mm/yyyy, words.

A day that is not certain is doubtful, with the reason; nothing is filled in. Which of two days
must come first is not here (see checks.py).
"""

from __future__ import annotations

import calendar
import math
import re
from datetime import date, datetime, timedelta
from typing import Final

from store.intake.grid import Cell
from store.intake.readings import Reading
from store.vietnamese import clean, fold

_EPOCH: Final = date(1899, 12, 30)
"""Day 0 of the 1900 date system, for serials after February 1900."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""No day outside is believed."""

_CLOCK: Final = r"(?:[ t]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?"
_DAY_FIRST: Final = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{1,4})" + _CLOCK)
_ISO: Final = re.compile(r"(\d{4})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})" + _CLOCK)
_WORDS: Final = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2})(?: nam|,)? (\d{1,4})")
_MONTH: Final = re.compile(r"(?:thang )?\d{1,2}\s*(?:[/.\-]| nam )\s*\d{4}|\d{4}\s*[/.\-]\s*\d{1,2}")
_YEAR: Final = re.compile(r"(?:nam )?\d{4}")
_BLANK: Final = re.compile(r"[-–—./…?]*|chua|chua co|khong|khong co|none|n/a")


def read_day(cell: Cell) -> Reading[date]:
    """The day a cell names; empty for a blank, doubtful with a reason for anything uncertain."""
    if isinstance(cell, datetime):
        return _in_range(cell.date())
    if isinstance(cell, date):
        return _in_range(cell)
    if isinstance(cell, (int, float)):
        return _serial(cell)
    text = clean(cell).lstrip("'") if cell else ""
    words = fold(text)
    if _BLANK.fullmatch(words):
        return Reading()
    for pattern, order in ((_DAY_FIRST, (2, 1, 0)), (_WORDS, (2, 1, 0)), (_ISO, (0, 1, 2))):
        found = pattern.fullmatch(words)
        if found:
            numbers = [int(n) for n in found.groups()]
            year = found.groups()[order[0]]
            return _from_parts(numbers[order[0]], numbers[order[1]], numbers[order[2]], len(year), text)
    if _MONTH.fullmatch(words):
        return _unsure(text, "chỉ có tháng và năm, thiếu ngày", "has only a month and a year")
    if _YEAR.fullmatch(words):
        return _unsure(text, "chỉ có năm, thiếu ngày và tháng", "has only a year")
    return _unsure(text, "không đọc được như một ngày", "cannot be read as a date")


def spell(day: date | None) -> str:
    """A day as the screen shows it, dd/mm/yyyy; '' for None."""
    return f"{day:%d/%m}/{day.year:04d}" if day else ""


def _from_parts(year: int, month: int, day: int, digits: int, text: str) -> Reading[date]:
    if digits != 4:
        return _unsure(text, "năm phải đủ 4 chữ số", "needs a year of 4 digits")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return _unsure(text, f"năm {year} không hợp lý", f"has an implausible year {year}")
    if not 1 <= month <= 12:
        return _unsure(text, f"không có tháng {month}", f"has no month {month}")
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        vi = f"tháng {month} năm {year} không có ngày {day}"
        return _unsure(text, vi, f"is wrong: month {month} of {year} has no day {day}")
    return Reading(date(year, month, day))


def _serial(number: float) -> Reading[date]:
    """A spreadsheet's serial day number, as left by a column that lost its date format."""
    text = f"{number:.15g}"
    if not math.isfinite(number) or number < 1 or number > 2_000_000:
        return _unsure(text, "không đọc được như một ngày", "cannot be read as a date")
    if FIRST_YEAR <= number <= LAST_YEAR and number == int(number):
        return _unsure(text, "chỉ có năm, thiếu ngày và tháng", "has only a year")
    return _in_range(_EPOCH + timedelta(days=int(number)))


def _in_range(day: date) -> Reading[date]:
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return Reading(day)
    return _unsure(spell(day), f"năm {day.year} không hợp lý", f"has an implausible year {day.year}")


def _unsure(text: str, vi: str, en: str) -> Reading[date]:
    shown = text[:40]
    return Reading(doubt=(f"«{shown}»: {vi}; hãy ghi đủ ngày/tháng/năm.", f"“{shown}” {en}; write dd/mm/yyyy in full."))
