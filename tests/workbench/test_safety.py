"""What keeps the workbench safe: the key, the host, the headers, one writer, nothing of people in the record."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.db import connections
from django.http import HttpRequest, HttpResponse

from recount.errors import BadInput
from recount.site.routing import PEOPLE, RECORD, belongs_to_record
from recount.site.secret import secret_key
from recount.workbench import manners
from recount.workbench.server import is_this_machine, prepare
from recount.workbench.steps import FOLDER
from tests.workbench.desk import KEY, Desk

VENDOR = FOLDER / "look" / "static" / "vendor"


def test_who_has_no_key_sees_nothing(desk: Desk) -> None:
    """Another user of the machine who finds the port gets no page of the record."""
    desk.cookies.clear()
    assert desk.get("/").status_code == 403
    assert desk.get("/incidents.json").status_code == 403


def test_the_key_goes_from_the_address_into_a_cookie(desk: Desk) -> None:
    """What was opened can be looked at over a shoulder afterwards."""
    desk.cookies.clear()
    answer = desk.get("/incidents", {"key": KEY, "q": "x"})
    assert answer.headers["Location"] == "/incidents?q=x"
    cookie = answer.cookies["recount_key_80"]
    assert cookie["httponly"] and cookie["samesite"] == "Strict"


@pytest.mark.parametrize("key", ["", "wrong", "مفتاح"])
def test_a_wrong_key_opens_nothing(desk: Desk, key: str) -> None:
    """Also one that is no key at all."""
    desk.cookies.clear()
    assert desk.get("/", {"key": key}).status_code == 403


def test_another_host_is_turned_away(desk: Desk) -> None:
    """A page of another site cannot reach the workbench under a name of its own."""
    assert desk.get("/", headers={"host": "recount.example"}).status_code == 400


def test_every_answer_says_what_a_page_may_do(desk: Desk) -> None:
    """No script and no style but ours, no frame, no referrer, no power over the machine."""
    headers = desk.get("/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_no_template_holds_a_script_or_a_style() -> None:
    """What stands in a page itself would need a hole in the policy."""
    for path in FOLDER.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "<style" not in text and " style=" not in text and " onclick=" not in text, path
        assert all("src=" in tag for tag in text.split("<script")[1:]), path


def test_what_is_no_page_is_told_in_the_look(desk: Desk) -> None:
    """A mistyped address and a forged form get a page that says what to do."""
    assert b"<h1" in desk.get("/no-such-page").content
    forger = Desk()
    forger.handler.enforce_csrf_checks = True
    answer = forger.post("/language", {"language": "ar"})
    assert answer.status_code == 403
    assert b"<h1" in answer.content


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "recount.example"])  # noqa: S104
def test_no_other_machine_is_served_without_an_address(host: str) -> None:
    """People sign in there, and must be able to tell the place from a false one."""
    assert not is_this_machine(host)
    with pytest.raises(BadInput):
        prepare(host, 0, "a")


def test_reading_leaves_the_record_free_and_writing_holds_it(rf: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another command can write between two requests; a request that writes waits for none that reads."""
    held: list[str] = []

    def refuse() -> Any:
        held.append("asked")
        raise BadInput("Another process is writing.", "Nothing was changed.", "Wait.")

    monkeypatch.setattr(manners, "holding_record", refuse)
    monkeypatch.setattr(manners, "busy", lambda _, problem: HttpResponse(problem.found, status=409))
    answer = manners.one_writer(lambda _: HttpResponse("done"))
    assert answer(rf.get("/incidents")).status_code == 200
    assert answer(rf.post("/language")).status_code == 200
    assert not held
    assert answer(rf.post("/incidents")).status_code == 409


@pytest.mark.django_db(databases=[RECORD, PEOPLE])
def test_people_stand_apart_from_the_record() -> None:
    """A record can be copied without anybody's password, session or lock-out."""
    in_record = set(connections[RECORD].introspection.table_names())
    with_people = set(connections[PEOPLE].introspection.table_names())
    assert in_record & with_people <= {"django_migrations"}
    assert {"people_person", "people_change", "mfa_authenticator", "django_session"} <= with_people
    assert "incidents_incident" in in_record
    assert belongs_to_record("incidents") and not belongs_to_record("auth")


def test_the_key_of_the_server_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    """It stays the same at the next start, and nobody else can read it."""
    path = tmp_path / "mine.key"
    assert secret_key(path) == secret_key(path)
    assert len(secret_key(path)) > 50
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["mine.key"]


def vendored() -> list[tuple[str, str, str]]:
    """Give every file of others with the hash that the manifest names."""
    parts: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / "look" / "vendor.yaml").read_text(encoding="utf-8"))
    return [(folder, name, sha) for folder, part in parts.items() for name, sha in part["files"].items()]


@pytest.mark.parametrize(("folder", "name", "sha"), vendored())
def test_a_part_of_others_is_what_the_manifest_says(folder: str, name: str, sha: str) -> None:
    """Nobody changes a library unseen."""
    assert hashlib.sha256((VENDOR / folder / name).read_bytes()).hexdigest() == sha


def test_every_part_of_others_stands_in_the_manifest_with_its_licence() -> None:
    """No file came from nowhere."""
    kept = {(path.parent.name, path.name) for path in VENDOR.rglob("*") if path.is_file()}
    assert kept == {(folder, name) for folder, name, _ in vendored()}
    assert {folder for folder, name in kept if name == "LICENSE"} == {folder for folder, _ in kept}


def test_the_policy_lets_in_the_styles_of_charts_alone(settings: Any) -> None:
    """Each hash is that of a style sheet that the charts' library writes; a new version brings new ones."""
    library = (VENDOR / "plot" / "plot.umd.min.js").read_text(encoding="utf-8")
    written = re.findall(r'append\("style"\)\.text\(`([^`]*)`\)', library)
    styles = [re.sub(r"\$\{\w+\}", "plot-d6a7b5", text.replace("\\n", "\n")) for text in written]
    hashes = [base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() for style in styles]
    allowed = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["style-src"]
    assert {f"'sha256-{each}'" for each in hashes} == set(allowed) - {"'self'"}


def test_no_request_is_a_request_that_writes(rf: Any) -> None:
    """An address that is none changes nothing."""
    request: HttpRequest = rf.post("/no-such-page")
    assert not manners.writes(request)
