"""Damaged files: an import ends soon, in little memory, with an issue or an error, whatever the bytes.

VESTNIK_MUTATIONS=20000 tries so many files instead of a few; what fails is kept in the folder VESTNIK_KEEP."""

import json
import os
import pathlib
import random
import resource
import shutil
import subprocess
import time

import pikepdf
import pytest

import habits
import ugly
from conftest import SAMPLES
from damage import DAMAGES
from test_import_office import odt

COUNT = int(os.environ.get("VESTNIK_MUTATIONS", "120"))
SECONDS, MEGABYTES = 5, 512

PAGE = ("<!DOCTYPE html><html><head><meta charset='utf-8'><style>p{text-align:justify}</style></head><body><h1>Республика Казахстан</h1><div class='x'><h2>Заголовок</h2>"
        "<p>Текст <b>статьи</b> <a href='https://a.example/'>здесь</a>.</p><ul><li>раз</li><li>два<ol><li>три</li></ol></li></ul><table border=1><tr><td colspan=2>а</td></tr>"
        "<tr><td rowspan=2>б</td><td>в</td></tr></table><img src='data:image/png;base64,iVBORw0KGgo='><p>Источник: https://a.example/1</p></div></body></html>")


@pytest.fixture(scope="module")
def seeds(run, tmp_path_factory):
    """Sound files by their endings."""
    folder = tmp_path_factory.mktemp("seeds")
    documents = [made().bytes() for made in (habits.photographs_and_boxes, habits.tables_and_notes, ugly.tracked_everywhere, ugly.contents_field_of_word, ugly.newsletter_of_nested_tables)]
    assert run("build", SAMPLES["ru"], "-o", folder / "tagged.pdf").returncode == 0
    with pikepdf.open(folder / "tagged.pdf") as pdf:
        pdf.save(folder / "readable.pdf", compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
        del pdf.Root.StructTreeRoot
        pdf.save(folder / "places.pdf")
    pdfs = [(folder / name).read_bytes() for name in ("tagged.pdf", "readable.pdf", "places.pdf")]
    return {"docx": documents, "odt": [odt()], "html": [PAGE.encode()], "pdf": pdfs}


def problem_of(program, path, folder):
    """What is wrong with how the import of a file went; empty: nothing."""
    shutil.rmtree(folder, ignore_errors=True)
    begin = time.monotonic()
    process = subprocess.Popen([program, "import", path, "-o", folder, "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        said, errors = process.communicate(timeout=4 * SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return "hangs"
    took = time.monotonic() - begin
    if process.returncode not in (0, 1):
        return f"exit code {process.returncode}: {errors[-300:]}"
    report = json.loads(said)
    codes = {finding["code"] for finding in report["findings"]}
    if codes & {"words-lost", "internal-error"} or (process.returncode == 1) == folder.exists():
        return f"exit code {process.returncode}, {codes}"
    return f"{took:.1f} s" if took > SECONDS else ""


def test_damaged_files(program, seeds, tmp_path):
    keep = pathlib.Path(os.environ.get("VESTNIK_KEEP", tmp_path / "kept"))
    failed, made = [], 0
    for number in range(COUNT):
        random_ = random.Random(number)
        ending = random_.choice(sorted(seeds))
        data = DAMAGES[ending](random_.choice(seeds[ending]), random_)
        path = tmp_path / f"{number}.{ending}"
        path.write_bytes(data)
        folder = tmp_path / "out"
        problem = problem_of(program, path, folder)
        made += folder.exists()
        if problem:
            failed.append(f"{path.name}: {problem}")
            keep.mkdir(exist_ok=True)
            shutil.copy(path, keep)
        path.unlink()
    assert not failed, "\n".join(failed)
    assert made > COUNT // 4  # the damage leaves enough of most files
    # Of all children that have ended the largest; in KiB.
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MEGABYTES * 1024
