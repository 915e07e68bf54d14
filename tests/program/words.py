"""Words: what a descriptor says, and what a reader finds in the PDF."""

import re
import unicodedata

from conftest import tool


def words(text):
    """Runs of letters and digits, whatever their case and the punctuation around them."""
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).replace("\u00ad", "").casefold())


def plain(markdown):
    """The text of Markdown as far as the samples use it."""
    text = re.sub(r"!\[[^\]]*\]\([^)\s]*(?:\s+\"([^\"]*)\")?\)", lambda m: m.group(1) or "", markdown)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"<(https?://[^>]*)>", r"\1", text)
    text = re.sub(r"^\s*\|?[\s:|-]*-{3,}[\s:|-]*$", "", text, flags=re.M)  # a table's rule
    return re.sub(r"[*_`]", "", text)


def section_words(issue, folder, names):
    """Every word of the sections in reading order; `names` are the sections' headings."""
    result = []
    for section, name in zip(issue["sections"], names):
        result += words(section.get("heading", name))
        for article in section["articles"]:
            result += article_words(article, folder)
    return result


def article_words(article, folder):
    """Title, body and address; captions apart, since a picture may move in the text."""
    body = article.get("body") or (folder / article["body-file"]).read_text(encoding="utf-8")
    source = article["source"]
    return (words(source.get("masthead-text", "")) + words(article["title"]) + words(plain(body)) +
            words(source.get("address", "")))


def poppler_pages(pdf):
    """Text by page as poppler reads the content, in the content's order."""
    return pages_of(tool("pdftotext", "-raw", pdf, "-"))


def mupdf_pages(pdf):
    return pages_of(tool("mutool", "draw", "-q", "-F", "text", "-o", "-", pdf))


def pages_of(text):
    assert "\ufffd" not in text
    return text.split("\f")[:-1]


def rejoined(text):
    """Lines that a soft hyphen ends are rejoined, as a reader does that shows or copies the text."""
    return re.sub("\u00ad\\s*\n\\s*", "", text)
