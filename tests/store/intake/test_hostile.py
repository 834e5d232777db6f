"""Hostile files: each refused within 2 seconds and 150 MB, in one sentence, with nothing written."""

from __future__ import annotations

import io
import os
import resource
import struct
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from store.errors import BadFile
from store.intake import read_grid
from store.intake.limits import MEMORY
from tests.store.intake.sheets import HEADING, PEOPLE, ods, packed, repacked, xlsx

GOOD = xlsx([HEADING, *PEOPLE])
SHEET = "xl__worksheets__sheet1_dot_xml"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><worksheet>&i;</worksheet>"
)


def bomb() -> bytes:
    """44 MB of one sheet in some 45 KB."""
    rows = "<row><c><v>1</v></c></row>" * 1_700_000
    return repacked(GOOD, **{SHEET: f"<worksheet><sheetData>{rows}</sheetData></worksheet>"})


def lying_bomb() -> bytes:
    """The same, declaring in every header that the sheet has 100 bytes."""
    data = bytearray(bomb())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    size = struct.pack("<L", info.file_size)
    for place in (i for i in range(len(data) - 4) if data[i : i + 4] == size):
        data[place : place + 4] = struct.pack("<L", 100)
    return bytes(data)


def wide() -> bytes:
    """Two cells at opposite corners: a table of 17 thousand million cells."""
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    xmlns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return repacked(GOOD, **{SHEET: f"<worksheet {xmlns}><sheetData>{cells}</sheetData></worksheet>"})


def repeated() -> bytes:
    """An OpenDocument cell said to stand in a million rows and ten columns."""
    good = ods([["Họ và tên"]])
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        content = archive.read("content.xml").decode()
    content = content.replace("<table:table-row>", '<table:table-row table:number-rows-repeated="1000000">')
    content = content.replace("<table:table-cell ", '<table:table-cell table:number-columns-repeated="10" ')
    return repacked(good, content_dot_xml=content)


HOSTILE = {
    "bomb": (bomb, "phá hoại"),
    "lying bomb": (lying_bomb, "hỏng"),
    "many small bombs": (lambda: packed({f"xl/{n}.xml": bytes(900_000) for n in range(190)}), "phá hoại"),
    "billion laughs": (lambda: repacked(GOOD, **{SHEET: LAUGHS}), "DOCTYPE"),
    "laughs in UTF-16": (lambda: repacked(GOOD, **{SHEET: LAUGHS.encode("utf-16")}), "DOCTYPE"),
    "laughs in ods": (lambda: repacked(ods([["x"]]), content_dot_xml=LAUGHS), "DOCTYPE"),
    "ten thousand parts": (lambda: packed({str(n): "x" for n in range(10_000)}), "quá nhiều phần"),
    "zip in zip": (lambda: packed({"a.xlsx": GOOD}), "nén khác"),
    "zip in workbook": (lambda: repacked(GOOD, xl__embeddings__a_dot_xlsx=GOOD), "nén khác"),
    "truncated": (lambda: GOOD[: len(GOOD) // 2], "hỏng"),
    "macro": (lambda: repacked(GOOD, xl__vbaProject_dot_bin=b"\xd0\xcf\x11\xe0"), "macro"),
    "macro by type": (
        lambda: repacked(GOOD, a_dot_xml='<Types xmlns=".../content-types">macroEnabled</Types>'),
        "macro",
    ),
    "two cells far apart": (wide, "bộ nhớ"),
    "a cell repeated": (repeated, "bộ nhớ"),
    "no workbook": (lambda: packed({"a.xml": "<a/>"}), "không phải bảng tính"),
    "word": (lambda: packed({"word/document.xml": "<a/>"}), "Word"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_quickly_and_writes_nothing(tmp_path: Path, name: str) -> None:
    make, word = HOSTILE[name]
    file = tmp_path / "ds.xlsx"
    file.write_bytes(make())
    assert file.stat().st_size < 5_000_000
    began = time.monotonic()
    with pytest.raises(BadFile, match=word):
        read_grid(file)
    assert time.monotonic() - began < 2
    assert os.listdir(tmp_path) == ["ds.xlsx"]


@pytest.mark.parametrize("name", HOSTILE)
def test_refusing_takes_little_memory(tmp_path: Path, name: str) -> None:
    """Measured as the largest child of a process that reads only this file."""
    file = tmp_path / "ds.xlsx"
    file.write_bytes(HOSTILE[name][0]())
    code = (
        "import resource, sys\nfrom pathlib import Path\nfrom store.intake.files import read_grid\n"
        "from store.errors import BadFile\n"
        "try: read_grid(Path(sys.argv[1]))\n"
        "except BadFile: print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    run = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=True)
    assert 0 < int(run.stdout) < 150 * 1024


def test_a_heavy_but_honest_workbook_is_read_within_the_limits(tmp_path: Path) -> None:
    file = tmp_path / "ds.xlsx"
    file.write_bytes(xlsx([("Họ và tên", *["Ghi chú"] * 39), *[("Tô Văn Hoà", *["khảo sát"] * 39)] * 4_900]))
    assert len(read_grid(file).rows) == 4_901


def test_a_child_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from store.intake import files

    monkeypatch.setattr(files, "_CHILD", "import time; time.sleep(60)")
    monkeypatch.setattr(files, "WALL_SECONDS", 0.3)
    (tmp_path / "a.csv").write_text("Họ và tên\nTô Văn Hoà\n")
    with pytest.raises(BadFile, match="thời gian"):
        read_grid(tmp_path / "a.csv")


@pytest.mark.parametrize("answer", ["", "{", '{"sheets": 3}', '{"refused": "an unknown word"}', "\\xff"])
def test_a_child_that_talks_nonsense_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    from store.intake import files

    monkeypatch.setattr(files, "_CHILD", f"print('''{answer}''')")
    (tmp_path / "a.csv").write_text("Họ và tên\nTô Văn Hoà\n")
    with pytest.raises(BadFile, match="hỏng"):
        read_grid(tmp_path / "a.csv")


def test_the_child_limits_itself_and_loads_none_of_the_book(tmp_path: Path) -> None:
    from store.intake import files

    code = files._CHILD.replace(
        "main()",
        "import store.intake.reader as reader, resource, sys\nreader.confine()\n"
        "print(resource.getrlimit(resource.RLIMIT_AS)[0], resource.getrlimit(resource.RLIMIT_FSIZE)[0])\n"
        "print([name for name in ('tinydb', 'store.book', 'store.records', 'textual') if name in sys.modules])",
    )
    run = subprocess.run(
        [sys.executable, "-I", "-c", code, *files._FOLDERS], capture_output=True, text=True, check=True
    )
    assert run.stdout.split("\n")[:2] == [f"{MEMORY} 0", "[]"]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 0
