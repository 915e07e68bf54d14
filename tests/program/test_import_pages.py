"""Web pages as people save them: what is text comes in, what stands round it is reported, nothing is fetched."""

import base64
import json
import quopri

import pytest

import habits
from habits import COUNTRIES, ARTICLES, body, picture
from test_import_docx import Imported
from words import words

RUNNING = "Сотрудники полиции провели для студентов лекцию о вреде наркотических средств, во встрече участвовали свыше двухсот учащихся."


@pytest.fixture
def imported(run, tmp_path):
    """imported(page, name, files) -> what came of it: the account closes and the folder builds."""

    def call(page, name="page.html", files=()):
        path, folder = tmp_path / name, tmp_path / "out"
        path.write_bytes(page if isinstance(page, bytes) else page.encode())
        for relative, content in dict(files).items():
            (tmp_path / relative).parent.mkdir(exist_ok=True)
            (tmp_path / relative).write_bytes(content)
        done = run("import", path, "-o", folder, "--format", "json")
        assert done.returncode == 0, done.stdout + done.stderr
        result = Imported(folder, json.loads(done.stdout))
        assert result.report["summary"]["words"]["lost"] == 0
        built = run("build", folder / "issue.yaml", "-o", folder / "release.pdf")
        assert built.returncode == 0, built.stdout + built.stderr
        return result

    return call


def bulletin(country, title, source, paragraph):
    """The body of a bulletin's page, each part by a function."""
    cover = ["ИНФОРМАЦИОННЫЙ ДАЙДЖЕСТ", "16-31.12.2024", "№ 21", "Алматы – 2024"]
    made = "".join(f'<p align="center"><b>{line}</b></p>\n' for line in cover)
    for code, titles in ARTICLES.items():
        made += country(COUNTRIES[code])
        for at, text in enumerate(titles):
            made += title(text) + "".join(paragraph(one) for one in body(at)) + source(habits.address(code, at))
    return made


def word_page():
    text = bulletin(lambda name: f"<h1 align=center>{name}</h1>\n", lambda words_: f"<h2><![if !supportLists]>{words_}<![endif]></h2>\n",
                    lambda link: f'<p class=MsoNormal>Источник: <a href="{link}">{link}</a><o:p></o:p></p>\n',
                    lambda one: f"<p class=MsoNormal style='margin-bottom:0cm'><span lang=RU style='font-size:12.0pt'>{one}</span></p>\n")
    return ('<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type content="text/html; charset=windows-1251">'
            "<meta name=Generator content=\"Microsoft Word 15 (filtered)\"><style><!-- /* Style Definitions */ p.MsoNormal {margin:0cm;} --></style>"
            f"<!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--></head><body lang=RU>{text}</body></html>").encode("cp1251")


def libreoffice_page():
    text = bulletin(lambda name: f'<p align="center" style="margin-bottom: 0cm"><font size="4" style="font-size: 16pt"><b>{name.upper()}</b></font></p>\n',
                    lambda words_: f'<p align="center"><font size="3"><b>{words_.upper()}</b></font></p>\n',
                    lambda link: f'<p>Источник: <a href="{link}"><u>{link}</u></a></p>\n', lambda one: f'<p align="justify">\n\t{one}</p>\n')
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="generator" content="LibreOffice 7.4"/></head><body lang="ru-RU">{text}</body></html>'


def old_page():
    """By hand, in tables, without a paragraph, in the encoding of its time and without saying so."""
    text = bulletin(lambda name: f"<TR><TD><FONT SIZE=5><B>{name}</B></FONT></TD></TR>\n", lambda words_: f"<TR><TD><FONT SIZE=4><B>{words_}</B></FONT><BR>\n",
                    lambda link: f"<A HREF='{link}'>{link}</A></TD></TR>\n", lambda one: f"{one}<BR><BR>\n")
    return f"<HTML><BODY><TABLE>{text}</TABLE></BODY></HTML>".encode("cp1251")


@pytest.mark.parametrize("made", [word_page, libreoffice_page, old_page])
def test_a_bulletin_s_page(imported, made):
    result = imported(made())
    assert result.titles() == {country: [words(title) for title in titles] for country, titles in ARTICLES.items()}
    assert (result.issue["number"], result.issue["year"]) == (21, 2024)
    for section in result.issue["sections"]:
        for at, one in enumerate(section["articles"]):
            assert one["source"]["address"] == habits.address(section["country"], at)
    assert habits.SENTENCES[1] in result.body()
    assert ("encoding-guessed" in result.codes()) == (made is old_page)


NEWS = """<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>Новости — сайт</title>
<link rel="canonical" href="https://news.example/2024/12/lekciya"><script>var СКРИПТ = "<p>не текст</p>";</script>
<style>.secret { display: none } .print-only { visibility: hidden }</style></head>
<body><header class="site-header"><div class="logo">Сайт новостей</div><nav><ul><li><a href="/">Главная</a></li><li><a href="/kz">Казахстан</a></li></ul></nav></header>
<div class="page-with-sidebar"><h1>Полиция провела лекцию</h1><article class="post">
<p>__RUNNING__</p><p>Второй абзац <b>важен</b> и со <a href="/law">ссылкой</a>. <span class="secret">НЕВИДИМО</span></p>
<p>Читайте также: <a href="/other">Совсем другая новость о погоде</a></p>
<div class="related-posts"><a href="/a">Похожая первая</a></div>
<figure><img src="data:image/png;base64,__PICTURE__" alt="Встреча" width="400" height="260"><figcaption>Фото: участники встречи</figcaption></figure>
<p>__RUNNING__ Ещё раз.</p><img src="https://counter.example/c.gif" width="1" height="1"><img src="https://cdn.example/late.jpg" width="300">
<h2>По теме</h2><ul><li><a href="/b">Старая новость о том же</a></li></ul>
<ul class="social"><li><a href="https://social.example">Поделиться</a></li></ul></article>
<aside>Курс валют: 500</aside></div><div id="comments"><p>Очень длинный комментарий читателя, который пишет о том, что думает сам и никому не советует поступать так же.</p></div>
<footer>© Сайт новостей, 2024</footer><form><button>Найти</button></form></body></html>"""


def news():
    return NEWS.replace("__RUNNING__", RUNNING).replace("__PICTURE__", base64.b64encode(picture()).decode())


def test_an_article_is_told_from_what_stands_round_it(imported):
    result = imported(news())
    text = result.body(f"{result.issue['sections'][0]['country'].lower()}-01")
    article = result.issue["sections"][0]["articles"][0]
    assert article["title"] == "Полиция провела лекцию"
    assert article["source"]["address"] == "https://news.example/2024/12/lekciya"
    assert text.count(RUNNING) == 2
    assert "**важен** и со [ссылкой](<https://news.example/law>)." in text
    assert '> "Фото: участники встречи' in text.replace('<', '> ') or "Фото: участники встречи" in text
    left_out = result.left_out()
    for furniture in ("Главная", "Сайт новостей", "погоде", "Похожая", "Старая новость", "Поделиться", "валют", "комментарий", "Найти"):
        assert furniture not in "".join(result.texts.values()), furniture
        assert furniture in left_out, furniture
    assert "НЕВИДИМО" in left_out and "НЕВИДИМО" not in "".join(result.texts.values())
    assert "СКРИПТ" not in left_out + "".join(result.texts.values())
    assert result.codes().count("picture-left-out") == 1  # the one elsewhere; what counts visitors is no picture


def test_an_archive_of_a_page(imported):
    page = news().replace("data:image/png;base64," + base64.b64encode(picture()).decode(), "https://news.example/i/photo.png")
    page = page.replace('<link rel="canonical" href="https://news.example/2024/12/lekciya">', "")
    lines = ["From: <Saved by Blink>", "Snapshot-Content-Location: https://news.example/2024/12/lekciya", "MIME-Version: 1.0",
             'Content-Type: multipart/related; type="text/html"; boundary="----b"', "", "------b", "Content-Type: text/html; charset=utf-8",
             "Content-Transfer-Encoding: quoted-printable", "Content-Location: https://news.example/2024/12/lekciya", "",
             quopri.encodestring(page.encode()).decode(), "------b", "Content-Type: image/png", "Content-Transfer-Encoding: base64",
             "Content-Location: https://news.example/i/photo.png", "", base64.b64encode(picture()).decode(), "------b--", ""]
    result = imported("\r\n".join(lines), "page.mht")
    assert result.report["summary"]["pictures"] == {"all": 1, "used": 1}
    assert result.issue["sections"][0]["articles"][0]["source"]["address"] == "https://news.example/2024/12/lekciya"


def test_pictures_beside_the_page_and_none_from_elsewhere(imported, tmp_path):
    (tmp_path.parent / "outside.png").write_bytes(picture())
    page = word_page().replace(b"</body>", '<p class=MsoNormal>Текст.</p><img src="page.files/%D1%84%D0%BE%D1%82%D0%BE.png" width=300><img src="../outside.png">'
                               '<img src="file:///etc/hostname"></body>'.encode("cp1251"))
    result = imported(page, files={"page.files/фото.png": picture()})
    assert result.report["summary"]["pictures"] == {"all": 1, "used": 1}
    assert result.codes().count("picture-left-out") == 2


def test_tables_lists_and_notes_of_a_page(imported):
    page = word_page().decode("cp1251").replace("</h2>", "</h2>" + """<table border=1><tr><th>Регион<th>2023<th>2024<tr><td rowspan=2>Алматы<td>1<td>2<tr><td>3<td>4</table>
<ol><li>первый пункт;<ul><li>вложенный;</ul><li>второй пункт.</ol>
<p class=MsoListParagraph style='margin-left:36.0pt'><span style='font-family:Symbol'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span>пункт Word</p>
<p class=MsoNormal>Текст со сноской<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>, площадь 5 м<sup>2</sup>.</p>""", 1)
    page = page.replace("</body>", '<div id=ftn1><p><a href="#_ftnref1">[1]</a> По данным на 1 декабря.</p></div></body>')
    text = imported(page.encode("cp1251")).body()
    assert "| Регион | 2023 | 2024 |" in text and "| Алматы | 1 | 2 |" in text
    assert "1. первый пункт;\n   - вложенный;\n2. второй пункт." in text
    assert "- пункт Word" in text
    assert "сноской¹, площадь 5 м^2^." in text and "¹ По данным на 1 декабря." in text


TRAPS = {
    "deep": b"<html>" + b"<div>" * 100_000 + b"x", "open": b"<html><body><b>" * 20_000 + "слово ".encode() * 5, "bytes": b"<html>\x00\xff<p>" + bytes(range(256)) * 50,
    "tables": b"<html><table>" * 400 + b"<td>x", "ends": b"<html><body>" + b"<a href=#>x</a></p></i>" * 50_000}


@pytest.mark.parametrize("page", TRAPS.values(), ids=TRAPS)
def test_pages_that_are_traps_end_soon(run, tmp_path, page):
    path = tmp_path / "trap.html"
    path.write_bytes(page)
    done = run("import", path, "-o", tmp_path / "out", timeout=30)
    assert done.returncode in (0, 1), done.stderr
