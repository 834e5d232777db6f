"""PDF by LibreOffice: its absence, its failing, its slowness are one sentence each; nothing of it stays behind."""

from __future__ import annotations

import os
import shutil
import stat
import threading
import time
from pathlib import Path

import pytest

from store.errors import BadValue
from store.papers import pdf
from store.papers.documents import Subject
from store.papers.pdf import NoPdf, Stop, pdf_of
from tests.cells import make_cell


@pytest.fixture(autouse=True)
def aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where private folders are made during a test."""
    place = tmp_path / "aside"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))
    return place


def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Let a script stand for LibreOffice; $6 is the folder, $7 the document."""
    file = tmp_path / "soffice"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o700)
    monkeypatch.setattr(pdf, "program", lambda: str(file))


def test_without_libreoffice_one_sentence_says_so_and_costs_no_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "program", lambda: None)
    book = make_cell(tmp_path / "book", members=2)
    with pytest.raises(NoPdf, match=r"không có LibreOffice. Ghi tệp \.docx"):
        book.papers.write_document("plan", Subject(year=2026), tmp_path / "a.pdf")
    with pytest.raises(NoPdf):
        book.papers.batch(Subject(year=2026), tmp_path / "f", ending=".pdf")
    with pytest.raises(BadValue):
        book.papers.batch(Subject(year=2026), tmp_path / "f", ending=".odt")
    assert book.issued.page() == []
    book.close()


@pytest.mark.parametrize("script", ["exit 1", "exit 0", "touch a.pdf; exit 77"])
def test_a_libreoffice_that_fails_is_a_sentence_and_leaves_nothing(
    tmp_path: Path, aside: Path, script: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, monkeypatch, script)
    with pytest.raises(NoPdf, match="LibreOffice báo lỗi"):
        pdf_of(b"PK")
    assert list(aside.iterdir()) == []


def test_it_has_a_profile_and_a_home_of_its_own_in_a_folder_nobody_else_reads(
    tmp_path: Path, aside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "mine"))
    told = 'd="$6"; { echo "$1"; echo "$HOME"; stat -c %a "$6"; ls "$6"; } > "$6/a.pdf"; mkdir "$HOME/.cache"'
    program(tmp_path, monkeypatch, told)
    profile, home, mode, *_there = pdf_of(b"PK").decode().splitlines()
    assert profile == f"-env:UserInstallation=file://{home}/profile"
    assert Path(home).parent == aside
    assert mode == "700"
    assert list(aside.iterdir()) == []
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize("how", ["slow", "stopped"])
def test_one_that_takes_too_long_or_is_stopped_ends_with_all_it_started(
    tmp_path: Path, aside: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, monkeypatch, f'sleep 60 & echo $! > "{tmp_path}/pid"; wait')
    stop = Stop()
    if how == "slow":
        monkeypatch.setattr(pdf, "SECONDS", 0.3)
    else:
        threading.Timer(0.3, lambda: setattr(stop, "asked", True)).start()
    begun = time.monotonic()
    with pytest.raises(NoPdf, match={"slow": "quá lâu", "stopped": "đã dừng"}[how]):
        pdf_of(b"PK", stop)
    assert time.monotonic() - begun < 5
    child = int((tmp_path / "pid").read_text())
    for _ in range(100):
        if not Path(f"/proc/{child}").exists() or " Z " in Path(f"/proc/{child}/stat").read_text():
            break
        time.sleep(0.05)
    else:
        pytest.fail("what LibreOffice started is still running")
    assert list(aside.iterdir()) == []


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine (apt: libreoffice-writer)")
@pytest.mark.timeout(150)
def test_libreoffice_makes_a_private_pdf_and_leaves_nothing(tmp_path: Path, aside: Path) -> None:
    book = make_cell(tmp_path / "book", members=2)
    file = book.papers.write_document("plan", Subject(year=2026), tmp_path / "kh.pdf")
    assert file.read_bytes()[:5] == b"%PDF-"
    assert stat.S_IMODE(os.stat(file).st_mode) == 0o600
    assert list(aside.iterdir()) == []
    assert sorted(p.name for p in tmp_path.iterdir()) == ["aside", "book", "kh.pdf"]
    book.close()
