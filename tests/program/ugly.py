"""Past releases that make it hard: habits of offices beyond those in habits.py. Each function gives a document, from which an
editor would read ARTICLES."""

from habits import ARTICLES, COUNTRIES, SHORT, address, articles, body, cover, picture, plain_source
from office import Docx, para, run, table, text_box

GENITIVE = {"KZ": "Казахстана", "KG": "Кыргызской Республики", "TJ": "Республики Таджикистан"}
CODES = {name: code for code, name in COUNTRIES.items()}


def flag(code):
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in code)


def heading(name):
    return [para(name.upper(), bold=True, centred=True, size=14)]


def bold_title(words):
    return [para(words, bold=True)]


def release(country=heading, title=bold_title, source=plain_source, texts=None, front=None):
    return Docx(*(cover() if front is None else front), *articles(country, title, source, texts))


# ---- everything in tables

def monitoring_table():
    """A row for each article: number, title and text, source; a country over the whole width."""
    rows = [[para("№", bold=True), para("Материал", bold=True), para("Источник", bold=True)]]
    number = 0
    for country, titles in ARTICLES.items():
        rows.append([para(COUNTRIES[country], bold=True, centred=True), para(""), para("")])
        for at, words in enumerate(titles):
            number += 1
            rows.append([para(str(number)), para(words, bold=True) + "".join(map(para, body(at))), para(address(country, at))])
    return Docx(*cover(), table(rows))


def one_cell_for_each_part():
    rows = []
    for country, titles in ARTICLES.items():
        rows.append([para(COUNTRIES[country].upper(), bold=True)])
        for at, words in enumerate(titles):
            rows += [[para(words, bold=True)], ["".join(map(para, body(at)))], [para("Источник: " + address(country, at))]]
    return Docx(*cover(), table(rows))


def photograph_beside_text():
    made = Docx()
    photo = picture()
    return made.add(*cover(), *articles(heading, bold_title, plain_source, lambda at: [
        table([[para(made.picture(photo)) + para("Фото: пресс-служба", italic=True, size=9), "".join(map(para, body(at)))]], ruled=False)]))


def newsletter_of_nested_tables():
    def section(country, titles):
        cells = "".join(table([[para(words.upper(), bold=True)], ["".join(map(para, body(at)))], [para(address(country, at))]], ruled=False) + para("")
                        for at, words in enumerate(titles))
        return table([[para(COUNTRIES[country].upper(), bold=True, size=16)], [cells]])
    return Docx(table([["".join(cover())]]), *(section(country, titles) for country, titles in ARTICLES.items()))


# ---- layout by hand

def spaces_and_tabs():
    indent = "          "
    return Docx(*(para(indent * 2 + line) for line in ("ИНФОРМАЦИОННЫЙ ДАЙДЖЕСТ", "о событиях в регионе", "(по материалам СМИ)", "16-31.12.2024", "№ 21",
                                                       "Алматы – 2024")), para(""), para(""),
                *articles(lambda name: [para("\u00a0"), para(indent + name.upper(), bold=True), para("")], lambda words: [para("\t" + words.upper() + " ", bold=True), para("  ")],
                          lambda link: [para("\t\t\t\tИсточник: " + link), para("")], lambda at: [para("\t" + text) for text in body(at)]))


def rules_between_articles():
    return release(source=lambda link: [para("Источник: " + link), para("_" * 60)], title=lambda words: [para(words.upper(), bold=True, centred=True)])


def stars_between_articles():
    return release(source=lambda link: [para("(" + link + ")", italic=True), para("* * *", centred=True)], title=lambda words: [para(words, bold=True, size=13)])


def lists_by_hand():
    return release(texts=lambda at: [para(body(at)[0]), para("На встрече обсудили:"), para("- профилактику среди молодёжи;"), para("–  обмен опытом;"),
                                     para("• план на 2025 год."), para("Решили:"), para("а) продолжить работу;"), para("б) отчитаться до 1 марта."),
                                     para("1) первое;"), para("2) второе.")])


def dropped_capitals():
    def texts(at):
        first, *more = body(at)
        frame = '<w:framePr w:dropCap="drop" w:lines="3" w:wrap="around"/>'
        return [para(first[0], raw=frame, size=40), para(first[1:]), *map(para, more)]
    return release(texts=texts)


def two_columns_by_section():
    section = '<w:sectPr><w:type w:val="continuous"/><w:cols w:num="{}"/></w:sectPr>'
    def texts(at):
        first, second, third = body(at)
        column = '<w:r><w:br w:type="column"/></w:r>'
        return [para("", raw=section.format(1)), para(first), para(second), para(column + run(third)), para("", raw=section.format(2))]
    return release(title=lambda words: [para(words.upper(), bold=True, centred=True)], texts=texts)


def everything_in_text_boxes():
    blocks = []
    for country, titles in ARTICLES.items():
        blocks.append(para(text_box(para(COUNTRIES[country].upper(), bold=True, size=16))))
        for at, words in enumerate(titles):
            blocks.append(para(text_box(para(words, bold=True, size=14)) + text_box("".join(map(para, body(at))) + para("Источник: " + address(country, at)))))
    return Docx(para(text_box("".join(cover()))), *blocks)


# ---- titles

def titles_are_links():
    made = Docx(*cover())
    for country, titles in ARTICLES.items():
        made.add(*heading(COUNTRIES[country]))
        for at, words in enumerate(titles):
            link = made.relation("hyperlink", address(country, at), True)
            made.add(para(f'<w:hyperlink r:id="{link}">{run(words, bold=True, underline=True)}</w:hyperlink>'), *map(para, body(at)))
    return made


def countries_and_titles_of_one_level():
    return release(lambda name: [para(name, style="Heading1")], lambda words: [para(words, style="Heading1")])


def date_above_each_title():
    return release(title=lambda words: [para("16.12.2024", italic=True), para(words, bold=True)])


def medium_and_date_above_each_title():
    return release(title=lambda words: [para("Tengrinews.kz, 16 декабря 2024 г.", italic=True), para(words.upper(), bold=True)])


def title_runs_into_its_text():
    """The title is the paragraph's beginning in bold."""
    blocks = []
    for country, titles in ARTICLES.items():
        blocks += heading(COUNTRIES[country])
        for at, words in enumerate(titles):
            first, *more = body(at)
            blocks += [para(run(words + ". ", bold=True) + run(first)), *map(para, more), para("Источник: " + address(country, at))]
    return Docx(*cover(), *blocks)


def titles_of_two_lines():
    def title(words):
        head, _, tail = words.rpartition(" ")
        return [para(head.upper(), bold=True, centred=True), para(tail.upper(), bold=True, centred=True)]
    return release(title=title)


def titles_with_quotes_and_full_stops():
    return release(title=lambda words: [para(words + ".", bold=True, italic=True)])


def numbered_by_hand():
    made, number = [], 0
    for country, titles in ARTICLES.items():
        made += heading(COUNTRIES[country])
        for at, words in enumerate(titles):
            number += 1
            made += [para(f"{number}. {words}", bold=True), *map(para, body(at)), para("Источник: " + address(country, at))]
    return Docx(*cover(), *made)


# ---- sources

def sources_in_brackets():
    def texts(at):
        return list(map(para, body(at)))
    return release(source=lambda link: [para(f"({link})")], texts=texts)


def bare_links():
    made = Docx()
    return made.add(*cover(), *articles(heading, lambda words: [para(words.upper(), bold=True)], lambda link: [para(made.link(link, link))]))


def names_without_addresses():
    return release(source=lambda link: [para("Источник: Казинформ")])


def words_before_the_link():
    made = Docx()
    return made.add(*cover(), *articles(heading, bold_title, lambda link: [para(run("Подробнее на сайте: ") + made.link(link, link))]))


def link_on_a_word():
    made = Docx()
    return made.add(*cover(), *articles(heading, bold_title, lambda link: [para(made.link("Источник", link))]))


def source_above_the_text():
    blocks = []
    for country, titles in ARTICLES.items():
        blocks += heading(COUNTRIES[country])
        for at, words in enumerate(titles):
            blocks += [para(words, bold=True), para("Источник: " + address(country, at)), *map(para, body(at))]
    return Docx(*cover(), *blocks)


def logos_without_addresses():
    made = Docx()
    logo = made.picture(picture(120, 40), width=90, height=30)
    return made.add(*cover(), *articles(heading, lambda words: [para(logo), para(words.upper(), bold=True)], lambda link: []))


def addresses_broken_by_hand():
    def source(link):
        head, tail = link[:24], link[24:]
        return [para(f"Источник:\n{head}{tail}")]
    return release(source=source)


# ---- countries

def countries_with_flags():
    made = Docx()
    return made.add(*cover(), *articles(lambda name: [para(made.picture(picture(60, 40), width=40, height=26) + run(" " + name.upper(), bold=True))], bold_title, plain_source))


def flags_of_letters():
    return release(lambda name: [para(f"{flag(CODES[name])} {name.upper()}", bold=True)])


def countries_in_the_genitive():
    return release(lambda name: [para("Новости " + GENITIVE[CODES[name]], bold=True, centred=True, size=16)])


def countries_with_numbers_and_counts():
    roman = {"KZ": "I", "KG": "II", "TJ": "III"}
    return release(lambda name: [para(f"{roman[CODES[name]]}. {SHORT[CODES[name]].upper()} ({len(ARTICLES[CODES[name]])})", bold=True)])


def countries_with_colons_and_sections():
    return release(lambda name: [para(f"Раздел: {SHORT[CODES[name]]}:", bold=True, underline=True)])


def countries_in_two_languages():
    english = {"KZ": "Republic of Kazakhstan", "KG": "Kyrgyz Republic", "TJ": "Republic of Tajikistan"}
    return release(lambda name: [para(f"{name.upper()} / {english[CODES[name]].upper()}", bold=True)])


def countries_in_another_language():
    english = {"KZ": "Kazakhstan", "KG": "Kyrgyzstan", "TJ": "Tajikistan"}
    return release(lambda name: [para(english[CODES[name]].upper(), bold=True, size=16)])


def no_country():
    blocks = []
    for country, titles in ARTICLES.items():
        for at, words in enumerate(titles):
            blocks += [*bold_title(words), *map(para, body(at)), *plain_source(address(country, at))]
    return Docx(*cover(), *blocks)


# ---- covers and contents

def contents_by_hand():
    entries = [para("СОДЕРЖАНИЕ", bold=True, centred=True)]
    for at, (country, titles) in enumerate(ARTICLES.items()):
        entries += [para(f"{COUNTRIES[country]}\t{at + 3}"), *(para(f"{words}\t{at + 3}") for words in titles)]
    return release(front=[*cover(), *entries])


def contents_as_a_table():
    rows = [[COUNTRIES[country], str(at + 3)] for at, country in enumerate(ARTICLES)]
    return release(front=[*cover(), para("Содержание", bold=True), table(rows)])


def contents_field_of_word():
    def entry(words, style):
        return para('<w:hyperlink w:anchor="_Toc1">' + run(words) + run("\t") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF _Toc1 \\h </w:instrText></w:r>'
                    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("3") + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink>', style=style)
    entries = "".join(entry(COUNTRIES[country], "TOC1") + "".join(entry(words, "TOC1") for words in titles) for country, titles in ARTICLES.items())
    field = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h </w:instrText></w:r>'
             '<w:r><w:fldChar w:fldCharType="separate"/></w:r>')
    contents = ('<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>' + para("Оглавление", style="TOCHeading") +
                para(field) + entries + para('<w:r><w:fldChar w:fldCharType="end"/></w:r>') + "</w:sdtContent></w:sdt>")
    return release(lambda name: [para(name, style="Heading1")], lambda words: [para(words, style="Heading2")], front=[*cover(), contents])


def facts_in_one_line():
    return release(front=[para("ИНФОРМАЦИОННЫЙ ДАЙДЖЕСТ", bold=True, centred=True), para("№ 21 за 16–31 декабря 2024 года, г. Алматы", centred=True)])


def cover_as_a_table():
    return release(front=[table([[para("ИНФОРМАЦИОННЫЙ ДАЙДЖЕСТ", bold=True, size=20), para("№ 21")], [para("16-31.12.2024"), para("Алматы – 2024")]], ruled=False)])


# ---- what Word can do

def tracked_everywhere():
    made = Docx()
    gone = '<w:del w:id="1" w:author="a"><w:r><w:delText>{}</w:delText></w:r></w:del>'
    def title(words):
        first, _, rest = words.partition(" ")
        return [para(run(first + " ", bold=True) + gone.format("СТАРОЕ ") + f'<w:ins w:id="2" w:author="a">{run(rest, bold=True)}</w:ins>')]
    def texts(at):
        first, second, third = body(at)
        whole = f'<w:p><w:pPr><w:rPr><w:del w:id="3" w:author="a"/></w:rPr></w:pPr>{gone.format("Удалённый абзац.")}</w:p>'
        comment = '<w:commentRangeStart w:id="0"/>' + run(first) + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        return [para(comment), whole, para(f'<w:moveTo w:id="4" w:author="a">{run(second)}</w:moveTo>'), para(third)]
    made.add(*cover(), *articles(heading, title, plain_source, texts))
    made.part("comments", "comments", f'<w:comment w:id="0" w:author="a">{para("Проверить цифры!")}</w:comment>')
    return made


def many_small_things():
    made = Docx()
    math = ('<m:oMathPara xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:oMath><m:r><m:t>E=m</m:t></m:r><m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e>'
            '<m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></m:oMathPara>')
    def texts(at):
        first, second, third = body(at)
        return [para(run(first) + made.note("По данным на 1 декабря.")), para(math), para(run(second + " 5") + run("2", raw='<w:vertAlign w:val="superscript"/>')),
                para(run("Скрыто ", raw="<w:vanish/>") + run(third))]
    return made.add(*cover(), *articles(heading, lambda words: [para(run(words, bold=True) + made.note("Заголовок изменён."))], plain_source, texts))


def google_docs():
    """No style says anything: everything is said in the runs; each paragraph ends with an empty run."""
    rtl = '<w:rtl w:val="0"/>'
    def piece(text, size=11, bold=False):
        weight = '<w:b w:val="1"/>' if bold else ""
        return para(f'<w:r><w:rPr>{weight}<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>{rtl}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r><w:r><w:rPr>{rtl}</w:rPr></w:r>',
                    raw='<w:rPr/><w:pageBreakBefore w:val="0"/><w:ind w:left="0" w:firstLine="0"/>')
    return Docx(piece("ИНФОРМАЦИОННЫЙ ДАЙДЖЕСТ", 26), piece("16-31.12.2024"), piece("№ 21"), piece("Алматы – 2024"), piece(""),
                *articles(lambda name: [piece(name, 20)], lambda words: [piece(words, 16)], lambda link: [piece("Источник: " + link), piece("")],
                          lambda at: [piece(text) for text in body(at)]))


def numbered_style_names():
    """As programs other than Word name styles: by numbers."""
    made = release(lambda name: [para(name, style="1")], lambda words: [para(words, style="2")])
    made.more_styles = "".join(f'<w:style w:type="paragraph" w:styleId="{n}"><w:name w:val="heading {n}"/><w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="{40 - 6 * n}"/></w:rPr></w:style>'
                               for n in (1, 2))
    return made


def letters_apart():
    """Letters with their marks apart, as on a Mac, and runs cut inside words."""
    import unicodedata
    def cut(text, **look):
        text = unicodedata.normalize("NFD", text)
        return "".join(run(text[i:i + 7], **look) + '<w:proofErr w:type="spellStart"/>' for i in range(0, len(text), 7))
    return Docx(*cover(), *articles(lambda name: [para(cut(name.upper(), bold=True))], lambda words: [para(cut(words, bold=True))], plain_source,
                                    lambda at: [para(cut(text)) for text in body(at)]))


def ragged_fonts():
    """Sizes and faces change from run to run, as in texts that were pasted from the web."""
    def piece(text, seed, bold=False):
        words = text.split(" ")
        return "".join(run(word + " ", bold=bold, size=(12, 11, 12, 10.5)[(seed + i) % 4],
                           raw=f'<w:color w:val="333333"/><w:shd w:val="clear" w:fill="FFFFFF"/><w:rFonts w:ascii="{("Arial", "Roboto")[i % 2]}"/>') for i, word in enumerate(words))
    return Docx(*cover(), *articles(lambda name: [para(piece(name.upper(), 0, True))], lambda words: [para(piece(words, 1, True))], plain_source,
                                    lambda at: [para(piece(text, at)) for text in body(at)]))


def mixed_languages():
    kazakh = "Полиция қызметкерлері студенттерге есірткінің зияны туралы дәріс оқыды."
    english = "The police gave a lecture to students about the harm of drugs."
    return release(texts=lambda at: [*map(para, body(at)), para(kazakh), para(english)])


UGLY = {name: function for name, function in list(globals().items())
        if callable(function) and getattr(function, "__module__", "") == __name__ and function.__code__.co_argcount == 0}
