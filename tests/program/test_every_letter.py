"""No letter of an input is lost in silence: random texts of fragments of Markdown, addresses, numbers, quotation marks,
joined words, emoji and long words, in five languages. What they must print is known for each fragment.

VESTNIK_DOCUMENTS=10000 tries as many documents as that."""

import json
import os
import random
import re
import subprocess
import unicodedata

import pytest
import yaml

from issues import WORDS

DOCUMENTS = int(os.environ.get("VESTNIK_DOCUMENTS", "400"))
IN_AN_ISSUE = 40
LONG = {
    "en": ["institutionalisation", "telecommunicationsinfrastructureinterdependencies", "x" * 60],
    "ru": ["высококвалифицированного", "межправительственнаяантинаркотическая", "ы" * 60],
    "kk": ["ынтымақтастықтарыңыздағыларға", "ведомствоаралық", "ұ" * 60],
    "ky": ["кызматташтыктарыбыздагылардын", "ведомстволоралык", "ө" * 60],
    "tg": ["мутобиқгардонидашуда", "байниидоравии", "ҷ" * 60],
}
UNITS = {"en": ["kg", "tablets", "USD", "km²"], "ru": ["кг", "тыс. руб.", "таблеток", "кв. м"], "kk": ["кг", "теңге", "дана"],
         "ky": ["кг", "сом", "даана"], "tg": ["кг", "сомонӣ", "дона"]}
HOSTS = ["https://example.org/a/b?c=d&e=f", "http://www.example.org", "www.example.org/x_y_z", "info@example.org",
         "https://example.org/" + "path/" * 14, "HTTPS://EXAMPLE.ORG/X", "https://example.org/%D0%B0"]


class Text:
    """A body, and the letters and digits that its pages must show, in their order."""

    def __init__(self, rng, language):
        self.rng, self.language, self.markdown, self.shown = rng, language, "", []

    def word(self):
        return self.rng.choice(LONG[self.language] if self.rng.random() < 0.06 else WORDS[self.language])

    def words(self, least, most, between=" "):
        return between.join(self.word() for _ in range(self.rng.randint(least, most)))

    def number(self):
        rng = self.rng
        return rng.choice([f"{rng.randint(1, 999)}", f"{rng.randint(1, 99)},{rng.randint(1, 9)}", f"{rng.randint(1, 12)}.12.2024",
                           f"{rng.randint(10, 99)}-{rng.randint(100, 199)}", f"{rng.randint(1, 9)} {rng.randint(100, 999)} 000",
                           f"1941-{rng.randint(42, 45)}", f"10*15*{rng.randint(16, 30)}", f"№ {rng.randint(1, 99)}"])

    def fragment(self):
        """(Markdown, what of it is shown)"""
        rng, words = self.rng, self.words
        plain = rng.choice([
            lambda: words(1, 8), lambda: words(2, 5, "\u00a0"), lambda: words(8, 14, "\u00a0"),
            lambda: f"{self.number()} {rng.choice(UNITS[self.language])}",
            lambda: f"{self.number()}\u00a0{rng.choice(UNITS[self.language])}",
            lambda: f"«{words(1, 4)}»", lambda: f'"{words(1, 4)}"', lambda: f"“{words(1, 3)}”", lambda: f"'{words(1, 2)}'",
            lambda: f"({words(1, 3)})", lambda: f"[{words(1, 2)}]", lambda: f"{words(1, 2)}…", lambda: f"{words(1, 1)} — {words(1, 2)}",
            lambda: f"{words(1, 1)}--{words(1, 1)}", lambda: f"{words(2, 4, '-')}", lambda: f"{words(2, 3, '/')}",
            lambda: rng.choice(HOSTS), lambda: f"«{rng.choice(HOSTS)}»", lambda: f"({rng.choice(HOSTS)});",
            lambda: f"{words(1, 1)}:{rng.choice(HOSTS)},", lambda: f"{words(1, 2)} & {words(1, 1)} < {words(1, 1)} > {words(1, 1)}",
            lambda: f"{words(1, 1)}\u00ad{words(1, 1)}", lambda: f"{words(1, 1)}\u200b{words(1, 1)}",
            lambda: f"e\u0301{words(1, 1)}", lambda: f"{words(1, 2)}? {words(1, 2)}! {words(1, 2)}:",
            lambda: f"{words(1, 1)}, {words(1, 1)}; {words(1, 1)}.", lambda: f"#{words(1, 1)}", lambda: f"@{words(1, 1)}",
            lambda: f"{words(1, 1)}_{words(1, 1)}_{words(1, 1)}", lambda: f"100% {words(1, 1)}", lambda: f"§ {self.number()}",
        ])
        marked = {"*{}*": 2, "**{}**": 2, "***{}***": 1, "`{}`": 1, "[{}](https://example.org/target)": 2, "{}\\\n": 1}
        if rng.random() < 0.75:
            text = plain()
            return text, text
        form = rng.choices(list(marked), list(marked.values()))[0]
        text = words(1, 4)
        return form.format(text), text

    def sentence(self):
        parts = [self.fragment() for _ in range(self.rng.randint(1, 9))]
        return " ".join(part[0] for part in parts) + ".", [part[1] for part in parts]

    def lines(self, forms):
        """A block of one line for each form."""
        block = []
        for form in forms:
            text, shown = self.sentence()
            block.append(form + text.replace("\\\n", ""))
            self.shown += shown
        self.markdown += "\n".join(block) + "\n\n"

    def paragraph(self):
        text, shown = self.sentence()
        # What a line begins with must not make it a list or a heading.
        first = self.word()
        self.markdown += f"{first} {text}\n\n"
        self.shown += [first, *shown]

    def heading(self):
        text = self.words(2, 9)
        self.markdown += f"{self.rng.choice(['##', '###'])} {text}\n\n"
        self.shown.append(text)
        self.paragraph()

    def table(self):
        columns = self.rng.randint(2, 5)
        rows = [[self.words(1, 3) for _ in range(columns)] for _ in range(self.rng.randint(2, 5))]
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        self.markdown += "\n".join([lines[0], "|" + "---|" * columns, *lines[1:]]) + "\n\n"
        for row in rows:
            self.shown += row

    def block(self):
        self.rng.choice([self.paragraph, self.paragraph, self.paragraph, self.heading, self.table,
                         lambda: self.lines(["- "] * 3), lambda: self.lines([f"{i}. " for i in (1, 2)]),
                         lambda: self.lines(["> "]), lambda: self.lines(["— ", "— "])])()


def letters(text):
    """Letters and digits alone: composed, without case, as styles in capitals change it."""
    composed = unicodedata.normalize("NFC", text.casefold())
    return "".join(c for c in composed if c.isalnum() or unicodedata.category(c) == "Mn")


def issue_of(texts, language):
    articles = []
    for number, text in enumerate(texts):
        begin, end = f"qb{number}q", f"qe{number}q"
        articles.append({"title": "Q", "body": f"{begin}\n\n{text.markdown}{end}\n"})
    return {"vestnik": 1, "language": language, "series": {"title": "Qhead"}, "number": 1, "year": 2024,
            "period": {"from": "2024-12-16", "to": "2024-12-31"}, "place": "Almaty",
            "publisher": {"name": "Press", "full-name": "The Press"}, "sections": [{"country": "KZ", "articles": articles}]}


def printed(pdf):
    """The text of the pages' columns, without running heads and folios, which stand last on a page."""
    pages = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout.split("\f")
    result = []
    for page in pages:
        lines = [line for line in page.split("\n") if line.strip()]
        while lines and (lines[-1].strip().isdigit() or lines[-1].startswith("Qhead")):
            lines.pop()
        result += lines
    return letters("\n".join(result))


def lost(text, found):
    """The first fragment of `text` whose letters do not stand where they should."""
    at = 0
    for shown in text.shown:
        expected = letters(shown)
        place = found.find(expected, at)
        if place < 0:
            return shown
        at = place + len(expected)
    return None




@pytest.mark.parametrize("language", sorted(WORDS))
def test_every_letter_is_printed_inside_its_column(run, tmp_path, language):
    for first in range(0, max(1, DOCUMENTS // len(WORDS)), IN_AN_ISSUE):
        texts = []
        for number in range(IN_AN_ISSUE):
            texts.append(Text(random.Random(f"{language} {first + number}"), language))
            for _ in range(texts[-1].rng.randint(1, 5)):
                texts[-1].block()
        descriptor = tmp_path / f"{first}.yaml"
        descriptor.write_text(yaml.safe_dump(issue_of(texts, language), allow_unicode=True, width=10**9), encoding="utf-8")
        pdf = descriptor.with_suffix(".pdf")
        done = run("build", descriptor, "-o", pdf, "--format", "json")
        found = json.loads(done.stdout)["findings"]
        assert done.returncode == 0, [one for one in found if one["severity"] == "error"]
        assert [one["message"] for one in found if one["code"] == "mark-outside"] == []
        text = printed(pdf)
        for number, document in enumerate(texts):
            begin, end = text.find(f"qb{number}q"), text.find(f"qe{number}q")
            assert 0 <= begin < end, f"document {first + number} of {language} is not there"
            gone = lost(document, text[begin:end])
            assert gone is None, f"document {first + number} of {language}: {gone!r}\n{document.markdown}\n{text[begin:end]}"


@pytest.mark.parametrize("language", sorted(WORDS))
def test_a_sign_that_no_face_has_is_named(run, tmp_path, language):
    """What cannot be printed is an error that names it, and not a gap on the page."""
    rng = random.Random(language)
    signs = rng.sample("😀🎉👍🏽❤️🇰🇿🧪漢字ກขকঅ①⚠☎✓→≈½", 8)
    named = set()
    for _ in range(2):  # with all signs, then with those that no error named
        text = Text(rng, language)
        text.shown = [f"{text.word()} {sign} {text.word()}" for sign in signs if sign not in named]
        text.markdown = "\n\n".join(text.shown) + "\n\n"
        descriptor, pdf = tmp_path / "issue.yaml", tmp_path / "out.pdf"
        descriptor.write_text(yaml.safe_dump(issue_of([text], language), allow_unicode=True), encoding="utf-8")
        done = run("build", descriptor, "-o", pdf, "--format", "json")
        errors = [one for one in json.loads(done.stdout)["findings"] if one["severity"] == "error"]
        assert {one["code"] for one in errors} <= {"missing-glyph"}
        named |= {sign for sign in signs for one in errors if f"U+{ord(sign):04X}" in one["message"]}
    assert done.returncode == 0, errors
    raw = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout
    assert [sign for sign in signs if sign not in named and sign not in raw] == []
    assert named, "no sign of the test is missing"


def test_a_letter_that_is_lost_is_noticed():
    text = Text(random.Random(1), "en")
    text.shown = ["one", "two three", "«four»"]
    assert lost(text, letters("One two threefour")) is None
    assert lost(text, letters("One two thre four")) == "two three"
    assert lost(text, letters("two three one four")) == "two three"
