"""What is known beforehand: `--country`, `--publisher FILE`, `--like ISSUE`."""

import pytest
import yaml

import habits
from office import Docx, para

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'


@pytest.fixture
def known(tmp_path):
    """An issue as an editor left it after its import: the first country last, names put right, a logo added."""
    folder = tmp_path / "known"
    (folder / "pictures").mkdir(parents=True)
    (folder / "pictures/logo.svg").write_text(SVG, "utf-8")
    (folder / "emblem.svg").write_text(SVG, "utf-8")
    (folder / "publisher.yaml").write_text(
        "# kept as it is\nname: ЦАЦМ\nfull-name: Центральноазиатский центр мониторинга\naddress: Алматы, ул. Новая, 5\n"
        "emblem:\n  picture: emblem.svg\n  alternative: Эмблема\n", "utf-8")
    article = "{title: Заголовок, body: Текст., source: {name: A, address: 'https://www.a.example/old', masthead: {picture: pictures/logo.svg, alternative: Газета А}}}"
    plain = "{title: Заголовок, body: Текст.}"
    (folder / "issue.yaml").write_text(
        "vestnik: 1\nlanguage: ru\nseries:\n  title: [Информационный дайджест]\nnumber: 1\nyear: 2023\n"
        "period: {from: 2023-01-01, to: 2023-01-15}\nplace: Бишкек\npublisher: publisher.yaml\nsections:\n"
        f"  - country: KG\n    articles: [{plain}]\n  - country: KZ\n    articles: [{article}]\n", "utf-8")
    return folder


def release():
    return Docx(para("ИНФОРМАЦИОННЫЙ ДАЙДЖЕСТ", centred=True), para("№ 7", centred=True), para("01-15.02.2024", centred=True),
                para("Казахстан", bold=True), para("О ПЕРВОМ ДНЕ РАБОТЫ", bold=True), para("Текст о первом дне."),
                para("Источник: https://a.example/1"),
                para("Кыргызстан", bold=True), para("О ВТОРОМ ДНЕ РАБОТЫ", bold=True), para("Текст о втором дне."),
                para("Источник: https://b.example/2"))


def imported(run, tmp_path, document, *options):
    path, folder = tmp_path / "in.docx", tmp_path / "out"
    path.write_bytes(document.bytes())
    done = run("import", path, "-o", folder, *options)
    assert done.returncode == 0, done.stderr
    built = run("build", folder / "issue.yaml", "-o", tmp_path / "out.pdf")
    assert built.returncode == 0, built.stderr
    return yaml.safe_load((folder / "issue.yaml").read_text("utf-8")), folder, done


def test_an_issue_shows_how_the_others_are(run, tmp_path, known):
    issue, folder, _ = imported(run, tmp_path, release(), "--like", known / "issue.yaml")
    assert issue["series"]["title"] == ["Информационный дайджест"] and issue["place"] == "Бишкек"
    assert (issue["number"], issue["year"]) == (7, 2024)
    assert [section["country"] for section in issue["sections"]] == ["KG", "KZ"]
    first, second = (section["articles"][0]["source"] for section in issue["sections"])
    assert "masthead" not in first and second["masthead"] == {"picture": "pictures/mastheads/a.example.svg", "alternative": "Газета А"}
    assert (folder / "pictures/mastheads/a.example.svg").read_text("utf-8") == SVG
    assert (folder / "publisher.yaml").read_bytes() == (known / "publisher.yaml").read_bytes()
    assert (folder / "emblem.svg").is_file()


def test_a_publisher_s_file_goes_before_what_the_release_says(run, tmp_path, known):
    document = Docx(*habits.cover(), para("Старое название центра"), para("050000, г. Алматы, ул. Старая, 1"), para("Тел.: +7 727 000-00-00"),
                    para("Казахстан", bold=True), para("О ПЕРВОМ ДНЕ РАБОТЫ", bold=True), para("Текст о первом дне."),
                    para("Источник: https://a.example/1"))
    issue, folder, done = imported(run, tmp_path, document, "--publisher", known / "publisher.yaml", "--all")
    assert (folder / "publisher.yaml").read_bytes() == (known / "publisher.yaml").read_bytes()
    assert "(publisher)" in done.stderr and "Старая, 1" in done.stderr and ", 0 lost" in done.stdout
    assert "Старая" not in "".join(path.read_text("utf-8") for path in folder.rglob("*.[my]*"))


def test_a_country_for_a_release_that_names_none(run, tmp_path):
    document = Docx(*habits.cover(), para("О ПЕРВОМ ДНЕ РАБОТЫ", bold=True), para("Текст о первом дне."), para("Источник: https://a.example/1"))
    for number, name in enumerate(("UZ", "Узбекистан")):
        home = tmp_path / str(number)
        home.mkdir()
        issue, _, done = imported(run, home, document, "--country", name)
        assert [section["country"] for section in issue["sections"]] == ["UZ"] and "heading" not in issue["sections"][0]
        assert "no-country" not in done.stderr
    assert run("import", tmp_path / "0/in.docx", "-o", tmp_path / "x", "--country", "Atlantis").returncode == 2


def test_what_cannot_be_read_is_said_once(run, tmp_path, known):
    (known / "publisher.yaml").write_text("name: [", "utf-8")
    (tmp_path / "in.docx").write_bytes(release().bytes())
    for option, value in (("--publisher", known / "publisher.yaml"), ("--like", known), ("--like", tmp_path / "no.yaml")):
        done = run("import", tmp_path / "in.docx", "-o", tmp_path / "out", option, value)
        assert done.returncode != 0 and "error[" in done.stderr and not (tmp_path / "out").exists()
