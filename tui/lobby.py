"""Which room a noun is. A room is imported when it is first visited: only the first one costs at start."""

from __future__ import annotations

from typing import Final

from tui.room import Room

ROOMS: Final = (
    "welcome", "home", "calendar", "roster", "history", "register", "themes", "assignments", "settings", "attendance",
)  # fmt: skip
"""Rooms that stay as they were left; the others are opened above them."""


def make_room(name: str, session: int = 0) -> Room:
    """A new room by its noun; `session` is the number of the session whose roll is called.

    It is over 40 lines because it is one table, a room a case.
    """
    match name:
        case "attendance":
            from tui.rooms.attendance.screen import AttendanceRoom

            return AttendanceRoom(session)
        case "home":
            from tui.rooms.home.screen import HomeRoom

            return HomeRoom()
        case "roster":
            from tui.rooms.roster.screen import RosterRoom

            return RosterRoom()
        case "assignments":
            from tui.rooms.assignments.screen import AssignmentsRoom

            return AssignmentsRoom()
        case "history":
            from tui.rooms.history.screen import HistoryRoom

            return HistoryRoom()
        case "register":
            from tui.rooms.register.screen import RegisterRoom

            return RegisterRoom()
        case "settings":
            from tui.rooms.settings.screen import SettingsRoom

            return SettingsRoom()
        case "themes":
            from tui.rooms.themes.screen import ThemesRoom

            return ThemesRoom()
        case "welcome":
            from tui.rooms.welcome.screen import WelcomeRoom

            return WelcomeRoom()
        case _:
            from tui.rooms.calendar.screen import CalendarRoom

            return CalendarRoom()
