"""The rows behind the figures of a person's page: what each says in a line, and where it opens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from store import Book
from store.records import Assignment, Commendation, Mark, Proposal, Registration, Review, Session, Speech
from store.rules.assignments import stage_of
from store.rules.person import Part, Person
from store.rules.proposals import standing_words
from tui import commendations, registrations
from tui.assignments import due_words, stage_words, title_words, work_words
from tui.language import language
from tui.proposals import text_words
from tui.speeches import kind_words, quality_words
from tui.text import day, mark_text, session_name

if TYPE_CHECKING:
    from tui.app import ChiboApp

Record = Mark | Speech | Proposal | Assignment | Registration | Review | Commendation


class Behind(msgspec.Struct, frozen=True):
    """One row behind a figure."""

    when: str
    """Its day."""
    what: str
    """In a word or two what it is."""
    said: str
    session: int
    """Number of the session it belongs to; 0 for none."""
    record: Record


def rows_behind(book: Book, person: Person, part: Part) -> list[Behind]:
    """The rows behind a figure, the newest first: as many as it says."""
    match part:
        case Part.MARKS:
            found = [_mark(book, *pair) for pair in book.person.marks(person.member.id, person.year)]
        case Part.SPEECHES:
            found = [_speech(book, *pair) for pair in book.person.speeches(person.member.id, person.year)]
        case Part.PROPOSALS:
            found = [_proposal(one) for one in book.person.proposals(person.member.id, person.year)]
        case Part.WORKS | Part.TASKS:
            return [_work(book, one) for one in book.person.assignments(person.member.id, person.year, part)]
        case Part.REGISTRATION:
            return list(_acts(person))
        case Part.REVIEWS:
            found = [_review(one) for one in person.reviews]
        case Part.COMMENDATIONS:
            return [_said(one) for one in book.person.commendations(person.member.id, person.year)]
        case Part.GRADE | Part.MEMBER:
            return []
    return found[::-1]


def _mark(book: Book, session: Session, mark: Mark) -> Behind:
    return Behind(day(session.date), mark_text(book, mark), session_name(session), session.id, mark)


def _speech(book: Book, session: Session, speech: Speech) -> Behind:
    quality = quality_words(book, speech.quality)
    said = " · ".join(x for x in (quality, speech.summary) if x)
    return Behind(day(session.date), kind_words(speech.kind), said, session.id, speech)


def _proposal(one: Proposal) -> Behind:
    said = " · ".join(x for x in (text_words(one), one.result) if x)
    return Behind(day(one.raised), standing_words(one, language()), said, one.session, one)


def _work(book: Book, one: Assignment) -> Behind:
    said = f"{title_words(one)} · {stage_words(stage_of(one))}"
    return Behind(due_words(book, one), work_words(one.kind), said, one.session or one.source, one)


def _acts(person: Person) -> Iterator[Behind]:
    if person.registration is not None:
        for act in person.registration.acts:
            yield Behind(day(act.due) or act.period, "", registrations.act_words(act), 0, person.registration)


def _review(one: Review) -> Behind:
    said = " · ".join(x for x in (one.own, one.remark, one.evidence) if x)
    return Behind(day(one.on), registrations.outcome_words(one.outcome), said, one.session, one)


def _said(one: Commendation) -> Behind:
    return Behind(day(one.on), commendations.state_words(one), commendations.title_words(one), one.session, one)


def open_behind(app: ChiboApp, row: Behind, member_id: int) -> None:
    """Open what a row is: its own form, the roll at the member for a mark, the session at a speech."""
    match row.record:
        case Assignment(id=id):
            app.open_assignment(id)
        case Proposal(id=id):
            app.open_proposal(id)
        case Commendation(id=id):
            app.open_commendation(id)
        case Registration(id=id) | Review(registration=id):
            app.open_registration(id)
        case Mark(session=session):
            app.open_roll(session, member_id)
        case Speech(id=id, session=session):
            app.open_sitting(session, id)
