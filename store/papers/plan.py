"""The facts of the yearly plan of themes (domain.md 2.7): one row a theme, and one for a quarter that has none.

year; per_quarter, draft_days, send_days, report_days (numbers of the rule set); purposes (quarter, line);
themes: quarter, day, title, group, presenter, papers, chair, documents, due_draft, due_send, state, reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec

from store.papers import words
from store.papers.documents import Gathered, Lack, Subject
from store.papers.head import names_of, signer_on, spelt
from store.records import Assignment, ThemeState, Work
from store.rules.theme_data import groups
from store.rules.theme_steps import STATE_WORDS, day_of, state_of
from store.rules.themes import of_theme
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book
    from store.planned import Planned

NOBODY: Final = "chưa phân công"
NO_DAY: Final = "chưa định"


class Row(msgspec.Struct, frozen=True):
    """A quarter's theme, in words."""

    quarter: str
    day: str
    title: str
    group: str
    presenter: str
    papers: str
    chair: str
    documents: str
    due_draft: str
    due_send: str
    state: str
    reported: str


def facts(book: Book, subject: Subject) -> Gathered:
    """The plan of a year."""
    plan = book.themes.plan(subject.year)
    rules = book.settings.rules()
    return Gathered(
        facts={
            "year": subject.year,
            "per_quarter": rules.number("thematic_per_quarter"),
            "draft_days": rules.number("draft_days_before"),
            "send_days": rules.number("papers_days_before"),
            "report_days": rules.number("report_days_after"),
            "purposes": list(_purposes(plan)),
            "themes": [_row(book, planned) for planned in plan],
        },
        title=f"Sinh hoạt chuyên đề năm {subject.year}",
        lacks=tuple(_lacks(plan)),
    )


def _purposes(plan: Iterable[Planned]) -> Iterator[str]:
    for planned in plan:
        if planned.theme is not None and (said := clean(planned.theme.purpose)):
            yield f"Quý {words.QUARTERS[int(planned.quarter[6:]) - 1]}: {said}"


def _row(book: Book, planned: Planned) -> Row:
    quarter = words.QUARTERS[int(planned.quarter[6:]) - 1]
    session, theme = planned.session, planned.theme
    day = words.day(session.date) if session is not None else NO_DAY
    if theme is None:
        return Row(quarter, day, "chưa có chuyên đề", "", NOBODY, NOBODY, "–", "–", NO_DAY, NO_DAY, "–", "–")
    given = book.rows("assignments", Assignment).all()
    papers = [id for a in of_theme(theme, given, session, Work.PAPER) for id in a.members]
    group = groups().get(theme.group)
    chair = signer_on(book, session.date)[1] if session is not None else None
    reported = day_of(theme, ThemeState.REPORTED)
    return Row(
        quarter, day, theme.title,
        group=group.words("vi") if group is not None else "chưa chọn nhóm",
        presenter=names_of(book, [planned.presenter]) or NOBODY,
        papers=names_of(book, papers) or NOBODY,
        chair=chair.name if chair is not None else "–",
        documents="; ".join(d.number for d in book.themes.documents.of_theme(theme.id)) or "–",
        due_draft=_day(planned.due.draft if planned.due else None),
        due_send=_day(planned.due.send if planned.due else None),
        state=spelt(book.settings.cell(), STATE_WORDS[state_of(theme)][0]),
        reported=words.day(reported) if reported is not None else "chưa",
    )  # fmt: skip


def _day(day: date | None) -> str:
    return words.day(day) if day is not None else NO_DAY


def _lacks(plan: Iterable[Planned]) -> Iterator[Lack]:
    """What each quarter lacks, as the themes' room says it."""
    for planned in plan:
        for gap in planned.gaps:
            yield Lack(
                gap.said.sentence("vi"), gap.said.sentence("en"), "themes", planned.theme.id if planned.theme else 0
            )
