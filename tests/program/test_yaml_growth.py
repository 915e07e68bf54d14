"""What a hostile or broken descriptor costs: work grows with its size, not with the square of it."""

import os
import subprocess

import pytest

from conftest import SMALL_ISSUE

HEAD = SMALL_ISSUE[:SMALL_ISSUE.index("sections:")]
TAIL = SMALL_ISSUE[SMALL_ISSUE.index("sections:"):]
ARTICLE = "      - title: {}\n        source: {{name: a}}\n        body: x\n"


def with_keywords(value):
    return HEAD + "keywords: " + value + "\n" + TAIL


SHAPES = {
    "anchors": lambda n: with_keywords("\n" + "".join(f"  - &a{i} x\n" for i in range(n // 12))),
    "anchors in a line": lambda n: with_keywords("[" + ", ".join(f"&a{i} x" for i in range(n // 12)) + "]"),
    "nested anchors": lambda n: with_keywords("".join(f"&a{i} [" for i in range(n // 9)) + "]" * (n // 9)),
    "anchors a level each": lambda n: with_keywords(
        "\n" + "".join(" " * i + f"- &a{i}\n" for i in range(int((2 * n) ** 0.5)))),
    "an alias again and again": lambda n: with_keywords("[&a x, " + "*a, " * (n // 4) + "]"),
    "open brackets": lambda n: with_keywords("[" * n),
    "a list that is not closed": lambda n: with_keywords("[" + "a, " * (n // 3)),
    "a list of lines that is not closed": lambda n: with_keywords("[\n" + "  a,\n" * (n // 5)),
    "mappings within mappings": lambda n: HEAD.replace("place: Almaty", "place: Almaty\ndigest: " + "{a: " * (n // 4)) + TAIL,
    "dashes in a line": lambda n: with_keywords("\n" + "- " * (n // 2) + "a"),
    "a text in one line": lambda n: HEAD.replace("Almaty\n", '"' + "word " * (n // 5) + '"\n') + TAIL,
    "a text that goes on": lambda n: HEAD + "digest:\n  text: [x]\n" + "    a\n" * (n // 6) + TAIL,
    "unknown keys": lambda n: HEAD + "".join(f"k{i}: 1\n" for i in range(n // 9)) + TAIL,
    "a mistake a line": lambda n: HEAD + "".join(f"k{i}: [a\n" for i in range(n // 9)) + TAIL,
    "titles that need quotes": lambda n: TAIL.join([HEAD, ""]) + "".join(
        ARTICLE.format(f"[Video] {i}") for i in range(n // 65)),
    "quotes that are not closed": lambda n: TAIL.join([HEAD, ""]) + "".join(
        ARTICLE.format(f'"Video {i}') for i in range(n // 65)),
    "items without a space": lambda n: TAIL.join([HEAD, ""]) + "".join(
        f"      -title: T{i}\n       source: {{name: a}}\n       body: x\n" for i in range(n // 65)),
    "tabs": lambda n: TAIL.join([HEAD, ""]) + "".join(
        f"\t- title: T{i}\n\t  source: {{name: a}}\n\t  body: x\n" for i in range(n // 55)),
}


def cost(program, descriptor):
    """Seconds of work, and MiB at the most."""
    process = subprocess.Popen([program, "check", descriptor, "--jobs", "1", "--format", "json"], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_work_grows_with_size(shape, tmp_path):
    program = os.environ["VESTNIK"]
    seconds = {}
    for size in (50_000, 200_000):
        descriptor = tmp_path / f"{size}.yaml"
        descriptor.write_text(shape(size), encoding="utf-8")
        assert size * 0.7 < descriptor.stat().st_size < size * 1.5
        seconds[size] = min(cost(program, descriptor)[0] for _ in range(2))
    # What the program does for any issue counts little, and not at all where it would hide growth.
    assert seconds[200_000] < 6 * max(seconds[50_000], 0.1), seconds


@pytest.mark.parametrize("style", ['digest: {{text: "{}"}}\n', "digest:\n  text: {}\n", "digest:\n  text: >\n    {}\n",
                                   "digest:\n  text: |-\n    {}\n"])
def test_a_text_of_16_mb_is_refused_at_once(style, tmp_path):
    descriptor = tmp_path / "issue.yaml"
    descriptor.write_text(HEAD + style.format("word " * 3_200_000) + TAIL, encoding="utf-8")
    seconds, memory = cost(os.environ["VESTNIK"], descriptor)
    assert seconds < 5 and memory < 400, (seconds, memory)
