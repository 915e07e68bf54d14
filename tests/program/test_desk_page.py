"""The desk as its users see it: an issue is made in a real browser."""

import gzip
import json
import re
import shutil

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from conftest import ROOT
from desk import Desk
from preview_desk import browser, replace_in  # noqa: F401 (a fixture)


@pytest.fixture
def desk(program, browser, tmp_path, request):
    """A desk of the samples, open in the browser at one issue: (desk, browser, folder of the issue)."""
    name, *options = getattr(request, "param", ("2024-21",))
    shutil.copytree(ROOT / "samples", tmp_path / "samples", copy_function=shutil.copyfile)
    browser.complaints(), browser.requests()
    with Desk(program, tmp_path / "samples", *options) as desk:
        browser.emulate()
        browser.driver.get("about:blank")
        browser.driver.get(desk.address)
        browser.wait("document.body.dataset.ready")
        browser.wait("document.querySelectorAll('#issues .issue').length > 1")
        row = f"[...document.querySelectorAll('#issues .issue')].find((i) => i.textContent.includes('{name}/issue.yaml'))"
        browser.wait(f"{row} && ({row}.querySelector('button').click(), true)")
        browser.wait("document.querySelector('.ProseMirror')")
        browser.wait("document.body.dataset.shown", timeout=120)
        yield desk, browser, tmp_path / "samples" / name
        for address in browser.requests():
            assert address.startswith((desk.origin + "/", "about:", "data:", f"blob:{desk.origin}")), address
        assert browser.complaints() == []
        browser.driver.get("about:blank")


def saved(browser):
    browser.wait("document.getElementById('saved').textContent.match(/saved|сохранено/)")


def row(browser, text):
    return browser.wait("[...document.querySelectorAll('#outline-list button')].find((b) => b.textContent.includes(arguments[0]))",
                        text)


def field(browser, key):
    return browser.driver.find_element("css selector", f"#work [data-key='{key}'] :is(input, textarea, select)")


def test_a_title_is_typed_and_printed(desk):
    """From the key to the file, and to the page."""
    desk, browser, folder = desk
    before = (folder / "issue.yaml").read_text(encoding="utf-8").splitlines()
    shown, _ = browser.shown()
    field(browser, "title").click()
    ActionChains(browser.driver).key_down(Keys.CONTROL).send_keys("a").key_up(Keys.CONTROL).perform()
    browser.press("Colons: \"quotes\" & #1", Keys.TAB)
    saved(browser)
    browser.wait("document.querySelector('#outline-list [aria-current]').textContent.includes('Colons: \"quotes\"')")
    after = (folder / "issue.yaml").read_text(encoding="utf-8").splitlines()
    assert len([1 for old, new in zip(before, after) if old != new]) == 1 and len(before) == len(after)
    browser.wait(f"Number(document.body.dataset.shown) > {shown}", timeout=60)


def test_findings_lead_to_the_text(desk):
    desk, browser, folder = desk
    shown, _ = browser.shown()
    replace_in(folder / "articles/kz-01-lecture.md", "\n\n", "\n\nThis this is doubled.\n\n")
    browser.wait(f"Number(document.body.dataset.shown) > {shown}", timeout=60)
    browser.wait("[...document.querySelectorAll('.ProseMirror p')].some((p) => p.textContent.includes('This this'))")
    browser.click("#tab-findings")
    browser.wait("[...document.querySelectorAll('.finding')].some((f) => f.textContent.includes('kz-01-lecture'))")
    browser.wait("document.querySelector('#outline-list .level-2 .dot')")
    browser.run("""[...document.querySelectorAll('#outline-list button')].at(-1).click()""")
    browser.wait("document.querySelector('.ProseMirror') && !document.querySelector('.ProseMirror').textContent.includes('This this')")
    browser.run("""[...[...document.querySelectorAll('.finding')].find((f) => f.textContent.includes('kz-01-lecture'))
                   .querySelectorAll('button')].find((b) => b.textContent === 'Go to the text').click()""")
    browser.wait("document.querySelector('.ProseMirror')?.textContent.includes('This this')")


def test_the_page_is_small(program):
    script = (program.parent.parent / "share/vestnik-desk/desk.js").read_bytes()
    assert len(gzip.compress(script)) < 400_000


def test_its_words_are_there_in_both_languages():
    texts = json.loads((ROOT / "src/tools/desk/web/source/texts.json").read_text(encoding="utf-8"))
    assert texts["en"].keys() == texts["ru"].keys()
    for key, said in texts["ru"].items():
        for form in said.values() if isinstance(said, dict) else [said]:
            assert re.search("[а-яА-Я]", form), key


def test_articles_are_added_moved_and_deleted_by_keys(desk):
    desk, browser, folder = desk
    text = lambda: (folder / "issue.yaml").read_text(encoding="utf-8")  # noqa: E731
    browser.click("#add-article")
    browser.wait("document.querySelector('#outline-list [aria-current]').textContent.includes('New article')")
    saved(browser)
    assert "  articles: 14\n" in text()
    assert text().count("New article") == 1
    browser.run("document.querySelector('#outline-list [aria-current]').focus()")
    ActionChains(browser.driver).key_down(Keys.ALT).send_keys(Keys.ARROW_UP).key_up(Keys.ALT).perform()
    browser.wait("document.querySelectorAll('#outline-list .level-2')[0].textContent.includes('New article')")
    saved(browser)
    browser.click("#undo")
    browser.wait("document.querySelectorAll('#outline-list .level-2')[1].textContent.includes('New article')")
    browser.click("#undo")
    browser.wait("![...document.querySelectorAll('#outline-list button')].some((b) => b.textContent.includes('New article'))")
    saved(browser)
    assert text() == (ROOT / "samples/2024-21/issue.yaml").read_text(encoding="utf-8")
