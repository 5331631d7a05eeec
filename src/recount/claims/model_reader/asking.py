"""Asking a model for the claims of a report, a bounded number of times and for a bounded time.

For: `model_reader`. Not for: what becomes of the answer (`agreeing`). Needs pydantic-ai, from the extra `model`.

Failure is data: an answer that does not come, or none that can be used, is a sentence for the reading's problems.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import httpx

from recount.claims.model_reader.drafts import INSTRUCTIONS, Drafts, faults_of, prompt_of
from recount.claims.reader_settings import Endpoint
from recount.errors import BadInput

if TYPE_CHECKING:
    from pydantic_ai import Agent
    from pydantic_ai.models import Model

ASKED_AGAIN: Final = 2
"""So many times a model may mend an answer."""
LONGEST_ANSWER: Final = 8000
NO_KEY: Final = "none"


class Answer(NamedTuple):
    """What a model answered: drafts whose words stand in the report, or why there are none; `refused` were dropped."""

    drafts: Drafts = Drafts()
    refused: int = 0
    failure: str | None = None


def ask(model: Model, text: str, *, seconds: float) -> Answer:
    """Ask a model for the claims of one report.

    A draft whose words do not stand in the report is refused and asked for again, at most `ASKED_AGAIN` times, and then
    dropped. `seconds` bounds the whole conversation.
    """
    from pydantic_ai.exceptions import AgentRunError, UserError

    refused: list[str] = []
    conversation = _agent(model, text, refused).run(prompt_of(text))
    try:
        done = asyncio.run(_within(conversation, seconds))
    except TimeoutError:
        return Answer(failure=f"it did not answer within {seconds:g} seconds")
    except (AgentRunError, UserError) as error:
        return Answer(failure=_in_short(error))
    return Answer(_without_faults(done.output, text), len(refused))


def model_at(endpoint: Endpoint) -> Model:
    """Give the model of an endpoint: asked at that address alone, past every proxy, following nobody elsewhere.

    Raises: BadInput where pydantic-ai is not there.
    """
    try:
        from openai import AsyncOpenAI
        from pydantic_ai.models.openai import OpenAIChatModel
        from pydantic_ai.providers.openai import OpenAIProvider
    except ImportError as missing:
        raise BadInput(
            "pydantic-ai is not installed.",
            "A model reader needs it.",
            "Install the extra: pip install 'recount-civilian-harm[model]'.",
        ) from missing
    straight = httpx.AsyncClient(
        trust_env=False, follow_redirects=False, timeout=endpoint.seconds, event_hooks={"request": [_tell_no_more]}
    )
    key = endpoint.key.get_secret_value() if endpoint.key else NO_KEY
    client = AsyncOpenAI(
        base_url=endpoint.url,
        api_key=key,
        http_client=straight,  # type: ignore[arg-type]  # it takes either generation of the client
        max_retries=0,
    )
    return OpenAIChatModel(endpoint.name, provider=OpenAIProvider(openai_client=client))


def _agent(model: Model, text: str, refused: list[str]) -> Agent[object, Drafts]:
    from pydantic_ai import Agent, ModelRetry, PromptedOutput, RunContext
    from pydantic_ai.settings import ModelSettings

    settings = ModelSettings(temperature=0, seed=0, max_tokens=LONGEST_ANSWER)
    agent = Agent(
        model,
        output_type=PromptedOutput(Drafts),
        instructions=INSTRUCTIONS,
        retries=ASKED_AGAIN,
        model_settings=settings,
    )

    @agent.output_validator
    def stands_in_the_report(context: RunContext[object], drafts: Drafts) -> Drafts:
        faults = [fault for draft in drafts.claims for fault in faults_of(draft, text)]
        if faults and context.retry < ASKED_AGAIN:
            raise ModelRetry("\n".join(faults))
        refused[:] = faults
        return drafts

    return agent


async def _within(conversation: Any, seconds: float) -> Any:
    return await asyncio.wait_for(conversation, seconds)


async def _tell_no_more(request: httpx.Request) -> None:
    """Take off what the client library tells of this machine: its system, its interpreter, its versions."""
    for name in [name for name in request.headers if name.startswith("x-stainless-")]:
        del request.headers[name]
    request.headers["user-agent"] = "recount"


def _without_faults(drafts: Drafts, text: str) -> Drafts:
    return Drafts(claims=[draft for draft in drafts.claims if not faults_of(draft, text)])


def _in_short(error: Exception) -> str:
    """Say what went wrong, without a word of the endpoint's, which may hold anything."""
    from pydantic_ai.exceptions import ModelHTTPError, UnexpectedModelBehavior

    match error:
        case ModelHTTPError():
            return f"its endpoint answered with status {error.status_code}"
        case UnexpectedModelBehavior():
            return f"it gave no answer of the right shape, asked {1 + ASKED_AGAIN} times"
        case _:
            return f"its endpoint could not be asked ({type(error).__name__})"
