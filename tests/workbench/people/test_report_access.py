"""Keeping a report to groups: by right, with a reason, told in the log, and never out of one's own sight."""

from __future__ import annotations

import pytest

from recount.vocabulary.words import Role
from recount.workbench.people.models import Change, Group
from tests.cast import Cast
from tests.workbench.people.team import Browser, join

pytestmark = pytest.mark.django_db(databases=["default", "people"])


def test_a_report_is_kept_to_a_group_with_a_reason(cast: Cast) -> None:
    """Who is outside finds it nowhere; the log says who kept it, to whom and why."""
    key = cast.first.report.key
    reviewer = Browser(join("Reviewer V", Role.REVIEWER, groups=("field",)))
    outside = Browser(join("Reader R", Role.READER))
    assert f"/people/access/report/{key}" in reviewer.get(f"/reading/{key}").content.decode()
    assert f"/people/access/report/{key}" not in outside.get(f"/reading/{key}").content.decode()
    assert reviewer.sends(f"/people/access/report/{key}", groups=["field"], reason="").status_code == 200
    assert outside.get(f"/reading/{key}").status_code == 200
    answer = reviewer.sends(f"/people/access/report/{key}", groups=["field"], reason="It names a witness.")
    assert answer.headers["Location"] == f"/reading/{key}"
    assert (outside.get(f"/reading/{key}").status_code, reviewer.get(f"/reading/{key}").status_code) == (404, 200)
    line = Change.objects.get(about=key)
    assert (line.by, line.detail, line.reason) == ("Reviewer V", "+field", "It names a witness.")


def test_nobody_keeps_a_report_from_themselves(cast: Cast) -> None:
    """They could not take it back."""
    Group.objects.create(name="archive")
    key = cast.first.report.key
    reviewer = Browser(join("Reviewer V", Role.REVIEWER, groups=("field",)))
    answer = reviewer.sends(f"/people/access/report/{key}", groups=["archive"], reason="x")
    assert "You belong to none of these groups" in answer.content.decode()
    assert reviewer.get(f"/reading/{key}").status_code == 200
    assert not Change.objects.filter(about=key).exists()
