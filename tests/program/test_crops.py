"""Cropped pictures: what is seen of them, and what is in the PDF."""

import io

import pikepdf
import pytest
import yaml
from PIL import Image, ImageOps

from conftest import SMALL_ISSUE, tool_bytes
from pictures import COLORS, quadrant
from test_pictures import images

QUARTERS = [{"x": x, "y": y, "width": 0.5, "height": 0.5} for y in (0, 0.5) for x in (0, 0.5)]


def patches(width=600, height=400, alpha=False):
    """A patch of colour in each quarter."""
    picture = Image.new("RGBA" if alpha else "RGB", (width, height))
    picture.putdata([COLORS[quadrant(x, y, width, height)] + ((255,) if alpha else ())
                     for y in range(height) for x in range(width)])
    return picture


def lying(upright, orientation):
    """The upright picture as a camera stores it that was held in another way."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    turned = {1: upright, 2: ImageOps.mirror(upright), 3: upright.rotate(180), 4: ImageOps.flip(upright),
              5: upright.transpose(Image.TRANSPOSE), 6: upright.rotate(90, expand=True),
              7: upright.transpose(Image.TRANSVERSE), 8: upright.rotate(270, expand=True)}[orientation]
    stream = io.BytesIO()
    turned.save(stream, "JPEG", quality=95, subsampling=0, exif=exif.tobytes())
    assert list(ImageOps.exif_transpose(Image.open(io.BytesIO(stream.getvalue()))).size) == list(upright.size)
    return stream.getvalue()


def saved(picture, kind):
    stream = io.BytesIO()
    picture.save(stream, kind)
    return stream.getvalue()


@pytest.fixture
def built(run, tmp_path):
    """built(file name, bytes, **keys of the picture) -> path of the PDF"""

    def build(name, data, **keys):
        issue = yaml.safe_load(SMALL_ISSUE)
        (tmp_path / name).write_bytes(data)
        issue["sections"][0]["articles"][0]["pictures"] = [{"file": name, "alternative": "Patches", **keys}]
        (tmp_path / "issue.yaml").write_text(yaml.safe_dump(issue), encoding="utf-8")
        pdf = tmp_path / "issue.pdf"
        done = run("build", tmp_path / "issue.yaml", "-o", pdf)
        assert done.returncode == 0, done.stderr
        return pdf

    return build


def seen(pdf):
    """The share of each quarter's colour among the coloured pixels of the pages."""
    with pikepdf.open(pdf) as document:
        count = len(document.pages)
    shares = [0] * 4
    for page in range(1, count + 1):
        picture = Image.open(io.BytesIO(tool_bytes("pdftoppm", "-r", 72, "-png", "-f", page, "-l", page, pdf)))
        for number, color in picture.convert("RGB").getcolors(1 << 24):
            for i, wanted in enumerate(COLORS):
                if max(abs(a - b) for a, b in zip(color, wanted)) <= 12:
                    shares[i] += number
    return [share / max(1, sum(shares)) for share in shares]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_part_is_seen_as_the_picture_is_seen(built, orientation):
    data = lying(patches(), orientation)
    for number, crop in enumerate(QUARTERS):
        pdf = built("photo.jpg", data, crop=crop)
        assert seen(pdf)[number] > 0.99, (orientation, number)
        (image,) = images(pdf)
        assert sorted((image["width"], image["height"])) == [200, 300], "nothing else is in the PDF"


def test_what_is_cut_away_is_not_in_the_pdf(built):
    for name, data in (("a.jpg", lying(patches(), 1)), ("a.png", saved(patches(), "PNG")),
                       ("b.png", saved(patches(alpha=True), "PNG")), ("c.png", saved(patches().quantize(8), "PNG"))):
        pdf = built(name, data, crop=QUARTERS[3])
        assert seen(pdf)[3] > 0.99, name
        (image,) = images(pdf)
        assert (image["width"], image["height"]) == (300, 200), name


def test_a_large_picture_is_cut_and_reduced(built):
    pdf = built("photo.jpg", lying(patches(4000, 3000), 6), crop={"x": 0.5, "y": 0.25})
    (image,) = images(pdf)
    assert image["width"] < 1500, "it is fine enough where it stands"
    shares = seen(pdf)
    assert shares[0] == shares[2] == 0 and shares[1] == pytest.approx(1 / 3, abs=0.02)


def test_a_drawing_is_clipped(built):
    rects = "".join(f'<rect x="{x}" y="{y}" width="60" height="40" fill="rgb{COLORS[i]}"/>'
                    for i, (x, y) in enumerate([(0, 0), (60, 0), (0, 40), (60, 40)]))
    data = f'<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80">{rects}</svg>'.encode()
    for number, crop in enumerate(QUARTERS):
        assert seen(built("a.svg", data, crop=crop))[number] > 0.99


def test_the_shape_of_what_is_left_counts(built):
    with pikepdf.open(built("photo.jpg", lying(patches(1200, 800), 1), crop={"y": 0.4, "height": 0.4}, width="across")) as document:
        stream = b"".join(page.Contents.read_bytes() for page in document.pages).decode("latin-1")
    (line,) = [line for line in stream.split("\n") if " Do" in line]
    numbers = line.split()
    assert float(numbers[1]) / float(numbers[4]) == pytest.approx(1200 / 320, rel=0.01)


def test_the_same_picture_twice_with_other_crops(run, tmp_path, built):
    built("photo.jpg", lying(patches(), 1), crop=QUARTERS[0])
    text = (tmp_path / "issue.yaml").read_text("utf-8")
    issue = yaml.safe_load(text)
    pictures = issue["sections"][0]["articles"][0]["pictures"]
    pictures.append({**pictures[0], "crop": QUARTERS[1]})
    (tmp_path / "issue.yaml").write_text(yaml.safe_dump(issue), encoding="utf-8")
    assert run("build", tmp_path / "issue.yaml", "-o", tmp_path / "issue.pdf").returncode == 0
    shares = seen(tmp_path / "issue.pdf")
    assert shares[0] == pytest.approx(0.5, abs=0.02) and shares[1] == pytest.approx(0.5, abs=0.02)


def test_the_credit_is_printed_behind_the_caption(built):
    pdf = built("photo.jpg", lying(patches(), 1), caption="The hall", credit="Photo: A. Editor")
    text = " ".join(tool_bytes("pdftotext", pdf, "-").decode().split())
    assert "The hall. Photo: A. Editor" in text
