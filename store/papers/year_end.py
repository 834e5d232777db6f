"""The facts of the year-end review of members, form 02, as a draft from the records (domain.md 2.11).

year; pages: name, born, admitted, official, party_post, job, figures (what the book says of the year, a line each),
strengths, weaknesses, repaired, directions, own, remark, cell_grade, votes, above. What the member writes is taken
as written; where nothing is written yet the place is left free. The grade is proposed by nobody here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec

from store.errors import NoSuch
from store.papers import words
from store.papers.documents import Gathered, Lack, Numbers, Subject
from store.papers.head import DOTS, DOTTED
from store.rules import roster as membership
from store.rules.commendations import GOOD, KIND_WORDS, TO_MEND
from store.rules.evaluations import GRADES
from store.rules.person import Part
from store.rules.register import FIGURES
from store.rules.registrations import OUTCOME_WORDS

if TYPE_CHECKING:
    from store.book import Book
    from store.records import Grade
    from store.rules.person import Person

HEADINGS: Final = (
    "TT", "Họ và tên", "Số buổi", "Có mặt", "Vắng có phép", "Vắng không phép", "Đề dẫn, tham luận", "Phát biểu, hỏi",
    "Chất lượng", "Đề xuất", "Đề xuất có kết quả", "Nhiệm vụ được giao", "Nhiệm vụ xong", "Biểu dương, khen thưởng",
    "Nhắc nhở, phê bình", "Tự nhận mức", "Chi bộ xếp loại",
)  # fmt: skip


class Sheet(msgspec.Struct, frozen=True):
    """One member's draft."""

    name: str
    place_date: str
    """Place, with the day left free: whoever signs writes it."""
    born: str
    admitted: str
    official: str
    party_post: str
    job: str
    figures: tuple[str, ...]
    strengths: tuple[str, ...]
    weaknesses: tuple[str, ...]
    repaired: tuple[str, ...]
    directions: tuple[str, ...]
    own: str
    remark: tuple[str, ...]
    cell_grade: str
    votes: str
    above: str


def facts(book: Book, subject: Subject) -> Gathered:
    """The drafts of a year, or one member's. NoSuch where there is nobody."""
    locality = book.settings.cell().locality
    there = years(book, subject)
    return Gathered(
        facts={"year": subject.year, "pages": [_page(one, subject.year, locality) for one in there]},
        title=f"Kiểm điểm đảng viên năm {subject.year}",
        lacks=tuple(_lacks(there)),
        signed=False,
        tables=(Numbers("Cuối năm", HEADINGS, tuple(_figures(number, one) for number, one in enumerate(there, 1))),),
    )


def years(book: Book, subject: Subject) -> list[Person]:
    """The year of everybody who is reviewed, or of one member. NoSuch."""
    year = subject.year
    members = [row.member for row in book.evaluations.year(year) if subject.member in (0, row.member.id)]
    if not members:
        raise NoSuch(what_vi="đảng viên nào để kiểm điểm năm", what_en="member to review in", key=year)
    return book.person.pages(members, year)


def _page(one: Person, year: int, locality: str) -> Sheet:
    member, held = one.member, one.evaluation
    day = date(year, 12, 31)
    votes = f"{held.favour}/{held.voters}" if held.favour is not None and held.voters else ""
    return Sheet(
        name=member.name,
        place_date=f"{locality or DOTS}, ngày ..... tháng ..... năm {year}",
        born=_day(member.born),
        admitted=_day(member.admitted),
        official=_day(member.official_on),
        party_post="; ".join(p.title for p in membership.posts_on(member, day)) or "Đảng viên",
        job=member.job or DOTS,
        figures=tuple(_said(one)),
        strengths=_text(held.strengths, 4),
        weaknesses=_text(held.weaknesses),
        repaired=_text(held.repaired),
        directions=_text(held.directions),
        own=_grade(held.own),
        remark=_text(held.remark),
        cell_grade=_grade(held.cell),
        votes=votes,
        above=_grade(held.above),
    )


def _grade(grade: Grade | None, blank: str = DOTS) -> str:
    words_vi = GRADES[grade][0] if grade is not None else blank
    return words_vi[:1].upper() + words_vi[1:]


def _day(day: date | None) -> str:
    return words.day(day) if day is not None else DOTS


def _text(text: str, lines: int = 2) -> tuple[str, ...]:
    """What was written, or so many lines for a hand."""
    return tuple(words.paragraphs(text)) or (DOTTED,) * lines


def _said(one: Person) -> Iterator[str]:
    """The member's year as the book has it, a line each; what it does not have is not said."""
    tally, part = one.tally, one.line.year
    if tally.members:
        yield (
            f"Dự sinh hoạt {tally.present}/{tally.expected - tally.not_taken} buổi ({words.percent(tally.rate)}); "
            f"vắng có phép {FIGURES['excused'](tally)}, vắng không phép {FIGURES['unexcused'](tally)}."
        )
    if part.speeches.total:
        spoken, quality = part.speeches, part.speeches.quality
        said = f", chất lượng trung bình {words.decimal(quality)}/4" if quality is not None else ""
        yield f"Đề dẫn, tham luận {spoken.papers} lượt; phát biểu, chất vấn {spoken.exchanges} lượt{said}."
    if part.proposals:
        yield f"Đề xuất, kiến nghị {part.proposals}; có kết quả {part.solved}."
    if given := one.assigned(Part.TASKS):
        yield f"Nhiệm vụ chi bộ giao: {given}; đã hoàn thành {one.done(Part.TASKS)}."
    if one.reviews:
        ends = ", ".join(OUTCOME_WORDS[review.outcome][0] for review in one.reviews if review.outcome is not None)
        told = f": {ends}" if ends else ""
        yield f"Kiểm điểm đăng ký học tập và làm theo {len(one.reviews)} lần{told}."
    if one.said:
        yield "; ".join(f"{KIND_WORDS[kind][0]} {n} lần" for kind, n in one.said.items()).capitalize() + "."


def _figures(number: int, one: Person) -> tuple[str | int | float | None, ...]:
    part, held = one.line.year, one.evaluation
    quality = part.speeches.quality
    return (
        number, one.member.name,
        *(FIGURES[f](one.tally) for f in ("sessions", "present", "excused", "unexcused")),
        part.speeches.papers, part.speeches.exchanges,
        round(float(quality), 2) if quality is not None else None,
        part.proposals, part.solved, one.assigned(Part.TASKS), one.done(Part.TASKS),
        sum(one.said[kind] for kind in GOOD), sum(one.said[kind] for kind in TO_MEND),
        _grade(held.own, ""), _grade(held.cell, ""),
    )  # fmt: skip


def _lacks(there: Sequence[Person]) -> Iterator[Lack]:
    for one in there:
        member = one.member
        dates = (("ngày sinh", "born", member.born), ("ngày vào Đảng", "admitted", member.admitted))
        for vi, en, day in dates:
            if day is None:
                yield Lack(f"{member.name}: chưa có {vi}.", f"{member.name}: no date «{en}».", "roster", member.id)
