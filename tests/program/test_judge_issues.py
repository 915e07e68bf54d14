"""A hundred generated issues that use every feature: all valid, their trees sound."""

import concurrent.futures
import json

import pikepdf
import pytest

from conftest import ROOT, tool
from issues import write_rich_issue
from pictures import kinds
from structure import Structure, empty_headings, faults

COUNT = 100
ATTACHED = 10  # of them with their source: PDF/A-3a


@pytest.fixture(scope="module")
def release(run, tmp_path_factory):
    """release(seed, *options) -> PDF"""
    folder = tmp_path_factory.mktemp("issues")
    pictures = {f"{name}.{kind.ending}": kind.data for name, kind in kinds().items()}
    samples = ROOT / "samples/2024-21/pictures"
    pictures.update({path.name: path.read_bytes() for path in samples.iterdir() if path.stem in ("pamirs", "contest")})
    pictures["logo.svg"] = (samples / "polisia.svg").read_bytes()

    def make(seed, *options):
        path = write_rich_issue(folder / str(seed), seed, pictures)
        pdf = folder / f"{seed}{''.join(options)}.pdf"
        done = run("build", path, "-o", pdf, "--format", "json", *options)
        assert done.returncode == 0, f"issue {seed}: {done.stdout}{done.stderr}"
        return pdf

    return make


@pytest.fixture(scope="module")
def releases(release):
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return list(pool.map(release, range(COUNT)))


def test_a_hundred_issues_are_valid(releases, judge):
    judge.must_accept(*[(flavour, pdf) for pdf in releases for flavour in ("2a", "ua1")])


def test_their_trees_are_sound(releases):
    for pdf in releases:
        assert not faults(pdf), pdf
        assert not empty_headings(pdf), pdf


def test_they_use_every_element(releases):
    """What no issue uses no issue shows to be right."""
    found = set()
    for pdf in releases[:20]:
        with pikepdf.open(pdf) as document:
            found |= {str(element.S)[1:] for element in Structure(document).elements.values()}
    for element in ("Document Sect H1 H2 H3 P L LI Lbl LBody BlockQuote Table TR TH TD Figure Caption TOC TOCI Reference "
                    "Link Code").split():
        assert element in found


def test_with_source_they_are_valid_too(release, judge):
    attached = [release(seed, "--attach-source") for seed in range(ATTACHED)]
    judge.must_accept(*[(flavour, pdf) for pdf in attached for flavour in ("3a", "ua1")])
    # Declared is what is kept: without attachments part 2, with them part 3.
    assert "6.6.4-2" in judge.rules_broken("2a", attached[0]), "a PDF/A-3 file is no PDF/A-2 file"


def test_readers_find_no_fault(releases):
    for pdf in releases[:10]:
        assert "No syntax or stream encoding errors found" in tool("qpdf", "--check", pdf)
        info = json.loads(tool("qpdf", "--json", "--json-key=pages", pdf))
        assert info["pages"]
