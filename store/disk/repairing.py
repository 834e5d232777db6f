"""Out of a damaged book a new one beside it: all that is proven, what can still be read, and a list of the rest.

The damaged book is only read, not even its modes are changed. What goes into the new one: the journal's
proven lines, copies of its stretches among the backups, the furthest good file; where a line is lost, the
lines after it stay with their hands and hours, under new numbers of the new chain.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec
from msgspec.structs import replace

from store.disk import files, journal, system
from store.disk.checkpoint import FORMAT, BadFile, Stand, Tables, decode, encode, first_misfit, misfits
from store.disk.journal import GENESIS, Entry, Op
from store.disk.links import Link, links_of, prove
from store.disk.migrations import migrate
from store.disk.reading_rows import Rows, dangling, place_of, rows_of
from store.disk.restoring import NothingGood
from store.disk.state import BACKUPS, FILE, JOURNAL, apply, is_book
from store.errors import BookExists, NewerBook, NoBook
from store.records import Cell

LIST: Final = "repair.txt"
"""Name of the list of what could not be saved, in the new book's folder."""


class Loss(msgspec.Struct, frozen=True):
    """One row, or one line of the journal, that could not be saved or is not proven."""

    table: str
    row: str
    vi: str
    en: str
    left: str = ""
    """What can still be read of it."""


class Repaired(msgspec.Struct, frozen=True):
    """What a repair made."""

    folder: Path
    listed: Path
    entries: int
    rows: int
    lost: tuple[int, ...]
    """Numbers of the journal's entries that could not be saved."""
    losses: tuple[Loss, ...]


class _Sources(msgspec.Struct):
    """Everything readable of a damaged book."""

    best: dict[int, Link]
    good: dict[int, tuple[Tables, Stand]]
    """The files that are whole, by the number of the entry they stand at."""
    scraps: Rows
    """Rows of the damaged db.json that can be read, though nothing proves them."""
    scraps_at: int
    """The entry that file says it stands at."""


class _Salvage(msgspec.Struct):
    """The new book while it is being put together."""

    tables: Tables = msgspec.field(default_factory=dict)
    lines: list[bytes] = msgspec.field(default_factory=list)
    chain: str = GENESIS
    at: str = ""
    known: set[tuple[str, int]] = msgspec.field(default_factory=set)
    """Rows whose state is known from here on."""
    hurt: dict[tuple[str, int], tuple[int, str]] = msgspec.field(default_factory=dict)
    """Rows a lost entry touched and no later one shows: its number and what is left of it."""
    numbers: dict[int, int] = msgspec.field(default_factory=dict)
    lost: list[int] = msgspec.field(default_factory=list)
    losses: list[Loss] = msgspec.field(default_factory=list)

    def add(self, entry: Entry) -> None:
        """Append an entry under the next number of the new chain."""
        ops = [replace(op, old=self.tables.get(op.table, {}).get(str(op.id))) for op in entry.ops]
        undoes = self.numbers.get(entry.undoes) if entry.undoes is not None else None
        fresh = replace(entry, n=len(self.lines) + 1, ops=tuple(ops), undoes=undoes)
        line, self.chain = journal.line_of(fresh, self.chain)
        self.lines.append(line)
        self.at = entry.at
        self.numbers[entry.n] = fresh.n
        self.take(fresh.ops)

    def take(self, ops: tuple[Op, ...]) -> None:
        """Make the rows what the operations say."""
        apply(self.tables, ops)
        for op in ops:
            self.known.add((op.table, op.id))
            self.hurt.pop((op.table, op.id), None)

    def become(self, target: Tables, at: str, by: str, why: str) -> None:
        """One more entry that makes the rows those of `target`."""
        ops = []
        for name in sorted({*self.tables, *target}):
            old, new = self.tables.get(name, {}), target.get(name, {})
            ops += [Op(name, int(id), new.get(id), None) for id in {**old, **new} if old.get(id) != new.get(id)]
        if ops:
            self.add(Entry(-1, at, by, "", "book.repair", why, tuple(ops)))


def repair(folder: Path, to: Path | None, *, now: Callable[[], datetime], by: str) -> Repaired:
    """Make a new book of what can be saved of the one in `folder`. NoBook, BookExists, NewerBook, NothingGood."""
    if not is_book(folder):
        raise NoBook(folder=folder)
    target = to or folder.with_name(f"{folder.name}-repaired-{now():%Y%m%d-%H%M%S}")
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise BookExists(folder=target)
    sources = _gather(folder)
    if not sources.best and not sources.good and not sources.scraps:
        raise NothingGood(folder=folder)
    made = _Salvage()
    stamp = now().isoformat(timespec="milliseconds")
    for n in range(1, max([0, *sources.best, *sources.good]) + 1):
        _step(made, n, sources, stamp, by)
    _last_things(made, sources, stamp, by)
    for path in sorted(folder.glob(f"{JOURNAL}.torn-*")):
        _name_torn(made, path)
    return _write(folder, target, made)


def _gather(folder: Path) -> _Sources:
    good: dict[int, tuple[Tables, Stand]] = {}
    stands: dict[int, str] = {}
    scraps, scraps_at = Rows(), 0
    for path in [folder / FILE, *sorted((folder / BACKUPS).glob("db-*.json"))]:
        data = _bytes(path)
        try:
            tables, stand = decode(data)
        except BadFile:
            if not scraps:
                scraps, scraps_at = rows_of(data), place_of(data)
            continue
        if stand.format > FORMAT:
            raise NewerBook(found=stand.format, known=FORMAT)
        tables = migrate(tables, stand.format)
        if first_misfit(tables) is None:
            good[stand.seq] = (tables, stand)
            stands |= {stand.seq: stand.chain, stand.base: stand.base_chain}
    journals = [folder / JOURNAL, *sorted((folder / BACKUPS).glob("journal-*.jsonl"))]
    best = prove([links_of(_bytes(path)) for path in journals], stands)
    return _Sources(best, good, scraps, scraps_at)


def _bytes(path: Path) -> bytes:
    """The file as it is, never through a link, changing not even its mode; empty where it cannot be read."""
    try:
        descriptor = system.open(path, os.O_RDONLY | files.FLAGS | os.O_NONBLOCK)
    except OSError:
        return b""
    try:
        return files.read_from(descriptor, 0)
    except OSError:
        return b""
    finally:
        system.close(descriptor)


def _step(made: _Salvage, n: int, sources: _Sources, stamp: str, by: str) -> None:
    """Take entry `n` if it is to be had, and what a whole file says that stands there."""
    link = sources.best.get(n)
    entry = link.entry if link is not None else None
    if entry is not None and link is not None and (link.proven or _fits(entry)):
        made.add(entry)
        if not link.proven:
            for op in entry.ops:
                vi = f"lấy từ mục {n}, mục này đọc được nhưng không chứng minh được là nguyên vẹn"
                en = f"taken from entry {n}, which can be read but not proven to be as it was written"
                made.losses.append(Loss(op.table, str(op.id), vi, en, _text(op.new)))
    else:
        _lose(made, n, link)
    if n in sources.good:
        made.hurt.clear()
        why = f"chibo repair: {FILE}, {n}"
        made.become(sources.good[n][0], stamp, by, why)
        made.known |= {(name, int(id)) for name, rows in made.tables.items() for id in rows}


def _lose(made: _Salvage, n: int, link: Link | None) -> None:
    made.lost.append(n)
    left = link.body.decode("utf-8", "replace") if link is not None else ""
    rows = link.rows() if link is not None else []
    made.hurt |= dict.fromkeys([*rows, ("?", n)], (n, left))


def _name_torn(made: _Salvage, path: Path) -> None:
    """A last line that was set aside as unfinished: hit at its very end, an acknowledged one looks the same."""
    line = _bytes(path)
    vi = f"dòng cuối để riêng ở {path.name}: thường là dòng ghi dở, chưa từng báo đã lưu"
    en = f"the last line kept in {path.name}: mostly an unfinished one, never reported as saved"
    rows = Link(0, line).rows() or [("?", 0)]
    made.losses += [
        Loss(table, str(id) if table != "?" else "?", vi, en, line.decode("utf-8", "replace")) for table, id in rows
    ]


def _fits(entry: Entry) -> bool:
    tables: Tables = {}
    apply(tables, entry.ops)
    return first_misfit(tables) is None


def _last_things(made: _Salvage, sources: _Sources, stamp: str, by: str) -> None:
    """Rows that only scraps hold, then rows that stand on nothing; and the list of what is lost."""
    target = {name: dict(rows) for name, rows in made.tables.items()}
    if made.lost or not made.lines:
        for (table, id), doc in sources.scraps.items():
            lost_at = made.hurt.get((table, id), (sources.scraps_at + 1, ""))[0]
            if (table, id) not in made.known or lost_at <= sources.scraps_at:
                target.setdefault(table, {})[str(id)] = doc
                made.hurt.pop((table, id), None)
                vi = f"lấy từ tệp {FILE} đã hỏng, không chứng minh được là nguyên vẹn"
                en = f"taken from the damaged {FILE}, not proven to be as it was written"
                made.losses.append(Loss(table, str(id), vi, en, _text(doc)))
    if "1" not in target.get("cell", {}):
        target["cell"] = {"1": {"name": Cell(name="?").name}}
        made.losses.append(Loss("cell", "1", "tên và thiết lập chi bộ đã mất", "the cell's name and settings are lost"))
    for table, row, what in list(misfits(target)):
        vi, en = f"bỏ ra, dòng sai kiểu: {what}", f"left out, it is no record: {what}"
        made.losses.append(Loss(table, row, vi, en, _text(target[table].pop(row))))
    for table, id in dangling(target):
        vi, en = "bỏ ra: người hoặc buổi của dấu này đã mất", "left out: its member or session is lost"
        made.losses.append(Loss(table, str(id), vi, en, _text(target[table].pop(str(id)))))
    for (table, id), (n, left) in sorted(made.hurt.items(), key=lambda item: item[1][0]):
        vi = f"mất thay đổi ở mục {n}; dòng này giữ giá trị trước đó, nếu có"
        en = f"the change of entry {n} is lost; the row keeps what it was before, if it was there"
        if table == "?":  # the damage may have hit the very numbers of the rows
            vi = f"mục {n} hỏng: số dòng đọc từ mục này có thể sai, và có thể còn dòng khác"
            en = f"entry {n} is damaged: the rows read from it may be misread, and there may be others"
        made.losses.append(Loss(table, str(id) if table != "?" else "?", vi, en, left))
    made.become(target, stamp, by, "chibo repair")


def _text(doc: object) -> str:
    return msgspec.json.encode(doc).decode("utf-8")


def _write(folder: Path, target: Path, made: _Salvage) -> Repaired:
    """Put the new book on disk: journal, file, the list; drafts come along."""
    files.private_folder(target)
    files.private_folder(target / BACKUPS)
    data = b"".join(made.lines)
    files.replace_whole(target / JOURNAL, data)
    stand = Stand(len(made.lines), len(data), made.chain, made.at)
    files.replace_whole(target / FILE, encode(made.tables, stand))
    files.replace_whole(target / LIST, _listed(folder, made).encode("utf-8"))
    if (folder / "drafts").is_dir() and not (folder / "drafts").is_symlink():
        files.private_folder(target / "drafts")
        for draft in sorted((folder / "drafts").iterdir()):
            files.replace_whole(target / "drafts" / draft.name, _bytes(draft))
    rows = sum(map(len, made.tables.values()))
    return Repaired(target, target / LIST, len(made.lines), rows, tuple(made.lost), tuple(made.losses))


def _listed(folder: Path, made: _Salvage) -> str:
    """The list, a loss a line: table, row, what happened in both languages, what can be read."""
    head = [
        f"# chibo repair: {folder}",
        f"# {len(made.lines)} mục, {len(made.lost)} mục mất · {len(made.lines)} entries, {len(made.lost)} lost: "
        + ", ".join(map(str, made.lost)),
        "# bảng · table\tdòng · row\tchuyện gì\twhat happened\tcòn đọc được · what can be read",
    ]
    body = ["\t".join((one.table, one.row, one.vi, one.en, one.left.strip())) for one in made.losses]
    return "\n".join([*head, *body, ""])
