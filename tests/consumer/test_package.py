"""What is installed beside the libraries, and the Debian packages. scripts/try-package installs these for real."""

import gzip
import os
import pathlib
import re
import subprocess

import pytest
from conftest import ROOT, run


def commands_of(program):
    text = run(program, "--help")
    return re.findall(r"^  ([a-z-]+) ", text[text.index("Subcommands:"):], re.MULTILINE)


def options_of(program):
    """{command: options of its --help}; "" for the program itself. Those of `compare` are another program's."""
    found = {}
    for command in ["", *commands_of(program)]:
        if command == "compare":
            continue
        text = run(program, *command.split(), "--help")
        named = re.findall(r"^  (-[-a-z,]+)", text[text.index("Options:"):], re.MULTILINE)
        found[command] = {name for names in named for name in names.split(",")}
    return found


def test_manual_page_and_completions_have_every_option(installed):
    share = installed.prefix / "share"
    manual = gzip.decompress((share / "man/man1/vestnik.1.gz").read_bytes()).decode().replace("\\-", "-")
    completions = {
        "bash": (share / "bash-completion/completions/vestnik").read_text(),
        "zsh": (share / "zsh/vendor-completions/_vestnik").read_text(),
        "fish": (share / "fish/vendor_completions.d/vestnik.fish").read_text(),
    }
    options = options_of(installed.prefix / "bin/vestnik")
    assert {"build", "check", "completions", "manual"} <= set(options)
    assert {"-q", "--quiet", "-o", "--output", "--data"} <= options["build"]
    missing = []
    for command, names in options.items():
        part = manual.split(f".SH VESTNIK {command}\n")[1].split(".SH ")[0] if command else manual
        missing += [f"manual: {command} {name}" for name in names if f"\\fB{name}\\fR" not in part]
        for shell in ("bash", "zsh"):
            if command:
                missing += [f"{shell}: {command} {name}" for name in names if name not in completions[shell]]
        for name in names:
            flag = f" -l {name[2:]}" if name.startswith("--") else f" -s {name[1:]}"
            lines = [line for line in completions["fish"].splitlines()
                     if (f"seen_subcommand_from {command}'" if command else "__fish_use_subcommand") in line]
            if not any(flag in line for line in lines):
                missing.append(f"fish: {command} {name}")
    assert missing == []


def test_the_manual_is_installed_in_both_languages(installed):
    for folder in ("docs", "docs/ru", "docs/conformance"):
        pages = {page.name: page.read_bytes() for page in (ROOT / folder).glob("*.md")}
        placed = installed.prefix / "share/doc/vestnik" / folder.removeprefix("docs").lstrip("/")
        assert pages and pages == {page.name: page.read_bytes() for page in placed.glob("*.md")}, folder


def test_manual_page_is_sound(installed):
    done = subprocess.run(["man", "--warnings", "-l", installed.prefix / "share/man/man1/vestnik.1.gz"],
                          capture_output=True, text=True, env={**os.environ, "LC_ALL": "C.UTF-8", "MANPAGER": "cat"})
    assert done.returncode == 0 and done.stderr == ""
    assert "VESTNIK_DATA" in done.stdout


COMPLETE = """
source "$1"
COMP_WORDS=(vestnik {words}); COMP_CWORD={position}
_vestnik vestnik "{word}" "{previous}"
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.mark.parametrize("words, word, previous, expected", [
    (["ch"], "ch", "vestnik", ["check"]),
    (["build", "--col"], "--col", "build", ["--color"]),
    (["build", "--color", "a"], "a", "--color", ["auto", "always"]),
    (["completions", "z"], "z", "completions", ["zsh"]),
])
def test_bash_completes(installed, words, word, previous, expected):
    script = COMPLETE.format(words=" ".join(words), position=len(words), word=word, previous=previous)
    out = run("bash", "-c", script, "bash", installed.prefix / "share/bash-completion/completions/vestnik")
    assert out.split() == expected


@pytest.mark.parametrize("shell, name", [("zsh", "zsh/vendor-completions/_vestnik"),
                                         ("fish", "fish/vendor_completions.d/vestnik.fish")])
def test_other_shells_can_read_theirs(installed, shell, name):
    run(shell, "-n", installed.prefix / "share" / name)


def test_licences_go_along(installed):
    data = installed.prefix / "share/vestnik"
    for folder in ("fonts", "assets"):
        assert (data / folder / "MANIFEST.md").is_file()
    licences = {path.name for path in data.rglob("LICENSE-*")}
    assert {"LICENSE-paratype.txt", "LICENSE-dejavu.txt", "LICENSE-hyphen-ru.txt"} <= licences


def test_no_path_of_the_sources_is_installed(installed):
    for path in [installed.prefix / "bin/vestnik", *installed.library.glob("*.so.*"), *installed.library.rglob("*.cmake"),
                 *installed.library.rglob("*.pc")]:
        assert str(ROOT).encode() not in path.read_bytes(), path


@pytest.fixture(scope="module")
def packages(build, tmp_path_factory):
    folder = tmp_path_factory.mktemp("packages")
    run("cpack", "-G", "DEB", "-B", folder, cwd=build)
    return {path.name.split("_")[0]: path for path in folder.glob("*.deb")}


def test_packages_name_what_they_need(packages):
    assert set(packages) == {"vestnik", "libvestnik-dev"}
    needs = run("dpkg-deb", "-f", packages["vestnik"], "Depends")
    for package in ("libhpdf", "libharfbuzz0b", "libicu", "libc6 (>=", "libyaml-cpp"):
        assert package in needs
    version = run("dpkg-deb", "-f", packages["vestnik"], "Version").strip()
    assert run("dpkg-deb", "-f", packages["libvestnik-dev"], "Depends").strip() == f"vestnik (= {version})"


def test_unpacked_package_works_where_it_lies(packages, tmp_path):
    run("dpkg-deb", "-x", packages["vestnik"], tmp_path / "root")
    program = tmp_path / "root/usr/bin/vestnik"
    environment = {"PATH": "/usr/bin:/bin"}
    for place in ("root", "moved"):
        if place == "moved":
            (tmp_path / "root").rename(tmp_path / "moved")
            program = tmp_path / "moved/usr/bin/vestnik"
        pdf = tmp_path / f"{place}.pdf"
        run(program, "build", ROOT / "samples/2024-21/issue.yaml", "-o", pdf, env=environment, cwd=tmp_path)
    assert (tmp_path / "root.pdf").read_bytes() == (tmp_path / "moved.pdf").read_bytes()
    # A link to the program elsewhere finds the data too.
    (tmp_path / "link").symlink_to(program)
    run(tmp_path / "link", "check", ROOT / "samples/2024-21/issue.yaml", env=environment)
