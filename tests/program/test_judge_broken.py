"""A rule broken on purpose is noticed: by veraPDF, or where it looks away by the checks of our own (structure.py)."""

import pikepdf
import pytest
import yaml
from pikepdf import Array, Dictionary, Name, String

from conftest import ROOT
from issues import write_rich_issue
from pictures import kinds
from structure import Structure, faults


@pytest.fixture(scope="module")
def release(run, tmp_path_factory):
    """A sound release with figures, lists, a table and links, its source attached."""
    folder = tmp_path_factory.mktemp("broken")
    pictures = {f"{name}.{kind.ending}": kind.data for name, kind in kinds().items()}
    pictures["logo.svg"] = (ROOT / "samples/2024-21/pictures/polisia.svg").read_bytes()
    path = write_rich_issue(folder, 0, pictures)
    shown = next(f for f in sorted((folder / "pictures").iterdir()) if f.suffix == ".png")
    issue = yaml.safe_load(path.read_text(encoding="utf-8"))
    issue["sections"][0]["articles"][0]["body"] = (
        "## A heading\n\nText.\n\n- one\n- two\n\nText.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        f"A [link](https://example.org/).\n\n![shown](pictures/{shown.name})\n")
    path.write_text(yaml.safe_dump(issue, allow_unicode=True), encoding="utf-8")
    pdf = folder / "release.pdf"
    done = run("build", path, "--attach-source", "-o", pdf)
    assert done.returncode == 0, done.stderr
    return pdf


def elements(document, kind):
    found = [e for e in Structure(document).elements.values() if e.S == Name("/" + kind)]
    assert found, f"there is no {kind}"
    return found


def first_font(document):
    return document.pages[0].Resources.Font["/F1"]


def annotation(document):
    return next(a for page in document.pages for a in page.get("/Annots", []))


def image(document):
    return next(o for o in document.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image")


def replace_content(document, old, new, page=0):
    data = document.pages[page].Contents.read_bytes()
    assert old in data
    document.pages[page].Contents = document.make_stream(data.replace(old, new, 1))


def replace_xmp(document, old, new):
    data = document.Root.Metadata.read_bytes()
    assert old in data
    document.Root.Metadata.write(data.replace(old, new))


def drop(place, key):
    del place[key]


def subheading_first(document):
    """The subheading comes before the article's title."""
    article = elements(document, "H3")[0].P
    kids = list(article.K)
    at = next(i for i, kid in enumerate(kids) if kid.S == Name.H3)
    article.K = Array([kids[at]] + kids[:at] + kids[at + 1:])


BREAKS = {
    # name: (what is done, flavour, a rule that must be broken)
    "no alternative text": (lambda d: drop(elements(d, "Figure")[0], "/Alt"), "ua1", "7.3-1"),
    "no language": (lambda d: (drop(d.Root, "/Lang"), drop(elements(d, "Document")[0], "/Lang")), "ua1", "7.2-34"),
    "headings out of order": (subheading_first, "ua1", "7.4.2-1"),
    "a heading level skipped": (lambda d: elements(d, "H2")[0].__setitem__("/S", Name.H4), "ua1", "7.4.2-1"),
    "a paragraph in a list": (lambda d: elements(d, "LI")[0].__setitem__("/S", Name.P), "ua1", "7.2-19"),
    "a list body outside a list": (lambda d: elements(d, "L")[0].__setitem__("/S", Name.Sect), "ua1", "7.2-17"),
    "a cell outside a row": (lambda d: elements(d, "TR")[0].__setitem__("/S", Name.Div), "ua1", "7.2-8"),
    "a row with a cell too few": (lambda d: elements(d, "TR")[1].__setitem__("/K", Array(list(elements(d, "TR")[1].K)[:1])),
                                  "ua1", "7.2-43"),
    "a head without scope": (lambda d: [drop(e, "/A") for e in elements(d, "TH")], "ua1", "7.5-1"),
    "no tree": (lambda d: drop(d.Root, "/StructTreeRoot"), "ua1", "7.1-11"),
    "not marked": (lambda d: drop(d.Root, "/MarkInfo"), "2a", "6.7.2.2-1"),
    "suspect tags": (lambda d: d.Root.MarkInfo.__setitem__("/Suspects", True), "ua1", "7.1-4"),
    "content without tag": (lambda d: replace_content(d, b"/P <</MCID 1>> BDC", b"/Span <<>> BDC"), "ua1", "7.1-3"),
    "an artifact within a tag": (lambda d: replace_content(d, b"/P <</MCID 1>> BDC\n", b"/P <</MCID 1>> BDC /Artifact BMC EMC\n"),
                                 "ua1", "7.1-1"),
    "title not shown": (lambda d: drop(d.Root, "/ViewerPreferences"), "ua1", "7.1-10"),
    "no title": (lambda d: replace_xmp(d, b"dc:title", b"dc:other"), "ua1", "7.1-9"),
    "not declared PDF/UA": (lambda d: replace_xmp(d, b"<pdfuaid:part>1</pdfuaid:part>", b""), "ua1", "5-1"),
    "declared part 2": (lambda d: replace_xmp(d, b"<pdfaid:part>3</pdfaid:part>", b"<pdfaid:part>2</pdfaid:part>"), "3a",
                        "6.6.4-2"),
    "a property without schema": (lambda d: replace_xmp(d, b"<dc:format>", b"<dc:unknown>1</dc:unknown><dc:format>"), "3a",
                                  "6.6.2.3.1-1"),
    "no metadata": (lambda d: drop(d.Root, "/Metadata"), "3a", "6.6.2.1-1"),
    "no Unicode map": (lambda d: drop(first_font(d), "/ToUnicode"), "ua1", "7.21.7-1"),
    "no Unicode map, PDF/A": (lambda d: drop(first_font(d), "/ToUnicode"), "3a", "6.2.11.7.2-1"),
    "face not embedded": (lambda d: drop(first_font(d).DescendantFonts[0].FontDescriptor, "/FontFile2"), "3a", "6.2.11.4.1-1"),
    "wrong widths": (lambda d: first_font(d).DescendantFonts[0].__setitem__("/W", Array([0, Array([1] * 200)])), "3a",
                     "6.2.11.5-1"),
    "no glyph map": (lambda d: drop(first_font(d).DescendantFonts[0], "/CIDToGIDMap"), "3a", "6.2.11.3.2-1"),
    "link without description": (lambda d: drop(annotation(d), "/Contents"), "ua1", "7.18.5-2"),
    "link not in the tree": (lambda d: drop(annotation(d), "/StructParent"), "ua1", "7.18.5-1"),
    "link not printed": (lambda d: annotation(d).__setitem__("/F", 0), "3a", "6.3.2-2"),
    "no tab order": (lambda d: [drop(page, "/Tabs") for page in d.pages], "ua1", "7.18.3-1"),
    "a script": (lambda d: d.Root.__setitem__("/OpenAction", Dictionary(S=Name.JavaScript, JS=String("1"))), "3a", "6.5.1-1"),
    "no output intent": (lambda d: drop(d.Root, "/OutputIntents"), "3a", "6.2.4.3-2"),
    "ink without profile": (lambda d: replace_content(d, b"BT ", b"0 0 0 1 k BT "), "3a", "6.2.4.3-3"),
    "an image smoothed": (lambda d: image(d).__setitem__("/Interpolate", True), "3a", "6.2.8-3"),
    "an attachment of no relation": (lambda d: [drop(f, "/AFRelationship") for f in d.Root.AF], "3a", "6.8-3"),
    "an attachment that nothing names": (lambda d: drop(d.Root, "/AF"), "3a", "6.8-4"),
    "an attachment without name": (lambda d: [drop(f, "/UF") for f in d.Root.AF], "ua1", "7.11-1"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_judge_notices(name, release, judge, tmp_path):
    action, flavour, rule = BREAKS[name]
    with pikepdf.open(release) as document:
        action(document)
        document.save(tmp_path / "broken.pdf")
    assert rule in judge.rules_broken(flavour, tmp_path / "broken.pdf")


def test_unbroken_is_valid(release, judge, tmp_path):
    """Opened and saved by the same library without a change: what is noticed above is the change itself."""
    with pikepdf.open(release) as document:
        document.save(tmp_path / "same.pdf")
    judge.must_accept(("3a", tmp_path / "same.pdf"), ("ua1", tmp_path / "same.pdf"))
    assert not faults(tmp_path / "same.pdf")


def leaf(document):
    """The leaf of the parent tree that holds the annotations' entries: the last."""
    return list(document.Root.StructTreeRoot.ParentTree.Kids)[-1]


def outside(document):
    return document.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=document.Root.StructTreeRoot, K=Array()))


OWN = {
    "a page's entry points outside the tree": lambda d: leaf(d).Nums[1].__setitem__(0, outside(d)),
    "an annotation's entry points outside the tree": lambda d: leaf(d).Nums.__setitem__(len(leaf(d).Nums) - 1, outside(d)),
    "entries exchanged": lambda d: leaf(d).Nums.__setitem__(1, Array(reversed(list(leaf(d).Nums[1])))),
    "another parent": lambda d: elements(d, "H2")[0].__setitem__("/P", d.Root.StructTreeRoot.K),
    "a number painted twice": lambda d: replace_content(d, b"/MCID 1>>", b"/MCID 0>>"),
    "content that the tree lost": lambda d: elements(d, "H2")[0].__setitem__("/K", Array()),
    "an entry that nothing asks for": lambda d: leaf(d).Nums.extend([2_000_000, outside(d)]),
}


@pytest.mark.parametrize("name", OWN)
def test_own_checks_notice(name, release, tmp_path):
    with pikepdf.open(release) as document:
        OWN[name](document)
        document.save(tmp_path / "broken.pdf")
    assert faults(tmp_path / "broken.pdf")
