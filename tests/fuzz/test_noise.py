"""Noise into the real program: no traceback, an end when told, the terminal given back, the book whole."""

from __future__ import annotations

from pathlib import Path

from tests.fuzz.noise import Noise

FAILS = """
import sys
from tui import looking_around
from tui.__main__ import main
looking_around.EACH = 0.2
looking_around.LookingAround._look_around = lambda app: 1 // 0
sys.exit(main())
"""
SHOWS = "import time; print('^Z'); 1 // 0"


def test_noise_of_every_kind_ends_well(tmp_path: Path) -> None:
    noise = Noise(tmp_path, seed=3)
    for _n in range(4):
        noise.one()
    assert noise.wrong == []


def test_the_control_a_program_that_meets_a_fault_is_found_out(tmp_path: Path) -> None:
    noise = Noise(tmp_path, seed=3, program=("-c", FAILS))
    noise.one()
    assert any("ZeroDivisionError" in one for one in noise.wrong), noise.wrong


def test_the_control_a_traceback_and_a_deaf_program_are_found_out(tmp_path: Path) -> None:
    noise = Noise(tmp_path, seed=3, program=("-c", SHOWS))
    noise.one()
    assert any("a traceback was shown" in one for one in noise.wrong), noise.wrong
