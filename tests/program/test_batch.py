"""A whole archive: what is made, what is reported, and how it is divided into shards."""

import json
import os
import pty
import re
import shutil
import subprocess
import xml.etree.ElementTree as xml

from archives import archive, batch, counted, made, pdfs, small, statuses  # noqa: F401 (fixtures)
from issues import write_archive


def test_exactly_the_broken_ones_fail(archive, made):
    output, report = made
    folder, faults = archive
    failed = {issue["issue"]: next(f["code"] for f in issue["findings"] if f["severity"] == "error")
              for issue in report["issues"] if issue["status"] == "failed"}
    assert failed == faults
    assert counted(report) == {"built": 25, "failed": 5}
    assert len(pdfs(output)) == 25


def test_same_bytes_as_one_by_one(archive, made, run, tmp_path):
    folder, faults = archive
    output, report = made
    names = [issue for issue in statuses(report) if issue not in faults]
    for name in names[::5]:
        assert run("build", folder / name, "-o", tmp_path / "one.pdf").returncode == 0
        assert (output / os.path.dirname(name)).with_suffix(".pdf").read_bytes() == (tmp_path / "one.pdf").read_bytes()


def test_same_bytes_with_any_number_of_jobs(archive, made, run, tmp_path):
    for jobs in (1, 8):
        batch(run, archive[0], tmp_path / str(jobs), "--jobs", jobs, code=1)
        assert pdfs(tmp_path / str(jobs)) == pdfs(made[0])


def test_nothing_to_do_the_second_time(archive, made, run):
    output, _ = made
    before = {path: path.stat().st_mtime_ns for path in output.rglob("*.pdf")}
    report = batch(run, archive[0], output, code=1)
    assert counted(report) == {"unchanged": 25, "failed": 5}
    assert {path: path.stat().st_mtime_ns for path in output.rglob("*.pdf")} == before
    assert batch(run, archive[0], output, "--checksum")["summary"]["unchanged"] == 25


def test_reports_agree(archive, made, run, tmp_path):
    output, report = made
    run("batch", archive[0], "-o", output, "--junit", tmp_path / "report.xml")
    suite = xml.parse(tmp_path / "report.xml").getroot().find("testsuite")
    assert suite.get("tests") == "30" and suite.get("failures") == "5" and suite.get("errors") == "0"
    assert {case.get("name") for case in suite if case.find("failure") is not None} == set(archive[1])
    assert report["summary"]["pages"] == sum(issue["pages"] for issue in report["issues"])
    assert [issue["issue"] for issue in report["issues"]] == sorted(statuses(report))


def test_colliding_names(run, tmp_path, small_issue):
    (tmp_path / "a").mkdir()
    small_issue(tmp_path / "a")
    shutil.copy(tmp_path / "a/issue.yaml", tmp_path / "a.yaml")
    (tmp_path / "list.txt").write_text("a/issue.yaml\na.yaml\n", encoding="utf-8")
    done = run("batch", tmp_path / "list.txt", "-o", tmp_path / "out")
    assert done.returncode == 1
    assert "a/issue.yaml" in done.stderr and "a.yaml" in done.stderr and "a.pdf" in done.stderr


def test_usage(run, tmp_path):
    for options in (["batch"], ["batch", tmp_path, "--shard", "3/2"], ["batch", tmp_path, "--shard", "0/2"],
                    ["batch", tmp_path, "--jobs", "0"], ["batch", tmp_path, "--merge", "x"]):
        assert run(*options).returncode == 2, options


def test_what_is_excluded_is_counted_and_not_looked_into(run, small, tmp_path):
    archive, output = small
    (archive / "drafts/b").mkdir(parents=True)
    (archive / "drafts/b/issue.yaml").write_text("no issue", encoding="utf-8")
    report = batch(run, archive, output, "--exclude", "drafts/", "--exclude", "/c", code=0)
    assert counted(report) == {"built": 2} and report["excluded"] == ["c/", "drafts/"]
    done = run("batch", archive, "-o", output, "--exclude", "drafts/", "--exclude=/c")
    assert "2 issues: 2 unchanged; 2 left out; 10 pages" in done.stdout, done.stdout
    (archive / "list.txt").write_text("a/issue.yaml\ndrafts/b/issue.yaml\n", encoding="utf-8")
    report = batch(run, archive / "list.txt", output, "--exclude", "drafts", code=0)
    assert report["excluded"] == ["drafts/b/issue.yaml"]
    nothing = run("batch", archive, "-o", output, "--exclude", "*")
    assert nothing.returncode == 1 and "left out by --exclude" in nothing.stderr
    parts = [tmp_path / f"{number}.json" for number in (1, 2)]
    for number, part in enumerate(parts, 1):
        run("batch", archive, "-o", output, "--exclude", "drafts", "--shard", f"{number}/2", "--report", part)
    run("batch", "--merge", *parts, "--report", tmp_path / "all.json")
    assert json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))["excluded"] == ["drafts/"]


def test_bar_on_a_terminal(program, tmp_path):
    """The bar comes after a third of a second: the archive must take longer."""
    write_archive(tmp_path / "in", 150, broken=2, pages=2)
    here, there = pty.openpty()
    process = subprocess.Popen([program, "batch", tmp_path / "in", "-o", tmp_path / "out", "--jobs", "1"], stderr=there,
                               stdout=subprocess.DEVNULL)
    os.close(there)
    shown = b""
    try:
        while piece := os.read(here, 65536):
            shown += piece
    except OSError:  # the terminal's other end is closed
        pass
    os.close(here)
    assert process.wait() == 1
    assert re.search(rb"\[#* *\] \d+/150 .*/s  \d+:\d\d left", shown)
    assert shown.decode().rstrip().endswith("\x1b[K"), "the bar goes when the run ends"


def test_shards_make_the_same_archive(run, archive, made, tmp_path):
    reports = []
    for number in (1, 2, 3):
        reports.append(tmp_path / f"{number}.json")
        run("batch", archive[0], "-o", tmp_path / "out", "--shard", f"{number}/3", "--report", reports[-1])
    assert pdfs(tmp_path / "out") == pdfs(made[0])
    done = run("batch", "--merge", *reports, "--report", tmp_path / "all.json", "--junit", tmp_path / "all.xml")
    assert done.returncode == 1, done.stderr
    merged = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    whole = {key: {k: v for k, v in issue.items() if k != "ms"} for key, issue in
             ((issue["issue"], issue) for issue in made[1]["issues"])}
    assert {issue["issue"]: {k: v for k, v in issue.items() if k != "ms"} for issue in merged["issues"]} == whole
    assert xml.parse(tmp_path / "all.xml").getroot().get("tests") == "30"
    assert run("batch", "--merge", *reports[:2], "--report", tmp_path / "part.json").returncode == 1


def test_a_new_issue_moves_no_other_to_another_shard(run, small, small_issue, tmp_path):
    archive, output = small

    def parts():
        return {number: set(statuses(batch(run, archive, tmp_path / str(number), "--shard", f"{number}/2")))
                for number in (1, 2)}

    before = parts()
    (archive / "aa").mkdir()
    small_issue(archive / "aa")
    after = parts()
    assert all(after[number] - {"aa/issue.yaml"} == before[number] for number in before)
