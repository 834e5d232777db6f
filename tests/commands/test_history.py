"""The history as one reads it without the program: in words, whole, and safe to open as a table."""

from __future__ import annotations

import re

from tests.commands.shell import ROOT, Shell


def test_the_history_tells_closed_minutes_and_what_was_left_open_in_words(chibo: Shell) -> None:
    chibo("demo", "--to", str(chibo.book))
    told = chibo("history").stdout
    left = [line for line in told.splitlines() if "để ngỏ khi khóa biên bản" in line]
    assert left
    assert all(": để ngỏ: + " in line and not re.search("opened|taker|read_back", line) for line in left)
    assert told.count("ghi thiếu một điều sửa khi đọc lại") == 1  # the cause once
    text, table = chibo.home / "ls.txt", chibo.home / "ls.csv"
    for file in (text, table):
        assert chibo("history", "--to", str(file)).returncode == 0
    written = text.read_text("utf-8")
    assert "        + bản 2 · 2026-10-DK\n            ĐẢNG CỘNG SẢN VIỆT NAM\n" in written
    assert max(map(len, written.splitlines())) < 1000
    cells = table.read_text("utf-8-sig")
    assert "thêm: Lưu Thị Hồng Ánh" in cells
    assert "'+" not in cells


def test_everything_that_may_be_left_open_has_words() -> None:
    from tui.speeches import LEFT_OPEN

    source = (ROOT / "store" / "rules" / "closing.py").read_text("utf-8")
    kinds = set(re.findall(r'Missing\(\s*f?"(\w+)[":]', source)) | {"chair", "taker", "chair_absent", "taker_absent"}
    assert len(kinds) > 20
    assert kinds | {"assigned", "unlogged"} == set(LEFT_OPEN)
