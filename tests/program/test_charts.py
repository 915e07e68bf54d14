"""Charts as programs for tables and statistics save them: every label is printed where it belongs and can be copied."""

import functools
import io
import json
import pathlib
import re
import xml.etree.ElementTree

import pytest
import yaml
from PIL import Image

from conftest import SMALL_ISSUE, tool, tool_bytes
from test_judge_pictures import figures

CHARTS = pathlib.Path(__file__).parent / "charts"
# By chart: labels, the width and height of its space in units of its own, and places of that space with their colours.
# A label's place is where its line begins (start), is centred (middle) or ends (end).
EXPECTED = {
    "calc": {
        "size": (16000, 9000),
        "labels": {"Изъято наркотиков, кг": (4700, 750, "start"), "Январь": (2900, 7800, "start"),
                   "Февраль": (6300, 7800, "start"), "Март": (10100, 7800, "start"), "100": (1100, 1420, "start"),
                   "50": (1300, 4420, "start"), "Героин и опий": (13000, 4420, "start"), "Килограммы": None},
        "colors": {(3500, 5000): (0, 69, 134), (7000, 6000): (255, 66, 14), (10500, 4000): (255, 211, 32),
                   (14000, 8000): (255, 255, 255)}},
    "matplotlib": {
        "size": (360, 216),
        "labels": {"2021": (90, 194, "middle"), "2024": (290, 194, "middle"), "Год наблюдения": (190, 208, "middle"),
                   "−0.5": (38, 160, "end"), "1.0": (38, 60, "end"), "Каннабис": (260, 43, "start"),
                   "Динамика за 2021–2024 гг.": (190, 20, "middle"), "Изменение, %": None},
        # The line is cut at the axes' right and lower edges.
        "colors": {(120, 80): (31, 119, 180), (330, 200): (255, 255, 255), (45, 100): (0, 0, 0)}},
    "gnuplot": {
        "size": (600, 320),
        "labels": {"Почта & грузы": (315, 24, "middle"), "10": None, "Число случаев": None},
        "colors": {(200, 116): (148, 0, 211), (130, 160): (148, 0, 211)}},
    "svglite": {
        "size": (400, 240),
        "labels": {"Случаи по годам": (220, 18, "middle"), "Год": (220, 232, "middle"), "2020": (60, 210, "middle"),
                   "2023": (300, 210, "middle"), "Число": None},
        # The sheet's rules hold within ".svglite" alone; the axes' edge cuts line and bar.
        "colors": {(140, 120): (34, 151, 230), (180, 135): (223, 83, 107), (370, 115): (97, 208, 79),
                   (390, 115): (255, 255, 255), (20, 20): (255, 255, 255)}},
    "excel": {
        "size": (480, 288),
        "labels": {"Доля рынка": (140.5, 38, "start"), "50%": (30, 150, "start")},
        # Stripes of a pattern, a gradient that is cut, an arrow's head, a mask, a group's one tint, a picture.
        "colors": {(62, 150): (68, 114, 196), (66, 150): (255, 255, 255), (180, 100): (237, 125, 49),
                   (180, 40): (255, 255, 255), (302, 200): (0, 176, 80), (345, 150): (255, 255, 255),
                   (380, 150): (112, 48, 160), (430, 150): (255, 255, 255), (70, 255): (255, 127, 127),
                   (90, 255): (255, 127, 127), (430, 250): (192, 80, 32)}},
}


@pytest.fixture(scope="module")
def album(run, tmp_path_factory):
    """(PDF, findings) of an issue that shows every chart, each with its name as alternative text."""
    folder = tmp_path_factory.mktemp("album")
    issue = yaml.safe_load(SMALL_ISSUE)
    articles = []
    for name in EXPECTED:
        (folder / f"{name}.svg").write_bytes((CHARTS / f"{name}.svg").read_bytes())
        articles.append({"title": f"A chart: {name}", "source": {"name": "Press"}, "body": f"Some text about {name}.",
                         "pictures": [{"file": f"{name}.svg", "alternative": name, "width": "across"}]})
    issue["sections"][0]["articles"] = articles
    path = folder / "issue.yaml"
    path.write_text(yaml.safe_dump(issue), encoding="utf-8")
    done = run("build", path, "-o", folder / "album.pdf", "--format", "json")
    assert done.returncode == 0, done.stdout
    return folder / "album.pdf", json.loads(done.stdout)["findings"]


class Chart:
    """One figure on its page: its words by place, its pixels."""

    def __init__(self, pdf, name):
        self.page, (self.left, self.bottom, self.right, self.top) = figures(pdf)[name]
        self.width, self.height = EXPECTED[name]["size"]
        self.pdf = pdf

    def point(self, x, y):
        """A place of the chart's own space, in points from the page's top left corner."""
        scale = (self.right - self.left) / self.width
        return self.left + x * scale, self.page_height - self.top + y * scale

    @functools.cached_property
    def page_height(self):
        return float(re.search(r"size: +[\d.]+ x ([\d.]+)", tool("pdfinfo", "-f", self.page + 1, "-l",
                                                                         self.page + 1, self.pdf))[1])

    @functools.cached_property
    def words(self):
        html = tool("pdftotext", "-bbox", "-f", self.page + 1, "-l", self.page + 1, self.pdf, "-")
        html = re.sub(r'xmlns="[^"]*"|<!DOCTYPE[^>]*>', "", html)
        return [(word.text, *(float(word.get(side)) for side in ("xMin", "yMin", "xMax", "yMax")))
                for word in xml.etree.ElementTree.fromstring(html).iter("word")]

    def extent_of(self, label):
        """left, baseline (roughly), right of a label, its words standing in a row."""
        wanted = label.split()
        words = self.words
        for i in range(len(words) - len(wanted) + 1):
            row = words[i:i + len(wanted)]
            if [word[0] for word in row] == wanted:
                return row[0][1], row[0][4], row[-1][3]
        raise AssertionError(f"{label} is not among {[word[0] for word in words]}")

    @functools.cached_property
    def pixels(self):
        png = tool_bytes("pdftoppm", "-r", 144, "-png", "-f", self.page + 1, "-l", self.page + 1, self.pdf)
        return Image.open(io.BytesIO(png)).convert("RGB")

    def pixel(self, x, y):
        return self.pixels.getpixel(tuple(round(2 * value) for value in self.point(x, y)))


@pytest.fixture(scope="module")
def charts(album):
    return {name: Chart(album[0], name) for name in EXPECTED}


def test_nothing_is_left_out(album):
    assert album[1] == []


@pytest.mark.parametrize("name", EXPECTED)
def test_every_label_can_be_copied(album, name):
    pdf = album[0]
    text = " ".join(tool("pdftotext", pdf, "-").split())
    for label in EXPECTED[name]["labels"]:
        assert label in text, label


@pytest.mark.parametrize("name", EXPECTED)
def test_labels_stand_where_the_file_puts_them(charts, name):
    chart = charts[name]
    for label, place in EXPECTED[name]["labels"].items():
        if place is None:  # turned, or set in two sizes
            continue
        x, y = chart.point(*place[:2])
        left, foot, right = chart.extent_of(label)
        at = {"start": left, "middle": (left + right) / 2, "end": right}[place[2]]
        assert abs(at - x) < 1.5, label
        assert 0 < foot - y < 6, label  # the box of a word ends below its baseline


@pytest.mark.parametrize("name", EXPECTED)
def test_colours_are_where_the_file_puts_them(charts, name):
    chart = charts[name]
    for place, color in EXPECTED[name]["colors"].items():
        seen = chart.pixel(*place)
        assert max(abs(a - b) for a, b in zip(seen, color)) <= 40, (place, seen)


@pytest.mark.parametrize("name", EXPECTED)
def test_labels_are_painted(charts, name):
    """There is ink within every label's box."""
    chart = charts[name]
    scale = chart.width / (chart.right - chart.left)
    for label, place in EXPECTED[name]["labels"].items():
        if place is None:
            continue
        left, _, right = chart.extent_of(label)
        start = (left - chart.left) * scale
        darkest = min(sum(chart.pixel(start + step * (right - left) * scale / 60, place[1] - 2.5 * scale))
                      for step in range(61))
        assert darkest < 300, label


def test_labels_belong_to_their_figure(album):
    """They are read as content of the Figure, in the order of the file."""
    structure = tool("pdfinfo", "-struct-text", album[0])
    figure = structure[structure.index("Figure"):]
    assert re.search(r'"Изъято наркотиков, кг Январь Февраль Март 0 50 100 Килограммы Героин +и +опий', figure)


def test_fonts_are_subsets_with_unicode_maps(album):
    rows = tool("pdffonts", album[0]).splitlines()[2:]
    assert any("PTSans-Regular" in row for row in rows) and any("PTSerif-Italic" in row for row in rows)
    for row in rows:
        assert re.search(r"yes\s+yes\s+yes", row), row


MISSING = """<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">
<rect width="200" height="100" fill="#eee"/>
<text x="10" y="50">Рост 🎉 есть</text>
</svg>"""


def test_a_letter_that_no_face_has_is_an_error_that_names_its_place(small_issue, findings, tmp_path):
    (tmp_path / "chart.svg").write_text(MISSING, encoding="utf-8")
    issue = small_issue(tmp_path, ("        body:", "        pictures: [{file: chart.svg, alternative: A}]\n        body:"))
    found = findings(issue)
    assert [finding["code"] for finding in found] == ["missing-glyph"]
    assert found[0]["severity"] == "error"
    assert found[0]["line"] == 15
    for part in ('"chart.svg"', "line 3", "Рост", "U+1F389"):
        assert part in found[0]["message"], part


def test_words_that_run_over_the_edge_are_set_narrower_or_reported(small_issue, findings, run, tmp_path):
    def chart(words):
        (tmp_path / "chart.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="40">'
                                            f'<text x="10" y="20">{words}</text></svg>', encoding="utf-8")

    issue = small_issue(tmp_path, ("        body:", "        pictures: [{file: chart.svg, alternative: A}]\n        body:"))
    chart("Fourteen words")  # a little too long
    assert findings(issue) == []
    chart("A label that is much too long")
    found = findings(issue)
    assert [finding["code"] for finding in found] == ["picture-text-cut"]
    assert "A label that is much too long" in found[0]["message"]
