"""The register by its keys: what stands where, what moves, what is written out; every number from the store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store import Book
from store.records import Code, Kind, Session
from tests.cells import again, make_cell
from tests.rooms.conftest import Opener, foot_of, running, said, screen
from tui.app import Start
from tui.language import set_language
from tui.rooms.register.screen import RegisterRoom

YEAR_END = datetime(2026, 12, 20, 7, tzinfo=UTC)
HEAD, TAIL = 3, 19
"""The first line of the grid, and the first below sixteen members, on 80x24."""


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    made = make_cell(tmp_path / "book", exempt=16, now=YEAR_END)
    for month, absent in (("2026-01", 3), ("2026-02", 5), ("2026-10", 3)):
        session = made.calendar.resolve(month)
        members = made.roster.members()
        made.attendance.mark(session.id, members[absent].id, Code.EXCUSED, reason="study")
        made.attendance.mark(session.id, members[1].id, Code.LATE, clock="14:05")
        made.attendance.mark(session.id, members[8].id, Code.UNEXCUSED)
        made.attendance.mark_rest(session.id)
    yield made
    made.close()


@pytest.fixture
def register(book: Book) -> Opener:
    """Opens the register over `book`."""
    return lambda size=(80, 24): running(book, book.disk_folder, Start(room="register"), size)


def room(pilot: Pilot[None]) -> RegisterRoom:
    found = pilot.app.screen
    assert isinstance(found, RegisterRoom)
    return found


def foot(pilot: Pilot[None]) -> str:
    return screen(pilot)[22].strip()


def at(pilot: Pilot[None]) -> tuple[int, int]:
    return room(pilot).grid.cursor, room(pilot).grid.column


async def test_sixteen_members_and_sixteen_sessions_fit_on_one_screen(register: Opener) -> None:
    async with register() as pilot:
        lines = screen(pilot)
        assert lines[1][18:66] == " 05 05•12 05 06 05•12 05 06 05•12 07 05 05•12 07"
        assert lines[2][18:66] == "  1  2  2  3  4  5  5  6  7  8  8  9 10 11 11 12"
        assert [line[1:4].strip() for line in lines[HEAD:TAIL]] == [str(n) for n in range(1, 17)]
        assert lines[HEAD + 3][18:27] == " ○  ●    "
        assert lines[TAIL].split() == ["có", "mặt", "13", "13", *["–"] * 10, "13", *["–"] * 3, "39", "6", "86,7"]
        assert lines[TAIL + 1].split() == ["tỷ", "lệ", "%", "87", "87", "87"]


async def test_the_sums_at_the_right_are_those_of_the_store(register: Opener, book: Book) -> None:
    async with register() as pilot:
        found: dict[int, list[list[str]]] = {}
        for _n in range(3):
            for number, shown in enumerate(screen(pilot)[HEAD:TAIL], 1):
                found.setdefault(number, []).append(shown[66:].split())
            await pilot.press("t")
    for line in book.register.year(2026).lines:
        t = line.tally
        rate = "–" if t.rate is None else f"{float(t.rate) * 100:.1f}".replace(".", ",")
        assert found[line.number] == [
            [str(t.present), str(t.absent), rate],
            [str(t.count(c)) for c in (Code.LATE, Code.LEFT_EARLY, Code.EXCUSED, Code.UNEXCUSED)],
            [str(t.members), str(t.left_out), str(t.not_taken)],
        ]


async def test_a_wide_terminal_shows_all_the_sums_and_whole_names(register: Opener) -> None:
    async with register((140, 24)) as pilot:
        assert "7 Phạm Hương Giang" in said(pilot)
        assert screen(pilot)[HEAD][-42:].split() == ["3", "0", "100,0", "0", "0", "0", "0", "3", "0", "0"]
        await pilot.press("t")
        assert "đều đang hiện" in foot(pilot)


async def test_the_cursor_starts_at_the_last_roll_called_and_is_seen_without_colour(register: Opener) -> None:
    async with register() as pilot:
        assert at(pilot) == (0, 12)
        assert screen(pilot)[HEAD][0] == "►"
        assert "[●]" in screen(pilot)[HEAD]
        await pilot.press("down", "down", "down", "left", "right")
        assert "[○]" in screen(pilot)[HEAD + 3]
        assert "[" not in screen(pilot)[HEAD]
        assert said(pilot).count("[") == 1


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (["left"], (0, 11)), (["right"] * 9, (0, 15)), (["left"] * 20, (0, 0)), (["down", "down"], (2, 12)),
        (["up"], (0, 12)), (["end"], (15, 12)), (["end", "home"], (0, 12)), (["pagedown"], (15, 12)),
        (["pagedown", "pageup"], (0, 12)),
    ],
)  # fmt: skip
async def test_keys_move_by_row_and_by_column_and_stop_at_the_ends(
    register: Opener, keys: list[str], place: tuple[int, int]
) -> None:
    async with register() as pilot:
        await pilot.press(*keys)
        assert at(pilot) == place


async def test_the_foot_says_member_session_and_mark_in_words(register: Opener) -> None:
    async with register() as pilot:
        assert foot(pilot) == "Nguyễn Văn An · định kỳ 05/10: có mặt"
        await pilot.press("down", "down", "down")
        assert foot(pilot) == "Đỗ Thị Diệu · định kỳ 05/10: có phép: đi học"
        await pilot.press("right")
        assert "định kỳ 05/11: buổi chưa điểm danh" in foot(pilot)


async def test_a_session_ahead_and_a_day_outside_the_cell_are_told_apart(register: Opener, book: Book) -> None:
    from msgspec.structs import replace

    book.roster.save(replace(book.roster.member(1), joined=date(2026, 2, 1)))
    book.calendar.save(Session(code="X", kind=Kind.REGULAR, date=date(2026, 12, 30)))
    async with register() as pilot:
        await pilot.press(*["right"] * 5)
        assert "buổi chưa đến" in foot(pilot)
        await pilot.press(*["left"] * 20)
        assert "không thuộc chi bộ" in foot(pilot)


async def test_more_sessions_than_fit_scroll_with_names_and_sums_in_place(register: Opener, book: Book) -> None:
    for day in range(1, 13):
        book.calendar.save(Session(code=f"X{day}", kind=Kind.THEMATIC, date=date(2026, 12, day)))
    async with register() as pilot:
        assert "buổi 1–16 trong 28" in screen(pilot)[0]
        names = [line[:17] for line in screen(pilot)[HEAD:TAIL]]
        await pilot.press(*["right"] * 30)
        assert "buổi 13–28 trong 28" in screen(pilot)[0]
        assert at(pilot) == (0, 27)
        assert [line[:17] for line in screen(pilot)[HEAD:TAIL]] == names
        assert screen(pilot)[1].split()[1] == "05"
        assert screen(pilot)[HEAD].rstrip().endswith("100,0")
        await pilot.press(*["left"] * 30)
        assert "buổi 1–16 trong 28" in screen(pilot)[0]


async def test_years_with_sessions_are_one_key_apart(register: Opener, book: Book) -> None:
    book.calendar.plan_year(2024, "05")
    async with register() as pilot:
        await pilot.press("<")
        assert "Sổ theo dõi 2024" in screen(pilot)[0]
        await pilot.press(",")
        assert "Trước năm 2024" in foot(pilot)
        await pilot.press(".")
        assert "Sổ theo dõi 2026" in screen(pilot)[0]
        await pilot.press(">")
        assert "Sau năm 2026" in foot(pilot)


async def test_the_filter_keeps_numbers_and_the_cells_own_sums(register: Opener) -> None:
    async with register() as pilot:
        below = screen(pilot)[TAIL : TAIL + 2]
        await pilot.press("/", *"thi", "enter")
        shown = [line for line in screen(pilot)[HEAD:TAIL] if line.strip()]
        assert [line[1:4].strip() for line in shown] == ["2", "4", "9", "13", "15"]
        assert screen(pilot)[TAIL : TAIL + 2] == below
        await pilot.press("/", *"zz")
        assert "không có ai" in said(pilot)
        await pilot.press("enter", "enter", "left")
        await pilot.press("/", "escape")
        assert len(room(pilot).lines) == 16


async def test_enter_opens_the_roll_of_the_cell_and_q_comes_back_to_it(register: Opener) -> None:
    async with register() as pilot:
        await pilot.press("down", "down", "down", "enter")
        await pilot.pause(0.2)
        assert "Định kỳ tháng 10/2026" in screen(pilot)[0]
        line = next(line for line in screen(pilot) if line.startswith("►"))
        assert "Đỗ Thị Diệu" in line
        await pilot.press("k", "q")
        await pilot.pause(0.2)
        assert at(pilot) == (3, 12)
        assert "[×]" in screen(pilot)[HEAD + 3]
        assert screen(pilot)[HEAD + 3].split()[-2:] == ["2", "33,3"]


async def test_another_terminals_mark_shows_in_cell_and_sums(register: Opener, book: Book) -> None:
    async with register() as pilot:
        other = again(book.disk_folder, now=YEAR_END)
        other.attendance.mark(book.calendar.resolve("2026-10").id, book.roster.members()[0].id, Code.UNEXCUSED)
        other.attendance.mark(book.calendar.resolve("2026-11").id, book.roster.members()[0].id, Code.PRESENT)
        book.poll()
        await pilot.pause()
        assert "[×] ● " in screen(pilot)[HEAD]
        assert screen(pilot)[HEAD].split()[-3:] == ["3", "1", "75,0"]
        assert screen(pilot)[TAIL].split()[14:16] == ["12", "1"]
        await pilot.press("ctrl+t")
        assert "Register 2026" in screen(pilot)[0]
    set_language("vi")


async def test_a_member_who_comes_or_goes_changes_the_lines(register: Opener, book: Book) -> None:
    from store.records import Member

    async with register() as pilot:
        book.roster.save(Member(name="Cao Văn Ba"))
        await pilot.pause()
        assert "Cao Văn Ba" in said(pilot)
        assert len(room(pilot).lines) == 17


async def test_f5_and_b_lead_to_the_register(rooms: Opener) -> None:
    async with rooms() as pilot:
        await pilot.press("b")
        await pilot.pause(0.1)
        assert "Sổ theo dõi 2026" in said(pilot)
        await pilot.press("f3")
        await pilot.pause(0.1)
        await pilot.press("f5")
        await pilot.pause(0.1)
        assert "Sổ theo dõi 2026" in said(pilot)
        await pilot.press("q")
        await pilot.pause(0.1)
        assert "Hôm nay" in screen(pilot)[0]


async def test_g_writes_the_register_and_asks_before_it_replaces(register: Opener, tmp_path: Path) -> None:
    file = tmp_path / "sổ.csv"
    async with register() as pilot:
        await pilot.press("g", "ctrl+u", *str(file), "enter")
        assert "Đã ghi" in foot_of(pilot)
        first = file.read_bytes()
        assert "Nguyễn Văn An".encode() in first
        file.write_bytes(b"mine")
        await pilot.press("g", "ctrl+u", *str(file), "enter")
        assert "Thay tệp cũ?" in foot_of(pilot)
        await pilot.press("left")
        assert file.read_bytes() == b"mine"
        await pilot.press("g", "ctrl+u", *str(file), "enter", "enter")
        assert file.read_bytes() == first


async def test_a_name_that_will_not_do_keeps_the_question_open(register: Opener, tmp_path: Path) -> None:
    async with register() as pilot:
        await pilot.press("g", "ctrl+u", *str(tmp_path / "x.pdf"), "enter")
        assert ".xlsx" in foot_of(pilot)
        assert room(pilot).foot.asking
        await pilot.press("escape", "g", "ctrl+u", *str(tmp_path / "no" / "x.csv"), "enter")
        assert "thư mục" in foot_of(pilot)
        await pilot.press("escape")
        assert not room(pilot).foot.asking
    assert not list(tmp_path.glob("x*"))


async def test_an_empty_book_says_what_to_do(tmp_path: Path) -> None:
    from store import make_book
    from store.records import Cell

    book = make_book(tmp_path / "new", Cell(name="Chi bộ Một"))
    async with running(book, book.disk_folder, Start(room="register")) as pilot:
        assert "chưa có buổi nào" in said(pilot)
        await pilot.press("enter", "left", "right", "down", "t", "<", ">", "g")
        assert "Không có gì để ghi" in foot(pilot)
    book.close()


@pytest.mark.parametrize("size", [(20, 8), (40, 12), (60, 20), (80, 24), (120, 40), (200, 50)])
async def test_no_line_is_wider_than_the_terminal(register: Opener, size: tuple[int, int]) -> None:
    async with register(size) as pilot:
        await pilot.press("right", "down", "t", "end")
        assert all(len(line) <= size[0] for line in screen(pilot))


async def test_plain_letters_stand_in_for_signs(register: Opener) -> None:
    async with register() as pilot:
        await pilot.press("ctrl+p", *"chu thuong", "enter")
        await pilot.pause(0.2)
        assert not set("●○▲▼×►•") & set(said(pilot))
        assert "[C]" in said(pilot)
