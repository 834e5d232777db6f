"""Speeches taken down by keys: logged, asked about, judged, summarised, mended; the file is read back."""

from __future__ import annotations

import pytest

from store import Book
from store.records import SpeechKind, State
from tests.cells import again, november
from tests.rooms.conftest import Opener, cursor_line, said, screen, to_row
from tests.rooms.sittings import Sitting, opener, present, speeches


@pytest.fixture
def sitting(book: Book) -> Sitting:
    """Opens home over `book`; h leads into the sitting."""
    return opener(book)


async def test_h_at_home_opens_todays_session_at_its_first_step_unwritten(sitting: Sitting, book: Book) -> None:
    async with sitting() as pilot:
        await pilot.press("h")
        assert "Định kỳ tháng 11/2026" in screen(pilot)[0]
        assert "chưa khai mạc" in said(pilot)
        assert "Khai mạc" in cursor_line(pilot)
        await pilot.press("f11", "q")
        assert "Hôm nay" in screen(pilot)[0]
    assert again(book.disk_folder).proceedings.of(november(book).id).opened == ""


async def test_f11_in_the_room_of_another_session_takes_that_one_down(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await pilot.press("slash", *"10/2026", "enter", "end", "enter")
        called = screen(pilot)[0]
        await pilot.press("f11")
        assert "Định kỳ tháng 10/2026" in screen(pilot)[0]
        assert "chưa khai mạc" in said(pilot)
        await pilot.press("f11", "q")
        assert screen(pilot)[0] == called


async def test_number_letter_enter_is_one_opinion_under_the_item(sitting: Sitting, book: Book) -> None:
    session = present(book)
    async with sitting() as pilot:
        await pilot.press("h", "1", "2", "p", "enter")
        assert "Đinh Công Lực" in cursor_line(pilot)
        assert " 1 " in cursor_line(pilot)[25:39]
        assert "1 lượt · 1/16 = 6 %" in said(pilot)
    made = speeches(book)
    item = book.proceedings.item(session)
    assert item is not None
    assert [(s.member, s.kind, s.item, s.clock) for s in made] == [(12, SpeechKind.OPINION, item.id, "14:10")]


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("p", SpeechKind.OPINION), ("t", SpeechKind.PAPER), ("n", SpeechKind.LEAD_IN),
        ("h", SpeechKind.QUESTION), ("g", SpeechKind.EXPLANATION), ("k", SpeechKind.CONCLUSION),
    ],
)  # fmt: skip
async def test_each_letter_is_a_kind(sitting: Sitting, book: Book, key: str, kind: SpeechKind) -> None:
    present(book)
    async with sitting() as pilot:
        await pilot.press("h", "3", key, "enter")
    assert [s.kind for s in speeches(book)] == [kind]


async def test_nothing_is_logged_without_enter_and_another_key_lets_the_kind_go(sitting: Sitting, book: Book) -> None:
    present(book)
    async with sitting() as pilot:
        await pilot.press("h", "3", "p")
        assert "phát biểu?" in cursor_line(pilot)
        await pilot.press("down", "enter")
        assert "phát biểu?" not in said(pilot).split("────")[1]
        await pilot.press("3", "p", "t", "enter", "enter")
    assert [s.kind for s in speeches(book)] == [SpeechKind.PAPER]


async def test_keys_in_one_burst_log_as_if_typed_slowly(sitting: Sitting, book: Book) -> None:
    present(book)
    async with sitting() as pilot:
        keys = [k for n in range(1, 17) for k in (*str(n), "p", "enter")]
        await pilot.press("h", *keys)
        assert "16/16 = 100 %" in said(pilot)
    assert [s.member for s in speeches(book)] == [m.id for m in book.attendance.expected(november(book))]


async def test_who_is_not_present_stands_last_and_is_asked_about_once(sitting: Sitting, book: Book) -> None:
    present(book, 4)
    async with sitting() as pilot:
        await pilot.press("h", "end")
        assert cursor_line(pilot).split()[1:4] == ["4", "Đỗ", "Thị"]
        assert "không phép" in cursor_line(pilot)
        await pilot.press("4", "p", "enter")
        assert "Vẫn ghi?" in said(pilot)
        await pilot.press("escape")
        assert speeches(book) == []
        await pilot.press("4", "p", "enter", "enter")
        await pilot.press("4", "h", "enter")
        assert "Vẫn ghi?" not in said(pilot)
        assert "0/15" in said(pilot)
    assert [s.kind for s in speeches(book)] == [SpeechKind.OPINION, SpeechKind.QUESTION]


async def test_the_first_speech_of_a_sitting_not_begun_asks_to_begin_it(sitting: Sitting, book: Book) -> None:
    async with sitting() as pilot:
        await pilot.press("h", "b", "3", "p", "enter")
        assert "Khai mạc bây giờ?" in said(pilot)
        await pilot.press("enter")
        assert "còn 10/10 phút" in said(pilot)
    assert [s.member for s in speeches(book)] == [3]
    assert speeches(book)[0].item > 0
    assert november(again(book.disk_folder)).state is State.HELD


async def test_undo_takes_the_last_speech_back(sitting: Sitting, book: Book) -> None:
    present(book)
    async with sitting() as pilot:
        await pilot.press("h", "3", "p", "enter", "5", "p", "enter", "ctrl+z")
        assert "1 lượt" in said(pilot)
    assert [s.member for s in speeches(book)] == [3]


# -- judging -----------------------------------------------------------------------------------


async def test_space_then_digits_judge_the_last_speech_by_a_scale_in_words(sitting: Sitting, book: Book) -> None:
    present(book)
    async with sitting() as pilot:
        await pilot.press("h", "3", "p", "enter", "space")
        foot = "\n".join(screen(pilot)[-2:])
        for words in ("1 chung chung", "4 cụ thể, thiết thực", "0 bỏ trống", "5 việc của bản thân", "8 đề xuất"):
            assert words in foot
        await pilot.press("5", "7", "7", "8", "3")
        await pilot.press("1", "p", "enter")  # the question is over: digits are rows again
    first, second = speeches(book)
    assert (first.quality, first.own_work, first.analysis, first.measure, first.proposal) == (
        3,
        True,
        None,
        False,
        True,
    )
    assert (second.member, second.quality) == (1, None)


async def test_the_cells_own_words_for_quality_are_set_and_shown(sitting: Sitting, book: Book) -> None:
    present(book)
    async with sitting() as pilot:
        await pilot.press("f9")
        await to_row(pilot, "chất lượng phát biểu")
        await pilot.press("ctrl+u", *"sơ sài; tạm; tốt; rất sát", "enter", "f11", "3", "p", "enter", "space")
        assert "4 rất sát" in screen(pilot)[-2]
    assert again(book.disk_folder).settings.cell().quality_words == ("sơ sài", "tạm", "tốt", "rất sát")


async def test_in_the_log_digits_judge_letters_mend_and_del_takes_away(sitting: Sitting, book: Book) -> None:
    present(book)
    async with sitting() as pilot:
        await pilot.press("h", "3", "p", "enter", "5", "p", "enter", "7", "p", "enter")
        await pilot.press("tab", "up", "4", "6", "h")
        await pilot.press("down", "delete")
        assert "^Z lấy lại" in said(pilot)
        assert "4" in screen(pilot)[4][38:]
        await pilot.press("home", "down", "0", "tab", "1", "k", "enter")
    made = speeches(book)
    assert [(s.member, s.kind, s.quality, s.analysis) for s in made] == [
        (3, SpeechKind.OPINION, None, None),
        (5, SpeechKind.QUESTION, None, True),
        (1, SpeechKind.CONCLUSION, None, None),
    ]  # fmt: skip


async def test_a_summary_is_typed_at_once_or_later(sitting: Sitting, book: Book) -> None:
    present(book)
    async with sitting() as pilot:
        await pilot.press("h", "3", "p", "enter", "v", *"nêu khó khăn", "enter")
        await pilot.press("5", "p", "enter", "tab", "up", "enter", "end", *" của phòng", "enter")
        assert "nêu khó khăn của phòng" in screen(pilot)[-2]
        await pilot.press("escape")
    assert [s.summary for s in speeches(book)] == ["nêu khó khăn của phòng", ""]
