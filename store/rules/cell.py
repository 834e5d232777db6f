"""What hangs on how many official members a cell has: whether it may decide, whether it elects a committee. Pure.

Charter Art. 24.1 and 24.4 (domain.md M2, M3); the numbers are the rules `min_official_members` and
`committee_from_members`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from store.records import Member
from store.rules.home import Goes, Line, Section, What, Where
from store.rules.roster import belongs_on, is_official
from store.rules.ruleset import RuleSet
from store.rules.theme_data import Told


def official_members(members: Iterable[Member], day: date) -> int:
    """How many official members the cell has on a day, those exempt, elsewhere or suspended too."""
    return sum(belongs_on(m, day) and is_official(m, day) for m in members)


def has_committee(members: Iterable[Member], day: date, rules: RuleSet) -> bool:
    """Whether the cell is large enough on a day to elect a committee; a smaller one has a secretary alone."""
    return official_members(members, day) >= rules.number("committee_from_members")


def too_few(count: int, rules: RuleSet) -> Told | None:
    """What is to be said of a cell with so many official members; None where they are enough."""
    rule = rules.rule("min_official_members")
    least = rules.number(rule.id)
    if count >= least:
        return None
    facts = {"count": count, "least": least}
    english = rule.alert_one_en if count == 1 else rule.alert_en
    return Told(rule.alert_vi.format(**facts), english.format(**facts), rule.cite_vi, rule.cite_en)


def of_size(members: Sequence[Member], today: date, rules: RuleSet) -> list[Line]:
    """The alert of a cell with too few official members, since the day they became so few; none of an empty book."""
    told = too_few(official_members(members, today), rules)
    if told is None or not any(belongs_on(m, today) for m in members):
        return []
    id, since = "min_official_members", today
    for day in sorted({d for m in members for d in _days(m) if d <= today}, reverse=True):
        if too_few(official_members(members, day), rules) is None:
            break
        since = day
    return [Line(Section.ALERTS, What.FEW, f"cell/{id}", Goes(Where.MEMBERS), since=since, rule=id, said=told)]


def _days(member: Member) -> Iterator[date]:
    """The days on which a member may have come or gone, or have become official."""
    yield from (day for day in (member.joined or member.admitted, member.official_on) if day is not None)
    for held in member.standings:
        if held.since is not None:
            yield held.since
        if held.until is not None:
            yield held.until + timedelta(days=1)
