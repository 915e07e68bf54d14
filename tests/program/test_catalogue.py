"""The table of findings against the sources that make them, and against the manual."""

import json
import pathlib
import re

import pytest

from conftest import MANUAL, ROOT

SOURCES = [path for path in sorted((ROOT / "src").rglob("*.[ch]pp")) if path.parent.name != "catalogue"]


@pytest.fixture(scope="module")
def catalogue(run):
    return json.loads(run("explain", "--format", "json").stdout)


@pytest.fixture(scope="module")
def ids(catalogue):
    return {message["id"] for entry in catalogue for message in entry["messages"]}


def test_every_message_is_used(ids):
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    assert not [name for name in sorted(ids) if f'"{name}"_id' not in text]


def test_no_message_stands_in_the_sources():
    found = [path.name for path in SOURCES for severity in ("error", "warning", "note")
             if f"{{Severity::{severity}," in path.read_text(encoding="utf-8")]
    assert not found, "findings are made by finding(id, …): the words are in src/findings/catalogue/"


@pytest.mark.parametrize("language", sorted(MANUAL))
def test_the_manual_is_what_the_program_says(run, language):
    page = MANUAL[language] / "findings.md"
    command = ["explain", "--manual", "--ui", language]
    assert page.read_text(encoding="utf-8") == run(*command).stdout, f"run `vestnik {' '.join(command)} > {page}`"


def test_explain(run):
    english, russian = run("explain", "doubled-word", "--ui", "en"), run("explain", "doubled-word", "--ui", "ru")
    assert english.returncode == russian.returncode == 0
    assert "a word stands twice" in english.stdout and "the the" in english.stdout
    assert "слово стоит дважды" in russian.stdout


def test_explain_of_an_unknown_code_names_the_nearest(run):
    done = run("explain", "doubled-words", "--ui", "en")
    assert done.returncode == 2
    assert 'did you mean "doubled-word"?' in done.stderr


def test_explain_lists_all_codes(run, catalogue):
    lines = run("explain", "--ui", "en").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [entry["code"] for entry in catalogue]


def test_text_in_every_wrong_descriptor_is_filled_in(run, small_issue, tmp_path):
    from test_wrong_descriptors import CASES
    for language in ("en", "ru"):
        for name, replacements, code, *_ in CASES:
            descriptor = small_issue(tmp_path, *replacements)
            done = run("check", descriptor, "--format", "json", "--ui", language)
            for finding in json.loads(done.stdout)["findings"]:
                text = finding["message"] + finding["hint"]
                assert not re.search(r"\{[a-z]+\}", text), (name, text)
                if language == "ru":
                    assert re.search("[а-я]", finding["message"]), (name, finding)
