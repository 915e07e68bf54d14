"""Letters above and below the line, struck ones and small capitals, as other readers see them in the PDF."""

import re

import pikepdf
import pytest

from conftest import tool
from structure import faults
from words import mupdf_pages, pages_of, poppler_pages

BODY = "The quick brown fox jumps over the lazy dog. It does so again, and with some grace."


@pytest.fixture
def build(run, small_issue, tmp_path):
    """build(body, language) -> (PDF of a one-article issue, what was reported)."""

    def call(body, language="en"):
        indented = "\n".join("          " + line if line else "" for line in body.splitlines())
        issue = small_issue(tmp_path, ("          " + BODY, indented), ("language: en", f"language: {language}"))
        pdf = tmp_path / "out.pdf"
        done = run("build", issue, "-o", pdf)
        assert done.returncode == 0, done.stderr
        assert faults(pdf) == []
        return pdf, done.stderr

    return call


def poppler_lines(pdf):
    """As a person copies it: where baselines differ, poppler's -raw ends a line."""
    return pages_of(tool("pdftotext", pdf, "-"))


def spans(pdf):
    """The attributes of all spans, in order."""
    with pikepdf.open(pdf) as document:
        found, waiting = [], [document.Root.StructTreeRoot.K]
        while waiting:
            element = waiting.pop(0)
            if isinstance(element, int) or "/S" not in element:
                continue
            if element.S == "/Span":
                attributes = element.get("/A", {})
                found.append(tuple(str(attributes.get(key, "")) for key in ("/TextPosition", "/TextDecorationType")))
            kids = element.get("/K", [])
            waiting = (list(kids) if isinstance(kids, pikepdf.Array) else [kids]) + waiting
        return found


@pytest.mark.parametrize("read", [poppler_lines, mupdf_pages])
def test_the_text_layer_has_plain_letters(build, read):
    pdf, errors = build("Изъято 15 м^2^ посевов, 16^й^ случай; H~2~O и 10^−3^. ~~Нет~~ [Иван]{.smallcaps}, слово^[1]^.", "ru")
    text = re.sub(r"\s+", " ", read(pdf)[3])
    for words in ("15 м2 посевов", "16й случай", "H2O и 10−3.", "Нет Иван, слово[1]."):
        assert words in text.replace("\u00a0", " "), text
    assert "^" not in text and "~" not in text
    assert errors.count("small-capitals-made") == 1


def test_spans_tell_what_they_look_like(build):
    pdf, _ = build("m^2^ H~2~O, ~~old~~, ~~m^2^~~ and [the site ~~is old~~](https://example.org).")
    assert spans(pdf) == [("/Sup", ""), ("/Sub", ""), ("", "/LineThrough"), ("", "/LineThrough"),
                          ("/Sup", "/LineThrough")]


def test_a_struck_line_is_an_artifact_as_wide_as_its_text(build):
    pdf, _ = build("plain\n\n~~struck through over the whole of a line, and into the next one of this column~~")
    with pikepdf.open(pdf) as document:
        content = document.pages[3].Contents.read_bytes().decode("latin-1")
    rules = re.findall(r"/Artifact/Layout BDC\n(?:[\d.]+ [\d.]+ [\d.]+ rg\n)?([\d.]+) [\d.]+ ([\d.]+) ([\d.]+) re f", content)
    struck = [(float(x), float(width)) for x, width, height in rules if 0.3 < float(height) < 0.6 and float(width) < 300]
    assert len(struck) == 2
    assert struck[0][1] > 200 > struck[1][1]


def test_marks_work_in_titles_tables_and_captions(build):
    pdf, _ = build("## Area in m^2^\n\n| m^2^ | ~~a~~ |\n|---|---|\n| 5^*^ | H~2~O |\n\n: Area, m^2^")
    text = poppler_pages(pdf)[3]
    assert "Area in m2" in text and "5*" in text and "Area, m2" in text
    assert len([span for span in spans(pdf) if span[0] == "/Sup"]) == 4


def test_ordinary_signs_stay(build):
    pdf, errors = build("~100 people, 5~6 and 7~8, x^2+y^2=z^2, ^_^ and 2^, https://example.org/~user/~x^2.")
    text = re.sub(r"\s+", "", poppler_pages(pdf)[3])
    assert "~100people,5~6and7~8,x^2+y^2=z^2,^_^and2^,https://example.org/~user/~x^2." in text
    assert "markup" not in errors
