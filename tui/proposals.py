"""A proposal in words: for its room, the session room, the log and the command line alike. Draws nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from store import Book
from store.records import Item, Proposal, ProposalState, Record, Session, Speech
from store.rules import proposals as rules
from store.rules.proposal_fates import FATE_WORDS, Fate
from store.rules.themes import quarter_name
from tui.assignments import title_words as task_title
from tui.fields import changes_words
from tui.language import N_, _, language, n_
from tui.members import names
from tui.speeches import kind_words, speaker_words
from tui.text import day

FIELDS: Final[Mapping[str, str]] = {
    "text": N_("proposal"), "member": N_("proposed by"), "addressee": N_("put to"), "addressee_name": N_("other body"),
    "raised": N_("raised on"), "session": N_("session"), "item": N_("item"), "speech": N_("speech"),
    "due": N_("answer by"), "steps": N_("state"), "answer": N_("answer"), "assignment": N_("task"),
    "result": N_("result"), "solved": N_("solved on"), "note": N_("note"),
}  # fmt: skip
"""The fields of a proposal."""

SIGNS: Final[Mapping[ProposalState, str]] = {
    ProposalState.NEW: "○", ProposalState.ACCEPTED: "□", ProposalState.IN_PROGRESS: "►",
    ProposalState.ANSWERED: "●", ProposalState.PASSED_UP: "▲", ProposalState.REFUSED: "×",
}  # fmt: skip
PLAIN: Final[Mapping[ProposalState, str]] = {
    ProposalState.NEW: "o", ProposalState.ACCEPTED: "+", ProposalState.IN_PROGRESS: ">",
    ProposalState.ANSWERED: "*", ProposalState.PASSED_UP: "^", ProposalState.REFUSED: "x",
}  # fmt: skip
SOLVED: Final = ("√", "#")
"""Signs of states and of a result, and the same for a terminal without them."""


def sign(proposal: Proposal, *, plain: bool = False) -> str:
    """The sign of where it stands."""
    if rules.is_solved(proposal):
        return SOLVED[plain]
    return (PLAIN if plain else SIGNS)[rules.state_of(proposal)]


def state_words(state: ProposalState) -> str:
    """What a state is called."""
    return rules.STATE_WORDS[state][language() == "en"]


def standing_words(proposal: Proposal) -> str:
    """What stands beside it in a list: that it is solved, else its state."""
    return rules.standing_words(proposal, language())


def fate_words(fate: Fate) -> str:
    """What a fate is called."""
    return FATE_WORDS[fate][language() == "en"]


def addressee_words(proposal: Proposal) -> str:
    """To whom it is put."""
    return rules.addressee_words(proposal, language())


def period_words(period: str) -> str:
    """A quarter (YYYY-Qn) or a year (YYYY) in words, as they are typed again: 'quý IV/2026', 'năm 2026'."""
    if len(period) == 4:
        return _("year {year}").format(year=period)
    return quarter_name(period, language())


def text_words(proposal: Proposal) -> str:
    """What is proposed, in one line."""
    return " ".join(proposal.text.split())


def author_words(book: Book, proposal: Proposal) -> str:
    """Who proposed it: the member, the guest who spoke, or the cell together."""
    if proposal.member:
        return names(book, [proposal.member])
    speech = book.rows("speeches", Speech).get(proposal.speech) if proposal.speech else None
    return speaker_words(book, speech) if speech is not None and speech.guest else _("the cell together")


def due_words(book: Book, proposal: Proposal) -> str:
    """How long an answer is still waited for, or for how long it has been late; since when it stands where it does."""
    left = book.proposals.days_left(proposal)
    if left is None:
        return day(proposal.solved or rules.since(proposal))
    if left < 0:
        return n_("{n} day late", "{n} days late", -left).format(n=-left)
    return _("today") if left == 0 else n_("{n} day left", "{n} days left", left).format(n=left)


def whole(book: Book, proposal: Proposal) -> str:
    """All of a proposal in one line: who, to whom, what, the answer or the result."""
    parts = (
        author_words(book, proposal) + " → " + addressee_words(proposal),
        text_words(proposal),
        proposal.result or proposal.answer or (proposal.steps[-1].note if proposal.steps else ""),
    )
    return " · ".join(" ".join(part.split()) for part in parts if part)


def field_words(book: Book, field: str, value: object) -> str:
    """What a field holds, in words; '' where it reads as it is."""
    match field, value:
        case "steps", tuple():
            last = value[-1] if value else None
            return f"{state_words(last.state)} {day(last.on)}" if last is not None else state_words(ProposalState.NEW)
        case "addressee", str():
            return rules.ADDRESSEES.get(value, ("", ""))[language() == "en"]
        case (("raised" | "due" | "solved"), date()):
            return day(value)
        case _, int() if value:
            return _row_name(book, field, value)
        case _:
            return ""


def _row_name(book: Book, field: str, number: int) -> str:
    """What a number in a proposal stands for."""
    tables = {"member": "members", "session": "sessions", "item": "items", "speech": "speeches"}
    row = book.row(tables.get(field, "assignments"), number)
    match row:
        case Session():
            return row.code
        case Item():
            return row.title
        case Speech():
            return f"{speaker_words(book, row)}: {kind_words(row.kind)}"
        case None:
            return f"#{number}"
        case _ if field == "assignment":
            return task_title(book.assignments.assignment(number))
        case _:
            return str(getattr(row, "name", f"#{number}"))


def row_changes(book: Book, before: Record | None, after: Record | None) -> str:
    """What happened to a proposal, for the log: raised, taken away, the state it came to, or which fields changed."""
    row = after if after is not None else before
    if not isinstance(row, Proposal):
        return ""
    if before is None or after is None:
        return f"{'–' if after is None else '+'} {text_words(row)} ({author_words(book, row)})"
    told = changes_words(before, after, FIELDS, lambda field, value: field_words(book, field, value))
    return f"{text_words(row)}: {told}" if told else text_words(row)
