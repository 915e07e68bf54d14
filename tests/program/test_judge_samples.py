"""The samples are PDF/A-2a and PDF/UA-1: veraPDF and PDFBox say so."""

import json

import pytest

from conftest import ROOT

# What PDF/A-1 forbids or demands and PDF/A-2 does not: cross-reference streams (1.4), transparency (2.2.1, 2.2.2,
# 4.1.2), a CIDSet in each subset (3.1.11), the part's number in the XMP packet (7.11.2).
PART_1_ALONE = {"1.4", "2.2.1", "2.2.2", "4.1.2", "3.1.11", "7.11.2"}


def test_samples_are_valid(sample, judge):
    _, _, pdf = sample
    judge.must_accept(("2a", pdf), ("ua1", pdf))


@pytest.mark.parametrize("language", ["kk", "ky", "tg"])
def test_languages_are_valid(language, run, judge, tmp_path):
    pdf = tmp_path / "release.pdf"
    done = run("build", ROOT / f"samples/languages/{language}/issue.yaml", "-o", pdf)
    assert done.returncode == 0, done.stderr
    judge.must_accept(("2a", pdf), ("ua1", pdf))


@pytest.mark.parametrize("name", ["issue", "issue-ru"])
def test_photo_reports_are_valid(name, run, judge, tmp_path):
    pdf = tmp_path / "release.pdf"
    done = run("build", ROOT / f"samples/photo-report/{name}.yaml", "-o", pdf)
    assert done.returncode == 0, done.stderr
    judge.must_accept(("2a", pdf), ("ua1", pdf))


def test_preflight_finds_only_what_part_1_forbids(sample, judge):
    """PDFBox knows PDF/A-1b alone. What it asks of fonts, colour, annotations, metadata and syntax holds in part 2."""
    _, _, pdf = sample
    answer, = judge.ask(("preflight", pdf))
    found = {failure["rule"] for failure in answer["failures"]}
    assert "7.11.2" in found  # it did look at the whole file
    assert found <= PART_1_ALONE, json.dumps(answer, indent=1)
