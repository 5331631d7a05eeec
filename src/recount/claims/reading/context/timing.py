"""Finds the expression of time that belongs to a draft, and the days that it means.

For: the time of a claim in its own words, the nearest of its sentence. Not for: time that is inherited (`settling`) or
for reading expressions of time (`recount.claims.reading.words.dates`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from recount.claims.reading.context.memory import REMEMBERED_PARAGRAPHS, Memory
from recount.claims.reading.frames.drafts import Draft
from recount.claims.reading.sentences.clock import reckon, resolve
from recount.claims.reading.sentences.sentence import Sentence
from recount.claims.reading.sentences.telling import of_the_event
from recount.claims.reading.words.times import Between, FromTold, Since, TimeSpan, Until
from recount.claims.schema import When


def resolve_told(span: TimeSpan, sentence: Sentence, clock: date | None, memory: Memory) -> When:
    """Give the days of an expression of a sentence: counted from the clock, or from the event told just before it."""
    if not isinstance(span.meaning, FromTold):
        return resolve(span, clock, memory.day)
    before = [one for one in sentence.times if one.start < span.start and not isinstance(one.meaning, FromTold)]
    if before:
        return reckon(span, resolve(before[-1], clock, memory.day), clock)
    paragraph, told = memory.event
    near = sentence.paragraph - paragraph <= REMEMBERED_PARAGRAPHS
    return reckon(span, told if near else None, clock)


def nearest_time(draft: Draft) -> TimeSpan | None:
    """Give the expression of time in the reach of the draft, or else the first of the sentence."""
    marks = draft.sentence.marks
    if not draft.sentence.times or not marks:
        return None
    times = of_the_event(draft.sentence.times, marks)
    window = _since_until(times)
    if window:
        return window
    start = marks[draft.reach[0]].start
    end = marks[min(draft.reach[1], len(marks)) - 1].end
    return next((span for span in times if start <= span.start < end), times[0])


def _since_until(times: Sequence[TimeSpan]) -> TimeSpan | None:
    """ "By 20 November ... since 30 September": two expressions that bound one window."""
    since = next((span for span in times if isinstance(span.meaning, Since)), None)
    until = next((span.meaning for span in times if isinstance(span.meaning, Until)), None)
    if since is None or until is None or not isinstance(since.meaning, Since):
        return None
    return replace(since, meaning=Between(since.meaning.start, until.end))
