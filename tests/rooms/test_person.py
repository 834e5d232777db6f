"""A member's year on one page at 80x24, each figure a door to its rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store import Book, open_book
from store.demo import keep
from store.records import Code, Grade
from tests.cells import at, november
from tests.rooms.conftest import cursor_line, running, said, screen, to_row
from tui.app import Start
from tui.language import set_language

TODAY = date(2026, 11, 24)
WIDE = (120, 40)
HEADS = (
    "Dự sinh hoạt", "Phát biểu", "Đề xuất, kiến nghị", "Phân công", "Đăng ký học tập", "Biểu dương, phê bình",
    "Kiểm điểm cuối năm", "Trong Đảng",
)  # fmt: skip


@pytest.fixture
def year(tmp_path: Path) -> Iterator[Book]:
    """The invented cell, on a day that stands still."""
    keep(tmp_path / "demo", TODAY).close()
    book = open_book(tmp_path / "demo", now=at(datetime(2026, 11, 24, 7, tzinfo=UTC)))
    yield book
    book.close()


def noun(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.noun)  # type: ignore[attr-defined]


def number_of(book: Book, name: str) -> int:
    return next(m.id for m in book.roster.members() if m.name == name)


async def test_the_whole_page_stands_at_80x24(year: Book) -> None:
    async with running(year, year.disk_folder, Start(room="roster")) as pilot:
        await pilot.press("down", "p")
        lines = screen(pilot)
        assert "Mai Văn Bảo · 2026" in lines[0]
        assert all(any(head in line for line in lines) for head in HEADS)
        assert all(len(line) <= 80 for line in lines)
        page = year.person.page(number_of(year, "Mai Văn Bảo"), 2026)
        assert f"có mặt {page.tally.present}/{page.tally.expected} buổi" in cursor_line(pilot)
        signs = {Code.PRESENT: "●", Code.LATE: "▲"}
        assert cursor_line(pilot).endswith("".join(signs[m.code] for _s, m in year.person.marks(page.member.id, 2026)))
        assert any(line.split()[:1] == [str(page.line.year.speeches.total)] for line in lines)


@pytest.mark.parametrize(
    ("words", "room"),
    [
        ("có mặt", "behind"), ("phát biểu ·", "spoken"), ("chất lượng", "spoken"), ("chung chung", "spoken"),
        ("đề xuất", "behind"), ("đã trình bày", "behind"), ("nhiệm vụ đã xong", "behind"),
        ("việc cụ thể", "registration"), ("lần kiểm điểm", "behind"), ("chi bộ xếp", "evaluation"),
        ("tuổi đảng", "member"),
    ],
)  # fmt: skip
async def test_every_figure_is_a_door_to_its_rows(year: Book, words: str, room: str) -> None:
    async with running(year, year.disk_folder, Start(room="roster")) as pilot:
        await pilot.press("down", "p")
        await to_row(pilot, words)
        await pilot.press("enter")
        assert noun(pilot) == room
        assert "Mai Văn Bảo" in screen(pilot)[0]
        await pilot.press("escape")
        assert noun(pilot) == "person"
        assert words in cursor_line(pilot)


async def test_behind_quality_and_general_papers_stand_the_speeches_they_are_made_of(year: Book) -> None:
    member = number_of(year, "Mai Văn Bảo")
    counts = year.person.page(member, 2026).line.year.speeches
    assert 0 < counts.judged < counts.rated
    async with running(year, year.disk_folder, Start(room="roster")) as pilot:
        await pilot.press("down", "p")
        for words, title, n in (
            ("chất lượng", f"chấm {counts.rated} lượt", counts.rated),
            ("chung chung", f"đề dẫn, tham luận đã chấm: {counts.judged}", counts.judged),
        ):
            await to_row(pilot, words)
            await pilot.press("enter")
            assert title in screen(pilot)[0]
            assert sum(line[2:3].isdigit() for line in screen(pilot)[1:-3]) == min(n, 20)
            await pilot.press("enter")
            await pilot.pause(0.05)
            assert noun(pilot) == "sitting"
            await pilot.press("escape", "escape")


async def test_behind_attendance_stand_the_marks_and_a_mark_opens_its_roll(year: Book) -> None:
    async with running(year, year.disk_folder, Start(room="roster")) as pilot:
        await pilot.press("p", "enter")
        count = year.person.page(number_of(year, "Lưu Thị Hồng Ánh"), 2026).tally.members
        assert f"dự sinh hoạt {count}" in screen(pilot)[0]
        assert "12/11/2026" in cursor_line(pilot)
        await pilot.press("enter")
        assert noun(pilot) == "attendance"
        assert "Lưu Thị Hồng Ánh" in cursor_line(pilot)


async def test_behind_the_papers_stand_the_assignments_and_one_opens(year: Book) -> None:
    async with running(year, year.disk_folder, Start(room="roster")) as pilot:
        await pilot.press("down", "p")
        await to_row(pilot, "đã trình bày")
        await pilot.press("enter", "enter")
        assert noun(pilot) == "assignment"


async def test_behind_the_proposals_stand_their_fates_and_one_opens(year: Book) -> None:
    async with running(year, year.disk_folder, Start(room="roster")) as pilot:
        await to_row(pilot, "Chu Hương Giang")
        await pilot.press("p")
        fates = year.person.page(number_of(year, "Chu Hương Giang"), 2026).line.year.fates
        await to_row(pilot, "đề xuất ·")
        assert f"có kết quả {fates.solved}" in cursor_line(pilot)
        await pilot.press("enter")
        assert f"đề xuất {fates.raised}" in screen(pilot)[0]
        await pilot.press("enter")
        assert noun(pilot) == "proposal"


async def test_behind_the_praise_stands_what_was_said_and_it_opens(year: Book) -> None:
    async with running(year, year.disk_folder, Start(room="roster")) as pilot:
        await to_row(pilot, "Tạ Thị Diễm")
        await pilot.press("p")
        await to_row(pilot, "biểu dương")
        await pilot.press("enter", "enter")
        assert noun(pilot) == "commendation"


async def test_behind_the_reviews_stands_each_and_its_registration_opens(year: Book) -> None:
    async with running(year, year.disk_folder, Start(room="roster")) as pilot:
        await pilot.press("down", "p")
        await to_row(pilot, "lần kiểm điểm")
        await pilot.press("enter", "enter")
        assert noun(pilot) == "registration"


async def test_k_and_l_go_through_the_roll_and_left_and_right_through_the_years(year: Book) -> None:
    async with running(year, year.disk_folder, Start(room="roster")) as pilot:
        await pilot.press("p", "l")
        assert "Mai Văn Bảo · 2026" in screen(pilot)[0]
        await pilot.press("k", "<")
        assert "Lưu Thị Hồng Ánh · 2025" in screen(pilot)[0]
        await pilot.press("right")
        assert "Lưu Thị Hồng Ánh · 2026" in screen(pilot)[0]


async def test_p_opens_the_page_from_the_year_of_speeches(year: Book) -> None:
    async with running(year, year.disk_folder, Start(room="tracking")) as pilot:
        await pilot.press("down", "p")
        assert "Mai Văn Bảo · 2026" in screen(pilot)[0]
        await pilot.press("c")
        assert noun(pilot) == "member"
        await pilot.press("escape", "escape", "enter", "p")
        assert noun(pilot) == "person"


async def test_the_grade_proposed_and_the_grade_decided_stand_on_the_page(year: Book) -> None:
    id = number_of(year, "Mai Văn Bảo")
    undecided = {"own": Grade.EXCELLENT, "cell": None, "favour": None, "voters": None, "decided": None}
    year.evaluations.change(2026, id, undecided)
    async with running(year, year.disk_folder, Start(room="roster")) as pilot:
        await pilot.press("down", "p")
        await to_row(pilot, "tự nhận: hoàn thành xuất sắc nhiệm vụ")
        assert "○" in cursor_line(pilot)
        year.evaluations.change(2026, id, {"cell": Grade.GOOD, "favour": 9, "voters": 15})
        await pilot.pause()
        decided = "chi bộ xếp: hoàn thành tốt nhiệm vụ · phiếu 9/15 · tự nhận:"
        assert "√" in cursor_line(pilot)
        assert decided in cursor_line(pilot)
        await pilot.press("left")
        assert decided not in cursor_line(pilot)


async def test_a_higher_terminal_shows_rows_behind_the_figures_and_they_open(year: Book) -> None:
    async with running(year, year.disk_folder, Start(room="roster"), WIDE) as pilot:
        await pilot.press("down", "p")
        await to_row(pilot, "12/11/2026")
        await pilot.press("enter")
        assert noun(pilot) == "sitting"


async def test_the_probationary_member_has_no_party_age_but_a_day_it_ends(year: Book) -> None:
    async with running(year, year.disk_folder, Start(room="roster")) as pilot:
        await to_row(pilot, "Khổng Minh Vỹ")
        await pilot.press("p", "end")
        assert "–" in cursor_line(pilot)
        assert "còn 35 ngày dự bị, đến 29/12/2026" in cursor_line(pilot)


async def test_a_mark_made_elsewhere_moves_the_page_at_once(book: Book) -> None:
    async with running(book, book.disk_folder, Start(room="roster")) as pilot:
        await pilot.press("p")
        assert "có mặt 0/0 buổi" in cursor_line(pilot)
        book.attendance.mark_rest(november(book).id)
        await pilot.pause()
        assert "có mặt 1/1 buổi" in cursor_line(pilot)


async def test_it_is_complete_in_english(year: Book) -> None:
    async with running(year, year.disk_folder, Start(room="roster")) as pilot:
        await pilot.press("down", "p")
        set_language("en")
        pilot.app.screen.repaint()  # type: ignore[attr-defined]
        await pilot.pause()
        assert all(head in said(pilot) for head in ("Attendance", "Speeches", "In the Party", "mean quality"))
        assert "15 of 15 sessions" in said(pilot)
