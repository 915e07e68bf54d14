"""PDF/A-2a whatever the picture; and the picture looks as it should."""

import subprocess

import pikepdf
import pytest
import yaml
from PIL import Image

from conftest import SMALL_ISSUE
from pictures import kinds


@pytest.fixture(scope="module")
def gallery(run, tmp_path_factory):
    """(PDF, {kind: Kind}) of an issue that shows a picture of each kind; its alternative text is the kind's name."""
    folder = tmp_path_factory.mktemp("gallery")
    shown = kinds()
    issue = yaml.safe_load(SMALL_ISSUE)
    articles = []
    for name, kind in shown.items():
        (folder / f"{name}.{kind.ending}").write_bytes(kind.data)
        articles.append({"title": f"A picture: {name}", "source": {"name": "Press"}, "body": "Some text.",
                         "pictures": [{"file": f"{name}.{kind.ending}", "alternative": name, "width": "column"}]})
    issue["sections"][0]["articles"] = articles
    path = folder / "issue.yaml"
    path.write_text(yaml.safe_dump(issue), encoding="utf-8")
    pdf = folder / "gallery.pdf"
    done = run("build", path, "-o", pdf)
    assert done.returncode == 0, done.stderr
    return pdf, shown


def figures(pdf):
    """{alternative text: (page index, [left, bottom, right, top])}"""
    result = {}
    with pikepdf.open(pdf) as document:
        numbers = {page.objgen: i for i, page in enumerate(document.pages)}

        def visit(element):
            if element.get("/S") == "/Figure":
                box = [float(v) for v in element.A.BBox]
                result[str(element.Alt)] = (numbers[element.Pg.objgen], box)
            kids = element.get("/K", [])
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                    visit(kid)

        visit(document.Root.StructTreeRoot.K)
    return result


def rendered(tool, pdf, folder):
    """Pages as pictures, 72 dots per inch."""
    if tool == "poppler":
        subprocess.run(["pdftoppm", "-r", "72", "-png", pdf, folder / "page"], check=True)
    else:
        subprocess.run(["mutool", "draw", "-r", "72", "-o", folder / "page-%04d.png", pdf], check=True,
                       capture_output=True)
    return [Image.open(path).convert("RGB") for path in sorted(folder.glob("page-*.png"))]


def test_all_kinds_are_valid(gallery, judge):
    pdf, _ = gallery
    judge.must_accept(("2a", pdf), ("ua1", pdf))


@pytest.mark.parametrize("tool", ["poppler", "mupdf"])
def test_all_kinds_look_right(gallery, tool, tmp_path):
    pdf, shown = gallery
    pages, places = rendered(tool, pdf, tmp_path), figures(pdf)
    wrong = []
    for name, kind in shown.items():
        if kind.managed and tool == "mupdf":
            continue  # Debian builds it without colour management
        page, (left, bottom, right, top) = places[name]
        for i, color in enumerate(kind.seen):
            x = left + (right - left) * (0.25 + 0.5 * (i % 2))
            y = pages[page].height - (top - (top - bottom) * (0.25 + 0.5 * (i // 2)))
            found = pages[page].getpixel((round(x), round(y)))
            if max(abs(a - b) for a, b in zip(found, color)) > kind.tolerance:
                wrong.append(f"{name}, patch {i}: {found}, not {color}")
    assert not wrong, "\n".join(wrong)


def test_equal_profiles_are_stored_once(gallery):
    """Three pictures bring one RGB profile, one a CMYK profile; the output intent has its own."""
    pdf, _ = gallery
    with pikepdf.open(pdf) as document:
        profiles = [int(o.N) for o in document.objects if isinstance(o, pikepdf.Stream) and "/N" in o and "/First" not in o]
    assert sorted(profiles) == [3, 3, 4]
