"""How soon a key that is pressed in the desk's editor shows on the printed page, in a real browser. Needs a machine that
does nothing else.

Each key is one measurement: from the browser's own keydown event to the moment when the page's new picture is painted
(`data-shown-at`), both by the browser's clock. The next key waits until the page is at rest, so that none is helped by
the one before. Keys are never to wait: the time from a key to its letter in the text is measured too."""

import statistics
import time

import pytest

from issues import write_issue
from desk import Desk
from preview_desk import at_rest, browser  # noqa: F401 (a fixture)
from test_desk_page import desk, typed  # noqa: F401 (a fixture)

KEYS = 25
LISTEN = """addEventListener('keydown', (event) => {
  window.pressed = event.timeStamp + performance.timeOrigin;
  const before = document.querySelector('.ProseMirror').textContent;
  requestAnimationFrame(() => {
    window.echoed = performance.now() + performance.timeOrigin - window.pressed;
    window.echo = document.querySelector('.ProseMirror').textContent !== before;
  });
}, {capture: true})"""


def times(browser):
    """(key to painted page, key to its letter in the text), in ms each."""
    browser.run(LISTEN)
    browser.run("document.querySelector('.ProseMirror').focus()")
    pages, letters, builds = [], [], []
    for i in range(KEYS):
        at_rest(browser)
        number, _ = browser.shown()
        typed(browser, "abcdefghijklmnopqrstuvwxyz"[i % 26])
        _, shown = browser.wait_shown(number + 1)
        pressed, echoed, echo = browser.run("return [window.pressed, window.echoed, window.echo]")
        assert echo
        pages.append(shown * 1000 - pressed)
        letters.append(echoed)
    return pages, letters


def told(name, pages, letters):
    return (f"\n{name}: key to painted page {statistics.median(pages):.0f} ms median, {min(pages):.0f} best, "
            f"{max(pages):.0f} worst of {len(pages)}; key to letter {statistics.median(letters):.0f} ms median, {max(letters):.0f} worst")


def test_typing_shows_on_the_page(desk, capsys):
    _, browser, _ = desk
    pages, letters = times(browser)
    with capsys.disabled():
        print(told("sample", pages, letters))
    assert statistics.median(pages) <= 200
    assert statistics.median(letters) <= 34


def test_typing_shows_on_sixty_pages(program, browser, tmp_path, capsys):
    write_issue(tmp_path / "shelf/long", 60)
    with Desk(program, tmp_path / "shelf") as desk:
        browser.emulate()
        browser.driver.get("about:blank")
        browser.driver.get(desk.address)
        browser.wait("document.querySelector('#issues .issue button') && (document.querySelector('#issues .issue button').click(), true)")
        browser.wait("document.querySelector('.ProseMirror')")
        browser.wait("document.body.dataset.shown", timeout=120)
        time.sleep(1)
        pages, letters = times(browser)
        browser.driver.get("about:blank")
    with capsys.disabled():
        print(told("60 pages", pages, letters))
    assert statistics.median(pages) <= 600
    assert statistics.median(letters) <= 34
