"""What goes to members and to other calendars on the command line: data out, what is missing beside it."""

from __future__ import annotations

import stat

import pytest
from icalendar import Calendar

from tests.commands.shell import Shell
from tests.commands.test_papers import chibo  # noqa: F401 - the fixture of the same cell


def test_a_notice_goes_to_standard_output_and_what_it_lacks_beside_it(chibo: Shell) -> None:  # noqa: F811
    done = chibo("export", "notice", "2026-03")
    assert done.returncode == 0, done.stderr
    assert "Sinh hoạt định kỳ tháng 3 năm 2026" in done.stdout
    assert "thứ Năm, ngày 05 tháng 3 năm 2026" in done.stdout
    assert "Lưu ý: chưa có nơi họp" in done.stderr
    assert "Lưu ý" not in done.stdout
    assert chibo("export", "app-text", "2026-03").stdout.startswith("[TÊN BUỔI SINH HOẠT]\nSinh hoạt định kỳ tháng 3")
    english = chibo("--lang", "en", "export", "notice", "2026-03")
    assert english.stdout == done.stdout
    assert "Missing: no place" in english.stderr


@pytest.mark.parametrize("what", ["notice", "app-text"])
def test_a_text_is_written_private_and_never_over_another_file_unasked(chibo: Shell, what: str) -> None:  # noqa: F811
    file = chibo.home / "thông báo.txt"
    done = chibo("export", what, "2026-03", "--to", str(file), umask=0)
    assert (done.returncode, done.stdout.strip()) == (0, str(file))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text("utf-8") == chibo("export", what, "2026-03").stdout
    file.write_text("của tôi", "utf-8")
    refused = chibo("export", what, "2026-03", "--to", str(file))
    assert (refused.returncode, file.read_text("utf-8")) == (1, "của tôi")
    assert chibo("export", what, "2026-03", "--to", str(file), "--force").returncode == 0


def test_without_a_session_the_next_one_is_meant(chibo: Shell) -> None:  # noqa: F811
    assert chibo("export", "notice").stdout.startswith(("CHI BỘ", "THÔNG BÁO"))


def test_a_year_for_other_calendars_is_the_same_when_made_again(chibo: Shell) -> None:  # noqa: F811
    first, again = chibo.home / "lịch.ics", chibo.home / "lại.ics"
    for file in (first, again):
        assert chibo("export", "ics", "2026", "--to", str(file)).returncode == 0
    assert first.read_bytes() == again.read_bytes()
    assert len(Calendar.from_ical(first.read_bytes()).walk("VEVENT")) == 16
    assert chibo("export", "ics", "2026", "--to", str(first)).returncode == 1


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["notice", "2031-01"], 1, "2031-01"),
        (["app-text", "2031-01"], 1, "2031-01"),
        (["ics", "2031", "--to", "a.ics"], 1, "2031"),
        (["ics", "2026", "--to", "a.txt"], 2, ".ics"),
        (["ics", "2026"], 2, "--to"),
        (["notice", "2026-03", "--to", "/no/such/a.txt"], 1, "thư mục"),
    ],
)
def test_what_cannot_go_out_is_a_sentence_and_a_code(chibo: Shell, words: list[str], code: int, said: str) -> None:  # noqa: F811
    done = chibo("export", *words)
    assert done.returncode == code, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
