"""Who belongs to the cell on a day, as what, and who is expected at a session.

Here are the boundaries of membership, status and posts, and the order and search of members.
Not here: what a mark means for a member's record (rules/attendance.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from store.records import Code, Kind, Member, Post, Role, Session, Standing, Status
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


def covers(span: Standing | Post, day: date) -> bool:
    """Whether a status or post holds on `day`; both ends belong to it, an open end has no limit."""
    return (span.since is None or span.since <= day) and (span.until is None or day <= span.until)


def status_on(member: Member, day: date) -> Status:
    """The member's status on `day`; active where nothing else is written.

    Of several, one that ends membership goes first, then the one that began last, then the one
    written last.
    """
    held = [(s.status in GONE, s.since or date.min, n) for n, s in enumerate(member.standings) if covers(s, day)]
    return member.standings[max(held)[2]].status if held else Status.ACTIVE


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
    """The mark the member's status of that day fills in; NOT_TAKEN where a hand must decide."""
    return PREFILLED.get(status_on(member, session.date), Code.NOT_TAKEN)


def find(members: Iterable[Member], query: str) -> list[Member]:
    """Members whose name answers the query, best first, equally good ones in the order given."""
    matcher = Matcher(query)
    ranked = [(matcher.rank(m.name, m.sort_name), m) for m in members]
    found = [(rank, m) for rank, m in ranked if rank is not None]
    return [m for _, m in sorted(found, key=lambda pair: pair[0])]
