"""Arabic sentences that tell of more than the dead: what was hit, who fled, who denies, warns, holds, and totals."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from recount.claims.reader import read
from recount.vocabulary.words import Modality, Polarity

TABLES = Path(__file__).parents[1] / "cases"
CASES = yaml.safe_load((TABLES / "reading_frames_arabic.yaml").read_text(encoding="utf-8"))
WRONG = pytest.mark.xfail(reason="known to be read wrong", strict=True)
REPORTS = [
    pytest.param(case, marks=[WRONG] if case.get("unread") else [], id=case["text"][:40])
    for case in yaml.safe_load((TABLES / "reading_reports_arabic.yaml").read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_an_arabic_sentence_gives_its_claims_and_no_other(case: dict[str, Any]) -> None:
    """Each kind of claim comes out with what it says: objects and damage, the displaced, the share (R4, R22)."""
    claims = read(case["text"], published=date(2020, 1, 20)).claims
    hit = [one for claim in claims for one in claim.infrastructure]
    moved = [claim.displacement.count for claim in claims if claim.displacement]
    shares = [claim.share for claim in claims if claim.share]
    found = {
        "kinds": [claim.kind for claim in claims],
        "objects": [[one.type, one.damage, one.count.min if one.count else None] for one in hit],
        "moved": [number for count in moved for number in (count.min, count.max)],
        "share": [number for share in shares for number in (share.min_pct, share.max_pct)],
    }
    assert found == {"objects": [], "moved": [], "share": [], **without_reason(case)}


@pytest.mark.parametrize("case", REPORTS)
def test_a_short_report_gives_what_was_hit_who_left_what_is_denied_and_warned_of(case: dict[str, Any]) -> None:
    """What is denied has not happened, what is warned of has not happened yet: neither is asserted."""
    claims = read(case["text"], published=date(2020, 1, 20)).claims
    hit = [one for claim in claims for one in claim.infrastructure]
    moved = [claim.displacement.count for claim in claims if claim.displacement]
    found = {
        "kinds": [claim.kind for claim in claims],
        "objects": [[one.type, one.damage, one.count.min if one.count else None] for one in hit],
        "moved": [number for count in moved for number in (count.min, count.max)],
        "effects": [claim.effect.sign for claim in claims if claim.effect],
    }
    assert found == {key: case.get(key, []) for key in found}
    told = [claim for claim in claims if (claim.polarity, claim.modality) == (Polarity.AFFIRMED, Modality.ASSERTED)]
    assert not (case.get("supposed") and told)


def test_a_party_that_took_a_place_or_holds_it_is_named() -> None:
    """Control passes to the party beside the verb; who holds a place stands beside the word for holding."""
    took, holds = (
        read(text).claims[0].control
        for text in ("سيطرت قوات النظام على مدينة خان شيخون", "مدينة منبج خاضعة لسيطرة قوات سوريا الديمقراطية")
    )
    assert took is not None
    assert holds is not None
    assert (took.gained_by, holds.controller) == ("syria_gov", "sdf")


def test_the_dead_in_a_struck_hospital_are_counted_beside_it() -> None:
    """One sentence tells of the dead and of the hospital: two claims of one event."""
    claims = read("مقتل ممرض بغارة استهدفت مشفى البلدة وأدت إلى خروجه عن الخدمة").claims
    assert [claim.kind for claim in claims] == ["casualty", "infrastructure"]
    assert claims[1].same_event_as == claims[0].id


def without_reason(case: dict[str, Any]) -> dict[str, Any]:
    """Give what a case expects."""
    return {key: value for key, value in case.items() if key not in ("why", "text")}
