"""A whole archive: what is made, what is left alone, and what one bad issue, a killed run or another run does to it."""

import fcntl
import json
import os
import pty
import random
import re
import shutil
import signal
import subprocess
import time
import xml.etree.ElementTree as xml

import pytest

from issues import write_archive, write_issue


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """(folder, {descriptor: code} of the broken ones): a small archive, never changed."""
    folder = tmp_path_factory.mktemp("archive")
    return folder, write_archive(folder, 30, broken=5, pages=1)


@pytest.fixture(scope="module")
def made(archive, run, tmp_path_factory):
    """(output folder, report) of one run over it."""
    output = tmp_path_factory.mktemp("made")
    return output, batch(run, archive[0], output)


def batch(run, archive, output, *options, code=None):
    """Runs a batch; returns its report."""
    report = output / "report.json"
    done = run("batch", archive, "-o", output, "--report", report, *options)
    assert code is None or done.returncode == code, done.stderr
    return json.loads(report.read_text(encoding="utf-8"))


def pdfs(output):
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*.pdf")}


def statuses(report):
    return {issue["issue"]: issue["status"] for issue in report["issues"]}


def counted(report):
    return {key: report["summary"][key] for key in ("built", "unchanged", "failed", "broken")
            if report["summary"][key]}


def pdfs_so_far(output):
    """How many PDFs a run that goes on has made; os.walk, as rglob fails at a folder that goes meanwhile."""
    return sum(name.endswith(".pdf") for _, _, names in os.walk(output) for name in names)


def leftovers(output):
    return [path for path in output.rglob("*.tmp")]


@pytest.fixture
def small(tmp_path, small_issue):
    """An archive of three one-page issues, and the folder for its PDFs."""
    for name in ("a", "b", "c"):
        (tmp_path / "archive" / name).mkdir(parents=True)
        small_issue(tmp_path / "archive" / name, ("One small article", f"Article {name}"))
    return tmp_path / "archive", tmp_path / "out"


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


@pytest.mark.parametrize("change", ["descriptor", "body", "publisher", "picture", "theme"])
def test_every_kind_of_input_counts(run, small, change):
    archive, output = small
    folder = archive / "b"
    descriptor = folder / "issue.yaml"
    text = descriptor.read_text(encoding="utf-8")
    (folder / "text.md").write_text("A text of its own.\n", encoding="utf-8")
    (folder / "map.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
                                    '<path d="M0 0h9v9z"/></svg>', encoding="utf-8")
    (archive / "publisher.yaml").write_text("name: Press\nfull-name: The Small Press\n", encoding="utf-8")
    (archive / "theme.yaml").write_text("name: own\nextends: bulletin\npage: {inner: 17mm}\n", encoding="utf-8")
    text = text[:text.index("        body: |")] + "        body-file: text.md\n"
    text += "        pictures: [{file: map.svg, alternative: Map}]\n"
    text = text.replace(text[text.index("publisher:"):text.index("sections:")],
                        "publisher: ../publisher.yaml\ntheme: ../theme.yaml\n")
    descriptor.write_text(text, encoding="utf-8")
    batch(run, archive, output, code=0)
    before = pdfs(output)
    old, new, path = {"descriptor": ("Almaty", "Astana", descriptor), "body": ("own", "ewe", folder / "text.md"),
                      "publisher": ("Small", "Large", archive / "publisher.yaml"), "picture": ("h9", "h8", folder / "map.svg"),
                      "theme": ("17mm", "18mm", archive / "theme.yaml"),
                      }[change]
    times = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    report = batch(run, archive, output)
    assert statuses(report) == {"a/issue.yaml": "unchanged", "b/issue.yaml": "built", "c/issue.yaml": "unchanged"}
    after = pdfs(output)
    assert {name for name in after if after[name] != before[name]} == {"b.pdf"}


def test_touched_files_change_nothing(run, small):
    archive, output = small
    batch(run, archive, output, code=0)
    for path in archive.rglob("*.yaml"):
        path.touch()
    assert counted(batch(run, archive, output, code=0)) == {"unchanged": 3}


def test_a_link_that_points_elsewhere_counts(run, small):
    archive, output = small
    descriptor = archive / "a" / "issue.yaml"
    for name in ("one", "two"):
        (archive / "a" / f"{name}.md").write_text(f"Text {name}.\n", encoding="utf-8")
    (archive / "a" / "text.md").symlink_to("one.md")
    text = descriptor.read_text(encoding="utf-8")
    descriptor.write_text(text[:text.index("        body: |")] + "        body-file: text.md\n", encoding="utf-8")
    batch(run, archive, output, code=0)
    (archive / "a" / "text.md").unlink()
    (archive / "a" / "text.md").symlink_to("two.md")
    assert statuses(batch(run, archive, output, code=0))["a/issue.yaml"] == "built"


def test_options_and_date_count(run, small):
    archive, output = small
    batch(run, archive, output, code=0)
    assert counted(batch(run, archive, output, "--pagination", "greedy")) == {"built": 3}
    done = run("batch", archive, "-o", output, "--pagination", "greedy", env={"SOURCE_DATE_EPOCH": "1735900000"})
    assert "3 built" in done.stdout


def test_the_data_folder_counts(run, small, tmp_path):
    archive, output = small
    data = tmp_path / "data"
    from conftest import ROOT
    for folder in ("fonts", "assets"):
        shutil.copytree(ROOT / folder, data / folder)
    assert counted(batch(run, archive, output, "--data", data)) == {"built": 3}
    assert counted(batch(run, archive, output)) == {"unchanged": 3}, "the same files elsewhere are the same"
    locale = data / "assets/locales/en.yaml"
    locale.write_text(locale.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    assert counted(batch(run, archive, output, "--data", data)) == {"built": 3}


@pytest.mark.parametrize("harm", ["missing", "cut", "edited"])
def test_a_harmed_pdf_is_made_again(run, small, harm):
    archive, output = small
    batch(run, archive, output, code=0)
    before = pdfs(output)
    path = output / "b.pdf"
    times = path.stat()
    if harm == "missing":
        path.unlink()
    else:
        path.write_bytes(before["b.pdf"][:1000] if harm == "cut" else before["b.pdf"].replace(b"%PDF-1.7", b"%PDF-1.4"))
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert statuses(batch(run, archive, output, code=0))["b/issue.yaml"] == "built"
    assert pdfs(output) == before


@pytest.mark.parametrize("harm", ["missing", "empty", "cut", "other"])
def test_harmed_records_cost_a_rebuild(run, small, harm):
    archive, output = small
    batch(run, archive, output, code=0)
    before = pdfs(output)
    record = output / ".vestnik/records/b.pdf.json"
    text = record.read_text(encoding="utf-8")
    record.unlink()
    if harm != "missing":
        record.write_text({"empty": "", "cut": text[:-20], "other": "0" * 32 + text[32:]}[harm], encoding="utf-8")
    assert counted(batch(run, archive, output, code=0)) == {"built": 1, "unchanged": 2}
    assert pdfs(output) == before


def test_verify_lists_differences_and_writes_nothing(run, small, tmp_path):
    archive, output = small
    batch(run, archive, output, code=0)
    shutil.copytree(output, tmp_path / "copy")
    assert run("batch", archive, "-o", output, "--verify").returncode == 0
    (output / "a.pdf").unlink()
    (output / "b.pdf").write_bytes((output / "b.pdf").read_bytes()[:500] + b"x")
    done = run("batch", archive, "-o", output, "--verify")
    assert done.returncode == 1
    assert "a.pdf" in done.stderr and "differs from byte 500 on" in done.stderr
    assert "1 identical, 2 different" in done.stdout
    assert not (output / "a.pdf").exists()


def test_moved_archive_is_still_up_to_date(run, small, tmp_path):
    archive, output = small
    batch(run, archive, output, code=0)
    (tmp_path / "elsewhere").mkdir()
    archive.rename(tmp_path / "elsewhere/archive")
    output.rename(tmp_path / "elsewhere/out")
    report = batch(run, tmp_path / "elsewhere/archive", tmp_path / "elsewhere/out", code=0)
    assert counted(report) == {"unchanged": 3}


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


def test_a_run_that_is_already_there(run, small):
    archive, output = small
    batch(run, archive, output, code=0)
    with open(output / ".vestnik/lock", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)  # as a run over a shard does
        second = run("batch", archive, "-o", output)
        assert second.returncode == 3 and "another run" in second.stderr
        assert run("batch", archive, "-o", output, "--shard", "1/2").returncode == 0
    assert run("batch", archive, "-o", output).returncode == 0


def test_a_pdf_that_cannot_be_written(run, small):
    archive, output = small
    (output / "b.pdf").mkdir(parents=True)
    report = batch(run, archive, output, code=3)
    assert statuses(report) == {"a/issue.yaml": "built", "b/issue.yaml": "broken", "c/issue.yaml": "built"}
    assert report["issues"][1]["findings"][-1]["code"] == "cannot-write"
    assert not leftovers(output)


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


def children(process):
    with open(f"/proc/{process.pid}/task/{process.pid}/children", encoding="ascii") as stream:
        return [int(pid) for pid in stream.read().split()]


@pytest.mark.parametrize("harm, said", [(signal.SIGSEGV, "signal 11"), (signal.SIGSTOP, "longer than 3 s")],
                         ids=["crashes", "hangs"])
def test_a_lost_worker(program, run, small, harm, said):
    """It costs the issue that it has in hand, and no other."""
    archive, output = small
    write_issue(archive / "0-long", 300)
    report = output / "report.json"
    # A sanitizer would turn the signal into an exit code.
    process = subprocess.Popen([program, "batch", archive, "-o", output, "--jobs", "1", "--timeout", "3", "--report", report],
                               stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                               env={**os.environ, "ASAN_OPTIONS": "handle_segv=0"})
    while not children(process):
        time.sleep(0.005)
    time.sleep(0.05)
    os.kill(children(process)[0], harm)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "0-long/issue.yaml" in err and said in err
    assert "3 built, 1 broken" in out
    assert set(pdfs(output)) == {"a.pdf", "b.pdf", "c.pdf"}
    assert statuses(json.loads(report.read_text(encoding="utf-8")))["0-long/issue.yaml"] == "broken"
    assert run("batch", archive, "-o", output, "--timeout", "0").returncode == 0
    assert not leftovers(output)


def test_interrupted_run_ends_in_order(program, run, archive, made, tmp_path):
    process = subprocess.Popen([program, "batch", archive[0], "-o", tmp_path / "out", "--report", tmp_path / "r.json"],
                               stderr=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    while not pdfs_so_far(tmp_path / "out"):
        time.sleep(0.002)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=60)
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert process.returncode == 3 and "not reached" in out
    assert not report["summary"]["complete"]
    assert report["summary"]["done"] == len(report["issues"]) < 30
    assert run("batch", archive[0], "-o", tmp_path / "out").returncode == 1
    assert pdfs(tmp_path / "out") == pdfs(made[0])


def test_killed_ten_times(program, archive, made, run, tmp_path):
    """Killed at random moments: every PDF that is there is whole, and the last run ends as one that was not killed."""
    expected = pdfs(made[0])
    output = tmp_path / "out"
    rng = random.Random(7)
    there, killed = {}, 0
    while killed < 10:
        # Half of the work is always left, however fast the machine is.
        for name in rng.sample(sorted(there), max(0, len(there) - len(expected) // 2)):
            (output / name).unlink()
            del there[name]
        process = subprocess.Popen([program, "batch", archive[0], "-o", output, "-q", "--jobs", "2"],
                                   stderr=subprocess.DEVNULL)
        enough = len(there) + rng.randrange(3)
        while process.poll() is None and (pdfs_so_far(output) < enough or not output.exists()):
            time.sleep(0.001)
        time.sleep(rng.uniform(0, 0.05))
        process.kill()
        killed += process.wait() == -signal.SIGKILL
        there = pdfs(output)
        assert all(expected[name] == content for name, content in there.items())
    recorded = [name for name in there if (output / ".vestnik/records" / f"{name}.json").exists()]
    assert recorded
    report = batch(run, archive[0], output, code=1)
    assert pdfs(output) == expected
    assert counted(report)["unchanged"] == len(recorded)
    assert not leftovers(output)


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
