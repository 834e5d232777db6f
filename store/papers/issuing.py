"""Documents on their way to files: one, or the whole folder of a session or a year.

Everything is made in memory first; only then is a number taken and a file written, so that what is stopped or
cannot be made leaves no trace. A number once taken stays with its document, whether its file was written or not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from store.errors import BadValue, BookError
from store.papers import documents
from store.papers.documents import Prepared, Subject
from store.papers.files import FileThere, NotWritten, write_out
from store.papers.kinds import KINDS, Kind, Per

if TYPE_CHECKING:
    from datetime import datetime

    from store.book import Book

TEXT_WIDTH: Final = 80
"""Characters of a line of a document written as plain text."""
FIGURES: Final = (".xlsx", ".csv")


class Left(msgspec.Struct, frozen=True):
    """What could not be made for a folder, and why."""

    name: str
    why: BookError


class Folder(msgspec.Struct, frozen=True):
    """What was written of a whole folder."""

    written: tuple[Path, ...]
    left_out: tuple[Left, ...]


def endings(what: Prepared) -> tuple[str, ...]:
    """The endings of files a document can be written as."""
    from store.papers.pdf import program

    return (".docx", *((".pdf",) if program() else ()), ".txt", *(FIGURES if what.gathered.tables else ()))


def wrong_ending(what: Prepared) -> BadValue:
    """That a document cannot be written as a file of that ending."""
    known = ", ".join(endings(what))
    return BadValue(why_vi=f"Tên tệp phải kết thúc bằng {known}.", why_en=f"The file name must end in {known}.")


def ensure_ending(what: Prepared, ending: str) -> None:
    """BadValue for an ending a document cannot be written as."""
    if ending not in endings(what):
        raise wrong_ending(what)


def data_of(what: Prepared, ending: str, made: datetime) -> bytes:
    """The document as a file of that ending. BadValue for another; BadTemplate."""
    match ending:
        case ".docx":
            return documents.finished(what)
        case ".txt":
            from store.papers.read_back import lines_of

            return "".join(f"{line}\n" for line in lines_of(documents.finished(what), TEXT_WIDTH)).encode()
        case ".pdf":
            from store.papers.pdf import pdf_of

            return pdf_of(documents.finished(what))
        case ".xlsx" if what.gathered.tables:
            from store.papers.tables import tables_xlsx

            return tables_xlsx(what.gathered.tables, what.gathered.title, made)
        case ".csv" if what.gathered.tables:
            from store.papers.tables import tables_csv

            return tables_csv(what.gathered.tables)
        case _:
            raise wrong_ending(what)


# -- numbers -----------------------------------------------------------------------------------


def issued(book: Book, kind: Kind, subject: Subject, what: Prepared) -> Prepared:
    """The document with the number it takes now."""
    book.issued.issue(kind.symbol, subject.key(kind), what.dated, what.gathered.title)
    return documents.prepared(book, kind, subject)


def _ensure_free(found: Sequence[Path], *, force: bool) -> None:
    """FileThere for the first that is there already, unless it is to be replaced."""
    for file in found:
        if not force and (file.exists() or file.is_symlink()):
            raise FileThere(file=file)


# -- made first, written then ------------------------------------------------------------------


class Piece(msgspec.Struct, frozen=True):
    """One file, ready to be made without the book."""

    file: Path
    make: Callable[[], bytes]
    kind: Kind | None = None
    """Its kind where it takes a number that it has not yet."""


class Batch:
    """Files in the making: each of `pieces` is made, none is written; then `finish` takes numbers and writes."""

    folder: Path | None = None
    """The folder they go into, to be made where there is none."""

    def __init__(
        self, book: Book, subject: Subject, pieces: Sequence[Piece], left: Sequence[Left], *, force: bool
    ) -> None:  # fmt: skip
        """FileThere where a file is there already and is not to be replaced."""
        self._book, self._subject, self._force = book, subject, force
        self.pieces, self.left = tuple(pieces), list(left)
        self._made: list[tuple[Piece, bytes]] = []
        _ensure_free([piece.file for piece in self.pieces], force=force)

    def make(self, piece: Piece) -> None:
        """Make one file in memory; what cannot be made is left out with the reason. Reads nothing of the book."""
        try:
            self._made.append((piece, piece.make()))
        except BookError as error:
            self.left.append(Left(piece.file.name, error))

    def finish(self) -> Folder:
        """Take the numbers and write what was made. NotWritten, with the files before it left as they are."""
        ready: list[tuple[Path, bytes]] = []
        for piece, data in self._made:
            if piece.kind is not None:
                what = documents.prepared(self._book, piece.kind, self._subject)
                what = issued(self._book, piece.kind, self._subject, what)
                data = data_of(what, piece.file.suffix.lower(), self._book.clock())
            ready.append((piece.file, data))
        if self.folder is not None:
            _make_folder(self.folder)
        written = tuple(write_out(file, data, force=self._force) for file, data in ready)
        return Folder(written, tuple(self.left))


def one(book: Book, kind: Kind, subject: Subject, file: Path, *, force: bool = False, numbered: bool = True) -> Batch:
    """One document on its way to a file. FileThere; BadValue for another ending; NoSuch; BadTemplate."""
    what, ending = documents.prepared(book, kind, subject), file.suffix.lower()
    ensure_ending(what, ending)
    takes = numbered and bool(kind.symbol) and what.number is None and ending not in FIGURES
    piece = Piece(file, partial(data_of, what, ending, book.clock()), kind if takes else None)
    return Batch(book, subject, [piece], [], force=force)


def whole(book: Book, subject: Subject, folder: Path, *, force: bool = False, numbered: bool = True) -> Batch:
    """Everything there is of a session or a year, for a folder, which is made where there is none. FileThere."""
    left: list[Left] = []
    pieces = [*_documents(book, subject, folder, numbered, left), *_beside(book, subject, folder, left)]
    batch = Batch(book, subject, pieces, left, force=force)
    batch.folder = folder
    return batch


def _documents(book: Book, subject: Subject, folder: Path, numbered: bool, left: list[Left]) -> Iterator[Piece]:
    now = book.clock()
    for kind in kinds_for(subject):
        try:
            what = documents.prepared(book, kind, subject)
        except BookError as error:
            left.append(Left(kind.key, error))
            continue
        takes = numbered and bool(kind.symbol) and what.number is None
        file = folder / f"{what.name}.docx"
        yield Piece(file, partial(data_of, what, ".docx", now), kind if takes else None)
        if what.gathered.tables:
            yield Piece(file.with_suffix(".xlsx"), partial(data_of, what, ".xlsx", now))


def _beside(book: Book, subject: Subject, folder: Path, left: list[Left]) -> Iterator[Piece]:
    """What goes in besides: the register of a year; the notice and the sign-in sheet of a session."""
    for name, make in beside(book, subject):
        try:
            data = make()
        except BookError as error:
            left.append(Left(name, error))
        else:
            yield Piece(folder / name, partial(bytes, data))


def kinds_for(subject: Subject) -> list[Kind]:
    """The kinds of document there are for a session, or for a year, in the order they are offered."""
    return [kind for kind in KINDS.values() if (kind.per is Per.SESSION) == bool(subject.session)]


def beside(book: Book, subject: Subject) -> list[tuple[str, Callable[[], bytes]]]:
    """The further files of a session or a year, and how each is made."""
    papers = book.papers
    if subject.session:
        code = book.calendar.session(subject.session).code.lower()
        return [
            (f"thong-bao-{code}.txt", lambda: papers.text("notice", subject.session).plain.encode()),
            (f"ky-ten-{code}.xlsx", lambda: papers.sign_in_data(subject.session)),
        ]
    return [(f"so-theo-doi-{subject.year}.xlsx", lambda: papers.register_data(subject.year, ".xlsx"))]


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        words = error.strerror or str(error)
        raise NotWritten(file=folder, why_vi=words, why_en=words) from error
