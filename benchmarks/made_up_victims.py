"""Lists of people who never lived: names put together at random, written as hurried people write them.

For: measuring how victims' lists are linked (`benchmarks/victims.py`) and testing it. Not for: anything counted.
No name here is that of a victim: given names are everyday ones, family names come from invented roots and patterns, and
which stand together is chance.

A name is kept by its sounds (`H` for ح, `3` for ع, `aa` for a long a ...), from which both its Arabic letters and its
romanisations follow by rule. Households share father, grandfather, family name, day and place, and so resemble each
other as real ones do.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import yaml

Row = dict[str, str]

NAMES = yaml.safe_load(Path(__file__).with_name("made_up_names.yaml").read_text(encoding="utf-8"))
MEN: list[str] = NAMES["men"]
WOMEN: list[str] = NAMES["women"]
ROOT_LETTERS: list[str] = NAMES["root_letters"]
PATTERNS = (
    "al{0}a{1}{1}aa{2}", "al{0}a{1}a{2}iy", "al{0}a{1}ii{2}", "{0}a{1}iyy{2}ah", "abu~{0}a{1}{2}ah", "al{0}aa{1}i{2}",
    "{0}u{1}ay{2}", "{0}a{1}{1}uu{2}", "al{0}a{1}aa{2}iy", "{0}aa{1}uu{2}", "al{0}i{1}{2}aawiy", "{0}a{1}{2}aan",
)  # fmt: skip
ARABIC = {
    "kh": "خ", "th": "ث", "dh": "ذ", "sh": "ش", "gh": "غ", "aa": "ا", "ii": "ي", "uu": "و", "b": "ب", "t": "ت",
    "j": "ج", "H": "ح", "7": "ح", "d": "د", "r": "ر", "z": "ز", "s": "س", "S": "ص", "D": "ض",
    "T": "ط", "Z": "ظ", "3": "ع",
    "f": "ف", "q": "ق", "k": "ك", "l": "ل", "m": "م", "n": "ن", "h": "ه", "w": "و", "y": "ي", "Y": "ى", "2": "ء",
    "a": "", "i": "", "u": "",
}  # fmt: skip
SOUND = re.compile("kh|th|dh|sh|gh|aa|ii|uu|.")
CONFUSED = [*zip("ضظذزثسةهىياأ", "ظضزذسثهةيىأا", strict=True), ("ة", ""), ("ء", "")]
LATIN = {"H": "h", "7": "h", "S": "s", "D": "d", "T": "t", "Z": "z", "3": "", "2": "", "Y": "a"}
HABITS = {
    "q": ("q", "k"), "kh": ("kh", "kh", "ch"), "dh": ("dh", "d", "z"), "th": ("th", "t"), "aa": ("a", "a", "aa"),
    "ii": ("i", "ee", "i", "y"), "uu": ("u", "ou", "oo"), "ay": ("ay", "ai", "ei"), "u": ("u", "o", "ou"),
    "i": ("i", "e"), "a": ("a", "a", "a", "e"), "j": ("j", "j", "dj"),
}  # fmt: skip
FIRST_DAY = date(2014, 1, 1)


class Person(NamedTuple):
    """Somebody who never lived: the sounds of the name, and the truth that lists tell more or less of."""

    names: tuple[str, str, str, str]
    age: int
    sex: str
    day: date
    place: str


class Shape(NamedTuple):
    """What two lists are like: sizes, how many of the first stand in the second, and how they are written."""

    first: int
    second: int
    shared: float
    identical: float = 0.19
    days: int = 730
    places: int = 150
    told: Sequence[str] = ("age", "sex", "date", "place")
    romanised: bool = False


class TwoLists(NamedTuple):
    """Two lists and the truth: pairs of ids that are one person."""

    first: list[Row]
    second: list[Row]
    truth: set[tuple[str, str]]


def two_lists(shape: Shape, seed: int = 1) -> TwoLists:
    """Make two lists of one shape; the same seed gives the same lists."""
    chance = random.Random(seed)  # noqa: S311
    shared = round(shape.first * shape.shared)
    crowd = people(shape.first + shape.second - shared, shape, chance)
    chance.shuffle(crowd)
    both, rest = crowd[:shared], crowd[shared:]
    alone = shape.first - shared
    first = [_row(f"a{at}", one, shape, chance) for at, one in enumerate(both + rest[:alone])]
    copied = enumerate(zip(both, first, strict=False))
    second = [_copied(f"b{at}", one, row, shape, chance) for at, (one, row) in copied]
    second += [_row(f"b{at}", one, shape, chance, second=True) for at, one in enumerate(rest[alone:], start=shared)]
    chance.shuffle(first)
    chance.shuffle(second)
    return TwoLists(first, second, {(f"a{at}", f"b{at}") for at in range(shared)})


def people(number: int, shape: Shape, chance: random.Random) -> list[Person]:
    """Make people, two in five of them in households that were struck together."""
    families = _families(max(60, number // 25), chance)
    weights = [1 / (at + 5) ** 0.7 for at in range(len(families))]
    drawn = iter(chance.choices(families, weights, k=number))
    places = [_family(chance).replace("~", "") for _ in range(shape.places)]
    struck = [1 / (at + 3) for at in range(shape.places)]
    crowd: list[Person] = []
    while len(crowd) < number:
        crowd += _household(next(drawn), chance.choices(places, struck)[0], shape, chance)
    return crowd[:number]


def _household(family: str, place: str, shape: Shape, chance: random.Random) -> list[Person]:
    father, grandfather = chance.choice(MEN), chance.choice(MEN)
    day = FIRST_DAY + timedelta(days=chance.randrange(shape.days))
    size = 1 if chance.random() < 0.8 else chance.randint(2, 6)
    made, used = [], set[str]()
    for _ in range(size):
        sex = "m" if chance.random() < 0.68 else "f"
        given = chance.choice(MEN if sex == "m" else WOMEN)
        if given not in used:
            age = chance.randint(0, 17) if size > 1 else int(chance.triangular(0, 85, 24))
            made.append(Person((given, father, grandfather, family), age, sex, day, place))
            used.add(given)
    return made


def _families(number: int, chance: random.Random) -> list[str]:
    return [_family(chance) for _ in range(number)]


def _family(chance: random.Random) -> str:
    return chance.choice(PATTERNS).format(*chance.sample(ROOT_LETTERS, 3))


def arabic(sounds: str) -> str:
    """Write sounds in Arabic letters: short vowels left out, doubled letters written once."""
    return " ".join(_arabic_word(part) for part in sounds.split("~"))


def _arabic_word(sounds: str) -> str:
    article = "ال" if sounds.startswith("al") and len(sounds) > 4 and sounds[2:3] not in "aiu" else ""
    letters, last = [], ""
    for sound in SOUND.findall(sounds[2:] if article else sounds):
        if sound != last or sound in "aiu":
            letters.append(ARABIC[sound])
        last = sound
    first = sounds[0] if not article else ""
    head = {"a": "أ", "i": "إ", "u": "أ"}.get(first, "")
    word = "".join(letters)
    if sounds == "allaah":
        return "الله"
    word = "أ" + word if head == "أ" else head + word
    return article + (word[:-1] + "ة" if sounds.endswith("ah") and not sounds.endswith("aah") else word)


def romanised(sounds: str, chance: random.Random) -> str:
    """Write sounds in Latin letters, by one of many habits."""
    return " ".join(_latin_word(part, chance).capitalize() for part in sounds.split("~"))


def _latin_word(sounds: str, chance: random.Random) -> str:
    if sounds.startswith("al") and len(sounds) > 4 and sounds[2] not in "aiul":
        article = chance.choice(("al-", "el-", "Al ", "al", ""))
        return article + _latin_word(sounds[2:], chance)
    letters = [
        chance.choice(HABITS[sound]) if sound in HABITS else LATIN.get(sound, sound)
        for sound in re.findall("ay|iy$|kh|th|dh|sh|gh|aa|ii|uu|.", sounds)
    ]
    word = "".join(letters).replace("iy", "i")
    word = "a" + word[1:] if sounds.startswith("3a") and word.startswith("e") else word
    if chance.random() < 0.04 and len(word) > 4:
        at = chance.randrange(1, len(word) - 1)
        word = word[:at] + word[at + 1 :] if chance.random() < 0.5 else word[:at] + word[at] + word[at:]
    return word


def _row(id: str, one: Person, shape: Shape, chance: random.Random, *, second: bool = False) -> Row:
    """Write somebody down once."""
    name = _name(one, chance, latin=second and shape.romanised)
    return _told({"id": id, "name": name, **_facts(one)}, shape)


def _copied(id: str, one: Person, row: Row, shape: Shape, chance: random.Random) -> Row:
    """Write somebody down again, by other hands."""
    if chance.random() < shape.identical and not shape.romanised:
        return {**_slips(one, shape, chance), "id": id, "name": row["name"]}
    name = row["name"]
    while name == row["name"]:
        name = _name(one, chance, latin=shape.romanised, copied=True)
    return {**_slips(one, shape, chance), "id": id, "name": name}


def _facts(one: Person) -> Row:
    return {"age": str(one.age), "sex": one.sex, "date": one.day.isoformat(), "place": arabic(one.place)}


def _slips(one: Person, shape: Shape, chance: random.Random) -> Row:
    days = 0 if chance.random() < 0.8 else chance.choice((-1, 1, 1, 2, -2, 5, 14, 40))
    years = 0 if chance.random() < 0.7 else chance.choice((-1, 1, 1, -2, 2, 4))
    facts = _facts(one._replace(age=max(0, one.age + years), day=one.day + timedelta(days=days)))
    told = {key: "" if chance.random() < 0.12 else value for key, value in facts.items()}
    return _told(told, shape)


def _told(row: Row, shape: Shape) -> Row:
    return {key: value for key, value in row.items() if key in ("id", "name") or key in shape.told}


def _name(one: Person, chance: random.Random, *, latin: bool, copied: bool = False) -> str:
    given, father, grandfather, family = one.names
    kept = [given]
    kept += [father] if chance.random() < (0.85 if copied else 0.95) else []
    kept += [grandfather] if len(kept) == 2 and chance.random() < 0.5 else []
    kept += [family] if chance.random() < 0.97 or len(kept) == 1 else []
    if copied and len(kept) > 2 and chance.random() < 0.03:
        kept = [kept[-1], *kept[:-1]]
    if latin:
        return " ".join(romanised(part, chance) for part in kept)
    return " ".join(_hurried(arabic(part), chance) if copied else arabic(part) for part in kept)


def _hurried(word: str, chance: random.Random) -> str:
    """Write a word in Arabic letters with the slips of hurry and habit."""
    if chance.random() < 0.35:
        word = word.replace("أ", "ا").replace("إ", "ا")
    if chance.random() < 0.3:
        word = word.replace("ة", "ه") if "ة" in word else word.replace("ى", "ي")
    if chance.random() < 0.25:
        word = word.replace("عبد ", "عبد") if " " in word else word.removeprefix("ال")
    if chance.random() < 0.03:
        wrong, right = chance.choice(CONFUSED)
        word = word.replace(wrong, right, 1)
    if chance.random() < 0.03 and len(word) > 3:
        at = chance.randrange(1, len(word) - 1)
        word = word[:at] + chance.choice([*"ابتحدرسعفلمنهوي", *[""] * 15]) + word[at + 1 :]
    return word
