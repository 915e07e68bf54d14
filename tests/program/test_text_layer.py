"""Every word of the descriptor is in the PDF, in order, and none else; broken words come back whole."""

import re

import pytest
import yaml

from words import article_words, mupdf_pages, plain, poppler_pages, rejoined, words

HEADINGS = {
    "en": {"KZ": "Republic of Kazakhstan", "KG": "Kyrgyz Republic", "RU": "Russian Federation",
           "TJ": "Republic of Tajikistan"},
    "ru": {"KZ": "Республика Казахстан", "KG": "Кыргызская Республика", "RU": "Российская Федерация",
           "TJ": "Республика Таджикистан"},
}


def without(sequence, part):
    """The sequence with the first occurrence of `part` taken out."""
    for at in range(len(sequence) - len(part) + 1):
        if sequence[at:at + len(part)] == part:
            return sequence[:at] + sequence[at + len(part):]
    raise AssertionError(f"not in the text: {' '.join(part)}")


def section_words(pages, running_heads):
    """Words of the section pages. Folios and running heads are taken off: they stand last on a page."""
    result = []
    for folio, page in enumerate(pages, start=2):
        lines = [line for line in page.split("\n") if line.strip()]
        assert words(lines.pop()) == [str(folio)]
        if words(lines[-1]) in running_heads:
            lines.pop()
        result += lines
    return words(rejoined("\n".join(result)))


@pytest.mark.parametrize("read", [poppler_pages, mupdf_pages])
def test_sections_word_for_word(sample, read):
    language, descriptor, pdf = sample
    issue = yaml.safe_load(descriptor.read_text(encoding="utf-8"))
    expected, heads = [], []
    series = " ".join(issue["series"]["title"])
    for section in issue["sections"]:
        heading = section.get("heading", HEADINGS[language][section["country"]])
        heads += [words(f"{series} {issue['number']} {issue['year']}")]
        expected += words(heading)
        for article in section["articles"]:
            expected += article_words(article, descriptor.parent)
    pages = read(pdf)
    found = section_words(pages[3:-1], heads)
    for section in issue["sections"]:
        for article in section["articles"]:
            for picture in article.get("pictures", []):
                if "caption" in picture:
                    found = without(found, words(plain(picture["caption"])))
    for at, (one, other) in enumerate(zip(expected, found)):
        assert one == other, f"word {at}: expected {expected[at - 5:at + 5]}, found {found[at - 5:at + 5]}"
    assert len(expected) == len(found)


@pytest.mark.parametrize("read", [poppler_pages, mupdf_pages])
def test_front_matter_says_what_the_descriptor_says(sample, read):
    _, descriptor, pdf = sample
    issue = yaml.safe_load(descriptor.read_text(encoding="utf-8"))
    publisher = yaml.safe_load((descriptor.parent / issue["publisher"]).read_text(encoding="utf-8"))
    pages = [words(rejoined(page)) for page in read(pdf)]
    cover = pages[0]
    for line in issue["series"]["title"] + [issue["series"]["note"], str(issue["number"]), issue["place"]]:
        cover = without(cover, words(line))
    for key in ("full-name", "address", "telephone", "fax", "email", "web"):
        without(pages[1], words(publisher[key]))
        without(pages[-1], words(publisher[key]))
    contents = pages[2]
    for section in issue["sections"]:
        for article in section["articles"]:
            if "topic" in article:
                contents = without(contents, words(plain(article["topic"])))
    total = sum(len(section["articles"]) for section in issue["sections"])
    assert str(total) in contents


def test_counts_of_the_digest_are_parted(sample):
    _, descriptor, pdf = sample
    issue = yaml.safe_load(descriptor.read_text(encoding="utf-8"))
    text = " ".join(rejoined(poppler_pages(pdf)[2]).split())
    for section in issue["sections"][:-1]:
        assert re.search(rf"[–—] {len(section['articles'])}, ", text)
