"""What is said around an estimate in English and Arabic: the paragraph that a reporter may quote, and headings.

For: sentences of `words.yaml`, filled in. Not for: deciding what is said of a fit; or the words of assumptions,
warnings and refusals, which are of the vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import floor, log10
from typing import Any, Final

from recount.estimates.refusals import Notice
from recount.estimates.result import Estimation, Summary
from recount.estimates.sentences import words
from recount.vocabulary.reader import LANGUAGES, Language, label
from recount.vocabulary.words import EstimateMethod, EstimateWarning

# An estimate is said in so many digits that count.
DIGITS: Final = 3
# Warnings that nobody may leave out who quotes the number.
DOUBTS: Final = frozenset(
    {EstimateWarning.POOR_FIT, EstimateWarning.INTERNAL_CHECK_FAILED, EstimateWarning.INTERRUPTED}
)


def heading(word: str, language: Language = "en", **about: object) -> str:
    """Give a heading in one language."""
    return words()["headings"][word][language].format(**about)


def paragraph(estimation: Estimation, names: Sequence[str]) -> Notice:
    """Say an estimation in plain words: what is recorded, what is estimated or why not, the span, the assumptions."""
    texts = {language: " ".join(_sentences(estimation, names, language)) for language in LANGUAGES}
    return Notice(word="paragraph", **texts)


def rounded(people: float) -> str:
    """Write a number in three digits that count: 12,595 becomes 12,600."""
    if people < 1:
        return "0"
    digits = DIGITS - 1 - floor(log10(people))
    return f"{round(people, min(digits, 0)):,.0f}"


def _sentences(told: Estimation, names: Sequence[str], language: Language) -> Iterator[str]:
    yield _recorded(told, names, language)
    if told.refused or not told.estimate:
        yield _say("refused", language, reason=" ".join(each.in_language(language) for each in told.refusals))
    else:
        yield _say(_kind(told), language, told.unit, **_numbers(told), method=label(told.method, language))
        if told.span and len(told.ladder) > 1:
            yield _say("span", language, low=rounded(told.span.low), high=rounded(told.span.high))
        yield from (each.in_language(language) for each in told.warnings if each.word in DOUBTS)
        yield _say("assumed", language, assumptions=" ".join(each.in_language(language) for each in told.assumptions))
    yield _say("floor", language)


def _recorded(told: Estimation, names: Sequence[str], language: Language) -> str:
    word = "recorded_strata" if told.strata else "recorded"
    between = "، " if language == "ar" else ", "
    about = {"observed": f"{told.observed:,}", "lists": len(names), "names": between.join(names)}
    return _say(word, language, told.unit, **about, strata=len(told.strata))


def _kind(told: Estimation) -> str:
    return "lower_bound" if told.method is EstimateMethod.CHAO else "estimate"


def _numbers(told: Estimation) -> dict[str, Any]:
    if not told.estimate or not told.undocumented:
        return {}
    return {**_ends(told.estimate, "total", ""), **_ends(told.undocumented, "unseen", "unseen_")}


def _ends(summary: Summary, name: str, before: str) -> dict[str, str]:
    ends = {f"{before}low": rounded(summary.low), f"{before}high": rounded(summary.high)}
    return {name: rounded(summary.median), **ends, "level": f"{100 * summary.level:g}"}


def _say(word: str, language: Language, unit: str = "", **about: object) -> str:
    chapter = words()[unit] if unit else words()["paragraph"]
    return chapter[word][language].format(**about)
