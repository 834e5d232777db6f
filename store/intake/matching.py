"""Which member of the book a row is about. What makes two rows of one file clash is in twins.py.

By card number, else code, else name and date of birth, else the name alone where it is the only
one on both sides. Tones count (Hà is not Hạ), tone placement and case do not (Hòa is Hoà). Where
two answers are possible the row is doubtful: nobody is doubled or mixed up silently.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

from store.intake.dates import spell
from store.intake.person import Person
from store.intake.twins import card_key, doubt_twins
from store.records import Member
from store.vietnamese import same_key

Pairs = dict[int, Member]
"""Row number -> the member it is about."""

_Step = Callable[[Person, Sequence[Member], int], Member | None]
"""A row, the unclaimed members of its name, and how many open rows bear it."""


def pair(people: Sequence[Person], members: Sequence[Member]) -> Pairs:
    """The member each row is about; rows absent from the answer are about nobody in the book.

    Doubts are added to the people they concern.
    """
    doubt_twins(people)
    return _Matching(people, members).pairs


class _Matching:
    """The rows of one file against the members, from the surest sign to the weakest."""

    def __init__(self, people: Sequence[Person], members: Sequence[Member]) -> None:
        self.pairs: Pairs = {}
        self._people = people
        self._by_card: dict[str, list[Member]] = defaultdict(list)
        self._by_code: dict[str, list[Member]] = defaultdict(list)
        self._by_name: dict[str, list[Member]] = defaultdict(list)
        self._keys = {m.id: same_key(m.name) for m in members}
        self._claims: Pairs = {}
        """Rows whose number is somebody's whose name they do not bear."""
        for member in members:
            self._by_card[card_key(member.card)].append(member)
            self._by_code[member.code.casefold()].append(member)
            self._by_name[self._keys[member.id]].append(member)
        for step in (self._match_number, self._match_birth, self._match_name):
            self._match_all(step)
        taken = self._taken()
        named = {n: m for n, m in self._claims.items() if n not in self.pairs and m.id not in taken}
        self.pairs |= named
        self._doubt_shared()

    def _match_all(self, step: _Step) -> None:
        """Try one sign on every row still open; only unclaimed members can be found by name."""
        taken = self._taken()
        open_ = [p for p in self._people if p.number not in self.pairs]
        rows = Counter(p.key for p in open_)
        for person in open_:
            free = [m for m in self._by_name[person.key] if m.id not in taken] if person.name else []
            member = step(person, free, rows[person.key])
            if member:
                self.pairs[person.number] = member

    def _taken(self) -> set[int]:
        return {member.id for member in self.pairs.values()}

    def _match_number(self, person: Person, free: Sequence[Member], rows: int) -> Member | None:
        """The member with the row's card, else its code; doubtful when the name says otherwise."""
        card, code = card_key(person.texts.get("card", "")), person.texts.get("code", "").casefold()
        found = (("card", self._by_card[card] if card else []), ("code", self._by_code[code] if code else []))
        both = [members[0] for _, members in found if members]
        if len({member.id for member in both}) > 1:
            other = both[1].name
            person.doubt("code", (f"mã này trong sổ là của {other}.", f"in the book this code is {other}'s."))
        for of, members in found:
            if len(members) > 1:
                person.doubt(of, ("trong sổ có nhiều người mang số này.", "several members have this number."))
            if members:
                return self._believed(person, of, members[0])
        return None

    def _believed(self, person: Person, of: str, member: Member) -> Member | None:
        """The bearer of a number, if name or birth agrees; else a doubt and only a claim."""
        born = person.days.get("born")
        if self._keys[member.id] == person.key or (born and born == member.born):
            return member
        vi = f"số này trong sổ là của {member.name}; xem lại tên, số hoặc ngày sinh."
        en = f"in the book this number is {member.name}'s; check name, number and birth."
        person.doubt(of, (vi, en))
        self._claims[person.number] = member
        return None

    def _match_birth(self, person: Person, free: Sequence[Member], rows: int) -> Member | None:
        born = person.days.get("born")
        found = [m for m in free if born and m.born == born]
        if len(found) > 1:
            vi = f"trong sổ có {len(found)} người cùng họ tên, ngày sinh; hãy ghi số thẻ."
            person.doubt("name", (vi, f"{len(found)} members have this name and birth; add the card number."))
        return found[0] if found else None

    def _match_name(self, person: Person, free: Sequence[Member], rows: int) -> Member | None:
        """The only member of that name, when it is also the only such row and nothing contradicts it."""
        rivals = [m for m in free if not (_differs(person, m, "born") and _differs(person, m, "card"))]
        if not rivals:
            for member in free[:1]:
                vi = f"trong sổ đã có {member.name}, sinh {spell(member.born)}; hàng này được coi là người khác."
                en = f"the book has a {member.name} born {spell(member.born)}; this row is taken for another."
                person.remark("name", (vi, en))
            return None
        rival = rivals[0]
        alone = len(rivals) == 1 and rows == 1
        if alone and not _differs(person, rival, "born") and not _differs(person, rival, "card"):
            return rival
        what = f"sinh {spell(rival.born)}" if rival.born else "không rõ ngày sinh"
        vi = f"trong sổ có {rival.name}, {what}: cùng người hay khác? Hãy ghi đúng ngày sinh và số thẻ."
        en = f"the book has a {rival.name}: the same person or not? Give the right birth and card number."
        person.doubt("name", (vi, en))
        return rival if alone else None

    def _doubt_shared(self) -> None:
        """Two rows about one member are both doubtful."""
        about: dict[int, list[Person]] = defaultdict(list)
        for person in self._people:
            if person.number in self.pairs:
                about[self.pairs[person.number].id].append(person)
        for group in about.values():
            for person in group if len(group) > 1 else ():
                other = next(p.number for p in group if p is not person)
                name = self.pairs[person.number].name
                vi = f"hàng này và hàng {other} cùng chỉ {name} trong sổ; hãy bỏ bớt."
                person.doubt("name", (vi, f"this row and row {other} are both about {name}; drop one."))


def _differs(person: Person, member: Member, of: str) -> bool:
    """Whether both sides know the field and disagree."""
    if of == "born":
        born = person.days.get("born")
        return bool(born and member.born and born != member.born)
    card = person.texts.get("card", "")
    return bool(card and member.card and card_key(card) != card_key(member.card))
