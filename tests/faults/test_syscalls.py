"""Killed at every system call of opening, six marks and a checkpoint: whole each time, nothing acknowledged lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from store.disk.checking import check
from tests.faults.books import ROOT, WRITER, make, marked, reopen

pytestmark = pytest.mark.skipif(not shutil.which("strace"), reason="strace is not on this machine")
CALLS = ("write", "fdatasync", "fsync", "rename", "ftruncate", "linkat")


def strace_may_trace() -> bool:
    return subprocess.run(["strace", "-o", os.devnull, "true"], check=False, capture_output=True).returncode == 0


@pytest.mark.parametrize("call", CALLS)
def test_a_kill_at_any_system_call_loses_nothing_acknowledged(tmp_path: Path, call: str) -> None:
    if not strace_may_trace():
        pytest.skip("strace may not trace here")
    first = tmp_path / "first"
    make(first, members=20)
    code = WRITER.format(sabotage="", tail=700)
    for k in range(1, 12):
        folder = tmp_path / str(k)
        shutil.copytree(first, folder)
        words = [sys.executable, "-c", code, str(folder), "1", "6", "0"]
        done = subprocess.run(
            ["strace", "-f", "-o", os.devnull, "-e", f"inject={call}:signal=KILL:when={k}", *words],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        told = {int(line) for line in done.stdout.split("\n")[:-1] if line}
        disk = reopen(folder)
        assert disk.read_only is None, (call, k)
        assert told <= marked(disk), (call, k)
        disk.close()
        assert check(folder).ok, (call, k)
        if done.returncode == 0:
            break  # fewer than k such calls were made


def test_a_mark_is_one_write_one_flush_and_no_rename(tmp_path: Path) -> None:
    if not strace_may_trace():
        pytest.skip("strace may not trace here")
    folder = tmp_path / "book"
    make(folder, members=20)
    log = tmp_path / "log"
    counts = []
    for marks in (5, 15):
        shutil.rmtree(tmp_path / "copy", ignore_errors=True)
        shutil.copytree(folder, tmp_path / "copy")
        code = WRITER.format(sabotage="", tail=4 << 20)
        words = [sys.executable, "-c", code, str(tmp_path / "copy"), "1", str(marks), "0"]
        calls = "trace=write,fdatasync,fsync,rename,pread64"
        traced = ["strace", "-f", "-y", "-o", str(log), "-e", calls, *words]
        subprocess.run(traced, cwd=ROOT, check=True, capture_output=True)
        lines = [line for line in log.read_text().splitlines() if str(tmp_path / "copy") in line]
        writes = [line for line in lines if "write(" in line and "db.jsonl" in line]
        assert all(int(line.rpartition("= ")[2]) <= 1024 for line in writes)
        counts.append((len(writes), sum("sync(" in line for line in lines), sum("pread" in line for line in lines)))
    (w1, f1, r1), (w2, f2, r2) = counts
    assert (w2 - w1, f2 - f1, r2 - r1) == (10, 10, 0)
