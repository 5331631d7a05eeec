"""The page of figures: a declaration by choosing, with everything that keeps the number from being misread."""

from __future__ import annotations

from typing import Any

import pytest

from recount.figures.asking.declaration import Declaration
from recount.incidents.deciding.signing import carry_over_grade, decide_link
from recount.incidents.models import IncidentAccess
from recount.releases.freezing.reading import figure_of
from recount.vocabulary.reader import LANGUAGES
from recount.vocabulary.words import AirwarsGrade, Dimension, GradeFilter, LinkState, Measure, Role
from recount.workbench.figures.charting import Line, chart_of
from recount.workbench.figures.forms import FIRST, Declaring, keys
from tests.cast import Cast, signed
from tests.workbench.desk import Desk, text_of
from tests.workbench.people.team import Browser, join


@pytest.fixture
def graded(cast: Cast) -> Cast:
    """Give the cast with the market settled and graded."""
    for claim in (cast.later, cast.second):
        decide_link(claim, cast.market, LinkState.ACCEPT, signed())
    carry_over_grade(cast.market, AirwarsGrade.FAIR, "Monitor A", signed())
    return cast


def total(asker: Any, **asked: str) -> tuple[int | None, int | None]:
    """Give the total of a figure of any grade."""
    said = asker.get("/figures.json", {"grade": GradeFilter.ANY, **asked}).json()["total"]
    return said["low"], said["high"]


def test_the_page_shows_what_the_command_counts(desk: Desk, graded: Cast) -> None:
    """One count behind page and command, with the sentence in both languages."""
    figure = figure_of({"measure": Measure.KILLED, "grade": GradeFilter.ANY, "by": "month"})
    said = desk.get("/figures.json", {"grade": GradeFilter.ANY, "by": "month"}).json()
    assert said["total"] == figure.as_json()["total"]
    assert said["sentences"]["en"] == figure.sentence
    page = desk.page("/figures", grade=GradeFilter.ANY, by="month")
    assert figure.sentence in text_of(page)
    assert text_of(page.xpath("//*[@id='said-ar']")[0]) == said["sentences"]["ar"]


@pytest.mark.parametrize("first", LANGUAGES)
def test_the_language_of_the_page_comes_first(desk: Desk, graded: Cast, first: str) -> None:
    """Who reads Arabic meets the Arabic sentence before the English one."""
    page = Desk(first).page("/figures", grade=GradeFilter.ANY)
    assert page.xpath("//p[starts-with(@id, 'said-')]/@lang")[0] == first


def test_every_key_of_a_declaration_is_a_field(desk: Desk, cast: Cast) -> None:
    """A key that a figure learns is asked for on the page."""
    assert set(Declaring({}).fields) == {*keys(), "release"}
    assert set(FIRST) < set(keys())
    assert len(keys()) == len(Declaration.model_fields)


def test_the_form_is_filled_in_with_what_was_asked(desk: Desk, cast: Cast) -> None:
    """What goes without saying stands there too, so that nothing is chosen by accident."""
    page = desk.page("/figures", by="party,month")
    chosen = [option.get("value") for option in page.xpath("//select[@name='by']/option[@selected]")]
    assert chosen == ["party", "month"]
    assert page.xpath("//select[@name='grade']/option[@selected]/@value") == [GradeFilter.FAIR_OR_BETTER]


def test_two_choices_of_one_key_are_a_list(desk: Desk, graded: Cast) -> None:
    """A form without a script sends a key twice, and an empty one."""
    rows = desk.get("/figures.json?by=month&by=party&place=").json()["declaration"]["by"]
    assert rows == ["month", "party"]


def test_a_place_that_is_none_is_told_beside_the_form(desk: Desk, cast: Cast) -> None:
    """What was filled in stays."""
    answer: Any = desk.get("/figures", {"place": "Nowhereville"})
    assert answer.status_code == 400
    assert "Nowhereville" in answer.content.decode()
    assert desk.get("/figures.json", {"place": "Nowhereville"}).status_code == 400


def test_a_comparison_that_is_refused_says_why(desk: Desk, graded: Cast) -> None:
    """Fewer than five incidents bear no ratio (R23)."""
    page = desk.page("/figures", party="russia", against="isis")
    assert "cannot be compared" in text_of(page)


def test_several_values_are_held_against_the_first(desk: Desk, graded: Cast) -> None:
    """One line each, with its names, or why the two are not compared (R23)."""
    page = desk.page("/figures", compare="month:2001-02,2001-01,2000-12")
    held = page.xpath("//section[@aria-labelledby='contrasts']//tbody/tr")
    assert [text_of(line.xpath("th")[0]) for line in held] == ["February 2001"] * 2
    assert all("fewer than" in text_of(line) for line in held)


def test_monitors_stand_side_by_side_with_their_units(desk: Desk, graded: Cast) -> None:
    """Where a monitor's profile does not say what it counts, that is said."""
    graded.monitor_a.profile = {"counts": "civilians, by name"}
    graded.monitor_a.save()
    page = desk.page("/figures", by="monitor", grade=GradeFilter.ANY)
    rows = {text_of(row.xpath("th")[0]): text_of(row) for row in page.xpath("//tr[@data-row]")}
    assert "civilians, by name" in rows["Monitor A"]
    assert "not stated" in rows["Monitor B"]


def test_a_row_leads_to_its_incidents(desk: Desk, graded: Cast) -> None:
    """The address of a row asks the list for what stands in it."""
    page = desk.page("/figures", by="month", grade=GradeFilter.ANY)
    address = page.xpath("//a[@data-opens]/@href")[0]
    assert "from=2001-02" in address
    assert desk.get(address).status_code == 200


def test_points_are_given_no_finer_than_may_be_told(desk: Desk, graded: Cast) -> None:
    """The same incidents as GeoJSON."""
    said = desk.get("/figures.geojson", {"grade": GradeFilter.ANY}).json()
    assert said["type"] == "FeatureCollection"
    assert all("precision" in feature["properties"] for feature in said["features"])


def test_a_figure_as_csv_is_that_of_the_command(desk: Desk, graded: Cast) -> None:
    """One line a row."""
    answer: Any = desk.get("/figures.csv", {"by": "month"})
    assert answer.content.decode().startswith("month,low,high")


def test_a_figure_says_how_it_is_cited(desk: Desk, graded: Cast) -> None:
    """Day and address, and that the record goes on changing."""
    words = text_of(desk.page("/figures", by="month"))
    assert "as of" in words
    assert "/figures?by=month" in words


@pytest.mark.django_db(databases=["default", "people"])
def test_incidents_that_somebody_may_not_see_are_not_counted_for_them(graded: Cast) -> None:
    """A figure tells nothing of an incident that names another group."""
    IncidentAccess(incident=graded.market, group="near").save()
    near, far = Browser(join("Near", Role.READER, groups=("near",))), Browser(join("Far", Role.READER))
    assert total(near) == (25, 31)
    assert total(far) == (None, None)


def test_a_chart_along_time_keeps_room_for_what_is_missing() -> None:
    """A month in which nothing is recorded is a gap; what lies over several months stands behind, and nothing is 0."""
    lines = [line("2015-11", 3, 5), line("2015-08", None, None), line("over several months", 1, 1)]
    chart = chart_of(lines, (Dimension.MONTH,))
    assert chart is not None
    assert chart.along_time
    assert chart.names == ["2015-08", "2015-09", "2015-10", "2015-11", "over several months"]
    assert [each.low for each in chart.lines] == [3, None, 1]


@pytest.mark.parametrize("by", [(Dimension.PARTY,), (Dimension.MONTH, Dimension.PARTY)])
def test_any_other_chart_has_a_line_a_row(by: tuple[Dimension, ...]) -> None:
    """Only steps of time alone are put in their order."""
    chart = chart_of([line("b", 1, 2), line("a", 3, 4)], by)
    assert chart is not None
    assert (chart.along_time, chart.names) == (False, ["b", "a"])


def line(name: str, low: int | None, high: int | None) -> Line:
    """Give a line of a chart."""
    return Line(name=name, low=low, high=high, open=False, said="")
