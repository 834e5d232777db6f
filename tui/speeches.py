"""Speeches and the course of a sitting in words: kinds, qualities, speakers, and what the log says of a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final

from store import Book
from store.records import Guest, Item, Proceedings, Record, Speech, SpeechKind
from store.rules.speeches import KIND_WORDS, quality_word
from tui.assignments import title_words
from tui.fields import changes_words
from tui.language import N_, _, language
from tui.members import names

FIELDS: Final[Mapping[str, str]] = {
    "kind": N_("kind"), "item": N_("item"), "clock": N_("at"), "seconds": N_("seconds"), "quality": N_("quality"),
    "own_work": N_("own work"), "analysis": N_("analysis"), "measure": N_("measure"), "proposal": N_("proposal"),
    "summary": N_("summary"), "member": N_("speaker"), "guest": N_("guest"), "assignment": N_("assigned as"),
}  # fmt: skip
"""The fields of a speech."""

PROCEEDINGS: Final[Mapping[str, str]] = {
    "chair": N_("chair"), "taker": N_("minutes-taker"), "opened": N_("began at"), "ended": N_("ended at"),
    "dues": N_("dues announced"), "unpaid": N_("dues not paid"), "conclusion": N_("conclusion"),
    "strengths": N_("strengths"), "weaknesses": N_("weaknesses"), "lessons": N_("lessons"),
    "read_back": N_("minutes read back"), "corrections": N_("corrections"), "left_open": N_("left open"),
    "reopened": N_("opened again because"),
}  # fmt: skip
"""The fields of the proceedings."""

LEFT_OPEN: Final[Mapping[str, str]] = {
    "chair": N_("chair"), "chair_absent": N_("chair not marked present"), "taker": N_("minutes-taker"),
    "taker_absent": N_("minutes-taker not marked present"), "roll": N_("roll call"), "marks": N_("marks not taken"),
    "reason": N_("reason of absence"), "opened": N_("began at"), "ended": N_("ended at"), "times": N_("times"),
    "short": N_("length"), "dues": N_("dues announced"), "theme": N_("theme"), "items": N_("agenda"),
    "speeches": N_("speeches"), "summaries": N_("summaries"), "assigned": N_("assigned, not given"),
    "unlogged": N_("given, not written down"), "item": N_("conclusion of an item"), "skipped": N_("item not reached"),
    "conclusion": N_("conclusion"), "tasks": N_("tasks"), "due": N_("deadline of a task"),
    "uncounted": N_("result of a vote"), "vote": N_("sum of a vote"), "score": N_("score"),
    "read_back": N_("minutes read back"),
}  # fmt: skip
"""What may be left open at closing, by the word its key begins with (store/rules/closing.py)."""

QUESTIONS: Final = ("own_work", "analysis", "measure", "proposal")
"""What is asked of a speech besides its quality, in the order of its keys."""


def kind_words(kind: SpeechKind) -> str:
    """What a kind of speech is called."""
    return KIND_WORDS[kind][language() == "en"]


def quality_words(book: Book, quality: int | None) -> str:
    """What a quality means, in the cell's own words; '' where none was given."""
    return quality_word(quality, language(), book.settings.cell().quality_words) if quality else ""


def speaker_words(book: Book, speech: Speech) -> str:
    """Who spoke, in full."""
    if speech.member:
        return names(book, [speech.member]) or f"#{speech.member}"
    guest = book.guests().get(speech.guest)
    return guest.name if isinstance(guest, Guest) else _("guest")


def minutes_words(seconds: int) -> str:
    """A length as one reads a watch: 4:05."""
    return f"{seconds // 60}:{seconds % 60:02}"


def yes_no(answer: object) -> str:
    """An answer in a word; '' where there is none."""
    return "" if answer is None else _("yes") if answer else _("no")


def row_changes(book: Book, table: str, before: Record | None, after: Record | None) -> str:
    """What happened to a speech or to the proceedings of a session, for the log."""
    row = after if after is not None else before
    if isinstance(row, Speech):
        name = f"{speaker_words(book, row)}: {kind_words(row.kind)}"
        if before is None or after is None:
            return f"{'–' if after is None else '+'} {name}"
        told = changes_words(before, after, FIELDS, lambda field, value: held_words(book, field, value))
    else:
        session = book.sessions().get(getattr(row, "session", 0))
        name = session.code if session else table
        none = Proceedings(session=getattr(row, "session", 0))
        start, end = (held if isinstance(held, Proceedings) else none for held in (before, after))
        said = partial(held_words, book)
        told = changes_words(start, end, PROCEEDINGS, said, but={"left_open"})
        told = " · ".join(filter(None, (told, left_words(start, end))))
    return f"{name}: {told}" if told else name


def left_words(before: Proceedings, after: Proceedings) -> str:
    """What was left open at closing since, and what is so no more; '' where neither."""

    def told(sign: str, keys: Iterable[str]) -> list[str]:
        return [f"{sign} {_(LEFT_OPEN.get(kind, kind))}" for kind in (key.partition(":")[0] for key in keys)]

    gone = (key for key in before.left_open if key not in after.left_open)
    come = (key for key in after.left_open if key not in before.left_open)
    words = ", ".join(told("–", gone) + told("+", come))
    name = PROCEEDINGS["left_open"]
    return f"{_(name)}: {words}" if words else ""


def held_words(book: Book, field: str, value: object) -> str:
    """What a field holds, in words; '' where it reads as it is."""
    match field, value:
        case "kind", SpeechKind():
            return kind_words(value)
        case (("own_work" | "analysis" | "measure" | "proposal" | "dues" | "read_back"), _):
            return yes_no(value)
        case "quality", int():
            return f"{value} {quality_words(book, value)}"
        case (("chair" | "taker" | "member"), int()) if value:
            return names(book, [value])
        case "unpaid", tuple():
            return names(book, value)
        case "item", int() if value:
            item = book.rows("items", Item).get(value)
            return item.title if item else f"#{value}"
        case "assignment", int() if value:
            assigned = book.assignments.shelf().get(value)
            return title_words(assigned) if assigned else f"#{value}"
        case "seconds", int() if value:
            return minutes_words(value)
        case _:
            return ""
