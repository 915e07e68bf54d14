"""Makes issues of any length and archives of any size, the same for the same numbers."""

import pathlib
import random
import shutil
import struct
import zlib

SOURCE = pathlib.Path(__file__).resolve().parents[2] / "samples/2024-21"
COUNTRIES = ("KZ KG RU TJ UZ TM AZ AM BY GE MD CN MN AF IR TR DE FR IT ES PT NL BE LU CH AT PL CZ SK HU RO BG GR "
             "CY MT IE GB IS NO SE FI DK EE LV LT UA US CA MX BR AR CL PE JP KR IN PK NP TH VN").split()
STEMS = ("officer region meeting report police lecture college drug prevention control agency minister session "
         "programme laboratory expertise cooperation training audience student district campaign border customs "
         "operation seizure substance precursor treatment rehabilitation council committee strategy government "
         "representative organisation society volunteer teenager information responsibility international").split()
SMALL = "the of and to in a for on with by at from that which as is was were has been".split()


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
    lines = ["vestnik: 1", "language: en", "series: {title: [Generated release, for measuring]}", "number: 1",
             "year: 2024", "period: {from: 2024-12-16, to: 2024-12-31}", "place: Almaty", "issued: 2025-01-03",
             "publisher: {name: Press, full-name: The Generated Press, address: Nowhere}", "sections:"]
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


if __name__ == "__main__":
    import sys
    if sys.argv[1] == "archive":  # archive FOLDER ISSUES BROKEN
        print(write_archive(pathlib.Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])))
    else:
        print(write_issue(pathlib.Path(sys.argv[1]), int(sys.argv[2])))
