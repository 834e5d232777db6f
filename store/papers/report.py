"""The facts of the yearly report on thematic sessions (domain.md 2.12).

year; members, official, probationary, committee (on the day it is made, or the year's last); planned, held,
quarters (quarter, held, planned, ok); themes: number, quarter, day, title, presenter, there, papers, opinions,
proposals, score; papers, opinions, quality, general_share, proposals, solved, solved_share; registered, expected,
reviews, outcomes; weaknesses, next_year, upward.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Final

import msgspec

from store.papers import words
from store.papers.documents import Gathered, Lack, Numbers, Subject
from store.papers.head import names_of
from store.papers.minutes_words import stopped
from store.papers.score_sheet import GRADES
from store.records import Kind, Proceedings, ProposalState
from store.rules import roster as membership
from store.rules.calendar import quarter_of, year_of
from store.rules.proposals import state_of
from store.rules.registrations import OUTCOME_WORDS
from store.rules.speeches import Counts, counts
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book
    from store.planned import Planned
    from store.records import Session

HEADINGS: Final = (
    "TT", "Quý", "Ngày", "Chuyên đề", "Người trình bày", "Dự", "Tổng", "Tỷ lệ dự (%)", "Số tham luận", "Số ý kiến",
    "Kiến nghị", "Có kết quả", "Chất lượng", "Điểm", "Loại",
)  # fmt: skip


class Held(msgspec.Struct, frozen=True):
    """One thematic session that was held, with its figures."""

    quarter: str
    day: date
    title: str
    presenter: str
    present: int
    called: int
    """Everybody expected and marked; 0 where no roll was called."""
    rate: Fraction | None
    speeches: Counts
    proposals: int
    solved: int
    points: Fraction | None
    grade: str


class Row(msgspec.Struct, frozen=True):
    """The same, in words."""

    number: int
    quarter: str
    day: str
    title: str
    presenter: str
    there: str
    papers: int
    opinions: int
    proposals: str
    score: str


class Quarter(msgspec.Struct, frozen=True):
    """How many thematic sessions of a quarter were held, of how many that are asked for."""

    quarter: str
    held: int
    planned: int


def facts(book: Book, subject: Subject) -> Gathered:
    """The report of a year."""
    year = subject.year
    held = [_held(book, session) for session in _sessions(book, year)]
    whole = sum((one.speeches for one in held), Counts())
    raised, solved = sum(one.proposals for one in held), sum(one.solved for one in held)
    rows = [_row(number, one) for number, one in enumerate(held, 1)]
    per_quarter = book.settings.rules().number("thematic_per_quarter")
    quarters = [Quarter(q, sum(one.quarter == q for one in held), per_quarter) for q in words.QUARTERS]
    return Gathered(
        facts={
            "year": year,
            **_people(book, year),
            "quarters": quarters, "held": len(held), "planned": 4 * per_quarter,
            "themes": rows,
            "papers": whole.papers, "opinions": whole.exchanges,
            "quality": "–" if whole.quality is None else words.decimal(whole.quality),
            "general_share": words.percent(whole.general_share),
            "proposals": raised, "solved": solved,
            "solved_share": words.percent(Fraction(solved, raised) if raised else None),
            **_registered(book, year),
            "weaknesses": list(_weaknesses(book, year)),
            "next_year": [_next(book, planned) for planned in book.themes.plan(year + 1) if planned.theme is not None],
            "upward": _upward(book, year),
        },
        title=f"Kết quả sinh hoạt chuyên đề năm {year}",
        lacks=tuple(_lacks(book, held, quarters, year)),
        tables=(Numbers("Chuyên đề", HEADINGS, tuple(_figures(number, one) for number, one in enumerate(held, 1))),),
    )  # fmt: skip


def _upward(book: Book, year: int) -> list[str]:
    """The proposals of the year that wait for an answer from above, each text once."""
    waiting = (p for p in book.proposals.every(str(year)) if state_of(p) is ProposalState.PASSED_UP)
    return [stopped(text) for text in dict.fromkeys(clean(p.text) for p in waiting)]


def _sessions(book: Book, year: int) -> list[Session]:
    """The thematic sessions that count for the year and were held, as the year of speeches has it."""
    return [
        s for s in book.calendar.sessions()
        if s.kind is Kind.THEMATIC and year_of(s) == year and book.tracking.is_held(s)
    ]  # fmt: skip


def _held(book: Book, session: Session) -> Held:
    tally, theme = book.attendance.tally(session), book.assignments.theme_of(session)
    planned = book.themes.look(theme.id) if theme is not None else None
    raised = book.proposals.of_session(session.id)
    sheet = book.scoring.sheet(session.id)
    return Held(
        quarter=words.QUARTERS[int(quarter_of(session)[6:]) - 1],
        day=session.date,
        title=theme.title if theme is not None else session.title or "–",
        presenter=names_of(book, [planned.presenter]) if planned is not None else "",
        present=tally.present,
        called=tally.expected - tally.not_taken,
        rate=tally.rate,
        speeches=counts(book.speeches.of_session(session.id)),
        proposals=len(raised),
        solved=sum(bool(p.result) for p in raised),
        points=sheet.total.scaled if sheet.begun and sheet.total.grade is not None else None,
        grade=GRADES[sheet.total.grade] if sheet.begun and sheet.total.grade is not None else "",
    )


def _row(number: int, one: Held) -> Row:
    score = f"{words.decimal(one.points)}, {one.grade}" if one.points is not None else "–"
    there = f"{one.present}/{one.called} ({words.percent(one.rate)})" if one.called else "chưa điểm danh"
    return Row(
        number, one.quarter, words.day(one.day), one.title, one.presenter or "–", there, one.speeches.papers,
        one.speeches.exchanges, f"{one.solved}/{one.proposals}" if one.proposals else "–", score,
    )  # fmt: skip


def _figures(number: int, one: Held) -> tuple[str | int | float | None, ...]:
    quality = one.speeches.quality
    return (
        number, one.quarter, words.day(one.day), one.title, one.presenter, one.present, one.called,
        round(float(one.rate * 100), 1) if one.rate is not None else None, one.speeches.papers, one.speeches.exchanges,
        one.proposals, one.solved, round(float(quality), 2) if quality is not None else None,
        round(float(one.points), 1) if one.points is not None else None, one.grade or None,
    )  # fmt: skip


def _people(book: Book, year: int) -> dict[str, object]:
    day = min(date(year, 12, 31), book.clock.today())
    there = book.roster.members(day)
    official = sum(membership.is_official(member, day) for member in there)
    committee = membership.committee_on(there, day)
    return {
        "members": len(there), "official": official, "probationary": len(there) - official,
        "committee": names_of(book, [member.id for member in committee]) or "chưa ghi",
        "committee_size": len(committee),
    }  # fmt: skip


def _registered(book: Book, year: int) -> dict[str, object]:
    page = book.registrations.year(year)
    reviews = [review for one in page for review in one.reviews]
    ends = Counter(review.outcome for review in reviews if review.outcome is not None)
    return {
        "registered": sum(one.registration is not None for one in page), "expected": len(page), "reviews": len(reviews),
        "outcomes": ", ".join(f"{said} {ends[end]}" for end, (said, _en) in OUTCOME_WORDS.items() if ends[end]) or "–",
    }  # fmt: skip


def _weaknesses(book: Book, year: int) -> Iterator[str]:
    """What was written down as weak at the thematic sessions of the year, each once."""
    shelf = book.rows("proceedings", Proceedings)
    found = (shelf.get(session.id) for session in _sessions(book, year))
    yield from dict.fromkeys(line for one in found if one is not None for line in words.paragraphs(one.weaknesses))


def _next(book: Book, planned: Planned) -> str:
    quarter = words.QUARTERS[int(planned.quarter[6:]) - 1]
    title = planned.theme.title if planned.theme is not None else "–"
    who = names_of(book, [planned.presenter])
    return f"Quý {quarter}: {title}" + (f" (đề dẫn: {who})." if who else ".")


def _lacks(book: Book, held: Sequence[Held], quarters: Sequence[Quarter], year: int) -> Iterator[Lack]:
    today = book.clock.today()
    for number, one in enumerate(quarters, 1):
        if one.held < one.planned and date(year, number * 3, 1) <= today:
            yield Lack(
                f"Quý {one.quarter}: mới sinh hoạt {one.held}/{one.planned} chuyên đề.",
                f"Quarter {one.quarter}: {one.held} of {one.planned} themes held.", "themes",
            )  # fmt: skip
    for one_held in held:
        if not one_held.speeches.total:
            day = words.day(one_held.day)
            yield Lack(f"Buổi {day}: chưa ghi lượt phát biểu nào.", f"{day}: no speech is written down.", "sitting")
        if one_held.points is None:
            day = words.day(one_held.day)
            yield Lack(f"Buổi {day}: chưa chấm điểm xong.", f"{day}: not scored yet.", "scoring")
    if not any(planned.theme for planned in book.themes.plan(year + 1)):
        yield Lack(f"Chưa có chuyên đề cho năm {year + 1}.", f"No theme is planned for {year + 1}.", "themes")
