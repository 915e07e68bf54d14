"""`vestnik import --report`: a page that shows a release's text beside the result, for a check by eye."""

import html
import re

import pytest

import habits
from office import Docx, para, run as text_run
from words import words


def release():
    """A document with hidden words, a telephone number and what the issue makes again."""
    return Docx(*habits.cover(), para("РЕСПУБЛИКА КАЗАХСТАН", bold=True), para("ПЕРВАЯ СТАТЬЯ", bold=True),
                para(text_run("Скрытые слова ", raw="<w:vanish/>") + text_run("Абзац <с> текстом & знаками.")),
                para("Тел. доверия: 1402."), para("Источник: https://a.example/1"))


@pytest.fixture
def page(run, tmp_path):
    def make(ui, document=None):
        (tmp_path / "in.docx").write_bytes((document or release()).bytes())
        done = run("import", tmp_path / "in.docx", "-o", tmp_path / f"out-{ui}", "--report", tmp_path / "pages" / f"{ui}.html",
                   "--ui", ui)
        assert done.returncode == 0, done.stderr
        return (tmp_path / "pages" / f"{ui}.html").read_text("utf-8")

    return make


def sides(text):
    """The words of the left column and those of the right one."""
    rows = re.findall(r'<div class="row">\s*<div>(.*?)</div>\s*<div[^>]*>(.*?)</div>\s*</div>\n', text, re.S)
    strip = lambda part: html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r'<(span|p) class="(place|why|finding)[^>]*>.*?</\1>', " ", part)))
    return [(strip(left), strip(right)) for left, right in rows]


def test_text_and_result_stand_side_by_side(page):
    text = page("en")
    assert "<script" not in text and "javascript" not in text
    rows = sides(text)
    body = next(row for row in rows if "Абзац" in row[0])
    assert "Абзац <с> текстом & знаками." in body[0] and "Абзац <с> текстом & знаками." in body[1]
    assert any("1402" in left and "1402" in right for left, right in rows)
    assert re.search(r"<s>Скрытые слова\s*</s> <span class=\"why\">hidden", text)
    assert "Скрытые" not in "".join(right for _, right in rows)
    # Every link to a place leads to one.
    assert set(re.findall(r'href="#(l\d+)"', text)) <= set(re.findall(r'id="(l\d+)"', text))


def test_in_russian(page):
    text = page("ru")
    assert '<html lang="ru">' in text and "В исходном файле" in text and "скрыт" in text
    assert not re.search(r"<(h1|h2|summary|dt)[^>]*>[^<]*\b(words|Findings|Left out|article)\b", text)


def test_pictures_are_shown_from_the_issue_s_folder(page, tmp_path):
    addresses = re.findall(r'<img[^>]* src="([^"]+)"', page("en", habits.HABITS["photographs_and_boxes"]()))
    assert addresses
    for address in addresses:
        assert (tmp_path / "pages" / address).resolve().is_file()


@pytest.mark.parametrize("name", sorted(habits.HABITS))
def test_every_word_of_an_article_stands_on_both_sides(page, name):
    rows = sides(page("en", habits.HABITS[name]()))
    left, right = (" ".join(side) for side in zip(*rows))
    for sentence in habits.SENTENCES:
        assert (sentence in left) == (sentence in right)
    assert len(words(left)) > 100


def test_a_folder_gets_a_page_that_lists_all(run, tmp_path):
    archive = tmp_path / "archive"
    archive.mkdir()
    for name in ("bold_capitals", "heading_styles"):
        (archive / f"{name}.docx").write_bytes(habits.HABITS[name]().bytes())
    (archive / "scan.pdf").write_bytes(b"%PDF-1.4 broken")
    report = tmp_path / "all.html"
    for _ in range(2):  # what has not changed gets its page too
        assert run("import", archive, "-o", tmp_path / "shelf", "--report", report).returncode == 1
        text = report.read_text("utf-8")
        links = re.findall(r'<a href="([^"]+)"', text)
        assert links == ["all_files/bold_capitals.html", "all_files/heading_styles.html"]
        for link in links:
            (tmp_path / link).unlink()
        assert "scan.pdf" in text and 'class="bad"' in text
    assert run("import", archive, "-o", tmp_path / "shelf", "--report", archive / "scan.pdf").returncode == 2
    assert (archive / "scan.pdf").read_bytes() == b"%PDF-1.4 broken"


def test_what_is_no_report_is_not_replaced(run, tmp_path):
    (tmp_path / "in.docx").write_bytes(release().bytes())
    (tmp_path / "page.html").write_text("<p>mine</p>", "utf-8")
    done = run("import", tmp_path / "in.docx", "-o", tmp_path / "out", "--report", tmp_path / "page.html")
    assert done.returncode == 2 and (tmp_path / "page.html").read_text("utf-8") == "<p>mine</p>"
