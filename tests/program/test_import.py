"""Past releases as text: read, built, and no word lost on the way."""

import collections
import json
import pathlib
import re
import subprocess

import pytest
import yaml

from conftest import SAMPLES, tool
from test_text_layer import section_words as pdf_section_words
from words import plain, poppler_pages, section_words, words

RELEASES = pathlib.Path(__file__).parent / "releases"

# What an editor would read off each release.
GOLDEN = {
    "herald.txt": {
        "language": "en", "number": 5, "year": 2023, "place": "Osh", "from": "2023-03-01", "to": "2023-03-15",
        "title": ["Herald of the Libraries", "on reading and readers", "of the region"],
        "note": "(from the newspapers)",
        "publisher": {"name": "LIBNET", "address": "Kyrgyz Republic, 723500, Osh, Lenin Street, 17",
                      "full-name": "Regional Network of Public Libraries for the exchange of books, catalogues and "
                                   "experience",
                      "telephone": "+996 3222 5 55 01", "fax": "+996 3222 5 55 02", "email": "desk@libnet.example",
                      "web": "www.libnet.example"},
        "headings": ["Kyrgyz Republic", "Republic of Uzbekistan", "Republic of Türkiye"],
        "articles": {
            "KG": [("READING ROOM OPENS AT 3,000 METRES, “HIGHER THAN THE CLOUDS”",
                    "https://news.example/kg/reading-room_at-3000/"),
                   ("MORE THAN 40 SCHOOLS TOOK PART IN A CONTEST OF READERS, SAYS THE MINISTRY OF EDUCATION",
                    "https://news.example/kg/contеst-of-readers/")],
            "UZ": [("NEW CATALOGUE OF MANUSCRIPTS PUBLISHED IN TASHKENT",
                    "https://www.books.example/uz/2023/03/07/catalogue?lang=en&page=2"),
                   ("LECTURE ON BİNDİNGS HELD IN BUKHARA", "https://books.example/uz/bindings")],
            "TR": [("A LIBRARY ON WHEELS REACHES ITS HUNDREDTH VILLAGE", "https://tr.example/haber/100-koy")]},
        # code and line of what the editor must look at
        "unsure": [("address-character", 89), ("caption-alone", 75), ("foreign-letter", 107),
                   ("masthead-guessed", 107), ("paragraphs-joined", 63), ("subheading-guessed", 79),
                   ("subheading-guessed", 99)],
        "bodies": {"articles/kg-01.md": ["was cleared from the steps and stayed until", "In the first week more than 90 readers",
                                         "\n– We had expected"],
                   "articles/kg-02.md": ["\n## How the winners were chosen\n", "\n- whether the listeners understood it;\n"],
                   "articles/uz-01.md": ["*Book of Remedies*"],
                   "articles/uz-02.md": ["\n1. Leather", "\n2. Cloth"]},
    },
    "obzor.txt": {
        "language": "ru", "number": 7, "year": 2022, "place": "Бишкек", "from": "2022-06-30", "to": "2022-07-13",
        "title": ["Обзор", "событий в области охраны лесов"], "note": None,
        "publisher": {"name": "МСНЛ", "full-name": "Межрегиональная служба наблюдения за лесами (МСНЛ)",
                      "address": "720040, г. Бишкек, ул. Чуйская, 3", "telephone": "+996 312 66 00 10",
                      "fax": "+996 312 66 00 11", "email": "les@msnl.example"},
        "headings": ["Республика Казахстан", "Российская Федерация", "Республика Узбекистан"],
        "articles": {
            "KZ": [("В Семее высадили сорок тысяч сосен", "https://les.example/kz/sosny-40"),
                   ("Школьники изучают следы зверей", "https://les.example/kz/sledy")],
            "RU": [("Пожарные Иркутской области получили новую технику", "https://sib.example/news?id=1207"),
                   ("Карта старых лесов", "https://maps.example/starye-lesa")],
            "UZ": [("Ореховый сад вырос в пустыне", "https://uz.example/sad/")]},
        "unsure": [("publisher-name-guessed", 1)],
        "bodies": {"articles/kz-01.md": ["Работа заняла шесть дней", "\n– Через десять лет"],
                   "articles/ru-01.md": ["\n- а) вездеходы;\n- б) насосы"]},
    },
    "review.md": {
        "language": "en", "number": 12, "year": 2021, "place": "Dushanbe", "from": "2021-11-16", "to": "2021-11-30",
        "title": ["The Bridge Review"], "note": "(a digest of the press)",
        "publisher": {"name": "BRIDGE", "full-name": "The Bridge Society", "address": "Rudaki Avenue 40, Dushanbe",
                      "email": "office@bridge.example"},
        "headings": ["Republic of Tajikistan", "People’s Republic of China", "Islamic Republic of Afghanistan"],
        "articles": {
            "TJ": [("A Footbridge over the Panj Reopens", "https://asia.example/panj_bridge"),
                   ("Engineers Meet in Khujand", "https://khujand.example/engineers")],
            "CN": [("A Bridge of Bamboo", "https://cn.example/bamboo")],
            "AF": [("The Old Bridge of Herat Is Measured", "https://herat.example/pul-e-malan")]},
        "unsure": [("caption-guessed", 25), ("publisher-name-guessed", 1)],
        "bodies": {"articles/tj-01.md": ["*two years*", "\n> We walked", "](<pictures/bridge.jpg> \"The bridge in autumn\")",
                                         "\n## What Was Repaired\n", "\n1. the planks"],
                   "articles/cn-01.md": ["3 tonnes & weighs", "5 \\* 3"]},
    },
}


class Imported:
    def __init__(self, folder, report):
        self.folder, self.report = folder, report
        self.issue = yaml.safe_load((folder / "issue.yaml").read_text(encoding="utf-8"))
        self.publisher = yaml.safe_load((folder / "publisher.yaml").read_text(encoding="utf-8"))

    def articles(self):
        return {s["country"]: [(a["title"].replace("\\", ""), a.get("source", {}).get("address")) for a in s["articles"]]
                for s in self.issue["sections"]}

    def codes(self):
        return [finding["code"] for finding in self.report["findings"]]


@pytest.fixture
def imported(run, tmp_path):
    """imported(file, *options) -> what came of it; its folder builds."""

    def call(path, *options):
        folder = tmp_path / "imported"
        done = run("import", path, "-o", folder, "--format", "json", *options)
        assert done.returncode == 0, done.stdout + done.stderr
        return Imported(folder, json.loads(done.stdout))

    return call


def built_pages(run, folder):
    done = run("build", folder / "issue.yaml", "-o", folder / "release.pdf", "--format", "json")
    assert done.returncode == 0, done.stdout + done.stderr
    return poppler_pages(folder / "release.pdf")


@pytest.mark.parametrize("name", sorted(GOLDEN))
def test_facts(imported, name):
    golden, result = GOLDEN[name], imported(RELEASES / name)
    issue = result.issue
    assert (issue["language"], issue["number"], issue["year"], issue["place"]) == \
        (golden["language"], golden["number"], golden["year"], golden["place"])
    assert {key: str(value) for key, value in issue["period"].items()} == {"from": golden["from"], "to": golden["to"]}
    assert issue["series"]["title"] == golden["title"]
    assert issue["series"].get("note") == golden["note"]
    assert result.publisher == golden["publisher"]
    assert result.articles() == golden["articles"]
    assert issue["digest"]["articles"] == sum(len(articles) for articles in golden["articles"].values())
    for path, pieces in golden["bodies"].items():
        text = "\n" + (result.folder / path).read_text(encoding="utf-8")
        for piece in pieces:
            assert piece in text, text


@pytest.mark.parametrize("name", sorted(GOLDEN))
def test_what_is_unsure_is_listed_with_its_line(imported, name):
    result = imported(RELEASES / name)
    unsure = sorted((f["code"], f["line"]) for f in result.report["findings"] if f["code"] != "left-out")
    assert unsure == GOLDEN[name]["unsure"]


def spelt(text):
    """Words without what Markdown adds to a text or takes from it."""
    return words(re.sub(r"[*\\]", "", text).replace("_", " "))


def without_left_out(path, left_out):
    """The words of the input's lines in order, from the first section on, as far as they were not left out."""
    lines = path.read_text(encoding="utf-8").splitlines()
    first = min(entry["line"] for entry in left_out if entry["why"] == "country")
    gone = collections.defaultdict(collections.Counter)
    for entry in left_out:
        gone[entry["line"]] += collections.Counter(spelt(entry["text"]))
    result = []
    for number, line in enumerate(lines, start=1):
        if number < first:
            continue
        for word in spelt(line):
            if gone[number][word] > 0:
                gone[number][word] -= 1
            else:
                result.append(word)
    return result


@pytest.mark.parametrize("name", ["herald.txt"])
def test_every_word_of_the_sections_in_order(imported, run, name):
    """Input, descriptor and PDF say the same words in the same order."""
    golden, result = GOLDEN[name], imported(RELEASES / name)
    given = without_left_out(RELEASES / name, result.report["left-out"])
    described = spelt(" ".join(section_words(result.issue, result.folder, [""] * len(golden["headings"]))))
    assert described == given
    pages = built_pages(run, result.folder)
    heads = [words(" ".join(golden["title"]) + f" {golden['number']} {golden['year']}")]
    expected = section_words(result.issue, result.folder, golden["headings"])
    assert spelt(" ".join(pdf_section_words(pages[3:-1], heads))) == spelt(" ".join(expected))


@pytest.mark.parametrize("name", sorted(GOLDEN))
def test_no_word_is_lost(imported, name):
    """Each word of the input is in the files or among what was left out, as often as it was written."""
    result = imported(RELEASES / name)
    text = (RELEASES / name).read_text(encoding="utf-8").replace("за-\nняла", "заняла")
    given = collections.Counter(spelt(re.sub(r"</?i>|\{\.underline\}", "", text)))
    found = collections.Counter()
    for path in result.folder.rglob("*.[my][da]*"):
        found += collections.Counter(spelt(path.read_text(encoding="utf-8")))
    for entry in result.report["left-out"]:
        found += collections.Counter(spelt(entry["text"]))
    # The period's words and figures are dates in the descriptor: they are listed as left out.
    assert not given - found, given - found


@pytest.mark.parametrize("name", sorted(GOLDEN))
def test_it_builds_as_it_is(imported, run, name):
    result = imported(RELEASES / name)
    pages = built_pages(run, result.folder)
    for heading in GOLDEN[name]["headings"]:
        assert any(page.strip().casefold().startswith(heading.casefold()) for page in pages), heading


def test_contents_follow_from_the_sections(imported, run):
    result = imported(RELEASES / "herald.txt")
    pages = built_pages(run, result.folder)
    for number, page in enumerate(pages):
        for heading in GOLDEN["herald.txt"]["headings"]:
            if page.strip().casefold().startswith(heading.casefold()):
                contents = tool("pdftotext", "-layout", "-f", "3", "-l", "3", result.folder / "release.pdf", "-")
                entry = [line for line in contents.splitlines() if words(line)[:-1] == words(heading)]
                assert entry and words(entry[0])[-1] == str(number - 1)


@pytest.mark.parametrize("options", [["-layout"], []], ids=["layout", "plain"])
def test_round_trip_of_the_samples(sample, imported, run, tmp_path, options):
    """Our own PDF, read by pdftotext, gives the same countries, articles, titles and sources again."""
    _, descriptor, pdf = sample
    original = yaml.safe_load(descriptor.read_text(encoding="utf-8"))
    text = tmp_path / "extracted.txt"
    tool("pdftotext", *options, pdf, text)
    result = imported(text)
    assert "words-lost" not in result.codes()
    assert "count-differs" not in result.codes()
    assert [s["country"] for s in result.issue["sections"]] == [s["country"] for s in original["sections"]]
    for one, other in zip(result.issue["sections"], original["sections"]):
        assert [words(a["title"]) for a in one["articles"]] == [words(a["title"]) for a in other["articles"]]
        addresses = [[a["source"]["address"] for a in section["articles"]] for section in (one, other)]
        if not options:  # without -layout, pdftotext drops the hyphens at which addresses were broken
            addresses = [[address.replace("-", "") for address in section] for section in addresses]
        assert addresses[0] == addresses[1]
    assert [words(line) for line in result.issue["series"]["title"]] == \
        [words(line) for line in original["series"]["title"]]
    assert result.issue["number"] == original["number"]
    assert result.issue["period"] == original["period"]
    built_pages(run, result.folder)


def test_round_trip_keeps_the_words_of_each_article(sample, imported, tmp_path):
    """With -layout the columns come back in order: each article has its own words, and nearly all in their order."""
    _, descriptor, pdf = sample
    original = yaml.safe_load(descriptor.read_text(encoding="utf-8"))
    text = tmp_path / "extracted.txt"
    tool("pdftotext", "-layout", pdf, text)
    result = imported(text)
    for one, other in zip(result.issue["sections"], original["sections"]):
        for mine, theirs in zip(one["articles"], other["articles"]):
            body = theirs.get("body") or (descriptor.parent / theirs["body-file"]).read_text(encoding="utf-8")
            expected = collections.Counter(words(plain(body)))
            for picture in theirs.get("pictures", []):
                expected += collections.Counter(words(plain(picture.get("caption", ""))))
            found = collections.Counter(words(plain((result.folder / mine["body-file"]).read_text(encoding="utf-8"))))
            differing = sum(((found - expected) + (expected - found)).values())
            assert differing <= 0.02 * sum(expected.values()) + 2, (theirs["title"], found - expected, expected - found)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1251", "koi8-r"])
def test_encodings(imported, tmp_path, encoding):
    text = (RELEASES / "obzor.txt").read_text(encoding="utf-8")
    path = tmp_path / "release.txt"
    path.write_bytes(text.replace("—", "-").encode(encoding))
    result = imported(path)
    assert result.articles() == GOLDEN["obzor.txt"]["articles"]
    assert ("encoding-guessed" in result.codes()) == (encoding in ("windows-1251", "koi8-r"))


@pytest.mark.parametrize("ending", ["docx", "odt"])
def test_documents_with_their_pictures(run, tmp_path, ending):
    document = tmp_path / f"review.{ending}"
    subprocess.run(["pandoc", RELEASES / "review.md", "-o", document, "--resource-path", RELEASES], check=True)
    folder = tmp_path / "imported"
    done = run("import", document, "-o", folder, "--format", "json")
    assert done.returncode == 0, done.stdout + done.stderr
    result = Imported(folder, json.loads(done.stdout))
    assert result.articles() == GOLDEN["review.md"]["articles"]
    body = (folder / "articles/tj-01.md").read_text(encoding="utf-8")
    assert body.index("our children will") < body.index("pictures/") < body.index("What Was Repaired")
    built_pages(run, folder)
    assert b"/Image" in (folder / "release.pdf").read_bytes()


@pytest.mark.parametrize("name, content, code", [
    ("release.docx", b"PK\x03\x04", "document-unreadable"), ("release.docx", b"no zip", "document-unreadable"),
    ("release.docx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + "EncryptedPackage".encode("utf-16-le"), "document-locked"),
    ("release.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "office-missing"), ("release.rtf", b"{\\rtf1 x}", "office-missing")])
def test_a_document_that_cannot_be_read_leaves_nothing(run, tmp_path, name, content, code):
    document = tmp_path / name
    document.write_bytes(content)
    done = run("import", document, "-o", tmp_path / "out", env={"PATH": str(tmp_path)})
    assert done.returncode == 1
    assert code in done.stderr and "save" in done.stderr
    assert "PK" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_nothing_is_overwritten(run, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "issue.yaml").write_text("mine")
    done = run("import", RELEASES / "herald.txt", "-o", folder)
    assert done.returncode == 2
    assert "output-exists" in done.stderr
    assert [(p.name, p.read_text()) for p in folder.iterdir()] == [("issue.yaml", "mine")]
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("content, code", [(b"", "empty-file"), (b"%PDF-1.7\n", "document-unreadable"),
                                           (b" \n", "empty-file")])
def test_what_cannot_be_imported_leaves_nothing(run, tmp_path, content, code):
    path = tmp_path / "in.txt"
    path.write_bytes(content)
    done = run("import", path, "-o", tmp_path / "out")
    assert done.returncode == 1
    assert code in done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["in.txt"]


def test_without_a_country_there_is_one_section(run, tmp_path):
    path = tmp_path / "in.txt"
    path.write_text("A TITLE OF AN ARTICLE\n\nIts text names Kazakhstan twice: Kazakhstan.\n", encoding="utf-8")
    done = run("import", path, "-o", tmp_path / "out")
    assert done.returncode == 0
    assert "no-country" in done.stderr
    issue = yaml.safe_load((tmp_path / "out/issue.yaml").read_text(encoding="utf-8"))
    assert [section["country"] for section in issue["sections"]] == ["KZ"]
    assert [article["title"] for article in issue["sections"][0]["articles"]] == ["A TITLE OF AN ARTICLE"]
    built_pages(run, tmp_path / "out")


@pytest.mark.parametrize("text", ["Today 👍🏽 and 漢字 were there.", "ডাক and ไทย and 🇰🇿.", "👩‍👩‍👧 ❤️ ☎ ✓ → ≈"])
def test_what_no_face_has_is_told_and_builds(run, tmp_path, text):
    path = tmp_path / "in.txt"
    path.write_text(f"A TITLE OF 🔥 AN ARTICLE 字\n\n{text} Its text names Kazakhstan.\n", encoding="utf-8")
    done = run("import", path, "-o", tmp_path / "out", "--all")
    assert done.returncode == 0
    assert "characters-unprintable" in done.stderr and "字" in done.stderr
    built_pages(run, tmp_path / "out")
    for sign in "漢ডไ":
        assert sign not in text or sign in done.stderr


def test_a_missing_file_and_a_missing_picture(run, tmp_path):
    assert run("import", tmp_path / "none.txt").returncode == 1
    path = tmp_path / "review.md"
    path.write_text((RELEASES / "review.md").read_text(encoding="utf-8"), encoding="utf-8")
    done = run("import", path, "-o", tmp_path / "out")
    assert done.returncode == 0
    assert "file-missing" in done.stderr
