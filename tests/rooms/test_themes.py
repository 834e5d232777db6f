"""The year of themes by its keys: quarters, what they lack, states, the backlog; read back by another hand."""

from __future__ import annotations

from datetime import date

import pytest

from store import Book
from store.disk import Put
from store.drafts import Draft
from store.records import Assignment, Document, Origin, Theme, ThemeState, Work
from tests.cells import again, november, number_of
from tests.rooms.conftest import Opener, running, said, screen
from tui.app import ChiboApp, Start

TODAY = date(2026, 11, 5)
Q4 = "2026-Q4"
CLEAR = ["backspace"] * 10


def plan(book: Book, title: str = "Đọc sách", quarter: str = Q4, **facts: object) -> int:
    return number_of(book.themes.add(quarter, title, facts=facts))


def hand(book: Book, id: int = 1) -> Theme:
    return again(book.disk_folder).themes.theme(id)


def told(lines: list[str]) -> str:
    """What the foot tells."""
    return lines[-2]


# -- what is seen ----------------------------------------------------------------------------


async def test_a_year_without_themes_names_all_four_quarters_and_their_sessions(rooms: Opener) -> None:
    async with rooms("themes") as pilot:
        lines = screen(pilot)
        assert "Chuyên đề 2026" in lines[0]
        quarters = [line for line in lines if "thiếu chuyên đề" in line]
        assert [line.split()[1 if line[0] != "►" else 2] for line in quarters] == ["I", "II", "III", "IV"]
        assert "buổi 12/11" in quarters[3]
        assert quarters[3].startswith("►")  # the present quarter
        assert "Quý IV/2026 chưa có chuyên đề." in told(lines)
        assert "22-NQ/TW" in told(lines)
        assert "Chưa có vấn đề nào" in said(pilot)


async def test_a_theme_shows_title_presenter_session_state_and_what_it_lacks(rooms: Opener, book: Book) -> None:
    id = plan(book, presenter=4)
    book.themes.advance(id, ThemeState.ASSIGNED, date(2026, 11, 2))
    async with rooms("themes") as pilot:
        lines = screen(pilot)
        at = next(i for i, line in enumerate(lines) if line.startswith("►"))
        assert "Quý IV" in lines[at]
        assert "Đọc sách" in lines[at]
        assert "Đỗ Thị Diệu" in lines[at]
        assert lines[at + 1].strip() == "buổi 12/11 · đã phân công 02/11 · thiếu tham luận"
        assert "chưa giao tham luận; dự thảo nộp 09/11/2026" in told(lines)


async def test_papers_that_are_assigned_are_counted_and_no_longer_lacking(rooms: Opener, book: Book) -> None:
    id = plan(book, presenter=4)
    paper = Assignment(id=1, kind=Work.PAPER, members=(5,), theme=id)
    async with rooms("themes") as pilot:
        book.commit("test.assign", lambda: [Put("assignments", 1, paper)])
        await pilot.pause()
        assert "1 tham luận" in said(pilot)
        assert "thiếu tham luận" not in said(pilot)


async def test_two_alike_forms_that_follow_each_other_carry_a_note(rooms: Opener, book: Book) -> None:
    plan(book, "a", "2026-Q3", form="debate")
    plan(book, "b", Q4, form="debate")
    async with rooms("themes") as pilot:
        assert "cùng hình thức với chuyên đề trước: tọa đàm" in said(pilot)
        await pilot.press("enter", *["down"] * 3, "2", "enter", "ctrl+g")
        assert "cùng hình thức" not in said(pilot)
    assert hand(book, 2).form == "story"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (44, 24)], ids=str)
async def test_every_line_fits_and_what_is_lacking_is_whole(rooms: Opener, book: Book, size: tuple[int, int]) -> None:
    book.themes.add("2026-Q1", "Một tên rất dài " * 12)
    async with rooms("themes", size=size) as pilot:
        lines = screen(pilot)
        assert all(len(line) <= size[0] for line in lines)
        if size[0] >= 80:
            assert "thiếu người đề dẫn, tham luận, báo cáo · dự thảo chậm 269 ngày" in said(pilot)


async def test_the_year_is_switched_and_the_cursor_walks_over_themes_and_topics_only(rooms: Opener, book: Book) -> None:
    plan(book, "Năm tới", "2027-Q1")
    book.themes.topics.add("Ít ý kiến")
    async with rooms("themes") as pilot:
        await pilot.press("greater_than_sign")
        assert "Chuyên đề 2027" in screen(pilot)[0]
        assert "Năm tới" in said(pilot)
        await pilot.press("less_than_sign", "less_than_sign")
        assert "Chuyên đề 2025" in screen(pilot)[0]
        await pilot.press("full_stop", "home")
        seen = []
        for _n in range(6):
            seen.append(next(line for line in screen(pilot) if line.startswith("►")))
            await pilot.press("down")
        assert ["Quý" in line for line in seen] == [True] * 4 + [False] * 2
        assert "Ít ý kiến" in seen[-1]


async def test_the_filter_finds_themes_and_topics_without_accents(rooms: Opener, book: Book) -> None:
    plan(book, "Chuyển đổi số")
    book.themes.topics.add("Ít ý kiến trao đổi")
    async with rooms("themes") as pilot:
        await pilot.press("slash", *"chuyen doi")
        assert "Chuyển đổi số" in said(pilot)
        assert "Ít ý kiến" not in said(pilot)
        assert "Không vấn đề chờ chọn nào có các chữ này" in said(pilot)
        await pilot.press("escape")
        assert "Ít ý kiến" in said(pilot)


# -- adding and promoting ----------------------------------------------------------------------


async def test_on_a_quarter_a_theme_is_added_and_in_the_backlog_a_topic(rooms: Opener, book: Book) -> None:
    async with rooms("themes") as pilot:
        await pilot.press("ctrl+n", *"Nêu gương", "enter")
        await pilot.press("end", "ctrl+n", *"Ít ý kiến", "enter", "1")
    other = again(book.disk_folder).themes
    assert [(t.quarter, t.title) for t in other.all()] == [(Q4, "Nêu gương")]
    (topic,) = other.topics.open()
    assert (topic.text, topic.origin, topic.noted, topic.session) == (
        "Ít ý kiến", Origin.WEAKNESS, TODAY, november(book).id,
    )  # fmt: skip


async def test_a_topic_whose_origin_is_left_open_is_on_disk_all_the_same(rooms: Opener, book: Book) -> None:
    async with rooms("themes") as pilot:
        await pilot.press("end", "ctrl+n", *"Ít ý kiến", "enter", "escape")
        assert "Ít ý kiến" in said(pilot)
    assert again(book.disk_folder).themes.topics.open()[0].origin is Origin.QUESTION


async def test_topics_are_noted_one_after_the_other_whether_or_not_one_says_where_they_come_from(
    rooms: Opener, book: Book
) -> None:
    async with rooms("themes") as pilot:
        await pilot.press("end")
        for text, origin in (("Một", []), ("Hai", ["1"]), ("Ba", [])):
            await pilot.press("ctrl+n", *text, "enter", *origin)
        await pilot.press("up", "up")
    topics = again(book.disk_folder).themes.topics.open()
    assert [(t.text, t.origin) for t in topics] == [
        ("Một", Origin.QUESTION), ("Hai", Origin.WEAKNESS), ("Ba", Origin.QUESTION)
    ]  # fmt: skip


async def test_topics_become_themes_one_after_the_other_without_a_step_between(rooms: Opener, book: Book) -> None:
    for text in ("Một", "Hai", "Ba", "Bốn"):
        book.themes.topics.add(text)
    async with rooms("themes") as pilot:
        await pilot.press("end", "up", "up", "g", "1", "g", "2", "g", "4", "g", "3")
        assert "Chưa có vấn đề nào chờ chọn" in said(pilot)
    assert [(t.quarter, t.title) for t in again(book.disk_folder).themes.all()] == [
        ("2026-Q1", "Hai"), ("2026-Q2", "Ba"), ("2026-Q3", "Một"), ("2026-Q4", "Bốn")
    ]  # fmt: skip


async def test_an_empty_title_is_one_sentence_and_nothing_is_written(rooms: Opener, book: Book) -> None:
    async with rooms("themes") as pilot:
        await pilot.press("ctrl+n", "enter")
        assert "phải có tên" in said(pilot)
        await pilot.press(*"Được", "enter")
    assert [t.title for t in again(book.disk_folder).themes.all()] == ["Được"]


async def test_g_makes_the_topic_a_quarters_theme_and_undo_asks_before_taking_both_back(
    rooms: Opener, book: Book
) -> None:
    book.themes.topics.add("Ít ý kiến trao đổi")
    async with rooms("themes") as pilot:
        await pilot.press("end", "g", "2")
        assert "nay là chuyên đề quý II/2026" in told(screen(pilot))
        theme = hand(book)
        assert (theme.quarter, theme.title, theme.topic) == ("2026-Q2", "Ít ý kiến trao đổi", 1)
        await pilot.press("ctrl+z")
        assert len(again(book.disk_folder).themes.all()) == 1
        await pilot.press("enter")
    assert again(book.disk_folder).themes.all() == []
    assert len(again(book.disk_folder).themes.topics.open()) == 1


async def test_v_puts_a_topic_away_with_a_reason_only(rooms: Opener, book: Book) -> None:
    book.themes.topics.add("Ít ý kiến trao đổi")
    async with rooms("themes") as pilot:
        await pilot.press("end", "v", "enter")
        assert "lý do" in said(pilot)
        await pilot.press(*"đã xong", "enter")
        assert "Ít ý kiến" not in said(pilot)
    assert again(book.disk_folder).themes.topics.topic(1).dropped == "đã xong"


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("c", "chưa có chuyên đề. ^N"), ("h", "chưa có chuyên đề. ^N"), ("g", "một vấn đề"), ("v", "một vấn đề"),
        ("enter", "Chuyên đề quý I/2026:"),
    ],
)  # fmt: skip
async def test_a_key_where_there_is_nothing_for_it_says_so_and_writes_nothing(
    rooms: Opener, book: Book, key: str, words: str
) -> None:
    async with rooms("themes") as pilot:
        await pilot.press("home", key)
        assert words in said(pilot)
        await pilot.press("escape")
        if pilot.app.is_running and "Chuyên đề 2026" not in screen(pilot)[0]:
            await pilot.press("f6")
        await pilot.press("end", key)
        assert screen(pilot)[-2].strip()
    assert again(book.disk_folder).themes.all() == []
    assert again(book.disk_folder).themes.topics.all() == []


async def test_del_removes_and_undo_brings_back(rooms: Opener, book: Book) -> None:
    plan(book)
    book.themes.topics.add("Ít ý kiến")
    async with rooms("themes") as pilot:
        await pilot.press("delete")
        assert "Quý IV/2026 chưa có chuyên đề." in "".join(screen(pilot)[-4:])
        await pilot.press("end", "delete")
        assert again(book.disk_folder).themes.all() == []
        assert again(book.disk_folder).themes.topics.all() == []
        await pilot.press("ctrl+z", "ctrl+z")
    assert [t.title for t in again(book.disk_folder).themes.all()] == ["Đọc sách"]
    assert len(again(book.disk_folder).themes.topics.open()) == 1


# -- what a dropped line leaves ------------------------------------------------------------------


async def test_a_half_typed_title_is_offered_at_the_next_start(book: Book) -> None:
    async with running(book, book.disk_folder, Start(room="themes")) as pilot:
        await pilot.press("ctrl+n", *"Nêu gươ")
        app = pilot.app
        assert isinstance(app, ChiboApp)
        draft = app.room.draft()
        assert draft is not None
        assert (draft.name, draft.texts) == (f"themes.title:{Q4}", {"": "Nêu gươ"})
    book.drafts.keep(None)
    file = book.disk_folder / "drafts" / "1-0.json"
    book.drafts.keep(Draft(name=draft.name, title=draft.title, texts=draft.texts))
    next((book.disk_folder / "drafts").glob("*.json")).rename(file)
    async with running(book, book.disk_folder, Start()) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*"ng", "enter")
    assert [t.title for t in again(book.disk_folder).themes.all()] == ["Nêu gương"]
    assert not file.exists()


async def test_the_log_says_what_happened_in_words(rooms: Opener, book: Book) -> None:
    id = plan(book, presenter=3)
    book.themes.change(id, {"presenter": 4, "form": "debate"})
    book.themes.documents.add(Document(number="50-CT/TW"))
    async with rooms("history", size=(170, 40)) as pilot:
        assert "người đề dẫn: Trần Văn Bình → Đỗ Thị Diệu" in said(pilot)
        assert "hình thức: – → tọa đàm" in said(pilot)
        assert "văn bản cấp trên: + 50-CT/TW" in said(pilot)
