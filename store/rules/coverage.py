"""What a year of sessions lacks, and what stands on a day where it should not; every sentence with its source.

A warning never stops anybody: the cell decides, the program says.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from store.records import Kind, Session, State
from store.rules.calendar import ROMAN, month_of, name_of, quarter_at, quarter_of, year_of
from store.rules.holidays import Cause, FreeDays
from store.rules.ruleset import RuleSet

LABOUR_CODE: Final = ("Bộ luật Lao động, Điều 112", "Labour Code, Art. 112")
OWN_LIST: Final = ("ngày nghỉ của chi bộ", "the cell's own days off")
USAGE: Final = ("lựa chọn của chương trình", "this program's own choice")
KINDS: Final = {
    Kind.REGULAR: ("định kỳ", "regular sessions"),
    Kind.THEMATIC: ("chuyên đề", "thematic sessions"),
    Kind.EXTRAORDINARY: ("bất thường", "extraordinary sessions"),
    Kind.COMMITTEE: ("họp chi ủy", "committee meetings"),
}


@dataclass(frozen=True, slots=True)
class YearWarning:
    """Something of the year's calendar to look at."""

    rule: str
    """A rule's id, or free_day, weekend, same_day."""
    vi: str
    en: str
    cite_vi: str
    cite_en: str
    period: str = ""
    """The month or quarter it is about: YYYY-MM or YYYY-Qn."""
    day: date | None = None
    """The day it is about."""
    session: int = 0
    """Number of the session it is about; 0 where one is missing."""

    def sentence(self, language: str = "vi") -> str:
        """The warning in words, naming the month, the quarter or the day."""
        return self.en if language == "en" else self.vi

    def citation(self, language: str = "vi") -> str:
        """The document or choice it comes from."""
        return self.cite_en if language == "en" else self.cite_vi


def coverage(sessions: Iterable[Session], year: int, rules: RuleSet) -> tuple[YearWarning, ...]:
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
    for n, roman in enumerate(ROMAN, 1):
        if quarters[f"{year}-Q{n}"] < rules.number("thematic_per_quarter"):
            words = f"Quý {roman} năm {year}", f"quarter {roman} of {year}"
            gaps.append(_gap(rules, "thematic_per_quarter", f"{year}-Q{n}", *words))
    return tuple(gaps)


def _gap(rules: RuleSet, id: str, period: str, vi: str, en: str) -> YearWarning:
    rule = rules.rule(id)
    said = rule.alert_vi.format(period_vi=vi), rule.alert_en.format(period_en=en)
    return YearWarning(id, *said, rule.cite_vi, rule.cite_en, period)


def warnings(
    sessions: Sequence[Session], year: int, free: FreeDays, rules: RuleSet, called: Collection[int] = ()
) -> tuple[YearWarning, ...]:
    """All there is to say of a year: what it lacks, then what stands on a wrong day, in order of days.

    `called` are the numbers of sessions whose roll was called: their days are facts and no longer warned
    about. So it is with those said to be held or closed.
    """
    own = [s for s in sessions if s.state is not State.CANCELLED and year_of(s) == year]
    ahead = [s for s in own if s.id not in called and s.state in (State.PLANNED, State.PREPARED)]
    wrong = [w for s in ahead for w in (*_on_free_day(s, free, rules), *_outside(s, rules))]
    wrong += _same_days(own, {s.id for s in ahead})
    wrong.sort(key=lambda w: (w.day or date.min, w.rule, w.session))
    return (*coverage(sessions, year, rules), *wrong)


def day_notes(session: Session, free: FreeDays, rules: RuleSet) -> tuple[YearWarning, ...]:
    """What to say of the day of one session, weekends included; said when it is moved or added."""
    notes = [*_on_free_day(session, free, rules), *_outside(session, rules)]
    if not notes and not free.is_working(session.date):
        day = f"{session.date:%d/%m/%Y}"
        vi, en = (free.why(session.date, language) for language in ("vi", "en"))
        notes.append(YearWarning("weekend", f"{day} là {vi}.", f"{day} is {en}.", *USAGE, "", session.date, session.id))
    return tuple(notes)


def _on_free_day(session: Session, free: FreeDays, rules: RuleSet) -> list[YearWarning]:
    said = free.days.get(session.date)
    if said is None:
        return []
    tet = rules.rule("tet_days_before")
    cite = {Cause.PUBLIC: LABOUR_CODE, Cause.OWN: OWN_LIST, Cause.TET: (tet.cite_vi, tet.cite_en)}[said.cause]
    day = _day(session)
    vi = f"{_subject(session, 'vi')} vào ngày nghỉ {day}: {said.vi}."
    en = f"{_subject(session, 'en')} is on a day off, {day}: {said.en}."
    return [YearWarning("free_day", vi, en, *cite, "", session.date, session.id)]


def _outside(session: Session, rules: RuleSet) -> list[YearWarning]:
    """A regular session outside its month, or a thematic one outside its quarter."""
    if session.kind is Kind.REGULAR:
        rule, period, here = rules.rule("regular_per_month"), session.month, f"{session.date:%Y-%m}"
        what_vi, what_en = "tháng", "month"
    elif session.kind is Kind.THEMATIC:
        rule, period, here = rules.rule("thematic_per_quarter"), session.quarter, quarter_at(session.date)
        what_vi, what_en = "quý", "quarter"
    else:
        return []
    if not period or period == here:
        return []
    day = _day(session)
    vi = f"{_subject(session, 'vi')} vào {day}, ngoài {what_vi}."
    en = f"{_subject(session, 'en')} is on {day}, outside its {what_en}."
    return [YearWarning(rule.id, vi, en, rule.cite_vi, rule.cite_en, period, session.date, session.id)]


def _same_days(sessions: Iterable[Session], ahead: Collection[int]) -> list[YearWarning]:
    days: dict[tuple[date, Kind], list[Session]] = defaultdict(list)
    for session in sessions:
        days[session.date, session.kind].append(session)
    found = []
    for (day, kind), there in days.items():
        if len(there) > 1 and any(s.id in ahead for s in there):
            vi, en = KINDS[kind]
            words = f"Ngày {day:%d/%m/%Y} có {len(there)} buổi {vi}.", f"There are {len(there)} {en} on {day:%d/%m/%Y}."
            found.append(YearWarning("same_day", *words, *USAGE, "", day, there[-1].id))
    return found


def _day(session: Session) -> str:
    """The day, without its year where the session's name tells it."""
    return f"{session.date:%d/%m}" if session.date.year == year_of(session) else f"{session.date:%d/%m/%Y}"


def _subject(session: Session, language: str) -> str:
    """The session's name at the head of a sentence that has to fit one line."""
    words = name_of(session, language).removeprefix("buổi ").removeprefix("the ")
    return words[:1].upper() + words[1:]
