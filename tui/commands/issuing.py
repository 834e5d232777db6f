"""Documents of the Party's layout: one, a whole folder, a template looked over, the numbers given."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from store.errors import BadValue
from store.papers.documents import Subject, lacks_of
from store.papers.kinds import KINDS, Kind, Per, kind_of
from store.rules.issued import TYPES, symbol
from tui.commands.lists import say
from tui.commands.opening import open_book
from tui.commands.sessions import session_meant
from tui.language import _, language, n_
from tui.text import day, fit

if TYPE_CHECKING:
    from types import FrameType

    from store import Book
    from store.papers.issuing import Batch

STOPPED: Final = 130
"""Exit code of a command that Ctrl+C ended."""


def document(args: argparse.Namespace, folder: Path) -> int:
    """One document to a file, or as text on standard output; what it lacks is said beside it."""
    book = open_book(folder)
    try:
        kind = kind_of(args.what)
        subject = _subject(book, kind, args.about, getattr(args, "member", None))
        if args.to:
            file = _named(args)
            batch = book.papers.one(kind.key, subject, file, force=args.force, numbered=not args.draft)
            if not _written(batch):
                return STOPPED
            if batch.left:
                raise batch.left[0].why
            print(batch.done.written[0])
            what = book.papers.document(kind.key, subject)
        else:
            what = book.papers.document(kind.key, subject)
            print(book.papers.as_text(what, f".{args.format or 'txt'}"), end="")
        sys.stdout.flush()
        for lack in lacks_of(what):
            say(_("Missing: {what}").format(what=lack.sentence(language())))
    finally:
        book.close()
    return 0


def _named(args: argparse.Namespace) -> Path:
    """The file that is asked for. BadValue where its name and the format say different things."""
    file = Path(args.to).expanduser()
    if args.format is not None and file.suffix.lower() != f".{args.format}":
        raise BadValue(
            why_vi=f"«{file.name}» không phải tên tệp .{args.format}.",
            why_en=f"«{file.name}» is no name of a .{args.format} file.",
        )
    return file


def _written(batch: Batch) -> bool:
    """Make and write what is asked for, with a word of progress on a terminal; False when Ctrl+C stopped it."""
    on_terminal, total = sys.stderr.isatty(), len(batch.pieces)
    with _interrupts(batch) as stopped:
        for number, piece in enumerate(batch.pieces, 1):
            if on_terminal:
                words = _("Making {n} of {all}… Ctrl+C stops it.").format(n=number, all=total)
                print(f"\r{words}", end="", file=sys.stderr, flush=True)
            batch.make(piece)
            if stopped():
                break
        if on_terminal:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
        with closing(batch.writing()) as writing:
            if not stopped():
                for _file in writing:
                    if stopped():
                        break
    if batch.done.written:  # too late to stop: everything is in its place
        return True
    if stopped():
        say(_("Stopped. Nothing was written."))
    return not stopped()


@contextmanager
def _interrupts(batch: Batch) -> Iterator[Callable[[], bool]]:
    """While it lasts Ctrl+C is heard between two files, where stopping leaves nothing, and not in the midst of one."""
    heard = False

    def hear(_number: int, _frame: FrameType | None) -> None:
        nonlocal heard
        heard = True
        batch.stop()

    before = signal.signal(signal.SIGINT, hear)
    try:
        yield lambda: heard
    finally:
        signal.signal(signal.SIGINT, before)


def _subject(book: Book, kind: Kind, about: str | None, member: str | None) -> Subject:
    """What a document is asked for: a session, or a year and perhaps one member. BadValue, NoSuch."""
    if kind.per is Per.SESSION:
        return Subject(session=session_meant(book, about).id)
    year = _year(about) if about else book.clock.today().year
    if not member:
        return Subject(year=year)
    from store.meant import member_meant

    return Subject(year=year, member=member_meant(book, member).id)


def _year(text: str) -> int:
    if len(text) == 4 and text.isascii() and text.isdigit():
        return int(text)
    raise BadValue(why_vi=f"«{text}» không phải năm. Gõ như 2026.", why_en=f"«{text}» is no year. Type it like 2026.")


def everything(args: argparse.Namespace, folder: Path) -> int:
    """The whole folder of a session or a year, a path a line; what there is none of is said beside it."""
    book = open_book(folder)
    try:
        about = args.about
        is_year = len(about) == 4 and about.isascii() and about.isdigit()
        subject = Subject(year=int(about)) if is_year else Subject(session=session_meant(book, about).id)
        batch = book.papers.batch(
            subject, Path(args.to).expanduser(), force=args.force, numbered=not args.draft,
            ending=f".{args.format or 'docx'}",
        )  # fmt: skip
        if not _written(batch):
            return STOPPED
        done = batch.done
        for file in done.written:
            print(file)
        for left in done.left_out:
            say(_("Left out: {name}. {why}").format(name=left.called(language()), why=left.why.sentence(language())))
    finally:
        book.close()
    return 0


def template(args: argparse.Namespace, folder: Path) -> int:
    """A shipped template, to be restyled in Word or LibreOffice."""
    book = open_book(folder)
    try:
        print(book.papers.write_template(args.name, Path(args.to).expanduser(), force=args.force))
        own = book.papers.own_templates
        say(
            _("Restyle it, then put it at {file}: it goes before the shipped one.").format(
                file=own / f"{args.name}.docx"
            )
        )
    finally:
        book.close()
    return 0


def check(args: argparse.Namespace, folder: Path) -> int:
    """What a template asks for that the book does not have; 1 where there is something."""
    book = open_book(folder)
    try:
        file = Path(args.check).expanduser()
        kind = next((k for k in KINDS.values() if file.stem == k.key or file.stem.startswith(f"{k.key}-")), None)
        if kind is None:
            raise BadValue(
                why_vi=f"Không rõ «{file.name}» là mẫu của văn bản nào; đặt tên như {next(iter(KINDS))}.docx.",
                why_en=f"«{file.name}»: a template of which document? Call it like {next(iter(KINDS))}.docx.",
            )
        subject = _subject(book, kind, None, None)
        missed = book.papers.missed(kind.key, subject, file)
        for name in missed:
            print(name)
        count = len(missed)
        say(n_("{n} name that the book does not have.", "{n} names that the book does not have.", count).format(n=count)
            if missed else _("The book has all that this template asks for."))  # fmt: skip
        if unseen := book.papers.unseen(kind.key, subject, file):
            say(_("Not looked over, the book has none yet: {names}.").format(names=", ".join(unseen)))
    finally:
        book.close()
    return 1 if missed else 0


def issued(args: argparse.Namespace, folder: Path) -> int:
    """The numbers given in the present term, a line each; or one that is said not to be used."""
    book = open_book(folder)
    try:
        if args.what == "void":
            number, _dash, kind = args.number.partition("-")
            kind = next((known for known in TYPES if known.casefold() == kind.split("/")[0].casefold()), kind)
            held = [r for r in book.issued.page() if r.kind == kind and number.isdigit() and r.number == int(number)]
            book.issued.void(held[0].id if held else 0, args.why)
        for row in book.issued.page():
            said = _("not used: {why}").format(why=row.void) if row.void else ""
            print(f"{fit(symbol(row.number, row.kind), 12)}  {day(row.dated)}  {fit(row.title, 44)}  {said}".rstrip())
    finally:
        book.close()
    return 0
