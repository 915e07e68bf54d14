"""Words from right to left: in the order of the text for readers of the structure, in their places on the page."""

import re

import pikepdf
import pytest

from conftest import tool, tool_bytes

BODY = "The quick brown fox jumps over the lazy dog. It does so again, and with some grace."
# What is said here is broken over several lines, so that each of them also ends a line somewhere.
TEXTS = {
    "Hebrew": "The word שלום עולם means peace, in (שלום 123) is a number, and **שלום** is bold.",
    "Arabic": "The word سلام عليكم means peace, and كتاب is a book: (كتاب) once more.",
    "digits of its own": "The year ١٤٤٦ is written so, and the word عام stands before it: عام ١٤٤٦ at last.",
    "letters alone": "The letter א alone, ב, and ג; then (ד)!",
    "a sentence": "It says: שלום עולם טוב מאוד לכולם היום ומחר וגם בשבוע הבא אם ירצה השם, and ends.",
}
# Marks above and below letters: readers that go by place may part them, so only the structure is looked at.
MARKED = {
    "points": "The words שָׁלוֹם and בְּרֵאשִׁית here.",
    "vowels": "The name مُحَمَّد with marks.",
    "stress": "Сто́рож за́мка открыл замо́к: «А́льфа» — не «Вольво».",
}


@pytest.fixture
def pdf(run, small_issue, tmp_path):
    def call(text, language="en"):
        issue = small_issue(tmp_path, (BODY, " ".join([text] * 6)), ("language: en", f"language: {language}"))
        path = tmp_path / "out.pdf"
        done = run("build", issue, "-o", path)
        assert done.returncode == 0, done.stderr
        return path

    return call


def structure(path):
    """What the paragraphs say; glyphs that stand for no letter of their own are read as U+200B."""
    return tool_bytes("pdfinfo", "-struct-text", path).decode("utf-8", "replace").replace("\u200b", "").replace("\u00a0", " ")


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_the_structure_has_the_order_of_the_text(pdf, name):
    assert structure(pdf(TEXTS[name])).count(TEXTS[name].replace("**", "")) == 6


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_other_readers_have_it_too(pdf, name):
    path = pdf(TEXTS[name])
    wanted = re.findall(r"[\u0590-\u06ff]{2,}", TEXTS[name])
    by_order, by_place = tool("mutool", "draw", "-q", "-F", "txt", path), tool("pdftotext", path, "-")
    for word in wanted:
        assert by_order.count(word) >= 6, (word, by_order)  # some stand twice in the text
        if "\u0644\u0627" not in word:  # pdftotext turns the two letters of this ligature round
            assert by_place.count(word) >= 6, (word, by_place)


@pytest.mark.parametrize("name", sorted(MARKED))
def test_marks_stay_with_their_letters(pdf, name):
    path = pdf(MARKED[name], "ru" if name == "stress" else "en")
    assert structure(path).count(MARKED[name]) == 6
    assert max(moves(path)) < 3000, "thousandths of the em: two numbers that run together move a letter off its word"


def moves(path):
    """How far the operator TJ moves what follows, in thousandths of the em."""
    with pikepdf.open(path) as document:
        for page in document.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "TJ":
                    yield from (abs(float(part)) for part in operands[0] if not isinstance(part, pikepdf.String))
