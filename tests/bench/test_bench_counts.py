"""What a key, a room and a start may cost in bytes, whatever the machine; and what is not imported for nothing.

The real program in a pseudo-terminal of 80x24 with 256 colours. Times are the benchmark's.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import mean, median

import pytest

from tests.bench import ROOT, books, screens, storage
from tests.bench.__main__ import in_memory
from tests.bench.pty import Cost
from tests.bench.screens import Marks, Program, Stage
from tests.bench.table import Line, Row, markdown

MARK = 400
"""Bytes one mark may send."""
SPEECH = 600
"""Bytes one opinion may send: the number's digits, the letter, Enter."""
CLOCK = 60
"""Bytes of the time at which things were saved; it changes once a minute."""
ROOM = 15_000
"""Bytes one room may send."""
FIRST = 12_000
"""Bytes of the first screen: fifteen thousand would be a third of a second on a phone's line."""


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return Stage(tmp_path_factory.mktemp("bench"))


@pytest.fixture(scope="module")
def sixteen(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return screens.chibo("16", books.make(tmp_path_factory.mktemp("book16") / "book", 2))


@pytest.fixture(scope="module")
def hundred(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return screens.chibo("100", books.make(tmp_path_factory.mktemp("book100") / "book", 2, people=100))


@pytest.fixture(scope="module")
def marks(stage: Stage, sixteen: Program) -> Marks:
    return stage.marks(sixteen, 15)


@pytest.fixture(scope="module")
def many_marks(stage: Stage, hundred: Program) -> Marks:
    return stage.marks(hundred, 45)


@pytest.fixture(scope="module")
def rooms(stage: Stage, sixteen: Program) -> dict[str, Cost]:
    return stage.rooms(sixteen)


def test_every_mark_sends_at_most_four_hundred_bytes(marks: Marks) -> None:
    sizes = sorted(cost.size for cost in marks.costs)
    # The minute may turn while the roll is called: one mark then also repaints the time of 'saved'.
    assert sizes[-2] <= MARK, sizes
    assert sizes[-1] <= MARK + CLOCK, sizes


def test_every_opinion_sends_at_most_six_hundred_bytes(stage: Stage, sixteen: Program) -> None:
    sizes = sorted(cost.size for cost in stage.speeches(sixteen, 15).costs)
    assert sizes[-2] <= SPEECH, sizes
    assert sizes[-1] <= SPEECH + CLOCK, sizes


def test_the_first_mark_of_a_roll_sends_little_more(marks: Marks) -> None:
    assert marks.first.size <= 2 * MARK


def test_a_mark_costs_the_same_among_a_hundred_members(marks: Marks, many_marks: Marks) -> None:
    # The cheapest of each: what an alert of the member one comes to adds is no matter of how many there are.
    few, many = (min(cost.size for cost in m.costs) for m in (marks, many_marks))
    assert abs(many - few) <= 0.15 * few, (few, many)


def test_going_down_a_long_roll_stays_near_the_bytes_of_a_mark_on_the_whole(many_marks: Marks) -> None:
    # Three views of eighteen rows: what a view that moves repaints is shared by the rows it brings.
    assert mean(cost.size for cost in many_marks.costs) <= 2 * MARK


def test_every_room_opens_within_fifteen_thousand_bytes(rooms: dict[str, Cost]) -> None:
    assert {name: cost.size for name, cost in rooms.items() if cost.size > ROOM} == {}


def test_the_walk_through_the_rooms_really_went_there(rooms: dict[str, Cost]) -> None:
    assert "Định kỳ tháng" in rooms["sessions"].text
    assert "Bùi Thị Lan Anh" in rooms["members"].text
    assert "bench" in rooms["log"].text
    assert "tỷ lệ" in rooms["register"].text
    assert all(cost.size > 500 for cost in rooms.values())


def test_a_letter_in_the_note_costs_no_more_than_in_a_stock_field(stage: Stage, sixteen: Program) -> None:
    own, stock = (median(c.size for c in stage.letters(p)) for p in (sixteen, screens.floor("input")))
    assert own <= stock


def test_the_first_screen_is_small(stage: Stage, sixteen: Program) -> None:
    assert stage.first_screen(sixteen) <= FIRST


def test_an_idle_roll_call_sends_nothing_and_wakes_once_a_second(stage: Stage, sixteen: Program) -> None:
    sent, _cpu, wakes = stage.idle(sixteen, 4.0)
    assert sent == 0
    assert 0.5 < wakes < 3  # Textual by itself wakes ten times a second


def test_a_mark_is_one_flush_and_a_few_hundred_bytes_at_any_age_of_the_book(tmp_path: Path) -> None:
    for years in (1, 20):
        book = books.make(tmp_path / str(years), years)
        found = storage.in_a_process("marks", book, books.open_session(years), 32)
        assert set(found["flushes"]) == {1}
        assert max(found["bytes"]) <= 1024


WORDS = (["--help"], ["--version"], ["where"], ["members"], ["sessions"], ["dump"], ["check"], ["history"], ["backup"])


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words[0])
def test_a_command_that_draws_nothing_loads_nothing_that_draws(words: list[str], tmp_path: Path) -> None:
    book = books.make(tmp_path / "book", 1)
    code = (
        "import sys, runpy\n"
        f"sys.argv = ['chibo', *{words!r}]\n"
        "try: runpy.run_module('tui', run_name='__main__')\n"
        "except SystemExit as end: code = end.code\n"
        "heavy = ('textual', 'rich.console', 'asyncio', 'holidays', 'tomlkit', 'python_calamine', 'xlsxwriter')\n"
        "print(code or 0, [name for name in heavy if name in sys.modules], file=sys.stderr)\n"
    )
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "CHIBO_BOOK": str(book), "LANG": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stderr.splitlines()[-1] == "0 []"


SIGHTS = {
    "any screen": (
        "tui.rooms.attendance.screen, tui.rooms.register.screen",
        ("holidays", "tomlkit", "python_calamine", "dateutil", "xlsxwriter", "pygments", "rich.traceback"),
    ),
    "a roll call": (
        "tui.rooms.attendance.screen",
        ("tui.log_words", "store.rules.home", "store.rules.agenda", "store.intake.plan"),
    ),
}
"""What is shown, and what it has no need of: the words of every change were once twenty milliseconds of a start."""


@pytest.mark.parametrize("sight", SIGHTS)
def test_the_first_sight_loads_nothing_it_does_not_show(sight: str) -> None:
    shown, heavy = SIGHTS[sight]
    code = (
        f"import sys, store, tui.app, tui.screens, {shown}\nprint([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_folder_in_memory_is_known_as_such() -> None:
    with Path("/proc/mounts").open() as mounts:
        kinds = {place: kind for _device, place, kind, *_rest in map(str.split, mounts)}
    if kinds.get("/dev/shm") != "tmpfs":
        pytest.skip("no /dev/shm here")
    assert in_memory(Path("/dev/shm/somewhere"))
    assert in_memory(Path("/proc/self")) is False


def test_a_budget_is_held_only_within_both_its_bounds() -> None:
    assert Row("x", "ms", [3.0], [2.0], ratio=2).held
    assert not Row("x", "ms", [5.0], [2.0], ratio=2).held
    assert not Row("x", "ms", [3.0], [2.0], ratio=2, most=2).held
    assert Row("x", "ms", [3.0], [2.0]).held is None


def test_the_table_says_median_extremes_ratio_and_what_a_line_makes_of_it() -> None:
    row = Row("a key", "ms", [3.0, 1.0, 2.0], [1.0], ratio=1.5, sizes=(320.0, 64.0))
    last = markdown([row], Line(rtt=200, kbps=256)).splitlines()[-1]
    assert [cell.strip() for cell in last.strip("|").split("|")] == [
        "a key, ms", "2 (1–3)", "1", "2.00 ×", "≤ 1.50 ×", "**short**", "212 : 203"
    ]  # fmt: skip
