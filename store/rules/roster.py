"""Who belongs to the cell on a day, as what, and who is expected at a session.

Here are the boundaries of membership, status and posts, and the order and search of members.
Not here: what a mark means for a member's record (rules/attendance.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from msgspec.structs import replace

from store.errors import BadValue
from store.records import Away, Code, Kind, Member, Post, Role, Session, Standing, Status
from store.vietnamese import Matcher, name_key

GONE: Final = frozenset({Status.MOVED_OUT, Status.REMOVED, Status.DECEASED})
"""Statuses that end membership of the cell, from their first day."""

COMMITTEE_ROLES: Final = (Role.SECRETARY, Role.DEPUTY, Role.COMMITTEE)
"""Posts that make up the cell committee, highest first."""

ROLES: Final = (*COMMITTEE_ROLES, Role.HIGHER)
"""Every known post, highest in the cell first."""

PREFILLED: Final = {
    Status.EXEMPT: Code.EXEMPT,
    Status.ELSEWHERE: Code.ELSEWHERE,
    Status.SUSPENDED: Code.EXEMPT,
}
"""The mark a status makes by itself.

A suspended member may not attend and so cannot be absent: of the two codes left out of the rate,
'elsewhere' would say that another cell has them, which is untrue; 'exempt' says that nobody waits.
"""


def covers(span: Standing | Post | Away, day: date) -> bool:
    """Whether a status, a post or an absence holds on `day`; both ends belong to it, an open end has no limit."""
    return (span.since is None or span.since <= day) and (span.until is None or day <= span.until)


def status_on(member: Member, day: date) -> Status:
    """The member's status on `day`; active where nothing else is written.

    Of several, one that ends membership goes first, then the one that began last, then the one
    written last.
    """
    found = standing_on(member, day)
    return found.status if found else Status.ACTIVE


def standing_on(member: Member, day: date) -> Standing | None:
    """The standing that makes the status of `day`; None where nothing is written."""
    held = [(s.status in GONE, s.since or date.min, n) for n, s in enumerate(member.standings) if covers(s, day)]
    return member.standings[max(held)[2]] if held else None


def ensure_in_order(span: Standing | Post | Away) -> None:
    """BadValue when a span ends before it begins."""
    if span.since and span.until and span.until < span.since:
        raise BadValue(
            why_vi=f"Ngày cuối {span.until:%d/%m/%Y} trước ngày đầu {span.since:%d/%m/%Y}.",
            why_en=f"The last day {span.until:%d/%m/%Y} is before the first, {span.since:%d/%m/%Y}.",
        )


def with_status(member: Member, said: Standing) -> Member:
    """The member with a status from a day on: what holds on that day ends the day before.

    ACTIVE is no standing: it only ends the exceptions that hold. Statuses that began later stay.
    """
    ensure_in_order(said)
    first = said.since or date.min
    kept = tuple(
        replace(held, until=first - timedelta(days=1)) if covers(held, first) and first != date.min else held
        for held in member.standings
        if not (covers(held, first) and held.since == said.since)
    )
    return replace(member, standings=kept if said.status is Status.ACTIVE else (*kept, said))


def belongs_on(member: Member, day: date) -> bool:
    """Whether the member is on the cell's roll on `day`: joined, and neither moved out, removed nor dead.

    The first day here is `joined`, else the day of admission to the Party (nobody is a member
    before it), else open. A member moved out 'since 01/03' is not on the roll of 01/03.
    """
    first = member.joined or member.admitted
    return (first is None or first <= day) and status_on(member, day) not in GONE


def is_official(member: Member, day: date) -> bool:
    """Whether the member is official, not probationary, on `day` (Charter Art. 5)."""
    return member.official_on is not None and member.official_on <= day


def posts_on(member: Member, day: date) -> tuple[Post, ...]:
    """The posts the member holds on `day`, as written."""
    return tuple(post for post in member.posts if covers(post, day))


def role_on(member: Member, day: date) -> Role | None:
    """The highest known post in the cell the member holds on `day`; None for none."""
    held = {post.role for post in posts_on(member, day)}
    return next((role for role in ROLES if role in held), None)


def order(members: Iterable[Member]) -> list[Member]:
    """Members in the order of a roll: given, family, middle name; then by number."""
    return sorted(members, key=lambda m: (name_key(m.name, m.sort_name), m.id))


def committee_on(members: Iterable[Member], day: date) -> list[Member]:
    """The cell committee on `day`: secretary, deputies, then the others, each in order of names.

    A committee member temporarily elsewhere stays a member of the committee at home.
    """
    seated = [
        (COMMITTEE_ROLES.index(role), m)
        for m in order(members)
        if belongs_on(m, day) and (role := role_on(m, day)) in COMMITTEE_ROLES
    ]
    return [m for _, m in sorted(seated, key=lambda pair: pair[0])]


def expected_at(members: Iterable[Member], session: Session) -> list[Member]:
    """The roll of a session in Vietnamese order: all who belong that day.

    A committee session calls only the committee. Those left out of the rate have their row too.
    """
    if session.kind is Kind.COMMITTEE:
        return order(committee_on(members, session.date))
    return order(m for m in members if belongs_on(m, session.date))


def prefill(member: Member, session: Session) -> Code:
    """The mark the member's status of that day fills in; NOT_TAKEN where a hand must decide.

    An absence told beforehand fills in 'excused', for a hand to confirm; who is left out of the rate
    stays left out.
    """
    by_status = PREFILLED.get(status_on(member, session.date), Code.NOT_TAKEN)
    if by_status is Code.NOT_TAKEN and any(covers(away, session.date) for away in member.aways):
        return Code.EXCUSED
    return by_status


def find(members: Iterable[Member], query: str) -> list[Member]:
    """Members whose name answers the query, best first, equally good ones in the order given."""
    matcher = Matcher(query)
    ranked = [(matcher.rank(m.name, m.sort_name), m) for m in members]
    found = [(rank, m) for rank, m in ranked if rank is not None]
    return [m for _, m in sorted(found, key=lambda pair: pair[0])]
