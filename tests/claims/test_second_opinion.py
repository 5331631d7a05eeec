"""A second opinion bears counts out or does not: it never makes one, and is trusted as far as it was right before."""

from __future__ import annotations

import json
import pickle
import zipfile
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recount.claims.reader import read
from recount.claims.readers import Readers
from recount.claims.second_opinion.learning_desk import learn_from
from recount.claims.second_opinion.model_file import About, load
from recount.claims.second_opinion.numbers import FEATURES, numbers_of
from recount.claims.second_opinion.opinion import OUTCOMES, NumberModel, SecondOpinion, Steps
from recount.claims.second_opinion.training import Trained
from recount.claims.second_opinion.trust import HeldOut, steps_of, wilson_low
from recount.errors import BadInput
from recount.places.gazetteer import Gazetteer
from recount.vocabulary.words import Outcome
from tests.newcomer import Newcomer

STRANGER = "Zebulon"
PLAIN = "On Monday {dead} civilians were killed and {hurt} were wounded in {town} by {rockets} rockets."
TOLD = "{rockets} rockets fell on {town}. Doctor {name} counted {dead} dead and {hurt} wounded after {hours} hours."
TOWNS = ("Aleppo", "Idlib", "Hama", "Homs")
ANY_STEPS = Steps((-1.0, 1.0), (0.5, 0.99), 0.5)


def coded(folder: Path, count: int = 60) -> Path:
    """Write coded reports of our own making."""
    lines = []
    for number in range(count):
        told = {"dead": 3 + number % 7, "hurt": 11 + number % 9, "rockets": 21 + number % 5, "hours": 31 + number % 3}
        text = (PLAIN, TOLD)[number % 2].format(town=TOWNS[number % 4], name=STRANGER, **told)
        gold = {"killed": [told["dead"]], "injured": [told["hurt"]]}
        lines.append({"id": number, "text": f"{text} Report {number}.", "gold": gold})
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def learnt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Trained, About]:
    """Give a trained second opinion with its file."""
    folder = tmp_path_factory.mktemp("learnt")
    return folder / "model", *learn_from(coded(folder), folder / "model", Readers())


@pytest.fixture
def opinion(learnt: tuple[Path, Trained, About]) -> SecondOpinion:
    """Give a trained second opinion, as it is read from its file."""
    return load(learnt[0])[0]


def test_a_second_opinion_bears_out_the_number_it_would_take_itself(opinion: SecondOpinion) -> None:
    """It has learnt by the words around a number what that number counts."""
    text = "In Raqqa 14 civilians were killed and 25 were wounded by 4 rockets."
    toll = Readers(second=(opinion,)).read(text).toll
    assert toll.killed and toll.killed.confidence and toll.killed.confidence.agrees
    assert toll.injured and toll.injured.confidence and toll.injured.confidence.agrees


def test_a_second_opinion_doubts_another_number(opinion: SecondOpinion) -> None:
    """Where the rules took the rockets for the dead, it names the number that it would take."""
    text = "On Monday 14 civilians were killed and 25 were wounded in Aleppo by 4 rockets."
    reading = read(text)
    assert reading.toll.killed
    mistaken = reading.toll.killed.model_copy(update={"raw": "4", "min": 4, "max": 4})
    wrong = reading.model_copy(update={"toll": reading.toll.model_copy(update={"killed": mistaken})})
    killed = opinion.on(wrong, text).toll.killed
    assert killed and killed.confidence
    assert (killed.confidence.agrees, killed.confidence.high) == (False, False)
    assert "14" in killed.confidence.reason


@given(st.integers(0, 2**32 - 1), st.sampled_from([*TOWNS, "the north"]), st.integers(0, 40), st.booleans())
@settings(max_examples=25)
def test_a_second_opinion_never_makes_or_changes_a_count(seed: int, town: str, dead: int, told: bool) -> None:
    """Whatever its weights are, what the rules read stands to the letter, and silence stays silence."""
    some = np.random.default_rng(seed).normal(size=(len(OUTCOMES), FEATURES)).astype(np.float32)
    model = NumberModel(some, np.zeros(len(OUTCOMES), dtype=np.float32))
    text = f"{dead} civilians were killed in {town}." if told else f"{dead} rockets fell on {town}."
    before = read(text)
    after = SecondOpinion(model, ANY_STEPS, frozenset(OUTCOMES)).on(before, text)
    without = {"toll": {outcome: {"confidence"} for outcome in OUTCOMES}}
    assert after.model_dump(exclude=without) == before.model_dump(exclude=without)  # type: ignore[arg-type]


def test_a_word_without_a_number_has_no_second_opinion(opinion: SecondOpinion) -> None:
    """ "Dozens" cannot be borne out by a number."""
    killed = Readers(second=(opinion,)).read("Dozens of civilians were killed in Aleppo by 4 rockets.").toll.killed
    assert killed and killed.confidence is None


def held(right: int, wrong: int, margin: float) -> list[HeldOut]:
    """Give counts that were held back, all of one margin."""
    return [HeldOut(Outcome.KILLED, "report", margin, is_right) for is_right in [True] * right + [False] * wrong]


@pytest.mark.parametrize(
    ("counts", "high_from"),
    [
        (held(40, 0, 0.9), None),
        (held(60, 0, 0.9), 0.9),
        (held(300, 0, -0.2), None),
        ([*held(300, 0, 0.9), *held(5, 20, 0.2)], 0.9),
        ([*held(300, 0, 0.9), *held(300, 3, 0.2)], 0.2),
        ([], None),
    ],
    ids=["too few to know", "enough", "no agreement", "low ones are wrong", "low ones are right too", "nothing"],
)
def test_confidence_is_high_only_where_held_out_counts_were_right(
    counts: list[HeldOut], high_from: float | None
) -> None:
    """At least 95 percent, at the lower end of what so many counts can show, and never against the model's own word."""
    found = steps_of(counts).high_from
    assert found is None if high_from is None else found is not None and abs(found - high_from) < 1e-9


@given(st.lists(st.tuples(st.floats(-1, 1), st.booleans()), min_size=1, max_size=60))
def test_a_wider_margin_never_has_a_lower_score(counts: list[tuple[float, bool]]) -> None:
    """What is likelier than all other numbers is trusted at least as far as what is less so."""
    steps = steps_of([HeldOut(Outcome.KILLED, "report", margin, right) for margin, right in counts])
    shares = [steps.share(margin) for margin in np.linspace(-1, 1, 41)]
    assert all(0 <= low <= high <= 1 for low, high in pairwise(shares))


def test_what_few_counts_show_is_little() -> None:
    """Ten of ten is no proof of 95 percent; three hundred of three hundred is."""
    assert wilson_low(10, 10) < 0.95 < wilson_low(300, 300)


def test_a_count_is_held_out_once_and_says_how_it_fared(learnt: tuple[Path, Trained, About]) -> None:
    """The file carries what was measured on reports that were hidden from it."""
    _, trained, about = learnt
    assert len({(one.outcome, one.report) for one in trained.held_out}) == len(trained.held_out)
    assert about.held_out.counts == len(trained.held_out) > 100
    assert about.reports == 60


def test_the_same_reports_teach_the_same(learnt: tuple[Path, Trained, About], tmp_path: Path) -> None:
    """Two people who train on one file have one model, to the byte."""
    learn_from(coded(tmp_path), tmp_path / "model", Readers())
    assert (tmp_path / "model").read_bytes() == learnt[0].read_bytes()


def test_a_trained_file_holds_no_word_of_the_reports(learnt: tuple[Path, Trained, About]) -> None:
    """Reports name victims and witnesses; what is passed on must not."""
    with zipfile.ZipFile(learnt[0]) as archive:
        content = b"".join(archive.read(name) for name in archive.namelist())
    assert STRANGER.encode() not in content
    assert b"Aleppo" not in content


def pickled() -> bytes:
    """Give a file that would run code if it were unpickled."""
    content = BytesIO()
    np.savez(content, about=np.array([print], dtype=object))
    return content.getvalue()


def huge() -> bytes:
    """Give a small file that unpacks to a large one."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("weights.npy", bytes(2**25))
    return content.getvalue()


@pytest.mark.parametrize("content", [b"", b"mine", pickle.dumps([1]), pickled(), huge()], ids=range(5))
def test_a_file_that_is_no_second_opinion_is_refused(tmp_path: Path, content: bytes) -> None:
    """Nothing in it is run, and nothing of it is unpacked beyond reason."""
    file = tmp_path / "model"
    file.write_bytes(content)
    with pytest.raises(BadInput, match="holds no second opinion"):
        load(file)


def changed(file: Path, **arrays: Any) -> None:
    """Write other arrays into a trained file."""
    with np.load(file) as before:
        content = {name: before[name] for name in before}
    with file.open("wb") as out:
        np.savez(out, **{**content, **arrays})


@pytest.mark.parametrize(
    "arrays",
    [{"columns": np.array([FEATURES])}, {"bias": np.array([np.nan, 0.0])}, {"about": np.array([1], dtype=np.uint8)}],
    ids=lambda arrays: next(iter(arrays)),
)
def test_a_file_that_was_tampered_with_is_refused(
    learnt: tuple[Path, Trained, About], tmp_path: Path, arrays: dict[str, Any]
) -> None:
    """Weights that point nowhere would be read as something else."""
    file = tmp_path / "model"
    file.write_bytes(learnt[0].read_bytes())
    changed(file, **arrays)
    with pytest.raises(BadInput, match="holds no second opinion"):
        load(file)


def test_too_few_reports_teach_nothing(tmp_path: Path) -> None:
    """Noise is not written to a file."""
    with pytest.raises(BadInput, match="Fewer than 10 numbers"):
        learn_from(coded(tmp_path, 4), tmp_path / "model", Readers())
    assert not (tmp_path / "model").exists()


def test_a_model_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    """It may be the only one that somebody's figures rest on."""
    (tmp_path / "model").write_text("mine")
    with pytest.raises(BadInput, match="is there already"):
        learn_from(coded(tmp_path), tmp_path / "model", Readers())
    assert (tmp_path / "model").read_text() == "mine"


def test_numbers_look_alike_whatever_they_are() -> None:
    """The model learns places of numbers and not the numbers themselves."""
    one, other = (numbers_of(f"On Monday {number} civilians were killed.", "en")[0] for number in (14, 17))
    assert one.features == other.features


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("At least twenty-five people and a child died; 1,200 fled.", "en", [25, 1, 1200]),
        ("استشهد ثلاثة مدنيين وطفلان وأصيب ١٢ آخرون", "ar", [3, 2, 12]),
        ("Nothing happened.", "en", []),
    ],
)
def test_numbers_are_seen_in_both_languages(text: str, language: Any, values: list[int]) -> None:
    """Digits, words, and people told by a noun in the singular or the dual; a counted noun is no number of its own."""
    assert [number.value for number in numbers_of(text, language)] == values


def test_a_page_of_numbers_is_answered_in_bounded_work() -> None:
    """No report holds thousands of numbers, and a hostile page does not hold up a batch."""
    assert len(numbers_of("7 people. " * 2000, "en")) == 500


def test_a_gazetteer_goes_to_another_process_whole() -> None:
    """What a record taught is known to every process that reads a batch, under the same version."""
    place = next(iter(Gazetteer.shipped()))
    taught = Gazetteer.shipped().with_spellings([(place.id, "Quxborough")])
    there = pickle.loads(pickle.dumps(taught))  # noqa: S301  (our own bytes)
    assert there.version == taught.version
    assert there.resolve("Quxborough")[0].place == taught.resolve("Quxborough")[0].place


def test_two_files_of_readers_are_not_one(opinion: SecondOpinion) -> None:
    """A batch is not gone on with by other readers."""
    assert len({Readers().digest, Readers(second=(opinion,)).digest, Readers(Gazetteer.shipped()).digest}) == 3


def test_somebody_learns_and_reads_with_it(newcomer: Newcomer) -> None:
    """Coded reports in, a model out, and each count of a reading says how far it may be trusted."""
    newcomer.home.mkdir(exist_ok=True)
    gold = coded(newcomer.home)
    learns = newcomer.types("learn", gold, "--to", "model", "--format", "json")
    assert learns.status == 0
    assert learns.json()["held_out"]["counts"] > 100
    (newcomer.home / "report.txt").write_text("14 civilians were killed in Aleppo by 4 rockets.", encoding="utf-8")
    plain = newcomer.types("read", "report.txt").json()
    borne_out = newcomer.types("read", "report.txt", "--second-opinion", "model").json()
    assert plain["toll"]["killed"]["confidence"] is None
    assert borne_out["toll"]["killed"].pop("confidence")["agrees"] is True
    assert {**borne_out["toll"]["killed"], "confidence": None} == plain["toll"]["killed"]
    batch = newcomer.types("read", "--batch", gold, "--second-opinion", "model", "--jobs", "2")
    assert all(json.loads(line)["toll"]["killed"]["confidence"] for line in batch.printed.splitlines())


def test_with_a_record_its_places_are_read_too(newcomer: Newcomer) -> None:
    """A village that somebody imported has a place with `--record`, in one process and in several, and none without."""
    newcomer.home.mkdir(exist_ok=True)
    places = "id,name_en,kind,lat,lon,country\nquxborough,Quxborough,village,36.0,37.0,SY\n"
    (newcomer.home / "places.csv").write_text(places, encoding="utf-8")
    text = "14 civilians were killed in the village of Quxborough on 5 November 2015."
    here = {"lat": 36.0, "lon": 37.0}
    gold = [{"id": each, "text": f"{text} {each}", "gold": {"place": here}} for each in range(20)]
    lines = newcomer.home / "gold.jsonl"
    lines.write_text("".join(json.dumps(line) + "\n" for line in gold), encoding="utf-8")
    taught = newcomer.types("places", "import", "places.csv", "--as", "csv", "--licence", "ours", "--record", "mine")
    assert taught.status == 0
    read = newcomer.types("read", "--batch", lines, "--record", "mine", "--jobs", "2")
    assert {json.loads(line)["claims"][0]["where"][0]["place"] for line in read.printed.splitlines()} == {"quxborough"}
    with_it, without = (
        newcomer.types("eval", lines, *record, "--format", "json").json()["scores"][0]["recall"]
        for record in (["--record", "mine"], [])
    )
    assert (with_it, without) == (1.0, 0.0)
