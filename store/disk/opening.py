"""Opening and making a book: what has to be right before the one writer may begin."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from store.disk import files, journal, system
from store.disk.disk import Disk
from store.disk.shelf import Put
from store.disk.state import BACKUPS, JOURNAL, is_book
from store.errors import BookExists, NoBook


def open_disk(folder: Path, *, now: Callable[[], datetime], by: str) -> Disk:
    """Open the book in `folder`. NoBook, NoFolder, NewerBook, NotPrivate; a damaged one opens read-only."""
    if not is_book(folder):
        files.ensure_reachable(folder)
        raise NoBook(folder=folder)
    files.private_folder(folder)
    disk = Disk(folder, now=now, by=by)
    try:
        kind = files.network_kind(folder)
        if kind:
            disk.notices.append(files.NetworkFolder(folder=folder, kind=kind))
        disk.load()
    except BaseException:
        disk.let_go()
        raise
    return disk


def create_disk(
    folder: Path, *, now: Callable[[], datetime], by: str, first: Sequence[Put], kind: type[Disk] = Disk
) -> Disk:
    """Make a book in `folder` with these first rows; `kind` is how it is kept. BookExists when there is one."""
    if is_book(folder):
        raise BookExists(folder=folder)
    files.private_folder(folder)
    files.private_folder(folder / BACKUPS)
    disk = kind(folder, now=now, by=by)
    files.flush_folder(folder)
    disk.load()
    disk.commit("book.create", lambda: first)
    disk.checkpoint()
    return disk


def origin_of(folder: Path) -> str:
    """The hash of the first entry of the journal in `folder`; empty where there is none that can be read."""
    try:
        descriptor = files.private_open(folder / JOURNAL, os.O_RDONLY)
    except OSError:
        return ""
    try:
        return journal.first_hash(descriptor)
    finally:
        system.close(descriptor)
