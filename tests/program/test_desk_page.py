"""The desk as its users see it: an issue is made in a real browser."""

import gzip
import json
import re
import shutil
import subprocess
import time

import pytest
import yaml
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

import habits
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
    browser.wait("document.activeElement.closest('[data-key=title]')")
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


def typed(browser, *keys):
    ActionChains(browser.driver).send_keys(*keys).perform()


def test_words_go_into_the_text_and_nowhere_else(desk):
    desk, browser, folder = desk
    file = folder / "articles/kz-01-lecture.md"
    before = file.read_text(encoding="utf-8")
    browser.run("""const p = document.querySelector('.ProseMirror p'), range = document.createRange();
                   range.setStart(p.firstChild, 0); range.collapse(true);
                   getSelection().removeAllRanges(); getSelection().addRange(range); document.querySelector('.ProseMirror').focus()""")
    typed(browser, "Typed *here* & <there>: ")
    saved(browser)
    browser.wait("document.getElementById('saved').textContent === 'All saved'")
    wait_until(lambda: "Typed" in file.read_text(encoding="utf-8"))
    after = file.read_text(encoding="utf-8")
    first, rest = before.split("\n\n", 1)
    assert after == "Typed \\*here\\* & \\<there>: " + first.replace("\n", " ") + "\n\n" + rest


def wait_until(condition):
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_picture_is_framed_by_keys_and_by_mouse(desk):
    desk, browser, folder = desk
    text = lambda: (folder / "issue.yaml").read_text(encoding="utf-8")  # noqa: E731
    crop = lambda: yaml.safe_load(text())["sections"][0]["articles"][0]["pictures"][0]["crop"]  # noqa: E731
    before = text()
    browser.wait("document.querySelector('.picture-item .frame canvas')?.width > 100")
    corner = browser.driver.find_element("css selector", ".picture-item .corner.nw")
    browser.run("arguments[0].scrollIntoView({block: 'center'}); arguments[0].focus()", corner)
    typed(browser, Keys.ARROW_RIGHT)
    wait_until(lambda: "crop" in text())
    saved(browser)
    assert crop() == {"x": 0.01, "y": 0, "width": 0.99, "height": 1}
    # The handle that the keys are for keeps them.
    browser.wait("document.activeElement.classList.contains('nw')")
    middle = browser.driver.find_element("css selector", ".picture-item .corner.se")
    size = browser.driver.find_element("css selector", ".picture-item .frame").size
    ActionChains(browser.driver).click_and_hold(middle).move_by_offset(-round(size["width"] / 2), -round(size["height"] / 4)).release().perform()
    wait_until(lambda: crop()["height"] < 1)
    assert 0.4 < crop()["width"] < 0.55 and 0.7 < crop()["height"] < 0.8
    saved(browser)
    buttons = lambda: browser.driver.find_elements("css selector", ".picture-item > .tools button")  # noqa: E731
    buttons()[1].click()  # the point that matters
    wait_until(lambda: "focus:" in text())
    point = browser.wait("document.querySelector('.picture-item .point:not([hidden])')")
    browser.run("arguments[0].focus()", point)
    typed(browser, Keys.ARROW_DOWN)
    wait_until(lambda: "0.51" in text())
    saved(browser)
    for _ in range(4):
        browser.click("#undo")
        saved(browser)
    wait_until(lambda: text() == before)


def test_a_picture_is_chosen_and_described(desk, tmp_path):
    desk, browser, folder = desk
    shutil.copy(ROOT / "samples/2024-21/pictures/square.jpg", tmp_path / "Новое фото.jpg")
    (tmp_path / "broken.jpg").write_bytes(b"no picture")
    take = browser.driver.find_element("css selector", "#work .drop input[type=file]")
    take.send_keys(f"{tmp_path / 'Новое фото.jpg'}\n{tmp_path / 'broken.jpg'}")
    browser.wait("document.querySelectorAll('.picture-item').length === 2")
    saved(browser)
    name = browser.run("return document.querySelectorAll('.picture-item code')[1].textContent")
    assert (folder / name).read_bytes() == (tmp_path / "Новое фото.jpg").read_bytes()
    for key, words in (("alternative", "A square: red"), ("caption", "Seized"), ("credit", "Photo: A. B.")):
        browser.run("document.querySelectorAll('.picture-item')[1].querySelector(`[data-key='${arguments[0]}'] :is(input, textarea)`).focus()", key)
        typed(browser, words, Keys.TAB)
        wait_until(lambda: words in (folder / "issue.yaml").read_text(encoding="utf-8"))
    issue = yaml.safe_load((folder / "issue.yaml").read_text(encoding="utf-8"))
    picture = issue["sections"][0]["articles"][0]["pictures"][1]
    browser.complaints()  # 422 for the broken one
    assert picture == {"file": name, "alternative": "A square: red", "caption": "Seized", "credit": "Photo: A. B."}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_file_is_imported_on_the_shelf(program, browser, tmp_path, language):
    (tmp_path / "shelf").mkdir()
    (tmp_path / "Дайджест.docx").write_bytes(habits.helplines_and_imprint().bytes())
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 no archive")
    with Desk(program, tmp_path / "shelf", "--ui", language) as desk:
        browser.emulate()
        browser.driver.get("about:blank")
        browser.driver.get(desk.address)
        browser.wait("document.body.dataset.ready")
        browser.driver.find_element("id", "import-file").send_keys(f"{tmp_path / 'Дайджест.docx'}\n{tmp_path / 'broken.docx'}")
        browser.wait("document.querySelectorAll('.report').length === 2", timeout=60)
        broken, made = browser.driver.find_elements("css selector", ".report")
        assert "error" in broken.get_attribute("class") and broken.find_elements("css selector", "details.error li")
        assert {"en": " words ", "ru": " слов "}[language] in made.text and "Дайджест.docx" in made.text
        assert made.find_elements("css selector", "details.note li")
        browser.wait("document.querySelectorAll('#issues .issue').length === 1")
        made.find_element("css selector", "button.main").click()
        browser.wait("document.querySelectorAll('#outline-list .level-2').length > 2")
        browser.wait("document.querySelector('.ProseMirror')")
        browser.complaints()  # 422 for the broken one
        browser.driver.get("about:blank")


WIDE = """return [...document.querySelectorAll('header *, #outline *, #work *, #shelf *')].filter((one) => {
  const box = one.getBoundingClientRect();
  return box.width > 0 && box.right > innerWidth + 1 && !one.closest('.editor > .tools, .unseen, .frame');
}).map((one) => one.outerHTML.slice(0, 80))"""
NAMELESS = """return [...document.querySelectorAll('button, input, select, textarea, a[href], [tabindex="0"]')].filter((one) =>
  one.getClientRects().length && !one.textContent.trim() && !one.ariaLabel && !one.title && !one.labels?.length)
  .map((one) => one.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("desk", [("2024-21-ru", "--ui", "ru")], indirect=True)
def test_there_is_room_in_every_window(desk):
    _, browser, _ = desk
    browser.run("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert browser.run(NAMELESS) == []
    for width, height, panes in ((1600, 1000, 3), (1024, 768, 2), (800, 500, 1), (320, 640, 1)):
        browser.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                       {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})
        for pane in ("outline", "work", "beside"):
            browser.run("document.querySelector(`#panes [data-pane=${arguments[0]}]`).click()", pane)
            shown = browser.run("return ['outline', 'work', 'beside'].filter((id) => document.getElementById(id).getClientRects().length)")
            assert len(shown) == panes and (pane in shown or panes == 2), (width, pane, shown)
            assert browser.run(WIDE) == [], (width, pane)
    browser.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_a_new_issue_has_a_name_and_is_not_released_unwritten(desk):
    desk, browser, folder = desk
    browser.click("#to-shelf")
    for title, proposed in (("Statistical Review", "2024-05"), ("Information Release about", "2024-22")):
        browser.run("""const from = document.getElementById('new-from');
                       from.value = [...from.options].find((one) => one.textContent.startsWith(arguments[0])).value;
                       from.dispatchEvent(new Event('change'))""", title)
        assert browser.run("return document.getElementById('new-folder').value") == proposed
    name = browser.run("return document.getElementById('new-folder').value")
    browser.run("document.querySelector('#new-issue button').click()")
    wait_until(lambda: (folder.parent / name / "issue.yaml").is_file())
    browser.wait("document.getElementById('status').textContent.match(/pages? /)", timeout=60)
    browser.wait("!document.getElementById('release').disabled")
    browser.click("#release")
    browser.wait("document.querySelector('dialog.question p')?.textContent.includes('‹…›')")
    browser.run("[...document.querySelectorAll('dialog.question button')].find((one) => one.type === 'button').click()")
    assert not list((folder.parent / name).glob("*.pdf"))


def test_a_finding_shows_its_page(desk):
    desk, browser, folder = desk
    shown, _ = browser.shown()
    replace_in(folder / "articles/kz-01-lecture.md", "\n\n", "\n\nThis this is doubled.\n\n")
    browser.wait(f"Number(document.body.dataset.shown) > {shown}", timeout=60)
    browser.click("#tab-findings")
    browser.wait("[...document.querySelectorAll('.finding button')].find((b) => b.textContent.startsWith('Show on page'))")
    browser.run("[...document.querySelectorAll('.finding button')].find((b) => b.textContent.startsWith('Show on page')).click()")
    browser.wait("document.getElementById('desk').getClientRects().length && document.querySelector('.flag.shown')")


def test_findings_are_walked_through_and_silenced(desk):
    desk, browser, folder = desk
    text = lambda: (folder / "issue.yaml").read_text(encoding="utf-8")  # noqa: E731
    shown, _ = browser.shown()
    replace_in(folder / "articles/kz-01-lecture.md", "\n\n", "\n\nThis this is doubled.\n\n")
    browser.wait(f"Number(document.body.dataset.shown) > {shown}", timeout=60)
    count = browser.wait("document.querySelectorAll('.finding').length")
    for place in range(1, count + 1):
        typed(browser, Keys.F8)
        browser.wait(f"document.getElementById('finding-place').textContent === '{place} of {count}'")
        if "kz-01-lecture" in browser.run("return document.querySelector('.finding.reached').textContent"):
            break
    browser.wait("document.querySelector('.ProseMirror')?.textContent.includes('This this')")
    browser.run("[...document.querySelectorAll('.finding.reached button')].find((one) => one.textContent === 'Ignore here').click()")
    wait_until(lambda: "silence" in text())
    article = yaml.safe_load(text())["sections"][0]["articles"][0]
    assert len(article["silence"]) == 1
    browser.wait(f"document.querySelectorAll('.finding').length < {count}")
    saved(browser)


def test_a_known_source_brings_what_is_known_of_it(desk):
    desk, browser, folder = desk
    text = lambda: (folder / "issue.yaml").read_text(encoding="utf-8")  # noqa: E731
    known = yaml.safe_load(text())["sections"][0]["articles"][0]["source"]
    browser.click("#add-article")
    browser.wait("document.activeElement.closest('[data-key=title]') && document.activeElement.value.includes('New article')")
    address = browser.driver.find_element("css selector", "#work [data-key='source'] [data-key='address'] input")
    address.send_keys(known["address"].rsplit("/", 1)[0] + "/another", Keys.TAB)
    wait_until(lambda: [a for s in yaml.safe_load(text())["sections"] for a in s["articles"]
                        if a["title"].startswith("‹") and a.get("source", {}).get("masthead")])
    saved(browser)
    (new,) = [a for s in yaml.safe_load(text())["sections"] for a in s["articles"] if a["title"].startswith("‹")]
    assert new["source"]["name"] == known["name"] and new["source"]["masthead"] == known["masthead"]
    assert browser.run("return [...document.querySelectorAll('#known-sources option')].length") > 3


def test_issues_have_covers(desk):
    desk, browser, folder = desk
    browser.click("#to-shelf")
    browser.wait("[...document.querySelectorAll('#issues canvas.cover')].filter((one) => one.width > 200).length > 1", timeout=60)
    saved(browser)


def test_another_issue_shows_nothing_of_the_one_before(desk):
    desk, browser, folder = desk
    other = folder.parent / "2024-21-ru"
    replace_in(other / "issue.yaml", "number: 21", "number: none")
    assert browser.run("return document.querySelectorAll('#desk .page').length") > 10
    browser.click("#to-shelf")
    row_ru = "[...document.querySelectorAll('#issues .issue')].find((i) => i.textContent.includes('2024-21-ru/issue.yaml'))"
    browser.wait(f"{row_ru} && ({row_ru}.querySelector('button').click(), true)")
    browser.wait("document.querySelector('.ProseMirror')?.lang === 'ru'")
    browser.wait("document.getElementById('no-pages-why').textContent.includes('error')")
    assert browser.run("return document.querySelectorAll('#desk .page').length") == 0
    browser.click("#to-findings")
    browser.wait("document.querySelector('.finding.error')?.getClientRects().length")
    replace_in(other / "issue.yaml", "number: none", "number: 21")
    browser.wait("document.querySelectorAll('#desk .page').length > 10", timeout=60)
    browser.wait("document.getElementById('no-pages').hidden")


def test_the_types_fit(program, tmp_path):
    """TypeScript's own check of the page's sources: esbuild leaves the types unread."""
    build, web = program.parent.parent / "desk-web", ROOT / "src/tools/desk/web"
    (build / "tsconfig.check.json").write_text(json.dumps({
        "extends": str(web / "tsconfig.json"), "include": [str(web / "source")],
        "compilerOptions": {"paths": {"*": ["./node_modules/*"]}}}), encoding="utf-8")
    done = subprocess.run(["node", "node_modules/typescript/bin/tsc", "-p", "tsconfig.check.json"], cwd=build, text=True,
                          capture_output=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
