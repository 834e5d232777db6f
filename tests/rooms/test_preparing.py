"""What a session hears and what comes up in it, followed from its preparation; read back by another hand."""

from __future__ import annotations

from datetime import date

from textual.pilot import Pilot

from store import Book
from store.disk import Put
from store.records import Act, Assignment, Commendation, Commending, Origin, Registration, Stage, Work
from tests.cells import again
from tests.rooms.assigned import paper
from tests.rooms.conftest import Opener, cursor_line, said, screen, to_row
from tests.rooms.test_agenda import DAY, TODAY, at_december, december
from tests.rooms.test_agenda import line as line


async def at_the_thematic(pilot: Pilot[None]) -> None:
    """From the list of sessions into the preparation of the fourth quarter's thematic one."""
    await pilot.press("slash", *"chuyen de quy iv", "enter", "end", "space")


async def test_a_paper_not_handed_in_is_listed_and_cannot_be_ticked_away(rooms: Opener, book: Book) -> None:
    one = Assignment(id=1, kind=Work.PAPER, members=(4,), title="Bài", due=TODAY - DAY, session=december(book).id)
    book.commit("assignments.add", lambda: [Put("assignments", 1, one)])
    async with rooms() as pilot:
        await at_december(pilot)
        assert "1 bài chưa nộp" in said(pilot)
        await pilot.press(*["down"] * 16)
        assert "1 bài" in line(pilot)
        await pilot.press("down")
        assert "tham luận: Đỗ Thị Diệu, «Bài»" in line(pilot)
        assert "chậm 1 ngày" in line(pilot)
        await pilot.press("space")
        assert "F7" in said(pilot)
        await pilot.press("delete")
        assert "F7" in said(pilot)
    assert again(book.disk_folder).agenda.page(december(book).id).not_ready


async def test_what_a_session_hears_stands_in_its_preparation_however_far_it_is(rooms: Opener, book: Book) -> None:
    first, second = paper(book, 4, title="Giấy tờ"), paper(book, 5, title="Số hóa")
    for stage in (Stage.DRAFT, Stage.APPROVED):
        book.assignments.advance(second, stage, anyway=True)
    async with rooms() as pilot:
        await at_the_thematic(pilot)
        await to_row(pilot, "Giấy tờ")
        assert "2 bài" in said(pilot)
        assert "đã giao" in cursor_line(pilot)
        await pilot.press("enter")
        await pilot.pause(0.1)
        assert "Tham luận: Giấy tờ" in screen(pilot)[0]
        await pilot.press("pagedown", "pagedown", "k", "q")
        await pilot.pause(0.1)
        assert "đã nộp dự thảo" in cursor_line(pilot)
        await pilot.press("down")
        assert "đã duyệt" in cursor_line(pilot)
    assert again(book.disk_folder).assignments.assignment(first).stages[-1].stage is Stage.DRAFT


async def test_one_more_is_assigned_from_the_preparation_for_that_session(rooms: Opener, book: Book) -> None:
    thematic = book.calendar.resolve("2026-Q4-CD")
    async with rooms() as pilot:
        await at_the_thematic(pilot)
        await to_row(pilot, "Phân công    ")
        await pilot.press("ctrl+n")
        await pilot.pause(0.1)
        assert "2026-Q4-CD" in said(pilot)
        await pilot.press("down", *"Tiết kiệm", "enter", "enter", "enter", *"dieu", "enter")
        await pilot.press("ctrl+g")
        await pilot.pause(0.1)
        assert "Tiết kiệm" in said(pilot)
    (found,) = again(book.disk_folder).assignments.every()
    assert (found.members, found.session) == ((4,), thematic.id)


async def test_a_weakness_that_comes_up_in_a_session_is_noted_there_and_becomes_a_theme(
    rooms: Opener, book: Book
) -> None:
    async with rooms() as pilot:
        await at_december(pilot)
        await pilot.press("g", *"Ít người phát biểu", "enter", "1")
        (topic,) = again(book.disk_folder).themes.topics.open()
        assert (topic.text, topic.origin, topic.session) == ("Ít người phát biểu", Origin.WEAKNESS, december(book).id)
        await pilot.press("f6")
        await pilot.pause(0.1)
        await to_row(pilot, "Ít người")
        await pilot.press("g", "4")
        await to_row(pilot, "Ít người")
        assert "thiếu người đề dẫn" in said(pilot)
        await pilot.press("enter")
        await pilot.pause(0.1)
        await to_row(pilot, "từ vấn đề")
        assert "Ít người phát biểu (hạn chế, định kỳ 07/12)" in screen(pilot)[-2]
    (theme,) = again(book.disk_folder).themes.all()
    assert (theme.quarter, theme.topic) == ("2026-Q4", topic.id)


async def test_a_theme_that_lacks_nothing_says_where_it_came_from(rooms: Opener, book: Book) -> None:
    book.themes.topics.add("Ít người phát biểu", session=december(book).id, noted=date(2026, 11, 1))
    book.themes.promote(1, "2026-Q4")
    book.themes.change(1, {"presenter": 3})
    paper(book, 4)
    async with rooms("themes") as pilot:
        assert "từ vấn đề: Ít người phát biểu (nổi cộm, định kỳ 07/12)" in screen(pilot)[-2]


async def test_the_forms_of_a_year_are_counted_and_no_paper_is_said(rooms: Opener, book: Book) -> None:
    for quarter, form in (("2027-Q1", "story"), ("2027-Q2", "story"), ("2027-Q3", "debate")):
        book.themes.add(quarter, f"Chuyên đề {quarter}", facts={"form": form, "presenter": 3})
    async with rooms("themes") as pilot:
        await pilot.press(">")
        assert "hình thức: kể chuyện 2 · tọa đàm 1" in said(pilot)
        assert "= cùng hình thức với chuyên đề trước: kể chuyện về Bác" in said(pilot)
        assert said(pilot).count("chưa có tham luận") == 3


async def test_a_topic_put_away_is_found_by_its_words_and_can_still_be_taken_up(rooms: Opener, book: Book) -> None:
    book.themes.topics.add("Đọc sách")
    book.themes.topics.drop(1, "đã làm năm trước")
    async with rooms("themes") as pilot:
        assert "1 đã gác" in said(pilot)
        assert "Đọc sách" not in said(pilot)
        await pilot.press("slash", *"doc", "enter")
        await to_row(pilot, "Đọc sách")
        assert "đã gác: đã làm năm trước" in screen(pilot)[-2]
        await pilot.press("g", "3")
    (theme,) = again(book.disk_folder).themes.all()
    assert (theme.quarter, theme.title) == ("2026-Q3", "Đọc sách")


async def test_a_theme_leads_to_its_papers_and_assigns_more(rooms: Opener, book: Book) -> None:
    book.themes.add("2026-Q4", "Nêu gương")
    paper(book, 4, title="Giấy tờ")
    async with rooms("themes") as pilot:
        await pilot.press("enter")
        await pilot.pause(0.1)
        (line,) = (row for row in screen(pilot) if row.startswith("  tham luận "))
        assert "Đỗ Thị Diệu · đã giao · Giấy tờ" in line
        await to_row(pilot, "+ đề dẫn")
        await pilot.press("enter", "1", "enter", "enter", "enter", "enter", "enter", *"ngo kh", "enter")
        await pilot.pause(0.1)
    assert {a.kind for a in again(book.disk_folder).assignments.every()} == {Work.PAPER, Work.LEAD_IN}


async def test_what_follows_from_another_field_is_seen_at_once(rooms: Opener, book: Book) -> None:
    book.calendar.plan_year(2027, "05")
    async with rooms("assignments") as pilot:
        await pilot.press("ctrl+n", "down", "down", *"II/2027", "enter")
        await pilot.pause(0.1)
        shown = next(x for x in screen(pilot) if " hạn " in x)
        assert "09/05/2027" in shown


async def test_a_long_text_has_the_cells_of_the_words_beside_it(rooms: Opener, book: Book) -> None:
    title = "Tiết kiệm, chống lãng phí trong công việc văn phòng"
    book.themes.add("2026-Q4", title)
    async with rooms("themes") as pilot:
        await pilot.press("enter")
        await pilot.pause(0.1)
        assert title in cursor_line(pilot)
        await pilot.press(*["backspace"] * 60, "down", "up")
        await pilot.pause(0.1)
        assert "× Chuyên đề phải có tên" in cursor_line(pilot)


async def test_an_absence_takes_the_digits_of_the_roll_call(rooms: Opener, book: Book) -> None:
    async with rooms("roster") as pilot:
        await pilot.press("enter")
        await to_row(pilot, "+ báo vắng")
        await pilot.press("enter")
        await pilot.pause(0.1)
        assert "7 dạy  9 khác" in screen(pilot)[-2]
        await pilot.press(*"9", "enter", *"1/12", "enter")
        await pilot.pause(0.1)
        await pilot.press("up", "up", *"8", "enter")
        assert "Không có lý do số 8" in said(pilot)
    assert [a.reason for a in again(book.disk_folder).roster.member(1).aways] == ["other"]


async def test_enter_on_what_is_carried_over_opens_its_own_page(rooms: Opener, book: Book) -> None:
    at = december(book)
    act = Act(heading="nêu gương", text="Đến trước giờ", measure="mọi buổi", period="cả năm")
    book.registrations.add(Registration(member=15, year=2026, acts=(act,), signed=date(2026, 11, 5)))
    promise = Commendation(
        kind=Commending.PRAISE, members=(2,), text="Giúp lớp bạn", on=date(2026, 11, 5), promised=True
    )
    book.commendations.add(promise)
    keys = [t.key.partition(":")[0] for t in book.agenda.threads(at.id)]
    assert sorted(keys) == ["commendations", "registrations"]
    async with rooms() as pilot:
        await at_december(pilot)
        await pilot.press("end", "up")
        opened = set()
        for _thread in keys:
            await pilot.press("enter")
            await pilot.pause()
            opened.add(getattr(pilot.app.screen, "noun", ""))
            await pilot.press("escape", "down")
    assert opened == {"commendation", "registration"}
