"""The power goes under a writer on a real ext4: nothing it was told is gone. Needs root and a loop device."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.faults import ext4


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "trial").mkdir()
    if why := ext4.lacking(tmp_path / "trial"):
        pytest.skip(why)
    return tmp_path


def test_a_real_power_cut_loses_no_acknowledged_mark(place: Path) -> None:
    rng = random.Random(9)
    for n in range(3):
        told, lost, trouble = ext4.lost_in_a_cut(place / str(n), rng)
        assert told > 0
        assert (lost, trouble) == (set(), "")


def test_the_control_without_a_flush_loses_marks(place: Path) -> None:
    rng = random.Random(9)
    cuts = [ext4.lost_in_a_cut(place / f"control{n}", rng, sabotage=ext4.NO_FLUSH) for n in range(3)]
    assert any(lost for _told, lost, _trouble in cuts), cuts
