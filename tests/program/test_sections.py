"""Sections of any kind: countries and others, on new pages or one below the other, with titles in the contents."""

import random
import re

import pytest
import yaml

from conftest import tool
from issues import sentence

COUNTRIES = ("KZ", "KG", "RU", "TJ", "UZ", "TM", "AZ", "AM")


def short_news(folder, rng, **keys):
    """Twelve short articles of eight countries below an editorial."""
    def article(title):
        body = "\n\n".join(" ".join(sentence(rng) for _ in range(3)) for _ in range(2))
        return {"title": title, "source": {"name": "Press"}, "topic": "what was new", "body": body}

    sections = [{"heading": "From the editor", "articles": [article("A word before the news")]}]
    for i, country in enumerate(COUNTRIES):
        sections.append({"country": country, "articles": [article(f"News {i}.{k} of the week") for k in range(1 + i % 2)]})
    issue = {"vestnik": 1, "language": "en", "series": {"title": ["Herald", "of short news"]}, "number": 1, "year": 2024,
             "period": {"from": "2024-12-01", "to": "2024-12-15"}, "place": "Almaty",
             "publisher": {"name": "Press", "full-name": "The Small Press", "address": "Almaty",
                           "texts": {"running-head": "{section}"}}, **keys, "sections": sections}
    path = folder / "issue.yaml"
    path.write_text(yaml.safe_dump(issue, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


@pytest.fixture
def pages(run, tmp_path):
    """pages(seed, **keys) -> texts of the pages."""
    def make(seed, **keys):
        path = short_news(tmp_path, random.Random(seed), **keys)
        done = run("build", path, "-q", "-o", tmp_path / "out.pdf")
        assert done.returncode == 0, done.stderr
        return tool("pdftotext", "-layout", tmp_path / "out.pdf", "-").split("\f")[:-1]

    return make


@pytest.mark.parametrize("seed", range(4))
def test_short_news_that_follow_take_fewer_pages(pages, seed):
    apart, following = pages(seed), pages(seed, **{"section-start": "follow"})
    assert len(apart) == 3 + 9 + 1
    assert len(following) <= 3 + 6 + 1
    body = "\n".join(following[3:-1])
    found = [body.index(name) for name in ("FROM THE EDITOR", "REPUBLIC OF KAZAKHSTAN", "REPUBLIC OF ARMENIA")]
    assert found == sorted(found)


def test_a_running_head_names_the_section_that_goes_on(pages):
    titles = {name.upper(): name for name in (
        "From the editor", "Republic of Kazakhstan", "Kyrgyz Republic", "Russian Federation", "Republic of Tajikistan",
        "Republic of Uzbekistan", "Turkmenistan", "Republic of Azerbaijan", "Republic of Armenia")}
    heads = 0
    for seed in range(4):
        section, seen = None, []
        for page in pages(seed, **{"section-start": "follow"})[3:-1]:
            lines = [line.strip() for line in page.splitlines() if line.strip()]
            if lines[0] not in titles:  # a title is in capitals, a running head is not
                assert lines[0] == section
                heads += 1
            seen += [titles[line] for line in lines if line in titles]
            section = seen[-1]
        assert seen == list(titles.values())
    assert heads > 3


def test_titles_stand_in_the_contents_with_their_pages(pages):
    texts = pages(1, contents="titles")
    entries = re.findall(r"^ *(News \d\.\d of the week|A word before the news)[ .]+(\d+)$", texts[2], re.M)
    assert len(entries) == 13
    for title, folio in entries:
        assert title.upper() in texts[int(folio) + 1]


def test_contents_may_run_over_pages(run, tmp_path):
    article = {"title": "A title that is long enough to take its place in the contents of a year", "source": {"name": "P"},
               "body": "Text."}
    sections = [{"heading": f"Section {i}", "articles": [dict(article, title=f"{article['title']} {i}.{k}") for k in range(3)]}
                for i in range(40)]
    issue = yaml.safe_load(short_news(tmp_path, random.Random(0)).read_text(encoding="utf-8"))
    issue.update({"sections": sections, "contents": "titles", "section-start": "follow"})
    path = tmp_path / "issue.yaml"
    path.write_text(yaml.safe_dump(issue, sort_keys=False), encoding="utf-8")
    assert run("build", path, "-q", "-o", tmp_path / "out.pdf").returncode == 0
    texts = tool("pdftotext", "-layout", tmp_path / "out.pdf", "-").split("\f")
    front = [text for text in texts if re.search(r"\. \. \. .*\d$", text, re.M)]
    assert len(front) == 4
    assert sum(len(re.findall(r"contents of a year \d+\.\d[ .]+\d+$", text, re.M)) for text in front) == 120
    for text in front:  # no section stands alone at a page's foot
        last = [line for line in text.splitlines() if re.search(r"\. \. \.", line)][-1]
        assert "Section" not in last
