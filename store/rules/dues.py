"""Party dues: whose were not paid in which months, as the sittings wrote down, and when a rule asks to look. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from store.records import Member, Proceedings, Session, State
from store.rules.calendar import month_of
from store.rules.home import Goes, Line, Section, What, Where
from store.rules.ruleset import RuleSet
from store.rules.theme_data import Told, sentence_case


def unpaid_months(
    sessions: Iterable[Session], proceedings: Mapping[int, Proceedings], year: int, today: date
) -> dict[int, list[date]]:
    """Days of the year's sittings at which a member's dues were not paid, one a month, by the member's number."""
    found: dict[int, dict[str, date]] = {}
    for session in sorted(sessions, key=lambda s: s.date):
        held = proceedings.get(session.id)
        if held is None or session.date.year != year or session.date > today or session.state is State.CANCELLED:
            continue
        for member in held.unpaid:
            found.setdefault(member, {}).setdefault(month_of(session), session.date)
    return {member: list(months.values()) for member, months in found.items()}


def of_dues(members: Iterable[Member], unpaid: Mapping[int, list[date]], rules: RuleSet) -> list[Line]:
    """Who has not paid for as many months of the year as Charter Art. 8.1 names (domain.md A3)."""
    rule = rules.rule("months_without_dues")
    limit = rules.number(rule.id)
    lines = []
    for member in members:
        days = unpaid.get(member.id, [])
        if not limit or len(days) < limit:
            continue
        facts = {"name": member.name, "count": len(days), "since": f"{days[0]:%d/%m/%Y}"}
        vi, en = rule.alert_vi.format(**facts), rule.alert_en.format(**facts)
        said = Told(sentence_case(vi), sentence_case(en), rule.cite_vi, rule.cite_en)
        lines.append(
            Line(
                Section.ALERTS, What.DUES, f"member:{member.id}/{rule.id}", Goes(Where.MEMBER, member.id),
                members=(member.id,), since=days[0], count=len(days), rule=rule.id, said=said,
                stage=f"{days[-1].isoformat()}/{len(days)}",
            )
        )  # fmt: skip
    return lines
