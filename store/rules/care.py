"""What of a member needs care on a day, and which members a filter means. Pure: `today` is an argument.

Care is what the roster shows a sign for: probation that ends, somebody away, somebody left out of the
rate. The alerts of a year's attendance are in rules/attendance.py.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from store.records import Away, Member, Role, Status
from store.rules import roster
from store.rules.ruleset import RuleSet
from store.vietnamese import fold

STATUS_WORDS: Final[Mapping[Status, tuple[str, str]]] = {
    Status.ACTIVE: ("đang sinh hoạt", "active"),
    Status.EXEMPT: ("miễn sinh hoạt", "exempt from sessions"),
    Status.ELSEWHERE: ("sinh hoạt tạm thời nơi khác", "temporarily elsewhere"),
    Status.SUSPENDED: ("đình chỉ sinh hoạt", "suspended"),
    Status.MOVED_OUT: ("chuyển đi", "moved out"),
    Status.REMOVED: ("đưa ra khỏi Đảng", "removed from the list"),
    Status.DECEASED: ("từ trần", "deceased"),
}
"""What a status is called, in Vietnamese and English (domain.md A10)."""

ROLE_WORDS: Final[Mapping[Role, tuple[str, str]]] = {
    Role.SECRETARY: ("bí thư", "secretary"),
    Role.DEPUTY: ("phó bí thư", "deputy"),
    Role.COMMITTEE: ("chi ủy viên", "committee"),
    Role.HIGHER: ("cấp ủy cấp trên", "higher committee"),
}

IS: Final[Mapping[str, frozenset[str]]] = {
    "away": frozenset({"away", "vang"}),
    "exempt": frozenset({"exempt", "mien"}),
    "elsewhere": frozenset({"elsewhere", "noi-khac", "noikhac"}),
    "suspended": frozenset({"suspended", "dinh-chi", "dinhchi"}),
    "probation": frozenset({"probation", "probationary", "du-bi", "dubi"}),
    "official": frozenset({"official", "chinh-thuc", "chinhthuc"}),
    "committee": frozenset({"committee", "chi-uy", "chiuy"}),
    "gone": frozenset({"gone", "left", "da-chuyen", "dachuyen", "roi"}),
    "care": frozenset({"care", "can", "luu-y", "luuy"}),
}
"""What may stand behind 'is:' (or 'la:'), unaccented, and what it means."""


class Concern(StrEnum):
    """Why a member needs care."""

    PROBATION = "probation"
    """Probation ends soon, or is over and not yet decided (Charter Art. 5; rules probation_*)."""
    AWAY = "away"
    EXEMPT = "exempt"
    ELSEWHERE = "elsewhere"
    SUSPENDED = "suspended"


@dataclass(frozen=True, slots=True)
class Care:
    """One thing to keep in mind about a member."""

    concern: Concern
    until: date | None = None
    """Probation: its last day. Otherwise the last day of it, None for an open end."""
    since: date | None = None
    days: int = 0
    """Probation: days left; below 0, days over."""


def months_after(day: date, months: int) -> date:
    """The same day that many months later; the last of the month where there is no such day."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def probation_ends(member: Member, rules: RuleSet) -> date | None:
    """The day probation is over, counted from the ceremony (Charter Art. 5.1); None if official or unknown.

    Months are the rule set's `probation_months`.
    """
    if member.official_on is not None or member.admitted is None:
        return None
    return months_after(member.admitted, rules.number("probation_months"))


def away_on(member: Member, day: date) -> Away | None:
    """The absence told beforehand that covers `day`; of several the one that begins last."""
    held = [(a.since or date.min, n) for n, a in enumerate(member.aways) if roster.covers(a, day)]
    return member.aways[max(held)[1]] if held else None


def away_soon(member: Member, day: date, days: int) -> Away | None:
    """The absence that covers `day` or begins within so many days after it."""
    now = away_on(member, day)
    if now is not None:
        return now
    coming = [a for a in member.aways if a.since and day < a.since <= day + timedelta(days=days)]
    return min(coming, key=lambda a: a.since or day) if coming else None


_LEFT_OUT: Final = {
    Status.EXEMPT: Concern.EXEMPT,
    Status.ELSEWHERE: Concern.ELSEWHERE,
    Status.SUSPENDED: Concern.SUSPENDED,
}


def cares(member: Member, today: date, rules: RuleSet) -> tuple[Care, ...]:
    """What of a member needs care today, the most pressing first; nothing for who does not belong."""
    if not roster.belongs_on(member, today):
        return ()
    found: list[Care] = []
    ends = probation_ends(member, rules)
    if ends is not None and (ends - today).days <= rules.number("probation_notice_days"):
        found.append(Care(Concern.PROBATION, until=ends, days=(ends - today).days))
    away = away_soon(member, today, rules.number("away_notice_days"))
    if away is not None:
        found.append(Care(Concern.AWAY, until=away.until, since=away.since))
    concern = _LEFT_OUT.get(roster.status_on(member, today))
    if concern is not None:
        standing = roster.standing_on(member, today)
        found.append(
            Care(concern, until=standing.until if standing else None, since=standing.since if standing else None)
        )
    return tuple(found)


def sift(members: Sequence[Member], query: str, today: date, rules: RuleSet) -> list[Member]:
    """The members a filter means, best first.

    Words are beginnings of words of a name, a post, a strong point or a status, accents not needed;
    '#word' is a strong point alone; 'is:away', 'is:probation' and so on (IS) are what a member is
    today. A name that answers every word goes before one that needs the other columns.
    """
    words = query.split()
    tags = [fold(w[1:]) for w in words if w.startswith("#") and len(w) > 1]
    states = [fold(w.partition(":")[2]) for w in words if fold(w).startswith(("is:", "la:"))]
    plain = " ".join(w for w in words if not w.startswith("#") and not fold(w).startswith(("is:", "la:")))
    held = [
        m for m in members
        if all(any(fold(t).startswith(tag) or f" {tag}" in f" {fold(t)}" for t in m.strengths) for tag in tags)
        and all(_is(m, state, today, rules) for state in states)
    ]  # fmt: skip
    if not fold(plain).strip():
        return held
    named = roster.find(held, plain)
    ids = {m.id for m in named}
    asked = [fold(w) for w in plain.split()]
    return named + [m for m in held if m.id not in ids and _answers(m, asked, today)]


def _is(member: Member, state: str, today: date, rules: RuleSet) -> bool:
    """Whether a member is what 'is:' asks for; an unfinished word asks for nothing yet."""
    kind = next((key for key, words in IS.items() if state in words), None)
    here = roster.belongs_on(member, today)
    match kind:
        case "away":
            return here and away_on(member, today) is not None
        case "exempt" | "elsewhere" | "suspended":
            return roster.status_on(member, today).value == kind
        case "probation":
            return here and not roster.is_official(member, today)
        case "official":
            return here and roster.is_official(member, today)
        case "committee":
            return here and roster.role_on(member, today) in roster.COMMITTEE_ROLES
        case "gone":
            return not here
        case "care":
            return bool(cares(member, today, rules))
        case _:
            return True


def _answers(member: Member, asked: Iterable[str], today: date) -> bool:
    """Whether each word begins a word of name, posts, strong points, job or status."""
    said = [member.name, member.other_name, *member.strengths, member.job, member.unit]
    for post in roster.posts_on(member, today):
        said += [post.title, *(ROLE_WORDS[post.role] if post.role else ())]
    status = roster.status_on(member, today)
    said += STATUS_WORDS[status] if status is not Status.ACTIVE else ()
    words = [w for text in said for w in fold(text).split()]
    return all(any(w.startswith(a) for w in words) for a in asked)
