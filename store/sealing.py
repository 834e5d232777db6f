"""Sealed copies: the whole book in one file that only its recipients can open, to be carried off the machine.

The file is an age file (age-encryption.org) around a tar: `age -d -i KEY FILE | tar x` gives db.json and
db.jsonl, and any folder with these two is a book. Recipients stand in recipients.txt of the book's folder,
one a line: `age1…` or a public SSH key. The book can seal and never open: no secret lies beside it.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from store.disk import files
from store.errors import BookError

if TYPE_CHECKING:
    from store.book import Book

RECIPIENTS: Final = "recipients.txt"
LAST: Final = "sealed.txt"
"""The day and the name of the last sealed copy, in the book's folder."""
BOOK: Final = ("db.json", "db.jsonl")


class NoAge(BookError):
    """The package that seals is not installed."""

    vi = "Chưa cài phần niêm phong: pip install pyrage"
    en = "What seals is not installed: pip install pyrage"


class NoRecipients(BookError):
    """Nobody is named who could open the copy. Facts: file."""

    vi = "Chưa có ai mở được bản sao: ghi khóa công khai (age1… hoặc ssh-ed25519 …), mỗi dòng một khóa, vào {file}."
    en = "Nobody could open the copy: write public keys (age1… or ssh-ed25519 …), one a line, into {file}."


class BadRecipient(BookError):
    """A line that is no public key. Facts: file, line."""

    vi = "Dòng {line} của {file} không phải khóa công khai age1… hay ssh-ed25519 …"
    en = "Line {line} of {file} is no public key: age1… or ssh-ed25519 …"


def recipients(folder: Path) -> list[Any]:
    """Who can open a copy. NoAge, NoRecipients, BadRecipient."""
    try:
        import pyrage
    except ImportError as error:
        raise NoAge() from error
    file = folder / RECIPIENTS
    try:
        lines = files.read_whole(file).decode("utf-8", "replace").splitlines()
    except FileNotFoundError:
        lines = []
    found = []
    for number, line in enumerate(lines, 1):
        key = line.strip()
        if key and not key.startswith("#"):
            kind = pyrage.ssh if key.startswith("ssh-") else pyrage.x25519
            try:
                found.append(kind.Recipient.from_str(key))
            except pyrage.RecipientError as error:
                raise BadRecipient(file=file, line=number) from error
    if not found:
        raise NoRecipients(file=file)
    return found


def seal(book: Book, place: Path) -> Path:
    """Write a sealed copy of the book into a folder that is there; its path. What recipients and write_out raise."""
    who = recipients(book.disk_folder)
    import pyrage

    from store.papers.files import write_out

    book.tidy()
    now = book.clock()
    sealed = pyrage.encrypt(_tar(book.disk_folder, now), who)
    written = write_out(place / f"chibo-{now:%Y-%m-%d-%H%M%S}.age", sealed)
    files.replace_whole(book.disk_folder / LAST, f"{now:%Y-%m-%d} {written.name}\n".encode())
    return written


def _tar(folder: Path, now: datetime) -> bytes:
    """The file, then the journal: what is written between the two only makes the journal longer."""
    import io
    import tarfile

    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for name in BOOK:
            data = files.read_whole(folder / name)
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode, entry.mtime = len(data), 0o600, int(now.timestamp())
            tar.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def sealing(folder: Path) -> bool:
    """Whether copies of this book are sealed at all."""
    return (folder / RECIPIENTS).exists()


def last(folder: Path) -> date | None:
    """The day of the last sealed copy; None where there is none, or nobody can tell."""
    try:
        return date.fromisoformat(files.read_whole(folder / LAST).decode("ascii")[:10])
    except (OSError, ValueError, BookError):
        return None
