"""Assigning by keys: the ranking, the form of one assignment, its draft, and where else it shows; read back."""

from __future__ import annotations

from datetime import date

from store import Book
from store.drafts import Draft
from store.records import Assignment, Away, Stage, Work
from store.rules.assignments import stage_of
from tests.cells import NOON, again
from tests.rooms.assigned import cursor, paper, read, task
from tests.rooms.conftest import Opener, running, said, screen
from tui.app import ChiboApp, Start

# -- whom to assign ------------------------------------------------------------------------------


async def test_assigning_goes_by_the_ranking_with_its_reasons(rooms: Opener, book: Book) -> None:
    book.roster.change(11, {"strengths": ("chuyển đổi số",)})
    async with rooms("assignments") as pilot:
        await pilot.press("ctrl+n", "2", "enter", *"Chuyển đổi số", "enter", "enter", "enter", "enter")
        await pilot.pause(0.2)
        first = cursor(screen(pilot))
        assert "Ngô Khánh Linh" in first
        assert "sở trường: chuyển đổi số" in first
        assert again(book.disk_folder).assignments.every() == []  # never by itself
        await pilot.press("enter")
        await pilot.pause(0.2)
        assert "Đã giao cho Ngô Khánh Linh" in said(pilot)
    (found,) = again(book.disk_folder).assignments.every()
    assert (found.kind, found.members, found.title) == (Work.PAPER, (11,), "Chuyển đổi số")
    assert found.session == book.calendar.resolve("2026-Q4-CD").id
    assert (found.due, stage_of(found)) == (date(2026, 11, 9), Stage.ASSIGNED)


async def test_several_are_marked_and_assigned_at_once(rooms: Opener, book: Book) -> None:
    async with rooms("assignments") as pilot:
        await pilot.press("ctrl+n", *"4", "enter", *"Khảo sát", "enter", "ctrl+r", "space", "down", "down", "space")
        assert [x[1:4].strip() for x in screen(pilot)[1:4]] == ["■", "□", "■"]
        await pilot.press("enter")
        await pilot.pause(0.2)
    (found,) = again(book.disk_folder).assignments.every()
    assert (found.kind, found.members) == (Work.TASK, (1, 3))


async def test_who_is_away_stands_last_and_is_asked_about_once(rooms: Opener, book: Book) -> None:
    book.roster.put_span(4, Away(since=date(2026, 11, 10), until=date(2026, 11, 20), reason="business"))
    async with rooms("assignments") as pilot:
        await pilot.press("ctrl+n", "down", *"Việc", "enter", "ctrl+r", "end")
        assert "vắng 10/11/2026–20/11/2026: đi công tác" in said(pilot)
        await pilot.press("enter")
        assert "Vẫn giao Diệu? vắng" in said(pilot)
        await pilot.press("n")
        assert again(book.disk_folder).assignments.every() == []
        await pilot.press("enter", "enter")
        await pilot.pause(0.2)
    assert [a.members for a in again(book.disk_folder).assignments.every()] == [(4,)]


async def test_who_has_two_papers_this_quarter_is_asked_about(rooms: Opener, book: Book) -> None:
    session = book.calendar.resolve("2026-10").id
    for _ in range(2):
        book.assignments.add(Assignment(kind=Work.PAPER, members=(1,), title="x", session=session))
    async with rooms("assignments") as pilot:
        await pilot.press("ctrl+n", "ctrl+r", "slash", *"van an", "enter", "enter")
        assert "Vẫn giao An? 2 tham luận quý này" in said(pilot)
        await pilot.press("enter")
        await pilot.pause(0.2)
    assert len(again(book.disk_folder).assignments.of_member(1)) == 3


# -- the form ------------------------------------------------------------------------------------


async def test_members_are_typed_by_a_few_letters_and_a_task_says_what_first(rooms: Opener, book: Book) -> None:
    async with rooms("assignments") as pilot:
        await pilot.press("ctrl+n", "4", "enter", "down", "down", "down", *"duc dung; dat", "enter")
        assert again(book.disk_folder).assignments.every() == []
        await pilot.press(*["up"] * 4, *"Kiểm kê", "enter")
        await pilot.pause(0.1)
    (found,) = again(book.disk_folder).assignments.every()
    assert (found.members, found.title, found.due) == ((5, 6), "Kiểm kê", None)


async def test_a_name_that_is_several_stays_with_the_reason(rooms: Opener, book: Book) -> None:
    async with rooms("assignments") as pilot:
        await pilot.press("ctrl+n", *["down"] * 4, *"nguyen", "enter")
        assert "Có nhiều" in said(pilot)
    assert again(book.disk_folder).assignments.every() == []


async def test_a_due_day_gone_by_is_taken_and_said(rooms: Opener, book: Book) -> None:
    id = task(book, 5)
    async with rooms("assignments") as pilot:
        await pilot.press("enter", *["down"] * 3, *"1/11", "enter")
        await pilot.pause(0.1)
        assert "Hạn 01/11/2026 đã qua" in said(pilot)
    assert read(book, id).due == date(2026, 11, 1)


async def test_steps_in_the_form_by_enter_by_letter_with_their_days(rooms: Opener, book: Book) -> None:
    id = paper(book, 4)
    async with rooms("assignments") as pilot:
        await pilot.press("enter", "pagedown", "pagedown")
        assert "05/11/2026" in cursor(screen(pilot))
        await pilot.press("enter", *["backspace"] * 10, *"1/11", "enter")
        assert read(book, id).stages[0].on == date(2026, 11, 1)
        await pilot.press("down", "enter")  # the first step offered
        assert stage_of(read(book, id)) is Stage.DRAFT
        await pilot.press("t")
        assert stage_of(read(book, id)) is Stage.RETURNED
        await pilot.press("down", "delete")  # the last step
        assert stage_of(read(book, id)) is Stage.DRAFT
        await pilot.press("c", "1", "1", "1", "1")
    assert stage_of(read(book, id)) is Stage.APPROVED


async def test_the_checks_are_fields_too(rooms: Opener, book: Book) -> None:
    id = paper(book, 4)
    async with rooms("assignments") as pilot:
        await pilot.press("enter", "pagedown", "1", "down", "2", "down", *"c", "enter")
    found = read(book, id)
    assert (found.own_work, found.analysis, found.measure, found.proposal) == (True, False, True, None)


async def test_a_new_one_without_anybody_is_not_left_unasked(rooms: Opener, book: Book) -> None:
    async with rooms("assignments") as pilot:
        await pilot.press("ctrl+n", "down", *"Dân vận", "enter", "escape")
        assert "Chưa giao cho ai" in said(pilot)
        await pilot.press("n")
        assert "Dân vận" in said(pilot)
        await pilot.press("ctrl+g", "enter")
        assert "Phân công" in screen(pilot)[0]
    assert again(book.disk_folder).assignments.every() == []


async def test_an_assignment_taken_away_by_another_hand_closes_its_form(rooms: Opener, book: Book) -> None:
    id = task(book, 5)
    other = again(book.disk_folder)
    async with rooms("assignments") as pilot:
        await pilot.press("enter", "down", *"x")
        other.assignments.remove(id)
        book.poll()
        await pilot.pause(0.2)
        assert "Phân công" in screen(pilot)[0]


async def test_undoing_the_assignment_just_made_leaves_its_form(rooms: Opener, book: Book) -> None:
    async with rooms("assignments") as pilot:
        await pilot.press("ctrl+n", "down", *"Việc", "enter", "ctrl+r", "enter")
        await pilot.pause(0.2)
        assert len(again(book.disk_folder).assignments.every()) == 1
        await pilot.press("ctrl+z")
        await pilot.pause(0.2)
        assert "Phân công" in screen(pilot)[0]
    assert again(book.disk_folder).assignments.every() == []


async def test_letters_are_typed_in_a_field_and_are_steps_below(rooms: Opener, book: Book) -> None:
    id = paper(book, 4, title="")
    async with rooms("assignments") as pilot:
        await pilot.press("enter", "down", *"kg", "enter")
        assert read(book, id).title == "kg"
        assert len(read(book, id).stages) == 1
        await pilot.press("pagedown", "pagedown", "k")
    assert stage_of(read(book, id)) is Stage.DRAFT


async def test_a_half_said_new_one_is_offered_at_the_next_start(book: Book) -> None:
    async with running(book, book.disk_folder, Start(room="assignments")) as pilot:
        await pilot.press("ctrl+n", "1", "down", *"Dân vận khéo", "down", "down", "down", *"ngo kh")
        app = pilot.app
        assert isinstance(app, ChiboApp)
        kept = app.room.draft()
        assert isinstance(kept, Draft)
        assert kept.texts == {"kind": "đề dẫn", "title": "Dân vận khéo", "members": "ngo kh"}
        app.save_drafts()
    file = next((book.disk_folder / "drafts").glob("*.json"))
    file.rename(file.with_name("1-0.json"))
    again(book.disk_folder, NOON).drafts.left()
    async with running(book, book.disk_folder, Start(room="assignments")) as pilot:
        await pilot.press("enter")
        await pilot.pause(0.2)
        assert "đề dẫn" in said(pilot)
        await pilot.press(*["down"] * 4, "enter")
        await pilot.pause(0.1)
    (found,) = again(book.disk_folder).assignments.every()
    assert (found.kind, found.title, found.members) == (Work.LEAD_IN, "Dân vận khéo", (11,))


# -- elsewhere -----------------------------------------------------------------------------------


async def test_the_members_form_lists_the_years_assignments_and_opens_them(rooms: Opener, book: Book) -> None:
    paper(book, 1, title="Chuyển đổi số")
    async with rooms("roster") as pilot:
        await pilot.press("enter", *["pagedown"] * 6)
        assert "Tham luận: Chuyển đổi số" in cursor(screen(pilot))
        await pilot.press("enter")
        await pilot.pause(0.2)
        assert "trình bày tại" in said(pilot)


async def test_who_gave_no_paper_is_one_key_away(rooms: Opener, book: Book) -> None:
    book.assignments.advance(paper(book, 1), Stage.GIVEN, anyway=True)
    paper(book, 2, title="Sắp tới")
    async with rooms("assignments") as pilot:
        await pilot.press("p")
        assert "15 đảng viên" in screen(pilot)[0]
        assert "Nguyễn Văn An" not in said(pilot)
        assert "Sắp tới (đã giao)" in said(pilot)
        await pilot.press("down", "ctrl+n")
        await pilot.pause(0.2)
        assert "Trần Văn Bình" in said(pilot)
        assert len(again(book.disk_folder).assignments.every()) == 2


async def test_the_log_says_steps_and_fields_in_words(rooms: Opener, book: Book) -> None:
    id = paper(book, 4)
    book.assignments.advance(id, Stage.DRAFT)
    book.assignments.change(id, {"members": (4, 5)})
    async with rooms("assignments", (120, 24)) as pilot:
        await pilot.press("v")
        await pilot.pause(0.2)
        text = said(pilot)
    assert "người làm: Đỗ Thị Diệu → Đỗ Thị Diệu; Lê Đức Dũng" in text
    assert "Chuyển đổi số: đã giao → đã nộp dự thảo" in text
    assert "+ Tham luận: Chuyển đổi số (Đỗ Thị Diệu)" in text
