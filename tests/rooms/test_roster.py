"""The members by their keys: the list, the form, what is for a time; the file is read back by another hand."""

from __future__ import annotations

from datetime import date

import pytest

from store import Book
from store.drafts import Draft
from store.records import Away, Role, Status
from store.rules.roster import belongs_on, role_on, status_on
from tests.cells import NOON, again
from tests.rooms.conftest import Opener, running, said, screen
from tui.app import ChiboApp, Start

TODAY = date(2026, 11, 5)


async def test_a_member_with_only_a_name_is_in_the_list_after_a_restart(rooms: Opener, book: Book) -> None:
    async with rooms("roster") as pilot:
        await pilot.press("ctrl+n", *"Tạ Thị Én", "enter", "ctrl+g")
        assert "Tạ Thị Én" in said(pilot)
    assert [m.name for m in again(book.disk_folder).roster.find("ta thi en")] == ["Tạ Thị Én"]


async def test_each_field_is_on_disk_when_it_is_left(rooms: Opener, book: Book) -> None:
    async with rooms("roster") as pilot:
        await pilot.press("enter", *["down"] * 4, "2", "down", *"5/2/1980", "down")
        member = again(book.disk_folder).roster.member(1)
        assert (member.sex, member.born) == ("nữ", date(1980, 2, 5))
        await pilot.press("ctrl+z")
    assert again(book.disk_folder).roster.member(1).born is None


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("5/2", date(2027, 2, 5)), ("05022026", date(2026, 2, 5)), ("hôm nay", TODAY), ("", None)],
)
async def test_days_are_typed_as_people_type_them(rooms: Opener, book: Book, typed: str, stored: date | None) -> None:
    book.roster.change(1, {"joined": date(2015, 1, 1)})
    async with rooms("roster") as pilot:
        await pilot.press("enter", "pagedown", *["down"] * 3, *(typed or ["backspace"]), "enter")
    assert again(book.disk_folder).roster.member(1).joined == stored


async def test_a_refused_text_stays_with_the_reason_beside_it_and_nothing_is_written(rooms: Opener, book: Book) -> None:
    async with rooms("roster") as pilot:
        await pilot.press("enter", *["down"] * 5, *"31/2/1980", "enter")
        line = next(x for x in screen(pilot) if x.startswith("►"))
        assert "31/2/1980" in line
        assert "×" in line
        assert again(book.disk_folder).roster.member(1).born is None
        await pilot.press("up", "down")  # one may go on and come back
        assert "31/2/1980" in said(pilot)
        await pilot.press("escape", "escape", "q")
    assert again(book.disk_folder).roster.member(1).born is None


async def test_leaving_a_form_with_a_refused_text_asks_first(rooms: Opener, book: Book) -> None:
    async with rooms("roster") as pilot:
        await pilot.press("enter", *["down"] * 5, *"31/2", "down", "escape")
        assert "chưa ghi được" in said(pilot)
        await pilot.press("c")  # another key stays
        assert "Nguyễn Văn An" in screen(pilot)[0]
        await pilot.press("escape", "enter")
        assert "16 đảng viên" in screen(pilot)[0]


async def test_who_is_away_exempt_and_moved_out_by_keys(rooms: Opener, book: Book) -> None:
    async with rooms("roster") as pilot:
        await pilot.press("down", "v", *"1/11-20/11", "enter", "1")
        await pilot.press("down", "t", "1", "enter")
        await pilot.press("down", "delete", *["backspace"] * 10, *"1/3/2026", "enter")
    hand = again(book.disk_folder)
    assert hand.roster.member(2).aways == (Away(since=date(2026, 11, 1), until=date(2026, 11, 20), reason="business"),)
    assert status_on(hand.roster.member(3), TODAY) is Status.EXEMPT
    assert not belongs_on(hand.roster.member(4), TODAY)
    assert belongs_on(hand.roster.member(4), date(2026, 2, 28))


async def test_who_moved_out_stands_last_and_is_brought_back_by_undo(rooms: Opener, book: Book) -> None:
    async with rooms("roster") as pilot:
        await pilot.press("delete", "enter")
        rows = [x for x in screen(pilot) if "Nguyễn Văn An" in x]
        assert "chuyển đi" in rows[0]
        await pilot.press("ctrl+z")
        assert "15 đảng viên" not in screen(pilot)[0]
    assert belongs_on(again(book.disk_folder).roster.member(1), TODAY)


async def test_a_post_is_given_from_a_day_on(rooms: Opener, book: Book) -> None:
    async with rooms("roster") as pilot:
        await pilot.press("c", "2", "enter", "c", "5", "enter")
    member = again(book.disk_folder).roster.member(1)
    assert role_on(member, TODAY) is Role.DEPUTY
    assert member.posts[0].until == TODAY


async def test_a_status_is_mended_and_taken_away_in_the_form(rooms: Opener, book: Book) -> None:
    async with rooms("roster") as pilot:
        await pilot.press("t", "1", "enter", "enter", *["pagedown"] * 5)
        await pilot.press("enter", "2", "enter", *"1/10/2026", "enter", "ctrl+g")
        found = again(book.disk_folder).roster.member(1).standings
        assert [(s.status, s.since) for s in found] == [(Status.ELSEWHERE, date(2026, 10, 1))]
        await pilot.press("delete")
        assert again(book.disk_folder).roster.member(1).standings == ()
        await pilot.press("ctrl+z")
    assert len(again(book.disk_folder).roster.member(1).standings) == 1


@pytest.mark.parametrize(
    ("typed", "found"), [("#dan", 1), ("is:mien", 1), ("is:away", 1), ("thi", 5), ("bi thu", 1), ("zz", 0)]
)
async def test_the_filter_works_while_one_types(rooms: Opener, book: Book, typed: str, found: int) -> None:
    book.roster.change(5, {"strengths": ("dân vận",)})
    book.roster.set_status(6, Status.EXEMPT, date(2026, 1, 1))
    book.roster.put_span(7, Away(since=TODAY, until=TODAY))
    async with rooms("roster") as pilot:
        await pilot.press("slash", *typed)
        assert len([x for x in screen(pilot)[1:20] if x[1:5].strip().isdigit()]) == found


async def test_a_half_typed_field_is_offered_at_the_next_start(book: Book) -> None:
    async with running(book, book.disk_folder, Start(room="roster")) as pilot:
        await pilot.press("enter", *["down"] * 6, "pagedown", *"Giảng vi")
        app = pilot.app
        assert isinstance(app, ChiboApp)
        assert app.room.draft() == Draft(name="roster.member:1", title="Nguyễn Văn An", texts={"job": "Giảng vi"})
        app.save_drafts()
    kept = next((book.disk_folder / "drafts").glob("*.json"))
    assert kept.stat().st_mode & 0o777 == 0o600
    kept.rename(kept.with_name("1-0.json"))  # as if another program had left it: number 1 began at boot
    hand = again(book.disk_folder, NOON)
    hand.drafts.left()
    async with running(book, book.disk_folder, Start(room="roster")) as pilot:
        assert "Viết dở" in said(pilot)
        await pilot.press("enter")
        assert "Nguyễn Văn An" in screen(pilot)[0]
        await pilot.press("pagedown", "pagedown")
        assert "Giảng vi" in said(pilot)
        await pilot.press("enter")
    assert again(book.disk_folder).roster.member(1).job == "Giảng vi"
    assert not list((book.disk_folder / "drafts").glob("1-0.json"))


async def test_a_text_is_kept_while_another_hand_changes_the_member(rooms: Opener, book: Book) -> None:
    other = again(book.disk_folder)
    async with rooms("roster") as pilot:
        await pilot.press("enter", "down", *"Bảy")
        other.roster.change(1, {"phone": "0912"})
        book.poll()
        await pilot.pause()
        await pilot.press("enter")
    member = again(book.disk_folder).roster.member(1)
    assert (member.other_name, member.phone) == ("Bảy", "0912")
