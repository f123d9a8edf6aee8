"""Content that touches need, and the fields of a touch."""

from __future__ import annotations

from command_line import Abm

from abm_tui.store import open_workspace
from tests.cli.blocker_cases import (
    TODAY,
    asset_missing,
    globex,
    ok,
    the,
    workspace_path,
)


def test_content_is_listed_with_what_touches_wait_for(abm: Abm) -> None:
    asset_missing(abm)
    assert ok(abm, "asset", "list", "--format", "json").json == {
        "assets": [],
        "missing": [{"name": "ROI model", "touches": 1}],
    }
    ok(abm, "asset", "add", "roi model", "--kind", "model")
    assert the(abm, "asset_missing") is not None
    ok(abm, "asset", "add", "ROI model", "https://docs.example/roi")
    listed = ok(abm, "asset", "list", "--format", "json").json
    assert [(a["name"], a["kind"], a["url"]) for a in listed["assets"]] == [
        ("roi model", "model", "https://docs.example/roi")
    ]
    assert listed["missing"] == []
    assert abm("asset", "add", " ").code == 1


def test_fields_of_a_touch_are_set_and_checked(abm: Abm) -> None:
    globex(abm)
    ok(abm, "log", "Globex", "Write to Dana by fri #security")
    ok(abm, "contact", "add", "Globex", "Dana Ruiz")
    ok(abm, "add", "Initech")
    ok(abm, "contact", "add", "Initech", "Raj Patel")
    ok(abm, "touch", "set", "1", "text=Mail Dana", "due=+3", "owner=bo", "role=eb", "channel=email", "asset=Card")
    assert abm("touch", "set", "1", "person=Raj Patel").code == 1
    assert abm("touch", "set", "1", "channel=pigeon").code == 1
    assert abm("touch", "set", "1", "text=").code == 1
    assert abm("touch", "set", "1", "colour=red").code == 2
    ok(abm, "touch", "set", "1", "person=Dana Ruiz")
    store = open_workspace(workspace_path(), "ana", TODAY)
    touch = store.do(lambda u: u.get("touch", 1)).value
    store.close()
    assert (touch["text"], touch["topic"], touch["channel"], touch["role"]) == ("Mail Dana", "security", "email", "EB")
