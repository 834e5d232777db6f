"""The documents of a cell: which there are, what each is made for, where its facts are gathered.

A new kind is a row of KINDS, a template in layout/ and a module that gathers its facts. A person's own template in
the book's folder goes over the shipped one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import msgspec

from store.errors import BadValue
from store.papers.docx import BadTemplate, Facts, rendered
from store.papers.head import head_of, styling_of

if TYPE_CHECKING:
    from store.book import Book
    from store.records import Issued

LAYOUT: Final = Path(__file__).parent / "layout"
"""The shipped templates."""
OWN: Final = "templates"
"""The folder of a book in which a person's own templates stand, by the names of the shipped ones."""


class Per(StrEnum):
    """What a document is made for."""

    SESSION = "session"
    YEAR = "year"
    MEMBERS = "members"
    """A year's page for each member, or for one of them."""


class Subject(msgspec.Struct, frozen=True):
    """What a document is about: a session, or a year and perhaps one member."""

    session: int = 0
    year: int = 0
    member: int = 0

    @property
    def key(self) -> str:
        """How the number of a document remembers it: 'sessions:12', 'year:2026'."""
        return f"sessions:{self.session}" if self.session else f"year:{self.year}"


class Lack(msgspec.Struct, frozen=True):
    """Something missing or odd that a reader of the document will stumble over, and where it is mended."""

    vi: str
    en: str
    door: str = ""
    """The noun of the room in which it is mended; empty for none."""
    row: int = 0
    """Number of the session, member or theme to open there; 0 for the room itself."""

    def sentence(self, language: str) -> str:
        """It in the user's language."""
        return self.en if language == "en" else self.vi


class Gathered(msgspec.Struct, frozen=True):
    """The facts of one document, as its template is filled in with."""

    facts: Facts
    title: str
    """What it is about, for the list of numbers."""
    lacks: tuple[Lack, ...] = ()
    template: str = ""
    """Name of the template where it is not the kind's own."""
    dated: date | None = None
    """The day it bears by its nature (minutes: the session's); None for the day it is issued."""
    recipients: tuple[str, ...] = ()


Gather = Callable[["Book", Subject], Gathered]


class Kind(msgspec.Struct, frozen=True):
    """A kind of document."""

    key: str
    """Its name on the command line, and of its template."""
    vi: str
    en: str
    per: Per
    symbol: str
    """Type of its number (rules/issued.py); empty for papers without one."""
    gather: str
    """Module and function that gather its facts: 'plan.facts', in store/papers."""
    file: str
    """Its file name without ending, plain letters; {what} is the year or the session's code."""

    def name(self, language: str) -> str:
        """What it is called."""
        return self.en if language == "en" else self.vi


KINDS: Final[Mapping[str, Kind]] = {
    kind.key: kind
    for kind in (
        Kind(
            "plan", "Kế hoạch sinh hoạt chuyên đề", "Yearly plan of themes", Per.YEAR, "KH", "plan.facts",
            "ke-hoach-chuyen-de-{what}",
        ),
    )
}  # fmt: skip
"""Every kind of document made from a template, in the order in which they are offered."""


class Made(msgspec.Struct, frozen=True):
    """A document ready to be shown or written."""

    data: bytes
    """The .docx."""
    name: str
    """The file name to suggest."""
    title: str
    lacks: tuple[Lack, ...]
    number: int | None
    """The number in it; None while it has none."""
    dated: date


def kind_of(key: str) -> Kind:
    """A kind by its name. BadValue for one that is not."""
    if key not in KINDS:
        known = ", ".join(KINDS)
        raise BadValue(
            why_vi=f"Không có loại văn bản «{key}». Có: {known}.",
            why_en=f"There is no kind of document «{key}». There are: {known}.",
        )
    return KINDS[key]


def gathered(book: Book, kind: Kind, subject: Subject) -> Gathered:
    """The facts of a document, those of its head not among them. Errors as the kind's module has them."""
    module, _dot, function = kind.gather.rpartition(".")
    gather = cast(Gather, getattr(import_module(f"store.papers.{module}"), function))
    return gather(book, subject)


def facts_of(book: Book, kind: Kind, found: Gathered, number: int | None, dated: date) -> Facts:
    """All facts a template may ask for."""
    return {**head_of(book, dated, kind.symbol, number, found.recipients), **found.facts}


def made(book: Book, kind: Kind, subject: Subject, number: int | None = None, dated: date | None = None) -> Made:
    """The document with a number, or with the place of it left free. BadTemplate; errors of gathering."""
    found = gathered(book, kind, subject)
    held = held_number(book, kind, subject)
    if held is not None:
        number, dated = held.number, held.dated
    day = dated or found.dated or book.clock.today()
    name = found.template or kind.key
    file, template, own = template_of(book, name)
    data = rendered(
        template, facts_of(book, kind, found, number, day), file=file, styling=None if own else styling_of(book)
    )
    return Made(data, f"{file_name(book, kind, subject)}.docx", found.title, found.lacks, number, day)


def held_number(book: Book, kind: Kind, subject: Subject) -> Issued | None:
    """The number the document was issued under, where it was."""
    return book.issued.of(kind.symbol, subject.key) if kind.symbol else None


def file_name(book: Book, kind: Kind, subject: Subject) -> str:
    """The name of its file without ending: plain letters, figures and hyphens."""
    what = book.calendar.session(subject.session).code if subject.session else str(subject.year)
    who = f"-{subject.member}" if subject.member else ""
    return f"{kind.file.format(what=what)}{who}".lower()


def template_of(book: Book, name: str) -> tuple[str, bytes, bool]:
    """A template's file name, what is in it, and whether it is the person's own. BadTemplate when it cannot be read."""
    own = book.disk_folder / OWN / f"{name}.docx"
    if own.is_file():
        return str(own), read_template(own), True
    return f"{name}.docx", (LAYOUT / f"{name}.docx").read_bytes(), False


def read_template(file: Path) -> bytes:
    """A template's bytes. BadTemplate when it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        words = error.strerror or str(error)
        raise BadTemplate(
            file=file, why_vi=f"không đọc được ({words}).", why_en=f"it cannot be read ({words})."
        ) from error
