"""The model by which two entries are held against each other: comparisons, their levels, and who is compared at all.

For: one definition, as a Splink settings dictionary in SQL that DuckDB and Spark read alike. Not for: running it
(`recount.incidents.victims.linking`).

Fellegi and Sunter 1969: each comparison falls on one level; a level's weight is log2(m/u), with m how often it is met
among entries of one person, u among entries of two. u is counted in the lists at hand; a name's rarity moves its weight
(term frequency). The given name's m stays as it is, because kin who died together agree in everything else: whose given
names differ are two people.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from recount.incidents.victims.names import Name

GIVEN, FATHER, GRANDFATHER, FAMILY = NAME_PARTS = Name._fields[:4]


class Level(NamedTuple):
    """One level of a comparison: how it is called, when it is met, how often among entries of one person and of two.

    `rarity` names the column whose values' frequency moves the weight.
    """

    label: str
    when: str
    m: float
    u: float
    rarity: str | None = None


class Comparison(NamedTuple):
    """One comparison: its name, the columns that it needs, its levels from best to worst; the last takes the rest."""

    name: str
    needs: tuple[str, ...]
    levels: tuple[Level, ...]

    def settings(self, *, counted: bool) -> dict[str, Any]:
        """Give the comparison as Splink reads it; `counted` where the lists are long enough to count u and rarity."""
        nothing = " OR ".join(f"{column}_{side} IS NULL" for column in self.needs for side in "lr")
        levels = [{"sql_condition": nothing, "label_for_charts": "not told", "is_null_level": True}]
        levels += [_level(level, counted=counted) for level in self.levels]
        return {"output_column_name": self.name, "comparison_levels": levels}


def _level(level: Level, *, counted: bool) -> dict[str, Any]:
    told: dict[str, Any] = {
        "sql_condition": level.when,
        "label_for_charts": level.label,
        "m_probability": level.m,
        "u_probability": level.u,
    }
    if counted and level.rarity:
        told |= {"tf_adjustment_column": level.rarity, "disable_tf_exact_match_detection": True}
    return told


_SAME_YEARS: Final = "coalesce(abs(age_l - age_r) <= 1, TRUE)"
"""Brothers bear names that nearly agree; beyond a year's difference of age, a given name must agree better."""


def _name(part: str, m: Sequence[float], u: Sequence[float], others: Iterable[str]) -> Comparison:
    """Compare one word of a name: spelling, sounds, consonants, nearly, initial, another place, not at all."""
    key, spelling = f"{part}_key", part
    elsewhere = " OR ".join(
        f"{key}_{one} = {other}_key_{two}" for other in others for one, two in (("l", "r"), ("r", "l"))
    )
    near = f"(levenshtein({key}_l, {key}_r) <= 1 AND least(length({key}_l), length({key}_r)) >= 3)"
    typo = f"(levenshtein({spelling}_l, {spelling}_r) <= 1 AND least(length({spelling}_l), length({spelling}_r)) >= 4)"
    initial = (
        f"least(length({spelling}_l), length({spelling}_r)) <= 2 AND least(length({key}_l), length({key}_r)) = 1"
        f" AND substr({key}_l, 1, 1) = substr({key}_r, 1, 1)"
    )
    alike = f" AND {_SAME_YEARS}" if part == GIVEN else ""
    whens = (
        ("same spelling", f"{spelling}_l = {spelling}_r", spelling),
        ("same sounds", _agreeing(part), f"{part}_lean"),
        ("same consonants", f"{key}_l = {key}_r{alike}", key),
        ("initial", initial, None),
        ("nearly", f"({near} OR {typo}){alike}", None),
        ("elsewhere in the name", elsewhere, None),
        ("differs", "ELSE", None),
    )
    levels = [Level(label, when, one, two, rarity) for (label, when, rarity), one, two in zip(whens, m, u, strict=True)]
    return Comparison(f"{part}_name", (part,), tuple(levels))


def _agreeing(part: str) -> str:
    """Meet where the long vowels of one spelling may be those of the other."""
    ways = (("lean", "lean"), ("lean", "full"), ("full", "lean"), ("full", "full"))
    return " OR ".join(f"{part}_{one}_l = {part}_{two}_r" for one, two in ways)


_GAP_OF_DAYS = "abs(day_l - day_r)"
_GAP_OF_YEARS = "abs(age_l - age_r)"
OF_TWO: Final = (0.012, 0.012, 0.004, 0.002, 0.02, 0.02, 0.93)
OF_TWO_FAMILIES: Final = (0.003, 0.003, 0.001, 0.001, 0.008, 0.008, 0.976)
COMPARISONS: Final = (
    _name(GIVEN, (0.70, 0.26, 0.003, 0.005, 0.012, 0.02, 1e-12), OF_TWO, (FAMILY,)),
    _name(FATHER, (0.60, 0.24, 0.02, 0.01, 0.04, 0.05, 0.04), OF_TWO, (GRANDFATHER, FAMILY, GIVEN)),
    _name(GRANDFATHER, (0.60, 0.22, 0.02, 0.01, 0.04, 0.05, 0.06), OF_TWO, (FATHER, FAMILY)),
    _name(
        FAMILY, (0.60, 0.20, 0.02, 0.005, 0.055, 0.06, 0.06), OF_TWO_FAMILIES, (GRANDFATHER, FATHER, GIVEN)
    ),
    Comparison("age", ("age",), (
        Level("same age", "age_l = age_r", 0.68, 0.02),
        Level("a year apart", f"{_GAP_OF_YEARS} <= 1", 0.16, 0.04),
        Level("up to 3 years apart", f"{_GAP_OF_YEARS} <= 3", 0.09, 0.07),
        Level("up to 5 years apart", f"{_GAP_OF_YEARS} <= 5", 0.04, 0.07),
        Level("further apart", "ELSE", 0.03, 0.80),
    )),
    Comparison("sex", ("sex",), (
        Level("same sex", "sex_l = sex_r", 0.985, 0.56),
        Level("another sex", "ELSE", 0.015, 0.44),
    )),
    Comparison("date", ("month",), (
        Level("same day", "day_l = day_r", 0.66, 0.01),
        Level("a day apart", f"{_GAP_OF_DAYS} <= 1", 0.09, 0.01),
        Level("up to 7 days apart", f"{_GAP_OF_DAYS} <= 7", 0.09, 0.03),
        Level("same month, a day not told", "month_l = month_r AND (day_l IS NULL OR day_r IS NULL)", 0.03, 0.01),
        Level("up to 30 days apart", f"{_GAP_OF_DAYS} <= 30", 0.06, 0.10),
        Level("further apart", "ELSE", 0.07, 0.84),
    )),
    Comparison("place", ("place",), (
        Level("same place", "place_l = place_r OR place_key_l = place_key_r", 0.75, 0.05, "place_key"),
        Level("one stands within the other",
              "contains(place_words_l, place_words_r) OR contains(place_words_r, place_words_l)", 0.07, 0.01),
        Level("another place", "ELSE", 0.18, 0.94),
    )),
)  # fmt: skip
"""The m were chosen for lists by hurried hands, the u are those of long lists; long lists count their own."""

BLOCKS: Final = (
    ("given_key", "family_key"),
    ("given_key", "father_key", "grandfather_key"),
    ("given_key", "father_key", "day"),
    ("given_key", "father_key", "age", "sex"),
    ("given_key", "father_key", "place_key"),
    ("given_key", "day", "place_key"),
    ("father_key", "family_key", "day"),
    ("father_key", "family_key", "age", "sex"),
    ("family_key", "day", "place_key", "age"),
)
"""Two entries are compared where all columns of a row agree; and where given and family name have changed places."""

SWAPPED: Final = "l.given_key = r.family_key AND l.family_key = r.given_key"


def settings(told: frozenset[str], *, chance_of_one_person: float, counted: bool) -> dict[str, Any]:
    """Give the model for lists that tell these columns; what nobody tells is neither compared nor needed."""
    comparisons = [one.settings(counted=counted) for one in COMPARISONS if told.issuperset(one.needs)]
    rules = [_together(columns) for columns in blocks(BLOCKS, told)] + [SWAPPED]
    return {
        "link_type": "link_only",
        "comparisons": comparisons,
        "blocking_rules_to_generate_predictions": [{"blocking_rule": rule} for rule in rules],
        "probability_two_random_records_match": chance_of_one_person,
        "retain_matching_columns": True,
        "retain_intermediate_calculation_columns": True,
    }


def blocks(rules: Iterable[tuple[str, ...]], told: frozenset[str]) -> list[tuple[str, ...]]:
    """Give the rules whose columns are told."""
    return [columns for columns in rules if all(column.removesuffix("_key") in told for column in columns)]


def _together(columns: Iterable[str]) -> str:
    return " AND ".join(f"l.{column} = r.{column}" for column in columns)
