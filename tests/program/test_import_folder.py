"""`vestnik import FOLDER`: an archive of past releases becomes a shelf of issues by one command."""

import json
import signal
import subprocess
import time

import pytest
import yaml

import habits

SOME = ["bold_capitals", "heading_styles", "page_in_a_table"]


@pytest.fixture
def archive(tmp_path):
    folder = tmp_path / "archive"
    for year in ("2023", "2024"):
        (folder / year).mkdir(parents=True)
        for name in SOME:
            (folder / year / f"{name}.docx").write_bytes(habits.HABITS[name]().bytes())
    return folder


def tree(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def issues(shelf):
    return sorted(path.parent.relative_to(shelf).as_posix() for path in shelf.rglob("issue.yaml"))


def test_every_release_becomes_an_issue_that_builds(run, archive, tmp_path):
    (archive / "budget.xlsx").write_bytes(b"figures")
    done = run("import", archive, "-o", tmp_path / "shelf")
    assert done.returncode == 0, done.stdout + done.stderr
    assert issues(tmp_path / "shelf") == [f"{year}/{name}" for year in ("2023", "2024") for name in SOME]
    assert "6 releases: 6 imported" in done.stdout and ", 0 lost" in done.stdout
    assert "1 file of other kinds: budget.xlsx" in done.stdout
    assert len((done.stdout + done.stderr).splitlines()) <= 24
    built = run("batch", tmp_path / "shelf", "-o", tmp_path / "pdf")
    assert built.returncode == 0, built.stdout + built.stderr


def test_the_same_as_one_by_one_for_any_number_of_processes(run, archive, tmp_path):
    for jobs in (1, 3):
        assert run("import", archive, "-o", tmp_path / f"shelf-{jobs}", "-j", jobs).returncode == 0
    assert run("import", archive / "2024/bold_capitals.docx", "-o", tmp_path / "one").returncode == 0
    first, second = ({name: content for name, content in tree(tmp_path / f"shelf-{jobs}").items() if not name.startswith(".")}
                     for jobs in (1, 3))
    assert first == second
    assert tree(tmp_path / "one") == tree(tmp_path / "shelf-1/2024/bold_capitals")


def test_a_bad_file_costs_the_others_nothing(run, archive, tmp_path):
    (archive / "2023/scan.pdf").write_bytes(b"%PDF-1.4 broken")
    (archive / "2023/empty.txt").write_bytes(b"")
    done = run("import", archive, "-o", tmp_path / "shelf", "--format", "json")
    assert done.returncode == 1
    report = json.loads(done.stdout)
    status = {one["source"]: one["status"] for one in report["releases"]}
    assert status.pop("2023/scan.pdf") == status.pop("2023/empty.txt") == "failed"
    assert set(status.values()) == {"imported"} and len(status) == 6
    assert report["summary"]["failed"] == 2 and report["summary"]["words"]["lost"] == 0
    codes = [finding["code"] for one in report["releases"] if one["status"] == "failed" for finding in one["findings"]]
    assert codes == ["empty-file", "document-unreadable"]


def test_a_second_run_imports_what_has_changed_and_nothing_else(run, archive, tmp_path):
    shelf = tmp_path / "shelf"
    assert run("import", archive, "-o", shelf).returncode == 0
    before = tree(shelf)
    (archive / "2024/bold_capitals.docx").write_bytes(habits.HABITS["heading_styles"]().bytes())
    edited = shelf / "2023/bold_capitals/issue.yaml"
    edited.write_text(edited.read_text("utf-8") + "# seen\n", "utf-8")
    done = run("import", archive, "-o", shelf)
    assert done.returncode == 0 and "1 imported, 5 unchanged" in done.stdout
    assert edited.read_text("utf-8").endswith("# seen\n")
    after = tree(shelf)
    changed = {name for name in after.keys() | before.keys()
               if before.get(name) != after.get(name) and not name.startswith(".")}
    assert changed and all(name.startswith(("2024/bold_capitals/", "2023/bold_capitals/issue.yaml")) for name in changed)
    # Another option asks for another result: edited work stays even then.
    done = run("import", archive, "-o", shelf, "--language", "ru")
    assert "5 imported, 1 edited and kept" in done.stdout and "issue-edited" in done.stderr
    assert edited.read_text("utf-8").endswith("# seen\n")


def test_a_killed_run_leaves_whole_issues_and_the_next_one_goes_on(program, run, archive, tmp_path):
    for copy in range(20):
        (archive / f"more-{copy}.docx").write_bytes(habits.HABITS["bold_capitals"]().bytes())
    shelf = tmp_path / "shelf"
    process = subprocess.Popen([program, "import", archive, "-o", shelf, "-j", "1"], stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not issues(shelf) and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    for name in issues(shelf):
        if name.startswith("."):
            continue  # what was in the making
        issue = yaml.safe_load((shelf / name / "issue.yaml").read_text("utf-8"))
        assert all((shelf / name / article["body-file"]).is_file() for section in issue["sections"]
                   for article in section["articles"])
    done = run("import", archive, "-o", shelf)
    assert done.returncode == 0, done.stderr
    assert len(issues(shelf)) == 26 and not list((shelf / ".vestnik/unfinished-imports").iterdir())


def test_two_runs_do_not_write_one_shelf(program, run, archive, tmp_path):
    shelf = tmp_path / "shelf"
    (shelf / ".vestnik").mkdir(parents=True)
    held = subprocess.Popen(["flock", shelf / ".vestnik/import-lock", "sleep", "60"])
    try:
        time.sleep(0.5)
        done = run("import", archive, "-o", shelf)
    finally:
        held.kill()
        held.wait()
    assert done.returncode in (1, 3) and "output-busy" in done.stderr


def test_a_folder_without_releases(run, tmp_path):
    (tmp_path / "nothing").mkdir()
    done = run("import", tmp_path / "nothing", "-o", tmp_path / "shelf", "--ui", "ru")
    assert done.returncode == 1 and "no-releases" in done.stderr and "не найдено" in done.stderr
