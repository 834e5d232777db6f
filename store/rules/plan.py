"""Which day a rule means, and which sessions a year lacks.

What is free is in holidays.py; what a year lacks in words, and what stands in a wrong place, in coverage.py.
"""

from __future__ import annotations

import calendar
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from store.errors import BadValue
from store.records import Kind, Session
from store.rules.calendar import month_of, quarter_of, unique_code
from store.rules.holidays import FreeDays
from store.vietnamese import fold

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ORDINALS: Final = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": -1}
VIETNAMESE: Final = {"t2": 0, "t3": 1, "t4": 2, "t5": 3, "t6": 4, "t7": 5, "cn": 6}
PLACES: Final = {"dau": 1, "1": 1, "2": 2, "3": 3, "4": 4, "cuoi": -1}
THEMATIC_MONTHS: Final = (2, 5, 8, 11)
"""The middle month of each quarter: a session that has to be moved still falls in its quarter."""
THEMATIC_AFTER: Final = timedelta(days=7)
"""A thematic session stands a week after the regular one; it does not replace it (HD 42/2025)."""


@dataclass(frozen=True, slots=True)
class DayRule:
    """A day of the month: a number, or a weekday by its place, or a working day by its place."""

    number: int = 0
    """1 to 31; short months take their last day. 0 when the rule is of another kind."""
    place: int = 0
    """1 to 4 from the beginning, -1 for the last."""
    weekday: int | None = None
    """0 Monday to 6 Sunday; None for working days."""

    @property
    def names_weekday(self) -> bool:
        """Whether the rule itself says which day of the week it is (a Saturday is then meant)."""
        return self.weekday is not None


def parse_day_rule(text: str) -> DayRule:
    """A rule as people type it: 05, last, 1st-fri, last-mon, first-workday, last-workday. BadValue.

    In Vietnamese: cuối, t6-đầu, t2-3, cn-cuối; accents may be left out.
    """
    words = "-".join(fold(text).split())
    if words.isdecimal() and 1 <= int(words) <= 31:
        return DayRule(number=int(words))
    if words in ("last", "cuoi"):
        return DayRule(number=31)
    if words in ("last-workday", "first-workday"):
        return DayRule(place=-1 if words.startswith("last") else 1)
    ordinal, _dash, weekday = words.partition("-")
    if ordinal in ORDINALS and weekday in WEEKDAYS:
        return DayRule(place=ORDINALS[ordinal], weekday=WEEKDAYS.index(weekday))
    if ordinal in VIETNAMESE and weekday in PLACES:
        return DayRule(place=PLACES[weekday], weekday=VIETNAMESE[ordinal])
    raise BadValue(
        why_vi=f"Không hiểu quy tắc ngày «{text}». Ví dụ: 05, cuối, t6-đầu, last-workday.",
        why_en=f"The day rule «{text}» is not understood. For example: 05, last, 1st-fri, last-workday.",
    )


def day_of(rule: DayRule, year: int, month: int, free: FreeDays) -> date:
    """The day a rule means in a month (only working-day rules look at what is free)."""
    from dateutil.rrule import MONTHLY, rrule, weekday

    last = calendar.monthrange(year, month)[1]
    if rule.number:
        return date(year, month, min(rule.number, last))
    if rule.weekday is not None:
        start = date(year, month, 1)
        found = rrule(MONTHLY, dtstart=_noon(start), count=1, byweekday=weekday(rule.weekday)(rule.place))
        first: datetime = found[0]
        return first.date()
    working = [d for d in (date(year, month, n) for n in range(1, last + 1)) if free.is_working(d)]
    if not working:
        return date(year, month, 1 if rule.place > 0 else last)
    return working[0 if rule.place > 0 else -1]


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12)


@dataclass(frozen=True, slots=True)
class Note:
    """A day the plan did not take as the rule had it, and why."""

    code: str
    wanted: date
    taken: date
    why_vi: str
    why_en: str

    def why(self, language: str = "vi") -> str:
        """What the wanted day is: a holiday's name, a Saturday."""
        return self.why_en if language == "en" else self.why_vi

    def sentence(self, language: str = "vi") -> str:
        """The note in words."""
        if self.taken == self.wanted:
            if language == "en":
                return f"{self.code}: {self.wanted:%d/%m/%Y} is {self.why_en}; its month has no working day left."
            return f"{self.code}: {self.wanted:%d/%m/%Y} là {self.why_vi}; trong tháng không còn ngày làm việc nào."
        if language == "en":
            return f"{self.code}: {self.wanted:%d/%m/%Y} is {self.why_en}; moved to {self.taken:%d/%m/%Y}."
        return f"{self.code}: {self.wanted:%d/%m/%Y} là {self.why_vi}; chuyển sang {self.taken:%d/%m/%Y}."


@dataclass(frozen=True, slots=True)
class Plan:
    """The sessions a year lacks."""

    new: tuple[Session, ...]
    already: int
    """How many of the sixteen are there."""
    notes: tuple[Note, ...]


def plan_year(year: int, rule: DayRule, existing: Iterable[Session], free: FreeDays) -> Plan:
    """Twelve regular sessions and four thematic ones, less those that are there (moved, cancelled or not).

    A day that is a public holiday, of Tết or the cell's own day off, or a weekend where the rule names no
    weekday, is moved to the next working day of its month, else the last one before; each such move is a
    note, and so is a free day that had to be kept because its month has no working day left. A thematic
    session also keeps off days that have a session: it gets a sitting of its own.
    """
    there = list(existing)
    have_months = {month_of(s) for s in there if s.kind is Kind.REGULAR}
    have_quarters = {quarter_of(s) for s in there if s.kind is Kind.THEMATIC}
    codes = {s.code for s in there}
    new: list[Session] = []
    notes: list[Note] = []
    for month in range(1, 13):
        wanted = day_of(rule, year, month, free)
        name = f"{year}-{month:02}"
        if name not in have_months:
            code = unique_code(Kind.REGULAR, name, codes)
            day = _settle(code, wanted, rule, free, notes)
            new.append(Session(code=code, kind=Kind.REGULAR, date=day, month=name))
        quarter = f"{year}-Q{(month + 2) // 3}"
        if month in THEMATIC_MONTHS and quarter not in have_quarters:
            code = unique_code(Kind.THEMATIC, quarter, codes)
            later = _a_week_after(wanted)
            occupied = {s.date for s in [*there, *new]}
            day = _settle(code, later, rule, free, notes, occupied)
            new.append(Session(code=code, kind=Kind.THEMATIC, date=day, quarter=quarter))
    new.sort(key=lambda s: (s.date, s.code))
    return Plan(tuple(new), 16 - len(new), tuple(notes))


def _a_week_after(day: date) -> date:
    """A week later, or a week before where that would leave the month."""
    later = day + THEMATIC_AFTER
    return later if later.month == day.month else day - THEMATIC_AFTER


def _settle(
    code: str,
    wanted: date,
    rule: DayRule,
    free: FreeDays,
    notes: list[Note],
    occupied: Collection[date] = (),
) -> date:
    meant = wanted not in free.days and (rule.names_weekday or free.is_working(wanted))
    if meant and wanted not in occupied:
        return wanted
    last = calendar.monthrange(wanted.year, wanted.month)[1]
    later = [wanted.replace(day=n) for n in range(wanted.day + 1, last + 1)]
    earlier = [wanted.replace(day=n) for n in range(wanted.day - 1, 0, -1)]
    taken = next((d for d in later + earlier if free.is_working(d) and d not in occupied), wanted)
    if not meant:
        notes.append(Note(code, wanted, taken, free.why(wanted, "vi"), free.why(wanted, "en")))
    return taken
