"""Looking after a book from the command line: what is found about it is said, and what can be done."""

from __future__ import annotations

from tests.commands.shell import Shell


def test_a_restore_says_what_repair_would_keep_and_refuses_a_moment(chibo: Shell) -> None:
    chibo("demo", "--to", str(chibo.book))
    journal = chibo.book / "db.jsonl"
    data = journal.read_bytes()
    middle = data.index(b"\n", len(data) // 2)
    journal.write_bytes(data[: middle - 9] + b"\x00" + data[middle - 8 :])
    asked = chibo("restore", "--at", "2026-11-05T14:00", "--yes")
    assert (asked.returncode, asked.stdout) == (1, "")
    assert asked.stderr.count("chibo repair") == 2
    assert not list(chibo.book.glob("*.damaged-*"))


def test_old_history_that_is_damaged_is_said_with_the_next_backup_and_the_rows_are_right(chibo: Shell) -> None:
    chibo("demo", "--to", str(chibo.book))
    before = chibo("dump").stdout
    assert chibo("backup").stderr == ""
    journal = chibo.book / "db.jsonl"
    data = journal.read_bytes()
    at = data.index(b"\n", len(data) // 2) - 9
    journal.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    link = data[:at].count(b"\n") + 1
    done = chibo("backup")
    assert (done.returncode, f"Lịch sử đứt ở mắt xích {link}:" in done.stderr) == (0, True)
    assert f"mắt xích {link} bị đứt" in chibo("check").stdout
    assert chibo("dump").stdout == before


def test_a_command_that_only_reads_says_that_the_book_is_damaged(chibo: Shell) -> None:
    chibo("demo", "--to", str(chibo.book))
    before = chibo("members")
    assert before.stderr == ""
    file = chibo.book / "db.json"
    file.write_bytes(file.read_bytes()[:-500])
    done = chibo("members")
    assert (done.returncode, done.stdout) == (0, before.stdout)
    assert done.stderr.count("db.json bị hỏng") == 1
    assert chibo("plan-year", "2031").stderr.count("db.json bị hỏng") == 1
    assert "«chibo restore», không mất gì" in chibo("check").stdout
    assert chibo("restore", "--yes").returncode == 0
    assert (chibo("members").stderr, "restore" in chibo("check").stdout) == ("", False)


def test_a_day_without_a_backup_is_said_and_the_change_is_there(chibo: Shell) -> None:
    chibo("demo", "--to", str(chibo.book))
    for old in (chibo.book / "backups").iterdir():
        old.unlink()
    (chibo.book / "backups").rmdir()
    (chibo.book / "backups").write_text("no folder")
    done = chibo("plan-year", "2031")
    assert (done.returncode, done.stderr.count("Chưa sao lưu được hôm nay")) == (0, 1)
    assert chibo("sessions", "2031").stdout


def test_a_moment_is_taken_as_the_history_prints_it_and_asked_about_by_its_name(chibo: Shell) -> None:
    chibo("demo", "--to", str(chibo.book))
    before = chibo("dump").stdout
    line = chibo("history", "--limit", "1").stdout.split()
    said = f"{line[1]} {line[2]}"
    chibo("plan-year", "2031")
    asked = chibo("restore", "--at", said)
    assert (asked.returncode, f"sổ như lúc {said}" in asked.stderr) == (1, True)
    assert chibo("restore", "--at", said, "--yes").returncode == 0
    assert chibo("dump").stdout == before
    early = chibo("restore", "--at", "01/01/1990", "--yes")
    assert (early.returncode, "Nhật ký bắt đầu từ" in early.stderr) == (1, True)
    assert chibo("dump").stdout == before
    number = chibo("history", "--limit", "1").stdout.split()[0]
    undone = chibo("undo", number).stderr
    assert undone.startswith("Đã hoàn tác: khôi phục")
    assert chibo("sessions", "2031").stdout
