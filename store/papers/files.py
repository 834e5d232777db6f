"""The one way a file leaves the book: private, whole or not at all, never over another one unasked.

Every document goes through write_out. What is inside a file is made elsewhere, in memory.
"""

from __future__ import annotations

import os
from pathlib import Path

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

    It is written out of sight first (staging.py): whatever happens, the name has the whole of it or nothing. FileThere
    when there is a file and `force` is not given; with it the old file stays whole until the new one is on disk.
    NotWritten when the disk refuses, NotPrivate for a link; neither leaves a part.
    """
    from store.papers.staging import Staging

    staging = Staging(None, force=force)
    try:
        staging.add(path, data)
        return staging.publish()[0]
    finally:
        staging.drop()


def not_written(file: Path, error: OSError | ValueError) -> NotWritten:
    """What the disk says of a file, in words."""
    code = error.errno if isinstance(error, OSError) else None
    words = REASONS.get(code or 0) or (os.strerror(code), os.strerror(code)) if code else (str(error), str(error))
    return NotWritten(file=file, why_vi=words[0], why_en=words[1])
