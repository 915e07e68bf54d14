"""The same issue gives the same bytes, whatever surrounds the run."""

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
