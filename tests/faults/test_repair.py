"""The drill: a book is damaged in every way we know, and what a person does next saves what can be saved."""

from __future__ import annotations

import random
from functools import partial
from pathlib import Path

import pytest

from store.disk import Disk
from store.disk.checking import Report, check
from store.disk.repairing import Repaired, repair
from store.errors import BookExists
from store.records import Code
from tests.faults.books import make, marked, now, put, puts, reopen, touched

Rows = dict[str, dict[str, dict[str, object]]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book with a backup, a checkpoint behind it and marks behind that."""
    place = tmp_path / "book"
    make(place, members=20)
    disk = reopen(place)
    for member in range(1, 6):
        disk.commit("attendance.mark", partial(puts, member))
    disk.backup()
    for member in range(6, 9):
        disk.commit("attendance.mark", partial(puts, member))
    disk.close()
    disk = reopen(place)
    for member in range(9, 13):
        disk.commit("attendance.mark", partial(puts, member))
    disk.let_go()
    return place


def state(disk: Disk) -> Rows:
    return {name: dict(rows) for name, rows in disk.tables().items()}


def contents(folder: Path) -> dict[str, tuple[bytes, int, int]]:
    """Every file of a folder: its bytes, mode and time of change."""
    return {
        str(p.relative_to(folder)): (p.read_bytes(), p.stat().st_mode, p.stat().st_mtime_ns)
        for p in folder.rglob("*")
        if p.is_file()
    }


def saved(folder: Path) -> tuple[Repaired, Rows, Report]:
    """Repair; the damaged book must be to the byte as it was, the new one whole and open to writing."""
    before = contents(folder)
    made = repair(folder, None, now=now, by="t")
    assert contents(folder) == before
    report = check(made.folder)
    assert report.ok, report.lines
    disk = reopen(made.folder)
    assert disk.read_only is None
    rows = state(disk)
    disk.commit("attendance.mark", lambda: [put(20, Code.EXCUSED)])
    disk.let_go()
    return made, rows, report


def right(folder: Path) -> Rows:
    disk = reopen(folder)
    rows = state(disk)
    disk.let_go()
    return rows


def lines(folder: Path) -> list[bytes]:
    return (folder / "db.jsonl").read_bytes().splitlines(keepends=True)


def without_copies(folder: Path) -> None:
    for copy in (folder / "backups").iterdir():
        copy.unlink()


def flip(file: Path, at: int, bit: int = 1) -> None:
    data = bytearray(file.read_bytes())
    data[at] ^= bit
    file.write_bytes(data)


def test_a_line_that_is_hit_behind_the_file_costs_that_row_alone_and_the_list_names_it(folder: Path) -> None:
    whole, all_lines = right(folder), lines(folder)
    hit = len(all_lines) - 3  # member 10, behind the checkpoint and every copy
    flip(folder / "db.jsonl", sum(map(len, all_lines[:hit])) + 100)
    said = "\n".join(line.en for line in check(folder).lines)
    assert f"link {hit + 1} is broken (line {hit + 1}, byte {sum(map(len, all_lines[:hit]))})" in said
    assert "touched: marks 100010" in said
    assert "2 entries behind it are whole; 1 lines are broken" in said
    made, rows, _report = saved(folder)
    assert made.lost == (hit + 1,)
    assert [(loss.table, loss.row) for loss in made.losses] == [("marks", "100010"), ("?", "?")]
    assert rows["marks"] == {id: doc for id, doc in whole["marks"].items() if id != "100010"}
    assert rows["members"] == whole["members"]
    assert "marks\t100010\t" in made.listed.read_text("utf-8")
    disk = reopen(made.folder)
    assert {entry.by for entry in disk.entries()} == {"t"}
    assert sum(entry.act == "attendance.mark" for entry in disk.entries()) == 12
    disk.let_go()


def test_a_line_that_is_hit_before_a_good_file_costs_no_row(folder: Path) -> None:
    whole, all_lines = right(folder), lines(folder)
    without_copies(folder)
    flip(folder / "db.jsonl", sum(map(len, all_lines[:4])) + 100)
    made, rows, _report = saved(folder)
    assert (made.lost, made.losses, rows) == ((5,), (), whole)


def test_a_line_that_a_backup_holds_a_copy_of_costs_nothing_at_all(folder: Path) -> None:
    whole, all_lines = right(folder), lines(folder)
    (folder / "db.json").unlink()
    flip(folder / "db.jsonl", sum(map(len, all_lines[:4])) + 100)
    made, rows, _report = saved(folder)
    assert (made.lost, made.losses, rows, lines(made.folder)[:-1]) == ((), (), whole, all_lines)


def test_a_hash_that_is_hit_is_proven_by_the_line_behind_it(folder: Path) -> None:
    whole, all_lines = right(folder), lines(folder)
    flip(folder / "db.jsonl", sum(map(len, all_lines[:-3])) + 20)
    made, rows, _report = saved(folder)
    assert (made.lost, made.losses, rows) == ((), (), whole)


def test_a_missing_file_is_made_from_the_journal_and_a_cut_journal_from_the_file(folder: Path) -> None:
    whole, all_lines = right(folder), lines(folder)
    (folder / "db.json").unlink()
    assert "db.json: missing" in [line.en for line in check(folder).lines if line.level == "bad"]
    made, rows, _report = saved(folder)
    assert (made.lost, made.losses, rows, lines(made.folder)[:-1]) == ((), (), whole, all_lines)


def test_a_journal_that_was_cut_short_keeps_every_row_of_the_file_and_check_says_that_it_was_cut(folder: Path) -> None:
    disk = reopen(folder)
    disk.close()
    whole, all_lines = right(folder), lines(folder)
    without_copies(folder)
    (folder / "db.jsonl").write_bytes(b"".join(all_lines[:6]) + all_lines[6][:50])
    assert "the journal was cut short" in "\n".join(line.en for line in check(folder).lines)
    made, rows, _report = saved(folder)
    assert rows == whole
    assert made.losses == ()
    assert made.lost == tuple(range(7, len(all_lines) + 1))


def test_without_a_journal_or_a_good_file_the_rows_that_can_be_read_are_saved_and_called_unproven(
    folder: Path,
) -> None:
    disk = reopen(folder)
    disk.close()
    whole = right(folder)
    without_copies(folder)
    (folder / "db.jsonl").unlink()
    data = (folder / "db.json").read_bytes()
    flip(folder / "db.json", data.index('Người 7"'.encode()), 0x80)  # no letter any more: the row cannot be read
    made, rows, _report = saved(folder)
    assert set(whole["members"]) - set(rows["members"]) == {"7"}
    assert set(whole["marks"]) - set(rows["marks"]) == {"100007"}  # a mark of nobody is set aside, and listed
    assert all(rows[name][id] == whole[name][id] for name in rows for id in rows[name])
    named = {(loss.table, loss.row) for loss in made.losses}
    assert {("marks", "100007"), ("members", "8"), ("cell", "1")} <= named


def test_whatever_bits_flip_no_row_is_silently_different(folder: Path) -> None:
    whole = right(folder)
    by_entry = touched(folder)
    kept = {name: (folder / name).read_bytes() for name in ("db.json", "db.jsonl")}
    rng = random.Random(3)
    for _n in range(25):
        for name, data in kept.items():
            hit = bytearray(data)
            for _bit in range(rng.randrange(4)):
                hit[rng.randrange(len(hit))] ^= 1 << rng.randrange(8)
            (folder / name).write_bytes(hit)
        made = repair(folder, folder.parent / f"new{_n}", now=now, by="t")
        assert check(made.folder).ok
        disk = reopen(made.folder)
        assert disk.read_only is None
        named = {(loss.table, loss.row) for loss in made.losses}
        named = named.union(*(by_entry[n] for n in made.lost))
        rows = state(disk)
        disk.let_go()
        for name in whole:
            for id in {*whole[name], *rows.get(name, {})}:
                same = rows.get(name, {}).get(id) == whole[name].get(id)
                assert same or (name, id) in named, (name, id, named)


def test_it_writes_into_no_folder_that_holds_something(folder: Path) -> None:
    (folder / "db.json").unlink()
    with pytest.raises(BookExists):
        repair(folder, folder, now=now, by="t")
    assert marked(reopen(folder)) == set(range(1, 13))
