"""Sealed copies: only the named keys open them, what comes out is a whole book, and home says when one is old."""

from __future__ import annotations

import io
import tarfile
from datetime import date, timedelta
from pathlib import Path

import pytest

from store.rules.sealing import EACH, of_copies
from tests.commands.shell import Shell

TODAY = date(2026, 11, 5)


def test_a_copy_is_due_where_none_was_made_and_after_a_month() -> None:
    assert of_copies(TODAY, TODAY) == of_copies(TODAY - timedelta(days=EACH), TODAY) == []
    (line,) = of_copies(TODAY - timedelta(days=EACH + 1), TODAY)
    assert line.said is not None
    assert f"{EACH + 1} ngày" in line.said.vi
    assert [line.key for line in of_copies(None, TODAY)] == ["sealed"]


def test_a_sealed_copy_opens_with_its_key_alone_and_is_a_whole_book(chibo: Shell) -> None:
    pyrage = pytest.importorskip("pyrage", reason="pyrage is not installed (it is in tests/requirements.txt)")
    chibo("demo", "--to", str(chibo.book))
    elsewhere = chibo.home / "usb"
    elsewhere.mkdir()
    words = ("backup", "--sealed", "--to", str(elsewhere))
    assert "recipients.txt" in chibo(*words).stderr
    assert "niêm phong" not in chibo("today").stdout  # a book that seals nothing is not nagged
    (chibo.book / "recipients.txt").write_text("# ai mở được\nage1xyz\n")
    assert "Dòng 2" in chibo(*words).stderr
    key, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    (chibo.book / "recipients.txt").write_text(f"# ai mở được\n{key.to_public()}\n")
    assert "Chưa có bản sao niêm phong" in chibo("today").stdout
    done = chibo(*words)
    assert done.returncode == 0, done.stderr
    sealed = Path(done.stdout.strip())
    assert sealed.parent == elsewhere
    assert "niêm phong" not in chibo("today").stdout
    data = sealed.read_bytes()
    assert "Chi bộ".encode() not in data
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(data, [other])
    with tarfile.open(fileobj=io.BytesIO(pyrage.decrypt(data, [key]))) as tar:
        tar.extractall(chibo.home / "back", **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))  # type: ignore[arg-type]
    back = str(chibo.home / "back")
    assert chibo("check", CHIBO_BOOK=back).returncode == 0
    assert chibo("dump", CHIBO_BOOK=back).stdout == chibo("dump").stdout


def test_sealed_and_its_folder_are_asked_for_together(chibo: Shell) -> None:
    chibo("demo", "--to", str(chibo.book))
    assert chibo("backup", "--sealed").returncode == 2
    assert chibo("backup", "--to", str(chibo.home)).returncode == 2
