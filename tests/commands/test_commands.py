"""The command line as a person or a script meets it: data out, words apart, exit codes, nothing before yes."""

from __future__ import annotations

import csv
import json
import shlex
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.shell import ROOT, Shell


def test_a_new_account_brings_its_roster_in_plans_its_year_and_finds_it_again(chibo: Shell) -> None:
    done = chibo("import", "roster", str(chibo.roster()), "--yes")
    assert done.returncode == 0, done.stderr
    assert chibo("plan-year", "2026", "--day", "05").returncode == 0
    again = chibo("plan-year", "2026", "--day", "05")
    assert (again.stdout, again.returncode) == ("", 0)
    assert chibo("members").stdout.splitlines()[0].split("  ")[2].strip() == "Nguyễn Văn An"
    assert len(chibo("sessions").stdout.splitlines()) == 16
    document = json.loads(chibo("dump").stdout)
    assert document["chibo_dump"] == 1
    assert all(m["card"].startswith("0") for m in document["members"])
    assert all(len(s["roll"]) == 16 for s in document["sessions"])


def test_the_same_file_twice_adds_nobody(chibo: Shell) -> None:
    chibo("import", "roster", str(chibo.roster()), "--yes")
    before = chibo("dump").stdout
    again = chibo("import", "roster", str(chibo.roster()), "--yes")
    assert again.returncode == 0
    assert "16 như cũ" in again.stderr
    assert chibo("dump").stdout == before


@pytest.mark.parametrize(("words", "answer", "code"), [(["--dry-run"], "", 0), ([], "", 1), ([], "k\n", 1)])
def test_nothing_is_written_before_yes(chibo: Shell, words: list[str], answer: str, code: int) -> None:
    done = chibo("import", "roster", str(chibo.roster()), *words, answer=answer)
    assert done.returncode == code
    assert not chibo.book.exists()


def test_an_import_answered_with_yes_is_taken_back_by_one_command(chibo: Shell) -> None:
    assert chibo("import", "roster", str(chibo.roster()), answer="c\n").returncode == 0
    number = chibo("history", "--limit", "1").stdout.split()[0]
    assert chibo("undo", number).returncode == 0
    assert chibo("members").stdout == ""


def test_sessions_are_listed_with_their_states_and_reasons_in_words(chibo: Shell) -> None:
    from datetime import date

    from store import open_book

    chibo("import", "roster", str(chibo.roster()), "--yes")
    chibo("plan-year", "2026", "--day", "05")
    book = open_book(chibo.book)
    numbers = {s.code: s.id for s in book.calendar.sessions()}
    book.attendance.mark_rest(numbers["2026-01-DK"])
    book.calendar.move(numbers["2026-12-DK"], date(2027, 1, 4), "tổng kết năm")
    book.calendar.cancel(numbers["2026-Q2-CD"], "bão")
    book.close()
    listed = {line.split()[0]: line for line in chibo("sessions", "2026").stdout.splitlines()}
    assert len(listed) == 16
    assert listed["2026-01-DK"].endswith("đã họp 100,0 %")
    assert listed["2026-12-DK"].endswith("dời từ 07/12/2026: tổng kết năm")
    assert listed["2026-Q2-CD"].endswith("đã hủy: bão")
    assert "cancelled: bão" in chibo("--lang", "en", "sessions", "2026").stdout
    assert chibo("sessions", "2027").stdout.startswith("2026-12-DK")
    assert "chuyển buổi: 2026-12-DK 07/12/2026 → 2026-12-DK 04/01/2027 (tổng kết năm)" in chibo("history").stdout


def test_dump_is_the_same_twice_and_says_codes_in_words(chibo: Shell) -> None:
    assert chibo("demo", "--to", str(chibo.book)).returncode == 0
    one, two = chibo("dump"), chibo("dump")
    assert one.stdout == two.stdout
    assert one.stderr == ""
    codes = {row["code"] for s in json.loads(one.stdout)["sessions"] for row in s["roll"]}
    assert {"present", "late", "excused", "unexcused", "exempt", "elsewhere", "not_taken"} <= codes


def test_the_preparation_of_a_session_is_printed_and_dumped(chibo: Shell) -> None:
    chibo("import", "roster", str(chibo.roster()), "--yes")
    chibo("plan-year", "2031", "--day", "05")
    done = chibo("agenda", "2031-Q4-CD")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Phân công đề dẫn, tham luận" in done.stdout
    assert "90 phút, dự kiến 90: vừa đủ" in done.stdout
    assert done.stdout.count("chủ trì") == 7
    assert "Assign lead-in and papers" in chibo("--lang", "en", "agenda", "2031-Q4-CD").stdout
    assert chibo("agenda").stdout.startswith("Định kỳ tháng 1/2031")
    session = json.loads(chibo("dump").stdout)["sessions"][0]
    assert (session["items"], session["checks"], session["documents"], session["put_off"]) == ([], [], [], [])
    wrong = chibo("agenda", "2031-13")
    assert (wrong.returncode, wrong.stdout) == (1, "")


def test_without_a_session_there_is_nothing_to_prepare(chibo: Shell) -> None:
    chibo("import", "roster", str(chibo.roster()), "--yes")
    done = chibo("agenda")
    assert (done.returncode, done.stdout) == (1, "")
    assert "plan-year" in done.stderr


def test_members_are_found_by_unaccented_beginnings(chibo: Shell) -> None:
    chibo("import", "roster", str(chibo.roster()), "--yes")
    found = chibo("members", "--find", "nguyen an").stdout
    assert "Nguyễn Văn An" in found
    assert "Nguyễn Thị Ân" in found
    assert len(found.splitlines()) == 2
    assert "Lê Đức Dũng" in chibo("members", "--find", "le d").stdout


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["members"], 1, "Chưa có sổ"),
        (["--lang", "en", "members"], 1, "There is no book"),
        (["nonsense"], 2, "chibo"),
        (["plan-year", "2026", "--day", "32"], 1, "Chưa có sổ"),
        (["import", "roster", "/nowhere.xlsx"], 1, "nowhere.xlsx"),
        (["attend", "2026-11"], 2, "thiết bị đầu cuối"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_a_code(chibo: Shell, words: list[str], code: int, said: str) -> None:
    done = chibo(*words)
    assert done.returncode == code, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_rule_that_is_none_says_which_there_are(chibo: Shell) -> None:
    chibo("import", "roster", str(chibo.roster()), "--yes")
    done = chibo("plan-year", "2026", "--day", "32")
    assert done.returncode == 2
    assert "last-workday" in done.stderr


def test_the_place_of_the_book_is_the_option_before_the_variable_before_xdg(chibo: Shell) -> None:
    assert str(chibo.home / "opt") in chibo("--book", str(chibo.home / "opt"), "where").stdout
    assert str(chibo.home / "opt") in chibo("where", "--book", str(chibo.home / "opt")).stdout
    assert str(chibo.book) in chibo("where").stdout
    assert (
        str(chibo.home / "data" / "chibo")
        in chibo("where", CHIBO_BOOK="", XDG_DATA_HOME=str(chibo.home / "data")).stdout
    )


def test_everything_is_private_whatever_the_umask(chibo: Shell) -> None:
    chibo("demo", "--to", str(chibo.book), umask=0)
    chibo("backup", umask=0)
    for path in [chibo.book, *chibo.book.rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path


@pytest.mark.parametrize("name", ["db.json", "db.jsonl", "db.json.lock"])
def test_a_link_planted_in_the_folder_is_not_followed(chibo: Shell, name: str) -> None:
    chibo("demo", "--to", str(chibo.book))
    victim = chibo.home / "victim"
    (chibo.book / name).rename(victim)
    (chibo.book / name).symlink_to(victim)
    before = victim.read_bytes()
    done = chibo("plan-year", "2031")
    assert done.returncode == 1
    assert "symlink" in done.stderr
    assert victim.read_bytes() == before


def test_a_newer_book_is_refused_in_a_sentence(chibo: Shell) -> None:
    from store.disk.checkpoint import Stand, encode

    chibo("demo", "--to", str(chibo.book))
    (chibo.book / "db.json").write_bytes(encode({}, Stand(format=99)))
    done = chibo("members")
    assert done.returncode == 1
    assert "nâng cấp" in done.stderr


def test_check_backup_and_restore_bring_yesterday_back(chibo: Shell) -> None:
    chibo("demo", "--to", str(chibo.book))
    before = chibo("dump").stdout
    saved = Path(chibo("backup").stdout.strip())
    assert saved.exists()
    chibo("plan-year", "2031")
    assert chibo("dump").stdout != before
    assert chibo("restore", saved.name, "--yes").returncode == 0
    assert chibo("dump").stdout == before
    assert chibo("check").returncode == 0
    assert "2031" in chibo("history").stdout


def test_check_says_what_is_damaged_and_exits_with_1(chibo: Shell) -> None:
    chibo("demo", "--to", str(chibo.book))
    file = chibo.book / "db.json"
    file.write_bytes(file.read_bytes().replace("Lưu".encode(), "Lừu".encode(), 1))
    done = chibo("check")
    assert done.returncode == 1
    assert "× db.json" in done.stdout
    assert "chỉ mở để đọc" in chibo("plan-year", "2031").stderr
    assert chibo("restore", "--yes").returncode == 0
    assert chibo("check").returncode == 0


def test_repair_makes_a_new_book_beside_the_damaged_one_and_says_what_it_could_not_save(chibo: Shell) -> None:
    chibo("demo", "--to", str(chibo.book))
    whole = chibo("repair")
    assert (whole.returncode, whole.stdout) == (0, "")
    assert "không có gì phải cứu" in whole.stderr
    before = chibo("dump").stdout
    file = chibo.book / "db.json"
    file.write_bytes(file.read_bytes()[:-500])
    done = chibo("repair")
    assert done.returncode == 0, done.stderr  # the journal has everything: nothing is lost
    new = done.stdout.strip()
    assert Path(new).parent == chibo.book.parent
    assert chibo("dump", CHIBO_BOOK=new).stdout == before
    lines = (journal := chibo.book / "db.jsonl").read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([*lines[:-1], lines[-1].replace(b'"by":"', b'"by":"x', 1)]))
    copied = chibo("repair", "--to", str(chibo.home / "một"))
    assert copied.returncode == 0, copied.stderr  # the backups hold a copy of that line
    for copy in (chibo.book / "backups").glob("journal-*"):
        copy.unlink()
    done = chibo("--lang", "en", "repair", "--to", str(chibo.home / "mới"))
    assert done.returncode == 1
    assert f"could not be saved: {len(lines)}" in done.stderr
    assert (chibo.home / "mới" / "repair.txt").read_text("utf-8").count("\n") > 3
    assert chibo("check", CHIBO_BOOK=str(chibo.home / "mới")).returncode == 0


def test_languages_follow_the_option_whatever_the_locale(chibo: Shell) -> None:
    assert "cách gọi" in chibo("--help").stdout
    assert "usage" in chibo("--lang", "en", "--help").stdout
    assert "Sổ chi bộ" in chibo("--help", LANG="en_US.UTF-8").stdout


def test_a_closed_pipe_is_no_error_to_see(chibo: Shell) -> None:
    chibo("demo", "--to", str(chibo.book))
    line = f"{shlex.quote(sys.executable)} -m tui --book '{chibo.book}' dump | head -c 10"
    done = subprocess.run(["bash", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False)
    assert len(done.stdout) == 10
    assert done.stderr == ""


def test_themes_and_topics_are_printed_one_a_line_with_what_is_lacking(chibo: Shell) -> None:
    from store import open_book

    chibo("import", "roster", str(chibo.roster()), "--yes")
    chibo("plan-year", "2026", "--day", "05")
    book = open_book(chibo.book)
    book.themes.add("2026-Q2", "Đọc sách", facts={"presenter": 4, "form": "book"})
    book.themes.topics.add("Ít ý kiến trao đổi", session=0)
    book.close()
    done = chibo("themes", "2026")
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stderr
    assert [line.split()[0] for line in lines] == ["I/2026", "II/2026", "III/2026", "IV/2026"]
    assert all(words in lines[1] for words in ("12/05/2026", "Đọc sách", "Đỗ Thị Diệu", "dự kiến", "0 tham luận"))
    assert "thiếu chuyên đề" in lines[0]
    assert "đọc sách: 1" in done.stderr
    topics = chibo("topics").stdout.splitlines()
    assert len(topics) == 1
    assert "Ít ý kiến trao đổi" in topics[0]
    assert chibo("topics", "--find", "tham luan").stdout == ""
    assert "lacks theme" in chibo("--lang", "en", "themes", "2026").stdout


def test_every_word_of_the_command_line_has_its_function() -> None:
    from importlib import import_module

    from tui.__main__ import VERBS

    for place in VERBS.values():
        module, _dot, function = place.partition(".")
        assert callable(getattr(import_module(f"tui.commands.{module}"), function)), place


def test_the_history_is_written_out_row_by_row_to_be_read_without_chibo(chibo: Shell) -> None:
    chibo("import", "roster", str(chibo.roster()), "--yes")
    chibo("plan-year", "2026")
    text, table = chibo.home / "lịch sử.txt", chibo.home / "lịch sử.csv"
    assert chibo("history", "--to", str(text)).stdout.strip() == str(text)
    assert chibo("history", "--to", str(table)).returncode == 0
    assert chibo("history", "--to", str(table)).returncode == 1  # nothing is written over unasked
    assert chibo("history", "--to", str(chibo.home / "x.doc")).returncode == 2
    said = text.read_text("utf-8")
    assert said.index("Nguyễn Văn An") < said.index("2026-01-DK") < said.index("2026-12-DK")
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, csv.Sniffer().sniff(file.readline())))
    shown = chibo("history").stdout.splitlines()
    assert {row[0] for row in rows} == {line.split()[0] for line in shown}
    assert sum("-DK" in row[4] for row in rows) == 12
