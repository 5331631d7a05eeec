"""A batch is read whole, or every line that stands in the way is shown."""

import json
import os
import threading
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.errors import BadInput
from recount.reports.dates import PartialDate
from recount.reports.jsonl import ReportLine, lines_of, open_batch, validated_lines


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    """The path of a batch that a test writes."""
    return tmp_path / "reports.jsonl"


def problems_of(batch: Path) -> str:
    """Read a bad batch and give what was found in it."""
    with pytest.raises(BadInput) as refusal:
        validated_lines(batch)
    return refusal.value.found


def test_a_line_becomes_a_report_with_what_is_known_of_it(batch: Path) -> None:
    """Every key of the contract is read, the date as precise as it is written."""
    line = {"id": "a", "text": "Three killed.", "published": "2015-11", "publisher": "P", "url": "u", "country": "SY"}
    batch.write_text(json.dumps(line))
    assert validated_lines(batch) == [
        ReportLine(
            id="a",
            text="Three killed.",
            published=PartialDate.parse("2015-11"),
            publisher="P",
            url="u",
            country="SY",
        )
    ]


def test_what_is_not_stated_is_nothing(batch: Path) -> None:
    """A missing key, null and an empty string all state nothing."""
    batch.write_text('{"id": "a", "text": "x", "published": "", "publisher": " ", "url": null, "country": ""}')
    (line,) = validated_lines(batch)
    assert (line.published, line.publisher, line.url, line.country) == (None, None, None, None)


def test_a_number_may_be_an_id(batch: Path) -> None:
    """Other programs number their reports; the digits are the id."""
    batch.write_text('{"id": 17, "text": "x"}')
    assert [line.id for line in validated_lines(batch)] == ["17"]


def test_the_lines_keep_their_order(batch: Path) -> None:
    """Blank lines are passed over, the mark of UTF-8 at the beginning too."""
    batch.write_bytes(b'\xef\xbb\xbf{"id": "b", "text": "x"}\r\n\n  \n{"id": "a", "text": "y"}')
    assert [line.id for line in validated_lines(batch)] == ["b", "a"]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=50))
def test_a_text_is_kept_as_given(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    """Whatever stands in the string, line ends and marks included, is the text that quotes count in (R1)."""
    text = f"x{words}"
    batch = tmp_path_factory.mktemp("batch") / "reports.jsonl"
    batch.write_text(json.dumps({"id": "a", "text": text}, ensure_ascii=False), encoding="utf-8", newline="")
    assert [line.text for line in validated_lines(batch)] == [text]


def test_all_problems_are_shown_at_once_with_their_lines(batch: Path) -> None:
    """Nobody mends a file one error at a time."""
    batch.write_text(
        "\n".join(
            [
                '{"id": "a", "text": "good"}',
                '{"id": "b", "published": "last week"}',
                "not json",
                '{"id": "a", "text": "again"}',
                '{"id": "c", "text": "good", "country": "Syria"}',
            ]
        )
    )
    found = problems_of(batch)
    assert "reports.jsonl: 4 of 5 lines cannot be used:" in found
    assert [line.split(": ")[0] for line in found.splitlines()[1:]] == [
        "  line 2",
        "  line 2",
        "  line 3",
        "  line 4",
        "  line 5",
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"id": "a"}', "text: it is missing"),
        ('{"text": "x"}', "id: it is missing"),
        ('{"id": "", "text": "x"}', "id: it is empty"),
        ('{"id": "a", "text": 5}', "text: it is not a text in quotation marks"),
        ('{"id": "a", "text": "ab\\u0000"}', "text: it holds a NUL character at offset 2"),
        ('{"id": "\\ud800", "text": "x"}', "id: it holds half of a character"),
        ('{"id": "a", "text": "\\ud800", "url": 5', "Invalid JSON"),
        ('{"id": "a", "text": "x", "published": "2015-02-30"}', "published: '2015-02-30' names a day"),
        ('{"id": "a", "text": "x", "published": 2015}', "published: it is not a text in quotation marks"),
        ('{"id": "a", "text": "x", "country": "SYR"}', "country: it is not a country code of two letters"),
        ('["a", "x"]', "the line is not a JSON object"),
        ('{"id": "a", "text": "x"', "Invalid JSON: EOF while parsing an object at column 23"),
        ("[" * 10_000, "Invalid JSON: recursion limit exceeded"),
    ],
)
def test_every_fault_has_its_sentence(batch: Path, line: str, problem: str) -> None:
    """The key and what is wrong with it stand after the number of the line."""
    batch.write_text(line)
    assert f"line 1: {problem}" in problems_of(batch)


@pytest.mark.parametrize(("text", "taken"), [('""', ""), ('" \\n "', " \n "), ("null", "")])
def test_a_post_without_words_is_a_post(batch: Path, text: str, taken: str) -> None:
    """A picture alone is no reason to refuse the batch; the reading will say that there was nothing to read."""
    batch.write_text(f'{{"id": "a", "text": {text}}}')
    assert [line.text for line in validated_lines(batch)] == [taken]


def test_half_of_a_character_is_kept(batch: Path) -> None:
    """Platforms cut posts inside an emoji and escape what is left; the rest of the post can still be read."""
    batch.write_text('{"id": "a", "text": "Three killed \\ud83d"}')
    assert [line.text for line in validated_lines(batch)] == ["Three killed \ud83d"]


def test_a_batch_is_gone_through_as_often_as_one_asks(batch: Path) -> None:
    """It is read from the disk each time, so a batch of any size takes the memory of a line."""
    batch.write_text('{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}\n')
    with open_batch(batch, ReportLine) as reports:
        assert len(reports) == 2
        assert [[line.id for line in reports] for _ in range(2)] == [["a", "b"], ["a", "b"]]


def test_a_large_batch_is_not_held(batch: Path) -> None:
    """Checking forty megabytes takes a small part of them."""
    batch.write_text("".join(f'{{"id": {number}, "text": "{"x" * 400_000}"}}\n' for number in range(100)))
    tracemalloc.start()
    with open_batch(batch, ReportLine) as reports:
        assert sum(len(line.text) for line in reports) == 40_000_000
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 8_000_000


def test_a_pipe_is_a_batch_too(tmp_path: Path) -> None:
    """What another program writes need not lie on a disk."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=('{"id": "a", "text": "x"}\n',))
    writer.start()
    assert [line.id for line in validated_lines(pipe)] == ["a"]
    writer.join()


def test_a_repeated_id_names_the_first_line(batch: Path) -> None:
    """Two reports under one id could not be told apart in what is linked."""
    batch.write_text('{"id": "a", "text": "x"}\n\n{"id": "a", "text": "y"}\n')
    assert "line 3: id: 'a' stands on line 1 already" in problems_of(batch)


def test_bytes_that_are_not_utf_8_are_told(batch: Path) -> None:
    """Another encoding is a problem of the line, not a crash."""
    batch.write_bytes('{"id": "a", "text": "قتل"}'.encode("cp1256"))
    assert "line 1: Invalid JSON: invalid unicode code point at column" in problems_of(batch)


def test_an_overlong_text_is_told(batch: Path) -> None:
    """The limit of a single report holds in a batch too."""
    batch.write_text(json.dumps({"id": "a", "text": "x" * (4 * 1024 * 1024 + 1)}))
    assert "line 1: text: it is larger than 4194304 bytes" in problems_of(batch)


@pytest.mark.parametrize("content", ["", "\n \n"])
def test_a_batch_without_a_report_is_refused(batch: Path, content: str) -> None:
    """An empty file is more likely a mistake than a wish."""
    batch.write_text(content)
    assert problems_of(batch).endswith("reports.jsonl holds no report.")


def test_a_missing_batch_is_told(batch: Path) -> None:
    """The path and the reason stand in the message."""
    assert problems_of(batch).endswith("reports.jsonl cannot be read (No such file or directory).")


def test_a_folder_is_no_batch(tmp_path: Path) -> None:
    """A folder is named as one."""
    assert problems_of(tmp_path).endswith("cannot be read (Is a directory).")


def test_another_shape_is_checked_alike(batch: Path) -> None:
    """Whoever needs more of a line says so in a shape of its own; a plain reading passes over what it does not know."""

    class Scored(ReportLine):
        """A report with its right answer."""

        gold: int

    batch.write_text('{"id": "a", "text": "x", "gold": 3}')
    assert [line.gold for line in lines_of(batch, Scored)] == [3]
    assert [line.id for line in validated_lines(batch)] == ["a"]
