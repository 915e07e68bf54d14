"""How large a release is: text, faces and tags of twelve pages, and what pictures add."""

import re
import shutil

import pytest
import yaml

from conftest import SAMPLES

LARGEST = 80_000  # bytes of the English sample without pictures


def without_pictures(descriptor, folder):
    """A copy of the issue that shows no picture."""
    shutil.copytree(descriptor.parent.parent, folder / "samples")
    copy = folder / "samples" / descriptor.parent.name / descriptor.name
    issue = yaml.safe_load(copy.read_text(encoding="utf-8"))
    for section in issue["sections"]:
        for article in section["articles"]:
            article.pop("pictures", None)
            if article["source"].pop("masthead", None):
                del article["source"]["name"]  # or it would be printed instead
    for text in (copy.parent / "articles").glob("*.md"):
        text.write_text(re.sub(r"^!\[.*\n", "", text.read_text(encoding="utf-8"), flags=re.M), encoding="utf-8")
    publisher = copy.parent / issue["publisher"]
    imprint = yaml.safe_load(publisher.read_text(encoding="utf-8"))
    imprint.pop("emblem", None)
    publisher.write_text(yaml.safe_dump(imprint, allow_unicode=True), encoding="utf-8")
    copy.write_text(yaml.safe_dump(issue, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return copy


def bytes_of_pictures(descriptor):
    """The files that the issue shows."""
    issue = yaml.safe_load(descriptor.read_text(encoding="utf-8"))
    names = set()
    for section in issue["sections"]:
        for article in section["articles"]:
            names |= {descriptor.parent / picture["file"] for picture in article.get("pictures", [])}
            if "masthead" in article["source"]:
                names.add(descriptor.parent / article["source"]["masthead"]["picture"])
            if "body-file" in article:
                text = (descriptor.parent / article["body-file"]).read_text(encoding="utf-8")
                names |= {descriptor.parent / name for name in re.findall(r"!\[.*?\]\(([^) ]+)", text)}
    publisher = descriptor.parent / issue["publisher"]
    names.add(publisher.parent / yaml.safe_load(publisher.read_text(encoding="utf-8"))["emblem"]["picture"])
    return sum(path.stat().st_size for path in names)


@pytest.fixture(scope="module")
def size(run, tmp_path_factory):
    folder = tmp_path_factory.mktemp("size")
    bare = without_pictures(SAMPLES["en"], folder)

    def measure(*options):
        result = []
        for descriptor in (bare, SAMPLES["en"]):
            pdf = folder / "out.pdf"
            done = run("build", descriptor, "-o", pdf, *options)
            assert done.returncode == 0, done.stderr
            result.append(pdf.stat().st_size)
        return result

    return measure


def test_text_faces_and_tags(size):
    plain, _ = size()
    best, _ = size("--release")
    print(f"without pictures: {plain} bytes, {best} with --release")
    assert best < plain <= LARGEST


def test_what_pictures_add(size):
    bare, full = size("--release")
    own = bytes_of_pictures(SAMPLES["en"])
    print(f"{full} bytes: {bare} without pictures, {own} of pictures, {(full - own) / bare - 1:+.1%}")
    assert full <= bare * 1.04 + own
