"""Memory that ends is said, and leaves nothing half done."""

import subprocess

import pytest

OLD = b"%PDF-1.7 the earlier release, whole"


def limited(program, mebibytes, *arguments, **options):
    """A run that may have so much address space."""
    return subprocess.run(["prlimit", f"--as={mebibytes << 20}", "--core=0", program, *map(str, arguments)],
                          capture_output=True, text=True, timeout=300, **options)


def least_to_load(program):
    """With less than this the libraries that the program is linked to cannot be loaded: nothing of its own runs."""
    return next(limit for limit in range(40, 400, 7) if limited(program, limit, "--version").returncode != 127)


def test_a_start_without_memory_is_told(program):
    """From the limit on at which its libraries can be loaded, the program either runs or says why it does not."""
    codes = []
    for limit in range(40, 160, 2):
        done = limited(program, limit, "--version")
        codes.append(done.returncode)
        if done.returncode == 127:
            assert "error while loading shared libraries" in done.stderr, limit
        elif done.returncode != 0:
            assert (done.returncode, "[out-of-memory]" in done.stderr) == (3, True), (limit, done.stderr)
    assert codes == sorted(codes, key=[127, 3, 0].index) and 3 in codes and 0 in codes


@pytest.mark.parametrize("threads", [1, 4])
def test_a_build_says_so_under_every_limit(program, tmp_path, threads):
    from conftest import SAMPLES
    target = tmp_path / "release.pdf"
    codes = []
    for limit in range(least_to_load(program) + 1, 420, 7):
        target.write_bytes(OLD)
        done = limited(program, limit, "build", SAMPLES["en"], "-o", target, "-j", threads)
        codes.append(done.returncode)
        if done.returncode == 0:
            assert target.read_bytes().startswith(b"%PDF-1.7\n"), limit
            continue
        assert done.returncode == 3, (limit, done.returncode, done.stderr)
        assert "[out-of-memory]" in done.stderr, (limit, done.stderr)
        assert target.read_bytes() == OLD, limit
    assert 3 in codes and 0 in codes


def test_a_picture_that_memory_cannot_hold(program, small_issue, tmp_path):
    """A grey PNG of 10,000 × 10,000 pixels with a transparent one: all must be decoded."""
    import struct
    import zlib
    side = 10_000
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = zlib.compress(b"\0" * (4 * side + 1) * side, 1)
    (tmp_path / "large.png").write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)) +
                                         chunk(b"IDAT", rows) + chunk(b"IEND", b""))
    descriptor = small_issue(tmp_path, ("body:", "pictures: [{file: large.png, alternative: A square}]\n        body:"))
    done = limited(program, 300, "build", descriptor, "-o", tmp_path / "release.pdf")
    assert done.returncode == 3, done.stderr
    assert "[out-of-memory]" in done.stderr
    assert not (tmp_path / "release.pdf").exists()
