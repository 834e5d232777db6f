"""A document's number is given once, kept by its document, and every gap explains itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import BadValue, NoSuch
from store.records import Issued
from store.rules.issued import TAKEN_BACK, missing, next_number, of, symbol
from tests.cells import again, make_cell

DAY = date(2026, 11, 5)


@pytest.mark.parametrize(
    ("number", "kind", "said"),
    [(5, "NQ", "05-NQ/CB"), (12, "BB", "12-BB/CB"), (100, "CTr", "100-CTr/CB"), (None, "KH", "     -KH/CB")],
)
def test_a_number_is_written_as_guidance_05_has_it(number: int | None, kind: str, said: str) -> None:
    assert symbol(number, kind) == said


def row(number: int, kind: str = "KH", term: str = "", void: str = "", what: str = "year:2026", id: int = 0) -> Issued:
    return Issued(id=id or number, kind=kind, term=term, number=number, dated=DAY, what=what, void=void)


@pytest.mark.parametrize(
    ("rows", "number"),
    [
        ([], 1),
        ([row(1), row(2)], 3),
        ([row(1), row(7)], 8),
        ([row(3, void="sai")], 4),
        ([row(9, kind="BC")], 1),
        ([row(9, term="2020-2025")], 1),
    ],
)
def test_the_next_number_is_above_every_one_given_in_the_term(rows: list[Issued], number: int) -> None:
    assert next_number(rows, "", "KH") == number


def test_a_void_number_is_nobodys() -> None:
    assert of([row(1, void="sai")], "KH", "year:2026") is None
    newest = row(2)
    assert of([row(1), newest], "KH", "year:2026") is newest


@given(st.lists(st.tuples(st.sampled_from(["issue", "void", "undo"]), st.integers(1, 4)), max_size=12))
def test_whatever_is_done_no_number_is_given_twice_and_none_is_unexplained(acts: list[tuple[str, int]]) -> None:
    rows: list[Issued] = []
    for act, what in acts:
        held = of(rows, "KH", f"year:{what}")
        if act == "issue" and held is None:
            rows.append(row(next_number(rows, "", "KH"), what=f"year:{what}", id=len(rows) + 1))
        elif held is not None and act != "issue":
            rows[held.id - 1] = row(held.number, what=held.what, void="x", id=held.id)
    numbers = [one.number for one in rows]
    assert len(set(numbers)) == len(numbers)
    assert missing(rows, "", "KH") == []


def test_the_same_document_keeps_its_number(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book")
    assert book.issued.coming("KH") == 1
    book.issued.issue("KH", "year:2026", DAY, "Chuyên đề năm 2026")
    assert book.issued.issue("KH", "year:2026", DAY, "Chuyên đề").n == 0
    book.issued.issue("KH", "year:2027", DAY, "Chuyên đề năm 2027")
    book.close()
    held = again(tmp_path / "book").issued
    first, second = held.of("KH", "year:2026"), held.of("KH", "year:2027")
    assert first is not None
    assert second is not None
    assert (first.number, second.number, held.coming("KH"), held.coming("BC")) == (1, 2, 3, 1)


def test_taking_the_giving_back_leaves_the_gap_explained(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book")
    book.issued.issue("KH", "year:2026", DAY, "x")
    book.history.undo()
    assert book.issued.of("KH", "year:2026") is None
    assert [(r.number, r.void) for r in book.issued.page()] == [(1, TAKEN_BACK)]
    book.issued.issue("KH", "year:2026", DAY, "x")
    held = book.issued.of("KH", "year:2026")
    assert held is not None
    assert held.number == 2
    book.close()


def test_a_void_number_says_why_and_can_be_had_back(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book")
    book.issued.issue("KH", "year:2026", DAY, "x")
    with pytest.raises(BadValue):
        book.issued.void(1, "  ")
    with pytest.raises(NoSuch):
        book.issued.void(9, "không có")
    book.issued.void(1, "in nhầm")
    assert book.issued.page()[0].void == "in nhầm"
    book.history.undo()
    assert book.issued.page()[0].void == ""
    book.close()


def test_another_term_begins_at_01(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book")
    book.settings.change("term", "2020-2025")
    book.issued.issue("BC", "year:2025", DAY, "x")
    book.settings.change("term", "2025-2027")
    assert book.issued.coming("BC") == 1
    assert book.issued.page() == []
    assert [r.number for r in book.issued.page("2020-2025")] == [1]
    book.close()


def test_a_type_without_a_symbol_is_refused(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book")
    with pytest.raises(BadValue, match="Không có loại"):
        book.issued.issue("XX", "year:2026", DAY, "x")
    book.close()
