"""The facts of registrations and commitments, a page a member (domain.md 2.10).

year; pages: name, unit, post, job, acts (heading, text, measure, when), solutions, support, thinking, morality,
duties, example, signed, confirmed, reviews (day, session, own, remark, outcome, evidence), outcome, place_date.
A member without a registration has a page to be filled in by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from store.errors import NoSuch
from store.papers import words
from store.papers.documents import Gathered, Lack, Numbers, Subject
from store.papers.head import DOTS, DOTTED, place_date
from store.rules.registrations import OUTCOME_WORDS, SECTIONS, heading_words, is_concrete

if TYPE_CHECKING:
    from store.book import Book
    from store.records import Act, Review
    from store.registrations import Standing

EMPTY_ACTS: Final = 4
"""Empty rows on the page of a member who has registered nothing yet."""
HEADINGS: Final = (
    "TT", "Họ và tên", "Số việc đăng ký", "Việc cụ thể", "Ngày ký", "Ngày xác nhận", "Số lần kiểm điểm",
    "Kết quả gần nhất", "Kết quả cuối năm",
)  # fmt: skip


class Deed(msgspec.Struct, frozen=True):
    """An act that was registered, in words."""

    heading: str
    text: str
    measure: str
    when: str


class Looked(msgspec.Struct, frozen=True):
    """One review of it, in words."""

    day: str
    session: str
    own: str
    remark: str
    outcome: str
    evidence: str


class Sheet(msgspec.Struct, frozen=True):
    """One member's page."""

    name: str
    unit: str
    post: str
    job: str
    acts: tuple[Deed, ...]
    solutions: tuple[str, ...]
    support: tuple[str, ...]
    thinking: tuple[str, ...]
    morality: tuple[str, ...]
    duties: tuple[str, ...]
    example: tuple[str, ...]
    place_date: str
    confirmed: str
    reviews: tuple[Looked, ...]
    outcome: str


def facts(book: Book, subject: Subject) -> Gathered:
    """The registrations of a year, or one member's. NoSuch where nobody is expected to have one."""
    there = standings(book, subject)
    return Gathered(
        facts={"year": subject.year, "pages": [_page(book, one, subject.year) for one in there]},
        title=f"Đăng ký học tập và làm theo năm {subject.year}",
        lacks=tuple(_lacks(there)),
        signed=False,
        tables=(Numbers("Đăng ký", HEADINGS, tuple(_figures(number, one) for number, one in enumerate(there, 1))),),
    )


def commitments(book: Book, subject: Subject) -> Gathered:
    """The commitments of a year, or one member's: the same records, the other half of the page."""
    found = facts(book, subject)
    unsaid = [
        Lack(
            f"{one.member.name} chưa ghi nội dung cam kết.", f"{one.member.name}: nothing is committed to yet.",
            "registrations", one.member.id,
        )
        for one in standings(book, subject)
        if one.registration is None or not any(getattr(one.registration, section) for section in SECTIONS)
    ]  # fmt: skip
    return msgspec.structs.replace(found, title=f"Cam kết tu dưỡng, rèn luyện năm {subject.year}", lacks=tuple(unsaid))


def standings(book: Book, subject: Subject) -> list[Standing]:
    """Whose pages there are. NoSuch for a member, or a year, that has none."""
    found = [one for one in book.registrations.year(subject.year) if subject.member in (0, one.member.id)]
    if not found:
        raise NoSuch(what_vi="đảng viên nào có đăng ký năm", what_en="member with a registration in", key=subject.year)
    return found


def _page(book: Book, one: Standing, year: int) -> Sheet:
    held, member = one.registration, one.member
    day = held.signed if held is not None and held.signed is not None else None
    cell = book.settings.cell()
    acts = tuple(map(_act, held.acts)) if held is not None else ()
    blank = Deed("", DOTS, "", "")
    said = {name: _said(getattr(held, name, "")) for name in ("solutions", "support", *SECTIONS)}
    return Sheet(
        name=member.name,
        unit=member.unit or cell.name,
        post=words.post(member, day or book.clock.today()) or "Đảng viên",
        job=member.job or DOTS,
        acts=acts or (blank,) * EMPTY_ACTS,
        place_date=place_date(cell, day)
        if day is not None
        else f"{cell.locality or DOTS}, ngày ..... tháng ..... năm {year}",
        confirmed=words.long_day(held.confirmed) if held is not None and held.confirmed is not None else "",
        reviews=tuple(_review(book, review) for review in one.reviews),
        outcome=held.outcome if held is not None else "",
        **said,
    )


def _said(text: str) -> tuple[str, ...]:
    return tuple(words.paragraphs(text)) or (DOTTED,) * 2


def _act(act: Act) -> Deed:
    when = words.day(act.due) if act.due is not None else ""
    return Deed(
        heading_words(act.heading), act.text, act.measure or "–", "; ".join(filter(None, (when, act.period))) or "–"
    )


def _review(book: Book, review: Review) -> Looked:
    session = book.sessions().get(review.session) if review.session else None
    return Looked(
        words.day(review.on), words.sitting(session), review.own or "–", review.remark or "–",
        OUTCOME_WORDS[review.outcome][0] if review.outcome is not None else "–", review.evidence or "–",
    )  # fmt: skip


def _figures(number: int, one: Standing) -> tuple[str | int | None, ...]:
    held = one.registration
    newest = next((r.outcome for r in reversed(one.reviews) if r.outcome is not None), None)
    return (
        number, one.member.name, len(held.acts) if held else 0, sum(map(is_concrete, held.acts)) if held else 0,
        words.day(held.signed) if held and held.signed else None,
        words.day(held.confirmed) if held and held.confirmed else None,
        len(one.reviews), OUTCOME_WORDS[newest][0] if newest else None, held.outcome if held else None,
    )  # fmt: skip


def _lacks(there: Sequence[Standing]) -> Iterator[Lack]:
    for one in there:
        name, row = one.member.name, one.member.id
        if one.registration is None:
            yield Lack(f"{name} chưa có bản đăng ký.", f"{name} has no registration yet.", "registrations", row)
        elif one.registration.signed is None:
            yield Lack(
                f"Bản đăng ký của {name} chưa ghi ngày ký.",
                f"{name}'s registration is not signed.",
                "registrations",
                row,
            )
