"""One document of a cell: its facts gathered, its template found, made.

Which kinds there are is in kinds.py. A person's own template in the book's folder goes over the shipped one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import msgspec

from store.errors import BadValue, BookError
from store.papers.docx import BadTemplate, Facts, Styling, rendered
from store.papers.head import head_of, styling_of
from store.papers.kinds import Kind, Per
from store.papers.kinds import Subject as Subject
from store.papers.plain import CsvCell

if TYPE_CHECKING:
    from store.book import Book
    from store.records import Issued

LAYOUT: Final = Path(__file__).parent / "layout"
"""The shipped templates."""
OWN: Final = "templates"
"""The folder of a book in which a person's own templates stand, by the names of the shipped ones."""


class Lack(msgspec.Struct, frozen=True):
    """Something missing or odd that a reader of the document will stumble over, and where it is mended."""

    vi: str
    en: str
    door: str = ""
    """The noun of the room in which it is mended; empty for none."""
    row: int = 0
    """Number of the session, member or theme to open there; 0 for the room itself."""
    at: str = ""
    """What is missing, as the closing of a session names it (rules/closing.py): the line to stand on there."""

    def sentence(self, language: str) -> str:
        """It in the user's language."""
        return self.en if language == "en" else self.vi


class Numbers(msgspec.Struct, frozen=True):
    """A table of a document, as a sheet of a workbook."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[CsvCell, ...], ...]


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
    signed: bool = True
    """Whether the cell's secretary signs it."""
    tables: tuple[Numbers, ...] = ()
    """Its figures, for people who calculate: .xlsx and .csv."""


Gather = Callable[["Book", Subject], Gathered]


class Prepared(msgspec.Struct, frozen=True):
    """All that a document is made of: nothing of the book is read from here on."""

    template: bytes
    template_file: str
    facts: Facts
    styling: Styling | None
    name: str
    """The file name to suggest, without ending."""
    gathered: Gathered
    number: int | None
    """The number in it; None while it has none."""
    dated: date


def gathered(book: Book, kind: Kind, subject: Subject) -> Gathered:
    """The facts of a document, those of its head not among them. Errors as the kind's module has them."""
    module, _dot, function = kind.gather.rpartition(".")
    gather = cast(Gather, getattr(import_module(f"store.papers.{module}"), function))
    return gather(book, subject)


def facts_of(book: Book, kind: Kind, found: Gathered, number: int | None, dated: date) -> Facts:
    """All facts a template may ask for."""
    return {**head_of(book, dated, kind.symbol, number, found.recipients), **found.facts}


def prepared(
    book: Book, kind: Kind, subject: Subject, number: int | None = None, dated: date | None = None
) -> Prepared:  # fmt: skip
    """What a document is made of, with its number, or with the place of it left free. Errors of gathering.

    A document that was issued before keeps the number and the day it has.
    """
    found = gathered(book, kind, subject)
    held = held_number(book, kind, subject)
    if held is not None:
        number, dated = held.number, held.dated
    day = dated or found.dated or book.clock.today()
    file, template, own = template_of(book, found.template or kind.key)
    return Prepared(
        template, file, facts_of(book, kind, found, number, day), None if own else styling_of(book),
        file_name(book, kind, subject), found, number, day,
    )  # fmt: skip


LOOKED_AT: Final = 24
"""How many sessions, at most, are looked through for facts to look a template over with."""


def fullest_facts(book: Book, kind: Kind, subject: Subject) -> Facts:
    """The facts of a document, those it has none of taken from the like of other sessions or years of the book.

    So that a template is looked over to the end: what it asks for of a task is only seen where there is a task.
    Errors of gathering.
    """
    facts = dict(prepared(book, kind, subject).facts)
    for other in _the_like(book, kind, subject):
        if all(_is_there(value) for value in facts.values()):
            break
        with suppress(BookError):
            found = prepared(book, kind, other).facts
            facts.update({name: found[name] for name, value in facts.items() if not _is_there(value)})
    return facts


def _is_there(value: object) -> bool:
    return value is not None and value != "" and value != [] and value != ()


def _the_like(book: Book, kind: Kind, subject: Subject) -> Iterator[Subject]:
    if kind.per is not Per.SESSION:
        yield from (msgspec.structs.replace(subject, year=subject.year + step) for step in (-1, 1))
        return
    taken = (s for s in reversed(book.calendar.sessions()) if s.id != subject.session and book.attendance.taken(s))
    yield from (Subject(session=session.id) for session in islice(taken, LOOKED_AT))


def finished(what: Prepared) -> bytes:
    """The document as .docx. It takes a tenth of a second to several; BadTemplate."""
    return rendered(what.template, what.facts, file=what.template_file, styling=what.styling)


def lacks_of(what: Prepared) -> list[Lack]:
    """What is missing from it or odd, its head included, the gravest first."""
    facts = what.facts
    head = [
        Lack(f"Chưa có {vi} (Thiết lập).", f"No {en} yet (settings).", "settings")
        for vi, en, key in (
            ("tên chi bộ", "name of the cell", "cell"), ("tên tổ chức đảng cấp trên", "organization above", "higher"),
        )
        if not facts[key]
    ]  # fmt: skip
    if what.gathered.signed and not facts["signer"]:
        head.append(
            Lack("Chưa rõ ai ký: chi bộ chưa có bí thư.", "Nobody to sign: the cell has no secretary.", "roster")
        )
    if str(facts["place_date"]).startswith("."):
        head.append(Lack("Chưa có địa danh (Thiết lập).", "No place name for the date yet (settings).", "settings"))
    if facts["number"] and not facts["term"]:
        vi = "Chưa ghi nhiệm kỳ: số văn bản chạy trong nhiệm kỳ (Thiết lập)."
        head.append(Lack(vi, "No term yet: numbers of documents run within one (settings).", "settings"))
    return [*head, *what.gathered.lacks]


def held_number(book: Book, kind: Kind, subject: Subject) -> Issued | None:
    """The number the document was issued under, where it was."""
    return book.issued.of(kind.symbol, subject.key(kind)) if kind.symbol else None


def file_name(book: Book, kind: Kind, subject: Subject) -> str:
    """The name of its file without ending: plain letters, figures and hyphens."""
    what = book.calendar.session(subject.session).code if subject.session else str(subject.year)
    who = f"-{subject.member}" if subject.member else ""
    return f"{kind.file.format(what=what)}{who}".lower()


def template_of(book: Book, name: str) -> tuple[str, bytes, bool]:
    """A template's file name, what is in it, and whether it is the person's own. BadTemplate when it cannot be read."""
    own = book.disk_folder / OWN / f"{name}.docx"
    if own.is_file():
        return f"{OWN}/{name}.docx", read_template(own), True
    return f"{name}.docx", shipped(name), False


def shipped(name: str) -> bytes:
    """A shipped template by its name. BadValue for one that is not."""
    known = sorted(file.stem for file in LAYOUT.glob("*.docx"))
    if name not in known:
        raise BadValue(
            why_vi=f"Không có mẫu «{name}». Có: {', '.join(known)}.",
            why_en=f"There is no template «{name}». There are: {', '.join(known)}.",
        )
    return (LAYOUT / f"{name}.docx").read_bytes()


def read_template(file: Path) -> bytes:
    """A template's bytes. BadTemplate when it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        words = error.strerror or str(error)
        raise BadTemplate(
            file=file, why_vi=f"không đọc được ({words}).", why_en=f"it cannot be read ({words})."
        ) from error
