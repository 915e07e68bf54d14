"""Groups of pictures and photo reports on their pages."""

import io
import json
import re

import pikepdf
import pytest
import yaml
from PIL import Image

from conftest import ROOT, SMALL_ISSUE
from structure import Structure

SAMPLES = {"en": ROOT / "samples/photo-report/issue.yaml", "ru": ROOT / "samples/photo-report/issue-ru.yaml"}


def photograph(width, height, shade=120):
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).point(lambda v: (v + shade) // 2).convert("RGB").save(
        stream, "JPEG", quality=60)
    return stream.getvalue()


@pytest.fixture
def built(run, tmp_path):
    """built(pictures, body, **keys of the article) -> (finished process, PDF, pages of `--dump pages`)"""

    def build(pictures, body=None, **keys):
        issue = yaml.safe_load(SMALL_ISSUE)
        article = issue["sections"][0]["articles"][0]
        article.update(pictures=pictures, **keys)
        if body is None:
            del article["body"]
        else:
            article["body"] = body
        (tmp_path / "issue.yaml").write_text(yaml.safe_dump(issue, allow_unicode=True), encoding="utf-8")
        pdf = tmp_path / "issue.pdf"
        done = run("build", tmp_path / "issue.yaml", "-o", pdf)
        dump = run("build", tmp_path / "issue.yaml", "--dump", "pages")
        return done, pdf, json.loads(dump.stdout)["pages"] if dump.returncode == 0 else []

    return build


@pytest.fixture
def files(tmp_path):
    """files(count, width, height) -> pictures of an article, each with a file of its own"""

    def make(*sizes):
        pictures = []
        for number, (width, height) in enumerate(sizes):
            name = f"{number}.jpg"
            (tmp_path / name).write_bytes(photograph(width, height, number * 10))
            pictures.append({"file": name, "alternative": f"Number {number}"})
        return pictures

    return make


def rows_of(page):
    """The pictures of a page by their upper edges: [[(x, y, width, height)]], from the top."""
    rows = {}
    for mark in page["marks"]:
        if "picture" in mark and mark["node"] > 0:
            box = mark["picture"]
            rows.setdefault(round(box["y"], 1), []).append((box["x"], box["y"], box["width"], box["height"]))
    return [sorted(rows[y]) for y in sorted(rows)]


def check_rows(pages, count):
    """Every row fills the measure with pictures of one height; nothing overlaps. Gives the rows."""
    found = [row for page in pages for row in rows_of(page)]
    assert sum(map(len, found)) == count
    measure = max(row[-1][0] + row[-1][2] - row[0][0] for row in found)
    for page in pages:
        bottom = 0
        for row in rows_of(page):
            assert len({round(height, 1) for _, _, _, height in row}) == 1, "one height"
            assert row[-1][0] + row[-1][2] - row[0][0] == pytest.approx(measure, abs=0.1), "the whole measure"
            for left, right in zip(row, row[1:]):
                assert right[0] - left[0] - left[2] == pytest.approx(6, abs=0.1)
            assert row[0][1] >= bottom + 5.9
            bottom = row[0][1] + row[0][3]
    return found


def test_a_photo_report_of_each_size(built, files):
    for count in (2, 3, 5, 8, 13, 24):
        sizes = [(900, 600) if i % 3 else (600, 900) for i in range(count)]
        done, _, pages = built(files(*sizes), kind="photo-report")
        assert done.returncode == 0, done.stdout + done.stderr
        check_rows(pages, count)


def test_pages_of_a_report_are_full(built, files):
    done, _, pages = built(files(*[(900, 600)] * 24), kind="photo-report")
    assert done.returncode == 0, done.stderr
    shown = [page for page in pages if rows_of(page)]
    assert len(shown) >= 3
    for page in shown[:-1]:
        foot = max(y + height for row in rows_of(page) for _, y, _, height in row)
        assert foot > 842 - 60 - 60, "no row more would fit"


def test_captions_stand_below_their_own_pictures(built, files):
    pictures = files((900, 600), (600, 900), (900, 600))
    for number, picture in enumerate(pictures):
        picture["caption"] = f"Caption{number} of several words that need more than a line below a slim picture"
    done, _, pages = built(pictures, kind="photo-report")
    assert done.returncode == 0, done.stderr
    check_rows(pages, 3)
    (page,) = [page for page in pages if rows_of(page)]
    (row,) = rows_of(page)
    for number, (x, y, width, height) in enumerate(row):
        begin = next(m for m in page["marks"] if m.get("text", "").startswith(f"Caption{number}"))
        assert begin["x"] == pytest.approx(x, abs=2) and 0 < begin["baseline"] - y - height < 16
    for mark in page["marks"]:
        if mark.get("size") == 8.5:
            assert any(x - 2 <= mark["x"] and mark["x"] + mark["width"] <= x + width + 2 for x, _, width, _ in row)


def test_the_text_comes_first_and_the_source_last(built, files):
    done, pdf, _ = built(files((900, 600), (900, 600)), body="First the text.", kind="photo-report")
    assert done.returncode == 0, done.stderr
    with pikepdf.open(pdf) as document:
        structure = Structure(document)
        assert not structure.faults
        kinds = [str(e.S) for e in structure.elements.values() if str(e.S) in ("/H2", "/P", "/Figure")]
    first, last = kinds.index("/H2"), len(kinds) - kinds[::-1].index("/Figure")
    assert kinds[first:last] == ["/H2", "/P", "/Figure", "/Figure"] and kinds[last] == "/P"


def test_a_group_fills_its_column(built, files):
    pictures = files((600, 900), (600, 900))
    done, _, pages = built([{"group": pictures, "caption": "Both of them"}], body="Some text.\n\n" * 8)
    assert done.returncode == 0, done.stderr
    (row,) = [row for page in pages for row in rows_of(page)]
    assert len(row) == 2 and row[0][3] == row[1][3]
    done, _, pages = built([{"group": pictures, "width": "across"}], body="Some text.\n\n" * 8)
    (wide,) = [row for page in pages for row in rows_of(page)]
    assert wide[-1][0] + wide[-1][2] - wide[0][0] > 2 * (row[-1][0] + row[-1][2] - row[0][0])


def test_too_few_and_too_many(built, files):
    done, _, _ = built(files((900, 600)), kind="photo-report")
    assert done.returncode == 1 and "photo-report-size" in done.stdout + done.stderr
    done, _, _ = built(files(*[(90, 60)] * 25), kind="photo-report")
    assert done.returncode == 1 and "photo-report-size" in done.stdout + done.stderr
    done, _, _ = built([{"group": files(*[(900, 600)] * 7)}], body="Text.")
    assert done.returncode == 1 and "picture-group" in done.stdout + done.stderr


def test_greedy_pages_hold_the_same_pictures(run, built, files, tmp_path):
    built(files(*[(900, 600)] * 11), kind="photo-report")
    dump = run("build", tmp_path / "issue.yaml", "--dump", "pages", "--pagination", "greedy")
    check_rows(json.loads(dump.stdout)["pages"], 11)


@pytest.mark.parametrize("language", SAMPLES)
def test_the_sample_is_without_findings(run, findings, tmp_path, language):
    assert [f for f in findings(SAMPLES[language]) if f["severity"] != "note"] == []
    pdf = tmp_path / "release.pdf"
    assert run("build", SAMPLES[language], "-o", pdf).returncode == 0
    with pikepdf.open(pdf) as document:
        structure = Structure(document)
        assert not structure.faults
        figures = [e for e in structure.elements.values() if e.S == "/Figure"]
        assert all(str(e.Alt) for e in figures)
        assert len([e for e in structure.elements.values() if e.S == "/Div"]) == 1, "the group with its caption"


def test_both_samples_say_the_same():
    english, russian = (yaml.safe_load(path.read_text("utf-8")) for path in SAMPLES.values())

    def shape(issue):
        return [[{**{k: v for k, v in p.items() if k in ("file", "crop", "focus", "width")}, "n": len(p.get("group", []))}
                 for p in article.get("pictures", [])] for section in issue["sections"] for article in section["articles"]]

    assert shape(english) == shape(russian)
    assert not re.search("[а-я]", SAMPLES["en"].read_text("utf-8"))


def test_no_picture_is_distorted(built, files):
    done, pdf, pages = built(files((1200, 400), (400, 1200), (900, 900)), kind="photo-report")
    assert done.returncode == 0, done.stderr
    with pikepdf.open(pdf) as document:
        sizes = {}
        for page in document.pages:
            for name, image in page.images.items():
                sizes[name] = int(image.Width) / int(image.Height)
        placed = re.findall(r"q ([\d. -]+re W n )?([\d.]+) [\d.-]+ [\d.-]+ ([\d.]+) [\d.]+ [\d.]+ cm (/X\d+) Do",
                            "".join(p.Contents.read_bytes().decode("latin-1") for p in document.pages))
        assert len(placed) == 3
        for _, width, height, name in placed:
            assert float(width) / float(height) == pytest.approx(sizes[name], rel=0.02)


def test_the_dump_and_the_report_name_what_was_cut(run, built, files, tmp_path):
    pictures = files(*[(900, 600)] * 9)
    done, _, pages = built(pictures, kind="photo-report")
    assert done.returncode == 0
    crops = [mark["crop"] for page in pages for mark in page["marks"] if "crop" in mark]
    assert crops and all(0.85 <= crop["height"] < 1 and crop["width"] == 1 for crop in crops), "rows fit the grid"
    stats = json.loads(run("stats", tmp_path / "issue.yaml", "--format", "json").stdout)
    assert "pictures_cropped" in json.dumps(stats)
