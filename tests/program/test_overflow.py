"""What has no room on its line or page: it is divided, shortened or narrowed, and reported; nothing runs out."""

import json
import subprocess
import xml.etree.ElementTree as tree

import pytest
import yaml

NO_BREAK = "\u00a0"


@pytest.fixture
def built(run, tmp_path):
    """built(body, **others) -> (codes of the findings, lines of the PDF as (page, left, right, text))."""

    def build(body="Text.", *, title="Title", series=None, theme=None):
        issue = {
            "vestnik": 1, "language": "en", "series": series or {"title": "Information Release"}, "number": 3,
            "year": 2024, "period": {"from": "2024-12-16", "to": "2024-12-31"}, "place": "Almaty",
            "publisher": {"name": "Press", "full-name": "The Press"},
            "sections": [{"country": "KZ", "articles": [
                {"title": title, "source": {"name": "Site", "address": "https://example.org/x"}, "body": body}]}]}
        if theme:
            (tmp_path / "theme.yaml").write_text("extends: bulletin\nname: own\n" + theme, "utf-8")
            issue["theme"] = "theme.yaml"
        (tmp_path / "issue.yaml").write_text(yaml.safe_dump(issue, allow_unicode=True, width=1e9), "utf-8")
        done = run("build", tmp_path / "issue.yaml", "-o", tmp_path / "out.pdf", "--format", "json")
        assert done.returncode == 0, done.stdout + done.stderr
        codes = [f["code"] for f in json.loads(done.stdout)["findings"]]
        return codes, lines_of(tmp_path / "out.pdf")

    return build


def lines_of(pdf):
    page, lines = 0, []
    text = subprocess.run(["pdftotext", "-bbox-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    for line in pages_and_lines(text):
        if line is None:
            page += 1
        else:
            lines.append((page, *line))
    return lines


def pages_and_lines(text):
    """None for a page; (left, right, words) for a line."""
    name = "{http://www.w3.org/1999/xhtml}"
    for page in tree.fromstring(text.encode()).iter(name + "page"):
        yield None
        for line in page.iter(name + "line"):
            words = " ".join(word.text for word in line.iter(name + "word"))
            yield float(line.get("xMin")), float(line.get("xMax")), words


A4 = (37.0, 558.5)  # the text area's edges, and room for hanging punctuation
A5 = "page: {width: 148mm, height: 210mm, top: 20mm, bottom: 60, inner: 12mm, outer: 12mm}\n"


@pytest.mark.parametrize("body, title", [
    (NO_BREAK.join(["слово"] * 40), "Title"),
    ("Text.", NO_BREAK.join(["слово"] * 12 + ["длинное"] * 6)),
    (f"| a | b |\n|---|---|\n| {NO_BREAK.join(['слово'] * 40)} | b |", "Title"),
    ("- " + NO_BREAK.join(["слово"] * 40), "Title"),
    ("> " + NO_BREAK.join(["слово"] * 40), "Title"),
    ("## " + NO_BREAK.join(["слово"] * 40), "Title")], ids=["body", "title", "table", "list", "quotation", "heading"])
def test_no_break_spaces_break_before_anything_runs_out(built, body, title):
    codes, lines = built(body, title=title)
    assert "forced-break" in codes
    assert [line for line in lines if line[1] < A4[0] or line[2] > A4[1]] == []


@pytest.mark.parametrize("body", ["W" * 300, "`" + "x" * 300 + "`", "    " + "y" * 300, "| a | b |\n|---|---|\n| " + "z" * 300 + " | b |"],
                         ids=["word", "code", "code block", "table"])
def test_words_without_syllables_break_anywhere(built, body):
    codes, lines = built(body)
    assert "forced-break" in codes
    assert [line for line in lines if line[2] > A4[1]] == []


@pytest.mark.parametrize("theme", [None, A5], ids=["A4", "A5"])
def test_a_running_head_keeps_to_its_line(built, theme):
    title = "Information release about past events of every kind " * 5
    codes, lines = built("Word of the text. " * 1500, series={"title": title.strip()}, theme=theme)
    heads = [text for _, _, _, text in lines if text.replace("… ,", "…,").endswith("…, #3, 2024")]
    assert heads, [text for _, _, _, text in lines if "3, 2024" in text]
    assert all(head.startswith("Information release about") for head in heads)
    assert codes.count("running-head-shortened") == 1


def test_a_short_title_stands_in_a_running_head_without_a_finding(built):
    title = "Information release about past events of every kind " * 5
    codes, lines = built("Word of the text. " * 1500, series={"title": title.strip(), "short-title": "Past Events"})
    assert "Past Events, #3, 2024" in [text for _, _, _, text in lines]
    assert "running-head-shortened" not in codes


def tags_of(pdf):
    """The names of the structure's elements, as `pdfinfo -struct` shows them."""
    tree_of = subprocess.run(["pdfinfo", "-struct", pdf], capture_output=True, text=True, check=True).stdout
    return [line.split()[0].rstrip(":") for line in tree_of.splitlines() if line.strip()]


def test_a_row_taller_than_a_page_is_divided_and_stays_one_row(built, tmp_path):
    words = [f"w{i}" for i in range(3000)]
    codes, lines = built("| a | b |\n|---|---|\n| " + " ".join(words) + " | short |")
    assert "box-too-tall" not in codes and "mark-outside" not in codes
    printed = " ".join(text for _, _, _, text in lines).split()
    assert sorted(word for word in printed if word in set(words)) == sorted(words)
    tags = tags_of(tmp_path / "out.pdf")
    assert (tags.count("TR"), tags.count("TH"), tags.count("TD")) == (2, 2, 2)


def test_an_empty_head_is_none(built, tmp_path):
    codes, lines = built("| | |\n|---|---|\n| one | two |\n| three | four |")
    assert {"one", "four"} <= {word for _, _, _, text in lines for word in text.split()}
    tags = tags_of(tmp_path / "out.pdf")
    assert (tags.count("TR"), tags.count("TH"), tags.count("TD")) == (2, 0, 4)


def test_a_table_of_an_empty_head_alone_is_nothing(built, tmp_path):
    built("Text.\n\n| | |\n|---|---|\n\nMore text.")
    assert "Table" not in tags_of(tmp_path / "out.pdf")


@pytest.mark.parametrize("theme, found", [
    ("styles: {body: {leading: 14}}\n", True), ("styles: {list-item: {leading: 12}}\n", True),
    ("page: {grid: 14}\n", True), ("styles: {body: {leading: 26}}\n", False),
    ("styles: {caption: {leading: 11}}\n", False)])
def test_a_leading_off_the_grid_is_reported(built, theme, found):
    assert ("leading-off-grid" in built(theme=theme)[0]) == found


@pytest.mark.parametrize("name", ["faces/Own.ttf", "/usr/share/fonts/Own.ttf", "../Own.ttf"])
def test_a_face_by_its_path_is_told_where_to_go(run, tmp_path, small_issue, name):
    (tmp_path / "theme.yaml").write_text(f"extends: bulletin\nname: own\nfamilies: {{own: {{regular: {name}}}}}\n")
    descriptor = small_issue(tmp_path)
    descriptor.write_text(descriptor.read_text("utf-8") + "theme: theme.yaml\n", "utf-8")
    done = run("check", descriptor)
    assert done.returncode == 3
    assert f"{name} is a path" in done.stderr + done.stdout and "write its name alone: Own.ttf" in done.stderr + done.stdout


# A tight line of this paragraph has spaces between commas or full stops and letters; "~" is a no-break space.
TIGHT = """В противодействия на на обороту, прекурсоров К противодействия обороту из ходе, межведомственного
правоохранительных, взаимодействия Ekaterina Aleksandrovna Vorontsova-Dashkova 12,5 кг крупную веществ борьбе
прекурсоров-границе-и и по сотрудники операции правоохранительных. В на 208 кг партию наркотиков органов в
«сотрудники по» правоохранительных с психотропных границе ходе 12,5 кг незаконному крупную незаконному
сотрудники, незаконному крупную, противодействия. — от и границе по, по на наркотиков борьбе 1 200 000 долл.
США (по~208~кг) незаконному партию по в «ходе с». С незаконному в 1 200 000 долл. США 208 кг МЕЖВЕДОМСТВЕННОГО
веществ обороту партию противодействия «по с» представителей изъяли в межведомственного «крупную психотропных»
противодействия по участием участием — по борьбе операции. Участием управления от ходе сотрудники
межведомственного в 3 000 таблеток в психотропных границе прекурсоров ходе по с взаимодействия 1 250 кг партию
с противодействия 208 кг изъяли, (с~12,5~кг)."""


def test_spaces_that_stay_apart_push_no_letter_out_of_its_column(built):
    codes, _ = built(TIGHT.replace("\n", " ").replace("~", NO_BREAK))
    assert "mark-outside" not in codes
