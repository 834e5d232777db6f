"""Whether an assignment can be written as it is said: somebody to do it, rows that exist, stages and days in order.

Only what differs from the row in the book is looked at, so that an old oddity blocks no other field.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from store.errors import BadValue, NoSuch
from store.records import Assignment, Stage, Staged, Theme, Work
from store.rules.assignments import STAGE_WORDS, WORK_WORDS, ways
from store.rules.days import spelt
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book

TITLE_LIMIT: Final = 300
TEXT_LIMIT: Final = 2000
"""Longest title, and longest note or result, in characters."""


def checked(book: Book, old: Assignment | None, new: Assignment) -> Assignment:
    """The assignment with its texts cleaned. BadValue or NoSuch when it cannot be."""
    new = replace(
        new,
        members=tuple(dict.fromkeys(new.members)),
        title=clean(new.title, limit=TITLE_LIMIT),
        result=clean(new.result, lines=True, limit=TEXT_LIMIT),
        note=clean(new.note, lines=True, limit=TEXT_LIMIT),
    )
    if new.kind is Work.TASK:
        if not new.title:
            raise BadValue(why_vi="Nhiệm vụ phải nói rõ làm gì.", why_en="A task must say what is to be done.")
        new = replace(new, session=0, source=new.source or new.session)
    if old is None or old.members != new.members:
        _ensure_members(book, new)
    if old is None or (old.session, old.source, old.theme) != (new.session, new.source, new.theme):
        _ensure_rows(book, new)
    if old is None or old.kind is not new.kind:
        for staged in new.stages:
            ensure_has(new.kind, staged.stage)
    if old is None or old.stages != new.stages:
        _ensure_days(new.stages, book.clock.today())
    return new


def ensure_has(work: Work, stage: Stage) -> None:
    """BadValue when that kind of work has no such stage."""
    if stage not in ways(work):
        (vi, en), words = WORK_WORDS[work], STAGE_WORDS[stage]
        raise BadValue(
            why_vi=f"{vi[:1].upper()}{vi[1:]} không có bước «{words[0]}».",
            why_en=f"{en[:1].upper()}{en[1:]}: there is no stage «{words[1]}».",
        )


def _ensure_members(book: Book, new: Assignment) -> None:
    if not new.members:
        raise BadValue(why_vi="Phải có ít nhất một người làm.", why_en="At least one member must do it.")
    for id in new.members:
        if book.members().get(id) is None:
            raise BadValue(why_vi=f"Không có đảng viên số {id} trong sổ.", why_en=f"There is no member number {id}.")


def _ensure_rows(book: Book, new: Assignment) -> None:
    for session in (new.session, new.source):
        if session:
            book.calendar.session(session)
    if new.theme and book.rows("themes", Theme).get(new.theme) is None:
        raise NoSuch(what_vi="chuyên đề số", what_en="theme number", key=new.theme)


def _ensure_days(stages: tuple[Staged, ...], today: date) -> None:
    before = date.min
    for staged in stages:
        if staged.on > today:
            raise BadValue(
                why_vi=f"Ngày {spelt(staged.on)} còn ở tương lai.", why_en=f"{spelt(staged.on)} is still to come."
            )
        if staged.on < before:
            raise BadValue(
                why_vi=f"Ngày {spelt(staged.on)} trước ngày của bước trước ({spelt(before)}).",
                why_en=f"{spelt(staged.on)} is before the day of the stage before it ({spelt(before)}).",
            )
        before = staged.on
