"""assets/countries/*.yaml from Debian's iso-codes: see `refresh-assets`."""

import gettext
import json
import unicodedata
from pathlib import Path

from country_overlay import names as overlay

LANGUAGES = ("en", "ru", "kk", "ky", "tg")
ISO_CODES = Path("usr/share/iso-codes/json/iso_3166-1.json")
CATALOGUES = Path("usr/share/locale")

HEADER = """\
# Names of countries by ISO 3166-1 alpha-2 code: "common name | official name", or one name for both.
# Made by scripts/refresh-assets from iso-codes {version} (LGPL-2.1-or-later, see LICENSE-iso-codes.txt) with the
# corrections of scripts/country_overlay.py. Edit those, not this file.
"""

# Stress marks and soft hyphens that translators left in Cyrillic names.
STRAY = {"\u0301", "\u00ad"}


def clean(name: str) -> str:
    """A name as it should be printed."""
    if any("\u0400" <= c <= "\u04ff" for c in name):
        name = "".join(c for c in unicodedata.normalize("NFD", name) if c not in STRAY)
    return unicodedata.normalize("NFC", name).replace("'", "’").removeprefix("the ")


class Translator:
    """Translations into one language; where it has none, into Russian, and then English."""

    def __init__(self, root: Path, language: str):
        chain = {"en": [], "ru": ["ru"]}.get(language, [language, "ru"])
        self._catalogues = [gettext.translation("iso_3166-1", root / CATALOGUES, [one]) for one in chain]

    def own(self, name: str | None) -> str | None:
        """The translation into the language itself, if there is one; English is its own translation."""
        if name is None or not self._catalogues:
            return name
        translated = self._catalogues[0].gettext(name)
        return translated if translated != name else None

    def any(self, name: str) -> str:
        for catalogue in self._catalogues:
            translated = catalogue.gettext(name)
            if translated != name:
                return translated
        return name


def country(entry: dict[str, str], translator: Translator) -> tuple[str, str]:
    """(common, official) name of an entry of iso_3166-1.json."""
    name = translator.own(entry["name"]) or translator.any(entry["name"])
    common = translator.own(entry.get("common_name")) or name
    official = translator.own(entry.get("official_name")) or name
    return clean(common), clean(official)


def line(code: str, common: str, official: str) -> str:
    """A line that Vestnik's reader and any YAML 1.2 parser read alike."""
    value = common if common == official else f"{common} | {official}"
    if ": " in value or " #" in value or value.count("|") > 1 or not value[0].isalpha() or value != value.strip():
        raise ValueError(f"{code}: {value!r} is not a plain YAML scalar")
    return f"{code}: {value}\n"


def generate(root: Path, version: str) -> dict[str, str]:
    """Text of each countries file, by language."""
    entries = json.loads((root / ISO_CODES).read_text(encoding="utf-8"))["3166-1"]
    entries.sort(key=lambda entry: entry["alpha_2"])
    files = {}
    for language in LANGUAGES:
        translator = Translator(root, language)
        text = HEADER.format(version=version)
        for entry in entries:
            code = entry["alpha_2"]
            names = overlay[language].get(code) or country(entry, translator)
            common, official = (names, names) if isinstance(names, str) else names
            text += line(code, common, official)
        files[language] = text
    return files
