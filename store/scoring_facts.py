"""What the records say of a sitting that scores itself, each fact from the door it belongs to.

What the facts are worth is decided in store/rules (scoring.py, scoring_figures.py).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import TYPE_CHECKING

from store.records import Check, Code, Commendation, Commending, Kind, Proceedings, Session, Speech, State, Work
from store.rules import speeches as counting
from store.rules.attendance import minutes_after
from store.rules.calendar import month_of, partners
from store.rules.cell import has_committee
from store.rules.commendations import is_promise
from store.rules.home_dials import settled_on
from store.rules.scoring_figures import Facts

if TYPE_CHECKING:
    from store.book import Book


def facts_of(book: Book, session: Session) -> Facts:
    """What the records say of a sitting, partners included."""
    sitting = [session, *partners(session, book.calendar.sessions())]
    ids = {s.id for s in sitting}
    held = book.rows("proceedings", Proceedings).get(session.id)
    called = book.attendance.called(session)
    tally = book.attendance.tally(session) if called else None
    spoken = [s for s in book.rows("speeches", Speech).all() if s.session in ids]
    given = [a for a in book.assignments.shelf().all() if a.kind is Work.TASK and a.source in ids]
    done, settled = _results(book, session)
    own = book.settings.rules()
    return Facts(
        minutes=minutes_after(held.opened, held.ended) if held and held.opened and held.ended else None,
        asked_minutes=book.calendar.minutes(session),
        present=tally.present if tally else 0,
        expected=tally.expected - tally.not_taken if tally else 0,
        unexcused=tally.count(Code.UNEXCUSED) if tally else 0,
        run=_longest_run(book, session) if tally else 0,
        run_allowed=own.number("excused_in_a_row"),
        committee=_committee_met(book, session),
        alone=not has_committee(book.roster.members(), session.date, own),
        notified=_ticked(book, session, "notify", session.date),
        papers_out=_ticked(book, session, "papers", _papers_day(book, session)),
        posted=_ticked(book, session, "papers", None),
        praised=_praised(book, ids),
        spoke=_spoke(book, session, spoken),
        taker=bool(held and held.taker),
        written=bool(spoken),
        done=done,
        settled=settled,
        conclusion=bool(held.conclusion) if held else None,
        read_back=held.read_back if held else None,
        tasks_given=len(given),
        sent=_ticked(book, session, "report", _report_day(book, session)),
        regular=session.kind is Kind.REGULAR,
        thematic=any(s.kind is Kind.THEMATIC for s in sitting) or _thematic_month(book, session),
    )


def _spoke(book: Book, session: Session, spoken: list[Speech]) -> int:
    there = counting.sat(session, book.attendance.marks(session), ()).present
    return len(there & {s.member for s in spoken})


def _praised(book: Book, sessions: Collection[int]) -> int:
    """Praise, reminders and criticism of some sessions; a promise not kept yet is none, nor is discipline."""
    said = (c for c in book.rows("commendations", Commendation).all() if c.session in sessions)
    return sum(c.kind is not Commending.DISCIPLINE and not is_promise(c) for c in said)


def _longest_run(book: Book, session: Session) -> int:
    found = 0
    for member in book.attendance.expected(session):
        run, alerts = book.attendance.standing(member, session.date)
        told = [a.count for a in alerts if a.rule == "excused_in_a_row"]
        found = max(found, run.excused if run.excused == run.length else 0, *told, 0)
    return found


def _committee_met(book: Book, session: Session) -> bool | None:
    """Whether a committee session of the same month, or of the days before it, is on record as held."""
    before = [
        s for s in book.calendar.sessions()
        if s.kind is Kind.COMMITTEE and s.state is not State.CANCELLED and s.date <= session.date
        and (session.date - s.date).days <= 31
    ]  # fmt: skip
    if not before:
        return None
    return any(s.state is State.CLOSED or book.attendance.called(s) for s in before)


def _step(book: Book, session: Session, key: str) -> Check | None:
    return next((c for c in book.agenda.checks(session.id) if c.key == key), None)


def _ticked(book: Book, session: Session, key: str, by: date | None) -> bool | None:
    """Whether a step was done, by its day where one is given; None where the preparation was never taken up."""
    step = _step(book, session, key)
    if step is None or not session.begun:
        return None
    if step.done is None:
        return None if by is not None and book.clock.today() <= by else False
    return by is None or step.done <= by


def _papers_day(book: Book, session: Session) -> date:
    return session.date - timedelta(days=book.settings.rules().number("papers_days_before"))


def _report_day(book: Book, session: Session) -> date:
    return session.date + timedelta(days=book.settings.rules().number("report_days_after"))


def _results(book: Book, session: Session) -> tuple[int, int]:
    """Tasks whose outcome was known between the regular session before and this one: done in time, all."""
    regular = [
        s.date for s in book.calendar.sessions()
        if s.kind is Kind.REGULAR and s.state is not State.CANCELLED and s.date < session.date
    ]  # fmt: skip
    since = max(regular, default=date.min)
    outcomes = [
        found
        for a in book.assignments.shelf().all()
        if a.kind is Work.TASK and (found := settled_on(a, book.assignments.days(), session.date)) is not None
    ]
    here = [ok for on, ok in outcomes if since < on <= session.date]
    return sum(here), len(here)


def _thematic_month(book: Book, session: Session) -> bool:
    month = month_of(session) if session.kind is Kind.REGULAR else f"{session.date:%Y-%m}"
    return any(
        s.kind is Kind.THEMATIC and s.state is not State.CANCELLED and f"{s.date:%Y-%m}" == month
        for s in book.calendar.sessions()
    )
