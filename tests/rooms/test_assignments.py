"""The list of assignments by its keys: filters, one key a step, what is asked about; the file is read back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store import Book
from store.records import Stage
from store.rules.assignments import CHECKS, stage_of
from tests.cells import again
from tests.rooms.assigned import cursor, paper, read, task
from tests.rooms.conftest import Opener, running, said, screen
from tui.app import Start

TODAY = date(2026, 11, 5)


async def test_a_row_says_state_what_who_and_how_late(rooms: Opener, book: Book) -> None:
    task(book, 5, 6, due=date(2026, 10, 24))
    paper(book, 4, due=date(2026, 11, 9))
    async with rooms("assignments") as pilot:
        late, coming = screen(pilot)[3:5]
    for words in ("□ đã giao", "Rà soát hồ sơ", "Dũng, Đạt", "chậm 12 ngày"):
        assert words in late
    for words in ("Tham luận: Chuyển đổi số", "Đỗ Thị Diệu", "Q4-CD", "còn 4 ngày"):
        assert words in coming


async def test_the_filters_switch_at_one_digit_and_tell_their_numbers(rooms: Opener, book: Book) -> None:
    late = task(book, 5, title="Việc chậm", due=date(2026, 11, 4))
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
        assert "Việc chậm" in said(pilot)
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
        await pilot.press("k", "t", "k", "c", "1", "1", "2", "1", "enter")
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


async def test_a_draft_that_is_not_approved_keeps_the_answers_and_goes_back(rooms: Opener, book: Book) -> None:
    id = paper(book, 4)
    async with rooms("assignments") as pilot:
        await pilot.press("k", "c", "1", "1", "2", "1")
        assert "Chưa đạt: có giải pháp cụ thể" in said(pilot)
        await pilot.press("escape", "t")
    found = read(book, id)
    assert (stage_of(found), found.own_work, found.measure) == (Stage.RETURNED, True, False)


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
