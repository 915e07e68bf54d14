"""House rules of typography: what the program reports of them, and how they are switched off."""

import json

import pytest

from conftest import tool

BODY = "The quick brown fox jumps over the lazy dog. It does so again, and with some grace."
TYPED = "On 16-31 December 2024 the \"Antinar\" - a system - had 208 kg... Don't."
SET = "On 16–31\u00a0December 2024 the “Antinar”\u00a0– a system\u00a0– had 208\u00a0kg… Don’t."


def changes(run, descriptor):
    done = run("check", "--typography", descriptor, "--format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["typography"]


def test_every_change_is_listed_with_its_place(run, small_issue, tmp_path):
    issue = small_issue(tmp_path, (BODY, TYPED))
    found = changes(run, issue)
    lines = issue.read_text(encoding="utf-8").splitlines()
    line = 1 + next(i for i, text in enumerate(lines) if TYPED in text)
    assert {change["line"] for change in found} == {line}
    assert {change["file"] for change in found} == {str(issue)}
    rules = {(change["rule"], change["before"], change["after"], change["column"]) for change in found}
    offset = lines[line - 1].index(TYPED)
    assert ("ranges", "16-31", "16–31", offset + 6) in rules
    assert ("units", "208 kg…", "208\u00a0kg…", offset + TYPED.index(" kg") + 1) in rules
    assert ("apostrophes", "Don't.", "Don’t.", offset + TYPED.index("'") + 1) in rules
    assert len(found) == 10


def test_the_list_in_plain_text_shows_the_spaces(run, small_issue, tmp_path):
    issue = small_issue(tmp_path, (BODY, "It weighs 208 kg."))
    done = run("check", "--typography", issue)
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == f"{issue}:16:24: units: \"208 kg.\" becomes \"208<nbsp>kg.\""
    assert "becomes" not in run("check", issue).stdout


def test_nothing_is_listed_where_all_is_well(run, small_issue, tmp_path):
    assert changes(run, small_issue(tmp_path)) == []
    assert "typography" not in json.loads(run("check", small_issue(tmp_path), "--format", "json").stdout)


@pytest.mark.parametrize("switch, rules", [
    ("typography: off", set()),
    ("typography: {quotes: off, dash-spaces: false}", {"ellipsis", "apostrophes", "dashes", "ranges", "units", "dates"}),
    ("typography: {units: on}", {"ellipsis", "apostrophes", "quotes", "dashes", "ranges", "units", "dates",
                                 "dash-spaces"}),
])
def test_rules_are_switched_in_the_descriptor(run, small_issue, tmp_path, switch, rules):
    issue = small_issue(tmp_path, (BODY, TYPED), ("place: Almaty\n", f"place: Almaty\n{switch}\n"))
    assert {change["rule"] for change in changes(run, issue)} == rules


def test_rules_are_switched_in_the_theme_and_the_descriptor_goes_first(run, small_issue, tmp_path):
    (tmp_path / "mine.yaml").write_text("name: mine\nextends: bulletin\ntypography: off\n", encoding="utf-8")
    theme = "place: Almaty\ntheme: mine.yaml\n"
    issue = small_issue(tmp_path, (BODY, TYPED), ("place: Almaty\n", theme))
    assert changes(run, issue) == []
    issue = small_issue(tmp_path, (BODY, TYPED), ("place: Almaty\n", theme + "typography: {units: on}\n"))
    assert {change["rule"] for change in changes(run, issue)} == {"units"}


@pytest.mark.parametrize("text, code, hint", [
    ("{qoutes: off}", "unknown-key", "quotes"),
    ("{quotes: maybe}", "unknown-value", "on"),
    ("[quotes]", "wrong-type", ""),
])
def test_wrong_switches_are_errors_with_their_place(findings, small_issue, tmp_path, text, code, hint):
    issue = small_issue(tmp_path, ("place: Almaty\n", f"place: Almaty\ntypography: {text}\n"))
    found = [finding for finding in findings(issue) if finding["severity"] == "error"]
    assert [finding["code"] for finding in found] == [code]
    assert found[0]["line"] == 8 and hint in found[0]["hint"]


def test_copied_text_is_what_was_set(run, small_issue, tmp_path):
    issue = small_issue(tmp_path, (BODY, TYPED))
    pdf = tmp_path / "release.pdf"
    assert run("build", issue, "-o", pdf).returncode == 0
    copied = " ".join(tool("pdftotext", "-raw", pdf, "-").replace("\u00a0", " ").split())
    assert SET.replace("\u00a0", " ") in copied


def test_places_behind_a_change_stay_exact(findings, small_issue, tmp_path):
    """A warning in the same line names the column of the source, not of the text that was set."""
    text = "Well... he -- and \"they\" - saw 5 kg of \u0660 there."
    issue = small_issue(tmp_path, (BODY, text))
    found = [finding for finding in findings(issue) if finding["code"] in ("fallback-face", "missing-glyph")]
    assert len(found) == 1
    line = issue.read_text(encoding="utf-8").splitlines()[found[0]["line"] - 1]
    assert line[found[0]["column"] - 1] == "\u0660"


def test_dialogue_keeps_its_place(run, small_issue, tmp_path):
    issue = small_issue(tmp_path, (BODY, "- Yes, he said."))
    found = changes(run, issue)
    assert [(change["rule"], change["after"]) for change in found] == [("dialogue", "–\u00a0Yes,")]
    line = issue.read_text(encoding="utf-8").splitlines()[found[0]["line"] - 1]
    assert line[found[0]["column"] - 1] == "-"
    issue = small_issue(tmp_path, (BODY, "- Yes, he said."), ("place: Almaty\n", "place: Almaty\ntypography: off\n"))
    assert changes(run, issue) == []
