"""The same issue gives the same bytes, whatever surrounds the run."""

import json
import shutil

import pytest


@pytest.fixture(scope="module")
def expected(sample):
    return sample[2].read_bytes()


@pytest.mark.parametrize("env", [
    {},
    {"HOME": "/nonexistent"},
    {"LANG": "C", "LC_ALL": "C"},
    {"LANG": "ru_RU.UTF-8", "LC_ALL": "ru_RU.UTF-8"},
    {"TZ": "UTC"},
    {"TZ": "Asia/Almaty"},
    {"TZ": "America/St_Johns"},
    {"USER": "editor", "LOGNAME": "editor"},
], ids=str)
def test_environment(sample, expected, run, tmp_path, env):
    _, descriptor, _ = sample
    assert run("build", descriptor, "-o", tmp_path / "again.pdf", env=env).returncode == 0
    assert (tmp_path / "again.pdf").read_bytes() == expected


@pytest.mark.parametrize("jobs", [1, 2, 3, 16])
def test_any_number_of_threads(sample, expected, run, tmp_path, jobs):
    _, descriptor, _ = sample
    done = run("build", descriptor, "-o", tmp_path / "again.pdf", "--jobs", jobs)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "again.pdf").read_bytes() == expected


def test_findings_do_not_depend_on_threads(run, small_issue, tmp_path):
    """A character that another face lends, in every section, is reported once: at the issue's first."""
    section = ("  - country: {}\n    articles:\n      - {{title: A small article, date: 2024-12-02, source: "
               "{{name: Press, address: 'https://example.org/{}'}}, body: 'The sign \u2192 stands here.'}}\n")
    descriptor = small_issue(tmp_path)
    with descriptor.open("a", encoding="utf-8") as stream:
        for country in ("KG", "TJ", "UZ", "RU"):
            stream.write(section.format(country, country))
    told = []
    for jobs in (1, 2, 5, 5, 5):
        done = run("check", descriptor, "-j", jobs, "--format", "json")
        told.append(json.loads(done.stdout)["findings"])
    assert all(findings == told[0] for findings in told)
    lent = [finding for finding in told[0] if finding["code"] == "fallback-face"]
    assert lent and len({finding["message"] for finding in lent}) == len(lent)
    assert all(finding["line"] == lent[0]["line"] for finding in lent)


def test_another_folder(sample, expected, run, tmp_path):
    _, descriptor, _ = sample
    copy = tmp_path / "a folder with spaces" / "samples"
    shutil.copytree(descriptor.parents[1], copy)
    done = run("build", "issue.yaml", "-o", tmp_path / "moved.pdf", cwd=copy / descriptor.parent.name)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "moved.pdf").read_bytes() == expected


def test_source_date_epoch_dates_an_issue_without_a_date(run, tmp_path, small_issue):
    descriptor = small_issue(tmp_path)
    outputs = []
    for epoch in ("1735689600", "1735689600", "86400"):
        done = run("build", descriptor, "-o", tmp_path / "out.pdf", env={"SOURCE_DATE_EPOCH": epoch})
        assert done.returncode == 0, done.stderr
        outputs.append((tmp_path / "out.pdf").read_bytes())
    assert outputs[0] == outputs[1]
    assert outputs[0] != outputs[2]
