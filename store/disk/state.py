"""Reading a book from its files: the checkpoint, then the journal behind it; and what to do when one lies.

Nothing is written here. A damaged file gives the best state that can be had, marked read-only.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from store.disk import checkpoint, files, journal, system
from store.disk.checkpoint import FORMAT, BadFile, Stand, Tables
from store.disk.journal import GENESIS, Doc, Entry, Op
from store.errors import BookError, DamagedBook, NewerBook

FILE: Final = "db.json"
JOURNAL: Final = "db.jsonl"
LOCK: Final = "db.json.lock"
BACKUPS: Final = "backups"
BOOK_FILES: Final = (FILE, JOURNAL, LOCK, BACKUPS)
"""Names inside a book's folder."""


class State(msgspec.Struct):
    """A book in memory: its tables and the place in the journal they stand for."""

    tables: Tables = msgspec.field(default_factory=dict)
    stand: Stand = msgspec.field(default_factory=Stand)
    checkpoint: Stand = msgspec.field(default_factory=Stand)
    """What db.json itself stands for."""
    torn: int = 0
    """Bytes of an unfinished last line of the journal."""
    trouble: BookError | None = None


def apply(tables: Tables, ops: tuple[Op, ...]) -> None:
    """Make the rows what the operations say."""
    for op in ops:
        rows = tables.setdefault(op.table, {})
        if op.new is None:
            rows.pop(str(op.id), None)
        else:
            rows[str(op.id)] = op.new


def damaged(name: str, what: str) -> DamagedBook:
    """The sentence for a damaged file. The file is made anew from the journal; of a journal more than that is saved."""
    if name == JOURNAL:
        return DamagedBook(
            file=name, what=what,
            offer_vi="«chibo check» nói rõ hơn, «chibo repair» cứu ra sổ mới bên cạnh.",
            offer_en="«chibo check» says more, «chibo repair» saves it into a new book.",
        )  # fmt: skip
    return DamagedBook(
        file=name, what=what,
        offer_vi="«chibo check» nói rõ hơn, «chibo restore» khôi phục mà không xóa gì.",
        offer_en="«chibo check» says more, «chibo restore» mends it and deletes nothing.",
    )  # fmt: skip


def load(folder: Path, journal_file: int) -> State:
    """The state of the book in `folder`, its journal open as `journal_file`. NewerBook."""
    trouble: BookError | None = None
    try:
        tables, stand = read_file(folder / FILE)
    except FileNotFoundError:
        tables, stand = {}, Stand()
        if not begins_whole(journal_file):
            tables, stand = _newest_good_backup(folder)
            trouble = damaged(FILE, "mất tệp")
    except BadFile as error:
        tables, stand = _newest_good_backup(folder)
        trouble = damaged(FILE, str(error))
    state = State(tables, stand, checkpoint=stand)
    replay(state, journal_file)
    if trouble is not None:
        state.trouble = trouble
    return state


def read_file(path: Path) -> tuple[Tables, Stand]:
    """A checkpoint or backup, checked. BadFile, FileNotFoundError, NewerBook."""
    tables, stand = checkpoint.decode(files.read_whole(path))
    if stand.format > FORMAT:
        raise NewerBook(found=stand.format, known=FORMAT)
    if stand.format == FORMAT:
        misfit = checkpoint.first_misfit(tables)
        if misfit is not None:
            raise BadFile(misfit)
    return tables, stand


def begins_whole(journal_file: int) -> bool:
    """Whether the journal begins with the book's making, or never got to a first line."""
    data = files.read_from(journal_file, 0, 1 << 20)
    end = data.find(b"\n") + 1
    if not end:
        return True
    return bool(journal.read(data[:end], 0, GENESIS).entries)


def is_book(folder: Path) -> bool:
    """Whether there is a book in the folder: a file, or a journal with a first line."""
    try:
        if (folder / FILE).is_symlink() or (folder / FILE).exists():
            return True
        with (folder / JOURNAL).open("rb") as file:
            return b"\n" in file.read(1 << 20)
    except OSError:
        return False


def _newest_good_backup(folder: Path) -> tuple[Tables, Stand]:
    for path in sorted((folder / BACKUPS).glob("db-*.json"), key=lambda p: p.stem, reverse=True):
        try:
            return read_file(path)
        except (BadFile, OSError, BookError):
            continue
    return {}, Stand()


def replay(state: State, journal_file: int) -> list[Entry]:
    """Read what the journal holds beyond the state and apply it; trouble is noted in the state.

    A row that is no record in the end (another program wrote the line) stays what it was before.
    """
    size = os.fstat(journal_file).st_size
    if size < state.stand.offset:
        state.trouble = damaged(JOURNAL, "ngắn hơn trước")
        return []
    data = files.read_from(journal_file, state.stand.offset, size)
    reading = journal.read(data, state.stand.seq, state.stand.chain)
    before: dict[tuple[str, str], Doc | None] = {}
    for entry in reading.entries:
        for op in entry.ops:
            before.setdefault((op.table, str(op.id)), state.tables.get(op.table, {}).get(str(op.id)))
        apply(state.tables, entry.ops)
    misfit = _put_back_misfits(state.tables, before) if state.stand.format == FORMAT else None
    if misfit is not None:
        state.trouble = damaged(JOURNAL, misfit)
    if reading.entries:
        last = reading.entries[-1]
        state.stand = replace(
            state.stand, seq=last.n, offset=state.stand.offset + reading.good, chain=reading.chain, at=last.at
        )
    state.torn = len(data) - reading.good if reading.torn else 0
    if reading.damaged:
        state.trouble = damaged(JOURNAL, f"sau mục {state.stand.seq}")
    return reading.entries


def _put_back_misfits(tables: Tables, before: dict[tuple[str, str], Doc | None]) -> str | None:
    """Make rows that are no records what they were; the first of them, or None where all fit."""
    touched: Tables = {}
    for table, id in before:
        if id in tables.get(table, {}):
            touched.setdefault(table, {})[id] = tables[table][id]
    found = list(checkpoint.misfits(touched))
    for table, id, _what in found:
        old = before[table, id]
        if old is None:
            tables[table].pop(id)
        else:
            tables[table][id] = old
    return f"{found[0][0]} {found[0][2]}" if found else None


class TornTail(BookError):
    """The last line of the journal was unfinished. Facts: file."""

    vi = "Lần trước máy dừng giữa chừng: một dòng ghi dở (chưa từng báo là đã lưu) được để riêng ở {file}."
    en = "The machine stopped half-way last time: one unfinished line (never reported as saved) is kept in {file}."


def set_torn_aside(folder: Path, journal_file: int, state: State, stamp: str) -> TornTail:
    """Keep an unfinished last line apart and cut it off, so that the next line stands on its own."""
    offset = state.stand.offset
    aside = folder / f"{JOURNAL}.torn-{stamp}"
    files.replace_whole(aside, files.read_from(journal_file, offset))
    system.ftruncate(journal_file, offset)
    system.fdatasync(journal_file)
    state.torn = 0
    return TornTail(file=aside.name)
