"""Hyphenation in the finished PDF: publishers' exceptions, passages in other languages, words in another script."""

import re
import subprocess

import pytest

from conftest import ROOT, tool

PUBLISHER = 'publisher: {name: Press, full-name: The Small Press, address: "1 Main Street, Almaty"}'
LOCALES = {"en": "en_US", "ru": "ru_RU_utf8", "kk": "kk_KZ", "ky": "ky_KG", "tg": "tg_TJ"}


def with_words(words):
    return PUBLISHER, PUBLISHER[:-1] + ", hyphenation: " + words + "}"


def divided(pdf):
    """Where the PDF's words are divided: {"in-formation", ..}."""
    text = tool("pdftotext", "-raw", pdf, "-")
    return set("-".join(parts) for parts in re.findall(r"([^\W\d]+)\u00ad\s*\n([^\W\d]+)", text))


def build(run, small_issue, folder, body, *replacements, language="en"):
    descriptor = small_issue(folder, ("language: en", f"language: {language}"), *replacements,
                             ("The quick brown fox jumps over the lazy dog. It does so again, and with some grace.", body))
    done = run("build", descriptor, "-o", folder / "out.pdf")
    assert done.returncode == 0, done.stderr
    return folder / "out.pdf"


def steps(word):
    """`word` between fillers of all lengths: in some line it must be divided wherever it can be."""
    return " ".join(f"{'x' * (1 + n * 7 % 13)} {word}" for n in range(400))


@pytest.mark.parametrize("language", sorted(LOCALES))
def test_patterns_are_named_by_the_locale(language):
    text = (ROOT / f"assets/locales/{language}.yaml").read_text(encoding="utf-8")
    assert f"hyphenation: hyph_{LOCALES[language]}.dic\n" in text
    if language in ("kk", "ky", "tg"):
        assert "hyphen-left-min: 3\nhyphen-right-min: 3\n" in text


def test_words_are_divided_by_the_patterns(run, small_issue, tmp_path):
    assert divided(build(run, small_issue, tmp_path, steps("information"))) >= {"infor-mation", "informa-tion"}


def test_a_publisher_divides_words_otherwise(run, small_issue, tmp_path):
    pdf = build(run, small_issue, tmp_path, steps("information"), with_words("{en: [informa-tion]}"))
    assert divided(pdf) == {"informa-tion"}


def test_a_publisher_keeps_words_whole(run, small_issue, tmp_path):
    pdf = build(run, small_issue, tmp_path, steps("Қазақстанның"), with_words("{kk: [ҚАЗАҚСТАННЫҢ]}"), language="kk")
    assert not divided(pdf)


def test_exceptions_hold_for_articles_in_their_language(run, small_issue, tmp_path):
    pdf = build(run, small_issue, tmp_path, steps("[предлагалось]{lang=ru}"), with_words("{ru: [предлага-лось]}"))
    assert divided(pdf) == {"предлага-лось"}


def test_cyrillic_words_in_an_english_article(run, small_issue, tmp_path):
    pdf = build(run, small_issue, tmp_path, steps("предлагалось"))
    found = divided(pdf)
    assert len(found) > 1 and found <= {"пред-лагалось", "предла-галось", "предлага-лось"}


def test_patterns_of_a_passage(run, small_issue, tmp_path):
    pdf = build(run, small_issue, tmp_path, steps("[Қазақстанның]{lang=kk}"))
    assert divided(pdf) == {"Қазақ-станның", "Қазақстан-ның"}


def test_a_passage_is_a_span_of_its_language(run, small_issue, tmp_path):
    pdf = build(run, small_issue, tmp_path, "The word [қызмет *пен* еңбек]{lang=kk} means service and labour.")
    # pdfinfo writes titles in UTF-16.
    structure = subprocess.run(["pdfinfo", "-struct-text", pdf], capture_output=True).stdout.decode(errors="replace")
    assert re.search(r'"The word "\s+Span \(inline\)\s+"қызмет пен еңбек"\s+" means service', structure), structure
    bare = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", pdf, "-"], capture_output=True).stdout
    assert re.search(rb"/Lang \(kk\)[^<>]*/S /Span|/S /Span[^<>]*/Lang \(kk\)", bare)


def test_a_passage_follows_its_languages_house_rules(run, small_issue, tmp_path):
    pdf = build(run, small_issue, tmp_path, 'A "quote" and [слово "цитата" тут]{lang=ru} and "more".')
    text = tool("pdftotext", "-raw", pdf, "-").replace("\n", " ")
    assert "“quote”" in text and "«цитата»" in text and "“more”" in text


@pytest.mark.parametrize("language", ["kk", "ky", "tg"])
def test_samples_leave_three_letters_and_a_vowel_on_each_side(run, tmp_path, language):
    done = run("build", ROOT / f"samples/languages/{language}/issue.yaml", "-o", tmp_path / "out.pdf")
    assert done.returncode == 0, done.stderr
    words = divided(tmp_path / "out.pdf")
    assert words
    for word in words:
        for part in word.split("-"):
            assert len(part) >= 3 and re.search("[аәеёиӣоөуӯұүыіэюя]", part.lower()), word


@pytest.mark.parametrize("words, code, piece", [
    ("{de: [In-for-ma-ti-on]}", "unknown-key", "de"),
    ("{ru: [поли цей-ский]}", "hyphenation-word", '" " is not a letter'),
    ("{ru: [-полицей-ский]}", "hyphenation-word", "hyphen"),
    ("{ru: [поли--цейский]}", "hyphenation-word", "hyphen"),
    ('{ru: ["полицейский-"]}', "hyphenation-word", "hyphen"),
    ("{ru: [полi-цейский]}", "hyphenation-word", '"i" is not a letter'),
    ("{kk: [infor-mation]}", "hyphenation-word", '"i" is not a letter'),
    ("{ru: [поли-цейский, Полицей-ский]}", "hyphenation-repeated", "otherwise"),
    ("{ru: []}", "empty-list", "empty"),
    ("[поли-цейский]", "wrong-type", "list"),
])
def test_malformed_exceptions(findings, small_issue, tmp_path, words, code, piece):
    found = findings(small_issue(tmp_path, with_words(words)))
    assert [f["code"] for f in found] == [code], found
    assert piece in found[0]["message"] + found[0]["hint"]
    assert found[0]["line"] == 8 and found[0]["column"] > 80


def test_an_unknown_language_of_a_passage(findings, small_issue, tmp_path):
    found = findings(small_issue(tmp_path, ("brown", "[brown]{lang=de}")))
    assert [(f["code"], f["line"], f["column"]) for f in found] == [("markup-language", 16, 27)]
    assert "en, ru, kk, ky or tg" in found[0]["hint"]
