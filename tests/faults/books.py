"""Small books for fault tests, and a writer that runs in a process of its own and says what it was told."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from store.disk import Disk, Put, create_disk, journal, open_disk
from store.records import Cell, Code, Kind, Mark, Member, Session, mark_id

ROOT = Path(__file__).parent.parent.parent


def now() -> datetime:
    return datetime(2026, 11, 5, 14, 0, tzinfo=UTC)


def make(folder: Path, members: int = 500) -> None:
    """A book with one session and many members, nobody marked."""
    disk = create_disk(folder, now=now, by="t", first=[Put("cell", 1, Cell(name="A"))])
    people = [Put("members", i, Member(name=f"Người {i}")) for i in range(1, members + 1)]
    session = Put("sessions", 1, Session(code="S", kind=Kind.REGULAR, date=date(2026, 11, 5)))
    disk.commit("roster.save", lambda: [*people, session])
    disk.close()


def reopen(folder: Path) -> Disk:
    return open_disk(folder, now=now, by="t")


def put(member: int, code: Code = Code.PRESENT) -> Put:
    id = mark_id(1, member)
    return Put("marks", id, Mark(id=id, session=1, member=member, code=code))


def puts(member: int) -> list[Put]:
    return [put(member)]


def marked(disk: Disk) -> set[int]:
    """Members with a mark."""
    return {mark.member for mark in disk.shelf("marks", Mark).all()}


def touched(folder: Path) -> dict[int, set[tuple[str, str]]]:
    """Which rows each entry of a whole journal touched, by its number."""
    entries = journal.read((folder / "db.jsonl").read_bytes(), 0, journal.GENESIS).entries
    return {entry.n: {(op.table, str(op.id)) for op in entry.ops} for entry in entries}


WRITER = """
import sys, time
from tests.faults import books
from pathlib import Path
{sabotage}
from store.disk import disk as module
module.LONG_TAIL = {tail}
folder, first, count, pause = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])
disk = books.reopen(folder)
for member in range(first, first + count):
    disk.commit("attendance.mark", lambda: [books.put(member)])
    sys.stdout.write(f"{{member}}\\n"); sys.stdout.flush()
    time.sleep(pause)
disk.close()
"""


def writer(
    folder: Path, first: int, count: int, *, pause: float = 0.0, tail: int = 4 << 20, sabotage: str = ""
) -> subprocess.Popen[str]:
    """A process that marks members and prints each only after it was told that it is saved."""
    code = WRITER.format(sabotage=sabotage, tail=tail)
    words = [sys.executable, "-c", code, str(folder), str(first), str(count), str(pause)]
    return subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def acknowledged(process: subprocess.Popen[str]) -> set[int]:
    """What an ended writer had been told was saved."""
    assert process.stdout is not None
    return {int(line) for line in process.stdout.read().split("\n")[:-1] if line}
