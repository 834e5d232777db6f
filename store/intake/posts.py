"""Words of a roster that say what somebody is: Party posts and standings. No dates, no member here.

What the words mean follows the Party's usage (Charter Art. 5, 24, 25); a post that the rules do not
know is kept as its bearer's papers word it.
"""

from __future__ import annotations

import re
from typing import Final

from store.records import Post, Role, Status
from store.vietnamese import clean, fold, same_key

_NO_POST: Final = re.compile(
    r"(la )?(dang vien|dv)( (chinh thuc|du bi|ct|db))?|dvdb|dvct|khong|khong co|[-–—./x]*"
    r"|(probationary |official )?(party )?member"
)
_YOUTH: Final = re.compile(r"\b(doan|chi doan|hoi|cong doan)\b")
_HIGHER: Final = re.compile(
    r"\b(dang uy|cap uy|huyen uy|tinh uy|thanh uy|quan uy|dang bo|trung uong|thuong vu|party committee)\b"
)
_ROLES: Final = (
    (re.compile(r"\b(pho bi thu|deputy( secretary)?)\b|^pbt(cb)?$"), Role.DEPUTY),
    (re.compile(r"\b(bi thu|secretary)\b|^bt(cb)?$"), Role.SECRETARY),
    (re.compile(r"\bchi uy\b|^cuv$|\bcommittee member\b|\bcap uy( vien)? chi bo\b"), Role.COMMITTEE),
)

_STATUSES: Final = (
    (r"tu tran|\bmat\b|qua doi|hy sinh|deceased|died", Status.DECEASED),
    (r"khai tru|xoa ten|dua ra khoi dang|ra khoi dang|removed|expelled", Status.REMOVED),
    (r"dinh chi|suspended", Status.SUSPENDED),
    (r"sinh hoat tam thoi|tam thoi noi khac|noi khac|elsewhere", Status.ELSEWHERE),
    (r"\bmien\b|exempt|\bmsh\b", Status.EXEMPT),
    (r"chuyen di|chuyen ra|chuyen sinh hoat|da chuyen|moved", Status.MOVED_OUT),
    (r"dang sinh hoat|sinh hoat binh thuong|binh thuong|\bactive\b|hoat dong", Status.ACTIVE),
)
_GRADES: Final = ((r"\bdu bi\b|probation|dvdb", False), (r"chinh thuc|official|full|dvct", True))


def posts_in(text: str) -> tuple[Post, ...]:
    """The Party posts a cell names, parted by ';', ',' or lines; a plain member has none."""
    posts: list[Post] = []
    for piece in re.split(r"[;,\n]", text):
        title = clean(piece)
        if title and not _NO_POST.fullmatch(fold(title)):
            post = Post(title=title, role=role_of(title))
            if not any(same_post(post, other) for other in posts):
                posts.append(post)
    return tuple(posts)


def role_of(title: str) -> Role | None:
    """The role of a post that the rules know, or None."""
    words = fold(title)
    if _YOUTH.search(words):
        return None
    if _HIGHER.search(words) and not re.search(r"\bchi bo\b", words):
        return Role.HIGHER
    return next((role for pattern, role in _ROLES if pattern.search(words)), None)


def same_post(one: Post, other: Post) -> bool:
    """Whether two wordings are one post: 'Bí thư' and 'Bí thư chi bộ' are; posts above go by their words."""
    if one.role != other.role:
        return False
    return one.role in (Role.SECRETARY, Role.DEPUTY, Role.COMMITTEE) or same_key(one.title) == same_key(other.title)


def names_party_post(text: str) -> bool:
    """Whether a cell of a column headed only 'Chức vụ' speaks of the Party."""
    words = fold(clean(text))
    return bool(words) and (role_of(text) is not None or words.startswith("dang vien"))


def status_of(text: str) -> Status | None:
    """The standing a cell words, ACTIVE included, or None when it words none."""
    words = fold(clean(text))
    return next((status for pattern, status in _STATUSES if re.search(pattern, words)), None)


def official_in(text: str) -> bool | None:
    """True for 'chính thức', False for 'dự bị', None when the cell says neither."""
    words = fold(clean(text))
    return next((official for pattern, official in _GRADES if re.search(pattern, words)), None)
