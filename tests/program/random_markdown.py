"""Random texts in Markdown, as people write it and as nobody would."""

WORDS = ("слово закон область Казахстан опий 12 5 кг 2024 г. он она и в на со the press drug report Ltd x y маскүнемдік "
         "10*15 a_b snake_case_name 50% №5 «цитата» \"quote\" – — - + = # ! ? . , : ; ( ) [ ] { } & &amp; < > | \\ ` ~ ^^ << "
         "Question: Ответ: а) б) 1. 2) 1.1. IV. * ** _ http://a.org/x_y?z=1&b=2 www.example.org a@example.org "
         "C:\\dir 5*6 -- ... … ТАСС ПРЕСС-СЛУЖБА \u00a0 \u2011").split(" ")
PLAIN = "слово закон область Казахстан опий сообщил вчера 2024 кг the press said today".split()
SIGNS = "*_`[]<>&|\\#-+=.:!~()\"'"


class RandomText:
    """Texts by a source of chance: the same one gives the same texts."""

    def __init__(self, chance):
        self.chance = chance

    def document(self):
        kind = self.chance.random()
        blocks = [self.block(0) for _ in range(self.chance.randint(1, 7))]
        text = self.chance.choice(["\n\n", "\n\n", "\n\n", "\n\n\n", "\n"] if kind < 0.9 else ["\n"]).join(blocks)
        return self.chance.choice(["", "", "", "\n\n"]) + text + self.chance.choice(["\n", "\n", "", "\n\n"])

    def block(self, depth):
        kinds = [self.paragraph] * 6 + [self.heading, self.rule, self.code, self.picture, self.table, self.office_list,
                                        self.lettered, self.dialogue, self.remark, self.verse, self.reference, self.html]
        if depth < 3:
            kinds += [self.bullets, self.numbers, self.quotation] * 2
        return self.chance.choice(kinds)(depth)

    def words(self, count=None, odd=0.25):
        count = count or self.chance.randint(1, 9)
        return " ".join(self.chance.choice(WORDS if self.chance.random() < odd else PLAIN) for _ in range(count))

    def inline(self):
        parts = []
        for _ in range(self.chance.randint(1, 5)):
            words, roll = self.words(self.chance.randint(1, 4), 0.15), self.chance.random()
            parts.append(
                words if roll < 0.5 else
                f"**{words}**" if roll < 0.58 else
                f"*{words}*" if roll < 0.66 else
                f"***{words}***" if roll < 0.69 else
                f"**{words} *{self.words(2, 0)}***" if roll < 0.72 else
                f"_{words} **{self.words(1, 0)}** {self.words(1, 0)}_" if roll < 0.75 else
                f"`{words}`" if roll < 0.79 else
                f"[{words}](https://example.org/{self.chance.randint(1, 9)})" if roll < 0.86 else
                f"[**{words}**](<https://example.org/a(b>)" if roll < 0.88 else
                f"[{words}]{{lang={self.chance.choice(['kk', 'en', 'ru'])}}}" if roll < 0.93 else
                f"{words}{self.chance.choice(SIGNS)}{self.words(1, 0)}" if roll < 0.97 else
                f"{words}\\\n{self.words(3)}")
        return self.chance.choice([" ", " ", " ", "", ", "]).join(parts)

    def raised(self):
        """Paragraphs with letters above and below the line, struck ones and small capitals; and what only looks so."""
        return "\n\n".join(" ".join(self.marked(self.words(2, 0.15)) for _ in range(self.chance.randint(1, 5)))
                           for _ in range(3)) + "\n"

    def marked(self, words):
        word = self.words(1, 0)
        return self.chance.choice([f"м^2^ {words}", f"H~2~O{word}", f"~~{words}~~", f"[{words}]{{.smallcaps}}", f"{word}^{word}^",
                                   f"x<sup>{words}</sup>", f"~~*{word}*~~", f"**{word}^2^**", f"~~H~2~O~~ ~100 ^_^ 5~6",
                                   f"<s>{words}</s>", f"[{word}^2^](https://example.org/1)", f"^14^C{word}", "x^2+y^2=z^2"])

    def paragraph(self, _depth):
        return self.inline() + self.chance.choice(["", ".", ".", "?", ":"])

    def heading(self, _depth):
        if self.chance.random() < 0.1:
            return f"{self.words(3)}\n==="
        return "#" * self.chance.randint(1, 6) + " " + self.inline().replace("\\\n", " ")

    def rule(self, _depth):
        return self.chance.choice(["***", "---", "___", "* * *"])

    def code(self, _depth):
        fence = self.chance.choice(["```", "~~~", "````"])
        lines = [" " * self.chance.randint(0, 3) + self.words() for _ in range(self.chance.randint(1, 3))]
        return f"{fence}\n" + "\n".join(lines) + f"\n{fence}"

    def picture(self, _depth):
        title = self.chance.choice(["", f' "{self.words(3, 0)}"', ' "A \\"b\\" c"'])
        return f"![{self.words(2, 0.1)}](pictures/{self.chance.choice(['a.jpg', 'a-b_c.png'])}{title})"

    def table(self, _depth):
        columns = self.chance.randint(1, 4)
        cell = lambda: self.chance.choice([self.words(2, 0.1).replace("|", "\\|"), f"**{self.words(1, 0)}**", "", "a<br>b"])  # noqa: E731
        row = lambda cells: "| " + " | ".join(cells) + " |"  # noqa: E731
        rows = [row(cell() for _ in range(columns)), row(self.chance.choice(["---", ":-:", "--:"]) for _ in range(columns))]
        for i in range(self.chance.randint(0, 3)):
            cells = [cell() for _ in range(columns)]
            if self.chance.random() < 0.2:
                cells[-1] = self.chance.choice(["<<", "^^"])
            rows.append(row(cells))
        caption = self.chance.choice(["", "", f": {self.words(3, 0.1)}\n\n"])
        return caption + "\n".join(rows)

    def items(self, depth, mark):
        gap = self.chance.choice(["\n", "\n", "\n\n"])
        items = []
        for i in range(self.chance.randint(1, 4)):
            sign = mark(i)
            body = self.inline() if self.chance.random() < 0.8 else self.block(depth + 1)
            if self.chance.random() < 0.3:
                body += self.chance.choice(["\n", "\n\n"]) + self.block(depth + 1)
            items.append(sign + body.replace("\n", "\n" + " " * len(sign)))
        return gap.join(items)

    def bullets(self, depth):
        sign = self.chance.choice("--*+")
        return self.items(depth, lambda _i: f"{sign} ")

    def numbers(self, depth):
        first, sign = self.chance.choice([1, 1, 1, 7]), self.chance.choice("..)")
        return self.items(depth, lambda i: f"{first + i}{sign} ")

    def quotation(self, depth):
        text = "\n\n".join(self.block(depth + 1) for _ in range(self.chance.randint(1, 2)))
        return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))

    def office_list(self, _depth):
        return f"{self.words(2, 0)}:\n" + "\n".join(f"– {self.words(2, 0)};" for _ in range(self.chance.randint(1, 3)))

    def lettered(self, _depth):
        letters = self.chance.choice(["абв", "abc"])
        return self.chance.choice(["\n", "\n\n"]).join(f"{letter}) {self.words(3, 0.1)}" for letter in letters)

    def dialogue(self, _depth):
        return self.chance.choice(["\n", "\n\n"]).join(f"– {self.words(3, 0).capitalize()}?" for _ in range(3))

    def remark(self, _depth):
        return self.chance.choice(["<!-- a remark -->", "<!-- two\n\nlines -->", f"{self.words(2, 0)} <!-- within --> {self.words(2, 0)}"])

    def verse(self, _depth):
        return self.chance.choice(["\\\n", "  \n", "\n"]).join(self.words(4, 0.1).capitalize() for _ in range(3))

    def reference(self, _depth):
        label = self.chance.randint(1, 3)
        return f"{self.words(2, 0)} [{self.words(1, 0)}][{label}]\n\n[{label}]: https://example.org/ref{label}"

    def html(self, _depth):
        return self.chance.choice([f"{self.words(2, 0)} <b>{self.words(1, 0)}</b>", "a ![b](c.jpg) d", "[x](javascript:y)"])


def broken(chance, text):
    """The text with signs put in and taken out."""
    signs = list(text)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(signs) + 1)
        if chance.random() < 0.3 and at < len(signs):
            del signs[at]
        else:
            signs.insert(at, chance.choice([*SIGNS, "\n", "\n\n", " ", "– ", "1. ", "- "]))
    return "".join(signs)
