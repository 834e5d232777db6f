"""Every system call of a mark fails once, or from then on: nothing acknowledged is lost, and marking goes on after."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from store.disk import system
from store.disk.checking import check
from store.errors import BookError, NotSaved
from tests.faults.books import make, marked, put, puts, reopen

CALLS = ("write", "fdatasync", "fsync", "ftruncate", "open", "replace", "pread", "link")


class Failing:
    """Makes the k-th system call (and, if `lasting`, all after it) fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int, code: int, *, lasting: bool, half: bool) -> None:
        self.count, self.at, self.code, self.lasting, self.half, self.on = 0, at, code, lasting, half, True
        for name in CALLS:
            monkeypatch.setattr(system, name, self.wrap(name, getattr(os, name)))

    def wrap(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            if not self.on:
                return real(*args, **kwargs)
            self.count += 1
            if self.count == self.at or (self.lasting and self.count > self.at):
                if name == "write" and self.half:
                    real(args[0], bytes(args[1])[: len(args[1]) // 2])
                raise OSError(self.code, os.strerror(self.code))
            return real(*args, **kwargs)

        return call


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC])
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "lasting"])
@pytest.mark.parametrize("half", [False, True], ids=["nothing written", "half written"])
def test_each_call_of_a_mark_may_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, lasting: bool, half: bool
) -> None:
    for at in range(1, 25):
        folder = tmp_path / f"{at}"
        make(folder, members=30)
        disk = reopen(folder)
        told = set()
        failing = Failing(monkeypatch, at, code, lasting=lasting, half=half)
        for member in range(1, 6):
            try:
                if disk.commit("attendance.mark", partial(puts, member)) is not None:
                    told.add(member)
            except BookError:
                pass  # refused; anything else (an OSError) is a defect and ends the test
            with contextlib.suppress(BookError):
                disk.checkpoint()
        failing.on = False
        disk.commit("attendance.mark", lambda: [put(20)])
        assert told | {20} <= marked(disk), at
        memory = marked(disk)
        disk.close()
        again = reopen(folder)
        assert marked(again) == memory, at
        again.close()
        assert check(folder).ok, at
        monkeypatch.undo()


def test_a_refused_mark_shows_the_old_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "book"
    make(folder, members=30)
    disk = reopen(folder)
    disk.commit("attendance.mark", lambda: [put(1)])
    failing = Failing(monkeypatch, 1, errno.ENOSPC, lasting=True, half=True)
    with pytest.raises(NotSaved):
        disk.commit("attendance.mark", lambda: [put(2)])
    failing.on = False
    disk.poll()
    assert marked(disk) == {1}
    disk.close()


def test_the_control_without_the_clean_up_shows_what_is_not_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were a half-written line left where it is, the next mark would stand behind rubbish: the check goes red."""
    folder = tmp_path / "book"
    make(folder, members=30)
    disk = reopen(folder)
    disk.commit("attendance.mark", lambda: [put(1)])
    journal = folder / "db.jsonl"
    with journal.open("ab") as file:
        file.write(b'["half a line')
    monkeypatch.setattr(type(disk), "_set_torn_aside", lambda self: setattr(self._state, "torn", 0))
    monkeypatch.setattr(type(disk), "_length", lambda self: self._state.stand.offset)
    disk.commit("attendance.mark", lambda: [put(2)])
    assert not check(folder).ok
    disk.let_go()
