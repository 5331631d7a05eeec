"""The page of one incident: how many, who says so, how sure it is, what stays uncertain, how to correct it.

For: whoever wants to know what happened there: families first. Not for: what may be told
(`recount.releases.public.projection`).
"""

from __future__ import annotations

from collections.abc import Iterator

from recount.incidents.adjudicating.adjudication import Group
from recount.releases.paper.words import range_words
from recount.releases.public.pages.framing import WORDS, framed
from recount.releases.public.projection import PublicIncident
from recount.releases.public.showing import (
    bars,
    facts,
    heading,
    is_whole,
    killed,
    links_and_origins,
    party_words,
    tables,
    title,
)
from recount.releases.public.site import Room, Site, incident_path, link, room_path
from recount.vocabulary.reader import Language, label, term
from recount.vocabulary.words import AttributionStatus, Outcome, Party, TimePrecision, VictimClass

_UNCERTAIN_STATUS = (VictimClass.UNSPECIFIED, VictimClass.MIXED)


def incident_page(site: Site, incident: PublicIncident, language: Language) -> str:
    """Give the page of one incident."""
    path = incident_path(incident.code, language)
    return framed(
        site,
        language,
        path,
        Room.INCIDENTS,
        "incident.html",
        title(incident, language),
        killed=range_words(killed(incident), language),
        short=list(in_short(incident, language)),
        facts=facts(incident, language),
        range_heading=heading(language, "range"),
        bars=bars(incident, language),
        tables=tables(incident, language),
        uncertain=[WORDS.say(language, "uncertain", key) for key in uncertainties(incident)],
        correct=_correct(site, incident.code, language),
        back=link(room_path(Room.INCIDENTS, language), path),
    )


def in_short(incident: PublicIncident, language: Language) -> Iterator[str]:
    """Say in a few sentences who tells of it, how well it is established, and who is held responsible."""
    evidence = incident.evidence
    if evidence:
        counted = links_and_origins(len(evidence), len({claim.origin for claim in evidence}), language)
        yield WORDS.say(language, "short", "told", counted=counted)
    grade = incident.harm or incident.airwars
    if grade:
        means = term(grade).definition.in_language(language)
        yield WORDS.say(language, "short", "grade", grade=label(grade, language), means=means)
    if not incident.attributions:
        yield WORDS.say(language, "short", "nobody")
    for each in incident.attributions:
        named = {"party": label(each.party, language), "status": label(each.status, language)}
        yield WORDS.say(language, "short", "party", **named)
    for answer in incident.responses:
        position = label(answer.position, language)
        yield WORDS.say(language, "short", "answer", party=party_words(answer.party, language), position=position)


def _correct(site: Site, code: str, language: Language) -> str:
    key = "correct_with" if site.record.contact else "correct_without"
    return WORDS.say(language, "incident", key, contact=site.record.contact, code=code)


def uncertainties(incident: PublicIncident) -> Iterator[str]:
    """Name what a reader should know before citing a number: keys of `wording.yaml`, computed from the projection."""
    yield from _of_the_range(incident)
    if len({claim.origin for claim in incident.evidence}) == 1:
        yield "one_origin"
    if incident.precision is not TimePrecision.DAY:
        yield "date"
    if incident.place is not None:
        yield "place"
    yield from _of_the_parties(incident)


def _of_the_range(incident: PublicIncident) -> Iterator[str]:
    dead = killed(incident)
    if dead is None:
        yield "killed_unknown"
    elif dead.high_open:
        yield "open"
    if dead is not None and dead.low == 0 and dead.high:
        yield "contested_status"
    if any(_is_unsure_of_status(toll.group) for toll in incident.tolls):
        yield "unspecified"
    if any(said.low is None and said.high is None for claim in incident.evidence for said in claim.counts):
        yield "without_number"


def _is_unsure_of_status(group: Group) -> bool:
    return group.outcome is Outcome.KILLED and is_whole(group) and group.victim_class in _UNCERTAIN_STATUS


def _of_the_parties(incident: PublicIncident) -> Iterator[str]:
    if any(each.status is AttributionStatus.CONTESTED for each in incident.attributions):
        yield "contested_party"
    named = {each.party for each in incident.attributions} - {Party.UNKNOWN, Party.OTHER}
    if named - {each.party for each in incident.responses}:
        yield "no_response"
