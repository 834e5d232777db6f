"""Assignments by their keys: the list and its filters, steps, the form, whom to assign; the file is read back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store import Book
from store.changes import Change, RowSaved
from store.drafts import Draft
from store.records import Assignment, Away, Stage, Work
from store.rules.assignments import CHECKS, stage_of
from tests.cells import NOON, again
from tests.rooms.conftest import Opener, running, said, screen
from tui.app import ChiboApp, Start

TODAY = date(2026, 11, 5)


def made(change: Change) -> int:
    part = change.parts[0]
    assert isinstance(part, RowSaved)
    assert isinstance(part.after, Assignment)
    return part.after.id


def paper(book: Book, *members: int, title: str = "Chuyển đổi số", due: date | None = None) -> int:
    session = book.calendar.resolve("2026-Q4-CD").id
    work = Assignment(kind=Work.PAPER, members=members, title=title, session=session, due=due)
    return made(book.assignments.add(work))


def task(book: Book, *members: int, title: str = "Rà soát hồ sơ", due: date | None = None) -> int:
    return made(book.assignments.add(Assignment(kind=Work.TASK, members=members, title=title, due=due)))


def read(book: Book, id: int) -> Assignment:
    return again(book.disk_folder).assignments.assignment(id)


def cursor(lines: list[str]) -> str:
    return next(line for line in lines[1:] if line.startswith("►") and "2 quá hạn" not in line)


# -- the list ----------------------------------------------------------------------------------


async def test_a_row_says_state_what_who_and_how_late(rooms: Opener, book: Book) -> None:
    task(book, 5, 6, due=date(2026, 10, 24))
    paper(book, 4, due=date(2026, 11, 9))
    async with rooms("assignments") as pilot:
        late, coming = screen(pilot)[3:5]
    for words in ("□ đã giao", "Rà soát hồ sơ", "Dũng, Đạt", "trễ 12 ngày"):
        assert words in late
    for words in ("Tham luận: Chuyển đổi số", "Đỗ Thị Diệu", "Q4-CD", "còn 4 ngày"):
        assert words in coming


async def test_the_filters_switch_at_one_digit_and_tell_their_numbers(rooms: Opener, book: Book) -> None:
    late = task(book, 5, title="Việc trễ", due=date(2026, 11, 4))
    task(book, 5, title="Việc hôm nay", due=TODAY)
    done = task(book, 5, title="Việc xong", due=date(2026, 11, 1))
    book.assignments.close(done, Stage.DONE)
    paper(book, 4)
    assert [a.id for a in book.assignments.overdue()] == [late]
    async with rooms("assignments") as pilot:
        assert "Việc hôm nay" in said(pilot)
        assert "Việc xong" not in said(pilot)
        assert "2 quá hạn 1" in said(pilot)
        await pilot.press("2")
        assert [x for x in screen(pilot)[3:20] if "Việc" in x] == [screen(pilot)[3]]
        assert "Việc trễ" in said(pilot)
        await pilot.press("5")
        assert "Việc xong" in said(pilot)
        await pilot.press("4", *["backspace"] * 10, *"q4", "enter")
        assert "Chuyển đổi số" in said(pilot)
        assert "Việc" not in "".join(screen(pilot)[3:20])


async def test_words_filter_without_accents(rooms: Opener, book: Book) -> None:
    task(book, 5, title="Rà soát hồ sơ")
    task(book, 6, title="Khảo sát dư luận")
    async with rooms("assignments") as pilot:
        await pilot.press("slash", *"khao dat")
        assert "Khảo sát" in said(pilot)
        assert "Rà soát" not in said(pilot)


async def test_mine_asks_once_who_one_is_and_remembers(book: Book, tmp_path: Path) -> None:
    task(book, 5, title="Việc của Dũng")
    task(book, 6, title="Việc của Đạt")
    async with running(book, book.disk_folder, Start(room="assignments")) as pilot:
        await pilot.press("3", *"khong ai", "enter")
        assert "Không ai tên" in said(pilot)
        await pilot.press(*["backspace"] * 8, *"duc dung", "enter")
        assert "Việc của Dũng" in said(pilot)
        assert "Việc của Đạt" not in said(pilot)
        await pilot.press("1", "3")
        assert "Việc của Đạt" not in said(pilot)
    assert 'me = "Lê Đức Dũng"' in (tmp_path / "config/chibo/settings.toml").read_text("utf-8")


async def test_mine_is_known_by_the_name_written_beside_changes(
    book: Book, rooms: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHIBO_BY", "Đặng Quang Đạt")
    task(book, 5, title="Việc của Dũng")
    task(book, 6, title="Việc của Đạt")
    async with rooms("assignments") as pilot:
        await pilot.press("3")
        assert "Việc của Đạt" in said(pilot)
        assert "Việc của Dũng" not in said(pilot)


async def test_a_paper_goes_its_way_by_one_key_a_step(rooms: Opener, book: Book) -> None:
    id = paper(book, 4)
    async with rooms("assignments") as pilot:
        await pilot.press("k", "t", "k", "c", "1", "1", "2", "1")
        assert "■ đã duyệt" in cursor(screen(pilot))
        found = read(book, id)
        assert [s.stage for s in found.stages][1:] == [Stage.DRAFT, Stage.RETURNED, Stage.DRAFT, Stage.APPROVED]
        assert [getattr(found, c) for c in CHECKS] == [True, True, False, True]
        assert {s.on for s in found.stages} == {TODAY}
        await pilot.press("ctrl+z")
        assert "▲ đã nộp dự thảo" in cursor(screen(pilot))
    assert [getattr(read(book, id), c) for c in CHECKS] == [None] * 4


async def test_an_odd_jump_is_asked_once_and_another_key_leaves_it(rooms: Opener, book: Book) -> None:
    id = paper(book, 4)
    async with rooms("assignments") as pilot:
        await pilot.press("g")
        assert "Chưa có dự thảo. Buổi 12/11 chưa họp. Vẫn ghi?" in said(pilot)
        await pilot.press("k")
        assert stage_of(read(book, id)) is Stage.ASSIGNED
        await pilot.press("g", "enter")
        assert "√ đã trình bày" in cursor(screen(pilot))
    assert stage_of(read(book, id)) is Stage.GIVEN


async def test_a_question_left_open_is_asked_about_at_approval(rooms: Opener, book: Book) -> None:
    id = paper(book, 4)
    async with rooms("assignments") as pilot:
        await pilot.press("k", "c", "1", "enter", "1", "1")
        assert "Còn 1 câu để ngỏ" in said(pilot)
        await pilot.press("n")
        assert stage_of(read(book, id)) is Stage.DRAFT
        await pilot.press("c", "1", "enter", "1", "1", "enter")
    found = read(book, id)
    assert (stage_of(found), found.analysis) == (Stage.APPROVED, None)


async def test_a_task_is_done_with_its_result_and_opened_again(rooms: Opener, book: Book) -> None:
    id = task(book, 5)
    async with rooms("assignments") as pilot:
        await pilot.press("b", "g", *"120 hồ sơ", "enter")
        assert "√ xong" in cursor(screen(pilot))
        assert "^Z hoàn tác" in said(pilot)
        found = read(book, id)
        assert (stage_of(found), found.result) == (Stage.DONE, "120 hồ sơ")
        await pilot.press("n")
    assert stage_of(read(book, id)) is Stage.DOING


async def test_why_a_paper_was_not_given_stands_with_the_step(rooms: Opener, book: Book) -> None:
    id = paper(book, 4)
    async with rooms("assignments") as pilot:
        await pilot.press("h", *"Ốm", "enter")
    assert (read(book, id).stages[-1].stage, read(book, id).stages[-1].note) == (Stage.NOT_GIVEN, "Ốm")


async def test_a_step_that_a_task_does_not_have_is_one_sentence(rooms: Opener, book: Book) -> None:
    id = task(book, 5)
    async with rooms("assignments") as pilot:
        for key in ("k", "c"):
            await pilot.press(key)
            assert "Nhiệm vụ không có bước" in said(pilot)
    assert len(read(book, id).stages) == 1


async def test_delete_takes_away_and_undo_brings_back(rooms: Opener, book: Book) -> None:
    id = task(book, 5)
    async with rooms("assignments") as pilot:
        await pilot.press("delete")
        assert again(book.disk_folder).assignments.every() == []
        await pilot.press("ctrl+z")
        assert "Rà soát" in said(pilot)
    assert read(book, id).title == "Rà soát hồ sơ"


async def test_what_another_hand_does_is_seen(rooms: Opener, book: Book) -> None:
    id = task(book, 5)
    other = again(book.disk_folder)
    async with rooms("assignments") as pilot:
        other.assignments.advance(id, Stage.DOING)
        task(other, 6, title="Việc mới")
        book.poll()
        await pilot.pause()
        assert "▲ đang làm" in said(pilot)
        assert "Việc mới" in said(pilot)


async def test_plain_letters_stand_in_for_signs(rooms: Opener, book: Book) -> None:
    task(book, 5)
    async with rooms("assignments") as pilot:
        await pilot.press("ctrl+p", *"chu thuong", "enter")
        await pilot.pause(0.2)
        assert ". đã giao" in said(pilot)
        assert not set("□▲▼■√×►") & set(said(pilot))


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
        await pilot.press("ctrl+n", *"4", "enter", *"Khảo sát", "enter", "f8", "space", "down", "down", "space")
        assert [x[1:4].strip() for x in screen(pilot)[1:4]] == ["■", "□", "■"]
        await pilot.press("enter")
        await pilot.pause(0.2)
    (found,) = again(book.disk_folder).assignments.every()
    assert (found.kind, found.members) == (Work.TASK, (1, 3))


async def test_who_is_away_stands_last_and_is_asked_about_once(rooms: Opener, book: Book) -> None:
    book.roster.put_span(4, Away(since=date(2026, 11, 10), until=date(2026, 11, 20), reason="business"))
    async with rooms("assignments") as pilot:
        await pilot.press("ctrl+n", "down", *"Việc", "enter", "f8", "end")
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
        await pilot.press("ctrl+n", "f8", "slash", *"van an", "enter", "enter")
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
