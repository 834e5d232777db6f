"""Themes, topics and documents in words: for the room, the forms, the log and the command line. Draws nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from store import Book
from store.planned import Planned
from store.records import Document, Origin, Record, Session, Theme, ThemeState, ThemeStep, Topic
from store.rules.theme_data import Told, forms, groups
from store.rules.theme_steps import STATE_WORDS, day_of, state_of
from store.rules.themes import ROMAN, Lack, Late
from tui.fields import row_name, row_words
from tui.language import N_, _, language, n_
from tui.text import KINDS, day

ORIGINS: Final[Mapping[Origin, str]] = {
    Origin.WEAKNESS: N_("weakness"), Origin.QUESTION: N_("pressing"), Origin.ABOVE: N_("from above"),
}  # fmt: skip
"""Where a topic comes from, in a word or two."""

LACKS: Final[Mapping[Lack, str]] = {
    Lack.THEME: N_("theme"), Lack.SESSION: N_("session"), Lack.PRESENTER: N_("presenter"),
    Lack.PAPERS: N_("papers"), Lack.REPORT: N_("report"),
}  # fmt: skip
"""What a quarter lacks, in a word."""

LATE: Final[Mapping[ThemeState, str]] = {
    ThemeState.DRAFTED: N_("draft"), ThemeState.SENT: N_("sending"), ThemeState.HELD: N_("writing down"),
    ThemeState.REPORTED: N_("report"),
}  # fmt: skip
"""What is late, in a word."""

THEME: Final[Mapping[str, str]] = {
    "title": N_("theme"), "quarter": N_("quarter"), "group": N_("group of content"), "form": N_("form"),
    "purpose": N_("purpose, demands"), "questions": N_("guiding questions"), "presenter": N_("presenter"),
    "session": N_("session"), "topic": N_("from the topic"), "due_draft": N_("draft due"),
    "due_send": N_("papers sent by"), "steps": N_("states"), "note": N_("note"),
}  # fmt: skip
TOPIC: Final[Mapping[str, str]] = {
    "text": N_("topic"), "origin": N_("comes from"), "noted": N_("noted on"), "session": N_("session"),
    "theme": N_("theme"), "dropped": N_("put away because"), "note": N_("note"),
}  # fmt: skip
DOCUMENT: Final[Mapping[str, str]] = {
    "number": N_("number, symbol"), "title": N_("about"), "dated": N_("dated"), "issuer": N_("issuer"),
    "session": N_("passed on in"), "theme": N_("theme"), "note": N_("note"),
}  # fmt: skip
FIELDS: Final[Mapping[str, Mapping[str, str]]] = {"themes": THEME, "topics": TOPIC, "documents": DOCUMENT}
"""What the fields of a table's rows are called."""


def state_words(state: ThemeState) -> str:
    """What a state is called."""
    return STATE_WORDS[state][language() == "en"]


def choice_words(key: str, *, short: bool = False) -> str:
    """What a group of content or a form is called; the key itself where the data no longer have it."""
    choice = groups().get(key) or forms().get(key)
    return choice.words(language(), short=short) if choice else key


def quarter_words(quarter: str) -> str:
    """A quarter in a form: 'IV/2026'."""
    return f"{ROMAN[int(quarter[6:]) - 1]}/{quarter[:4]}"


def day_in(value: date | None, year: int) -> str:
    """A day on the page of a year: 12/11, with the year where it is another."""
    if value is None:
        return ""
    return f"{value:%d/%m}" if value.year == year else day(value)


def standing_words(theme: Theme, year: int) -> str:
    """How far a theme has come, with the day: 'đã gửi tài liệu 11/11'."""
    state = state_of(theme)
    return f"{state_words(state)} {day_in(day_of(theme, state), year)}".rstrip()


def lacking_words(planned: Planned) -> str:
    """What is lacking in few words, 'thiếu đề dẫn, tham luận', besides what `late_words` says; or nothing."""
    said_late = bool(planned.late) and planned.late[0].state is ThemeState.REPORTED
    lacks = ", ".join(_(LACKS[gap.lack]) for gap in planned.gaps if not (said_late and gap.lack is Lack.REPORT))
    return _("lacks {what}").format(what=lacks) if lacks else ""


def late_states(planned: Planned) -> tuple[Late, ...]:
    """What is late besides what is lacking; a report that is lacking says its days by itself."""
    lacking = {gap.lack for gap in planned.gaps}
    return tuple(x for x in planned.late if not (x.state is ThemeState.REPORTED and Lack.REPORT in lacking))


def late_words(planned: Planned) -> str:
    """What is late in few words, the next thing to do only: 'dự thảo chậm 3 ngày'."""
    for late in planned.late:
        words = n_("{what} {n} day late", "{what} {n} days late", late.days)
        return words.format(what=_(LATE[late.state]), n=late.days)
    return ""


def wanting_words(planned: Planned) -> str:
    """What is lacking and what is late, in one line; nothing when all is well."""
    return " · ".join(said for said in (lacking_words(planned), late_words(planned)) if said)


def short_session(session: Session | None, year: int) -> str:
    """A session in few words: 'định kỳ 05/10'."""
    return f"{_(KINDS[session.kind])} {day_in(session.date, year)}" if session is not None else ""


def came_from(book: Book, theme: Theme, year: int) -> str:
    """Which topic became the theme, and where that was noted; nothing where none did."""
    topic = book.row("topics", theme.topic) if theme.topic else None
    if not isinstance(topic, Topic):
        return ""
    where = short_session(book.themes.topics.session(topic), year) or day_in(topic.noted, year)
    source = ", ".join(fact for fact in (_(ORIGINS[topic.origin]), where) if fact)
    return _("from: {topic}").format(topic=f"{topic.text} ({source})")


def session_value(session: Session | None) -> str:
    """A session as a form shows it: its code and its day."""
    return f"{session.code}  {day(session.date)}" if session is not None else ""


_NUMBER: Final = re.compile(r"\d+-[A-ZĐ]+/[A-ZĐ]+")
"""The number of a Party document."""


def told_words(told: Told, width: int) -> str:
    """A sentence with the document behind it, as whole as fits."""
    return with_document(told.sentence(language()), told.citation(language()), width)


def with_document(said: str, source: str, width: int) -> str:
    """Words with their document in brackets: in full where it fits, else its name, else its number, else none."""
    number = _NUMBER.search(source)
    for document in (source, source.partition(" (")[0].partition(";")[0], number[0] if number else ""):
        if document and len(said) + len(document) + 3 <= width:
            return f"{said} ({document})"
    return said


# -- for the log -----------------------------------------------------------------------------


def _name(book: Book, table: str, number: int) -> str:
    """What a number in a row stands for."""
    row = book.row(table, number) if number else None
    match row:
        case Session():
            return row.code
        case Theme():
            return f"{quarter_words(row.quarter)} {row.title}"
        case Topic():
            return row.text
        case None:
            return f"#{number}" if number else ""
        case _:
            return str(getattr(row, "name", f"#{number}"))


_TABLE_OF: Final = {"presenter": "members", "session": "sessions", "topic": "topics", "theme": "themes"}
"""Fields that hold a row's number, and of which table."""


def field_words(book: Book, field: str, value: object) -> str:
    """What a field of a theme, topic or document holds, in words."""
    if isinstance(value, int) and field in _TABLE_OF:
        return _name(book, _TABLE_OF[field], value)
    match value:
        case Origin():
            return _(ORIGINS[value])
        case date():
            return day(value)
        case tuple():
            last = value[-1] if value else None
            return f"{state_words(last.state)} {day(last.on)}" if isinstance(last, ThemeStep) else ""
        case None:
            return ""
        case str() if field == "quarter":
            return quarter_words(value)
        case str() if field in ("form", "group"):
            return choice_words(value)
        case _:
            return str(value)


def row_changes(book: Book, table: str, before: Record | None, after: Record | None) -> str:
    """What happened to a theme, topic or document: added, taken away, or which fields changed, from what to what."""
    if before is None or after is None:
        return row_words(book, table, before, after)
    names, told = FIELDS[table], []
    for field in before.__struct_fields__:
        old, new = getattr(before, field), getattr(after, field)
        if field != "id" and old != new:
            was, now = (field_words(book, field, value) or "–" for value in (old, new))
            told.append(f"{_(names[field])}: {was} → {now}")
    return f"{row_name(after)}: {' · '.join(told)}" if told else row_name(after)


def document_name(document: Document) -> str:
    """A document in one line: number, then title."""
    return f"{document.number}  {document.title}".rstrip()
