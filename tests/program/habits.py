"""Past releases as offices lay them out in Word: each habit gives a document and what an editor would read off it."""

import io

from PIL import Image

import office
from office import Docx, para, run, table, text_box


def picture(width=240, height=160, color=(40, 90, 160), form="PNG"):
    data = io.BytesIO()
    Image.new("RGB", (width, height), color).save(data, form)
    return data.getvalue()


SENTENCES = ["Сотрудники полиции провели для студентов лекцию о вреде наркотических средств.",
             "Во встрече участвовали свыше 200 учащихся трёх колледжей и их преподаватели.",
             "По словам начальника управления, такие беседы пройдут во всех районах области.",
             "Напомним, что телефон доверия 1402 работает круглосуточно.",
             "На границе в грузовике обнаружили 12 кг мефедрона, водитель задержан."]
ARTICLES = {"KZ": ["Полиция провела лекцию для студентов", "На пункте «Кордай» изъяли 12 кг синтетики"],
            "KG": ["В Бишкеке обсудили взаимодействие ведомств"],
            "TJ": ["В Согдийской области уничтожено 214 кг наркотиков", "Школьники нарисовали плакаты о вреде курения"]}
COUNTRIES = {"KZ": "Республика Казахстан", "KG": "Кыргызская Республика", "TJ": "Республика Таджикистан"}
SHORT = {"KZ": "Казахстан", "KG": "Кыргызстан", "TJ": "Таджикистан"}


def body(seed, count=3):
    return [SENTENCES[(seed + i) % 5] + " " + SENTENCES[(seed + i + 1) % 5] for i in range(count)]


def address(country, at):
    return f"https://news.example/{country.lower()}/{at}-statya"


def cover(*more):
    return [para("ИНФОРМАЦИОННЫЙ ДАЙДЖЕСТ", centred=True, bold=True, size=28),
            para("о событиях в регионе", centred=True, size=16), para("(по материалам СМИ)", centred=True),
            para("16-31.12.2024", centred=True), para("№ 21", centred=True), para("Алматы – 2024", centred=True), *more]


def articles(country_heading, title, source, texts=None):
    """The sections with their articles, each part by a function."""
    blocks = []
    for country, titles in ARTICLES.items():
        blocks += country_heading(COUNTRIES[country])
        for at, words in enumerate(titles):
            blocks += title(words)
            blocks += texts(at) if texts else [para(text) for text in body(at)]
            blocks += source(address(country, at))
    return blocks


def plain_source(link):
    return [para("Источник: " + link)]


def bold_capitals():
    return Docx(*cover(), *articles(lambda name: [para(name.upper(), centred=True, bold=True, size=14)],
                                    lambda words: [para(words.upper(), centred=True, bold=True)], plain_source))


def heading_styles():
    return Docx(para("Информационный дайджест", style="Title"), para("№ 21"), para("16-31.12.2024"), para("г. Алматы, 2024"),
                para("Содержание", style="TOCHeading"), *(para(f"{name}\t{at + 2}", style="TOC1") for at, name in enumerate(SHORT.values())),
                *articles(lambda name: [para(name, style="Heading1")], lambda words: [para(words, style="Heading2")], plain_source,
                          lambda at: [para(body(at)[0]), para("Как это было", style="Heading3"), para(body(at)[1])]))


def bold_titles_and_subheadings():
    return Docx(*cover(), *articles(lambda name: [para(name, bold=True, centred=True)], lambda words: [para(words, bold=True)], plain_source,
                                    lambda at: [para(body(at)[0]), para("Подробности", bold=True), para(body(at)[1])]))


def large_titles_without_sources():
    return Docx(*cover(), *articles(lambda name: [para(name.upper(), bold=True, size=20)], lambda words: [para(words, size=16)], lambda link: []))


def page_in_a_table():
    made = cover()
    for country, titles in ARTICLES.items():
        cells = ["", ""]
        cells[0] = para(COUNTRIES[country].upper(), bold=True)
        for at, words in enumerate(titles):
            cells[at % 2] += "".join([para(words.upper(), bold=True), *map(para, body(at)), *plain_source(address(country, at))])
        made.append(table([[cell or para("") for cell in cells]], ruled=False))
    return Docx(*made)


def logo_beside_title():
    made = Docx()
    logo = made.picture(picture(120, 40), width=90, height=30, alternative="Логотип")
    return made.add(*cover(), *articles(lambda name: [table([[para(name.upper(), bold=True)]])],
                                        lambda words: [table([[para(logo), para(words, bold=True, size=14)]], ruled=False)], plain_source))


def numbered_titles():
    return Docx(*cover(), *articles(lambda name: [para(name.upper(), bold=True)], lambda words: [para(words, bold=True, number=4)],
                                    plain_source, lambda at: [para(body(at)[0]), para("изъято:"), para("героин;", number=2),
                                                              para("опий.", number=2)]))


def lines_in_one_paragraph():
    def title(words):
        head, _, tail = words.upper().partition(" ")
        return [para(f"{head}\n{tail}", bold=True, centred=True)]
    return Docx(*cover(), *articles(lambda name: [para(name.upper().replace(" ", "\n"), bold=True, centred=True)], title, plain_source,
                                    lambda at: [para("\n".join(body(at)))]))


def linked_sources():
    made = Docx()
    def source(link):
        return [para(run("Источник: ") + made.link("News.example", link))]
    return made.add(*cover(), *articles(lambda name: [para(name, bold=True, underline=True)], lambda words: [para(words, bold=True, caps=True)], source))


def photographs_and_boxes():
    made = Docx()
    photo = picture()
    def texts(at):
        first, second, third = body(at)
        return [para(run(first) + made.picture(photo, floating=True)), para(made.picture(photo)),
                para(f"Фото: участники встречи {at}", italic=True, centred=True, size=10),
                para(text_box(para("Врезка: обратите внимание на сроки.")) + run(second)), para(third)]
    return made.add(para(text_box("".join(cover()))), para(made.picture(picture(100, 100), width=80, height=80)),
                    *articles(lambda name: [para(name.upper(), bold=True, raw="<w:pageBreakBefore/>")],
                              lambda words: [para(words.upper(), bold=True)], plain_source, texts))


def plain_titles():
    return Docx(*cover(), *articles(lambda name: [para(name)], lambda words: [para(words)], plain_source))


def tables_and_notes():
    made = Docx()
    def texts(at):
        return [para(run(body(at)[0]) + made.note("По данным на 1 декабря.")),
                table([["Регион", "2023", "2024"], ["Алматы", "1", "2"], ["Ош", "3", "4"]], head=True), para("Таблица 1. Изъятия", style="Caption"),
                table([[f"Столбец {n}" for n in range(8)], [str(n) for n in range(8)]]), para("Требования:"),
                para("первый пункт;", number=1), para("вложенный;", number=1, depth=1), para("второй пункт.", number=1),
                para("Решили:"), para("одно;", number=2), para("другое.", number=2)]
    return made.add(*cover(), *articles(lambda name: [para(name.upper(), bold=True)], lambda words: [para(words.upper(), bold=True)],
                                        plain_source, texts))


def helplines_and_imprint():
    block = [para("Центр мониторинга (ЦМ)", bold=True), para("050000, г. Алматы, ул. Тестовая, 1"), para("Тел.: +7 (727) 000-00-00, факс: +7 (727) 000-00-01"),
             para("E-mail: office@cm.example")]
    return Docx(*cover(*block), *articles(lambda name: [para(name.upper(), bold=True)], lambda words: [para(words.upper(), bold=True)], plain_source,
                                          lambda at: [para(body(at)[0]), para("Тел. доверия: 1402, сайт www.help.example"), para(body(at)[1])]), *block)


HABITS = {function.__name__: function for function in (
    bold_capitals, heading_styles, bold_titles_and_subheadings, large_titles_without_sources, page_in_a_table, logo_beside_title,
    numbered_titles, lines_in_one_paragraph, linked_sources, photographs_and_boxes, plain_titles, tables_and_notes, helplines_and_imprint)}
