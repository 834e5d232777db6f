"""Two terminals on one book: what the other hand has taken away is not written to, not brought back, not tripped over.

The other hand acts, and this one presses a key before it has heard of it. Then it hears, and undoes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from textual.pilot import Pilot

from store import Book
from store.records import Assignment, Document, Item, Stage, State, Status, Work
from tests.cells import again, november
from tests.rooms.assigned import paper, task
from tests.rooms.conftest import running, said, screen
from tui.app import ChiboApp, Start
from tui.room import Room

Q4 = "2026-Q4"
Act = Callable[[Book], object]


def lived_in(book: Book) -> None:
    """A theme, a topic, a document, a paper, a task and an agenda of the fourth quarter's session."""
    session = book.calendar.resolve("2026-Q4-CD").id
    book.settings.change("place", "Phòng 2")
    book.themes.add(Q4, "Nêu gương")
    book.themes.topics.add("Ít phát biểu", session=0)
    book.themes.documents.add(Document(number="50-CT/TW", title="Sinh hoạt", session=session))
    book.agenda.prepare(session)
    paper(book, 4, title="Giấy tờ")
    task(book, 5, title="Khảo sát", due=date(2026, 11, 1))


def at_hand(pilot: Pilot[None]) -> str:
    """The row under the cursor, where a line above tells what can be shown."""
    return next((x for x in screen(pilot)[1:] if x.startswith("►") and "2 quá hạn" not in x), "")


async def to_row(pilot: Pilot[None], words: str) -> None:
    for _ in range(60):
        if words in at_hand(pilot):
            return
        await pilot.press("down")
    raise AssertionError(f"no row has {words!r}\n{said(pilot)}")


def first_item(book: Book) -> Item:
    return book.agenda.items(book.calendar.resolve("2026-Q4-CD").id)[0]


def no_theme(book: Book) -> bool:
    return book.row("themes", 1) is None


def no_topic(book: Book) -> bool:
    return book.row("topics", 1) is None


def no_document(book: Book) -> bool:
    return book.row("documents", 1) is None


def no_paper(book: Book) -> bool:
    return book.row("assignments", 1) is None


def no_task(book: Book) -> bool:
    return book.row("assignments", 2) is None


def cancelled(book: Book) -> bool:
    return book.calendar.resolve("2026-Q4-CD").state.value == "cancelled"


PREPARING = ["slash", *"chuyen de quy iv", "enter", "end", "space"]
GONE: dict[str, tuple[str, list[str], str, Act, Callable[[Book], bool], list[list[str]]]] = {
    "a theme of the list": (
        "themes", [], "Nêu gương", lambda b: b.themes.remove(1), no_theme,
        [["c", "enter"], ["h"], ["delete"], ["enter"]],
    ),
    "a topic of the list": (
        "themes", [], "Ít phát biểu", lambda b: b.themes.topics.remove(1), no_topic,
        [["g", "2"], ["v", *"thôi", "enter"], ["delete"], ["enter"]],
    ),
    "a theme in its form": (
        "themes", ["enter"], "chuyên đề  ", lambda b: b.themes.remove(1), no_theme,
        [[*" mới", "enter"], ["down", "down", "2", "enter"], [*"x", "ctrl+g"], ["pagedown", "enter"]],
    ),
    "a topic in its form": (
        "themes", ["down", "enter"], "vấn đề  ", lambda b: b.themes.topics.remove(1), no_topic,
        [[*" mới", "enter"], ["down", "1", "enter"], ["q", "ctrl+g"]],
    ),
    "a document of the list": (
        "themes", ["k"], "50-CT/TW", lambda b: b.themes.documents.remove(1), no_document,
        [["enter"], ["delete"]],
    ),
    "a document in its form": (
        "themes", ["k", "enter"], "số, ký hiệu", lambda b: b.themes.documents.remove(1), no_document,
        [["1", "enter"], ["down", *"khác", "ctrl+g"]],
    ),
    "a paper of the list": (
        "assignments", [], "Giấy tờ", lambda b: b.assignments.remove(1), no_paper,
        [["k"], ["c", "1", "1", "1", "1"], ["g", "enter"], ["h", *"ốm", "enter"], ["enter"], ["delete"]],
    ),
    "a task of the list": (
        "assignments", ["2"], "Khảo sát", lambda b: b.assignments.remove(2), no_task,
        [["b"], ["g", *"xong", "enter"], ["n"]],
    ),
    "a paper in its form": (
        "assignments", ["end", "enter"], "loại  ", lambda b: b.assignments.remove(1), no_paper,
        [["down", *"x", "enter"], ["ctrl+r", "enter"], ["pagedown", "pagedown", "k"], ["pagedown", "1", "ctrl+g"]],
    ),
    "a paper whose members are being ranked": (
        "assignments", ["end", "enter", "ctrl+r"], "Nguyễn Văn An", lambda b: b.assignments.remove(1), no_paper,
        [["enter"], ["space", "enter"], ["slash", *"an", "enter"]],
    ),
    "an item of an agenda": (
        "calendar", PREPARING, "Mở đầu",
        lambda b: b.agenda.remove_item(first_item(b).session, first_item(b).id),
        lambda b: "Mở đầu" not in first_item(b).title,
        [["delete"], ["k"], ["l"], ["enter"], ["ctrl+n", *"Thêm", "enter", "ctrl+g"]],
    ),
    "a paper of a preparation": (
        "calendar", PREPARING, "Giấy tờ", lambda b: b.assignments.remove(1), no_paper,
        [["enter"], ["space"], ["delete"]],
    ),
    "a document of a preparation": (
        "calendar", PREPARING, "50-CT/TW", lambda b: b.themes.documents.remove(1), no_document, [["enter"], ["delete"]],
    ),
    "a task carried over": (
        "calendar", PREPARING, "nhiệm vụ: Khảo sát", lambda b: b.assignments.remove(2), no_task,
        [["h", *"chờ", "enter"], ["enter"], ["delete"]],
    ),
    "a session being prepared": (
        "calendar", PREPARING, "Mở đầu",
        lambda b: b.calendar.cancel(b.calendar.resolve("2026-Q4-CD").id, "bão"), cancelled,
        [["v"], ["n"], ["m"], ["p", *"60", "enter"], ["c"], ["g", *"x", "enter", "1"]],
    ),
    "a session being told of": (
        "calendar", [*PREPARING, "v"], "SINH HOẠT CHI BỘ",
        lambda b: b.calendar.cancel(b.calendar.resolve("2026-Q4-CD").id, "bão"), cancelled,
        [["c"], ["k"], ["n"], ["g", "enter"]],
    ),
    "a line of the first room": (
        "home", [], "Khảo sát", lambda b: b.assignments.remove(2), no_task, [["enter"], ["g"], ["k", "enter"]],
    ),
}  # fmt: skip
CASES = [(name, keys) for name, (*_rest, ways) in GONE.items() for keys in ways]


@pytest.mark.parametrize(("name", "keys"), CASES, ids=[f"{name}: {' '.join(keys)}" for name, keys in CASES])
async def test_what_the_other_hand_took_away_stays_away(
    name: str, keys: list[str], book: Book, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("here"))
    lived_in(book)
    room, way, words, act, gone, _ways = GONE[name]
    other = again(book.disk_folder)
    async with running(book, book.disk_folder, Start(room=room)) as pilot:
        await pilot.press(*way)
        await pilot.pause(0.05)
        await to_row(pilot, words)
        act(other)
        await pilot.press(*keys)
        await pilot.pause(0.05)
        book.poll()
        await pilot.pause(0.05)
        assert gone(again(book.disk_folder)), said(pilot)
        assert isinstance(pilot.app, ChiboApp)
        assert isinstance(pilot.app.room, Room)
        assert len(screen(pilot)) == 24
        await pilot.press("ctrl+g", "ctrl+z", "ctrl+c", "f7")  # ^C: no, where ^Z asks
        await pilot.pause(0.05)
        assert "Phân công" in screen(pilot)[0]


CHANGED: dict[str, tuple[str, list[str], str, Act, str]] = {
    "a theme": ("themes", [], "Nêu gương", lambda b: b.themes.change(1, {"title": "Tiết kiệm"}), "Tiết kiệm"),
    "a topic": ("themes", [], "Ít phát", lambda b: b.themes.topics.change(1, {"text": "Ít đề xuất"}), "Ít đề xuất"),
    "a document": (
        "themes", ["k"], "50-CT/TW", lambda b: b.themes.documents.change(1, {"title": "Đổi mới"}), "Đổi mới",
    ),
    "an assignment": ("assignments", ["end"], "Giấy tờ", lambda b: b.assignments.advance(1, Stage.DRAFT), "đã nộp"),
    "an item": (
        "calendar", PREPARING, "Mở đầu",
        lambda b: b.agenda.change_item(first_item(b).session, first_item(b).id, {"title": "Khai mạc"}), "Khai mạc",
    ),
    "a candidate": (
        "assignments", ["ctrl+n", "ctrl+r"], "Nguyễn Văn An",
        lambda b: b.assignments.add(Assignment(kind=Work.TASK, members=(1,), title="Việc")), "Nguyễn Văn An",
    ),
    "who gave no paper": (
        "assignments", ["p"], "Nguyễn Văn An",
        lambda b: b.roster.set_status(1, Status.MOVED_OUT, date(2026, 1, 1)), "Nguyễn Thị Ân",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGED)
async def test_what_the_other_hand_changed_is_seen_and_the_cursor_stays(name: str, book: Book) -> None:
    lived_in(book)
    room, way, words, act, after = CHANGED[name]
    other = again(book.disk_folder)
    async with running(book, book.disk_folder, Start(room=room)) as pilot:
        await pilot.press(*way)
        await pilot.pause(0.05)
        await to_row(pilot, words)
        act(other)
        book.poll()
        await pilot.pause(0.05)
        assert after in at_hand(pilot)


@pytest.mark.parametrize("field", ["title", "questions"])
async def test_two_hands_in_one_form_lose_nothing_of_each_other(book: Book, field: str) -> None:
    lived_in(book)
    other = again(book.disk_folder)
    async with running(book, book.disk_folder, Start(room="themes")) as pilot:
        await pilot.press("enter", *["down"] * 4, *"Nói đi đôi với làm")
        other.themes.change(1, {field: "Máy kia"})
        book.poll()
        await pilot.pause(0.05)
        assert "Nói đi đôi với làm" in said(pilot)
        assert "Máy kia" in said(pilot)
        await pilot.press("enter")
        theme = again(book.disk_folder).themes.theme(1)
        assert (theme.purpose, getattr(theme, field)) == ("Nói đi đôi với làm", "Máy kia")
        await pilot.press("ctrl+z")
    theme = again(book.disk_folder).themes.theme(1)
    assert (theme.purpose, getattr(theme, field)) == ("", "Máy kia")


@pytest.mark.parametrize("room", ["home", "themes", "assignments", "calendar", "register"])
async def test_rooms_stand_with_a_closed_session(room: str, book: Book) -> None:
    lived_in(book)
    for session in (november(book), book.calendar.resolve("2026-10")):
        book.attendance.mark_rest(session.id)
    book.calendar.set_state(november(book).id, State.CLOSED)
    async with running(book, book.disk_folder, Start(room=room)) as pilot:
        await pilot.press("f8")
        await pilot.pause(0.05)
        await pilot.press("q", "f2", "home", "slash", *"11/2026", "enter", "space")
        await pilot.pause(0.05)
        assert "Định kỳ tháng 11/2026" in screen(pilot)[0]
        await pilot.press("v")
        await pilot.pause(0.05)
        assert "Thông báo: Định kỳ tháng 11/2026" in screen(pilot)[0]
        await pilot.press("q", "down", "down", "delete", "space", "m", "c", "q", "q")
        await pilot.pause(0.05)
    assert again(book.disk_folder).papers.meeting(november(book).id).parts
