"""The walls between the folders of src/: as src/rooms.cmake declares them, so every file keeps to them."""

import dataclasses
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
import rooms  # noqa: E402

DECLARED = rooms.declared()
FILES = rooms.sources(ROOT)


def faults_with(path, text, declarations=DECLARED):
    return rooms.Walls(declarations, {**FILES, path: FILES.get(path, "") + "\n" + text}).faults


def test_declarations_are_sound():
    assert rooms.declaration_faults(DECLARED) == []


def test_every_file_keeps_to_them():
    assert rooms.Walls(DECLARED, FILES).faults == []


def test_every_folder_is_declared():
    folders = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src").glob("*/*") if path.is_dir()}
    assert folders == set(DECLARED.rooms)
    assert sorted(path.name for path in (ROOT / "src").iterdir() if path.is_dir()) == sorted(rooms.GROUPS)


def test_every_public_header_belongs_to_a_folder():
    headers = {path.name for path in (ROOT / "include/vestnik").iterdir()}
    assert headers == {header for room in DECLARED.rooms.values() for header in room.PUBLIC}


def test_every_folder_has_tests():
    assert rooms.untested(DECLARED, ROOT) == []


def test_manual_has_the_table():
    page = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    assert page == rooms.with_table(page, DECLARED), "run python3 scripts/rooms.py"


# What the check must notice.


@pytest.mark.parametrize("path, text, words", [
    ("src/base/xml/escape.cpp", '#include "findings/catalogue/message.hpp"', "findings/catalogue, which base/xml"),
    ("src/layout/page/paginate.cpp", '#include "layout/text/shape.hpp"', "layout/text, which layout/page"),
    ("src/layout/page/paginate.cpp", "#include <hb.h>", "harfbuzz, which layout/page"),
    ("src/layout/page/paginate.cpp", "  # include   <vestnik/typesetter.hpp>", "engine/typeset, which layout/page"),
    ("src/layout/page/paginate.cpp", "#include <openssl/evp.h>", "openssl/evp.h, of a third party"),
    ("src/base/xml/unknown.cpp", '#include "base/cellar/wine.hpp"', "base/cellar/wine.hpp, of a third party"),
    ("src/base/cellar/wine.cpp", "", "lies in a folder that"),
    ("src/wine.cpp", "", "lies in a folder that"),
    ("include/vestnik/wine.hpp", "", "lies in a folder that"),
    ("src/layout/page/pages.hpp", '#include "layout/page/place.hpp"', "circle of files"),
])
def test_a_forbidden_include_is_noticed(path, text, words):
    assert any(words in fault for fault in faults_with(path, text)), faults_with(path, text)


def changed(folder, **changes):
    return dataclasses.replace(DECLARED, rooms={**DECLARED.rooms,
                                                folder: dataclasses.replace(DECLARED.rooms[folder], **changes)})


@pytest.mark.parametrize("folder, changes, words", [
    ("base/xml", {"MAY_INCLUDE": ["layout/page"]}, "of a group below its own"),
    ("base/xml", {"MAY_INCLUDE": ["base/cellar"]}, "not declared"),
    ("base/text", {"MAY_INCLUDE": ["base/files"]}, "circle of folders: base/files → base/text → base/files"),
    ("base/xml", {"USES": ["openssl"]}, "uses openssl"),
])
def test_a_wrong_declaration_is_noticed(folder, changes, words):
    faults = rooms.declaration_faults(changed(folder, **changes))
    assert any(words in fault for fault in faults), faults


def test_a_declaration_that_nothing_needs_is_noticed():
    faults = rooms.Walls(changed("base/xml", USES=["qpdf"]), FILES).faults
    assert faults == ["base/xml declares qpdf and does not include it"]


def test_a_folder_without_tests_is_noticed(tmp_path):
    assert "base/xml" in rooms.untested(DECLARED, tmp_path)
