"""The manual as a whole: its links lead somewhere, and what is there in Russian says as much as in English."""

import re

import pytest

from conftest import MANUAL, ROOT

PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
RUSSIAN = sorted(MANUAL["ru"].glob("*.md"))


def name(path):
    return str(path.relative_to(ROOT))


def prose(path):
    """The page's text without its fenced code."""
    return re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.M | re.S)


def headings(path):
    """[(level, text)] of a page."""
    return [(len(marks), words) for marks, words in re.findall(r"^(#+) (.+)$", prose(path), re.M)]


def anchors(path):
    """The anchors that GitHub gives a page's headings."""
    return {re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-") for _, words in headings(path)}


def links(path):
    text = re.sub(r"`[^`\n]*`", "", prose(path).replace("[`", "[").replace("`]", "]"))
    return re.findall(r"\]\(([^)\s]+)\)", text)


def table_keys(path):
    """What stands as code in the first cells of the tables, in order."""
    cells = [re.findall(r"`([^`]+)`", cell) for cell in re.findall(r"^\|([^|]*)\|", prose(path), re.M)]
    return [cell for cell in cells if cell]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page):
    for link in links(page):
        if re.match(r"\w+:", link):
            continue
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_every_russian_page_has_an_english_one_and_the_editors_pages_are_there():
    names = {page.name for page in RUSSIAN}
    assert names <= {page.name for page in MANUAL["en"].glob("*.md")}
    assert names >= {"tutorial.md", "descriptor.md", "typography.md", "findings.md", "import.md", "compare.md", "preview.md",
                     "theme.md", "release.md", "hyphenation.md", "stats.md"}


@pytest.mark.parametrize("page", RUSSIAN, ids=name)
def test_both_languages_have_the_same_parts(page):
    english = MANUAL["en"] / page.name
    assert [level for level, _ in headings(page)] == [level for level, _ in headings(english)]
    assert table_keys(page) == table_keys(english)


@pytest.mark.parametrize("page", RUSSIAN, ids=name)
def test_russian_pages_are_russian(page):
    assert all(re.search("[а-яё]", words.lower()) for _, words in headings(page)
               if not re.fullmatch(r"[a-zA-Z0-9-]+", words)), headings(page)
