"""`vestnik preview` in a real browser: what it shows, and how soon."""

import io
import json
import os
import re
import time

from PIL import Image, ImageChops, ImageStat

from conftest import tool
from preview import Preview
from preview_desk import at_rest, browser, desk, first_article, place_of, replace_in  # noqa: F401 (fixtures)

def test_pages_are_those_of_the_pdf(desk, run, tmp_path):
    preview, browser, folder = desk
    run("build", folder / "issue.yaml", "-o", tmp_path / "built.pdf")
    assert preview.get("/release.pdf") == (tmp_path / "built.pdf").read_bytes()
    state = preview.state()
    assert state["current"] and state["findings"] == []
    looks = state["edition"]["looks"]
    assert browser.run("return document.querySelectorAll('#desk .page').length") == len(looks) == 14
    for page in (0, 5):
        drawn = Image.open(io.BytesIO(preview.get(f"/pages/{page}/{looks[page]}.png?width=600")))
        tool("mutool", "draw", "-w", 600, "-o", tmp_path / "page.png", tmp_path / "built.pdf", page + 1)
        other = Image.open(tmp_path / "page.png").convert("RGB")
        assert abs(drawn.width - 600) <= 1 and abs(drawn.height - other.height) <= 1
        # Another renderer has other edges: greys of small squares are the same.
        drawn, other = (picture.resize((60, 85), Image.Resampling.BOX) for picture in (drawn, other))
        assert max(ImageStat.Stat(ImageChops.difference(drawn, other)).mean) < 2
    # As many pixels as the screen has for the page.
    shown = browser.run("const img = document.querySelector('#page-1 img'); return [img.naturalWidth, img.clientWidth]")
    assert abs(shown[0] - shown[1]) <= 1
    assert browser.text("#title") == "Information Release about past events in the anti-drug sphere 21/2024"
    assert browser.run("return document.querySelectorAll('#contents li').length") == 13 + 4


def picture_requests(addresses):
    """Pages (from 0) and looks of the pictures that were asked for."""
    return [(int(match[1]), match[2]) for address in addresses if (match := re.search(r"/pages/(\d+)/([^.]+)\.png", address))]


def test_an_edit_asks_for_the_changed_pages_alone_and_nothing_moves(desk):
    """What an edit costs, counted: one build, and pictures of the pages that it changed and that are in view."""
    preview, browser, folder = desk
    article = first_article(folder)
    page, _, _ = place_of(preview, "Petersburg", folder)
    text = article.read_text(encoding="utf-8")
    browser.run("document.getElementById('desk').scrollTop = document.getElementById('page-8').offsetTop + 100")
    scrolled = browser.run("return document.getElementById('desk').scrollTop")
    number, _ = browser.shown()
    first, before = number, preview.state()["edition"]["looks"]
    for i in range(4):
        at_rest(browser)
        browser.requests()
        article.write_text(text.replace("\n\n", f"\n\nWord{i} ", 1), encoding="utf-8")
        number, _ = browser.wait_shown(number + 1)
        at_rest(browser)
        after = preview.state()["edition"]["looks"]
        changed = [i for i in range(len(before)) if before[i] != after[i]]
        asked = picture_requests(browser.requests())
        assert page in changed
        assert set(asked) <= {(i, after[i]) for i in changed}
        assert page in {i for i, _ in asked} and len(asked) <= 2 * len(changed)  # the page and its thumbnail
        before = after
    assert number == first + 4
    assert place_of(preview, "Word3", folder)[0] == page
    assert browser.run("return document.getElementById('desk').scrollTop") == scrolled


def test_every_kind_of_save_is_noticed(desk):
    preview, browser, folder = desk
    number = preview.state()["number"]
    looks = preview.state()["edition"]["looks"]

    def changes(act):
        nonlocal number, looks
        act()
        state = preview.wait_for(lambda s: s["number"] > number and s["current"] and s["edition"]["looks"] != looks)
        number, looks = state["number"], state["edition"]["looks"]

    article, descriptor = first_article(folder), folder / "issue.yaml"

    def by_renaming():
        new = article.with_suffix(".tmp")
        new.write_text(article.read_text(encoding="utf-8") + "\n\nRenamed.\n", encoding="utf-8")
        new.rename(article)

    def as_vim_does():
        text = article.read_text(encoding="utf-8")
        article.rename(article.with_name(article.name + "~"))
        article.write_text(text + "\n\nWritten again.\n", encoding="utf-8")

    changes(by_renaming)
    changes(as_vim_does)
    changes(lambda: replace_in(descriptor, "place: Almaty", "place: Astana"))
    changes(lambda: replace_in(folder.parent / "publisher-en.yaml", "web:", "web: www.example.org #"))
    picture = next((folder / "pictures").glob("*.jpg"))
    other = Image.new("RGB", Image.open(picture).size, "navy")
    changes(lambda: other.save(picture))
    browser.wait(f"Number(document.body.dataset.shown) >= {number}")


def test_an_error_shows_in_place_and_the_last_good_page_stays(desk):
    preview, browser, folder = desk
    number, _ = browser.shown()
    looks = preview.state()["edition"]["looks"]
    pictures = browser.run("return document.querySelector('#page-1 img').src")
    replace_in(folder / "issue.yaml", "number: 21", "number: many")
    line = (folder / "issue.yaml").read_text(encoding="utf-8").split("number: many")[0].count("\n") + 1
    number, _ = browser.wait_shown(number + 1)
    browser.wait("!document.getElementById('notice').hidden")
    assert browser.text("#notice") == "One error. The pages are those of before."
    finding = browser.text(".finding.error")
    assert f"issue.yaml:{line}:9" in finding and "many" in finding
    excerpt, mark = browser.text(".finding.error pre").split("\n")
    assert excerpt == "number: many" and mark.index("^") == excerpt.index("many")
    assert not preview.state()["current"] and preview.state()["edition"]["looks"] == looks
    assert browser.run("return document.querySelector('#page-1 img').src") == pictures
    assert browser.run("return document.querySelector('#page-1 img').naturalWidth") > 100
    replace_in(folder / "issue.yaml", "number: many", "number: 22")
    browser.wait_shown(number + 1)
    browser.wait("document.getElementById('notice').hidden")
    assert "22/2024" in browser.text("#title")
    assert browser.run("return document.querySelectorAll('.finding').length") == 0


def test_it_says_that_nothing_is_found_only_when_it_knows(desk):
    preview, browser, _ = desk
    held = browser.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {
        "source": "window.EventSource = function () { window.held = this; };"})
    try:
        browser.driver.get("about:blank")
        browser.driver.get(preview.address)
        browser.wait("Boolean(window.held?.onmessage)")
        assert browser.run("return document.getElementById('findings').offsetWidth") > 0
        assert browser.run("return document.getElementById('no-findings').offsetWidth") == 0
        browser.run("held.onmessage({data: arguments[0]})", json.dumps(preview.state()))
        browser.wait("document.getElementById('no-findings').offsetWidth")
    finally:
        browser.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", {"identifier": held["identifier"]})


def test_a_preview_begins_with_an_error_and_recovers(program, browser, small_issue, tmp_path):
    path = small_issue(tmp_path, ("country: KZ", "country: XX"))
    with Preview(program, path) as preview:
        browser.open(preview)
        browser.wait("document.querySelector('.finding.error')")
        assert browser.text("#notice") == "One error, so there are no pages yet."
        replace_in(path, "country: XX", "country: KZ")
        browser.wait("document.querySelectorAll('#desk .page img[src]').length > 0")
        browser.wait("document.getElementById('notice').hidden")
        path.unlink()
        browser.wait("document.querySelector('.finding.error')")
        small_issue(tmp_path)
        browser.wait("!document.querySelector('.finding.error')")
        browser.driver.get("about:blank")


def test_the_proof_goes_over_the_pages_and_away(desk):
    preview, browser, _ = desk
    plain = browser.run("return document.querySelector('#page-1 img').src")
    browser.click("#proof")
    browser.wait("document.querySelector('#page-1 img').src !== arguments[0]", plain)
    assert browser.run("return document.getElementById('download').getAttribute('href')") == "/proof.pdf"
    proof = json.loads(preview.get("/proof"))
    assert len(proof["looks"]) == 14 and not set(proof["looks"]) & set(preview.state()["edition"]["looks"])
    assert b"%PDF" == preview.get("/proof.pdf")[:4] != preview.get("/release.pdf")
    browser.click("#proof")
    browser.wait("document.querySelector('#page-1 img').src === arguments[0]", plain)


def test_pages_that_come_before_do_not_move_the_one_in_sight(desk):
    preview, browser, folder = desk
    before = preview.state()
    heading = before["edition"]["headings"][-1]
    page = heading["page"]
    browser.run("document.getElementById('desk').scrollTop = document.getElementById(arguments[0]).offsetTop + arguments[1]",
                f"page-{page + 1}", heading["y"] * 1.3 - 200)
    offset = """const desk = document.getElementById("desk");
                return desk.scrollTop - document.getElementById(`page-${arguments[0] + 1}`).offsetTop;"""
    scrolled = browser.run(offset, page)
    first = re.search(r"body-file: (\S+)", (folder / "issue.yaml").read_text(encoding="utf-8")).group(1)
    longer = "\n\n".join("This paragraph makes the article before longer, by some lines of its column. " * 3
                         for _ in range(60))
    article = folder / first
    article.write_text(article.read_text(encoding="utf-8") + "\n\n" + longer + "\n", encoding="utf-8")
    browser.wait_shown(before["number"] + 1)
    after = next(h for h in preview.state()["edition"]["headings"] if h["title"] == heading["title"])
    assert after["page"] > page
    assert abs(browser.run(offset, after["page"]) - scrolled) < 3
