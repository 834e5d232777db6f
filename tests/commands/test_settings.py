"""The settings from the command line: printed one a line, written one by one, refused with a sentence."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.commands.shell import ROOT, Shell


def test_settings_are_printed_one_a_line_and_written_one_by_one(chibo: Shell) -> None:
    assert chibo("demo", "--to", str(chibo.book)).returncode == 0
    assert chibo("settings", "set", "term", "2026-28").returncode == 0
    done = chibo("settings", "set", "attendance_target", "85 %")
    assert done.returncode == 0
    assert "90 → 85 %" in done.stderr
    lines = {line.split()[0]: line for line in chibo("settings").stdout.splitlines()}
    assert lines["term"].split()[1] == "2026-2028"
    assert lines["attendance_target"].split()[1:3] == ["85", "%"]
    assert "(mặc định 90)" in lines["attendance_target"]
    assert "Hướng dẫn 42-HD/BTCTW" in lines["attendance_target"]
    assert "mặc định" not in lines["quorum"]
    assert "Charter" in chibo("--lang", "en", "settings").stdout
    assert chibo("settings", "set", "attendance_target", "").returncode == 0
    again = chibo("settings", "set", "attendance_target", "90")
    assert (again.returncode, "không ghi gì" in again.stderr) == (0, True)
    number = next(x for x in chibo("history").stdout.splitlines() if "nhiệm kỳ" in x).split()[0]
    assert chibo("undo", number, "--anyway").returncode == 0
    assert "2026-2028" not in chibo("settings").stdout


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("nothing", "1", "minutes_regular"),
        ("term", "2027", "2025-2027"),
        ("zone", "Hà Nội", "Asia/Ho_Chi_Minh"),
        ("minutes_regular", "chín mươi", "số nguyên"),
        ("quorum", "66", "phân số"),
        ("name", "", "tên"),
    ],
)
def test_a_setting_that_cannot_be_is_one_sentence_and_code_2(chibo: Shell, key: str, value: str, said: str) -> None:
    chibo("demo", "--to", str(chibo.book))
    before = chibo("settings").stdout
    done = chibo("settings", "set", key, value)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert chibo("settings").stdout == before


def test_settings_of_a_real_book_import_no_textual(chibo: Shell) -> None:
    chibo("demo", "--to", str(chibo.book))
    code = (
        "import sys; from tui.__main__ import main; main(['--book', sys.argv[1], 'settings']);"
        " print('LOADED', 'textual' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(chibo.book)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "LOADED False" in done.stdout
