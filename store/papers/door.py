"""The door for documents going out: what the book knows, as a file where the user wants it, or as a text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from store.errors import BadValue, NoSuch
from store.papers.files import write_out

if TYPE_CHECKING:
    from store.book import Book
    from store.papers.documents import Prepared, Subject
    from store.papers.issuing import Batch
    from store.papers.meeting import Lacking, Meeting
    from store.papers.notice import Text

REGISTER: Final = (".xlsx", ".csv", ".txt", ".md")
SIGN_IN: Final = (".xlsx",)
ICS: Final = (".ics",)
TEXTS: Final = ("notice", "app_text")
"""The texts for members, by name."""


class Papers:
    """Documents out. Nothing of the book changes."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def register(self, year: int, file: Path, *, force: bool = False) -> Path:
        """The year's register as .xlsx, .csv, .txt or .md; its absolute path.

        NoSuch for a year without sessions; BadValue for another ending; FileThere and NotWritten as
        write_out has them.
        """
        kind = _kind(file, REGISTER)
        return write_out(file, self.register_data(year, kind), force=force)

    def register_data(self, year: int, kind: str) -> bytes:
        """What such a file holds. NoSuch."""
        found = self._book.register.year(year)
        if not found.columns:
            raise NoSuch(what_vi="buổi sinh hoạt nào của năm", what_en="session of the year", key=year)
        if kind == ".csv":
            from store.papers.register import register_csv

            return register_csv(found)
        if kind in (".txt", ".md"):
            from store.papers.register_text import register_markdown, register_text

            return (register_text if kind == ".txt" else register_markdown)(found).encode()
        from store.papers.register import register_xlsx

        settings = self._book.settings
        return register_xlsx(found, settings.cell(), settings.rules().version, self._book.clock())

    def sign_in(self, session_id: int, file: Path, *, force: bool = False) -> Path:
        """The blank sign-in sheet of a session as .xlsx; its absolute path. Errors as of register."""
        _kind(file, SIGN_IN)
        return write_out(file, self.sign_in_data(session_id), force=force)

    def sign_in_data(self, session_id: int) -> bytes:
        """What such a file holds. NoSuch."""
        from store.papers.sign_in import sign_in_xlsx

        book = self._book
        session = book.calendar.session(session_id)
        members = book.attendance.expected(session)
        return sign_in_xlsx(session, members, book.settings.cell(), book.calendar.start(session), book.clock())

    # -- documents of the Party's layout ---------------------------------------------------

    def document(self, kind: str, subject: Subject) -> Prepared:
        """A document as it would be written now, ready to be made. BadValue, NoSuch, BadTemplate."""
        from store.papers import documents, kinds

        return documents.prepared(self._book, kinds.kind_of(kind), subject)

    def endings(self, what: Prepared) -> tuple[str, ...]:
        """The endings of files a document can be written as."""
        from store.papers import issuing

        return issuing.endings(what)

    def preview(self, what: Prepared, width: int) -> list[str]:
        """A document as lines of text, read out of the very file it would be. BadTemplate."""
        from store.papers import documents, read_back

        return read_back.lines_of(documents.finished(what), width)

    def as_text(self, what: Prepared, ending: str) -> str:
        """A document as plain text (.txt) or Markdown (.md). BadValue for another ending; BadTemplate."""
        from store.papers import issuing

        if ending not in (".txt", ".md"):
            raise issuing.wrong_ending(what)
        return issuing.data_of(what, ending, self._book.clock()).decode()

    @property
    def own_templates(self) -> Path:
        """The folder in which a person's own templates go before the shipped ones."""
        from store.papers.documents import OWN

        return self._book.disk_folder / OWN

    def one(
        self, kind: str, subject: Subject, file: Path, *, force: bool = False, numbered: bool = True
    ) -> Batch:  # fmt: skip
        """A document on its way to a .docx, .txt, .md or .pdf, or its figures to an .xlsx or .csv.

        Errors as issuing.one has them. With `numbered` it takes its number when it is finished, where it has none yet
        and its kind has numbers.
        """
        from store.papers import issuing, kinds

        return issuing.one(self._book, kinds.kind_of(kind), subject, file, force=force, numbered=numbered)

    def batch(
        self, subject: Subject, folder: Path, *, force: bool = False, numbered: bool = True, ending: str = ".docx"
    ) -> Batch:  # fmt: skip
        """Everything there is of a session or a year, to be made and written into a folder. FileThere, BadValue."""
        from store.papers import folders

        return folders.whole(self._book, subject, folder, force=force, numbered=numbered, ending=ending)

    def write_document(
        self, kind: str, subject: Subject, file: Path, *, force: bool = False, numbered: bool = True
    ) -> Path:  # fmt: skip
        """The same, made and written at once; its absolute path."""
        batch = self.one(kind, subject, file, force=force, numbered=numbered)
        for piece in batch.pieces:
            batch.make(piece)
        if batch.left:
            raise batch.left[0].why
        return batch.finish().written[0]

    def missed(self, kind: str, subject: Subject, template: Path) -> list[str]:
        """What a template asks for that the book does not have for such a document. BadTemplate, NoSuch."""
        from store.papers import documents, kinds
        from store.papers.docx import missed

        facts = documents.fullest_facts(self._book, kinds.kind_of(kind), subject)
        return missed(documents.read_template(template), facts, file=template.name)

    def unseen(self, kind: str, subject: Subject, template: Path) -> list[str]:
        """The lists a template goes through of which the book has no row yet: what it asks of them was not seen."""
        from store.papers import documents, kinds
        from store.papers.docx import gone_through

        facts = documents.fullest_facts(self._book, kinds.kind_of(kind), subject)
        names = gone_through(documents.read_template(template), file=template.name)
        return sorted(name for name in names if facts.get(name) in ([], ()))

    def write_template(self, name: str, file: Path, *, force: bool = False) -> Path:
        """A shipped template, to be restyled; BadValue where there is none of that name, the rest as of register."""
        from store.papers import documents

        _kind(file, (".docx",))
        return write_out(file, documents.shipped(name), force=force)

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

    def write_minutes(self, session_id: int, number: int, file: Path, *, force: bool = False) -> Path:
        """A closed version of the minutes as a UTF-8 file; its absolute path. NoSuch; the rest as of register."""
        return write_out(file, self._book.minutes.version(session_id, number).text.encode(), force=force)

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
