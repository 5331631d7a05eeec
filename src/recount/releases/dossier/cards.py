"""The claims of a case as cards: the quote, who says it on whose word, the hash of the capture, the origin.

For: the full form of a dossier. Not for: the safe form, which has no quote.
"""

from __future__ import annotations

from collections.abc import Iterator

from recount.checks.phrasing import day_words
from recount.claims.schema import Claim
from recount.incidents.adjudicating.adjudication import Group
from recount.releases.casefile.case import Capture, Case, Testimony
from recount.releases.dossier.answers import WORDS
from recount.releases.paper.sheet import Card
from recount.releases.paper.words import COMMON, count_words, direction, group_words, joined
from recount.vocabulary.reader import Language, label
from recount.vocabulary.words import TextKind


def cards(case: Case, language: Language) -> list[Card]:
    """Give every linked claim, whatever a person decided about it."""
    superseded = {claim for toll in case.tolls for claim in toll.superseded}
    return [_card(each, each.key in superseded, language) for each in case.testimonies]


def publisher_of(each: Testimony, language: Language) -> str:
    """Name who published a claim."""
    source = each.capture.source
    if source is None:
        return each.capture.key
    return source.name_ar if language == "ar" and source.name_ar else source.name_en


def _card(each: Testimony, is_superseded: bool, language: Language) -> Card:
    published = each.capture.published or COMMON.say(language, "undated")
    return Card(
        id=each.key,
        who=joined([publisher_of(each, language), published], language),
        tags=list(_tags(each, is_superseded, language)),
        quote=each.claim.quote.text,
        quote_language=each.capture.language,
        quote_direction=direction(each.capture.language),
        lines=[line for line in _lines(each, language) if line],
        faded=is_superseded or not each.is_evidence,
    )


def _tags(each: Testimony, is_superseded: bool, language: Language) -> Iterator[str]:
    yield label(each.claim.kind, language)
    yield label(each.state, language)
    yield label(each.role, language)
    if is_superseded:
        yield COMMON.say(language, "part_of_range", "is_superseded")
    if each.capture.text_kind is TextKind.OUR_SUMMARY:
        yield WORDS.say(language, "our_summary")


def _lines(each: Testimony, language: Language) -> Iterator[str]:
    yield _counts(each.claim, language)
    yield _chain(each.claim, language)
    yield WORDS.say(language, "origin", origin=each.origin, reason=each.origin_reason)
    yield joined(_marks(each, language), language)
    yield from _capture(each.capture, language)


def _counts(claim: Claim, language: Language) -> str:
    said = [
        COMMON.say(
            language,
            "said",
            group=group_words(Group(each.outcome, each.victim_class, each.category), language),
            number=count_words(each.count.min, each.count.max, each.count.hedge, language),
        )
        for each in claim.casualties
    ]
    return WORDS.say(language, "counts", counts=joined(said, language)) if said else ""


def _chain(claim: Claim, language: Language) -> str:
    links = [
        WORDS.say(language, "chain_link", name=each.name, kind=label(each.kind, language)) for each in claim.attribution
    ]
    return WORDS.say(language, "chain", chain=WORDS.say(language, "arrow").join(links)) if links else ""


def _marks(each: Testimony, language: Language) -> Iterator[str]:
    if each.capture.source:
        yield WORDS.say(language, "reliability", mark=label(each.capture.source.reliability, language))
    if each.credibility:
        yield WORDS.say(language, "mark_of_claim", mark=label(each.credibility, language))


def _capture(capture: Capture, language: Language) -> Iterator[str]:
    about = [capture.title, WORDS.say(language, "author", author=capture.author) if capture.author else "", capture.url]
    yield " · ".join(part for part in about if part)
    if capture.copy_of:
        yield WORDS.say(language, "copy_of", report=capture.copy_of)
    yield joined(_kept(capture, language), language)


def _kept(capture: Capture, language: Language) -> Iterator[str]:
    if capture.sha256:
        yield WORDS.say(language, "hash", sha256=capture.sha256)
    else:
        yield WORDS.say(language, "no_hash", state=label(capture.state, language))
    if capture.captured_at:
        yield WORDS.say(language, "captured", day=day_words(capture.captured_at.date(), language))
