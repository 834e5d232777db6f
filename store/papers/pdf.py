"""A .docx as PDF, where LibreOffice is on the machine: an extra, not a need. Nothing of it stays behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from store.errors import BookError

PROGRAMS: Final = ("soffice", "libreoffice")
SECONDS: Final = 120.0
"""How long LibreOffice may take; its first start on a slow machine is the longest."""
LOOK: Final = 0.1
"""Seconds between two looks whether it is to be stopped."""


class NoPdf(BookError):
    """LibreOffice made no PDF. Facts: why_vi, why_en."""

    vi = "Chưa làm được PDF: {why_vi} Ghi tệp .docx rồi in từ Word."
    en = "No PDF was made: {why_en} Write a .docx and print it from Word."


class Stop:
    """Whether somebody asked that a long making be broken off; set from one thread, read in another."""

    def __init__(self) -> None:
        self.asked = False


def program() -> str | None:
    """LibreOffice's path; None where it is not."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def ensure_program() -> str:
    """LibreOffice's path. NoPdf where it is not."""
    found = program()
    if found is None:
        raise NoPdf(why_vi="máy này không có LibreOffice.", why_en="there is no LibreOffice on this machine.")
    return found


def pdf_of(document: bytes, stop: Stop | None = None) -> bytes:
    """The document as PDF, by a LibreOffice with settings and a home of its own in a private folder. NoPdf."""
    found = ensure_program()
    with tempfile.TemporaryDirectory(prefix="chibo-pdf-", ignore_cleanup_errors=True) as place:
        source = Path(place) / "a.docx"
        source.write_bytes(document)
        words = [
            found, f"-env:UserInstallation={(Path(place) / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
            "--outdir", place, str(source),
        ]  # fmt: skip
        try:
            _run(words, place, stop or Stop())
            return source.with_suffix(".pdf").read_bytes()
        except OSError as error:
            raise NoPdf(why_vi="LibreOffice báo lỗi.", why_en="LibreOffice failed.") from error


def _run(words: Sequence[str], place: str, stop: Stop) -> None:
    """Run LibreOffice until it ends, is stopped or is too slow; with it ends whatever it started. NoPdf, OSError."""
    quiet, until = subprocess.DEVNULL, time.monotonic() + SECONDS
    here = {**os.environ, "HOME": place, "TMPDIR": place}  # its own scratch files go with the folder
    with subprocess.Popen(
        words, stdin=quiet, stdout=quiet, stderr=quiet, env=here, cwd=place, start_new_session=True
    ) as running:
        try:
            while running.poll() is None:
                if stop.asked:
                    raise NoPdf(why_vi="đã dừng.", why_en="it was stopped.")
                if time.monotonic() > until:
                    raise NoPdf(why_vi="LibreOffice chạy quá lâu.", why_en="LibreOffice took too long.")
                with suppress(subprocess.TimeoutExpired):
                    running.wait(LOOK)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)
    if running.returncode:
        raise NoPdf(why_vi="LibreOffice báo lỗi.", why_en="LibreOffice failed.")
