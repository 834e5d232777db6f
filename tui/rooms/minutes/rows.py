"""The rows of the closing room and how each is drawn: what is missing, what is said of the whole, versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

import msgspec
from rich.style import Style

from store import Book
from store.minutes import Sitting
from store.records import State, Version
from store.rules.closing import Missing, unanswered
from tui.entries import one_line
from tui.language import _, language, n_
from tui.look import Look
from tui.speeches import PROCEEDINGS
from tui.text import day, fit
from tui.widgets.line import Span

LABEL: Final = 22
"""Cells of what a text of the sitting is called."""

TEXTS: Final = ("conclusion", "strengths", "weaknesses", "lessons")
"""What is said of the sitting as a whole, by field of the proceedings."""


class Act(StrEnum):
    """What Enter does on a row."""

    NONE = "none"
    MISSING = "missing"
    SAID = "said"
    READ = "read"
    CLOSE = "close"
    VERSION = "version"


class Row(msgspec.Struct, frozen=True):
    """One row, made of words, so that after a change only rows that say something else are repainted."""

    act: Act
    key: str
    said: str
    label: str = ""
    tail: str = ""
    missing: Missing | None = None
    number: int = 0
    """Number of the version."""

    @property
    def is_heading(self) -> bool:
        """Whether the cursor passes over it."""
        return self.act is Act.NONE


def rows_of(book: Book, sitting: Sitting, found: Sequence[Missing], versions: Sequence[Version]) -> list[Row]:
    """The rows of a session's closing, sections in the order in which they are seen to."""
    return [*_missing(found), *_said(sitting), *_minutes(book, sitting, versions)]


def _missing(found: Sequence[Missing]) -> Iterator[Row]:
    open_ = len(unanswered(found))
    left = len(found) - open_
    words = _("Missing") + f" · {open_}" if open_ else _("Nothing is missing")
    if left:
        words += " · " + _("{n} left open").format(n=left)
    yield Row(Act.NONE, "head:missing", words)
    for one in found:
        yield Row(Act.MISSING, one.key, one.sentence(language()), tail=_("left open") if one.left else "", missing=one)


def _said(sitting: Sitting) -> Iterator[Row]:
    yield Row(Act.NONE, "head:said", _("Conclusion and remarks"))
    for field in TEXTS:
        yield Row(Act.SAID, field, one_line(getattr(sitting.said, field)) or "–", label=_(PROCEEDINGS[field]))


def _minutes(book: Book, sitting: Sitting, versions: Sequence[Version]) -> Iterator[Row]:
    said, closed = sitting.said, sitting.session.state is State.CLOSED
    yield Row(Act.NONE, "head:minutes", _("The minutes"))
    if not closed:
        read = _("read back to the cell") if said.read_back else _("not read back yet")
        yield Row(Act.READ, "read", _("Read the minutes on screen"), tail=read)
        words = _("Close the minutes: version {n}").format(n=len(versions) + 1)
        yield Row(Act.CLOSE, "close", words, tail=f"← {fit(said.reopened, 24).strip()}" if said.reopened else "")
    for version in reversed(versions):
        yield Row(Act.VERSION, f"version:{version.number}", version_words(version), number=version.number)


def version_words(version: Version) -> str:
    """A version in a line: its number, when, by whom, and why the one before was opened again."""
    at = f"{version.at[8:10]}/{version.at[5:7]}/{version.at[:4]} {version.at[11:16]}"
    words = _("Version {n} · {at} · {by}").format(n=version.number, at=at, by=version.by)
    return f"{words} · {version.why}" if version.why else words


def draw(row: Row, look: Look, width: int) -> Sequence[Span]:
    """A row as spans."""
    if row.is_heading:
        head = f"{look.rule_sign * 2} {row.said} "
        return ((head[:width], look.strong), (look.rule_sign * max(0, width - len(head)), look.rule))
    sign, style = _sign(row, look)
    lead = f"{fit(row.label, LABEL)} " if row.label else ""
    tail = f" {row.tail}" if row.tail else ""
    room = max(8, width - 3 - len(lead) - len(tail))
    faint = row.missing is not None and row.missing.left
    return (
        (f" {sign} ", style),
        (lead, look.dim),
        (fit(row.said, room), look.dim if faint or row.said == "–" else look.plain),
        (tail, look.dim),
    )


def _sign(row: Row, look: Look) -> tuple[str, Style]:
    match row.act:
        case Act.MISSING if row.missing is not None and not row.missing.left:
            return look.late_sign, look.late
        case Act.MISSING:
            return look.off_sign, look.dim
        case Act.CLOSE:
            return look.open_sign, look.key
        case Act.VERSION:
            return look.done_sign, look.good
        case Act.READ:
            return look.entry_sign, look.key
        case _:
            return look.entry_sign, look.dim


def session_line(book: Book, sitting: Sitting) -> str:
    """The session in figures: day, clocks, present, speakers."""
    session, said = sitting.session, sitting.said
    clocks = "–".join(filter(None, (said.opened, said.ended)))
    there = f"{book.attendance.tally(session).present}" if book.attendance.called(session) else ""
    spoke = len({s.member for s in sitting.speeches if s.member})
    told = [
        f"{day(session.date)} {clocks}".rstrip(),
        _("{n} present").format(n=there) if there else "",
        n_("{n} member spoke", "{n} members spoke", spoke).format(n=spoke) if spoke else "",
    ]
    return " · ".join(filter(None, told))
