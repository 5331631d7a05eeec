"""Pages are loaded when somebody goes there: what is said of them before is true, and the first waits for none."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.urls import resolve, reverse

from recount.workbench import steps
from recount.workbench.incidents.acts.deeds import DEEDS
from recount.workbench.incidents.acts.names import ACTS
from recount.workbench.people.rights import needs_of
from recount.workbench.steps import Step

# Libraries that take long to load, and rooms that the first page does not ask.
HEAVY = {"numpy", "scipy", "pandas", "pyarrow", "typst", "fido2", "playwright", "httpx", "recount.estimates"}
FIRST_PAGE = """
import json, sys
from recount.site.record import RecordAddress, open_people, open_record
from recount.workbench.server import choose_settings

choose_settings("Recorder A", "a-key")
record = RecordAddress("mine", sys.argv[1])
open_record(record, create=True)
open_people(record)
from django.test import Client

browser = Client(SERVER_NAME="127.0.0.1")
browser.cookies["recount_key_80"] = "a-key"
print(json.dumps([browser.get("/").status_code, list(sys.modules)]))
"""


@pytest.mark.parametrize("step", [module.STEP for module in steps.modules()], ids=str)
def test_the_navigation_shows_a_step_to_whoever_may_open_it(step: Step) -> None:
    """What a step says of its first page is what the page itself declares."""
    needs = needs_of(resolve(reverse(step.opens)).func)
    assert needs is not None and needs.to_read == step.needs


def test_every_act_about_an_incident_has_an_address() -> None:
    """The names of the addresses are those of the acts."""
    assert tuple(DEEDS) == ACTS


def test_the_first_page_waits_for_no_heavy_library(tmp_path: Path) -> None:
    """Whoever types `recount serve` sees it before arrays, estimates and drawing are loaded."""
    command = [sys.executable, "-c", FIRST_PAGE, tmp_path / "mine.sqlite3"]
    answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    status, loaded = json.loads(answer.stdout)
    assert status == 200
    assert HEAVY.isdisjoint(loaded)
