"""Praise and criticism in words: kinds, deeds, what is promised; the same in the rooms and in the commands."""

from __future__ import annotations

from typing import Final

from store import Book
from store.records import (
    Assignment,
    Commendation,
    Commending,
    Record,
    Registration,
    Speech,
    SpeechKind,
    Work,
)
from store.rules import commendations as rules
from tui.assignments import names, session_code, work_words
from tui.language import N_, _, language
from tui.speeches import kind_words as speech_words
from tui.text import day

SIGNS: Final = {
    Commending.PRAISE: "●", Commending.REMINDER: "▲", Commending.CRITICISM: "▼", Commending.SELF_CRITICISM: "◄",
    Commending.AWARD: "■", Commending.DISCIPLINE: "×",
}  # fmt: skip
"""One sign a kind (WGL4)."""

LETTERS: Final = {
    Commending.PRAISE: "B", Commending.REMINDER: "N", Commending.CRITICISM: "P", Commending.SELF_CRITICISM: "T",
    Commending.AWARD: "K", Commending.DISCIPLINE: "X",
}  # fmt: skip
"""The same in plain letters."""

PROMISED: Final = ("○", "H")
"""Sign and letter of what is promised and not given yet."""

FIELDS: Final = {
    "kind": N_("kind"), "members": N_("of whom"), "text": N_("text"), "on": N_("on"), "session": N_("said at"),
    "item": N_("item of the agenda"), "deed": N_("for which deed"), "promised": N_("promised"),
    "given": N_("given on"), "due": N_("by when"), "answer": N_("answer, what changed"),
    "form": N_("form of award"), "number": N_("number, symbol"), "decided": N_("decided on"),
    "authority": N_("decided by"), "note": N_("note"),
}  # fmt: skip
"""What the fields are called, in the order of the form."""


def kind_words(kind: Commending) -> str:
    """What a kind is called."""
    return rules.KIND_WORDS[kind][language() == "en"]


def state_words(one: Commendation) -> str:
    """What a kind is called, and whether it is only promised."""
    return _("promised {kind}").format(kind=kind_words(one.kind)) if rules.is_promise(one) else kind_words(one.kind)


def sign(one: Commendation, *, plain: bool = False) -> str:
    """The sign of one of them, or its letter."""
    if rules.is_promise(one):
        return PROMISED[plain]
    return (LETTERS if plain else SIGNS)[one.kind]


def title_words(one: Commendation) -> str:
    """What it says; an award without a text by its form, discipline by its number."""
    said = one.text.replace("\n", " ")
    if one.kind is Commending.AWARD:
        form = rules.form_words(one.form, language())
        return f"{form}: {said}" if said else form
    return said or one.number


def work_deed_words(work: str, title: str) -> str:
    """A deed by its kind and title: 'paper: Chuyển đổi số'."""
    return f"{work}: {title}" if title else work


def deed_words(book: Book, key: str) -> str:
    """The deed it is for, in words; nothing for none."""
    row = book.commendations.deed(key)
    match row:
        case Assignment():
            return work_deed_words(work_words(row.kind), row.title)
        case Speech():
            told = work_deed_words(speech_words(row.kind), row.summary.replace("\n", " "))
            code = session_code(book, row.session)
            return f"{told} ({code})" if code else told
        case Registration():
            return _("registration {year}").format(year=row.year)
        case _:
            return ""


def offered_words(deed: rules.Deed) -> str:
    """A deed as it is offered: kind and title."""
    spoken = deed.key.startswith("speeches:")
    kind = speech_words(SpeechKind(deed.kind)) if spoken else work_words(Work(deed.kind))
    return work_deed_words(kind, deed.title)


def field_words(book: Book, one: Commendation, field: str) -> str:
    """What a field holds, as it is read and typed again."""
    held = getattr(one, field)
    match field:
        case "kind":
            return kind_words(one.kind)
        case "members":
            return names(book, one.members)
        case "session":
            return session_code(book, one.session)
        case "deed":
            return deed_words(book, one.deed)
        case "form":
            return rules.form_words(one.form, language())
        case "promised":
            return _("yes") if one.promised else _("no")
        case "on" | "given" | "due" | "decided":
            return day(held)
        case _:
            return str(held or "")


def whole(book: Book, one: Commendation) -> str:
    """All of it in one line."""
    decision = " ".join(part for part in (one.number, day(one.decided), one.authority) if part)
    parts = (
        title_words(one),
        names(book, one.members),
        deed_words(book, one.deed),
        _("by {day}").format(day=day(one.due)) if one.due else "",
        decision,
        one.answer.replace("\n", " "),
    )
    return " · ".join(part for part in parts if part)


def row_changes(book: Book, before: Record | None, after: Record | None) -> str:
    """What happened to one of them, for the log."""
    if not isinstance(after, Commendation) or not isinstance(before, Commendation):
        row = after or before
        if not isinstance(row, Commendation):
            return ""
        told = f"{kind_words(row.kind)} ({names(book, row.members)}): {title_words(row)}"
        return f"{'–' if after is None else '+'} {told}"
    told = " · ".join(
        f"{_(name)}: {field_words(book, before, field) or '–'} → {field_words(book, after, field) or '–'}"
        for field, name in FIELDS.items()
        if getattr(before, field) != getattr(after, field)
    )
    return f"{kind_words(after.kind)} ({names(book, after.members)}): {told}"
