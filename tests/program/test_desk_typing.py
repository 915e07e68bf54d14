"""Words on their way through the desk's page: typed, pasted, taken back, changed by two."""

import time

import yaml
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from preview_desk import browser  # noqa: F401 (a fixture)
from test_desk_page import desk, field, saved, typed, wait_until  # noqa: F401 (a fixture)

PASTE = """const data = new DataTransfer();
data.setData('text/html', arguments[0]);
document.querySelector('.ProseMirror').dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}))"""
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p {color: red}</style></head><body lang=RU>
<!--StartFragment--><h1>Head</h1>
<p class=MsoNormal style='text-align:justify'>Plain <b>bold</b> <span style='font-style:italic'>italic</span> <span
style='font-weight:700'>strong</span> <b style='font-weight:normal'>not</b> hy&shy;phen <script>window.ran = 1</script><img src=x onerror="window.ran = 2">
<a href="https://a.example/x?utm_source=b&id=7" onclick="window.ran = 3">link</a> <a href="javascript:window.ran=4">no link</a><o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>one</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp;</span></span>inner</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>two</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.</span>first</p>
<table><tr><td><p>A</p><p>B</p></td><td colspan=2 style='text-align:right'><p>C</p></td></tr><tr><td>D</td><td style='text-align:right'>E</td><td>F</td></tr></table>
<!--EndFragment--></body></html>"""


def body_of(folder, title="New article"):
    issue = yaml.safe_load((folder / "issue.yaml").read_text(encoding="utf-8"))
    return next(article for section in issue["sections"] for article in section["articles"] if title in article["title"])["body"]


def test_an_article_is_added_and_pasted_from_word(desk):
    desk, browser, folder = desk
    browser.click("#add-article")
    # The headline's field waits for words, which take the place of what stands there.
    browser.wait("document.activeElement.closest('[data-key=title]') && document.activeElement.value.includes('New article')")
    typed(browser, "A title: typed", Keys.TAB)
    browser.wait("document.querySelector('#outline-list [aria-current]').textContent.includes('A title: typed')")
    browser.wait("document.querySelector('.ProseMirror').textContent.startsWith('‹')")
    browser.run("document.querySelector('.ProseMirror').focus()")
    browser.wait("getSelection().toString().includes('Text of the article')")
    browser.run(PASTE, WORD)
    wait_until(lambda: "first" in body_of(folder, "A title: typed"))
    browser.wait("document.getElementById('notice').textContent.includes('1 picture')")
    assert body_of(folder, "A title: typed") == """## Head

Plain **bold** *italic* **strong** not hyphen [link](https://a.example/x?id=7) no link

- one
  - inner
- two

1. first

| A<br>B | C | << |
| --- | ---: | --- |
| D | E | F |
"""
    assert browser.run("return window.ran") is None


def test_a_table_is_typed_as_in_word(desk):
    desk, browser, folder = desk
    browser.click("#add-article")
    browser.wait("document.querySelector('.ProseMirror')?.textContent.startsWith('‹')")
    browser.run("document.querySelector('.ProseMirror').focus()")
    browser.wait("getSelection().toString().includes('Text of the article')")
    typed(browser, "Before.", Keys.ENTER)
    browser.run("[...document.querySelectorAll('.editor > .tools button')].find((one) => one.textContent === 'Table').click()")
    for word in "a b c d e f g h i j".split():
        typed(browser, word, Keys.TAB)
    wait_until(lambda: "j" in body_of(folder))
    assert body_of(folder) == "Before.\n\n| a | b | c |\n| --- | --- | --- |\n| d | e | f |\n| g | h | i |\n| j | | |\n"


def test_a_copy_has_a_text_of_its_own(desk):
    desk, browser, folder = desk
    browser.click("#duplicate")
    browser.wait("document.querySelectorAll('#outline-list .level-2').length === 14")
    saved(browser)
    issue = yaml.safe_load((folder / "issue.yaml").read_text(encoding="utf-8"))
    first, second = issue["sections"][0]["articles"][:2]
    assert "body-file" in first and "body-file" not in second
    assert second["body"] == (folder / first["body-file"]).read_text(encoding="utf-8")


def test_undo_goes_on_after_a_restart(desk):
    desk, browser, folder = desk
    file = folder / "articles/kz-01-lecture.md"
    before = file.read_bytes(), (folder / "issue.yaml").read_bytes()
    field(browser, "title").click()
    ActionChains(browser.driver).key_down(Keys.CONTROL).send_keys("a").key_up(Keys.CONTROL).perform()
    typed(browser, "Another headline", Keys.TAB)
    wait_until(lambda: (folder / "issue.yaml").read_bytes() != before[1])
    browser.run("document.querySelector('.ProseMirror').focus()")
    typed(browser, "Words. ")
    wait_until(lambda: file.read_bytes() != before[0])
    saved(browser)
    browser.driver.refresh()
    browser.wait("document.body.dataset.ready")
    browser.wait("document.querySelector('.ProseMirror')?.textContent.includes('Words. ')")
    browser.click("#undo")
    wait_until(lambda: file.read_bytes() == before[0])
    browser.wait("document.querySelector('.ProseMirror') && !document.querySelector('.ProseMirror').textContent.includes('Words. ')")
    browser.run("document.querySelector('#outline-list [aria-current]').focus()")
    ActionChains(browser.driver).key_down(Keys.CONTROL).send_keys("z").key_up(Keys.CONTROL).perform()
    wait_until(lambda: (folder / "issue.yaml").read_bytes() == before[1])
    browser.wait("document.getElementById('undo').disabled")
    browser.click("#redo")
    wait_until(lambda: b"Another headline" in (folder / "issue.yaml").read_bytes())


def test_frames_are_not_typed_over(desk):
    """What the editor cannot show stays as it is written, until it is changed in its dialog or deleted."""
    desk, browser, folder = desk
    file = folder / "articles/kz-01-lecture.md"
    before = file.read_text(encoding="utf-8")
    file.write_text("An <b>html</b> line.\n\n<!-- remark -->\n\nа) one\n\nб) two\n\n" + before, encoding="utf-8")
    browser.wait("document.querySelector('.ProseMirror .raw') && document.querySelector('.ProseMirror .remark')")
    browser.driver.find_element("css selector", ".ProseMirror li p").click()
    typed(browser, Keys.HOME, "Words ")
    wait_until(lambda: "Words" in file.read_text(encoding="utf-8"))
    browser.driver.find_element("css selector", ".ProseMirror .raw").click()
    browser.wait("document.querySelector('.raw.ProseMirror-selectednode')")
    typed(browser, "lost?")
    saved(browser)
    assert file.read_text(encoding="utf-8").startswith("An <b>html</b> line.\n\n<!-- remark -->\n\nа) Words one\n\nб) two\n\n")
    typed(browser, Keys.ENTER)
    browser.wait("document.querySelector('dialog.question textarea')")
    typed(browser, "An **html** line.")
    browser.run("document.querySelector('dialog.question button.main').click()")
    wait_until(lambda: file.read_text(encoding="utf-8").startswith("An **html** line.\n\n<!-- remark -->"))
    browser.driver.find_element("css selector", ".ProseMirror .remark").click()
    browser.wait("document.querySelector('.remark.ProseMirror-selectednode')")
    typed(browser, Keys.DELETE)
    wait_until(lambda: "remark" not in file.read_text(encoding="utf-8"))


def test_both_versions_are_shown_when_two_change_a_text(desk):
    desk, browser, folder = desk
    file = folder / "articles/kz-01-lecture.md"
    before = file.read_text(encoding="utf-8")
    browser.run("document.querySelector('.ProseMirror').focus()")
    browser.run("window.fetch = new Proxy(window.fetch, {apply: async (target, self, given) => {"
                "if (String(given[0]).includes('save-body')) await new Promise((go) => setTimeout(go, 1500));"
                "return Reflect.apply(target, self, given)}})")
    typed(browser, "Mine. ")
    time.sleep(0.7)
    file.write_text("Theirs. " + before, encoding="utf-8")
    browser.wait("document.getElementById('conflict').open")
    assert browser.run("return document.getElementById('yours').value").startswith("Mine. ")
    assert browser.run("return document.getElementById('theirs').value").startswith("Theirs. ")
    box = browser.run("const b = document.getElementById('conflict').getBoundingClientRect(); return [b.top, b.bottom, innerHeight]")
    assert 0 <= box[0] and box[1] <= box[2]
    browser.click("#take-yours")
    wait_until(lambda: file.read_text(encoding="utf-8").startswith("Mine. "))
    browser.complaints()  # 409, the conflict
