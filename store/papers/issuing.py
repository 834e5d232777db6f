"""Documents on their way to files: one, or several at once (the whole of a session or a year: folders.py).

Everything is made in memory first, with the numbers foretold; then it is written where nobody looks (staging.py),
then the numbers are taken, all or none, and at last the files get their places: what is stopped or cannot be written
leaves no trace. A number once taken stays with its document.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from store.errors import BadValue, BookError
from store.issued import NumberTaken, Wanted
from store.papers import documents
from store.papers.documents import Prepared, Subject
from store.papers.files import FileThere
from store.papers.kinds import KINDS, Kind
from store.papers.pdf import Stop, ensure_program
from store.papers.staging import Staging

if TYPE_CHECKING:
    from datetime import datetime

    from store.book import Book

TEXT_WIDTH: Final = 80
"""Characters of a line of a document written as plain text."""
FIGURES: Final = (".xlsx", ".csv")


class Left(msgspec.Struct, frozen=True):
    """What could not be made for a folder, and why."""

    name: str
    """The key of a kind, or the name of the file."""
    why: BookError

    def called(self, language: str) -> str:
        """What it is called."""
        return KINDS[self.name].name(language) if self.name in KINDS else self.name


class Folder(msgspec.Struct, frozen=True):
    """What was written of a whole folder."""

    written: tuple[Path, ...]
    left_out: tuple[Left, ...]


def endings(what: Prepared) -> tuple[str, ...]:
    """The endings of files a document can be written as."""
    from store.papers.pdf import program

    return (".docx", *((".pdf",) if program() else ()), ".txt", ".md", *(FIGURES if what.gathered.tables else ()))


def wrong_ending(what: Prepared) -> BadValue:
    """That a document cannot be written as a file of that ending."""
    known = ", ".join(endings(what))
    return BadValue(why_vi=f"Tên tệp phải kết thúc bằng {known}.", why_en=f"The file name must end in {known}.")


def ensure_ending(what: Prepared, ending: str) -> None:
    """BadValue for an ending a document cannot be written as; NoPdf where LibreOffice is missing for it."""
    if ending == ".pdf":
        ensure_program()
    if ending not in endings(what):
        raise wrong_ending(what)


def data_of(what: Prepared, ending: str, made: datetime, stop: Stop | None = None) -> bytes:
    """The document as a file of that ending. BadValue for another; BadTemplate; NoPdf, also when it is stopped."""
    match ending:
        case ".docx":
            return documents.finished(what)
        case ".txt":
            from store.papers.read_back import lines_of

            return "".join(f"{line}\n" for line in lines_of(documents.finished(what), TEXT_WIDTH)).encode()
        case ".md":
            from store.papers.markdown import markdown_of

            return markdown_of(documents.finished(what)).encode()
        case ".pdf":
            from store.papers.pdf import pdf_of

            return pdf_of(documents.finished(what), stop)
        case ".xlsx" if what.gathered.tables:
            from store.papers.tables import tables_xlsx

            return tables_xlsx(what.gathered.tables, what.gathered.title, made)
        case ".csv" if what.gathered.tables:
            from store.papers.tables import tables_csv

            return tables_csv(what.gathered.tables)
        case _:
            raise wrong_ending(what)


# -- made first, written then ------------------------------------------------------------------


class Piece(msgspec.Struct, frozen=True):
    """One file, ready to be made without the book."""

    file: Path
    make: Callable[[], bytes]
    takes: Wanted | None = None
    """The number it takes, where it has none yet."""


Plan = Callable[[Stop], tuple[Sequence[Piece], Sequence[Left]]]
"""Gathers the pieces, and what cannot be made, as the book stands."""


class Batch:
    """Files in the making: each of `pieces` is made, none is written; then `writing` writes them all, or none.

    `done` says what was written, once it was.
    """

    TRIES: Final = 3
    """How often it is made anew because another hand took the number it was made with."""

    def __init__(self, book: Book, plan: Plan, folder: Path | None, *, force: bool) -> None:
        """FileThere where a file is there already and is not to be replaced; errors of gathering."""
        self._book, self._plan, self._folder, self._force = book, plan, folder, force
        self._stop = Stop()
        self.done = Folder((), ())
        self._gather()
        for file in (piece.file for piece in self.pieces):
            if not force and (file.exists() or file.is_symlink()):
                raise FileThere(file=file)

    def _gather(self) -> None:
        pieces, left = self._plan(self._stop)
        self.pieces, self.left = tuple(pieces), list(left)
        self._made: list[tuple[Piece, bytes]] = []

    def make(self, piece: Piece) -> None:
        """Make one file in memory; what cannot be made is left out with the reason. Reads nothing of the book."""
        try:
            self._made.append((piece, piece.make()))
        except BookError as error:
            self.left.append(Left(piece.file.name, error))

    def stop(self) -> None:
        """Make nothing more: what is being made by another program is broken off."""
        self._stop.asked = True

    def writing(self) -> Generator[Path]:
        """Write file by file out of sight, then take the numbers and put all in place; closed early it leaves nothing.

        NotWritten, FileThere; errors of the book, which may not be written.
        """
        for attempt in range(self.TRIES):
            staging = Staging(self._folder, force=self._force)
            try:
                for piece, data in self._made:
                    staging.add(piece.file, data)
                    yield piece.file
                self._take()
                self.done = Folder(staging.publish(), tuple(self.left))
            except NumberTaken:
                if attempt == self.TRIES - 1:
                    raise
                self._gather()
                for piece in self.pieces:
                    self.make(piece)
            else:
                return
            finally:
                staging.drop()

    def _take(self) -> None:
        wanted = [piece.takes for piece, _data in self._made if piece.takes is not None]
        if wanted:
            self._book.issued.take(wanted)

    def finish(self) -> Folder:
        """The same at once."""
        for _file in self.writing():
            pass
        return self.done


class Foretold:
    """The numbers that documents will take, each type going on from the last."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._coming: dict[str, int] = {}

    def prepared(self, kind: Kind, subject: Subject, numbered: bool) -> tuple[Prepared, Wanted | None]:
        """A document with the number it has or will take. Errors of gathering."""
        if not (numbered and kind.symbol) or documents.held_number(self._book, kind, subject) is not None:
            return documents.prepared(self._book, kind, subject), None
        number = self._coming.get(kind.symbol) or self._book.issued.coming(kind.symbol)
        what = documents.prepared(self._book, kind, subject, number)
        self._coming[kind.symbol] = number + 1
        return what, Wanted(kind.symbol, subject.key(kind), number, what.dated, what.gathered.title)


def one(book: Book, kind: Kind, subject: Subject, file: Path, *, force: bool = False, numbered: bool = True) -> Batch:
    """One document on its way to a file. FileThere; BadValue for another ending; NoSuch; BadTemplate."""
    ending = file.suffix.lower()

    def plan(stop: Stop) -> tuple[Sequence[Piece], Sequence[Left]]:
        what, takes = Foretold(book).prepared(kind, subject, numbered and ending not in FIGURES)
        ensure_ending(what, ending)
        return [Piece(file, partial(data_of, what, ending, book.clock(), stop), takes)], []

    return Batch(book, plan, None, force=force)
