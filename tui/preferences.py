"""What belongs to one person's terminal: language, colours, plain letters, keys moved by id.

Kept in settings.toml under the XDG config folder and never in the book. A broken file is told, not
followed. Comments a user wrote there survive a change.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from pathlib import Path

import msgspec
from platformdirs import user_config_path

from store.errors import BookError
from tui import fence


class BadSettings(BookError):
    """The settings file cannot be used. Facts: file, why."""

    vi = "Không dùng được tệp thiết lập {file}: {why}. Chibo chạy với thiết lập mặc định."
    en = "The settings file {file} could not be used: {why}. Chibo runs with its defaults."


class BadEntry(BookError):
    """One entry of the settings file cannot be used. Facts: file, what."""

    vi = "Bỏ qua trong {file}: {what}."
    en = "Passed over in {file}: {what}."


class Preferences(msgspec.Struct, frozen=True):
    """One person's choices."""

    language: str = ""
    """'vi', 'en', or empty: not chosen."""
    colours: str = "dark"
    plain_letters: bool = False
    me: str = ""
    """Full name of the member this person is; a name, because a number means somebody else in another book."""
    keys: dict[str, str] = msgspec.field(default_factory=dict)
    """Key id to keys as Textual names them, comma between."""


def path() -> Path:
    """Where the settings file is."""
    return fence.preferences() or user_config_path("chibo") / "settings.toml"


def load() -> tuple[Preferences, BookError | None]:
    """The choices of this person, and a sentence when the file could not be followed."""
    try:
        text = path().read_text("utf-8")
    except FileNotFoundError:
        return Preferences(), None
    except (OSError, ValueError) as error:
        return Preferences(), BadSettings(file=path(), why=type(error).__name__)
    import tomllib

    try:
        raw = tomllib.loads(text)
    except ValueError as error:
        return Preferences(), BadSettings(file=path(), why=str(error))
    moved = dict(_flat(raw.get("keys", {})))
    broken = [id or "[keys]" for id, keys in moved.items() if not isinstance(keys, str)]
    return (
        Preferences(
            language=str(raw.get("language", "")),
            colours=str(raw.get("colours", "dark")),
            plain_letters=raw.get("plain_letters") is True,
            me=str(raw.get("me", "")),
            keys={id: keys for id, keys in moved.items() if isinstance(keys, str) and id},
        ),
        BadEntry(file=path(), what=", ".join(broken)) if broken else None,
    )


def _flat(table: object, above: str = "") -> Iterator[tuple[str, object]]:
    """The entries of [keys] by id, written `"roster.add" = "f5"` or `roster.add = "f5"`."""
    if not isinstance(table, Mapping):
        yield above, table
        return
    for name, value in table.items():
        yield from _flat(value, f"{above}.{name}" if above else str(name))


def save(**changes: object) -> None:
    """Write some choices into the file, keeping the user's comments; a failure changes nothing on disk.

    OSError and ValueError are left to the caller: preferences are a comfort, the session goes on without them.
    """

    def edit(document: MutableMapping[str, object]) -> None:
        document.update(changes)

    _rewrite(edit)


def save_key(id: str, keys: str) -> None:
    """Write the keys of one row into the file, '' to take them out; the rest of [keys] stays as it is."""

    def edit(document: MutableMapping[str, object]) -> None:
        if not isinstance(document.get("keys"), MutableMapping):
            document["keys"] = {}
        table = document["keys"]
        assert isinstance(table, MutableMapping)
        noun, _dot, verb = id.partition(".")
        inner = table.get(noun)
        if isinstance(inner, MutableMapping):  # written as roster.add = "f5"
            table, id_here = inner, verb
        else:
            id_here = id
        if keys:
            table[id_here] = keys
        else:
            table.pop(id_here, None)

    _rewrite(edit)


def _rewrite(edit: Callable[[MutableMapping[str, object]], None]) -> None:
    import tomlkit

    target = path()
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    document = tomlkit.parse(target.read_text("utf-8")) if target.exists() else tomlkit.document()
    edit(document)
    fresh = target.with_suffix(".toml.new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(tomlkit.dumps(document))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(target)
