"""Lists in and documents out on the command line: nothing before yes, nothing replaced unasked."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.cells import NAMES
from tests.commands.shell import Shell


@pytest.fixture
def chibo(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path)
    assert shell("import", "roster", str(shell.roster()), "--yes").returncode == 0
    assert shell("plan-year", "2026", "--day", "05").returncode == 0
    return shell


def roll(chibo: Shell, code: str = "2026-03-DK") -> dict[str, str]:
    session = next(s for s in json.loads(chibo("dump").stdout)["sessions"] if s["code"] == code)
    return {row["name"]: row["code"] for row in session["roll"]}


def names(chibo: Shell, *lines: str) -> str:
    file = chibo.home / "có mặt.txt"
    file.write_text("\n".join(lines), "utf-8")
    return str(file)


def test_a_list_is_shown_asked_about_written_once_and_taken_back(chibo: Shell) -> None:
    file = names(chibo, *NAMES[:3], "Do Thi Dieu, muộn", "Người Lạ", "8, KP")
    dry = chibo("import", "attendance", file, "2026-03", "--dry-run")
    assert dry.returncode == 0, dry.stderr
    assert len(dry.stdout.splitlines()) == 6
    assert "chưa điểm danh → muộn" in dry.stdout
    assert "«Người Lạ»" in dry.stdout
    assert "5 dấu sẽ ghi (+), 0 như đang có (=), 1 dòng không nhận (!)." in dry.stderr
    no = chibo("import", "attendance", file, "2026-03", answer="k\n")
    assert no.returncode == 1
    assert set(roll(chibo).values()) == {"not_taken"}
    done = chibo("import", "attendance", file, "2026-03", answer="c\n")
    assert done.returncode == 0
    found = roll(chibo)
    assert [found[n] for n in NAMES[:5]] == ["present", "present", "present", "late", "not_taken"]
    assert list(found.values()).count("unexcused") == 1
    again = chibo("import", "attendance", file, "2026-03", "--yes")
    assert "Không ghi gì" in again.stderr or "Chưa ghi gì" in again.stderr, again.stderr
    number = next(line.split()[0] for line in chibo("history").stdout.splitlines() if "nhập điểm danh" in line)
    assert chibo("undo", number).returncode == 0
    assert set(roll(chibo).values()) == {"not_taken"}


def test_without_a_session_the_nearest_is_meant(chibo: Shell) -> None:
    done = chibo("import", "attendance", names(chibo, "1"), "--dry-run")
    assert done.returncode == 0
    assert "Định kỳ tháng" in done.stderr or "Chuyên đề" in done.stderr


def test_what_cannot_be_read_or_found_is_one_sentence(chibo: Shell) -> None:
    for words in (["/nowhere.csv", "2026-03"], [names(chibo, "1"), "2031-01"]):
        done = chibo("import", "attendance", *words)
        assert done.returncode == 1
        assert len(done.stderr.strip().splitlines()) == 1
        assert done.stdout == ""


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_the_register_is_written_private_and_never_over_another_file_unasked(chibo: Shell, ending: str) -> None:
    chibo("import", "attendance", names(chibo, *NAMES), "2026-03", "--yes")
    file = chibo.home / f"sổ.{ending}"
    done = chibo("export", "register", "2026", "--to", str(file), umask=0)
    assert (done.returncode, done.stdout.strip()) == (0, str(file))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    first = file.read_bytes()
    file.write_bytes(b"mine")
    refused = chibo("export", "register", "2026", "--to", str(file))
    assert refused.returncode == 1
    assert "--force" in refused.stderr
    assert file.read_bytes() == b"mine"
    assert chibo("export", "register", "2026", "--to", str(file), "--force").returncode == 0
    assert len(file.read_bytes()) == pytest.approx(len(first), rel=0.05)


def test_a_sign_in_sheet_has_sixteen_lines(chibo: Shell) -> None:
    file = chibo.home / "ký.xlsx"
    assert chibo("export", "sign-in", "2026-03", "--to", str(file)).returncode == 0
    rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows if isinstance(row[0], float)] == list(roll(chibo))


def test_a_blank_sign_in_sheet_brought_in_marks_nobody(chibo: Shell) -> None:
    file = chibo.home / "ký.xlsx"
    chibo("export", "sign-in", "2026-03", "--to", str(file))
    done = chibo("import", "attendance", str(file), "2026-03", "--yes")
    assert done.returncode == 0, done.stderr
    assert set(roll(chibo).values()) == {"not_taken"}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["register", "2026", "--to", "a.pdf"], 2, ".csv"),
        (["sign-in", "2026-03", "--to", "a.csv"], 2, ".xlsx"),
        (["register", "2031", "--to", "a.csv"], 1, "2031"),
        (["sign-in", "2031-01", "--to", "a.xlsx"], 1, "2031-01"),
        (["register", "2026", "--to", "/no/such/a.csv"], 1, "thư mục"),
        (["ics", "2026"], 2, "--to"),
        (["register", "năm", "--to", "a.csv"], 2, "năm"),
        ([], 2, ""),
    ],
)
def test_what_cannot_be_written_is_a_sentence_and_a_code(chibo: Shell, words: list[str], code: int, said: str) -> None:
    done = chibo("export", *words)
    assert done.returncode == code, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_the_minutes_are_printed_and_what_they_lack_beside_them(chibo: Shell) -> None:
    chibo("import", "roster", str(chibo.roster()), "--yes")
    chibo("plan-year", "2031", "--day", "05")
    done = chibo("minutes", "2031-01")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("ĐẢNG CỘNG SẢN VIỆT NAM\n")
    assert "\nSinh hoạt chi bộ định kỳ tháng 1 năm 2031\n" in done.stdout
    lacking = chibo("--lang", "en", "minutes", "2031-01", "--missing").stdout.splitlines()
    assert "Nobody is named to take the minutes." in lacking
    wrong = chibo("minutes", "2031-01", "--number", "1")
    assert (wrong.returncode, wrong.stdout) == (1, "")
