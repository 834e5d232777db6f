"""What marks add up to: counts, rates, runs of absences, alerts; and how a time of day is typed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from store.errors import BadValue, Odd
from store.records import Code, Kind, Mark, Member, Session, Source
from store.rules.ruleset import RuleSet

COUNTED_PRESENT: Final = frozenset({Code.PRESENT, Code.LATE, Code.LEFT_EARLY})
"""Who was there (late counts; domain: có mặt, đi muộn, về sớm)."""

ABSENT: Final = frozenset({Code.EXCUSED, Code.UNEXCUSED})
"""Who was expected and not there."""

LEFT_OUT: Final = frozenset({Code.EXEMPT, Code.ELSEWHERE})
"""Who is in no rate."""

COUNTED_KINDS: Final = frozenset({Kind.REGULAR, Kind.THEMATIC})
"""Sessions that past marks, runs and alerts are read from."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one roll."""

    counts: Mapping[Code, int]

    def count(self, code: Code) -> int:
        """How many have that code."""
        return self.counts.get(code, 0)

    @property
    def members(self) -> int:
        """Everyone on the roll."""
        return sum(self.counts.values())

    @property
    def present(self) -> int:
        """Who was there."""
        return sum(self.count(code) for code in COUNTED_PRESENT)

    @property
    def absent(self) -> int:
        """Who was expected and not there."""
        return sum(self.count(code) for code in ABSENT)

    @property
    def not_taken(self) -> int:
        """Who has no mark yet; not absent."""
        return self.count(Code.NOT_TAKEN)

    @property
    def left_out(self) -> int:
        """Who is in no rate: exempt, or temporarily elsewhere."""
        return sum(self.count(code) for code in LEFT_OUT)

    @property
    def expected(self) -> int:
        """Everyone but those left out of the rate."""
        return self.members - self.left_out

    @property
    def rate(self) -> Fraction | None:
        """Present over those expected and marked; None while nobody is marked."""
        taken = self.expected - self.not_taken
        return Fraction(self.present, taken) if taken else None


def tally(marks: Iterable[Mark]) -> Tally:
    """The counts of some marks."""
    return Tally(Counter(mark.code for mark in marks))


def taken(marks: Iterable[Mark]) -> bool:
    """Whether a roll was called: somebody was marked by hand. An untaken roll changes no rate."""
    return any(m.source is Source.HAND and m.code is not Code.NOT_TAKEN for m in marks)


@dataclass(frozen=True, slots=True)
class Run:
    """Absences in a row."""

    length: int
    excused: int
    """How many of them were excused."""


def run_of_absences(marks: Sequence[tuple[Session, Mark]]) -> Run:
    """The run of absences at the end of a member's marks (in order of date).

    Marks that are left out of the rate, and sessions where the member was not taken, neither count
    nor end a run.
    """
    length = excused = 0
    for _session, mark in reversed(marks):
        if mark.code in ABSENT:
            length += 1
            excused += mark.code is Code.EXCUSED
        elif mark.code in COUNTED_PRESENT:
            break
    return Run(length, excused)


@dataclass(frozen=True, slots=True)
class Alert:
    """Something the rule set asks the cell to look at."""

    rule: str
    member: int
    since: date
    vi: str
    en: str
    cite_vi: str
    cite_en: str
    count: int = 0
    """How many sessions or months it is about."""
    last: date = date.min
    """The last day it is about."""

    def sentence(self, language: str) -> str:
        """The alert in words."""
        return self.en if language == "en" else self.vi

    def citation(self, language: str) -> str:
        """The document the rule comes from."""
        return self.cite_en if language == "en" else self.cite_vi


def alerts(member: Member, marks: Sequence[tuple[Session, Mark]], rules: RuleSet, day: date) -> tuple[Alert, ...]:
    """The alerts of one member for the year of `day`, from marks in order of date, one alert a rule.

    More than the allowed excused absences in a row within the year (HD 12/2018); any unexcused one;
    months of the year in which every session taken was missed without reason (Charter Art. 8.1).
    """
    year = [(s, m) for s, m in marks if s.date.year == day.year and s.date <= day and s.kind in COUNTED_KINDS]
    found = (_excused_run(member, year, rules), _unexcused(member, year, rules), _months(member, year, rules))
    return tuple(alert for alert in found if alert is not None)


def _alert(rules: RuleSet, id: str, member: Member, days: Sequence[date], count: int) -> Alert:
    rule = rules.rule(id)
    facts = {"name": member.name, "count": count, "since": f"{days[0]:%d/%m/%Y}", "last": f"{days[-1]:%d/%m/%Y}"}
    english = rule.alert_one_en if count == 1 and rule.alert_one_en else rule.alert_en
    vi, en = rule.alert_vi.format(**facts), english.format(**facts)
    return Alert(id, member.id, days[0], vi, en, rule.cite_vi, rule.cite_en, count, days[-1])


def _excused_run(member: Member, marks: Sequence[tuple[Session, Mark]], rules: RuleSet) -> Alert | None:
    limit = rules.number("excused_in_a_row")
    best: list[date] = []
    run: list[date] = []
    for session, mark in marks:
        if mark.code is Code.EXCUSED:
            run.append(session.date)
            best = max(best, run, key=len).copy()
        elif mark.code in COUNTED_PRESENT or mark.code is Code.UNEXCUSED:
            run = []
    if len(best) <= limit:
        return None
    return _alert(rules, "excused_in_a_row", member, best, len(best))


def _unexcused(member: Member, marks: Sequence[tuple[Session, Mark]], rules: RuleSet) -> Alert | None:
    days = [session.date for session, mark in marks if mark.code is Code.UNEXCUSED]
    if len(days) <= rules.number("unexcused_allowed"):
        return None
    return _alert(rules, "unexcused_allowed", member, days, len(days))


def _months(member: Member, marks: Sequence[tuple[Session, Mark]], rules: RuleSet) -> Alert | None:
    limit = rules.number("months_without_attendance")
    months: dict[int, list[Code]] = {}
    first: dict[int, date] = {}
    for session, mark in marks:
        if mark.code in COUNTED_PRESENT | ABSENT:
            months.setdefault(session.date.month, []).append(mark.code)
            first.setdefault(session.date.month, session.date)
    missed = [month for month, codes in months.items() if set(codes) == {Code.UNEXCUSED}]
    if len(missed) < limit:
        return None
    return _alert(rules, "months_without_attendance", member, [first[m] for m in missed], len(missed))


def minutes_after(start: str, clock: str) -> int:
    """Minutes from one HH:MM to another of the same day, never below 0."""
    return max(0, _minutes(clock) - _minutes(start))


def ensure_after(start: str, clock: str) -> None:
    """Odd where somebody is said to come late, or to leave early, at a time (HH:MM) at which it had not begun."""
    if clock and _minutes(clock) <= _minutes(start):
        raise Odd(why_vi=f"{clock} không sau giờ bắt đầu {start}.", why_en=f"{clock} is not after it begins, {start}.")


def _minutes(clock: str) -> int:
    hour, _colon, minute = clock.partition(":")
    return int(hour) * 60 + int(minute)


def parse_clock(text: str) -> str:
    """A time of day as people type it (1410, 14h10, 14:10, 9h, 905, 14 giờ 05) as HH:MM. BadValue."""
    found = re.fullmatch(r"(\d{1,2})\s*(?:h|g|:|giờ|gio|\.)\s*(\d{1,2})?\s*(?:phút|phut|p)?", text.strip().casefold())
    if found is None:
        found = re.fullmatch(r"(\d{1,2}?)(\d{2})?", text.strip())
    if found is not None:
        hour, minute = int(found[1]), int(found[2] or 0)
        if hour <= 23 and minute <= 59:
            return f"{hour:02}:{minute:02}"
    raise BadValue(
        why_vi=f"«{text}» không phải giờ. Gõ như 14:10, 14h10 hoặc 1410.",
        why_en=f"«{text}» is no time of day. Type it like 14:10, 14h10 or 1410.",
    )
