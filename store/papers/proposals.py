"""The facts of the report on what became of a year's proposals (domain.md 2.9).

year; raised, solved, answered, refused, passed_up, waiting, solved_share; quarters: quarter and the same counts;
proposals: number, day, session, who, text, addressee, state, answer, task, due, result.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from store.papers import words
from store.papers.documents import Gathered, Lack, Numbers, Subject
from store.papers.head import names_of, spelt
from store.rules.proposal_fates import Fate, Fates, fate_of
from store.rules.proposals import STATE_WORDS, addressee_words, is_waiting, standing_words, state_of
from store.rules.themes import quarter_name

if TYPE_CHECKING:
    from store.book import Book
    from store.records import Proposal

HEADINGS: Final = (
    "TT", "Ngày", "Buổi", "Người đề xuất", "Nội dung", "Nơi nhận", "Trạng thái", "Trả lời", "Giao việc", "Hạn",
    "Kết quả",
)  # fmt: skip


BY_QUARTER: Final = (
    "Quý", "Nêu ra", "Có kết quả", "Đã trả lời", "Không tiếp thu", "Chuyển cấp trên", "Chưa trả lời",
)  # fmt: skip


class Row(msgspec.Struct, frozen=True):
    """A proposal, in words."""

    number: int
    day: str
    session: str
    who: str
    text: str
    addressee: str
    state: str
    answer: str
    task: str
    due: str
    result: str


class Quarter(msgspec.Struct, frozen=True):
    """A quarter's proposals, counted."""

    quarter: str
    raised: int
    solved: int
    answered: int
    refused: int
    passed_up: int
    waiting: int


def facts(book: Book, subject: Subject) -> Gathered:
    """The proposals of a year."""
    every = sorted(book.proposals.every(str(subject.year)), key=lambda p: (p.raised, p.id))
    whole = book.proposals.fates(str(subject.year))
    quarters = [_quarter(quarter_name(q), f) for q, f in book.proposals.fates_by_quarter(subject.year).items()]
    rows = [_row(book, number, one) for number, one in enumerate(every, 1)]
    return Gathered(
        facts={
            "year": subject.year,
            **msgspec.structs.asdict(_quarter(str(subject.year), whole)),
            "solved_share": words.percent(whole.solved_share),
            "replied_share": words.percent(whole.replied_share),
            "quarters": quarters,
            "proposals": rows,
        },
        title=f"Kết quả đề xuất, kiến nghị năm {subject.year}",
        lacks=tuple(_lacks(book, every, subject.year)),
        tables=(
            Numbers("Đề xuất", HEADINGS, tuple(msgspec.structs.astuple(row) for row in rows)),
            Numbers("Theo quý", BY_QUARTER, tuple(msgspec.structs.astuple(row) for row in quarters)),
        ),
    )  # fmt: skip


def _quarter(name: str, found: Fates) -> Quarter:
    return Quarter(
        name, found.raised, found.solved, found.count(Fate.ANSWERED), found.count(Fate.REFUSED),
        found.count(Fate.PASSED_UP), found.count(Fate.WAITING),
    )  # fmt: skip


def _row(book: Book, number: int, one: Proposal) -> Row:
    session = book.sessions().get(one.session) if one.session else None
    task = book.proposals.task(one)
    note = next((step.note for step in reversed(one.steps) if step.note), "")
    said = one.answer or (note if fate_of(one) is Fate.REFUSED else "")
    return Row(
        number, words.day(one.raised), words.sitting(session),
        who=names_of(book, [one.member] if one.member else []) or "tập thể, khách mời",
        text=one.text, addressee=one.addressee_name or spelt(book.settings.cell(), addressee_words(one)),
        state=words.capital(standing_words(one) if fate_of(one) is Fate.SOLVED else STATE_WORDS[state_of(one)][0]),
        answer=said or "–",
        task=f"{task.title} ({names_of(book, task.members)})" if task is not None else "",
        due=words.day(book.proposals.answer_by(one)) if is_waiting(one) else "",
        result=one.result or "–",
    )  # fmt: skip


def _lacks(book: Book, every: Sequence[Proposal], year: int) -> Iterator[Lack]:
    if not every:
        yield Lack(f"Năm {year} chưa ghi đề xuất nào.", f"No proposal is written down for {year}.", "proposals")
    late = book.proposals.unanswered()
    for one in every:
        if one in late:
            shown = words.shortened(one.text, 60)
            yield Lack(f"Quá hạn trả lời: «{shown}».", f"Not answered in time: «{shown}».", "proposals", one.id)
