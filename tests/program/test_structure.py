"""The logical structure of the samples: what a screen reader follows."""

import re
import xml.etree.ElementTree as ElementTree

import pikepdf

from conftest import ROOT
from outline import outline
from structure import Structure, empty_headings, faults


def test_tags_and_text_are_golden(sample):
    """scripts/refresh-golden writes these files again."""
    language, _, pdf = sample
    assert outline(pdf) == (ROOT / f"tests/golden/structure-{language}.txt").read_text(encoding="utf-8")


def test_trees_are_sound(sample):
    _, _, pdf = sample
    assert not faults(pdf)
    assert not empty_headings(pdf)


def test_every_figure_has_alternative_text_and_extent(sample):
    _, _, pdf = sample
    with pikepdf.open(pdf) as document:
        figures = [e for e in Structure(document).elements.values() if e.S == "/Figure"]
        assert len(figures) > 10
        for figure in figures:
            assert len(str(figure.Alt)) > 2
            left, bottom, right, top = (float(v) for v in figure.A.BBox)
            assert 0 <= left < right <= 596 and 0 <= bottom < top <= 842


def test_artifacts_say_what_they_are(sample):
    """Folios are footers, running heads headers; nothing is an artifact without a type."""
    _, _, pdf = sample
    kinds = set()
    with pikepdf.open(pdf) as document:
        for number, page in enumerate(document.pages):
            content = page.Contents.read_bytes()
            marks = re.findall(rb"/Artifact/(\w+) BDC", content)
            assert content.count(b"/Artifact") == len(marks)
            kinds |= set(marks)
            for mark in marks:
                assert page.Resources.Properties["/" + mark.decode()].Type in ("/Pagination", "/Layout")
            labelled = 2 <= number < len(document.pages) - 1
            assert (b"Footer" in marks) == labelled, number
        properties = document.pages[0].Resources.Properties
        assert properties.Header.Subtype == "/Header" and properties.Footer.Subtype == "/Footer"
    assert kinds == {b"Header", b"Footer", b"Layout"}


def test_xmp_says_the_same_as_info(sample):
    _, _, pdf = sample
    names = {"dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/",
             "pdf": "http://ns.adobe.com/pdf/1.3/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#"}
    with pikepdf.open(pdf) as document:
        packet = document.Root.Metadata.read_bytes().decode("utf-8")
        info = {key: str(value) for key, value in document.docinfo.items()}
    xmp = ElementTree.fromstring(packet[packet.index("<x:"):packet.rindex("<?")])

    def text(path):
        return xmp.find(".//" + path, names).text

    assert text("dc:title/rdf:Alt/rdf:li") == info["/Title"]
    assert text("dc:creator/rdf:Seq/rdf:li") == info["/Author"]
    assert text("dc:description/rdf:Alt/rdf:li") == info["/Subject"]
    assert text("pdf:Keywords") == info["/Keywords"]
    assert text("pdf:Producer") == info["/Producer"] and text("xmp:CreatorTool") == info["/Creator"]
    for element, key in (("xmp:CreateDate", "/CreationDate"), ("xmp:ModifyDate", "/ModDate")):
        assert re.sub(r"[-:TD]", "", text(element)) == re.sub(r"[-:TD]", "", info[key])


def test_language_is_said_where_it_changes(run, small_issue, tmp_path):
    issue = small_issue(tmp_path, ("title: One small article", "title: Одна статья\n        language: ru"))
    assert run("build", issue, "-o", tmp_path / "out.pdf").returncode == 0
    with pikepdf.open(tmp_path / "out.pdf") as document:
        languages = [str(e.Lang) for e in Structure(document).elements.values() if "/Lang" in e]
    assert languages == ["en", "ru"]


def test_empty_cells_keep_their_place(run, small_issue, tmp_path):
    table = "| a | b | c |\n          |---|---|---|\n          | | 1 | |\n          | 2 | | |\n          "
    issue = small_issue(tmp_path, ("          The quick", "          " + table + "\n          The quick"))
    done = run("build", issue, "-o", tmp_path / "out.pdf")
    assert done.returncode == 0, done.stderr
    with pikepdf.open(tmp_path / "out.pdf") as document:
        structure = Structure(document)
        rows = [e for e in structure.elements.values() if e.S == "/TR"]
        filled = [[bool(structure.kids(cell)) for cell in structure.kids(row)] for row in rows]
    assert filled == [[True, True, True], [False, True, False], [True, False, False]]


def test_no_heading_is_empty(run, findings, small_issue, tmp_path):
    blank = small_issue(tmp_path, ("title: One small article", 'title: "\\u00A0\\u200B"'))
    assert [f["code"] for f in findings(blank)] == ["empty-text"]
    issue = small_issue(tmp_path, ("          The quick", "          ## &nbsp;\n\n          The quick"))
    assert [f["code"] for f in findings(issue)] == ["heading-empty"]
    assert run("build", issue, "-o", tmp_path / "out.pdf").returncode == 0
    assert not empty_headings(tmp_path / "out.pdf")


PICTURES = """pictures: [{file: logo.svg}]
        body: |
          ![](logo.svg)

          ![](logo.svg "A caption")

"""


def test_missing_alternative_text(run, findings, small_issue, tmp_path):
    """A warning that says what serves instead; with --strict an error."""
    (tmp_path / "logo.svg").write_bytes((ROOT / "samples/2024-21/pictures/polisia.svg").read_bytes())
    issue = small_issue(tmp_path, ('source: {name: Press,', 'source: {name: Press, masthead: {picture: logo.svg},'),
                        ("body: |\n", PICTURES))
    found = [(f["code"], f["severity"], f["line"], f["hint"].rsplit("without it ")[-1]) for f in findings(issue)]
    assert [entry[:2] for entry in found] == [("alternative-missing", "warning")] * 4
    assert sorted(entry[3] for entry in found) == ["its caption serves", "its owner's name serves",
                                                   "the article's title serves", "the article's title serves"]
    assert len({entry[2] for entry in found}) == 4
    assert run("build", issue, "-o", tmp_path / "out.pdf").returncode == 0
    with pikepdf.open(tmp_path / "out.pdf") as document:
        shown = [str(e.Alt) for e in Structure(document).elements.values() if e.S == "/Figure"]
    assert "A caption" in shown and all(shown)
    for command in (("check",), ("build", "-o", tmp_path / "strict.pdf")):
        done = run(command[0], issue, "--strict", *command[1:])
        assert done.returncode == 1
        assert done.stderr.count("error[alternative-missing]") == 4
    assert not (tmp_path / "strict.pdf").exists()


def test_samples_are_strict(sample, run):
    _, descriptor, _ = sample
    assert run("check", descriptor, "--strict").returncode == 0
