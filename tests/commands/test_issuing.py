"""Documents on the command line: as text, to a file, a whole folder, a template looked over, the numbers given."""

from __future__ import annotations

import stat
from pathlib import Path

import docx
import pytest

from tests.commands.shell import Shell


@pytest.fixture
def chibo(tmp_path: Path) -> Shell:
    shell = Shell(tmp_path)
    assert shell("import", "roster", str(shell.roster()), "--yes").returncode == 0
    assert shell("plan-year", "2026", "--day", "05").returncode == 0
    assert shell("settings", "set", "name", "Chi bộ Phước Lộc").returncode == 0
    return shell


def test_a_document_without_a_file_is_text_and_takes_no_number(chibo: Shell) -> None:
    done = chibo("export", "plan", "2026")
    assert done.returncode == 0, done.stderr
    assert "KẾ HOẠCH" in done.stdout
    assert "CHI BỘ PHƯỚC LỘC" in done.stdout
    assert "Lưu ý: " in done.stderr
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert chibo("issued").stdout == ""


def test_a_document_goes_to_a_file_with_its_number(chibo: Shell) -> None:
    file = chibo.home / "kh.docx"
    done = chibo("export", "plan", "2026", "--to", str(file))
    assert done.stdout == f"{file}\n", done.stderr
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert any("Số 01-KH/CB" in cell.text for row in docx.Document(str(file)).tables[0].rows for cell in row.cells)
    assert chibo("issued").stdout.startswith("01-KH/CB")
    again = chibo("export", "plan", "2026", "--to", str(file))
    assert again.returncode == 1
    assert "còn nguyên" in again.stderr
    assert chibo("export", "plan", "2026", "--to", str(file), "--force").returncode == 0
    assert len(chibo("issued").stdout.splitlines()) == 1


def test_a_number_can_be_said_not_to_be_used(chibo: Shell) -> None:
    assert chibo("export", "report", "2026", "--to", str(chibo.home / "bc.txt")).returncode == 0
    done = chibo("issued", "void", "01-bc", "in nhầm")
    assert "in nhầm" in done.stdout, done.stderr
    assert chibo("export", "report", "2026", "--to", str(chibo.home / "bc2.txt")).returncode == 0
    assert [line.split()[0] for line in chibo("issued").stdout.splitlines()] == ["01-BC/CB", "02-BC/CB"]
    assert chibo("issued", "void", "09-BC", "x").returncode == 1


def test_one_members_page_is_asked_for_by_a_few_letters(chibo: Shell) -> None:
    done = chibo("export", "registrations", "2026", "--member", "vỹ")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("ĐẢNG CỘNG SẢN VIỆT NAM") == 1
    assert "Hà Minh Vỹ" in done.stdout


def test_the_whole_folder_of_a_year_is_one_command(chibo: Shell) -> None:
    folder = chibo.home / "năm 2026"
    done = chibo("export", "all", "2026", "--to", str(folder), "--draft")
    assert done.returncode == 0, done.stderr
    files = [Path(line) for line in done.stdout.splitlines()]
    assert all(file.parent == folder and file.is_file() for file in files)
    assert {"ke-hoach-chuyen-de-2026.docx", "bao-cao-chuyen-de-2026.docx"} <= {file.name for file in files}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert chibo("issued").stdout == ""
    assert chibo("export", "all", "2026", "--to", str(folder)).returncode == 1


def test_a_template_is_had_restyled_and_looked_over(chibo: Shell) -> None:
    file = chibo.home / "plan.docx"
    done = chibo("export", "template", "plan", "--to", str(file))
    assert done.returncode == 0, done.stderr
    assert "templates" in done.stderr
    whole = chibo("export", "--check", str(file))
    assert (whole.returncode, whole.stdout) == (0, "")
    doc = docx.Document(str(file))
    doc.add_paragraph("{{ ten_la }}")
    doc.save(str(file))
    short = chibo("export", "--check", str(file))
    assert (short.returncode, short.stdout) == (1, "ten_la\n")
    assert "1 tên sổ không có" in short.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("export", "plan", "năm nay"), "không phải năm"),
        (("export", "--check", "la.docx"), "mẫu của văn bản nào"),
        (("export", "--check", "plan.docx"), "không đọc được"),
        (("export", "plan", "2026", "--to", "a.odt"), ".docx"),
        (("export", "all", "2026-13", "--to", "x"), "2026-13"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(chibo: Shell, words: tuple[str, ...], told: str) -> None:
    done = chibo(*words)
    assert done.returncode in (1, 2)
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
