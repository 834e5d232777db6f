"""The queue of reviews: who is reviewed at which session of a quarter, so that nobody is forgotten (domain.md 4.5).

Members are shared out evenly over the quarter's sessions, whoever waits longest first. Who was missed at a
session comes first at the next; who was reviewed, wherever, is out. Nobody has a turn at a session they are known to
be away from. Pure and deterministic.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from store.records import Kind, Review, Session, State
from store.rules.calendar import month_of, quarter_at

NEVER: Final = date.min
"""The last review of a member who never had one."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What a session of the quarter has to do with reviews."""

    session: int
    day: date
    reviewed: tuple[int, ...]
    """Members reviewed at it, in the order of the queue."""
    due: tuple[int, ...]
    """Members whose turn it is; none at a session that is over."""


@dataclass(frozen=True, slots=True)
class Queue:
    """A quarter's reviews."""

    quarter: str
    turns: tuple[Turn, ...]
    """Its sessions in order."""
    aside: tuple[int, ...]
    """Members reviewed in the quarter outside these sessions."""
    left: tuple[int, ...]
    """Members not reviewed for whom no session of the quarter is left."""

    def turn(self, session: int) -> Turn | None:
        """The turn of a session; None for one that is not of the quarter."""
        return next((t for t in self.turns if t.session == session), None)

    def next_for(self, member: int) -> Turn | None:
        """The session at which a member's turn comes; None when there is none."""
        return next((t for t in self.turns if member in t.due), None)


def sessions_of(sessions: Iterable[Session], quarter: str) -> list[Session]:
    """The regular sessions that count for a quarter and are not cancelled, in order of days."""
    found = [
        s
        for s in sessions
        if s.kind is Kind.REGULAR
        and s.state is not State.CANCELLED
        and quarter_at(date(int(month_of(s)[:4]), int(month_of(s)[5:]), 1)) == quarter
    ]
    return sorted(found, key=lambda s: (s.date, s.id))


def order(members: Sequence[int], last: Mapping[int, date]) -> list[int]:
    """Members by how long they wait, the longest first; equal ones in the order given."""
    places = {m: n for n, m in enumerate(members)}
    return sorted(places, key=lambda m: (last.get(m, NEVER), places[m]))


def sizes(count: int, parts: int) -> list[int]:
    """How a number is shared out evenly, the larger parts first: 16 over 3 is 6, 5, 5."""
    return [-(-(count - n) // parts) for n in range(parts)] if parts else []


def queue(
    quarter: str,
    members: Sequence[int],
    sessions: Sequence[tuple[int, date, bool]],
    reviews: Iterable[Review],
    today: date,
    away: Mapping[int, Collection[int]] | None = None,
) -> Queue:
    """The quarter's queue as it stands on `today`.

    `members` are those to be reviewed, in the order of a roll; `sessions` number, day and whether it is
    closed, in order; `reviews` are all there are; `away` who will not be at a session, by its number. A session
    before `today`, or closed, is over.
    """
    every = list(reviews)
    waiting = order(members, _last(r for r in every if quarter_at(r.on) < quarter))
    here = {number for number, _day, _closed in sessions}
    at: dict[int, set[int]] = {number: set() for number in here}
    aside: set[int] = set()
    for r in every:
        if r.session in here:
            at[r.session].add(r.member)
        elif quarter_at(r.on) == quarter:
            aside.add(r.member)
    done = aside.union(*at.values())
    pool = [m for m in waiting if m not in done]
    open_ = [number for number, day, closed in sessions if day >= today and not closed]
    due = _share(pool, open_, at, away or {})
    shared = {m for members in due.values() for m in members}
    turns = tuple(
        Turn(number, day, _in_order(at[number], waiting), tuple(due.get(number, ())))
        for number, day, _closed in sessions
    )
    return Queue(quarter, turns, _in_order(aside, waiting), tuple(m for m in pool if m not in shared))


def _share(
    pool: list[int], sessions: Sequence[int], at: Mapping[int, Collection[int]], away: Mapping[int, Collection[int]]
) -> dict[int, list[int]]:
    """Whose turn it is at which session still open; those reviewed at one already are part of its share.

    Who can come to no later session goes before the others. What is short at one session falls to the next.
    """

    def comes(member: int, numbers: Sequence[int]) -> bool:
        return any(member not in away.get(number, ()) for number in numbers)

    pool = [m for m in pool if comes(m, sessions)]
    left = len(pool) + sum(len(at[number]) for number in sessions)
    found: dict[int, list[int]] = {}
    for n, number in enumerate(sessions):
        take = max(sizes(left, len(sessions) - n)[0] - len(at[number]), 0)
        later = sessions[n + 1 :]
        there = sorted((m for m in pool if comes(m, [number])), key=lambda m: comes(m, later))
        # Whoever has no other session of the quarter is taken even where that is more than a fair share.
        last = sum(not comes(m, later) for m in there)
        chosen = set(there[: max(take, last)])
        found[number] = [m for m in pool if m in chosen]
        left -= len(at[number]) + len(found[number])
        pool = [m for m in pool if m not in chosen]
    return found


def _last(reviews: Iterable[Review]) -> dict[int, date]:
    found: dict[int, date] = {}
    for r in reviews:
        found[r.member] = max(r.on, found.get(r.member, NEVER))
    return found


def _in_order(members: Collection[int], waiting: Sequence[int]) -> tuple[int, ...]:
    """Members in the order of the queue; those who are no longer in it last, by number."""
    there = [m for m in waiting if m in members]
    return (*there, *sorted(set(members) - set(there)))
