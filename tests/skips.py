"""A pytest plugin: a skipped test fails, unless allowed_skips.txt beside this file names it and says why.

Load it with `-p skips` and this folder on PYTHONPATH, as ctest does.
"""

import fnmatch
import pathlib

import pytest

ALLOWED = pathlib.Path(__file__).resolve().parent / "allowed_skips.txt"


def allowed_skips(text):
    """{pattern of a test's name: reason} of the lines `pattern: reason`; # begins a remark."""
    rules = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        pattern, _, reason = line.partition(": ")
        if not reason.strip():
            raise ValueError(f"allowed_skips.txt:{number}: no reason; write `pattern: reason`")
        rules[pattern] = reason.strip()
    return rules


def is_allowed(test, rules):
    return any(fnmatch.fnmatchcase(test, pattern) for pattern in rules)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    report = (yield).get_result()
    name = item.nodeid.rsplit("tests/", 1)[-1]
    if report.skipped and not hasattr(report, "wasxfail") and not is_allowed(name, allowed_skips(ALLOWED.read_text("utf-8"))):
        report.outcome = "failed"
        report.longrepr = f"{name} was skipped and tests/allowed_skips.txt does not name it: {report.longrepr}"


def pytest_collectreport(report):
    """A whole file can skip itself too (importorskip)."""
    name = report.nodeid.rsplit("tests/", 1)[-1]
    if report.skipped and not is_allowed(name, allowed_skips(ALLOWED.read_text("utf-8"))):
        raise pytest.UsageError(f"{name} was skipped and tests/allowed_skips.txt does not name it: {report.longrepr}")
