"""What the shared libraries show: exactly what the lists beside this file say, and nothing of others'.

A changed list is a changed interface: an added line is a new minor version, a removed one breaks programs.
    VESTNIK_ACCEPT=1 python3 -m pytest tests/consumer/test_symbols.py    writes the lists again
"""

import os
import pathlib
import re

import pytest
from conftest import ROOT, run

LISTS = pathlib.Path(__file__).resolve().parent


def symbols_of(library):
    """Defined dynamic symbols, demangled; constructors and destructors come in several variants of one name."""
    listing = run("nm", "-D", "--defined-only", "-C", library)
    return sorted({line.split(" ", 2)[2] for line in listing.splitlines()})


@pytest.mark.parametrize("name, list_name", [("libvestnik.so", "symbols-cpp.txt"), ("libvestnik-c.so", "symbols-c.txt")])
def test_symbols_are_those_of_the_list(installed, name, list_name):
    found = symbols_of(installed.library / name)
    listed = LISTS / list_name
    if os.environ.get("VESTNIK_ACCEPT"):
        listed.write_text("\n".join(found) + "\n")
    assert found == listed.read_text().splitlines()


def test_the_c_library_shows_what_its_header_declares(installed):
    header = (ROOT / "include/vestnik/vestnik.h").read_text()
    declared = set(re.findall(r"VESTNIK_C_API [\w\s*]*?(vestnik_\w+)\(", header))
    assert len(declared) > 40
    assert set(symbols_of(installed.library / "libvestnik-c.so")) == declared


def test_libraries_carry_their_version(installed):
    for name in ("libvestnik.so", "libvestnik-c.so"):
        dynamic = run("readelf", "-d", installed.library / name)
        version = run(installed.prefix / "bin/vestnik", "--version").split()[1]
        major, minor, _ = version.split(".")
        expected = f"{name}.{major}" if major != "0" else f"{name}.0.{minor}"
        assert f"Library soname: [{expected}]" in dynamic
        assert (installed.library / f"{name}.{version}").is_file()


def test_headers_and_libraries_have_the_same_version(installed, build):
    assert run("pkg-config", "--modversion", "vestnik", env=installed.environment()).strip() == \
        run(installed.prefix / "bin/vestnik", "--version").split()[1]
