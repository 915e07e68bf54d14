"""The everyday case: short news items, each with a photograph."""

import json

import pytest
import yaml

from conftest import ROOT
from news import write_news

LANGUAGES = ("en", "ru", "kk", "tg")
SHARES = (1, 2 / 3, 1 / 2, 1 / 3, 1 / 4, 0.36, 0.3)  # of a column's width, that a picture may have


@pytest.fixture(scope="module", params=LANGUAGES)
def news(request, run, tmp_path_factory):
    """(pages of the dump, figures of stats) of twelve items in one language."""
    issue = write_news(tmp_path_factory.mktemp(request.param), request.param)
    dumped = run("build", issue, "--dump", "pages", "-q")
    assert dumped.returncode == 0, dumped.stderr
    stats = run("stats", issue, "--format", "json", "-q")
    assert stats.returncode == 0, stats.stderr
    return json.loads(dumped.stdout), json.loads(stats.stdout)["total"]


def pictures(dump):
    """(marks of the page, a picture of it) for each picture."""
    for page in dump["pages"]:
        for mark in page["marks"]:
            if "picture" in mark:
                yield page["marks"], mark


def columns():
    """The width of a column and the left edges of both."""
    page = yaml.safe_load((ROOT / "assets/themes/bulletin.yaml").read_text("utf-8"))["page"]
    inner, outer, gutter, width = (float(page[key].removesuffix("mm")) / 25.4 * 72
                                   for key in ("inner", "outer", "gutter", "width"))
    assert inner == outer, "the edges are the same on all pages"
    column = (width - inner - outer - gutter) / 2
    return column, (inner, inner + column + gutter)


def test_every_picture_has_a_set_width_and_stands_at_an_edge(news):
    dump, _ = news
    column, edges = columns()
    boxes = [mark["picture"] for _, mark in pictures(dump)]
    assert len(boxes) == 12
    for box in boxes:
        assert min(abs(box["width"] / column - share) for share in SHARES) < 0.001, box
        assert min(abs(box["x"] - edge) for edge in edges) < 0.01, box


def test_no_picture_is_reduced_and_none_is_cropped_beyond_the_limit(news):
    dump, stats = news
    assert stats["pictures_reduced"] <= 1, "a page that is full may need it"
    for _, mark in pictures(dump):
        crop = mark.get("crop", {"width": 1, "height": 1})
        assert crop["width"] == 1 and crop["height"] > 0.88 - 1e-9, crop


def test_text_and_pictures_do_not_touch(news):
    dump, _ = news
    for marks, mark in pictures(dump):
        box = mark["picture"]
        for piece in marks:
            if not piece.get("text", "").strip():
                continue
            apart = (piece["x"] + piece["width"] <= box["x"] or box["x"] + box["width"] <= piece["x"] or
                     piece["baseline"] <= box["y"] or
                     box["y"] + box["height"] <= piece["baseline"] - 0.65 * piece["size"])
            assert apart, (piece["text"], box)


def test_high_pictures_have_text_beside_them(news):
    dump, _ = news
    column, _ = columns()
    beside = 0
    for marks, mark in pictures(dump):
        box = mark["picture"]
        if box["width"] > column / 2:
            continue
        level = [piece for piece in marks if "text" in piece and box["y"] < piece["baseline"] <= box["y"] + box["height"] + 0.1
                 and box["x"] + box["width"] < piece["x"] < box["x"] + column]
        lines = {piece["baseline"] for piece in level}
        assert len(lines) > 0.35 * box["height"] / 13, box
        beside += 1
    assert beside >= 2


def test_lines_beside_pictures_do_not_gape(news):
    assert news[1]["gaping_lines"] == 0


def test_the_theme_says_how_long_a_short_item_is(run, tmp_path):
    issue = write_news(tmp_path / "news", "en")

    def reduced(lines):
        (issue.parent / "own.yaml").write_text(
            f"name: own\nextends: bulletin\npictures: {{short-item-lines: {lines}}}\n", encoding="utf-8")
        text = issue.read_text("utf-8").replace("theme: own.yaml\n", "")
        issue.write_text(text + "theme: own.yaml\n", encoding="utf-8")
        done = run("stats", issue, "--format", "json", "-q")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)["total"]["pictures_reduced"]

    assert reduced(0) > 0
    assert reduced(1000) == 0
