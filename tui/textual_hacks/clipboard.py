"""Writing a sequence of our own to the terminal, between two frames. For Textual 8.2.8.

What is written is decided in clipboard.py of the folder above.
"""

from __future__ import annotations

from textual.app import App


def write_raw(app: App[None], sequence: str) -> None:
    """Write to the terminal as `App.copy_to_clipboard` does: it has no way to say a sequence other than its own.

    Uses `App._driver` (8.2.8), which is None only before the app runs.
    """
    if app._driver is not None:
        app._driver.write(sequence)
