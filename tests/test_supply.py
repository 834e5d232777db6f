"""The packages an installation holds: as locked, each under a licence we know."""

from __future__ import annotations

import re
from importlib import metadata

import pytest

from tests.supply import licence, packages, sbom

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
    components = sbom()["components"]
    assert isinstance(components, list)
    assert len(components) == len(names)
