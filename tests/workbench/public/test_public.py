"""The public pages inside the workbench: what is public, and the very bytes that are published."""

from __future__ import annotations

from pathlib import Path

import pytest

from recount.incidents.deciding.reviewing import withdraw
from recount.incidents.models import Incident
from recount.releases.public.publishing import MANIFEST, publish
from recount.releases.public.released import public_record
from recount.releases.public.site import Site
from recount.workbench.public import shown
from tests.cast import Cast, signed
from tests.releases.telling import judge, release
from tests.workbench.desk import Desk, text_of


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw the site up anew for each record of a test."""
    monkeypatch.setattr(shown, "_kept", [])


@pytest.fixture
def market(cast: Cast) -> Incident:
    """Give an incident that two people released."""
    release(judge(cast))
    return cast.market


def test_a_released_incident_stands_on_the_page_and_leads_to_its_public_page(market: Incident, desk: Desk) -> None:
    """From what is public one press leads to what everybody reads."""
    page = desk.page("/public")
    ways = [link.get("href") for link in page.xpath("//tr[@data-row]//a")]
    assert ways == [f"/public/en/incidents/{market.code}.html"]
    assert market.code in text_of(desk.page(ways[0]))


def test_every_address_gives_the_bytes_that_are_published(market: Incident, desk: Desk, tmp_path: Path) -> None:
    """Who looks here sees what the world will see, files of data included."""
    publish(Site(public_record()), tmp_path / "site")
    files = [path for path in (tmp_path / "site").rglob("*") if path.is_file() and path.name != MANIFEST]
    assert len(files) > 20
    for path in files:
        answer = desk.get(f"/public/{path.relative_to(tmp_path / 'site')}")
        assert (answer.status_code, answer.content) == (200, path.read_bytes())


def test_the_first_address_asks_for_a_language(market: Incident, desk: Desk) -> None:
    """`/public/` is the front door of the written site."""
    assert desk.get("/public/").content == desk.get("/public/index.html").content


def test_what_is_withdrawn_is_gone_at_once(market: Incident, desk: Desk) -> None:
    """No page of a withdrawn incident is left over in memory."""
    address = f"/public/en/incidents/{market.code}.html"
    assert desk.get(address).status_code == 200
    withdraw(market, signed("A date is wrong."))
    assert desk.get(address).status_code == 404
    assert not desk.page("/public").xpath("//tr[@data-row]")


def test_the_page_says_why_nothing_is_public(cast: Cast, desk: Desk) -> None:
    """An empty page tells what it takes, and leads to what waits for it."""
    page = desk.page("/public")
    assert "two people have signed" in text_of(page)
    assert desk.get(page.xpath("//section[@class='empty']//a/@href")[0]).status_code == 200


def test_an_address_outside_the_site_is_not_there(market: Incident, desk: Desk) -> None:
    """No path leads out of the site."""
    for address in ("../settings.py", "en/../../x", "en/incidents/", "manifest"):
        assert desk.get(f"/public/{address}").status_code == 404


def test_the_list_is_data_too(market: Incident, desk: Desk) -> None:
    """The same rows as JSON and as CSV."""
    assert desk.get("/public.json").json()["rows"][0]["code"] == market.code
    assert market.code in desk.get("/public.csv").getvalue().decode()
