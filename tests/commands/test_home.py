"""The day on the command line: one line each with its document, and calm words for an empty book."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import make_book
from store.demo import keep
from store.records import Cell
from tui.__main__ import main


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def test_the_day_has_every_section_and_each_alert_its_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(tmp_path / "book").close()
    assert main(["--book", str(tmp_path / "book"), "today"]) == 0
    out = capsys.readouterr().out
    assert all(head in out for head in ("Hôm nay", "Buổi tới", "Quá hạn", "Cần chú ý", "Việc kế tiếp", "Dự sinh hoạt"))
    probation = next(line for line in out.splitlines() if "hết dự bị" in line)
    assert probation.endswith("(Điều lệ Đảng, Điều 5)")


def test_it_speaks_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(tmp_path / "book").close()
    assert main(["--book", str(tmp_path / "book"), "--lang", "en", "today"]) == 0
    out = capsys.readouterr().out
    assert "probation ends" in out
    assert "Party Charter, Art. 5" in out


def test_an_empty_book_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_book(tmp_path / "book", Cell(name="Chi bộ Mới")).close()
    assert main(["--book", str(tmp_path / "book"), "today"]) == 0
    out = capsys.readouterr().out
    assert "Quá hạn: không có gì" in out
    assert "Cần chú ý: mọi việc ổn" in out


def test_without_a_book_it_is_a_sentence_and_a_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--book", str(tmp_path / "none"), "today"]) == 1
    assert capsys.readouterr().out == ""
