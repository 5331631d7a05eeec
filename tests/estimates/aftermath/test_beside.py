"""What stands beside the effect: settings, power, sensitivity, errors, quiet moments, the panel, the showing."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner

from recount.cli import app
from recount.errors import BadInput
from recount.estimates.aftermath.analysis import follow, study_of
from recount.estimates.aftermath.comparing import holm
from recount.estimates.aftermath.designs import design
from recount.estimates.aftermath.errors import joined_groups
from recount.estimates.aftermath.panel import Panel, first_differences, poisson, read_panel
from recount.estimates.aftermath.quiet import against_quiet
from recount.estimates.aftermath.result import Aftermath
from recount.estimates.aftermath.sensitivity import rosenbaum_gamma
from recount.estimates.aftermath.settings import read_settings, settings_from
from recount.estimates.aftermath.simulating import World, simulate, write_simulation
from recount.estimates.aftermath.windows import Window
from recount.estimates.aftermath.wording import words
from tests.estimates.aftermath.cases import MATCHED

WORLD = World(treated=60, controls=120, outcomes=1500, effect=1.5)


@cache
def answer() -> Aftermath:
    """Answer with everything that may stand beside."""
    return follow(simulate(WORLD, 5), MATCHED.model_copy(update={"quiet": 2, "panel": "50:14"}))


def test_settings_keep_their_hash_whatever_their_order(tmp_path: Path) -> None:
    """A file that was registered is recognised by its hash; comments and order do not count."""
    lines = MATCHED.as_yaml().splitlines(keepends=True)
    (tmp_path / "settings.yaml").write_text("# ours\n" + "".join(reversed_blocks(lines)), encoding="utf-8")
    assert read_settings(tmp_path / "settings.yaml").sha256() == MATCHED.sha256()
    assert MATCHED.model_copy(update={"seed": 2}).sha256() != MATCHED.sha256()


def reversed_blocks(lines: list[str]) -> list[str]:
    """Turn the order of the keys of a YAML file, items staying with their key."""
    blocks: list[list[str]] = []
    for line in lines:
        if line.startswith(("-", " ")):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return [line for block in reversed(blocks) for line in block]


def test_what_was_registered_is_not_changed_by_the_command(tmp_path: Path) -> None:
    """An option that says otherwise than the file is refused by name; one that says the same is not."""
    path = tmp_path / "settings.yaml"
    path.write_text(MATCHED.as_yaml(), encoding="utf-8")
    assert read_settings(path, {"time": MATCHED.time}) == MATCHED
    with pytest.raises(BadInput, match="another time"):
        read_settings(path, {"time": "3"})


@pytest.mark.parametrize("wrong", [{"level": 2}, {"permutations": -1}, {"colour": "red"}, {"time": None}])
def test_settings_that_cannot_stand_are_named(wrong: dict[str, Any]) -> None:
    """A key that is unknown or a value that is out of bounds is told with its name."""
    with pytest.raises(BadInput, match=next(iter(wrong))):
        settings_from({**MATCHED.model_dump(), **wrong})


def test_an_effect_of_the_minimum_size_is_larger_than_chance() -> None:
    """What could be found is above 0 in every window that was shuffled."""
    told = answer().minimum_detectable
    assert told["power"] == 0.8
    assert all(window["effect"] > 0 for window in told["windows"])


def test_the_curve_tells_every_choice() -> None:
    """Three widths of bins by two estimators, and without matching, in each of nine windows."""
    curve = answer().sensitivity["curve"]
    assert len(curve) == 9 * 7
    assert [entry["effect"] for entry in curve] == sorted(entry["effect"] for entry in curve)


def test_an_unseen_cause_has_to_be_stronger_where_the_effect_is() -> None:
    """Gamma is 1 where nothing rose, and large where every treated strike was followed by a rise and no control."""
    treated = np.tile([True, False], 40)
    columns, rows = np.zeros((80, 1)), np.arange(80)
    strong = design(Window(1, 1), rows, columns, before=np.zeros(80), after=treated.astype(float))
    chance = design(Window(1, 1), rows, columns, before=np.zeros(80), after=(rows % 4 < 2).astype(float))
    assert rosenbaum_gamma(strong, treated) == 10
    assert rosenbaum_gamma(chance, treated) == 1


def test_overlap_and_a_column_cluster_together() -> None:
    """Groups that share a member of the other numbering are one."""
    assert len(set(joined_groups(np.array([0, 0, 1, 2]), np.array([0, 1, 1, 2])))) == 2


def test_holm_is_monotone_and_leaves_out_what_was_not_asked() -> None:
    """Adjusted p values grow with p, never exceed 1, and skip windows without p (Holm 1979)."""
    assert holm([0.01, float("nan"), 0.04, 0.03]) == pytest.approx([0.03, float("nan"), 0.06, 0.06], nan_ok=True)


def test_quiet_moments_are_quiet() -> None:
    """No strike lies within the widest window of a quiet moment, in place and time."""
    study = study_of(simulate(WORLD, 5), MATCHED)
    against = against_quiet(study, MATCHED.windows, 2, np.random.default_rng(1))
    assert against is not None
    quiet = against.strikes[~against.treated]
    for at in range(len(quiet)):
        days = np.abs(study.strikes.day - quiet.day[at])
        same_place = (study.strikes.lat == quiet.lat[at]) & (study.strikes.lon == quiet.lon[at])
        assert days[same_place].min() > 6
    assert against.treated.sum() == study.treated.sum()


def test_the_panel_finds_what_was_put_in() -> None:
    """Counts that double after each treated strike give slopes of 2 and, in logarithms, of their rate."""
    rng = np.random.default_rng(1)
    treated, controls = (rng.poisson(0.3, (60, 40)).astype(float) for _ in range(2))
    base = rng.uniform(2, 6, (60, 1))
    rate = base * np.exp(0.4 * np.pad(treated, ((0, 0), (1, 0)))[:, :-1])
    place = rng.uniform(0, 5, 60)
    panel = Panel(rng.poisson(rate).astype(float), treated, controls, place, place)
    found = poisson(panel)
    assert found
    assert found.treated == pytest.approx(0.4, abs=3 * found.se_clustered)
    assert found.controls == pytest.approx(0, abs=3 * found.se_clustered)
    assert first_differences(panel).difference > 0


def test_poisson_slopes_are_those_of_dummies() -> None:
    """The slopes within districts and periods are those of a regression with a dummy for each (statsmodels)."""
    models = pytest.importorskip("statsmodels.api")
    rng = np.random.default_rng(2)
    treated, controls = (rng.poisson(0.5, (12, 8)).astype(float) for _ in range(2))
    place = rng.uniform(0, 5, 12)
    panel = Panel(rng.poisson(4, (12, 8)).astype(float), treated, controls, place, place)
    unit, period = np.indices((12, 7))
    dummies = [unit.ravel() == at for at in range(12)] + [period.ravel() == at for at in range(1, 7)]
    columns = np.column_stack([treated[:, :-1].ravel(), controls[:, :-1].ravel(), *dummies]).astype(float)
    theirs = models.GLM(panel.outcome[:, 1:].ravel(), columns, family=models.families.Poisson()).fit(tol=1e-12)
    ours = poisson(panel)
    assert ours
    assert (ours.treated, ours.controls) == pytest.approx(tuple(theirs.params[:2]), abs=1e-6)


@pytest.mark.parametrize("said", ["district", ":14", "district:0", "district:x"])
def test_a_panel_needs_districts_and_days(said: str) -> None:
    """PLACE:DAYS, or a message."""
    with pytest.raises(BadInput, match="COLUMN:DAYS"):
        read_panel(said)


def test_every_sentence_stands_in_both_languages() -> None:
    """Whoever reads Arabic reads everything."""
    assert not [word for chapter in words().values() for word, said in chapter.items() if set(said) != {"en", "ar"}]


def test_a_notebook_shows_assumptions_before_numbers() -> None:
    """The page begins with the answer in words and its assumptions; the table comes after."""
    page = answer()._repr_html_()
    assert page.index("proxy") < page.index("<table")
    assert 'dir="rtl"' in answer().page("ar")


def test_the_picture_has_a_heat_map_and_the_balance() -> None:
    """Two panels and a scale."""
    pytest.importorskip("matplotlib")
    assert [axes.get_title() for axes in answer().plot().axes][:2][1] == "Balance"


def test_the_frame_has_a_row_a_window() -> None:
    """Nine windows, nine rows."""
    pytest.importorskip("pandas")
    assert len(answer().to_frame()) == 9


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a simulated table of events."""
    path = tmp_path_factory.mktemp("events") / "events.csv"
    write_simulation(WORLD, 5, path)
    return path


ROLES = ["--treatment", "type=treatment", "--control", "type=control", "--outcome", "type=dependent"]
OPTIONS = [*ROLES, "--match", "match1,match2", "--space", "2:6:2", "--time", "2:6:2", "--permutations", "199"]


def test_the_command_gives_what_the_package_gives(table: Path) -> None:
    """JSON on standard output is the answer, whole."""
    told = CliRunner().invoke(app, ["aftermath", str(table), *OPTIONS, "--format", "json"])
    ours = Aftermath.model_validate_json(told.stdout)
    assert told.exit_code == 0
    assert [window.p for window in ours.windows] == [window.p for window in answer().windows]


@pytest.mark.parametrize("printed", ["table", "csv", "html"])
def test_the_command_prints_in_other_ways(table: Path, printed: str) -> None:
    """Every way of printing gives all windows."""
    told = CliRunner().invoke(app, ["aftermath", str(table), *OPTIONS, "--format", printed])
    assert told.exit_code == 0
    assert len(told.stdout.splitlines()) >= 1


def test_the_command_writes_settings_and_wakes(table: Path, tmp_path: Path) -> None:
    """What is written as settings gives the same answer; every wake is a row."""
    settings, wakes = tmp_path / "settings.yaml", tmp_path / "wakes.csv"
    CliRunner().invoke(app, ["aftermath", str(table), *OPTIONS, "--write-settings", str(settings)])
    told = CliRunner().invoke(
        app, ["aftermath", str(table), "--settings", str(settings), "--wakes", str(wakes), "--format", "json"]
    )
    assert Aftermath.model_validate_json(told.stdout).settings_sha256 == read_settings(settings).sha256()
    assert len(wakes.read_text(encoding="utf-8").splitlines()) == 1 + 180 * 9


def test_a_command_that_does_not_say_enough_is_told_what_is_missing(table: Path) -> None:
    """The options that are missing are named."""
    told = CliRunner().invoke(app, ["aftermath", str(table), "--treatment", "type=treatment"])
    assert isinstance(told.exception, BadInput)
    assert "--control, --outcome, --time, --space" in told.exception.found
