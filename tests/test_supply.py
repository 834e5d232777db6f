"""The packages an installation holds: as locked, each under a licence we know."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from importlib import metadata

import pytest

from tests.supply import HASHED, ROOT, hashes, licence, packages
from tui.commands.arguments import version

FREE = re.compile(r"MIT|BSD|Apache|PSF|LGPL")
"""What may be handed on with the program; LGPL where the package is used as it comes."""


@pytest.mark.parametrize(("name", "version"), packages())
def test_a_package_is_installed_as_locked_under_a_licence_we_know(name: str, version: str) -> None:
    assert metadata.version(name) == version
    assert FREE.search(licence(name)), licence(name)


def test_the_list_is_that_of_the_lock_file_and_of_what_the_program_asks_for() -> None:
    wanted = {
        re.split(r"[ =;<>\[]", line)[0].lower() for line in metadata.requires("textual") or [] if "extra" not in line
    }
    names = {name.lower() for name, _version in packages()}
    assert {"textual", "tinydb", "msgspec"} <= names
    assert wanted <= names


def test_the_hashed_list_has_the_locked_versions_and_nothing_else() -> None:
    assert list(hashes()) == packages()
    # Every line belongs to a package that was read: no address, no option, no package without a hash.
    lines = HASHED.read_text("utf-8").splitlines()
    assert len(lines) == len(packages()) + sum(map(len, hashes().values()))


def test_the_lock_holds_every_version_the_program_pins() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert {tuple(pin.split("==")) for pin in asked} <= set(packages())


def test_the_sbom_is_cyclonedx_with_every_package_once_and_its_licence() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.supply", "--sbom"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    said = json.loads(done.stdout)
    assert (said["bomFormat"], said["specVersion"], said["version"]) == ("CycloneDX", "1.5", 1)
    assert said["metadata"]["component"] == {"type": "application", "name": "chibo", "version": version()}
    assert [(one["name"], one["version"]) for one in said["components"]] == packages()
    assert all(one["licenses"][0]["license"]["name"] and one["type"] == "library" for one in said["components"])
