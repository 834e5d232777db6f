"""The doors that are made when first asked for: what a command does not need, it does not pay for.

The part of Book that grows with each noun; the doors every command needs are made by Book itself.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.agenda import Agenda
    from store.alerts import Alerts
    from store.assignments import Assignments
    from store.book import Book
    from store.commendations import Commendations
    from store.disk import Disk
    from store.drafts import Drafts
    from store.evaluations import Evaluations
    from store.home import Home
    from store.intake.door import Intake
    from store.issued import Numbers
    from store.minutes import MinutesDoor
    from store.papers.door import Papers
    from store.person import PersonDoor
    from store.proceedings import ProceedingsDoor
    from store.proposals import Proposals
    from store.registrations import Registrations
    from store.scoring import Scoring
    from store.sitting import Sitting
    from store.speeches import Speeches
    from store.summary import Summary
    from store.themes import Themes
    from store.tracking import Tracking
    from store.votes import Votes


class Doors:
    """One door per noun, each over this book."""

    _disk: Disk

    @property
    def _book(self) -> Book:
        from store.book import Book

        assert isinstance(self, Book)
        return self

    @cached_property
    def agenda(self) -> Agenda:
        """The door to the preparation of sessions; made when first asked for."""
        from store.agenda import Agenda

        return Agenda(self._book)

    @cached_property
    def drafts(self) -> Drafts:
        """The door to what is half typed."""
        from store.drafts import Drafts

        return Drafts(self._book, self._disk.by)

    @cached_property
    def assignments(self) -> Assignments:
        """The door to lead-ins, papers, opinions and tasks; made when first asked for."""
        from store.assignments import Assignments

        return Assignments(self._book)

    @cached_property
    def commendations(self) -> Commendations:
        """The door to praise, criticism and awards; made when first asked for."""
        from store.commendations import Commendations

        return Commendations(self._book)

    @cached_property
    def registrations(self) -> Registrations:
        """The door to the yearly registrations and their reviews; made when first asked for."""
        from store.registrations import Registrations

        return Registrations(self._book)

    @cached_property
    def evaluations(self) -> Evaluations:
        """The door to the year-end reviews; made when first asked for."""
        from store.evaluations import Evaluations

        return Evaluations(self._book)

    @cached_property
    def home(self) -> Home:
        """The door to what needs doing today; made when first asked for."""
        from store.home import Home

        return Home(self._book)

    @cached_property
    def intake(self) -> Intake:
        """The door for lists coming in; made when first asked for, so that a roll call does not pay for it."""
        from store.intake.door import Intake

        return Intake(self._book)

    @cached_property
    def minutes(self) -> MinutesDoor:
        """The door to closing a session and to its minutes; made when first asked for."""
        from store.minutes import MinutesDoor

        return MinutesDoor(self._book)

    @cached_property
    def issued(self) -> Numbers:
        """The door to the numbers of documents; made when first asked for."""
        from store.issued import Numbers

        return Numbers(self._book)

    @cached_property
    def papers(self) -> Papers:
        """The door for documents going out; made when first asked for."""
        from store.papers.door import Papers

        return Papers(self._book)

    @cached_property
    def proceedings(self) -> ProceedingsDoor:
        """The door to the course of a sitting: chair, clocks, the item it is at; made when first asked for."""
        from store.proceedings import ProceedingsDoor

        return ProceedingsDoor(self._book)

    @cached_property
    def sitting(self) -> Sitting:
        """The door to a sitting as one page; made when first asked for."""
        from store.sitting import Sitting

        return Sitting(self._book)

    @cached_property
    def speeches(self) -> Speeches:
        """The door to who spoke; made when first asked for."""
        from store.speeches import Speeches

        return Speeches(self._book)

    @cached_property
    def scoring(self) -> Scoring:
        """The door to the scores of sittings; made when first asked for."""
        from store.scoring import Scoring

        return Scoring(self._book)

    @cached_property
    def proposals(self) -> Proposals:
        """The door to proposals and what became of them; made when first asked for."""
        from store.proposals import Proposals

        return Proposals(self._book)

    @cached_property
    def summary(self) -> Summary:
        """The door to the cell's year in figures; made when first asked for."""
        from store.summary import Summary

        return Summary(self._book)

    @cached_property
    def themes(self) -> Themes:
        """The door to themes, topics and documents from above; made when first asked for."""
        from store.themes import Themes

        return Themes(self._book)

    @cached_property
    def votes(self) -> Votes:
        """The door to votes and their numbers; made when first asked for."""
        from store.votes import Votes

        return Votes(self._book)

    @cached_property
    def alerts(self) -> Alerts:
        """The door to the alerts and what was put aside; made when first asked for."""
        from store.alerts import Alerts

        return Alerts(self._book)

    @cached_property
    def tracking(self) -> Tracking:
        """The door to a year of speeches; made when first asked for."""
        from store.tracking import Tracking

        return Tracking(self._book)

    @cached_property
    def person(self) -> PersonDoor:
        """The door to one member's year; made when first asked for."""
        from store.person import PersonDoor

        return PersonDoor(self._book)
