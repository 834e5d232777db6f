"""The only place that touches what Textual (and asyncio) keep to themselves. Written for Textual 8.2.8.

Look here at each upgrade; every entry says what it uses and why nothing public will do, and
tests/wire fails when one of them stops working:

    rest.py     looking whether the program is at rest (for typeahead.py)
    reading.py  what the terminal sends: replies, pastes, keys (for terminal.py)
    listening.py  waiting for the terminal, and noticing that it has gone (for terminal.py)
    painting.py having a widget painted with the next frame (for widgets/drawn.py)
    clipboard.py  a sequence of our own to the terminal (for clipboard.py above)
    pausing.py  stopping and going on, whatever order the signals come in (for leaving.py)
    leaving.py  faults without tracebacks, a terminal that has gone (for terminal.py)
"""

from __future__ import annotations

from tui.textual_hacks.clipboard import write_raw
from tui.textual_hacks.leaving import QuietFaults, call_in_app, guard_output, restore_modes
from tui.textual_hacks.painting import after_layout, lay_out_now, paint_next, paint_now, paint_waiting, styled
from tui.textual_hacks.reading import GuardedParser
from tui.textual_hacks.rest import is_busy, is_leaving, is_unsettled, loop_is_idle, place

__all__ = [
    "GuardedParser",
    "QuietFaults",
    "after_layout",
    "call_in_app",
    "guard_output",
    "is_busy",
    "is_leaving",
    "is_unsettled",
    "lay_out_now",
    "loop_is_idle",
    "paint_next",
    "paint_now",
    "paint_waiting",
    "place",
    "restore_modes",
    "styled",
    "write_raw",
]
