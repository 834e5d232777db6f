"""Whether a proposal can be written as it is said: a text, somebody asked, rows that exist, states and days in order.

Only what differs from the row in the book is looked at, so that an old oddity blocks no other field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from store.errors import BadValue, NoSuch
from store.records import Item, Proposal, Speech
from store.rules.days import spelt
from store.rules.proposals import ADDRESSEES, OTHER
from store.vietnamese import clean

if TYPE_CHECKING:
    from datetime import date

    from store.book import Book

TEXT_LIMIT: Final = 2000
NAME_LIMIT: Final = 120
"""Longest text, answer, result or reason, and longest name of an addressee, in characters."""

MINUTED: Final = ("text", "raised", "session", "speech", "item", "member", "addressee", "addressee_name")
"""What the minutes of its session say of a proposal, and so is locked with them."""


def checked(book: Book, old: Proposal | None, new: Proposal) -> Proposal:
    """The proposal with its texts cleaned. BadValue or NoSuch when it cannot be."""
    new = replace(
        new,
        text=clean(new.text, lines=True, limit=TEXT_LIMIT),
        addressee_name=clean(new.addressee_name, limit=NAME_LIMIT),
        answer=clean(new.answer, lines=True, limit=TEXT_LIMIT),
        result=clean(new.result, lines=True, limit=TEXT_LIMIT),
        note=clean(new.note, lines=True, limit=TEXT_LIMIT),
    )
    if not new.text:
        raise BadValue(why_vi="Ghi nội dung đề xuất, kiến nghị.", why_en="Say what is proposed.")
    if new.addressee not in ADDRESSEES:
        raise BadValue(why_vi="Chọn nơi nhận đề xuất.", why_en="Choose to whom it is put.")
    if new.addressee != OTHER:
        new = replace(new, addressee_name="")
    if not new.result:
        new = replace(new, solved=None)
    if old is None or any(getattr(old, name) != getattr(new, name) for name in ("session", "speech", "item", "member")):
        _ensure_rows(book, old, new)
    if old is None or (old.steps, old.raised, old.solved) != (new.steps, new.raised, new.solved):
        _ensure_days(new, book.clock.today())
    return new


def _ensure_rows(book: Book, old: Proposal | None, new: Proposal) -> None:
    if new.member and (old is None or old.member != new.member) and book.members().get(new.member) is None:
        raise BadValue(
            why_vi=f"Không có đảng viên số {new.member} trong sổ.", why_en=f"There is no member number {new.member}."
        )
    if new.session and (old is None or old.session != new.session):
        book.calendar.unlocked(new.session)
    if new.speech and book.rows("speeches", Speech).get(new.speech) is None:
        raise NoSuch(what_vi="lượt phát biểu số", what_en="speech number", key=new.speech)
    if new.item and book.rows("items", Item).get(new.item) is None:
        raise NoSuch(what_vi="nội dung số", what_en="item number", key=new.item)


def _ensure_days(new: Proposal, today: date) -> None:
    before = new.raised
    for day in (new.raised, *(step.on for step in new.steps), *((new.solved,) if new.solved else ())):
        if day > today:
            raise BadValue(why_vi=f"Ngày {spelt(day)} còn ở tương lai.", why_en=f"{spelt(day)} is still to come.")
    for step in new.steps:
        if step.on < before:
            raise BadValue(
                why_vi=f"Ngày {spelt(step.on)} trước ngày của bước trước ({spelt(before)}).",
                why_en=f"{spelt(step.on)} is before the day of the state before it ({spelt(before)}).",
            )
        before = step.on
