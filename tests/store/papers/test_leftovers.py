"""What a killed export left hidden goes with the next one into that folder."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from store.papers.staging import MACHINE
from tests.store.papers.test_staging import PLACES, staged, write


@pytest.mark.parametrize("how", PLACES)
def test_what_a_killed_program_left_hidden_is_swept_away_by_the_next_and_nothing_else_is(
    tmp_path: Path, how: str
) -> None:
    gone = subprocess.Popen(["/bin/true"])
    gone.wait()
    made = staged(tmp_path, how)
    folder = tmp_path / "out" / "2026"
    near = folder if how != "new" else tmp_path
    dead, alive = f"{MACHINE}-{gone.pid}-0011aabb", f"{MACHINE}-{os.getpid()}-0011aabb"
    near.joinpath(f".a.docx.{dead}.tmp").write_bytes(b"part")
    near.joinpath(f".2026.{dead}.tmp").mkdir()
    near.joinpath(f".2026.{dead}.tmp", "a.docx").write_bytes(b"part")
    others = (f".a.docx.{alive}.tmp", f".a.docx.00000000-{gone.pid}-0011aabb.tmp", f"a.{dead}.tmp", ".bashrc", ".x.tmp")
    for name in others:
        near.joinpath(name).write_bytes(b"another's")
    link = near / f".link.{dead}.tmp"
    link.symlink_to(near / ".bashrc")
    write(made, folder)
    left = {p.name for p in near.iterdir() if p.name.endswith(".tmp") or p.name.startswith(".")}
    assert left == {*others, link.name}
