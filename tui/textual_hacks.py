"""The only place that touches what Textual keeps to itself. Written for Textual 8.2.8; look here at each upgrade.

* `linux_driver.getincrementaldecoder`: one byte that is no UTF-8 ends the input thread and with it the
  program (Textual issue 6456). Bytes that mean nothing become U+FFFD instead.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable


def forgive_bad_bytes() -> None:
    """Let invalid UTF-8 on input become U+FFFD."""
    from textual.drivers import linux_driver

    def lenient(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
        return lambda: codecs.getincrementaldecoder(encoding)(errors="replace")

    linux_driver.getincrementaldecoder = lenient  # type: ignore[assignment, attr-defined]
