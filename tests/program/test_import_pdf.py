"""PDFs come back: our own by their structure, others by the places of their words; a scan is an error."""

import json
import shutil
import subprocess

import pytest
import yaml

import habits
from conftest import ROOT
from words import words

SAMPLES = ROOT / "samples"


def imported(run, pdf, folder, *options, code=0):
    done = run("import", pdf, "-o", folder, "--format", "json", *options)
    assert done.returncode == code, done.stdout[-3000:] + done.stderr
    return json.loads(done.stdout)


def titles(folder):
    issue = yaml.safe_load((folder / "issue.yaml").read_text(encoding="utf-8"))
    return {section.get("country"): [words(article["title"]) for article in section["articles"]] for section in issue["sections"]}


@pytest.mark.parametrize("sample", ["2024-21", "2024-21-ru"])
def test_our_own_pdfs_come_back(run, tmp_path, sample):
    pdf = tmp_path / "release.pdf"
    assert run("build", SAMPLES / sample / "issue.yaml", "-o", pdf).returncode == 0
    report = imported(run, pdf, tmp_path / "out")
    assert report["summary"]["words"]["lost"] == 0
    assert titles(tmp_path / "out") == titles(SAMPLES / sample)
    again = run("build", tmp_path / "out/issue.yaml", "-o", tmp_path / "again.pdf")
    assert again.returncode == 0, again.stderr


def test_a_scan_is_told(run, tmp_path):
    pikepdf = pytest.importorskip("pikepdf")
    from PIL import Image
    Image.new("RGB", (600, 800), (200, 200, 200)).save(tmp_path / "scan.pdf")
    done = run("import", tmp_path / "scan.pdf", "-o", tmp_path / "out")
    assert done.returncode == 1 and "pdf-without-text" in done.stderr and "OCR" in done.stderr
    assert not (tmp_path / "out").exists()
    with pikepdf.new() as locked:
        locked.add_blank_page()
        locked.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    done = run("import", tmp_path / "locked.pdf", "-o", tmp_path / "out")
    assert done.returncode == 1 and "document-locked" in done.stderr


def test_what_is_no_pdf_is_told(run, tmp_path):
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of it")
    done = run("import", tmp_path / "broken.pdf", "-o", tmp_path / "out")
    assert done.returncode == 1 and "document-unreadable" in done.stderr
