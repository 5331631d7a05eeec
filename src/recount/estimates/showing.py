"""Shows an estimation in a notebook: a page of words and the ladder, a picture, a data frame.

For: people at a screen. Not for: reckoning, or the JSON that programs read. matplotlib and pandas are imported only
when they are asked for, because neither is needed to estimate.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from recount.errors import BadInput
from recount.estimates.sentences import words
from recount.vocabulary.reader import Language

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def needed(package: str, purpose: str) -> ModuleType:
    """Import a package that is asked for here alone.

    Raises: BadInput that says how to install it.
    """
    try:
        return import_module(package)
    except ImportError:
        name = package.partition(".")[0]
        raise BadInput(
            f"The package {name} is not installed.",
            f"It is needed for {purpose}, and for nothing else.",
            f"Install it: pip install {name}",
        ) from None


def ladder_frame(rungs: Sequence[Mapping[str, Any]]) -> Any:
    """Give the steps of a ladder as a data frame, one row a method."""
    flat = [{**{key: value for key, value in rung.items() if key != "estimate"}, **_numbers(rung)} for rung in rungs]
    return needed("pandas", "data frames").DataFrame(flat)


def ladder_picture(rungs: Sequence[Mapping[str, Any]], observed: int, unit: str = "people") -> Figure:
    """Draw every step with its interval: blue what was asked for, grey and hollow what may not be published."""
    figure: Figure = needed("matplotlib.figure", "pictures").Figure(figsize=(8, 1 + 0.4 * len(rungs)), layout="tight")
    axes = figure.add_subplot()
    for height, rung in enumerate(reversed(rungs)):
        _draw_rung(axes, height, rung)
    axes.axvline(observed, linestyle=":", color="black")
    axes.set_yticks(range(len(rungs)), [_name(rung) for rung in reversed(rungs)])
    axes.set_xlabel(f"{unit} (dotted: {observed:,} observed; blue: asked for; grey: not publishable)")
    axes.xaxis.set_major_formatter("{x:,.0f}")
    return figure


def headings(language: Language) -> dict[str, str]:
    """Give the headings of a page in one language, by their words."""
    return {word: said[language] for word, said in words()["headings"].items()}


def page(estimation: Mapping[str, Any], headings: Mapping[str, str], language: Language = "en") -> str:
    """Give an estimation as HTML: assumptions first, then the answer or its refusal, warnings and the ladder.

    `headings` are those of the language, by their words.
    """
    rows = "".join(_row(rung, headings) for rung in estimation["ladder"])
    titles = "".join(f"<th>{headings[word]}</th>" for word in ("method", "total", "interval"))
    turned = ' dir="rtl"' if language == "ar" else ""
    return (
        f'<section lang="{language}"{turned}>'
        f"<p>{headings['assumed']}:</p>{_bullets(estimation['assumptions'], language)}"
        f"<p><b>{escape(_answer(estimation, headings, language))}</b></p>{_bullets(estimation['warnings'], language)}"
        f"<table><tr>{titles}<th></th></tr>{rows}</table>{_quote(estimation, language)}</section>"
    )


def _answer(estimation: Mapping[str, Any], headings: Mapping[str, str], language: Language) -> str:
    if estimation["refused"]:
        return " ".join([headings["none"], *(each[language] for each in estimation["refusals"])])
    return headings["in_all"].format(observed=f"{estimation['observed']:,}", span=_span(estimation["estimate"]))


def _quote(estimation: Mapping[str, Any], language: Language) -> str:
    said = estimation["paragraph"]
    return f"<blockquote>{escape(said[language])}</blockquote>" if said else ""


def _bullets(notices: Sequence[Mapping[str, Any]], language: Language) -> str:
    items = "".join(f"<li>{escape(each[language])}</li>" for each in notices)
    return f"<ul>{items}</ul>" if items else ""


def _row(rung: Mapping[str, Any], headings: Mapping[str, str]) -> str:
    estimate = rung["estimate"]
    total, span = (f"{estimate['median']:,.0f}", _ends(estimate)) if estimate else ("–", "–")
    mark = headings["not_publishable"] if rung["not_publishable"] else headings["asked"] if rung["asked"] else ""
    return f"<tr><td>{escape(_name(rung))}</td><td>{total}</td><td>{span}</td><td>{mark}</td></tr>"


def _name(rung: Mapping[str, Any]) -> str:
    return f"{rung['method']} {rung['setting']}".strip()


def _span(estimate: Mapping[str, Any]) -> str:
    return f"{estimate['median']:,.0f} ({_ends(estimate)}, {estimate['level']:.0%})"


def _ends(estimate: Mapping[str, Any]) -> str:
    return f"{estimate['low']:,.0f}–{estimate['high']:,.0f}"


def _numbers(rung: Mapping[str, Any]) -> dict[str, Any]:
    return rung["estimate"] or dict.fromkeys(("mean", "median", "low", "high", "level"))


def _draw_rung(axes: Any, height: int, rung: Mapping[str, Any]) -> None:
    estimate = rung["estimate"]
    if not estimate:
        return
    hollow = rung["not_publishable"]
    colour = "grey" if hollow else "tab:blue" if rung["asked"] else "black"
    axes.hlines(height, estimate["low"], estimate["high"], color=colour, linestyle="--" if hollow else "-")
    axes.plot(estimate["median"], height, "o", color=colour, fillstyle="none" if hollow else "full")
