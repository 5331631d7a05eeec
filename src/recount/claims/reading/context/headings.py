"""Tells what stands over the events of a roundup: the line of a place, of a day, a title that announces many.

For: "Idlib:", "ريف حلب:", "Tuesday 8 December", "Summary of 10 March": what follows is of that place and day until the
next such line. Not for: the title of an article about one event, or sections with their own author (`sections`). What a
heading gives is marked as inherited (R6, R7). Its words stand in `phrases/<language>/headings.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from recount.claims.reading.context.asserting import around
from recount.claims.reading.sentences.clock import resolve
from recount.claims.reading.sentences.sentence import Sentence
from recount.claims.reading.words.lexicon import Lexicon
from recount.claims.reading.words.times import TimeSpan
from recount.claims.reading.words.tokens import Shape, Token
from recount.claims.schema import Section, When, Where
from recount.places.gazetteer import LIKELY, Candidate, Gazetteer, Spotted
from recount.places.place import SETTLEMENTS
from recount.places.reasons import SET_BESIDE, UNDER_ITS_HEADING
from recount.vocabulary.recognising import BETWEEN
from recount.vocabulary.words import PlacePrecision, PlaceRole, TimePrecision

_FILE = "headings"
_LONGEST_LABEL = 60
_NUMBERED = (Shape.NUMBER, Shape.CLOCK)
_MARK = r"[-–—•·*▪●◾■◆►▶➤➢✦○◦❖🔴🔵🔻🔸🔹📌⭕⚫]"
_LETTERED = r"\(?(?:\d{1,2}|[a-z])[.):]|\d{1,2}\s?[-–:_/]|\d?\d:\d\d"
_ALONE, _LABEL = re.compile(r"\s*\n\s*\n|\s*$"), re.compile(r"\s*[^\n:]{1,40}:")
_WRAPPED, _STOPS = 50, '.:!?؟…*|»”")]'
_ITEM = re.compile(rf"(?:{_MARK}|{_LETTERED})\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a line gives to those below it: a time, places, or both."""

    when: When | None = None
    places: tuple[Where, ...] = ()

    def shares(self, other: Heading) -> bool:
        """Tell whether both give a time, or both give places: then the later takes over from the earlier."""
        return bool((self.when and other.when) or (self.places and other.places))


@dataclass
class Headings:
    """The headings that stand over the sentence being read, outermost first."""

    stack: list[Heading] = field(default_factory=list)

    def stand_under(self, heading: Heading) -> None:
        """Go on under a new heading; one of its own sort is over, and all that stood below that."""
        same = next((at for at, one in enumerate(self.stack) if one.shares(heading)), len(self.stack))
        self.stack = [*self.stack[:same], heading]

    @property
    def when(self) -> When | None:
        """The time of the innermost heading that has one."""
        return next((one.when for one in reversed(self.stack) if one.when), None)

    @property
    def places(self) -> Sequence[Where]:
        """The places of the innermost heading that has some."""
        return next((one.places for one in reversed(self.stack) if one.places), ())


def begins_item(text: str, sentence: Sentence, spots: Sequence[Spotted]) -> bool:
    """Tell whether a sentence begins an item of a list: by its mark, its number, its hour, or "Saraqib: ..."."""
    if _ITEM.match(text, sentence.start):
        return True
    label = spots[0] if spots else None
    return label is not None and label.start - sentence.start <= 1 and text.startswith(":", label.end)


def read_heading(
    text: str,
    sentence: Sentence,
    spots: Sequence[Spotted],
    places: Sequence[Where],
    *,
    section: Section,
    words: Lexicon,
) -> Heading | None:
    """Read a sentence without a claim as a heading; None where it says anything but a place and a day.

    `spots` are the names in the sentence that may be places, `places` those that it asserts. A title that announces
    many events is a heading for its day.
    """
    opens, closes = text.rfind("\n", 0, sentence.start) + 1, text.find("\n", sentence.end)
    line = text[opens : closes if closes >= 0 else len(text)]
    if sentence.start > opens + len(line) - len(line.lstrip()) or _goes_on(text[:opens], line):
        return None
    when = _time_over(sentence.times, section)
    if _says_more(sentence, spots, words):
        over_all = _announces(sentence, words) and _stands_over(text[opens + len(line) :])
        return Heading(when) if when and over_all else None
    settings = tuple(_of_the_event(where) for where in places if _is_setting(where))
    return Heading(when, settings) if when or settings else None


def _goes_on(before: str, line: str) -> bool:
    """Tell whether a line goes on with the one before it, in a text that was wrapped at a width."""
    above = before.removesuffix("\n").rpartition("\n")[2].strip()
    return len(above) > _WRAPPED and above[-1] not in _STOPS and not line.rstrip().endswith(":")


def _announces(sentence: Sentence, words: Lexicon) -> bool:
    return not sentence.norms.isdisjoint(words.set_of(_FILE, "announces"))


def _stands_over(after: str) -> bool:
    """Tell whether a line stands alone, or over the items of a list."""
    return _ALONE.match(after) is not None or _LABEL.match(after) is not None or _ITEM.match(after.lstrip()) is not None


def inside(where: Where, areas: Sequence[Where], country: str, gazetteer: Gazetteer) -> Where:
    """Give a place as its namesake in the area of a heading, where that area surely has one."""
    ids = [area.place for area in areas if area.place and area.precision is not PlacePrecision.COUNTRY]
    wider = [area.id for one in ids if (area := gazetteer.governorate_of(one))] or ids
    if where.precision is not PlacePrecision.GOVERNORATE and _lies_in(where.place, wider, gazetteer):
        return where
    named = (one for area in wider for one in gazetteer.resolve(where.raw, country=country, within=area)[:1])
    sure = next((one for one in named if _is_namesake(one, wider, gazetteer)), None)
    return _settled(where, sure) if sure else where


def _is_namesake(found: Candidate, areas: Sequence[str], gazetteer: Gazetteer) -> bool:
    return found.score >= LIKELY and found.place.kind in SETTLEMENTS and _lies_in(found.place.id, areas, gazetteer)


def _settled(where: Where, found: Candidate) -> Where:
    place = found.place
    known = {"place": place.id, "lat": place.lat, "lon": place.lon, "precision": place.kind, "score": found.score}
    settled = where.model_copy(update={**known, "reason": f"{found.reason}{BETWEEN}{UNDER_ITS_HEADING}"})
    return settled if where.role is PlaceRole.EVENT else around(settled, SET_BESIDE)


def _lies_in(place: str | None, areas: Sequence[str], gazetteer: Gazetteer) -> bool:
    return place is not None and any(place == area or gazetteer.is_within(place, area) for area in areas)


def _time_over(times: Sequence[TimeSpan], section: Section) -> When | None:
    if not times:
        return None
    found = resolve(times[0], section.published)
    known = found.start is not None and found.precision is not TimePrecision.CAMPAIGN
    return found.model_copy(update={"inherited": True}) if known else None


def _says_more(sentence: Sentence, spots: Sequence[Spotted], words: Lexicon) -> bool:
    """Tell whether a sentence holds words besides places, days, and what may stand around them."""
    if not is_short(sentence):
        return True
    taken = [*((spot.start, spot.end) for spot in spots), *((time.start, time.end) for time in sentence.times)]
    around = words.set_of(_FILE, "around")
    rest = [token for token in sentence.tokens if not any(start <= token.start < end for start, end in taken)]
    said = [token for token in rest if token.shape is not Shape.SIGN and token.norm not in around]
    return bool(_without_its_number(said, sentence))


def is_short(sentence: Sentence) -> bool:
    """Tell whether a sentence is no longer than a place and a day."""
    return sentence.end - sentence.start <= _LONGEST_LABEL


def _without_its_number(said: Sequence[Token], sentence: Sentence) -> Sequence[Token]:
    """Leave out the number, letter or hour that opens an item."""
    opens = said and said[0] in sentence.tokens[:2] and (said[0].shape in _NUMBERED or len(said[0].text) == 1)
    return said[1:] if opens else said


def _is_setting(where: Where) -> bool:
    return (
        where.role is not PlaceRole.NEAR and where.place is not None and where.precision is not PlacePrecision.COUNTRY
    )


def _of_the_event(where: Where) -> Where:
    return where.model_copy(update={"role": PlaceRole.EVENT})
