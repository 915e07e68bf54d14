"""The page of a preview: for eyes, for the keyboard, in both languages."""

import json
import re

import pytest
from selenium.webdriver.common.keys import Keys

from conftest import ROOT
from preview_desk import browser, desk, replace_in  # noqa: F401 (fixtures)


def test_the_keyboard_reaches_everything(desk):
    _, browser, _ = desk
    browser.run("document.activeElement.blur()")
    browser.press(Keys.TAB)
    assert browser.run("return document.activeElement.className") == "skip"
    assert browser.run("return document.activeElement.getBoundingClientRect().top") >= 0
    reached = []
    while "desk" not in reached:
        browser.press(Keys.TAB)
        focus = browser.run("""const on = document.activeElement;
                               return [on.id || on.parentElement.parentElement.id,
                                       getComputedStyle(on).outlineStyle, on.matches(":focus-visible")];""")
        assert focus[1] != "none" and focus[2], focus
        reached.append(focus[0])
    assert reached[:8] == ["toggle-sidebar", "zoom-out", "zoom-in", "fit-width", "fit-page", "proof", "download",
                           "toggle-findings"]
    assert reached[8:] == ["tab-pages", "thumbs", "desk"]
    browser.run("document.getElementById('desk').focus()")
    assert browser.text("#where") == "Page 1 of 14"
    browser.press(Keys.PAGE_DOWN)
    browser.wait("document.getElementById('where').textContent === 'Page 2 of 14'")
    browser.press(Keys.END)
    browser.wait("document.getElementById('where').textContent === 'Page 14 of 14'")
    browser.press(Keys.PAGE_UP)
    browser.wait("document.getElementById('where').textContent === 'Page 13 of 14, printed 11'")
    browser.press("0")
    whole = browser.text("#zoom-level")
    browser.press("+")
    browser.wait("document.getElementById('zoom-level').textContent !== arguments[0]", whole)
    browser.press("w")
    browser.wait("document.getElementById('fit-width').getAttribute('aria-pressed') === 'true'")
    # Thumbnails and tabs by arrows.
    browser.run("document.querySelector('#thumbs [aria-current]').focus()")
    browser.press(Keys.HOME, Keys.ARROW_DOWN, Keys.ENTER)
    browser.wait("document.getElementById('where').textContent === 'Page 2 of 14'")
    browser.run("document.getElementById('tab-pages').focus()")
    browser.press(Keys.ARROW_RIGHT)
    browser.wait("!document.getElementById('contents').hidden && document.getElementById('thumbs').hidden")
    browser.press(Keys.TAB, Keys.END, Keys.ENTER)
    browser.wait("Number(document.getElementById('where').textContent.split(' ')[1]) >= 12")
    assert browser.run("return document.getElementById('status').getAttribute('aria-live')") == "polite"


def test_it_is_readable_at_200_percent(desk):
    _, browser, _ = desk
    browser.emulate(720, 450, 2)
    for selector in (None, "#toggle-sidebar", "#toggle-findings"):
        if selector:
            browser.click(selector)
        widths = browser.run("""const root = document.documentElement;
                                const out = [...document.querySelectorAll("button, h1, p")].filter((part) => {
                                  const box = part.getBoundingClientRect();
                                  return box.width > 0 && !part.closest("#desk") && (box.left < -1 || box.right > innerWidth + 1);
                                });
                                return [root.scrollWidth, root.clientWidth, document.body.scrollWidth, out.length];""")
        assert widths[0] <= widths[1] and widths[2] <= widths[1] and widths[3] == 0, (selector, widths)
        assert browser.run("return document.getElementById('desk').clientHeight") > 80
    # Twice as many pixels for the same page.
    browser.wait("""(() => { const img = document.querySelector(".page img[src]");
                             return Math.abs(img.naturalWidth - 2 * img.clientWidth) <= 2; })()""")


@pytest.mark.parametrize("dark", [False, True])
def test_words_stand_out_from_their_ground(desk, dark):
    """WCAG 2.1, 1.4.3: 4.5 to 1."""
    _, browser, folder = desk
    number, _ = browser.shown()
    replace_in(folder / "issue.yaml", "number: 21", "number: many")
    browser.wait_shown(number + 1)
    browser.wait("document.querySelector('.finding.error')")
    browser.emulate(dark=dark)
    contrasts = browser.run("""
        const parse = (color) => color.match(/[\\d.]+/g).map(Number);
        const luminance = ([r, g, b]) => {
          const [x, y, z] = [r, g, b].map((c) => c / 255).map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
          return 0.2126 * x + 0.7152 * y + 0.0722 * z;
        };
        const ground = (part) => {
          for (let on = part; on; on = on.parentElement) {
            const color = parse(getComputedStyle(on).backgroundColor);
            if (color.length === 3 || color[3] > 0) return color;
          }
          return [255, 255, 255];
        };
        return [...document.querySelectorAll("h1, h2, p, button, a.button, code, output, .folio, .heading")]
          .filter((part) => part.textContent.trim() && part.offsetWidth > 0)
          .map((part) => {
            const [a, b] = [luminance(parse(getComputedStyle(part).color)), luminance(ground(part))];
            return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), part.outerHTML.slice(0, 80)];
          });""")
    assert len(contrasts) > 20
    assert min(contrasts)[0] >= 4.5, min(contrasts)


@pytest.mark.parametrize("desk", [("2024-21-ru", "--ui", "ru")], indirect=True)
def test_it_speaks_russian(desk):
    preview, browser, folder = desk
    assert browser.run("return document.documentElement.lang") == "ru"
    assert browser.text("#download") == "Скачать PDF"
    browser.wait("document.getElementById('status').textContent.includes('свёрстано')")
    number, _ = browser.shown()
    replace_in(folder / "issue.yaml", "number: ", "number: много #")
    browser.wait_shown(number + 1)
    browser.wait("document.querySelector('.finding.error')")
    assert "Показаны прежние страницы" in browser.text("#notice")
    assert "Ошибка" in browser.text(".finding .kind")
    latin = browser.run("""return [...document.querySelectorAll("[data-text], [data-label]")].map(
        (part) => part.dataset.text ? part.textContent : part.getAttribute("aria-label")).filter(
        (words) => !/[а-яё]/i.test(words));""")
    assert latin == []


def test_all_words_are_there_in_both_languages():
    texts = json.loads((ROOT / "assets/preview/texts.json").read_text(encoding="utf-8"))
    assert set(texts["en"]) == set(texts["ru"])
    sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "assets/preview").glob("*.[jh]*"))
    for key, words in texts["en"].items():
        assert f'"{key}"' in sources or key in ("error", "warning", "note"), f"{key} is not used"
        places = set(re.findall(r"\{(\w+)\}", json.dumps(words)))
        assert set(re.findall(r"\{(\w+)\}", json.dumps(texts["ru"][key]))) | {"count"} >= places, key
    for language, forms in (("en", {"one", "other"}), ("ru", {"one", "few", "other"})):
        for key, words in texts[language].items():
            if isinstance(words, dict):
                assert "other" in words and set(words) <= forms, key


def test_the_page_holds_no_inline_script_and_names_no_other_server():
    for path in (ROOT / "assets/preview").iterdir():
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", text), path
        if path.suffix == ".html":
            assert not re.search(r"<script(?![^>]*src=)|\son\w+=|style=|<style", text), path
        assert "innerHTML" not in text and "eval(" not in text, path
