"""The walls between the folders of src/: as src/rooms.cmake declares them, so every file keeps to them."""

import dataclasses
import re
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


def test_files_are_read_in_one_place_only():
    """base/files bounds what it reads and says why there is nothing; a stream of the standard library does neither."""
    streams = [path for path, text in FILES.items() if "#include <fstream>" in text or "std::fopen" in text]
    assert [str(path) for path in streams] == []


# What makes, changes or removes something on the disk.
WRITES = re.compile(r"""\#include\ <fstream> | \bO_(?:CREAT|WRONLY|RDWR|TRUNC|APPEND|TMPFILE)\b
                    | \b(?:std::)?(?:fopen|freopen|tmpfile|mkstemps?|mkostemps?|mkdtemp|creat|mkfifo|mknod|f?truncate|p?writev?64|pwrite)\s*\(
                    | \b(?:std|fs|filesystem)::(?:rename|remove|remove_all|resize_file|copy_file|permissions|last_write_time
                        |create_\w+)\s*\(
                    | \b(?:fs|filesystem)::copy\s*\(
                    | (?<![\w.>:])::(?:rename|renameat2?|mkdir|mkdirat|unlink|unlinkat|rmdir|link|symlink|chmod|fchmod)\s*\(
                    | (?<![\w.>:])(?:rename|renameat2?|mkdir|mkdirat|unlink|unlinkat|rmdir|link|symlink|chmod|fchmod)\s*\([^)]*c_str
                    """, re.VERBOSE)


def writers(files):
    written = {path: "\n".join(line for line in text.splitlines() if '"/dev/null"' not in line)
               for path, text in files.items()}
    return sorted(str(path) for path, text in written.items()
                  if WRITES.search(text) and "src/base/files/" not in Path(path).as_posix())


def test_files_are_written_in_one_place_only():
    """base/files leaves files whole or not at all, says why not, and has tests let the disk fail at a named point."""
    assert writers(FILES) == []
    assert len([path for path, text in FILES.items() if WRITES.search(text)]) >= 3  # the expression finds the one place


def test_every_public_header_belongs_to_a_folder():
    headers = {path.name for path in (ROOT / "include/vestnik").iterdir()}
    assert headers == {header for room in DECLARED.rooms.values() for header in room.PUBLIC}


def test_every_folder_has_tests():
    assert rooms.untested(DECLARED, ROOT) == []


FACES = {"freetype", "harfbuzz", "libhyphen"}


def faces_of(declarations, folder):
    """What of a folder, or of what it includes, needs a face, a shaper or hyphenation patterns."""
    return {room for room in rooms.reach(declarations, folder) if FACES & set(declarations.rooms[room].USES)}


def test_pages_and_their_tests_build_without_a_face():
    """Pages are found from boxes alone: neither layout/page nor its tests reach what shapes text."""
    assert faces_of(DECLARED, "layout/page") == set()
    allowed = rooms.reach(DECLARED, "layout/page")
    for path in sorted((ROOT / "tests/layout/page").glob("*.?pp")):
        for quoted, angled in rooms.INCLUDE.findall(path.read_text(encoding="utf-8")):
            header = quoted or angled
            room = DECLARED.owner(header.removeprefix("vestnik/")) or "/".join(header.split("/")[:2])
            assert room in allowed or room not in DECLARED.rooms, f"{path.name} includes {header}"
            assert DECLARED.third_party(header) not in FACES, f"{path.name} includes {header}"


def test_a_face_that_pages_reach_is_noticed():
    with_galleys = changed("layout/page", MAY_INCLUDE=["layout/boxes", "layout/galley"])
    assert faces_of(with_galleys, "layout/page") == {"layout/text"}


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


@pytest.mark.parametrize("text", [
    'std::ofstream out(path); #include <fstream>', 'open(path.c_str(), O_WRONLY | O_CREAT, 0666)', "std::rename(a, b);",
    "fs::create_directories(folder, error);", "std::filesystem::remove_all(folder);", 'std::fopen(name, "wb")',
    "mkdtemp(pattern.data())", "::unlink(name)", "if (mkdir(name.c_str(), 0777) != 0) {", "std::tmpfile()",
])
def test_a_writer_elsewhere_is_noticed(text):
    assert writers({"src/tools/batch/archive.cpp": text}) == ["src/tools/batch/archive.cpp"]


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
