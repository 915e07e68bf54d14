"""Every word that the programs show is in the language of the user interface: help, figures, comparisons, proofs."""

import html
import json
import re
import shutil

import pytest

from conftest import SAMPLES, tool

# Words that are the same in both languages: formats, programs, licences, what the command line itself is made of.
NAMES = set("""Vestnik vestnik YAML PDF JSON Schema JUnit XML Markdown PDF/A-3a MiB roff man doc docx html mht rtf odt bash zsh fish github DIR FOLDER CODE GitHub Actions K/N VESTNIK_EDITOR
    FILE ISSUE ARCHIVE RELEASE SHELL KIND OLD NEW K N code g file line column xdg-open fonts assets issue publisher l
    SOURCE_DATE_EPOCH VESTNIK_DATA NO_COLOR -proof issue.yaml extract-source init
    text json auto en ru kk ky tg always never optimal greedy plain markdown true false pdf
    pages order page-shift line-break moved type picture drawing galleys plan""".split())


def commands(run):
    listed = re.findall(r"^  ([a-z][a-z-]+) ", run("--ui", "ru", "--help").stdout, re.M)
    assert len(listed) >= 13
    return listed


def foreign(text, allowed):
    text = re.sub(r"(?<![\w-])--?[a-z][a-z-]*", " ", text)  # options
    words = set(re.findall(r"[A-Za-z][A-Za-z0-9_./-]*[A-Za-z0-9]|[A-Za-z]", text))
    return {word for word in words if word not in allowed}


def test_help_in_russian_has_no_english_word(run):
    names = commands(run)
    for command in [[], *([name] for name in names)]:
        done = run(*command, "--ui", "ru", "--help")
        assert done.returncode == 0, done.stderr
        assert re.search("[а-я]{5}", done.stdout), command
        assert not foreign(done.stdout, NAMES | set(names)), command


def test_help_in_english_has_no_cyrillic_letter(run):
    for command in [[], *([name] for name in commands(run))]:
        done = run(*command, "--ui", "en", "--help")
        assert done.returncode == 0 and "Usage:" in done.stdout
        assert not re.search("[А-Яа-яЁё\x1e]", done.stdout), command


@pytest.mark.parametrize("words", ["--help build --ui ru", "--ui ru build --help", "build --help --ui ru", "build --ui=ru --help"])
def test_the_language_counts_wherever_it_stands(run, words):
    assert run(*words.split()).stdout.count("Ключи:") == 1


def test_descriptions_begin_in_one_column(run):
    lines = [line for line in run("build", "--ui", "ru", "--help").stdout.splitlines() if re.match(r"  -\S", line)]
    begins = {match.end() for line in lines if (match := re.match(r"  -.{0,26}?  +(?=[А-Я])", line))}
    assert begins == {30}


def test_the_manual_page_is_in_one_language(run):
    russian, english = (run("--ui", language, "manual").stdout for language in ("ru", "en"))
    text = re.sub(r"^\.TH.*$|^\.SH VESTNIK|^\.[A-Za-z]+|\\f[A-Z]|share/\S+|\w+\.md", " ", russian, flags=re.M)
    text = text.replace("\\&", "").replace("\\-", "-")
    assert ".SH КЛЮЧИ" in russian and not foreign(text, NAMES | set(commands(run)))
    assert not re.search("[А-Яа-яЁё\x1e]", english) and ".SH EXIT STATUS" in english


def test_a_language_before_a_wrong_command_counts(run):
    assert "команды «bild» нет; может быть, «build»?" in run("--ui", "ru", "bild").stderr


def test_a_language_before_the_command_counts_for_the_command(run):
    assert "кода «" in run("--ui", "ru", "explain", "no-such-code").stderr
    assert "there is no code" in run("--ui", "ru", "explain", "no-such-code", "--ui", "en").stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_are_in_one_language(run, shell):
    english, russian = (run("completions", shell, "--ui", language).stdout for language in ("en", "ru"))
    assert not re.search("[А-Яа-я\x1e]", english) and "\x1e" not in russian


RUSSIAN = SAMPLES["ru"]
KINDS = ("pages", "text", "order", "page-shift", "line-break", "moved", "type", "picture", "drawing")


def shown_words(text):
    return foreign(text, NAMES)


def words_of_the_issue(pdf):
    return set(re.findall("[A-Za-z][A-Za-z0-9_./-]*[A-Za-z0-9]|[A-Za-z]", tool("pdftotext", pdf, "-")))


def test_stats_in_russian(run):
    done = run("stats", RUSSIAN, "--ui", "ru", "--timings")
    assert done.returncode == 0
    for word in ("строки", "пробелы", "переносы", "нарушения", "заполнение", "решения", "стоимость", "Все разделы"):
        assert re.search(rf"^ *{word}", done.stdout, re.M), word
    assert not shown_words(done.stdout) and not shown_words(done.stderr)
    assert re.search(r"^набор|^полосы +[\d,]+ мс$", done.stderr, re.M) and "." not in re.sub(r"\.\n", "", done.stdout)
    english = run("stats", RUSSIAN, "--ui", "en").stdout
    assert english.count("\n") == done.stdout.count("\n")
    assert re.findall(r"\d+", english) and re.findall(r"\d+", english) == re.findall(r"\d+", done.stdout)


def test_every_choice_of_pagination_has_russian_words(run):
    """Greedy pages make choices that the search avoids."""
    for name in SAMPLES.values():
        english = run("stats", name, "--ui", "en", "--pagination", "greedy").stdout
        russian = run("stats", name, "--ui", "ru", "--pagination", "greedy").stdout
        rows = [line for line in russian.splitlines() if line.startswith("    ")]
        assert rows and len(rows) == sum(line.startswith("    ") for line in english.splitlines())
        assert not [row for row in rows if re.search("[A-Za-z]", row)]


@pytest.mark.parametrize("language, said", [
    ("ru", r"2 выпуска: создано 1, с ошибками 1; пропущено 1; \d+ страниц[аы]?, 0 предупреждений, \d+,\d с\n"),
    ("en", r"2 issues: 1 built, 1 failed; 1 left out; \d+ pages, 0 warnings, \d+\.\d s\n")])
def test_batch_s_summary(run, small_issue, tmp_path, language, said):
    archive = tmp_path / "archive"
    for name, change in (("a", ()), ("b", (("language: en", "language: xx"),)), ("c", ())):
        (archive / name).mkdir(parents=True)
        small_issue(archive / name, *change)
    done = run("batch", archive, "-o", tmp_path / language, "--exclude", "c", "--ui", language)
    assert done.returncode == 1
    assert re.fullmatch(said, done.stdout), done.stdout


@pytest.fixture(scope="module")
def two_pdfs(run, tmp_path_factory):
    """A sample and the same with other words, pictures and pages."""
    folder = tmp_path_factory.mktemp("two")
    shutil.copytree(RUSSIAN.parent.parent, folder / "samples")
    descriptor = folder / "samples" / RUSSIAN.parent.name / RUSSIAN.name
    assert run("build", descriptor, "-o", folder / "old.pdf", "-q").returncode == 0
    descriptor.write_text(descriptor.read_text(encoding="utf-8").replace("number:", "number: 7 #", 1), encoding="utf-8")
    for body in sorted(descriptor.parent.rglob("*.md"))[:2]:
        body.write_text("Новые слова в начале. " + body.read_text(encoding="utf-8"), encoding="utf-8")
    done = run("build", descriptor, "-o", folder / "new.pdf", "-q", "--pagination", "greedy")
    assert done.returncode == 0, done.stderr
    return folder / "old.pdf", folder / "new.pdf"


def test_a_comparison_in_russian(run, two_pdfs, tmp_path):
    old, new = two_pdfs
    page = tmp_path / "report.html"
    done = run("compare", old, new, "--ui", "ru", "--html", page)
    assert done.returncode == 1, done.stderr
    quoted = words_of_the_issue(old) | words_of_the_issue(new) | {"PTSerif", "PTSans", "Regular", "Bold", "Italic"}
    allowed = NAMES | quoted | set(KINDS) | {"old.pdf", "new.pdf"}
    assert not foreign(re.sub(r"[\w.-]+/\S*", " ", done.stdout), allowed)  # without addresses
    assert re.search(r"^страница \d+( → \d+)?: text: «", done.stdout, re.M) or "добавлено: «" in done.stdout
    source = re.sub(r"<style>.*?</style>|base64,[^\"]*", " ", page.read_text(encoding="utf-8"), flags=re.S)
    assert source.startswith('<!doctype html>\n<html lang="ru">') and "<title>Сравнение</title>" in source
    texts = re.findall(r">([^<]+)<", source) + re.findall(r'(?:alt|title)="([^"]*)"', source)
    assert len(texts) > 20
    assert not foreign(re.sub(r"[\w.-]+/\S*", " ", html.unescape(" ".join(texts))), quoted | {"old.pdf", "new.pdf"})
    same = run("compare", old, old, "--ui", "ru")
    assert same.stdout == "различий нет\n"


def test_a_comparison_s_messages_as_json(run, two_pdfs):
    old, new = two_pdfs
    english, russian = (json.loads(run("compare", old, new, "--format", "json", "--ui", language).stdout)["differences"]
                        for language in ("en", "ru"))
    assert [d["kind"] for d in english] == [d["kind"] for d in russian]
    assert all(re.search("[а-я]", d["message"]) for d in russian)
    assert not [d for d in english if re.search("^[а-я]", d["message"])]


def test_a_proof_in_russian(run, tmp_path):
    proof, release = tmp_path / "proof.pdf", tmp_path / "release.pdf"
    assert run("build", RUSSIAN, "-o", release, "-q").returncode == 0
    assert run("build", RUSSIAN, "--proof", "--ui", "ru", "-o", proof, "-q").returncode == 0
    words = words_of_the_issue(proof)
    assert not words - words_of_the_issue(release)
    text = tool("pdftotext", "-layout", proof, "-")
    assert "Стоимость полосы" in text and "строки: плотные" in text and "выключенных строк" in text
    english = tmp_path / "english.pdf"
    assert run("build", RUSSIAN, "--proof", "--ui", "en", "-o", english, "-q").returncode == 0
    assert {"Cost", "page", "tight"} <= words_of_the_issue(english)


def test_the_page_of_the_preview_has_both_languages():
    texts = json.loads((RUSSIAN.parents[2] / "assets/preview/texts.json").read_text(encoding="utf-8"))
    assert texts["en"].keys() == texts["ru"].keys()
    allowed = set("Page Up Down J K Enter PDF editor code g file line vestnik preview".split())
    for key, said in texts["ru"].items():
        for form in said.values() if isinstance(said, dict) else [said]:
            assert re.search("[а-яА-Я]", form), key
            assert not foreign(re.sub(r"\{\w+\}", " ", form), allowed), key
