"""What holds for any file and any grid."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.errors import BookError
from store.intake import FIELDS, Cell, Grid, preview_roster
from store.intake.limits import Refused
from store.intake.reader import answer
from store.records import Member
from tests.store.intake.sheets import HEADING, PEOPLE, TODAY, ods, taken_in, xls, xlsx

TELLING: tuple[str, ...] = (
    *("Mạc Thị Hà", "Mạc Thị Hạ", "MẠC THỊ HÀ", "12/05/1975", "13/05/1975", "012345000201", "12345000201", "Nữ", "x"),
    *("Bí thư", "Đảng viên", "Phó bí thư; Đảng ủy viên", "miễn sinh hoạt", "đang sinh hoạt", "dự bị", "01/01/2026"),
    *("\x1b[2J", "=1+1", "Tổng số: 3", "STT", "Họ và tên"),
)
JUNK = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.sampled_from(TELLING),
)
TITLES = [words[0] for words in FIELDS.values()]


@st.composite
def grids(draw: st.DrawFn, wild: bool = False) -> Grid:
    """A heading of some known fields over rows of anything, or anything at all."""
    if wild:
        return Grid("", tuple(tuple(row) for row in draw(st.lists(st.lists(JUNK, max_size=6), max_size=8))))
    fields = draw(st.lists(st.sampled_from(TITLES), min_size=1, max_size=6, unique=True))
    heading: list[Cell] = ["Họ và tên", *fields]
    names = st.sampled_from(["Mạc Thị Hà", "Mạc Thị Hạ", "MẠC THỊ HÀ", "Tô Văn Hòa", "Tô Văn Hoà", "Lò Ơn"])
    rows = [(draw(names | JUNK), *(draw(JUNK) for _ in fields)) for _ in range(draw(st.integers(0, 5)))]
    return Grid("", (tuple(heading), *rows))


def tried(grid: Grid, members: list[Member]) -> list[str]:
    found = preview_roster(grid, members, today=TODAY)
    members[:] = taken_in(found, members)
    return [row.state for row in found.rows]


@given(grids(wild=True) | grids())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_grid_gives_a_preview_or_one_of_our_errors(grid: Grid) -> None:
    members = [Member(id=1, name="Mạc Thị Hà", born=date(1975, 5, 12)), Member(id=2, name="Mạc Thị Hà")]
    try:
        found = preview_roster(grid, members, today=TODAY)
    except BookError:
        return
    for row in found.rows:
        assert (row.state == "doubtful") == bool(row.doubts)
        assert row.state == "doubtful" or row.member is not None
        assert bool(row.changes) == (row.state == "changed")
    assert {m.id for m in found.missing} | {r.before.id for r in found.rows if r.before} == {1, 2}


@given(grids(), grids())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_was_just_taken_in_changes_nothing(earlier: Grid, grid: Grid) -> None:
    members: list[Member] = []
    tried(earlier, members)
    tried(grid, members)
    assert not {"new", "changed"} & set(tried(grid, members))


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert answer(data).keys() in ({"sheets"}, {"refused", "facts"})


@pytest.mark.parametrize("data", [xlsx([HEADING, *PEOPLE]), ods([["Họ và tên"]]), xls([["Họ và tên", 1]])])
@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_workbook_with_flipped_bytes_is_read_or_refused(data: bytes, drawn: st.DataObject) -> None:
    broken = bytearray(data)
    for _ in range(drawn.draw(st.integers(1, 4))):
        broken[drawn.draw(st.integers(0, len(data) - 1))] = drawn.draw(st.integers(0, 255))
    assert answer(bytes(broken)).keys() in ({"sheets"}, {"refused", "facts"})


def test_every_refusal_has_its_sentence() -> None:
    import re

    from store.intake import refusals

    codes: set[str] = set()
    for file in Path(refusals.__file__).parent.glob("*.py"):
        text = file.read_text(encoding="utf-8")
        codes |= set(re.findall(r'(?:Refused\(|bad_file\([^,()]+(?:\.name)?, |"refused": )"(\w+)"', text))
    assert len(codes) > 15
    assert codes <= set(refusals.REFUSALS)
    assert Refused("x").code == "x"


def test_reading_needs_no_screen() -> None:
    code = "import store.intake, sys; print([n for n in ('textual', 'rich', 'tui') if n in sys.modules])"
    root = Path(__file__).parents[3]
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_a_moment_is_its_day() -> None:
    from tests.store.intake.sheets import one

    row = one("Ngày sinh", datetime(1975, 5, 12, 7, 0))
    assert row.member is not None
    assert row.member.born == date(1975, 5, 12)
