"""A command line in an account of its own, for tests."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

from tests.cells import NAMES
from tui.faults import CrashedUnseen

ROOT = Path(__file__).parent.parent.parent
OWN_FAULTS = tuple(said.partition("(")[0].strip() for said in (CrashedUnseen.vi, CrashedUnseen.en))
"""What the program says of a fault of its own: no command of any test may end so."""
Done = subprocess.CompletedProcess[str]


class Shell:
    """A new account with an empty home."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.book = home / "Chi bộ Phước Lộc" / "sổ"

    def __call__(self, *words: str, answer: str = "", umask: int = 0o022, **env: str) -> Done:
        place = {"HOME": str(self.home), "PATH": os.environ["PATH"], "LANG": "C", "CHIBO_BOOK": str(self.book)}
        place |= {"PYTHONPATH": str(ROOT), **env}
        done = subprocess.run(
            [sys.executable, "-m", "tui", *words], cwd=self.home, env=place, input=answer, umask=umask,
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert not [fault for fault in OWN_FAULTS if fault in done.stderr], done.stderr
        return done

    def roster(self) -> Path:
        """A roster of the sixteen invented people."""
        file = self.home / "danh sách.csv"
        with file.open("w", encoding="utf-8-sig", newline="") as out:
            table = csv.writer(out, delimiter=";")
            table.writerow(["STT", "Họ và tên", "Ngày sinh", "Ngày chính thức", "Số thẻ ĐV"])
            for i, name in enumerate(NAMES, 1):
                table.writerow([i, name, f"{i:02}/03/1980", "03/02/2010", f"0123450001{i:02}"])
        return file
