"""What the hand changes about a file: judged over the whole of it, kept as texts, and the file left as it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.drafts import LIMIT
from store.intake import FIELDS, Cell, Edits, Preview, preview_roster
from store.intake.edits import edits_of
from store.intake.values import shown
from store.vietnamese import clean
from tests.store.intake.sheets import HEADING, PEOPLE, TODAY, grid, states

ROWS = (HEADING, *PEOPLE)
NAME, BORN, CARD = 1, 3, 6


def judged(edits: Edits, *rows: tuple[Cell, ...]) -> Preview:
    return preview_roster(grid(*(rows or ROWS)), (), today=TODAY, edits=edits)


def test_a_cell_typed_anew_is_judged_and_the_grid_stays() -> None:
    cells = grid(*ROWS)
    edits = Edits().with_cell(cells, 2, BORN, "31/02/1975")
    assert states(judged(edits)) == ["doubtful", "new", "new"]
    assert cells == grid(*ROWS)
    assert not edits.with_cell(cells, 2, BORN, "12/05/1975")


def test_twins_begin_and_end_with_an_edit() -> None:
    cells = grid(*ROWS)
    twins = Edits().with_cell(cells, 3, CARD, "012345000201")
    assert states(judged(twins)) == ["doubtful", "doubtful", "new"]
    assert states(judged(twins.without_row(3))) == ["new", "left_out", "new"]
    assert states(judged(twins.without_row(3).with_row(3))) == ["doubtful", "doubtful", "new"]


def test_a_row_left_out_claims_nobody_and_is_not_written() -> None:
    found = judged(Edits().without_row(2))
    assert found.rows[0].member is not None
    assert found.rows[0].member.name == "Mạc Thị Sen"
    assert not found.rows[0].doubts


def test_a_row_passed_over_can_be_taken_in() -> None:
    rows = (("Họ và tên",), ("Mạc Thị Sen",), ("Tống Văn An",))
    assert states(judged(Edits(), *rows)) == ["new"]
    assert states(judged(Edits().with_row(3, passed_over=True), *rows)) == ["new", "new"]
    assert states(judged(Edits().with_row(3, passed_over=True).without_row(3), *rows)) == ["new"]


def test_a_signature_at_the_end_can_be_taken_in() -> None:
    rows = (("STT", "Họ và tên"), (1, "Mạc Thị Sen"), (None, "Tô Văn Hoà"))
    assert states(judged(Edits(), *rows)) == ["new"]
    assert states(judged(Edits().with_row(3, passed_over=True), *rows)) == ["new", "new"]


def test_an_edit_of_a_cell_does_not_change_what_a_column_is_taken_for() -> None:
    rows = (("Họ và tên", "Chức vụ"), ("Mạc Thị Sen", "Bí thư"), ("Tô Văn Hoà", "Trưởng phòng"))
    assert "post" in judged(Edits().with_cell(grid(*rows), 2, 1, "Giảng viên"), *rows).columns


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Mạc\x07 Thị Sen", "Mạc□ Thị Sen"),
        ("a\nb", "a; b"),
        ("\u202eMạc", "□Mạc"),
        (12345000201, "12345000201"),
        (None, ""),
    ],
)
def test_a_field_shows_what_hides_in_a_cell(cell: Cell, text: str) -> None:
    assert shown(cell) == text


TEXTS = st.text(max_size=30).map(clean)
EDITS = st.builds(
    Edits,
    cells=st.dictionaries(st.tuples(st.integers(1, 6), st.integers(0, 9)), TEXTS, max_size=5),
    columns=st.none() | st.dictionaries(st.sampled_from(list(FIELDS)), st.integers(0, 9), max_size=4),
    left_out=st.frozensets(st.integers(1, 9), max_size=3),
    taken_in=st.frozensets(st.integers(1, 9), max_size=3),
)


@given(EDITS)
@settings(deadline=None)
def test_edits_outlive_being_texts(edits: Edits) -> None:
    cells = grid(*ROWS)
    texts = edits.texts(cells)
    assert bool(texts) == bool(edits)
    assert all(len(key) <= 60 and len(text) <= LIMIT and clean(text) == text for key, text in texts.items())
    if edits:
        back = edits_of(texts, cells)
        assert back is not None
        assert back == edits
        assert edits_of(texts, grid(HEADING)) is None


@given(st.lists(st.tuples(st.integers(2, 4), st.integers(0, 6), TEXTS), max_size=6))
@settings(deadline=None)
def test_any_cells_typed_give_a_preview_and_going_back_gives_the_first(typed: list[tuple[int, int, str]]) -> None:
    cells, edits = grid(*ROWS), Edits()
    for number, column, text in typed:
        edits = edits.with_cell(cells, number, column, text)
        judged(edits)
    for number, column, _text in typed:
        row = cells.rows[number - 1]
        edits = edits.with_cell(cells, number, column, shown(row[column]))
    assert not edits
    assert judged(edits) == judged(Edits())
