"""What the contract promises: the names that people script against stay, and docs/schema says them all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from jsonschema import Draft202012Validator

from recount.checks.checker import check
from recount.claims.reader import read
from recount.figures.asking.declaration import Declaration
from recount.figures.counting import count
from recount.site.demo import exercise_article
from recount.vocabulary import words
from tests.cast import Cast
from tests.schemas import FOLDER, MODELS, schema, written

CASES = Path(__file__).parent / "cases"
SHAPES = yaml.safe_load((CASES / "contract.yaml").read_text(encoding="utf-8"))
WORDS = yaml.safe_load((CASES / "contract_words.yaml").read_text(encoding="utf-8"))
EXERCISE = exercise_article().read_text(encoding="utf-8")


def faults(answer: str, name: str) -> list[str]:
    """Give what a schema of docs/schema finds wrong with an answer."""
    validator = Draft202012Validator(json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")))
    return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(json.loads(answer))]


def properties(name: str, shape: str) -> dict[str, Any]:
    """Give what a shape of a schema may hold."""
    whole = schema(name)
    found: dict[str, Any] = (whole["$defs"][shape] if shape else whole)["properties"]
    return found


@pytest.mark.parametrize("name", MODELS)
def test_a_schema_stands_in_the_documentation_as_the_models_have_it(name: str) -> None:
    """Who reads docs/schema reads what the program prints today (`python -m tests.schemas` writes them)."""
    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == written(name)


@pytest.mark.parametrize("name", MODELS)
def test_a_schema_is_a_schema(name: str) -> None:
    """Any validator can work with it."""
    jsonschema.Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("case", SHAPES, ids=lambda case: f"{case['schema']} {case['shape']}".strip())
def test_the_names_of_the_contract_are_there(case: dict[str, Any]) -> None:
    """A script that asks for these keys finds them."""
    assert set(case["keys"]) <= set(properties(case["schema"], case["shape"]))


def test_a_claim_has_no_name_that_the_contract_lacks() -> None:
    """The claim is the contract: what it holds beyond is agreed on first, and written down."""
    promised = next(case["keys"] for case in SHAPES if case["shape"] == "Claim")
    assert set(properties("reading", "Claim")) == set(promised)


@pytest.mark.parametrize("name", WORDS)
def test_the_words_of_the_contract_are_there(name: str) -> None:
    """A script that knows these words goes on understanding the answers."""
    assert set(WORDS[name]) <= {str(word) for word in getattr(words, name)}


def test_a_reading_keeps_to_its_schema() -> None:
    """What `recount read` gives for the exercise article is what docs/schema/reading.json says."""
    assert faults(json.dumps(read(EXERCISE).as_json()), "reading") == []


def test_a_check_keeps_to_its_schema(cast: Cast) -> None:
    """What `recount check` gives for the exercise article is what docs/schema/check.json says."""
    answer = check(EXERCISE, name="The exercise article", record="the cast")
    assert answer.claims
    assert faults(answer.model_dump_json(by_alias=True), "check") == []


def test_a_figure_keeps_to_its_schema(cast: Cast) -> None:
    """What `recount figure` gives is what docs/schema/figure.json says."""
    figure = count(Declaration.read({"measure": "killed", "by": "party,month", "grade": "any"}))
    assert faults(json.dumps(figure.as_json()), "figure") == []


def test_every_verdict_of_a_check_is_a_word_of_the_vocabulary(cast: Cast) -> None:
    """No answer holds a verdict that the glossary does not explain."""
    answer = json.loads(check(EXERCISE).model_dump_json(by_alias=True))
    assert {claim["verdict"] for claim in answer["claims"]} <= set(WORDS["Verdict"])


def test_every_claim_of_a_reading_quotes_the_text(cast: Cast) -> None:
    """Offsets are code points into the text as given (R1)."""
    claims = read(EXERCISE).claims
    assert claims
    assert all(claim.quote.stands_in(EXERCISE) for claim in claims)
