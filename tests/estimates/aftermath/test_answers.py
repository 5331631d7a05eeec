"""What is answered where the truth is known: an effect is found, a rise that was there is not taken for one."""

from __future__ import annotations

import json
from functools import cache

import numpy as np
import pytest

from recount.errors import BadInput
from recount.estimates.aftermath import permuting
from recount.estimates.aftermath.analysis import follow, study_of
from recount.estimates.aftermath.events import Events, events_from
from recount.estimates.aftermath.permuting import blocks, shuffle
from recount.estimates.aftermath.result import Aftermath
from recount.estimates.aftermath.simulating import Placing, World, simulate
from recount.estimates.aftermath.stopping import StopRule
from tests.estimates.aftermath.cases import HEADER, MATCHED, SETTINGS, events_of

QUIET = World(treated=60, controls=120, outcomes=1500)
LOUD = World(treated=60, controls=120, outcomes=1500, effect=1.5)
RISING = World(treated=60, controls=120, outcomes=1500, placing=Placing.RISING)


@cache
def answer_of(world: World, seed: int = 6) -> Aftermath:
    """Answer for a simulated world."""
    return follow(simulate(world, seed), MATCHED)


def test_an_effect_that_is_there_is_found() -> None:
    """One and a half events more a strike are found, with the right sign, and told with their p."""
    answer = answer_of(LOUD)
    found = [window for window in answer.windows if window.p_adjusted is not None and window.p_adjusted <= 0.05]
    assert answer.refused is None
    assert found
    assert all(window.effect and window.effect > 0 for window in found)
    assert answer.summary.word == "found"


def test_where_nothing_followed_nothing_is_claimed() -> None:
    """Without an effect the paragraph says how small an effect would have been missed."""
    answer = answer_of(QUIET)
    assert answer.summary.word == "nothing"
    assert answer.minimum_detectable["smallest"]["effect"] > 0


def test_a_rise_that_was_there_before_is_no_effect() -> None:
    """Strikes in rising hot spots fail the placebo before the strike; no window keeps a p."""
    answer = answer_of(RISING)
    assert answer.placebo["before"]["failed"]
    assert answer.refused
    assert {window.p for window in answer.windows} == {window.se for window in answer.windows} == {None}
    assert any(window.effect for window in answer.windows)


def test_a_refusal_says_what_would_be_needed_in_both_languages() -> None:
    """Every broken rule ends with what is needed."""
    answer = answer_of(RISING)
    assert all("Needed:" in rule.en and "المطلوب:" in rule.ar for rule in answer.broken)


def test_the_same_seed_gives_the_same_answer() -> None:
    """Chance is drawn from the seed alone."""
    again = follow(simulate(LOUD, 6), MATCHED)
    other = follow(simulate(LOUD, 6), MATCHED.model_copy(update={"seed": 2}))
    assert again == answer_of(LOUD)
    assert other.placebo != again.placebo


def test_the_answer_keeps_the_contract() -> None:
    """The JSON holds the keys that people script against, and no number that is none."""
    told = json.loads(json.dumps(answer_of(LOUD).model_dump(mode="json"), allow_nan=False))
    assert {"windows", "placebo", "pre_trend", "minimum_detectable", "warnings", "refused"} <= set(told)
    assert {
        "time", "space", "effect", "se", "p", "p_adjusted", "n_treated", "n_control", "matched", "balance",
        "overlap_same", "overlap_mixed",
    } <= set(told["windows"][0])  # fmt: skip


def test_treated_strikes_without_any_like_control_give_no_number() -> None:
    """Where treated and controls never meet, the answer is a refusal without effects."""
    rows = [(f"2001-0{1 + at % 9}-{10 + at % 18}", f"{at % 3}", "1", "treatment", "0") for at in range(40)]
    rows += [(f"2001-0{1 + at % 9}-{10 + at % 18}", f"{at % 3}", "2", "control", "9") for at in range(40)]
    rows += [
        (f"2001-{1 + at % 12:02}-{1 + at % 28:02}", f"{at % 3}", f"{at % 4}", "dependent", "0") for at in range(300)
    ]
    answer = follow(events_from((*HEADER, "kind"), rows), SETTINGS.model_copy(update={"match": ("kind",)}))
    assert answer.refused
    assert "nothing_matched" in {rule.word for rule in answer.broken}
    assert {window.effect for window in answer.windows} == {None}
    assert not answer.sensitivity


@pytest.mark.parametrize("left_out", ["treatment", "control", "dependent"])
def test_a_comparison_without_one_side_is_refused(left_out: str) -> None:
    """Treated without controls, controls without treated, strikes without an outcome: one message, no number."""
    kinds = [kind for kind in ("treatment", "control", "dependent") if kind != left_out]
    with pytest.raises(BadInput, match="No event is type="):
        follow(events_of(*(("2001-01-01", "1", "1", kind) for kind in kinds)), SETTINGS)


def test_an_event_cannot_be_its_own_control() -> None:
    """Choices that overlap are refused."""
    with pytest.raises(BadInput, match="chosen twice"):
        study_of(simulate(QUIET, 1), SETTINGS.model_copy(update={"control": "type=control|treatment"}))


def test_a_strike_without_its_covariate_is_not_left_out_unsaid() -> None:
    """An empty cell of a covariate stops the analysis with its number."""
    rows = [("2001-01-01", "1", "1", "treatment", ""), ("2001-01-02", "1", "1", "control", "3")]
    events = events_from((*HEADER, "size"), [*rows, ("2001-01-03", "1", "1", "dependent", "")])
    with pytest.raises(BadInput, match="1 strikes have no value in the column 'size'"):
        study_of(events, SETTINGS.model_copy(update={"match": ("size",)}))


def test_too_few_shuffles_give_no_p() -> None:
    """Without shuffled labels nothing tells an effect from chance."""
    answer = follow(simulate(LOUD, 6), MATCHED.model_copy(update={"permutations": 0}))
    assert StopRule.NOT_SHUFFLED in {rule.word for rule in answer.broken}
    assert answer.refused


def test_an_interruption_keeps_what_was_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C after the first batch answers from it and says so."""

    def stop(_done: int, _whole: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(permuting, "BATCH", 100)
    answer = follow(simulate(LOUD, 6), MATCHED, stop)
    assert answer.draws == 100
    assert "interrupted" in {warning.word for warning in answer.warnings}


def test_shuffling_keeps_the_number_of_treated_in_every_block() -> None:
    """A label moves only inside its place and period."""
    study = study_of(simulate(QUIET, 1), SETTINGS)
    block = blocks(study, 100, 60)
    labels = shuffle(study.treated, block, 20, np.random.default_rng(1))
    assert len(np.unique(block)) > 1
    for draw in labels.T:
        assert list(np.bincount(block, draw)) == list(np.bincount(block, study.treated))
    assert (labels != study.treated[:, None]).any()


@pytest.mark.slow
def test_false_alarms_stay_below_one_in_ten() -> None:
    """Over 40 sets without effect, at most 4 claim one; over 40 rising ones, at least 36 are stopped."""
    claims = [answer_of(World(), seed).summary.word == "found" for seed in range(40)]
    stopped = [answer_of(World(placing=Placing.RISING), seed).refused is not None for seed in range(40)]
    assert sum(claims) <= 4
    assert sum(stopped) >= 36


def test_a_table_of_events_may_come_in_any_order() -> None:
    """The answer does not hang on the order of the rows."""
    events = simulate(QUIET, 3)
    order = np.random.default_rng(1).permutation(len(events))
    columns = {name: [cells[at] for at in order] for name, cells in events.columns.items()}
    mixed = Events(events.day[order], events.lon[order], events.lat[order], columns)
    moments = [str(np.datetime64("1970-01-01") + int(day)) for day in mixed.day]
    rows = list(zip(moments, map(str, mixed.lon), map(str, mixed.lat), columns["type"], strict=True))
    effects = [window.effect for window in follow(events_from(HEADER, rows), SETTINGS).windows]
    assert effects == pytest.approx([window.effect for window in follow(events, SETTINGS).windows])
