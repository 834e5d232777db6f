"""The first room: what needs doing today; Enter goes there, q leaves, and it stays up to date by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store import Book, make_book, open_book
from store.records import Assignment, Cell, Code, Member, Work
from tests.cells import NOON, again, at, close_all, make_cell, november
from tests.rooms.conftest import Opener, cursor_line, running, said, screen, to_row
from tui.app import ChiboApp, Start
from tui.language import set_language


@pytest.fixture(autouse=True)
def _let_go() -> Iterator[None]:
    yield
    close_all()


@pytest.fixture
def busy(book: Book) -> Book:
    """Something of every kind: an absence, a task overdue, a theme, probation that ends."""
    session = book.calendar.resolve("2026-10")
    book.attendance.mark(session.id, 4, Code.UNEXCUSED)
    book.attendance.mark_rest(session.id)
    book.assignments.add(Assignment(kind=Work.TASK, members=(5,), title="Rà soát hồ sơ", due=date(2026, 10, 24)))
    book.themes.add("2026-Q4", "Nêu gương")
    book.roster.save(Member(name="Lê Thị Mới", admitted=date(2025, 12, 4)))
    return book


def noun(pilot: Pilot[None]) -> str:
    app = pilot.app
    assert isinstance(app, ChiboApp)
    return app.room.noun


async def test_the_program_opens_on_the_day(book: Book) -> None:
    async with running(book, book.disk_folder) as pilot:
        assert noun(pilot) == "home"
        assert "Hôm nay · T5 05/11/2026" in screen(pilot)[0]
        assert "Định kỳ tháng 11/2026" in cursor_line(pilot)
        assert cursor_line(pilot).endswith("hôm nay")


@pytest.mark.parametrize(
    ("words", "there", "seen"),
    [
        ("Định kỳ tháng 11/2026 · T5", "attendance", "chưa điểm danh"),
        ("Chuẩn bị: xong", "agenda", "Định kỳ tháng 11/2026"),
        ("Rà soát hồ sơ", "assignment", "Rà soát hồ sơ"),
        ("Đỗ Thị Diệu vắng không phép", "member", "Đỗ Thị Diệu"),
        ("Lê Thị Mới hết dự bị", "member", "Lê Thị Mới"),
        ("chưa giao ai chuẩn bị đề dẫn", "theme", "Nêu gương"),
        ("buổi trước đó trong năm chưa điểm danh", "calendar", "►"),
    ],
)
async def test_enter_goes_to_where_a_line_is_seen_to(
    rooms: Opener, busy: Book, words: str, there: str, seen: str
) -> None:
    async with rooms("home", size=(120, 40)) as pilot:
        await to_row(pilot, words)
        await pilot.press("enter")
        await pilot.pause()
        assert noun(pilot) == there
        assert seen in said(pilot)
        await pilot.press("escape" if there in ("assignment", "member", "theme") else "q")
        await pilot.pause()
        assert noun(pilot) == "home"
        assert words in cursor_line(pilot)


@pytest.mark.parametrize(
    ("key", "there"),
    [
        ("c", "attendance"), ("g", "agenda"), ("b", "calendar"), ("m", "roster"), ("l", "history"),
        ("k", "assignments"), ("t", "themes"), ("v", "register"),
    ],
)  # fmt: skip
async def test_a_letter_goes_to_a_room_and_q_comes_home(rooms: Opener, book: Book, key: str, there: str) -> None:
    async with rooms("home") as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert noun(pilot) == there
        await pilot.press("q")
        await pilot.pause()
        assert noun(pilot) == "home"


async def test_q_at_home_leaves_the_program(rooms: Opener) -> None:
    async with rooms("home") as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert pilot.app.return_code == 0
        assert not pilot.app.is_running


async def test_f10_comes_home_from_anywhere(rooms: Opener, book: Book) -> None:
    async with rooms("roster") as pilot:
        await pilot.press("enter", "f10")
        await pilot.pause()
        assert noun(pilot) == "home"


async def test_the_foot_names_the_document_of_a_line(rooms: Opener, busy: Book) -> None:
    async with rooms("home") as pilot:
        await to_row(pilot, "Lê Thị Mới hết dự bị")
        assert "Điều lệ Đảng, Điều 5" in screen(pilot)[-2]


async def test_what_another_hand_does_is_seen_at_once(rooms: Opener, busy: Book) -> None:
    async with rooms("home") as pilot:
        assert "Rà soát hồ sơ" in said(pilot)
        again(busy.disk_folder).assignments.remove(1)
        busy.poll()
        await pilot.pause()
        assert "Rà soát hồ sơ" not in said(pilot)
        await pilot.press("c", "c", "q")
        await pilot.pause()
        assert "có mặt" in cursor_line(pilot)
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert "hôm nay" in cursor_line(pilot)
    assert all(m.code is not Code.PRESENT for m in again(busy.disk_folder).attendance.marks(november(busy)))


async def test_a_new_day_is_seen_without_a_key(tmp_path: Path) -> None:
    moment = [NOON]
    make_cell(tmp_path / "book").close()
    book = open_book(tmp_path / "book", by="thuky", now=lambda: moment[0])
    async with running(book, book.disk_folder) as pilot:
        app = pilot.app
        assert isinstance(app, ChiboApp)
        app._look_around()
        moment[0] = datetime(2026, 11, 5, 17, 0, 1, tzinfo=UTC)  # one second past midnight in Hà Nội
        app._look_around()
        await pilot.pause()
        assert "T6 06/11/2026" in screen(pilot)[0]
        assert "Buổi định kỳ tháng 11/2026 ngày 05/11 chưa điểm danh." in said(pilot)
    book.close()


async def test_lines_without_room_are_one_row_that_opens(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book")
    for n in range(1, 12):
        book.assignments.add(Assignment(kind=Work.TASK, members=(n,), title=f"Việc {n}", due=date(2026, 10, n)))
    async with running(book, book.disk_folder) as pilot:
        assert "Việc kế tiếp" in said(pilot)
        await to_row(pilot, "dòng nữa")
        await pilot.press("enter")
        assert "dòng nữa" not in "\n".join(screen(pilot)[:16])
        assert "Việc" in cursor_line(pilot)
        await to_row(pilot, "Việc 11")
    book.close()


async def test_an_empty_book_says_where_to_begin(tmp_path: Path) -> None:
    book = make_book(tmp_path / "new", Cell(name="Chi bộ Mới"), now=at())
    async with running(book, book.disk_folder) as pilot:
        assert "Chưa có đảng viên." in cursor_line(pilot)
        assert "Chưa có buổi nào sắp tới." in said(pilot)
        assert "Quá hạn: không có gì" in said(pilot)
        assert "Cần chú ý: mọi việc ổn" in said(pilot)
        await pilot.press("c")
        assert "Chưa có buổi nào sắp tới" in screen(pilot)[-2]
        await pilot.press("enter")
        await pilot.pause()
        assert noun(pilot) == "roster"
    book.close()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("spoken", ["vi", "en"])
async def test_it_stands_whole_at_either_size_in_either_language(
    busy: Book, size: tuple[int, int], spoken: str
) -> None:
    async with running(busy, busy.disk_folder, Start(room="home"), size) as pilot:
        set_language(spoken)
        pilot.app.screen.repaint()  # type: ignore[attr-defined]
        await pilot.pause()
        lines = screen(pilot)
        assert all(len(line) <= size[0] for line in lines)
        heads = {"vi": ("Buổi tới", "Quá hạn", "Cần chú ý", "Việc kế tiếp", "Bài chung chung", "Ý kiến, đề xuất/buổi",
                        "Đề xuất có kết quả"),
                 "en": ("Next session", "Overdue", "To look at", "Next steps", "General papers", "Exchange per session",
                        "Proposals with result")}  # fmt: skip
        wide = {"vi": ("Dự sinh hoạt", "cần 90 %"), "en": ("Attendance", "goal 90%")}
        assert all(head in "\n".join(lines) for head in heads[spoken])
        assert all((head in "\n".join(lines)) is (size[0] > 80) for head in wide[spoken])
        assert sum("│" in line for line in lines) == 2


async def test_in_plain_letters_every_sign_is_one(busy: Book) -> None:
    async with running(busy, busy.disk_folder) as pilot:
        pilot.app.action_signs()  # type: ignore[attr-defined]
        await pilot.pause()
        assert not set("■□▲○►│┌─") & set(said(pilot))


@pytest.mark.parametrize(("recipients", "told"), [("age1…\n", "niêm phong 4 ngày trước"), (None, "")])
async def test_the_age_of_the_last_sealed_copy_stands_beside_the_day(
    rooms: Opener, book: Book, recipients: str | None, told: str
) -> None:
    today = book.clock.today()
    (book.disk_folder / "sealed.txt").write_text((today - timedelta(days=4)).isoformat())
    if recipients is not None:
        (book.disk_folder / "recipients.txt").write_text(recipients)
    async with rooms("home") as pilot:
        top = screen(pilot)[0]
        assert told in top
        assert ("niêm phong" in top) == bool(told)
        assert top.startswith(" Chi bộ Mẫu")
