"""The yearly registration of study and example, with the commitment: what makes it whole, and when it is stale.

How reviews are shared out over a quarter's sessions is in review_queue.py beside this. Pure: `today` and the days
of sessions are arguments (domain.md 2.10, 4.5).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from msgspec.structs import replace

from store.errors import BadValue
from store.records import Act, Member, Outcome, Registration, Review
from store.rules.calendar import ROMAN, quarter_at
from store.rules.care import months_after
from store.rules.days import spelt
from store.rules.ruleset import Rule, RuleSet
from store.rules.theme_data import Told, sentence_case
from store.vietnamese import fold

HEADINGS: Final[Mapping[str, tuple[str, str]]] = {
    "democratic": ("phong cách dân chủ", "democratic style"),
    "mass": ("phong cách quần chúng", "mass-minded style"),
    "scientific": ("phong cách làm việc khoa học", "scientific working style"),
    "example": ("nêu gương", "setting an example"),
    "leadership": ("phong cách lãnh đạo", "leadership style"),
    "self_reliance": ("ý chí tự lực, tự cường", "self-reliance and self-strengthening"),
}
"""Headings by key (domain.md 4.5): Vietnamese, English; a cell may write any other in its own words."""

SECTIONS: Final = ("thinking", "morality", "duties", "example")
"""The four parts of the commitment, in the order it is printed."""

OUTCOME_WORDS: Final[Mapping[Outcome, tuple[str, str]]] = {
    Outcome.WELL: ("thực hiện tốt", "well done"),
    Outcome.MET: ("đạt", "met"),
    Outcome.NOT_MET: ("chưa đạt", "not met"),
}
"""How a review ends: Vietnamese, English."""


def heading_words(heading: str, language: str = "vi") -> str:
    """What a heading is called; its own words where it is none of HEADINGS."""
    return HEADINGS[heading][language == "en"] if heading in HEADINGS else heading


def heading_meant(said: str) -> str:
    """The key of the heading a text names in either language, else the text itself."""
    words = fold(said).split()
    return next((k for k, named in HEADINGS.items() if words in [fold(n).split() for n in named]), said)


# -- what makes it whole ---------------------------------------------------------------------------


def is_concrete(act: Act) -> bool:
    """Whether an act says what, with which measure, and by when or how often."""
    return bool(act.text and act.measure and (act.due or act.period))


def ensure_sound(one: Registration, today: date) -> None:
    """BadValue, in one sentence, when it cannot be written so: no concrete act, an act without words, odd days."""
    if not any(is_concrete(act) for act in one.acts):
        raise _refused(
            "Phải có ít nhất một việc làm cụ thể, có thước đo (sản phẩm) và thời hạn.",
            "It needs at least one concrete act, with a measure and a deadline.",
        )
    if any(not act.text for act in one.acts):
        raise _refused("Mỗi việc phải nói rõ làm gì.", "Each act must say what is to be done.")
    for day in (one.signed, one.confirmed):
        if day and day > today:
            raise _refused(f"Ngày {spelt(day)} còn ở tương lai.", f"{spelt(day)} is still to come.")
    if one.signed and one.confirmed and one.confirmed < one.signed:
        raise _refused(
            f"Ngày xác nhận {spelt(one.confirmed)} trước ngày ký {spelt(one.signed)}.",
            f"Confirmed on {spelt(one.confirmed)}, before it was signed on {spelt(one.signed)}.",
        )


def ensure_review(one: Review, today: date) -> None:
    """BadValue when a review says nothing, or is of a day still to come."""
    if not (one.own or one.remark or one.evidence or one.outcome):
        raise _refused(
            "Ghi ít nhất một điều: tự nhận xét, chi bộ nhận xét, kết quả hoặc minh chứng.",
            "Say at least one thing: the member's word, the cell's, the result or the evidence.",
        )
    if not one.session and one.on > today:
        raise _refused(f"Ngày {spelt(one.on)} còn ở tương lai.", f"{spelt(one.on)} is still to come.")


def _refused(vi: str, en: str) -> BadValue:
    return BadValue(why_vi=vi, why_en=en)


def copied(old: Registration, year: int) -> Registration:
    """Last year's as a start for another: acts with their days moved, commitments as they stand, nothing signed."""
    acts = tuple(replace(a, due=months_after(a.due, 12 * (year - old.year)) if a.due else None) for a in old.acts)
    return replace(old, id=0, year=year, acts=acts, signed=None, confirmed=None, outcome="", note="")


def in_hand_since(one: Registration) -> date:
    """From when it can be reviewed: the day it was signed, else confirmed, else the first day of its year."""
    return one.signed or one.confirmed or date(one.year, 1, 1)


# -- what is missing -------------------------------------------------------------------------------


def last_reviews(reviews: Iterable[Review], until: date | None = None) -> dict[int, date]:
    """The day each member was last reviewed, by number; up to a day if one is given."""
    found: dict[int, date] = {}
    for r in reviews:
        if until is None or r.on <= until:
            found[r.member] = max(r.on, found.get(r.member, r.on))
    return found


def missed_quarters(
    own: Iterable[Registration], reviews: Iterable[Review], sessions: Collection[date], today: date
) -> list[str]:
    """The quarters over in a row, back from the last, in which a member could have been reviewed and was not.

    Oldest first. `own` are the member's registrations: this year's and last year's count, so that New Year forgets
    nobody. A quarter counts when the cell had a regular session (`sessions`: their days) in it from the day its
    year's registration was in hand. A review of the running quarter ends the row, whichever registration it is of;
    last year's counts no more once it was written down what came of it.
    """
    now, last = quarter_at(today), today.year - 1
    held = {r.year: r for r in own if r.year == today.year or (r.year == last and not r.outcome)}
    since = {year: in_hand_since(one) for year, one in held.items()}
    members = {one.member for one in held.values()}
    possible = {quarter_at(day) for day in sessions if day.year in since and since[day.year] <= day <= today}
    reviewed = {
        quarter_at(r.on) for r in reviews if r.member in members and min(since.values()) <= r.on <= today
    }  # fmt: skip
    if now in reviewed:
        return []
    row: list[str] = []
    for quarter in sorted((possible | reviewed) - {now}, reverse=True):
        if quarter in reviewed:
            break
        row.append(quarter)
    return list(reversed(row))


def unreviewed_alert(missed: Sequence[tuple[Member, Sequence[str]]], rules: RuleSet) -> Told | None:
    """The alert that names whose registration was not reviewed for as many quarters as the rule says; None for nobody.

    `missed` are members with their quarters, as missed_quarters has them.
    """
    least = rules.number("quarters_without_review")
    named = [(m, quarters) for m, quarters in missed if least and len(quarters) >= least]
    if not named:
        return None
    first = min(quarters[0] for _m, quarters in named)
    since = f"{ROMAN[int(first[6:]) - 1]}/{first[:4]}"
    return _told(rules.rule("quarters_without_review"), [m for m, _q in named], {"since": since})


def without(members: Iterable[Member], registrations: Iterable[Registration], year: int) -> list[Member]:
    """Who of the members has no registration for that year, in the order given."""
    have = {r.member for r in registrations if r.year == year}
    return [m for m in members if m.id not in have]


def late_alert(lacking: Sequence[Member], year: int, today: date, rules: RuleSet) -> Told | None:
    """The alert that names who has no registration once the months for it are over; None before, and for nobody.

    The rule's months count from 1 January; 0 asks for it on that day.
    """
    if not lacking or today < months_after(date(year, 1, 1), rules.number("registration_months")):
        return None
    return _told(rules.rule("registration_months"), lacking, {"year": year})


def _told(rule: Rule, members: Sequence[Member], facts: Mapping[str, object]) -> Told:
    facts = {**facts, "count": len(members), "names": ", ".join(m.name for m in members)}
    en = rule.alert_one_en if len(members) == 1 else rule.alert_en
    vi = sentence_case(rule.alert_vi.format(**facts))
    return Told(vi, sentence_case(en.format(**facts)), rule.cite_vi, rule.cite_en)
