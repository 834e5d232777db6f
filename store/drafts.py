"""What is half typed, kept apart from the book: a line that drops costs no words.

One small private file a running program, under drafts/ beside the book. It is written when the text
changes and in the handler of a hang-up, so it takes no lock and waits for nobody; it is no record and
has no history. A file whose program runs no more is offered at the next start.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from store.disk import files
from store.errors import BookError
from store.vietnamese import clean

if TYPE_CHECKING:
    from store.book import Book

FOLDER: Final = "drafts"
LIMIT: Final = 20_000
"""Characters of one text that are kept."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """Texts typed and not taken yet."""

    name: str
    """Of which form or question: 'roster.member:12'. Only the screens know what it means."""
    title: str = ""
    """The same in words, for the line that offers it."""
    texts: dict[str, str]
    """Text by the key of its field."""
    at: str = ""
    """When it was kept, ISO time of the cell's clock."""
    by: str = ""
    """Whose it is; nobody else is offered it."""


class Left(msgspec.Struct, frozen=True):
    """A draft whose program is gone."""

    draft: Draft
    file: Path


class Drafts:
    """The door to this program's draft and to those left behind."""

    def __init__(self, book: Book, by: str) -> None:
        self._book = book
        self._by = by
        self._folder = book.disk_folder / FOLDER
        self._kept: Draft | None = None
        pid = os.getpid()
        self._file = self._folder / f"{pid}-{_born(pid)}.json"

    def keep(self, draft: Draft | None) -> None:
        """Keep this draft (None: there is none any more); a disk that refuses is asked again next time."""
        if draft == self._kept:
            return
        with suppress(OSError, BookError):
            if draft is None:
                self._file.unlink(missing_ok=True)
            else:
                files.private_folder(self._folder)
                at = self._book.clock().isoformat(timespec="seconds")
                told = msgspec.structs.replace(draft, at=at, by=self._by)
                files.replace_whole(self._file, msgspec.json.encode(told))
            self._kept = draft

    def left(self) -> list[Left]:
        """This user's drafts of programs that run no more, newest first. Unreadable files are passed over."""
        found = []
        for file in self._folder.glob("*.json") if self._folder.is_dir() else ():
            named = re.fullmatch(r"(\d+)-(\d+)", file.stem)
            if named is None or _born(int(named[1])) == named[2]:
                continue
            with suppress(OSError, BookError, msgspec.MsgspecError, UnicodeDecodeError):
                draft = msgspec.json.decode(files.read_whole(file), type=Draft)
                if draft.by == self._by and draft.texts:
                    found.append(Left(_clean(draft), file))
        return sorted(found, key=lambda left: left.draft.at, reverse=True)

    def set_aside(self, left: Left) -> Path:
        """Offer a draft no more, and keep its file under another name, which is returned."""
        aside = left.file.with_suffix(".aside")
        with suppress(OSError):
            left.file.replace(aside)
        return aside

    def drop(self, left: Left) -> None:
        """Let a draft go that was taken up again, or is not wanted."""
        with suppress(OSError):
            left.file.unlink(missing_ok=True)


def _clean(draft: Draft) -> Draft:
    texts = {clean(key, limit=60): clean(text, lines=True, limit=LIMIT) for key, text in draft.texts.items()}
    return msgspec.structs.replace(draft, title=clean(draft.title, limit=120), texts=texts)


def _born(pid: int) -> str:
    """When the process with that number began, as the kernel counts it; '' when there is none, or it has ended.

    One that has ended keeps its number until its parent asks; in a container nobody may ever do that.

    A number alone may be given again to another process. Where there is no /proc, a running process
    counts as the one meant: its draft then waits until that number is free.
    """
    try:
        said = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        return "" if said[0] in "ZX" else said[19]
    except (OSError, IndexError):
        pass
    if Path("/proc/self/stat").exists():
        return ""
    try:
        os.kill(pid, 0)
    except OSError:
        return ""
    return "0"
