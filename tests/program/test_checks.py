"""What is checked: each finding with a descriptor that triggers it and one that nearly does but must not."""

import pytest

from conftest import ROOT, SMALL_ISSUE

ARTICLE = SMALL_ISSUE[SMALL_ISSUE.index("      - title:"):]
OTHER = ARTICLE.replace("One small", "Another small").replace("/one", "/two").replace("fox", "dog")
BODY = "        body: |"
FOX = "The quick brown fox jumps over the lazy dog. It does so again, and with some grace."
LECTURE, MEETING = "lecture.jpg", "meeting.png"


def picture(attributes):
    return [(BODY, f"        pictures: [{{{attributes}}}]\n{BODY}")]


def text(words):
    return [(FOX, words)]


def address(url):
    return [("https://example.org/one", url)]


def two(other):
    return [(ARTICLE, ARTICLE + other)]


# code, what triggers it, what nearly does
CHECKS = {
    "count by hand": ("count-contradicts", [("sections:", "digest: {articles: 2}\nsections:")],
                      [("sections:", "digest: {articles: 1}\nsections:")]),
    "date before the period": ("date-outside-period", [("date: 2024-12-02", "date: 2024-11-30")],
                               [("date: 2024-12-02", "date: 2024-12-01")]),
    "date after the period": ("date-outside-period", [("date: 2024-12-02", "date: 16.12.2024")],
                              [("date: 2024-12-02", "date: 15.12.2024")]),
    "no source": ("source-missing", [('        source: {name: Press, address: "https://example.org/one"}\n', "")],
                  [('source: {name: Press, address: "https://example.org/one"}', "source: {name: Press}")]),
    "source without name or address": ("source-missing",
                                       [('{name: Press, address: "https://example.org/one"}', "{masthead-text: Press}")],
                                       [('{name: Press, address: "https://example.org/one"}',
                                         '{address: "https://example.org/one"}')]),
    "no alternative text": ("alternative-missing", picture(f"file: {LECTURE}, caption: A lecture"),
                            picture(f"file: {LECTURE}, alternative: A lecture")),
    "no alternative text in Markdown": ("alternative-missing", text(f"Text.\n\n          ![]({LECTURE})"),
                                        text(f"Text.\n\n          ![A lecture]({LECTURE})")),
    "character that no face has": ("missing-glyph", text("A fox \U0001F98A."), text("A fox № 5 – §, ½ × € ҷӯ.")),
    "doubled word": ("doubled-word", text("He saw the the fox."), text("He said that that fox had had the other the.")),
    "doubled word over a line's end": ("doubled-word", text("He saw the\n          the fox."),
                                       text("He saw the.\n          The fox.")),
    "doubled word in Russian": ("doubled-word", text("Он видел в в лесу."), text("Да, да, он видел: в лесу, в поле.")),
    "doubled word and a compound": ("doubled-word", text("By and by and and so."), text("It came face to face, step by step-by-step.")),
    "Cyrillic letter in a Latin word": ("mixed-scripts", text("The podro\u0441tok ran."), text("The подросток ran.")),
    "Latin letter in a Cyrillic word": ("mixed-scripts", text("Это подро\u0063ток."), text("IT-отдел и 3D-модель.")),
    "quotation not closed": ("quotation-marks", text("The contest “Healthy life ended."),
                             text("The contest “Healthy life” ended.")),
    "quotation not opened": ("quotation-marks", text("Конкурс Жизнь» окончен."), text("Конкурс «Наша „Жизнь“» окончен.")),
    "quotation over paragraphs": ("quotation-marks", text("“One day.\n\n          Two days.”"),
                                  text("“One day.\n\n          “Two days.”")),
    "straight quotation marks left": ("quotation-marks", text('He said "one "two "three" deep" quotes".'),
                                      text('He said "one "two" quotes".')),
    "quotation marks typed as commas": ("quotation-marks", text(",,The fox“ jumps."), text("The fox,, jumps.")),
    "straight mark that only closes": ("quotation-marks", text('The fox", he said, jumps.'), text('"The fox", he said.')),
    "inches": ("quotation-marks", text('He said "no.'), text('A screen of 15" is small.')),
    "address with a letter of another script": ("address-character", address("https://example.org/ne\u0448s"),
                                                address("https://example.org/ne%D1%88s?a=b&c=(d)#e~f")),
    "address with an Arabic letter": ("address-character", address("https://example.org/one\u0644"),
                                      address("https://xn--e1afmkfd.xn--p1ai/one")),
    "address with a space": ("address-character", address("https://example.org/one two"),
                             address("https://example.org/one%20two")),
    "address with a percent sign": ("address-character", address("https://example.org/100%"),
                                    address("https://example.org/100%25")),
    "title repeated": ("title-repeated", two(OTHER.replace("Another small", "ONE small")), two(OTHER)),
    "text repeated": ("body-repeated", two(OTHER.replace("dog jumps", "fox jumps")), two(OTHER)),
    "address repeated": ("address-repeated", two(OTHER.replace("/two", "/one")), two(OTHER)),
    "picture repeated": (
        "picture-repeated",
        two(OTHER.replace(BODY, f"        pictures: [{{file: {LECTURE}, alternative: x}}]\n{BODY}"))
        + [(BODY, f"        pictures: [{{file: {LECTURE}, alternative: x}}]\n{BODY}")],
        two(OTHER.replace(BODY, f"        pictures: [{{file: {MEETING}, alternative: x}}]\n{BODY}"))),
    "comment in a title": ("comment-in-text", [("One small article", "Company #5 and platoon #2")],
                           [("One small article", "Company №5  # the veterans' one")]),
    "comment behind an apostrophe": ("comment-in-text", [("One small article", "Companies' #5 and #2")],
                          [("One small article", "'Company #5 and platoon #2'")]),
    "comment in a list's item": ("comment-in-text", [("place: Almaty", "place: Almaty\nkeywords:\n  - Company #5")],
                                 [("place: Almaty", "place: Almaty\nkeywords:\n  - C#5  #####\n  - B#")]),
    "comment that is the whole text": ("bad-yaml", [("One small article", "#5 is back")],
                                       [("number: 1", "number: 1 #the first"), ("place: Almaty", "place: Almaty # town")]),
    "comment in a source's name": ("comment-in-text", [
        ('{name: Press, address: "https://example.org/one"}', "\n          name: Press #2\n          address: https://example.org/one")],
        [('{name: Press, address: "https://example.org/one"}',
          "\n          name: Press\n          address: https://example.org/one #2")]),
    "bold with a space inside": ("markup-literal", text("**The fox **jumps."), text("**The fox** jumps 5 * 6, 2**3.")),
    "bold in a title": ("markup-literal", [("One small article", "One **small **article")],
                        [("One small article", "One **small** article")]),
    "heading without a space": ("markup-literal", text("#The fox jumps"), text("# The fox jumps\n\n          #5 does.")),
    "Word's bullets": ("markup-literal", text("•\tThe fox"), text("- The fox • jumps")),
    "subheading without text": ("heading-alone", text("The fox.\n\n          ## The end"),
                                text("## One\n\n          ### Two\n\n          The fox.")),
    "year as a list's number": ("year-as-number", text("2024. The fox jumps."), text("2024\\. The fox jumps.")),
    "year lost in a list": ("year-as-number", text("1. The fox.\n\n          2024. The dog."),
                            text("1. The fox.\n          2. The dog.")),
    "placeholder": ("placeholder", [("One small article", "‹Title›")], [("One small article", "One «small» < article >")]),
    "section without articles": ("empty-list", [(SMALL_ISSUE[SMALL_ISSUE.index("    articles:"):], "    articles: []\n")],
                                 [("place: Almaty", "place: Almaty\nkeywords: []")]),
    "country repeated": ("country-repeated", [(ARTICLE, ARTICLE + "  - country: KZ\n    articles:\n" + OTHER)],
                         [(ARTICLE, ARTICLE + "  - country: KG\n    articles:\n" + OTHER)]),
    "section without a name": ("missing-key", [("  - country: KZ\n    articles", "  - articles")],
                               [("  - country: KZ\n", "  - heading: Editorial\n")]),
    "country without its code": ("missing-key", [("- country: KZ\n", "- country:\n")],
                                 [("- country: KZ\n", "- heading: Editorial\n    in-digest: false\n")]),
    "year and period": ("year-outside-period", [("year: 2024", "year: 2025")],
                        [("year: 2024", "year: 2025"), ("to: 2024-12-15", "to: 2025-01-15")]),
}


@pytest.fixture
def folder(tmp_path):
    for name in (LECTURE, MEETING):
        (tmp_path / name).write_bytes((ROOT / "samples/2024-21/pictures" / name).read_bytes())
    return tmp_path


@pytest.mark.parametrize("code, wrong, right", CHECKS.values(), ids=CHECKS.keys())
def test_check(findings, small_issue, folder, code, wrong, right):
    assert code in [f["code"] for f in findings(small_issue(folder, *wrong))]
    assert code not in [f["code"] for f in findings(small_issue(folder, *right))]


def png(width, height):
    import struct
    import zlib

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_coarse_picture(findings, small_issue, tmp_path):
    """150 dots per inch decide: the finding says how many pixels are enough, and one less is not."""
    descriptor = small_issue(tmp_path, *picture("file: p.png, alternative: x, width: column"))
    (tmp_path / "p.png").write_bytes(png(200, 150))
    found = [f for f in findings(descriptor) if f["code"] == "picture-coarse"]
    assert len(found) == 1 and found[0]["line"] == 15
    enough = int("".join(c for c in found[0]["hint"] if c.isdigit()))
    (tmp_path / "p.png").write_bytes(png(enough - 1, (enough - 1) * 3 // 4))
    assert [f["code"] for f in findings(descriptor)] == ["picture-coarse"]
    (tmp_path / "p.png").write_bytes(png(enough, enough * 3 // 4))
    assert findings(descriptor) == []


def test_address_finding_marks_the_character(findings, small_issue, tmp_path):
    found = findings(small_issue(tmp_path, *address("https://example.org/ne\u0448s")))
    assert [(f["code"], f["line"], f["column"], f["end_column"]) for f in found] == [("address-character", 14, 63, 64)]


def test_comment_finding_marks_the_sign_also_below_a_literal_block(findings, small_issue, tmp_path):
    descriptor = small_issue(tmp_path, two(OTHER.replace("Another small article", "Рота №1 и рота #5 дома"))[0])
    found = [f for f in findings(descriptor) if f["code"] == "comment-in-text"]
    assert [(f["line"], f["column"], f["end_column"]) for f in found] == [(17, 31, 32)]
    assert '"#5 дома"' in found[0]["message"]


@pytest.mark.parametrize("title, place", [
    (r'"Клуб \"Знание\" и the the рота"', "the рота"), (r'"Клуб Знание и the the рота"', "the рота"),
    ("'Клуб д''Арк и the the рота'", "the рота"), (r'"Дом \\ \"а\" *и* the the рота"', "the рота"),
    (r'"A \"b\" ‹c›"', "‹c›")])
def test_places_in_quotes_with_escapes_are_right(findings, small_issue, tmp_path, title, place):
    descriptor = small_issue(tmp_path, ("One small article", title))
    column = descriptor.read_text(encoding="utf-8").splitlines()[11].index(place) + 1
    found = findings(descriptor)
    assert [(f["line"], f["column"]) for f in found] == [(12, column)], found


def test_missing_file_names_the_nearest(findings, small_issue, folder):
    found = findings(small_issue(folder, *picture("file: lectur.jpg, alternative: x")))
    assert [(f["code"], f["hint"]) for f in found] == [("file-missing", 'did you mean "lecture.jpg"?')]


@pytest.mark.parametrize("sample", ["2024-21", "2024-21-ru", "languages/kk", "languages/ky", "languages/tg"])
def test_samples_have_no_findings_of_their_texts(findings, sample):
    codes = {f["code"] for f in findings(ROOT / "samples" / sample / "issue.yaml")}
    assert codes <= {"fallback-face", "address-character"}
