"""Texts that once took time in proportion to the square of their length, each as a function of a size in bytes."""

import random


def repeated(unit, before=""):
    def text(size):
        return before + unit * max(1, (size - len(before)) // len(unit.encode()))

    return text


TABLE = "| a | b |\n|---|---|\n"

TEXTS = {
    name: repeated(unit) for name, unit in {
        "a word of numbers": "1-2-", "a word of dates": "12.12.2024-", "a word of letters": "a-", "a word of slashes": "a/",
        "lines of a word": "слово\n", "words": "слово ", "sentences": "Слово. ", "doubled words": "word word ",
        "mixed scripts": "wоrd ", "hard breaks": "a  \n", "line separators": "а\u2028", "subheadings": "a\n===\n",
        "headings": "# a\n", "rules": "---\n\n", "paragraphs": "а\n\n", "indented code": "    a\n", "tabs": "\ta\n",
        "languages": "[a]{lang=ru} ", "open languages": "]{lang=", "open links": '[a](b "', "links": "[a](https://b.kz) ",
        "placeholders": "‹a› ", "addresses": "https://a.kz/c ", "one address": "https://a.kz/c", "mail": "a@b.kz ",
        "one mail address": "mailto:a@b.c/", "list items": "- a\n", "numbered items": "1. a\n", "quotations": "> a\n",
        "straight quotation marks": '"а" ', "open quotation marks": '"а ', "open guillemets": "«а ", "apostrophes": "'a ",
        "omitted centuries": "'89 ", "brackets": "( ", "square brackets": "[ ", "asterisks": "*a ", "bold": "**a**b",
        "open bold": "**a ", "backticks": "`a ", "remarks": "<!-- a -->", "open remarks": "<!-- a\n", "tags": "<b>",
        "entities": "&amp;", "dialogue": "- Да.\n- Нет! - сказал он.\n", "dashes": "а - б ", "centuries": "XIX-XX ",
        "ranges": "10000-15000 тенге ", "groups of digits": "10 000 000 ", "digits": "1", "stops": "...",
        "no-break spaces": "слово\u00a0", "soft hyphens": "сло\u00adво", "Arabic words": "سلام ", "an Arabic word": "س",
        "missing characters": "漢a ", "pictures": "![a](b)\n\n", "footnotes": "[^1] ", "lettered items": "а) слово\n",
        "questions": "Вопрос?\n", "semicolons": "– а;\n", "capitals": 'ООО"Р" ', "carriage returns": "a\r\n",
    }.items()
}
TEXTS |= {
    "fences": repeated("`\n", '"```"\n'),
    "one cell": lambda size: f"{TABLE}| {repeated('word ')(size)} | c |\n",
    "rows": repeated("| c | d |\n", TABLE),
    "one long word": lambda size: "а" * (size // 2),
    "a reference with a long title": lambda size:
        f"[a]: https://b.kz \"{'x' * (size // 2)}\"\n\n" + repeated("[a] ")(size // 2),
}

PIECES = ["a", "слово", " ", " ", "\n", "\n\n", "  \n", "1", "12", "-", "–", "—", ".", ",", ";", ":", "!", "?", "…", "«", "»",
          '"', "'", "’", "(", ")", "[", "]", "](", "{lang=ru}", "{", "}", "*", "**", "_", "`", "```", "~~", "#", "# ", "- ",
          "1. ", "а) ", "> ", "|", "| a |\n", "\\", "<", ">", "<!--", "-->", "&", "&amp;", "https://a.kz/", "@", "a@b.kz",
          "www.", "://", "№ ", "§", "XIX", "тенге", "кг", "г.", "А.", "س", "\u00ad", "\u00a0", "\u2028", "\t", "    ", "!["]


def random_grammars(count):
    """Texts of one random unit, repeated; the same ones each time."""
    chance = random.Random(17)
    return ["".join(chance.choices(PIECES, k=chance.randint(1, 6))) for _ in range(count)]
