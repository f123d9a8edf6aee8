"""Every blocker code: what makes it appear, and its own command, with the dots filled in, makes it go."""

from __future__ import annotations

import pytest
from command_line import Abm

from abm_tui.models.blocker_kinds import BLOCKER_KINDS, PROGRAMME, SETUP, WAY
from tests.cli.blocker_cases import (
    CASES,
    ago,
    deal_too_small,
    globex,
    lines,
    mend,
    ok,
    the,
    then,
)


def test_every_code_has_its_case() -> None:
    assert CASES.keys() == {code for code, kind in BLOCKER_KINDS.items() if kind.drawer in (WAY, SETUP)}
    assert {code for code, kind in BLOCKER_KINDS.items() if kind.drawer == PROGRAMME} == {"intent_poor_fit", "data_old"}


@pytest.mark.parametrize("code", CASES)
def test_it_appears_can_be_put_off_and_resolved_and_its_command_makes_it_go(abm: Abm, code: str) -> None:
    filling = CASES[code](abm)
    shown = the(abm, code)
    assert shown is not None, [one["code"] for one in lines(abm)]
    kind = BLOCKER_KINDS[code]
    assert (shown["account"], shown["drawer"], shown["severity"]) == ("Globex", kind.drawer, kind.severity)
    assert shown["text"]
    assert shown["fix"]["key"]
    if code == "tier_over_cap":  # visible in every review
        for word in ("snooze", "resolve"):
            refused = abm("blocker", word, "Globex", code, *(["fri"] if word == "snooze" else []))
            assert (refused.code, the(abm, code)) == (1, shown)
            assert "stays in sight in every review" in refused.err
        mend(abm, shown["fix"]["command"], *filling)
        assert the(abm, code) is None
        return
    ok(abm, "blocker", "snooze", "Globex", code, "fri")
    assert the(abm, code) is None
    assert code in [one["code"] for one in ok(abm, "--today", ago(-2), "blockers", "--format", "json").json]
    ok(abm, "undo")
    ok(abm, "blocker", "resolve", "Globex", code, "--reason", "we know")
    assert code not in [one["code"] for one in ok(abm, "--today", ago(-1), "blockers", "--format", "json").json]
    ok(abm, "undo")
    mend(abm, shown["fix"]["command"], *filling)
    assert the(abm, code) is None


# the addresses of people


def test_an_address_that_bounced_or_was_not_checked_for_long_is_in_the_way_of_a_touch(abm: Abm) -> None:
    globex(abm)
    then(abm, 50, "contact", "add", "Globex", "Dana Ruiz", "email=d@globex.example")
    ok(abm, "log", "Globex", "Write to Dana by fri")
    ok(abm, "touch", "set", "1", "channel=email", "person=Dana Ruiz")
    assert the(abm, "contact_data") is None
    ok(abm, "contact", "set", "Dana Ruiz", "email_bounced=yes")
    bounced = the(abm, "contact_data")
    assert bounced is not None
    assert bounced["text"] == "Dana Ruiz: e-mail bounced, for: Write to Dana"
    mend(abm, bounced["fix"]["command"], "dana@globex.example")
    assert the(abm, "contact_data") is None
    old = ok(abm, "--today", ago(-181), "blockers", "--format", "json").json
    (line,) = [one for one in old if one["code"] == "contact_data"]
    assert line["text"] == "Dana Ruiz: e-mail not verified for 181 d, for: Write to Dana"
    assert line["fix"]["command"] == "abm contact set 1 email_verified_at=today"
    then(abm, -181, "log", "Globex", "#replied Dana")
    assert "contact_data" not in [o["code"] for o in ok(abm, "--today", ago(-181), "blockers", "--format", "json").json]


# how they are listed


def test_the_first_fortnight_shows_only_what_people_wrote_and_an_override(abm: Abm) -> None:
    globex(abm, days=13)
    ok(abm, "blocker", "add", "Globex", "Legal wants a DPA")
    assert [one["code"] for one in lines(abm, "--drawer", "way")] == ["written"]
    assert {one["code"] for one in lines(abm, "--drawer", "setup")} >= {"evidence_missing", "no_play"}


def test_a_line_has_these_keys_and_drawers_stand_in_order(abm: Abm) -> None:
    globex(abm)
    found = lines(abm)
    assert list(found[0]) == ["account", "code", "drawer", "severity", "text", "age_days", "owner", "fix"]
    assert list(found[0]["fix"]) == ["key", "command"]
    order = [["way", "setup", "programme"].index(one["drawer"]) for one in found]
    assert order == sorted(order)
    way = [one["severity"] for one in found if one["drawer"] == "way"]
    assert way == sorted(way)
    told = ok(abm, "blockers").out
    assert told.startswith("IN THE WAY ")
    assert "abm log 1 " in told
    assert "Globex" not in ok(abm, "blockers", "tier:2").out
    assert abm("blockers", "--drawer", "sideways").code == 2


def test_a_rule_s_line_that_was_resolved_comes_back_with_a_new_cause(abm: Abm) -> None:
    globex(abm)
    ok(abm, "blocker", "resolve", "Globex", "quiet")
    assert the(abm, "quiet") is None
    then(abm, -1, "log", "Globex", "#call Dana")
    later = ok(abm, "--today", ago(-15), "blockers", "--format", "json").json
    assert "quiet" in [one["code"] for one in later]


def test_resolving_says_what_is_wrong(abm: Abm) -> None:
    deal_too_small(abm)
    refused = abm("blocker", "resolve", "Globex", "deal_too_small")
    assert refused.code == 1
    assert "Say why" in refused.err
    gone = abm("blocker", "resolve", "Globex", "collision")
    assert gone.code == 1
    assert "does not stand there now" in gone.err
    for text in ("one", "two"):
        ok(abm, "blocker", "add", "Globex", text)
    assert "Name one" in abm("blocker", "resolve", "Globex", "written").err
