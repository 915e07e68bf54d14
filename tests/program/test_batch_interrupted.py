"""What a crash, a killed run, another run or a PDF that cannot be written does to a batch."""

import fcntl
import json
import os
import signal
import subprocess
import time

import pytest

from archives import archive, batch, leftovers, made, pdfs, pdfs_so_far, small, statuses  # noqa: F401 (fixtures)
from issues import write_issue


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
    assert [issue["pages"] for issue in report["issues"]] == [5, 0, 5] and report["summary"]["pages"] == 10
    assert report["summary"]["bytes"] == sum(len(made) for made in pdfs(output).values())
    assert not leftovers(output)


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
