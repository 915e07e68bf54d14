"""The samples that embed Vestnik, and the manual's examples, built against an installed Vestnik."""

import os
import re
import subprocess

import pytest
from conftest import ROOT, run

WARNINGS = ("-Wall", "-Wextra", "-Wpedantic", "-Werror")
SYNTAX = (*WARNINGS, "-fsyntax-only")  # the samples' programs are linked
SAMPLE = ROOT / "samples/2024-21/issue.yaml"


def pages_of(pdf):
    assert pdf.read_bytes().startswith(b"%PDF-1.7")
    return int(re.search(r"^Pages:\s+(\d+)", run("pdfinfo", pdf), re.MULTILINE)[1])


@pytest.fixture(scope="module")
def expected(installed, tmp_path_factory):
    """What the installed program makes of the sample."""
    pdf = tmp_path_factory.mktemp("expected") / "release.pdf"
    run(installed.prefix / "bin/vestnik", "build", SAMPLE, "-o", pdf, env=installed.environment())
    return pdf.read_bytes()


@pytest.fixture(scope="module")
def c_program(installed, tmp_path_factory):
    return installed.compile(ROOT / "samples/embedding/release.c", tmp_path_factory.mktemp("c") / "release", "vestnik-c",
                             "-std=c11", *WARNINGS)


def test_c_builds_an_issue_in_code(installed, c_program, tmp_path):
    run(c_program, "code", tmp_path / "out.pdf", env=installed.environment())
    assert pages_of(tmp_path / "out.pdf") == 5


def test_c_gives_the_programs_bytes(installed, c_program, expected, tmp_path):
    run(c_program, SAMPLE, tmp_path / "out.pdf", env=installed.environment())
    assert (tmp_path / "out.pdf").read_bytes() == expected


def test_c_says_what_is_wrong(installed, c_program, tmp_path):
    (tmp_path / "issue.yaml").write_text("vestnik: 1\nnumbre: 1\n")
    done = subprocess.run([c_program, tmp_path / "issue.yaml", tmp_path / "out.pdf"], capture_output=True, text=True,
                          env=installed.environment())
    assert done.returncode == 1
    assert "issue.yaml:2:1: " in done.stderr and "numbre" in done.stderr
    assert not (tmp_path / "out.pdf").exists()


def test_no_library_without_memory_takes_the_program_along(installed, tmp_path):
    program = installed.compile(ROOT / "tests/consumer/no_memory.c", tmp_path / "no_memory", "vestnik-c", "-std=gnu11",
                                *WARNINGS, "-Wno-pedantic")
    out = run(program, SAMPLE, 131, 24000, env=installed.environment())  # up to the patterns: libhyphen knows exit alone
    sound, ended, refused, left, crashed = (int(number) for number in out.split())
    assert crashed == left == 0 and refused <= 4, out
    assert ended > 5 * (sound + refused), out


PYTHON_USE = """
import datetime
import sys
import vestnik
folder, sample = sys.argv[1:]
issue, found = vestnik.load_issue(sample)
pdf, found = vestnik.typeset(issue)
open(folder + "/out.pdf", "wb").write(pdf)
options = vestnik.Options()
options.add_file("virtual/issue.yaml", "vestnik: 1\\nnumbre: 1\\n")
try:
    vestnik.load_issue("virtual/issue.yaml", options)
except vestnik.Problem as problem:
    places = [(d["file"], d["line"], d["column"]) for d in problem.diagnostics if d["code"] == "unknown-key"]
    assert places == [("virtual/issue.yaml", 2, 1)], places
else:
    raise AssertionError("a wrong descriptor was taken")
seen = []
options.on_progress(lambda stage, done, total: seen.append(stage) or stage == "compose")
try:
    vestnik.typeset(issue, options)
except vestnik.Problem as problem:
    assert problem.status == vestnik.CANCELLED
assert seen[-1] == "compose", seen


def fail(stage, done, total):
    raise KeyError(stage)


options.on_progress(fail)
try:
    vestnik.typeset(issue, options)
except KeyError as error:
    assert error.args == ("resources",), error
else:
    raise AssertionError("an exception was swallowed")


def found_in(body, **wanted):
    article = vestnik.Article(title="Figures", body=body, source_name="Own count")
    month = datetime.date(2025, 3, 1), datetime.date(2025, 3, 31)
    built = vestnik.Issue(title=["Bulletin"], number=3, period=month, place="Almaty", publisher_name="Office",
                          publisher_full_name="Office of Figures")
    built.add_section("KZ", [article])
    try:
        return vestnik.typeset(built, vestnik.Options(**wanted))
    except vestnik.Problem as problem:
        return None, problem.diagnostics


pdf, found = found_in("They rose in in the north.", check_only=True, language="ru")
assert pdf == b"" and found[0]["message"].startswith("статья 1 раздела 1"), found
pdf, found = found_in("They rose in in the north.", silence=["doubled-word"])
assert pdf.startswith(b"%PDF") and found == [], found
try:
    vestnik.Options(strickt=True)
except TypeError as error:
    assert "'strickt' is not one of strict, " in str(error), error
else:
    raise AssertionError("an unknown option was taken")
pdf, found = found_in("They rose ‹where›.", strict=True)
assert pdf is None and [d["code"] for d in found] == ["placeholder"], found
"""


def test_python_through_ctypes(installed, expected, tmp_path):
    environment = installed.environment(VESTNIK_LIBRARY=str(installed.library / "libvestnik-c.so"),
                                        PYTHONPATH=str(ROOT / "samples/embedding"), PYTHONDONTWRITEBYTECODE="1")
    del environment["LD_LIBRARY_PATH"]  # the C library finds the other one beside itself
    run("/usr/bin/python3", "-c", PYTHON_USE, tmp_path, SAMPLE, env=environment)
    assert (tmp_path / "out.pdf").read_bytes() == expected
    run("/usr/bin/python3", ROOT / "samples/embedding/vestnik.py", tmp_path / "code.pdf", env=environment)
    assert pages_of(tmp_path / "code.pdf") == 5


def cmake_project(installed, folder, *options):
    run("cmake", "-S", folder, "-B", folder / "build", "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={installed.prefix}", *options,
        env=installed.environment())
    run("cmake", "--build", folder / "build", env=installed.environment())
    return folder / "build"


def copy_of(folder, target):
    run("cp", "-r", folder, target)
    return target


def test_cpp_by_find_package(installed, tmp_path):
    folder = copy_of(ROOT / "samples/reporting", tmp_path / "reporting")
    program = cmake_project(installed, folder) / "reporting"
    run(program, tmp_path / "first.pdf", env=installed.environment())
    run(program, tmp_path / "second.pdf", env=installed.environment())
    assert pages_of(tmp_path / "first.pdf") == 8
    assert (tmp_path / "first.pdf").read_bytes() == (tmp_path / "second.pdf").read_bytes()
    text = run("pdftotext", tmp_path / "first.pdf", "-")
    for phrase in ("2,579 cases", "−6.2 %", "Registered cases in each month of 2025", "REPUBLIC OF UZBEKISTAN"):
        assert phrase in text


STATIC = """\
cmake_minimum_required(VERSION 3.20)
project(static_consumer LANGUAGES CXX C)
find_package(vestnik 0.1 REQUIRED COMPONENTS static)
add_executable(release_cpp main.cpp)
target_link_libraries(release_cpp PRIVATE vestnik::static)
"""
STATIC_MAIN = """\
#include <vestnik/vestnik.h>
#include <vestnik/vestnik.hpp>
#include <fstream>
int main(int, char** arguments) {
  const auto issue = vestnik::load_issue(arguments[1]);
  if (!issue.ok() || vestnik_abi_version() != VESTNIK_ABI_VERSION) return 1;
  vestnik::TypesetOptions options;
  options.data_folder = arguments[3];
  const auto release = vestnik::typeset(*issue.value, options);
  std::ofstream(arguments[2], std::ios::binary) << release.value.value().pdf;
}
"""


def test_cpp_with_the_archive(installed, expected, tmp_path):
    (tmp_path / "CMakeLists.txt").write_text(STATIC)
    (tmp_path / "main.cpp").write_text(STATIC_MAIN)
    program = cmake_project(installed, tmp_path) / "release_cpp"
    assert "libvestnik" not in run("ldd", program)
    run(program, SAMPLE, tmp_path / "out.pdf", installed.prefix / "share/vestnik", env=installed.environment())
    assert (tmp_path / "out.pdf").read_bytes() == expected


def test_an_unknown_component_is_an_error(installed, tmp_path):
    (tmp_path / "CMakeLists.txt").write_text(STATIC.replace("static)", "fortran)"))
    done = subprocess.run(["cmake", "-S", tmp_path, "-B", tmp_path / "build", f"-DCMAKE_PREFIX_PATH={installed.prefix}"],
                          capture_output=True, text=True, env=installed.environment())
    assert done.returncode != 0 and "fortran" in done.stderr


def examples(language):
    """Code blocks of the manual's chapter on embedding and of the README."""
    for name in ("docs/library.md", "README.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for number, code in enumerate(re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)):
            yield pytest.param(code, id=f"{name}-{number}")


def as_file(code, prologue):
    """A block without a main of its own stands in one; its includes come first."""
    if "main(" in code:
        return code
    lines = code.splitlines()
    includes = [line for line in lines if line.startswith("#include")]
    body = [line for line in lines if not line.startswith("#include")]
    return "\n".join([*prologue, *includes, "int main(void) {", *body, "return 0;", "}", ""])


@pytest.mark.parametrize("code", examples("cpp"))
def test_cpp_examples_compile(installed, tmp_path, code):
    (tmp_path / "example.cpp").write_text(as_file(code, ["#include <vestnik/vestnik.hpp>"]))
    installed.compile(tmp_path / "example.cpp", tmp_path / "example", "vestnik", "-std=c++20", *SYNTAX,
                      "-Wno-unused-variable")


def test_the_example_in_code_runs(installed, tmp_path):
    """What the manual builds in code becomes a release, and nothing is found in it."""
    (code,) = [block.values[0] for block in examples("cpp") if "issue.sections.push_back" in block.values[0]]
    code += "for (const auto& found : release.diagnostics) puts(found.message.c_str());\nreturn release.ok() ? 0 : 1;\n"
    (tmp_path / "example.cpp").write_text(as_file(code, ["#include <cstdio>", "#include <vestnik/vestnik.hpp>"]))
    program = installed.compile(tmp_path / "example.cpp", tmp_path / "example", "vestnik", "-std=c++20", *WARNINGS)
    assert run(program, env=installed.environment()) == ""


@pytest.mark.parametrize("code", examples("c"))
def test_c_examples_compile(installed, tmp_path, code):
    (tmp_path / "example.c").write_text(as_file(code, ["#include <stdio.h>", "#include <vestnik/vestnik.h>"]))
    installed.compile(tmp_path / "example.c", tmp_path / "example", "vestnik-c", "-std=c11", *SYNTAX,
                      "-Wno-unused-variable")


@pytest.fixture
def followed(installed, tmp_path):
    """Runs that block of the manual's commands in which some words stand, in a folder with its CMakeLists.txt, its first
    program and a wrong issue. Vestnik is where the manual installs it."""
    text = (ROOT / "docs/library.md").read_text(encoding="utf-8")
    blocks = {language: re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL) for language in ("cmake", "cpp", "sh")}
    run("cp", "-r", installed.prefix, tmp_path / "vestnik")
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "CMakeLists.txt").write_text(blocks["cmake"][0])
    (folder / "main.cpp").write_text(blocks["cpp"][0])
    (folder / "issue.yaml").write_text("vestnik: 1\nnumbre: 1\n")

    def follow(words):
        (commands,) = [block for block in blocks["sh"] if words in block]
        return subprocess.run(["sh", "-ec", commands], cwd=folder, capture_output=True, text=True, timeout=600,
                              env={"PATH": os.environ["PATH"], "HOME": str(tmp_path)})

    return follow


@pytest.mark.parametrize("words", ["CMAKE_PREFIX_PATH", "pkg-config"])
def test_the_manuals_first_program_is_built_and_says_what_is_wrong(followed, words):
    done = followed(words)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "issue.yaml:2: " in done.stderr and "numbre" in done.stderr


def test_the_manuals_c_program_says_what_is_wrong(installed, tmp_path):
    code = next(code.values[0] for code in examples("c") if "main(" in code.values[0])
    (tmp_path / "main.c").write_text(code)
    program = installed.compile(tmp_path / "main.c", tmp_path / "program", "vestnik-c", "-std=c11", *WARNINGS)
    (tmp_path / "issue.yaml").write_text("vestnik: 1\nnumbre: 1\n")
    done = subprocess.run([program], cwd=tmp_path, capture_output=True, text=True, env=installed.environment())
    assert done.returncode == 1 and "numbre" in done.stderr and done.stdout == ""


@pytest.mark.parametrize("header", sorted((ROOT / "include/vestnik").glob("*.h*")), ids=lambda path: path.name)
def test_each_header_stands_alone(installed, tmp_path, header):
    (tmp_path / "alone.cpp").write_text(f"#include <vestnik/{header.name}>\n#include <vestnik/{header.name}>\n"
                                        "int main() {}\n")
    installed.compile(tmp_path / "alone.cpp", tmp_path / "alone", "vestnik", "-std=c++20", *SYNTAX)


@pytest.mark.parametrize("header", sorted((ROOT / "include/vestnik").glob("*.hpp")), ids=lambda path: path.name)
def test_an_older_standard_is_named_as_the_first_error(installed, tmp_path, header):
    (tmp_path / "old.cpp").write_text(f"#include <vestnik/{header.name}>\nint main() {{}}\n")
    done = subprocess.run(["c++", "-std=c++17", "-fsyntax-only", f"-I{installed.prefix}/include", tmp_path / "old.cpp"],
                          capture_output=True, text=True)
    first = next(line for line in done.stderr.splitlines() if "error:" in line)
    assert done.returncode != 0 and "Vestnik needs C++20" in first
