"""A book in which a year is lived in a second: no dated backup of any of its days, and one flush, at the end.

Only for a book that is being invented (store/demo): until it is closed a power cut may take all of it. Whatever
opens it afterwards is an ordinary Disk.
"""

from __future__ import annotations

from store.disk import files, system
from store.disk.disk import Disk


class HastyDisk(Disk):
    """A Disk whose lines are durable when it is closed, not when they are written."""

    def _append(self, line: bytes) -> None:
        files.write_all(self._journal, line)

    def _back_up_once_a_day(self, today: str) -> None:
        pass

    def close(self) -> None:
        """Flush what was written, bring the file up to the journal and let go."""
        system.fdatasync(self._journal)
        super().close()
