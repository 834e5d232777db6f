"""Files that are read: kinds, encodings, separators, sheets; and the everyday ones that are not."""

from __future__ import annotations

import csv
import io
import os
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from store.errors import BadFile
from store.intake import Cell, read_grid
from tests.store.intake.sheets import HEADING, PEOPLE, ods, ole, repacked, xls, xlsx

TEXTS = [[str(cell or "") for cell in row] for row in (HEADING, *PEOPLE)]


def written(rows: Sequence[Sequence[str]], separator: str = ",", ends: str = "\r\n") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=ends).writerows(rows)
    return out.getvalue()


def read(folder: Path, data: bytes, name: str = "ds.csv") -> tuple[tuple[Cell, ...], ...]:
    file = folder / name
    file.write_bytes(data)
    return read_grid(file).rows


def refusal(folder: Path, data: bytes, name: str = "ds.csv") -> str:
    with pytest.raises(BadFile) as caught:
        read(folder, data, name)
    assert name in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
    ],
)
def test_text_is_read_in_every_unicode_form_and_separator(
    tmp_path: Path, encoding: str, mark: bytes, separator: str
) -> None:
    rows = read(tmp_path, mark + written(TEXTS, separator).encode(encoding))
    assert [[cell or "" for cell in row] for row in rows[:3]] == TEXTS[:3]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_understood(tmp_path: Path, ends: str) -> None:
    assert len(read(tmp_path, written(TEXTS, ends=ends).encode())) == 4


def test_quotes_hold_separators_and_line_breaks_together(tmp_path: Path) -> None:
    rows = read(tmp_path, 'Họ và tên;Ghi chú\r\nTô Văn Hoà;"một; hai\r\nba ""bốn"""\r\n'.encode())
    assert rows[1] == ("Tô Văn Hoà", 'một; hai\r\nba "bốn"')


def test_a_comma_in_a_semicolon_file_parts_nothing(tmp_path: Path) -> None:
    rows = read(tmp_path, "Họ và tên;Sở trường\nTô Văn Hoà;quốc phòng, an ninh\nMạc Thị Sen;thơ, nhạc\n".encode())
    assert rows[1] == ("Tô Văn Hoà", "quốc phòng, an ninh")


def test_the_separator_line_of_excel_is_obeyed_and_not_a_row(tmp_path: Path) -> None:
    rows = read(tmp_path, "sep=|\r\nHọ và tên|Đơn vị\r\nTô Văn Hoà|a, b\r\n".encode())
    assert rows[0] == ("Họ và tên", "Đơn vị")


def test_blank_lines_keep_the_numbers_of_the_rows_below(tmp_path: Path) -> None:
    rows = read(tmp_path, "Họ và tên,Mã\n\n,\nTô Văn Hoà,7\n\n\n".encode())
    assert rows == (("Họ và tên", "Mã"), (), (), ("Tô Văn Hoà", "7"))


def test_decomposed_letters_come_in_composed(tmp_path: Path) -> None:
    rows = read(tmp_path, unicodedata.normalize("NFD", "Họ và tên\nTrương Thị Thuỷ\n").encode())
    assert rows == (("Họ và tên",), ("Trương Thị Thuỷ",))


def test_a_workbook_gives_dates_as_dates_and_card_numbers_as_text(tmp_path: Path) -> None:
    rows = read(tmp_path, xlsx([HEADING, (1, "Tô Văn Hoà", "Nam", date(1978, 9, 1), None, None, "0001")]), "a.xlsx")
    assert rows[1] == (1.0, "Tô Văn Hoà", "Nam", date(1978, 9, 1), None, None, "0001")


def test_an_open_document_sheet_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, ods([["Họ và tên", "Mã"], ["Tô Văn Hoà", "7"]]), "a.ods")[1] == ("Tô Văn Hoà", "7")


def test_an_old_excel_file_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, xls([["Họ và tên", "Mã"], ["Tô Văn Hoà", 7]]), "a.xls")[1] == ("Tô Văn Hoà", 7.0)


def test_the_content_decides_the_kind_not_the_name(tmp_path: Path) -> None:
    assert read(tmp_path, xlsx([HEADING, *PEOPLE]), "ds.csv")[0] == HEADING
    assert read(tmp_path, written(TEXTS).encode(), "ds.xlsx")[0] == HEADING


def test_the_sheet_with_the_list_is_chosen_and_hidden_ones_are_not(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        for name, heading in (("Bìa", "Danh sách đảng viên"), ("Cũ", "Họ và tên"), ("Mới", "Họ và tên")):
            page = book.add_worksheet(name)
            page.write_string(0, 0, heading)
            page.write_string(0, 1, "Mã")
            if name == "Cũ":
                page.hide()
    assert read_grid(tmp_path / "a.xlsx").sheet == "Mới"


def test_a_link_to_ones_own_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "thật.csv").write_text(written(TEXTS))
    (tmp_path / "lối.csv").symlink_to(tmp_path / "thật.csv")
    assert len(read_grid(tmp_path / "lối.csv").rows) == 4


def test_what_is_no_regular_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ống")
    (tmp_path / "mục").mkdir()
    for path in (tmp_path / "ống", tmp_path / "mục", Path("/dev/zero")):
        with pytest.raises(BadFile, match="tệp thường"):
            read_grid(path)


@pytest.mark.parametrize("path", ["không-có.csv", "a\0b", "x" * 300])
def test_a_path_that_leads_nowhere_is_one_sentence(tmp_path: Path, path: str) -> None:
    with pytest.raises(BadFile) as caught:
        read_grid(tmp_path / path)
    assert "\0" not in str(caught.value)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\r\n \r\n", b"\xff\xfe"])
def test_an_empty_file_is_called_empty(tmp_path: Path, data: bytes) -> None:
    assert "trống" in refusal(tmp_path, data)


def test_a_workbook_without_cells_is_called_empty(tmp_path: Path) -> None:
    assert "trống" in refusal(tmp_path, xlsx([]), "a.xlsx")


@pytest.mark.parametrize("encoding", ["cp1258", "cp1252"])
def test_an_old_encoding_is_refused_with_the_way_out(tmp_path: Path, encoding: str) -> None:
    data = "Họ và tên,Mã\nTô Văn Hoà,7\n".encode(encoding, errors="ignore")
    assert "CSV UTF-8" in refusal(tmp_path, data)


def test_text_for_an_old_font_is_refused_even_under_good_headings(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Quê"], ["NguyÔn V¨n Hïng", "Th¸i B×nh"], ["TrÇn ThÞ BÝch", "Hµ Néi"]]
    assert "TCVN3" in refusal(tmp_path, written(rows).encode())
    rows = [["Hoï vaø teân", "Queâ"], ["Nguyeãn Vaên Huøng", "Ñaø Naüng"]]
    assert "VNI" in refusal(tmp_path, written(rows).encode())


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7 ...", "không phải bảng tính"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "không phải bảng tính"),
        (bytes(range(256)) * 4, "không phải bảng tính"),
        (b"<html><table><tr><td>STT</td></tr></table></html>", "trang web"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "trang web"),
        (ole({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}), "mật khẩu"),
        (ole({"WordDocument": b"x"}), "Word"),
        (ole({"Workbook": b"x", "_VBA_PROJECT_CUR": b"y"}), "macro"),
        (xls([["Họ và tên"]])[:700], "hỏng"),
        (repacked(xlsx([HEADING]))[:-30], "hỏng"),
    ],
)
def test_foreign_and_locked_files_are_refused_in_a_sentence(tmp_path: Path, data: bytes, word: str) -> None:
    assert word in refusal(tmp_path, data, "ds.xlsx")


def test_too_many_rows_columns_and_letters_are_refused_with_the_limit(tmp_path: Path) -> None:
    assert "5.000" in refusal(tmp_path, ("Họ và tên\n" + "Tô Văn Hoà\n" * 5001).encode())
    assert "200" in refusal(tmp_path, ("Họ và tên" + "," * 300 + "x\n").encode())
    assert "hàng 2" in refusal(tmp_path, ("Họ và tên\n" + "x" * 2001 + "\n").encode())
    assert "2.000" in refusal(tmp_path, ('Họ và tên,Mã\n"Tô Văn Hoà,7\n' + "Mạc Thị Sen,8\n" * 300).encode())
    long = [HEADING, *[(1, "Tô Văn Hoà")] * 5001]
    assert "5.000" in refusal(tmp_path, xlsx(long), "a.xlsx")


def test_a_file_over_five_megabytes_is_not_even_opened(tmp_path: Path) -> None:
    file = tmp_path / "lớn.csv"
    with file.open("wb") as out:
        out.truncate(5_000_001)
    with pytest.raises(BadFile, match="5 MB"):
        read_grid(file)
