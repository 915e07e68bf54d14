"""Texts go to the editor and back: what nobody touched keeps its bytes, what is written again reads the same."""

import json
import shutil
import subprocess

import pytest

from conftest import ROOT
from desk import Desk

WEB = ROOT / "src/tools/desk/web"


def spoken(blocks):
    """What blocks say, without where they stand."""
    if isinstance(blocks, list) and blocks and isinstance(blocks[0], dict) and "kind" not in blocks[0]:
        # Runs of text, by character: whether a space is bold nobody can see.
        return [(sign, None if sign.isspace() else sorted((k, v) for k, v in run.items() if k != "text"))
                for run in blocks for sign in run["text"]]
    if isinstance(blocks, list):
        return [spoken(block) for block in blocks]
    if not isinstance(blocks, dict):
        return blocks
    return {key: spoken(value) for key, value in blocks.items() if key not in ("gap", "before", "line", "source")
            or (key == "source" and blocks.get("kind") == "raw")}


def round_trips(program, texts, folder):
    node = shutil.which("node")
    build = program.parent.parent / "desk-web"
    assert node and (build / "node_modules").is_dir()
    shutil.copy(WEB / "roundtrip.mjs", build / "roundtrip.mjs")
    with Desk(program, folder) as desk:
        parse = lambda text: desk.call("markdown", text.encode())[1]["blocks"]  # noqa: E731
        blocks = [parse(text) for text in texts]
        done = subprocess.run([node, "roundtrip.mjs", str(WEB / "source")], cwd=build, text=True, capture_output=True,
                              input="".join(json.dumps(one) + "\n" for one in blocks), timeout=300)
        assert done.returncode == 0, done.stderr
        results = [json.loads(line) for line in done.stdout.splitlines()]
        assert len(results) == len(texts)
        for text, said, (untouched, rewritten) in zip(texts, blocks, results):
            assert untouched == text
            assert spoken(parse(rewritten)) == spoken(said), (text, rewritten)


def test_the_samples(program, tmp_path):
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").glob("*/articles/*.md"))]
    assert len(texts) > 5
    round_trips(program, texts, tmp_path)


@pytest.mark.parametrize("text", [
    "А.\n– Кто там?\n– Я.\n", "Слово:\n– раз;\n– два.\n", "а) раз\n\nб) два\n", "Question: a?\nAnswer: b.\n",
    "a\r\nb\r\n", "![Фото](pictures/a b.jpg \"Подпись \\\"с\\\" кавычками\")\n", "1. a\n   - b\n   - c\n2. d\n", "- a\n\n  b\n- c\n",
])
def test_what_offices_type(program, tmp_path, text):
    round_trips(program, [text.replace("\r", "")], tmp_path)
