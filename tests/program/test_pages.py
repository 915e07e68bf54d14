"""Pages as they come out: one baseline grid, nothing over anything else, columns filled."""

import re
import time
import xml.etree.ElementTree as ElementTree

import pytest

from conftest import tool
from issues import write_issue

GRID = 13.0
SEEDS = range(1, 7)


class Line:
    def __init__(self, element):
        self.left, self.top, self.right, self.bottom = map(float, element.get("bbox").split())
        font = element.find("font")
        self.face, self.size = font.get("name"), float(font.get("size"))
        self.baseline = float(font.find("char").get("y"))
        self.text = "".join(char.get("c") for char in element.iter("char"))


def pages_of(pdf):
    """(lines, boxes of pictures) of each page."""
    root = ElementTree.fromstring(tool("mutool", "draw", "-q", "-F", "stext", "-O", "preserve-images", "-o", "-", pdf))
    for page in root.iter("page"):
        lines = [Line(element) for element in page.iter("line") if element.find("font/char") is not None]
        yield lines, [tuple(map(float, image.get("bbox").split())) for image in page.iter("image")]


def build(run, descriptor, output, *arguments):
    result = run("build", descriptor, "-o", output, "-q", *arguments)
    assert result.returncode == 0, result.stderr
    return output


@pytest.fixture(scope="module", params=SEEDS)
def generated(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    return write_issue(folder / "issue", 14, seed=request.param)


def check_geometry(pdf):
    body_lines = 0
    for lines, pictures in pages_of(pdf):
        body = [line for line in lines if line.face.endswith("PTSerif-Regular") and abs(line.size - 9.5) < 0.3]
        columns = [line for line in body if line.right - line.left < 260]
        phases = {round(line.baseline % GRID, 1) % GRID for line in columns}
        if columns:
            assert max(phases) - min(phases) <= 0.1, f"baselines off the grid: {sorted(phases)}"
        body_lines += len(columns)
        seen = {}
        for line in columns:
            key = (round(line.baseline), line.left > 297)
            other = seen.setdefault(key, line)
            # Pieces of one line stand side by side.
            assert other is line or other.right <= line.left + 1 or line.right <= other.left + 1, (other.text, line.text)
        for left, top, right, bottom in pictures:
            for line in lines:
                overlap = min(right, line.right) - max(left, line.left)
                assert overlap < 1 or line.baseline < top + 1 or line.baseline - line.size * 0.7 > bottom - 1, (
                    f"a picture over {line.text!r}"
                )
    assert body_lines > 100


def test_samples_keep_the_grid_and_clear_their_pictures(sample):
    check_geometry(sample[2])


def test_justified_lines_end_at_one_edge(sample):
    ends = [float(end) for end in re.findall(r'xMax="([\d.]+)" yMax="[\d.]+">[^<]*\w</word>',
                                             tool("pdftotext", "-bbox", sample[2], "-"))]
    for edge in (290.55, 555.59):  # of the columns; what stands on it by chance is not justified
        near = [abs(end - edge) for end in ends if abs(end - edge) < 0.5]
        assert len(near) > 80
        assert sum(distance < 0.08 for distance in near) > 0.92 * len(near)


def test_generated_issues_keep_the_grid_and_clear_their_pictures(run, generated, tmp_path):
    check_geometry(build(run, generated, tmp_path / "optimal.pdf"))


def count(pdf):
    return int(re.search(r"^Pages: +(\d+)$", tool("pdfinfo", pdf), re.M).group(1))


def test_optimal_pagination_takes_no_more_pages_than_greedy(run, generated, tmp_path):
    optimal = build(run, generated, tmp_path / "optimal.pdf")
    greedy = build(run, generated, tmp_path / "greedy.pdf", "--pagination", "greedy")
    assert count(optimal) <= count(greedy)


def test_samples_take_no_more_pages_than_the_model(sample):
    """The printed issue's sections open on pages 2, 6, 10 and 11, and it ends on 12."""
    contents = tool("pdftotext", "-layout", "-f", "3", "-l", "3", sample[2], "-")
    opening = [int(folio) for folio in re.findall(r"\. ?\.[. ]*(\d+)$", contents, re.M)]
    assert len(opening) == 4
    assert all(ours <= printed for ours, printed in zip(opening, [2, 6, 10, 11])), opening
    assert count(sample[2]) <= 2 + 12 + 1  # cover and imprint, folios, back page


def test_a_divided_table_leaves_two_rows_on_either_side(run, small_issue, tmp_path):
    """And its head stays with them, here and there."""
    rows, articles = 18, 20
    text = "The quick brown fox jumps over the lazy dog. It does so again, and with some grace.\n"
    blocks = []
    for i in range(articles):
        table = [f"| head{i}r{row} | {row} |" for row in range(rows)]
        table.insert(1, "|:--|--:|")
        blocks += ["x " * 4 * i, "", *table, ""]
    body = "\n          ".join(blocks)
    pdf = build(run, small_issue(tmp_path, (text, text + "\n          " + body + "\n")), tmp_path / "out.pdf")
    parts = {}
    for page, (lines, _) in enumerate(pages_of(pdf)):
        for line in lines:
            if cell := re.match(r"head(\d+)r(\d+)", line.text):
                parts.setdefault((int(cell[1]), page, line.left > 297), []).append(int(cell[2]))
    for (table, *_), found in parts.items():
        assert found[0] == 0 and found[1:] == list(range(found[1], found[1] + len(found) - 1)), (table, found)
        assert len(found) >= 3, (table, found)
    assert sum(len(found) - 1 for found in parts.values()) == (rows - 1) * articles
    assert len(parts) > articles, "no table is divided"


def test_one_long_paragraph_costs_no_more_than_many_short_ones(run, tmp_path):
    """Lines were once cut by walking the whole paragraph for each."""
    words = "The registry counted further cases and its officers reported figures before winter.".split()
    head = (
        "vestnik: 1\nlanguage: en\nseries: {title: [Long]}\nnumber: 1\nyear: 2024\n"
        "period: {from: 2024-12-16, to: 2024-12-31}\nplace: Almaty\npublisher: {name: P, full-name: P, address: N}\n"
        "sections:\n  - country: KZ\n    articles:\n      - title: One\n"
        "        source: {name: P, address: 'https://example.org/'}\n        body: |\n          ")
    text = [words[i % len(words)] for i in range(36_000)]
    paragraphs = [" ".join(text[i:i + 60]) for i in range(0, len(text), 60)]

    def seconds(name, separator):
        path = tmp_path / name
        path.write_text(head + separator.join(paragraphs) + "\n", encoding="utf-8")
        began = time.perf_counter()
        build(run, path, tmp_path / "out.pdf")
        return time.perf_counter() - began

    many = seconds("many.yaml", "\n\n          ")
    assert seconds("one.yaml", " ") < 4 * many


@pytest.mark.parametrize("title", ["Short", "A title that is so long that it does not find room in a single line of the page"])
def test_a_title_stands_nearer_to_its_own_text_than_to_what_is_above(run, small_issue, tmp_path, title):
    article = f"      - title: {title}\n        source: {{name: P}}\n        body: Its own text.\n"
    issue = small_issue(tmp_path)
    issue.write_text(issue.read_text(encoding="utf-8").rstrip() + "\n" + article, encoding="utf-8")
    pdf = build(run, issue, tmp_path / "issue.pdf")
    lines = next(lines for lines, _ in pages_of(pdf) if any(line.text.startswith("Its own") for line in lines))
    heading = [line for line in lines if abs(line.size - 13.5) < 0.1 and line.text.isupper()]
    below = next(line for line in lines if line.text.startswith("Its own")).baseline
    first = min(line.baseline for line in heading if "SHORT" in line.text or "SO LONG" in line.text)
    last = max(line.baseline for line in heading)
    above = max(line.baseline for line in lines if line.baseline < first - 5)
    capitals = 0.7
    assert last - first < 17
    assert first - 13.5 * capitals - above > 1.6 * (below - 9.5 * capitals - last)


def test_a_line_that_nothing_else_fills_takes_wider_spaces_than_the_theme_wants(run, small_issue, tmp_path):
    number = "1234567890" * 4  # nothing divides it
    issue = small_issue(tmp_path, ("The quick brown fox jumps over", f"Dossier number {number} went to the court with {number}"))
    pdf = build(run, issue, tmp_path / "issue.pdf")
    text = tool("pdftotext", "-bbox-layout", pdf, "-")
    words = re.findall(r'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)</word>', text)
    first = next(i for i, word in enumerate(words) if word[2] == "Dossier")
    assert [word for _, _, word in words[first:first + 3]] == ["Dossier", "number", number]
    gap, right = float(words[first + 1][0]) - float(words[first][1]), float(words[first + 1][1])
    edge = 290  # of the left column
    assert gap > 0.5 * 10.5
    assert abs(right - edge) < 2  # within what hangs over it


def test_no_paragraph_is_made_longer_by_a_scrap_of_a_word(run, small_issue, tmp_path):
    """A page that is to be filled once took a second line for the last letters of "продолжается"."""
    paragraph = "          — Мы рады, — сказал И.О’Нил. — Работа {}продолжается{}.\n\n"
    articles = "".join(
        f"      - title: Статья {i}\n        language: ru\n        source: {{name: П}}\n        body: |\n"
        + "".join(paragraph.format("наша " * (j == 1), "!" * (i % 3)) for j in range(3)) for i in range(24))
    issue = small_issue(tmp_path)
    issue.write_text(issue.read_text(encoding="utf-8").rstrip() + "\n" + articles, encoding="utf-8")
    result = run("stats", issue)
    assert result.returncode == 0, result.stderr
    assert re.findall(r"(\d+) short last lines", result.stdout)[-1] == "0"
