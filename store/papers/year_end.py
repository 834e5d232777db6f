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
from store.records import Commending, Evaluation, Grade, Work
from store.rules import roster as membership
from store.rules.commendations import KIND_WORDS
from store.rules.proposal_fates import Fates, fates
from store.rules.register import FIGURES
from store.rules.registrations import OUTCOME_WORDS
from store.rules.speeches import Counts, counts, heard

if TYPE_CHECKING:
    from store.book import Book
    from store.records import Member
    from store.rules.attendance import Tally
    from store.rules.workload import Counts as Load

GRADES: Final = {
    Grade.EXCELLENT: "Hoàn thành xuất sắc nhiệm vụ", Grade.GOOD: "Hoàn thành tốt nhiệm vụ",
    Grade.COMPLETED: "Hoàn thành nhiệm vụ", Grade.NOT_COMPLETED: "Không hoàn thành nhiệm vụ",
}  # fmt: skip
"""The four yearly grades (Reg. 366; domain.md 2.11)."""
HEADINGS: Final = (
    "TT", "Họ và tên", "Số buổi", "Có mặt", "Vắng có phép", "Vắng không phép", "Đề dẫn, tham luận", "Phát biểu, hỏi",
    "Chất lượng", "Đề xuất", "Đề xuất có kết quả", "Nhiệm vụ được giao", "Nhiệm vụ xong", "Biểu dương, khen thưởng",
    "Nhắc nhở, phê bình", "Tự nhận mức", "Chi bộ xếp loại",
)  # fmt: skip


class Year(msgspec.Struct, frozen=True):
    """What the book counts of one member's year."""

    member: Member
    tally: Tally | None
    speeches: Counts
    load: Load | None
    proposals: Fates
    kinds: dict[Commending, int]
    reviews: tuple[str, ...]
    """How each review of the registration ended, in words."""
    evaluation: Evaluation | None


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
    there = [_year(book, member, subject.year) for member in _members(book, subject)]
    return Gathered(
        facts={"year": subject.year, "pages": [_page(one, subject.year, locality) for one in there]},
        title=f"Kiểm điểm đảng viên năm {subject.year}",
        lacks=tuple(_lacks(there)),
        signed=False,
        tables=(Numbers("Cuối năm", HEADINGS, tuple(_figures(number, one) for number, one in enumerate(there, 1))),),
    )


def _members(book: Book, subject: Subject) -> list[Member]:
    day = min(date(subject.year, 12, 31), book.clock.today())
    found = [m for m in book.roster.members(day) if subject.member in (0, m.id)]
    if not found:
        raise NoSuch(what_vi="đảng viên nào để kiểm điểm năm", what_en="member to review in", key=subject.year)
    return found


def _year(book: Book, member: Member, year: int) -> Year:
    """What the doors say of a member's year; nothing is counted here again."""
    line = next((line for line in book.register.year(year).lines if line.member.id == member.id), None)
    sessions = {s.id for s in book.sessions().all() if heard(s)}
    held = book.registrations.of_member(member.id, year)
    reviews = book.registrations.reviews_of(held.id) if held is not None else []
    written = (e for e in book.rows("evaluations", Evaluation).all() if e.member == member.id and e.year == year)
    return Year(
        member,
        line.tally if line is not None else None,
        counts(s for s in book.speeches.of_member(member.id, year) if s.session in sessions),
        book.assignments.counts(year).get(member.id),
        fates(book.proposals.of_member(member.id, str(year))),
        dict(book.commendations.counts(member.id, year)),
        tuple(OUTCOME_WORDS[r.outcome][0] for r in reviews if r.outcome is not None),
        next(written, None),
    )


def _page(one: Year, year: int, locality: str) -> Sheet:
    member, held = one.member, one.evaluation or Evaluation(member=one.member.id, year=year)
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
        strengths=_text(held.strengths),
        weaknesses=_text(held.weaknesses),
        repaired=_text(held.repaired),
        directions=_text(held.directions),
        own=GRADES[held.own] if held.own is not None else DOTS,
        remark=_text(held.remark),
        cell_grade=GRADES[held.cell] if held.cell is not None else DOTS,
        votes=votes,
        above=GRADES[held.above] if held.above is not None else DOTS,
    )


def _day(day: date | None) -> str:
    return words.day(day) if day is not None else DOTS


def _text(text: str) -> tuple[str, ...]:
    return tuple(words.paragraphs(text)) or (DOTTED,)


def _said(one: Year) -> Iterator[str]:
    """The member's year as the book has it, a line each; what it does not have is not said."""
    if (tally := one.tally) is not None:
        yield (
            f"Dự sinh hoạt {tally.present}/{tally.expected - tally.not_taken} buổi ({words.percent(tally.rate)}); "
            f"vắng có phép {FIGURES['excused'](tally)}, vắng không phép {FIGURES['unexcused'](tally)}."
        )
    if one.speeches.total:
        quality = one.speeches.quality
        said = f", chất lượng trung bình {words.decimal(quality)}/4" if quality is not None else ""
        yield f"Đề dẫn, tham luận {one.speeches.papers} lượt; phát biểu, chất vấn {one.speeches.exchanges} lượt{said}."
    if one.proposals.raised:
        yield f"Đề xuất, kiến nghị {one.proposals.raised}; có kết quả {one.proposals.solved}."
    if one.load is not None and one.load.assigned[Work.TASK]:
        yield f"Nhiệm vụ chi bộ giao: {one.load.assigned[Work.TASK]}; đã hoàn thành {one.load.given[Work.TASK]}."
    if one.reviews:
        yield f"Kiểm điểm đăng ký học tập và làm theo {len(one.reviews)} lần: {', '.join(one.reviews)}."
    if one.kinds:
        yield "; ".join(f"{KIND_WORDS[kind][0]} {n} lần" for kind, n in one.kinds.items() if n).capitalize() + "."


def _figures(number: int, one: Year) -> tuple[str | int | float | None, ...]:
    tally, quality, held = one.tally, one.speeches.quality, one.evaluation
    good = sum(one.kinds.get(kind, 0) for kind in (Commending.PRAISE, Commending.AWARD))
    mend = sum(one.kinds.get(kind, 0) for kind in (Commending.REMINDER, Commending.CRITICISM))
    return (
        number, one.member.name,
        *((FIGURES[f](tally) if tally is not None else 0) for f in ("sessions", "present", "excused", "unexcused")),
        one.speeches.papers, one.speeches.exchanges, round(float(quality), 2) if quality is not None else None,
        one.proposals.raised, one.proposals.solved,
        one.load.assigned[Work.TASK] if one.load else 0, one.load.given[Work.TASK] if one.load else 0,
        good, mend,
        GRADES[held.own] if held and held.own else None, GRADES[held.cell] if held and held.cell else None,
    )  # fmt: skip


def _lacks(there: Sequence[Year]) -> Iterator[Lack]:
    for one in there:
        member = one.member
        dates = (("ngày sinh", "born", member.born), ("ngày vào Đảng", "admitted", member.admitted))
        for vi, en, day in dates:
            if day is None:
                yield Lack(f"{member.name}: chưa có {vi}.", f"{member.name}: no date «{en}».", "roster", member.id)
