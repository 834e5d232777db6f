"""A .docx as PDF, where LibreOffice is on the machine: an extra, not a need. Nothing of it stays behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from store.errors import BookError

PROGRAMS: Final = ("soffice", "libreoffice")
SECONDS: Final = 120
"""How long LibreOffice may take; its first start on a slow machine is the longest."""


class NoPdf(BookError):
    """LibreOffice made no PDF. Facts: why_vi, why_en."""

    vi = "Chưa làm được PDF: {why_vi} Ghi tệp .docx rồi in từ Word."
    en = "No PDF was made: {why_en} Write a .docx and print it from Word."


def program() -> str | None:
    """LibreOffice's path; None where it is not."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def pdf_of(document: bytes) -> bytes:
    """The document as PDF, by a LibreOffice with settings of its own in a private folder. NoPdf."""
    found = program()
    if found is None:
        raise NoPdf(why_vi="máy này không có LibreOffice.", why_en="there is no LibreOffice on this machine.")
    with tempfile.TemporaryDirectory(prefix="chibo-pdf-") as place:
        source = Path(place) / "a.docx"
        source.write_bytes(document)
        words = [
            found, f"-env:UserInstallation={(Path(place) / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
            "--outdir", place, str(source),
        ]  # fmt: skip
        try:
            here = {**os.environ, "TMPDIR": place}  # its own scratch files go with the folder, even if it is ended
            subprocess.run(words, capture_output=True, timeout=SECONDS, check=True, stdin=subprocess.DEVNULL, env=here)
            return source.with_suffix(".pdf").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise NoPdf(why_vi="LibreOffice báo lỗi.", why_en="LibreOffice failed.") from error
