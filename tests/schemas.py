"""The JSON contract as JSON Schema, written from the models: `python -m tests.schemas` writes docs/schema/.

For: people who script against `recount read`, `recount check` and `recount figure`. Not for: changing the contract,
which the models are.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from recount.checks.answer import Check
from recount.claims.schema import Reading
from recount.estimates.result import Estimation
from recount.figures.figure import Figure
from recount.incidents.linking.incident import Linked

FOLDER = Path(__file__).parents[1] / "docs" / "schema"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: dict[str, type[BaseModel]] = {
    "reading": Reading,
    "check": Check,
    "figure": Figure,
    "link": Linked,
    "estimate": Estimation,
}


def schema(name: str) -> dict[str, Any]:
    """Give the schema of what a command prints as JSON."""
    return {"$schema": DIALECT, **MODELS[name].model_json_schema(mode="serialization")}


def written(name: str) -> str:
    """Give the text of a schema's file."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for each in MODELS:
        (FOLDER / f"{each}.json").write_text(written(each), encoding="utf-8")
