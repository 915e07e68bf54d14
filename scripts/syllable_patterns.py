"""Hyphenation patterns for Kazakh, Kyrgyz and Tajik, made from the syllable rules of these languages.

Nobody publishes patterns for Kyrgyz and Tajik. A word of these languages is divided between its syllables, and their
spelling shows where those are: a syllable has one vowel and begins with at most one consonant. docs/hyphenation.md
states the rules with their sources; the names K1 .. T5 here are those of its lists.

scripts/refresh-assets writes the files; nothing but the rules below goes into them.
"""

from dataclasses import dataclass, field
from itertools import product

from liang import for_automaton

LEAST = 3  # letters that stay on each side of a hyphen

# Clusters that begin a syllable in loans from Russian: a stop or f with r or l behind it, and дж, one sound (K5, Y5).
LOAN_ONSETS = "бл бр гл гр дж др кл кр пл пр тр фл фр".split()
# Words of four consonants before the first vowel: after three of them no syllable is complete.
LONG_ONSETS = "взбр взгл взгр вздр вскл вскр вспл вспр встр всхл всхр".split()


@dataclass(frozen=True)
class Language:
    """The letters of a language by what they do in a syllable."""

    name: str
    vowels: str
    consonants: str
    signs: str = "ьъ"  # end a syllable together with the consonant before them
    united: tuple[str, ...] = ()  # two vowels in one syllable
    further: list[str] = field(default_factory=list)  # patterns for what the letters' classes do not say


def syllables(language: Language) -> list[str]:
    """What the three languages share: K1, K2, K4, Y1, Y2, Y4, T1, T2, T4."""
    patterns = [f"1{c}{v}" for c, v in product(language.consonants, language.vowels)]
    patterns += [f"{a}1{b}" for a, b in product(language.vowels, repeat=2) if a + b not in language.united]
    patterns += [f"{sign}1{v}" for sign, v in product(language.signs, language.vowels)]
    patterns += [f".{onset[:3]}2{onset[3:]}" for onset in LONG_ONSETS]
    return patterns + language.further


def loan_clusters(before: str, onsets: list[str], vowels: str) -> list[str]:
    """Behind another consonant such a cluster begins the syllable whole: кон-троль."""
    return [f"{c}1{onset[0]}2{onset[1]}{v}" for c, onset, v in product(before, onsets, vowels)]


def country_names(stems: str) -> list[str]:
    """-стан is a word of its own: Қазақ-стан, where the letters alone would give Қазақс-тан (K6, Y6)."""
    return [f"{stem}1с2тан" for stem in stems.split()]


def kazakh() -> Language:
    vowels = "аәеёиоөуұүыіэюя"
    loans = loan_clusters("бвгджзйклмнпрстфхцьъ", LOAN_ONSETS, vowels)
    names = country_names("қазақ қырғыз өзбек тәжік түрікмен ауған пәкі пәк татар башқұрт")
    # K3: after a vowel у is a consonant. It begins the next syllable if a vowel follows, else it ends its own.
    glides = [f"{a}1у2{b}" for a, b in product(vowels, repeat=2)] + [".у2"]
    return Language("Kazakh", vowels, "бвгғджзйкқлмнңпрстфхһцчшщ", united=tuple(f"{v}у" for v in vowels),
                    further=glides + loans + names)


def kyrgyz() -> Language:
    vowels = "аеёиоөуүыэюя"
    loans = loan_clusters("бвгджзйклмнпрстфхцьъ", LOAN_ONSETS, vowels)
    names = country_names("казак кыргыз өзбек тажик түркмөн ооган паки пак татар башкорт")
    long = "аа ее ии оо өө уу үү ээ яа ёо юу юү".split()  # Y3
    diphthongs = "ау еу оу".split()  # Y5: of loans
    return Language("Kyrgyz", vowels, "бвгджзйклмнңпрстфхцчшщ", united=tuple(long + diphthongs), further=loans + names)


def tajik() -> Language:
    vowels = "аеиӣоуӯыэ"
    with_glide = "ёюя"
    # T3: я, ё and ю begin with the consonant й. After a vowel or й a syllable begins there; after another consonant
    # the letter belongs to two syllables in native words and to one in loans, so nothing is divided.
    glides = [f"{v}1{g}" for v, g in product(vowels + with_glide + "йъь", with_glide)]
    glides += [f"{g}1{v}" for g, v in product(with_glide, vowels)]
    # T5: clusters that end no native syllable, so that no compound is taken for a loan (даст-рас).
    loans = [f"{head}1{onset}2{liquid}{v}" for (head, onset, liquid), v in product(
        [("к", "т", "р"), ("н", "т", "р"), ("н", "ф", "р"), ("м", "п", "л"), ("м", "п", "р"), ("кс", "п", "л"),
         ("кс", "п", "р"), ("кс", "т", "р"), ("нс", "т", "р")], vowels)]
    return Language("Tajik", vowels, "бвгғджзйкқлмнпрстфхҳцчҷшщ", further=glides + loans)


LANGUAGES = {"kk_KZ": kazakh, "ky_KG": kyrgyz, "tg_TJ": tajik}


def generate() -> dict[str, str]:
    """By locale, the text of its file."""
    files = {}
    for locale, make in LANGUAGES.items():
        language = make()
        head = (f"UTF-8\nLEFTHYPHENMIN {LEAST}\nRIGHTHYPHENMIN {LEAST}\n"
                f"% {language.name}, written by scripts/refresh-assets from the rules in scripts/syllable_patterns.py; sources in\n"
                f"% docs/hyphenation.md. Part of Vestnik, under its licence.\n")
        files[locale] = head + "\n".join(for_automaton(syllables(language))) + "\n"
    return files
