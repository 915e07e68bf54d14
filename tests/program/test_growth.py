"""Time grows with a text's length: 200 kB take at most six times as long as 50 kB, and memory has an end."""

import os
import resource
import subprocess

import pytest

from growth import TEXTS, random_grammars, repeated

DESCRIPTOR = """\
vestnik: 1
language: ru
series: { title: [Вестник, о малых вещах] }
number: 1
year: 2024
period: { from: 2024-12-01, to: 2024-12-15 }
place: Алматы
publisher: { name: Press, full-name: The Small Press, address: "1 Main Street, Almaty" }
sections:
  - country: KZ
    articles:
      - title: Заголовок
        source: { name: Press }
        body-file: body.md
"""
SMALL, LARGE = 50_000, 200_000
GROWTH = 6
LEAST_SECONDS = 0.1  # less is mostly the start of the program
MOST_MEMORY = 1 << 30
MOST_SECONDS = 5


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    resource.setrlimit(resource.RLIMIT_AS, (4 * MOST_MEMORY, 4 * MOST_MEMORY))


@pytest.fixture
def cost(program, tmp_path):
    """cost(text) -> (processor seconds, bytes of memory) of a build, with or without a PDF."""

    def call(text):
        (tmp_path / "issue.yaml").write_text(DESCRIPTOR)
        (tmp_path / "body.md").write_text(text, newline="")
        done = subprocess.Popen(
            [program, "build", tmp_path / "issue.yaml", "-o", tmp_path / "release.pdf"], stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, preexec_fn=limit)
        _, status, used = os.wait4(done.pid, 0)
        done.returncode = os.waitstatus_to_exitcode(status)
        assert done.returncode in (0, 1), done.returncode
        return used.ru_utime, used.ru_maxrss * 1024

    return call


def is_in_proportion(cost, text):
    """Measures again what seems not to be: the machine may be busy."""
    for _ in range(3):
        small, large = cost(text(SMALL))[0], cost(text(LARGE))[0]
        if large <= GROWTH * max(small, LEAST_SECONDS):
            return True
    return False


@pytest.mark.parametrize("name", TEXTS)
def test_time_is_in_proportion_to_length(cost, name):
    assert is_in_proportion(cost, TEXTS[name])


def test_time_is_in_proportion_whatever_is_repeated(cost):
    slow = [unit for unit in random_grammars(200) if not is_in_proportion(cost, repeated(unit))]
    assert slow == []


@pytest.mark.parametrize("name", ["list items", "headings", "rows", "hard breaks", "one cell", "addresses"])
def test_the_longest_text_has_its_end(cost, name):
    seconds, memory = cost(TEXTS[name](1_000_000))
    assert seconds <= MOST_SECONDS and memory <= MOST_MEMORY
