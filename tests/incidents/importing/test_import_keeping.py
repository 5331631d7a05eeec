"""What importing promises: every row as stated, the recorder's own sums, nothing half-loaded, nothing twice."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from recount.errors import BadInput
from recount.figures.asking.declaration import Declaration
from recount.figures.counting import count
from recount.incidents.auditing.ledger import ledger
from recount.incidents.deciding.reviewing import sign_release, sign_review, withdraw
from recount.incidents.deciding.signing import decide_link, override
from recount.incidents.importing import keeping
from recount.incidents.importing.mapping import Makes
from recount.incidents.models import Grade, ImportedRow, ImportFile, Incident, Response, Toll
from recount.reports.models import Report
from recount.vocabulary.words import (
    AirwarsGrade,
    CaptureState,
    LinkState,
    Outcome,
    Party,
    PlacePrecision,
    ResponsePosition,
    ReviewFinding,
    TimePrecision,
)
from tests.cast import at_least, incident, says, signed
from tests.incidents.importing.recorder import (
    BACKWARDS,
    BRIDGE,
    MARKET,
    POSITION,
    SILENT,
    SOURCE,
    WriteTable,
    import_as_airwars,
)

ALL = [MARKET, BRIDGE, BACKWARDS, SILENT]
pytestmark = pytest.mark.django_db


def sums(by: str) -> dict[Any, tuple[int | None, int | None]]:
    """Count the killed of all graded incidents."""
    figure = count(Declaration.read({"measure": "killed", "by": by, "grade": "any"}))
    return {row.cell[figure.declaration.by[0]]: (row.tally.low, row.tally.high) for row in figure.rows}


def test_a_row_becomes_an_incident_of_its_recorder(write: WriteTable) -> None:
    """Code, day, place, party and grade are theirs, and the grade says whose it is."""
    import_as_airwars(write("incidents.csv", [MARKET]))
    kept = Incident.objects.get(code="X001")
    assert (kept.start, kept.end, kept.precision) == (date(2001, 2, 3), date(2001, 2, 3), TimePrecision.DAY)
    assert kept.place is not None
    assert (kept.place.key, kept.place_precision) == ("albukamal", PlacePrecision.CITY)
    assert [row.party for row in kept.attributions.all()] == [Party.RUSSIA]
    assert (kept.grade.airwars, kept.grade.imported_from, kept.grade.harm) == (AirwarsGrade.FAIR, "Airwars", None)


def test_every_row_is_kept_as_stated(write: WriteTable) -> None:
    """Each cell stands in the record as it stood in the file, with its line."""
    import_as_airwars(write("incidents.csv", ALL))
    assert [row.stated for row in ImportedRow.objects.all()] == ALL
    assert [row.line for row in ImportedRow.objects.all()] == [2, 3, 4, 5]


def test_figures_give_the_recorders_own_sums(write: WriteTable) -> None:
    """By month, by party and by grade, ends that cannot be true included; a joint incident counts for both parties."""
    import_as_airwars(write("incidents.csv", ALL))
    assert sums("month") == {"2001-02": (23, 36), "2001-03": (9, 4)}
    assert sums("party") == {Party.RUSSIA: (32, 40), Party.US_COALITION: (3, 5)}
    assert sums("grade") == {AirwarsGrade.FAIR: (29, 35), AirwarsGrade.CONTESTED: (3, 5)}


def test_what_is_not_stated_stays_missing(write: WriteTable) -> None:
    """No day, no place, no toll and no grade are made up."""
    import_as_airwars(write("incidents.csv", [SILENT]))
    kept = Incident.objects.get(code="X004")
    assert (kept.start, kept.end, kept.precision) == (None, None, TimePrecision.UNRESOLVED)
    assert (kept.place, kept.place_precision) == (None, PlacePrecision.UNRESOLVED)
    assert not Toll.objects.exists()
    assert not Grade.objects.exists()


def test_what_cannot_be_true_is_kept_and_flagged(write: WriteTable) -> None:
    """A range that runs backwards and a longitude of 4239 stand as stated, and the answer says so."""
    done = import_as_airwars(write("incidents.csv", ALL))[0]
    toll = Toll.objects.get(incident__code="X003")
    assert (toll.low, toll.high) == (9, 4)
    assert ImportedRow.objects.get(key="3").lon == 4239
    assert done.flagged == [
        "line 4: The civilians killed run from 9 down to 4.",
        "line 4: No point of the earth lies at 34.45, 4239.0.",
    ]


def test_an_impossible_point_leaves_the_governorate(write: WriteTable) -> None:
    """Better the governorate than a wrong village (R7)."""
    import_as_airwars(write("incidents.csv", [BACKWARDS]))
    kept = Incident.objects.get(code="X003")
    assert kept.place is not None
    assert (kept.place.kind, kept.place_precision) == (PlacePrecision.GOVERNORATE, PlacePrecision.GOVERNORATE)


def test_the_audit_balances_and_lists_what_cannot_be_true(write: WriteTable) -> None:
    """What another recorder states against itself is told, and is no disorder of ours."""
    import_as_airwars(write("incidents.csv", ALL))
    drawn = ledger()
    rows = next(balance for balance in drawn.balances if balance.stage == "imported rows")
    assert (rows.total, rows.parts["kept"]) == (4, 4)
    assert [violation.subject for violation in drawn.stated_against_itself] == ["X003", "X003"]
    assert drawn.in_order


def test_more_named_than_harmed_is_flagged(write: WriteTable) -> None:
    """Named people may be dead or injured, so that only both together bound them (R16)."""
    done = import_as_airwars(write("incidents.csv", [{**MARKET, "n_victims_named": "33", "civ_injured_max": "1"}]))[0]
    assert done.flagged == ["line 2: 33 people are named, but at most 32 were killed or injured."]


def test_an_incident_that_ends_before_it_begins_is_kept(write: WriteTable) -> None:
    """Its days stand as stated, in no month, and are flagged."""
    import_as_airwars(write("incidents.csv", [{**MARKET, "date_end": "2001-01-04"}]))
    kept = Incident.objects.get(code="X001")
    assert (kept.start, kept.end) == (date(2001, 2, 3), date(2001, 1, 4))
    assert sums("month") == {None: (20, 31)}
    assert len(ledger().stated_against_itself) == 1


def test_the_same_file_is_imported_once(write: WriteTable) -> None:
    """Its content is the key, not its name."""
    import_as_airwars(write("incidents.csv", ALL))
    again = import_as_airwars(write("other-name.csv", ALL))[0]
    assert again.imported_before
    assert (again.kept, Incident.objects.count(), ImportFile.objects.count()) == (4, 4, 1)


def test_a_longer_file_adds_only_what_is_new(write: WriteTable) -> None:
    """Rows in the same words are counted as repeated."""
    import_as_airwars(write("incidents.csv", [MARKET, BRIDGE]))
    more = import_as_airwars(write("more.csv", ALL))[0]
    assert (more.kept, more.repeated) == (2, 2)
    assert ledger().in_order


def test_a_contradicting_file_is_refused_as_a_whole(write: WriteTable) -> None:
    """Every contradiction is told with line, column and both values; nothing of the file is kept."""
    import_as_airwars(write("incidents.csv", [MARKET]))
    changed = {**MARKET, "civ_killed_max": "49"}
    with pytest.raises(BadInput, match=r"line 2, civ_killed_max: 1 states '49' where incidents.csv stated '31'"):
        import_as_airwars(write("later.csv", [changed, BRIDGE]))
    assert Incident.objects.count() == 1


def test_a_contradicting_row_can_be_set_aside(write: WriteTable) -> None:
    """The good rows are kept, the others listed, and the audit balances."""
    import_as_airwars(write("incidents.csv", [MARKET]))
    changed = {**MARKET, "civ_killed_max": "49"}
    done = import_as_airwars(write("later.csv", [changed, BRIDGE]), set_aside=True)[0]
    assert (done.kept, [fault["line"] for fault in done.set_aside]) == (1, [2])
    assert Toll.objects.get(incident__code="X001").high == 31
    assert ledger().in_order


def test_a_code_that_is_taken_gets_the_recorders_prefix(write: WriteTable) -> None:
    """Our incident keeps its code, theirs says whose it is, and so does one that bears a code twice."""
    incident("X001", "A market hit")
    import_as_airwars(write("incidents.csv", [MARKET, {**BRIDGE, "code": "X001"}]))
    assert sorted(Incident.objects.values_list("code", flat=True)) == ["AW-2", "AW-X001", "X001"]


def test_sources_become_references(write: WriteTable) -> None:
    """A source is a report of which nothing is kept; one address is one report, however many incidents cite it."""
    sources = [SOURCE, {**SOURCE, "seq": "2"}]
    import_as_airwars(write("incidents.csv", ALL), write("sources.csv", sources))
    report = Report.objects.get()
    assert (report.state, report.author, report.language) == (CaptureState.REFERENCE_ONLY, "Monitor A", "ar")
    cited = report.imported_rows.values_list("incident__code", flat=True)  # type: ignore[attr-defined]
    assert sorted(cited) == ["X001", "X002"]


def test_a_source_that_the_record_has_already_is_that_report(write: WriteTable) -> None:
    """A captured report is not kept again as a reference."""
    captured = says("a", None, "2001-02-04", "At least 20 civilians were killed", at_least(20)).report
    Report.objects.filter(pk=captured.pk).update(url=SOURCE["url"])
    import_as_airwars(write("incidents.csv", ALL), write("sources.csv", [SOURCE]))
    assert ImportedRow.objects.get(table="sources").report == captured


def test_responses_are_kept_with_reason_and_day(write: WriteTable) -> None:
    """What a party said stands with its own day and reason (R18)."""
    import_as_airwars(write("incidents.csv", ALL), write("positions.csv", [POSITION]))
    said = Response.objects.get()
    assert (said.incident.code, said.party, said.position) == ("X001", Party.RUSSIA, ResponsePosition.NON_CREDIBLE)
    assert (said.day, said.killed_low) == (date(2001, 3, 15), None)
    assert "insufficient_information" in said.reason


def test_silence_is_recorded_as_such(write: WriteTable) -> None:
    """Where somebody looked for a statement and found none, that is no denial (R18)."""
    silent = {**POSITION, "official_position": "not_yet_assessed", "civcas_statements": ""}
    import_as_airwars(write("incidents.csv", ALL), write("positions.csv", [silent]))
    assert Response.objects.get().position is ResponsePosition.NO_KNOWN_STATEMENT


def test_a_row_of_no_incident_is_a_fault(write: WriteTable) -> None:
    """A source of an incident that nobody has is told with its key."""
    sources = write("sources.csv", [{**SOURCE, "seq": "77"}])
    with pytest.raises(BadInput, match="line 2, seq: no incident of Airwars has the key 77"):
        import_as_airwars(write("incidents.csv", ALL), sources)
    assert not Incident.objects.exists()


def test_sources_may_come_later(write: WriteTable) -> None:
    """They find the incidents that were imported before them."""
    import_as_airwars(write("incidents.csv", ALL))
    import_as_airwars(write("sources.csv", [SOURCE]))
    assert ImportedRow.objects.get(table="sources").incident.code == "X001"


def test_an_interrupted_file_leaves_nothing(write: WriteTable, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is kept whole or not at all."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    path = write("incidents.csv", ALL)
    monkeypatch.setattr(keeping, "make_grade", interrupted)
    with pytest.raises(KeyboardInterrupt):
        import_as_airwars(path)
    assert (Incident.objects.count(), ImportedRow.objects.count(), ImportFile.objects.count()) == (0, 0, 0)


def test_an_interrupted_import_goes_on_with_the_next_file(write: WriteTable, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept whole stays, and the second time only the rest is taken in."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    paths = write("incidents.csv", ALL), write("sources.csv", [SOURCE])
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setitem(keeping._KEEPERS, Makes.SOURCE, interrupted)  # type: ignore[arg-type]
        import_as_airwars(*paths)
    assert (Incident.objects.count(), ImportFile.objects.count()) == (4, 1)
    first, second = import_as_airwars(*paths)
    assert (first.imported_before, second.imported_before, Report.objects.count()) == (True, False, 1)


def test_an_imported_range_stands_when_a_claim_is_accepted(write: WriteTable) -> None:
    """Another recorder's adjudication is not made anew from our claims."""
    import_as_airwars(write("incidents.csv", [MARKET]))
    kept = Incident.objects.get(code="X001")
    decide_link(
        says("a", None, "2001-02-04", "At least 20 civilians were killed", at_least(20)),
        kept,
        LinkState.ACCEPT,
        signed(),
    )
    assert (kept.tolls.get().low, kept.tolls.get().high) == (20, 31)


def test_a_person_overrides_an_imported_range(write: WriteTable) -> None:
    """The range is ours then, and the row still says what was stated."""
    import_as_airwars(write("incidents.csv", [BACKWARDS]))
    kept = Incident.objects.get(code="X003")
    override(kept, signed("Typed the wrong way round."), outcome=Outcome.KILLED, low=4, high=9)
    assert (kept.tolls.get().low, kept.tolls.get().high, kept.tolls.get().as_stated) == (4, 9, False)
    assert kept.imported_rows.get().stated["civ_killed_min"] == "9"


def test_a_released_incident_is_not_changed_by_a_file(write: WriteTable) -> None:
    """Two people released it as they saw it, so its rows are refused until it is taken out of release (R17)."""
    incidents = write("incidents.csv", [MARKET])
    import_as_airwars(incidents)
    market = Incident.objects.get(code="X001")
    sign_review(market, ReviewFinding.AGREE, signed("I agree.", by="Recorder B"))
    sign_release(market, signed("Ready.", by="Recorder C"))
    sign_release(market, signed("Ready.", by="Recorder D"))
    with pytest.raises(BadInput, match="X001 is released"):
        import_as_airwars(incidents, write("sources.csv", [SOURCE]))
    withdraw(market, signed("A source came in.", by="Recorder C"))
    assert import_as_airwars(incidents, write("sources.csv", [SOURCE]))[1].kept == 1
