"""The contents page tells the truth and its entries lead where they say."""

import json
import re

import yaml

from conftest import tool
from words import words


def objects(pdf):
    return json.loads(tool("qpdf", "--json", "--json-key=qpdf", pdf))["qpdf"][1]


def page_references(pdf):
    return [page["object"] for page in json.loads(tool("qpdf", "--json", "--json-key=pages", pdf))["pages"]]


def links(pdf):
    """(page index, annotation dictionary) of every link."""
    table = objects(pdf)
    value = lambda ref: table["obj:" + ref]["value"]
    found = []
    for index, reference in enumerate(page_references(pdf)):
        annotations = value(reference).get("/Annots", [])
        if isinstance(annotations, str):
            annotations = value(annotations)
        for annotation in annotations:
            entry = value(annotation) if isinstance(annotation, str) else annotation
            assert entry["/Subtype"] == "/Link"
            found.append((index, entry))
    return found


def test_each_folio_is_the_page_its_section_opens_on(sample):
    _, descriptor, pdf = sample
    issue = yaml.safe_load(descriptor.read_text(encoding="utf-8"))
    outline = json.loads(tool("qpdf", "--json", "--json-key=outlines", pdf))["outlines"]
    contents = tool("pdftotext", "-layout", "-f", "3", "-l", "3", pdf, "-")
    assert len(outline) == len(issue["sections"])
    for entry in outline:
        page = entry["destpageposfrom1"]
        lines = [line for line in contents.splitlines()
                 if words(line)[:-1] == words(entry["title"])]
        assert len(lines) == 1, (entry["title"], contents)
        folio = int(re.search(r"(\d+)\s*$", lines[0]).group(1))
        assert folio == page - 2, "cover and imprint have no folio"
        assert words(tool("pdftotext", "-raw", "-f", page, "-l", page, pdf, "-"))[:len(words(entry["title"]))] == \
            words(entry["title"])


def test_contents_links_lead_to_their_sections(sample):
    _, _, pdf = sample
    outline = json.loads(tool("qpdf", "--json", "--json-key=outlines", pdf))["outlines"]
    pages = page_references(pdf)
    targets = []
    for index, link in links(pdf):
        if index != 2:
            continue
        destination = link.get("/Dest") or link["/A"]["/D"]
        assert isinstance(destination, list) and destination[1] == "/XYZ"
        position = pages.index(destination[0]) + 1
        if not targets or targets[-1] != position:
            targets.append(position)
    assert targets == [entry["destpageposfrom1"] for entry in outline]


def test_every_address_can_be_clicked(sample):
    _, descriptor, pdf = sample
    issue = yaml.safe_load(descriptor.read_text(encoding="utf-8"))
    clicked = []
    for _, link in links(pdf):
        action = link.get("/A")
        if isinstance(action, dict) and action.get("/S") == "/URI":
            uri = action["/URI"]
            clicked.append(uri[2:] if uri.startswith(("u:", "b:")) else uri)
    for section in issue["sections"]:
        for article in section["articles"]:
            assert article["source"]["address"] in clicked


def test_links_have_descriptions_and_print(sample):
    _, _, pdf = sample
    found = links(pdf)
    assert found
    for _, link in found:
        assert len(link["/Contents"]) > 2
        assert link["/F"] == 4
        assert "/StructParent" in link
