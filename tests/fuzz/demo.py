"""The demo book all fuzzing works on: made once a process, copied for each visit."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from store.demo import keep


@cache
def demo_book() -> Path:
    """The folder of the demo book of one fixed day; not to be changed."""
    place = Path(tempfile.mkdtemp(prefix="chibo-fuzz-demo-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    keep(place / "book", date(2026, 11, 5)).close()
    return place / "book"
