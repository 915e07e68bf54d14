"""Tables and charts: joined cells, heads, CSV files, turned pages, as other readers see them in the PDF."""

import json
import re

import pikepdf
import pytest

from conftest import ROOT, tool
from issues import wide_table
from structure import faults

BODY = "The quick brown fox jumps over the lazy dog. It does so again, and with some grace."


@pytest.fixture
def build(run, small_issue, tmp_path):
    """build(body, keys="", files={}) -> PDF of a one-article issue; `keys` are the article's further lines."""

    def call(body, keys="", files=None, language="en"):
        for name, content in (files or {}).items():
            (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        indented = "\n".join("          " + line if line else "" for line in body.splitlines())
        lines = "".join(f"        {line}\n" for line in keys.splitlines())
        issue = small_issue(tmp_path, ("          " + BODY, indented), ("        body: |", lines + "        body: |"),
                            ("language: en", f"language: {language}"))
        pdf = tmp_path / "out.pdf"
        done = run("build", issue, "-o", pdf)
        assert done.returncode == 0, done.stderr
        assert faults(pdf) == []
        return pdf

    return call


def elements(pdf, kind):
    with pikepdf.open(pdf) as document:
        found, waiting = [], [document.Root.StructTreeRoot.K]
        while waiting:
            element = waiting.pop(0)
            if str(element.S) == kind:
                attributes = element.get("/A", {})
                found.append({"scope": str(attributes.get("/Scope", "")), "rows": int(attributes.get("/RowSpan", 1)),
                              "columns": int(attributes.get("/ColSpan", 1)),
                              "headers": len(attributes.get("/Headers", [])), "id": str(element.get("/ID", "")),
                              "alt": str(element.get("/Alt", ""))})
            kids = element.get("/K", [])
            kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
            waiting = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid] + waiting
    return found


def text(pdf, *options):
    return tool("pdftotext", *options, pdf, "-")


JOINED = """\
: Seizures by region

|  | 2023 | << | 2024 |
|---|---:|---:|---:|
| **Region** | **heroin** | **hashish** | **heroin** |
| North | 12.5 | 104 | 8.25 |
| South | 7 | 61 | 9 |
| East | ^^ | 60 | 10 |
"""


def test_joined_cells_and_heads(build):
    pdf = build("Before.\n\n" + JOINED + "\nAfter.")
    heads, cells = elements(pdf, "/TH"), elements(pdf, "/TD")
    assert [head["scope"] for head in heads] == (["/Column"] * 3) + ["/Both"] + ["/Column"] * 3 + ["/Row"] * 3
    assert [head["columns"] for head in heads[:3]] == [1, 2, 1]
    assert [cell["rows"] for cell in cells] == [1, 1, 1, 2, 1, 1, 1, 1]
    assert all(cell["headers"] == 3 or cell["rows"] == 2 for cell in cells), "two heads above, one beside"
    assert len(elements(pdf, "/Caption")) == 1
    assert "<<" not in text(pdf) and "^^" not in text(pdf)


def test_lines_and_lists_in_cells(build):
    pdf = build("| A | B |\n|---|---|\n| one<br>two | - first<br>- second |\n| three | 1. x<BR/>2. y |\n")
    assert len(elements(pdf, "/LI")) == 4
    words = text(pdf, "-layout")
    assert "<br>" not in words
    assert re.search(r"one\s+. +first\n\s*two\s+. +second", words), words


def test_line_breaks_outside_tables_stay_errors(run, small_issue, tmp_path, findings):
    found = findings(small_issue(tmp_path, (BODY, "One<br>two.")))
    assert [finding["code"] for finding in found] == ["markup-html"]


def test_cells_that_cannot_be_joined(findings, small_issue, tmp_path):
    table = "|a|b|c|\n|---|---|---|\n|d|<<|e|\n|f|^^|g|\n"
    found = findings(small_issue(tmp_path, ("          " + BODY,
                                            "".join("          " + line + "\n" for line in table.splitlines()))))
    assert [finding["code"] for finding in found] == ["table-joined"]


def right_edges(pdf, words):
    """{word: right edge} of single words on the page."""
    boxes = re.findall(r'xMin="([\d.]+)"[^>]*xMax="([\d.]+)"[^>]*>([^<]+)</word>', text(pdf, "-bbox"))
    return {word: float(right) for _, right, word in boxes if word in words}


def test_numbers_stand_at_their_decimal_signs(build):
    pdf = build("| Region | Share |\n|---|---:|\n| North | 12.5 |\n| South | 7.125 |\n| East | 130 |\n")
    edges = right_edges(pdf, {"12.5", "7.125", "130"})
    assert edges["7.125"] - 4 > edges["12.5"] > edges["130"] + 4, "whole parts end below each other"


def test_csv_in_the_languages_own_numbers(build):
    csv = "Регион;2023;2024\nСевер;12345,5;8\nЮг;1234;9,25\nИтого;13579,5;17,25\n"
    keys = ("table: {csv: figures.csv, caption: Объём, unit: т, total-rows: 1, notes: [Без транзита., Оценка.], "
            "source: Комитет}")
    pdf = build("Текст.", keys, {"figures.csv": csv.encode("cp1251")}, language="ru")
    words = re.sub(r"[\u00a0\u202f]", " ", text(pdf))
    for expected in ("12 345,5", "1 234", "9,25", "Объём, т", "Без транзита.", "Источник: Комитет"):
        assert expected in words, expected
    assert [head["scope"] for head in elements(pdf, "/TH")] == ["/Both", "/Column", "/Column"] + ["/Row"] * 3


def test_csv_heads_of_two_rows(build):
    csv = "\ufeffRegion,2023,,2024,\r\n,men,women,men,women\r\nNorth,1,2,3,4\r\n".encode("utf-16")
    pdf = build("Text.\n\n![Workers](figures.csv)\n\nMore text.", "table: {csv: figures.csv, head-rows: 2}",
                {"figures.csv": csv})
    heads = elements(pdf, "/TH")
    assert [(head["columns"], head["rows"]) for head in heads] == [(1, 2), (2, 1), (2, 1)] + [(1, 1)] * 5
    words = tool("pdfinfo", "-struct-text", pdf)
    assert words.index("women") < words.index("More text"), "the table stands where it is named"


BAD = {
    "ragged": ("a;b;c\nd;e\nf;g;h\n", "csv-ragged", (2, 1)),
    "too long": ("a,b\nc,1,234\nd,2\n", "csv-cells-lost", (2, 5)),
    "open quote": ("a,b\n\"c,d\n", "csv-quote", (2, 1)),
    "signs": ("a;b\nc;1,5\nd;2.5\n", "csv-numbers", (3, 3)),
    "empty": ("", "csv-empty", (0, 0)),
    "workbook": (b"PK\x03\x04abc", "csv-format", (0, 0)),
    "binary": (b"a,b\x00\x00,c", "csv-format", (0, 0)),
    "million": ("1,2,3,4\n" * 250_000, "csv-too-large", (8001, 1)),
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_bad_csv_is_told_with_its_place(findings, small_issue, tmp_path, name):
    content, code, (line, column) = BAD[name]
    (tmp_path / "figures.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
    found = findings(small_issue(tmp_path, ("        body: |", "        table: {csv: figures.csv}\n        body: |")))
    assert [(finding["code"], finding["file"].split("/")[-1]) for finding in found] [:1] == [(code, "figures.csv")], found
    assert (found[0].get("line", 0), found[0].get("column", 0)) == (line, column)


def test_places_without_data(findings, small_issue, tmp_path):
    (tmp_path / "figures.csv").write_text("a,b\nc,1\n", encoding="utf-8")
    found = findings(small_issue(tmp_path, ("          " + BODY, "          ![](figures.csv)\n\n          ![](figures.csv)\n")))
    assert [finding["code"] for finding in found] == ["data-missing"]


def test_a_wide_table_is_turned(build):
    pdf = build("Text.", "table: {csv: figures.csv, caption: Everything}", {"figures.csv": wide_table(16, 120)})
    with pikepdf.open(pdf) as document:
        turned = [number for number, page in enumerate(document.pages)
                  if b"0 1 -1 0 " in page.Contents.read_bytes() and b"Tm" in page.Contents.read_bytes()]
    assert 3 <= len(turned) <= 5
    for number in turned:
        page = " ".join(text(pdf, "-f", number + 1, "-l", number + 1, "-raw").split())
        assert str(number - 1) in page, "the folio"
        assert page.count("Column 15") == 1, "the head is there once on each page"
    assert len(elements(pdf, "/TR")) == 121
    assert sum(head["scope"] == "/Column" for head in elements(pdf, "/TH")) == 15


def test_an_articles_source_stands_with_the_last_rows_of_a_turned_table(build):
    for rows in range(30, 38):
        pdf = build("Text.", "table: {csv: figures.csv, caption: Everything, source: Customs}",
                    {"figures.csv": wide_table(16, rows)})
        with pikepdf.open(pdf) as document:
            turned = [number for number, page in enumerate(document.pages)
                      if b"0 1 -1 0 " in page.Contents.read_bytes()]
        last = " ".join(text(pdf, "-f", turned[-1] + 1, "-l", turned[-1] + 1, "-raw").split())
        assert "Source: Customs" in last and "https://example.org" in last, rows
        assert re.search(r"Region \d", last), "rows stand above it"
        after = text(pdf, "-f", turned[-1] + 2, "-l", turned[-1] + 2)
        assert "https://example.org" not in after, rows


def test_lines_of_turned_tables_count(build, run, tmp_path):
    build("Text.", "table: {csv: figures.csv}", {"figures.csv": wide_table(16, 40)})
    done = run("stats", tmp_path / "issue.yaml", "--format", "json", "-q")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["total"]["lines"] > 41 * 16, "a line for each cell"


@pytest.mark.parametrize("kind", ["bar", "stacked-bar", "line", "pie"])
def test_charts(build, kind):
    csv = "Region,Sum\nNorth,12.5\nSouth,7\nThe far east,30\n" if kind == "pie" else \
        "Region,2023,2024\nNorth,12.5,8\nSouth,7,9\nThe far east,30,31.25\n"
    pdf = build("Text.", f"chart: {{kind: {kind}, csv: figures.csv, caption: Trade, unit: USD, source: Customs, "
                         "with-table: true}", {"figures.csv": csv})
    figure, = elements(pdf, "/Figure")
    for expected in ("Trade, USD", "North 12.5", "The far east 30"):
        assert expected in figure["alt"], figure["alt"]
    assert len(elements(pdf, "/Table")) == 1
    words = text(pdf)
    assert "The far east" in words and "Source: Customs" in words


def test_charts_that_cannot_be_drawn(findings, small_issue, tmp_path):
    (tmp_path / "figures.csv").write_text("Region,Sum\nNorth,-12\nSouth,7\n", encoding="utf-8")
    found = findings(small_issue(tmp_path, ("        body: |",
                                            "        chart: {kind: pie, csv: figures.csv}\n        body: |")))
    assert [finding["code"] for finding in found] == ["chart-negative"]
    assert (found[0]["line"], found[0]["column"]) == (2, 7)


@pytest.mark.parametrize("sample", ["statistics", "statistics-ru"])
def test_samples(run, tmp_path, sample):
    pdf = tmp_path / "sample.pdf"
    done = run("build", ROOT / "samples" / sample / "issue.yaml", "-o", pdf, "--strict")
    assert done.returncode == 0, done.stderr
    assert faults(pdf) == []
