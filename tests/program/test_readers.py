"""Independent readers accept a release and see what it says about itself."""

import re

from conftest import tool


def test_qpdf_finds_nothing(sample):
    _, _, pdf = sample
    assert "No syntax or stream encoding errors found" in tool("qpdf", "--check", pdf)


def test_mupdf_renders_without_a_word(sample):
    import subprocess
    _, _, pdf = sample
    done = subprocess.run(["mutool", "draw", "-F", "trace", "-o", "/dev/null", str(pdf)], capture_output=True, text=True)
    assert done.returncode == 0
    # Debian builds mupdf without colour management and it says so each time.
    complaints = [line for line in done.stderr.splitlines() if re.match("error|warning", line) and "ICC support" not in line]
    assert not complaints


def test_every_face_is_embedded_subset_and_mapped(sample):
    _, _, pdf = sample
    rows = tool("pdffonts", pdf).splitlines()[2:]
    assert rows
    for row in rows:
        assert re.match(r"[A-Z]{6}\+", row), row
        embedded, subset, unicode_map = row.split()[-5:-2]
        assert (embedded, subset, unicode_map) == ("yes", "yes", "yes"), row


def test_information(sample):
    language, _, pdf = sample
    info = tool("pdfinfo", pdf)
    fields = dict(line.split(":", 1) for line in info.splitlines() if ":" in line)
    words = {"en": ("Information Release", "Central Asian"), "ru": ("Информационный", "Центральноазиатский")}[language]
    assert words[0].casefold() in fields["Title"].casefold()
    assert words[1].casefold() in fields["Author"].casefold()
    assert fields["Tagged"].strip() == "yes"
    assert fields["PDF version"].strip() == "1.7"


def test_page_labels(sample):
    """Cover and imprint have no label, the contents page is 1, the back page has none."""
    import json
    _, _, pdf = sample
    labels = json.loads(tool("qpdf", "--json", "--json-key=pagelabels", pdf))["pagelabels"]
    pages = int(re.search(r"Pages:\s+(\d+)", tool("pdfinfo", pdf)).group(1))
    numbered = [entry for entry in labels if entry["label"].get("/S") == "/D"]
    assert [entry["index"] for entry in numbered] == [2]
    assert numbered[0]["label"].get("/St", 1) == 1
    assert labels[-1]["index"] == pages - 1 and "/S" not in labels[-1]["label"]


def test_outline_has_sections_and_articles(sample):
    import json
    _, descriptor, pdf = sample
    import yaml
    issue = yaml.safe_load(descriptor.read_text())
    outline = json.loads(tool("qpdf", "--json", "--json-key=outlines", pdf))["outlines"]
    assert len(outline) == len(issue["sections"])
    for entry, section in zip(outline, issue["sections"]):
        assert len(entry["kids"]) == len(section["articles"])
        assert entry["destpageposfrom1"] is not None
        for kid, article in zip(entry["kids"], section["articles"]):
            assert kid["title"].casefold().split() == article["title"].casefold().split()
