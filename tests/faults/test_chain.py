"""The chain of the history holds over checkpoints, backups and restores, and shows every way of tampering."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from store.disk import journal
from store.disk.checking import check, look_back
from store.disk.restoring import restore
from store.records import Code
from tests.faults.books import make, now, put, puts, reopen
from tests.wire.terminal import ROOT


def readme_checks(folder: Path) -> None:
    """Run what the README says checks the chain without Chibo. AssertionError names the link."""
    text = (ROOT / "README.md").read_text("utf-8")
    code = text[text.index("```python\nimport hashlib") + 10 :].partition("```")[0]
    exec(code.replace('open("db.jsonl"', f"open({str(folder / 'db.jsonl')!r}"), {})


def mark(folder: Path, *members: int) -> None:
    disk = reopen(folder)
    for member in members:
        disk.commit("attendance.mark", partial(puts, member))
    disk.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "book"
    make(place, members=12)
    mark(place, 1, 2, 3)
    disk = reopen(place)
    disk.backup()
    disk.close()
    mark(place, 4, 5)
    return place


def test_it_holds_over_checkpoints_backups_and_restores(folder: Path) -> None:
    before = (folder / "db.jsonl").read_bytes()
    oldest, *_between, newest = [
        f"{stem}.json" for stem in sorted(p.stem for p in (folder / "backups").glob("db-*.json"))
    ]
    for which, at in ((oldest, None), (newest, None), (None, "2026-11-05T14:00")):
        restore(folder, which, now=now, by="t", at=at)
        mark(folder, 6, 7)
    (folder / "db.json").unlink()
    restore(folder, None, now=now, by="t")  # mends what is missing
    restore(folder, newest, now=now, by="t")
    mark(folder, 8)
    assert (folder / "db.jsonl").read_bytes().startswith(before)
    readme_checks(folder)
    report = check(folder)
    assert report.ok, report.lines


def forged(lines: list[bytes], n: int, *, to_the_end: bool) -> list[bytes]:
    """Somebody with an editor changes who made entry n, and mends its hash, or every hash from there on."""
    made, chain = list(lines[: n - 1]), lines[n - 2][2:66].decode()
    for number, line in enumerate(lines[n - 1 :], n):
        if number > n and not to_the_end:
            made.append(line)
            continue
        entry, _digest = journal.entry_of(line, None)
        fresh = entry if number > n else journal.Entry(entry.n, entry.at, "x", entry.seat, entry.act, "", entry.ops)
        done, chain = journal.line_of(fresh, chain)
        made.append(done)
    return made


@pytest.mark.parametrize(
    ("tamper", "broken"),
    [
        (lambda lines: [*lines[:3], *lines[4:]], 4),
        (lambda lines: [*lines[:3], lines[4], lines[3], *lines[5:]], 4),
        (lambda lines: [*lines[:3], lines[2], *lines[3:]], 4),
        (lambda lines: forged(lines, 4, to_the_end=False), 5),
    ],
    ids=["an entry taken out", "two exchanged", "one put in twice", "one rewritten with its hash"],
)
def test_tampering_is_named_by_its_first_link(
    folder: Path, tamper: Callable[[list[bytes]], list[bytes]], broken: int
) -> None:
    file = folder / "db.jsonl"
    file.write_bytes(b"".join(tamper(file.read_bytes().splitlines(keepends=True))))
    said = "\n".join(line.en for line in check(folder).lines if line.level == "bad")
    assert f"link {broken} is broken (line {broken}," in said
    with pytest.raises(AssertionError, match=f"link {broken} is broken"):
        readme_checks(folder)


def test_a_byte_changed_in_a_copied_stretch_of_the_journal_is_named_by_its_first_link(folder: Path) -> None:
    disk = reopen(folder)
    disk.backup()
    disk.close()
    stretches = sorted((folder / "backups").glob("journal-*.jsonl"))
    assert len(stretches) > 1
    assert not [line.en for line in check(folder).lines if "link" in line.en]
    first = 1
    for file in stretches:
        whole = file.read_bytes()
        lines = whole.splitlines(keepends=True)
        hit = len(lines) // 2
        at = sum(map(len, lines[:hit]))
        file.write_bytes(whole[: at + 100] + bytes([whole[at + 100] ^ 1]) + whole[at + 101 :])
        said = [line.en for line in check(folder).lines if "link" in line.en]
        assert said == [f"backup {file.name}: link {first + hit} is broken (line {hit + 1}, byte {at})"]
        file.write_bytes(whole)
        first += len(lines)


def test_a_history_rewritten_whole_shows_by_the_file_and_the_backups_that_stand_on_the_old_chain(folder: Path) -> None:
    file = folder / "db.jsonl"
    file.write_bytes(b"".join(forged(file.read_bytes().splitlines(keepends=True), 4, to_the_end=True)))
    readme_checks(folder)  # in itself it is one chain
    said = "\n".join(line.en for line in check(folder).lines if line.level == "bad")
    assert "is not of this chain" in said
    assert "not of the chain of db.jsonl" in said


def test_looking_back_finds_every_flipped_bit_that_opening_has_no_need_to_read(folder: Path) -> None:
    file = folder / "db.jsonl"
    whole = file.read_bytes()
    disk = reopen(folder)
    stand = disk.stand
    disk.let_go()
    assert look_back(folder, stand) is None
    ends = [n for n, byte in enumerate(whole) if byte == 10]
    for at in range(0, len(whole), 7):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :])
        disk = reopen(folder)
        assert disk.read_only is None, "opening sees it by itself"
        disk.let_go()
        found = look_back(folder, stand)
        assert found is not None, at
        link = sum(end < at for end in ends) + 1
        assert found.facts["n"] in (link, link + 1), at  # a hash that was hit shows in its own line or the next
    file.write_bytes(whole[:-40])
    assert look_back(folder, stand) is not None


def test_a_journal_longer_than_a_block_is_looked_back_over_to_its_end(folder: Path) -> None:
    mark(folder, *range(1, 13))
    disk = reopen(folder)
    for n in range(12):
        disk.commit("attendance.mark", partial(puts, n % 12 + 1), why="x" * 20_000)
        disk.commit("attendance.mark", lambda n=n: [put(n % 12 + 1, Code.UNEXCUSED)], why="x" * 20_000)  # type: ignore[misc]
    stand = disk.stand
    disk.let_go()
    file = folder / "db.jsonl"
    whole = file.read_bytes()
    assert len(whole) > 3 * journal.BLOCK
    assert look_back(folder, stand) is None
    file.write_bytes(whole[:-9] + b"_" + whole[-8:])
    found = look_back(folder, stand)
    assert found is not None
    assert found.facts["n"] == stand.seq
