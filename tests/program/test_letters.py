"""Letters of old fonts and letters that look alike, in the languages that have letters of their own."""

import json

import pytest

WORDS = {
    "kk": "Қазақстан Республикасының Үкіметі үшін маңызды өзгерістер әзірледі бұл құжат ғылыми түрде жаһандық",
    "ky": "Кыргыз Республикасынын өкмөтү үчүн маанилүү өзгөрүү жаңы иш",
    "tg": "Ҷумҳурии Тоҷикистон ғояи қонуни навро дар бораи ӯҳдадорӣ қабул кард",
}
# What stood in the place of a letter, as the fonts of the time had it.
TAJIK_FONTS = str.maketrans("ҷҳқғӣӯҶҲҚҒӢӮ", "љњќѓїўЉЊЌЃЇЎ")


def as_read_wrong(text, codec):
    """Text of an encoding, read as that of Russian Windows."""
    return text.encode(codec).decode("cp1251")


def body_of(run, small_issue, folder, language, text):
    issue = small_issue(folder, ("language: en", f"language: {language}"), ("The quick brown fox jumps over the lazy dog. It does so again, and with some grace.", text))
    found = json.loads(run("check", issue, "--format", "json").stdout)["findings"]
    return {(one["code"], one["column"]): one["message"] + " " + one["hint"] for one in found
            if one["code"] in ("font-letter", "mixed-scripts")}


def meant_in(text, right):
    """The first letter in each word that differs."""
    return [next(r for t, r in zip(word, good) if t != r) for word, good in zip(text.split(), right.split()) if word != good]


@pytest.mark.parametrize("language, codec", [("kk", "kz1048"), ("ky", "kz1048"), ("tg", None)])
def test_every_word_in_an_old_encoding_is_found_with_what_is_right(run, small_issue, tmp_path, language, codec):
    right = WORDS[language]
    wrong = as_read_wrong(right, codec) if codec else right.translate(TAJIK_FONTS)
    meant = meant_in(wrong, right)
    found = body_of(run, small_issue, tmp_path, language, wrong)
    assert len(meant) > 4
    assert len(found) == len(meant), found
    for letter, told in zip(meant, found.values()):
        assert f'"{letter}"' in told
    assert not body_of(run, small_issue, tmp_path, language, right)


@pytest.mark.parametrize("language, wrong, right", [
    ("kk", "Iшкi iстер", "Ішкі істер"), ("kk", "əкімдік жəне", "әкімдік және"), ("kk", "hақы", "һақы"), ("ky", "кɵчɵ", "көчө"),
    ("tg", "Тоçикистон", "Тоҷикистон"), ("tg", "мехoҳем", "мехоҳем"), ("ru", "Мocква", "Москва"), ("en", "a cоllege", "college")])
def test_a_word_of_two_alphabets_is_told_as_it_should_be(run, small_issue, tmp_path, language, wrong, right):
    found = body_of(run, small_issue, tmp_path, language, wrong)
    assert found and {code for code, _ in found} == {"mixed-scripts"}
    for word, told in zip(right.split()[-len(found):], found.values()):
        assert word in told


@pytest.mark.parametrize("language, wrong, meant", [
    ("kk", "қолданбаныҥ", "ң"), ("kk", "кѳрме", "ө"), ("kk", "м‰мкін", "ү"), ("ky", "жаӈы", "ң"), ("ky", "к¤рмө", "Ө"),
    ("tg", "тоҹик", "ҷ"), ("tg", "мехоһад", "ҳ"), ("kk", "кθрме", "ө")])
def test_a_letter_of_another_language_that_looks_alike(run, small_issue, tmp_path, language, wrong, meant):
    found = body_of(run, small_issue, tmp_path, language, wrong)
    assert [code for code, _ in found] == ["font-letter"]
    assert f'"{meant}"' in next(iter(found.values()))


@pytest.mark.parametrize("language, text", [
    ("kk", "100 ¥, 5 ‰ және this text in English, Windows™"), ("ky", "5‰, 7 ¤"), ("ru", "Казахское слово тоҷик и Київ"),
    ("tg", "Apple ва Google"), ("kk", "`ќала`")])
def test_signs_and_words_of_other_languages_are_left(run, small_issue, tmp_path, language, text):
    assert not body_of(run, small_issue, tmp_path, language, text)
