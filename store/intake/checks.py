"""Whether the days of one person can all be true. Single days are in dates.py, pairs of rows in matching.py."""

from __future__ import annotations

from datetime import date
from typing import Final

from store.intake.dates import spell
from store.intake.person import Person
from store.records import Member

ADMISSION_AGE: Final = 18
"""Full years at which one may be admitted (Charter Art. 1)."""


def check_days(person: Person, member: Member, today: date) -> None:
    """Add doubts where days contradict each other or lie ahead.

    `member` is the person as it would be saved, so a day of the file is held against those the
    book knows; a contradiction that is the book's own is not the file's fault and is passed over.
    """
    for of, name_vi, name_en in (("born", "ngày sinh", "birth"), ("admitted", "ngày vào Đảng", "admission")):
        day = person.days.get(of)
        if day and day > today:
            vi = f"{name_vi} {spell(day)} còn ở tương lai; xem lại."
            person.doubt(of, (vi, f"the {name_en} {spell(day)} lies in the future; check it."))
    _check_admission(person, member)
    _check_official(person, member)
    _check_grade(person, member, today)


def _check_admission(person: Person, member: Member) -> None:
    born, admitted = member.born, member.admitted
    if not (born and admitted) or not person.days.keys() & {"born", "admitted"}:
        return
    of = "admitted" if "admitted" in person.days else "born"
    if admitted <= born:
        vi = f"ngày vào Đảng {spell(admitted)} không sau ngày sinh {spell(born)}."
        person.doubt(of, (vi, f"admitted {spell(admitted)}, not after the birth {spell(born)}."))
    elif years_between(born, admitted) < ADMISSION_AGE:
        vi = f"vào Đảng {spell(admitted)} khi chưa đủ {ADMISSION_AGE} tuổi (sinh {spell(born)})."
        person.doubt(of, (vi, f"admitted {spell(admitted)} before the age of {ADMISSION_AGE} (born {spell(born)})."))


def _check_official(person: Person, member: Member) -> None:
    official, admitted = member.official_on, member.admitted
    if official and admitted and official < admitted and person.days.keys() & {"official_on", "admitted"}:
        of = "official_on" if "official_on" in person.days else "admitted"
        vi = f"ngày chính thức {spell(official)} trước ngày vào Đảng {spell(admitted)}."
        person.doubt(of, (vi, f"official on {spell(official)}, before the admission {spell(admitted)}."))
    elif official and member.born and official <= member.born and person.days.keys() & {"official_on", "born"}:
        of = "official_on" if "official_on" in person.days else "born"
        vi = f"ngày chính thức {spell(official)} không sau ngày sinh."
        person.doubt(of, (vi, f"official on {spell(official)}, not after the birth."))


def _check_grade(person: Person, member: Member, today: date) -> None:
    """Whether 'chính thức' or 'dự bị' in a post or status agrees with the date."""
    official = member.official_on
    of = "status" if "status" in person.titles else "post"
    if person.official is False and official and official <= today:
        vi = f"ghi là dự bị nhưng đã chính thức từ {spell(official)}; hãy sửa một trong hai."
        person.doubt(of, (vi, f"said to be probationary but official since {spell(official)}; mend one."))
    elif person.official and not official and "official_on" in person.titles:
        vi = "ghi là chính thức nhưng chưa có ngày chính thức; sẽ tính là dự bị."
        person.remark(of, (vi, "said to be official but without the date; counts as probationary."))


def years_between(born: date, day: date) -> int:
    """Full years from one day to another; a birthday on 29/02 is kept on 01/03."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
