"""A check reads only what may matter, and answers as if it had read everything."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from recount.checks.answer import Check
from recount.checks.evidence import Evidence, gather
from recount.checks.narrowing import Narrowing
from recount.checks.statements import statements_of
from recount.claims.reader import read
from recount.incidents.evidence import publisher_keys
from recount.places.gazetteer import Gazetteer
from recount.reports.text import read_file, text_of
from recount.site.demo import exercise_article

ARTICLES = [
    text_of(read_file(exercise_article())).text,
    "On 5 November 2015 air strikes killed 31 civilians in Albukamal.",
    "Air strikes on 5 November killed 31 civilians in Albukamal.",
    "Thirty people were killed in an air strike on Raqqa.",
    "Not a single fighter was killed in Albukamal on 5 November 2015.",
    "Russian strikes killed 526 civilians in Syria.",
    "The VDC counted 526 civilians killed by Russian strikes between 30 September and 15 November 2015.",
    "Russian air strikes have hit nine hospitals. A tenth of the strikes hit areas held by ISIS.",
    "قتل ما لا يقل عن 31 مدنيا في غارات جوية على مدينة البوكمال بتاريخ 5 تشرين الثاني 2015.",
]


def narrowed(text: str) -> Evidence:
    """Gather what may matter to the numbers of a text."""
    statements = [statement for claim in read(text).claims for statement in statements_of(claim)]
    return gather(Narrowing(statements, Gazetteer.shipped(), publisher_keys()))


@pytest.mark.django_db
@pytest.mark.parametrize("text", ARTICLES, ids=lambda text: " ".join(text.split())[:60])
def test_the_answer_is_that_of_the_whole_record(demo_record: Callable[..., Check], text: str) -> None:
    """Verdicts, reasons, sentences and the record's numbers do not depend on how much was read."""
    assert demo_record(text) == demo_record(text, evidence=gather())


@pytest.mark.django_db
def test_what_lies_elsewhere_in_place_time_and_number_is_not_read(demo_record: Callable[..., Check]) -> None:
    """A small event has few neighbours."""
    few, all_of_it = narrowed("On 5 November 2015 air strikes killed 31 civilians in Albukamal."), gather()
    assert 0 < len(few.known) < len(all_of_it.known)
    assert {known.incident for known in few.known} < {known.incident for known in all_of_it.known}


@pytest.mark.django_db
def test_a_text_without_numbers_asks_nothing(demo_record: Callable[..., Check]) -> None:
    """Nothing is held against the record, so nothing of it is read."""
    assert narrowed("The bridge was rebuilt in spring.").known == []
