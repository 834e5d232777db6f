"""Torn tails and flipped bits: noticed every one, never a silently different value."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from store.disk import Disk, open_disk
from store.disk.checking import check
from store.disk.repairing import repair
from store.disk.restoring import BeforeTheJournal, BehindDamage, behind, moment, restore
from tests.faults.books import make, marked, now, put, puts, reopen


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "book"
    make(place, members=20)
    disk = reopen(place)
    for member in range(1, 6):
        disk.commit("attendance.mark", partial(puts, member))
    disk.close()
    # Marks behind the checkpoint, so that the journal matters at the next opening.
    disk = reopen(place)
    for member in range(6, 9):
        disk.commit("attendance.mark", partial(puts, member))
    disk.let_go()
    return place


def state(disk: Disk) -> dict[str, dict[str, dict[str, object]]]:
    return {name: dict(rows) for name, rows in disk.tables().items()}


@pytest.mark.parametrize("padding", [0, 512], ids=["cut", "padded with zeros"])
def test_a_tail_torn_at_any_byte_loses_only_the_unacknowledged_line(folder: Path, padding: int) -> None:
    journal = folder / "db.jsonl"
    whole = journal.read_bytes()
    last = whole.rindex(b"\n", 0, -1) + 1
    for cut in range(last, len(whole)):
        journal.write_bytes(whole[:cut] + b"\0" * padding)
        disk = reopen(folder)
        assert disk.read_only is None, cut
        assert marked(disk) == set(range(1, 8)), cut
        assert bool(disk.notices) == (cut > last or padding > 0), cut
        disk.commit("attendance.mark", lambda: [put(15)])
        assert marked(disk) == {*range(1, 8), 15}
        disk.let_go()
        for torn in folder.glob("db.jsonl.torn-*"):
            torn.unlink()


def test_a_flipped_bit_in_the_file_is_always_noticed(folder: Path) -> None:
    file = folder / "db.json"
    whole = file.read_bytes()
    disk = reopen(folder)
    right = state(disk)
    disk.let_go()
    rng = random.Random(1)
    for _n in range(400):
        at, bit = rng.randrange(len(whole)), 1 << rng.randrange(8)
        file.write_bytes(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
        disk = reopen(folder)
        assert disk.read_only is not None, (at, bit)
        assert state(disk) == right
        disk.let_go()
    file.write_bytes(whole)
    disk = reopen(folder)
    assert disk.read_only is None
    disk.let_go()


def test_a_flipped_bit_at_the_very_end_of_the_last_line_is_damage_and_no_unfinished_line(folder: Path) -> None:
    """An acknowledged line ends with its newline; `]` hit before it once made it look like one never finished."""
    journal = folder / "db.jsonl"
    whole = journal.read_bytes()
    for back in range(1, 9):
        for bit in range(8):
            at = len(whole) - back
            journal.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :])
            assert not check(folder).ok, (back, bit)
            disk = reopen(folder)
            assert disk.read_only is not None, (back, bit)
            disk.let_go()
    assert not list(folder.glob("db.jsonl.torn-*"))


def test_a_damaged_last_line_with_a_newline_inside_is_no_unfinished_one(folder: Path) -> None:
    """Two hits, one of which ends the last line early: what is left of it is named, not set aside as never saved."""
    journal = folder / "db.jsonl"
    whole = journal.read_bytes()
    last = whole.rindex(b"\n", 0, -1) + 1
    journal.write_bytes(whole[: last + 90] + b"\n" + whole[last + 91 : -2] + b"_\n")
    assert not check(folder).ok


def test_a_flipped_bit_in_the_journal_is_never_a_silently_different_value(folder: Path) -> None:
    journal = folder / "db.jsonl"
    whole = journal.read_bytes()
    disk = reopen(folder)
    right = state(disk)
    disk.let_go()
    rng = random.Random(2)
    for _n in range(400):
        at, bit = rng.randrange(len(whole)), 1 << rng.randrange(8)
        journal.write_bytes(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
        assert not check(folder).ok, (at, bit)
        disk = reopen(folder)
        for name, rows in state(disk).items():
            assert all(right[name][id] == doc for id, doc in rows.items())
        disk.let_go()


def test_a_damaged_file_is_rebuilt_whole_and_the_old_one_kept(folder: Path) -> None:
    file = folder / "db.json"
    damaged = bytearray(file.read_bytes())
    damaged[700] ^= 4
    file.write_bytes(damaged)
    restore(folder, None, now=now, by="t")
    disk = reopen(folder)
    assert disk.read_only is None
    assert marked(disk) == set(range(1, 9))
    disk.close()
    kept = list(folder.glob("db.json.damaged-*"))
    assert [k.read_bytes() for k in kept] == [bytes(damaged)]
    assert check(folder).ok


def test_a_deleted_file_costs_nothing(folder: Path) -> None:
    (folder / "db.json").unlink()
    disk = reopen(folder)
    assert marked(disk) == set(range(1, 9))
    disk.close()


def test_a_damaged_journal_opens_to_read_only_and_restore_goes_on_from_the_best(folder: Path) -> None:
    journal = folder / "db.jsonl"
    damaged = bytearray(journal.read_bytes())
    damaged[len(damaged) - 400] ^= 1
    journal.write_bytes(damaged)
    disk = reopen(folder)
    assert disk.read_only is not None
    with pytest.raises(type(disk.read_only)):
        disk.commit("attendance.mark", lambda: [put(9)])
    disk.close()
    restore(folder, None, now=now, by="t")
    disk = reopen(folder)
    assert disk.read_only is None
    assert set(range(1, 6)) <= marked(disk)
    disk.commit("attendance.mark", lambda: [put(9)])
    disk.close()
    disk = reopen(folder)
    assert 9 in marked(disk)
    disk.close()
    assert list(folder.glob("db.jsonl.damaged-*"))
    assert check(folder).ok


def test_a_restore_to_a_day_is_one_entry_that_can_be_taken_back(folder: Path) -> None:
    disk = reopen(folder)
    backup = disk.backup()
    disk.commit("attendance.mark", lambda: [put(12)])
    disk.close()
    restore(folder, backup.name, now=now, by="t")
    disk = reopen(folder)
    assert marked(disk) == set(range(1, 9))
    entry = next(iter(disk.entries(1)))
    assert entry.act == "book.restore"
    assert [op.id for op in entry.ops] == [100012]
    disk.close()
    assert check(folder).ok


def test_a_day_or_moment_is_refused_while_lines_behind_a_damage_can_be_read_and_had_after_a_repair(
    folder: Path,
) -> None:
    lines = (folder / "db.jsonl").read_bytes().splitlines(keepends=True)
    lines[-2] = lines[-2].replace(b"attendance.mark", b"attendance.mbrk")
    (folder / "db.jsonl").write_bytes(b"".join(lines))
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert behind(folder) == 2  # the one whose word was changed still reads, but is proven by nothing
    for which, at in ((None, "2026-11-05"), ("2026-11-05", None)):
        with pytest.raises(BehindDamage, match="chibo repair"):
            restore(folder, which, now=now, by="t", at=at)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    new = repair(folder, folder.with_name("new"), now=now, by="t").folder
    restore(new, None, now=now, by="t", at="2026-11-05T14:00")
    disk = reopen(new)
    assert {1, 2, 3, 4, 5, 6, 8} <= marked(disk)
    disk.close()
    assert check(new).ok


def test_a_book_goes_back_to_any_moment_across_checkpoints_and_an_earlier_restore(tmp_path: Path) -> None:
    place = tmp_path / "moments"
    hour = datetime(2026, 11, 5, 8, 0, tzinfo=UTC)
    make(place, members=12)

    def at(minute: int) -> datetime:
        return hour + timedelta(days=1, minutes=minute)

    for member in range(1, 9):  # one a minute, each time closed, which brings the file up to the journal
        disk = open_disk(place, now=partial(at, member), by="t")
        disk.commit("attendance.mark", partial(puts, member))
        disk.close()
    for member in (3, 7, 1, 8):
        restore(place, None, now=partial(at, 60), by="t", at=f"{at(member):%Y-%m-%dT%H:%M}")
        disk = reopen(place)
        assert marked(disk) == set(range(1, member + 1))
        disk.close()
    assert check(place).ok


def test_a_journal_that_had_to_begin_anew_goes_back_no_further_and_takes_nobody_out(folder: Path) -> None:
    """It once played its few lines from nothing: every member was gone."""
    journal, file = folder / "db.jsonl", folder / "db.json"
    lines = journal.read_bytes().splitlines(keepends=True)
    lines[3] = lines[3].replace(b"attendance.mark", b"attendance.mbrk")
    journal.write_bytes(b"".join(lines))
    file.write_bytes(file.read_bytes()[:-300])
    disk = reopen(folder)
    disk.close()
    restore(folder, None, now=now, by="t")
    disk = reopen(folder)
    kept = state(disk)
    assert len(kept["members"]) == 20
    disk.let_go()
    hours = {member: now() + timedelta(hours=member) for member in (9, 10)}
    for member, hour in hours.items():
        disk = open_disk(folder, now=partial(identity, hour), by="t")
        disk.commit("attendance.mark", partial(puts, member))
        disk.close()
    restore(folder, None, now=now, by="t", at=f"{hours[9]:%d/%m/%Y %H:%M}")
    disk = reopen(folder)
    assert marked(disk) == {*(doc["member"] for doc in kept["marks"].values()), 9}
    assert state(disk)["members"] == kept["members"]
    disk.close()
    oldest = min(p.name for p in (folder / "backups").glob("db-*.json"))
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    for which, at in ((None, "2026-11-05T14:00"), (oldest, "2026-11-06")):
        with pytest.raises(BeforeTheJournal, match="2026-11-05 23:00"):
            restore(folder, which, now=now, by="t", at=at)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert check(folder).ok


def identity(moment: datetime) -> datetime:
    return moment


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2026-11-05 14:30:09", "2026-11-05T14:30:09"),
        ("5/11/2026  14:30", "2026-11-05T14:30"),
        ("05/11/2026", "2026-11-05"),
        ("2026-11-05T14", "2026-11-05T14"),
    ],
)
def test_a_moment_may_be_said_as_the_history_prints_it_and_as_one_says_a_day(said: str, meant: str) -> None:
    assert moment(said) == meant


def test_nothing_is_taken_back_to_before_the_book_began(folder: Path) -> None:
    before = (folder / "db.jsonl").read_bytes()
    with pytest.raises(BeforeTheJournal):
        restore(folder, None, now=now, by="t", at="1990-01-01")
    assert (folder / "db.jsonl").read_bytes() == before
