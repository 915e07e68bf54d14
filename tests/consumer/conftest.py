"""Vestnik as others find it: installed into a prefix, without a look at the sources or the build folder."""

import os
import pathlib
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def run(*command, cwd=None, env=None):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=600, cwd=cwd, env=env)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


class Installed:
    """A tree of include/, lib/, bin/ and share/."""

    def __init__(self, prefix):
        self.prefix = prefix
        self.library = next(prefix.rglob("libvestnik-c.so")).parent

    def environment(self, **more):
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "ASAN_OPTIONS") if name in os.environ}
        return {**kept, "PKG_CONFIG_PATH": str(self.library / "pkgconfig"), "LD_LIBRARY_PATH": str(self.library), **more}

    def compile(self, source, output, package, *flags):
        words = run("pkg-config", "--cflags", "--libs", package, env=self.environment()).split()
        run(os.environ.get("CC", "cc") if source.suffix == ".c" else os.environ.get("CXX", "c++"), *flags, source, *words,
            "-o", output, env=self.environment())
        return output


@pytest.fixture(scope="session")
def build():
    folder = pathlib.Path(os.environ.get("VESTNIK_BUILD", ROOT / "build/release"))
    assert (folder / "cmake_install.cmake").is_file(), f"{folder} is not built"
    return folder


@pytest.fixture(scope="session")
def installed(build, tmp_path_factory):
    """Installed in one place and then moved to another, as an archive that is unpacked anywhere."""
    first = tmp_path_factory.mktemp("first") / "prefix"
    run("cmake", "--install", build, "--prefix", first)
    moved = tmp_path_factory.mktemp("moved") / "anywhere"
    shutil.move(first, moved)
    return Installed(moved)
