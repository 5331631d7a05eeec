"""The file of a trained second opinion: weights and what they mean, without a word of the reports they came from.

For: `recount learn --to`, `recount read --second-opinion`. Not for: training or using it. A file of another person is
untrusted: nothing in it is run (no pickle), and its sizes are looked at before it is unpacked.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Final, NoReturn

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from recount.claims.second_opinion.numbers import FEATURES, VERSION
from recount.claims.second_opinion.opinion import OUTCOMES, NumberModel, SecondOpinion, Steps, empty_weights
from recount.errors import BadInput
from recount.vocabulary.words import Outcome

KIND: Final = "recount second opinion"
MOST_BYTES: Final = 16 * 2**20


class HeldOutCounts(BaseModel):
    """How the second opinion fared on counts that were hidden while it learnt."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    counts: int
    right: int
    agrees: int
    agrees_right: int
    high: int
    high_right: int


class About(BaseModel):
    """What a file says of itself; `trained_on` is the SHA-256 of the coded reports, `rules` the reader's version."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str = Field(default=KIND, pattern=f"^{KIND}$")
    features: int = Field(default=VERSION)
    outcomes: list[Outcome]
    trained_on: str
    reports: int
    rules: str
    held_out: HeldOutCounts
    margins: list[float]
    shares: list[float]
    high_from: float | None


def save(opinion: SecondOpinion, about: About, path: Path) -> None:
    """Write a trained second opinion to a new file.

    Raises: BadInput for a file that is there already or cannot be written.
    """
    weights = opinion.numbers.weights
    rows, columns = np.nonzero(weights)
    arrays: dict[str, NDArray[Any]] = {
        "about": np.frombuffer(about.model_dump_json().encode(), dtype=np.uint8),
        "rows": rows.astype(np.uint8),
        "columns": columns.astype(np.uint32),
        "weights": weights[rows, columns],
        "bias": opinion.numbers.bias,
    }
    content = BytesIO()
    np.savez_compressed(content, **arrays)  # type: ignore[arg-type]
    try:
        with path.open("xb") as file:
            file.write(content.getvalue())
    except FileExistsError:
        _refuse(f"{path} is there already.", "A model that exists is not written over.")
    except OSError as error:
        _refuse(f"{path} cannot be written ({error.strerror}).", "What was learnt has nowhere to go.")


def load(path: Path) -> tuple[SecondOpinion, About]:
    """Read a trained second opinion.

    Raises: BadInput for a file that cannot be read, is none, or was trained by another version.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        _refuse(f"{path} cannot be read ({error.strerror}).", "The second opinion stands in it.")
    arrays = _arrays(path, content)
    about = _about(path, arrays)
    steps = Steps(tuple(about.margins), tuple(about.shares), about.high_from)
    digest = hashlib.sha256(content).hexdigest()
    return SecondOpinion(_numbers(path, arrays), steps, frozenset(about.outcomes), digest, about.rules), about


def _arrays(path: Path, content: bytes) -> Mapping[str, NDArray[Any]]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MOST_BYTES:
                _refuse_strange(path)
        with np.load(BytesIO(content), allow_pickle=False) as arrays:
            return {name: arrays[name] for name in ("about", "rows", "columns", "weights", "bias")}
    except (zipfile.BadZipFile, ValueError, KeyError, OSError, EOFError, NotImplementedError):
        _refuse_strange(path)


def _about(path: Path, arrays: Mapping[str, NDArray[Any]]) -> About:
    try:
        about = About.model_validate(json.loads(arrays["about"].tobytes()))
    except (ValidationError, ValueError, RecursionError):
        _refuse_strange(path)
    if about.features != VERSION:
        _refuse(f"{path} was trained by another version of Recount.", "Its weights mean other words.")
    if not about.margins or len(about.margins) != len(about.shares):
        _refuse_strange(path)
    return about


def _numbers(path: Path, arrays: Mapping[str, NDArray[Any]]) -> NumberModel:
    rows, columns, weights, bias = (arrays[name] for name in ("rows", "columns", "weights", "bias"))
    fits = rows.shape == columns.shape == weights.shape and rows.ndim == 1 and bias.shape == (len(OUTCOMES),)
    whole = all(np.issubdtype(array.dtype, np.integer) for array in (rows, columns))
    real = all(np.issubdtype(array.dtype, np.floating) and np.isfinite(array).all() for array in (weights, bias))
    if not (fits and whole and real) or (rows.size and (rows.max() >= len(OUTCOMES) or columns.max() >= FEATURES)):
        _refuse_strange(path)
    filled = empty_weights()
    filled[rows, columns] = weights
    return NumberModel(filled, bias.astype(np.float32))


def _refuse_strange(path: Path) -> NoReturn:
    _refuse(f"{path} holds no second opinion that this version can use.", "Nothing else can be asked for one.")


def _refuse(found: str, matters: str) -> NoReturn:
    raise BadInput(found, matters, "Train one with `recount learn GOLD.jsonl --to MODEL`, or name another file.")
