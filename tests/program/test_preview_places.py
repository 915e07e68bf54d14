"""Places of a preview: from a finding to the page, from the page to the line."""

import json
import os
import stat
import sys
import time

import pytest
from selenium.webdriver.common.keys import Keys

from preview import Preview
from preview_desk import browser, desk, first_article, place_of, replace_in  # noqa: F401 (fixtures)


def test_a_finding_leads_to_its_place_on_the_page(desk):
    preview, browser, folder = desk
    number, _ = browser.shown()
    replace_in(first_article(folder), "\n\n", "\n\nHere stands 漢 alone. ")
    browser.wait_shown(number + 1)
    state = preview.wait_for(lambda s: s["findings"])
    browser.wait("document.querySelector('.finding')")
    # It is an error: the place is that of the same line on the pages of before.
    place = next(finding["place"] for finding in state["findings"])
    assert place, state["findings"]
    # Folios as on the thumbnails, and, where it differs, which page of all that is.
    folio = state["edition"]["folios"][place["page"]]
    assert folio == str(place["page"] - 1)
    assert browser.text(".finding .actions button") == f"Show on page {folio} ({place['page'] + 1} of 14)"
    assert browser.run("return document.querySelectorAll('#thumbs .folio')[arguments[0]].textContent",
                       place["page"]) == folio
    assert browser.run("""return import("/texts.js").then(({showText}) =>
                            [0, 1, 2].map((page) => showText({folios: ["", "2", "i"]}, page)));""") == [
        "Show on page [1]", "Show on page 2", "Show on page i (3 of 3)"]
    browser.run("document.getElementById('desk').scrollTop = 0")
    browser.click(".finding .actions button")
    assert browser.run("return document.activeElement.id") == "desk"
    top, bottom = browser.run("""const flag = document.querySelector(".flag.shown").getBoundingClientRect();
                                 const desk = document.getElementById("desk").getBoundingClientRect();
                                 return [flag.top - desk.top, desk.bottom - flag.bottom];""")
    assert top > 0 and bottom > 0
    browser.click(".flag.shown button")
    assert browser.run("return document.activeElement.id") == "finding-1"


def test_what_an_excerpt_marks_is_in_sight(desk):
    """Also where it stands far in a long line, and in a panel that opens later."""
    _, browser, folder = desk
    number, _ = browser.shown()

    def in_sight():
        return browser.wait("""(() => {
            const caret = document.querySelector(".finding .caret");
            const box = caret?.getBoundingClientRect(), of = caret?.parentElement.getBoundingClientRect();
            return box?.width > 0 && [of.left < box.left, box.left < of.left + of.width / 2];
        })()""") == [True, True]

    replace_in(first_article(folder), "\n\n", f"\n\n{'So many words. ' * 4}Here stands 漢 alone. ")
    number, _ = browser.wait_shown(number + 1)
    assert in_sight()
    browser.click("#toggle-findings")
    replace_in(first_article(folder), "漢 alone", f"{'after even more words ' * 4}漢")
    browser.wait_shown(number + 1)
    assert browser.run("return document.getElementById('findings').offsetWidth") == 0
    browser.click("#toggle-findings")
    browser.wait("document.querySelector('.finding pre').scrollLeft > 0")
    assert in_sight()


def test_a_click_gives_the_right_line(desk, tmp_path):
    preview, browser, folder = desk
    article = first_article(folder)
    lines = article.read_text(encoding="utf-8").splitlines()
    marked = [i for i, line in enumerate(lines) if len(line) > 40 and not line.startswith(("#", "!", "|"))]
    for word, i in (("Quagga", marked[0]), ("Zyzzyva", marked[-1])):
        lines[i] = f"{lines[i]} {word} ends this line."
    number = preview.state()["number"]
    article.write_text("\n".join(lines) + "\n", encoding="utf-8")
    preview.wait_for(lambda s: s["number"] > number)
    browser.wait_shown(number + 1)
    for word, i in (("Quagga", marked[0]), ("Zyzzyva", marked[-1])):
        browser.click_page(*place_of(preview, word, tmp_path))
        browser.wait("!document.getElementById('place').hidden && document.getElementById('place-name').textContent")
        browser.wait(f"document.getElementById('place-name').textContent.startsWith('articles/{article.name}:{i + 1}:')")
    # A title of the descriptor.
    titles = (folder / "issue.yaml").read_text(encoding="utf-8").splitlines()
    line = next(i for i, text in enumerate(titles) if "title:" in text and "Petersburg" in text) + 1
    headings = preview.state()["edition"]["headings"]
    heading = next(h for h in headings if "PETERSBURG" in h["title"].upper())
    places = json.loads(preview.get(f"/places/{heading['page']}"))["places"]
    title = next(p for p in places if p["file"].endswith("issue.yaml") and p["line"] == line)
    browser.click_page(heading["page"], title["x"] + 20, title["y"] + 5)
    browser.wait(f"document.getElementById('place-name').textContent.includes('issue.yaml:{line}:')")
    assert browser.run("return document.querySelectorAll('.mark').length") >= 1


@pytest.fixture
def editor(tmp_path):
    """(command, function that waits for what the editor was called with)."""
    program, log = tmp_path / "an editor", tmp_path / "called.json"
    program.write_text(f"#!{sys.executable}\nimport json, os, sys\n"
                       f"open({str(log) + '.new'!r}, 'w').write(json.dumps(sys.argv[1:]))\n"
                       f"os.rename({str(log) + '.new'!r}, {str(log)!r})\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)

    def called():
        end = time.monotonic() + 20
        while not log.exists():
            assert time.monotonic() < end
            time.sleep(0.01)
        arguments = json.loads(log.read_text())
        log.unlink()
        return arguments

    return f"'{program}' --at {{line}}:{{column}} {{file}}", called


def test_the_editor_opens_at_the_line(program, browser, editor, small_issue, tmp_path):
    command, called = editor
    folder = tmp_path / "a folder; with $(signs)"
    folder.mkdir()
    path = small_issue(folder)
    line = path.read_text(encoding="utf-8").split("The quick")[0].count("\n") + 1
    with Preview(program, path, "--editor", command) as preview:
        browser.open(preview)
        browser.click_page(*place_of(preview, "quick", tmp_path))
        browser.wait("!document.getElementById('place-open').hidden")
        browser.click("#place-open")
        assert called() == ["--at", f"{line}:11", str(path)]
        # By keyboard alone.
        browser.press(Keys.ESCAPE)
        browser.run("document.getElementById('desk').focus()")
        name = "document.getElementById('place-name').textContent"
        for _ in range(40):
            before = browser.run(f"return {name}")
            browser.press("j")
            browser.wait(f"!document.getElementById('place').hidden && {name} !== arguments[0]", before)
            if browser.run(f"return {name}").endswith(f":{line}:11"):
                break
        browser.press(Keys.ENTER)
        assert called() == ["--at", f"{line}:11", str(path)]
        # Without the token, from a page that did not get it, and for files that do not belong to the issue.
        body = json.dumps({"file": str(path), "line": 1, "column": 1}).encode()
        for token, file, status in ((None, path, 403), ("0" * 32, path, 403), (preview.token, "/etc/passwd", 404),
                                    (preview.token, "../../etc/passwd", 404)):
            sent = json.dumps({"file": str(file), "line": 1, "column": 1}).encode()
            headers = {"Content-Length": len(sent), **({"X-Vestnik-Token": token} if token else {})}
            assert preview.ask("POST", "/open", headers, sent) == status
        assert preview.ask("POST", "/open", {"Content-Length": len(body), "X-Vestnik-Token": preview.token}, body) == 200
        assert called() == ["--at", "1:1", str(path)]
        for sent in (b"{}", b"[]", b"no json", b'{"file": 1, "line": 1, "column": 1}',
                     b'{"file": "issue.yaml", "line": -1, "column": 1}', b'{"file": "issue.yaml", "line": 1e9, "column": 1}',
                     b'{"file": "issue.yaml", "line": 99999999999, "column": 1}'):
            assert preview.ask("POST", "/open", {"Content-Length": len(sent), "X-Vestnik-Token": preview.token}, sent) == 400
        browser.driver.get("about:blank")
