"""Makes issues of short news items (up to 900 characters) with a photograph each, the same every time."""

import io
import pathlib
import random
import re

import yaml
from PIL import Image, ImageDraw, ImageFilter

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"
SOURCES = {"en": "2024-21", "ru": "2024-21-ru", "kk": "languages/kk", "ky": "languages/ky", "tg": "languages/tg"}
SHAPES = {  # pixels of what cameras and telephones give
    "wide": (1600, 900), "landscape": (1600, 1067), "four-to-three": (1600, 1200), "square": (1400, 1400),
    "four-to-five": (1280, 1600), "portrait": (1200, 1600), "tall-portrait": (1067, 1600), "telephone": (900, 1600)}
ORDER = ("landscape", "portrait", "four-to-three", "tall-portrait", "wide", "four-to-five", "landscape", "portrait",
         "four-to-three", "landscape", "telephone", "square")


def photograph(shape, seed):
    """A JPEG: hills below a sky, or, where it is higher than wide, a person before a wall."""
    rng = random.Random(seed)
    width, height = SHAPES[shape]
    top, foot = (tuple(rng.randint(*bounds) for bounds in ((90, 190), (120, 200), (150, 230))) for _ in range(2))
    column = Image.new("RGB", (1, height))
    column.putdata([tuple(a + (b - a) * y // height for a, b in zip(top, foot)) for y in range(height)])
    picture = column.resize((width, height))
    draw = ImageDraw.Draw(picture)
    if width >= height:
        for ridge in range(4):
            base, step = height * (45 + 14 * ridge) // 100, width // 6
            points = [(x, base + rng.randint(-height // 10, height // 10)) for x in range(0, width + step, step)]
            draw.polygon([(0, height), *points, (width, height)], fill=(40 + 20 * ridge, 90 - 8 * ridge, 70 - 12 * ridge))
    else:
        middle, head = width // 2, width // 5
        eyes = height * 2 // 5
        draw.ellipse((middle - 2 * head, eyes + head, middle + 2 * head, 2 * height), fill=(50, 55, rng.randint(70, 120)))
        draw.ellipse((middle - head, eyes - head * 4 // 3, middle + head, eyes + head * 4 // 3), fill=(214, 170, 140))
        for side in (-1, 1):
            x = middle + side * head * 2 // 5
            draw.ellipse((x - 14, eyes - 14, x + 14, eyes + 14), fill=(40, 30, 30))
    grain = Image.effect_noise((width, height), 24).convert("RGB")
    stream = io.BytesIO()
    Image.blend(picture.filter(ImageFilter.GaussianBlur(2)), grain, 0.08).save(stream, "JPEG", quality=88)
    return stream.getvalue()


def sample_paragraphs(language):
    """Paragraphs of running text of the language's sample, without marks."""
    path = SAMPLES / SOURCES[language] / "issue.yaml"
    paragraphs = []
    for section in yaml.safe_load(path.read_text("utf-8"))["sections"]:
        for article in section["articles"]:
            body = article.get("body") or (path.parent / article["body-file"]).read_text("utf-8")
            for block in re.split(r"\n\s*\n", body):
                text = " ".join(block.split())
                if 60 < len(text) < 800 and text[0].isalpha() and not re.search(r"[*_#\[\]<>|`!]", text) and not text.endswith(":"):
                    paragraphs.append(text)
    return paragraphs


def write_news(folder, language, items=12, seed=1, captions=True, shapes=ORDER):
    """Writes an issue of `items` short items, each with a photograph, into `folder`; returns its descriptor."""
    rng = random.Random(f"{language} {seed}")
    folder.mkdir(parents=True, exist_ok=True)
    stock = sample_paragraphs(language)
    at, articles = rng.randrange(len(stock)), []
    for number in range(items):
        most = rng.choice((350, 550, 750, 900))  # characters
        body = [stock[at % len(stock)]]
        while sum(map(len, body)) + len(stock[(at + 1) % len(stock)]) < most:
            at += 1
            body.append(stock[at % len(stock)])
        at += 1
        name = f"{number + 1}.jpg"
        (folder / name).write_bytes(photograph(shapes[number % len(shapes)], f"{seed} {number}"))
        picture = {"file": name, "alternative": body[0][:60]}
        if captions and number % 3 == 1:
            picture["caption"] = " ".join(body[-1].split()[:7]).rstrip(",;:.–—- ")
        articles.append({"title": " ".join(body[0].split()[:9]).rstrip(",;:.–—- "), "pictures": [picture],
                         "source": {"name": "Press", "address": f"https://example.org/news/{number + 1}"},
                         "body": "\n\n".join(body)})
    half = (items + 1) // 2
    issue = {"vestnik": 1, "language": language, "series": {"title": ["News"]}, "number": 1, "year": 2024,
             "period": {"from": "2024-12-16", "to": "2024-12-31"}, "place": "Almaty", "issued": "2025-01-03",
             "publisher": {"name": "Press", "full-name": "The Press", "address": "Almaty"},
             "sections": [{"country": "KZ", "articles": articles[:half]}, {"country": "KG", "articles": articles[half:]}]}
    path = folder / "issue.yaml"
    path.write_text(yaml.safe_dump(issue, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


if __name__ == "__main__":
    import sys
    print(write_news(pathlib.Path(sys.argv[1]), sys.argv[2], seed=int(sys.argv[3]) if len(sys.argv) > 3 else 1))
