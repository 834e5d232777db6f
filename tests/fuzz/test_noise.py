"""Noise into the real program: no traceback, an end when told, the terminal given back, the book whole."""

from __future__ import annotations

from pathlib import Path

from tests.fuzz.noise import Noise
from tui.app import ChiboApp

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


def test_a_size_that_comes_just_as_a_pause_takes_its_handler_is_no_fault(tmp_path: Path) -> None:
    """Python says so, without a number; a fault of a system call has one, and is written down."""
    app = ChiboApp(tmp_path, None)
    app.log_folder = tmp_path / "logs"
    for error in (OSError("Signal 28 ignored due to race condition"), OSError(5, "Input/output error")):
        assert not app.log_folder.exists()
        app._unraisable(error)
    assert app.log_folder.exists()
