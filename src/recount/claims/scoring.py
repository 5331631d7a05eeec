"""Scores of a reading against coded reports: what was found, what was right, and which reports were missed how.

For: `recount eval`. Not for: the shape of coded reports (`recount.claims.gold`), when an answer is right
(`recount.claims.matching`), or printing (`recount.claims.score_table`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from recount.claims.gold import GoldLine
from recount.claims.main_event import day_of, dead_among, main_event, place_of
from recount.claims.matching import Judged, Miss, judge_count, judge_day, judge_place
from recount.claims.readers import Readers
from recount.claims.schema import Quantity, Reading, TollCount, Where
from recount.vocabulary.words import Outcome, VictimCategory

ALL: Final = "all"


class Measure(StrEnum):
    """What is scored: a count, the day, the place."""

    KILLED = Outcome.KILLED
    INJURED = Outcome.INJURED
    CHILDREN = VictimCategory.CHILDREN
    WOMEN = VictimCategory.WOMEN
    DATE = "date"
    PLACE = "place"


@dataclass(frozen=True)
class Answered:
    """What was coded of one measure of a report, what was read of it, and how they fit; both as JSON."""

    measure: Measure
    coded: Any
    read: Any
    judged: Judged


def judge(line: GoldLine, reading: Reading) -> Iterator[Answered]:
    """Hold one reading against everything that was coded of its report."""
    gold, event = line.gold, main_event(reading)
    counts = (
        (Measure.KILLED, gold.killed, reading.toll.killed),
        (Measure.INJURED, gold.injured, reading.toll.injured),
        (Measure.CHILDREN, gold.children, dead_among(event, VictimCategory.CHILDREN)),
        (Measure.WOMEN, gold.women, dead_among(event, VictimCategory.WOMEN)),
    )
    for measure, answers, heard in counts:
        if answers:
            yield Answered(measure, answers.as_json(), _count_read(heard), judge_count(answers, heard))
    if gold.date:
        day = day_of(event)
        yield Answered(Measure.DATE, str(gold.date), day and [str(end) for end in day], judge_day(gold.date, day))
    if gold.place:
        place = place_of(event)
        yield Answered(Measure.PLACE, gold.place.model_dump(), _place_read(place), judge_place(gold.place, place))


def _count_read(heard: TollCount | Quantity | None) -> dict[str, Any] | None:
    """Give a count as it was read, by its words and its bounds; None for silence."""
    return heard.model_dump(mode="json", include={"raw", "min", "max", "hedge"}) if heard else None


def _place_read(heard: Where | None) -> dict[str, Any] | None:
    return heard.model_dump(mode="json", include={"raw", "place", "lat", "lon"}) if heard else None


@dataclass
class Score:
    """The sums of one measure in one language; shares are None where nothing was there to be shared."""

    measure: Measure
    language: str
    n: int = 0
    claimed: int = 0
    answered: int = 0
    found: int = 0
    right: int = 0
    counted: int = 0
    exact_counts: int = 0
    inside_counts: int = 0
    undecided: int = 0
    misses: dict[Miss, list[str]] = field(default_factory=lambda: defaultdict(list))
    wrong: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, report: str, answered: Answered) -> None:
        """Count one judged answer; where it is wrong, keep the report's id, what was read and what was coded."""
        judged = answered.judged
        self.n += 1
        self.claimed += judged.claimed
        self.answered += judged.answered
        self.found += judged.claimed and judged.right
        self.right += judged.answered and judged.right
        self.counted += judged.counted
        self.exact_counts += judged.counted and judged.exact
        self.inside_counts += judged.counted and judged.inside
        self.undecided += judged.undecided
        if judged.miss:
            self.misses[judged.miss].append(report)
            self.wrong[report] = {"read": answered.read, "coded": answered.coded}

    @property
    def recall(self) -> float | None:
        """Right answers among the reports that make a claim."""
        return _share(self.found, self.claimed)

    @property
    def precision(self) -> float | None:
        """Right answers among the answers given."""
        return _share(self.right, self.answered)

    @property
    def exact(self) -> float | None:
        """Answers at the coded number (of a range: its minimum) among those where a number was to be given."""
        return _share(self.exact_counts, self.counted)

    @property
    def in_range(self) -> float | None:
        """Answers inside the coded range among those where a number was to be given."""
        return _share(self.inside_counts, self.counted)

    def as_json(self) -> dict[str, Any]:
        """Give the sums, the shares and the ids of every miss by its class."""
        return {
            "field": self.measure,
            "language": self.language,
            "n": self.n,
            "claimed": self.claimed,
            "answered": self.answered,
            "right": self.right,
            "undecided": self.undecided,
            "recall": self.recall,
            "precision": self.precision,
            "exact": self.exact,
            "in_range": self.in_range,
            "misses": {miss: self.misses[miss] for miss in Miss if miss in self.misses},
            "wrong": self.wrong,
        }


@dataclass
class Scores:
    """All scores of a file, and what could not be read in which report."""

    gazetteer: str = ""
    reports: int = 0
    problems: dict[str, list[str]] = field(default_factory=dict)
    by_measure: dict[tuple[Measure, str], Score] = field(default_factory=dict)

    def add(self, line: GoldLine, reading: Reading) -> None:
        """Count one report, under its language and under all."""
        self.reports += 1
        self.gazetteer = reading.gazetteer
        if reading.problems:
            self.problems[line.id] = reading.problems
        for answered in judge(line, reading):
            for language in (reading.language, ALL):
                score = self.by_measure.setdefault((answered.measure, language), Score(answered.measure, language))
                score.add(line.id, answered)

    def rows(self) -> list[Score]:
        """Give the scores in the order of the measures; all languages together only where there are several."""
        languages = sorted({language for _, language in self.by_measure} - {ALL})
        shown = languages if len(languages) == 1 else [*languages, ALL]
        wanted = ((measure, language) for measure in Measure for language in shown)
        return [self.by_measure[one] for one in wanted if one in self.by_measure]

    def as_json(self) -> dict[str, Any]:
        """Give all scores as JSON."""
        return {
            "reports": self.reports,
            "gazetteer": self.gazetteer,
            "scores": [score.as_json() for score in self.rows()],
            "problems": self.problems,
        }


def score(lines: Iterable[GoldLine], readers: Readers | None = None) -> Scores:
    """Read every report with what is known of it, and score the readings; the answers are not shown to the readers."""
    scores = Scores()
    for line in lines:
        scores.add(line, (readers or Readers()).read_line(line))
    return scores


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
