"""The facts of the list of commendations of a year: praise, what is to be mended, awards (domain.md 6).

year; praises, awards, mended, discipline: number, day, names, kind, text, session, form, decision, given, answer.
The door leaves out references to discipline unless the cell's settings let them be written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from store.papers import words
from store.papers.documents import Gathered, Lack, Numbers, Subject
from store.papers.head import names_of
from store.records import Assignment, Commendation, Commending, Registration, Speech
from store.rules.assignments import WORK_WORDS
from store.rules.commendations import KIND_WORDS, TO_MEND, form_words, is_promise
from store.rules.speeches import KIND_WORDS as SPEECH_WORDS

if TYPE_CHECKING:
    from store.book import Book

HEADINGS: Final = (
    "TT",
    "Ngày",
    "Đảng viên",
    "Loại",
    "Nội dung",
    "Buổi",
    "Hình thức",
    "Quyết định",
    "Đã trao",
    "Chuyển biến",
    "Vì việc",
    "Trước ngày",
    "Ghi chú",
)


class Row(msgspec.Struct, frozen=True):
    """One commendation, in words."""

    number: int
    day: str
    names: str
    kind: str
    text: str
    session: str
    form: str
    decision: str
    given: str
    answer: str
    deed: str
    """The paper, task or speech the words are tied to."""
    due: str
    note: str


def facts(book: Book, subject: Subject) -> Gathered:
    """The commendations of a year, oldest first."""
    every = sorted(book.commendations.every(subject.year), key=lambda c: (c.on, c.id))
    praises = _rows(book, every, frozenset({Commending.PRAISE}))
    awards = _rows(book, every, frozenset({Commending.AWARD}))
    mended = _rows(book, every, TO_MEND)
    discipline = _rows(book, every, frozenset({Commending.DISCIPLINE}))
    shown = [*praises, *awards, *mended, *discipline]
    return Gathered(
        facts={
            "year": subject.year, "praises": praises, "awards": awards, "mended": mended, "discipline": discipline,
        },
        title=f"Biểu dương, khen thưởng năm {subject.year}",
        lacks=tuple(_lacks(every, subject.year)),
        tables=(Numbers("Biểu dương", HEADINGS, tuple(msgspec.structs.astuple(row) for row in shown)),),
    )  # fmt: skip


def _rows(book: Book, every: Sequence[Commendation], kinds: frozenset[Commending]) -> list[Row]:
    return [_row(book, number, one) for number, one in enumerate((c for c in every if c.kind in kinds), 1)]


def _row(book: Book, number: int, one: Commendation) -> Row:
    session = book.sessions().get(one.session) if one.session else None
    dated = f", ngày {words.day(one.decided)}" if one.decided else ""
    decision = ", ".join(filter(None, (f"{one.number}{dated}" if one.number else "", one.authority)))
    given = words.day(one.given) if one.given else ("chưa trao" if is_promise(one) else "–")
    return Row(
        number, words.day(one.on), names_of(book, one.members), words.capital(KIND_WORDS[one.kind][0]), one.text,
        words.sitting(session), form_words(one.form) or "–", decision or "–", given,
        one.answer or "–", deed(book, one.deed) or "–", words.day(one.due) if one.due else "–", one.note or "–",
    )  # fmt: skip


def deed(book: Book, key: str) -> str:
    """The deed words are tied to: 'tham luận: Chuyển đổi số'; nothing for none."""
    match book.commendations.deed(key):
        case Assignment() as row:
            kind, title = WORK_WORDS[row.kind][0], row.title
        case Speech() as row:
            kind, title = SPEECH_WORDS[row.kind][0], row.summary
        case Registration() as row:
            return f"đăng ký năm {row.year}"
        case _:
            return ""
    return f"{kind}: {title}" if title else kind


def _lacks(every: Sequence[Commendation], year: int) -> Iterator[Lack]:
    if not every:
        yield Lack(
            f"Năm {year} chưa ghi biểu dương nào.", f"No commendation is written down for {year}.", "commendations"
        )
    for one in every:
        shown = words.shortened(one.text, 60)
        if one.kind is Commending.AWARD and not one.promised and not one.number:
            yield Lack(
                f"Khen thưởng chưa có số quyết định: «{shown}».",
                f"An award without the number of its decision: «{shown}».",
                "commendations", one.id,
            )  # fmt: skip
        if is_promise(one):
            yield Lack(f"Đã hứa, chưa trao: «{shown}».", f"Promised and not given: «{shown}».", "commendations", one.id)
