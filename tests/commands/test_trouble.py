"""What goes wrong around a command line: closed or full outputs, odd numbers, folders that are none."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys

import pytest

from store import open_book
from store.records import Code
from tests.commands.shell import ROOT, Shell


def _through_a_shell(chibo: Shell, line: str) -> subprocess.CompletedProcess[str]:
    """A command line as sh reads it; $C is Chibo."""
    place = {"HOME": str(chibo.home), "PATH": os.environ["PATH"], "LANG": "C", "CHIBO_BOOK": str(chibo.book)}
    line = line.replace("$C", f"{shlex.quote(sys.executable)} -m tui")
    return subprocess.run(
        ["sh", "-c", line], cwd=chibo.home, capture_output=True, text=True,
        env=place | {"PYTHONPATH": str(ROOT)}, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("$C members >/dev/full", 1, "đĩa hết chỗ"),
        ("$C dump >&-", 1, "đã bị đóng"),
        ("$C --version >&-", 1, "đã bị đóng"),
        ("$C --lang en where >/dev/full", 1, "the disk is full"),
        ("$C history 2>&1 | head -1", 0, ""),
        ("$C where 2>&- </dev/null", 0, ""),
    ],
)
def test_an_output_that_takes_no_more_is_one_sentence_or_none(chibo: Shell, line: str, code: int, said: str) -> None:
    chibo("import", "roster", str(chibo.roster()), "--yes")
    done = _through_a_shell(chibo, line)
    assert done.returncode == code
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == bool(said)
    assert "Traceback" not in done.stdout


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("history", "--limit", "-3"), 2, "«-3» không phải một số"),
        (("undo", "abc"), 2, "«abc» không phải một số"),
        (("sessions", "26"), 2, "«26» không phải một năm"),
        (("undo", "999999"), 1, "Không có mục nhật ký «999999»"),
        (("undo", "1"), 2, "lập ra sổ"),
        (("restore", "hôm-qua"), 1, "Không có bản sao lưu"),
        (("restore", "--at", "hôm qua", "--yes"), 2, "05/11/2026 14:30"),
    ],
)
def test_a_number_or_day_that_is_none_is_named_before_anything_is_asked(
    chibo: Shell, words: tuple[str, ...], code: int, said: str
) -> None:
    chibo("import", "roster", str(chibo.roster()), "--yes")
    done = chibo(*words)
    assert (done.returncode, done.stdout) == (code, "")
    assert said in done.stderr
    assert "[c/K]" not in done.stderr


def test_a_book_in_the_place_of_a_file_is_refused_in_both_languages(chibo: Shell) -> None:
    file = chibo.roster()
    for place in (file, file / "sổ"):
        done = chibo("--book", str(place), "import", "roster", str(file), "--yes")
        assert (done.returncode, done.stdout) == (1, "")
        assert "Chọn thư mục khác" in done.stderr
    assert "Name another one" in chibo("--lang", "en", "--book", str(file), "members").stderr


def test_an_import_whose_members_were_marked_stays_and_says_why(chibo: Shell) -> None:
    chibo("import", "roster", str(chibo.roster()), "--yes")
    number = chibo("history", "--limit", "1").stdout.split()[0]
    chibo("plan-year", "2026")
    book = open_book(chibo.book)
    book.attendance.mark(book.calendar.resolve("2026-11").id, 3, Code.PRESENT)
    book.close()
    done = chibo("undo", number)
    assert done.returncode == 1
    assert "1 dòng ghi sau" in done.stderr
    assert len(chibo("members").stdout.splitlines()) == 16
    assert chibo("check").returncode == 0


def test_what_another_hand_changed_since_is_taken_back_only_with_anyway(chibo: Shell) -> None:
    chibo("import", "roster", str(chibo.roster()), "--yes")
    chibo("settings", "set", "name", "Chi bộ Một")
    number = chibo("history", "--limit", "1").stdout.split()[0]
    chibo("settings", "set", "name", "Chi bộ Hai")
    refused = chibo("undo", number)
    assert refused.returncode == 1
    assert "--anyway" in refused.stderr
    assert chibo("undo", "--anyway", number).returncode == 0
