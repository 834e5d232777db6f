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
    return (".docx", ".txt", *(FIGURES if what.gathered.tables else ()))


def data_of(what: Prepared, ending: str, made: datetime) -> bytes:
    """The document as a file of that ending. BadValue for another; BadTemplate."""
    match ending:
        case ".docx":
            return documents.finished(what)
        case ".txt":
            from store.papers.read_back import lines_of

            return "".join(f"{line}\n" for line in lines_of(documents.finished(what), TEXT_WIDTH)).encode()
        case ".xlsx" if what.gathered.tables:
            from store.papers.tables import tables_xlsx

            return tables_xlsx(what.gathered.tables, what.gathered.title, made)
        case ".csv" if what.gathered.tables:
            from store.papers.tables import tables_csv

            return tables_csv(what.gathered.tables)
        case _:
            known = endings(what)
            raise BadValue(
                why_vi=f"Tên tệp phải kết thúc bằng {', '.join(known)}.",
                why_en=f"The file name must end in {', '.join(known)}.",
            )


# -- one document ------------------------------------------------------------------------------


def write(book: Book, kind: Kind, subject: Subject, file: Path, *, force: bool = False, numbered: bool = True) -> Path:
    """Write a document; its absolute path. With `numbered` it takes its number, where its kind has one.

    FileThere before anything is taken or written; BadValue for another ending; NotWritten; BadTemplate; NoSuch.
    """
    what = documents.prepared(book, kind, subject)
    ending = file.suffix.lower()
    data = data_of(what, ending, book.clock())
    _ensure_free([file], force=force)
    if numbered and kind.symbol and what.number is None and ending not in FIGURES:
        what = issued(book, kind, subject, what)
        data = data_of(what, ending, book.clock())
    return write_out(file, data, force=force)


def issued(book: Book, kind: Kind, subject: Subject, what: Prepared) -> Prepared:
    """The document with the number it takes now."""
    book.issued.issue(kind.symbol, subject.key(kind), what.dated, what.gathered.title)
    return documents.prepared(book, kind, subject)


def _ensure_free(found: Sequence[Path], *, force: bool) -> None:
    """FileThere for the first that is there already, unless it is to be replaced."""
    for file in found:
        if not force and (file.exists() or file.is_symlink()):
            raise FileThere(file=file)


# -- a whole folder ----------------------------------------------------------------------------


class Piece(msgspec.Struct, frozen=True):
    """One file of a folder, ready to be made without the book."""

    name: str
    make: Callable[[], bytes]
    kind: Kind | None = None
    """Its kind where it takes a number that it has not yet."""


class Batch:
    """A folder in the making: `pieces` are made one after the other, then `finish` takes numbers and writes."""

    def __init__(self, book: Book, subject: Subject, folder: Path, *, force: bool, numbered: bool) -> None:
        """Gather everything. FileThere where a file of the folder is there already and is not to be replaced."""
        self._book, self._subject, self._folder, self._force = book, subject, folder, force
        self.left: list[Left] = []
        """What there is none of, with the reason."""
        self.pieces = [*self._documents(numbered), *self._beside()]
        self._made: list[tuple[Piece, bytes]] = []
        _ensure_free([folder / piece.name for piece in self.pieces], force=force)

    def _documents(self, numbered: bool) -> Iterator[Piece]:
        now = self._book.clock()
        for kind in kinds_for(self._subject):
            try:
                what = documents.prepared(self._book, kind, self._subject)
            except BookError as error:
                self.left.append(Left(kind.key, error))
                continue
            takes = numbered and bool(kind.symbol) and what.number is None
            yield _piece(what, ".docx", now, kind if takes else None)
            if what.gathered.tables:
                yield _piece(what, ".xlsx", now)

    def _beside(self) -> Iterator[Piece]:
        """What goes in besides: the register of a year; the notice and the sign-in sheet of a session."""
        for name, make in beside(self._book, self._subject):
            try:
                data = make()
            except BookError as error:
                self.left.append(Left(name, error))
            else:
                yield Piece(name, partial(bytes, data))

    def make(self, piece: Piece) -> None:
        """Make one file in memory; what cannot be made is left out with the reason. Reads nothing of the book."""
        try:
            self._made.append((piece, piece.make()))
        except BookError as error:
            self.left.append(Left(piece.name, error))

    def finish(self) -> Folder:
        """Take the numbers and write what was made. NotWritten, with the files before it left as they are."""
        _make_folder(self._folder)
        written: list[Path] = []
        for piece, data in self._made:
            if piece.kind is not None:
                what = documents.prepared(self._book, piece.kind, self._subject)
                data = documents.finished(issued(self._book, piece.kind, self._subject, what))
            written.append(write_out(self._folder / piece.name, data, force=self._force))
        return Folder(tuple(written), tuple(self.left))


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


def _piece(what: Prepared, ending: str, now: datetime, kind: Kind | None = None) -> Piece:
    return Piece(f"{what.name}{ending}", partial(data_of, what, ending, now), kind)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        words = error.strerror or str(error)
        raise NotWritten(file=folder, why_vi=words, why_en=words) from error
