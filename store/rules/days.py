"""Whether the days of one member can all be true. Pure; `today` is an argument."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from store.records import Member

ADMISSION_AGE: Final = 18
"""Full years at which one may be admitted (Charter Art. 1)."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two days that cannot both be true, or one that cannot be yet."""

    fields: tuple[str, ...]
    """The fields it is about, the one more likely wrong first."""
    vi: str
    en: str


def contradictions(member: Member, today: date) -> list[Contradiction]:
    """What cannot be: a birth or an admission still to come, admitted too young, official before admitted."""
    found = []
    for of, day, name_vi, name_en in (
        ("born", member.born, "ngày sinh", "birth"),
        ("admitted", member.admitted, "ngày vào Đảng", "admission"),
    ):
        if day and day > today:
            vi = f"{name_vi} {spelt(day)} còn ở tương lai; xem lại."
            found.append(Contradiction((of,), vi, f"the {name_en} {spelt(day)} lies in the future; check it."))
    return found + _admission(member) + _official(member)


def _admission(member: Member) -> list[Contradiction]:
    born, admitted = member.born, member.admitted
    if not (born and admitted):
        return []
    if admitted <= born:
        vi = f"ngày vào Đảng {spelt(admitted)} không sau ngày sinh {spelt(born)}."
        en = f"admitted {spelt(admitted)}, not after the birth {spelt(born)}."
    elif years_between(born, admitted) < ADMISSION_AGE:
        vi = f"vào Đảng {spelt(admitted)} khi chưa đủ {ADMISSION_AGE} tuổi (sinh {spelt(born)})."
        en = f"admitted {spelt(admitted)} before the age of {ADMISSION_AGE} (born {spelt(born)})."
    else:
        return []
    return [Contradiction(("admitted", "born"), vi, en)]


def _official(member: Member) -> list[Contradiction]:
    official, admitted, born = member.official_on, member.admitted, member.born
    if official and admitted and official < admitted:
        vi = f"ngày chính thức {spelt(official)} trước ngày vào Đảng {spelt(admitted)}."
        en = f"official on {spelt(official)}, before the admission {spelt(admitted)}."
        return [Contradiction(("official_on", "admitted"), vi, en)]
    if official and born and official <= born:
        vi = f"ngày chính thức {spelt(official)} không sau ngày sinh."
        return [Contradiction(("official_on", "born"), vi, f"official on {spelt(official)}, not after the birth.")]
    return []


def years_between(born: date, day: date) -> int:
    """Full years from one day to another; a birthday on 29/02 is kept on 01/03."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def spelt(day: date) -> str:
    """A day as people here write it, dd/mm/yyyy."""
    return f"{day:%d/%m}/{day.year:04d}"
