"""The cell's clock: 'today' and times of day are the cell's, whatever the server's zone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from store.errors import BadValue

DEFAULT_ZONE = "Asia/Ho_Chi_Minh"


def zone_named(name: str) -> ZoneInfo:
    """The time zone called `name` (IANA). BadValue when there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadValue(
            why_vi=f"Không có múi giờ «{name}». Ví dụ đúng: Asia/Ho_Chi_Minh.",
            why_en=f"There is no time zone «{name}». A right one: Asia/Ho_Chi_Minh.",
        ) from error


class Clock:
    """Tells the cell's time. `source` gives the moment (aware); tests pass their own."""

    def __init__(self, source: Callable[[], datetime] | None = None, zone: str = DEFAULT_ZONE) -> None:
        self._source = source or (lambda: datetime.now(UTC))
        self._zone = zone_named(zone)

    def __call__(self) -> datetime:
        """The present moment in the cell's zone."""
        return self._source().astimezone(self._zone)

    def move_to(self, zone: str) -> None:
        """Tell the time of another zone from now on."""
        self._zone = zone_named(zone)

    def today(self) -> date:
        """The day it is for the cell."""
        return self().date()

    def hour(self) -> str:
        """The time of day for the cell, HH:MM."""
        return self().strftime("%H:%M")
