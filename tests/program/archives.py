"""Archives for tests of `vestnik batch`, and what a run over one makes. Fixtures are imported by the tests that use them."""

import json
import os

import pytest

from issues import write_archive


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """(folder, {descriptor: code} of the broken ones): a small archive, never changed."""
    folder = tmp_path_factory.mktemp("archive")
    return folder, write_archive(folder, 30, broken=5, pages=1)


@pytest.fixture(scope="module")
def made(archive, run, tmp_path_factory):
    """(output folder, report) of one run over it."""
    output = tmp_path_factory.mktemp("made")
    return output, batch(run, archive[0], output)


def batch(run, archive, output, *options, code=None):
    """Runs a batch; returns its report."""
    report = output / "report.json"
    done = run("batch", archive, "-o", output, "--report", report, *options)
    assert code is None or done.returncode == code, done.stderr
    return json.loads(report.read_text(encoding="utf-8"))


def pdfs(output):
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*.pdf") if path.is_file()}


def statuses(report):
    return {issue["issue"]: issue["status"] for issue in report["issues"]}


def counted(report):
    return {key: report["summary"][key] for key in ("built", "unchanged", "failed", "broken")
            if report["summary"][key]}


def pdfs_so_far(output):
    """How many PDFs a run that goes on has made; os.walk, as rglob fails at a folder that disappears."""
    return sum(name.endswith(".pdf") for _, _, names in os.walk(output) for name in names)


def leftovers(output):
    return [path for path in output.rglob("*.tmp")]


@pytest.fixture
def small(tmp_path, small_issue):
    """An archive of three one-page issues, and the folder for its PDFs."""
    for name in ("a", "b", "c"):
        (tmp_path / "archive" / name).mkdir(parents=True)
        small_issue(tmp_path / "archive" / name, ("One small article", f"Article {name}"))
    return tmp_path / "archive", tmp_path / "out"
