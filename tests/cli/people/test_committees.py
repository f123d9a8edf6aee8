"""`abm committees`: the numbers of the matrix without the screen (S000, S001)."""

from __future__ import annotations

from pathlib import Path

import pytest
import workspaces
from command_line import Abm

from abm_tui import glyphs


@pytest.fixture
def mapped(abm: Abm, home: Path) -> Abm:
    """Globex with a CFO who replied and a CTO who opened a mail; Initech with nobody."""
    workspaces.grow("committees: mapped", home / "abm.db", lambda: _mapped(abm))
    return abm


def _mapped(abm: Abm) -> None:
    abm("add", "Globex", "tier=1")
    abm("add", "Initech", "tier=1")
    abm("contact", "add", "Globex", "Ines Marsh", "title=CFO", "department=Finance", "roles=EB;AP")
    abm("contact", "add", "Globex", "Ada Reyes", "title=CTO", "department=IT", "roles=TE")
    abm("seat", "Globex", "GK", "not_needed")
    abm("log", "Globex", "Ines Marsh #replied yday")
    abm("log", "Globex", "Ada Reyes #opened yday")


def test_every_number_of_the_matrix_has_its_key(mapped: Abm) -> None:
    found = mapped("committees", "--format", "json").json
    assert [one["account"] for one in found] == ["Initech", "Globex"]
    globex = found[1]
    assert globex["coverage"] == {"filled": 3, "needed": 7}
    assert globex["penetration"] == {"engaged": 2, "needed": 7}
    assert (globex["engaged_people"], globex["departments"], globex["activated"]) == (1, 1, False)
    assert globex["still_needed"] == [{"id": 2, "name": "Ada Reyes", "department": "IT"}]
    assert globex["to_activate"].startswith("one engaged person outside Finance makes it 2 departments")
    assert [(s["role"], s["status"]) for s in globex["seats"]] == [
        ("EB", "engaged"),
        ("CH", "missing"),
        ("TE", "contacted"),
        ("LP", "missing"),
        ("IN", "missing"),
        ("EU", "missing"),
        ("GK", "not_needed"),
        ("AP", "engaged"),
    ]
    person = globex["seats"][0]["people"][0]
    assert (person["name"], person["status"], person["why"]) == ("Ines Marsh", "engaged", "reply, Tue")
    assert found[0]["still_needed"] == []


def test_who_is_named_activates_the_account_once_engaged_s000(mapped: Abm) -> None:
    mapped("log", "Globex", "Ada Reyes #replied")
    globex = mapped("committees", "globex", "--format", "json").json[0]
    assert (globex["activated"], globex["still_needed"], globex["to_activate"]) == (True, [], "")


def test_as_text_each_account_says_who_is_still_needed(mapped: Abm) -> None:
    glyphs.use("unicode")
    told = mapped("committees").out
    assert "Globex: one engaged person outside Finance makes it 2 departments · nearest: Ada Reyes (IT)" in told
    assert "2 accounts: 3 of 15 seats filled, 20 %, 2 engaged; biggest gap: champion, 2 of 2" in told
    assert told.splitlines()[2].split() == ["Globex", "3/7", "2/7", "1", "●", "·", "◐", "·", "·", "·", "–", "●"]
    assert max(map(len, told.splitlines()[:3])) <= 80
    alone = mapped("committees", "globex").out
    assert "EB ● economic buyer (required)\n     Ines Marsh, CFO, Finance: engaged, reply, Tue\n     say: " in alone
    assert "LP · legal/procurement (required)\n     nobody yet: find legal or procurement" in alone
    assert mapped("committees", "missing:champion", "engaged>0").out.count("Initech") == 0
    assert "No account matches" in mapped("committees", "industry:steel").err
    assert mapped("committees", "missing:nonsense").code == 2
