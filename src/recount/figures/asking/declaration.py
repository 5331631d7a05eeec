"""What a figure counts, said once: measure, who, by what, where, when, whose, which grades, which convention (R19).

For: the one form behind the command line, a YAML file, a web address and Python; two equal declarations are the
same figure. Not for: counting (`recount.figures.counting`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Self, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_core import ErrorDetails

from recount.errors import BadInput
from recount.figures.asking.compared import Compared, read_compared
from recount.reports.dates import PartialDate
from recount.vocabulary.parties import find_party
from recount.vocabulary.reader import term
from recount.vocabulary.sentences import refusal, tell, together
from recount.vocabulary.words import (
    AirwarsGrade,
    Convention,
    Dimension,
    GradeFilter,
    Measure,
    Outcome,
    Party,
    VictimCategory,
    VictimClass,
)

Word = TypeVar("Word", bound=StrEnum)

PEOPLE = {Measure.KILLED: Outcome.KILLED, Measure.INJURED: Outcome.INJURED}
MEASURES = (*PEOPLE, Measure.INCIDENTS, Measure.STRIKES, Measure.FACILITIES)

# Dimensions that part the victims of an incident, not the incidents; in the order of an adjudicated group.
OF_VICTIMS = (Dimension.OUTCOME, Dimension.CLASS, Dimension.CATEGORY)
OF_INCIDENTS = (
    Dimension.PARTY,
    Dimension.MONTH,
    Dimension.WEEK,
    Dimension.DAY,
    Dimension.GOVERNORATE,
    Dimension.PLACE,
    Dimension.ZONE,
    Dimension.GRADE,
    Dimension.HARM,
    Dimension.INFRASTRUCTURE,
    Dimension.MONITOR,
)
DIMENSIONS = (*OF_INCIDENTS, *OF_VICTIMS)


def _as_date(value: object) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    try:
        return PartialDate.parse(str(value))
    except BadInput as problem:
        raise ValueError(together(problem.found, problem.remedy)) from None


def _as_day(value: object) -> object:
    day = _as_date(value).day if isinstance(value, str) else value
    if value is not None and day is None:
        raise ValueError(tell("figures.not_one_day", value=value))
    return day


def _as_list(value: object) -> object:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


def _as_party(value: object) -> object:
    named_in_words = isinstance(value, str) and value not in set(Party)
    return (find_party(str(value)) or value) if named_in_words else value


def _as_grade(value: object) -> object:
    # A plus sign that stands bare in a web address arrives as a blank.
    return value.replace(" ", "+") if isinstance(value, str) else value


WrittenComparison = Annotated[Compared, BeforeValidator(read_compared), PlainSerializer(str, return_type=str)]
WrittenDate = Annotated[PartialDate, BeforeValidator(_as_date), PlainSerializer(str, return_type=str)]


class Declaration(BaseModel):
    """One figure, declared (R19); `from` and `to` are written as precisely as they are meant and both included.

    `place` is the id of a place, or words for one; what lies inside it counts. `party` keeps the incidents in which
    it, or a party that folds into it, is alleged, alone or jointly (R15). `zones` names the source of the maps,
    `shares` asks for shares of the last dimension, `against` for a comparison with another party, `compare` for one of
    several parties, places, months, days or monitors (R23). `as_of` counts what was decided and published by a day,
    `known_by` what was published by it under the decisions of today.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, arbitrary_types_allowed=True)

    measure: Measure
    who: VictimClass = VictimClass.CIVILIAN
    category: VictimCategory = VictimCategory.TOTAL
    by: Annotated[tuple[Dimension, ...], BeforeValidator(_as_list)] = ()
    party: Annotated[Party | None, BeforeValidator(_as_party)] = None
    place: str | None = Field(default=None, min_length=1)
    start: WrittenDate | None = Field(default=None, alias="from")
    end: WrittenDate | None = Field(default=None, alias="to")
    grade: Annotated[GradeFilter, BeforeValidator(_as_grade)] = GradeFilter.FAIR_OR_BETTER
    convention: Convention = Convention.LITERAL
    zones: str | None = Field(default=None, min_length=1)
    shares: bool = False
    against: Annotated[Party | None, BeforeValidator(_as_party)] = None
    compare: WrittenComparison | None = None
    as_of: Annotated[date | None, BeforeValidator(_as_day)] = None
    known_by: Annotated[date | None, BeforeValidator(_as_day)] = None

    @classmethod
    def read(cls, keys: Mapping[str, Any]) -> Self:
        """Read a declaration from the keys of a command, a YAML file or a web address; None is a key left out.

        Raises: BadInput that names every problem at once.
        """
        try:
            return cls.model_validate({key: value for key, value in keys.items() if value is not None})
        except ValidationError as error:
            problems = together(*(_problem(detail) for detail in error.errors()))
            raise refusal("figures.cannot_be_declared", problems=problems) from None

    @field_validator("measure")
    @classmethod
    def _measure_is_counted(cls, measure: Measure) -> Measure:
        return _one_of(measure, MEASURES)

    @field_validator("by")
    @classmethod
    def _dimensions_are_counted(cls, by: tuple[Dimension, ...], said: ValidationInfo) -> tuple[Dimension, ...]:
        if len(set(by)) < len(by):
            raise ValueError("each dimension is named once")
        parts_victims = [dimension for dimension in by if dimension in OF_VICTIMS]
        measure = said.data.get("measure")
        if measure in MEASURES and measure not in PEOPLE and parts_victims:
            raise ValueError(
                tell("figures.no_parts", measure=str(measure), parts=[str(each) for each in parts_victims])
            )
        return tuple(_one_of(dimension, DIMENSIONS) for dimension in by)

    @field_validator("end")
    @classmethod
    def _window_runs_forwards(cls, end: PartialDate | None, said: ValidationInfo) -> PartialDate | None:
        start = said.data.get("start")
        if start and end and start.start > end.end:
            raise ValueError(tell("figures.runs_backwards", start=start, end=end))
        return end

    @field_validator("shares")
    @classmethod
    def _shares_are_of_something(cls, shares: bool, said: ValidationInfo) -> bool:
        by = said.data.get("by", ())
        if shares and (not by or by[-1] in OF_VICTIMS):
            raise ValueError(tell("figures.shares_of_what"))
        return shares

    @field_validator("against")
    @classmethod
    def _is_compared_with_a_party(cls, against: Party | None, said: ValidationInfo) -> Party | None:
        if against is not None and said.data.get("party") is None:
            raise ValueError(tell("figures.compared_with_what"))
        return against

    @property
    def outcome(self) -> Outcome:
        """Give the outcome whose tolls are read; of incidents, whether a toll of the killed is known."""
        return PEOPLE.get(self.measure, Outcome.KILLED)

    @property
    def grades(self) -> frozenset[AirwarsGrade]:
        """Give the grades that count inside the figure (R20); an incident that nobody graded never does."""
        return frozenset(AirwarsGrade(grade) for grade in term(self.grade).detail("includes"))

    def keys(self) -> dict[str, Any]:
        """Give the declaration as the keys of the contract, what is not declared left out."""
        said = self.model_dump(mode="json", by_alias=True, exclude_none=True)
        return {key: value for key, value in said.items() if key != "shares" or value}

    def as_address(self) -> dict[str, str]:
        """Give the keys as they stand in a web address, what goes without saying left out; `read` takes them back."""
        said = self.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
        return {key: _in_an_address(value) for key, value in said.items()}


def _in_an_address(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return ",".join(value) if isinstance(value, list) else str(value)


def _one_of(word: Word, counted: Sequence[Word]) -> Word:
    if word not in counted:
        raise ValueError(tell("figures.not_counted_yet", word=str(word), words=[str(each) for each in counted]))
    return word


def _problem(detail: ErrorDetails) -> str:
    key = ".".join(str(part) for part in detail["loc"][:1])
    if detail["type"] == "extra_forbidden":
        return tell("figures.no_key", key=key, keys=_keys())
    if detail["type"] == "missing":
        return tell("figures.missing", key=key, measures=[str(measure) for measure in MEASURES])
    if detail["type"] == "enum":
        return tell("figures.none_of", key=key, value=detail["input"], words=detail.get("ctx", {}).get("expected", ""))
    why = _why(detail)
    if not key:
        return why
    return tell("figures.wrong_told" if why.endswith(".") else "figures.wrong", key=key, why=why)


def _why(detail: ErrorDetails) -> str:
    """Give what a check of ours said as the sentence that it is, and what pydantic says as its own words."""
    raised = detail.get("ctx", {}).get("error")
    said: str = raised.args[0] if raised else detail["msg"]
    return said


def _keys() -> list[str]:
    return [field.alias or name for name, field in Declaration.model_fields.items()]
