"""Registrations and their reviews in words; the same in the rooms and in the commands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from store import Book
from store.records import Act, Outcome, Record, Registration, Review, Status
from store.registrations import Standing
from store.rules import registrations as rules
from store.rules.calendar import ROMAN, quarter_at
from tui.assignments import session_code
from tui.fields import STATUS_SHORT
from tui.language import N_, _, language, n_
from tui.text import day

SIGNS: Final = {Outcome.WELL: "●", Outcome.MET: "○", Outcome.NOT_MET: "×", None: "·"}
"""One sign for how a review ended (WGL4)."""

LETTERS: Final = {Outcome.WELL: "T", Outcome.MET: "D", Outcome.NOT_MET: "C", None: "."}
"""The same in plain letters."""

FIELDS: Final = {
    "member": N_("member"), "year": N_("year"), "acts": N_("acts"), "solutions": N_("measures taken"),
    "support": N_("support asked for"), "thinking": N_("political thinking"), "morality": N_("morality, lifestyle"),
    "duties": N_("professional duties"), "example": N_("discipline, example"), "signed": N_("signed on"),
    "confirmed": N_("confirmed on"), "outcome": N_("outcome of the year"), "note": N_("note"),
}  # fmt: skip
"""What the fields of a registration are called, in the order of the form."""

ACT: Final = {
    "heading": N_("heading"), "text": N_("concrete act"), "measure": N_("measure, product"), "due": N_("due on"),
    "period": N_("or how often"),
}  # fmt: skip
"""What the fields of an act are called."""

REVIEW: Final = {
    "session": N_("reviewed at"), "on": N_("on"), "own": N_("the member says"), "remark": N_("the cell says"),
    "outcome": N_("result"), "evidence": N_("evidence"),
}  # fmt: skip
"""What the fields of a review are called, in the order of the form."""


def outcome_words(outcome: Outcome | None) -> str:
    """How a review ended; nothing where nobody said."""
    return rules.OUTCOME_WORDS[outcome][language() == "en"] if outcome else ""


def sign(outcome: Outcome | None, *, plain: bool = False) -> str:
    """The sign of a result, or its letter."""
    return (LETTERS if plain else SIGNS)[outcome]


def act_words(act: Act) -> str:
    """An act in one line: heading, what, measure, by when."""
    when = day(act.due) or act.period
    said = f"{rules.heading_words(act.heading, language())}: {act.text}" if act.heading else act.text
    return " · ".join(part for part in (said, act.measure, when) if part)


def member_name(book: Book, number: int) -> str:
    """The name of a member by number."""
    found = book.members().get(number)
    return found.name if found else f"#{number}"


def acts_words(one: Registration) -> str:
    """How many acts, and the first of them."""
    first = one.acts[0].text if one.acts else ""
    words = n_("{n} act: {first}", "{n} acts: {first}", len(one.acts))
    return words.format(n=len(one.acts), first=first) if one.acts else ""


def quarters_signs(line: Standing, *, plain: bool = False) -> tuple[str, str, str, str]:
    """The result of each quarter's last review as a sign; blank where there was none."""
    found = {quarter_at(r.on)[6:]: sign(r.outcome, plain=plain) for r in line.reviews}
    return (found.get("1", " "), found.get("2", " "), found.get("3", " "), found.get("4", " "))


def missed_words(missed: Sequence[str], year: int) -> str:
    """The first of some quarters missed, as the page of a year names it: with its own year where that is another."""
    first = missed[0]
    roman = ROMAN[int(first[6:]) - 1]
    return roman if first.startswith(f"{year}-") else f"{roman}/{first[:4]}"


def turn_words(line: Standing) -> str:
    """When it is reviewed next, or since which quarter it was not; else why the member has no turn."""
    if line.missed:
        return _("missed since Q {roman}").format(roman=missed_words(line.missed, line.year))
    if line.turn:
        return _("next {day}").format(day=f"{line.turn.day:%d/%m}")
    return STATUS_SHORT[line.status][language() == "en"] if line.status is not Status.ACTIVE else ""


def review_words(book: Book, one: Review) -> str:
    """A review in one line: when, result, what was said."""
    when = session_code(book, one.session) or day(one.on)
    said = [outcome_words(one.outcome), one.own, one.remark, one.evidence]
    return " · ".join([when, *(part.replace("\n", " ") for part in said if part)])


def field_words(book: Book, one: Registration, field: str) -> str:
    """What a field of a registration holds, as it is read and typed again."""
    held = getattr(one, field)
    match field:
        case "member":
            return member_name(book, one.member)
        case "acts":
            return "; ".join(act_words(act) for act in one.acts)
        case "signed" | "confirmed":
            return day(held)
        case _:
            return str(held)


def review_field_words(book: Book, one: Review, field: str) -> str:
    """What a field of a review holds, as it is read and typed again."""
    match field:
        case "session":
            return session_code(book, one.session)
        case "on":
            return day(one.on)
        case "outcome":
            return outcome_words(one.outcome)
        case _:
            return str(getattr(one, field))


def row_changes(book: Book, before: Record | None, after: Record | None) -> str:
    """What happened to a registration or a review, for the log."""
    row = after or before
    if isinstance(row, Registration):
        head = f"{member_name(book, row.member)} {row.year}"
    elif isinstance(row, Review):
        head = f"{member_name(book, row.member)}: {review_words(book, row)}"
    else:
        return ""
    if before is None or after is None:
        return f"{'–' if after is None else '+'} {head}"
    if isinstance(before, Registration) and isinstance(after, Registration):
        pairs = [(name, *(field_words(book, r, f) for r in (before, after))) for f, name in FIELDS.items()]
    elif isinstance(before, Review) and isinstance(after, Review):
        pairs = [(name, *(review_field_words(book, r, f) for r in (before, after))) for f, name in REVIEW.items()]
        head = member_name(book, after.member)
    else:
        return head
    told = " · ".join(f"{_(name)}: {old or '–'} → {new or '–'}" for name, old, new in pairs if old != new)
    return f"{head}: {told}" if told else head
