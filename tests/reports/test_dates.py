"""A date is known as precisely as it is written, and never more."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.errors import BadInput
from recount.reports.dates import PartialDate
from recount.vocabulary.words import TimePrecision

days = st.dates()


@pytest.mark.parametrize(
    ("written", "start", "end", "precision"),
    [
        ("2015", date(2015, 1, 1), date(2015, 12, 31), TimePrecision.INTERVAL),
        ("2015-11", date(2015, 11, 1), date(2015, 11, 30), TimePrecision.MONTH),
        ("2015-12", date(2015, 12, 1), date(2015, 12, 31), TimePrecision.MONTH),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29), TimePrecision.MONTH),
        ("2015-11-05", date(2015, 11, 5), date(2015, 11, 5), TimePrecision.DAY),
        ("2015-09-30/2015-10-26", date(2015, 9, 30), date(2015, 10, 26), TimePrecision.INTERVAL),
        ("2015-11-02/2015-11-08", date(2015, 11, 2), date(2015, 11, 8), TimePrecision.WEEK),
        ("2015-10/2015-12", date(2015, 10, 1), date(2015, 12, 31), TimePrecision.INTERVAL),
        ("2015-11-05T22:30:00.000Z", date(2015, 11, 5), date(2015, 11, 5), TimePrecision.DAY),
        ("2015-11-05 22:30 +02:00", date(2015, 11, 5), date(2015, 11, 5), TimePrecision.DAY),
        ("5 November 2015", date(2015, 11, 5), date(2015, 11, 5), TimePrecision.DAY),
        ("Nov. 5, 2015", date(2015, 11, 5), date(2015, 11, 5), TimePrecision.DAY),
        ("٥ تشرين الثاني ٢٠١٥", date(2015, 11, 5), date(2015, 11, 5), TimePrecision.DAY),
        ("5 نوفمبر/تشرين الثاني 2015", date(2015, 11, 5), date(2015, 11, 5), TimePrecision.DAY),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31), TimePrecision.MONTH),
        (" ٢٠١٥-١١-٠٥ ", date(2015, 11, 5), date(2015, 11, 5), TimePrecision.DAY),
    ],
)
def test_a_written_date_spans_its_days(written: str, start: date, end: date, precision: TimePrecision) -> None:
    """The length of what is written gives first day, last day and precision (R6)."""
    partial = PartialDate.parse(written)
    assert (partial.start, partial.end, partial.precision) == (start, end, precision)


@pytest.mark.parametrize("written", ["2015", "2015-11", "2015-11-05", "2015-09-30/2015-10-26", "0001", "9999-12"])
def test_a_date_is_written_as_it_was_given(written: str) -> None:
    """What a person typed comes back letter for letter."""
    assert str(PartialDate.parse(written)) == written


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("2015-11-05/2015-11-05", "2015-11-05"),
        ("2015-11-01/2015-11-30", "2015-11"),
        ("2015-01/2015-12", "2015"),
    ],
)
def test_the_same_days_are_the_same_date(long: str, short: str) -> None:
    """An interval that is a day, a month or a year equals it and is written like it."""
    assert PartialDate.parse(long) == PartialDate.parse(short)
    assert str(PartialDate.parse(long)) == short


@pytest.mark.parametrize(
    "written",
    [
        "",
        "last week",
        "today",
        "2015-02-30",
        "2015-13",
        "2015-00-10",
        "0000",
        "15-11-05",
        "05/11/2015",
        "2015-11-5",
        "20151105",
        "2015-11-05T99:00:00Z",
        "30 February 2015",
        "on 5 November 2015",
        "November 2015",
        "2015-11-05 or 06",
        "2015/",
        "/2015",
        "2015/2016/2017",
        "-2015",
    ],
)
def test_what_is_no_date_is_refused_with_the_formats_that_are(written: str) -> None:
    """A word, a day of no calendar and an ambiguous order are refused, never guessed."""
    with pytest.raises(BadInput) as refusal:
        PartialDate.parse(written)
    assert repr(written) in refusal.value.found
    assert "2015-09-30/2015-10-26" in refusal.value.remedy


def test_a_backward_interval_is_refused() -> None:
    """An interval runs forward."""
    with pytest.raises(BadInput, match="2015-10-26 back to 2015-09-30"):
        PartialDate.parse("2015-10-26/2015-09-30")


def test_only_a_single_day_counts_as_a_day() -> None:
    """A month gives no day to count "last Thursday" from."""
    assert PartialDate.parse("2015-11-05").day == date(2015, 11, 5)
    assert PartialDate.parse("2015-11").day is None
    assert PartialDate.of(date(2015, 11, 5)) == PartialDate.parse("2015-11-05")


@given(days, days)
def test_every_date_reads_back_from_its_writing(one: date, other: date) -> None:
    """Writing and reading are inverse, whatever the days."""
    partial = PartialDate(min(one, other), max(one, other))
    assert PartialDate.parse(str(partial)) == partial


@given(days)
def test_a_day_lies_in_its_month_and_its_year(day: date) -> None:
    """A shorter date holds every day that a longer one begins with."""
    for length in (4, 7, 10):
        partial = PartialDate.parse(day.isoformat()[:length])
        assert partial.start <= day <= partial.end


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text breaks the reading: it gives a date or the refusal that explains itself."""
    try:
        assert PartialDate.parse(text).start
    except BadInput as refusal:
        assert refusal.remedy
