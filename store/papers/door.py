"""The door for documents going out: what the book knows, as a file where the user wants it, or as a text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from store.errors import BadValue, NoSuch
from store.papers.files import write_out

if TYPE_CHECKING:
    from store.book import Book
    from store.papers.meeting import Lacking, Meeting
    from store.papers.notice import Text

REGISTER: Final = (".xlsx", ".csv")
SIGN_IN: Final = (".xlsx",)
ICS: Final = (".ics",)
TEXTS: Final = ("notice", "app_text")
"""The texts for members, by name."""


class Papers:
    """Documents out. Nothing of the book changes."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def register(self, year: int, file: Path, *, force: bool = False) -> Path:
        """The year's register as .xlsx or .csv; its absolute path.

        NoSuch for a year without sessions; BadValue for another ending; FileThere and NotWritten as
        write_out has them.
        """
        kind = _kind(file, REGISTER)
        found = self._book.register.year(year)
        if not found.columns:
            raise NoSuch(what_vi="buổi sinh hoạt nào của năm", what_en="session of the year", key=year)
        if kind == ".csv":
            from store.papers.register import register_csv

            data = register_csv(found)
        else:
            from store.papers.register import register_xlsx

            settings = self._book.settings
            data = register_xlsx(found, settings.cell(), settings.rules().version, self._book.clock())
        return write_out(file, data, force=force)

    def commendations(self, year: int, file: Path, *, force: bool = False) -> Path:
        """The year's praise, criticism and awards as .xlsx or .csv; its absolute path. Errors as of register."""
        from store.papers.commendations import commendations_csv, commendations_xlsx, rows

        kind, found = _kind(file, REGISTER), rows(self._book, year)
        if not found:
            raise NoSuch(what_vi="lời biểu dương, phê bình nào của năm", what_en="praise or criticism of", key=year)
        data = (
            commendations_csv(found)
            if kind == ".csv"
            else commendations_xlsx(self._book, year, found, self._book.clock())
        )
        return write_out(file, data, force=force)

    def sign_in(self, session_id: int, file: Path, *, force: bool = False) -> Path:
        """The blank sign-in sheet of a session as .xlsx; its absolute path. Errors as of register."""
        from store.papers.sign_in import sign_in_xlsx

        _kind(file, SIGN_IN)
        book = self._book
        session = book.calendar.session(session_id)
        members = book.attendance.expected(session)
        data = sign_in_xlsx(session, members, book.settings.cell(), book.calendar.start(session), book.clock())
        return write_out(file, data, force=force)

    # -- what members are told -------------------------------------------------------------

    def text(self, name: str, session_id: int) -> Text:
        """One of TEXTS for the sitting of a session. NoSuch; BadValue for a cancelled session."""
        from store.papers import notice

        build = {"notice": notice.notice, "app_text": notice.app_text}[name]
        return build(self.meeting(session_id))

    def meeting(self, session_id: int) -> Meeting:
        """The facts of a sitting that members are told. Errors as of text."""
        from store.papers.meeting import meeting_of

        return meeting_of(self._book, session_id)

    def lacking(self, session_id: int) -> list[Lacking]:
        """What is still missing before members are told. Errors as of text."""
        from store.papers.meeting import lacking

        return lacking(self.meeting(session_id), self._book.clock.today())

    def write_text(self, name: str, session_id: int, file: Path, *, force: bool = False) -> Path:
        """One of TEXTS as a UTF-8 file of any name; its absolute path. FileThere and NotWritten as of register."""
        return write_out(file, self.text(name, session_id).plain.encode(), force=force)

    def ics(self, year: int, file: Path, *, force: bool = False) -> Path:
        """The year's sessions as .ics; its absolute path. Errors as of register.

        The same book gives the same bytes; a session that changed keeps its UID and has a higher SEQUENCE.
        """
        from store.papers.ics import year_ics

        _kind(file, ICS)
        return write_out(file, year_ics(self._book, year), force=force)


def _kind(file: Path, known: tuple[str, ...]) -> str:
    """The ending of a file name, when it is one we write. BadValue otherwise."""
    ending = file.suffix.lower()
    if ending in known:
        return ending
    vi, en = " hoặc ".join(known), " or ".join(known)
    raise BadValue(
        why_vi=f"Tên tệp «{file.name}» phải kết thúc bằng {vi}.",
        why_en=f"The file name «{file.name}» must end in {en}.",
    )
