"""`vestnik build --dump`: each stage as JSON that agrees with the stages around it and with the PDF."""

import json

import pytest

from conftest import SAMPLES


@pytest.fixture(scope="module")
def dumped(run, tmp_path_factory):
    """dumped(stage) -> JSON of the English sample."""

    def call(stage):
        done = run("build", SAMPLES["en"], "--dump", stage, cwd=tmp_path_factory.mktemp("dump"))
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return call


def test_the_plan_names_items_that_the_galleys_have(dumped):
    galleys, plan = dumped("galleys"), dumped("plan")
    assert [part["part"] for part in galleys] == [part["part"] for part in plan]
    boxes = 0
    for set_part, planned in zip(galleys, plan):
        for box in (box for page in planned["pages"] for box in page):
            galley = set_part["galleys"][box["galley"]]
            if "variant" in box:
                variant = galley["variants"][box["variant"]]
                assert variant["first"] == box["item"] and box["part"] < variant["lines"]
            else:
                assert galley["items"][box["item"]]["kind"] == "box"
            boxes += 1
    assert boxes > 500


def test_every_planned_line_of_text_is_on_the_pages(dumped):
    words = {mark["text"].strip() for page in dumped("pages")["pages"] for mark in page["marks"] if "text" in mark}
    for part in dumped("galleys"):
        if part["part"] == "section":
            title = part["galleys"][0]["items"][0]["marks"][0]["text"].strip()
            assert title in words
    assert len(words) > 300


def test_there_are_as_many_pages_as_in_the_pdf(dumped, sample):
    language, _, pdf = sample
    if language == "en":
        import pikepdf
        with pikepdf.open(pdf) as document:
            assert len(document.pages) == len(dumped("pages")["pages"]) == sum(len(p["pages"]) for p in dumped("plan"))


def test_no_pdf_is_made_and_a_file_can_be_named(run, tmp_path):
    done = run("build", SAMPLES["en"], "--dump", "plan", "-o", tmp_path / "plan.json", cwd=tmp_path)
    assert done.returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]
    assert json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))


def test_an_unknown_stage_is_a_usage_error(run, tmp_path):
    done = run("build", SAMPLES["en"], "--dump", "plans", cwd=tmp_path)
    assert done.returncode == 2
    assert "plan" in done.stderr
