"""The public site: works from a folder, asks nobody, gives nobody away, and is written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import posixpath
from pathlib import Path
from urllib.parse import unquote

import pytest

from recount.errors import BadInput
from recount.incidents.deciding.reviewing import withdraw
from recount.releases.public import building
from recount.releases.public.contents import contents
from recount.releases.public.projection import PublicRecord
from recount.releases.public.publishing import MANIFEST, publish
from recount.releases.public.released import public_record
from recount.releases.public.site import A_PAGE, Order, Site, incident_path, list_path
from recount.reports.models import Publisher
from recount.vocabulary.reader import LANGUAGES, Language
from recount.vocabulary.words import PublisherKind
from tests.cast import Cast, signed
from tests.markup import faults_of, links_of, outside_references
from tests.newcomer import Newcomer
from tests.releases.telling import fill_with_canaries, flies_in, judge, release

POLICY = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"


@pytest.fixture
def site(cast: Cast) -> Site:
    """Give the site of a record with one released incident."""
    release(judge(cast))
    return Site(public_record("A record", "the editors"), licence="CC BY 4.0")


def pages(site: Site) -> dict[str, str]:
    """Give every page of a site."""
    return {path: content().decode() for path, content in contents(site).items() if path.endswith(".html")}


def files(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def many(record: PublicRecord, number: int) -> PublicRecord:
    """Give a record with as many incidents."""
    one = record.incidents[0]
    several = [one.model_copy(update={"code": f"RC{each:04}"}) for each in range(number)]
    return record.model_copy(update={"incidents": several})


def test_nothing_of_the_inside_is_on_any_page(cast: Cast) -> None:
    """Markers in every free text of the record occur nowhere in the whole site, data included (R28)."""
    release(judge(cast))
    Publisher.objects.update(kind=PublisherKind.ACTIVIST_NETWORK)
    assert fill_with_canaries() > 40
    told = contents(Site(public_record()))
    assert [path for path, content in told.items() if flies_in(content())] == []


def test_no_signer_is_on_any_page(site: Site) -> None:
    """That people decided is told, and when; never who."""
    signers = ("Recorder A", "Recorder B", "Editor C")
    assert [path for path, page in pages(site).items() if any(signer in page for signer in signers)] == []


def test_every_page_is_well_formed(site: Site) -> None:
    """Every element closes, and no id is given twice."""
    assert {path: faults for path, page in pages(site).items() if (faults := faults_of(page))} == {}


def test_every_link_leads_to_a_page_of_the_site(site: Site) -> None:
    """Links are relative and lead somewhere, so that the site works from a stick."""
    every, told = set(contents(site)), pages(site)
    for path, page in told.items():
        inside = [unquote(to) for to in links_of(page) if not to.startswith(("#", "data:"))]
        for to, _, anchor in (each.partition("#") for each in inside):
            end = posixpath.normpath(posixpath.join(posixpath.dirname(path), to))
            assert end in every, path
            assert not anchor or f'id="{anchor}"' in told[end], to


def test_no_page_asks_another_machine_or_runs_anything(site: Site) -> None:
    """No address of elsewhere, no script, and a policy that would forbid both."""
    for page in pages(site).values():
        assert outside_references(page) == []
        assert "<script" not in page
        assert "http" not in page.replace("http-equiv", "")
        assert POLICY in page.replace("&#x27;", "'")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_declares_its_language_and_leads_to_the_other(site: Site, language: Language) -> None:
    """Arabic runs from right to left; the same page in the other language is one link away."""
    direction = {"en": "ltr", "ar": "rtl"}[language]
    for path, page in pages(site).items():
        if path.startswith(f"{language}/"):
            other = next(each for each in LANGUAGES if each != language)
            assert f'<html lang="{language}" dir="{direction}">' in page
            twin = other + path.removeprefix(language)
            assert posixpath.relpath(twin, posixpath.dirname(path)) in links_of(page)


def test_an_incident_tells_its_range_its_sources_and_how_to_correct_it(site: Site) -> None:
    """Families find how many, who says so by kind, what is uncertain, and whom to write to."""
    page = pages(site)[incident_path("RC0001", "en")]
    short = ("25 to 31", "Held responsible: Russia (likely)", "4 claims, 2 independent origins")
    for said in (*short, "Monitor A", "What stays uncertain", "the editors"):
        assert said in page


def test_figures_count_public_incidents_alone(site: Site, cast: Cast) -> None:
    """The bridge is graded by nobody and released by nobody: the sentence speaks of one incident."""
    page = pages(site)["en/figures.html"]
    assert "25 to 31" in page
    assert "in 1 incident" in page


def test_an_empty_record_gives_a_site_that_says_so(db: None) -> None:
    """It says why it is empty and that this is no count of zero; its links lead somewhere too."""
    empty = Site(PublicRecord())
    start = pages(empty)["en/index.html"]
    assert "Nothing has been released yet" in start
    assert "not a count of zero" in start
    test_every_link_leads_to_a_page_of_the_site(empty)


def test_a_long_list_is_parted_into_pages(site: Site) -> None:
    """A hundred to a page, each incident on one of them, in either order."""
    large = Site(many(site.record, 2 * A_PAGE + 1))
    told = pages(large)
    for order in Order:
        listed = [told[list_path(order, number, "en")].count('<span class="dead">') for number in (1, 2, 3)]
        assert listed == [A_PAGE, A_PAGE, 1]
    test_every_link_leads_to_a_page_of_the_site(large)


def test_a_code_cannot_lead_out_of_the_folder(site: Site) -> None:
    """A code that another recorder chose becomes a plain name, and two codes never share a page."""
    assert incident_path("../../etc/x", "en").startswith("en/incidents/etc-x-")
    assert incident_path("a b", "en") != incident_path("a-b", "en")


def test_the_data_are_the_projection(site: Site) -> None:
    """The JSON reads back as the record, and the tables hold one row an incident and one a range."""
    told = contents(site)
    assert PublicRecord.model_validate(json.loads(told["data/record.json"]())) == site.record
    rows = list(csv.DictReader(io.StringIO(told["data/incidents.csv"]().decode())))
    assert [(row["code"], row["civilians_killed_low"], row["civilians_killed_high"]) for row in rows] == [
        ("RC0001", "25", "31")
    ]
    assert len(list(csv.DictReader(io.StringIO(told["data/tolls.csv"]().decode())))) == len(
        site.record.incidents[0].tolls
    )


def test_the_same_record_gives_the_same_bytes(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Published twice, by one process or by two, it is the same site."""
    monkeypatch.setattr(building, "MANY", 20)
    large = Site(many(site.record, 30))
    first = publish(large, tmp_path / "one")
    second = publish(large, tmp_path / "two", jobs=2)
    assert first.sha256 == second.sha256
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_pages_of_a_withdrawn_incident_are_gone(site: Site, cast: Cast, tmp_path: Path) -> None:
    """Its pages are removed and named, and the page of corrections says what became of it."""
    publish(site, tmp_path / "site")
    withdraw(cast.market, signed("A date is wrong.", by="Editor C"))
    again = publish(Site(public_record()), tmp_path / "site")
    assert again.gone == [incident_path("RC0001", "ar"), incident_path("RC0001", "en")]
    assert not (tmp_path / "site" / "en" / "incidents" / "RC0001.html").exists()
    assert "RC0001" in (tmp_path / "site" / "en" / "corrections.html").read_text(encoding="utf-8")


def test_a_folder_of_somebody_else_is_never_replaced(site: Site, tmp_path: Path) -> None:
    """What a person keeps there stays, and the message says what to do."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine")
    with pytest.raises(BadInput, match="did not write"):
        publish(site, tmp_path / "mine")
    assert files(tmp_path / "mine") == {"letter.txt": b"mine"}


def test_a_site_that_cannot_be_built_leaves_the_old_one(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full in the middle changes nothing, and nothing is left lying about."""
    publish(site, tmp_path / "site")
    before = files(tmp_path)
    written = iter(range(10))

    def full(path: Path, content: bytes) -> int:
        if next(written, None) is None:
            raise OSError(28, "No space left on device")
        return len(content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(BadInput, match="No space left"):
        publish(site, tmp_path / "site")
    monkeypatch.undo()
    assert files(tmp_path) == before


def test_the_list_of_files_names_every_file(site: Site, tmp_path: Path) -> None:
    """Whoever received a copy can tell whether it is whole."""
    publish(site, tmp_path / "site")
    named = json.loads((tmp_path / "site" / MANIFEST).read_text(encoding="utf-8"))["files"]
    assert {MANIFEST, *named} == set(files(tmp_path / "site"))


def test_the_command_says_what_it_wrote(visitor: Newcomer, tmp_path: Path) -> None:
    """Nothing of the demo record is released, and the command says so and what to do."""
    answer = visitor.types("publish", tmp_path / "site", "--record", "demo", "--language", "ar")
    assert answer.status == 0
    assert "0 released incidents" in answer.printed
    assert "release" in answer.said
    assert not (tmp_path / "site" / "en").exists()
