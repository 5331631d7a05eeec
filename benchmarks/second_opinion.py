"""Measures a second opinion: taught on one half of coded reports, held against the rules' counts in the other.

For: `python benchmarks/second_opinion.py GOLD.jsonl...`, whose lines are those of `recount eval`. Not for: training one
to use, which is `recount learn`.

Prints, for either half as the hidden one and both together, the share of the rules' counts that the second opinion
bears out, how often those are right, how often the others are, and how often those of high confidence are right. Which
half a report is in follows from the SHA-256 of its words.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from recount.claims.gold import read_gold
from recount.claims.readers import Readers
from recount.claims.second_opinion.training import Lesson, hold_against, lessons_of, train
from recount.claims.second_opinion.trust import Band, HeldOut

Hidden = list[tuple[HeldOut, bool]]


def main() -> None:
    """Print how a second opinion fares on each hidden half of some files of coded reports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+", metavar="GOLD.jsonl", help="coded reports")
    lines = [line for path in parser.parse_args().gold for line in read_gold(path)]
    lessons = list(lessons_of(lines, Readers()))
    halves = [[lesson for lesson in lessons if _half(lesson) == half] for half in (0, 1)]
    hidden = [held_out(halves[1 - half], halves[half]) for half in (0, 1)]
    for name, held in zip(("first half", "second half", "both"), (*hidden, [*hidden[0], *hidden[1]]), strict=True):
        print(f"{name} hidden: {in_words(held)}")


def held_out(shown: Sequence[Lesson], hidden: Sequence[Lesson]) -> Hidden:
    """Teach with one half; give each count of the other, and whether it was told with high confidence."""
    opinion = train(shown).opinion
    held = hold_against(opinion.numbers, hidden, opinion.outcomes)
    return [(one, opinion.steps.is_high(one.margin)) for one in held]


def in_words(held: Hidden) -> str:
    """Say how many counts were borne out, and what was right."""
    agreeing = [one for one, _ in held if one.margin > 0]
    others = [one for one, _ in held if one.margin <= 0]
    high = [one for one, is_high in held if is_high]
    parts = [("borne out", agreeing), ("not borne out", others), ("of high confidence", high)]
    told = "; ".join(f"{len(part)} {name}, {_right(part)} right" for name, part in parts)
    return f"{len(held)} counts, {_right([one for one, _ in held])} right; {told}"


def _right(held: Iterable[HeldOut]) -> str:
    right = [one.right for one in held]
    share = Band("", len(right), sum(right)).share
    return "-" if share is None else f"{share:.3f}"


def _half(lesson: Lesson) -> int:
    words = " ".join(lesson.line.text.split())
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()[1] % 2


if __name__ == "__main__":
    main()
