"""Frozen releases: the same figure for ever, the same bytes twice, and an account of what changed (R21)."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from recount.errors import BadInput
from recount.figures.asking.declaration import DIMENSIONS
from recount.incidents.models import Incident
from recount.releases.freezing.comparing import compare
from recount.releases.freezing.content import FROZEN, frozen_tables
from recount.releases.freezing.exporting import export
from recount.releases.freezing.making import Wanted, freeze
from recount.releases.freezing.models import FrozenFile, Release
from recount.releases.freezing.opening import find_release, opened
from recount.releases.freezing.reading import figure_of, frame_of
from recount.releases.freezing.verifying import hash_of, hash_of_export, verify_export
from recount.releases.keeping.rows import tables
from recount.vocabulary.words import Dimension, Measure
from tests.releases.conftest import overridden


def frozen(name: str = "2001-1") -> Release:
    """Freeze the record."""
    return freeze(Wanted(name, "Editor", "For the readers."))


@pytest.mark.parametrize("measure", [Measure.KILLED, Measure.INCIDENTS, Measure.STRIKES, Measure.FACILITIES])
def test_a_release_counts_as_the_record_did(measure: Measure, released: Incident) -> None:
    """The same declaration gives the same numbers, whatever is counted."""
    keys = {"measure": measure, "by": "party,month"}
    live = figure_of(keys)
    release = frozen()
    told = figure_of({**keys, "release": release.name})
    assert (told.rows, told.total) == (live.rows, live.total)


@pytest.mark.parametrize("dimension", [each for each in DIMENSIONS if each is not Dimension.ZONE])
def test_every_dimension_is_counted_in_a_release(dimension: Dimension, released: Incident) -> None:
    """Nothing that a figure reads is missing from the frozen rows."""
    keys = {"measure": Measure.KILLED, "by": str(dimension)}
    live = figure_of(keys)
    assert figure_of({**keys, "release": frozen().name}).rows == live.rows


def test_a_frozen_figure_does_not_move(released: Incident) -> None:
    """What is decided later changes the record, not the release; the figure says which release it is of."""
    release = frozen()
    overridden(released, 10, 20)
    now, then = (figure_of({"measure": Measure.KILLED, **key}) for key in ({}, {"release": release.name}))
    assert (now.total.low, then.total.low) == (10, 3)
    assert (now.release, then.release, then.as_of) == (None, release.name, release.as_of)
    assert release.name in then.sentence


def test_the_record_is_itself_again_once_a_release_is_closed(released: Incident) -> None:
    """Also when something goes wrong while it is open."""
    release = frozen()
    Incident.objects.filter(code="RC0002").update(title_en="Renamed")
    with pytest.raises(RuntimeError), opened(release):
        raise RuntimeError
    assert Incident.objects.filter(title_en="Renamed").exists()


def test_no_words_of_others_are_frozen(released: Incident) -> None:
    """Texts and quotes are not in a release, not even inside."""
    assert "On the market" not in "".join(content.decode() for _, content, _ in frozen_tables())


def test_every_frozen_table_is_a_table_of_the_record() -> None:
    """The list of what is frozen names nothing that does not exist."""
    assert set(FROZEN) <= set(tables())


def test_a_release_is_never_changed_or_deleted(released: Incident) -> None:
    """What was cited stays."""
    release = frozen()
    with pytest.raises(ValidationError):
        release.save()
    with pytest.raises(ValidationError):
        release.delete()


def test_an_altered_frozen_file_is_found(released: Incident) -> None:
    """Nobody gets a figure from rows that somebody touched."""
    release = frozen()
    sha256 = next(each["sha256"] for each in release.manifest["inside"] if each["table"] == "incidents.toll")
    FrozenFile.objects.filter(sha256=sha256).update(packed=b"something else")
    with pytest.raises(BadInput, match="altered"), opened(release):
        pass


def test_a_name_is_given_once(released: Incident) -> None:
    """Two releases of one name could not be cited."""
    frozen()
    with pytest.raises(BadInput, match="already"):
        frozen()


@pytest.mark.parametrize("name", ["", "7", "../up", "two words", "a/b"])
def test_a_name_that_cannot_be_cited_is_refused(name: str, released: Incident) -> None:
    """It stands in addresses and folders, and a bare number counts releases."""
    with pytest.raises(BadInput):
        frozen(name)


@pytest.mark.parametrize("who", [{"by": ""}, {"reason": " "}])
def test_somebody_answers_for_a_release(who: dict[str, str], released: Incident) -> None:
    """A release without a name or a reason is not frozen."""
    with pytest.raises(BadInput):
        freeze(Wanted(**{"name": "2001-1", "by": "Editor", "reason": "Why", **who}))


def test_a_release_is_found_by_name_number_and_hash(released: Incident) -> None:
    """However somebody cites it."""
    release = frozen()
    assert {find_release(said).pk for said in (release.name, "1", release.sha256[:8])} == {release.pk}


def test_releases_hang_together(released: Incident) -> None:
    """Each names the hash of the one before, so that none can be slipped in or taken out."""
    first, second = frozen("a"), frozen("b")
    assert second.manifest["previous"] == {"name": "a", "sha256": first.sha256}


def test_two_exports_are_the_same_bytes(released: Incident, tmp_path: Path) -> None:
    """Whoever exports a release again gets what others cite."""
    release = frozen()
    one, other = tmp_path / "one", tmp_path / "other"
    export(release, one)
    export(release, other)
    files = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert [(one / path).read_bytes() for path in files] == [(other / path).read_bytes() for path in files]
    assert len(files) > 20


def test_an_export_can_be_checked_by_whoever_has_it(released: Incident, tmp_path: Path) -> None:
    """By its own sums, and by the hash of the release."""
    release = frozen()
    export(release, tmp_path / "e")
    subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=tmp_path / "e", check=True)
    assert verify_export(tmp_path / "e") == []
    assert hash_of_export(tmp_path / "e") == release.sha256 == hash_of(release.manifest)


def test_an_altered_export_is_found(released: Incident, tmp_path: Path) -> None:
    """One digit is enough."""
    export(frozen(), tmp_path / "e")
    tolls = tmp_path / "e" / "tolls.csv"
    tolls.write_text(tolls.read_text(encoding="utf-8").replace(",3,", ",4,"), encoding="utf-8")
    assert verify_export(tmp_path / "e") == ["tolls.csv"]


def test_an_export_never_mixes_with_other_files(released: Incident, tmp_path: Path) -> None:
    """A folder that holds something is refused."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(BadInput, match="not empty"):
        export(frozen(), tmp_path)


def test_an_export_tells_only_what_was_released(released: Incident, tmp_path: Path) -> None:
    """What two people released is in it; words, signers, other incidents are not (R28)."""
    export(frozen(), tmp_path / "e")
    told = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "e").iterdir() if path.is_file())
    assert "RC0001" in told
    assert not [
        hidden for hidden in ("RC0002", "On the market", "Recorder A", "Editor\n", "stranger") if hidden in told
    ]


def test_a_difference_names_the_decision_behind_it(released: Incident) -> None:
    """Before, after, and why (R21)."""
    before = frozen("a")
    overridden(released, 10, 20)
    change = compare(before, frozen("b"))["incidents"][0]
    assert change["aspects"]["toll killed/civilian/total"] == {"before": [3, 5, False], "after": [10, 20, False]}
    assert [row["reason"] for row in change["decisions"]] == ["The hospital's register."]


def test_sums_stand_before_and_after(released: Incident) -> None:
    """In total, and by party and month where they moved."""
    before = frozen("a")
    overridden(released, 10, 20)
    sums = compare(before, None)["sums"]
    assert [(row["by"], row["before"]["low"], row["after"]["low"]) for row in sums] == [
        ("total", 3, 10),
        ("party", 3, 10),
        ("month", 3, 10),
    ]


def test_a_change_that_nobody_decided_is_told_apart(released: Incident) -> None:
    """So that nobody takes it for explained."""
    before = frozen("a")
    Incident.objects.filter(code="RC0002").update(strike_type="drone_strike")
    assert compare(before, None)["unexplained"] == ["RC0002"]


def test_a_frame_can_be_read_of_a_release(released: Incident) -> None:
    """As the record stood then."""
    release = frozen()
    overridden(released, 10, 20)
    assert [row["killed_low"] for row in frame_of("incidents", release=release.name)] == [3, None]
