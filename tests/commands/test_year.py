"""A year on the command line: scores one a line, figures beside last year's; the same numbers as the doors have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from store import Book
from store.demo import keep
from store.records import Commending, Kind
from store.rules.commendations import is_promise
from store.rules.register import Stage
from store.summary import Figure, Unit
from tui.__main__ import main

TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Book]:
    made = keep(tmp_path / "book", TODAY)
    yield made
    made.close()


def figures(book: Book, year: int = 2026) -> dict[str, Figure]:
    return {figure.key: figure for figure in book.summary.year(year)}


def test_each_figure_is_the_one_its_own_door_has(demo: Book) -> None:
    found, register, tracking = figures(demo), demo.register.year(2026), demo.tracking.year(2026)
    taken = [c.session for c in register.columns if c.stage is Stage.TAKEN]
    assert found["regular"].now == sum(s.kind is Kind.REGULAR for s in taken) > 5
    assert found["attendance"].now == register.tally.rate
    assert found["general"].now == tracking.whole.speeches.general_share
    assert found["proposals"].now == len(demo.proposals.every("2026")) > 0
    assert found["solved"].now == demo.proposals.fates("2026").solved_share
    praised = [c for c in demo.commendations.every(2026) if c.kind is Commending.PRAISE and not is_promise(c)]
    assert found["praise"].now == len(praised) > 0
    assert found["score"].now is not None
    totals = [s.total.scaled for s in demo.scoring.year(2026) if s.total.grade is not None]
    assert found["score"].now == sum(totals, Fraction(0)) / len(totals)


def test_last_year_stands_beside_this_year(demo: Book) -> None:
    before = figures(demo, 2025)
    assert all(figure.before == before[key].now for key, figure in figures(demo).items())


def test_shares_are_parts_of_one(demo: Book) -> None:
    assert all(0 <= f.now <= 1 for f in figures(demo).values() if f.unit is Unit.SHARE and f.now is not None)


def test_a_rule_changed_moves_what_is_open_and_leaves_settled_scores(demo: Book) -> None:
    before = {s.session.id: (s.closed, s.total) for s in demo.scoring.year(2026)}
    demo.settings.set_rule("score_good", "99")
    after = {s.session.id: (s.closed, s.total) for s in demo.scoring.year(2026)}
    assert any(closed for closed, _total in before.values())
    assert {id: x for id, x in before.items() if x[0]} == {id: x for id, x in after.items() if x[0]}


def test_the_scores_are_told_one_a_line(demo: Book, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--book", str(demo.disk_folder), "scores", "2026"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert len(out) == len(demo.scoring.year(2026))
    assert any("■" in line and "Tốt" in line for line in out)


def test_the_figures_are_told_with_both_years(demo: Book, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--book", str(demo.disk_folder), "summary", "2026"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].split() == ["2026", "2025"]
    assert len(out) == len(figures(demo)) + 1


def test_a_year_without_a_session_says_so(demo: Book, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--book", str(demo.disk_folder), "scores", "2031"]) == 0
    said = capsys.readouterr()
    assert (said.out, "2031" in said.err) == ("", True)
