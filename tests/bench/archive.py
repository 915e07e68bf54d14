#!/usr/bin/env python3
"""An archive of a thousand issues: archive.py PROGRAM [ISSUES]

Writes issues of about twelve pages, each with pictures of its own, one in fifty of them broken, and runs `vestnik batch` over
them: the first time, three times with nothing changed, with --verify, and as one issue after the other. Prints wall time,
time on the processors and peak memory of all processes. Fails if other issues than the broken ones fail, if bytes differ, or if a run
costs more than it may. Measure is the time on the processors that the same issues take one by one with `vestnik build`,
taken from a sample of them in the same run: the first run may take 60 % of it, an unchanged one 4 %; 200 MiB.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/program"))

from issues import write_archive  # noqa: E402

CORES = 2
FIRST, UNCHANGED, MEMORY = 0.6, 0.04, 200  # times the issues one by one, the same, MiB


def proportional_memory(process):
    """MiB of a process and its children; pages that they share count once."""
    total = 0
    try:
        with open(f"/proc/{process}/task/{process}/children", encoding="ascii") as stream:
            family = [process, *map(int, stream.read().split())]
        for member in family:
            with open(f"/proc/{member}/smaps_rollup", encoding="ascii") as stream:
                total += next(int(line.split()[1]) for line in stream if line.startswith("Pss:"))
    except (OSError, StopIteration, ValueError):
        return 0
    return total / 1024


class Run:
    def __init__(self, name, command, codes):
        before = os.times()
        began = time.perf_counter()
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        self.peak = 0
        watcher = threading.Thread(target=self.watch, args=(process,))
        watcher.start()
        self.output = process.communicate()[0].strip()
        self.wall = time.perf_counter() - began
        watcher.join()
        after = os.times()
        self.processors = after.children_user + after.children_system - before.children_user - before.children_system
        print(f"{name:>12}: {self.wall:6.2f} s, on the processors {self.processors:6.2f} s, {self.peak:4.0f} MiB | "
              f"{self.output}", flush=True)
        assert process.returncode in codes, f"exit code {process.returncode}"

    def watch(self, process):
        while process.poll() is None:
            self.peak = max(self.peak, proportional_memory(process.pid))
            time.sleep(0.1)


def one_by_one(program, archive, output, count):
    """Seconds on the processors that `vestnik build` takes for an issue: the mean of `count`, whose bytes must be the batch's."""
    before = os.times()
    paths = sorted(output.rglob("*.pdf"))
    chosen = paths[::max(1, len(paths) // count)]
    for path in chosen:
        descriptor = archive / path.relative_to(output).with_suffix("") / "issue.yaml"
        done = subprocess.run([program, "build", descriptor, "-q", "-o", "-"], capture_output=True, check=True)
        assert done.stdout == path.read_bytes(), f"{path} has other bytes than when it is made alone"
    after = os.times()
    return (after.children_user + after.children_system - before.children_user - before.children_system) / len(chosen)


def main():
    program, issues = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        faults = write_archive(folder / "archive", issues, broken=issues // 50)
        output, report = folder / "pdf", folder / "report.json"
        command = [program, "batch", folder / "archive", "-o", output, "--jobs", str(CORES), "--report", report]
        first = Run("first", command, (1,))
        failed = {issue["issue"]: next(f["code"] for f in issue["findings"] if f["severity"] == "error")
                  for issue in json.loads(report.read_text())["issues"] if issue["status"] != "built"}
        assert failed == faults, "other issues failed than those that are broken"
        again = [Run("unchanged", command, (1,)) for _ in range(3)]
        assert all(f"{issues - len(faults)} unchanged" in run.output for run in again)
        verified = Run("verify", [*command, "--verify"], (1,))
        assert f"{issues - len(faults)} identical" in verified.output
        alone = one_by_one(program, folder / "archive", output, max(1, issues // 50)) * issues
    print(f"  one by one: {alone:6.2f} s on the processors")
    slow = []
    # The one straight after the first is the dearest of the unchanged: it looks into files that are too young to trust.
    for what, run, share in (("the first run", first, FIRST), *(("an unchanged run", run, UNCHANGED) for run in again)):
        if run.processors > share * alone:
            slow.append(f"{what} took {run.processors:.2f} s on the processors, {share * alone:.2f} are allowed")
    if first.peak > MEMORY:
        slow.append(f"{first.peak:.0f} MiB, {MEMORY} are allowed")
    print(*slow, sep="\n")
    return 1 if slow else 0


sys.exit(main())
