"""Is the book whole? Reads everything, changes nothing, and says what it found in sentences."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from store.disk import files, journal, system
from store.disk.backing import backups
from store.disk.checkpoint import FORMAT, BadFile, Stand, Tables, first_misfit
from store.disk.journal import GENESIS
from store.disk.links import links_of, prove
from store.disk.state import BACKUPS, FILE, JOURNAL, LOCK, apply, is_book, read_file
from store.errors import BookError, NoBook

Level = Literal["ok", "warn", "bad"]


class BrokenHistory(BookError):
    """A line of the journal that the book has long gone past is not as it was written. Facts: n, file."""

    vi = "Lịch sử đứt ở mắt xích {n}: {file} hỏng hoặc bị sửa; số liệu vẫn đúng. «chibo check» nói rõ hơn."
    en = "The history is broken at link {n}: {file} is damaged or altered; the rows are right. See «chibo check»."


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found, in both languages."""

    level: Level
    vi: str
    en: str


@dataclass(slots=True)
class Report:
    """What a check found."""

    lines: list[Finding] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    entries: int = 0

    @property
    def ok(self) -> bool:
        """True when nothing is damaged."""
        return all(line.level != "bad" for line in self.lines)

    def add(self, level: Level, vi: str, en: str) -> None:
        """Write a finding down."""
        self.lines.append(Finding(level, vi, en))


def check(folder: Path) -> Report:
    """Look at every file of the book. NoBook when there is none."""
    if not is_book(folder):
        raise NoBook(folder=folder)
    report = Report()
    _privacy(folder, report)
    try:
        filed: tuple[Tables, Stand] | None = read_file(folder / FILE)
        report.add("ok", f"{FILE}: nguyên vẹn", f"{FILE}: whole")
    except FileNotFoundError:
        filed = None
        report.add("bad", f"{FILE}: mất tệp", f"{FILE}: missing")
    except (BadFile, OSError, BookError) as error:
        filed = None
        report.add("bad", f"{FILE}: hỏng ({error})", f"{FILE}: damaged ({error})")
    tables = _journal(folder, filed, report)
    if filed is None and tables:
        report.add("warn", f"{JOURNAL} đủ để dựng lại {FILE}: «chibo restore», không mất gì.",
                   f"{JOURNAL} has all of {FILE}: «chibo restore» makes it anew and loses nothing.")  # fmt: skip
    _rows(tables if tables is not None else filed[0] if filed else {}, report)
    for item in backups(folder):
        if not item.good:
            report.add("warn", f"bản sao lưu {item.path.name}: hỏng", f"backup {item.path.name}: damaged")
    _stretches(folder, report)
    return report


def look_back(folder: Path, stand: Stand) -> BrokenHistory | None:
    """What is to be said of the journal up to `stand`, which opening the book does not read; None where it is whole."""
    descriptor = files.private_open(folder / JOURNAL, os.O_RDONLY)
    try:
        broken = journal.first_broken(descriptor, stand.offset, stand.base_chain)
    finally:
        system.close(descriptor)
    return BrokenHistory(n=stand.base + broken, file=JOURNAL) if broken else None


def _privacy(folder: Path, report: Report) -> None:
    inside = [folder / FILE, folder / JOURNAL, folder / LOCK, folder / BACKUPS]
    for path in [folder, *inside, *(folder / BACKUPS).glob("*")]:
        try:
            found = path.lstat()
        except FileNotFoundError:
            continue
        if stat.S_ISLNK(found.st_mode):
            report.add("bad", f"{path.name}: là liên kết", f"{path.name}: is a link")
        elif stat.S_IMODE(found.st_mode) & 0o077:
            report.add("warn", f"{path.name}: người khác đọc được", f"{path.name}: others can read it")
    for torn in sorted(folder.glob(f"{JOURNAL}.torn-*")):
        report.add("warn", f"{torn.name}: dòng ghi dở được để riêng", f"{torn.name}: an unfinished line kept apart")


def _journal(folder: Path, filed: tuple[Tables, Stand] | None, report: Report) -> Tables | None:
    """Verify the whole chain, and that the journal alone gives what the file says."""
    try:
        descriptor = files.private_open(folder / JOURNAL, os.O_RDONLY)
    except (OSError, BookError) as error:
        report.add("bad", f"{JOURNAL}: không đọc được ({error})", f"{JOURNAL}: cannot be read ({error})")
        return None
    try:
        data = files.read_from(descriptor, 0)
    finally:
        system.close(descriptor)
    tables: Tables = {}
    base = filed[1].base if filed is not None else 0
    reading = journal.read(data, base, filed[1].base_chain if filed is not None else GENESIS)
    report.entries = len(reading.entries)
    agrees = filed is None or base > 0
    if base:
        report.add(
            "warn", f"{JOURNAL}: bắt đầu sau mục {base}; phần trước đã để riêng khi khôi phục",
            f"{JOURNAL}: begins after entry {base}; what was before was set aside at a restore",
        )  # fmt: skip
    for entry in reading.entries:
        apply(tables, entry.ops)
        if filed is not None and not base and entry.n == filed[1].seq:
            agrees = _same(tables, filed[0])
    stand = filed[1] if filed is not None else Stand()
    if reading.damaged:
        explain(report, data, reading, stand)
        return None
    if reading.torn:
        report.add("warn", f"{JOURNAL}: dòng cuối ghi dở", f"{JOURNAL}: the last line is unfinished")
    report.add(
        "ok", f"{JOURNAL}: {report.entries} mục, liền một chuỗi", f"{JOURNAL}: {report.entries} entries, one chain"
    )
    _chained(folder, data, stand, report)
    if not agrees:
        report.add("bad", f"{FILE} không khớp {JOURNAL}", f"{FILE} does not agree with {JOURNAL}")
    fits = _fits(tables, stand, report)
    return tables if fits and not base else None


def _fits(tables: Tables, stand: Stand, report: Report) -> bool:
    """Every row is a record of its table; one that is none is named."""
    misfit = first_misfit(tables) if stand.format == FORMAT else None
    if misfit is not None:
        report.add("bad", f"{JOURNAL}: dòng sai kiểu: {misfit}", f"{JOURNAL}: a row is no record: {misfit}")
    return misfit is None


def _chained(folder: Path, data: bytes, stand: Stand, report: Report) -> None:
    """The file and the backups stand on the journal's own chain, not only on numbers of it."""
    hashes = {link.entry.n: link.claimed for link in links_of(data) if link.entry is not None}
    for item in backups(folder):
        if item.good:
            kept = read_file(item.path)[1]
            if kept.seq in hashes and hashes[kept.seq] != kept.chain:
                name = item.path.name
                report.add(
                    "bad", f"bản sao lưu {name}: mục {kept.seq} của nó không thuộc chuỗi này",
                    f"backup {name}: its entry {kept.seq} is not of this chain",
                )  # fmt: skip
    if stand.seq in hashes and hashes[stand.seq] != stand.chain:
        report.add("bad", f"{FILE}: mục {stand.seq} của nó không thuộc chuỗi của {JOURNAL}",
                   f"{FILE}: its entry {stand.seq} is not of the chain of {JOURNAL}")  # fmt: skip
    elif hashes and stand.seq > max(hashes):
        n = max(hashes)
        report.add("bad", f"{JOURNAL} dừng ở mục {n}, {FILE} đã đến mục {stand.seq}: nhật ký bị cắt ngắn",
                   f"{JOURNAL} ends at entry {n}, {FILE} stands at {stand.seq}: the journal was cut short")  # fmt: skip


def _stretches(folder: Path, report: Report) -> None:
    """The copied stretches of the journal are chains too, each going on from the one before; the first break is named.

    A stretch whose beginning is copied nowhere (its journal was begun anew) is believed in its first line.
    """
    ends = {0: GENESIS}
    for path in sorted((folder / BACKUPS).glob("journal-*.jsonl")):
        try:
            data = files.read_whole(path)
        except (OSError, BookError) as error:
            report.add("warn", f"bản sao lưu {path.name}: không đọc được ({error})",
                       f"backup {path.name}: cannot be read ({error})")  # fmt: skip
            continue
        n, chain, at = 0, GENESIS, 0
        with suppress(journal.BadLine):
            first, claimed = journal.entry_of(data[: data.find(b"\n") + 1], None)
            n, chain = first.n - 1, ends.get(first.n - 1, "")
            if not chain:
                n, chain, at = first.n, claimed, data.find(b"\n") + 1
        reading = journal.read(data[at:], n, chain)
        good, n = at + reading.good, n + len(reading.entries)
        ends[n] = reading.chain
        if good < len(data):
            line = data[:good].count(b"\n") + 1
            report.add("warn", f"bản sao lưu {path.name}: mắt xích {n + 1} bị đứt (dòng {line}, byte {good})",
                       f"backup {path.name}: link {n + 1} is broken (line {line}, byte {good})")  # fmt: skip


def explain(report: Report, data: bytes, reading: journal.Reading, stand: Stand) -> None:
    """Name the first broken link: where it is, what was whole before it, what is whole behind it, what to do."""
    n, line = stand.base + len(reading.entries) + 1, data[: reading.good].count(b"\n") + 1
    report.add(
        "bad", f"{JOURNAL}: mắt xích {n} bị đứt (dòng {line}, byte {reading.good})",
        f"{JOURNAL}: link {n} is broken (line {line}, byte {reading.good})",
    )  # fmt: skip
    last = reading.entries[-1] if reading.entries else None
    if last is not None:
        at = last.at[:16].replace("T", " ")
        report.add("warn", f"mục cuối còn liền chuỗi: {last.n}, {at}, {last.by}",
                   f"the last entry of the whole chain: {last.n}, {at}, {last.by}")  # fmt: skip
    links = links_of(data)
    best = prove([links], {stand.base: stand.base_chain, stand.seq: stand.chain})
    rows = next((link.rows() for link in links if link.at >= reading.good), [])
    if rows:
        named = ", ".join(f"{table} {id}" for table, id in rows[:6]) + (" …" if len(rows) > 6 else "")
        report.add("warn", f"mục hỏng đụng đến: {named}", f"the broken entry touched: {named}")
    behind = sum(link.proven for m, link in best.items() if m > n)
    broken = sum(not link.proven for link in best.values())
    report.add(
        "warn", f"sau chỗ đứt còn {behind} mục nguyên vẹn; {broken} dòng hỏng. «chibo repair» cứu ra sổ mới bên cạnh.",
        f"{behind} entries behind it are whole; {broken} lines are broken. «chibo repair» saves them into a new book.",
    )  # fmt: skip


def _same(one: Tables, other: Tables) -> bool:
    return {n: r for n, r in one.items() if r} == {n: r for n, r in other.items() if r}


def _rows(tables: Tables, report: Report) -> None:
    report.counts = {name: len(rows) for name, rows in tables.items()}
    told = ", ".join(f"{name} {n}" for name, n in report.counts.items())
    if told:
        report.add("ok", f"số dòng: {told}", f"rows: {told}")
    for sentence in _dangling(tables):
        report.add("bad", *sentence)


def _dangling(tables: Tables) -> Iterator[tuple[str, str]]:
    members, sessions = tables.get("members", {}), tables.get("sessions", {})
    for id, doc in tables.get("marks", {}).items():
        if str(doc.get("member")) not in members or str(doc.get("session")) not in sessions:
            yield f"dấu {id}: người hoặc buổi không có trong sổ", f"mark {id}: its member or session is not in the book"
