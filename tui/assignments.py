"""Assignments in words: how far, until when, who, why this member; the same in the rooms and in the commands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from store import Book
from store.records import Assignment, Record, Stage, Work
from store.rules import assignments as rules
from store.rules.candidates import Candidate, Reason, Told
from store.rules.care import STATUS_WORDS
from store.vietnamese import name_parts, short_name
from tui.fields import span_words
from tui.language import N_, _, language, n_
from tui.text import day, reason_words, session_name

SIGNS: Final = {
    Stage.ASSIGNED: "□", Stage.DRAFT: "▲", Stage.RETURNED: "▼", Stage.APPROVED: "■", Stage.GIVEN: "√",
    Stage.NOT_GIVEN: "×", Stage.DOING: "▲", Stage.DONE: "√", Stage.DROPPED: "×",
}  # fmt: skip
"""One sign a stage (WGL4)."""

LETTERS: Final = {
    Stage.ASSIGNED: ".", Stage.DRAFT: "N", Stage.RETURNED: "T", Stage.APPROVED: "D", Stage.GIVEN: "V",
    Stage.NOT_GIVEN: "X", Stage.DOING: "N", Stage.DONE: "V", Stage.DROPPED: "X",
}  # fmt: skip
"""The same in plain letters."""

FIELDS: Final = {
    "kind": N_("kind"), "members": N_("done by"), "title": N_("what about"), "due": N_("due"),
    "session": N_("given at"), "source": N_("assigned at"), "theme": N_("theme"), "stages": N_("step"),
    "own_work": N_("own work"), "analysis": N_("analysis"), "measure": N_("measure"), "proposal": N_("proposal"),
    "result": N_("result"), "carries_out": N_("carries out"), "note": N_("note"),
}  # fmt: skip
"""What the fields of an assignment are called."""

NEAR: Final = 14
"""Up to so many days ahead a due day is told as days left."""


def work_words(work: Work) -> str:
    """What kind of work it is."""
    return rules.WORK_WORDS[work][language() == "en"]


def stage_words(stage: Stage) -> str:
    """What a stage is called."""
    return rules.STAGE_WORDS[stage][language() == "en"]


def sign(stage: Stage, *, plain: bool = False) -> str:
    """The sign of a stage, or its letter."""
    return (LETTERS if plain else SIGNS)[stage]


def title_words(assignment: Assignment) -> str:
    """What it is: 'Paper: …'; a task by its title alone."""
    if assignment.kind is Work.TASK:
        return assignment.title
    kind = work_words(assignment.kind)
    return f"{kind[:1].upper()}{kind[1:]}" + (f": {assignment.title}" if assignment.title else "")


def due_words(book: Book, assignment: Assignment) -> str:
    """How much time is left, or how late it is; of a closed one, since when."""
    left = book.assignments.days_left(assignment)
    if left is None:
        at = rules.last(assignment)
        return day(at.on) if at and not rules.is_open(assignment) else _("no due day")
    if left < 0:
        return n_("{n} day late", "{n} days late", -left).format(n=-left)
    if left == 0:
        return _("today")
    if left <= NEAR:
        return n_("{n} day left", "{n} days left", left).format(n=left)
    return day(rules.awaited_on(assignment, book.assignments.days()))


def names(book: Book, numbers: Sequence[int]) -> str:
    """Full names, parted by ';', as a field takes them."""
    return "; ".join(m.name if (m := book.members().get(id)) else f"#{id}" for id in numbers)


def who_words(book: Book, assignment: Assignment, width: int) -> str:
    """Who does it, short: one name as far as it fits, several by their given names."""
    found = [m for id in assignment.members if (m := book.members().get(id)) is not None]
    if len(found) == 1:
        return short_name(found[0].name, width)
    given = [name_parts(m.name, m.sort_name)[0] for m in found]
    for shown in range(len(given), 0, -1):
        rest = f" +{len(given) - shown}" if shown < len(given) else ""
        said = ", ".join(given[:shown]) + rest
        if len(said) <= width or shown == 1:
            return said
    return ""


def session_words(book: Book, id: int) -> str:
    """The session in full with its day, or nothing."""
    session = book.sessions().get(id) if id else None
    if session is None:
        return ""
    name, on = session_name(session), day(session.date)
    return name if on in name else f"{name} · {on}"


def session_code(book: Book, id: int) -> str:
    """The session's code, which a field takes again."""
    session = book.sessions().get(id) if id else None
    return session.code if session else ""


def whole(book: Book, assignment: Assignment) -> str:
    """All of it in one line."""
    theme = book.assignments.theme(assignment.theme)
    parts = (
        title_words(assignment),
        names(book, assignment.members),
        session_words(book, assignment.session),
        theme.title if theme and theme.title != assignment.title else "",
        assignment.result or assignment.note,
    )
    return " · ".join(part.replace("\n", " ") for part in parts if part)


def reason_said(book: Book, reason: Reason) -> str:
    """One reason for or against a member, in words."""
    match reason.kind:
        case Told.AWAY:
            why = "".join(reason_words(book, w) or w for w in reason.words)
            said = _("away") + " " + span_words(reason.on, reason.until)
            return f"{said}: {why}" if why else said
        case Told.STANDING:
            return STATUS_WORDS[reason.status][language() == "en"] if reason.status else ""
        case Told.HOLDS:
            return _("has something at this session already")
        case Told.QUARTER:
            return n_("{n} paper this quarter", "{n} papers this quarter", reason.count).format(n=reason.count)
        case Told.LAST:
            return _("last paper {day}").format(day=day(reason.on))
        case Told.NEVER:
            return _("no paper yet")
        case Told.STRENGTH:
            return _("strong point: {words}").format(words="; ".join(reason.words))
        case Told.FIELD:
            return _("own field: {words}").format(words="; ".join(reason.words))
        case Told.OPEN:
            return n_("{n} open assignment", "{n} open assignments", reason.count).format(n=reason.count)
        case Told.PROBATIONARY:
            return _("probationary")


def reasons_said(book: Book, candidate: Candidate) -> str:
    """All reasons, in the order of the ranking."""
    return " · ".join(reason_said(book, reason) for reason in candidate.reasons)


def field_words(book: Book, assignment: Assignment, field: str) -> str:
    """What a field holds, as it is read and typed again."""
    held = getattr(assignment, field)
    match field:
        case "kind":
            return work_words(assignment.kind)
        case "members":
            return names(book, assignment.members)
        case "session" | "source":
            return session_code(book, held)
        case "theme":
            theme = book.assignments.theme(assignment.theme)
            return theme.title if theme else ""
        case "due":
            return day(assignment.due)
        case "carries_out":
            proposal = book.row("proposals", held) if held else None
            return " ".join(str(getattr(proposal, "text", "")).split())
        case _ if field in rules.CHECKS:
            return "" if held is None else _("yes") if held else _("no")
        case _:
            return str(held)


def row_changes(book: Book, before: Record | None, after: Record | None) -> str:
    """What happened to an assignment, for the log: the step it came to, or which fields changed."""
    if not isinstance(after, Assignment) or not isinstance(before, Assignment):
        row = after or before
        if not isinstance(row, Assignment):
            return ""
        return f"{'–' if after is None else '+'} {title_words(row)} ({names(book, row.members)})"
    told = []
    if before.stages != after.stages:
        told.append(" → ".join(stage_words(rules.stage_of(a)) for a in (before, after)))
    for field, name in FIELDS.items():
        if field != "stages" and getattr(before, field) != getattr(after, field):
            old, new = (field_words(book, a, field) or "–" for a in (before, after))
            told.append(f"{_(name)}: {old} → {new}")
    return f"{title_words(after)}: {' · '.join(told)}"
