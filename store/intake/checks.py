"""Whether what a row says of one person can all be true.

Which days contradict each other is a rule (rules/days.py); single days are in dates.py, pairs of rows in
matching.py.
"""

from __future__ import annotations

from datetime import date

from store.intake.dates import spell
from store.intake.person import Person
from store.records import Member
from store.rules.days import contradictions


def check_days(person: Person, member: Member, today: date) -> None:
    """Add doubts where days contradict each other or lie ahead.

    `member` is the person as it would be saved, so a day of the file is held against those the
    book knows; a contradiction that is the book's own is not the file's fault and is passed over.
    """
    for found in contradictions(member, today):
        of = next((field for field in found.fields if field in person.days), None)
        if of is not None:
            person.doubt(of, (found.vi, found.en))
    _check_grade(person, member, today)


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
