"""The tutorials: followed to the letter in an empty folder, they lead to the release that they promise."""

import re

import pytest

from conftest import ROOT, tool
from tutorial import Reader, commands, steps

PAGES = {"en": ROOT / "docs/tutorial.md", "ru": ROOT / "docs/ru/tutorial.md"}
WORDS = {"en": ["A reading room has opened in the village of Turgen", "thirteen chairs", "– “Nobody” always comes, – she said.",
                "What one can read there", "school books for all eleven classes", "9:00–18:00", "The village lies at 1,200",
                "READERS ASK FOR LONGER HOURS", "The city’s answer", "Kazakhstan – 1, Kyrgyzstan – 1"],
         "ru": ["В селе Турген открылся читальный зал", "тринадцать стульев", "— «Никто» приходит всегда, — сказала она.",
                "Что там можно прочесть", "учебники для всех одиннадцати классов", "Учебники для 5–11 классов", "Село лежит на высоте 1200",
                "ЧИТАТЕЛИ ПРОСЯТ НЕ ЗАКРЫВАТЬ РАНЬШЕ", "Ответ городских властей", "Казахстан — 1, Кыргызстан — 1"]}


@pytest.fixture(scope="module", params=sorted(PAGES))
def followed(request, program, tmp_path_factory):
    """(language, the reader who has followed its tutorial)."""
    reader = Reader(program, tmp_path_factory.mktemp(request.param))
    reader.follow(PAGES[request.param].read_text(encoding="utf-8"))
    return request.param, reader


def codes(reader, name):
    return [code for command, code, _ in reader.said if command.split()[1] == name]


def test_every_step_ends_as_the_text_says(followed):
    _, reader = followed
    assert codes(reader, "check") == [1, 0, 0]
    assert codes(reader, "compare") == [1]
    for name in ("init", "build", "explain", "import"):
        assert codes(reader, name) and set(codes(reader, name)) == {0}, name
    assert codes(reader, "preview") == [0]


def test_nothing_is_left_to_find(followed, findings):
    _, reader = followed
    assert findings(reader.folder / "2025-07/issue.yaml") == []


def test_the_release_holds_the_articles(followed):
    language, reader = followed
    pdf = reader.folder / "release-7-corrected.pdf"
    pages = {line.split(":")[0]: line.split(":")[1].strip() for line in tool("pdfinfo", pdf).splitlines() if ":" in line}
    assert pages["Pages"] == "6" and pages["Tagged"] == "yes"
    text = re.sub(r"\s+", " ", tool("pdftotext", "-raw", pdf, "-"))
    missing = [words for words in WORDS[language] if words not in text]
    assert not missing, text


def test_the_next_and_the_past_issue_are_there(followed, findings):
    _, reader = followed
    assert {f["code"] for f in findings(reader.folder / "2025-08/issue.yaml")} == {"placeholder"}
    assert "number: 8\n" in (reader.folder / "2025-08/issue.yaml").read_text(encoding="utf-8")
    assert (reader.folder / "2025-06.pdf").stat().st_size > 1000
    assert "<html" in (reader.folder / "changes.html").read_text(encoding="utf-8")


def test_both_tutorials_take_the_same_steps():
    taken = [[(step.kind, step.file, [command.split()[1] for command, _ in commands(step)] if step.kind == "console" else [])
              for step in steps(page.read_text(encoding="utf-8"))] for page in PAGES.values()]
    assert len(taken[0]) > 15 and all(one == taken[0] for one in taken)
