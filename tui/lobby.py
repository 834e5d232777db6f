"""Which room a noun is. A room is imported when it is first visited: only the first one costs at start."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from tui.room import Room

ROOMS: Final = {
    "welcome": "WelcomeRoom", "home": "HomeRoom", "calendar": "CalendarRoom", "roster": "RosterRoom",
    "history": "HistoryRoom", "register": "RegisterRoom", "themes": "ThemesRoom", "assignments": "AssignmentsRoom",
    "commendations": "CommendationsRoom", "registrations": "RegistrationsRoom",
    "proposals": "ProposalsRoom", "settings": "SettingsRoom", "scoring": "ScoringRoom",
    "evaluations": "EvaluationsRoom", "alerts": "AlertsRoom", "attendance": "AttendanceRoom",
    "tracking": "TrackingRoom",
}  # fmt: skip
"""Rooms that stay as they were left, by noun, with the class in rooms/<noun>/screen.py; others open above them."""


def make_room(name: str, session: int = 0) -> Room:
    """A new room by its noun; `session` is the number of the session whose roll is called."""
    kind: type[Room] = getattr(import_module(f"tui.rooms.{name}.screen"), ROOMS[name])
    return kind(session) if name == "attendance" else kind()  # type: ignore[call-arg]
