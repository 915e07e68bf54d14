"""Word documents as offices make them: read with their structure, no word lost, and what comes out builds."""

import json
import random
import re
import shutil
import subprocess
import zipfile

import pytest
import yaml

import habits
from habits import ARTICLES, HABITS, picture
from ugly import UGLY
from office import Docx, para, run as text_run, table
from words import words


class Imported:
    def __init__(self, folder, report):
        self.folder, self.report = folder, report
        self.issue = yaml.safe_load((folder / "issue.yaml").read_text(encoding="utf-8"))
        self.texts = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.[my][da]*")}

    def titles(self):
        return {section["country"]: [words(article["title"]) for article in section["articles"]] for section in self.issue["sections"]}

    def body(self, name="kz-01"):
        return self.texts[f"articles/{name}.md"]

    def codes(self):
        return [finding["code"] for finding in self.report["findings"]]

    def left_out(self):
        return " ".join(entry["text"] for entry in self.report["left-out"])


@pytest.fixture
def imported(run, tmp_path):
    """imported(document) -> what came of it: the account closes and the folder builds."""

    def call(document, *options):
        path, folder = tmp_path / "in.docx", tmp_path / "out"
        path.write_bytes(document if isinstance(document, bytes) else document.bytes())
        done = run("import", path, "-o", folder, "--format", "json", *options)
        assert done.returncode == 0, done.stdout + done.stderr
        result = Imported(folder, json.loads(done.stdout))
        assert result.report["summary"]["words"]["lost"] == 0
        built = run("build", folder / "issue.yaml", "-o", folder / "release.pdf")
        assert built.returncode == 0, built.stdout + built.stderr
        return result

    return call


def article(*blocks):
    """A release of one article."""
    return Docx(*habits.cover(), para("РЕСПУБЛИКА КАЗАХСТАН", bold=True), para("ЗАГОЛОВОК СТАТЬИ", bold=True), *blocks,
                para("Источник: https://a.example/1"))


WITHOUT_ADDRESSES = {"large_titles_without_sources", "logos_without_addresses", "names_without_addresses"}
EVERY_HABIT = {**HABITS, **UGLY}


def titles_of(name):
    """What an editor reads off a document of that habit."""
    if name == "no_country":
        return {"RU": [words(title) for titles in ARTICLES.values() for title in titles]}
    return {country: [words(title) for title in titles] for country, titles in ARTICLES.items()}


@pytest.mark.parametrize("name", sorted(EVERY_HABIT))
def test_habits(imported, name):
    made = EVERY_HABIT[name]()
    result, document = imported(made), "".join(made.body)
    without_notes = {country: [[re.sub("[¹²³⁰-⁹]", "", word) for word in title] for title in titles] for country, titles in result.titles().items()}
    assert without_notes == titles_of(name)
    assert (result.issue["number"], result.issue["year"], result.issue["place"]) == (21, 2024, "Алматы")
    assert str(result.issue["period"]["from"]) == "2024-12-16"
    if name not in WITHOUT_ADDRESSES | {"no_country"}:
        for section in result.issue["sections"]:
            for at, one in enumerate(section["articles"]):
                assert one["source"]["address"] == habits.address(section["country"], at)
    said = " ".join(result.texts.values())
    for sentence in habits.SENTENCES:
        assert sentence in said or sentence not in document, sentence
    pictures = result.report["summary"]["pictures"]
    assert pictures["used"] == pictures["all"]


def test_each_title_s_logo_is_its_masthead_and_one_file(imported):
    result = imported(habits.logo_beside_title())
    mastheads = [one["source"]["masthead"]["picture"] for section in result.issue["sections"] for one in section["articles"]]
    assert len(mastheads) == 5 and len(set(mastheads)) == 1


def test_photographs_stand_in_their_article_with_captions(imported):
    result = imported(habits.photographs_and_boxes())
    for name in ("kz-01", "kz-02", "kg-01", "tj-02"):
        text = result.body(name)
        assert text.count("![") == 2, text
        assert 'png> "Фото: участники встречи' in text
        assert "Врезка: обратите внимание на сроки." in text
    assert "emblem" in result.texts["publisher.yaml"]


def test_tables_lists_and_notes(imported):
    text = imported(habits.tables_and_notes()).body()
    assert "| Регион | 2023 | 2024 |\n| --- | --- | --- |\n| Алматы | 1 | 2 |" in text
    assert "Столбец 0 · Столбец 1" in text  # eight columns: as text
    assert "1. первый пункт;\n   - вложенный;\n2. второй пункт." in text
    assert "- а) одно;\n- б) другое." in text
    assert "преподаватели.¹" in text and text.rstrip().endswith("¹ По данным на 1 декабря.")


def test_helplines_stay_and_the_imprint_comes_once(imported):
    result = imported(habits.helplines_and_imprint())
    publisher = yaml.safe_load(result.texts["publisher.yaml"])
    assert publisher["full-name"] == "Центр мониторинга (ЦМ)"
    assert (publisher["telephone"], publisher["email"]) == ("+7 (727) 000-00-00", "office@cm.example")
    assert "Тел. доверия: 1402" in result.body("tj-02")
    assert "Центр мониторинга" not in "".join(text for path, text in result.texts.items() if path.startswith("articles"))


def test_what_word_does_not_print_is_told_and_nowhere_else(imported):
    hidden, struck = text_run("СКРЫТОЕ", raw="<w:vanish/>"), text_run("ЗАЧЕРКНУТОЕ", raw="<w:strike/>")
    deleted = "<w:del><w:r><w:delText>УДАЛЁННОЕ</w:delText></w:r></w:del>"
    inserted = "<w:ins>" + text_run("вставленное ") + "</w:ins>"
    result = imported(article(para(text_run("Текст ") + hidden + struck + deleted + inserted + text_run("статьи."))))
    assert result.body() == "Текст вставленное статьи.\n"
    for word in ("СКРЫТОЕ", "ЗАЧЕРКНУТОЕ", "УДАЛЁННОЕ"):
        assert word not in "".join(result.texts.values())
        assert word in result.left_out()
    assert {"hidden-text", "struck-text", "deleted-text", "inserted-text"} <= set(result.codes())
    places = {f["code"]: f["place"] for f in result.report["findings"] if "place" in f}
    assert places["hidden-text"] == "paragraph 9"


def test_emphasis_raised_figures_and_links(imported):
    document = Docx()
    link = document.link("сайте", "https://a.example/x?a=1&b=2")
    content = (text_run("Площадь 5 м") + text_run("2", raw='<w:vertAlign w:val="superscript"/>') + text_run(", H") +
               text_run("2", raw='<w:vertAlign w:val="subscript"/>') + text_run("O, 16") + text_run("th", raw='<w:vertAlign w:val="superscript"/>') +
               text_run(" и ") + text_run("жир", bold=True) + text_run("ный курсив", bold=True, italic=True) + text_run(" на ") + link + text_run("."))
    document.body = article(para(content)).body
    text = imported(document).body()
    assert "5 м^2^, H~2~O, 16^th^" in text
    assert "**жирный *курсив***" in text
    assert "[сайте](<https://a.example/x?a=1&b=2>)." in text


def test_what_is_raised_reads_the_same_whatever_stands_beside_it(imported):
    above = '<w:vertAlign w:val="superscript"/>'
    parts = [("x", ""), ("a b", above), (" 2", ""), ("3", above), ("4 и ", ""), ("1", above), ("сноска, 5^6^7 и ~8~, ", ""), ("«м»", ""), ("2", above)]
    document = Docx()
    document.body = article(para("".join(text_run(words_, raw=raw) for words_, raw in parts))).body
    result = imported(document)
    assert "x<sup>a b</sup> 2<sup>3</sup>4 и <sup>1</sup>сноска, 5\\^6\\^7 и \\~8\\~, «м»^2^" in result.body()


def test_pictures_that_cannot_be_printed_are_told(imported):
    document = Docx()
    blocks = [para("Текст статьи."), para(document.picture(b"no picture", "emf")),
              para('<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:link="%s"/></pic:blipFill>'
                   "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>" % document.relation("image", "https://a.example/x.png", True))]
    document.body = article(*blocks).body
    result = imported(document)
    assert result.codes().count("picture-left-out") == 2
    assert result.report["summary"]["pictures"] == {"all": 1, "used": 0}


@pytest.mark.parametrize("lines", [["г. Алматы"], ["г. Алматы", "", "2024 год"], ["2024", "город Алматы"]])
def test_a_city_without_a_year_beside_it_is_the_place(imported, lines):
    result = imported(Docx(para("ИНФОРМАЦИОННЫЙ БЮЛЛЕТЕНЬ", bold=True), para("№ 3"), para("1–15 февраля 2024 года"), *map(para, lines),
                           para("Центр мониторинга (ЦМ)"), para("Тел.: +7 727 000-00-00"), para("РЕСПУБЛИКА КАЗАХСТАН", bold=True),
                           para("ПЕРВАЯ СТАТЬЯ НОМЕРА", bold=True), para("Текст о разном."), para("Источник: https://a.example/1")))
    assert (result.issue["place"], result.issue["year"], result.issue["number"]) == ("Алматы", 2024, 3)
    publisher = yaml.safe_load(result.texts["publisher.yaml"])
    assert publisher["name"] == "ЦМ" and publisher["telephone"] == "+7 727 000-00-00"


def test_numbers_of_titles_count_the_old_release(imported):
    def made(*titles):
        blocks = [para("РЕСПУБЛИКА КАЗАХСТАН", bold=True, centred=True)]
        for title in titles:
            blocks += [para(title, bold=True), para("Текст о событии, который достаточно длинен."), para("Источник: https://a.example/1")]
        return imported(Docx(*habits.cover(), *blocks))

    result = made("1. О первом дне работы", "2. О втором дне работы")
    assert [article["title"] for article in result.issue["sections"][0]["articles"]] == ["О первом дне работы", "О втором дне работы"]
    assert "1." in result.left_out().split()


def test_a_number_that_opens_one_title_stays(imported):
    result = imported(Docx(*habits.cover(), para("РЕСПУБЛИКА КАЗАХСТАН", bold=True, centred=True),
                           para("2. О первом дне работы", bold=True), para("Текст о событии."), para("Источник: https://a.example/1"),
                           para("О втором дне работы", bold=True), para("Текст о событии."), para("Источник: https://a.example/2")))
    assert [words(article["title"])[0] for article in result.issue["sections"][0]["articles"]] == ["2", "о"]


def test_without_a_country(imported):
    result = imported(Docx(*habits.cover(), para("ПЕРВАЯ СТАТЬЯ", bold=True), para("Текст о разном."), para("https://a.example/1"),
                           para("ВТОРАЯ СТАТЬЯ", bold=True), para("Текст о другом."), para("https://a.example/2")))
    assert "no-country" in result.codes()
    assert list(result.titles().values()) == [[words("Первая статья"), words("Вторая статья")]]


def test_findings_are_few_lines_and_name_places(run, tmp_path):
    path = tmp_path / "in.docx"
    path.write_bytes(article(*(para(text_run("Скрыто ", raw="<w:vanish/>") + text_run(f"Абзац {n}.")) for n in range(40))).bytes())
    done = run("import", path, "-o", tmp_path / "out")
    assert "warning[hidden-text]: 40 × " in done.stderr and "in.docx, paragraph 9: hidden text" in done.stderr
    assert sum(max(1, -(-len(line) // 80)) for line in (done.stdout + done.stderr).splitlines()) <= 24
    assert re.search(r"\d+ more findings: --all shows every one", done.stderr)
    assert re.search(r"\d+ words: \d+ printed, \d+ left out, 0 lost", done.stdout)
    all_of_them = run("import", path, "-o", tmp_path / "all", "--all")
    assert all_of_them.stderr.count("hidden-text") == 40
    russian = run("import", path, "-o", tmp_path / "ru", "--ui", "ru")
    assert "in.docx, абзац 9" in russian.stderr and "потеряно 0" in russian.stdout


def mutated(made, random_):
    """The same document with blocks shuffled, doubled and nested, and with other properties."""
    blocks = made.body
    for _ in range(random_.randint(1, 6)):
        at = random_.randrange(len(blocks))
        change = random_.randrange(6)
        if change == 0:
            blocks.insert(random_.randrange(len(blocks)), blocks[at])
        elif change == 1:
            blocks[at] = f"<w:sdt><w:sdtContent>{blocks[at]}</w:sdtContent></w:sdt>"
        elif change == 2:
            blocks[at] = f"<w:tbl><w:tr><w:tc>{blocks[at]}</w:tc><w:tc>{para('ячейка рядом')}</w:tc></w:tr></w:tbl>"
        elif change == 3:
            blocks[at] = blocks[at].replace("<w:pPr>", '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', 1)
        elif change == 4:
            blocks[at] = blocks[at].replace("<w:rPr>", "<w:rPr><w:b/>")
        else:
            random_.shuffle(blocks)
    return made


def words_of(document):
    """What pandoc reads; where it stops (at some pictures), the texts of all runs."""
    done = subprocess.run(["pandoc", "-f", "docx", "-t", "plain", "--wrap=none", document], capture_output=True, text=True)
    if done.returncode == 0:
        return done.stdout
    with zipfile.ZipFile(document) as archive:
        return " ".join(re.findall("<w:t[^>]*>([^<]*)</w:t>", archive.read("word/document.xml").decode()))


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.parametrize("name", sorted(EVERY_HABIT))
def test_no_word_that_pandoc_sees_is_missing(run, tmp_path, name):
    """Whatever order and nesting the paragraphs have."""
    document = tmp_path / "in.docx"
    random_ = random.Random(name)
    for round_ in range(4 if name in HABITS else 2):
        made = EVERY_HABIT[name]()
        document.write_bytes((mutated(made, random_) if round_ else made).bytes())
        text = words_of(document)
        folder = tmp_path / f"out{round_}"
        done = run("import", document, "-o", folder, "--format", "json")
        assert done.returncode == 0, done.stdout + done.stderr
        report = json.loads(done.stdout)
        assert report["summary"]["words"]["lost"] == 0
        there = " ".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.[my][da]*"))
        there += " ".join(entry["text"] for entry in report["left-out"])
        missing = set(words(text)) - set(words(re.sub("[¹²³⁰-⁹]", " ", there.replace("\\", ""))))
        assert not {word for word in missing if not word.isdigit()}, missing
        assert run("check", folder / "issue.yaml").returncode == 0
