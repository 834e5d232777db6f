"""The long run, short: a few faults of every kind, so that it stands when somebody runs it for hours."""

from __future__ import annotations

from pathlib import Path

from tests.faults.long_run import LongRun


def test_a_few_faults_of_every_kind_lose_nothing(tmp_path: Path) -> None:
    run = LongRun(tmp_path, seed=5)
    for _weight, fault in run.kinds.values():
        fault()
        fault()
    assert run.lost == []
    assert run.marks > 50


def test_the_control_a_book_that_forgets_is_found_out(tmp_path: Path) -> None:
    run = LongRun(tmp_path, seed=5)
    folder, told = run._marked_book()
    run._read(folder, told | {19, 20, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8}, "control")
    assert run.lost != []
