"""Words in the desk: found and replaced, and looked up in the dictionaries that are installed."""

import shutil
import urllib.parse

import pytest
import yaml
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from conftest import ROOT
from desk import Desk
from preview_desk import browser  # noqa: F401 (a fixture)
from test_desk_page import desk, saved, typed, wait_until  # noqa: F401 (a fixture)


def keys(browser, *held, key):
    act = ActionChains(browser.driver)
    for one in held:
        act.key_down(one)
    act.send_keys(key)
    for one in held:
        act.key_up(one)
    act.perform()


def write_text(browser, words):
    browser.run("document.querySelector('.ProseMirror').focus()")
    keys(browser, Keys.CONTROL, key="a")
    typed(browser, words)


def test_words_are_found_and_replaced(desk):
    desk, browser, folder = desk
    file = folder / "articles/kz-01-lecture.md"
    write_text(browser, "A Lamp, a lamp and lamps.")
    keys(browser, Keys.CONTROL, key="f")
    browser.wait("document.activeElement.type === 'search'")
    typed(browser, "lamp")
    browser.wait("document.querySelector('.find [role=status]').textContent === '3 places'")
    assert browser.run("return document.querySelectorAll('.ProseMirror-search-match').length") == 3
    boxes = browser.driver.find_elements("css selector", ".find input[type=checkbox]")
    boxes[1].click()
    browser.wait("document.querySelector('.find [role=status]').textContent === '2 places'")
    boxes[0].click()
    browser.wait("document.querySelector('.find [role=status]').textContent === '1 place'")
    boxes[0].click()
    browser.driver.find_element("css selector", ".find input[type=text]").send_keys("light $& *")
    browser.run("[...document.querySelectorAll('.find button')].find((one) => one.textContent === 'Replace all').click()")
    wait_until(lambda: "light" in file.read_text(encoding="utf-8"))
    saved(browser)
    assert file.read_text(encoding="utf-8") == "A light $& \\*, a light $& \\* and lamps.\n"
    typed(browser, Keys.ESCAPE)
    browser.wait("document.querySelector('.find').hidden && document.activeElement.matches('.ProseMirror')")


@pytest.mark.parametrize("desk", [("2024-21-ru", "--ui", "ru")], indirect=True)
def test_misspelt_words_are_marked_and_put_right(desk):
    desk, browser, folder = desk
    marked = lambda: browser.run("return [...document.querySelectorAll('.misspelt')].map((one) => one.textContent)")  # noqa: E731
    issue = yaml.safe_load((folder / "issue.yaml").read_text(encoding="utf-8"))
    name = issue["sections"][0]["articles"][0]["source"]["name"].strip("«»")
    write_text(browser, f"Превет, карова и молоко. Жумабекулы писал в {name}: ООН, 5-й, https://vesna.exmple/ошипка, recieve.")
    wait_until(lambda: marked() == ["Превет", "карова", "Жумабекулы", "recieve"])
    typed(browser, Keys.HOME)
    keys(browser, Keys.CONTROL, key=Keys.HOME)
    typed(browser, Keys.F7)
    browser.wait("[...document.querySelectorAll('.spelling-menu .suggestion')].some((one) => one.textContent === 'Привет')")
    browser.run("[...document.querySelectorAll('.spelling-menu .suggestion')].find((one) => one.textContent === 'Привет').click()")
    wait_until(lambda: marked() == ["карова", "Жумабекулы", "recieve"])
    for word, act in (("карова", "Пропускать"), ("Жумабекулы", "Добавить")):
        browser.run("""const word = [...document.querySelectorAll('.misspelt')].find((one) => one.textContent === arguments[0]);
                       const box = word.getBoundingClientRect();
                       word.dispatchEvent(new MouseEvent('contextmenu', {bubbles: true, cancelable: true,
                         clientX: box.left + box.width / 2, clientY: box.top + box.height / 2}))""", word)
        browser.wait("document.querySelector('.spelling-menu')")
        browser.run("[...document.querySelectorAll('.spelling-menu button')].find((one) => one.textContent.startsWith(arguments[0])).click()", act)
        wait_until(lambda: word not in marked())
    saved(browser)
    assert (folder.parent / "words.txt").read_text(encoding="utf-8") == "Жумабекулы\n"
    assert (folder / ".vestnik-desk/words.txt").read_text(encoding="utf-8") == "карова\n"
    assert browser.run("return document.querySelector('.ProseMirror').getAttribute('spellcheck')") == "false"


def test_the_server_looks_words_up(program, tmp_path):
    shutil.copytree(ROOT / "samples", tmp_path / "samples", copy_function=shutil.copyfile)
    (tmp_path / "samples/words.txt").write_text("# names\nЖапаров*\nНургазиев\n", encoding="utf-8")
    with Desk(program, tmp_path / "samples") as desk:
        issue = desk.issue("2024-21-ru/issue.yaml")
        wrong = lambda language, *words: desk.call(f"spelling/{issue}", {"language": language, "words": words})[1]["wrong"]  # noqa: E731
        assert wrong("ru", "Жапарова", "Жапаровым", "Нургазиева", "Нургазиев", "белиберд") == ["Нургазиева", "белиберд"]
        assert wrong("ru", "house", "hause", "Әлем", "mixедword", "Ташкентского", "it's") == ["hause"]
        assert wrong("en", "house", "hause", "корова", "карова", "don't", "unusual") == ["hause", "карова"]
        assert wrong("kk", "Қазақстан", "ҚҚҚҚҚҚ") == ["ҚҚҚҚҚҚ"]
        assert wrong("ru", "я" * 10_000, "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace")) == []
        assert desk.call(f"spelling/{issue}", {"language": "xx", "words": ["a"]})[1] == {"dictionary": False, "wrong": []}
        assert desk.call(f"spelling/{issue}", {"language": "../ru", "words": ["a"]})[1]["dictionary"] is False
        assert "корова" in desk.call(f"suggestions/{issue}", {"language": "ru", "words": ["карова"]})[1]["suggestions"]
        for body in (b"", b"[]", b'{"language": 1, "words": []}', b'{"language": "ru", "words": [1]}'):
            assert desk.call(f"spelling/{issue}", body)[0] == 400
        assert desk.call(f"know-word/{issue}", {"language": "ru", "words": ["a\nb"]})[0] == 400


def test_articles_of_all_issues_are_found(program, tmp_path):
    shelf = tmp_path / "samples"
    shutil.copytree(ROOT / "samples", shelf, copy_function=shutil.copyfile)
    find = lambda desk, words: desk.call("find?words=" + urllib.parse.quote(words))[1]["found"]  # noqa: E731
    with Desk(program, shelf) as desk:
        found = find(desk, "ПЕТЕРБУРГ")
        assert found and all("\u0002" in one["excerpt"] or "етербург" in one["title"] for one in found)
        assert {one["name"] for one in find(desk, "Кыргыз")} >= {"2024-21-ru/issue.yaml"}
        assert find(desk, "Kyrgyz 2024-21") == []
        assert find(desk, "слова-которого-нет") == [] and find(desk, "") == [] and find(desk, '" *') == []
        article = next((shelf / "2024-21-ru/articles").glob("*.md"))
        article.write_text(article.read_text(encoding="utf-8") + "\n\nЕщё *Зебра*полосатая.\n", encoding="utf-8")
        (one,) = find(desk, "зебраполос еще")
        assert one["name"] == "2024-21-ru/issue.yaml" and one["path"].startswith("sections/")
        shutil.rmtree(shelf / "2024-21-ru")
        assert find(desk, "зебраполос") == []
    (shelf / ".vestnik-desk/search.sqlite").write_bytes(b"no index")
    with Desk(program, shelf) as desk:
        assert find(desk, "lecture")


def test_a_found_article_is_opened(desk):
    desk, browser, _ = desk
    browser.click("#to-shelf")
    browser.wait("document.getElementById('search-words').getClientRects().length")
    browser.driver.find_element("id", "search-words").send_keys("petersburg")
    browser.wait("document.querySelector('#search-found mark')?.textContent")
    title = browser.run("return document.querySelector('#search-found .name').textContent")
    browser.run("document.querySelector('#search-found button').click()")
    browser.wait("document.querySelector('#outline-list [aria-current] .name')?.textContent === arguments[0]", title)
