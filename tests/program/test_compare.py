"""Pairs of PDFs that the program made, each with one change, and what is reported."""

import json
import re
import shutil

import pytest

from conftest import ROOT

LONG = "The quick brown fox jumps over the lazy dog. It does so again, and with some grace."


@pytest.fixture(scope="module")
def workshop(run, tmp_path_factory):
    """make(name, *replacements, picture=None) -> PDF of a small issue with a picture."""
    folder = tmp_path_factory.mktemp("compare")

    def make(name, *replacements, picture="lecture.jpg", theme=()):
        issue = folder / name
        issue.mkdir()
        shutil.copy(ROOT / "samples/2024-21/pictures" / picture, issue / "p.jpg")
        text = ISSUE
        for old, new in replacements:
            assert old in text
            text = text.replace(old, new)
        (issue / "issue.yaml").write_text(text, encoding="utf-8")
        sheet = (ROOT / "assets/themes/bulletin.yaml").read_text(encoding="utf-8")
        for old, new in theme:
            assert old in sheet
            sheet = sheet.replace(old, new)
        (issue / "theme.yaml").write_text(sheet, encoding="utf-8")
        done = run("build", issue / "issue.yaml", "-o", folder / f"{name}.pdf")
        assert done.returncode == 0, done.stderr
        return folder / f"{name}.pdf"

    return make


ISSUE = f"""\
vestnik: 1
language: en
series: {{title: [Herald, of small things]}}
number: 1
year: 2024
period: {{from: 2024-12-01, to: 2024-12-15}}
place: Almaty
theme: theme.yaml
publisher: {{name: Press, full-name: The Small Press, address: "1 Main Street, Almaty"}}
sections:
  - country: KZ
    articles:
      - title: One small article
        date: 2024-12-02
        source: {{name: Press, address: "https://example.org/one"}}
        pictures: [{{file: p.jpg, alternative: a picture, caption: A caption}}]
        body: |
          First words of it. {LONG} {LONG} {LONG}

          {LONG} {LONG}
  - country: KG
    articles:
      - title: Another article
        date: 2024-12-03
        source: {{name: Press, address: "https://example.org/two"}}
        body: |
          {LONG} {LONG}
"""


@pytest.fixture(scope="module")
def plain(workshop):
    return workshop("plain")


@pytest.fixture
def differences(run):
    def call(*arguments):
        done = run("compare", *arguments, "--format", "json")
        assert done.returncode in (0, 1), done.stderr
        report = json.loads(done.stdout)
        assert report["same"] == (done.returncode == 0)
        return report["differences"]

    return call


def kinds(found):
    return {difference["kind"] for difference in found}


def test_the_same(run, plain):
    done = run("compare", plain, plain)
    assert done.returncode == 0
    assert done.stdout == "no differences\n"


def test_one_word(workshop, plain, differences):
    found = differences(plain, workshop("word", ("First words", "First terms")))
    assert "“words” became “terms”" in [f["message"] for f in found if f["kind"] == "text"]
    assert kinds(found) <= {"text", "line-break", "moved"}
    place = [f for f in found if f["kind"] == "text"][0]["old"][0]
    assert place["page"] == 4
    assert 15 < place["box"][0] < 195 and 40 < place["box"][1] < 280, "a place in the text area, in mm"


def test_a_picture_replaced(workshop, plain, differences):
    found = differences(plain, workshop("picture", picture="square.jpg"))
    assert any(f["kind"] == "picture" and "replaced" in f["message"] for f in found), found
    assert "text" not in kinds(found)


def test_a_picture_scaled(workshop, differences):
    # Else each size has pixels of its own, and another part of them.
    whole = [("  max-resolution: 300", "  max-resolution: off"), ("  max-crop: 0.12", "  max-crop: 0")]
    found = differences(workshop("narrow", theme=whole),
                        workshop("wide", ("caption: A caption", "caption: A caption, width: across"), theme=whole))
    assert any(f["kind"] == "picture" and "wider" in f["message"] for f in found), found
    assert "text" not in kinds(found)


def test_another_theme(workshop, plain, differences):
    """The margin is five millimetres wider: whole blocks are reported as moved by that."""
    found = differences(plain, workshop("theme", theme=[("  top: 25mm", "  top: 30mm")]))
    moved = [f for f in found if f["kind"] == "moved" and "5.0 mm down" in f["message"]]
    assert moved, found
    assert "text" not in kinds(found)
    wide = differences(plain, plain.parent / "theme.pdf", "--tolerance", "5.5")
    assert not [f for f in wide if f["kind"] == "moved" and f["mm"] <= 5.5]


def test_a_page_more(workshop, plain, differences):
    long = "\n\n          ".join([LONG * 12] * 5)
    found = differences(plain, workshop("long", (f"          {LONG} {LONG}\n  - country", f"          {LONG} {LONG}\n\n          {long}\n  - country")))
    assert {"pages", "text", "page-shift"} <= kinds(found)
    shifts = [f for f in found if f["kind"] == "page-shift"]
    assert any(f["old"][0]["page"] == 5 and f["new"][0]["page"] > 5 for f in shifts), shifts


def test_what_does_not_count(run, workshop, plain):
    other = workshop("ignored", ("First words", "First terms"))
    every = "text,line-break,moved"
    assert run("compare", plain, other).returncode == 1
    assert run("compare", plain, other, "--ignore", every).returncode == 0
    assert run("compare", plain, other, "--most", "100").returncode == 0
    assert run("compare", plain, other, "--ignore", "nonsense").returncode == 2


def test_html_report_stands_alone(run, workshop, plain, tmp_path):
    other = workshop("html", ("First words", "First \\<terms\\> & more"),)
    report = tmp_path / "report.html"
    assert run("compare", plain, other, "--html", report, "-q").returncode == 1
    html = report.read_text(encoding="utf-8")
    assert html.count("data:image/png;base64,") >= 2
    assert not re.search(r"(?:src|href)=\"(?!data:|#)", html), "nothing from elsewhere"
    assert "&amp;" in html and "<terms>" not in html


def test_files_that_are_none(run, plain, tmp_path):
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    for other in (tmp_path / "none.pdf", tmp_path / "broken.pdf", tmp_path):
        done = run("compare", plain, other)
        assert done.returncode == 3
        assert "pdf-unreadable" in done.stderr


def test_usage(run):
    assert run("compare").returncode == 2
    done = run("compare", "--help")
    assert done.returncode == 0
    assert "--tolerance" in done.stdout
