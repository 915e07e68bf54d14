"""The manual's theme.md in both languages and the default theme name the same keys."""

import re

import pytest
import yaml

from conftest import MANUAL, ROOT

each_language = pytest.mark.parametrize("language", sorted(MANUAL))


def documented(section, language="en"):
    text = (MANUAL[language] / "theme.md").read_text(encoding="utf-8")
    part = re.search(rf"^## {section}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    assert part, f"theme.md ({language}) has no section {section}"
    first_cells = re.findall(r"^\|([^|]*)\|", part.group(1), re.M)
    return {key for cell in first_cells for key in re.findall(r"`([a-z-]+)`", cell)}


def theme():
    return yaml.safe_load((ROOT / "assets/themes/bulletin.yaml").read_text(encoding="utf-8"))


@each_language
@pytest.mark.parametrize("section", ["page", "typography", "breaking", "pagination", "pictures", "colors"])
def test_sections_have_the_keys_of_the_theme(section, language):
    assert documented(section, language) == set(theme()[section])


@each_language
def test_styles_use_documented_keys_only(language):
    used = {key for style in theme()["styles"].values() for key in style}
    assert used <= documented("styles", language) == documented("styles")


@pytest.mark.parametrize("key", sorted(documented("styles")))
def test_documented_style_keys_are_known(key):
    loader = "".join((ROOT / "src/input/style" / name).read_text(encoding="utf-8") for name in ("load_theme.cpp", "theme_fields.hpp"))
    assert f'"{key}"' in loader
