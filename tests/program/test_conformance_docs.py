"""docs/conformance/ names code and tests that are there, and leaves no number out."""

import re

import pytest

import test_judge_broken
from conftest import ROOT

FILES = ["iso-19005-2.md", "iso-14289-1.md", "matterhorn-1.1.md"]
CONDITIONS = [7, 4, 3, 1, 3, 4, 2, 2, 8, 1, 7, 1, 8, 7, 5, 3, 3, 2, 4, 3, 1, 1, 1, 1, 1, 2, 1, 18, 1, 2, 30]


def rows(name):
    """[condition, asks for, how, code, tests] of each row."""
    text = (ROOT / "docs/conformance" / name).read_text(encoding="utf-8")
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in text.splitlines()
            if re.match(r"\| \d", line)]


@pytest.mark.parametrize("name", FILES)
def test_code_and_tests_exist(name):
    table = rows(name)
    assert len(table) > 30
    for number, _, how, code, tests in table:
        assert how, number
        files = re.findall(r"`([^`]+)`", code)
        assert files, f"{number}: no code"
        for file in files:
            assert (ROOT / file).is_file(), f"{number}: {file}"
        shown = re.findall(r"`([^`]+)`", tests)
        assert shown, f"{number}: no test"
        for test in shown:
            file, _, function = test.partition("::")
            assert (ROOT / file).is_file(), f"{number}: {test}"
            function, _, case = function.partition("[")
            if function:
                assert f"def {function}(" in (ROOT / file).read_text(encoding="utf-8"), f"{number}: {test}"
            if case:
                assert case.rstrip("]") in test_judge_broken.BREAKS, f"{number}: {test}"


def test_every_condition_of_every_checkpoint():
    expected = [f"{checkpoint:02}-{i:03}" for checkpoint, count in enumerate(CONDITIONS, 1) for i in range(1, count + 1)]
    assert [row[0] for row in rows("matterhorn-1.1.md")] == expected


def test_every_broken_rule_is_in_the_tables():
    text = "".join((ROOT / "docs/conformance" / name).read_text(encoding="utf-8") for name in FILES)
    assert [name for name in test_judge_broken.BREAKS if f"[{name}]" not in text] == []
