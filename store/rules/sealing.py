"""When a copy away from the machine is due again. Pure.

No regulation asks for it: it is the care of the book. Told only where the book seals copies at all.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from store.rules.home import Goes, Line, Section, What, Where
from store.rules.theme_data import Told

EACH: Final = 31
"""Days after which the last sealed copy counts as old: a sitting a month, and one more day."""


def of_copies(last: date | None, today: date) -> list[Line]:
    """The alert of a book that seals copies and whose last one is old, or that has none yet."""
    if last is not None and (today - last).days <= EACH:
        return []
    do_vi, do_en = "chibo backup --sealed --to THƯ_MỤC", "chibo backup --sealed --to FOLDER"
    if last is None:
        said = Told(f"Chưa có bản sao niêm phong nào: {do_vi}", f"No sealed copy was made yet: {do_en}", "", "")
    else:
        days = (today - last).days
        said = Told(
            f"Bản sao niêm phong gần nhất đã {days} ngày: {do_vi}", f"The last sealed copy is {days} days old: {do_en}",
            "", "",
        )  # fmt: skip
    return [Line(Section.ALERTS, What.COPY, "sealed", Goes(Where.SETTINGS), since=last, said=said)]
