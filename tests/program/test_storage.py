"""A PDF that is there stays there, whole, until the new one is complete."""

import os
import random
import signal
import subprocess
import time

import pytest

OLD = b"%PDF-1.7 the earlier release, whole"


@pytest.fixture
def earlier(tmp_path):
    path = tmp_path / "release.pdf"
    path.write_bytes(OLD)
    return path


def leftovers(folder):
    return [entry.name for entry in folder.iterdir() if entry.name.endswith(".tmp")]


def test_broken_descriptor_leaves_it(run, small_issue, tmp_path, earlier):
    descriptor = small_issue(tmp_path, ("number: 1", "number: many"))
    assert run("build", descriptor, "-o", earlier).returncode == 1
    assert earlier.read_bytes() == OLD
    assert not leftovers(tmp_path)


def test_read_only_folder(run, small_issue, tmp_path):
    """As root a permission does not bind, a read-only mount does."""
    target = tmp_path / "mount"
    target.mkdir()
    (target / "release.pdf").write_bytes(OLD)
    if subprocess.run(["mount", "--bind", target, target], capture_output=True).returncode != 0:
        target.chmod(0o555)
        assert os.geteuid() != 0, "root without the right to mount cannot make a read-only folder"
    else:
        subprocess.run(["mount", "-o", "remount,ro,bind", target], check=True)
    try:
        done = run("build", small_issue(tmp_path), "-o", target / "release.pdf")
        assert done.returncode == 3
        assert "release.pdf" in done.stderr
        assert (target / "release.pdf").read_bytes() == OLD
    finally:
        subprocess.run(["umount", target], capture_output=True)
        target.chmod(0o755)


def test_full_disk(program, run, small_issue, tmp_path):
    """A limit on the size of files that a process may write ends its writes as a full disk does."""
    descriptor = small_issue(tmp_path)
    earlier = tmp_path / "release.pdf"
    earlier.write_bytes(OLD)
    limited = subprocess.run(
        ["bash", "-c", f"trap '' XFSZ; ulimit -f 4; exec '{program}' build '{descriptor}' -o '{earlier}'"],
        capture_output=True, text=True)
    assert limited.returncode == 3, limited.stderr
    assert earlier.read_bytes() == OLD
    assert not leftovers(tmp_path)


def test_a_limit_of_file_size_is_a_full_disk(program, small_issue, tmp_path, earlier):
    """Nobody has to ignore the signal for the program."""
    limited = subprocess.run(["bash", "-c", f"ulimit -f 4; exec '{program}' build '{small_issue(tmp_path)}' -o '{earlier}'"],
                             capture_output=True, text=True)
    assert limited.returncode == 3 and "cannot-write" in limited.stderr, limited.stderr
    assert earlier.read_bytes() == OLD
    assert not leftovers(tmp_path)


def test_killed_runs(program, run, small_issue, tmp_path):
    """Whenever a run is killed, the file is the earlier one or the new one, never something in between."""
    descriptor = small_issue(tmp_path)
    target = tmp_path / "release.pdf"
    assert run("build", descriptor, "-o", target).returncode == 0
    new = target.read_bytes()
    random.seed(21)
    seen = set()
    for _ in range(40):
        target.write_bytes(OLD)
        process = subprocess.Popen([program, "build", descriptor, "-o", target], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(0, 0.05))
        process.send_signal(signal.SIGKILL)
        process.wait()
        content = target.read_bytes()
        assert content in (OLD, new)
        seen.add(content)
    assert OLD in seen


def test_output_that_is_a_folder(run, small_issue, tmp_path):
    (tmp_path / "folder.pdf").mkdir()
    done = run("build", small_issue(tmp_path), "-o", tmp_path / "folder.pdf")
    assert done.returncode == 3
    assert (tmp_path / "folder.pdf").is_dir()


@pytest.mark.parametrize("output, en, ru", [
    ("none/release.pdf", "there is no such folder", "нет такой папки"),
    ("taken", "Is a directory", "это папка"),
    ("issue.yaml/release.pdf", "Not a directory", "на пути стоит файл, а не папка")])
def test_the_reason_is_told_in_both_languages(run, small_issue, tmp_path, output, en, ru):
    (tmp_path / "taken").mkdir()
    path = tmp_path / output
    for language, said in (("en", f"cannot write {path}: {en}"), ("ru", f"нельзя записать {path}: {ru}")):
        done = run("build", small_issue(tmp_path), "-o", path, "--ui", language)
        assert done.returncode == 3 and f"[cannot-write]: {said}\n" in done.stderr, done.stderr


def test_output_that_is_the_descriptor(run, small_issue, tmp_path):
    descriptor = small_issue(tmp_path)
    before = descriptor.read_bytes()
    assert run("build", descriptor, "-o", descriptor).returncode in (2, 3)
    assert descriptor.read_bytes() == before
