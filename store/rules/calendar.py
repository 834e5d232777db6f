"""Which day a rule means, which sessions a year lacks, and which session somebody means.

Public holidays and Tết come from the `holidays` package (the Vietnamese lunar calendar); swapped days
are known only as far as that package knows them. The days around Tết are the rule set's.
"""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from store.errors import BadValue, NoSuch
from store.records import Kind, Session, State
from store.rules.ruleset import RuleSet
from store.vietnamese import fold

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ORDINALS: Final = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "last": -1}
VIETNAMESE: Final = {"t2": 0, "t3": 1, "t4": 2, "t5": 3, "t6": 4, "t7": 5, "cn": 6}
PLACES: Final = {"dau": 1, "1": 1, "2": 2, "3": 3, "4": 4, "cuoi": -1}
TET: Final = "Tết Nguyên Đán"
"""What the holiday package calls the first day of the lunar year."""
KNOWN_YEARS: Final = range(1976, 2101)
"""Years for which the holiday package has the lunar calendar of today's Vietnam."""
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


def day_of(rule: DayRule, year: int, month: int, free: Mapping[date, str]) -> date:
    """The day a rule means in a month; `free` are public holidays (only working-day rules look at them)."""
    from dateutil.rrule import MONTHLY, rrule, weekday

    last = calendar.monthrange(year, month)[1]
    if rule.number:
        return date(year, month, min(rule.number, last))
    if rule.weekday is not None:
        start = date(year, month, 1)
        found = rrule(MONTHLY, dtstart=_noon(start), count=1, byweekday=weekday(rule.weekday)(rule.place))
        first: datetime = found[0]
        return first.date()
    working = [d for d in (date(year, month, n) for n in range(1, last + 1)) if _is_working(d, free)]
    return working[0 if rule.place > 0 else -1]


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12)


def _is_working(day: date, free: Mapping[date, str]) -> bool:
    return day.weekday() < 5 and day not in free


def holidays_of(year: int, language: str = "vi", rules: RuleSet | None = None) -> dict[date, str]:
    """Public holidays and Tết of a year, by day, named in 'vi' or 'en'.

    Tết is as wide as the rule set says, working days beside it included. BadValue for a year whose
    lunar calendar is not known.
    """
    import holidays

    if year not in KNOWN_YEARS:
        raise BadValue(
            why_vi=f"Không biết lịch Tết năm {year}; chỉ lập được từ {KNOWN_YEARS[0]} đến {KNOWN_YEARS[-1]}.",
            why_en=f"Tết of {year} is not known; years go from {KNOWN_YEARS[0]} to {KNOWN_YEARS[-1]}.",
        )
    rules = rules or RuleSet()
    found: dict[date, str] = dict(
        holidays.country_holidays("VN", years=year, language="en_US" if language == "en" else "vi")
    )
    lunar = [d for d, name in holidays.country_holidays("VN", years=year, language="vi").items() if name == TET]
    near = "the days around Lunar New Year" if language == "en" else "những ngày quanh Tết Nguyên Đán"
    for first in lunar:
        for n in range(-rules.number("tet_days_before"), rules.number("tet_days_after") + 1):
            found.setdefault(first + timedelta(days=n), near)
    return dict(sorted(found.items()))


@dataclass(frozen=True, slots=True)
class Note:
    """A day the plan did not take as the rule had it, and why."""

    code: str
    wanted: date
    taken: date
    why_vi: str
    why_en: str

    def sentence(self, language: str = "vi") -> str:
        """The note in words."""
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


def plan_year(
    year: int,
    rule: DayRule,
    existing: Iterable[Session],
    free: Mapping[date, str],
    free_en: Mapping[date, str] | None = None,
) -> Plan:
    """Twelve regular sessions and four thematic ones, less those that are there (moved, cancelled or not).

    A day that is a public holiday, or a weekend where the rule names no weekday, is moved to the next
    working day of its month, else the last one before; each such move is a note. A thematic session
    also keeps off days that have a session: it gets a sitting of its own.
    """
    there = list(existing)
    have_months = {month_of(s) for s in there if s.kind is Kind.REGULAR}
    have_quarters = {quarter_of(s) for s in there if s.kind is Kind.THEMATIC}
    new: list[Session] = []
    notes: list[Note] = []
    for month in range(1, 13):
        wanted = day_of(rule, year, month, free)
        name = f"{year}-{month:02}"
        if name not in have_months:
            day = _settle(f"{name}-DK", wanted, rule, free, free_en or free, notes)
            new.append(Session(code=f"{name}-DK", kind=Kind.REGULAR, date=day, month=name))
        quarter = f"{year}-Q{(month + 2) // 3}"
        if month in THEMATIC_MONTHS and quarter not in have_quarters:
            code = f"{quarter}-CD"
            later = _a_week_after(wanted)
            occupied = {s.date for s in [*there, *new]}
            day = _settle(code, later, rule, free, free_en or free, notes, occupied)
            new.append(Session(code=code, kind=Kind.THEMATIC, date=day, quarter=quarter))
    new.sort(key=lambda s: (s.date, s.code))
    return Plan(tuple(new), 16 - len(new), tuple(notes))


def month_of(session: Session) -> str:
    """The month a session counts for, YYYY-MM: its own, else that of its day."""
    return session.month or f"{session.date:%Y-%m}"


def quarter_of(session: Session) -> str:
    """The quarter a session counts for, YYYY-Qn: its own, else that of its day."""
    return session.quarter or f"{session.date.year}-Q{(session.date.month + 2) // 3}"


def _a_week_after(day: date) -> date:
    """A week later, or a week before where that would leave the month."""
    later = day + THEMATIC_AFTER
    return later if later.month == day.month else day - THEMATIC_AFTER


def _settle(
    code: str,
    wanted: date,
    rule: DayRule,
    free: Mapping[date, str],
    free_en: Mapping[date, str],
    notes: list[Note],
    occupied: Collection[date] = (),
) -> date:
    def fits(day: date) -> bool:
        return day not in free and (rule.names_weekday or day.weekday() < 5)

    if fits(wanted) and wanted not in occupied:
        return wanted
    last = calendar.monthrange(wanted.year, wanted.month)[1]
    later = [wanted.replace(day=n) for n in range(wanted.day + 1, last + 1)]
    earlier = [wanted.replace(day=n) for n in range(wanted.day - 1, 0, -1)]
    taken = next((d for d in later + earlier if _is_working(d, free) and d not in occupied), wanted)
    if not fits(wanted):
        why_vi = free.get(wanted) or ("thứ Bảy" if wanted.weekday() == 5 else "Chủ nhật")
        why_en = free_en.get(wanted) or ("a Saturday" if wanted.weekday() == 5 else "a Sunday")
        notes.append(Note(code, wanted, taken, why_vi, why_en))
    return taken


def nearest(sessions: Sequence[Session], today: date) -> Session | None:
    """The session of today (the regular one first), else the nearest in days, the coming one of two."""
    there = [s for s in sessions if s.state is not State.CANCELLED]
    return min(there, key=lambda s: (abs((s.date - today).days), s.date < today, _rank(s)), default=None)


def _rank(session: Session) -> int:
    return (Kind.REGULAR, Kind.THEMATIC, Kind.EXTRAORDINARY, Kind.COMMITTEE).index(session.kind)


def resolve(sessions: Sequence[Session], text: str, today: date) -> Session:
    """The session meant by YYYY-MM (its regular one), YYYY-MM-DD, a code, a number or 'today'. NoSuch."""
    found: list[Session] = []
    if re.fullmatch(r"\d{4}-\d{2}", text):
        found = [s for s in sessions if s.kind is Kind.REGULAR and month_of(s) == text]
    elif re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        found = [s for s in sessions if s.date.isoformat() == text]
    elif text.casefold() in ("today", "hôm nay", "hom nay"):
        found = [s for s in sessions if s.date == today]
    else:
        found = [s for s in sessions if s.code.casefold() == text.casefold() or str(s.id) == text]
    if not found:
        raise NoSuch(what_vi="buổi sinh hoạt", what_en="session", key=text)
    return min(found, key=lambda s: (s.state is State.CANCELLED, _rank(s), s.id))


@dataclass(frozen=True, slots=True)
class Gap:
    """A month or quarter with fewer sessions than the rule set asks for."""

    rule: str
    period: str
    """YYYY-MM or YYYY-Qn."""
    vi: str
    en: str
    cite_vi: str
    cite_en: str

    def sentence(self, language: str = "vi") -> str:
        """The gap in words, naming the month or the quarter."""
        return self.en if language == "en" else self.vi

    def citation(self, language: str = "vi") -> str:
        """The document the rule comes from."""
        return self.cite_en if language == "en" else self.cite_vi


def coverage(sessions: Iterable[Session], year: int, rules: RuleSet) -> tuple[Gap, ...]:
    """Months of the year with too few regular sessions, then quarters with too few thematic ones.

    Charter Art. 24.2; Guidance 42/2025. A cancelled session covers nothing.
    """
    there = [s for s in sessions if s.state is not State.CANCELLED]
    months = Counter(month_of(s) for s in there if s.kind is Kind.REGULAR)
    quarters = Counter(quarter_of(s) for s in there if s.kind is Kind.THEMATIC)
    gaps = [
        _gap(rules, "regular_per_month", f"{year}-{n:02}", f"Tháng {n} năm {year}", f"month {n} of {year}")
        for n in range(1, 13)
        if months[f"{year}-{n:02}"] < rules.number("regular_per_month")
    ]
    for n, roman in enumerate(("I", "II", "III", "IV"), 1):
        if quarters[f"{year}-Q{n}"] < rules.number("thematic_per_quarter"):
            words = f"Quý {roman} năm {year}", f"quarter {roman} of {year}"
            gaps.append(_gap(rules, "thematic_per_quarter", f"{year}-Q{n}", *words))
    return tuple(gaps)


def _gap(rules: RuleSet, id: str, period: str, vi: str, en: str) -> Gap:
    rule = rules.rule(id)
    said = rule.alert_vi.format(period_vi=vi), rule.alert_en.format(period_en=en)
    return Gap(id, period, *said, rule.cite_vi, rule.cite_en)
