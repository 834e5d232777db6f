"""How the book is kept: one TinyDB file, one append-only journal. The only part that knows either.

In reading order: journal.py (a line), checkpoint.py (the readable file), state.py (reading both),
lock.py and files.py (one writer, private files), tables.py (TinyDB's extension points), shelf.py
(typed rows), disk.py (the one writer), hasty.py (for an invented year),
opening.py, then backing.py, checking.py, restoring.py, migrations.py.
"""

from store.disk.disk import Disk
from store.disk.hasty import HastyDisk
from store.disk.journal import Doc, Entry, Op
from store.disk.opening import create_disk, open_disk, origin_of
from store.disk.shelf import Put, Shelf
from store.disk.state import BOOK_FILES

__all__ = [
    "BOOK_FILES", "Disk", "Doc", "Entry", "HastyDisk", "Op", "Put", "Shelf", "create_disk", "open_disk", "origin_of",
]  # fmt: skip
