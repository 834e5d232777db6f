"""Praise, reminder, criticism, self-criticism, award: what may be written down, what is promised, when praise is due.

The words a text should rather not have are in wording.py beside this. Pure: `today` and the days of sessions
are arguments. What discipline consists of is not here: the book holds a reference to it at most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from store.errors import BadValue
from store.records import Assignment, Commendation, Commending, Speech
from store.rules.days import spelt
from store.rules.ruleset import RuleSet
from store.rules.theme_data import Told, sentence_case
from store.vietnamese import fold

KIND_WORDS: Final[Mapping[Commending, tuple[str, str]]] = {
    Commending.PRAISE: ("biểu dương", "praise"),
    Commending.REMINDER: ("nhắc nhở", "reminder"),
    Commending.CRITICISM: ("phê bình", "criticism"),
    Commending.SELF_CRITICISM: ("tự phê bình", "self-criticism"),
    Commending.AWARD: ("khen thưởng", "award"),
    Commending.DISCIPLINE: ("kỷ luật", "discipline"),
}
"""What each kind is called: Vietnamese, English (domain.md 6, 7)."""

SPOKEN: Final = (Commending.PRAISE, Commending.REMINDER, Commending.CRITICISM, Commending.SELF_CRITICISM)
"""What is said in a session, in the order it is offered; none of it is discipline (domain.md 6.2)."""

TO_MEND: Final = frozenset({Commending.REMINDER, Commending.CRITICISM, Commending.SELF_CRITICISM})
"""Kinds after which something is to change by a day."""

GOOD: Final = frozenset({Commending.PRAISE, Commending.AWARD})
"""Kinds that can be promised, and that count as praise."""

LATER: Final = frozenset({"given", "answer", "form", "number", "decided", "authority", "note"})
"""What comes about after the session; closed minutes do not hold it still."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of award: what it is called, and who may give it (domain.md 6.1)."""

    vi: str
    en: str
    by_vi: str
    by_en: str

    def words(self, language: str) -> str:
        """What it is called."""
        return self.en if language == "en" else self.vi

    def giver(self, language: str) -> str:
        """Who usually gives it."""
        return self.by_en if language == "en" else self.by_vi


FORMS: Final[Mapping[str, Form]] = {
    "commended": Form("biểu dương", "commended", "chi bộ", "the cell"),
    "proposed": Form("đề nghị khen thưởng", "proposed for an award", "chi bộ", "the cell"),
    "certificate": Form("giấy khen", "certificate of merit", "đảng ủy cơ sở", "the grassroots Party committee"),
    "diploma": Form("bằng khen", "diploma of merit", "cấp ủy tỉnh, thành phố", "the provincial committee"),
    "badge": Form("Huy hiệu Đảng", "Party badge", "cấp ủy tỉnh, thành phố", "the provincial committee"),
}
"""Forms of award by key, the nearest at hand first; a cell may write any other in its own words."""


def form_words(form: str, language: str = "vi") -> str:
    """What a form of award is called; its own words where it is none of FORMS."""
    return FORMS[form].words(language) if form in FORMS else form


def form_meant(said: str) -> str:
    """The key of the form a text names in either language, else the text itself."""
    words = fold(said).split()
    return next((key for key, f in FORMS.items() if words in (fold(f.vi).split(), fold(f.en).split())), said)


# -- what may be written ---------------------------------------------------------------------------


def ensure_sound(one: Commendation, today: date, *, discipline: bool) -> None:
    """BadValue, in one sentence, when it cannot be written so; `discipline` is whether the cell allows references."""
    if one.kind is Commending.DISCIPLINE and not discipline:
        raise _refused(
            "Sổ chưa cho ghi kỷ luật: bật ở Thiết lập nếu chi bộ muốn ghi số hiệu quyết định.",
            "References to discipline are off: switch them on in the settings if the cell wants them.",
        )
    if not one.members:
        raise _refused("Phải chọn đảng viên.", "A member must be named.")
    if one.kind is Commending.SELF_CRITICISM and len(one.members) > 1:
        raise _refused("Tự phê bình là của một người; ghi mỗi người một dòng.", "Self-criticism is one member's own.")
    if one.kind in SPOKEN and not one.text:
        raise _refused("Phải ghi nội dung: việc gì, ngày nào.", "It needs a text: which deed, which day.")
    if one.kind is Commending.AWARD and not one.form:
        raise _refused("Phải ghi hình thức khen thưởng.", "An award needs its form.")
    if one.kind is Commending.DISCIPLINE and (one.text or one.form or one.answer or one.deed):
        raise _refused(
            "Kỷ luật ở đây chỉ ghi ngày và số hiệu; nội dung nằm trong hồ sơ riêng.",
            "Of discipline only date and reference stand here; what it is about stays in its own file.",
        )
    _ensure_promise(one)
    _ensure_days(one, today)


def _ensure_promise(one: Commendation) -> None:
    if one.promised and one.kind not in GOOD:
        raise _refused("Chỉ biểu dương, khen thưởng mới hứa trước được.", "Only praise and awards can be promised.")
    if one.given and one.kind not in GOOD:
        raise _refused("Chỉ biểu dương, khen thưởng mới có ngày trao.", "Only praise and awards have a day given.")
    if one.due and one.kind not in TO_MEND and not one.promised:
        raise _refused("Hạn chỉ có khi nhắc nhở, phê bình hoặc hứa.", "Only a reminder, criticism or promise is due.")


def _ensure_days(one: Commendation, today: date) -> None:
    for day in (None if one.session else one.on, one.given, one.decided):
        if day and day > today:
            raise _refused(f"Ngày {spelt(day)} còn ở tương lai.", f"{spelt(day)} is still to come.")
    for day in (one.given, one.due):
        if day and day < one.on:
            raise _refused(
                f"Ngày {spelt(day)} trước ngày nêu ({spelt(one.on)}).", f"{spelt(day)} is before {spelt(one.on)}."
            )


def changes_minutes(old: Commendation, new: Commendation) -> bool:
    """Whether a change touches what was said in the session, not only what came of it after."""
    fields = [f for f in old.__struct_fields__ if getattr(old, f) != getattr(new, f)]
    return any(field not in LATER for field in fields)


def _refused(vi: str, en: str) -> BadValue:
    return BadValue(why_vi=vi, why_en=en)


# -- promises and time -----------------------------------------------------------------------------


def is_promise(one: Commendation) -> bool:
    """Whether it was promised and is not given yet; sessions bring it along until it is."""
    return one.promised and one.given is None


def counted_on(one: Commendation) -> date:
    """The day it counts for: an award's decision, the day a promise was kept, else the day it was said."""
    if one.kind in (Commending.AWARD, Commending.DISCIPLINE) and one.decided:
        return one.decided
    return one.given if one.given and one.promised else one.on


def in_year(one: Commendation, year: int) -> bool:
    """Whether a year's list has it: said or counted in that year; it is counted in one year only."""
    return year in (one.on.year, counted_on(one).year)


def counts_in(one: Commendation, year: int) -> bool:
    """Whether a year's figures have it: each is counted once, in the year it counts for."""
    return counted_on(one).year == year


def newest_first(found: Iterable[Commendation]) -> list[Commendation]:
    """By the day they count for, the newest first."""
    return sorted(found, key=lambda c: (counted_on(c), c.id), reverse=True)


def counts(found: Iterable[Commendation], member: int) -> Counter[Commending]:
    """How many of each kind one member has; promises not kept yet are no praise."""
    return Counter(c.kind for c in found if member in c.members and not is_promise(c))


def months_without(found: Iterable[Commendation], held: Iterable[date], today: date) -> tuple[str, ...]:
    """The months in a row, up to the last one over, in which the cell met and praised nobody; YYYY-MM, oldest first.

    `held` are the days of sessions that took place. Praise of this month ends the row; a month without a
    session neither lengthens nor ends it.
    """
    praised = {_month(counted_on(c)) for c in found if c.kind in GOOD and not is_promise(c)}
    now = _month(today)
    if now in praised:
        return ()
    row: list[str] = []
    for month in sorted(praised | {_month(day) for day in held if _month(day) < now}, reverse=True):
        if month in praised:
            break
        row.append(month)
    return tuple(reversed(row))


def praise_due(months: tuple[str, ...], rules: RuleSet) -> Told | None:
    """The alert that praise is missing, once the row is as long as the rule allows; a rule of 0 never says so."""
    most = rules.number("months_without_praise")
    if not most or len(months) < most:
        return None
    rule = rules.rule("months_without_praise")
    first = f"{int(months[0][5:])}/{months[0][:4]}"
    facts = {"count": len(months), "since": first}
    en = rule.alert_one_en if len(months) == 1 and rule.alert_one_en else rule.alert_en
    said = (rule.alert_vi.format(**facts), en.format(**facts))
    return Told(sentence_case(said[0]), sentence_case(said[1]), rule.cite_vi, rule.cite_en)


def _month(day: date) -> str:
    return f"{day.year:04}-{day.month:02}"


# -- deeds -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Deed:
    """Something a member did, to which words can be tied."""

    key: str
    """Table and row: 'assignments:12', 'speeches:5'."""
    kind: str
    """Work or SpeechKind as text; the screens have a word for each."""
    title: str
    on: date


def deeds(
    member: int, assignments: Iterable[Assignment], speeches: Iterable[Speech], days: Mapping[int, date], until: date
) -> list[Deed]:
    """What a member did up to a day, newest first: papers and tasks by their last step, speeches by their session.

    A speech that gave an assigned paper stands for both. `days` are the days of sessions by number.
    """
    found: list[Deed] = []
    spoken: set[int] = set()
    for s in speeches:
        on = days.get(s.session)
        if s.member == member and on is not None and on <= until:
            found.append(Deed(f"speeches:{s.id}", s.kind.value, s.summary, on))
            spoken.add(s.assignment)
    for a in assignments:
        when = a.stages[-1].on if a.stages else days.get(a.session) or a.due
        if member in a.members and when is not None and when <= until and a.id not in spoken:
            found.append(Deed(f"assignments:{a.id}", a.kind.value, a.title, when))
    return sorted(found, key=lambda d: (d.on, d.key), reverse=True)
