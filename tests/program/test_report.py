"""Findings as a terminal, GitHub and programs get them, in both languages; warnings that an editor silences."""

import json
import os
import re

import pytest

from conftest import SMALL_ISSUE

WRONG = [("place: Almaty", "plase: Almaty")]
REPEATED = ("The quick brown", "The the quick brown")


def lines(done):
    return done.stderr.splitlines()


def test_the_line_with_a_mark_under_the_place(run, small_issue, tmp_path):
    descriptor = small_issue(tmp_path, *WRONG)
    done = run("check", descriptor, "--ui", "en")
    at = lines(done).index(f'{descriptor}:7:1: error[unknown-key]: an issue has no key "plase"')
    assert lines(done)[at + 1:at + 4] == ["    7 | plase: Almaty", "      | ^^^^^", '  hint: did you mean "place"?']


def test_a_file_beside_the_descriptor_is_named_so_that_it_opens(run, small_issue, tmp_path):
    (tmp_path / "a.md").write_text("Good text.\n\nThe the fox.\n", encoding="utf-8")
    body = SMALL_ISSUE[SMALL_ISSUE.index("        body:"):]
    small_issue(tmp_path, (body, "        body-file: a.md\n"))
    done = run("check", tmp_path.name + "/issue.yaml", "--ui", "en", cwd=tmp_path.parent)
    assert f"{tmp_path.name}/a.md:3:5: warning[doubled-word]" in done.stderr
    assert "    3 | The the fox.\n      |     ^^^\n" in done.stderr


def test_russian(run, small_issue, tmp_path):
    descriptor = small_issue(tmp_path, *WRONG)
    done = run("check", descriptor, "--ui", "ru")
    assert f"{descriptor}:7:1: ошибка[unknown-key]: выпуск: неизвестный ключ \"plase\"" in done.stderr
    assert "совет: может быть, «place»?" in done.stderr
    assert "2 ошибки, 0 предупреждений; PDF не создан" in done.stdout


@pytest.mark.parametrize("environment, russian", [
    ({"LANG": "ru_RU.UTF-8"}, True), ({"LANG": "en_GB.UTF-8"}, False), ({"LANG": "C"}, False),
    ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "ru_RU.UTF-8"}, True),
    ({"LANG": "ru_RU.UTF-8", "LC_ALL": "C.UTF-8"}, False), ({"LANG": "kk_KZ.UTF-8"}, True), ({}, False)])
def test_the_locale_chooses_the_language(program, small_issue, tmp_path, environment, russian):
    import subprocess
    descriptor = small_issue(tmp_path, *WRONG)
    clean = {name: value for name, value in os.environ.items() if name not in ("LANG", "LC_ALL", "LC_MESSAGES")}
    done = subprocess.run([program, "check", descriptor], capture_output=True, text=True, env={**clean, **environment})
    assert ("ошибка" in done.stderr) == russian


def test_json_keeps_codes_and_tells_in_the_language(run, small_issue, tmp_path):
    descriptor = small_issue(tmp_path, *WRONG)
    english, russian = (json.loads(run("check", descriptor, "--format", "json", "--ui", ui).stdout)["findings"]
                        for ui in ("en", "ru"))
    assert [f["code"] for f in english] == [f["code"] for f in russian]
    assert [f["severity"] for f in russian] == ["error", "error"]
    assert all(re.search("[а-я]", f["message"]) for f in russian)


def test_github(run, small_issue, tmp_path):
    descriptor = small_issue(tmp_path, *WRONG)
    done = run("check", descriptor, "--format", "github", "--ui", "en")
    expected = f'::error file={descriptor},line=7,endLine=7,col=1,endColumn=6,title=unknown-key::an issue has no key "plase"'
    assert expected + '%0Adid you mean "place"?' in done.stdout.splitlines()


def test_github_escapes(run, small_issue, tmp_path):
    folder = tmp_path / "a,b: 100%"
    folder.mkdir()
    descriptor = small_issue(folder, ("place: Almaty", "place: Almaty\n\"50%::x\": y"))
    line = next(line for line in run("check", descriptor, "--format", "github", "--ui", "en").stdout.splitlines()
                if "unknown-key" in line)
    assert "a%2Cb%3A 100%25" in line.split("::")[1]
    assert '"50%25::x"' in line


def test_a_warning_is_silenced_for_the_issue(findings, small_issue, tmp_path):
    assert [f["code"] for f in findings(small_issue(tmp_path, REPEATED))] == ["doubled-word"]
    descriptor = small_issue(tmp_path, REPEATED, ("place: Almaty", "place: Almaty\nsilence: [doubled-word]"))
    assert findings(descriptor) == []


def test_a_warning_is_silenced_for_one_article(findings, small_issue, tmp_path):
    article = SMALL_ISSUE[SMALL_ISSUE.index("      - title:"):]
    other = article.replace("One small", "Another small").replace("/one", "/two").replace("fox", "dog")
    silent = other.replace("        body:", "        silence: [doubled-word]\n        body:")
    assert len(findings(small_issue(tmp_path, (article, article + other), REPEATED))) == 2
    found = findings(small_issue(tmp_path, (article, article + silent), REPEATED))
    assert [(f["code"], f["line"]) for f in found] == [("doubled-word", 16)]


def test_a_silenced_article_keeps_quiet_in_its_file_too(findings, small_issue, tmp_path):
    (tmp_path / "a.md").write_text("The the fox.\n", encoding="utf-8")
    body = SMALL_ISSUE[SMALL_ISSUE.index("        body:"):]
    assert findings(small_issue(tmp_path, (body, "        body-file: a.md\n")))
    assert findings(small_issue(tmp_path, (body, "        body-file: a.md\n        silence: [doubled-word]\n"))) == []


def test_a_warning_of_loading_is_silenced(findings, small_issue, tmp_path):
    date = ("date: 2024-12-02", "date: 2024-11-02")
    assert [f["code"] for f in findings(small_issue(tmp_path, date))] == ["date-outside-period"]
    silent = ("date: 2024-12-02", "date: 2024-11-02\n        silence: [date-outside-period]")
    assert findings(small_issue(tmp_path, silent)) == []


def test_an_unknown_code_is_no_silence(findings, small_issue, tmp_path):
    found = findings(small_issue(tmp_path, ("place: Almaty", "place: Almaty\nsilence: [picture-corse]")))
    assert [(f["code"], f["line"], f["column"]) for f in found] == [("unknown-value", 8, 11)]
    assert "picture-coarse" in found[0]["hint"]


def test_an_error_cannot_be_silenced(findings, small_issue, tmp_path):
    found = findings(small_issue(tmp_path, ("place: Almaty", "place: Almaty\nsilence: [missing-glyph]")))
    assert [f["code"] for f in found] == ["silence-error"]


def test_a_batch_tells_in_the_language_what_its_workers_found(run, small_issue, tmp_path):
    folder, report = tmp_path / "archive/one", tmp_path / "report.json"
    folder.mkdir(parents=True)
    small_issue(folder, *WRONG)
    done = run("batch", tmp_path / "archive", "-o", tmp_path / "pdf", "--report", report, "--ui", "ru")
    assert done.returncode == 1
    assert "ошибка[unknown-key]: выпуск: неизвестный ключ \"plase\"\n    7 | plase: Almaty\n" in done.stderr
    for language, words in (("ru", "ошибка[unknown-key]: выпуск: неизвестный ключ"), ("en", "error[unknown-key]: an issue has no key")):
        assert words in run("batch", "--merge", report, "--ui", language).stderr


@pytest.mark.parametrize("arguments, russian", [
    (("import", "none.txt"), "none.txt: ошибка[file-missing]: такого файла нет"),
    (("extract-source", "text.pdf"), "text.pdf: ошибка[no-pdf]: этот PDF не читается"),
    (("extract-source", "none.pdf"), "none.pdf: ошибка[file-unreadable]: такого файла нет, или он не читается"),
    (("compare", "none.pdf", "none.pdf"), "none.pdf: ошибка[pdf-unreadable]: такого файла нет"),
    (("batch", "none"), "none: ошибка[archive-missing]: нет ни папки, ни списка с таким именем")])
def test_every_command_speaks_russian(run, tmp_path, arguments, russian):
    (tmp_path / "text.pdf").write_text("no PDF", encoding="utf-8")
    done = run(*arguments, "--ui", "ru", cwd=tmp_path)
    assert done.returncode != 0
    assert russian in done.stderr


def test_many_findings_about_one_line_take_no_longer_for_its_length(run, small_issue, tmp_path):
    """Taking the whole line apart for each finding would take most of a minute. A run shows a thousand and says so."""
    (tmp_path / "a.md").write_text("[x]{lang=kk} " * 16_000, encoding="utf-8")
    body = SMALL_ISSUE[SMALL_ISSUE.index("        body:"):]
    done = run("check", small_issue(tmp_path, (body, "        body-file: a.md\n")), timeout=15)
    assert done.returncode == 0 and done.stderr.count("warning[doubled-word]") == 1000
    assert done.stderr.count("[too-many-findings]") == 1
