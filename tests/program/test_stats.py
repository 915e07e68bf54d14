"""`vestnik stats`: its figures, some of them worked out again from the PDF by other readers."""

import json
import re
import statistics
import xml.etree.ElementTree as ElementTree

import pytest
import yaml

from conftest import ROOT, SAMPLES, tool, tool_bytes
from issues import write_issue

HYPHENS = ("-", "\u2010", "\u2011", "\u00ad")


def stats_of(run, descriptor, *arguments):
    done = run("stats", descriptor, "--format", "json", *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module", params=sorted(SAMPLES))
def measured(request, run, tmp_path_factory):
    """A sample: (its figures, its PDF, the width of a column)."""
    pdf = tmp_path_factory.mktemp("stats") / "release.pdf"
    assert run("build", SAMPLES[request.param], "-o", pdf, "-q").returncode == 0
    return stats_of(run, SAMPLES[request.param]), pdf


def local(tag):
    return tag.rsplit("}", 1)[-1]


def justified_lines(pdf, first, last):
    """(mean gap in points, type size by the words' height, hyphenated) of lines that fill a column, three gaps or more."""
    text = tool("pdftotext", "-bbox-layout", "-f", first, "-l", last, pdf, "-")
    root = ElementTree.fromstring(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text))
    lines = []
    for element in root.iter():
        if local(element.tag) != "line":
            continue
        words = [(float(w.get("xMin")), float(w.get("xMax")), w.text or "") for w in element]
        lines.append((float(element.get("xMin")), float(element.get("xMax")), words))
    # The columns' edges are where most lines of five words or more begin and end.
    long_lines = [line for line in lines if len(line[2]) >= 5]
    lefts = statistics.multimode(round(line[0]) for line in long_lines)
    assert lefts
    edges = {}
    for left, right, words in long_lines:
        edges.setdefault(round(left), []).append(round(right))
    columns = [(left, statistics.mode(rights)) for left, rights in edges.items() if len(rights) >= 15]
    assert columns
    result = []
    for left, right, words in lines:
        if len(words) < 4 or right - left > 320:
            continue
        if any(-3.5 <= left - l <= 15 and abs(right - r) <= 3.5 for l, r in columns):
            gaps = [b[0] - a[1] for a, b in zip(words, words[1:])]
            result.append((statistics.mean(gaps), words[-1][2].endswith(HYPHENS)))
    return result


def body_size(pdf):
    """The size in which most characters are set."""
    root = ElementTree.fromstring(tool("mutool", "draw", "-q", "-F", "stext", "-o", "-", pdf, "4-14"))
    sizes = {}
    for font in root.iter("font"):
        size = round(float(font.get("size")), 1)
        sizes[size] = sizes.get(size, 0) + len(list(font))
    return max(sizes, key=sizes.get)


def test_word_spaces_and_hyphens_agree_with_those_that_another_reader_sees(measured):
    stats, pdf = measured
    total = stats["total"]
    pages = [page["page"] for section in stats["sections"] for page in section["pages"]]
    lines = justified_lines(pdf, min(pages), max(pages))
    em = body_size(pdf)
    spaces = [gap / em for gap, _ in lines]
    # The reader takes a few last lines that happen to be full, and misses some with other indents.
    assert len(lines) == pytest.approx(total["measured_lines"], rel=0.06)
    assert statistics.mean(spaces) == pytest.approx(total["space_mean_em"], abs=0.003)
    # The reader leaves out lines of three words and those in nested lists, which are the loosest.
    assert statistics.pstdev(spaces) == pytest.approx(total["space_deviation_em"], abs=0.006)
    assert max(spaces) <= total["space_loosest_em"] + 0.005
    assert min(spaces) == pytest.approx(total["space_tightest_em"], abs=0.005)
    hyphenated = 100 * sum(hyphen for _, hyphen in lines) / len(lines)
    assert hyphenated == pytest.approx(total["hyphenated_percent"], abs=1)


def ink_feet(pdf, page, top, bottom):
    """Share of the text area's height down to the lowest ink of its left and right half."""
    raw = tool_bytes("pdftoppm", "-gray", "-r", 72, "-f", page, "-l", page, pdf)
    width, pixels = re.match(rb"P5\s(\d+)\s\d+\s255\s(.*)", raw, re.S).groups()
    width, rows = int(width), range(int(bottom), int(top), -1)

    def foot(begin, end):
        for y in rows:
            if min(pixels[y * width + begin:y * width + end]) < 160:
                return (y + 1 - top) / (bottom - top)
        return 0.0

    return foot(0, width // 2 - 2), foot(width // 2 + 2, width)


def points(length):
    text = str(length)
    return float(text[:-2]) / 25.4 * 72 if text.endswith("mm") else float(text)


def test_fill_agrees_with_the_ink_on_the_page(measured):
    stats, pdf = measured
    theme = yaml.safe_load((ROOT / "assets/themes/bulletin.yaml").read_text(encoding="utf-8"))["page"]
    top, bottom = points(theme["top"]), points(theme["height"]) - points(theme["bottom"])
    for section in stats["sections"]:
        for page in section["pages"]:
            left, right = ink_feet(pdf, page["page"], top, bottom)
            assert left == pytest.approx(page["fill_left"], abs=0.008), page
            assert right == pytest.approx(page["fill_right"], abs=0.008), page
            assert page["fill"] == max(page["fill_left"], page["fill_right"])
            assert page["gap"] == pytest.approx(abs(page["fill_left"] - page["fill_right"]), abs=2e-4)


def test_sums_are_the_sections_and_costs_the_choices(measured):
    stats, _ = measured
    total = stats["total"]
    for key in ("pages", "lines", "justified_lines", "measured_lines", "hyphenated_lines", "widows", "orphans",
                "stranded_headings", "short_last_lines", "full_pages", "paragraphs_shorter", "paragraphs_longer",
                "pictures_reduced", "pictures_moved", "pictures_rearranged", "white_space_lines", "greedy_pages"):
        assert total[key] == sum(section["figures"][key] for section in stats["sections"]), key
    for section in stats["sections"]:
        figures = section["figures"]
        assert figures["pages"] == len(section["pages"])
        assert figures["cost"] == pytest.approx(sum(page["cost"] for page in section["pages"]), abs=0.1)
        for page in section["pages"]:
            assert page["cost"] == pytest.approx(400 + sum(c["cost"] for c in page["choices"]), abs=0.1)
    assert total["cost"] == pytest.approx(sum(s["figures"]["cost"] for s in stats["sections"]), abs=0.1)


def test_what_greedy_pages_are_said_to_cost_is_what_they_cost(run):
    optimal = stats_of(run, SAMPLES["en"])
    greedy = stats_of(run, SAMPLES["en"], "--pagination", "greedy")
    assert optimal["pagination"] == "optimal" and greedy["pagination"] == "greedy"
    for a, b in zip(optimal["sections"], greedy["sections"]):
        assert a["figures"]["greedy_cost"] == b["figures"]["greedy_cost"] == b["figures"]["cost"]
        assert a["figures"]["greedy_pages"] == b["figures"]["greedy_pages"] == b["figures"]["pages"]
        assert a["figures"]["cost"] <= b["figures"]["cost"]


def test_rules_hold_on_generated_issues(run, tmp_path):
    for seed in range(1, 4):
        total = stats_of(run, write_issue(tmp_path / str(seed), 12, seed=seed))["total"]
        assert (total["widows"], total["orphans"], total["stranded_headings"]) == (0, 0, 0), seed
        assert total["longest_hyphen_run"] <= 2
        assert total["cost"] < total["greedy_cost"]


def test_every_key_is_documented(run):
    documented = set(re.findall(r"`(\w+)`", (ROOT / "docs/stats.md").read_text(encoding="utf-8")))

    def keys(value):
        if isinstance(value, dict):
            for key, inner in value.items():
                yield key
                yield from keys(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from keys(inner)

    missing = set(keys(stats_of(run, SAMPLES["en"]))) - documented
    assert not missing


def test_text_names_every_section_and_page(run):
    done = run("stats", SAMPLES["en"])
    assert done.returncode == 0
    for heading in ("Republic of Kazakhstan", "Republic of Tajikistan", "All sections"):
        assert heading in done.stdout
    assert len(re.findall(r"^  page \d+ ", done.stdout, re.M)) == stats_of(run, SAMPLES["en"])["total"]["pages"]
    assert "greedy" in done.stdout and "0 widows" in done.stdout


def test_an_issue_with_errors_has_findings_and_no_figures(run, small_issue, tmp_path):
    descriptor = small_issue(tmp_path, ("language: en", "language: xx"))
    done = run("stats", descriptor, "--format", "json")
    assert done.returncode == 1
    assert done.stdout == ""
    assert json.loads(done.stderr)["findings"][0]["code"] == "unknown-value"


def test_a_section_of_one_page_has_no_fill(run, small_issue, tmp_path):
    figures = stats_of(run, small_issue(tmp_path))["sections"][0]["figures"]
    assert figures["full_pages"] == 0
    assert figures["fill_mean"] is None and figures["fill_least"] is None
