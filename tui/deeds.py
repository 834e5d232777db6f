"""The ways to praise and criticism, to registrations and reviews, and to the deeds words are tied to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from store.records import Assignment, Commending, Registration, Speech
from tui.language import _
from tui.ways import Ways


class Deeds(Ways):
    """Mix into the app, in the place of Ways."""

    def open_deed(self, key: str) -> None:
        """Open what praise or criticism is tied to; a speech in the log of its session."""
        row = self.book.commendations.deed(key)
        match row:
            case Assignment():
                self.open_assignment(row.id)
            case Registration():
                self.open_registration(row.id)
            case Speech():
                self.open_sitting(row.session, row.id)
            case _:
                self.room.tell(_("It is not in the book any more."))

    def open_commendations(self, *, session_id: int = 0, member_id: int = 0) -> None:
        """Open the praise and criticism of a session or a member above the present room."""
        from tui.rooms.commendations.screen import CommendationsRoom

        self._open(CommendationsRoom(session_id, member_id))

    def open_commendation(
        self,
        id: int = 0,
        texts: Mapping[str, str] | None = None,
        *,
        kind: Commending | None = None,
        session_id: int = 0,
        member_id: int = 0,
        item_id: int = 0,
    ) -> None:
        """Open the form of praise or criticism (0: a new one, with what is known of kind, session, member, item)."""
        from tui.rooms.commendations.form import CommendationRoom, begun

        there = self.book.commendations.shelf().get(id) if id else None
        fresh = begun(kind or Commending.PRAISE, self.book.clock.today(), session_id, member_id, item_id)
        self._open(CommendationRoom(id, there or fresh, texts, kind_known=kind is not None))

    def open_reviews(self, session_id: int) -> None:
        """Open the registrations that a session reviews above the present room."""
        from tui.rooms.registrations.screen import RegistrationsRoom

        self._open(RegistrationsRoom(session_id))

    def open_registration(
        self, id: int = 0, texts: Mapping[str, str] | None = None, *, member_id: int = 0, year: int = 0
    ) -> None:
        """Open the form of a registration (0: a new one of a member for a year, last year's as its start)."""
        from tui.rooms.registrations.form import RegistrationRoom

        door = self.book.registrations
        fresh = door.begin(member_id, year or self.book.clock.today().year)
        self._open(RegistrationRoom(id, (door.shelf().get(id) if id else None) or fresh, texts))

    def open_act(self, place: int, texts: Mapping[str, str]) -> None:
        """Open the small form of an act above its registration, once that is shown."""
        from tui.rooms.registrations.form import RegistrationRoom

        def there() -> None:
            if isinstance(self.room, RegistrationRoom):
                self.room.open_act(place, texts)

        self.call_later(there)

    def open_review(
        self, id: int = 0, texts: Mapping[str, str] | None = None, *, registration_id: int = 0, session_id: int = 0
    ) -> None:
        """Open the form of a review (0: a new one of a registration, at a session or outside one)."""
        from tui.rooms.registrations.review import ReviewRoom, begun

        there = self.book.registrations.reviews().get(id) if id else None
        self._open(ReviewRoom(id, there or begun(self.book, registration_id, session_id), texts))

    def take_up_words(self, name: str, place: Sequence[str], texts: Mapping[str, str]) -> None:
        """Praise, a registration, an act of one or a review, by the numbers its draft is named with."""
        first, *more = (int(part) if part.isdecimal() else 0 for part in place)
        second, third = (*more, 0, 0)[:2]
        match name:
            case "commendations.form":
                member = int(place[3]) if len(place) > 4 and place[3].isdecimal() else 0
                kind = next((k for k in Commending if k.value == place[-1]), None)
                self.open_commendation(first, texts, kind=kind, session_id=second, item_id=third, member_id=member)
            case "registrations.form":
                self.open_registration(first, texts, member_id=second, year=third)
            case "registrations.review":
                self.open_review(first, texts, registration_id=second, session_id=third)
            case "registrations.act" if self.book.registrations.shelf().get(first) is not None:
                self.open_registration(first)
                self.open_act(second, texts)
