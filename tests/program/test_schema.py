"""The JSON Schema: what the loader accepts it accepts, what the loader refuses for its shape it refuses."""

import json
import re

import jsonschema
import pytest
import yaml

from conftest import MANUAL, ROOT, SMALL_ISSUE
from test_wrong_descriptors import CASES

#: Codes of what is wrong in a file's shape. The rest (files, dates that contradict each other) a schema cannot say.
STRUCTURAL = {"unknown-key", "missing-key", "missing-value", "wrong-type", "unknown-value", "out-of-range", "bad-date",
              "empty-text", "empty-list", "text-too-long", "body-missing", "silence-error"}


class Loader(yaml.SafeLoader):
    """YAML as editors' language servers read it: version 1.2, where NO is a country and a date a text."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in [("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"), ("null", r"~|null|Null|NULL|", "~nN"),
                            ("int", r"[-+]?[0-9]+", "-+0123456789"),
                            ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789")]:
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))
Loader.yaml_implicit_resolvers.setdefault("", []).append(("tag:yaml.org,2002:null", re.compile("^$")))


@pytest.fixture(scope="module")
def validators():
    schemas = {kind: json.loads((ROOT / f"assets/schema/{kind}.schema.json").read_text("utf-8"))
               for kind in ("issue", "publisher")}
    for schema in schemas.values():
        jsonschema.Draft7Validator.check_schema(schema)
    return {kind: jsonschema.Draft7Validator(schema) for kind, schema in schemas.items()}


def problems(validator, text):
    return [error.message for error in validator.iter_errors(yaml.load(text, Loader))]


@pytest.mark.parametrize("kind", ["issue", "publisher"])
def test_assets_hold_what_the_command_prints(run, kind):
    assert run("schema", kind).stdout == (ROOT / f"assets/schema/{kind}.schema.json").read_text("utf-8")


def test_schema_is_written_to_a_file(run, tmp_path):
    assert run("schema", "-o", tmp_path / "s.json").returncode == 0
    assert (tmp_path / "s.json").read_text("utf-8") == run("schema").stdout


@pytest.mark.parametrize("path", sorted((ROOT / "samples").rglob("issue.yaml")), ids=str)
def test_samples_are_valid(validators, path):
    assert problems(validators["issue"], path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", sorted((ROOT / "samples").glob("publisher-*.yaml")), ids=str)
def test_publishers_are_valid(validators, path):
    assert problems(validators["publisher"], path.read_text("utf-8")) == []


DESCRIPTIONS = [path for path in sorted((ROOT / "samples").rglob("*.yaml")) if path.parent.name != "cluster"]


@pytest.mark.parametrize("path", DESCRIPTIONS, ids=str)
def test_samples_name_their_schema(path):
    first = path.read_text("utf-8").splitlines()[0]
    match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert match and (path.parent / match.group(1)).resolve().is_file(), first


def wrong_cases():
    skipped = {"bad-yaml", "alias-cycle", "several-documents", "yaml-anchor", "yaml-merge", "yaml-tag", "control-character",
               "empty-file", "duplicate-key"}
    return [case for case in CASES if case[2] not in skipped]


@pytest.mark.parametrize("name, replacements, code", [case[:3] for case in wrong_cases()],
                         ids=[case[0] for case in wrong_cases()])
def test_wrong_descriptors(validators, findings, small_issue, tmp_path, name, replacements, code):
    path = small_issue(tmp_path, *replacements)
    found = {f["code"] for f in findings(path) if f["severity"] == "error"}
    assert bool(problems(validators["issue"], path.read_text("utf-8"))) == bool(found & STRUCTURAL), (name, found)


ACCEPTED = {
    "numbers as texts": [("place: Almaty", "place: 2024"), ("title: One small article", "title: 112"),
                         ("name: Press, full-name", "telephone: 7727, name: Press, full-name")],
    "truth as a text": [("title: One small article", "title: true")],
    "a country that YAML 1.1 takes for no": [("country: KZ", "country: NO")],
    "optional keys without values": [("place: Almaty", "place: Almaty\ntheme:\nkeywords:\ndigest:\nsilence:"),
                                     ("        body: |", "        topic:\n        pictures:\n        body-file:\n        body: |")],
    "one title line": [("[Herald, of small things]", "Herald of small things")],
    "dates of both kinds": [("date: 2024-12-02", "date: '02.12.2024'")],
    "empty lists that may be": [("place: Almaty", "place: Almaty\nkeywords: []\nsilence: []")],
    "silence": [("place: Almaty", "place: Almaty\nsilence: [picture-coarse]")],
    "house rules": [("place: Almaty", "place: Almaty\ntypography: {quotes: off, ranges: on, units: true, dates:}")],
    "all house rules off": [("place: Almaty", "place: Almaty\ntypography: off")],
    "all house rules off in YAML 1.2": [("place: Almaty", "place: Almaty\ntypography: false")],
    "divided words": [("name: Press, full-name", "hyphenation: {ru: [поли-цей-ский], en: po-lice}, name: Press, full-name")],
    "a long title": [("One small article", "x" * 1000)],
}

REFUSED = {
    "both body and file": [("        body: |", "        body-file: a.md\n        body: |")],
    "a required key without value": [("place: Almaty", "place:")],
    "a number in quotes": [("number: 1", 'number: "1"')],
    "text of blanks": [("place: Almaty", 'place: "  "')],
    "an item without value": [("place: Almaty", "place: Almaty\nkeywords: [a, ]\nsilence:\n  -")],
    "unknown silence": [("place: Almaty", "place: Almaty\nsilence: [nonsense]")],
    "silenced error": [("place: Almaty", "place: Almaty\nsilence: [missing-glyph]")],
    "a title too long": [("One small article", "x" * 1001)],
    "a date of another century": [("date: 2024-12-02", "date: 1824-12-02")],
    "an unknown house rule": [("place: Almaty", "place: Almaty\ntypography: {qoutes: off}")],
    "a house rule neither on nor off": [("place: Almaty", "place: Almaty\ntypography: {quotes: maybe}")],
    "house rules neither on nor off": [("place: Almaty", "place: Almaty\ntypography: maybe")],
    "divided words of no language of Vestnik": [
        ("name: Press, full-name", "hyphenation: {de: [Do-nau]}, name: Press, full-name")],
    "a running text that is a mapping": [("name: Press, full-name", "texts: {fax: {a: b}}, name: Press, full-name")],
}


@pytest.mark.parametrize("replacements", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_what_the_loader_accepts(validators, findings, small_issue, tmp_path, replacements):
    path = small_issue(tmp_path, *replacements)
    assert [f for f in findings(path) if f["severity"] == "error"] == []
    assert problems(validators["issue"], path.read_text("utf-8")) == []


@pytest.mark.parametrize("replacements", REFUSED.values(), ids=REFUSED.keys())
def test_what_the_loader_refuses(validators, findings, small_issue, tmp_path, replacements):
    path = small_issue(tmp_path, *replacements)
    assert [f for f in findings(path) if f["severity"] == "error"]
    assert problems(validators["issue"], path.read_text("utf-8"))


def described(schema, path=""):
    for name, value in schema.get("properties", {}).items():
        yield f"{path}{name}", value
        for part in (value, value.get("items", {})):
            yield from described(part, f"{path}{name}.")


def test_every_key_is_described_in_both_languages(validators):
    for validator in validators.values():
        keys = list(described(validator.schema))
        assert len(keys) >= 9
        for name, value in keys:
            assert value.get("title"), name
            assert re.search("[а-я]", value["description"]), name


def documented(language, heading):
    page = (MANUAL[language] / "descriptor.md").read_text("utf-8")
    section = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", page, re.S | re.M).group(1)
    keys = {}
    for row in re.findall(r"^\|(.+)\|$", section, re.M)[2:]:
        cells = [cell.strip() for cell in row.split(" | ")]
        before = ""
        for name in re.findall(r"`([^`]+)`", cells[0]):
            if name.startswith("."):  # `a.b`, `.c` names b and c of a
                name = before.rsplit(".", 1)[0] + name
            before = name
            keys[name] = {"en": "required", "ru": "обязател"}[language] in row
    return keys


PARTS = ["", "publisher.", "sections.", "sections.articles.", "sections.articles.pictures."]
HEADINGS = {"en": ["The issue", "The publisher", "A section", "An article", "A picture"],
            "ru": ["Выпуск", "Издатель", "Раздел", "Статья", "Рисунок"]}


@pytest.mark.parametrize("language, heading, path", [(language, heading, path) for language, headings in HEADINGS.items()
                                                     for heading, path in zip(headings, PARTS)])
def test_the_manual_has_the_keys_of_the_table(validators, language, heading, path):
    keys = documented(language, heading)
    schema = validators["issue"].schema
    for part in filter(None, path.split(".")):
        schema = schema["properties"][part]
        schema = schema.get("items", schema)
    leaves = {}
    for name, value in schema["properties"].items():
        inner = value.get("properties", {})
        if inner and f"{name}.{next(iter(inner))}" in keys:
            leaves.update({f"{name}.{n}": n in value.get("required", []) for n in inner})
            for n, v in inner.items():
                if v.get("properties") and f"{name}.{n}.{next(iter(v['properties']))}" in keys:
                    del leaves[f"{name}.{n}"]
                    leaves.update({f"{name}.{n}.{m}": None for m in v["properties"]})
        else:
            leaves[name] = name in schema.get("required", [])
    assert set(keys) == set(leaves)
    wrong = [name for name, required in leaves.items()
             if required is not None and "." not in name and keys[name] != required and not name.startswith("body")]
    assert not wrong
