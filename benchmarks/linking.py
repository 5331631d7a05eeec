"""How well reports are linked to their incidents, and the weights that linking ships with.

    python benchmarks/linking.py            B-cubed on coded reports, by weights that never saw them
    python benchmarks/linking.py --write    the same, after learning and writing the weights that ship

For: `recount.incidents.linking`. Not for: the record. The coded reports lie beside the checkout and never enter it;
what is kept of them is a weight a sign. B-cubed as for groups that overlap (Amigo, Gonzalo, Artiles, Verdejo 2009).
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

from recount.claims.reader import read
from recount.incidents.linking.grouping import grouped
from recount.incidents.linking.linking import link
from recount.incidents.linking.sighting import Sighting, sightings_of
from recount.incidents.linking.signs import SIGNS, signs_of
from recount.incidents.linking.weighing import WEIGHTS_FILE, Weights
from recount.incidents.linking.wording import Pairs, Scores, Wording
from recount.reports.stamps import day_of_address, stamped_day

DATA = Path(__file__).parents[2] / "shared" / "data" / "airwars_syria_dev" / "reports.jsonl.gz"
FOLDS = 5
CUT = 0.22
STRENGTH = 0.003
LOOKED_AT = 100
CUTS_OF_WORDING = (0.1, 0.15, 0.2, 0.25, 0.3)

Groups = list[set[int]]
"""For each report, the incidents that it stands in."""


class Coded(NamedTuple):
    """Reports with what a recorder linked them to: `of` gives the report of each sighting."""

    sightings: list[Sighting]
    of: list[int]
    truth: Groups


def coded_reports() -> Coded:
    """Read the coded reports; a day of publication is what the recorder, the address or the post's stamp tells."""
    rows = [json.loads(line) for line in gzip.decompress(DATA.read_bytes()).splitlines()]
    sightings, of = [], []
    for at, row in enumerate(rows):
        day = _day(row["publication_date"]) or day_of_address(row["url"]) or stamped_day(row["text"])
        found = sightings_of(read(row["text"], id=row["source_id"], published=day), row["text"], day)
        sightings += found
        of += [at] * len(found)
    return Coded(sightings, of, [set(row["incident_seqs"]) for row in rows])


def _day(written: str) -> date | None:
    return date.fromisoformat(written[:10]) if written[:10].count("-") == 2 else None


def b_cubed(found: Groups, truth: Groups, of: Sequence[int]) -> tuple[float, float]:
    """Give precision and recall over the reports `of`; a report in no group stands for itself."""
    found = [groups or {-1 - at} for at, groups in enumerate(found)]
    precision = float(np.mean([_agreement(at, found, truth) for at in of]))
    recall = float(np.mean([_agreement(at, truth, found) for at in of]))
    return precision, recall


def _agreement(at: int, held: Groups, against: Groups) -> float:
    """How far the groups that `at` shares with others are shared on the other side too."""
    shared = [(len(held[at] & held[other]), len(against[at] & against[other])) for other in range(len(held))]
    return float(np.mean([min(here, there) / here for here, there in shared if here]))


def learn(signs: Scores, same: Scores) -> Weights:
    """Learn a weight for every sign and product of two: logistic regression, strongly regularised."""
    regression = LogisticRegression(C=STRENGTH, max_iter=2000)
    model = make_pipeline(StandardScaler(), PolynomialFeatures(2, include_bias=False), regression).fit(signs, same)
    scaler = model[0]
    return Weights(scaler.mean_, scaler.scale_, regression.coef_[0], float(regression.intercept_[0]), CUT)


def examples(coded: Coded) -> tuple[Pairs, Scores, Scores]:
    """Give pairs of whole reports that share words, their signs, and whether they share an incident."""
    whole = [at for at, sighting in enumerate(coded.sightings) if not sighting.further]
    sightings = [coded.sightings[at] for at in whole]
    wording = Wording([sighting.words for sighting in sightings])
    pairs = wording.nearest(LOOKED_AT)
    same = np.array([bool(coded.truth[one] & coded.truth[other]) for one, other in pairs])
    return pairs, signs_of(sightings, wording, pairs), same


def held_out(coded: Coded, pairs: Pairs, signs: Scores, same: Scores) -> tuple[float, float]:
    """Give B-cubed precision and recall: each fold of incidents among all reports, by weights learnt without it."""
    fold = _folds(coded.truth)
    measured = []
    for number in range(FOLDS):
        outside = (fold[pairs[:, 0]] != number) & (fold[pairs[:, 1]] != number)
        found = linked(coded, learn(signs[outside], same[outside]))
        of = np.flatnonzero(fold == number)
        measured += [(*b_cubed(found, coded.truth, of), len(of))]
    share = np.array([count for *_, count in measured]) / len(fold)
    return tuple(float(np.dot(share, [row[at] for row in measured])) for at in (0, 1))


def by_wording_alone(coded: Coded) -> tuple[float, float]:
    """Give B-cubed of groups by likeness of wording, at the cut that suits these reports best."""
    wording = Wording([sighting.words for sighting in coded.sightings if not sighting.further])
    pairs = wording.nearest(LOOKED_AT)
    likeness = {
        (int(one), int(other)): score
        for (one, other), score in zip(pairs, wording.signs(pairs)["likeness"], strict=True)
    }
    tried = [
        b_cubed(_as_groups(grouped(len(coded.truth), likeness, cut)), coded.truth, range(len(coded.truth)))
        for cut in CUTS_OF_WORDING
    ]
    return max(tried, key=lambda measured: f1(*measured))


def _as_groups(groups: list[list[int]]) -> Groups:
    return [groups_of for _, groups_of in sorted((at, {number}) for number, group in enumerate(groups) for at in group)]


def linked(coded: Coded, weights: Weights | None = None) -> Groups:
    """Give for each report the groups that linking puts it in."""
    found: Groups = [set() for _ in coded.truth]
    for number, group in enumerate(link(coded.sightings, weights=weights)):
        for at in group.sightings:
            if not coded.sightings[at].further or len(group.sightings) > 1:
                found[coded.of[at]].add(number)
    return found


def _folds(truth: Groups) -> Scores:
    """Put reports that share an incident, by however many steps, into one fold; five of about one size."""
    together = _connected(truth)
    drawn = np.random.default_rng(0).integers(0, FOLDS, len(truth))
    return np.array([drawn[first] for first in together])


def _connected(truth: Groups) -> list[int]:
    first: dict[int, int] = {}
    parent = list(range(len(truth)))

    def head(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    for at, incidents in enumerate(truth):
        for incident in incidents:
            parent[head(at)] = head(first.setdefault(incident, at))
    return [head(at) for at in range(len(truth))]


def keep(weights: Weights) -> None:
    """Write the weights that ship, rounded: the fourth place changes no link."""
    kept = {
        "about": "Learnt by benchmarks/linking.py --write; a weight a sign, then one for every product of two.",
        "signs": list(SIGNS),
        **{name: np.round(getattr(weights, name), 4).tolist() for name in ("centre", "scale", "weights")},
        "intercept": round(weights.intercept, 4),
        "cut": weights.cut,
    }
    WEIGHTS_FILE.write_text(json.dumps(kept) + "\n", encoding="utf-8")


def f1(precision: float, recall: float) -> float:
    """Give the harmonic mean."""
    return 2 * precision * recall / (precision + recall)


def main() -> None:
    """Measure, or learn and write."""
    began = time.process_time()
    coded = coded_reports()
    print(f"{len(coded.truth)} reports, {len(coded.sightings)} sightings, read in {time.process_time() - began:.1f} s")
    pairs, signs, same = examples(coded)
    if "--write" in sys.argv:
        keep(learn(signs, same))
    alone: Groups = [{at} for at in range(len(coded.truth))]
    everyone = range(len(coded.truth))
    began = time.process_time()
    by_itself = b_cubed(linked(coded), coded.truth, everyone)
    took = time.process_time() - began
    for name, (precision, recall) in {
        "every report on its own": b_cubed(alone, coded.truth, everyone),
        "likeness of wording alone, at its best cut": by_wording_alone(coded),
        "held out, by folds of incidents": held_out(coded, pairs, signs, same),
        "the shipped weights (they have seen these reports)": by_itself,
    }.items():
        print(f"{name:52} precision {precision:.3f}  recall {recall:.3f}  F1 {f1(precision, recall):.3f}")
    print(f"linking alone took {took:.1f} s of one core")


if __name__ == "__main__":
    main()
