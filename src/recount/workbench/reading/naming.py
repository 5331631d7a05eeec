"""What the fields of a claim are called on pages.

For: the facts beside a claim and the form that corrects it. Not for: values, whose words have labels in the vocabulary.
"""

from __future__ import annotations

from recount.workbench.words import say


def name_of(field: str) -> str:
    """Give the name of a field of the claim schema in the language of the page."""
    return _names()[field]


def _names() -> dict[str, str]:
    return {**_of_claims(), **_of_parts(), **_of_figures()}


def _of_claims() -> dict[str, str]:
    return {
        "kind": say("reading.kind"),
        "polarity": say("reading.polarity"),
        "modality": say("reading.modality"),
        "perpetrators": say("reading.perpetrators"),
        "strike": say("reading.strike"),
        "casualties": say("reading.casualties"),
        "infrastructure": say("reading.infrastructure"),
        "displacement": say("reading.displacement"),
        "share": say("reading.share"),
        "comparison": say("reading.comparison"),
        "control": say("reading.control"),
        "effect": say("reading.effect"),
        "when": say("reading.when"),
        "where": say("reading.where"),
        "attribution": say("reading.attribution"),
    }


def _of_parts() -> dict[str, str]:
    return {
        "raw": say("reading.raw"),
        "id": say("reading.party"),
        "basis": say("reading.basis"),
        "type": say("reading.type"),
        "count": say("reading.count"),
        "outcome": say("reading.outcome"),
        "victim_class": say("reading.victim_class"),
        "category": say("reading.category"),
        "part_of": say("reading.part_of"),
        "damage": say("reading.damage"),
        "min": say("reading.min"),
        "max": say("reading.max"),
        "hedge": say("reading.hedge"),
        "unit": say("reading.unit"),
        "start": say("reading.start"),
        "end": say("reading.end"),
        "precision": say("reading.precision"),
        "place": say("reading.place"),
        "role": say("reading.role"),
        "name": say("reading.name"),
    }


def _of_figures() -> dict[str, str]:
    return {
        "numerator": say("reading.numerator"),
        "denominator": say("reading.denominator"),
        "min_pct": say("reading.min_pct"),
        "max_pct": say("reading.max_pct"),
        "partition": say("reading.partition"),
        "zone": say("reading.zone"),
        "left": say("reading.left"),
        "right": say("reading.right"),
        "relation": say("reading.relation"),
        "ratio_min": say("reading.ratio_min"),
        "ratio_max": say("reading.ratio_max"),
        "perpetrator": say("reading.party"),
        "value": say("reading.value"),
        "controller": say("reading.controller"),
        "from": say("reading.lost_by"),
        "to": say("reading.gained_by"),
        "cause": say("reading.cause"),
        "sign": say("reading.sign"),
    }
