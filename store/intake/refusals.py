"""Why a file is not read, in words: one sentence in each language, saying what to do.

The words are keyed by the codes that reader.py and files.py use. What is wrong with one row of
a readable file is not here; that is a Doubt.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from store.errors import BadFile
from store.vietnamese import clean

SAVE_AS_VI: Final = "hãy mở bằng Excel hoặc LibreOffice rồi lưu lại thành «.xlsx»"
SAVE_AS_EN: Final = "open it in Excel or LibreOffice and save it as “.xlsx”"

REFUSALS: Final[Mapping[str, tuple[str, str]]] = {
    "absent": ("không có tệp này; xem lại đường dẫn.", "there is no such file; check the path."),
    "no_right": (
        "không có quyền đọc; xem lại quyền của tệp.",
        "you may not read it; check the file's permissions.",
    ),
    "not_a_file": (
        "đây không phải một tệp thường (thư mục, ống hoặc thiết bị).",
        "it is not a regular file (a folder, a pipe or a device).",
    ),
    "unreadable": ("đĩa không cho đọc; thử chép lại tệp.", "the disk did not give it; try copying it again."),
    "empty": ("tệp trống, không có ô nào.", "the file is empty, there is no cell in it."),
    "too_big": (
        "tệp lớn hơn 5 MB; hãy bỏ ảnh và các trang không cần.",
        "the file is over 5 MB; remove pictures and sheets that are not needed.",
    ),
    "too_long": (
        "bảng có {rows} hàng, {columns} cột; chỉ nhận đến 5.000 hàng, 200 cột. Hãy bỏ phần thừa.",
        "the sheet has {rows} rows and {columns} columns; 5,000 and 200 are taken. Remove what is not needed.",
    ),
    "long_cell": (
        "có ô quá dài (hơn 2.000 ký tự) ở hàng {row}; xem lại ô ấy hoặc dấu nháy kép chưa đóng.",
        "a cell in row {row} is too long (over 2,000 characters); look at it, or for a quote never closed.",
    ),
    "bomb": (
        "tệp nén phình to bất thường khi mở, có thể là tệp phá hoại.",
        "it unpacks to an abnormal size and may be hostile.",
    ),
    "many_parts": (
        "tệp có quá nhiều phần bên trong, không giống bảng tính.",
        "it holds too many parts inside to be a spreadsheet.",
    ),
    "nested": (
        "trong tệp còn có tệp nén khác; hãy chép riêng bảng danh sách sang tệp mới.",
        "there is another packed file inside; copy the list alone into a new file.",
    ),
    "macros": (
        "tệp có macro; hãy lưu lại thành «.xlsx» không macro.",
        "it contains macros; save it as “.xlsx” without them.",
    ),
    "entities": (
        "tệp có phần khai báo lạ (DOCTYPE) mà bảng tính không bao giờ có; " + SAVE_AS_VI + ".",
        "it declares things (DOCTYPE) that no spreadsheet does; " + SAVE_AS_EN + ".",
    ),
    "password": (
        "tệp đặt mật khẩu; hãy mở ra, bỏ mật khẩu rồi lưu lại.",
        "it is protected by a password; open it, remove the password and save it.",
    ),
    "damaged": (
        "tệp hỏng hoặc chép chưa trọn; hãy chép lại, hoặc " + SAVE_AS_VI + ".",
        "it is damaged or was not copied whole; copy it again, or " + SAVE_AS_EN + ".",
    ),
    "too_heavy": (
        "mở tệp tốn quá nhiều bộ nhớ hoặc thời gian; hãy chép riêng bảng danh sách sang tệp mới.",
        "opening it takes too much memory or time; copy the list alone into a new file.",
    ),
    "word": (
        "đây là văn bản Word; hãy chép bảng sang Excel rồi lưu thành «.xlsx».",
        "this is a Word document; copy the table into Excel and save it as “.xlsx”.",
    ),
    "binary_sheet": (
        "đây là bảng tính dạng nhị phân (.xlsb); " + SAVE_AS_VI + ".",
        "this is a binary workbook (.xlsb); " + SAVE_AS_EN + ".",
    ),
    "web_page": (
        "đây là trang web hoặc XML, dù tên tệp có thể là «.xls»; " + SAVE_AS_VI + ".",
        "this is a web page or XML, whatever its name says; " + SAVE_AS_EN + ".",
    ),
    "not_a_list": (
        "đây không phải bảng tính hay tệp CSV; chỉ nhận .xlsx, .xls, .ods, .csv.",
        "this is neither a spreadsheet nor a CSV file; .xlsx, .xls, .ods and .csv are taken.",
    ),
    "encoding": (
        "chữ trong tệp không phải Unicode (UTF-8); hãy mở bằng Excel rồi lưu lại kiểu «CSV UTF-8».",
        "its text is not Unicode (UTF-8); open it in Excel and save it as “CSV UTF-8”.",
    ),
    "font": (
        "chữ gõ bằng phông cũ {font}; hãy đổi sang Unicode (UniKey: chọn, chép, Ctrl+Shift+F6) rồi thử lại.",
        "it was typed for the old font {font}; convert it to Unicode (UniKey: Ctrl+Shift+F6) and try again.",
    ),
    "no_heading": (
        "không thấy hàng tiêu đề có cột «Họ và tên» trong 30 hàng đầu.",
        "no heading row with a column “Full name” (Họ và tên) was found in the first 30 rows.",
    ),
}
"""Vietnamese and English for each code."""


def bad_file(file: str, code: str, **facts: object) -> BadFile:
    """The error for one refusal. `file` is the name shown, cleaned and cut here."""
    vi, en = REFUSALS.get(code, REFUSALS["damaged"])
    return BadFile(file=clean(file, limit=80) or "?", why_vi=vi.format(**facts), why_en=en.format(**facts))
