"""Makes the shipped templates anew: python -m store.papers.layout.build"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from store.papers.layout.page import Page
from store.papers.layout.shapes import SHAPES

HERE: Final = Path(__file__).parent


def made(name: str) -> bytes:
    """One template, the same bytes each time."""
    title, shape = SHAPES[name]
    page = Page(title)
    shape(page)
    return page.finish()


def main() -> None:
    """Write every template beside this file."""
    for name in SHAPES:
        (HERE / f"{name}.docx").write_bytes(made(name))
        print(name)


if __name__ == "__main__":
    main()
