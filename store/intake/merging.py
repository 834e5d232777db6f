"""A row laid over the member it is about: what would be saved and what that changes.

An empty cell never erases what the book knows. Posts and standings that have ended stay; one
that the file no longer has ends the day before, so that past sessions keep their committee.
"""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from store.intake.person import DAYS, Person
from store.intake.plan import FieldChange
from store.intake.posts import same_post
from store.intake.twins import card_key
from store.records import Member, Post, Standing, Status
from store.rules.roster import covers
from store.vietnamese import same_key


def merged(person: Person, before: Member | None, today: date) -> Member:
    """The member as it would be saved: the row's values over `before`, or a new one with id 0.

    Statuses and posts that begin without a day begin `today` where they replace others.
    """
    member = before or Member(name=person.name)
    texts = dict(person.texts)
    if before and card_key(texts.get("card", "")) == card_key(before.card):
        texts["card"] = max(texts.get("card", ""), before.card, key=len)
    same_name = before is not None and same_key(before.name) == person.key
    new_tags = sorted(map(same_key, person.strengths)) != sorted(map(same_key, member.strengths))
    return replace(
        member,
        name=member.name if same_name or not person.name else person.name,
        **texts,
        **{of: day for of, day in person.days.items() if of in DAYS},
        strengths=person.strengths if person.strengths and new_tags else member.strengths,
        posts=member.posts if person.posts is None else merge_posts(member.posts, person.posts, today),
        standings=_merged_standings(person, before, today),
    )


def merge_posts(held: tuple[Post, ...], wanted: tuple[Post, ...], today: date) -> tuple[Post, ...]:
    """Posts after a file that names `wanted` (maybe none): what it lacks ends yesterday."""
    current = [post for post in held if covers(post, today)]
    ended = [post for post in current if not any(same_post(post, new) for new in wanted)]
    fresh = [new for new in wanted if not any(same_post(new, post) for post in current)]
    kept = [_end(post, today) if post in ended else post for post in held]
    since = today if ended else None
    return tuple(p for p in kept if p) + tuple(replace(new, since=since) for new in fresh)


def _end(post: Post, today: date) -> Post | None:
    """The post ended the day before `today`; None when it began no earlier than today."""
    return None if post.since == today else replace(post, until=today - timedelta(days=1))


def _merged_standings(person: Person, before: Member | None, today: date) -> tuple[Standing, ...]:
    held = before.standings if before else ()
    if person.status is None:
        return held
    since, until = person.days.get("status_since"), person.days.get("status_until")
    return merge_standings(held, Standing(status=person.status, since=since, until=until), today, before is None)


def merge_standings(held: tuple[Standing, ...], said: Standing, today: date, new: bool = False) -> tuple[Standing, ...]:
    """Standings after a file that says `said`; ACTIVE ends the exceptions that hold today.

    For a member the book knows already (not `new`), a status without a first day begins today:
    sessions of the past are not judged anew.
    """
    if said.status is Status.ACTIVE:
        return tuple(s for s in (_cut(h, today) if covers(h, today) else h for h in held) if s)
    if any(_says_the_same(h, said, today) for h in held):
        return held
    over = said.until is not None and said.until < today
    twin = next((h for h in held if h.status is said.status and _is_about(h, said, today, over)), None)
    since = said.since or (twin.since if twin else None if new or over else today)
    until = said.until or (twin.until if twin else None)
    if until and since and until < since:
        until = None
    rest = [h for h in held if h is not twin]
    if not over:
        rest = [s for s in (_cut(h, since or today) if covers(h, today) else h for h in rest) if s]
    return (*rest, replace(said, since=since, until=until))


def _cut(standing: Standing, day: date) -> Standing | None:
    """The standing ended the day before `day`; None when nothing is left of it."""
    last = day - timedelta(days=1)
    return None if standing.since and standing.since > last else replace(standing, until=last)


def _is_about(held: Standing, said: Standing, today: date, over: bool) -> bool:
    """Whether two standings of one status are one and the same: now, or from the same known day."""
    return (said.since is not None and held.since == said.since) or (covers(held, today) and not over)


def _says_the_same(held: Standing, said: Standing, today: date) -> bool:
    if held.status is not said.status or (said.since and said.since != held.since):
        return False
    if said.until:
        return said.until == held.until
    return said.since is not None or covers(held, today)


def changes_between(before: Member, after: Member) -> tuple[FieldChange, ...]:
    """The fields that differ, in the order of the record, with old and new value."""
    return tuple(
        FieldChange(of, getattr(before, of), getattr(after, of))
        for of in Member.__struct_fields__
        if of != "id" and getattr(before, of) != getattr(after, of)
    )
