"""Makes issues, the same for the same numbers: of any length (write_issue), with every feature (write_rich_issue), and
archives of any size (write_archive)."""

import pathlib
import random
import shutil
import struct
import zlib

import yaml

SOURCE = pathlib.Path(__file__).resolve().parents[2] / "samples/2024-21"
COUNTRIES = ("KZ KG RU TJ UZ TM AZ AM BY GE MD CN MN AF IR TR DE FR IT ES PT NL BE LU CH AT PL CZ SK HU RO BG GR "
             "CY MT IE GB IS NO SE FI DK EE LV LT UA US CA MX BR AR CL PE JP KR IN PK NP TH VN").split()
STEMS = ("officer region meeting report police lecture college drug prevention control agency minister session "
         "programme laboratory expertise cooperation training audience student district campaign border customs "
         "operation seizure substance precursor treatment rehabilitation council committee strategy government "
         "representative organisation society volunteer teenager information responsibility international").split()
SMALL = "the of and to in a for on with by at from that which as is was were has been".split()
HEAD = ("vestnik: 1", "language: en", "series: {title: [Generated release, for measuring]}", "number: 1", "year: 2024",
        "period: {from: 2024-12-16, to: 2024-12-31}", "place: Almaty", "issued: 2025-01-03",
        "publisher: {name: Press, full-name: The Generated Press, address: Nowhere}", "sections:")


def sentence(rng):
    count = rng.randint(8, 26)
    parts = [rng.choice(SMALL) if i % 2 else rng.choice(STEMS) for i in range(count)]
    if rng.random() < 0.2:
        parts[rng.randrange(count)] = str(rng.randint(2, 9999))
    if rng.random() < 0.2:
        parts[count // 2] += ","
    return " ".join(parts).capitalize() + "."


def paragraph(rng):
    return " ".join(sentence(rng) for _ in range(rng.randint(2, 6)))


def body(rng, words):
    blocks, total = [], 0
    while total < words:
        text = paragraph(rng)
        total += len(text.split())
        kind = rng.random()
        if kind < 0.08:
            blocks.append("## " + " ".join(rng.choice(STEMS) for _ in range(4)).capitalize())
        if kind > 0.94:
            text = "\n".join("- " + sentence(rng) for _ in range(3))
        blocks.append(text)
    return "\n\n".join(blocks)


def write_issue(folder, pages, seed=1, own_pictures=False):
    """Writes an issue of about `pages` pages with a picture in every other article into `folder`: the samples' pictures,
    or some of its own."""
    rng = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    if own_pictures:
        make_pictures(folder / "pictures", random.Random(seed))
    else:
        shutil.copytree(SOURCE / "pictures", folder / "pictures", dirs_exist_ok=True)
    pictures = sorted(p.name for p in (folder / "pictures").iterdir() if p.suffix in (".jpg", ".png"))
    articles = max(1, round(pages * 1.6))
    per_section = max(1, articles // min(len(COUNTRIES), max(1, pages // 6)) + 1)
    lines = list(HEAD)
    for number in range(articles):
        if number % per_section == 0:
            lines += [f"  - country: {COUNTRIES[number // per_section]}", "    articles:"]
        title = " ".join(rng.choice(STEMS) for _ in range(rng.randint(4, 12))).capitalize()
        lines += [f"      - title: {title}", "        date: 2024-12-18",
                  f"        source: {{name: Press, address: 'https://example.org/{number}/a-long-address/of-news'}}"]
        if pictures and number % 2 == 0:
            lines += ["        pictures:", f"          - file: pictures/{rng.choice(pictures)}",
                      "            alternative: A picture", f"            caption: {sentence(rng)}"]
        lines.append("        body: |")
        lines += ["          " + line if line else "" for line in body(rng, rng.randint(180, 420)).splitlines()]
    path = folder / "issue.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def wide_table(columns, rows):
    """The text of a CSV file: a head, and rows of a name and numbers with two decimals."""
    rng = random.Random(3)
    lines = [";".join(["Region"] + [f"Column {i}" for i in range(1, columns)])]
    lines += [";".join([f"Region {row}"] + [f"{rng.uniform(1, 99999):.2f}".replace(".", ",") for _ in range(1, columns)])
              for row in range(rows)]
    return "\n".join(lines) + "\n"


def write_table_issue(folder, columns, rows):
    """An issue of one article with a table of that size -> its descriptor."""
    folder.mkdir()
    (folder / "figures.csv").write_text(wide_table(columns, rows), encoding="utf-8")
    lines = [*HEAD, "  - country: KZ", "    articles:", "      - title: Figures", "        date: 2024-12-18",
             "        source: {name: Press}", "        table: {csv: figures.csv}", "        body: Text."]
    path = folder / "issue.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def png(rng, side):
    """A small PNG of its own: blocks of colour, so that it neither vanishes nor swells when it is compressed."""
    colours = [bytes(rng.randrange(256) for _ in range(3)) for _ in range(12)]
    rows = b""
    for row in range(side):
        if row % 12 == 0:
            blocks = b"".join(rng.choice(colours) * 12 for _ in range(side // 12 + 1))
        rows += b"\0" + blocks[:3 * side]

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def make_pictures(folder, rng):
    """Photographs as no other issue has them: the samples' JPEGs, each with a comment of its own, and a PNG."""
    folder.mkdir(parents=True, exist_ok=True)
    for photograph in sorted((SOURCE / "pictures").glob("*.jpg")):
        comment = rng.randbytes(16).hex().encode()
        data = photograph.read_bytes()
        (folder / photograph.name).write_bytes(data[:2] + b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment + data[2:])
    (folder / "blocks.png").write_bytes(png(rng, 400))


FAULTS = {  # a broken issue, and the code of the finding that names its fault
    "missing-picture": lambda text: (text.replace("file: pictures/", "file: pictures/no-", 1), "file-missing"),
    "unknown-key": lambda text: (text.replace("place: Almaty", "place: Almaty\nplase: Almaty"), "unknown-key"),
    "torn": lambda text: (text.replace("sections:", "sections: ["), "bad-yaml"),
    "number": lambda text: (text.replace("number: 1", "number: many"), "wrong-type"),
    "html": lambda text: (text.replace("        body: |\n", "        body: |\n          <b>no</b>\n\n", 1), "markup-html"),
}


def write_archive(folder, issues, broken=0, pages=8):
    """Writes `issues` issues, each with about `pages` pages of articles beside cover, imprint, contents and back page,
    and with pictures of its own; `broken` of them, spread evenly, have a fault each. Returns {descriptor's path from
    `folder`: code of the finding} of those."""
    faults = {}
    for number in range(issues):
        path = write_issue(folder / str(2000 + number // 24) / f"{number % 24 + 1:02}", pages, seed=number, own_pictures=True)
        if broken and number % (issues // broken) == issues // broken // 2 and len(faults) < broken:
            fault = sorted(FAULTS)[len(faults) % len(FAULTS)]
            text, code = FAULTS[fault](path.read_text(encoding="utf-8"))
            path.write_text(text, encoding="utf-8")
            faults[path.relative_to(folder).as_posix()] = code
    return faults


WORDS = {
    "en": STEMS + SMALL,
    "ru": ("оперативно-розыскной деятельность правоохранительный наркотик подросток профилактика встреча лекция "
           "студент государство международный сотрудничество экспертиза и в на с о по за из к для не").split(),
    "kk": ("есірткі құқық қорғау органдары жасөспірім алдын алу кездесу дәріс студент мемлекет халықаралық "
           "ынтымақтастық сараптама және үшін мен туралы өңір ұйым қоғам").split(),
    "ky": ("баңгизат укук коргоо органдары өспүрүм алдын алуу жолугушуу лекция студент мамлекет эл аралык "
           "кызматташуу экспертиза жана үчүн менен жөнүндө өлкө уюм коом").split(),
    "tg": ("маводи мухаддир ҳифзи ҳуқуқ наврас пешгирӣ вохӯрӣ лексия донишҷӯ давлат байналмилалӣ ҳамкорӣ ташхис "
           "ва барои бо дар бораи ҷомеа кишвар ташкилот").split(),
}


class Writer:
    """Markdown of one article: each call adds a block of another kind."""

    def __init__(self, rng, language, pictures):
        self.rng, self.language, self.pictures, self.blocks = rng, language, pictures, []

    def words(self, least, most):
        return " ".join(self.rng.choice(WORDS[self.language]) for _ in range(self.rng.randint(least, most)))

    def sentence(self):
        return self.words(5, 20).capitalize() + "."

    def text(self):
        parts = [self.sentence() for _ in range(self.rng.randint(1, 5))]
        parts.insert(0, self.rng.choice([
            f"*{self.words(1, 3)}* – **{self.words(1, 2)}**.", f"[{self.words(2, 9)}](https://example.org/{self.words(1, 1)}).",
            f"`{self.rng.randint(1, 999)}-code` {self.words(2, 4)}.", "", "", "<https://example.org/a/b?c=d&e=f>"]))
        self.blocks.append(" ".join(filter(None, parts)))

    def heading(self):
        self.blocks.append(self.rng.choice(["## ", "### "]) + self.words(2, 6).capitalize())
        self.text()

    def bullets(self):
        lines = [f"- {self.sentence()}" for _ in range(self.rng.randint(2, 4))]
        if self.rng.random() < 0.5:
            lines.insert(1, "\n".join(f"  {i}. {self.sentence()}" for i in range(1, 4)))
        self.blocks.append("\n".join(lines))

    def numbers(self):
        first = self.rng.randint(1, 90)
        self.blocks.append("\n".join(f"{first + i}. {self.sentence()}\n\n   {self.sentence()}" for i in range(3)))

    def quotation(self):
        self.blocks.append("> " + self.sentence() + "\n>\n> " + self.sentence() +
                           ("\n>\n> > " + self.sentence() if self.rng.random() < 0.5 else "") +
                           ("\n>\n> - " + self.sentence() + "\n> - " + self.sentence()))

    def table(self):
        columns = self.rng.randint(2, 6)
        row = lambda: "| " + " | ".join(self.words(0, 3) for _ in range(columns)) + " |"  # some cells are empty
        self.blocks.append("\n".join(["| " + " | ".join(self.words(1, 2) for _ in range(columns)) + " |",
                                      "|" + ":--:|" * columns] + [row() for _ in range(self.rng.randint(1, 8))]))

    def dialogue(self):
        for dash in ("- ", "– ", "— "):
            self.blocks.append(dash + self.sentence())

    def picture(self):
        caption = f' "{self.words(2, 8)}"' if self.rng.random() < 0.5 else ""
        alternative = self.words(2, 5) if self.rng.random() < 0.7 else ""
        self.blocks.append(f"![{alternative}](pictures/{self.rng.choice(self.pictures)}{caption})")

    def code(self):
        self.blocks.append("```\nvalue = 1\n  other = 2\n```")

    def broken_line(self):
        self.blocks.append(f"{self.sentence()}\\\n{self.sentence()}\n\n---\n\n{self.sentence()}")

    def body(self):
        kinds = [self.text, self.heading, self.bullets, self.numbers, self.quotation, self.table, self.dialogue,
                 self.picture, self.code, self.broken_line]
        self.rng.shuffle(kinds)
        self.text()
        for kind in kinds:
            if self.rng.random() < 0.6:
                kind()
        return "\n\n".join(self.blocks)


def vary_sections(issue, rng, writer):
    """Sections that follow one another or are no country's, and titles in the contents, in one issue of three each."""
    if rng.random() < 0.3:
        issue["contents"] = "titles"
    if rng.random() < 0.3:
        issue["section-start"] = "follow"
    for section in issue["sections"]:
        if rng.random() < 0.3:
            del section["country"]
            section["heading"] = writer.words(1, 4).capitalize()
        if rng.random() < 0.2:
            section["start"] = rng.choice(["page", "follow"])
        if rng.random() < 0.2:
            section[rng.choice(["in-contents", "in-digest"])] = False


def write_rich_issue(folder, seed, pictures):
    """Writes an issue of few pages that uses most features into `folder`; five in a row use all five languages.
    `pictures`: {file name: bytes} to choose from, and a name "logo.svg"."""
    rng = random.Random(seed)
    language = sorted(WORDS)[seed % len(WORDS)]
    names = rng.sample(sorted(set(pictures) - {"logo.svg"}), 6)
    (folder / "pictures").mkdir(parents=True, exist_ok=True)
    for name in names + ["logo.svg"]:
        (folder / "pictures" / name).write_bytes(pictures[name])

    def picture(writer):
        result = {"file": f"pictures/{rng.choice(names)}", "width": rng.choice(["automatic", "column", "across"])}
        if rng.random() < 0.8:
            result["alternative"] = writer.words(2, 6)
        if rng.random() < 0.5:
            result["caption"] = f"{writer.words(2, 6)} *{writer.words(1, 2)}*"
        return result

    def article():
        own = rng.choice(sorted(WORDS)) if rng.random() < 0.2 else language
        writer = Writer(rng, own, names)
        result = {"title": writer.words(3, 12).capitalize(), "language": own, "topic": f"*{writer.words(2, 5)}*",
                  "source": {"name": writer.words(1, 2), "address": f"https://example.org/{rng.randint(1, 9999)}"},
                  "keep-on-one-page": rng.random() < 0.1, "page-break-before": rng.random() < 0.1}
        if rng.random() < 0.5:
            result["source"]["masthead"] = {"picture": "pictures/logo.svg"}
            if rng.random() < 0.5:
                result["source"]["masthead"]["alternative"] = writer.words(1, 3)
        elif rng.random() < 0.5:
            result["source"]["masthead-text"] = writer.words(1, 3)
        if rng.random() < 0.6:
            result["pictures"] = [picture(writer) for _ in range(rng.randint(1, 3))]
        result["body"] = writer.body()
        return result

    front = Writer(rng, language, names)
    issue = {
        "vestnik": 1, "language": language, "series": {"title": [front.words(1, 3), front.words(2, 4)], "note": "(note)"},
        "number": rng.randint(1, 9999), "year": 2024, "period": {"from": "2024-12-16", "to": "2024-12-31"},
        "place": "Almaty", "keywords": [front.words(1, 2)],
        "publisher": {"name": "Press", "full-name": front.words(3, 9), "address": front.words(3, 6), "telephone": "+7 1",
                      "fax": "+7 2", "email": "press@example.org", "web": "www.example.org",
                      "emblem": {"picture": "pictures/logo.svg"}},
        "sections": [{"country": country, "articles": [article() for _ in range(rng.randint(1, 2))]}
                     for country in rng.sample(COUNTRIES, rng.randint(1, 3))]}
    vary_sections(issue, random.Random(seed + 1_000_000), front)
    path = folder / "issue.yaml"
    path.write_text(yaml.safe_dump(issue, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


if __name__ == "__main__":
    import sys
    if sys.argv[1] == "archive":  # archive FOLDER ISSUES BROKEN
        print(write_archive(pathlib.Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])))
    else:
        print(write_issue(pathlib.Path(sys.argv[1]), int(sys.argv[2])))
