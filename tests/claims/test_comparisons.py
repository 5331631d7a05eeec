"""One party's doings held against another's, in both languages (R23)."""

from __future__ import annotations

import pytest

from recount.claims.reader import read
from recount.vocabulary.words import ClaimKind, Party, Relation


@pytest.mark.parametrize(
    ("text", "relation", "low", "high"),
    [
        ("قتلت روسيا من المدنيين ثلاثة أضعاف ما قتله تنظيم داعش.", Relation.TIMES, 3, 3),
        ("قتلت روسيا أكثر من ضعفي عدد المدنيين الذين قتلهم تنظيم داعش.", Relation.TIMES, 2, None),
        ("قتلت روسيا سبع مرات أكثر من المدنيين الذين قتلهم تنظيم داعش.", Relation.TIMES, 7, 7),
        ("قتلت روسيا ضعف ما قتله تنظيم داعش من المدنيين.", Relation.TIMES, 2, 2),
        ("قتلت روسيا نصف ما قتله تنظيم داعش من المدنيين.", Relation.TIMES, 0.5, 0.5),
        ("قتلت روسيا من المدنيين أكثر مما قتل تنظيم داعش.", Relation.MORE, None, None),
        ("Russia killed half as many civilians as ISIS.", Relation.TIMES, 0.5, 0.5),
        ("Russia killed more civilians than ISIS.", Relation.MORE, None, None),
    ],
)
def test_a_comparison_has_its_ratio_and_its_two_parties(
    text: str, relation: Relation, low: float | None, high: float | None
) -> None:
    """ "Three times as many" is a ratio of 3; "more than twice" is open above."""
    [found] = [claim.comparison for claim in read(text).claims if claim.kind is ClaimKind.COMPARISON]
    assert found is not None
    assert (found.relation, found.ratio_min, found.ratio_max) == (relation, low, high)
    assert (found.left.perpetrator, found.right.perpetrator) == (Party.RUSSIA, Party.ISIS)


@pytest.mark.parametrize(
    "text",
    [
        "قصفت روسيا نصف المدينة وقتل تنظيم داعش مدنيين.",
        "قصفت روسيا البلدة ثلاث مرات وقتل تنظيم داعش مدنيين.",
        "قتلت روسيا ثلاثة أضعاف العدد السابق.",
    ],
)
def test_half_a_town_and_three_raids_compare_nobody(text: str) -> None:
    """A part of a place, how often it was struck, and one party alone are no comparison."""
    assert all(claim.kind is not ClaimKind.COMPARISON for claim in read(text).claims)
