"""Tags and filters for every template: words, labels, numbers, days, ranges, addresses.

For: templates; they need no `{% load %}`. Not for: anything that needs the record.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from itertools import accumulate
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from recount.checks.phrasing import day_words
from recount.vocabulary.reader import label as label_of
from recount.workbench import words
from recount.workbench.digits import in_digits
from recount.workbench.look.tongue import direction_of, language_of

register = template.Library()

# In hundredths of a bar: a single number is still to be seen.
_NARROWEST = 2.0


@register.simple_tag
def say(key: str, **fills: object) -> str:
    """Say words of a step: `{% say "incidents.found" n=total %}`."""
    return words.say(key, **fills)


@register.filter
def in_words(text: str, names: Mapping[str, str] | None = None) -> str:
    """Put a sentence of the record into the language of the page; `names` gives what keys in it are called."""
    return words.in_words(text or "", names)


@register.filter
def label(word: Any) -> str:
    """Give the label of a word of the vocabulary in the language of the page; nothing for nothing."""
    return label_of(word, words.language()) if word else ""


@register.simple_tag
def tongue(text: str, told: str = "und") -> SafeString:
    """Write the language and direction of words from a report, told from their letters, as attributes."""
    known = language_of(text, told)
    return format_html('lang="{}" dir="{}"' if known else '{}dir="{}"', known, direction_of(text))


@register.filter
def as_json(value: Any) -> str:
    """Write a value as JSON, to stand in an attribute that a script reads."""
    return json.dumps(value)


@register.filter
def count(number: int | None) -> str:
    """Write a whole number with its thousands marked, in the digits that the browser asked for."""
    return "" if number is None else in_digits(f"{number:,}")


@register.filter
def whole(number: float | None) -> str:
    """Write an estimated number as a whole one."""
    return count(None if number is None else round(number))


@register.filter
def day(when: date | None) -> str:
    """Write a day as a sentence would."""
    return in_digits(day_words(when, words.language())) if when else ""


@register.simple_tag
def days(start: date | None, end: date | None) -> SafeString:
    """Write one day, or the first and the last, so that neither direction of writing turns them round."""
    if start is None:
        return format_html('<span class="quiet">{}</span>', words.say("look.undated"))
    if end is None or end == start:
        return format_html('<time datetime="{}">{}</time>', start.isoformat(), day(start))
    return format_html(
        '<time datetime="{}">{}</time> – <time datetime="{}">{}</time>',
        *(start.isoformat(), day(start), end.isoformat(), day(end)),
    )


@register.simple_tag(name="range")
def range_of(low: int | None, high: int | None, high_open: bool = False) -> SafeString:
    """Write a range of whole numbers; an end that nobody stated is never written as 0 (R14)."""
    if low is None and high is None:
        return format_html('<span class="quiet">{}</span>', words.say("look.not_known"))
    text = range_text(low, high, high_open)
    return format_html('<bdi class="range" dir="ltr">{}</bdi>', text)


def range_text(low: int | None, high: int | None, high_open: bool) -> str:
    """Write a range of whole numbers as a plain text, a plus behind an end that is open; one end may be unknown."""
    if high is None or (high_open and low == high):
        return f"{count(low if high is None else high)}+"
    if low is None:
        return f"≤ {count(high)}"
    ends = count(low) if low == high else f"{count(low)}–{count(high)}"
    return f"{ends}+" if high_open else ends


@register.inclusion_tag("look/range_bar.html")
def range_bar(low: int | None, high: int | None, most: int, high_open: bool = False) -> dict[str, Any]:
    """Draw a range as a bar on a line from 0 to `most`; nothing where nothing is known."""
    scale = 100 / max(most, 1)
    begin = (low if low is not None else high) or 0
    end = high if high is not None else begin
    width = max((end - begin) * scale, _NARROWEST)
    return {
        "known": low is not None or high is not None,
        "x": round(min(begin * scale, 100 - width), 2),
        "width": round(width, 2),
        "open": high_open or high is None,
    }


@register.inclusion_tag("look/share_bar.html")
def share_bar(parts: list[tuple[Any, int]]) -> dict[str, Any]:
    """Draw how a whole falls into parts, each a word and its number, as stretches of one bar; none for nothing."""
    whole = sum(number for _, number in parts)
    ends = [0, *accumulate(number for _, number in parts)]
    shares = [
        {"word": word, "x": round(100 * begin / whole, 2), "width": round(100 * number / whole, 2)}
        for (word, number), begin in zip(parts, ends, strict=False)
        if number
    ]
    return {"shares": shares}


@register.inclusion_tag("look/badge.html")
def badge(word: Any) -> dict[str, Any]:
    """Show a word of the vocabulary (a grade, a verdict, a state) as a badge in the colour of its set and word."""
    return {"word": word, "set": type(word).__name__ if word else "", "label": label(word)}


@register.simple_tag(takes_context=True)
def address(context: template.Context, **changes: object) -> str:
    """Give the address of this page with some keys changed; None takes a key out. Paging begins anew."""
    request = context["request"]
    kept = request.GET.copy()
    kept.pop("page", None)
    for key, value in changes.items():
        kept.pop(key, None)
        if value not in (None, ""):
            kept[key] = str(value)
    return f"{request.path}?{kept.urlencode()}" if kept else str(request.path)


@register.simple_tag(takes_context=True)
def address_as(context: template.Context, form: str) -> str:
    """Give the address of the same data as `json` or `csv`."""
    request = context["request"]
    kept = request.GET.copy()
    kept.pop("page", None)
    path = f"{request.path.rstrip('/') or '/home'}.{form}"
    return f"{path}?{kept.urlencode()}" if kept else path


@register.inclusion_tag("look/heading.html", takes_context=True)
def heading(context: template.Context, key: str, name: str, numeric: bool = False) -> dict[str, Any]:
    """Draw the heading of a column that sorts by `key`; asked again, it sorts the other way round."""
    now = context["request"].GET.get("sort") or getattr(context["page"], "usual_sort", "")
    standing = "ascending" if now == key else "descending" if now == f"-{key}" else ""
    wanted = f"-{key}" if standing == "ascending" else key
    return {"name": name, "numeric": numeric, "standing": standing, "to": address(context, sort=wanted)}
