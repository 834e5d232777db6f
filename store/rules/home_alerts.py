"""The alerts of a day: what the rules say of members, sessions, the calendar and themes, one a subject and rule.

Every alert has a sentence and the document behind it. Gone-by months cannot be mended any more and are left
to the calendar's own page; what is longer ago is told in one line. Pure: `today` is an argument.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from store.records import Kind, Proposal, Session, State, Theme, ThemeState
from store.rules.attendance import Alert
from store.rules.calendar import ROMAN, name_of, quarter_at
from store.rules.coverage import YearWarning
from store.rules.home import Goes, Line, Section, What, Where
from store.rules.probation import STAGES
from store.rules.proposals import answer_by
from store.rules.ruleset import Rule, RuleSet
from store.rules.theme_data import Told, sentence_case
from store.rules.themes import Gap, Lack, Late

RECENT: Final = timedelta(days=31)
"""Rolls not called within these days are told one by one."""
AHEAD: Final = timedelta(days=31)
"""A year that begins within these days should have its plan."""
OWED: Final = frozenset({State.PLANNED, State.PREPARED, State.HELD})
"""States of a session over that still lacks its roll; a closed one was let be."""
URGENT: Final = (
    "min_official_members", "months_without_attendance", "months_without_dues", "confirm_within_working_days",
    What.ROLL, What.WRONG_DAY, What.UNCOVERED, What.THEME,
    "unexcused_allowed", "excused_in_a_row", What.PROPOSAL, What.PROBATION, What.NO_PLAN, What.UNREVIEWED,
    What.UNREGISTERED, What.PRAISE, What.ROLLS, What.COPY,
)  # fmt: skip
"""Rules and kinds of alerts, the most urgent first."""


def in_order(lines: Iterable[Line]) -> list[Line]:
    """The alerts by urgency, then by day; a subject and rule told twice stays once."""
    once = {line.key: line for line in reversed(list(lines))}
    return sorted(once.values(), key=lambda x: (_rank(x), x.on or x.since or date.max, x.key))


def years(today: date) -> list[int]:
    """The years whose absences, dues and rolls are looked at: this one, and in January the one before first.

    The first session of a year is the first that can take up what came about at the last one of the year before.
    """
    return sorted({(today - RECENT).year, today.year})


def _rank(line: Line) -> int:
    if line.what is What.PROBATION and line.stage == STAGES[-1]:
        return URGENT.index("confirm_within_working_days")
    return URGENT.index(line.rule) if line.rule in URGENT else URGENT.index(line.what)


def _told(rule: Rule, vi: str, en: str) -> Told:
    return Told(sentence_case(vi), sentence_case(en), rule.cite_vi, rule.cite_en)


# -- members -----------------------------------------------------------------------------------


def of_attendance(alerts: Iterable[Alert]) -> list[Line]:
    """What a year's marks say of members (features A12)."""
    return [
        Line(
            Section.ALERTS, What.ATTENDANCE, f"member:{a.member}/{a.rule}", Goes(Where.MEMBER, a.member),
            members=(a.member,), since=a.since, count=a.count, rule=a.rule, said=Told(a.vi, a.en, a.cite_vi, a.cite_en),
            stage=f"{a.last.isoformat()}/{a.count}",
        )
        for a in alerts
    ]  # fmt: skip


# -- proposals ---------------------------------------------------------------------------------


def of_proposals(late: Iterable[Proposal], names: Mapping[int, str], today: date, rules: RuleSet) -> list[Line]:
    """Proposals not answered past their day (rule `proposal_answer_days`); `names` are those of the members."""
    rule = rules.rule("proposal_answer_days")
    found = []
    for one in late:
        until = answer_by(one, rules)
        whose, text = names.get(one.member, ""), " ".join(one.text.split())
        vi = f"đề xuất của {whose}" if whose else "đề xuất"
        en = f"{whose}'s proposal" if whose else "a proposal"
        found.append(
            Line(
                Section.ALERTS, What.PROPOSAL, f"proposal:{one.id}/{rule.id}", Goes(Where.PROPOSAL, one.id),
                members=(one.member,) if one.member else (), on=until, days=(until - today).days, since=one.raised,
                rule=rule.id, said=_told(rule, f"{vi} chưa được trả lời: {text}", f"{en} is not answered: {text}"),
            )
        )  # fmt: skip
    return found


# -- sessions ----------------------------------------------------------------------------------


def of_rolls(sessions: Iterable[Session], called: Collection[int], today: date, rules: RuleSet) -> list[Line]:
    """Sessions over whose roll was not called: those of the last month one by one, the years' before in one line."""
    owed = [s for s in sessions if s.date < today and s.state in OWED and s.id not in called]
    recent = [s for s in owed if s.date >= today - RECENT]
    before = [s for s in owed if s.date < today - RECENT and s.date.year in years(today)]
    rule = rules.rule("attendance_target")
    lines = [
        Line(
            Section.ALERTS, What.ROLL, f"session:{s.id}/roll", Goes(Where.ROLL, s.id), s, on=s.date,
            days=(s.date - today).days, since=s.date, rule=rule.id, said=_told(rule, *_not_called(s)),
        )
        for s in recent
    ]  # fmt: skip
    if before:
        n, since = len(before), before[0].date
        here = since.year == today.year
        first, vi, en = (f"{since:%d/%m}", " trong năm", " of the year") if here else (f"{since:%d/%m/%Y}", "", "")
        words = (
            f"{n} buổi trước đó{vi} chưa điểm danh, từ {first}.",
            f"{n} earlier sessions{en} have no roll, since {first}." if n > 1 else
            f"An earlier session{en} has no roll, {first}.",
        )  # fmt: skip
        goes, key = Goes(Where.SESSION, before[-1].id), f"{before[-1].date.year}/rolls"
        line = Line(Section.ALERTS, What.ROLLS, key, goes, since=since, count=n, rule=rule.id,
                    said=_told(rule, *words))  # fmt: skip
        lines.append(line)
    return lines


def _not_called(session: Session) -> tuple[str, str]:
    vi, en = name_of(session, "vi"), name_of(session, "en")
    if session.kind in (Kind.REGULAR, Kind.THEMATIC):
        vi, en = f"{vi} ngày {session.date:%d/%m}", f"{en}, {session.date:%d/%m},"
    return f"{vi} chưa điểm danh.", f"{en} has no roll yet."


def of_calendar(warnings: Iterable[YearWarning], today: date, rules: RuleSet) -> list[Line]:
    """Months and quarters not over yet without a session, one line a rule and year; sessions to come on a wrong day."""
    gaps: dict[tuple[str, str], list[YearWarning]] = {}
    lines: list[Line] = []
    for w in warnings:
        if w.session and w.day is not None and w.day >= today:
            lines.append(
                Line(
                    Section.ALERTS, What.WRONG_DAY, f"session:{w.session}/{w.rule}", Goes(Where.SESSION, w.session),
                    on=w.day, days=(w.day - today).days, rule=w.rule, said=Told(w.vi, w.en, w.cite_vi, w.cite_en),
                )
            )  # fmt: skip
        elif not w.session and not _over(w.period, today):
            gaps.setdefault((w.period[:4], w.rule), []).append(w)
    for (year, id), missing in gaps.items():
        lines.append(
            Line(
                Section.ALERTS, What.UNCOVERED, f"{year}/{id}", Goes(Where.YEAR, int(year)), rule=id,
                on=_first_day(missing[0].period), count=len(missing), said=_uncovered(missing, year, rules.rule(id)),
            )
        )  # fmt: skip
    return lines


def uncovered_quarters(warnings: Iterable[YearWarning]) -> set[str]:
    """The quarters a year's warnings name as without a thematic session."""
    return {w.period for w in warnings if not w.session and "Q" in w.period}


def _over(period: str, today: date) -> bool:
    return period < (quarter_at(today) if "Q" in period else f"{today:%Y-%m}")


def _first_day(period: str) -> date:
    month = int(period[6:]) * 3 - 2 if "Q" in period else int(period[5:])
    return date(int(period[:4]), month, 1)


def _uncovered(missing: Sequence[YearWarning], year: str, rule: Rule) -> Told:
    if len(missing) == 1:
        return Told(missing[0].vi, missing[0].en, rule.cite_vi, rule.cite_en)
    quarters = "Q" in missing[0].period
    names = ", ".join(ROMAN[int(w.period[6:]) - 1] if quarters else str(int(w.period[5:])) for w in missing)
    vi = rule.alert_vi.format(period_vi=f"{'Quý' if quarters else 'Tháng'} {names} năm {year}")
    en = rule.alert_en.format(period_en=f"{'quarters' if quarters else 'months'} {names} of {year}")
    return _told(rule, vi, en)


def no_plan(year: int, rules: RuleSet) -> Line:
    """A year that begins soon and has no session at all."""
    rule = rules.rule("regular_per_month")
    return Line(
        Section.ALERTS, What.NO_PLAN, f"{year}/plan", Goes(Where.YEAR, year), on=date(year, 1, 1), rule=rule.id,
        said=_told(rule, f"Chưa lập lịch năm {year}.", f"{year} has no sessions planned yet."),
    )  # fmt: skip


# -- registrations and praise ------------------------------------------------------------------


def of_registrations(what: What, rule: str, told: Told, members: Sequence[int], since: date, year: int) -> Line:
    """Whose registration was not reviewed, or who has none, in one line for all of them; it leads to the year's."""
    return Line(
        Section.ALERTS, what, f"{since.year}/{rule}", Goes(Where.REGISTRATIONS, year), members=tuple(members),
        since=since, count=len(members), rule=rule, said=told,
    )  # fmt: skip


def of_praise(told: Told | None, months: Sequence[str]) -> list[Line]:
    """Months in a row without any praise, as the rule says it; None for none."""
    if told is None or not months:
        return []
    rule, since = "months_without_praise", date.fromisoformat(f"{months[0]}-01")
    line = Line(
        Section.ALERTS, What.PRAISE, f"{months[0]}/{rule}", Goes(Where.PRAISE), since=since, count=len(months),
        rule=rule, said=told,
    )  # fmt: skip
    return [line]


# -- themes ------------------------------------------------------------------------------------


def of_theme(
    quarter: str,
    theme: Theme | None,
    gaps: Sequence[Gap],
    late: Sequence[Late],
    today: date,
    told: Collection[str],
    rules: RuleSet,
) -> Line | None:
    """What a quarter's theme lacks and what of it is late, in one line: the first of it, and how many more.

    Of a quarter gone by only what can still be done counts: to write down that it was held, to report.
    `told` are the quarters named as without a session already. What has no day of its own is so since the quarter
    was looked at first.
    """
    past = quarter < quarter_at(today)
    lacking = [
        gap for gap in gaps
        if (gap.lack is Lack.REPORT if past else not (gap.lack is Lack.SESSION and quarter in told))
    ]  # fmt: skip
    reports = any(gap.lack is Lack.REPORT for gap in lacking)
    behind = [
        x for x in late
        if not (reports and x.state is ThemeState.REPORTED)
        and (not past or x.state in (ThemeState.HELD, ThemeState.REPORTED))
    ]  # fmt: skip
    found = [gap.said for gap in lacking] + [x.said for x in behind]
    if not found:
        return None
    report = next((x for x in late if x.state is ThemeState.REPORTED), None)
    first = (report if lacking[0].lack is Lack.REPORT else None) if lacking else behind[0]
    return Line(
        Section.ALERTS, What.THEME, f"theme:{theme.id if theme else quarter}",
        Goes(Where.THEME, theme.id) if theme else Goes(Where.THEMES), on=first.due if first else None,
        days=-first.days if first else None, since=first.due if first else _first_day(quarter) - _near(rules),
        count=len(found) - 1, said=found[0],
    )  # fmt: skip


def quarters(today: date, rules: RuleSet) -> list[str]:
    """The quarters whose theme is looked at: the one before, this one, the next once it is near."""
    first = _first_day(quarter_at(today))
    found = [quarter_at(first - timedelta(days=1)), quarter_at(today), quarter_at(today + _near(rules))]
    return list(dict.fromkeys(found))


def _near(rules: RuleSet) -> timedelta:
    """How long before it begins a quarter is near."""
    return timedelta(days=rules.number("theme_notice_days"))
