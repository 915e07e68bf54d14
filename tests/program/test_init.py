"""`vestnik init`: an issue that builds at once, and one that follows another."""

import os
import pty
import re
import resource
import select
import shutil
import signal
import subprocess
import tempfile
import time

import pytest
import yaml

from conftest import ROOT

ALL = ["--series", "Herald", "--series", "of small things", "--note", "(so they say)", "--number", "7", "--period",
       "2025-01-01..2025-01-15", "--place", "Almaty", "--publisher", "Press", "--publisher-name", 'The "Small" Press']


def read(path):
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


@pytest.mark.parametrize("language", ["en", "ru", "kk", "ky", "tg"])
def test_a_new_issue_builds_at_once(run, findings, tmp_path, language):
    folder = tmp_path / "issue"
    assert run("init", folder, "--language", language, *ALL).returncode == 0
    built = run("build", folder / "issue.yaml", "-o", tmp_path / "out.pdf")
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "out.pdf").stat().st_size > 1000
    found = findings(folder / "issue.yaml")
    assert found and {(f["code"], f["severity"]) for f in found} == {("placeholder", "note")}, found
    comment = (folder / "issue.yaml").read_text("utf-8")
    assert bool(re.search("# .*[а-я]{5}", comment)) == (language != "en")


@pytest.mark.parametrize("name, code", [("Казахстан", "KZ"), ("the Kyrgyz Republic", "KG"), ("TJ", "TJ"), ("kz", "KZ"),
                                        ("КЗ", "KZ"), ("KAZ", "KZ"), ("РФ", "RU")])
def test_a_country_may_be_named(run, tmp_path, name, code):
    assert run("init", tmp_path / "issue", "--language", "ru", "--country", name, *ALL).returncode == 0
    assert read(tmp_path / "issue/issue.yaml")["sections"][0]["country"] == code


@pytest.mark.parametrize("name", ["Ruritania", "ZZ", "K", "КZ"])
def test_a_country_that_is_none_is_refused(run, tmp_path, name):
    done = run("init", tmp_path / "issue", "--country", name, *ALL, "--ui", "en")
    assert done.returncode == 2 and name in done.stderr
    assert not (tmp_path / "issue").exists()


@pytest.mark.parametrize("locale, language", [("ru_RU.UTF-8", "ru"), ("kk_KZ.UTF-8", "kk"), ("en_US.UTF-8", "en"),
                                              ("de_DE.UTF-8", "en"), ("C", "en")])
def test_the_language_is_that_of_the_environment(run, tmp_path, locale, language):
    assert run("init", tmp_path / "issue", *ALL, env={"LC_ALL": locale}).returncode == 0
    assert read(tmp_path / "issue/issue.yaml")["language"] == language


@pytest.mark.parametrize("place, country", [("Алматы", "KZ"), ("Almaty", "KZ"), ("г. Бишкек", "KG"), ("Душанбе", "TJ"),
                                            ("Москва", "RU"), ("Ruritania", "RU")])
def test_the_first_country_is_that_of_the_place(run, tmp_path, place, country):
    options = [place if option == "Almaty" else option for option in ALL]
    done = run("init", tmp_path / "issue", "--language", "ru", *options)
    assert done.returncode == 0, done.stderr
    assert read(tmp_path / "issue/issue.yaml")["sections"][0]["country"] == country


@pytest.mark.parametrize("period", ["1-15 апреля 2026", "1–15 апреля 2026 г.", "с 1 по 15 апреля 2026 года", "01.04.2026-15.04.2026",
                                    "1.04 - 15.04.2026", "1-15 April 2026", "2026-04-01..2026-04-15",
                                    "1 апреля — 15 апреля 2026", "2026-04-01 - 2026-04-15"])
def test_a_period_may_be_written_in_words(run, tmp_path, period):
    options = [period if option == "2025-01-01..2025-01-15" else option for option in ALL]
    done = run("init", tmp_path / "issue", *options)
    assert done.returncode == 0, done.stderr
    assert read(tmp_path / "issue/issue.yaml")["period"] == {"from": "2026-04-01", "to": "2026-04-15"}


@pytest.mark.parametrize("period", ["апрель 2026", "15-1 апреля 2026", "1-31 апреля 2026", "1-15 2026", "2026", "1-2-3 апреля 2026"])
def test_a_period_that_is_none_is_refused(run, tmp_path, period):
    options = [period if option == "2025-01-01..2025-01-15" else option for option in ALL]
    assert run("init", tmp_path / "issue", *options).returncode == 2


def test_the_placeholders_are_what_is_left_to_do(run, findings, tmp_path):
    folder = tmp_path / "issue"
    run("init", folder, "--language", "en", *ALL)
    for name in ("issue.yaml", "articles/first.md"):
        path = folder / name
        path.write_text(re.sub("‹([^›]*)›", r"\1", path.read_text("utf-8")), encoding="utf-8")
    assert findings(folder / "issue.yaml") == []


def test_options_reach_the_descriptor(run, tmp_path):
    folder = tmp_path / "issue"
    run("init", folder, "--language", "en", "--country", "TJ", *ALL)
    issue, publisher = read(folder / "issue.yaml"), read(folder / "publisher.yaml")
    assert issue["series"] == {"title": ["Herald", "of small things"], "note": "(so they say)"}
    assert (issue["number"], issue["year"], issue["place"]) == ("7", "2025", "Almaty")
    assert issue["period"] == {"from": "2025-01-01", "to": "2025-01-15"}
    assert issue["sections"][0]["country"] == "TJ"
    assert publisher == {"name": "Press", "full-name": 'The "Small" Press'}


def test_nothing_with_placeholders_is_a_release(run, tmp_path):
    """Taken as they are they go into a draft, never into a release."""
    assert run("init", tmp_path / "issue", "--no-questions").returncode == 0
    descriptor = tmp_path / "issue/issue.yaml"
    assert run("build", descriptor, "-o", tmp_path / "draft.pdf").returncode == 0
    for option in ("--strict", "--release"):
        done = run("build", descriptor, option, "-o", tmp_path / "release.pdf")
        assert done.returncode == 1 and "error[placeholder]" in done.stderr.replace(" ", ""), done.stderr
        assert not (tmp_path / "release.pdf").exists()


def test_without_options_everything_is_a_placeholder(run, findings, tmp_path):
    folder = tmp_path / "issue"
    done = run("init", folder, env={"SOURCE_DATE_EPOCH": "1739577600"})  # 2025-02-15
    assert done.returncode == 0
    assert read(folder / "issue.yaml")["period"] == {"from": "2025-02-01", "to": "2025-02-15"}
    codes = [f["code"] for f in findings(folder / "issue.yaml")]
    assert set(codes) == {"placeholder"} and len(codes) >= 9


def test_the_schema_is_beside_the_issue(run, tmp_path):
    folder = tmp_path / "issue"
    run("init", folder, *ALL)
    for name, kind in (("issue.yaml", "issue"), ("publisher.yaml", "publisher")):
        first = (folder / name).read_text("utf-8").splitlines()[0]
        schema = folder / first.split("$schema=")[1]
        assert schema.read_text("utf-8") == run("schema", kind).stdout


def test_nothing_is_overwritten(run, tmp_path):
    (tmp_path / "publisher.yaml").write_text("mine")
    done = run("init", tmp_path, *ALL, "--ui", "en")
    assert done.returncode == 3
    assert "publisher.yaml exists already; nothing is written" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["publisher.yaml"]
    assert (tmp_path / "publisher.yaml").read_text() == "mine"


def test_a_dangling_link_is_a_file_too(run, tmp_path):
    (tmp_path / "issue.yaml").symlink_to(tmp_path / "elsewhere")
    assert run("init", tmp_path, *ALL).returncode == 3
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize("arguments, piece", [
    (["--period", "2025-01-15..2025-01-01"], "period"), (["--period", "January"], "period"),
    (["--number", "0"], "--number"), (["--language", "xx"], "language")])
def test_wrong_options(run, tmp_path, arguments, piece):
    done = run("init", tmp_path / "issue", *arguments, "--ui", "en")
    assert done.returncode == 2 and piece in done.stderr
    assert not (tmp_path / "issue").exists()


def test_all_wrong_options_are_told_at_once(run, tmp_path):
    done = run("init", tmp_path / "issue", "--period", "x", "--language", "xx", "--country", "Nowhere")
    assert done.returncode == 2 and len(done.stderr.splitlines()) == 3, done.stderr


def test_what_is_typed_is_text(run, findings, tmp_path):
    folder = tmp_path / "issue"
    odd = 'a: "b" \\ #c {{number}}\t- *d'
    assert run("init", folder, "--language", "en", *ALL[:-2], "--publisher-name", odd).returncode == 0
    assert read(folder / "publisher.yaml")["full-name"] == odd.replace("\t", "")
    assert {f["code"] for f in findings(folder / "issue.yaml")} == {"placeholder"}


@pytest.fixture
def shelf(tmp_path):
    """A folder of issues beside the publisher's files, as in samples/."""
    for name in ("2024-21", "publisher"):
        shutil.copytree(ROOT / "samples" / name, tmp_path / name)
    shutil.copy(ROOT / "samples/publisher-en.yaml", tmp_path)
    return tmp_path


def test_the_issue_that_follows(run, findings, shelf):
    done = run("init", shelf / "next", "--from", shelf / "2024-21/issue.yaml")
    assert done.returncode == 0, done.stderr
    before, issue = read(shelf / "2024-21/issue.yaml"), read(shelf / "next/issue.yaml")
    for key in ("series", "place", "language", "publisher", "theme", "keywords"):
        assert issue[key] == before[key], key
    assert (issue["number"], issue["year"]) == ("22", "2025")
    assert issue["period"] == {"from": "2025-01-01", "to": "2025-01-15"}
    assert not (shelf / "next/publisher.yaml").exists()
    assert {f["code"] for f in findings(shelf / "next/issue.yaml")} == {"placeholder"}


def test_options_go_before_the_issue_before(run, shelf):
    run("init", shelf / "next", "--from", shelf / "2024-21/issue.yaml", "--number", "1", "--place", "Astana")
    issue = read(shelf / "next/issue.yaml")
    assert (issue["number"], issue["place"]) == ("1", "Astana")


@pytest.mark.parametrize("last, following", [
    ("2024-12-15", ("2024-12-16", "2024-12-31")), ("2024-02-15", ("2024-02-16", "2024-02-29")),
    ("2025-02-28", ("2025-03-01", "2025-03-15")), ("2024-12-20", ("2024-12-21", "2024-12-31"))])
def test_the_half_month_that_follows(run, small_issue, tmp_path, last, following):
    descriptor = small_issue(tmp_path, ("from: 2024-12-01, to: 2024-12-15", f"from: 2024-01-01, to: {last}"))
    run("init", tmp_path / "next", "--from", descriptor)
    period = read(tmp_path / "next/issue.yaml")["period"]
    assert (period["from"], period["to"]) == following


def test_a_publisher_of_the_issue_s_own_is_copied(run, findings, small_issue, tmp_path):
    before = tmp_path / "before"
    before.mkdir()
    shutil.copytree(ROOT / "samples/publisher", before / "publisher")
    (before / "mine.yaml").write_text("extends: bulletin\nname: mine\n", encoding="utf-8")
    shutil.copy(ROOT / "samples/publisher-en.yaml", before / "who.yaml")
    descriptor = small_issue(before, (
        'publisher: {name: Press, full-name: The Small Press, address: "1 Main Street, Almaty"}',
        "publisher: who.yaml\ntheme: mine.yaml"))
    assert run("init", tmp_path / "next", "--from", descriptor).returncode == 0
    assert (tmp_path / "next/publisher.yaml").read_bytes() == (before / "who.yaml").read_bytes()
    assert (tmp_path / "next/publisher/emblem.svg").is_file() and (tmp_path / "next/mine.yaml").is_file()
    assert {f["code"] for f in findings(tmp_path / "next/issue.yaml")} == {"placeholder"}


def test_a_publisher_in_the_descriptor_gets_a_file(run, findings, small_issue, tmp_path):
    assert run("init", tmp_path / "next", "--from", small_issue(tmp_path)).returncode == 0
    assert read(tmp_path / "next/publisher.yaml") == {
        "name": "Press", "full-name": "The Small Press", "address": "1 Main Street, Almaty"}
    assert {f["code"] for f in findings(tmp_path / "next/issue.yaml")} == {"placeholder"}


def test_an_issue_before_that_cannot_be_read(run, small_issue, tmp_path):
    descriptor = small_issue(tmp_path, ("number: 1\n", ""), ("period: {from: 2024-12-01, to: 2024-12-15}\n", ""))
    done = run("init", tmp_path / "next", "--from", descriptor, "--ui", "en")
    assert done.returncode == 1
    assert '"number" is missing' in done.stderr and '"period" is missing' in done.stderr
    assert not (tmp_path / "next").exists()
    assert run("init", tmp_path / "next", "--from", tmp_path / "none.yaml").returncode == 1


def test_articles_that_are_wrong_do_not_hinder_the_next_issue(run, small_issue, tmp_path):
    descriptor = small_issue(tmp_path, ("title: One small article", "titel: x"))
    assert run("init", tmp_path / "next", "--from", descriptor).returncode == 0


def answer(program, folder, answers, *options, code=0):
    """Runs init on a terminal of its own and types `answers`; returns what was shown."""
    master, slave = pty.openpty()
    process = subprocess.Popen([program, "init", folder, *options], stdin=slave, stdout=slave, stderr=slave)
    os.close(slave)
    os.write(master, ("\n".join(answers) + "\n").encode())
    shown, deadline = b"", time.monotonic() + 60
    while time.monotonic() < deadline:
        if select.select([master], [], [], 0.2)[0]:
            try:
                piece = os.read(master, 65536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
        elif process.poll() is not None:
            break
    os.close(master)
    assert process.wait(timeout=60) == code, shown
    return shown.decode("utf-8", "replace")


def test_on_a_terminal_it_asks(program, findings, tmp_path):
    shown = answer(program, tmp_path / "issue",
                   ["en", "Herald / of small things", "3", "2025-01-16..2025-01-31", "Almaty", "Press", "The Press"], "--ui", "en")
    assert "Language of the issue" in shown and "Title of the bulletin" in shown
    issue = read(tmp_path / "issue/issue.yaml")
    assert issue["series"]["title"] == ["Herald", "of small things"]
    assert (issue["number"], issue["period"]["to"], issue["place"]) == ("3", "2025-01-31", "Almaty")
    assert read(tmp_path / "issue/publisher.yaml")["name"] == "Press"
    assert {f["code"] for f in findings(tmp_path / "issue/issue.yaml")} == {"placeholder"}


def test_it_asks_in_russian_and_empty_answers_take_what_is_offered(program, tmp_path, small_issue):
    shown = answer(program, tmp_path / "next", [""] * 6, "--ui", "ru", "--from", str(small_issue(tmp_path)))
    assert "Название бюллетеня" in shown and "[2]" in shown
    assert read(tmp_path / "next/issue.yaml")["number"] == "2"


def test_it_asks_again_until_an_answer_is_good(program, tmp_path):
    shown = answer(program, tmp_path / "issue",
                   ["de", "ru", "Вестник", "many", "0", "3", "January", "2025-01-16..2025-01-31", "Бишкек", "", ""], "--ui", "ru")
    assert "языка «de» Вестник не знает" in shown and "«January» — не период" in shown
    assert "«many» — не номер выпуска" in shown and "«0» — не номер выпуска" in shown
    assert shown.count("Номер выпуска") == 3 and shown.count("Место издания") == 1
    issue = read(tmp_path / "issue/issue.yaml")
    assert (issue["language"], issue["number"], issue["period"]["from"]) == ("ru", "3", "2025-01-16")
    assert issue["sections"][0]["country"] == "KG", "the country offered is that of the place"


def test_nothing_is_asked_in_vain(program, tmp_path):
    (tmp_path / "issue.yaml").write_text("mine", encoding="utf-8")
    wrong = ["--language", "de"]
    for options, said, code in (([tmp_path, []], "exists already", 3),
                                ([tmp_path / "new", [], *wrong], 'does not know the language "de"', 2)):
        shown = answer(program, *options, "--ui", "en", code=code)
        assert said in shown and "Title" not in shown


def test_it_asks_nothing_that_an_option_says(program, tmp_path):
    shown = answer(program, tmp_path / "issue", [""], "--ui", "en", "--language", "en", *ALL)
    assert "Number of the issue" not in shown and "Place" not in shown


def test_a_folder_that_may_not_be_made_is_told_with_the_reason(program):
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o555)
        root = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}  # all is open to root
        done = subprocess.run([program, "init", f"{name}/new/issue", *ALL, "--ui", "ru"], capture_output=True, text=True,
                              timeout=60, **root)
        os.chmod(name, 0o755)
        assert done.returncode == 3
        assert f"ошибка: нельзя создать {name}/new: нет прав" in done.stderr


@pytest.mark.parametrize("limit", [0, 100, 700])
def test_a_full_disk_leaves_nothing_behind(program, tmp_path, limit):
    """As such a disk: files may have so many bytes."""
    def full():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    (tmp_path / "there").mkdir()
    for folder in ("there", "new/issue"):
        done = subprocess.run([program, "init", tmp_path / folder, *ALL], capture_output=True, text=True, timeout=60,
                              preexec_fn=full)
        assert done.returncode == 3 and "cannot write" in done.stderr, done.stderr
    assert list(tmp_path.rglob("*")) == [tmp_path / "there"]
