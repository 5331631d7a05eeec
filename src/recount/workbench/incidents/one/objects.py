"""Which civilian objects an incident hit: each kind with who says what happened to it (R16).

For: the page of an incident. Not for: which kinds stand for the incident, which follows from its evidence and from
signed facts (`recount.incidents.settling`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from recount.claims.schema import Infrastructure
from recount.releases.casefile.case import Case, Testimony
from recount.releases.dossier.cards import publisher_of
from recount.releases.paper.words import count_words
from recount.vocabulary.words import InfrastructureType, LinkState
from recount.workbench.incidents.one.shapes import ObjectRow, ObjectSaid
from recount.workbench.words import language


def objects_of(case: Case) -> list[ObjectRow]:
    """Give every kind of object that stands for an incident or that an accepted claim names, with those claims."""
    said = [
        (each, hit) for each in case.testimonies if each.state is LinkState.ACCEPT for hit in each.claim.infrastructure
    ]
    standing = [InfrastructureType(each) for each in case.infrastructure]
    kinds = dict.fromkeys([*standing, *(hit.type for _, hit in said)])
    return [ObjectRow(type=kind, said=list(_said(kind, said))) for kind in kinds]


def _said(kind: InfrastructureType, said: Collection[tuple[Testimony, Infrastructure]]) -> Iterator[ObjectSaid]:
    for each, hit in said:
        if hit.type is kind:
            count = hit.count
            yield ObjectSaid(
                claim=each.key,
                publisher=publisher_of(each, language()),
                damage=hit.damage,
                count=count_words(count.min, count.max, count.hedge, language()) if count else "",
            )
