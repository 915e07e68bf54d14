"""The manual, headers, sources, tests and scripts use none of the words of words.txt."""

import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def word_list():
    lines = (HERE / "words.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


def found(text, words):
    """(line from 1, word) of every word of the list that stands in the text as a whole word and is not a function's name."""
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b(?!\()", re.IGNORECASE)
    return [
        (number, match.group().lower())
        for number, line in enumerate(text.splitlines(), 1)
        for match in pattern.finditer(line)
    ]


def checked_files():
    files = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    for folder in ("include", "src", "tests", "scripts"):
        files += [file for file in (ROOT / folder).rglob("*") if file.suffix in (".hpp", ".cpp", ".h", ".py", ".sh")]
    return [file for file in files if HERE not in file.parents]


def test_no_word_of_the_list_is_used():
    words = word_list()
    hits = [
        f"{file.relative_to(ROOT)}:{number}: {word}: write {words[word]}"
        for file in checked_files()
        for number, word in found(file.read_text(encoding="utf-8"), words)
    ]
    assert not hits, "\n".join(hits)


def test_the_search_finds_words_and_only_whole_ones():
    words = {"heed": "follow", "посредством": "с помощью"}
    assert found("Take care.\nHeed it; heedless; heed().\nПосредством ключа.", words) == [(2, "heed"), (3, "посредством")]


def test_the_list_and_the_files_are_there():
    assert word_list()
    assert len(checked_files()) > 100
