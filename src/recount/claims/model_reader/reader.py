"""The model reader: asks once for each text, keeps the answer, and sets it beside the reading.

For: `recount read --model`. Not for: the rules, which read before it and stand whatever it does: a model that is slow,
gone, wrong or misled by the report is a sentence among the reading's problems.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from recount.claims.model_reader.agreeing import set_beside
from recount.claims.model_reader.answers import answers_folder, keep_answer, kept_answer
from recount.claims.model_reader.asking import Answer, ask, model_at
from recount.claims.model_reader.drafts import DraftClaim, Drafts, claim_of, faults_of, prompt_version
from recount.claims.reader import READ_LANGUAGES
from recount.claims.reader_settings import Endpoint
from recount.claims.schema import Claim, Reading

if TYPE_CHECKING:
    from pydantic_ai.models import Model

    from recount.vocabulary.reader import Language

LONGEST_TEXT: Final = 40_000
"""Characters: a page that is longer is no report of one event, and few models hold it."""


@dataclass(frozen=True)
class ModelReader:
    """A model at an endpoint; `model` stands in for it in tests."""

    endpoint: Endpoint
    folder: Path = field(default_factory=answers_folder)
    model: Model | None = None

    @property
    def digest(self) -> str:
        """Name the model, where it is asked, and what it is asked."""
        asked = f"{self.endpoint.url}\n{self.endpoint.name}\n{prompt_version()}"
        return hashlib.sha256(asked.encode()).hexdigest()

    def notice(self, reports: int, characters: int) -> str:
        """Say, before anything is sent, where it goes and how much it is at most."""
        return (
            f"The texts of at most {reports} reports ({characters} characters) are sent to {self.endpoint.url}, to the "
            f"model {self.endpoint.name}. Answers are kept in {self.folder}."
        )

    def on(self, reading: Reading, text: str) -> Reading:
        """Give the reading with what the model makes of the report; claims and toll of the rules stay as they are."""
        if reading.language not in READ_LANGUAGES:
            return reading
        barred = _barred(text)
        answer = Answer(failure=barred) if barred else self._answer(text)
        if answer.failure:
            return _with_problem(reading, answer.failure)
        told = set_beside(reading, _claims(answer.drafts, text, reading), self.endpoint.name)
        refused = f"{answer.refused} of its words do not stand in the report and were refused"
        return _with_problem(told, refused) if answer.refused else told

    def _answer(self, text: str) -> Answer:
        kept = kept_answer(self.folder, text, self.endpoint.name)
        if kept:
            return Answer(kept)
        answer = ask(self.model or model_at(self.endpoint), text, seconds=self.endpoint.seconds)
        if not answer.failure and not answer.refused:
            keep_answer(self.folder, text, self.endpoint.name, answer.drafts)
        return answer


def _barred(text: str) -> str | None:
    """Say why a text cannot be sent; None where it can."""
    if len(text) > LONGEST_TEXT:
        return f"it was not asked, because the text is longer than {LONGEST_TEXT} characters"
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        return "it was not asked, because the text holds halves of characters"
    return None


def _claims(drafts: Drafts, text: str, reading: Reading) -> list[Claim]:
    """Make claims of the drafts that stand in the text, under ids that name it; a kept answer is held to it again."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    good: list[DraftClaim] = [draft for draft in drafts.claims if not faults_of(draft, text)]
    language = cast("Language", reading.language)
    return [claim_of(draft, text, f"{digest}-model-{number}", language) for number, draft in enumerate(good, 1)]


def _with_problem(reading: Reading, problem: str) -> Reading:
    return reading.model_copy(update={"problems": [*reading.problems, f"The model reader: {problem}."]})
