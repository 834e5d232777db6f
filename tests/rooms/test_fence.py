"""Inside the fence a path typed in a room is a name, and the file is in one folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import Book
from tests.rooms.conftest import foot_of, running
from tui import fence
from tui.app import Start
from tui.paths import completed, completed_to_write, typed_path


@pytest.fixture
def fenced(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "book"
    for folder in ("imports", "exports"):
        (place / folder).mkdir(parents=True)
    (place / "imports" / "danh sách.csv").touch()
    (place / "exports" / "sổ.csv").touch()
    (tmp_path / "bí mật.csv").touch()
    fence.enter(place)
    yield place
    fence.leave()


def test_a_name_means_a_file_of_the_folder(fenced: Path) -> None:
    assert typed_path("danh sách.csv") == fenced / "imports" / "danh sách.csv"
    assert typed_path("'a.csv'", writing=True) == fenced / "exports" / "a.csv"
    assert typed_path(str(fenced / "exports" / "a.csv"), writing=True) == fenced / "exports" / "a.csv"


@pytest.mark.parametrize("said", ["~/a.csv", "../a.csv", "/etc/passwd", "..", "exports/a", ".a", "", "-a"])
def test_a_path_is_refused_with_the_folder_named(fenced: Path, said: str) -> None:
    for writing in (True, False):
        with pytest.raises(fence.OnlyNames, match="exports" if writing else "imports"):
            typed_path(said, writing=writing)


def test_tab_shows_nothing_of_the_host(fenced: Path) -> None:
    assert completed("d") == ("danh sách.csv", ["danh sách.csv"])
    assert completed_to_write("s") == ("sổ.csv", ["sổ.csv"])
    for said in ("../b", "/", f"{fenced.parent}/", "~/", "~root/"):
        assert completed(said) == completed_to_write(said) == (said, [])


def test_nothing_in_the_program_starts_another_or_asks_for_a_path_past_the_fence() -> None:
    import re

    import tui

    root = Path(tui.__file__).parent
    for path in [*root.rglob("*.py"), *(root.parent / "store").rglob("*.py")]:
        text = path.read_text("utf-8")
        assert not re.search(r"os\.(system|exec\w*|popen|spawn\w*)\(|EDITOR|PAGER|webbrowser|open_url", text), path
        assert not re.search(r"^\s*(import|from) (socket|urllib|http|ftplib|smtplib|requests)\b", text, re.M), path
        if path.relative_to(root.parent).parts[0] == "tui" and path.name != "paths.py" and "commands" not in path.parts:
            assert "expanduser" not in text or path.name == "__main__.py", path


@pytest.mark.parametrize(
    ("room", "way", "folder"),
    [
        ("register", ["g"], "exports"),
        ("home", ["f8", "v", "g"], "exports"),
        ("home", ["ctrl+u", "g"], "exports"),
        ("home", ["ctrl+u", "enter", "g"], "exports"),
        ("calendar", ["ctrl+k", "t"], "exports"),
        ("roster", ["n"], "imports"),
    ],
    ids=["register", "notice", "whole folder", "document", "minutes", "list of members"],
)
async def test_every_question_for_a_file_takes_a_name_only(
    room: str, way: list[str], folder: str, book: Book, tmp_path: Path
) -> None:
    before = sorted(path.name for path in tmp_path.iterdir())
    fence.enter(book.disk_folder)
    try:
        async with running(book, book.disk_folder, Start(room=room)) as pilot:
            for key in way:
                await pilot.press(key)
                await pilot.pause(0.1)
            await pilot.press("ctrl+u", *"../x.csv", "enter")
            assert "chỉ gõ tên tệp" in foot_of(pilot)
            assert folder in foot_of(pilot).replace(" ", "")  # a long path is broken over the line
    finally:
        fence.leave()
    assert sorted(path.name for path in tmp_path.iterdir()) == before


async def test_a_room_takes_only_a_name_and_writes_into_exports(book: Book, tmp_path: Path) -> None:
    fence.enter(book.disk_folder)
    try:
        async with running(book, book.disk_folder, Start(room="register")) as pilot:
            await pilot.press("g", "ctrl+u", *str(tmp_path / "x.csv"), "enter")
            assert "chỉ gõ tên tệp" in foot_of(pilot)
            await pilot.press("ctrl+u", *"x.csv", "enter")
            assert "Đã ghi" in foot_of(pilot)
    finally:
        fence.leave()
    assert not (tmp_path / "x.csv").exists()
    assert "Nguyễn Văn An".encode() in (book.disk_folder / "exports" / "x.csv").read_bytes()
