"""A file leaves the book whole and private, or not at all; and a table as CSV is never run."""

from __future__ import annotations

import csv
import errno
import io
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.disk import system
from store.errors import BookError, NotPrivate
from store.papers.files import FileThere, NotWritten, write_out
from store.papers.plain import csv_bytes, safe


def test_a_new_file_is_private_whatever_the_umask(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        found = write_out(tmp_path / "a.csv", b"x")
    finally:
        os.umask(old)
    assert found.read_bytes() == b"x"
    assert stat.S_IMODE(found.stat().st_mode) == 0o600


def test_a_file_that_is_there_is_left_alone_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"old")
    with pytest.raises(FileThere) as told:
        write_out(file, b"new")
    assert "còn nguyên" in told.value.sentence("vi")
    assert "left alone" in told.value.sentence("en")
    assert file.read_bytes() == b"old"
    write_out(file, b"new", force=True)
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.parametrize("force", [False, True])
def test_a_link_is_not_followed(tmp_path: Path, force: bool) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    (tmp_path / "a.csv").symlink_to(victim)
    with pytest.raises((NotPrivate, FileThere)):
        write_out(tmp_path / "a.csv", b"x", force=force)
    (tmp_path / "b.csv").symlink_to(tmp_path / "nowhere")
    with pytest.raises(NotPrivate):
        write_out(tmp_path / "b.csv", b"x", force=force)
    assert victim.read_bytes() == b"mine"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize(
    ("name", "said"),
    [("no/such/a.csv", "thư mục"), ("folder", "thư mục"), ("x" * 300 + ".csv", "quá dài"), ("a\0b.csv", "không ghi")],
)
def test_a_place_that_will_not_do_is_one_sentence(tmp_path: Path, name: str, said: str, force: bool) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(BookError) as told:
        write_out(tmp_path / name, b"x", force=force)
    assert said.casefold() in told.value.sentence("vi").casefold()
    assert told.value.sentence("en")
    assert [p.name for p in tmp_path.iterdir()] == ["folder"]


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_full_disk_leaves_nothing_half_written(
    tmp_path: Path, force: bool, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.csv"
    if force:
        file.write_bytes(b"old")

    def refuse(*_rest: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(system, call, refuse)
    with pytest.raises(NotWritten, match="hết chỗ"):
        write_out(file, b"new", force=force)
    assert [p.name for p in tmp_path.iterdir()] == (["a.csv"] if force else [])
    assert not force or file.read_bytes() == b"old"


@pytest.mark.parametrize("text", ["=1+1", "+84", "-2", "@SUM(A1)", "  =1", "＝1", "＋1", "\u3000=1", "\ufeff=1"])
def test_what_might_run_gets_an_apostrophe(text: str) -> None:
    assert safe(text) == "'" + text


@given(st.lists(st.lists(st.text(max_size=20) | st.integers() | st.none(), min_size=1, max_size=4), max_size=5))
def test_no_cell_of_a_csv_begins_a_formula_and_all_of_it_reads_back(rows: list[list[str | int | None]]) -> None:
    data = csv_bytes(rows)
    assert data.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [len(r) for r in read if r] == [len(r) for r in rows if len(r) > 1 or read]
    for written, row in zip(read, rows, strict=True):
        for text, value in zip(written, row, strict=False):
            if isinstance(value, str):
                assert text.lstrip()[:1] not in set("=+-@\t\r\0＝＋－＠") or not text
