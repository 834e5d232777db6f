"""How praise and criticism should be worded: facts, not judgements (domain.md 6.2). Hints only; nothing is refused.

The words are a small list that is meant to stay small: it catches what is commonly regretted, not everything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from store.records import Commending
from store.vietnamese import same_key

GUIDES: Final[Mapping[Commending, tuple[str, str]]] = {
    Commending.PRAISE: (
        "Ai, việc gì, ngày nào, kết quả ra sao; không so với người khác.",
        "Who, which deed, which day, with what result; without comparing with others.",
    ),
    Commending.REMINDER: (
        "Ai, việc gì, hạn ngày nào, phải làm gì trước ngày nào.",
        "Who, which task, due when, what must be done by when.",
    ),
    Commending.CRITICISM: (
        "Việc gì, ngày nào, phải sửa điều gì trước ngày nào; nói việc, không nói người.",
        "Which deed, which day, what must change by when; the deed, not the person.",
    ),
    Commending.SELF_CRITICISM: (
        "Theo lời đảng viên: việc gì, ngày nào, sửa thế nào, trước ngày nào.",
        "In the member's words: which deed, which day, how it is mended, by when.",
    ),
    Commending.AWARD: (
        "Khen việc gì; hình thức, số, ngày, cấp quyết định.",
        "For what; form, number, date, authority.",
    ),
    Commending.DISCIPLINE: ("Chỉ ghi ngày và số hiệu quyết định.", "Only date and number of the decision."),
}
"""What a good text says, shown beside it: Vietnamese, English."""

JUDGING: Final = (
    "lười", "lười biếng", "kém cỏi", "yếu kém", "vô trách nhiệm", "thiếu trách nhiệm", "vô ý thức", "thiếu ý thức",
    "ý thức kém", "thái độ kém", "chây ì", "cẩu thả", "ích kỷ", "kiêu ngạo", "tự cao", "bảo thủ", "chống đối",
    "dối trá", "thiếu trung thực", "tư tưởng lệch lạc", "coi thường", "bất tài", "tồi", "quá tệ",
    "lazy", "incompetent", "irresponsible", "careless", "selfish", "arrogant", "stubborn", "dishonest", "useless",
)  # fmt: skip
"""Words about a person rather than a deed."""

SWEEPING: Final = (
    "luôn luôn", "lúc nào cũng", "bao giờ cũng", "không bao giờ", "chẳng bao giờ", "suốt ngày", "mọi lần",
    "ai cũng biết",
    "always", "never", "everybody knows",
)  # fmt: skip
"""Words that say of every time what was seen at one."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A remark on a text, for its writer alone."""

    vi: str
    en: str
    soft: bool = True
    """About the words themselves; False for what is not said yet."""

    def words(self, language: str) -> str:
        """The remark in the user's language."""
        return self.en if language == "en" else self.vi


def guide(kind: Commending, language: str) -> str:
    """What a good text of this kind says."""
    return GUIDES[kind][language == "en"]


def hints(kind: Commending, text: str, due: date | None) -> list[Hint]:
    """What might be worded better: judging words, sweeping words, no day to mend it by. Praise is left alone."""
    if kind not in (Commending.REMINDER, Commending.CRITICISM, Commending.SELF_CRITICISM) or not text:
        return []
    found: list[Hint] = []
    if word := _first(text, JUDGING):
        found.append(
            Hint(
                f"«{word}» là nhận xét về con người; nên ghi việc, ngày, điều phải sửa.",
                f"«{word}» judges the person; better the deed, the day, what must change.",
            )
        )
    if word := _first(text, SWEEPING):
        found.append(
            Hint(
                f"«{word}» khó kiểm chứng; nên ghi lần nào, ngày nào.", f"«{word}» cannot be checked; better which day."
            )
        )
    if due is None:
        found.append(Hint("Chưa ghi phải sửa trước ngày nào.", "By when it must change is not said yet.", soft=False))
    return found


def _first(text: str, words: tuple[str, ...]) -> str:
    """The longest of the words that the text has, whole words only, wherever the tone is written."""
    said = f" {_key(text)} "
    return next((w for w in sorted(words, key=len, reverse=True) if f" {_key(w)} " in said), "")


def _key(text: str) -> str:
    return same_key(re.sub(r"[^\w\s]", " ", text))
