"""`vestnik build --proof`: marks that show the layout and leave it alone."""

import json
import re
import xml.etree.ElementTree as ElementTree

import pytest

from conftest import SAMPLES, tool, tool_bytes

BAND = 17  # points from the page's top: the band with the word
LABEL_SIZE = 6.1  # of a proof's labels, at most; nothing of a release is set as small
WORDS = {"en": "PROOF", "ru": "КОРРЕКТУРА"}


@pytest.fixture(scope="module", params=sorted(SAMPLES))
def pair(request, run, tmp_path_factory):
    """(language, release, proof) of a sample."""
    folder = tmp_path_factory.mktemp("proof")
    for name, arguments in (("release.pdf", []), ("proof.pdf", ["--proof"])):
        done = run("build", SAMPLES[request.param], "-o", folder / name, "-q", *arguments)
        assert done.returncode == 0, done.stderr
    return request.param, folder / "release.pdf", folder / "proof.pdf"


def pages_of(pdf):
    return list(ElementTree.fromstring(tool("mutool", "draw", "-q", "-F", "trace", "-o", "-", pdf)).iter("page"))


def glyphs(page):
    """(size, character, x, y from the page's top) of all glyphs below the band, in the order in which they are painted."""
    height = float(page.get("mediabox").split()[3])
    found = []
    for span in page.iter("span"):
        size = float(span.get("trm").split()[0])
        for glyph in span.iter("g"):
            y = round(height - float(glyph.get("y")), 3)
            if y > BAND:
                found.append((size, glyph.get("unicode"), float(glyph.get("x")), y))
    return found


def structure(pdf):
    """The structure tree, without object numbers."""
    return re.sub(rb"Object \d+ \d+", b"Object", tool_bytes("pdfinfo", "-struct", pdf))


def test_no_glyph_of_the_text_moves_by_a_hair(pair):
    _, release, proof = pair
    before, after = pages_of(release), pages_of(proof)
    assert len(before) == len(after)
    for a, b in zip(before, after):
        ours, text = glyphs(b), glyphs(a)
        assert ours[:len(text)] == text
        assert all(size <= LABEL_SIZE for size, *_ in ours[len(text):])


def test_structure_and_pictures_are_the_release_s(pair):
    _, release, proof = pair
    assert structure(proof) == structure(release)
    assert tool("pdfimages", "-list", proof).count("\n") == tool("pdfimages", "-list", release).count("\n")


def test_it_is_not_mistaken_for_the_release(pair):
    language, _, proof = pair
    count = int(re.search(r"^Pages: +(\d+)$", tool("pdfinfo", proof), re.M).group(1))
    for number in range(1, count + 1):
        head = tool("pdftotext", "-f", number, "-l", number, "-x", 0, "-y", 0, "-W", 600, "-H", 18, proof, "-")
        assert head.strip() == WORDS[language]
    title = re.search(r"^Title: +(.*)$", tool("pdfinfo", proof), re.M).group(1)
    assert title.upper().startswith(WORDS[language])


def test_labels_clear_the_text_and_stay_on_the_page(pair):
    _, release, proof = pair
    for before, after in zip(pages_of(release), pages_of(proof)):
        text = glyphs(before)
        lines = {}  # of the text, by baseline
        for size, _, x, y in text:
            lines.setdefault((y, size), []).append(x)
        for size, _, x, y in glyphs(after)[len(text):]:
            assert 2 < x < 593 and 0 < y < 840
            for (ty, tsize), places in lines.items():
                if ty - tsize * 0.8 < y and y - size * 0.7 < ty + tsize * 0.2:
                    assert not any(tx - size * 0.6 < x < tx + tsize * 0.3 for tx in places), (x, y, ty)


def test_the_foot_tells_the_page_s_cost(pair, run):
    language, _, proof = pair
    stats = json.loads(run("stats", SAMPLES[language], "--format", "json").stdout)
    for section in stats["sections"]:
        for page in section["pages"]:
            words = tool("pdftotext", "-layout", "-f", page["page"], "-l", page["page"], proof, "-")
            assert f"Cost of this page {page['cost']:.0f} = page 400" in words
            assert f"cost {section['figures']['cost']:.0f}; filled one by one (greedy)" in words
            assert f"Columns {page['lines_left']} and {page['lines_right']} of {page['lines_of']} lines" in words
            for choice in page["choices"]:
                if choice["kind"] == "picture-reduced":
                    assert f"picture to {choice['amount'] * 100:.0f} %" in words


def test_files_are_named_apart(run, small_issue, tmp_path):
    descriptor = small_issue(tmp_path)
    folder = tmp_path / "out"
    folder.mkdir()
    assert run("build", descriptor, "--proof", "-q", cwd=folder).returncode == 0
    assert run("build", descriptor, "-q", cwd=folder).returncode == 0
    assert sorted(p.name for p in folder.iterdir()) == sorted([f"{tmp_path.name}-proof.pdf", f"{tmp_path.name}.pdf"])


def test_same_bytes(run, pair, tmp_path):
    language, _, proof = pair
    again = tmp_path / "again.pdf"
    assert run("build", SAMPLES[language], "--proof", "-o", again, "-q").returncode == 0
    assert again.read_bytes() == proof.read_bytes()


@pytest.mark.parametrize("command", ["check", "stats"])
def test_only_build_makes_proofs(run, command):
    done = run(command, SAMPLES["en"], "--proof")
    assert done.returncode == 2
    assert "--proof" in done.stderr
