"""Arabic reports are read as English ones are: every count of a sentence, its day, its quote to the letter."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from recount.claims.reader import read
from recount.claims.reading.words.quantities import parse_quantity
from recount.claims.schema import When
from recount.vocabulary.words import ClaimKind, Party

TABLES = Path(__file__).parents[1] / "cases"
CASES = yaml.safe_load((TABLES / "reading_arabic.yaml").read_text(encoding="utf-8"))
TIMES = yaml.safe_load((TABLES / "reading_times_arabic.yaml").read_text(encoding="utf-8"))
VOCABULARY = """مقتل إصابة وإصابة استشهاد قتلى جرحى الشهيد قتلا أصيب مدنيين اثنين أطفال بينهم وطفلان ثلاثة 5 و4
أكثر من عدد حصيلة إلى في قرية حلب قصف روسي قال مراسلنا إن ، . ( ) : # ـ.ـ اليوم الثلاثاء 7 أيلول 19/9/2023 دون وقوع"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n"])
ONES = "_ واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split()  # noqa: SIM905 - a line to read
TENS = "_ _ عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون".split()  # noqa: SIM905
HUNDREDS = "_ مئة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة".split()  # noqa: SIM905


def spelled(number: int) -> str:
    """Spell a number below ten thousand in Arabic."""
    thousands, hundreds, rest = number // 1000, number % 1000 // 100, number % 100
    pieces = ["ألف" if thousands == 1 else "ألفان" if thousands == 2 else f"{ONES[thousands]} آلاف"] * bool(thousands)
    pieces += [HUNDREDS[hundreds]] * bool(hundreds)
    if rest > 19:
        pieces += [ONES[rest % 10]] * bool(rest % 10) + [TENS[rest // 10]]
    elif rest > 10:
        pieces.append(f"{ONES[rest - 10]} عشر")
    else:
        pieces += [ONES[rest]] * bool(rest)
    return " و".join(pieces)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_an_arabic_sentence_gives_its_counts_and_no_other(case: dict[str, Any]) -> None:
    """The counts of a sentence come out with outcome, class, category, bounds, hedge and the whole they belong to."""
    found = [
        [
            count.outcome,
            count.victim_class,
            count.category,
            count.count.min,
            count.count.max,
            count.count.hedge,
            count.part_of,
        ]
        for claim in read(case["text"]).claims
        for count in claim.casualties
    ]
    assert found == case["counts"]


@given(st.integers(min_value=1, max_value=9999))
def test_an_arabic_number_spelled_out_is_read_back(number: int) -> None:
    """Number words joined by and come back as the number that they spell."""
    found = parse_quantity(spelled(number), "ar")
    assert found is not None
    assert (found.min, found.max) == (number, number)


@given(st.lists(WORDS, max_size=80).map(" ".join))
def test_any_arabic_text_is_read_and_every_quote_and_count_stands_in_it(text: str) -> None:
    """Words of reports in any order: no crash, quotes verbatim, the words of a count inside its quote (R1, R2)."""
    for claim in read(text, published=date(2023, 9, 20)).claims:
        assert claim.quote.stands_in(text)
        assert all(count.count.raw in claim.quote.text for count in claim.casualties)


def test_a_headline_that_the_body_repeats_is_counted_once() -> None:
    """Posts repeat their first sentence: five injured stay five."""
    sentence = "إصابة 5 أطفال بقصف على القرية."
    toll = read(f"{sentence}\n{sentence}").toll
    assert toll.injured is not None
    assert toll.injured.min == 5


def test_fighters_do_not_fill_an_arabic_toll() -> None:
    """The toll counts civilians and people of unstated status only (R5)."""
    assert read("مقتل 12 عنصرا من تنظيم داعش").toll.killed is None


def test_a_list_of_names_counts_its_lines() -> None:
    """Lines that each bear a title and a name are so many people, in one claim."""
    claims = read("ودعت البلدة أبناءها\nالشهيد نجم الفرضي\nالشهيد سعد الفرضي\nالشهيد ورد الفرضي\n#البلدة").claims
    counts = [count.count for claim in claims for count in claim.casualties]
    assert [(count.min, count.hedge) for count in counts] == [(3, "named_list")]


def test_a_numbered_list_counts_under_its_heading() -> None:
    """ "Names of the injured:" says what the numbered names below it are."""
    reading = read("أسماء الجرحى:\n1- نجم الفرضي\n2- سعد الفرضي\n")
    assert reading.toll.injured is not None
    assert reading.toll.injured.min == 2


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("اليوم الثلاثاء 12 تشرين الأول 2021", date(2021, 10, 12)),
        ("في 18 آب/ أغسطس 2022", date(2022, 8, 18)),
        ("بتاريخ 4/7/2023", date(2023, 7, 4)),
        ("اليوم 19.. 9.. 2023", date(2023, 9, 19)),
        ("مساء أمس", date(2023, 9, 19)),
        ("فجر اليوم", date(2023, 9, 20)),
        ("مساء الأحد", date(2023, 9, 17)),
        ("يوم الاثنين 3 كانون الثاني", date(2022, 1, 3)),
        ("الخميس (16 آذار)", date(2023, 3, 16)),
    ],
)
def test_an_arabic_day_is_told(words: str, day: date) -> None:
    """Levantine and Arabised months, weekdays, parts of the day and numbers, from the clock of the report (R6)."""
    claims = read(f"مقتل ثلاثة مدنيين بقصف، {words}", published=date(2023, 9, 20)).claims
    assert claims[0].when.start == day


def test_without_a_clock_today_stays_unresolved() -> None:
    """No day is invented (R6)."""
    assert read("مقتل ثلاثة مدنيين بقصف صباح اليوم").claims[0].when.start is None


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("مقتل ثلاثة مدنيين بغارات للطيران الروسي على القرية", Party.RUSSIA),
        ("إصابة طفل بقصف مدفعي لقوات النظام على القرية", Party.SYRIA_GOV),
        ("قصفت القوات التركية القرية ما أدى لإصابة طفل", Party.TURKEY),
        ("إصابة طفل بقصف من قبل قسد على القرية", Party.SDF),
    ],
)
def test_an_arabic_claim_names_who_is_alleged(text: str, party: Party) -> None:
    """The party behind the strike stands in the claim, with particles and article taken off (R15)."""
    claim = next(claim for claim in read(text).claims if claim.kind is ClaimKind.CASUALTY)
    assert [doer.id for doer in claim.perpetrators] == [party]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("قال الدفاع المدني السوري إن طفلين قتلا في القرية", "الدفاع المدني السوري"),
        ("أفاد مراسلنا بإصابة طفل في القرية", "مراسلنا"),
        ("وبحسب المرصد السوري لحقوق الإنسان قتل ثلاثة مدنيين", "المرصد السوري لحقوق الإنسان"),
        ("الدفاع المدني السوري: جرحى مدنيون في القرية", "الدفاع المدني السوري"),
        ("وثق نشطاء المرصد السوري استشهاد شابين", "نشطاء المرصد السوري"),
    ],
)
def test_an_arabic_source_is_heard(text: str, source: str) -> None:
    """Who says it stands in the chain, and is no victim (R1, R5)."""
    claim = next(claim for claim in read(text).claims if claim.casualties)
    assert [link.name for link in claim.attribution] == [source]


@pytest.mark.parametrize("case", TIMES, ids=lambda case: case["words"])
def test_an_arabic_time_is_as_precise_as_its_words(case: dict[str, Any]) -> None:
    """Nights lie on two days, dawn on one; years, months and campaigns are no day; nothing is invented (R6)."""
    told = read(f"مقتل ثلاثة مدنيين بقصف، {case['words']}", published=case["clock"]).claims[0].when
    when = told if told.raw else When()
    assert [when.start, when.end, when.precision] == [case["start"], case["end"], case["precision"]]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قال ناشطون اليوم الأربعاء إن ثلاثة مدنيين قتلوا بغارة صباح الاثنين", date(2023, 9, 18)),
        ("أعلنت مديرية الصحة يوم الثلاثاء أن ثلاثة مدنيين قتلوا بغارة يوم الأحد", date(2023, 9, 17)),
        ("مقتل ثلاثة مدنيين بغارة على القرية\nقتل ثلاثة مدنيين بغارة على القرية يوم الأحد", date(2023, 9, 17)),
        ("3 شهداء في القرية\nنتيجة غارة جوية يوم الأحد", date(2023, 9, 17)),
        ("مقتل ثلاثة مدنيين بغارة على القرية. الأحد 17/9/2023", date(2023, 9, 17)),
    ],
)
def test_the_day_of_an_event_is_not_that_of_its_telling(text: str, day: date) -> None:
    """A statement's day gives way to the event's; a headline takes the day that its body tells (R6)."""
    assert read(text, published=date(2023, 9, 20)).claims[0].when.start == day


def test_a_report_without_a_day_is_not_dated_by_its_publication() -> None:
    """The day of publication is the clock, never the day of an event (R6)."""
    assert read("مقتل ثلاثة مدنيين بغارة على القرية", published=date(2023, 9, 20)).claims[0].when.raw is None


def test_a_day_without_a_year_is_of_the_year_that_the_text_tells_before() -> None:
    """An article of 2023 on the autumn of 2015 tells of 2015 (R6)."""
    text = "في 3 تشرين الأول 2015 قتل مدنيان. وفي 8 تشرين الأول قتل ثلاثة مدنيين"
    claims = read(text, published=date(2023, 9, 20)).claims
    assert claims[-1].when.start == date(2015, 10, 8)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("استشهاد كل من :\nسالم الفرضي\nنجم الفرضي\nهدى الحسني\nجراء القصف على البلدة", 3),
        ("أسماء الشهداء:\nسالم الفرضي 12 سنة\nنجم الفرضي (40 عاما)\nرحمهم الله وتقبلهم", 2),
        ("أسماء شهداء البلدة 1- سالم الفرضي 2-نجم الفرضي 3- هدى الحسني 4- ورد الفرضي", 4),
        ("شهداء البلدة اليوم:\n_ سالم الفرضي 25 عاماً\n_ الطفلة هدى الحسني", 2),
    ],
)
def test_a_list_of_names_is_counted_however_it_is_set(text: str, killed: int) -> None:
    """Bare lines under a heading, ages behind names, names numbered in one line: each name is one, none is kept."""
    toll = read(text).toll
    assert toll.killed is not None
    assert (toll.killed.min, toll.killed.max) == (killed, killed)
