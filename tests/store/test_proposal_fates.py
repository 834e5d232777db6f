"""What became of the proposals of a quarter and a year, as the book tells it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from store.records import Proposal, ProposalState
from tests.cells import make_cell, number_of


def test_the_fates_of_a_year_are_those_of_its_quarters(tmp_path: Path) -> None:
    book = make_cell(tmp_path / "book")
    told = (
        (date(2026, 2, 1), ProposalState.ANSWERED), (date(2026, 5, 3), ProposalState.PASSED_UP),
        (date(2026, 11, 1), None), (date(2025, 12, 31), None),
    )  # fmt: skip
    for raised, state in told:
        id = number_of(book.proposals.add(Proposal(text="Mua máy chiếu", raised=raised)))
        if state is not None:
            book.proposals.advance(id, state)
    quarters = book.proposals.fates_by_quarter(2026)
    assert {q: f.raised for q, f in quarters.items()} == {"2026-Q1": 1, "2026-Q2": 1, "2026-Q4": 1}
    assert book.proposals.fates("2026").raised == 3
    assert book.proposals.fates("2026-Q1").replied == 1
    assert [p.raised.month for p in book.proposals.every("2026")] == [11, 5, 2]
    book.close()
