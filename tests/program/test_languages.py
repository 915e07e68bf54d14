"""Every language typesets: its letters are in the faces, its words in the release."""

import pytest

from conftest import tool
from words import words

TEXTS = {
    "kk": ("Қазақстан Республикасы", "Мазмұны", "Қыздар мен ұлдар өздерінің үйірмелерінде ән салып, күй тартып, һәм шаңғы тебеді."),
    "ky": ("Кыргыз Республикасы", "Мазмуну", "Өкмөт жаңы мыйзам долбоорун жөнөттү, үч күндөн кийин ал күчүнө кирет."),
    "tg": ("Тоҷикистон", "Мундариҷа", "Ҷавонон дар ҳамоиш ширкат варзиданд, қарорҳои муҳим қабул шуд ва ӯ ғолиб омад."),
}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_language(run, small_issue, tmp_path, language):
    section, contents, body = TEXTS[language]
    country = {"kk": "KZ", "ky": "KG", "tg": "TJ"}[language]
    descriptor = small_issue(tmp_path, ("language: en", f"language: {language}"), ("country: KZ", f"country: {country}"),
                             ("The quick brown fox jumps over the lazy dog. It does so again, and with some grace.", body))
    done = run("build", descriptor, "-o", tmp_path / "out.pdf")
    assert done.returncode == 0, done.stderr
    assert "warning" not in done.stderr
    text = words(tool("pdftotext", "-raw", tmp_path / "out.pdf", "-").replace("\u00ad\n", ""))
    assert set(words(section) + words(contents) + words(body)) <= set(text)


def test_stray_characters_are_set_and_reported(run, findings, small_issue, tmp_path):
    descriptor = small_issue(tmp_path, ("The quick brown fox", "The İ \u20b8 \u2192 \u0634 fox"))
    done = run("build", descriptor, "-o", tmp_path / "out.pdf")
    assert done.returncode == 0, done.stderr
    text = tool("pdftotext", tmp_path / "out.pdf", "-")
    for character in "İ\u20b8\u2192\u0634":
        assert character in text
    reported = [f["message"] for f in findings(descriptor) if f["code"] == "fallback-face"]
    assert any("U+2192" in message for message in reported) and any("U+0634" in message for message in reported)
