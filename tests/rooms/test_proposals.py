"""The list of proposals by its keys: filters, one key a step, a task, a result, undo; the file is read back."""

from __future__ import annotations

from datetime import date, timedelta

from store import Book
from store.records import ProposalState, Stage
from store.rules.proposals import state_of
from tests.cells import again
from tests.rooms.conftest import Opener, cursor_line, said, screen
from tests.rooms.proposed import TODAY, every, propose, read, row_at

DAY = timedelta(days=1)


async def test_home_leads_to_the_proposals_by_a_letter(rooms: Opener, book: Book) -> None:
    propose(book)
    async with rooms("home") as pilot:
        await pilot.press("p")
        assert "Đề xuất, kiến nghị" in screen(pilot)[0]
        assert "Trang bị thêm máy chiếu" in said(pilot)


async def test_a_row_says_state_what_who_and_how_late(rooms: Opener, book: Book) -> None:
    propose(book, raised=TODAY - DAY * 42)
    propose(book, "Lập nhóm trao đổi tài liệu", member=0, addressee="office")
    async with rooms("proposals") as pilot:
        late, fresh = screen(pilot)[3:5]
        foot = screen(pilot)[-2]
    for words in ("○ mới", "Trang bị thêm máy chiếu", "Đỗ Thị Diệu", "chậm 12 ngày"):
        assert words in late
    for words in ("○ mới", "tập thể chi bộ", "còn 30 ngày"):
        assert words in fresh
    assert "Đỗ Thị Diệu → chi bộ · Trang bị thêm máy chiếu" in foot


async def test_the_filters_switch_at_one_digit_and_tell_their_numbers(rooms: Opener, book: Book) -> None:
    propose(book, "Việc chậm", raised=TODAY - DAY * 31)
    propose(book, "Việc mới", addressee="board")
    done = propose(book, "Việc xong", raised=date(2026, 2, 3))
    book.proposals.answer(done, "rồi")
    async with rooms("proposals") as pilot:
        assert "1 đang mở 2" in screen(pilot)[1]
        assert "2 quá hạn trả lời 1" in screen(pilot)[1]
        assert "Việc xong" not in said(pilot)
        await pilot.press("2")
        assert "Việc chậm" in said(pilot)
        assert "Việc mới" not in said(pilot)
        await pilot.press("3", *["backspace"] * 12, *"I/2026", "enter")
        assert "Việc xong" in said(pilot)
        assert "Việc mới" not in said(pilot)
        assert "3 quý I/2026 1" in screen(pilot)[1]
        await pilot.press("4", "5")
        assert "Việc mới" in said(pilot)
        assert "Việc chậm" not in said(pilot)
        assert "4 Ban Giám hiệu 1" in screen(pilot)[1]
        await pilot.press("5")
        assert all(words in said(pilot) for words in ("Việc mới", "Việc chậm", "Việc xong"))


async def test_what_is_no_period_is_a_sentence_and_is_asked_again(rooms: Opener, book: Book) -> None:
    propose(book)
    async with rooms("proposals") as pilot:
        await pilot.press("3", *["backspace"] * 12, *"xyz", "enter")
        assert "không phải quý" in said(pilot)
        await pilot.press(*["backspace"] * 3, *"2026", "enter")
        assert "3 năm 2026 1" in screen(pilot)[1]


async def test_words_filter_without_accents(rooms: Opener, book: Book) -> None:
    propose(book, "Trang bị máy chiếu")
    propose(book, "Lập nhóm trao đổi", member=6)
    async with rooms("proposals") as pilot:
        await pilot.press("slash", *"nhom dat")
        assert "Lập nhóm" in said(pilot)
        assert "Trang bị" not in said(pilot)


async def test_a_proposal_goes_its_way_by_one_key_a_step(rooms: Opener, book: Book) -> None:
    id = propose(book)
    async with rooms("proposals") as pilot:
        await pilot.press("c", "b", "v")
        assert "▲ chuyển cấp trên" in row_at(pilot)
        await pilot.press("t", *"Đã đưa vào kế hoạch", "enter")
        assert "● đã trả lời" in row_at(pilot)
        found = read(book, id)
        states = [ProposalState.ACCEPTED, ProposalState.IN_PROGRESS, ProposalState.PASSED_UP, ProposalState.ANSWERED]
        assert [(s.state, s.on) for s in found.steps] == [(state, TODAY) for state in states]
        assert found.answer == "Đã đưa vào kế hoạch"
        await pilot.press("ctrl+z")
        assert "▲ chuyển cấp trên" in row_at(pilot)
    assert read(book, id).answer == ""


async def test_an_odd_jump_is_asked_once_and_another_key_leaves_it(rooms: Opener, book: Book) -> None:
    id = propose(book)
    async with rooms("proposals") as pilot:
        await pilot.press("b")
        assert "sai thứ tự" in said(pilot)
        await pilot.press("n")
        assert read(book, id).steps == ()
        await pilot.press("b", "enter")
        assert "► đang giải quyết" in row_at(pilot)
    assert state_of(read(book, id)) is ProposalState.IN_PROGRESS


async def test_an_odd_answer_is_asked_about_and_its_words_are_not_lost(rooms: Opener, book: Book) -> None:
    id = propose(book)
    book.proposals.refuse(id, "ngoài thẩm quyền")
    async with rooms("proposals") as pilot:
        await pilot.press("5", "t", *"Xem lại được", "enter")
        assert "đã khép lại" in said(pilot)
        await pilot.press("enter")
        assert "● đã trả lời" in row_at(pilot)
    assert read(book, id).answer == "Xem lại được"


async def test_a_refusal_without_a_reason_is_not_taken(rooms: Opener, book: Book) -> None:
    id = propose(book)
    async with rooms("proposals") as pilot:
        await pilot.press("k", "enter")
        assert "phải ghi lý do" in said(pilot)
        await pilot.press(*"vượt định mức", "enter")
        assert "× không tiếp thu" in row_at(pilot)
    assert read(book, id).steps[-1].note == "vượt định mức"


async def test_a_task_is_given_and_closing_it_in_the_assignments_brings_the_result(rooms: Opener, book: Book) -> None:
    id = propose(book)
    async with rooms("proposals") as pilot:
        await pilot.press("g", *"quang dat", "enter", *"20/11", "enter")
        assert "Đã giao Đặng Quang Đạt" in said(pilot)
        assert "► đang giải quyết" in row_at(pilot)
        task = again(book.disk_folder).assignments.assignment(read(book, id).assignment)
        assert (task.members, task.due, task.carries_out) == ((6,), date(2026, 11, 20), id)
        await pilot.press("f7", "g", "enter")
        assert "chưa ghi kết quả" in said(pilot)
        await pilot.press("n", "g", *"Đã mua 2 máy", "enter")
        assert "xong" in row_at(pilot)
        await pilot.press("q", "p", "5")
        assert "√ có kết quả" in row_at(pilot)
    assert read(book, id).result == "Đã mua 2 máy"


async def test_g_opens_the_task_there_is(rooms: Opener, book: Book) -> None:
    id = propose(book)
    book.proposals.make_task(id, (6,))
    async with rooms("proposals") as pilot:
        await pilot.press("g")
        assert "Đặng Quang Đạt" in said(pilot)
        assert "Các bước" in said(pilot)
    assert again(book.disk_folder).assignments.assignment(1).stages[-1].stage is Stage.ASSIGNED


async def test_who_cannot_be_found_is_asked_again(rooms: Opener, book: Book) -> None:
    id = propose(book)
    async with rooms("proposals") as pilot:
        await pilot.press("g", *"khong ai", "enter")
        assert "Không ai tên" in said(pilot)
        await pilot.press("escape")
        await pilot.press("g", "enter")
    assert read(book, id).assignment == 0


async def test_a_result_is_written_and_taken_back(rooms: Opener, book: Book) -> None:
    id = propose(book)
    async with rooms("proposals") as pilot:
        await pilot.press("n", *"Trường đã cấp", "enter")
        assert "√ có kết quả" in row_at(pilot)
        assert read(book, id).solved == TODAY
        await pilot.press("n", *["backspace"] * 20, "enter")
        assert "○ mới" in row_at(pilot)
    assert (read(book, id).result, read(book, id).solved) == ("", None)


async def test_taken_away_and_back(rooms: Opener, book: Book) -> None:
    id = propose(book)
    async with rooms("proposals") as pilot:
        await pilot.press("delete")
        assert every(book) == []
        await pilot.press("ctrl+z")
        assert "Trang bị thêm máy chiếu" in said(pilot)
    assert read(book, id).text == "Trang bị thêm máy chiếu"


async def test_what_another_terminal_does_is_seen_here(rooms: Opener, book: Book) -> None:
    id = propose(book)
    async with rooms("proposals") as pilot:
        other = again(book.disk_folder)
        other.proposals.advance(id, ProposalState.ACCEPTED)
        book.poll()
        await pilot.pause()
        assert "□ đã tiếp thu" in row_at(pilot)
        await pilot.press("b")
    assert [s.state for s in read(book, id).steps] == [ProposalState.ACCEPTED, ProposalState.IN_PROGRESS]


async def test_an_unanswered_one_is_an_alert_that_leads_there(rooms: Opener, book: Book) -> None:
    propose(book, raised=TODAY - DAY * 35)
    async with rooms("home", size=(100, 40)) as pilot:
        line = next(x for x in screen(pilot) if "chưa được trả lời" in x)
        assert "Đề xuất của Đỗ Thị Diệu" in line
        assert "chậm 5 ngày" in line
        for _ in range(40):
            if "chưa được trả lời" in cursor_line(pilot):
                break
            await pilot.press("down")
        assert "Điều 3.3" in said(pilot)
        await pilot.press("enter")
        assert "Quá trình" in said(pilot)


async def test_a_session_carries_it_over_and_leads_to_it(rooms: Opener, book: Book) -> None:
    propose(book, raised=TODAY - DAY * 3)
    async with rooms("calendar", size=(80, 40)) as pilot:
        await pilot.press("space", "end")
        assert "kiến nghị: Trang bị thêm máy chiếu · Đỗ Thị Diệu" in said(pilot)
        await pilot.press("enter")
        assert "Quá trình" in said(pilot)
