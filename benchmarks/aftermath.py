"""Measures `recount aftermath`: equality with the original, speed, false alarms, power, and Iraq 2006 end to end.

For: the figures of docs/aftermath.md. Not for: data; the open sets lie beside the checkout and never enter it.

    python benchmarks/aftermath.py parity        every wake count, match, overlap and estimate against the original
    python benchmarks/aftermath.py speed         12,000 simulated events in 100 windows, and Iraq 2006 in 16
    python benchmarks/aftermath.py alarms        40 simulated sets of each kind: how often an effect is claimed
    python benchmarks/aftermath.py iraq          airstrikes against shows of force, Iraq 2006, with every check
"""

from __future__ import annotations

import argparse
import csv
import gzip
import math
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from recount.estimates.aftermath.analysis import follow, study_of
from recount.estimates.aftermath.compat import Compared, compare_as_mwa, overlap
from recount.estimates.aftermath.events import Events, read_events
from recount.estimates.aftermath.pairs import Clock
from recount.estimates.aftermath.printing import as_table
from recount.estimates.aftermath.settings import Settings
from recount.estimates.aftermath.simulating import Placing, World, simulate, write_simulation
from recount.estimates.aftermath.stopping import StopRule
from recount.estimates.aftermath.wakes import surroundings, wake_rows

SHARED = Path(__file__).resolve().parents[2] / "shared"
SIMULATED = Settings(
    treatment="type=treatment",
    control="type=control",
    outcome="type=dependent",
    match=("match1", "match2"),
    time="2:10:2",
    space="2:10:2",
)
IRAQ = Settings(
    treatment="type=Airstrike",
    control="type=SOF",
    outcome="type=IED|SAF|other",
    time="5:20:5",
    space="5:20:5",
    panel="50:14",
    what_if="2:4:1",
)
HUNDRED = SIMULATED.model_copy(update={"time": "1:10:1", "space": "1:10:1"})
WORLDS = {
    "no effect": World(),
    "no effect, few strikes": World(treated=50, controls=100, outcomes=1000),
    "no effect, crowded": World(side_km=120),
    "no effect, rising hot spots": World(placing=Placing.RISING),
    "no effect, hot spots of 3": World(placing=Placing.RISING, hot=3),
    "no effect, hot spots of 1": World(placing=Placing.RISING, hot=1),
    "one event more a strike": World(effect=1.0),
    "half an event more a strike": World(effect=0.5),
}
_COUNTS = {
    "treatment": "treatment",
    "before": "dependent_pre",
    "trend": "dependent_trend",
    "same_before": "SO_pre",
    "mixed_before": "MO_pre",
    "after": "dependent_post",
    "same_after": "SO_post",
    "mixed_after": "MO_post",
}


def parity() -> None:
    """Compare with the original's own results on its own example."""
    events = read_events(SHARED / "data" / "wake" / "mwa_simulated.csv")
    study = study_of(events, SIMULATED)
    rows = list(wake_rows(surroundings(study, SIMULATED.windows, clock=Clock.MWA), SIMULATED.windows))
    theirs = {(row["eventID"], float(row["t_window"]), float(row["spat_window"])): row for row in reference("wakes")}
    equal = sum(_same_counts(row, theirs[str(row["event"]), row["time"], row["space"]]) for row in rows)
    compared = compare_as_mwa(study, SIMULATED.windows)
    print(f"wakes: {equal} of {len(theirs)} rows equal")
    print(f"matching: {sum(map(_same_matching, compared, reference('matching')))} of 25 windows equal")
    print(f"overlaps: {sum(map(_same_overlaps, compared, reference('sutva')))} of 25 windows equal")
    print(f"estimates: largest difference {max(map(_apart, compared, reference('estimates'))):.1e}")


def speed() -> None:
    """Time wakes and the original's estimates, without shuffling, in seconds of one core."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "simulated.csv"
        write_simulation(World(treated=1000, controls=2000, outcomes=9000, side_km=222), 1, made)
        _time("12,000 simulated events x 100 windows", read_events(made), HUNDRED)
    _time("Iraq 2006 x 16 windows", iraq_events(), IRAQ)


def alarms() -> None:
    """Count over 40 simulated sets of each kind how often an effect is claimed, and how often the rules stop it."""
    print("| simulated | claimed | stopped | by placebo, path, balance, overlap | claimed where not stopped | mwa |")
    print("|---|---|---|---|---|---|")
    for name, world in WORLDS.items():
        told = [_alarm(simulate(world, seed)) for seed in range(40)]
        claims, stopped, checks, mwa = (sum(each[at] for each in told) for at in range(4))
        passed = len(told) - stopped
        print(f"| {name} | {claims}/40 | {stopped}/40 | {checks}/40 | {claims}/{passed} | {mwa}/40 |", flush=True)


def iraq() -> None:
    """Follow the airstrikes of Iraq 2006, with shows of force as controls, and print the whole answer."""
    as_table(follow(iraq_events(), IRAQ, lambda done, whole: print(f"{done} of {whole} shuffles", file=sys.stderr)))


def iraq_events() -> Events:
    """Join the two tables of the replication data of Papadogeorgou and others 2022."""
    with tempfile.TemporaryDirectory() as folder:
        joined = Path(folder) / "iraq_2006.csv"
        with joined.open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file)
            table.writerow(("timestamp", "lon", "lat", "type"))
            for name in ("iraq_airstrikes_2006", "iraq_insurgencies_2006"):
                table.writerows(_rows_of(SHARED / "data" / "wake" / f"{name}.csv.gz"))
        return read_events(joined)


def reference(name: str) -> list[dict[str, str]]:
    """Give a table of the original's results."""
    with (SHARED / "reference" / f"mwa_simulated_{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _rows_of(path: Path) -> Iterator[tuple[str, str, str, str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        yield from ((row["date"], row["longitude"], row["latitude"], row["type"]) for row in csv.DictReader(file))


def _same_counts(ours: dict[str, Any], theirs: dict[str, str]) -> bool:
    return all(ours[name] == float(theirs[column]) for name, column in _COUNTS.items())


def _same_matching(ours: Compared, theirs: dict[str, str]) -> bool:
    ends = {"pre": ours.unmatched, "post": ours.matched}
    alike = all(
        abs(balance.l1 - float(theirs[f"L1_{end}"])) < 6e-4
        and abs(100 * balance.support - float(theirs[f"commonSupport_{end}"])) < 0.06
        for end, balance in ends.items()
    )
    kept = int(ours.match.kept.sum())
    return alike and kept == int(theirs["control_post"]) + int(theirs["treatment_post"])


def _same_overlaps(ours: Compared, theirs: dict[str, str]) -> bool:
    wake = ours.wake
    found = {"SO": overlap([wake.same_before, wake.same_after]), "MO": overlap([wake.mixed_before, wake.mixed_after])}
    return all(abs(share - float(theirs[column])) < 6e-4 for column, share in found.items())


def _apart(ours: Compared, theirs: dict[str, str]) -> float:
    if ours.fit is None or theirs["estimate"] == "NA":
        return 0.0 if ours.fit is None and theirs["estimate"] == "NA" else math.inf
    return max(abs(ours.fit.effect - float(theirs["estimate"])), abs(ours.fit.p - float(theirs["pvalue"])))


def _time(name: str, events: Events, settings: Settings) -> None:
    study = study_of(events, settings)
    print(f"{name}: {min(_seconds(lambda: compare_as_mwa(study, settings.windows)) for _ in range(3)):.2f} s")


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _alarm(events: Events) -> tuple[bool, bool, bool, bool]:
    settings = SIMULATED.model_copy(update={"permutations": 199, "quiet": 0})
    answer = follow(events, settings)
    claimed = any(window.p_adjusted is not None and window.p_adjusted <= settings.level for window in answer.windows)
    checks = {StopRule.PLACEBO_FAILED, StopRule.PRE_TREND_FAILED, StopRule.NOT_BALANCED, StopRule.WAKES_OVERLAP}
    by_checks = answer.refused is not None and bool(checks & {StopRule(rule.word) for rule in answer.broken})
    fits = [one.fit.p if one.fit else math.nan for one in compare_as_mwa(study_of(events, settings), settings.windows)]
    return claimed, answer.refused is not None, by_checks, any(p < settings.level for p in fits)


def main() -> None:
    """Run the measure that the command line names."""
    measures = {"parity": parity, "speed": speed, "alarms": alarms, "iraq": iraq}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measure", choices=measures)
    chosen = parser.parse_args().measure
    if chosen != "alarms" and not SHARED.is_dir():
        sys.exit(f"No data at {SHARED}: nothing to measure.")
    measures[chosen]()


if __name__ == "__main__":
    main()
