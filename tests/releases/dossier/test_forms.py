"""The two forms of a dossier: the full one hides nothing from the team, the safe one gives nobody away."""

from __future__ import annotations

import hashlib
import io
import json
import re
from pathlib import Path

import pypdf
import pytest
import yaml

from recount.incidents.models import Response
from recount.releases.casefile.gathering import case_of
from recount.releases.dossier.dossier import as_json, full_dossier, safe_dossier
from recount.releases.dossier.page import page
from recount.releases.dossier.paper import FONTS, pdf
from recount.reports.models import Publisher
from recount.vocabulary.reader import LANGUAGES, Language
from recount.vocabulary.words import Party, PublisherKind, ResponsePosition
from tests.cast import Cast
from tests.markup import faults_of, outside_references
from tests.newcomer import Newcomer
from tests.releases.telling import fill_with_canaries, flies_in, judge

ARABIC = re.compile(r"[\u0600-\u06ff\ufb50-\ufeff]")


@pytest.fixture
def marked(cast: Cast) -> Cast:
    """Give the cast with a marker in every free text, and with publishers who report in secret."""
    judge(cast)
    Response(incident=cast.market, party=Party.RUSSIA, position=ResponsePosition.NON_CREDIBLE, reason="r").save()
    Publisher.objects.update(kind=PublisherKind.ACTIVIST_NETWORK)
    assert fill_with_canaries() > 40
    return cast


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_free_text_is_in_the_safe_form(marked: Cast, language: Language) -> None:
    """Markers in every text of the record reach neither page, paper nor data (R28)."""
    dossier = safe_dossier(case_of(marked.market.code))
    text = "".join(each.extract_text() for each in pypdf.PdfReader(io.BytesIO(pdf(dossier, language))).pages)
    assert not flies_in(page(dossier, language))
    assert not flies_in(text)
    assert not flies_in(json.dumps(as_json(dossier), ensure_ascii=False))


def test_the_full_form_holds_the_texts(marked: Cast) -> None:
    """The canaries fly inside: so it is the projection that keeps them in, not an empty record."""
    assert flies_in(page(full_dossier(case_of(marked.market.code))))


def test_a_named_publisher_is_named_and_another_is_not(cast: Cast) -> None:
    """Monitors publish in their own name; who reports in secret is told by kind alone."""
    Publisher.objects.filter(key="monitor_b").update(kind=PublisherKind.ACTIVIST_NETWORK)
    shown = page(safe_dossier(case_of(judge(cast).code)))
    assert "Monitor A" in shown
    assert "Monitor B" not in shown
    assert "Activist network" in shown


def test_the_full_form_shows_quotes_reasons_and_signers(cast: Cast) -> None:
    """Who must judge an incident sees what was said, what was decided, and why."""
    shown = page(full_dossier(case_of(judge(cast).code)))
    assert "31 civilians were killed" in shown
    assert "It tells of the same market on the same day." in shown
    assert "Recorder A" in shown


def test_links_and_origins_are_told_apart(cast: Cast) -> None:
    """Four claims come from two origins, for a copy and a later count are no new source (R8)."""
    assert "4 claims, 2 independent origins" in page(safe_dossier(case_of(judge(cast).code)))


def test_a_superseded_count_stays_visible(cast: Cast) -> None:
    """Monitor A's first count is struck out, not left out (R9)."""
    shown = page(full_dossier(case_of(judge(cast).code)))
    assert 'class="is_superseded"' in shown
    assert "superseded by a later count of the same origin" in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_well_formed_and_asks_nobody(cast: Cast, language: Language) -> None:
    """Its elements close, and it loads nothing and runs nothing."""
    case = case_of(judge(cast).code)
    for dossier in (full_dossier(case), safe_dossier(case)):
        shown = page(dossier, language)
        assert faults_of(shown) == []
        assert outside_references(shown) == []
        assert "<script" not in shown


def test_an_arabic_page_runs_from_right_to_left(cast: Cast) -> None:
    """Its direction is declared, and its words are Arabic."""
    shown = page(safe_dossier(case_of(judge(cast).code)), "ar")
    assert '<html lang="ar" dir="rtl">' in shown
    assert "غارة جوية" in shown


def test_a_pdf_carries_text(cast: Cast) -> None:
    """It can be searched and read aloud, in either language."""
    dossier = safe_dossier(case_of(judge(cast).code))
    english, arabic = (pypdf.PdfReader(io.BytesIO(pdf(dossier, language))) for language in LANGUAGES)
    assert "What makes it defensible" in "".join(each.extract_text() for each in english.pages)
    assert len(ARABIC.findall("".join(each.extract_text() for each in arabic.pages))) > 200


def test_the_same_dossier_is_the_same_bytes(cast: Cast) -> None:
    """Two people who draw it up hold the same file."""
    case = case_of(judge(cast).code)
    assert pdf(full_dossier(case), "ar") == pdf(full_dossier(case), "ar")


def test_markup_in_a_quote_stays_text(cast: Cast) -> None:
    """What a source wrote is never taken for markup, in HTML or on paper."""
    hostile = '<b>#panic("x")</b>'
    case = case_of(judge(cast).code)
    object.__setattr__(case, "title_en", hostile)
    dossier = full_dossier(case)
    text = pypdf.PdfReader(io.BytesIO(pdf(dossier))).pages[0].extract_text()
    assert "&lt;b&gt;" in page(dossier)
    assert "#panic" in text


def test_the_typeface_is_the_one_that_is_named() -> None:
    """Bundled files have the hashes that stand beside them."""
    named = yaml.safe_load((FONTS / "manifest.yaml").read_text(encoding="utf-8"))["files"]
    assert {name: hashlib.sha256((FONTS / name).read_bytes()).hexdigest() for name in named} == named


def test_the_command_writes_a_file_for_its_owner_alone(visitor: Newcomer, tmp_path: Path) -> None:
    """A dossier of the demo record, in Arabic, as a PDF that nobody else can open."""
    file = tmp_path / "dossier.pdf"
    words = ("dossier", "RC0026", "--record", "demo", "--language", "ar", "--format", "pdf", "--output", file)
    assert visitor.types(*words).status == 0
    assert file.read_bytes().startswith(b"%PDF")
    assert file.stat().st_mode & 0o077 == 0


def test_an_unknown_incident_is_refused(visitor: Newcomer) -> None:
    """The message says what to do, and nothing is printed."""
    answer = visitor.types("dossier", "RC9999", "--record", "demo")
    assert (answer.status, answer.printed) == (2, "")
    assert "There is no incident RC9999." in answer.said
