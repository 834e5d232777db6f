"""Dated backups: the readable file of each day before its first change, and the journal's stretch since.

A backup of the file is a hard link (the file is only ever replaced, never changed), so it costs
nothing. The journal grows in place, so its new stretch is copied: the log is on a second file too.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from store.disk import files, system
from store.disk.checkpoint import BadFile, Stand
from store.disk.state import BACKUPS, FILE, JOURNAL, read_file
from store.errors import BookError, NoBook, NotPrivate

DAILY: Final = 14
WEEKLY: Final = 8
"""How many days' and weeks' backups stay; the first of each year stays for ever."""


class NoBackup(BookError):
    """The day's backup could not be made; the change itself is saved. Facts: what."""

    vi = "Chưa sao lưu được hôm nay ({what}); việc vừa làm vẫn đã lưu."
    en = "Today's backup could not be made ({what}); what you just did is saved all the same."


class Backup(msgspec.Struct, frozen=True):
    """One dated backup."""

    path: Path
    day: str
    seq: int
    """Number of the journal entry it stands for; 0 when it is damaged."""
    good: bool


def path_for(folder: Path, name: str) -> Path:
    """Where the backup of that day (or day and time) is."""
    return folder / BACKUPS / f"db-{name}.json"


def keep_copy(folder: Path, name: str) -> Path:
    """Link the file as it is into the backups under a name of its own; an existing one stays."""
    place = folder / BACKUPS
    files.private_folder(place)
    target = place / name
    if target.is_symlink():
        raise NotPrivate(path=target, **files.LINK)
    if not target.exists():
        try:
            system.link(folder / FILE, target)
        except OSError:
            files.replace_whole(target, files.read_whole(folder / FILE))
        files.flush_folder(place)
    return target


def make(folder: Path, name: str, stand: Stand) -> Path:
    """Make the backup called `name` of a file that stands at `stand`, check it, thin out the old ones."""
    made = keep_copy(folder, f"db-{name}.json")
    try:
        read_file(made)
    except BadFile as error:
        made.unlink()
        raise OSError(5, f"backup is damaged: {error}") from error
    _copy_journal(folder, stand)
    _thin_out(folder)
    return made


def _copy_journal(folder: Path, stand: Stand) -> None:
    """Copy the journal's stretch that no earlier copy has."""
    place = folder / BACKUPS
    ends = [int(p.stem.split("-")[2]) for p in place.glob("journal-*-*.jsonl")]
    start = max((end for end in ends if end <= stand.offset), default=0)
    if start == stand.offset:
        return
    descriptor = files.private_open(folder / JOURNAL, os.O_RDONLY)
    try:
        data = files.read_from(descriptor, start, stand.offset)
    finally:
        system.close(descriptor)
    files.replace_whole(place / f"journal-{start:012}-{stand.offset:012}.jsonl", data)


def _thin_out(folder: Path) -> None:
    """Keep the newest days, the newest weeks' first days and every year's first day."""
    days: list[tuple[date, Path]] = []
    for path in (folder / BACKUPS).glob("db-*.json"):
        try:
            days.append((date.fromisoformat(path.stem[3:13]), path))
        except ValueError:
            continue
    keep = kept(sorted({day for day, _path in days}))
    for day, path in days:
        if day not in keep:
            path.unlink(missing_ok=True)


def kept(days: Sequence[date]) -> set[date]:
    """Which of these days' backups stay."""
    newest = sorted(days, reverse=True)
    keep = set(newest[:DAILY])
    weeks = {day.isocalendar()[:2]: day for day in newest}
    keep |= {weeks[week] for week in sorted(weeks, reverse=True)[:WEEKLY]}
    keep |= set({day.year: day for day in newest}.values())
    return keep


def backups(folder: Path) -> list[Backup]:
    """The backups of a book, newest first. NoBook when there is no book."""
    if not folder.is_dir():
        raise NoBook(folder=folder)
    found = []
    for path in sorted((folder / BACKUPS).glob("db-*.json"), key=lambda p: p.stem, reverse=True):
        try:
            _tables, stand = read_file(path)
        except (BadFile, OSError, BookError):
            found.append(Backup(path, path.stem[3:13], 0, good=False))
        else:
            found.append(Backup(path, path.stem[3:13], stand.seq, good=True))
    return found
