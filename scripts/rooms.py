"""The rooms of the sources: reads src/rooms.cmake, says which #include breaks its walls, writes the table of
docs/architecture.md. `python3 scripts/rooms.py` writes that table."""

import dataclasses
import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
GROUPS = ("base", "findings", "model", "input", "document", "layout", "pdf", "engine", "interfaces", "tools", "programs")
BEGIN, END = "<!-- Written by scripts/rooms.py from src/rooms.cmake. -->\n", "<!-- End of what scripts/rooms.py writes. -->\n"
KEYWORDS = ("ENTRY", "MAY_INCLUDE", "USES", "PUBLIC", "PROGRAM")
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
# Headers of the C and C++ standard libraries have no dot or folder; these are the operating system's.
SYSTEM = re.compile(r"(sys/[a-z_]+|cxxabi|dlfcn|elf|fcntl|fnmatch|link|malloc|poll|stddef|stdint|sched|spawn|unistd)\.h")


@dataclasses.dataclass
class Room:
    folder: str
    job: str
    ENTRY: list[str] = dataclasses.field(default_factory=list)
    MAY_INCLUDE: list[str] = dataclasses.field(default_factory=list)
    USES: list[str] = dataclasses.field(default_factory=list)
    PUBLIC: list[str] = dataclasses.field(default_factory=list)
    PROGRAM: list[str] = dataclasses.field(default_factory=list)

    @property
    def group(self) -> str:
        return self.folder.split("/")[0]


@dataclasses.dataclass
class Declarations:
    rooms: dict[str, Room]
    third_parties: dict[str, list[str]]  # name: beginnings of its headers' paths

    def owner(self, header: str) -> str | None:
        """The folder that a public header belongs to."""
        return next((room.folder for room in self.rooms.values() if header in room.PUBLIC), None)

    def third_party(self, path: str) -> str | None:
        """The declaration whose beginning of `path` is the longest."""
        found = [(len(prefix), name) for name, prefixes in self.third_parties.items() for prefix in prefixes
                 if path.startswith(prefix)]
        return max(found)[1] if found else None


def read(text: str) -> Declarations:
    text = re.sub(r"^\s*#.*$", "", text, flags=re.MULTILINE)
    rooms, third_parties = {}, {}
    for kind, content in re.findall(r"^(room|third_party)\(((?:\"[^\"]*\"|[^\")])*)\)", text, re.MULTILINE):
        words = re.findall(r'"([^"]*)"|(\S+)', content)
        words = [quoted or plain for quoted, plain in words]
        if kind == "third_party":
            third_parties[words[0]] = words[2:]
            continue
        room = Room(words[0], words[1])
        key = None
        for word in words[2:]:
            if word in KEYWORDS:
                key = word
            else:
                getattr(room, key).append(word)
        rooms[room.folder] = room
    return Declarations(rooms, third_parties)


def declared(root: Path = PROJECT) -> Declarations:
    return read((root / "src/rooms.cmake").read_text(encoding="utf-8"))


def circles(arrows: dict[str, set[str]]) -> list[str]:
    """Each circle once, as "a → b → a"."""
    found, done, path = [], set(), []

    def follow(place):
        if place in path:
            found.append(" → ".join([*path[path.index(place):], place]))
            return
        if place in done:
            return
        path.append(place)
        for target in sorted(arrows.get(place, ())):
            follow(target)
        done.add(path.pop())

    for place in sorted(arrows):
        follow(place)
    return found


def declaration_faults(declarations: Declarations) -> list[str]:
    """What is wrong with the declarations by themselves."""
    faults = []
    for room in declarations.rooms.values():
        if room.group not in GROUPS or room.folder.count("/") != 1:
            faults.append(f"{room.folder} is not a folder of a group")
            continue
        for other in room.MAY_INCLUDE:
            if other not in declarations.rooms:
                faults.append(f"{room.folder} may include {other}, which is not declared")
            elif GROUPS.index(other.split("/")[0]) > GROUPS.index(room.group):
                faults.append(f"{room.folder} may include {other}, of a group below its own")
        faults += [f"{room.folder} uses {name}, which is not declared" for name in room.USES
                   if name not in declarations.third_parties]
    arrows = {room.folder: set(room.MAY_INCLUDE) for room in declarations.rooms.values()}
    return faults + [f"circle of folders: {circle}" for circle in circles(arrows)]


def sources(root: Path) -> dict[str, str]:
    """Path below the root: text, of every file of code."""
    files = [path for folder in ("src", "include") for path in sorted((root / folder).rglob("*"))]
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
            for path in files if path.suffix in (".cpp", ".hpp", ".h")}


class Walls:
    """Every #include against the declarations."""

    def __init__(self, declarations: Declarations, files: dict[str, str]):
        self.declarations, self.files = declarations, files
        self.used = {folder: set() for folder in declarations.rooms}  # folders and third parties that a folder includes
        self.faults: list[str] = []
        arrows = {path: self._includes(path) for path in files}
        self.faults += [f"circle of files: {circle}" for circle in circles(arrows)]
        self._unused()

    def _room(self, path: str) -> str | None:
        if path.startswith("include/vestnik/"):
            return self.declarations.owner(path.removeprefix("include/vestnik/"))
        folder = "/".join(path.split("/")[1:3])
        return folder if folder in self.declarations.rooms else None

    def _includes(self, path: str) -> set[str]:
        """The files that `path` includes; notes what it must not."""
        room = self._room(path)
        if room is None:
            self.faults.append(f"{path} lies in a folder that src/rooms.cmake does not declare")
            return set()
        found = set()
        for quoted, angled in INCLUDE.findall(self.files[path]):
            header = quoted or angled
            target = "include/" + header if header.startswith("vestnik/") else "src/" + header
            if target in self.files:
                found.add(target)
                self._cross(path, room, self._room(target), "MAY_INCLUDE")
            elif (party := self.declarations.third_party(header)) is not None:
                self._cross(path, room, party, "USES")
            elif "." in header and not SYSTEM.fullmatch(header):
                self.faults.append(f"{path} includes {header}, of a third party that is not declared")
        return found

    def _cross(self, path: str, room: str, other: str | None, way: str) -> None:
        if other is None or other == room:
            return
        self.used[room].add(other)
        if other not in getattr(self.declarations.rooms[room], way):
            self.faults.append(f"{path} includes {other}, which {room} does not declare ({way})")

    def _unused(self) -> None:
        for room in self.declarations.rooms.values():
            rest = set(room.MAY_INCLUDE) | set(room.USES)
            # Boost is asked for by the headers of SVG++.
            self.faults += [f"{room.folder} declares {other} and does not include it"
                            for other in sorted(rest - self.used[room.folder] - {"boost"})]


def reach(declarations: Declarations, folder: str) -> set[str]:
    """The folder and all that it includes, however indirectly."""
    found, waiting = set(), [folder]
    while waiting:
        if (next_one := waiting.pop()) not in found:
            found.add(next_one)
            waiting += declarations.rooms[next_one].MAY_INCLUDE
    return found


def untested(declarations: Declarations, root: Path) -> list[str]:
    """Folders without a test file in the same place under tests/; programs are tested as a whole in tests/program/."""
    return [room.folder for room in declarations.rooms.values()
            if not room.PROGRAM and not list((root / "tests" / room.folder).glob("*_test.cpp"))]


def table(declarations: Declarations) -> str:
    rows = ["| folder | job | entry | includes | third parties |", "|---|---|---|---|---|"]
    for room in declarations.rooms.values():
        entry = ", ".join(f"`{name}`" for name in room.ENTRY)
        rows.append(f"| `src/{room.folder}/` | {room.job} | {entry} | {', '.join(room.MAY_INCLUDE) or '–'} | "
                    f"{', '.join(room.USES) or '–'} |")
    return "\n".join(rows) + "\n"


def with_table(document: str, declarations: Declarations) -> str:
    """The text of docs/architecture.md with the table as it should be."""
    before, rest = document.split(BEGIN)
    return before + BEGIN + "\n" + table(declarations) + "\n" + END + rest.split(END)[1]


if __name__ == "__main__":
    page = PROJECT / "docs/architecture.md"
    page.write_text(with_table(page.read_text(encoding="utf-8"), declared()), encoding="utf-8")
