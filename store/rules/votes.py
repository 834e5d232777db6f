"""How many must agree, who is counted and who is not, and what a count of hands says. Pure: members and marks in.

The denominator is that of domain.md Q2 (Reg. 294 item 9.3.2): the official members summoned, without those introduced
elsewhere for a time and those exempt who did not come. Nothing here stops a vote: what does not add up is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from store.records import Code, Majority, Mark, Member, Status, Vote
from store.rules.attendance import COUNTED_PRESENT, taken
from store.rules.cell import too_few
from store.rules.roster import is_official, status_on
from store.rules.ruleset import RuleSet
from store.rules.theme_data import Told


class Group(StrEnum):
    """What a member is to a vote."""

    PRESENT = "present"
    ABSENT = "absent"
    """Official and not there, with leave or without: counted all the same."""
    UNMARKED = "unmarked"
    """Official, and nobody said yet whether there."""
    EXEMPT_CAME = "exempt_came"
    PROBATIONARY = "probationary"
    ELSEWHERE = "elsewhere"
    EXEMPT_ABSENT = "exempt_absent"
    SUSPENDED = "suspended"


COUNTED: Final = (Group.PRESENT, Group.EXEMPT_CAME, Group.ABSENT, Group.UNMARKED)
"""Who is in the denominator, in the order it is told."""

LEFT_OUT: Final = (Group.PROBATIONARY, Group.ELSEWHERE, Group.EXEMPT_ABSENT, Group.SUSPENDED)
"""Who is not."""

VOTING: Final = frozenset({Group.PRESENT, Group.EXEMPT_CAME})
"""Who is there and may raise a hand."""

GROUP_WORDS: Final[Mapping[Group, tuple[str, str]]] = {
    Group.PRESENT: ("chính thức, có mặt", "official, present"),
    Group.EXEMPT_CAME: ("được miễn sinh hoạt nhưng đến dự", "exempt, and came"),
    Group.ABSENT: ("chính thức, vắng (vẫn tính)", "official, absent (counted all the same)"),
    Group.UNMARKED: ("chính thức, chưa điểm danh (vẫn tính)", "official, not marked yet (counted all the same)"),
    Group.PROBATIONARY: ("dự bị, không có quyền biểu quyết", "probationary, without a vote"),
    Group.ELSEWHERE: ("đang sinh hoạt tạm thời nơi khác", "elsewhere for a time"),
    Group.EXEMPT_ABSENT: ("được miễn sinh hoạt, không dự", "exempt, and did not come"),
    Group.SUSPENDED: ("đang bị đình chỉ sinh hoạt", "suspended"),
}
"""What a group is, and so why it is counted or not, in Vietnamese and English."""

MAJORITY_WORDS: Final[Mapping[Majority, tuple[str, str]]] = {
    Majority.HALF: ("quá nửa", "more than half"),
    Majority.TWO_THIRDS: ("từ hai phần ba", "at least two thirds"),
}

CITE_VI: Final = "Điều lệ Đảng, Điều 3.4, 9.5; Quy định 294-QĐ/TW (26/5/2025), điểm 9.3.2"
CITE_EN: Final = "Party Charter, Art. 3.4, 9.5; Regulation 294-QĐ/TW (26/5/2025), 9.3.2"


def group_of(member: Member, mark: Mark, day: date) -> Group:
    """What a member is to a vote on `day`: by right first, then by what the roll says.

    An exempt member who came is counted; one elsewhere for a time votes there, even on a visit home.
    """
    status = status_on(member, day)
    if not is_official(member, day):
        return Group.PROBATIONARY
    if status is Status.SUSPENDED:
        return Group.SUSPENDED
    if status is Status.ELSEWHERE or mark.code is Code.ELSEWHERE:
        return Group.ELSEWHERE
    came = mark.code in COUNTED_PRESENT
    if status is Status.EXEMPT or mark.code is Code.EXEMPT:
        return Group.EXEMPT_CAME if came else Group.EXEMPT_ABSENT
    if came:
        return Group.PRESENT
    return Group.UNMARKED if mark.code is Code.NOT_TAKEN else Group.ABSENT


@dataclass(frozen=True, slots=True)
class Voters:
    """The members of a roll by what they are to a vote."""

    groups: Mapping[Group, tuple[Member, ...]]
    called: bool
    """Whether the roll was called; until then nobody is known to be there."""

    def count(self, group: Group) -> int:
        """How many are in a group."""
        return len(self.groups.get(group, ()))

    @property
    def denominator(self) -> int:
        """Of how many more than half, or two thirds, must agree."""
        return sum(self.count(group) for group in COUNTED)

    @property
    def present(self) -> int:
        """How many are there and may vote."""
        return sum(self.count(group) for group in VOTING)

    @property
    def left_out(self) -> int:
        """How many of the roll are not counted."""
        return sum(self.count(group) for group in LEFT_OUT)


def voters(roll: Iterable[tuple[Member, Mark]], day: date) -> Voters:
    """Everybody of a roll, in its order, by what they are to a vote on `day`."""
    rows = list(roll)
    groups: dict[Group, list[Member]] = {}
    for member, mark in rows:
        groups.setdefault(group_of(member, mark, day), []).append(member)
    return Voters({group: tuple(them) for group, them in groups.items()}, taken(mark for _member, mark in rows))


# -- how many must agree ---------------------------------------------------------------------


def needed(denominator: int, majority: Majority) -> int:
    """The least number of hands that carries it: more than half (Charter Art. 9.5), or at least two thirds."""
    if majority is Majority.HALF:
        return denominator // 2 + 1
    return max(1, -(-2 * denominator // 3))


def is_carried(favour: int, denominator: int, majority: Majority) -> bool:
    """Whether so many hands carry it; where nobody is counted nothing is carried."""
    return denominator > 0 and favour >= needed(denominator, majority)


def is_counted(vote: Vote) -> bool:
    """Whether the hands were counted."""
    return vote.favour is not None


def is_passed(vote: Vote, voters: Voters) -> bool | None:
    """Whether it is carried; None while the hands are not counted."""
    return None if vote.favour is None else is_carried(vote.favour, voters.denominator, vote.majority)


# -- in words --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Part:
    """One group of the denominator in words."""

    group: Group
    counted: bool
    members: tuple[Member, ...]

    def words(self, language: str = "vi") -> str:
        """'2 chính thức, vắng (vẫn tính)', without the names."""
        return f"{len(self.members)} {GROUP_WORDS[self.group][language == 'en']}"

    def names(self) -> str:
        """Who they are, in the roll's order."""
        return ", ".join(member.name for member in self.members)


def explained(voters: Voters) -> tuple[Part, ...]:
    """Who is counted, then who is not, and why; a group of nobody is passed over."""
    return tuple(
        Part(group, group in COUNTED, voters.groups[group]) for group in (*COUNTED, *LEFT_OUT) if voters.count(group)
    )


def asked_words(voters: Voters, majority: Majority, language: str = "vi") -> str:
    """What is needed of how many: 'Cần ít nhất 9 phiếu tán thành trong 16 (quá nửa)'."""
    least, of = needed(voters.denominator, majority), voters.denominator
    words = MAJORITY_WORDS[majority][language == "en"]
    if not of:
        return "There is no official member to count." if language == "en" else "Không có đảng viên chính thức để tính."
    if language == "en":
        return f"At least {least} of {of} must be in favour ({words})."
    return f"Cần ít nhất {least} trong {of} tán thành ({words})."


def result_words(vote: Vote, voters: Voters, language: str = "vi") -> str:
    """The result as the minutes say it; that it is still to be counted where it is."""
    passed, of = is_passed(vote, voters), voters.denominator
    if passed is None:
        return "Not counted yet." if language == "en" else "Chưa kiểm phiếu."
    share = f"{vote.favour}/{of}"
    if language == "en":
        how = "Carried" if passed else "Not carried"
        return f"{how}: {share} in favour, {needed(of, vote.majority)} needed."
    how = "Thông qua" if passed else "Không thông qua"
    return f"{how}: {share} tán thành, cần {needed(of, vote.majority)}."


# -- what is worth saying --------------------------------------------------------------------


def remarks(vote: Vote, voters: Voters, rules: RuleSet) -> tuple[Told, ...]:
    """What does not add up, and a quorum not reached; nothing of it stops the vote (domain.md Q7)."""
    found = (_few(voters, rules), _not_called(voters), _short(voters, rules), _sum(vote, voters))
    return tuple(told for told in found if told is not None)


def _few(voters: Voters, rules: RuleSet) -> Told | None:
    """Fewer official members than a cell must have to decide (Charter Art. 24.1)."""
    official = sum(len(them) for group, them in voters.groups.items() if group is not Group.PROBATIONARY)
    return too_few(official, rules)


def _not_called(voters: Voters) -> Told | None:
    if voters.called:
        return None
    vi = "Chưa điểm danh: chưa biết có mặt bao nhiêu người."
    return Told(vi, "The roll was not called: nobody knows how many are here.", CITE_VI, CITE_EN)


def _short(voters: Voters, rules: RuleSet) -> Told | None:
    share = rules.share("quorum")
    if not voters.called or not voters.denominator or voters.present >= share * voters.denominator:
        return None
    rule = rules.rule("quorum")
    there = f"{voters.present}/{voters.denominator}"
    return Told(
        f"Có mặt {there}, chưa đủ {share} (chỉ nhắc).",
        f"{there} are here, under {share} (a reminder only).",
        rule.cite_vi,
        rule.cite_en,
    )


def _sum(vote: Vote, voters: Voters) -> Told | None:
    given = [n for n in (vote.favour, vote.against, vote.other) if n is not None]
    if vote.favour is None or not voters.called:
        return None
    cast, there = sum(given), voters.present
    if cast > there:
        vi, en = f"thừa {cast - there}", f"{cast - there} too many"
    elif cast < there and len(given) == len((vote.favour, vote.against, vote.other)):
        vi, en = f"thiếu {there - cast}", f"{there - cast} missing"
    else:
        return None  # what is left empty may be the rest
    return Told(f"Tổng {cast} phiếu, có mặt {there}: {vi}.", f"{cast} votes, {there} here: {en}.", CITE_VI, CITE_EN)
