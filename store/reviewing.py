"""Reviews of registrations: whose turn it is at a session, who was missed, what was said and found.

The part of the registrations' door that is not the registrations themselves. Whose turn it is, is worked out
anew each time (store/rules/review_queue.py): nothing of the queue is kept in the book.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

from store.changes import Change
from store.disk import Put
from store.errors import NoSuch
from store.records import Code, Kind, Member, Registration, Review, Session, State, Status
from store.rules import registrations as rules
from store.rules import review_queue
from store.rules import roster as membership
from store.rules.calendar import month_of, quarter_at
from store.rules.care import months_after
from store.rules.review_queue import Queue
from store.rules.sessions import ensure_open
from store.rules.theme_data import Told
from store.threads import Thread
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book
    from store.disk import Shelf

REVIEW_LIMIT: Final = 2000
"""Longest text of a review, in characters."""


class Due(msgspec.Struct, frozen=True):
    """What a session has to do with reviews."""

    due: tuple[Member, ...]
    """Whose turn it is and was not reviewed yet, the longest waiting first."""
    reviewed: tuple[Review, ...]
    """What was reviewed at it, in the order it was written down."""
    missed: tuple[Member, ...]
    """Of those due, who was not reviewed for a quarter or more."""


class Missing(msgspec.Struct, frozen=True):
    """Members whom a rule names: its sentence, their numbers, since when."""

    told: Told
    members: tuple[int, ...]
    since: date
    year: int
    """The year of the registrations it is about."""


class Reviewing:
    """The part of the door that is about reviews."""

    def __init__(self, book: Book) -> None:
        self._book = book

    # -- queries ---------------------------------------------------------------------------

    def shelf(self) -> Shelf[Registration]:
        """Rows of the registrations table."""
        return self._book.rows("registrations", Registration)

    def reviews(self) -> Shelf[Review]:
        """Rows of the reviews table."""
        return self._book.rows("reviews", Review)

    def registration(self, id: int) -> Registration:
        """The registration with that number. NoSuch when there is none."""
        found = self.shelf().get(id)
        if found is None:
            raise NoSuch(what_vi="bản đăng ký số", what_en="registration number", key=id)
        return found

    def review(self, id: int) -> Review:
        """The review with that number. NoSuch when there is none."""
        found = self.reviews().get(id)
        if found is None:
            raise NoSuch(what_vi="lần kiểm điểm số", what_en="review number", key=id)
        return found

    def of_member(self, member_id: int, year: int) -> Registration | None:
        """A member's registration for a year."""
        return next((r for r in self.shelf().all() if r.member == member_id and r.year == year), None)

    def reviews_of(self, registration_id: int) -> list[Review]:
        """The reviews of a registration, oldest first."""
        found = [r for r in self.reviews().all() if r.registration == registration_id]
        return sorted(found, key=lambda r: (r.on, r.id))

    def reviewed_at(self, session_id: int) -> list[Review]:
        """The reviews of a session, in the order they were written down."""
        return [r for r in self.reviews().all() if r.session == session_id]

    def expected(self, year: int, day: date | None = None) -> list[Member]:
        """Who should have a registration for a year, in the order of a roll: active members, and whoever has one."""
        day = day or self._day_of(year)
        have = {r.member for r in self.shelf().all() if r.year == year}
        return membership.order(
            m for m in self._book.roster.members()
            if m.id in have or (membership.belongs_on(m, day) and membership.status_on(m, day) is Status.ACTIVE)
        )  # fmt: skip

    def is_used(self, year: int) -> bool:
        """Whether the cell has begun to write down the registrations of a year."""
        return any(r.year == year for r in self.shelf().all())

    # -- the queue -------------------------------------------------------------------------

    def queue(self, quarter: str = "", day: date | None = None) -> Queue:
        """The reviews of a quarter (YYYY-Qn; the running one if none is given) as they stand on a day."""
        today = day or self._book.clock.today()
        quarter = quarter or quarter_at(today)
        sessions = review_queue.sessions_of(self._book.sessions().all(), quarter)
        members = self._queued(quarter, today)
        held = [(s.id, s.date, s.state is State.CLOSED) for s in sessions]
        away = {s.id: {m.id for m in members if membership.prefill(m, s) is not Code.NOT_TAKEN} for s in sessions}
        return review_queue.queue(quarter, [m.id for m in members], held, self.reviews().all(), today, away)

    def due_at(self, session_id: int) -> Due:
        """Whose registration is reviewed at a session, and what was reviewed at it already.

        Of a session gone by, as it stood on its day. Only a regular session has turns, and only while there are
        registrations to review (year_reviewed).
        """
        session = self._book.calendar.session(session_id)
        day = min(session.date, self._book.clock.today())
        turn = self._queue_of(session, day).turn(session.id) if self._has_turns(session) else None
        due = [m for id in (turn.due if turn else ()) if (m := self._book.members().get(id)) is not None]
        missed = {id for id, _quarters in self._missed(day)}
        return Due(tuple(due), tuple(self.reviewed_at(session_id)), tuple(m for m in due if m.id in missed))

    def year_reviewed(self, session: Session) -> int | None:
        """The year whose registrations a session reviews; None for none.

        Its own once the first is written; until then the year before, as long as the months for writing them last
        (rule `registration_months`): a January session forgets nobody.
        """
        year, months = int(month_of(session)[:4]), self._book.settings.rules().number("registration_months")
        if self.is_used(year):
            return year
        early = session.date < months_after(date(year, 1, 1), months)
        return year - 1 if early and self.is_used(year - 1) else None

    def _has_turns(self, session: Session) -> bool:
        open_ = session.state not in (State.CANCELLED, State.CLOSED)
        return session.kind is Kind.REGULAR and open_ and self.year_reviewed(session) is not None

    def _queue_of(self, session: Session, day: date) -> Queue:
        month = month_of(session)
        return self.queue(quarter_at(date(int(month[:4]), int(month[5:]), 1)), day)

    def _queued(self, quarter: str, today: date) -> list[Member]:
        """Who is to be reviewed in a quarter, also if away: who has or should have its year's registration then.

        While nobody has, those whose last one has no result written down yet.
        """
        first = date(int(quarter[:4]), int(quarter[6:]) * 3 - 2, 1)
        here = self._still_here(first.year, max(first, today if quarter_at(today) == quarter else first))
        if self.is_used(first.year) or not self.is_used(first.year - 1):
            return here
        running = {r.member for r in self.shelf().all() if r.year == first.year - 1 and not r.outcome}
        return [m for m in here if m.id in running]

    def _still_here(self, year: int, day: date) -> list[Member]:
        """Who should have a registration, without those who left the cell by that day."""
        return [m for m in self.expected(year, day) if membership.belongs_on(m, day)]

    def _missed(self, day: date) -> list[tuple[int, list[str]]]:
        days = [
            s.date for s in self._book.sessions().all() if s.kind is Kind.REGULAR and s.state is not State.CANCELLED
        ]
        reviews = self.reviews().all()
        own: dict[int, list[Registration]] = {}
        for one in self.shelf().all():
            own.setdefault(one.member, []).append(one)
        here = [m for m in self._still_here(day.year, day) if membership.status_on(m, day) is Status.ACTIVE]
        found = [(m.id, rules.missed_quarters(own.get(m.id, ()), reviews, days, day)) for m in here]
        return [(member, quarters) for member, quarters in found if quarters]

    def _day_of(self, year: int) -> date:
        """The day of a year on which membership is asked for: today in this one, else its last or first."""
        today = self._book.clock.today()
        return today if year == today.year else date(year, 12, 31) if year < today.year else date(year, 1, 1)

    # -- what is missing -------------------------------------------------------------------

    def unreviewed(self, day: date | None = None) -> Missing | None:
        """Whose registration was not reviewed for as many quarters as the rule says, since the first was over."""
        today, own = day or self._book.clock.today(), self._book.settings.rules()
        quarters = dict(self._missed(today))
        least = own.number("quarters_without_review")
        named = [
            (m, quarters[m.id])
            for m in self.expected(today.year, today)
            if m.id in quarters and least and len(quarters[m.id]) >= least
        ]
        told = rules.unreviewed_alert(named, own)
        if told is None:
            return None
        first, last = min(found[0] for _m, found in named), max(found[-1] for _m, found in named)
        since = months_after(date(int(first[:4]), int(first[6:]) * 3 - 2, 1), 3)
        return Missing(told, tuple(m.id for m, _found in named), since, int(last[:4]))

    def lacking(self, day: date | None = None) -> Missing | None:
        """Who has no registration once the months for it are over, where the cell has begun with them at all."""
        today, own = day or self._book.clock.today(), self._book.settings.rules()
        if not (self.is_used(today.year) or self.is_used(today.year - 1)):
            return None
        found = rules.without(self.expected(today.year, today), self.shelf().all(), today.year)
        told = rules.late_alert(found, today.year, today, own)
        since = months_after(date(today.year, 1, 1), own.number("registration_months"))
        return Missing(told, tuple(m.id for m in found), since, today.year) if told else None

    def open_threads(self, day: date) -> list[Thread]:
        """What the session of `day` brings along: whose turn it is; on another day, who missed a quarter."""
        sessions = [s for s in self._book.sessions().all() if s.date == day and self._has_turns(s)]
        if sessions:
            numbers = [m for s in sessions for t in (self._queue_of(s, min(day, self._book.clock.today())).turn(s.id),)
                       if t is not None for m in t.due]  # fmt: skip
        else:
            numbers = [member for member, _quarters in self._missed(day)]
        last = rules.last_reviews(self.reviews().all(), day)
        held = (self.of_member(id, day.year) or self.of_member(id, day.year - 1) for id in numbers)
        found = [one for one in held if one is not None]
        return [
            Thread(
                f"registrations:{one.id}", "registration", next((a.text for a in one.acts), ""), (one.member,),
                since=max(rules.in_hand_since(one), last.get(one.member, date.min)),
            )
            for one in found
        ]  # fmt: skip

    # -- commands --------------------------------------------------------------------------

    def add_review(self, one: Review) -> Change:
        """Write a review down; at a session it is of that session's day, and the member is the registration's.

        BadValue when it says nothing, for a day still to come, and in a closed session; NoSuch.
        """

        def build() -> list[Put]:
            fresh = replace(one, id=self.reviews().next_id())
            return [Put("reviews", fresh.id, self._reviewed(None, fresh))]

        return self._book.commit("registrations.review", build)

    def change_review(self, id: int, facts: Mapping[str, object]) -> Change:
        """Write some fields of a review, and leave the others as they stand. NoSuch; BadValue as in `add_review`."""

        def build() -> list[Put]:
            old = self.review(id)
            return [Put("reviews", id, self._reviewed(old, replace(old, **facts)))]

        return self._book.commit("registrations.review", build)

    def remove_review(self, id: int) -> Change:
        """Take a review away (undo brings it back). NoSuch; BadValue in a closed session."""

        def build() -> list[Put]:
            self._ensure_open(self.review(id).session)
            return [Put("reviews", id, None)]

        return self._book.commit("registrations.review_gone", build)

    def _reviewed(self, old: Review | None, new: Review) -> Review:
        new = replace(
            new,
            member=self.registration(new.registration).member,
            own=clean(new.own, lines=True, limit=REVIEW_LIMIT),
            remark=clean(new.remark, lines=True, limit=REVIEW_LIMIT),
            evidence=clean(new.evidence, lines=True, limit=REVIEW_LIMIT),
        )
        for session in {new.session, old.session if old else 0}:
            self._ensure_open(session)
        if new.session:
            new = replace(new, on=self._book.calendar.session(new.session).date)
        rules.ensure_review(new, self._book.clock.today())
        return new

    def _ensure_open(self, session: int) -> None:
        if session:
            ensure_open(self._book.calendar.session(session))
