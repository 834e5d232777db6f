"""The lines of the room of themes, and how each is drawn: headings, quarters in two lines, topics in one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from store import Book
from store.planned import Planned
from store.records import Topic
from store.rules.themes import ROMAN, Lack
from store.vietnamese import fold, short_name
from tui.language import _, n_
from tui.look import Look
from tui.text import fit
from tui.theme_words import ORIGINS, choice_words, day_in, short_session, standing_words, wanting_words
from tui.widgets.line import Span

QUARTER: Final = 9
"""Cells of the quarter, before a title."""
PRESENTER: Final = 17
"""Cells of the presenter's name."""


class Head(msgspec.Struct, frozen=True):
    """The heading of a section."""

    words: str


class ThemeLine(msgspec.Struct, frozen=True):
    """A quarter's theme, its title and presenter; or a quarter without one."""

    planned: Planned
    first: bool
    """The first line of its quarter: it names it."""
    presenter: str


class MoreLine(msgspec.Struct, frozen=True):
    """Below a theme: what is known of it, and what is lacking or late."""

    known: str
    """Its session's day, its state, its papers."""
    wanting: str


class NoteLine(msgspec.Struct, frozen=True):
    """Below a theme: its form is that of the one before."""

    words: str


class FormsLine(msgspec.Struct, frozen=True):
    """How many themes of the year have which form."""

    words: str


class TopicLine(msgspec.Struct, frozen=True):
    """A topic that waits, or one put away that was asked for; without one, the line that says so."""

    topic: Topic | None
    where: str = ""
    """In which session it was noted, or on which day; without a topic, why there is none."""


Row = Head | FormsLine | ThemeLine | MoreLine | NoteLine | TopicLine


def can_stand(row: Row) -> bool:
    """Whether the cursor may stand on a line."""
    return isinstance(row, ThemeLine | TopicLine)


def rows_of(book: Book, year: int, query: str, width: int) -> list[Row]:
    """The lines of a year: its quarters, then the topics that wait; those with all the words of a filter.

    What does not fit beside each other in `width` cells stands in a line of its own.
    """
    words = fold(query).split()
    rows: list[Row] = [Head(_themes_head(book, year))]
    if forms := _forms(book, year):
        rows.append(FormsLine(forms))
    quarter = ""
    for planned in book.themes.plan(year):
        member = book.members().get(planned.presenter) if planned.presenter else None
        line = ThemeLine(planned, planned.quarter != quarter, member.name if member else "")
        if all(word in fold(_haystack(planned, line.presenter)) for word in words):
            rows += [line, *_below(planned, width - QUARTER)]
            quarter = planned.quarter
    topics = book.themes.topics.open(query)
    put_away = book.themes.topics.put_away(query)
    head = n_("{n} topic waits", "{n} topics wait", len(topics)).format(n=len(topics))
    if put_away and not query.strip():
        head += " · " + _("{n} put away (<themes.find> finds them)").format(n=len(put_away))
    rows.append(Head(head))
    found = [*topics, *(put_away if query.strip() else ())]
    rows += [TopicLine(t, _where(book, t, year)) for t in found] or [TopicLine(None, _nothing(query))]
    return rows


def _nothing(query: str) -> str:
    if query.strip():
        return _("No topic that waits has these words.")
    return _("No topic waits. <themes.add> notes one: a weakness, a pressing question.")


def _themes_head(book: Book, year: int) -> str:
    counts = book.themes.counts(year)
    words = [n_("{n} theme", "{n} themes", counts.total).format(n=counts.total)]
    if counts.held:
        words.append(n_("{n} held", "{n} held", counts.held).format(n=counts.held))
    return " · ".join(words)


def _forms(book: Book, year: int) -> str:
    """How many themes of the year have which form: 'kể chuyện 2 · tọa đàm 1'."""
    counted = [f"{choice_words(key, short=True)} {n}" for key, n in book.themes.counts(year).forms.items() if key and n]
    return _("forms: {words}").format(words=" · ".join(counted)) if counted else ""


def _below(planned: Planned, room: int) -> list[Row]:
    theme, year = planned.theme, int(planned.quarter[:4])
    if theme is None:
        return []
    facts = [
        _("session {day}").format(day=day_in(planned.session.date, year)) if planned.session is not None else "",
        standing_words(theme, year),
        _papers(planned),
    ]
    known, wanting = " · ".join(fact for fact in facts if fact), wanting_words(planned)
    rows: list[Row] = [MoreLine(known, wanting)]
    if len(known) + 3 + len(wanting) > room:
        rows = [MoreLine(known, ""), MoreLine("", wanting)]
    if planned.repeat is not None:
        words = _("the same form as the theme before: {form}")
        rows.append(NoteLine(words.format(form=choice_words(theme.form))))
    return rows


def _papers(planned: Planned) -> str:
    """How many papers are assigned; none is said too, unless it is named among what is lacking."""
    if planned.papers or any(gap.lack is Lack.PAPERS for gap in planned.gaps):
        return n_("{n} paper", "{n} papers", planned.papers).format(n=planned.papers) if planned.papers else ""
    return _("no paper yet")


def _where(book: Book, topic: Topic, year: int) -> str:
    if topic.dropped:
        return _("put away")
    return short_session(book.themes.topics.session(topic), year) or day_in(topic.noted, year)


def _haystack(planned: Planned, presenter: str) -> str:
    theme = planned.theme
    said = [_quarter(planned), presenter, wanting_words(planned)]
    if theme is not None:
        said += [theme.title, standing_words(theme, 0), choice_words(theme.form), choice_words(theme.group)]
    return " ".join(said)


def _quarter(planned: Planned) -> str:
    return _("Q {roman}").format(roman=ROMAN[int(planned.quarter[6:]) - 1])


# -- drawing -----------------------------------------------------------------------------------


def draw(row: Row, look: Look, width: int) -> Sequence[Span]:
    """A line as spans."""
    match row:
        case Head():
            words = f"{look.rule_sign * 2} {row.words} "
            return ((words[:width], look.strong), (look.rule_sign * max(0, width - len(words)), look.rule))
        case ThemeLine():
            return _draw_theme(row, look, width)
        case MoreLine():
            return _draw_more(row, look)
        case FormsLine():
            return ((fit(" " * QUARTER + row.words, width), look.dim),)
        case NoteLine():
            return ((" " * QUARTER + "= ", look.late), (fit(row.words, max(0, width - QUARTER - 2)), look.late))
        case TopicLine():
            return _draw_topic(row, look, width)


def _draw_theme(row: ThemeLine, look: Look, width: int) -> Sequence[Span]:
    planned = row.planned
    left = fit(f" {_quarter(planned)}" if row.first else "       +", QUARTER)
    if planned.theme is None:
        year = int(planned.quarter[:4])
        on = day_in(planned.session.date, year) if planned.session is not None else ""
        told = _("session {day}").format(day=on) + " · " if on else ""
        return ((left, look.strong), (told, look.dim), (wanting_words(planned), look.late))
    room = max(0, width - QUARTER - PRESENTER - 1)
    who = short_name(row.presenter, PRESENTER - 1) if row.presenter else "–"
    return (
        (left, look.strong if row.first else look.dim),
        (fit(planned.theme.title, room) + " ", look.plain),
        (fit(who, PRESENTER), look.plain if row.presenter else look.dim),
    )


def _draw_more(row: MoreLine, look: Look) -> Sequence[Span]:
    between = " · " if row.known and row.wanting else ""
    return ((" " * QUARTER + row.known + between, look.dim), (row.wanting, look.late))


def _draw_topic(row: TopicLine, look: Look, width: int) -> Sequence[Span]:
    if row.topic is None:
        return ((f" {row.where}", look.dim),)
    where, origin = f" {row.where}", f" {_(ORIGINS[row.topic.origin])}"
    room = max(0, width - 12 - len(where) - 1)
    style = look.dim if row.topic.dropped else look.plain
    return ((fit(origin, 12), look.key), (fit(row.topic.text, room), style), (where, look.dim))
