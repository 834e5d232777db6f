"""One proposal on its page, and what became of a year's: each line leads where it belongs; the file is read back."""

from __future__ import annotations

from datetime import date, timedelta

from store import Book
from store.records import Proposal, ProposalState, Stage
from store.rules.proposals import state_of
from tests.rooms.conftest import Opener, cursor_line, said, screen, to_row
from tests.rooms.proposed import TODAY, every, propose, read, row_at, spoken
from tui.app import ChiboApp

DAY = timedelta(days=1)


async def test_a_new_one_is_on_disk_as_soon_as_it_says_something(rooms: Opener, book: Book) -> None:
    async with rooms("proposals") as pilot:
        await pilot.press("ctrl+n", *"Mở lớp tập huấn", "enter")
        assert [p.text for p in every(book)] == ["Mở lớp tập huấn"]
        await pilot.press(*"quang dat", "enter", "3", "enter")
        await pilot.press("ctrl+g")
        assert "Mở lớp tập huấn" in row_at(pilot)
    (one,) = every(book)
    assert (one.member, one.addressee, one.raised) == (6, "party_committee", TODAY)


async def test_another_body_is_named(rooms: Opener, book: Book) -> None:
    propose(book)
    async with rooms("proposals") as pilot:
        await pilot.press("enter", "down", "down", "6", "enter", *"Công đoàn", "enter", "ctrl+g")
        assert "→ Công đoàn" in screen(pilot)[-2]
    assert (every(book)[0].addressee, every(book)[0].addressee_name) == ("other", "Công đoàn")


async def test_leaving_a_new_one_that_says_nothing_is_asked_about(rooms: Opener, book: Book) -> None:
    async with rooms("proposals") as pilot:
        await pilot.press("ctrl+n", "down", *"quang dat", "enter", "ctrl+g")
        assert "Chưa ghi nội dung đề xuất" in said(pilot)
        await pilot.press("enter")
        assert "Không có đề xuất nào" in said(pilot)
    assert every(book) == []


async def test_the_whole_life_stands_on_one_screen_with_a_way_to_each_part(rooms: Opener, book: Book) -> None:
    session = spoken(book)
    id = propose(book, speech=1, addressee="board")
    book.proposals.advance(id, ProposalState.ACCEPTED, session.date + DAY)
    book.proposals.make_task(id, (6,), due=TODAY + DAY * 9)
    book.assignments.close(1, Stage.DONE, "đã mua", TODAY)
    book.proposals.answer(id, "đã cấp")
    async with rooms("proposals") as pilot:
        await pilot.press("5", "enter")
        shown = said(pilot)
        for words in (
            "Phòng họp thiếu máy chiếu", "○ mới → Ban Giám hiệu", "□ đã tiếp thu", "► đang giải quyết", "● đã trả lời",
            "đã cấp", "Đặng Quang Đạt: Trang bị thêm máy chiếu", "□ đã giao", "xong", "đã mua",
        ):  # fmt: skip
            assert words in shown, words
        assert len(screen(pilot)) == 24
        await to_row(pilot, "Đặng Quang Đạt: Trang bị")
        await pilot.press("enter")
        assert "Các bước" in said(pilot)
        await pilot.press("escape")
        await pilot.press("up", "up", "up", "up", "up", "up", "up", "up")
        await to_row(pilot, "phát biểu")
        await pilot.press("enter")
        assert "tháng 10/2026" in screen(pilot)[0]


async def test_the_letters_work_on_the_rows_of_its_way_and_are_typed_in_a_field(rooms: Opener, book: Book) -> None:
    id = propose(book, "x")
    async with rooms("proposals") as pilot:
        await pilot.press("enter", "c", "v", "down")
        assert (read(book, id).text, read(book, id).steps) == ("xcv", ())
        await pilot.press("pagedown", "c")
        assert "□ đã tiếp thu" in said(pilot)
        await pilot.press("t", *"Sẽ làm", "enter")
    found = read(book, id)
    assert [s.state for s in found.steps] == [ProposalState.ACCEPTED, ProposalState.ANSWERED]
    assert found.answer == "Sẽ làm"


async def test_an_answer_typed_in_its_field_answers_it_once(rooms: Opener, book: Book) -> None:
    id = propose(book)
    async with rooms("proposals") as pilot:
        await pilot.press("enter")
        await to_row(pilot, "► trả lời")
        await pilot.press(*"Đã rõ", "enter", "up")
        await pilot.press(*" ràng", "enter")
    found = read(book, id)
    assert state_of(found) is ProposalState.ANSWERED
    assert (found.answer, len(found.steps)) == ("Đã rõ ràng", 1)


async def test_a_day_is_corrected_and_the_last_step_is_taken_off(rooms: Opener, book: Book) -> None:
    id = propose(book, raised=TODAY - DAY * 4)
    book.proposals.advance(id, ProposalState.ACCEPTED)
    async with rooms("proposals") as pilot:
        await pilot.press("enter")
        await to_row(pilot, "□ đã tiếp thu")
        await pilot.press("enter", *["backspace"] * 10, *"3/11", "enter")
        assert read(book, id).steps[0].on == date(2026, 11, 3)
        await pilot.press("enter", *["backspace"] * 10, *"+3", "enter")
        assert "tương lai" in said(pilot)
        await pilot.press("escape", "delete")
    assert read(book, id).steps == ()


async def test_one_begun_in_a_session_has_its_session_speech_and_speaker(rooms: Opener, book: Book) -> None:
    session = spoken(book)
    async with rooms("proposals") as pilot:
        assert isinstance(pilot.app, ChiboApp)
        start = Proposal(text="", raised=TODAY, session=session.id, speech=1, member=4)
        pilot.app.open_proposal(0, start=start)
        await pilot.pause()
        assert "Đỗ Thị Diệu: phát biểu" in said(pilot)
        await pilot.press(*"Cấp máy chiếu", "enter")
    (one,) = every(book)
    assert (one.session, one.speech, one.member, one.raised) == (session.id, 1, 4, session.date)


async def test_the_page_goes_when_another_hand_takes_the_proposal_away(rooms: Opener, book: Book) -> None:
    id = propose(book)
    async with rooms("proposals") as pilot:
        await pilot.press("enter")
        book.proposals.remove(id)
        await pilot.pause()
        assert "Không có đề xuất nào" in said(pilot)


# -- what became of them -----------------------------------------------------------------------


async def test_a_years_fates_add_up_and_lead_to_the_proposals(rooms: Opener, book: Book) -> None:
    solved = propose(book, "Lập nhóm", raised=date(2026, 2, 4))
    book.proposals.settle(solved, "đã lập", date(2026, 3, 2))
    book.proposals.refuse(propose(book, "Tăng chi", raised=date(2026, 2, 5)), "vượt định mức", date(2026, 2, 9))
    propose(book, "Máy chiếu")
    propose(book, "Năm ngoái", raised=date(2025, 12, 30))
    async with rooms("proposals") as pilot:
        await pilot.press("p")
        lines = screen(pilot)
        assert lines[3].split()[3:] == ["2", "1", "–", "1", "–", "–", "50,0", "%"]
        assert lines[7].split()[2:] == ["3", "1", "–", "1", "–", "1", "33,3", "%"]
        assert "2 đề xuất: đã trả lời 2 (100,0 %), có kết quả 1 (50,0 %)" in said(pilot)
        assert "04/02/2026 → 02/03/2026" in said(pilot)
        assert "Năm ngoái" not in said(pilot)
        await pilot.press("<")
        assert "Năm ngoái" in said(pilot)
        await pilot.press(">", "enter")
        assert "3 quý I/2026 2" in screen(pilot)[1]
        assert "Lập nhóm" in said(pilot)
        assert "Máy chiếu" not in said(pilot)


async def test_a_fate_opens_its_proposal(rooms: Opener, book: Book) -> None:
    propose(book, "Máy chiếu")
    async with rooms("proposals") as pilot:
        await pilot.press("p", *["down"] * 5)
        assert "Máy chiếu" in cursor_line(pilot)
        await pilot.press("enter")
        assert "Quá trình" in said(pilot)
