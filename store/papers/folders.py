"""Everything there is of a session or a year, for one folder; in a year's, the closed sessions have folders too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import BadValue, BookError
from store.papers import documents
from store.papers.documents import Prepared, Subject
from store.papers.issuing import Batch, Foretold, Left, Piece, data_of, ensure_ending
from store.papers.kinds import KINDS, Kind, Per
from store.records import State
from store.scoring import SCORED
from store.vietnamese import fold

if TYPE_CHECKING:
    from store.book import Book
    from store.issued import Wanted
    from store.papers.pdf import Stop
    from store.records import Session


def whole(
    book: Book, subject: Subject, folder: Path, *, force: bool = False, numbered: bool = True, ending: str = ".docx"
) -> Batch:  # fmt: skip
    """Everything there is of a session or a year, for a folder, which is made where there is none. FileThere."""

    def plan(stop: Stop) -> tuple[Sequence[Piece], Sequence[Left]]:
        left: list[Left] = []
        making = _Making(book, numbered, ending, left, stop)
        pieces = [*making.of(subject, folder), *_beside(book, subject, folder, left)]
        if subject.year:
            pieces += making.of_sessions(subject.year, folder)
        return pieces, left

    return Batch(book, plan, folder, force=force)


class _Making:
    """Documents on their way into folders, numbered on from one to the next."""

    def __init__(self, book: Book, numbered: bool, ending: str, left: list[Left], stop: Stop) -> None:
        self._book, self._numbered, self._ending, self._left, self._stop = book, numbered, ending, left, stop
        self._numbers = Foretold(book)

    def of(self, subject: Subject, folder: Path) -> Iterator[Piece]:
        """Everything there is of a session or a year, and its figures beside it."""
        now = self._book.clock()
        for kind in kinds_for(subject):
            try:
                what, takes = self._numbers.prepared(kind, subject, self._numbered)
            except BookError as error:
                self._left.append(Left(kind.key, error))
                continue
            yield self._piece(what, takes, folder)
            if what.gathered.tables:
                figures = folder / f"{what.name}.xlsx"
                yield Piece(figures, partial(data_of, what, ".xlsx", now, self._stop))

    def _piece(self, what: Prepared, takes: Wanted | None, folder: Path) -> Piece:
        ensure_ending(what, self._ending)
        made = partial(data_of, what, self._ending, self._book.clock(), self._stop)
        return Piece(folder / f"{what.name}{self._ending}", made, takes)

    def of_sessions(self, year: int, folder: Path) -> Iterator[Piece]:
        """For the bound book: what each closed session of the year has, in a folder of its own."""
        still = []
        for session in self._book.calendar.sessions(year):
            if session.state is State.CLOSED:
                for kind in self._of_closed(session):
                    what, takes = self._numbers.prepared(kind, Subject(session=session.id), self._numbered)
                    yield self._piece(what, takes, folder / session.code.lower())
            elif self._book.attendance.taken(session):
                still.append(session.code)
        if still:
            why = BadValue(why_vi="Chưa khóa biên bản.", why_en="Minutes not closed yet.")
            self._left.append(Left(", ".join(still), why))

    def _of_closed(self, session: Session) -> Iterator[Kind]:
        """Its minutes; its resolution where it passed or numbered one; its score where it gave itself one."""
        yield KINDS["minutes"]
        resolution, subject = KINDS["resolution"], Subject(session=session.id)
        passed = any("nghi quyet" in fold(vote.subject) for vote in self._book.votes.of_session(session.id))
        if passed or documents.held_number(self._book, resolution, subject) is not None:
            yield resolution
        if session.kind in SCORED and self._book.scoring.sheet(session.id).begun:
            yield KINDS["score"]


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
