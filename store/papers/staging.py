"""Several files written where nobody looks, then put where they are asked for all together, or none of them.

A folder that is not there yet is written whole under another name beside its place (0700) and renamed; into a folder
that is there each file goes under a hidden name first. Whatever goes wrong before the end takes all of it away again;
what a program that was killed could not take away, the next one does that writes there.
"""

from __future__ import annotations

import os
import re
import shutil
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from store.disk import files, system
from store.errors import NotPrivate
from store.papers.files import FileThere, not_written

MACHINE: Final = f"{zlib.crc32(os.uname().nodename.encode()):08x}"
"""This machine, in a hidden name: of another's programs nobody here knows whether they still run."""
LEFT: Final = re.compile(r"\..+\.([0-9a-f]{8})-([0-9]{1,9})-[0-9a-f]{8}\.tmp")
"""A hidden name: the machine and the process that made it."""


class Staging:
    """Files on their way to their places. Use `add` for each, then `publish`; `drop` at any time leaves nothing."""

    def __init__(self, folder: Path | None, *, force: bool) -> None:
        """`folder` is where all of them go, made when it is missing; None where each says its own."""
        self._force = force
        self._base = folder.absolute() if folder is not None else None
        self._parents: list[Path] = []
        """Folders that were made in it, and are taken away again when nothing comes into them."""
        self._folder = folder.absolute() if folder is not None and not folder.exists() else None
        self._fresh: Path | None = None
        """The folder under its other name."""
        self._staged: list[tuple[Path, Path]] = []
        """Where each file lies now, and where it goes."""

    def add(self, file: Path, data: bytes) -> None:
        """Write a file (0600) where it does not stand in anybody's way. NotWritten, NotPrivate for a link."""
        with _told(file):
            if file.is_symlink():
                raise NotPrivate(path=file, **files.LINK)
            if file.is_dir():
                raise IsADirectoryError(21, os.strerror(21))
            if self._folder is None and file.parent not in {there.parent for _hidden_file, there in self._staged}:
                sweep(file.parent)
            hidden = file.with_name(_hidden(file.name)) if self._folder is None else self._below_the_new_folder(file)
            if self._base is not None and self._base in hidden.absolute().parents:
                self._parents += _make_parents(hidden)
            self._staged.append((hidden, file))
            _write(hidden, data)

    def _below_the_new_folder(self, file: Path) -> Path:
        """Where a file of the new folder, or of one in it, lies until that has its name."""
        assert self._folder is not None
        hidden = self._made_folder() / file.absolute().relative_to(self._folder)
        hidden.parent.mkdir(mode=0o700, exist_ok=True)
        return hidden

    def _made_folder(self) -> Path:
        """The new folder under its other name, in the nearest folder that is there already."""
        if self._fresh is None:
            assert self._folder is not None
            near = next(parent for parent in self._folder.parents if parent.exists())
            sweep(near)
            self._fresh = near / _hidden(self._folder.name)
            self._fresh.mkdir(mode=0o700)
        return self._fresh

    def publish(self) -> tuple[Path, ...]:
        """Put everything in its place; the absolute paths. FileThere where something came to stand there meanwhile."""
        places = tuple(file.absolute() for _hidden_file, file in self._staged)
        if self._folder is not None:
            self._publish_folder(self._folder)
        else:
            self._publish_files()
        return places

    def _publish_folder(self, folder: Path) -> None:
        with _told(folder):
            fresh, made = self._made_folder(), _make_parents(folder)
            try:
                for there in {fresh, *(hidden.parent for hidden, _file in self._staged)}:
                    files.flush_folder(there)
                if folder.exists():
                    raise FileExistsError(17, os.strerror(17))
                system.rename(fresh, folder)
            except BaseException:
                _remove_folders(made)
                raise
            self._fresh = None
            with suppress(OSError):  # the folder is whole; one that may not be read cannot be flushed
                files.flush_folder(folder.parent)

    def _publish_files(self) -> None:
        done: list[tuple[Path, Path | None]] = []
        try:
            for hidden, file in self._staged:
                with _told(file):
                    done.append((file, _held(file) if self._force else None))
                    try:
                        _place(hidden, file, force=self._force)
                    except BaseException:
                        _file, held = done.pop()
                        _gone([held] if held is not None else [])
                        raise
        except BaseException:
            for file, held in reversed(done):
                with suppress(OSError):
                    system.replace(held, file) if held is not None else system.unlink(file)
            raise
        _gone([hidden for hidden, _file in self._staged])
        _gone(held for _file, held in done if held is not None)
        with suppress(OSError):
            for folder in {file.parent for file, _old in done}:
                files.flush_folder(folder)
        self._staged, self._parents = [], []

    def drop(self) -> None:
        """Take away what is not in its place."""
        if self._fresh is not None:
            shutil.rmtree(self._fresh, ignore_errors=True)
        elif self._folder is None:
            _gone(hidden for hidden, _file in self._staged)
            _remove_folders(self._parents)


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """What the disk refuses, as one sentence."""
    try:
        yield
    except FileExistsError as error:
        raise FileThere(file=file) from error
    except (OSError, ValueError) as error:
        raise not_written(file, error) from error


def _hidden(name: str) -> str:
    return f".{name[:60]}.{MACHINE}-{os.getpid()}-{os.urandom(4).hex()}.tmp"


def sweep(folder: Path) -> None:
    """Take away what programs of this user and machine left hidden in the folder when they were killed."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            made = LEFT.fullmatch(entry.name)
            if made is None or made[1] != MACHINE or _runs(int(made[2])):
                continue
            with suppress(OSError):
                if entry.stat(follow_symlinks=False).st_uid != os.geteuid():
                    continue
                if entry.is_dir(follow_symlinks=False):
                    shutil.rmtree(entry.path, ignore_errors=True)
                elif entry.is_file(follow_symlinks=False):
                    os.unlink(entry.path)


def _runs(process: int) -> bool:
    """Whether there is a process of that number, anybody's."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _write(file: Path, data: bytes) -> None:
    descriptor = files.private_open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        files.write_all(descriptor, data)
        system.fsync(descriptor)
    finally:
        system.close(descriptor)


def _held(file: Path) -> Path | None:
    """A second name for the file that is to be replaced, to have it back; None where there is none to have."""
    held = file.with_name(_hidden(file.name))
    try:
        system.link(file, held)
    except OSError:  # no such file, or a disk without second names
        return None
    return held


def _place(hidden: Path, file: Path, *, force: bool) -> None:
    """Give a finished file its name. FileExistsError where there is one and it is not to be replaced."""
    if force:
        system.replace(hidden, file)
        return
    try:
        system.link(hidden, file)
    except FileExistsError:
        raise
    except OSError:  # a disk without second names (FAT)
        if file.exists():
            raise FileExistsError(17, os.strerror(17)) from None
        system.rename(hidden, file)
    else:
        try:
            with suppress(OSError):  # its other name is taken away with the rest
                system.unlink(hidden)
        except BaseException:
            _gone([file])
            raise


def _make_parents(folder: Path) -> list[Path]:
    """Make the folders above that are missing (0700), the outermost first; those that were made."""
    made: list[Path] = []
    try:
        for parent in reversed([p for p in folder.parents if not p.exists()]):
            parent.mkdir(mode=0o700)
            made.append(parent)
    except BaseException:
        _remove_folders(made)
        raise
    return made


def _remove_folders(made: list[Path]) -> None:
    for folder in reversed(made):
        with suppress(OSError):
            folder.rmdir()


def _gone(found: Iterable[Path]) -> None:
    for file in found:
        with suppress(OSError, ValueError):  # a name no file can have was never written
            file.unlink(missing_ok=True)
