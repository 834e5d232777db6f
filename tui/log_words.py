"""The log in words: what an action is called, and what it did to each row, from what to what."""

from __future__ import annotations

from typing import Final

from store import Book
from store.changes import (
    CellSaved,
    Change,
    GuestSaved,
    MarkGone,
    MarkSet,
    MemberSaved,
    Part,
    RowSaved,
    SessionSaved,
)
from store.records import Cell, Record, Session, Version
from tui.assignments import row_changes as assignment_changes
from tui.commendations import row_changes as commendation_changes
from tui.evaluations import row_changes as evaluation_changes
from tui.fields import cell_changes, member_changes, row_words
from tui.language import N_, _, n_
from tui.proposals import row_changes as proposal_changes
from tui.registrations import row_changes as registration_changes
from tui.score_words import row_changes as score_changes
from tui.speeches import row_changes as speech_changes
from tui.text import STATES, day, mark_text
from tui.theme_words import row_changes as theme_changes
from tui.votes import row_changes as vote_changes

ACTS: Final[dict[str, str]] = {
    "book.create": N_("new book"),
    "book.restore": N_("restored from a backup"),
    "book.repair": N_("saved from a damaged book"),
    "attendance.open": N_("roll opened"),
    "attendance.mark": N_("mark"),
    "attendance.mark_rest": N_("the rest present"),
    "attendance.note": N_("note"),
    "attendance.guest": N_("guest"),
    "roster.save": N_("member"),
    "roster.change": N_("member"),
    "roster.standings": N_("status"),
    "roster.posts": N_("Party posts"),
    "roster.aways": N_("absence"),
    "intake.accept": N_("roster brought in"),
    "intake.attendance": N_("attendance brought in"),
    "calendar.plan_year": N_("year planned"),
    "calendar.save": N_("session"),
    "calendar.add": N_("session added"),
    "calendar.move": N_("session moved"),
    "calendar.cancel": N_("session cancelled"),
    "calendar.restore": N_("session planned again"),
    "calendar.join": N_("one sitting"),
    "calendar.part": N_("sittings apart"),
    "calendar.state": N_("session's state"),
    "calendar.edit": N_("session"),
    "calendar.remove": N_("session removed"),
    "calendar.own_day": N_("own days"),
    "alerts.put_aside": N_("alert put aside"),
    "alerts.take_back": N_("alert told again"),
    "assignments.add": N_("assigned"),
    "assignments.change": N_("assignment"),
    "assignments.advance": N_("step"),
    "assignments.remove": N_("assignment"),
    "agenda.prepare": N_("session's preparation begun"),
    "agenda.redate": N_("steps moved with the session"),
    "agenda.minutes": N_("planned length"),
    "agenda.item": N_("agenda"),
    "agenda.shift": N_("order of the agenda"),
    "agenda.check": N_("step of preparation"),
    "agenda.tick": N_("step done or not"),
    "agenda.document": N_("document from above"),
    "agenda.put_off": N_("put off"),
    "agenda.take_back": N_("taken up after all"),
    "agenda.template": N_("template of preparation"),
    "commendations.add": N_("praise, criticism"),
    "commendations.change": N_("praise, criticism"),
    "commendations.give": N_("promise kept"),
    "commendations.remove": N_("praise, criticism removed"),
    "registrations.add": N_("registration"),
    "registrations.change": N_("registration"),
    "registrations.act": N_("act of a registration"),
    "registrations.remove": N_("registration removed"),
    "registrations.review": N_("review of a registration"),
    "registrations.review_gone": N_("review removed"),
    "settings.cell": N_("settings"),
    "settings.reason": N_("reason of absence"),
    "settings.rule": N_("rule"),
    "scoring.say": N_("points"),
    "scoring.take_back": N_("points left to the records"),
    "scoring.note": N_("note on the score"),
    "scoring.settle": N_("score settled"),
    "scoring.table": N_("table of points"),
    "scoring.open": N_("score opened again"),
    "themes.add": N_("theme"),
    "themes.promote": N_("topic made a theme"),
    "themes.change": N_("theme"),
    "themes.state": N_("state of the theme"),
    "themes.remove": N_("theme removed"),
    "topics.add": N_("topic"),
    "topics.change": N_("topic"),
    "topics.drop": N_("topic put away"),
    "topics.remove": N_("topic removed"),
    "documents.add": N_("document from above"),
    "documents.change": N_("document from above"),
    "documents.remove": N_("document removed"),
    "minutes.leave": N_("left open at closing"),
    "minutes.close": N_("minutes closed"),
    "minutes.reopen": N_("minutes opened again"),
    "issued.issue": N_("number of a document"),
    "issued.void": N_("number not used"),
    "proceedings.begin": N_("sitting begun"),
    "proceedings.end": N_("sitting ended"),
    "proceedings.say": N_("the sitting"),
    "proceedings.item": N_("item of the sitting"),
    "proceedings.conclude": N_("conclusion of an item"),
    "speeches.log": N_("speech"),
    "speeches.change": N_("speech"),
    "speeches.judge": N_("speech judged"),
    "speeches.summary": N_("summary of a speech"),
    "speeches.time": N_("time of a speech"),
    "speeches.remove": N_("speech taken away"),
    "proposals.add": N_("proposal"),
    "proposals.change": N_("proposal"),
    "proposals.advance": N_("state of the proposal"),
    "proposals.answer": N_("proposal answered"),
    "proposals.settle": N_("result of the proposal"),
    "proposals.task": N_("task for the proposal"),
    "proposals.remove": N_("proposal taken away"),
    "votes.add": N_("vote"),
    "votes.change": N_("vote"),
    "votes.count": N_("votes counted"),
    "votes.remove": N_("vote taken away"),
    "evaluations.change": N_("year-end review"),
    "history.undo": N_("undone"),
}
"""What an action of the journal is called."""


def _name_of(book: Book, member_id: int) -> str:
    found = book.members().get(member_id)
    return found.name if found else f"#{member_id}"


def _session_of(book: Book, session_id: int) -> str:
    found = book.sessions().get(session_id)
    return found.code if found else f"#{session_id}"


def part_words(book: Book, part: Part) -> str:
    """One row's change in words: who or what, and from what to what.

    It is over 40 lines because each kind of row has its case here.
    """
    match part:
        case MarkSet(before, after):
            old, new = mark_text(book, before), mark_text(book, after)
            if before is not None and before.note != after.note:
                old, new = before.note or "–", after.note or "–"
            return f"{_name_of(book, after.member)}: {old} → {new} · {_session_of(book, after.session)}"
        case MarkGone(before):
            return (
                f"{_name_of(book, before.member)}: {mark_text(book, before)} → – · {_session_of(book, before.session)}"
            )
        case MemberSaved(before, after):
            if before is not None and after is not None:
                return member_changes(before, after)
            return _before_after(before.name if before else None, after.name if after else None)
        case SessionSaved(before, after):
            return _session_words(before, after)
        case GuestSaved(before, after):
            return _before_after(before.name if before else None, after.name if after else None)
        case RowSaved(table, before, after):
            return _row_words(book, table, before, after)
        case CellSaved(before, after):
            if before is not None and after is not None and before.own_days != after.own_days:
                return _own_days_words(before, after)
            if before is not None and after is not None:
                return cell_changes(before, after)
            return _before_after(before.name if before else None, after.name if after else None)


def _row_words(book: Book, table: str, before: Record | None, after: Record | None) -> str:
    """A row of one of the further tables, by the words its noun has for it."""
    match table:
        case "assignments":
            return assignment_changes(book, before, after)
        case "commendations":
            return commendation_changes(book, before, after)
        case "registrations" | "reviews":
            return registration_changes(book, before, after)
        case "themes" | "topics" | "documents":
            return theme_changes(book, table, before, after)
        case "speeches" | "proceedings":
            return speech_changes(book, table, before, after)
        case "proposals":
            return proposal_changes(book, before, after)
        case "evaluations":
            return evaluation_changes(book, before, after)
        case "scores":
            return score_changes(book, before, after)
        case "votes":
            return vote_changes(book, before, after)
        case "versions":
            return _version_words(book, before, after)
        case _:
            return row_words(book, table, before, after)


def _version_words(book: Book, before: Record | None, after: Record | None) -> str:
    """A closed version by its number: its text is a paper of its own."""
    row = after if after is not None else before
    assert isinstance(row, Version)
    name = _("version {n}").format(n=row.number)
    return f"{'–' if after is None else '+'} {name} · {_session_of(book, row.session)}"


def _before_after(old: str | None, new: str | None) -> str:
    if old is None:
        return f"+ {new}"
    if new is None:
        return f"– {old}"
    return new if old == new else f"{old} → {new}"


def _session_words(before: Session | None, after: Session | None) -> str:
    words = _before_after(
        f"{before.code} {day(before.date)}" if before else None, f"{after.code} {day(after.date)}" if after else None
    )
    if before is None or after is None or before.date != after.date:
        return words
    if before.state is not after.state:
        return f"{words}: {_(STATES[before.state])} → {_(STATES[after.state])}"
    for old, new in ((before.title, after.title), (before.place, after.place), (before.start, after.start)):
        if old != new:
            return f"{words}: {old or '–'} → {new or '–'}"
    return words


def _own_days_words(before: Cell, after: Cell) -> str:
    old, new = set(before.own_days), set(after.own_days)
    gone = [f"– {d.name} {day(d.since)}" for d in sorted(old - new, key=lambda d: d.since)]
    come = [f"+ {d.name} {day(d.since)}" for d in sorted(new - old, key=lambda d: d.since)]
    return " ".join(gone + come)


def change_words(book: Book, change: Change) -> str:
    """A whole change in one line: what was done, to whom, and how many rows besides."""
    name = _(ACTS[change.act]) if change.act in ACTS else change.act
    if not change.parts:
        return name
    first = part_words(book, change.parts[0])
    if change.why and change.act in ("calendar.move", "calendar.cancel", "minutes.reopen"):
        first += f" ({change.why})"
    if len(change.parts) == 1:
        return f"{name}: {first}"
    if change.act == "attendance.open" and isinstance(change.parts[0], MarkSet):
        first = _session_of(book, change.parts[0].after.session)
    rest = len(change.parts)
    return f"{name}: " + n_("{n} row", "{n} rows", rest).format(n=rest) + f" ({first} …)"
