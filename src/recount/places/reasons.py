"""Why some words were taken for a place: each reason as a template, and the way back from a text that was kept.

For: matching and spotting, which give thousands of reasons for one that anybody looks at, and so make English text of
them and no more; and for pages, which say a reason in their own language. Not for: weighing reasons
(`recount.places.matching`).
"""

from __future__ import annotations

from recount.vocabulary.recognising import recognised
from recount.vocabulary.sentences import in_english

KNOWN_SPELLING = in_english("places.known_spelling")
HABIT_OF_SPELLING = in_english("places.habit_of_spelling")
SAME_CONSONANTS = in_english("places.same_consonants")
WRITTEN_LIKE = in_english("places.written_like")
LIES_IN = in_english("places.lies_in")
LIES_OUTSIDE = in_english("places.lies_outside")
IN_ANOTHER_COUNTRY = in_english("places.in_another_country")
QUARTER_OF_ANOTHER_CITY = in_english("places.quarter_of_another_city")
BARE_NAME_OF_SEAT = in_english("places.bare_name_of_seat")()
SHARED_NAME = in_english("places.shared_name")
IS_ITS_CENTRE = in_english("places.is_its_centre")
OF_ANOTHER_KIND = in_english("places.of_another_kind")
NAMESAKES = in_english("places.namesakes")
PART_OF_ANOTHER_NAME = in_english("places.part_of_another_name")()
WIDER_PLACE_INSTEAD = in_english("places.wider_place_instead")
# What a reader of reports knows beyond the name.
FAR_FROM_GOVERNORATE = in_english("places.far_from_governorate")()
NOT_SURE = in_english("places.not_sure")()
SET_BESIDE = in_english("places.set_beside")()
GOVERNORATE_TOO = in_english("places.governorate_too")()
COUNTRYSIDE = in_english("places.countryside")()
UNDER_ITS_HEADING = in_english("places.under_its_heading")()
NOT_LISTED = in_english("places.not_listed")()
SURROUNDS = in_english("places.surrounds")()


def reason_told(reason: str) -> str:
    """Give a reason that was kept as text as sentences of both languages; what nobody here says stays as it is."""
    return recognised(reason, "places")
