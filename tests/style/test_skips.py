"""No test is skipped without a reason that the project knows."""

import re
import subprocess
import sys

import pytest

import skips
from test_words import ROOT

SKIPPED = "import pytest\n\n@pytest.mark.skip(reason='no time')\ndef test_one():\n    pass\n"
WHOLE_FILE = "import pytest\n\npytest.importorskip('no_such_module')\n\ndef test_one():\n    pass\n"


@pytest.mark.parametrize("text", [SKIPPED, WHOLE_FILE])
def test_a_skipped_test_fails(tmp_path, text):
    path = tmp_path / "test_it.py"
    path.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(path)]
    assert subprocess.run(command, capture_output=True, check=False).returncode in (0, 5)
    done = subprocess.run([*command, "-p", "skips"], capture_output=True, text=True, check=False,
                          env={"PYTHONPATH": str(ROOT / "tests")})
    assert done.returncode not in (0, 5)
    assert "allowed_skips.txt does not name it" in done.stdout + done.stderr


def test_a_rule_has_a_reason():
    rules = skips.allowed_skips("# remark\nprogram/test_x.py::*: needs a printer\n")
    assert skips.is_allowed("program/test_x.py::test_one", rules) and not skips.is_allowed("program/test_y.py::test_one", rules)
    with pytest.raises(ValueError, match="allowed_skips.txt:1: no reason"):
        skips.allowed_skips("program/test_x.py::*")


def test_no_unit_test_is_skipped_or_disabled():
    """GoogleTest's own ways would pass ctest unseen."""
    files = list((ROOT / "tests").rglob("*.cpp"))
    assert len(files) > 100
    rules = skips.allowed_skips(skips.ALLOWED.read_text("utf-8"))
    found = [name for path in files if re.search(r"GTEST_SKIP|\bDISABLED_", path.read_text("utf-8"))
             if not skips.is_allowed(name := path.relative_to(ROOT / "tests").as_posix(), rules)]
    assert not found
