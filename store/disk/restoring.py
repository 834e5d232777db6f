"""Bringing a book back: from a backup, to a moment, or out of damage. Nothing is ever deleted.

While the journal is whole a restore is one more entry of it, so the log goes on and undo takes the
restore back. A damaged file is set aside under a dated name and made anew.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from store.disk import files, journal, system
from store.disk.backing import Backup, backups
from store.disk.checkpoint import FORMAT, BadFile, Stand, Tables, encode
from store.disk.disk import Disk
from store.disk.journal import GENESIS, Entry, Op
from store.disk.links import links_of
from store.disk.state import FILE, JOURNAL, apply, is_book, read_file
from store.errors import BadValue, BookError, NoBook, NoSuch

_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\d(T\d\d(:\d\d(:\d\d)?)?)?", re.ASCII)
"""A moment as the journal writes it, as exactly as one likes: a day, an hour, a minute, a second."""
_SAID: Final = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})(.*)", re.ASCII)
"""A day as one says it, with or without the hour behind it."""


class Restored(msgspec.Struct, frozen=True):
    """What a restore did, in both languages."""

    vi: str
    en: str


class NothingGood(BookError):
    """Neither file, journal nor backup can be read. Facts: folder."""

    vi = "Không còn bản nào đọc được ở {folder}. Chưa sửa gì; hãy giữ nguyên thư mục và nhờ người biết việc."
    en = "Nothing in {folder} can be read any more. Nothing was changed; keep the folder and ask for help."


class BehindDamage(BookError):
    """A day or moment is asked for while readable lines lie behind a damage. Facts: lines."""

    vi = (
        "Nhật ký hỏng ở giữa, còn {lines} dòng đọc được ở sau chỗ hỏng: khôi phục bây giờ sẽ bỏ mất các dòng ấy. "
        "Hãy chạy «chibo repair» trước, rồi khôi phục trong sổ mới. Chưa sửa gì."
    )
    en = (
        "The journal is damaged and {lines} lines behind the damage can still be read: a restore now would leave them "
        "out. Run 'chibo repair' first, then restore in the new book. Nothing was changed."
    )


class BeforeTheJournal(BookError):
    """A moment is asked for that lies before the journal's first entry. Facts: at."""

    vi = "Nhật ký bắt đầu từ {at}: không về được lúc trước đó; bản sao lưu cũ, nếu có, vẫn dùng được. Chưa sửa gì."
    en = "The journal begins at {at}: nothing before that can be had but older backups. Nothing was changed."


def moment(said: str) -> str:
    """A moment as the journal writes it: as the history prints it, or by the day as one says it, is right too."""
    text = " ".join(said.split())
    if found := _SAID.fullmatch(text):
        text = f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}{found[4]}"
    return text.replace(" ", "T")


def behind(folder: Path) -> int:
    """How many lines of a journal can be read behind its first damage; 0 where it is whole."""
    return _behind(folder, _whole_journal(folder, _base(folder))[0])


def restore(
    folder: Path, which: str | None, *, now: Callable[[], datetime], by: str, at: str | None = None
) -> Restored:
    """Bring back backup `which` (date or file name; None: mend what is damaged, else the newest), up to `at`.

    BehindDamage, and nothing changed, where a day or moment is asked for and lines behind a damage would be left out.
    """
    ensure_wanted(folder, which, at)
    at = None if at is None else moment(at)
    files.private_folder(folder)
    disk = Disk(folder, now=now, by=by)
    try:
        with disk.lock.held():
            base = _base(folder)
            entries, whole = _whole_journal(folder, base)
            if (which or at) and not whole and (lines := _behind(folder, entries)):
                raise BehindDamage(lines=lines)
            mended = _mend(folder, entries, whole, now)
            disk.load()
        if which is None and at is None and mended is not None:
            return mended
        target = _wanted(folder, which, at, entries, disk.tables())
        changed = _become(disk, target, which or at or "")
        return Restored(
            f"Đã khôi phục ({changed} dòng thay đổi). «chibo history» và «chibo undo» lấy lại được bản trước.",
            f"Restored ({changed} rows changed). «chibo history» and «chibo undo» can bring the former state back.",
        )
    finally:
        disk.close()


def ensure_wanted(folder: Path, which: str | None, at: str | None) -> None:
    """NoBook, NoSuch for a backup that is not there or not whole, BadValue for a moment that is none."""
    if not is_book(folder):
        raise NoBook(folder=folder)
    if which is not None and not any(_is_meant(item, which) for item in backups(folder)):
        raise NoSuch(what_vi="bản sao lưu nguyên vẹn", what_en="whole backup", key=which)
    if at is not None and not (_MOMENT.fullmatch(moment(at)) and _is_moment(moment(at))):
        raise BadValue(
            why_vi=f"«{at}» không phải một lúc. Gõ như 05/11/2026 14:30, hoặc như chibo history in ra.",
            why_en=f"«{at}» is no moment. Write it as 05/11/2026 14:30, or as chibo history prints it.",
        )


def _is_meant(item: Backup, which: str) -> bool:
    return item.good and which in (item.day, item.path.name, item.path.stem)


def _is_moment(at: str) -> bool:
    try:
        datetime.fromisoformat(at)
    except ValueError:
        return False
    return True


def _base(folder: Path) -> Stand:
    """What the journal begins with, as the file says; the beginning of all when it says nothing."""
    try:
        return read_file(folder / FILE)[1]
    except (BadFile, FileNotFoundError):
        good = [item.path for item in backups(folder) if item.good]
        return read_file(good[0])[1] if good else Stand()


def _whole_journal(folder: Path, base: Stand) -> tuple[list[Entry], bool]:
    """Every good entry of the journal from its first, and whether that is all of it."""
    try:
        descriptor = files.private_open(folder / JOURNAL, os.O_RDONLY)
    except FileNotFoundError:
        return [], False
    try:
        reading = journal.read(files.read_from(descriptor, 0), base.base, base.base_chain)
    finally:
        system.close(descriptor)
    return reading.entries, not reading.damaged and (bool(reading.entries) or base.base > 0)


def _behind(folder: Path, good: list[Entry]) -> int:
    try:
        descriptor = files.private_open(folder / JOURNAL, os.O_RDONLY)
    except FileNotFoundError:
        return 0
    try:
        links = links_of(files.read_from(descriptor, 0))
    finally:
        system.close(descriptor)
    return sum(link.entry is not None for link in links[len(good) :])


def _mend(folder: Path, entries: list[Entry], whole: bool, now: Callable[[], datetime]) -> Restored | None:
    """Set damaged files aside and make them anew from what is good; None when nothing was damaged."""
    stamp = f"{now():%Y%m%d-%H%M%S}"
    try:
        filed: tuple[Tables, Stand] | None = read_file(folder / FILE)
    except (BadFile, FileNotFoundError):
        filed = None
    last = entries[-1].n if entries else (filed[1].base if filed is not None else 0)
    if whole and filed is not None and filed[1].seq <= last:
        return None
    if whole and not (entries and entries[0].n > 1):
        _aside(folder / FILE, stamp)
        return Restored(
            f"{FILE} bị hỏng đã được dựng lại đủ từ {JOURNAL}; tệp cũ còn ở bên cạnh.",
            f"The damaged {FILE} was rebuilt in full from {JOURNAL}; the old file is kept beside it.",
        )
    tables, stand = _best(folder, filed, [] if entries and entries[0].n > 1 else entries)
    _aside(folder / JOURNAL, stamp)
    _aside(folder / FILE, stamp)
    fresh = Stand(stand.seq, 0, stand.chain, stand.at, FORMAT, stand.seq, stand.chain)
    descriptor = files.private_open(folder / JOURNAL, os.O_WRONLY | os.O_CREAT)
    system.close(descriptor)
    files.replace_whole(folder / FILE, encode(tables, fresh))
    return Restored(
        f"{JOURNAL} bị hỏng: sổ trở về mục {stand.seq}, nhật ký mới nối tiếp; các tệp cũ còn ở bên cạnh.",
        f"{JOURNAL} was damaged: the book stands at entry {stand.seq}, a new journal goes on; old files are kept.",
    )


def _best(folder: Path, filed: tuple[Tables, Stand] | None, entries: list[Entry]) -> tuple[Tables, Stand]:
    """The furthest good state among the file, the journal's good part and the backups."""
    choices = [filed] if filed is not None else []
    for item in backups(folder):
        if item.good:
            choices.append(read_file(item.path))
            break
    if entries:
        tables: Tables = {}
        for entry in entries:
            apply(tables, entry.ops)
        chain = GENESIS
        for entry in entries:
            chain = journal.line_of(entry, chain)[1]
        choices.append((tables, Stand(entries[-1].n, 0, chain, entries[-1].at)))
    if not choices:
        raise NothingGood(folder=folder)
    return max(choices, key=lambda c: c[1].seq)


def _aside(path: Path, stamp: str) -> None:
    if path.exists():
        aside = path.with_name(f"{path.name}.damaged-{stamp}")
        system.rename(path, aside)
        files.flush_folder(path.parent)


def _wanted(folder: Path, which: str | None, at: str | None, entries: list[Entry], present: Tables) -> Tables:
    """The tables to come back to; `present` are those after the last entry. BeforeTheJournal."""
    if at is not None and which is None:
        first = entries[0] if entries else None
        if first is None or first.at[: len(at)] > at:
            raise BeforeTheJournal(at=first.at[:16].replace("T", " ") if first else at)
        if first.n == 1:
            return _played({}, [e for e in entries if e.at[: len(at)] <= at])
        return _unplayed(present, [e for e in entries if e.at[: len(at)] > at])
    chosen = next((b for b in backups(folder) if (b.good if which is None else _is_meant(b, which))), None)
    if chosen is None:
        raise NoSuch(what_vi="bản sao lưu", what_en="backup", key=which or "")
    tables, stand = read_file(chosen.path)
    if at is None:
        return tables
    if entries and entries[0].n > stand.seq + 1:  # what lies between the two is in neither
        raise BeforeTheJournal(at=entries[0].at[:16].replace("T", " "))
    return _played(tables, [e for e in entries if e.n > stand.seq and e.at[: len(at)] <= at])


def _played(tables: Tables, entries: list[Entry]) -> Tables:
    for entry in entries:
        apply(tables, entry.ops)
    return tables


def _unplayed(present: Tables, entries: list[Entry]) -> Tables:
    """The rows before these last entries: the way where the journal does not begin with the book."""
    tables = {name: dict(rows) for name, rows in present.items()}
    for entry in reversed(entries):
        apply(tables, tuple(Op(op.table, op.id, op.old, op.new) for op in reversed(entry.ops)))
    return tables


def _become(disk: Disk, target: Tables, why: str) -> int:
    """One entry that turns the present rows into the wanted ones; how many rows it changed."""
    present = disk.tables()
    rows = []
    for name in sorted({*present, *target}):
        old, new = present.get(name, {}), target.get(name, {})
        rows += [(name, int(id), new.get(id)) for id in sorted({*old, *new}, key=int) if old.get(id) != new.get(id)]
    return disk.write_many("book.restore", rows, why)
