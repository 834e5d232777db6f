"""Text files as a grid: which encoding, which separator, which cells. Works on bytes alone.

A file that is not Unicode is refused, not guessed at: a wrong guess would write broken names.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from typing import Final

from store.intake.limits import MAX_COLUMNS, MAX_ROWS, MAX_TEXT, Refused

WEB: Final = ("<html", "<!doctype", "<?xml", "<table", "<meta", "<head")


def decoded(data: bytes) -> str:
    """The text of a CSV file: UTF-8, or UTF-16 with or without its mark. Refused for any other."""
    even, odd = data[:4096:2].count(0), data[1:4096:2].count(0)
    encoding = "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif odd > 4 * even and odd * 8 > len(data[:4096]):
        encoding = "utf-16-le"
    elif even > 4 * odd and even * 8 > len(data[:4096]):
        encoding = "utf-16-be"
    elif even + odd:
        raise Refused("not_a_list")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused("encoding") from error
    if "\0" in text:
        raise Refused("not_a_list")
    if text.lstrip("\ufeff \t\r\n")[:20].lower().startswith(WEB):
        raise Refused("web_page")
    return text.removeprefix("\ufeff")


def rows_of(text: str) -> list[list[str]]:
    """The cells of a CSV file; rows are numbered as a spreadsheet would number them."""
    first, _, rest = text.partition("\n")
    separator = ""
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        separator, text = first.strip()[4], rest
    rows: list[list[str]] = []
    blank = 0
    try:
        for record in records(text, separator or separator_of(text)):
            if not any(record):
                blank += 1
                continue
            if len(rows) + blank >= MAX_ROWS or len(record) > MAX_COLUMNS:
                raise Refused("too_long", rows=len(rows) + blank + 1, columns=len(record))
            rows += [[]] * blank
            rows.append(record)
            blank = 0
    except csv.Error as error:
        raise Refused("long_cell", row=len(rows) + blank + 1, column=1) from error
    return rows


def records(text: str, separator: str) -> Iterable[list[str]]:
    """The records of a CSV text; a cell over MAX_TEXT (a quote never closed) raises csv.Error."""
    csv.field_size_limit(MAX_TEXT)
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def separator_of(text: str) -> str:
    """The separator that cuts most of the first lines into the same number of columns."""
    best, score = ",", 0
    sample = "".join(text[:60_000].splitlines(keepends=True)[:60])
    for separator in ";,\t|":
        widths: Counter[int] = Counter()
        with suppress(csv.Error):  # past a cell too long the lines before it still count
            widths.update(len(record) for record in records(sample, separator) if len(record) > 1)
        width, count = widths.most_common(1)[0] if widths else (1, 0)
        if count * (width - 1) > score:
            best, score = separator, count * (width - 1)
    return best
