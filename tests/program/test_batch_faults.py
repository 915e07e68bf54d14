"""An archive with what is no issue in it, and a batch that is asked for what cannot be."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time
import xml.etree.ElementTree as xml

import pytest

from conftest import SMALL_ISSUE
from issues import write_archive


@pytest.fixture
def archive(tmp_path, small_issue):
    """One good issue, a/issue.yaml."""
    (tmp_path / "arc/a").mkdir(parents=True)
    small_issue(tmp_path / "arc/a")
    return tmp_path / "arc"


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_that_cannot_be_read(program, small_issue):
    """It is named and counted, and all others are made."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for part in ("arc/a", "arc/lost+found", "arc/z"):
            (folder / part).mkdir(parents=True)
        small_issue(folder / "arc/a"), small_issue(folder / "arc/z")
        (folder / "arc/lost+found").chmod(0)
        (folder / "work").mkdir()
        folder.chmod(0o755), (folder / "work").chmod(0o777)
        root = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}  # nothing is closed to root
        done = subprocess.run([program, "batch", "arc", "-o", "work/out", "--report", "work/r.json"], cwd=folder, text=True,
                              capture_output=True, timeout=60, env={**os.environ, "LC_ALL": "C.UTF-8"}, **root)
        (folder / "arc/lost+found").chmod(0o755)
        assert done.returncode == 1
        assert "arc/lost+found: error[archive-unreadable]: a folder cannot be read: Permission denied" in done.stderr
        assert "3 issues: 2 built, 1 failed" in done.stdout
        issues = json.loads((folder / "work/r.json").read_text(encoding="utf-8"))["issues"]
        assert {issue["issue"]: issue["status"] for issue in issues} == {
            "a/issue.yaml": "built", "lost+found/": "failed", "z/issue.yaml": "built"}


@pytest.mark.parametrize("kind, said", [
    ("dangling", "ссылка, которая не ведёт к файлу"), ("loop", "ссылка, которая не ведёт к файлу"),
    ("pipe", "канал или устройство"), ("folder", "это папка"), ("link to a folder", "это папка")])
def test_no_issue_vanishes(run, archive, tmp_path, kind, said):
    (archive / "b").mkdir()
    place = archive / "b/issue.yaml"
    {"dangling": lambda: place.symlink_to("nowhere"), "loop": lambda: place.symlink_to("issue.yaml"),
     "pipe": lambda: os.mkfifo(place), "folder": place.mkdir, "link to a folder": lambda: place.symlink_to("../a")}[kind]()
    done = run("batch", archive, "-o", tmp_path / "out", "--ui", "ru", timeout=30)
    assert done.returncode == 1 and "2 выпуска: создано 1, с ошибками 1" in done.stdout
    assert f"{place}: ошибка[file-missing]" in done.stderr and said in done.stderr


@pytest.mark.parametrize("kind, said", [("folder", '"text.md" is a folder'), ("pipe", '"text.md" is a pipe or a device'),
                                        ("dangling", '"text.md" is a link that leads to no file')])
def test_what_stands_in_a_files_place_is_told(findings, small_issue, tmp_path, kind, said):
    place = tmp_path / "text.md"
    {"dangling": lambda: place.symlink_to("nowhere"), "pipe": lambda: os.mkfifo(place), "folder": place.mkdir}[kind]()
    body = SMALL_ISSUE[SMALL_ISSUE.index("        body:"):]
    found = findings(small_issue(tmp_path, (body, "        body-file: text.md\n")))
    assert [f["code"] for f in found] == ["file-missing"] and said in found[0]["message"]


@pytest.mark.parametrize("command", [("check", "FOLDER"), ("compare", "FOLDER", "FOLDER")],
                         ids=lambda command: command[0])
def test_a_folder_in_place_of_a_file(run, tmp_path, command):
    done = run(*(tmp_path if word == "FOLDER" else word for word in command), cwd=tmp_path)
    assert done.returncode != 0 and "this is a folder" in done.stderr


def test_the_reports_folder_is_made_first(run, archive, tmp_path):
    done = run("batch", archive, "-o", tmp_path / "out", "--report", tmp_path / "new/a/r.json", "--junit", tmp_path / "new/b/r.xml")
    assert done.returncode == 0
    assert json.loads((tmp_path / "new/a/r.json").read_text())["summary"]["built"] == 1
    assert xml.parse(tmp_path / "new/b/r.xml").getroot().get("tests") == "1"


def test_a_report_that_cannot_be_written_stops_the_run_before_the_work(run, archive, tmp_path):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    done = run("batch", archive, "-o", tmp_path / "out", "--report", tmp_path / "file/r.json", "--ui", "ru")
    assert done.returncode == 3 and "ошибка[cannot-write]: нельзя создать" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("options", [
    ("--report", "arc/a/issue.yaml"), ("--junit", "arc/a/issue.yaml"), ("--report", "arc/a/text.md"),
    ("--report", "r.json", "--junit", "r.json"), ("--report", "r.json", "--junit", "./link"), ("--report", "out/a.pdf")],
    ids=lambda options: " ".join(options))
def test_a_report_replaces_no_other_file(run, archive, tmp_path, options):
    (archive / "a/text.md").write_text("Words.\n", encoding="utf-8")
    (tmp_path / "link").symlink_to("r.json")
    before = contents(tmp_path)
    done = run("batch", "arc", "-o", "out", *options, cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert contents(tmp_path) == before and not (tmp_path / "out").exists()


def test_reports_replace_earlier_ones(run, archive, tmp_path):
    for _ in range(2):
        assert run("batch", archive, "-o", tmp_path / "out", "--report", tmp_path / "r.json", "--junit",
                   tmp_path / "r.xml").returncode == 0
    assert run("batch", "--merge", tmp_path / "r.json", "--report", tmp_path / "r.json").returncode == 2
    assert run("batch", "--merge", tmp_path / "r.json", "--report", tmp_path / "all.json").returncode == 0


def test_a_pdf_replaces_nothing_that_it_is_made_from(run, archive, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out/a.pdf").symlink_to(archive / "a/issue.yaml")
    before = contents(archive)
    done = run("batch", archive, "-o", tmp_path / "out")
    assert done.returncode == 3 and "a file that it is made from" in done.stderr
    assert contents(archive) == before


def test_a_descriptor_is_no_list(run, archive, tmp_path):
    shutil.copy(archive / "a/issue.yaml", archive / "a/special.yaml")
    for name in ("issue.yaml", "special.yaml"):
        done = run("batch", archive / "a" / name, "-o", tmp_path / "out", "--ui", "en")
        assert done.returncode == 1 and done.stderr.count("error[") == 1
        assert "this is an issue's descriptor" in done.stderr and f"vestnik batch {archive / 'a'};" in done.stderr


@pytest.mark.parametrize("name, said", [("none.json", "такого файла нет"), (".", "это папка")])
def test_no_report_to_merge(run, tmp_path, name, said):
    done = run("batch", "--merge", tmp_path / name, "--ui", "ru")
    assert done.returncode == 1 and f"ошибка[report-unreadable]: {said}" in done.stderr


@pytest.mark.parametrize("options", [("-o", ""), ("--timeout", "nan"), ("--timeout", "-1")], ids=" ".join)
def test_wrong_usage_leaves_nothing_behind(run, archive, tmp_path, options):
    done = run("batch", "arc", *options, cwd=tmp_path)
    assert done.returncode == 2 and list(tmp_path.iterdir()) == [archive]


def test_findings_name_a_file_the_same_everywhere(run, small_issue, tmp_path):
    folder = tmp_path / "arc/2024/09"
    (folder / "articles").mkdir(parents=True)
    body = SMALL_ISSUE[SMALL_ISSUE.index("        body:"):]
    small_issue(folder, (body, "        body-file: articles/tj.md\n"))
    text = folder / "articles/tj.md"
    text.write_text("Words.\n\nThe <b>word</b> the the.\n", encoding="utf-8")
    place = "arc/2024/09/articles/tj.md:3:5: error[markup-html]"
    done = run("batch", "arc", "--report", "r.json", "--junit", "r.xml", cwd=tmp_path)
    assert done.returncode == 1 and place in done.stderr and "    3 | The <b>" in done.stderr
    assert run("batch", "--merge", "r.json", cwd=tmp_path).stderr == done.stderr
    assert place in (tmp_path / "r.xml").read_text(encoding="utf-8")

    def files():
        report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
        return {finding["file"] for issue in report["issues"] for finding in issue["findings"]}

    assert files() == {"arc/2024/09/articles/tj.md"}
    text.write_text("Words the the.\n", encoding="utf-8")  # a warning; the second time from the record
    for _ in range(2):
        assert run("batch", "arc", "--report", "r.json", cwd=tmp_path).returncode == 0
        assert files() == {"arc/2024/09/articles/tj.md"}
    shutil.move(tmp_path / "arc", tmp_path / "moved")
    assert run("batch", "moved", "--report", "r.json", cwd=tmp_path).returncode == 0
    assert files() == {"moved/2024/09/articles/tj.md"}


def test_junit_has_no_empty_hint_and_no_unknown_place(run, archive, tmp_path):
    (archive / "b").mkdir()
    (archive / "b/issue.yaml").symlink_to("nowhere")
    run("batch", archive, "-o", tmp_path / "out", "--junit", tmp_path / "r.xml")
    text = (tmp_path / "r.xml").read_text(encoding="utf-8")
    assert f"{archive}/b/issue.yaml: error[file-missing]" in text and ":0:0" not in text and "()" not in text


def test_junit_shows_what_an_interrupted_run_did_not_reach(program, run, tmp_path):
    write_archive(tmp_path / "in", 30, pages=2)
    process = subprocess.Popen([program, "batch", "in", "-j", "1", "--report", "r.json", "--junit", "r.xml"], cwd=tmp_path,
                               stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    while not list((tmp_path / "pdf").rglob("*.pdf")) if (tmp_path / "pdf").exists() else True:
        time.sleep(0.002)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=60) == 3
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    missed = set(report["not_reached"])
    assert missed and len(missed) + len(report["issues"]) == 30
    run("batch", "--merge", "r.json", "--junit", "merged.xml", cwd=tmp_path)
    for name in ("r.xml", "merged.xml"):
        root = xml.parse(tmp_path / name).getroot()
        cases = list(root.find("testsuite"))
        assert root.get("tests") == "30" and int(root.get("errors")) == len(missed)
        assert {case.get("name") for case in cases
                if case.find("error") is not None and case.find("error").get("type") == "not-reached"} == missed


@pytest.mark.parametrize("kind", ["folder", "device", "pipe", "large"])
def test_a_record_that_is_none(program, run, archive, tmp_path, kind):
    """It counts as none: the issue is made again, and the record's place is said if it cannot be taken."""
    out = tmp_path / "out"
    assert run("batch", archive, "-o", out).returncode == 0
    record, = [path for path in out.rglob("*.json") if path.parent.name == "records"]
    record.unlink()
    if kind == "large":
        with record.open("wb") as file:
            file.truncate(1 << 40)
    else:
        {"folder": record.mkdir, "device": lambda: record.symlink_to("/dev/zero"), "pipe": lambda: os.mkfifo(record)}[kind]()
    with (tmp_path / "said").open("w+", encoding="utf-8") as said:
        process = subprocess.Popen(["timeout", "60", program, "batch", archive, "-o", out, "--ui", "en"], stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        words = said.read()
    assert "filebuf" not in words and "1 built" in words, words
    assert used.ru_maxrss < 1 << 20  # KiB, of it and what it started


def test_a_merged_report_cannot_steer_the_terminal(run, archive, tmp_path):
    (archive / "a/issue.yaml").write_text("vestnik: 1\n", encoding="utf-8")
    report = tmp_path / "r.json"
    assert run("batch", archive, "-o", tmp_path / "out", "--report", report).returncode == 1
    text = report.read_text(encoding="utf-8")
    assert '"sections' in text
    report.write_text(text.replace('"sections', '"\\u001b]0;evil\\u0007 \\u009b31m \\u202e'), encoding="utf-8")
    done = run("batch", "--merge", report, "--report", tmp_path / "all.json")
    assert "evil" in done.stderr
    assert not set(done.stderr + done.stdout) & set("\x1b\x07\x9b\u202e")
