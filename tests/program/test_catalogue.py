"""The table of findings against the sources that make them, and against the manual."""

import json
import pathlib
import re

import pytest

from conftest import MANUAL, ROOT

SOURCES = [path for path in sorted((ROOT / "src").rglob("*.[ch]pp")) if path.parent.name != "catalogue"]
ID = r'"([a-z]+(?:-[a-z]+)+(?:/[a-z]+)?)"'


@pytest.fixture(scope="module")
def catalogue(run):
    return json.loads(run("explain", "--format", "json").stdout)


@pytest.fixture(scope="module")
def ids(catalogue):
    return {message["id"] for entry in catalogue for message in entry["messages"]}


def test_every_finding_of_the_sources_is_in_the_table(ids):
    call = re.compile(r"\b(?:finding|finding_about|report|report_choice|report_quote|failure|problem|fail|SourceError)\("
                      r"\s*(?:ExitCode::\w+,\s*)?(?:[^()\"]*\?\s*)?" + ID)
    second = re.compile(r'\?\s*"[a-z/-]+"\s*:\s*' + ID)
    used = set()
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        for match in call.finditer(text):
            used.add(match.group(1))
            after = second.search(text, match.start(), match.end() + 80)
            if after:
                used.add(after.group(1))
    assert len(used) > 150
    assert used <= ids, used - ids


def test_no_entry_of_the_table_is_stale(ids):
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    stale = []
    for name in sorted(ids):
        # Choices are reported by the plain code, "/letters" and "/none", alternatives as "/empty" and "/both",
        # stretches of characters as "/several".
        stem = re.sub(r"/(none|letters|empty|both|several)$", "", name)
        if f'"{name}"' not in text and f'"{stem}"' not in text:
            stale.append(name)
    assert not stale


def test_no_message_stands_in_the_sources():
    made = re.compile(r"\{Severity::(?:error|warning|note),|findings_?\.(?:error|warning)\(")
    found = [f"{path.name}: {match.group(0)}" for path in SOURCES for match in made.finditer(path.read_text("utf-8"))]
    assert not found, "findings are made by finding(id, …): the words are in src/findings/catalogue/"


def test_phrases_of_the_sources_are_translated():
    text = "\n".join((ROOT / "src/findings/catalogue" / name).read_text("utf-8") for name in ("terms.cpp", "picture_terms.cpp"))
    phrase = re.compile(r'\b(?:term|corrupt|unusable|too_large|left_out)\(\s*(?:term\()?"((?:[^"\\]|\\.)+)"')
    advice = re.compile(r'\b(?:left_out|unusable_format)\([^;]*?,\s*"((?:[^"\\]|\\.)+)"\)')
    owned = re.compile(r'\btext\("([^"{]*\{\})"|\{"((?:section|article) \{[^"]+)"')
    what = re.compile(r'MappingRule \w+\{"([^"]+)"|= \{"((?:an?|the) [^"]+|[a-z ]+ by language)",')
    missing = []
    for path in SOURCES:
        source = path.read_text("utf-8")
        for match in [*phrase.finditer(source), *advice.finditer(source), *owned.finditer(source), *what.finditer(source)]:
            words = next(group for group in match.groups() if group)
            if f'{{"{words}",' not in text:
                missing.append(f"{path.name}: {words}")
    assert not missing


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
