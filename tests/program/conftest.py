"""Whole-program tests: the finished `vestnik` on real issues, its PDFs opened by independent readers."""

import json
import os
import pathlib
import subprocess

import pytest

from judge import Judge

ROOT = pathlib.Path(__file__).resolve().parents[2]
MANUAL = {"en": ROOT / "docs", "ru": ROOT / "docs/ru"}
SAMPLES = {"en": ROOT / "samples/2024-21/issue.yaml", "ru": ROOT / "samples/2024-21-ru/issue.yaml"}


@pytest.fixture(scope="session")
def program():
    path = pathlib.Path(os.environ.get("VESTNIK", ROOT / "build/release/bin/vestnik"))
    assert path.is_file(), f"{path} is not built"
    return path


@pytest.fixture(scope="session")
def run(program):
    """run(*arguments, **options) -> CompletedProcess with text output. The locale is C: messages are English."""

    def call(*arguments, env=None, cwd=None, timeout=120):
        return subprocess.run(
            [str(program), *map(str, arguments)], capture_output=True, text=True, timeout=timeout, cwd=cwd,
            env={**os.environ, "LC_ALL": "C.UTF-8", **(env or {})})

    return call


@pytest.fixture(scope="session")
def findings(run):
    """findings(descriptor) -> list of findings of `check --format json`."""

    def call(descriptor):
        done = run("check", descriptor, "--format", "json")
        assert done.returncode in (0, 1), done.stderr
        return json.loads(done.stdout)["findings"]

    return call


@pytest.fixture(scope="session", params=sorted(SAMPLES))
def sample(request, run, tmp_path_factory):
    """A sample issue, built once: (language, descriptor, PDF)."""
    language = request.param
    pdf = tmp_path_factory.mktemp(language) / "release.pdf"
    done = run("build", SAMPLES[language], "-o", pdf)
    assert done.returncode == 0, done.stderr
    return language, SAMPLES[language], pdf


@pytest.fixture(scope="session")
def judge():
    """The judge of PDF/A and PDF/UA; for tests/program/test_judge_*.py, which are a test of their own in CTest."""
    process = Judge()
    yield process
    process.close()


def tool_bytes(*command, check=True):
    """Runs a reader and returns what it prints."""
    done = subprocess.run([str(part) for part in command], capture_output=True, timeout=120)
    if check:
        assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout


def tool(*command, check=True):
    """The same as text."""
    return tool_bytes(*command, check=check).decode("utf-8")


SMALL_ISSUE = """\
vestnik: 1
language: en
series: {title: [Herald, of small things]}
number: 1
year: 2024
period: {from: 2024-12-01, to: 2024-12-15}
place: Almaty
publisher: {name: Press, full-name: The Small Press, address: "1 Main Street, Almaty"}
sections:
  - country: KZ
    articles:
      - title: One small article
        date: 2024-12-02
        source: {name: Press, address: "https://example.org/one"}
        body: |
          The quick brown fox jumps over the lazy dog. It does so again, and with some grace.
"""


@pytest.fixture(scope="session")
def small_issue():
    """small_issue(folder, *replacements) -> path of a one-article descriptor with (old, new) texts replaced."""

    def make(folder, *replacements):
        text = SMALL_ISSUE
        for old, new in replacements:
            assert old in text
            text = text.replace(old, new)
        path = folder / "issue.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return make
