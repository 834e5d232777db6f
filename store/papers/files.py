"""The one way a file leaves the book: private, whole or not at all, never over another one unasked.

Every document goes through write_out. What is inside a file is made elsewhere, in memory.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

from store.disk import files, system
from store.errors import REASONS, BookError


class FileThere(BookError):
    """There is a file of that name already. Facts: file."""

    vi = "Đã có tệp {file}; tệp ấy còn nguyên. Đặt tên khác, hoặc thêm --force để thay."
    en = "There is a file {file} already; it was left alone. Use another name, or --force to replace it."


class NotWritten(BookError):
    """The file could not be written, and no part of it is left. Facts: file, why_vi, why_en.

    The reason comes first: at the foot of a room a long path would push it out of sight.
    """

    vi = "Không ghi được: {why_vi} ({file})."
    en = "Not written: {why_en} ({file})."


def write_out(path: Path, data: bytes, *, force: bool = False) -> Path:
    """Write a document to `path` (0600) and return its absolute path.

    FileThere when there is a file and `force` is not given; with it the old file stays whole until the
    new one is on disk. NotWritten when the disk refuses, NotPrivate for a link; neither leaves a part.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if force:
            files.replace_whole(path, data)
        else:
            _make(path, data)
    except FileExistsError as error:
        raise FileThere(file=path) from error
    except (OSError, ValueError) as error:
        raise not_written(path, error) from error
    return path.absolute()


def not_written(file: Path, error: OSError | ValueError) -> NotWritten:
    """What the disk says of a file, in words."""
    code = error.errno if isinstance(error, OSError) else None
    words = REASONS.get(code or 0) or (os.strerror(code), os.strerror(code)) if code else (str(error), str(error))
    return NotWritten(file=file, why_vi=words[0], why_en=words[1])


def _make(path: Path, data: bytes) -> None:
    descriptor = files.private_open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    try:
        try:
            files.write_all(descriptor, data)
            system.fsync(descriptor)
        finally:
            system.close(descriptor)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    with suppress(OSError):  # the file is whole; a folder one may not read cannot be flushed
        files.flush_folder(path.parent)
