"""What a page quotes or reprints has its own publisher and clock (R6)."""

from __future__ import annotations

from datetime import date

import pytest

from recount.claims.reader import read
from recount.claims.schema import Reading
from recount.vocabulary.words import SectionRole

PAGE_DAY = date(2015, 11, 20)
ENGLISH = "Air strikes on Saraqib last Thursday killed nine civilians."
ARABIC = "قتل تسعة مدنيين الخميس الماضي بغارات على سراقب."


def page(text: str) -> Reading:
    """Read a page of 20 November 2015."""
    return read(text, published=PAGE_DAY, publisher="Blog")


@pytest.mark.parametrize(
    ("opening", "publisher"),
    [
        ("Reuters, 8 November 2015:", "Reuters"),
        ("Reuters, 8 November:", "Reuters"),
        ("From Enab Baladi, 8 November 2015:", "Enab Baladi"),
        ("Reposted from Violet Lantern Network - 8 November 2015", "Violet Lantern Network"),
        ("نقلا عن عنب بلدي بتاريخ 8 تشرين الثاني 2015:", "عنب بلدي"),
        ("من موقع زمان الوصل - 8/11/2015", "موقع زمان الوصل"),
    ],
)
def test_a_day_inside_a_reprint_is_counted_from_its_own_date(opening: str, publisher: str) -> None:
    """ "Last Thursday" in a text of 8 November is the 5th, whenever the page that reprints it was published."""
    told = ARABIC if opening[0] > "z" else ENGLISH
    reading = page(f"{told[:3]}: we publish this again.\n{opening}\n{told}")
    [claim] = [claim for claim in reading.claims if claim.casualties]
    section = reading.sections[claim.section]
    assert (section.role, section.publisher, section.published) == (SectionRole.REPRINT, publisher, date(2015, 11, 8))
    assert claim.when.start == date(2015, 11, 5)


def test_an_agency_s_dateline_in_the_middle_of_a_page_opens_a_reprint() -> None:
    """ "BEIRUT, Nov 3, 2015 (AFP) - ..." is AFP's, and of that day."""
    told = "BEIRUT, Nov 3, 2015 (AFP) - Air strikes on Ariha on Monday killed nine civilians."
    reading = page(f"Below is an older story.\n\n{told}")
    assert [reading.sections[claim.section].publisher for claim in reading.claims] == ["AFP"]
    assert [claim.when.start for claim in reading.claims] == [date(2015, 11, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "Forwarded from Douma Media Office\nNine civilians were killed yesterday in an air strike on Douma.",
        "أعيد توجيهها من المكتب الإعلامي في دوما\nقتل تسعة مدنيين أمس بغارة على دوما",
        "An older text says:\n> Nine civilians were killed yesterday in Douma.\n> Local News",
    ],
)
def test_what_is_reprinted_without_a_date_is_not_counted_from_the_page(text: str) -> None:
    """ "Yesterday" of a text whose day nobody tells stays unresolved."""
    [claim] = [claim for claim in page(text).claims if claim.casualties]
    assert (claim.when.start, bool(claim.when.raw)) == (None, True)


def test_the_page_goes_on_behind_what_it_quotes() -> None:
    """Behind lines quoted by ">", and behind closing quotation marks, the page speaks again, by its own clock."""
    quoted = "> Nine civilians were killed yesterday in Douma.\nTwo men were killed yesterday in Harem."
    reprinted = f"A blog.\nReuters, 8 November 2015:\n“{ENGLISH}”\nTwo men were killed yesterday in Harem."
    for text in (quoted, reprinted):
        own = page(text).claims[-1]
        assert own.when.start == date(2015, 11, 19)


@pytest.mark.parametrize("line", ["From Douma to Idlib, 8 November 2015:", "Reuters reported this.", "SNHR:"])
def test_a_line_that_names_no_publisher_with_a_day_opens_nothing(line: str) -> None:
    """A heading, a sentence and a label are the page's own."""
    reading = page(f"A blog.\n{line}\n{ENGLISH}")
    assert {section.role for section in reading.sections} == {SectionRole.MAIN}
