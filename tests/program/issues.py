"""Makes issues of any length, the same for the same numbers."""

import pathlib
import random
import shutil

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


def write_issue(folder, pages, seed=1):
    """Writes an issue of about `pages` pages with a picture in every other article into `folder`."""
    rng = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
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


if __name__ == "__main__":
    import sys
    print(write_issue(pathlib.Path(sys.argv[1]), int(sys.argv[2])))
