"""The tables of the full form: origins, grades, parties, responses and the whole log of decisions, with reasons.

For: the dossier that stays inside. Not for: the safe form (`recount.releases.public.showing`).
"""

from __future__ import annotations

from recount.checks.phrasing import day_words
from recount.releases.casefile.case import Case, Signed
from recount.releases.dossier.answers import WORDS
from recount.releases.paper.sheet import Cell, Table, cell, table
from recount.releases.paper.words import COMMON, day_or_unknown, joined, sentence_case
from recount.releases.public.showing import columns, conceded, heading, links_and_origins, parts, party_words
from recount.vocabulary.reader import Language, label


def tables(case: Case, language: Language) -> list[Table]:
    """Give the tables that have rows."""
    found = [
        parts([(toll.group, toll.range) for toll in case.tolls], language),
        _origins(case, language),
        _grades(case, language),
        _parties(case, language),
        _responses(case, language),
        _decisions(case, language),
    ]
    return [each for each in found if each.rows]


def _origins(case: Case, language: Language) -> Table:
    evidence = case.evidence
    own = {key: [each for each in evidence if each.origin == key] for key in dict.fromkeys(e.origin for e in evidence)}
    rows = [
        [
            cell(key),
            cell(joined(dict.fromkeys(each.origin_reason for each in claims), language)),
            cell(joined((each.key for each in claims), language)),
        ]
        for key, claims in own.items()
    ]
    said = links_and_origins(len(evidence), len(own), language)
    return table(heading(language, "origins"), columns(language, "origin", "why", "claims"), rows, said)


def _signature(case: Case, number: int | None, language: Language) -> Cell:
    """Give who signed, when, by which rule and why."""
    found = case.signed(number)
    if found is None:
        return cell()
    return cell(_by(found, language), found.rule, found.reason)


def _by(each: Signed, language: Language) -> str:
    return WORDS.say(language, "signed", by=each.by, day=day_words(each.at.date(), language))


def _grades(case: Case, language: Language) -> Table:
    grade = case.grade
    signature = _signature(case, grade.decision, language) if grade else cell()
    found = {
        "harm_grade": grade.harm if grade else None,
        "airwars_grade": grade.airwars if grade else None,
        "strike_status": case.strike_status,
    }
    whose = grade.imported_from if grade else ""
    rows = [
        [
            cell(sentence_case(COMMON.say(language, name))),
            cell(label(word, language), whose),
            signature if name == "harm_grade" else cell(),
        ]
        for name, word in found.items()
        if word is not None
    ]
    return table(heading(language, "grades"), columns(language, "grade", "value", "signed"), rows)


def _parties(case: Case, language: Language) -> Table:
    rows = [
        [
            cell(label(each.party, language)),
            cell(label(each.status, language)),
            _signature(case, each.decision, language),
        ]
        for each in case.attributions
    ]
    return table(heading(language, "parties"), columns(language, "party", "status", "signed"), rows)


def _responses(case: Case, language: Language) -> Table:
    rows = [
        [
            cell(party_words(each.party, language)),
            cell(label(each.position, language), each.reason, each.statement, each.url, each.claim),
            cell(*conceded(each.killed, each.injured, language)),
            cell(day_or_unknown(each.day, language)),
        ]
        for each in case.responses
    ]
    return table(heading(language, "responses"), columns(language, "party", "position", "concedes", "day"), rows)


def _decisions(case: Case, language: Language) -> Table:
    rows = [
        [
            cell(str(each.number)),
            cell(label(each.kind, language), each.claim, WORDS.say(language, "retired") if each.retired else None),
            cell(_by(each, language), each.rule),
            cell(each.reason),
        ]
        for each in case.decisions
    ]
    names = columns(language, "number", "decision", "signed", "why")
    return table(WORDS.say(language, "decisions_log"), names, rows)
