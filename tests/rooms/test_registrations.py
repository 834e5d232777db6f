"""Registrations by their keys: the year's list, the form and its acts, reviews; the file is read back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from store import Book
from store.drafts import Draft, Left
from store.records import Act, Outcome, Registration, Review
from tests.cells import again, november, number_of
from tests.rooms.conftest import Opener, cursor_line, running, said, screen, to_row
from tui.app import ChiboApp, Start

ACT = Act(heading="example", text="Hướng dẫn một đảng viên dự bị", measure="1 người", period="cả năm")
DRAFTED = ["ctrl+n", "4", "enter", *"Kèm một đồng chí", "enter", *"1 người", "enter"]


def register(book: Book, member: int = 1, year: int = 2026, **more: object) -> int:
    facts: dict[str, object] = {"acts": (ACT,), "signed": date(year, 1, 15), **more}
    return number_of(book.registrations.add(Registration(member=member, year=year, **facts)))  # type: ignore[arg-type]


def review(book: Book, registration: int, month: str, outcome: Outcome = Outcome.MET) -> int:
    session = book.calendar.resolve(month)
    one = Review(registration=registration, member=0, session=session.id, on=session.date, outcome=outcome)
    return number_of(book.registrations.add_review(one))


def noun(pilot: object) -> str:
    return pilot.app.screen.noun  # type: ignore[attr-defined, no-any-return]


async def test_the_year_shows_who_has_one_its_reviews_by_quarter_and_who_is_next(rooms: Opener, book: Book) -> None:
    one, two = register(book, 1), register(book, 2)
    review(book, one, "2026-02", Outcome.WELL)
    review(book, one, "2026-10", Outcome.NOT_MET)
    review(book, two, "2026-09", Outcome.MET)
    async with rooms("registrations") as pilot:
        lines = screen(pilot)
        assert "2/16 đã đăng ký · 1 đã kiểm điểm quý này" in lines[1]
        assert lines[2].split() == ["quý", "1", "2", "3", "4", "kiểm", "điểm"]
        first, second, third = lines[3:6]
        assert "1 · Hướng dẫn một đảng" in first
        at = {quarter: lines[2].index(quarter) for quarter in "1234"}
        assert (first[at["1"]], first[at["2"]], first[at["4"]]) == ("●", " ", "×")
        assert second[at["3"]] == "○"
        assert "tới 07/12" in second
        assert "chưa có" in third


async def test_a_registration_is_written_when_its_act_has_measure_and_time_not_before(
    rooms: Opener, book: Book
) -> None:
    async with rooms("registrations") as pilot:
        await pilot.press("enter", *DRAFTED)
        assert again(book.disk_folder).registrations.shelf().all() == []
        await pilot.press(*"31/12/2026", "enter")
        (one,) = again(book.disk_folder).registrations.shelf().all()
        act = Act(heading="example", text="Kèm một đồng chí", measure="1 người", due=date(2026, 12, 31))
        assert (one.member, one.year, one.acts) == (1, 2026, (act,))
        await pilot.press("ctrl+g")
        assert "nêu gương" in said(pilot)
        await to_row(pilot, "ngày ký")
        await pilot.press(*"15/1/2026", "enter", *"20/1/2026", "enter")
    (one,) = again(book.disk_folder).registrations.shelf().all()
    assert (one.signed, one.confirmed) == (date(2026, 1, 15), date(2026, 1, 20))


async def test_the_only_concrete_act_cannot_lose_its_measure(rooms: Opener, book: Book) -> None:
    id = register(book)
    async with rooms("registrations") as pilot:
        await pilot.press("enter", "enter", "down", "down", "ctrl+u", "enter")
        assert "Phải có ít nhất một việc làm cụ thể" in said(pilot)
    assert again(book.disk_folder).registrations.registration(id).acts == (ACT,)


async def test_an_act_is_added_in_ones_own_heading_and_taken_away_with_undo(rooms: Opener, book: Book) -> None:
    id = register(book)
    async with rooms("registrations") as pilot:
        await pilot.press("enter", "ctrl+n", *"tiết kiệm", "enter", *"Tắt điện khi ra về", "enter", "ctrl+g")
        assert "thiếu thước đo hoặc thời hạn" in said(pilot)
        assert [a.heading for a in book.registrations.registration(id).acts] == ["example", "tiết kiệm"]
        await to_row(pilot, "tiết kiệm")
        await pilot.press("delete")
        assert len(again(book.disk_folder).registrations.registration(id).acts) == 1
        await pilot.press("ctrl+z")
    assert len(again(book.disk_folder).registrations.registration(id).acts) == 2


async def test_last_years_registration_is_the_start_and_is_written_with_one_enter(rooms: Opener, book: Book) -> None:
    register(book, year=2025, duties="Đúng hạn")
    async with rooms("registrations") as pilot:
        assert "lấy bản năm trước làm gốc" in said(pilot)
        await pilot.press("enter")
        assert "Hướng dẫn một đảng viên dự bị" in said(pilot)
        await to_row(pilot, "dùng các việc này")
        await pilot.press("enter")
        found = [r for r in again(book.disk_folder).registrations.shelf().all() if r.year == 2026]
    assert [(r.acts, r.duties, r.signed) for r in found] == [((ACT,), "Đúng hạn", None)]


async def test_a_review_of_today_goes_to_todays_session_and_shows_in_the_list(rooms: Opener, book: Book) -> None:
    id = register(book)
    async with rooms("registrations") as pilot:
        await pilot.press("k", *"Đã xong một nửa", "enter", *"Cần nêu số liệu", "enter", "2", "enter", *"Sổ", "enter")
        assert "2026-11-DK" in said(pilot)
        await pilot.press("ctrl+g")
        assert "○" in cursor_line(pilot)
    (one,) = again(book.disk_folder).registrations.reviews_of(id)
    assert (one.session, one.own, one.remark) == (november(book).id, "Đã xong một nửa", "Cần nêu số liệu")
    assert (one.outcome, one.evidence) == (Outcome.MET, "Sổ")


async def test_a_review_can_be_outside_a_session(rooms: Opener, book: Book) -> None:
    id = register(book)
    async with rooms("registrations") as pilot:
        await pilot.press("k", "up", "ctrl+u", "enter", "up", *"3/11", "enter", *"Tiến bộ", "enter")
    (one,) = again(book.disk_folder).registrations.reviews_of(id)
    assert (one.session, one.on, one.own) == (0, date(2026, 11, 3), "Tiến bộ")


async def test_who_has_none_cannot_be_reviewed_and_is_said(rooms: Opener, book: Book) -> None:
    async with rooms("registrations") as pilot:
        await pilot.press("k")
        assert "chưa có bản đăng ký; Enter bắt đầu" in said(pilot)


async def test_n_goes_to_who_is_next_and_to_who_was_missed(rooms: Opener, book: Book) -> None:
    for member in (3, 5):
        id = register(book, member)
        review(book, id, "2026-09")
    register(book, 7, signed=date(2026, 6, 1))
    async with rooms("registrations") as pilot:
        seen = []
        for _ in range(9):
            await pilot.press("n")
            seen.append(cursor_line(pilot))
        assert "Phạm Hương Giang" in " ".join(seen)
        missed = next(line for line in seen if "Phạm Hương Giang" in line)
        assert "sót từ quý II" in missed


async def test_a_filter_means_names_or_what_was_registered(rooms: Opener, book: Book) -> None:
    register(book, 3)
    async with rooms("registrations") as pilot:
        await pilot.press("slash", *"huong dan", "enter")
        assert "Trần Văn Bình" in cursor_line(pilot)
        assert len([x for x in screen(pilot)[3:20] if x.strip()]) == 1
        await pilot.press("slash", *["backspace"] * 9, *"thi an", "enter")
        assert "Nguyễn Thị Ân" in cursor_line(pilot)


async def test_a_new_registration_left_half_typed_comes_back_with_its_acts(book: Book, tmp_path: Path) -> None:
    async with running(book, book.disk_folder, Start(room="registrations")) as pilot:
        await pilot.press("enter", *DRAFTED[:-1])
        draft = pilot.app.screen.draft()  # type: ignore[attr-defined]
    assert isinstance(draft, Draft)
    assert draft.texts == {"act.0.heading": "example", "act.0.text": "Kèm một đồng chí", "act.0.measure": "1 người"}
    async with running(book, book.disk_folder, Start(room="home")) as pilot:
        app = pilot.app
        assert isinstance(app, ChiboApp)
        app.take_up(Left(draft, tmp_path / "none.json"))
        await pilot.pause(0.1)
        assert "Kèm một đồng chí" in said(pilot)
        await pilot.press("enter", "down", "down", "down", "down", *"cả năm", "enter")
    (one,) = again(book.disk_folder).registrations.shelf().all()
    assert one.acts == (Act(heading="example", text="Kèm một đồng chí", measure="1 người", period="cả năm"),)


async def test_an_act_of_a_written_one_left_half_typed_comes_back_in_its_field(book: Book, tmp_path: Path) -> None:
    id = register(book)
    async with running(book, book.disk_folder, Start(room="registrations")) as pilot:
        await pilot.press("enter", "enter", "down", *" của khoa")
        draft = pilot.app.screen.draft()  # type: ignore[attr-defined]
    assert draft == Draft(name=f"registrations.act:{id}.0", title=draft.title, texts={"text": f"{ACT.text} của khoa"})
    async with running(book, book.disk_folder, Start(room="home")) as pilot:
        app = pilot.app
        assert isinstance(app, ChiboApp)
        app.take_up(Left(draft, tmp_path / "none.json"))
        await pilot.pause(0.2)
        assert noun(pilot) == "act"
    assert again(book.disk_folder).registrations.registration(id).acts[0].text == f"{ACT.text} của khoa"


async def test_the_members_room_leads_to_the_registration_of_one_and_back(rooms: Opener, book: Book) -> None:
    register(book, 2)
    async with rooms("roster") as pilot:
        await pilot.press("down", "g")
        assert "Đăng ký 2026 · Nguyễn Thị Ân" in said(pilot)
        assert "Hướng dẫn một đảng viên dự bị" in said(pilot)
        await pilot.press("escape")
        assert noun(pilot) == "roster"
