"""What belongs to one person's terminal: language, colours, plain letters, keys moved by id.

Kept in settings.toml under the XDG config folder and never in the book. A broken file is told, not
followed. Comments a user wrote there survive a change.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
from msgspec.structs import replace
from platformdirs import user_config_path

from store.errors import BookError


class BadSettings(BookError):
    """The settings file cannot be used. Facts: file, why."""

    vi = "Không dùng được tệp thiết lập {file}: {why}. Chibo chạy với thiết lập mặc định."
    en = "The settings file {file} could not be used: {why}. Chibo runs with its defaults."


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
    return user_config_path("chibo") / "settings.toml"


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
    keys = raw.get("keys", {})
    if not isinstance(keys, dict) or not all(isinstance(v, str) for v in keys.values()):
        return Preferences(), BadSettings(file=path(), why="[keys]")
    return (
        Preferences(
            language=str(raw.get("language", "")),
            colours=str(raw.get("colours", "dark")),
            plain_letters=raw.get("plain_letters") is True,
            me=str(raw.get("me", "")),
            keys={str(k): v for k, v in keys.items()},
        ),
        None,
    )


def save(preferences: Preferences, **changes: object) -> Preferences:
    """Write the changed choices back, keeping the user's comments; a failure changes nothing on disk.

    OSError is left to the caller: preferences are a comfort, the session goes on without them.
    """
    import tomlkit

    changed = replace(preferences, **changes)
    target = path()
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    document = tomlkit.parse(target.read_text("utf-8")) if target.exists() else tomlkit.document()
    for key, value in changes.items():
        document[key] = value
    fresh = target.with_suffix(".toml.new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(tomlkit.dumps(document))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(target)
    return changed
