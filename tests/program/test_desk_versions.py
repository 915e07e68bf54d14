"""Versions in the desk: every pause is a commit of git that a person understands, and can be brought back."""

import os
import shutil
import signal
import subprocess
import time

import pytest
import yaml

from conftest import ROOT
from desk import Desk
from preview_desk import browser  # noqa: F401 (a fixture)
from test_desk_page import desk as page, field, saved, typed, wait_until  # noqa: F401 (a fixture)


def git(folder, *arguments):
    return subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=True).stdout


@pytest.fixture
def samples(tmp_path):
    shutil.copytree(ROOT / "samples", tmp_path / "samples", copy_function=shutil.copyfile)
    return tmp_path / "samples"


def save(desk, issue, path, text):
    version = desk.body(issue, path)[1]["version"]
    status, answer = desk.call(f"save-body/{issue}", {"path": path, "version": version, "text": text})
    assert status == 200, answer


def messages(desk, issue):
    return [one["message"] for one in desk.call(f"versions/{issue}")[1]["versions"]]


def test_changes_are_kept_with_their_names(program, samples):
    with Desk(program, samples) as desk:
        issue = desk.issue("2024-21/issue.yaml")
        assert desk.call(f"versions/{issue}")[1]["versions"] == [] and not (samples / ".git").exists()
        desk.edit(issue, {"what": "set", "path": ["sections", 0, "articles", 0, "title"], "value": "Another: title"})
        assert messages(desk, issue) == ["Title of article 1 changed: Another: title", "Taken into the history: 2024-21/issue.yaml"]
        save(desk, issue, "sections/0/articles/0", "One paragraph.\n")
        desk.edit(issue, {"what": "set", "path": ["number"], "value": 22})
        assert messages(desk, issue)[0] == "Text of article 1 changed: Another: title; Details of the issue changed"
        desk.edit(issue, {"what": "move", "path": ["sections", 1, "articles", 0], "to": ["sections", 0, "articles", 1]})
        assert messages(desk, issue)[0].startswith("Article 2 moved: ")
        desk.edit(issue, {"what": "remove", "path": ["sections", 0, "articles", 0]},
                  {"what": "insert", "path": ["sections", 1, "articles", 0], "value": {"title": "New", "body": "x"}})
        assert messages(desk, issue)[0].startswith("Article 1 deleted: Another: title; Article ")
        assert " added: New" in messages(desk, issue)[0]
    assert git(samples, "status", "--porcelain", "--untracked-files=no") == ""
    git(samples, "fsck", "--strict")
    tracked = set(git(samples, "ls-files").split())
    assert {"2024-21/issue.yaml", "2024-21/articles/kz-01-lecture.md", "publisher-en.yaml"} <= tracked
    assert not [one for one in tracked if one.startswith(("2024-21-ru/", "2024-21/.vestnik-desk"))]


def test_a_pause_is_a_version_and_what_others_did_is_one_too(program, samples):
    file = samples / "2024-21-ru/issue.yaml"
    with Desk(program, samples, "--ui", "ru") as desk:
        issue = desk.issue("2024-21-ru/issue.yaml")
        desk.edit(issue, {"what": "set", "path": ["number"], "value": 22})
        wait_until(lambda: (samples / ".git").exists() and len(git(samples, "log", "--format=%s").splitlines()) == 2)
        assert git(samples, "log", "-1", "--format=%s") == "Изменены сведения о выпуске\n"
    file.write_text(file.read_text(encoding="utf-8").replace("number: 22", "number: 23"), encoding="utf-8")
    with Desk(program, samples, "--ui", "ru") as desk:
        issue = desk.issue("2024-21-ru/issue.yaml")
        desk.edit(issue, {"what": "set", "path": ["number"], "value": 24})
        # The desk's end is a pause, too.
    assert git(samples, "log", "-3", "--format=%s").splitlines()[:2] == ["Изменены сведения о выпуске",
                                                                       "Вне рабочего стола: Изменены сведения о выпуске"]


def test_a_version_is_looked_at_and_brought_back(program, samples):
    before = {path: path.read_bytes() for path in (samples / "2024-21").rglob("*") if path.is_file()}
    with Desk(program, samples) as desk:
        issue = desk.issue("2024-21/issue.yaml")
        save(desk, issue, "sections/0/articles/0", "Quite another text.\n")
        desk.edit(issue, {"what": "set", "path": ["sections", 1, "articles", 0, "title"], "value": "Changed"})
        first = desk.call(f"versions/{issue}")[1]["versions"][-1]["id"]
        status, shown = desk.call(f"version/{issue}?at={first}")
        assert status == 200 and len(shown["looks"]) > 10 and len(shown["articles"]) == 13 and shown["problem"] == ""
        assert desk.call(f"version-page/{issue}?at={first}&page=2")[1].startswith(b"\x89PNG")
        for bad in (f"at={first}&page=999", f"at={'0' * 40}&page=1", "at=HEAD&page=1", f"at={first}&page=-1"):
            assert desk.call(f"version-page/{issue}?{bad}")[0] == 404
        # One article, whose text is in a file of its own.
        status, answer = desk.call(f"bring-back/{issue}", {"at": first, "path": ["sections", 0, "articles", 0]})
        assert status == 200, answer
        assert (samples / "2024-21/articles/kz-01-lecture.md").read_bytes() == before[samples / "2024-21/articles/kz-01-lecture.md"]
        assert answer["value"]["sections"][1]["articles"][0]["title"] == "Changed"
        save(desk, issue, "sections/0/articles/0", "Once more another.\n")
        # All of it, in one step.
        assert desk.call(f"bring-back/{issue}", {"at": first})[0] == 200
        assert {path: path.read_bytes() for path in before} == before
        assert desk.call(f"undo/{issue}", {})[0] == 200
        assert (samples / "2024-21/articles/kz-01-lecture.md").read_text(encoding="utf-8") == "Once more another.\n"
        assert b"Changed" in (samples / "2024-21/issue.yaml").read_bytes()
        assert desk.call(f"redo/{issue}", {})[0] == 200
        assert {path: path.read_bytes() for path in before} == before
        # An article that is gone comes as a further one.
        desk.edit(issue, {"what": "remove", "path": ["sections", 0, "articles", 0]})
        status, answer = desk.call(f"bring-back/{issue}", {"at": first, "path": ["sections", 0, "articles", 0]})
        assert status == 200 and len(answer["value"]["sections"][0]["articles"]) == len(
            yaml.safe_load(before[samples / "2024-21/issue.yaml"])["sections"][0]["articles"])


def test_a_release_has_a_name_and_so_has_its_correction(program, samples):
    with Desk(program, samples) as desk:
        issue = desk.issue("2024-21/issue.yaml")

        def release():
            for _ in range(600):
                status, answer = desk.call(f"release/{issue}", {})
                if status == 200:
                    return answer
                time.sleep(0.1)

        urls = f"{desk.origin}/at/{issue}/state"
        import urllib.request
        urllib.request.urlopen(urls).read()
        first = release()
        assert first["tag"] == "release/2024-21" and not first["correction"]
        desk.edit(issue, {"what": "set", "path": ["number"], "value": 22})
        time.sleep(1.5)
        second = release()
        assert second["tag"] == "release/2024-21-2" and second["correction"]
        tags = [one["tags"] for one in desk.call(f"versions/{issue}")[1]["versions"]]
        assert tags == [["release/2024-21-2"], ["release/2024-21"]]


def test_the_author_is_asked_of_git(program, samples):
    with Desk(program, samples) as desk:
        issue = desk.issue("2024-21/issue.yaml")
        assert desk.call(f"author/{issue}", {"name": "Айжан <x>", "email": "a@b"})[0] == 400
        assert desk.call(f"author/{issue}", {"name": "Айжан", "email": "a@b.example"})[0] == 200
        desk.edit(issue, {"what": "set", "path": ["number"], "value": 22})
        assert desk.call(f"versions/{issue}")[1]["versions"][0]["author"] == "Айжан"
        assert git(samples, "config", "user.email") == "a@b.example\n"


def test_somebody_else_works_in_git(program, samples):
    """Their branch gets commits of the issue's files, and nothing else of theirs is touched."""
    git(samples.parent, "init", "-q", "-b", "office", str(samples))
    git(samples, "config", "user.name", "Own")
    git(samples, "config", "user.email", "o@w")
    git(samples, "add", ".")
    git(samples, "commit", "-qm", "base")
    (samples / "notes.txt").write_text("prepared")
    git(samples, "add", "notes.txt")
    with Desk(program, samples) as desk:
        issue = desk.issue("2024-21/issue.yaml")
        desk.edit(issue, {"what": "set", "path": ["number"], "value": 22})
        assert len(desk.call(f"versions/{issue}")[1]["versions"]) == 2
        assert git(samples, "diff", "--cached", "--name-only") == "notes.txt\n"
        assert git(samples, "show", "--name-only", "--format=%an").split() == ["Own", "2024-21/issue.yaml"]
        git(samples, "checkout", "-q", "--detach")
        desk.edit(issue, {"what": "set", "path": ["number"], "value": 23})
        assert "branch" in desk.call(f"versions/{issue}")[1]["problem"]
        git(samples, "checkout", "-q", "office")
        desk.edit(issue, {"what": "set", "path": ["number"], "value": 24})
        assert desk.call(f"versions/{issue}")[1]["problem"] == ""


def test_a_killed_desk_loses_no_version(program, samples):
    desk = Desk(program, samples)
    desk.edit(desk.issue("2024-21/issue.yaml"), {"what": "set", "path": ["number"], "value": 22})
    desk.process.send_signal(signal.SIGKILL)
    desk.process.wait()
    git(samples, "fsck", "--strict")
    assert not (samples / ".git/index.lock").exists() or os.remove(samples / ".git/index.lock") is None
    with Desk(program, samples) as desk:
        issue = desk.issue("2024-21/issue.yaml")
        desk.edit(issue, {"what": "set", "path": ["number"], "value": 23})
        assert "Outside the desk: Details of the issue changed" in messages(desk, issue)


def test_versions_are_shown_with_their_pages(page):
    _, browser, folder = page
    file = folder / "articles/kz-01-lecture.md"
    before = file.read_bytes()
    browser.run("document.querySelector('.ProseMirror').focus()")
    shown, _ = browser.shown()
    typed(browser, "Words. ")
    wait_until(lambda: file.read_bytes() != before)
    saved(browser)
    browser.wait(f"Number(document.body.dataset.shown) > {shown}")
    browser.click("#to-versions")
    browser.wait("document.querySelectorAll('#version-list button').length === 2")
    assert "Text of article 1 changed" in browser.run("return document.querySelector('#version-list').textContent")
    browser.run("document.querySelectorAll('#version-list button')[1].click()")
    browser.wait("document.querySelector('.pages-then-now canvas')?.width > 400")
    browser.wait("document.querySelector('.pages-then-now img').naturalWidth > 400")
    assert browser.run("return document.querySelectorAll('.pages-then-now').length") <= 3
    browser.run("[...document.querySelectorAll('#version-view button')].find((one) => one.textContent === 'Bring this article back').click()")
    wait_until(lambda: file.read_bytes() == before)
    browser.wait("!document.getElementById('versions').open")
    browser.wait("!document.querySelector('.ProseMirror').textContent.includes('Words. ')")
