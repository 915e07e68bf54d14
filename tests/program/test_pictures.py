"""What becomes of pictures on their way into the PDF: their pixels, their bytes, and what is said of them."""

import io
import json

import pikepdf
import pytest
import yaml
from PIL import Image

from conftest import SMALL_ISSUE
from pictures import jpeg, wide_rgb_profile

TEXT_WIDTH = 595.276  # of the page, in points: no picture is wider


def photograph(width=2000, height=1500, **options):
    """A picture with as much detail as a camera's."""
    noise = Image.merge("RGB", [Image.effect_noise((width, height), 50) for _ in range(3)])
    shades = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    stream = io.BytesIO()
    Image.blend(shades, noise, 0.3).save(stream, "JPEG", quality=92, **options)
    return stream.getvalue()


def orientation(number):
    exif = Image.Exif()
    exif[0x0112] = number
    return exif.tobytes()


@pytest.fixture
def built(run, tmp_path):
    """built({file name: bytes}, theme=…, options=…) -> (finished process, path of the PDF); each file is a picture."""

    def build(files, *options, theme=None):
        issue = yaml.safe_load(SMALL_ISSUE)
        for name, data in files.items():
            (tmp_path / name).write_bytes(data)
        issue["sections"][0]["articles"][0]["pictures"] = [{"file": name, "alternative": name} for name in files]
        if theme is not None:
            issue["theme"] = "own.yaml"
            values = "".join(f"  {key}: {str(value).lower()}\n" for key, value in theme.items())
            (tmp_path / "own.yaml").write_text(f"name: own\nextends: bulletin\npictures:\n{values}", encoding="utf-8")
        (tmp_path / "issue.yaml").write_text(yaml.safe_dump(issue), encoding="utf-8")
        pdf = tmp_path / "issue.pdf"
        return run("build", tmp_path / "issue.yaml", "-o", pdf, *options), pdf

    return build


def images(pdf):
    """The image XObjects that are no masks, and how wide the widest place for one is, in points."""
    with pikepdf.open(pdf) as document:
        masks = {o.SMask.objgen for o in document.objects if isinstance(o, pikepdf.Stream) and "/SMask" in o}
        found = [o for o in document.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"
                 and o.objgen not in masks]
        return [{"width": int(o.Width), "height": int(o.Height), "filter": str(o.Filter), "space": o.ColorSpace,
                 "based": str(o.ColorSpace[0]) if isinstance(o.ColorSpace, pikepdf.Array) else str(o.ColorSpace),
                 "raw": o.read_raw_bytes()} for o in found]


def test_a_photograph_is_reduced_to_300_dots_per_inch(built):
    done, pdf = built({"photo.jpg": photograph(4000, 3000, exif=orientation(6))})
    assert done.returncode == 0, done.stderr
    (image,) = images(pdf)
    assert image["filter"] == "/DCTDecode" and image["width"] > image["height"], "it stays a JPEG on its side"
    with pikepdf.open(pdf) as document:
        stream = b"".join(page.Contents.read_bytes() for page in document.pages)
    place = next(line for line in stream.decode("latin-1").split("\n") if " cm /X1 Do" in line).split()
    across, up = abs(float(place[3])), abs(float(place[2]))  # turned: width and height have changed places
    assert 299 < image["height"] / across * 72 <= 300.1
    assert 299 < image["width"] / up * 72 <= 300.1
    assert pdf.stat().st_size < 1_000_000


def test_the_theme_chooses_the_resolution(built):
    whole = photograph()
    _, pdf = built({"photo.jpg": whole})
    usual = images(pdf)[0]["width"]
    assert usual < 2000
    _, pdf = built({"photo.jpg": whole}, theme={"max-resolution": 150})
    assert abs(images(pdf)[0]["width"] - usual / 2) <= 1
    for everything in ("off", "'off'", '"off"', 0):
        _, pdf = built({"photo.jpg": whole}, theme={"max-resolution": everything})
        assert images(pdf)[0]["raw"] == whole


def test_a_wrong_resolution_is_refused(built):
    for wrong in ("none", -1, True):
        done, _ = built({"photo.jpg": photograph(100, 75)}, theme={"max-resolution": wrong})
        assert done.returncode == 1 and "max-resolution" in done.stdout + done.stderr, wrong


def test_a_release_is_reduced_the_same(built):
    files = {"photo.jpg": photograph()}
    built(files)
    _, pdf = built(files)
    usual = images(pdf)
    _, pdf = built(files, "--release")
    assert [i["raw"] for i in images(pdf)] == [i["raw"] for i in usual]


def test_threads_change_no_byte(run, built):
    files = {f"{i}.jpg": photograph(1600 + i, 1200) for i in range(4)}
    done, pdf = built(files, "--jobs", "1")
    assert done.returncode == 0, done.stderr
    alone = pdf.read_bytes()
    built(files, "--jobs", "4")
    assert pdf.read_bytes() == alone


def test_the_profile_is_kept(built):
    picture = Image.open(io.BytesIO(photograph()))
    palette, gray = io.BytesIO(), io.BytesIO()
    picture.quantize(16).save(palette, "PNG", icc_profile=wide_rgb_profile())
    picture.convert("L").save(gray, "PNG")
    _, pdf = built({"a.jpg": jpeg(picture, icc_profile=wide_rgb_profile()), "b.png": palette.getvalue(),
                    "c.png": gray.getvalue()})
    assert [image["based"] for image in images(pdf)] == ["/ICCBased", "/ICCBased", "/DeviceGray"]


def test_a_palette_keeps_its_profile(built):
    palette = io.BytesIO()
    Image.linear_gradient("L").resize((300, 200)).convert("RGB").quantize(16).save(
        palette, "PNG", icc_profile=wide_rgb_profile())
    _, pdf = built({"a.png": palette.getvalue()})
    with pikepdf.open(pdf) as document:
        space = next(o for o in document.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image").ColorSpace
        assert space[0] == "/Indexed" and space[1][0] == "/ICCBased"
        assert space[1][1].read_bytes() == wide_rgb_profile()


def test_the_summary_says_what_pictures_take(built):
    files = {"photo.jpg": photograph()}
    done, pdf = built(files, "--format", "json")
    summary = json.loads(done.stdout)["summary"]
    assert summary["picture_bytes"] == len(images(pdf)[0]["raw"])
    done, _ = built(files, "--ui", "en")
    assert f"(pictures: {(summary['picture_bytes'] + 512) // 1024} KB)" in done.stdout
    done, _ = built(files, "--ui", "ru")
    assert "(рисунки: " in done.stdout


def test_check_finds_data_that_cannot_be_decoded(run, built, tmp_path):
    whole = photograph()
    built({"photo.jpg": whole[:len(whole) // 2] + whole[-2:]})
    done = run("check", tmp_path / "issue.yaml")
    assert done.returncode == 1 and "picture-corrupt" in done.stdout + done.stderr
