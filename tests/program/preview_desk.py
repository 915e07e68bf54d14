"""A preview of a sample before a browser. Fixtures are imported by the tests that use them."""

import re
import shutil
import time

import pytest

from conftest import ROOT, tool
from preview import Browser, Preview


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    made = Browser(tmp_path_factory.mktemp("browser"))
    yield made
    made.close()


@pytest.fixture
def desk(program, browser, tmp_path, request):
    """A preview of a copy of a sample, open in the browser: (preview, browser, folder of the issue). What the browser
    complains of, and each request that would leave the machine, is a failure."""
    name, *options = getattr(request, "param", ("2024-21",))
    shutil.copytree(ROOT / "samples", tmp_path / "samples", copy_function=shutil.copyfile)
    folder = tmp_path / "samples" / name
    browser.complaints(), browser.requests()
    with Preview(program, folder / "issue.yaml", *options) as preview:
        browser.open(preview)
        yield preview, browser, folder
        for address in browser.requests():
            assert address.startswith((preview.origin + "/", "about:", "data:")), address
        assert browser.complaints() == []
        browser.driver.get("about:blank")


def first_article(folder):
    return folder / "articles/kg-02-petersburg.md"


def place_of(preview, word, tmp_path):
    """Page (from 0) and centre of a word, in points, by another reader of the PDF that is offered."""
    pdf = tmp_path / "offered.pdf"
    pdf.write_bytes(preview.get("/release.pdf"))
    pages = tool("pdftotext", "-bbox", pdf, "-").split("<page ")[1:]
    for number, page in enumerate(pages):
        found = re.search(rf'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">{word}', page)
        if found:
            left, top, right, bottom = map(float, found.groups())
            return number, (left + right) / 2, (top + bottom) / 2
    raise AssertionError(f"{word} is not printed")


def replace_in(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def at_rest(browser):
    """Waits until all pictures in view are there, and a moment for those that are about to be asked for."""
    browser.wait("[...document.querySelectorAll('.page img[src]')].every((img) => img.complete)")
    time.sleep(0.3)
