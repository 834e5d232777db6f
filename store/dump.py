"""The whole book as one document: stable in order, versioned, complete without Chibo at hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from store.records import TABLES, Assignment, Check, Document, Item, Mark, PutOff, Record, Session, Theme, Vote
from store.rules.assignments import stage_of
from store.rules.proposals import state_of as proposed
from store.rules.theme_steps import state_of
from store.rules.votes import needed

if TYPE_CHECKING:
    from store.book import Book

DUMP_VERSION: Final = 1
"""Rises when a reader of dumps would have to change."""


TOLD: Final = frozenset({
    "cell", "members", "sessions", "marks", "guests", "items", "checks", "putoffs", "assignments", "themes", "topics",
    "documents",
})  # fmt: skip
"""Tables that are told with what belongs to them; the others are told row by row."""


def dump(book: Book) -> bytes:
    """The book as UTF-8 JSON: the cell, members in order, sessions with a row for every member.

    Then the assignments, the themes and topics, the documents from above, and every other table as it is; proposals
    with where they stand, votes with of how many how many were needed.
    A session nobody has begun to prepare has no items and no checks: the template's are not its own.
    """
    everything = {
        "chibo_dump": DUMP_VERSION,
        "cell": _plain(book.settings.cell()),
        "members": [_plain(member) for member in book.roster.members()],
        "sessions": [_session(book, session) for session in book.calendar.sessions()],
        "assignments": [_assignment(book, one) for one in book.assignments.shelf().all()],
        "themes": [_theme(book, theme) for theme in book.themes.all()],
        "topics": [_plain(topic) for topic in book.themes.topics.all()],
        "documents": [_plain(document) for document in book.themes.documents.all()],
        **{
            table: [_plain(row) for row in book.rows(table, kind).all()]
            for table, kind in TABLES.items()
            if table not in TOLD
        },
        "proposals": [{**_plain(p), "state": proposed(p).value} for p in book.proposals.shelf().all()],
        "votes": [_vote(book, vote) for vote in book.votes.shelf().all()],
    }
    return msgspec.json.format(msgspec.json.encode(everything), indent=2) + b"\n"


def _plain(record: msgspec.Struct) -> dict[str, object]:
    """All fields of a record, defaults included, so that a reader needs no knowledge of them."""
    return {name: msgspec.to_builtins(getattr(record, name)) for name in record.__struct_fields__}


def _session(book: Book, session: Session) -> dict[str, object]:
    roll = book.attendance.roll(session.id)
    tally = roll.tally
    return {
        **_plain(session),
        "start": book.calendar.start(session),
        "roll": [
            {"number": row.number, "member": row.member.id, "name": row.member.name, **_mark(book, row.mark)}
            for row in roll.rows
        ],
        "guests": [{"name": g.name, "post": g.post} for g in roll.guests],
        "present": tally.present,
        "expected": tally.expected,
        "rate": None if tally.rate is None else round(float(tally.rate), 4),
        **_preparation(book, session),
    }


def _assignment(book: Book, one: Assignment) -> dict[str, object]:
    session = book.sessions().get(one.session)
    return {
        **_plain(one),
        "stage": stage_of(one).value,
        "names": [member.name for id in one.members if (member := book.members().get(id))],
        "session_code": session.code if session else "",
    }


def _vote(book: Book, vote: Vote) -> dict[str, object]:
    """A vote with of how many, and how many were needed, as the session's roll stands now."""
    session = book.sessions().get(vote.session)
    of = book.votes.voters(session).denominator if session is not None else 0
    return {**_plain(vote), "of": of, "needed": needed(of, vote.majority)}


def _theme(book: Book, theme: Theme) -> dict[str, object]:
    """A theme with the session it is held in and the days in force, typed or proposed."""
    session, due = book.themes.session(theme), book.themes.due(theme)
    return {
        **_plain(theme),
        "state": state_of(theme).value,
        "session_code": session.code if session is not None else "",
        "draft_by": msgspec.to_builtins(due.draft),
        "sent_by": msgspec.to_builtins(due.send),
        "report_by": msgspec.to_builtins(due.report),
    }


def _preparation(book: Book, session: Session) -> dict[str, object]:
    """What was prepared: items in their order, checks by day, documents passed on, what was put off and why."""
    items: tuple[Item, ...] = book.agenda.items(session.id) if session.begun else ()
    checks: tuple[Check, ...] = book.agenda.checks(session.id) if session.begun else ()
    documents: list[Document] = book.agenda.documents(session.id)
    put_offs: list[PutOff] = book.agenda.put_offs(session.id)
    return {
        "items": _rows(items),
        "checks": _rows(checks),
        "documents": [{"id": d.id, "number": d.number} for d in documents],
        "put_off": _rows(put_offs),
    }


def _rows(records: Sequence[Record]) -> list[dict[str, object]]:
    """Rows of a session without its number, which stands above them."""
    return [{name: value for name, value in _plain(record).items() if name != "session"} for record in records]


def _mark(book: Book, mark: Mark) -> dict[str, object]:
    reason = book.settings.reason(mark.reason) if mark.reason else None
    return {
        "code": mark.code.value,
        "reason": mark.reason,
        "reason_text": reason.vi if reason else "",
        "detail": mark.detail,
        "clock": mark.clock,
        "minutes": mark.minutes,
        "note": mark.note,
        "source": mark.source.value,
    }
