"""Praise and criticism by their keys: list, filters, form, hints, deeds, promises; the file is read back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec.structs import replace

from store import Book
from store.disk import Put
from store.drafts import Draft, Left
from store.records import Assignment, Code, Commendation, Commending, Speech, SpeechKind, Stage, State, Work
from tests.cells import NOON, again, november, number_of
from tests.rooms.conftest import Opener, cursor_line, running, said, screen, to_row
from tui.app import ChiboApp, Start

TODAY = date(2026, 11, 5)
P = Commending.PRAISE


def say(book: Book, kind: Commending = P, *members: int, **more: object) -> int:
    facts: dict[str, object] = {"text": "Khảo sát xong trước hạn", "on": TODAY, **more}
    return number_of(book.commendations.add(Commendation(kind=kind, members=members or (3,), **facts)))  # type: ignore[arg-type]


def found(book: Book) -> list[Commendation]:
    return again(book.disk_folder).commendations.every()


def body(lines: list[str]) -> list[str]:
    return [line for line in lines[4:20] if line.strip()]


async def test_praise_is_written_with_one_key_two_fields_and_no_save(rooms: Opener, book: Book) -> None:
    async with rooms("commendations") as pilot:
        assert "Chưa có gì" in said(pilot)
        await pilot.press("b", *"dieu", "enter")
        assert found(book) == []
        await pilot.press(*"Hoàn thành khảo sát ngày 20/10, sớm 3 ngày", "enter")
        (one,) = found(book)
        assert (one.kind, one.members, one.on) == (P, (4,), TODAY)
        assert one.text == "Hoàn thành khảo sát ngày 20/10, sớm 3 ngày"
        await pilot.press("ctrl+g")
        (line,) = body(screen(pilot))
        assert line.startswith("► ● biểu dương       Đỗ Thị Diệu")


async def test_each_kind_has_its_key_and_its_own_fields(rooms: Opener, book: Book) -> None:
    async with rooms("commendations") as pilot:
        for key, words, own in (
            ("n", "Nhắc nhở", "trước ngày"), ("p", "Phê bình", "đã sửa gì"), ("t", "Tự phê bình", "trước ngày"),
            ("k", "Khen thưởng", "hình thức khen"), ("b", "Biểu dương", "hứa trước"),
        ):  # fmt: skip
            await pilot.press(key)
            assert words in screen(pilot)[0]
            assert own in said(pilot)
            await pilot.press("escape")
    assert found(book) == []


async def test_an_award_is_written_with_its_form_number_date_and_authority(rooms: Opener, book: Book) -> None:
    async with rooms("commendations") as pilot:
        await pilot.press("k", *"dieu", "enter", *"giấy khen", "enter", "down", "down", "down")
        await pilot.press(*"12-QĐ/ĐU", "enter", *"1/11", "enter")
        assert "đảng ủy cơ sở" in said(pilot)
        await pilot.press(*"Đảng ủy Trường", "enter")
    (one,) = found(book)
    assert (one.form, one.number, one.decided) == ("certificate", "12-QĐ/ĐU", date(2026, 11, 1))
    assert one.authority == "Đảng ủy Trường"


async def test_the_guide_stands_beside_the_words_and_judging_words_get_a_hint_that_bars_nothing(
    rooms: Opener, book: Book
) -> None:
    async with rooms("commendations") as pilot:
        await pilot.press("p", *"dieu", "enter")
        assert "nói việc, không nói người" in said(pilot)
        await pilot.press(*"Lười, nộp chậm", "enter")
        assert "«lười» là nhận xét" in said(pilot)
        assert [c.text for c in found(book)] == ["Lười, nộp chậm"]
        await pilot.press("up", "ctrl+u", *"Báo cáo tháng 10 nộp chậm 5 ngày", "enter")
        assert "nhận xét về con người" not in said(pilot)


async def test_the_members_deeds_are_offered_tied_with_enter_and_opened_with_enter(rooms: Opener, book: Book) -> None:
    task = number_of(book.assignments.add(Assignment(kind=Work.TASK, members=(3,), title="Khảo sát")))
    book.assignments.close(task, Stage.DONE, "xong")
    october = book.calendar.resolve("2026-10")
    spoke = Speech(id=1, session=october.id, member=3, kind=SpeechKind.OPINION, summary="Rút ngắn quy trình")
    book.commit("test", lambda: [Put("speeches", 1, spoke)])
    id = say(book)
    async with rooms("commendations") as pilot:
        await pilot.press("enter")
        lines = said(pilot)
        assert lines.index("nhiệm vụ: Khảo sát") < lines.index("phát biểu: Rút ngắn quy trình")
        await to_row(pilot, "nhiệm vụ: Khảo sát")
        await pilot.press("enter")
        assert book.commendations.commendation(id).deed == f"assignments:{task}"
        await to_row(pilot, "gắn với") if "gắn với" not in cursor_line(pilot) else None
        await pilot.press("enter")
        assert pilot.app.screen.noun == "assignment"  # type: ignore[attr-defined]
        await pilot.press("escape")
        await to_row(pilot, "gắn với") if "gắn với" not in cursor_line(pilot) else None
        await pilot.press("delete")
        assert again(book.disk_folder).commendations.commendation(id).deed == ""
        await pilot.press("ctrl+z")
    assert again(book.disk_folder).commendations.commendation(id).deed == f"assignments:{task}"


async def test_the_list_is_filtered_by_session_member_promise_and_words(rooms: Opener, book: Book) -> None:
    october = book.calendar.resolve("2026-10").id
    say(book, P, 3, text="Việc một", session=october)
    say(book, P, 4, text="Việc hai", promised=True)
    say(book, Commending.REMINDER, 4, text="Việc ba")
    async with rooms("commendations") as pilot:
        assert len(body(screen(pilot))) == 3
        await pilot.press("2", *["backspace"] * 10, *"10", "enter")
        assert [x for x in body(screen(pilot)) if "Việc một" in x] == body(screen(pilot))
        await pilot.press("3", *"dieu", "enter")
        assert {("hai" in x, "ba" in x) for x in body(screen(pilot))} == {(True, False), (False, True)}
        await pilot.press("4")
        assert ["Việc hai" in x and "hứa biểu dương" in x for x in body(screen(pilot))] == [True]
        await pilot.press("1", "slash", *"nhac nho", "enter")
        assert ["Việc ba" in x for x in body(screen(pilot))] == [True]


async def test_a_promise_is_kept_with_one_key_and_undone(rooms: Opener, book: Book) -> None:
    id = say(book, promised=True)
    async with rooms("commendations") as pilot:
        await pilot.press("c", "enter")
        assert again(book.disk_folder).commendations.commendation(id).given == TODAY
        assert "hứa biểu dương" not in said(pilot)
        await pilot.press("c")
        assert "không hứa gì" in said(pilot)
        await pilot.press("ctrl+z")
    assert again(book.disk_folder).commendations.commendation(id).given is None


async def test_months_without_praise_are_seen_at_a_glance_and_named_where_nothing_else_is_told(
    rooms: Opener, book: Book
) -> None:
    for month in ("2026-08", "2026-09", "2026-10"):
        book.attendance.mark(book.calendar.resolve(month).id, 1, Code.PRESENT)
    async with rooms("commendations") as pilot:
        assert "(8:0)(9:0)(10:0)" in screen(pilot)[2]
        assert "3 tháng sinh hoạt liền, từ tháng 8/2026, chưa biểu dương ai." in said(pilot)
        say(book, session=book.calendar.resolve("2026-09").id)
        await pilot.pause(0.1)
        assert " 9:1 (10:0)" in screen(pilot)[2]


async def test_another_year_is_two_keys_away(rooms: Opener, book: Book) -> None:
    say(book, text="Việc cũ", on=date(2025, 5, 5))
    async with rooms("commendations") as pilot:
        assert "Việc cũ" not in said(pilot)
        await pilot.press("less_than_sign")
        assert "Việc cũ" in said(pilot)
        assert "2025" in screen(pilot)[0]
        await pilot.press("greater_than_sign")
        assert "Việc cũ" not in said(pilot)


async def test_what_two_terminals_write_is_seen_in_both(book: Book) -> None:
    id = say(book, text="Việc chung")
    other = again(book.disk_folder, NOON)
    async with running(book, book.disk_folder, Start(room="commendations")) as pilot:
        other.commendations.change(id, {"text": "Việc chung, sửa ở máy khác"})
        book.poll()
        await pilot.pause(0.1)
        assert "sửa ở máy khác" in said(pilot)
        await pilot.press("enter")
        other.commendations.remove(id)
        book.poll()
        await pilot.pause(0.1)
        assert pilot.app.screen.noun == "commendations"  # type: ignore[attr-defined]
        assert "vừa bị bỏ" in said(pilot)


async def test_the_form_opens_for_a_session_and_a_member_and_comes_back(roll: Opener, book: Book) -> None:
    session = november(book).id
    async with roll() as pilot:
        app = pilot.app
        assert isinstance(app, ChiboApp)
        app.open_commendation(kind=Commending.PRAISE, session_id=session, member_id=5)
        await pilot.pause()
        await pilot.press(*"Giúp đồng chí dự bị", "enter", "ctrl+g")
        assert app.room.noun == "attendance"
    (one,) = found(book)
    assert (one.session, one.members, one.kind, one.on) == (session, (5,), P, november(book).date)


async def test_closed_minutes_are_said_in_a_sentence_and_the_old_words_stay(rooms: Opener, book: Book) -> None:
    session = november(book)
    id = say(book, session=session.id)
    book.commit("test", lambda: [Put("sessions", session.id, replace(session, state=State.CLOSED))])
    async with rooms("commendations") as pilot:
        await pilot.press("enter", "down", "down", *" thêm", "enter")
        assert "đã khóa" in said(pilot)
        await pilot.press("escape", "escape", "delete")
        assert "đã khóa" in said(pilot)
    assert again(book.disk_folder).commendations.commendation(id).text == "Khảo sát xong trước hạn"


async def test_discipline_can_be_chosen_only_where_the_settings_switch_it_on(rooms: Opener, book: Book) -> None:
    async with rooms("commendations") as pilot:
        await pilot.press("ctrl+n")
        assert "kỷ luật" not in said(pilot)
    async with rooms("settings", size=(80, 40)) as pilot:
        await to_row(pilot, "ghi số hiệu kỷ luật")
        await pilot.press("1", "enter")
    assert again(book.disk_folder).settings.cell().discipline is True
    async with rooms("commendations") as pilot:
        await pilot.press("ctrl+n", "6", "enter", *"dieu", "enter", "down", "down", *"12-QĐ/CB", "enter")
    (one,) = found(book)
    assert (one.kind, one.number, one.text) == (Commending.DISCIPLINE, "12-QĐ/CB", "")


async def test_a_form_left_half_typed_is_taken_up_with_its_session_and_member(
    rooms: Opener, book: Book, tmp_path: Path
) -> None:
    session = november(book).id
    async with rooms("commendations") as pilot:
        app = pilot.app
        assert isinstance(app, ChiboApp)
        app.open_commendation(kind=Commending.CRITICISM, session_id=session, member_id=4)
        await pilot.pause()
        await pilot.press("up", "up", *"3", "enter", "down", *"Nộp chậm")
        draft = app.room.draft()
        assert isinstance(draft, Draft)
    async with running(book, book.disk_folder, Start(room="home")) as pilot:
        app = pilot.app
        assert isinstance(app, ChiboApp)
        app.take_up(Left(draft, tmp_path / "none.json"))
        await pilot.pause(0.1)
        assert app.room.noun == "commendation"
        await pilot.press("enter")
    (one,) = found(book)
    assert (one.kind, one.session, one.members, one.text) == (Commending.CRITICISM, session, (4,), "Nộp chậm")


async def test_leaving_a_form_that_says_too_little_asks_first(rooms: Opener, book: Book) -> None:
    async with rooms("commendations") as pilot:
        await pilot.press("b", *"dieu", "enter", "escape")
        assert "Chưa ghi gì" in said(pilot)
        await pilot.press("n")
        assert pilot.app.screen.noun == "commendation"  # type: ignore[attr-defined]
        await pilot.press("escape", "enter")
        assert pilot.app.screen.noun == "commendations"  # type: ignore[attr-defined]
    assert found(book) == []


async def test_the_members_room_leads_to_what_was_said_of_one(rooms: Opener, book: Book) -> None:
    say(book, P, 2, text="Việc của Ân")
    say(book, P, 1, text="Việc của An")
    async with rooms("roster") as pilot:
        await pilot.press("down", "k")
        assert "Việc của Ân" in said(pilot)
        assert "Việc của An" not in said(pilot).replace("Việc của Ân", "")
        await pilot.press("q")
        assert pilot.app.screen.noun == "roster"  # type: ignore[attr-defined]


async def test_the_years_list_is_written_to_a_file(rooms: Opener, book: Book, tmp_path: Path) -> None:
    say(book)
    file = tmp_path / "bd.csv"
    async with rooms("commendations") as pilot:
        await pilot.press("g", *["backspace"] * 30, *str(file), "enter")
    assert "Khảo sát xong trước hạn" in file.read_text("utf-8-sig")
