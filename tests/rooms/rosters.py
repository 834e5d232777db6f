"""An office's list with everything wrong that can be wrong, and its preview opened; all people are invented."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from textual.pilot import Pilot

from store import Book
from tests.rooms.conftest import running
from tui.app import Start

HEADING: Final = (
    "STT,Họ và tên,Giới tính,Ngày sinh,Ngày vào Đảng,Ngày chính thức,Số thẻ ĐV,Chức vụ Đảng,Chức vụ chính quyền,"
    '"Chuyên môn, sở trường"'
)
BAD: Final = (
    "1,Nguyễn Thị Ân,Nữ,12/05/1975,03/02/2001,03/02/2002,012345000101,Bí thư chi bộ,Trưởng phòng,quản lý; tổ chức",
    "2,Trần Văn Bình,Nam,31/02/1978,19/05/2004,19/05/2005,012345000102,Phó bí thư,Phó trưởng phòng,nghiên cứu",
    "3,Đỗ Thị Diệu,Nữ,23/11/1982,02/09/2009,02/09/2010,012345000103,Chi ủy viên,Chuyên viên chính,dân vận",
    "4,Lê Đức Dũng,Nam,30/04/1980,sau Tết,03/02/2007,012345000104,Đảng viên,Giảng viên,kể chuyện",
    "5,Đặng Quang Đạt,Nam,15/08/1985,07/11/2011,07/11/2012,012345000105,Đảng viên,Chuyên viên,số liệu",
    "6,Phạm [/b] Hương Giang,Nữ,08/03/1988,26/03/2013,26/03/2014,012345000106,Đảng viên,Chuyên viên,văn bản",
    "7,Vũ Thị Hòa,Nữ,20/10/1979,19/05/2005,19/05/2006,012345000107,Đảng viên,Giảng viên chính,xây dựng Đảng",
    '8,"=HYPERLINK(""http://x"",""Hoà"")",Nam,22/12/1983,22/12/2010,22/12/2011,012345000108,Đảng viên,,"a, b"',
    "9,Bùi Xuân Ích,Nam,05/06/1972,03/02/1998,03/02/1999,000045000109,Bí thư Đảng ủy,Hiệu trưởng,lãnh đạo",
    "10,Ngô Khánh Linh,Nữ,17/07/1992,02/09/2018,02/09/2019,000045000109,Đảng viên,Chuyên viên,truyền thông",
    "11,Đinh Công Lực,Nam,09/01/1986,19/05/2012,19/05/2013,012345000111,Đảng viên,Chuyên viên,kế hoạch; thống kê",
    "12,Nguyễn Văn An,Nam,11/02/1990,03/02/2016,03/02/2017,012345000112,Đảng viên,Giảng viên,pháp luật",
    "13,,Nữ,25/09/1984,20/10/2010,20/10/2011,012345000113,Đảng viên,Chuyên viên,tài chính; thi đua",
    "14,Phan Ngọc Quý,Nam,14/04/1981,22/12/2007,22/12/2008,012345000114,Đảng viên,Giảng viên chính,triết học",
    "15,Lương\x1b[31m Thị Thúy,Nữ,29/06/1994,19/05/2020,19/05/2021,012345000115,Đảng viên,Chuyên viên,khảo sát",
    '16,Y Blốc Êban,Nam,07/12/1998,02/09/2026,,012345000116,Đảng viên dự bị,Chuyên viên,"dân tộc, tôn giáo"',
)
"""Sixteen rows, eight of them doubtful: dates, markup, a formula, no name, a control character, one card twice."""


def written(folder: Path, *rows: str, name: str = "ds.csv") -> Path:
    """A file of these lines."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text("\n".join(rows) + "\n", "utf-8")
    return file


def bad(folder: Path) -> Path:
    """The list with everything wrong."""
    return written(folder, HEADING, *BAD, name="roster-bad.csv")


@asynccontextmanager
async def previewing(book: Book, file: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """The preview of a file over `book`."""
    async with running(book, book.disk_folder, Start(room="roster"), size) as pilot:
        pilot.app.open_intake(file)  # type: ignore[attr-defined]
        await pilot.pause(0.3)
        yield pilot


def noun(pilot: Pilot[None]) -> str:
    """Which room is on screen."""
    return pilot.app.screen.noun  # type: ignore[attr-defined, no-any-return]


def anew(text: str) -> list[str]:
    """The keys that put a text in the place of what a field holds."""
    return ["ctrl+u", *text, "enter"]
