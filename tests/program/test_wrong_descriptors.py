"""Wrong descriptors: each with the code, the place and a piece of the message that an editor gets, and no PDF."""

import json
import random
import re
import unicodedata

import pytest
import yaml

from conftest import SMALL_ISSUE

# name, (old, new) replacements in the small issue, code, line, column, piece of message or hint
CASES = [
    ("unknown key", [("place: Almaty", "plase: Almaty")], "unknown-key", 7, 1, "place"),
    ("missing key", [("place: Almaty\n", "")], "missing-key", 1, 1, "place"),
    ("unknown key of an article", [("date: 2024-12-02", "dat: 2024-12-02")], "unknown-key", 13, 9, "date"),
    ("no version", [("vestnik: 1\n", "")], "missing-key", 1, 1, "vestnik"),
    ("version to come", [("vestnik: 1", "vestnik: 2")], "out-of-range", 1, 10, "1"),
    ("number is a word", [("number: 1", "number: one")], "wrong-type", 4, 9, "one"),
    ("number is a word in quotes", [("number: 1", 'number: "one"')], "wrong-type", 4, 9, "a whole number"),
    ("number is in quotes", [("number: 1", 'number: "1"')], "wrong-type", 4, 9, "without quotes"),
    ("number is a fraction", [("number: 1", "number: 1.5")], "wrong-type", 4, 9, "1.5"),
    ("number is negative", [("number: 1", "number: -1")], "out-of-range", 4, 9, "1"),
    ("number too great", [("number: 1", "number: 10000")], "out-of-range", 4, 9, "9999"),
    ("year out of range", [("year: 2024", "year: 24")], "out-of-range", 5, 7, "1900"),
    ("language unknown", [("language: en", "language: xx")], "unknown-value", 2, 11, "en"),
    ("language is a list", [("language: en", "language: [en]")], "wrong-type", 2, 11, "a list"),
    ("country unknown", [("country: KZ", "country: KAZ")], "unknown-value", 10, 14, "KAZ"),
    ("country by its name", [("country: KZ", "country: Kazakhstan")], "unknown-value", 10, 14,
     "code: KZ for"),
    ("country by its code of three letters", [("country: KZ", "country: KAZ")], "unknown-value", 10, 14, "code: KZ for"),
    ("country by a Cyrillic code", [("country: KZ", "country: КЗ")], "unknown-value", 10, 14, "code: KZ for"),
    ("country by a Cyrillic code of three letters", [("country: KZ", "country: УЗБ")], "unknown-value", 10, 14,
     "code: UZ for"),
    ("country by an abbreviation", [("country: KZ", "country: РФ")], "unknown-value", 10, 14, "code: RU for"),
    ("country by another of its names", [("country: KZ", "country: Киргизия")], "unknown-value", 10, 14, "code: KG for"),
    ("country by a code with points", [("country: KZ", "country: U.S.A.")], "unknown-value", 10, 14, "code: US for"),
    ("source is a text", [('source: {name: Press, address: "https://example.org/one"}', "source: Press")], "wrong-type",
     14, 17, 'source: {name: "Press"}'),
    ("source is an address", [('{name: Press, address: "https://example.org/one"}', "https://example.org/one")],
     "wrong-type", 14, 17, 'source: {address: "https://example.org/one"}'),
    ("period in words", [("period: {from: 2024-12-01, to: 2024-12-15}", "period: 1-15 декабря 2024 г.")], "wrong-type", 6, 9,
     "period: {from: 2024-12-01, to: 2024-12-15}"),
    ("date in words", [("date: 2024-12-02", "date: 2 декабря 2024 года")], "bad-date", 13, 15, "write 2024-12-02"),
    ("date in English words", [("date: 2024-12-02", "date: December 2, 2024")], "bad-date", 13, 15, "write 2024-12-02"),
    ("date with a short year", [("date: 2024-12-02", "date: 2.12.24")], "bad-date", 13, 15, "write 2024-12-02"),
    ("date that could be two", [("date: 2024-12-02", "date: 2/12/2024")], "bad-date", 13, 15, "as 2024-12-18"),
    ("address with a scheme twice", [("https://example.org/one", "https://https://example.org/one")], "address-scheme", 14,
     None, "write https://example.org/one"),
    ("address without a site", [("https://example.org/one", "https:///one")], "address-scheme", 14, None, "no site"),
    ("country by its official name in Russian", [("country: KZ", "country: Кыргызская Республика")], "unknown-value",
     10, 14, "code: KG for"),
    ("country by a name that none has", [("country: KZ", "country: Ruritania")], "unknown-value", 10, 14,
     "KZ for Kazakhstan"),
    ("country in small letters", [("country: KZ", "country: kz")], "unknown-value", 10, 14, "KZ"),
    ("country with a Cyrillic letter", [("country: KZ", "country: \u041aZ")], "unknown-value", 10, 14,
     "\u041a in it is Cyrillic: type \"KZ\""),
    ("key with a Cyrillic letter", [("date: 2024-12-02", "dat\u0435: 2024-12-02")], "unknown-key", 13, 9,
     "\u0435 in it is Cyrillic: type \"date\""),
    ("key with a Cyrillic letter and a slip", [("place: Almaty", "pl\u0430se: Almaty")], "unknown-key", 7, 1,
     "did you mean \"place\""),
    ("date that cannot be read", [("date: 2024-12-02", "date: yesterday")], "bad-date", 13, 15, "yesterday"),
    ("date that cannot be", [("date: 2024-12-02", "date: 2024-02-30")], "impossible-date", 13, 15, "2024-02-30"),
    ("date after the month's end", [("date: 2024-12-02", "date: 31.11.2024")], "impossible-date", 13, 15,
     "November 2024 has 30 days"),
    ("period without end", [("period: {from: 2024-12-01, to: 2024-12-15}", "period: {from: 2024-12-01}")],
     "missing-key", 6, 9, "to"),
    ("period reversed", [("to: 2024-12-15", "to: 2024-11-15")], "period-reversed", 6, 32, "before"),
    ("period is a text", [("period: {from: 2024-12-01, to: 2024-12-15}", "period: December")], "wrong-type", 6, 9, "December"),
    ("no sections", [(SMALL_ISSUE[SMALL_ISSUE.index("sections:"):], "sections: []\n")], "empty-list", 9, 11, "section"),
    ("no articles", [(SMALL_ISSUE[SMALL_ISSUE.index("    articles:"):], "    articles: []\n")], "empty-list", 11, 15, "article"),
    ("sections is a mapping", [("sections:\n  - country", "sections:\n    country")], "bad-yaml", 10, 5,
     "`- country: KZ`"),
    ("title empty", [("title: One small article", 'title: ""')], "empty-text", 12, 16, "title"),
    ("title is a list", [("title: One small article", "title: [One, small]")], "bad-yaml", 12, 16,
     'title: "[One, small]"'),
    ("title too long", [("One small article", "One " * 400)], "text-too-long", 12, 16, "1000"),
    ("body missing", [(SMALL_ISSUE[SMALL_ISSUE.index("        body:"):], "")], "body-missing", 12, 9, "no text"),
    ("body and file", [("        body: |", "        body-file: a.md\n        body: |")], "body-missing", 15, 20, "both"),
    ("body file not said", [(SMALL_ISSUE[SMALL_ISSUE.index("        body:"):], "        body-file:\n")],
     "body-missing", 15, 9, "\"body-file\" has no value"),
    ("body file missing", [(SMALL_ISSUE[SMALL_ISSUE.index("        body:"):], "        body-file: a.md\n")],
     "file-missing", 15, 20, "a.md"),
    ("body file outside", [(SMALL_ISSUE[SMALL_ISSUE.index("        body:"):], "        body-file: ../../etc/passwd\n")],
     "path-outside", 15, 20, "folder"),
    ("body file absolute", [(SMALL_ISSUE[SMALL_ISSUE.index("        body:"):], "        body-file: /etc/passwd\n")],
     "path-outside", 15, 20, "folder"),
    ("picture missing", [("        body: |", "        pictures: [{file: no.jpg, alternative: x}]\n        body: |")],
     "file-missing", 15, 27, "no.jpg"),
    ("picture by a path of Windows", [("        body: |", "        pictures: [{file: pictures\\no.jpg, alternative: x}]\n        body: |")],
     "file-missing", 15, 27, "by /: \"pictures/no.jpg\""),
    ("picture without file", [("        body: |", "        pictures: [{alternative: x}]\n        body: |")],
     "missing-key", 15, 20, "file"),
    ("picture width unknown", [("        body: |", "        pictures: [{file: no.jpg, width: wide}]\n        body: |")],
     "unknown-value", 15, 42, "across"),
    ("picture of a file and a group", [("        body: |", "        pictures: [{file: no.jpg, group: [{file: a.jpg}]}]\n        body: |")],
     "missing-key", 15, 42, "not both"),
    ("group in a group", [("        body: |", "        pictures: [{group: [{group: [{file: a.jpg}]}]}]\n        body: |")],
     "unknown-key", 15, 30, "group"),
    ("group with a width each", [("        body: |", "        pictures: [{group: [{file: a.jpg, width: across}]}]\n        body: |")],
     "unknown-key", 15, 43, "width"),
    ("empty group", [("        body: |", "        pictures: [{group: []}]\n        body: |")],
     "empty-list", 15, 28, "group"),
    ("kind unknown", [("        body: |", "        kind: photos\n        body: |")], "unknown-value", 15, 15, "photo-report"),
    ("photo report without pictures", [("        body: |", "        kind: photo-report\n        body: |")],
     "photo-report-size", 12, 9, "2 to 24"),
    ("crop beyond the picture", [("        body: |", "        pictures: [{file: no.jpg, crop: {x: 0.3, width: 0.9}}]\n        body: |")],
     "picture-crop", 15, 41, "0.3 to 1.2"),
    ("crop is negative", [("        body: |", "        pictures: [{file: no.jpg, crop: {x: -0.1}}]\n        body: |")],
     "out-of-range", 15, 45, "from 0 to 1"),
    ("crop is no number", [("        body: |", "        pictures: [{file: no.jpg, crop: {x: .nan}}]\n        body: |")],
     "wrong-type", 15, 45, ".nan"),
    ("crop in per cent", [("        body: |", "        pictures: [{file: no.jpg, crop: {height: 50}}]\n        body: |")],
     "out-of-range", 15, 50, "from 0.01 to 1"),
    ("crop of nothing", [("        body: |", "        pictures: [{file: no.jpg, crop: {width: 0}}]\n        body: |")],
     "out-of-range", 15, 49, "from 0.01 to 1"),
    ("crop is a list", [("        body: |", "        pictures: [{file: no.jpg, crop: [0, 0, 1, 1]}]\n        body: |")],
     "wrong-type", 15, 41, "a list"),
    ("focus without height", [("        body: |", "        pictures: [{file: no.jpg, focus: {x: 0.5}}]\n        body: |")],
     "missing-key", 15, 42, "y"),
    ("focus beyond the picture", [("        body: |", "        pictures: [{file: no.jpg, focus: {x: 0.5, y: 1.5}}]\n        body: |")],
     "out-of-range", 15, 54, "from 0 to 1"),
    ("picture is a folder", [("        body: |", "        pictures: [{file: ., alternative: x}]\n        body: |")],
     "file-missing", 15, 27, "."),
    ("picture in the text missing", [("The quick brown", "![a map](map.png)\n\n          The quick brown")],
     "file-missing", 16, None, "map.png"),
    ("publisher file missing", [("publisher: {name: Press, full-name: The Small Press, address: \"1 Main Street, Almaty\"}",
                                 "publisher: press.yaml")], "file-missing", 8, 12, "press.yaml"),
    ("publisher without name", [("{name: Press, full-name", "{full-name")], "missing-key", 8, 12, "name"),
    ("address without scheme", [("https://example.org/one", "example.org/one")], "address-scheme", 14, None, "http"),
    ("stated count", [("sections:", "digest: {articles: 3}\nsections:")], "count-contradicts", 9, 20, "3"),
    ("duplicate key", [("year: 2024", "year: 2024\nyear: 2025")], "duplicate-key", 6, 1, "year"),
    ("bad YAML: brackets", [("series: {title: [Herald, of small things]}", "series: {title: [Herald, of small things}")],
     "bad-yaml", 3, None, ""),
    ("bad YAML: tab", [("place: Almaty", "place:\n\tAlmaty: x")], "bad-yaml", 8, 1, "tab"),
    ("bad YAML: a no-break space in the indentation", [("  - country", "\u00a0\u00a0- country")], "bad-yaml", 10, 1, "U+00A0"),
    ("bad YAML: a no-break space after a colon", [("number: 1", "number:\u00a01")], "bad-yaml", 4, 8, "U+00A0"),
    ("bad YAML: a byte order mark inside", [("series:", "\ufeffseries:")], "bad-yaml", 3, 1, "U+FEFF"),
    ("bad YAML: no space after a colon", [("date: 2024-12-02", "date:2024-12-02")], "bad-yaml", 13, 13, "`date: …`"),
    ("bad YAML: no space in the first key of an item", [("- country: KZ", "- country:KZ")], "bad-yaml", 10, 12,
     "`country: …`"),
    ("bad YAML: text after a quote", [("title: One small article", 'title: "Herald" of small things')], "bad-yaml", 12,
     25, '"of small things" follows'),
    ("bad YAML: quotes around two words", [("title: One small article", 'title: "Herald" and "Times"')], "bad-yaml", 12,
     25, "« »"),
    ("bad YAML: single quotes", [("title: One small article", "title: 'Journal d'Almaty'")], "bad-yaml", 12, 27,
     "follows"),
    ("bad YAML: quote not closed", [("title: One small article", 'title: "One small article')], "bad-yaml", 12, 16,
     "not closed"),
    ("bad YAML: quote not closed, another follows",
     [("title: One small article", 'title: "One small article'), ("name: Press", 'name: "Press"'),
      ("The quick", 'The "quick"')], "bad-yaml", 12, 16, "not closed"),
    ("bad YAML: shifted to the right", [("        date: 2024", "         date: 2024")], "bad-yaml", 13, 10,
     "indent is 9, its neighbours' 8"),
    ("bad YAML: shifted to the left", [("        date: 2024", "       date: 2024")], "bad-yaml", 13, 8,
     "indent is 7, its neighbours' 8"),
    ("bad YAML: shifted at the top", [("place: Almaty", " place: Almaty")], "bad-yaml", 7, 2,
     "indent is 1, its neighbours' 0"),
    ("top level is a list", [(SMALL_ISSUE, "- a\n- b\n")], "wrong-type", 1, 1, "mapping"),
    ("empty file", [(SMALL_ISSUE, "\n")], "empty-file", 1, None, ""),
    ("two documents", [("sections:", "---\nsections:")], "several-documents", 9, None, ""),
    ("cyclic alias", [("place: Almaty", "place: Almaty\nkeywords: &a [*a]")], "alias-cycle", 8, None, ""),
    ("unused anchor", [("place: Almaty", "place: Almaty\nkeywords: &laquo;Press&raquo; [a]")], "yaml-anchor", 8, 11,
     "&laquo;Press&raquo;"),
    ("merge key", [("place: Almaty", "<<: {place: Almaty}")], "yaml-merge", 7, None, ""),
    ("tag", [("place: Almaty", "place: !!binary Almaty")], "yaml-tag", 7, None, ""),
    ("path with backslashes", [("        body: |", '        pictures: [{file: "pictures\\bridge.jpg", alternative: x}]\n        body: |')],
     "control-character", 15, 36, "pictures/bridge.jpg"),
    ("path with a backslash before n", [("        body: |", '        pictures: [{file: "pictures\\new.jpg", alternative: x}]\n        body: |')],
     "control-character", 15, 36, "write / for \\"),
    ("path with a backslash before q", [("        body: |", '        pictures: [{file: "pictures\\q.jpg", alternative: x}]\n        body: |')],
     "bad-yaml", 15, None, "in a path write /"),
    ("control character", [("Almaty\npub", "Al\x07maty\npub")], "control-character", 7, 10, "U+0007"),
    ("HTML", [("The quick", "The <b>quick</b>")], "markup-html", 16, 15, "HTML"),
    ("emoji", [("brown fox", "brown \U0001F98A")], "missing-glyph", 16, 27, "U+1F98A"),
    ("theme unknown", [("place: Almaty", "place: Almaty\ntheme: bulletn")], "unknown-theme", None, None, "bulletn"),
]


@pytest.mark.parametrize("replacements, code, line, column, piece", [case[1:] for case in CASES],
                         ids=[case[0] for case in CASES])
def test_wrong_descriptor(run, small_issue, tmp_path, replacements, code, line, column, piece):
    descriptor = small_issue(tmp_path, *replacements)
    done = run("build", descriptor, "-o", tmp_path / "out.pdf", "--format", "json")
    assert done.returncode == 1, done.stderr
    found = json.loads(done.stdout)["findings"]
    matching = [finding for finding in found if finding["code"] == code]
    assert matching, found
    finding = matching[0]
    assert finding["severity"] == "error"
    if line is not None:
        assert finding["line"] == line, finding
    if column is not None:
        assert finding["column"] == column, finding
    assert piece in finding["message"] + finding["hint"], finding
    assert not (tmp_path / "out.pdf").exists()


def test_invalid_utf8(findings, small_issue, tmp_path):
    descriptor = small_issue(tmp_path)
    descriptor.write_bytes(descriptor.read_bytes().replace(b"Almaty\npub", b"Al\xffmaty\npub"))
    found = findings(descriptor)
    assert [(f["code"], f["line"], f["column"]) for f in found] == [("not-utf8", 7, 10)]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_named(findings, small_issue, tmp_path, encoding):
    descriptor = small_issue(tmp_path)
    descriptor.write_bytes(("\ufeff" + descriptor.read_text("utf-8")).encode(encoding))
    found = findings(descriptor)
    assert [(f["code"], f["line"]) for f in found] == [("not-utf8", 1)] and "UTF-16" in found[0]["message"]


@pytest.mark.parametrize("encoding, piece", [("cp1251", "this looks like Windows-1251"), ("koi8-r", "byte 0x")])
def test_russian_in_another_encoding(findings, small_issue, tmp_path, encoding, piece):
    descriptor = small_issue(tmp_path, ("place: Almaty", "place: Алматы, город на юге Казахстана"))
    descriptor.write_bytes(descriptor.read_text("utf-8").encode(encoding))
    found = findings(descriptor)
    assert [(f["code"], f["line"], f["column"]) for f in found] == [("not-utf8", 7, 8)]
    assert found[0]["message"].startswith(piece) and "UTF-8" in found[0]["hint"]


@pytest.mark.parametrize("replacement, place", [(("date: 2024-12-02", "date:"), (13, 9)),
                                                (("        body: |", "        body-file:\n        body: |"), (15, 9))])
def test_optional_key_without_a_value(findings, small_issue, tmp_path, replacement, place):
    found = findings(small_issue(tmp_path, replacement))
    assert [(f["code"], f["severity"], (f["line"], f["column"])) for f in found] == [("empty-value", "warning", place)]


@pytest.mark.parametrize("date", ["2024-13-02", "2024-12-00"])
def test_date_in_no_month(findings, small_issue, tmp_path, date):
    found = findings(small_issue(tmp_path, ("date: 2024-12-02", f"date: {date}")))
    assert [(f["code"], f["line"], f["column"]) for f in found] == [("impossible-date", 13, 15)]
    assert "01 to 12" in found[0]["hint"]


def test_text_after_a_quote_in_russian(run, small_issue, tmp_path):
    descriptor = small_issue(tmp_path, ("title: One small article", 'title: "Вестник" о погоде'))
    shown = run("check", descriptor, "--ui", "ru").stderr
    assert "дальше стоит" in shown and "о погоде" in shown and """title: '"Вестник" о погоде'""" in shown


def test_exploding_aliases(findings, small_issue, tmp_path):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [" + ", ".join([f"*a{i - 1}"] * 10) + "]" for i in range(1, 12)]
    descriptor = small_issue(tmp_path, (SMALL_ISSUE, "\n".join(lines) + "\n"))
    assert "too-many-values" in [f["code"] for f in findings(descriptor)]


def test_deep_nesting(findings, small_issue, tmp_path):
    descriptor = small_issue(tmp_path, ("place: Almaty", "place: Almaty\nkeywords: " + "[" * 500 + "]" * 500))
    assert "nested-too-deep" in [f["code"] for f in findings(descriptor)]


def test_title_of_a_megabyte(findings, small_issue, tmp_path):
    descriptor = small_issue(tmp_path, ("One small article", "word " * 200_000))
    assert [f["code"] for f in findings(descriptor)] == ["text-too-long"]


@pytest.mark.parametrize("content, code", [(b"", "picture-corrupt"), (b"GIF89a" + b"\0" * 40, "picture-corrupt"), (b"8BPS" + b"\0" * 40, "picture-format"),
                                           (b"\xff\xd8\xff\xe0" + b"\0" * 30, "picture-corrupt"),
                                           (b"\x89PNG\r\n\x1a\n" + b"\0" * 30, "picture-corrupt"),
                                           (b"<svg xmlns='http://www.w3.org/2000/svg'><rect", "picture-corrupt")])
def test_corrupt_pictures(findings, small_issue, tmp_path, content, code):
    (tmp_path / "p.jpg").write_bytes(content)
    descriptor = small_issue(
        tmp_path, ("        body: |", "        pictures: [{file: p.jpg, alternative: x}]\n        body: |"))
    found = [f for f in findings(descriptor) if f["severity"] == "error"]
    assert [(f["code"], f["line"]) for f in found] == [(code, 15)]


def test_all_problems_in_one_run(findings, small_issue, tmp_path):
    descriptor = small_issue(tmp_path, ("number: 1", "number: one"), ("country: KZ", "country: XX"),
                             ("date: 2024-12-02", "date: never"))
    assert {"wrong-type", "unknown-value", "bad-date"} <= {f["code"] for f in findings(descriptor)}


def test_a_folder_and_nothing_as_descriptor(run, tmp_path):
    assert run("check", tmp_path).returncode == 1
    assert run("check", tmp_path / "none.yaml").returncode == 1
    assert run("check").returncode == 2
    assert run("check", tmp_path, "--color", "maybe").returncode == 2


@pytest.mark.parametrize("style", [None, '"', "'"])
@pytest.mark.parametrize("width", [40, 80, 10_000])
def test_what_is_yaml_is_left_alone(run, tmp_path, style, width):
    """A program that writes YAML folds, quotes and escapes as it likes: texts in quotes go on over lines that begin with
    signs or with what looks like keys."""
    rng = random.Random(width)
    words = ["### Heading", "#5", "- item", "title: one", "'quoted'", '"quoted"', "body:", "&amp;", "*star*", "[link](https://example.org)",
             "{curly}", "a # remark", "\\", "| cell |", "Слово", "— тире", "1. one", "> said", "%", "@name", "word", "text"]
    text = lambda: "".join(rng.choice(words) + rng.choice([" ", " ", " ", "\n\n", "\n"]) for _ in range(60)).strip()
    issue = yaml.safe_load(SMALL_ISSUE)
    article = issue["sections"][0]["articles"][0]
    del article["date"]
    issue["sections"][0]["articles"] = [
        {**article, "title": text().replace("\n", " "), "body": text(), "source": {"name": "P", "address": f"https://e.org/{i}"}}
        for i in range(8)]
    path = tmp_path / "issue.yaml"
    written = yaml.safe_dump(issue, allow_unicode=True, sort_keys=False, default_style=style, width=width)
    # Numbers and dates in quotes are texts, for PyYAML with a tag: write them bare again.
    written = re.sub(r"""(["']?)([a-z]+)\1: (?:!!(?:int|timestamp) )?(["'])([\d-]+)\3$""", r"\2: \4", written, flags=re.M)
    path.write_text(written, encoding="utf-8")
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["sections"] == issue["sections"]
    found = json.loads(run("check", path, "--format", "json").stdout)["findings"]
    assert [f for f in found if f["severity"] == "error"] == []


@pytest.mark.parametrize("address", ["HTTPS://example.org/one", "Http://example.org/one"])
def test_a_scheme_may_be_in_capitals(findings, small_issue, tmp_path, address):
    assert findings(small_issue(tmp_path, ("https://example.org/one", address))) == []


def test_a_source_that_is_no_mapping_is_not_missing_too(findings, small_issue, tmp_path):
    descriptor = small_issue(tmp_path, ('{name: Press, address: "https://example.org/one"}', "Press"))
    assert [f["code"] for f in findings(descriptor)] == ["wrong-type"]


def test_a_name_that_is_composed_otherwise(findings, small_issue, tmp_path):
    composed, apart = unicodedata.normalize("NFC", "Алтай й.md"), unicodedata.normalize("NFD", "Алтай й.md")
    assert composed != apart
    (tmp_path / "тексты й").mkdir()
    (tmp_path / "тексты й" / apart).write_text("The text.", encoding="utf-8")
    descriptor = small_issue(tmp_path, (SMALL_ISSUE[SMALL_ISSUE.index("        body:"):],
                                        f"        body-file: тексты й/{composed}\n"))
    found = findings(descriptor)
    assert [f["code"] for f in found] == ["file-missing"] and "composed otherwise" in found[0]["message"], found


def test_a_folder_stands_for_its_issue(run, small_issue, tmp_path):
    small_issue(tmp_path)
    assert run("check", tmp_path).returncode == 0
    assert run("build", tmp_path, "-o", tmp_path / "out.pdf").returncode == 0
    assert run("init", tmp_path / "next", "--from", tmp_path, "--no-questions").returncode == 0
    (tmp_path / "empty").mkdir()
    done = run("build", tmp_path / "empty")
    assert done.returncode == 1 and "there is no issue.yaml in it" in done.stderr


def test_texts_and_pictures_are_checked_beside_errors_of_the_descriptor(findings, small_issue, tmp_path):
    (tmp_path / "broken.jpg").write_bytes(b"no picture")
    descriptor = small_issue(
        tmp_path, ("number: 1", "number: one"), ("period: {from: 2024-12-01, to: 2024-12-15}", "period: {from: yesterday}"),
        ("place: Almaty\n", ""), ("        body: |", "        pictures: [{file: broken.jpg}]\n        body: |"),
        ("The quick", "The <b>quick</b> \U0001F98A"))
    found = findings(descriptor)
    codes = [f["code"] for f in found]
    assert {"wrong-type", "bad-date", "missing-key", "markup-html", "alternative-missing"} <= set(codes), codes
    assert any("picture" in code for code in codes), codes
    told = [(f["code"], f["line"], f["column"], f["message"]) for f in found]
    assert len(told) == len(set(told)), told


@pytest.mark.parametrize("head", ["# One small article", "## ONE SMALL ARTICLE.", "One small article", "**«One small article»**"])
def test_a_title_that_stands_in_the_text_too(findings, small_issue, tmp_path, head):
    descriptor = small_issue(tmp_path, ("          The quick", f"          {head}\n\n          The quick"))
    found = [f for f in findings(descriptor) if f["code"] == "title-in-body"]
    assert [(f["severity"], f["line"]) for f in found] == [("warning", 16)]


def test_a_release_lets_captions_serve(run, small_issue, tmp_path):
    (tmp_path / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect width="90" height="60"/></svg>',
                                       encoding="utf-8")
    descriptor = small_issue(tmp_path, ("        body: |",
                                        "        pictures: [{file: logo.svg, caption: A lecture}]\n        body: |"))
    done = run("build", descriptor, "--release", "-o", tmp_path / "out.pdf")
    assert done.returncode == 0 and "warning[alternative-missing]" in done.stderr, done.stderr


@pytest.mark.parametrize("text", ["?", "???", "TODO", "‹Place›"])
def test_a_release_refuses_what_is_still_to_be_written(run, findings, small_issue, tmp_path, text):
    descriptor = small_issue(tmp_path, ("place: Almaty", f'place: "{text}"'))
    assert [(f["code"], f["severity"]) for f in findings(descriptor)] == [("placeholder", "note")]
    assert run("build", descriptor, "-o", tmp_path / "out.pdf").returncode == 0
    done = run("build", descriptor, "--release", "-o", tmp_path / "release.pdf")
    assert done.returncode == 1 and "error[placeholder]" in done.stderr
