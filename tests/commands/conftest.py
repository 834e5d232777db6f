"""Every test of the command line has an account of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.shell import Shell


@pytest.fixture
def chibo(tmp_path: Path) -> Shell:
    return Shell(tmp_path)
