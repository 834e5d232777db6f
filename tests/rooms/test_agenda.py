"""A session prepared by keys: the four sections, the forms, the templates; the file is read back by another hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from textual.pilot import Pilot

from store import Book
from store.drafts import Draft
from store.records import Document, Kind, Session
from tests.cells import again
from tests.rooms.conftest import Opener, running, said, screen
from tests.store.test_threads import with_tasks
from tui.app import ChiboApp, Start
from tui.log_words import change_words

TODAY = date(2026, 11, 5)
DAY = timedelta(days=1)


def december(book: Book) -> Session:
    return book.calendar.resolve("2026-12")


async def at_december(pilot: Pilot[None]) -> None:
    """From the list of sessions into December's preparation."""
    await pilot.press("slash", *"12/2026", "enter", "end", "space")


def line(pilot: Pilot[None]) -> str:
    """The row under the cursor."""
    return next(x for x in screen(pilot) if x.startswith("►"))


async def test_space_opens_the_preparation_as_the_template_has_it_and_writes_nothing(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await at_december(pilot)
        shown = said(pilot)
        assert "Chuẩn bị: Định kỳ tháng 12/2026" in screen(pilot)[0]
        assert "90 phút, dự kiến 90: vừa đủ" in shown
        assert "xong 0/7" in shown
        assert "Mang sang" in shown
        await pilot.press("q")
    assert not december(again(book.disk_folder)).begun


async def test_f8_opens_the_nearest_session_to_come_and_once_only(rooms: Opener, book: Book) -> None:
    async with rooms("roster") as pilot:
        await pilot.press("f8")
        assert "tháng 11/2026" in screen(pilot)[0]
        await pilot.press("f8", "q")
        assert "16 đảng viên" in screen(pilot)[0]


async def test_f8_in_the_room_of_another_session_prepares_that_one(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await pilot.press("slash", *"10/2026", "enter", "end", "enter")
        called = screen(pilot)[0]
        assert "Định kỳ tháng 10/2026" in called
        await pilot.press("f8")
        assert "Chuẩn bị: Định kỳ tháng 10/2026" in screen(pilot)[0]
        await pilot.press("f8", "q")
        assert screen(pilot)[0] == called


async def test_space_ticks_a_step_and_ctrl_z_takes_it_back(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await at_december(pilot)
        await pilot.press(*["down"] * 10, "space")
        assert "√" in line(pilot)
        assert "xong 05/11" in line(pilot)
        assert "xong 1/7" in said(pilot)
        checks = again(book.disk_folder).agenda.checks(december(book).id)
        assert [c.done for c in checks] == [None, TODAY, *[None] * 5]
        await pilot.press("space")
        assert again(book.disk_folder).agenda.page(december(book).id).ready.done == 0
        await pilot.press("ctrl+z")
        assert again(book.disk_folder).agenda.page(december(book).id).ready.done == 1
        await pilot.press("ctrl+z", "enter")  # the first tick took the whole preparation up: it asks
        assert "xong 0/7" in said(pilot)
    assert not december(again(book.disk_folder)).begun


async def test_late_steps_are_told_in_words(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await pilot.press("f8")
        shown = said(pilot)
        assert "▲ T5 29/10" in shown
        assert "chậm 7 ngày" in shown
        assert "hôm nay" in shown
        assert "xong 0/7 · 4 việc chậm, lâu nhất 7 ngày: Tổng hợp" in shown


async def test_items_over_the_planned_length_say_by_how_much(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await at_december(pilot)
        await pilot.press("down", "enter", "down", *"25", "down", *"dieu", "ctrl+g")
        assert "105 phút, dự kiến 90: quá 15 phút" in said(pilot)
        assert "Đỗ Thị Diệu" in line(pilot)
        await pilot.press("end", "home", "p", *"120", "enter")
        assert "105 phút, dự kiến 120: còn 15 phút" in said(pilot)
        await pilot.press(*["down"] * 7)
        assert "đến hết mục này 105 phút" in said(pilot)
    hand = again(book.disk_folder)
    first = hand.agenda.items(december(hand).id)[0]
    assert (first.minutes, first.presenter) == (25, 4)
    assert december(hand).minutes == 120


async def test_a_new_item_stands_behind_the_cursor_and_k_and_l_move_it(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await at_december(pilot)
        await pilot.press("down", "ctrl+n", *"Xét kết nạp quần chúng", "enter", *"15", "enter", "ctrl+g")
        await pilot.press("down", "l", "l", "k")
        assert "Xét kết nạp quần chúng" in line(pilot)
        titles = [i.title for i in again(book.disk_folder).agenda.items(december(book).id)]
        assert titles.index("Xét kết nạp quần chúng") == 2
        await pilot.press("delete")
        assert "Xét kết nạp quần chúng" not in said(pilot)
        await pilot.press("ctrl+z")
        assert "Xét kết nạp quần chúng" in said(pilot)
    assert len(again(book.disk_folder).agenda.items(december(book).id)) == 8


async def test_the_order_of_the_template_itself_is_moved_by_the_first_key(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await at_december(pilot)
        await pilot.press("down", "k", "l")
        assert line(pilot).startswith("►  2 14:15  10' Mở đầu")
    titles = [i.title for i in again(book.disk_folder).agenda.items(december(book).id)]
    assert titles[1].startswith("Mở đầu")


async def test_an_own_step_is_added_and_a_day_set_by_hand_no_longer_moves(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await at_december(pilot)
        await pilot.press(*["down"] * 8, "ctrl+n", *"Mời khách", "enter", *"1/12", "enter", "ctrl+g")
        assert "Mời khách" in said(pilot)
        await pilot.press("down", "c", "down", *"2/12", "enter", "ctrl+g")
    checks = {c.title[:9]: (c.due, c.days) for c in again(book.disk_folder).agenda.checks(december(book).id)}
    assert checks["Mời khách"] == (date(2026, 12, 1), None)
    assert checks["Tổng hợp "] == (date(2026, 12, 2), None)


async def test_a_field_the_store_refuses_stays_with_the_reason(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await at_december(pilot)
        await pilot.press("down", "c", "down", *"nhiều", "enter")
        assert "×" in line(pilot)
        await pilot.press("escape", "down", *"khong ai", "enter")
        assert "Không ai tên" in said(pilot)
    assert not december(again(book.disk_folder)).begun


async def test_papers_from_above_are_written_down_passed_on_and_taken_off(rooms: Opener, book: Book) -> None:
    book.themes.documents.add(Document(number="42-HD/BTCTW", title="Hướng dẫn"))
    async with rooms() as pilot:
        await at_december(pilot)
        await pilot.press(*["down"] * 16, "ctrl+n", *"50-CT/TW, Đổi mới sinh hoạt chi bộ", "enter")
        await pilot.press("ctrl+n", *"42-hd/btctw", "enter")
        assert "2 văn bản" in said(pilot)
        await pilot.press("down", "down", "enter", "down", "down", *"23/7/2025", "enter", *"Ban Bí thư", "enter")
        await pilot.press("ctrl+g", "up", "delete")
        assert "1 văn bản" in said(pilot)
    hand = again(book.disk_folder)
    documents = {d.number: d for d in (*hand.agenda.documents(december(hand).id), *hand.agenda.waiting_documents())}
    assert documents["50-CT/TW"].issuer == "Ban Bí thư"
    assert documents["50-CT/TW"].dated == date(2025, 7, 23)
    assert {d.number for d in hand.agenda.waiting_documents()} == {"42-HD/BTCTW"}


async def test_what_is_carried_over_is_put_off_with_a_reason_and_taken_up_again(rooms: Opener, book: Book) -> None:
    with_tasks(book, 1, 2)
    async with rooms() as pilot:
        await at_december(pilot)
        assert "2 việc còn mở" in said(pilot)
        await pilot.press("end", "h", "enter")
        assert "phải ghi lý do" in said(pilot)
        await pilot.press(*"chờ kinh phí", "enter")
        assert "1 việc còn mở · 1 việc hoãn" in said(pilot)
        assert "chờ kinh phí" in said(pilot)
        assert [p.why for p in again(book.disk_folder).agenda.put_offs(december(book).id)] == ["chờ kinh phí"]
        await pilot.press("delete")
        assert "1 việc hoãn" in said(pilot)
        await pilot.press("h")
        assert "2 việc còn mở" in said(pilot)
    assert again(book.disk_folder).agenda.put_offs(december(book).id) == []


async def test_a_filter_leaves_the_rows_that_have_the_words(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await at_december(pilot)
        await pilot.press(*["down"] * 4, "slash", *"bien ban")
        assert len([x for x in screen(pilot)[1:20] if x.strip()]) == 4 + 2
        assert line(pilot).startswith("►Chương trình")
        await pilot.press("escape")
        assert len([x for x in screen(pilot)[1:20] if x.strip()]) == 18


async def test_another_hands_change_is_seen_and_the_cursor_stays(rooms: Opener, book: Book) -> None:
    book.agenda.prepare(december(book).id)
    other = again(book.disk_folder)
    async with rooms() as pilot:
        await at_december(pilot)
        await pilot.press(*["down"] * 3)
        before = line(pilot)
        first = other.agenda.items(december(other).id)[0]
        other.agenda.add_item(december(other).id, {"title": "Việc gấp", "minutes": 5}, after=first.id)
        book.poll()
        await pilot.pause()
        assert "Việc gấp" in said(pilot)
        assert line(pilot)[12:60] == before[12:60]


async def test_a_session_long_past_has_nothing_until_b_brings_its_template(rooms: Opener, book: Book) -> None:
    session = book.calendar.resolve("2026-03")
    async with rooms() as pilot:
        await pilot.press("slash", *"3/2026", "enter", "home", "space")
        assert "chưa có" in said(pilot)
        await pilot.press("b")
        assert "xong 0/7" in said(pilot)
    assert len(again(book.disk_folder).agenda.items(session.id)) == 7


async def test_a_template_is_changed_by_keys_and_put_back(rooms: Opener, book: Book) -> None:
    async with rooms() as pilot:
        await at_december(pilot)
        await pilot.press("t", "down", "enter", "down", *"20", "enter", "ctrl+g")
        assert "chi bộ tự sửa" in screen(pilot)[0]
        await pilot.press("l", *["down"] * 8, "ctrl+n", *"Mượn phòng", "enter", *"-10", "enter", "ctrl+g")
        assert "10 ngày trước" in said(pilot)
        own = again(book.disk_folder).agenda.template(Kind.REGULAR)
        assert [i.minutes for i in own.items][:2] == [15, 20]
        first = own.steps[0]
        assert (first.vi, first.days, first.key) == ("Mượn phòng", -10, "own1")
        await pilot.press("q")
        assert "100 phút, dự kiến 90: quá 10 phút" in said(pilot)
        await pilot.press("t", "t", "4")
        assert "chi ủy" in screen(pilot)[0]
        await pilot.press("t", "1", "b", "enter")
        assert "chi bộ tự sửa" not in screen(pilot)[0]
        assert again(book.disk_folder).settings.cell().templates == ()
        await pilot.press("ctrl+z", "down", "delete")
    assert len(again(book.disk_folder).agenda.template(Kind.REGULAR).items) == 6


async def test_a_half_typed_row_is_offered_at_the_next_start(book: Book) -> None:
    id = december(book).id
    async with running(book, book.disk_folder, Start(room="calendar")) as pilot:
        await at_december(pilot)
        await pilot.press("ctrl+n", *"Xét kết n")
        app = pilot.app
        assert isinstance(app, ChiboApp)
        draft = app.room.draft()
        assert isinstance(draft, Draft)
        assert (draft.name, draft.texts) == (f"agenda.item:{id}.0", {"title": "Xét kết n"})
        app.save_drafts()
    kept = next((book.disk_folder / "drafts").glob("*.json"))
    kept.rename(kept.with_name("1-0.json"))  # as if another program had left it: number 1 began at boot
    async with running(book, book.disk_folder, Start(room="roster")) as pilot:
        await pilot.press("enter")
        assert "Xét kết n" in said(pilot)
        await pilot.press(*"ạp", "enter", "ctrl+g")
        assert "Chuẩn bị" in screen(pilot)[0]
    assert "Xét kết nạp" in {i.title for i in again(book.disk_folder).agenda.items(id)}


@pytest.mark.parametrize("size", [(80, 24), (40, 24), (120, 40)])
async def test_no_line_is_wider_than_the_terminal(rooms: Opener, book: Book, size: tuple[int, int]) -> None:
    with_tasks(book, 1)
    async with rooms(size=size) as pilot:
        await at_december(pilot)
        for key in ("down", "t", "q", "c"):
            await pilot.press(key)
            assert all(len(x) <= size[0] for x in screen(pilot))


def test_the_log_says_what_was_prepared_in_words(book: Book) -> None:
    id = december(book).id
    begun = book.agenda.prepare(id)
    item, check = book.agenda.items(id)[0], book.agenda.checks(id)[0]
    changes = [
        begun,
        book.agenda.change_item(id, item.id, {"presenter": 4, "minutes": 12}),
        book.agenda.tick(id, check.id),
        book.themes.documents.add(Document(number="50-CT/TW")),
        book.agenda.attach(1, id),
    ]
    told = [change_words(book, change) for change in changes]
    assert told[0].startswith("bắt đầu chuẩn bị buổi: 15 dòng (2026-12-DK")
    assert told[1].endswith("số phút: 10 → 12 · người trình bày: – → Đỗ Thị Diệu")
    assert told[2].endswith("xong ngày: – → 05/11/2026")
    assert told[3] == "văn bản cấp trên: + 50-CT/TW"
    assert told[4].endswith("quán triệt ở buổi: – → 2026-12-DK")
