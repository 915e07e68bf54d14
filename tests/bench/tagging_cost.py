#!/usr/bin/env python3
"""What tags and metadata cost: tagging_cost.py PROGRAM

Counts instructions (valgrind's callgrind: the same number each time, on a busy machine too) of building the English
sample, with its pictures and without. To the cost belong the structure tree, metadata, links and outline, and the whole
of writing the file's objects, most of which are structure elements: an upper bound. Fails above 5 %.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/program"))

from test_size import without_pictures  # noqa: E402

PARTS = ["write_file", "StructureTree::write", "StructureTree::add_content", "write_metadata", "Navigation::add_links",
         "Navigation::write", "ContentWriter::mark"]
MOST = 5.0  # per cent; docs/release.md promises it


def measure(program, name, descriptor, folder):
    counts = folder / "callgrind.out"
    subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={counts}", program, "build", descriptor, "-o",
                    folder / "out.pdf", "-q"], check=True, capture_output=True)
    text = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", counts], check=True,
                          capture_output=True, text=True).stdout
    total = int(re.search(r"([\d,]+).*PROGRAM TOTALS", text).group(1).replace(",", ""))
    cost = {}
    for line in text.splitlines():
        for part in PARTS:
            # Its own entry, not a recursion ('2) nor a lambda within.
            found = re.match(rf"\s*([\d,]+).*vestnik::{part}(?:\[[^\]]*\])?\([^{{]*$", line)
            if found and "'" not in line:
                cost[part] = max(cost.get(part, 0), int(found.group(1).replace(",", "")))
    assert "write_file" in cost and "StructureTree::write" in cost, "the program has lost its symbols"
    share = 100 * sum(cost.values()) / total
    print(f"{name:>16}: {share:.1f} % of {total / 1e6:.0f} million instructions  |  " +
          "  ".join(f"{part} {100 * count / total:.2f}" for part, count in cost.items()))
    return share


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        sample = ROOT / "samples/2024-21/issue.yaml"
        shares = [measure(program, "sample", sample, folder),
                  measure(program, "without pictures", without_pictures(sample, folder), folder)]
    return 0 if max(shares) <= MOST else 1


sys.exit(main())
