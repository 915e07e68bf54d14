"""Texts go to the editor and back: what nobody touched keeps its bytes, what is written again reads the same."""

import json
import random
import shutil
import subprocess

import pytest

from conftest import ROOT
from desk import Desk
from random_markdown import RandomText, broken

WEB = ROOT / "src/tools/desk/web"


def spoken(blocks):
    """What blocks say, without where they stand."""
    if isinstance(blocks, list) and blocks and isinstance(blocks[0], dict) and isinstance(blocks[0].get("text"), str):
        # Runs of text, by character: whether a space is bold nobody can see.
        return [(sign, None if sign.isspace() else sorted((k, v) for k, v in run.items() if k != "text"))
                for run in blocks for sign in run["text"]]
    if isinstance(blocks, list):
        return [spoken(block) for block in blocks]
    if not isinstance(blocks, dict):
        return blocks
    return {key: spoken(value) for key, value in blocks.items() if key not in ("gap", "before", "line", "source", "blocks", "within")
            or (key == "source" and blocks.get("kind") == "raw")}


def round_trips(program, texts, folder):
    """What the editor makes of each text; what it must keep is checked."""
    node = shutil.which("node")
    build = program.parent.parent / "desk-web"
    assert node and (build / "node_modules").is_dir()
    shutil.copy(WEB / "roundtrip.mjs", build / "roundtrip.mjs")
    with Desk(program, folder) as desk:
        parse = lambda text: desk.call("markdown", text.encode())[1]["blocks"]  # noqa: E731
        done = subprocess.run([node, "roundtrip.mjs", str(WEB / "source"), desk.origin, desk.token], cwd=build, text=True,
                              capture_output=True, input="".join(json.dumps(text) + "\n" for text in texts), timeout=900)
        assert done.returncode == 0, done.stderr
        results = [json.loads(line) for line in done.stdout.splitlines()]
        assert len(results) == len(texts)
        for text, result in zip(texts, results):
            said = parse(text)
            assert result["untouched"] == text
            assert spoken(parse(result["rewritten"])) == spoken(said), (text, result["rewritten"])
            assert result["faithful"], (text, result["rewritten"])
            if result["edited"] is not None:
                one_word_more(said, parse(result["edited"]), text, result)
    return results


def letters(blocks):
    """All that is printed, without spaces."""
    if isinstance(blocks, dict):
        texts = [blocks.get("source", "")] if blocks.get("kind") in ("raw", "remark") else []
        blocks = texts + [blocks.get(key, "") for key in ("label", "text", "caption", "children", "rows")]
    return "".join(blocks.split()) if isinstance(blocks, str) else "".join(map(letters, blocks)) if isinstance(blocks, list) else ""


def one_word_more(before, after, text, result):
    """Of all blocks, that one alone says a word more, and all others keep their bytes."""
    assert result["editFaithful"], (text, result["edited"])
    assert letters(after).replace("Ещё", "", 1) == letters(before), (text, result["edited"])
    kept = [block["source"] for block in before if "source" in block]
    missing = [source for source in kept if source not in result["edited"]]
    assert len(missing) <= 1, (text, result["edited"], missing)


def test_the_samples(program, tmp_path):
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").glob("*/articles/*.md"))]
    assert len(texts) > 5
    round_trips(program, texts, tmp_path)


@pytest.mark.parametrize("text", [
    "А.\n– Кто там?\n– Я.\n", "Слово:\n– раз;\n– два.\n", "а) раз\n\nб) два\n", "Question: a?\nAnswer: b.\n",
    "a\r\nb\r\n", "![Фото](pictures/a b.jpg \"Подпись \\\"с\\\" кавычками\")\n", "1. a\n   - b\n   - c\n2. d\n", "- a\n\n  b\n- c\n",
    "![\u00a0 press](a.jpg)\n", "1) a [b](https://example.org/9),#the\n\n2) c\n",
])
def test_what_offices_type(program, tmp_path, text):
    round_trips(program, [text.replace("\r", "")], tmp_path)


def test_what_stands_above_and_below_the_line(program, tmp_path):
    chance = random.Random(2)
    results = round_trips(program, [RandomText(chance).raised() for _ in range(200)], tmp_path)
    assert sum(result["plain"] != result["rewritten"] for result in results) < 0.1 * len(results)


def test_random_documents(program, tmp_path):
    chance = random.Random(20)
    texts = [RandomText(chance).document() for _ in range(400)]
    texts += [broken(chance, RandomText(chance).document()) for _ in range(100)]
    results = round_trips(program, texts, tmp_path)
    # Most of it can be edited, and is written as a person would.
    assert sum(result["raw"] for result in results) < 0.2 * sum(result["blocks"] for result in results)
    assert sum(result["plain"] != result["rewritten"] for result in results) < 0.1 * len(results)
