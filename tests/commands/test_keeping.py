"""`chibo restore` where the journal is damaged: what it would leave out is said, and a moment is refused."""

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
