"""Which days are free: public holidays, Tết, the cell's own days off; and free days that are worked.

Public holidays and Tết come from the `holidays` package (the Vietnamese lunar calendar), with the swapped
days it knows. The days around Tết are the rule set's, and over all of it lie the cell's own days. What a
free day means for a session is not decided here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from threading import Lock
from typing import Final

from store.errors import BadValue
from store.records import OwnDay
from store.rules.ruleset import RuleSet

TET: Final = "Tết Nguyên Đán"
"""What the holiday package calls the first day of the lunar year."""
KNOWN_YEARS: Final = range(1976, 2101)
"""Years for which the holiday package has the lunar calendar of today's Vietnam."""
_VIETNAM: Final = "holidays.countries.vietnam"
_BRINGING: Final = Lock()
SHORT: Final[tuple[tuple[str, str, str], ...]] = (
    ("Tết Dương lịch", "Tết dương lịch", "New Year"),
    ("Ngày Giỗ Tổ", "Giỗ Tổ", "Kings"),
    ("Ngày Chiến thắng", "Lễ", "Off"),
    ("Ngày Quốc tế Lao động", "Lễ", "Off"),
    ("Quốc khánh", "Quốc khánh", "National Day"),
    ("Ngày Văn hóa", "Ngày Văn hóa", "Culture Day"),
    ("Ngày nghỉ (thay", "Nghỉ hoán đổi", "Swapped"),
)
"""Beginning of the package's name, and what a narrow column says; 30/4 and 1/5 are one feast there."""


class Cause(StrEnum):
    """Whose word makes a day free."""

    PUBLIC = "public"
    TET = "tet"
    """Beside Tết, by the rule set; the days of Tết themselves are public holidays."""
    OWN = "own"
    """The cell's own list."""


@dataclass(frozen=True, slots=True)
class FreeDay:
    """Why a day is free, in words."""

    vi: str
    en: str
    short_vi: str = ""
    """For a narrow column; empty means `vi`."""
    short_en: str = ""
    cause: Cause = Cause.PUBLIC

    def name(self, language: str = "vi") -> str:
        """What the day is called."""
        return self.en if language == "en" else self.vi

    def short(self, language: str = "vi") -> str:
        """The same in a word or two."""
        return (self.short_en or self.en) if language == "en" else (self.short_vi or self.vi)


@dataclass(frozen=True, slots=True)
class FreeDays:
    """The free days of some years, and the weekend days and holidays that are worked."""

    days: Mapping[date, FreeDay]
    worked: Mapping[date, FreeDay]
    """Free days on which work is done; none of them is among `days`."""

    def is_working(self, day: date) -> bool:
        """Whether work is done that day."""
        return day in self.worked or (day.weekday() < 5 and day not in self.days)

    def why(self, day: date, language: str = "vi") -> str:
        """Why nothing is planned on the day: a holiday's name, 'thứ Bảy'; empty on a working day."""
        if self.is_working(day):
            return ""
        if day in self.days:
            return self.days[day].name(language)
        saturday = day.weekday() == 5
        return (
            ("a Saturday" if saturday else "a Sunday") if language == "en" else ("thứ Bảy" if saturday else "Chủ nhật")
        )


NO_FREE_DAYS: Final = FreeDays({}, {})
"""Weekends only."""


@dataclass(frozen=True, slots=True)
class DayRun:
    """Days in a row that go by one name."""

    since: date
    until: date
    day: FreeDay
    working: bool = False

    @property
    def span(self) -> str:
        """The days: 05–10/02, 31/01–05/02, 02/09."""
        if self.since == self.until:
            return f"{self.since:%d/%m}"
        first = f"{self.since:%d}" if self.since.month == self.until.month else f"{self.since:%d/%m}"
        return f"{first}–{self.until:%d/%m}"


def require_known(year: int) -> None:
    """BadValue for a year whose lunar calendar is not known."""
    if year not in KNOWN_YEARS:
        raise BadValue(
            why_vi=f"Không biết lịch Tết năm {year}; chỉ lập được từ {KNOWN_YEARS[0]} đến {KNOWN_YEARS[-1]}.",
            why_en=f"Tết of {year} is not known; years go from {KNOWN_YEARS[0]} to {KNOWN_YEARS[-1]}.",
        )


def at_hand() -> bool:
    """Whether the lunar calendar has been brought in; the first question else waits for it."""
    return _VIETNAM in sys.modules


def bring_in() -> None:
    """Bring the lunar calendar in, which takes about 40 ms; may be called in a thread.

    The package reads all its 250 countries before it gives one, which is half of the time and 7 MiB. Their folder is
    stood in for by one that has not read them while Vietnam is read; whoever asks for the folder later gets it whole.
    """
    with _BRINGING:
        if at_hand():
            return
        import holidays

        countries = find_spec("holidays.countries")
        if countries is not None:
            sys.modules[countries.name] = module_from_spec(countries)
            try:
                import_module(_VIETNAM)
            finally:
                del sys.modules[countries.name]
        holidays.country_holidays("VN", years=KNOWN_YEARS[0], language="vi")


def free_days(years: Iterable[int], rules: RuleSet | None = None, own: Iterable[OwnDay] = ()) -> FreeDays:
    """What is free in some years; a year whose lunar calendar is unknown has the cell's own days only."""
    wanted = set(years)
    rules = rules or RuleSet()
    days: dict[date, FreeDay] = {}
    worked: dict[date, FreeDay] = {}
    for year in sorted(wanted.intersection(KNOWN_YEARS)):
        _add_public(year, rules, days, worked)
    for entry in own:
        said = FreeDay(entry.name, entry.name, cause=Cause.OWN)
        for n in range((entry.until - entry.since).days + 1):
            day = entry.since + timedelta(days=n)
            if day.year not in wanted:
                continue
            if entry.working:
                _work(day, said, days, worked)
            elif day not in days or days[day].cause is Cause.TET:
                days[day] = said
                worked.pop(day, None)
    return FreeDays(dict(sorted(days.items())), dict(sorted(worked.items())))


def _work(day: date, said: FreeDay, days: dict[date, FreeDay], worked: dict[date, FreeDay]) -> None:
    """A working day is only worth noting where the day would be free."""
    if days.pop(day, None) is not None or day.weekday() >= 5:
        worked[day] = said


def _add_public(year: int, rules: RuleSet, days: dict[date, FreeDay], worked: dict[date, FreeDay]) -> None:
    bring_in()
    import holidays

    vi = holidays.country_holidays("VN", years=year, language="vi")
    en = holidays.country_holidays("VN", years=year, language="en_US")
    for day in vi:
        days[day] = _named(vi[day], en[day])
    near = FreeDay("những ngày quanh Tết Nguyên Đán", "the days around Lunar New Year", "Tết", "Tết", cause=Cause.TET)
    for first in [day for day in vi if vi[day] == TET]:
        for n in range(-rules.number("tet_days_before"), rules.number("tet_days_after") + 1):
            days.setdefault(first + timedelta(days=n), near)
    for day in vi.weekend_workdays:
        if day.year == year:
            worked[day] = FreeDay("Làm bù", "Worked instead", "Làm bù", "Worked")


def _named(vi: str, en: str) -> FreeDay:
    for beginning, short_vi, short_en in SHORT:
        if vi.startswith(beginning):
            return FreeDay(vi, en, short_vi, short_en)
    return FreeDay(vi, en, "Tết", "Tết") if "Tết" in vi else FreeDay(vi, en)


def runs(free: FreeDays, year: int) -> tuple[DayRun, ...]:
    """The free and the worked days of a year, neighbours of one name merged, in order."""
    found: list[DayRun] = []
    for working, table in ((False, free.days), (True, free.worked)):
        begun: DayRun | None = None
        for day, said in sorted(table.items()):
            if day.year != year:
                continue
            if begun is not None and begun.until + timedelta(days=1) == day and _same(begun.day, said):
                found.pop()
                begun = DayRun(begun.since, day, begun.day, working)
            else:
                begun = DayRun(day, day, said, working)
            found.append(begun)
    return tuple(sorted(found, key=lambda run: (run.since, run.working)))


def _same(one: FreeDay, other: FreeDay) -> bool:
    return one.short("vi") == other.short("vi")
