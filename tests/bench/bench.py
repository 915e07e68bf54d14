#!/usr/bin/env python3
"""Where the time goes: bench.py PROGRAM

Builds the English sample and generated issues of 50 and 500 pages several times, prints each stage's median and the whole
process's wall time and peak memory. Fails if time does not grow linearly (500 against 50 pages: at most 11 times) or if a
table of 16 columns and 400 rows takes more than half a second longer than one of two rows.
"""

import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/program"))

from issues import write_issue, write_table_issue  # noqa: E402


def run(program, descriptor, output):
    """(wall in ms, peak in MiB, {stage: ms})"""
    began = time.perf_counter()
    process = subprocess.Popen([program, "build", descriptor, "-o", output, "-q", "--timings"], stderr=subprocess.PIPE)
    text = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    wall = (time.perf_counter() - began) * 1000
    assert status == 0, text
    stages = {name: float(ms) for name, ms in re.findall(r"^(\w+) +([\d.]+) ms$", text, re.M)}
    return wall, usage.ru_maxrss / 1024, stages


def measure(program, name, descriptor, folder, runs):
    results = [run(program, descriptor, folder / "out.pdf") for _ in range(runs)]
    wall = statistics.median(result[0] for result in results)
    stages = "  ".join(f"{stage} {statistics.median(r[2][stage] for r in results):.1f}" for stage in results[0][2])
    print(f"{name:>10}: {wall:7.1f} ms  {max(r[1] for r in results):5.1f} MiB  |  {stages}")
    return wall


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        measure(program, "sample", ROOT / "samples/2024-21/issue.yaml", folder, 15)
        short = measure(program, "50 pages", write_issue(folder / "50", 50), folder, 7)
        long = measure(program, "500 pages", write_issue(folder / "500", 500), folder, 5)
        small = measure(program, "16 x 2", write_table_issue(folder / "small", 16, 2), folder, 5)
        large = measure(program, "16 x 400", write_table_issue(folder / "large", 16, 400), folder, 5)
    print(f"500 against 50 pages: {long / short:.1f} times; a table of 16 x 400 cells: {large - small:.0f} ms")
    return 0 if long / short <= 11 and large - small <= 500 else 1


sys.exit(main())
