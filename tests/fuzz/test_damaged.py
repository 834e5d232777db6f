"""Any file in the place of a good one: a sentence and an exit code, never a traceback; and nothing is written to it."""

from __future__ import annotations

import io
import os
import zipfile
from functools import partial
from pathlib import Path

import pytest

from store.disk import journal
from store.disk.checking import check
from store.disk.checkpoint import Stand, encode
from store.disk.journal import Entry, Op
from store.disk.repairing import repair
from tests.faults.books import make, marked, now, puts, reopen
from tests.fuzz import damaged
from tests.fuzz.damaged import Damaged, said_of
from tests.wire.terminal import ROOT


def test_files_of_every_kind_are_answered_in_a_sentence(tmp_path: Path) -> None:
    run = Damaged(tmp_path, seed=4)
    for kind in run.kinds:
        run.one(kind)
    assert run.wrong == []


def test_the_control_a_traceback_a_silent_failure_and_a_changed_file_are_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Damaged(tmp_path, seed=4)
    run._where = "control"
    answers = {"members": lambda args, folder: 1 // 0, "sessions": lambda args, folder: 1}
    for name, answer in answers.items():
        monkeypatch.setattr(f"tui.commands.lists.{name}", answer)
        run.run(name)
    assert "ZeroDivisionError" in run.wrong[0]
    assert "not a word" in run.wrong[1]
    (tmp_path / "a").write_text("a")
    look = run._untouched(tmp_path / "a")
    (tmp_path / "a").write_text("b")
    look()
    assert "not what it was" in run.wrong[2]


def test_the_control_a_command_that_hangs_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(damaged, "BOUND", 0.3)
    monkeypatch.setattr("tui.__main__.main", lambda words: os.read(os.pipe()[0], 1))
    assert said_of(["where"], tmp_path / "book", tmp_path / "answer")[0] == 998


# -- what the long run has found -----------------------------------------------------------------


def forged(folder: Path, *ops: Op) -> None:
    """A further line whose hash is right and whose rows are whatever another program wrote."""
    file = folder / "db.jsonl"
    reading = journal.read(file.read_bytes(), 0, journal.GENESIS)
    entry = Entry(len(reading.entries) + 1, "2026-11-05T14:00:00.000+00:00", "x", "", "attendance.mark", "", ops)
    with file.open("ab") as out:
        out.write(journal.line_of(entry, reading.chain)[0])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make(tmp_path / "book", members=3)
    disk = reopen(tmp_path / "book")
    disk.commit("attendance.mark", partial(puts, 1))
    disk.close()
    return tmp_path / "book"


BAD = Op("marks", 100001, {"session": 1, "member": "một"}, None)


def test_a_row_that_is_no_record_opens_the_book_to_read_with_the_row_as_it_was(folder: Path) -> None:
    forged(folder, BAD, Op("members", -1, {"name": "x"}, None))
    disk = reopen(folder)
    assert disk.read_only is not None
    assert marked(disk) == {1}
    assert "-1" not in disk.tables()["members"]
    disk.let_go()
    assert not check(folder).ok


def test_a_row_that_is_no_record_written_under_a_running_program_is_not_shown(folder: Path) -> None:
    disk = reopen(folder)
    assert marked(disk) == {1}
    forged(folder, BAD)
    disk.poll()
    assert disk.read_only is not None
    assert marked(disk) == {1}
    disk.let_go()


def test_a_repair_leaves_rows_that_are_no_records_out_and_names_them(folder: Path, tmp_path: Path) -> None:
    forged(folder, BAD)
    made = repair(folder, tmp_path / "new", now=now, by="t")
    assert [(loss.table, loss.row) for loss in made.losses] == [("marks", "100001")]
    assert check(made.folder).ok


def test_the_log_of_a_journal_that_was_cut_short_is_empty_and_no_fault(folder: Path) -> None:
    file = folder / "db.jsonl"
    file.write_bytes(file.read_bytes()[:100])
    disk = reopen(folder)
    disk._state.stand = Stand(seq=9, offset=1 << 17)
    assert list(disk.entries()) == []
    disk.let_go()


def test_a_file_with_a_right_checksum_that_is_no_text_is_a_damaged_file(folder: Path) -> None:
    from hashlib import sha256

    whole = encode({"cell": {"1": {"name": "xyz"}}}, Stand()).replace(b"xyz", b"x\xffz")
    at = whole.index(b'"sum":"') + 7
    blank = whole[:at] + journal.GENESIS.encode() + whole[at + 64 :]
    (folder / "db.json").write_bytes(whole[:at] + sha256(blank).hexdigest().encode() + whole[at + 64 :])
    assert not check(folder).ok


def test_a_template_whose_packed_bytes_are_damaged_is_refused_in_a_sentence(folder: Path, tmp_path: Path) -> None:
    run = Damaged(tmp_path / "run", seed=4)
    run._where = "template"
    run.folder.parent.mkdir()
    folder.rename(run.folder)
    whole = (ROOT / "store/papers/layout/plan.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        part = archive.getinfo("word/document.xml")
    begins = part.header_offset + 30 + len(part.filename) + 20
    for byte in (0x00, 0xFF):
        (tmp_path / "plan.docx").write_bytes(whole[:begins] + bytes([byte]) * 30 + whole[begins + 30 :])
        assert run.run("export", "--check", str(tmp_path / "plan.docx")) != 0
    assert run.wrong == []
