"""Every blocker code: what makes it appear, and its own command, with the dots filled in, makes it go."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from abm_tui.rules.blockers_case import KINDS, PROGRAMME, SETUP, WAY
from abm_tui.store import open_workspace
from abm_tui.store.commands import reviews
from abm_tui.store.commands.reviews import AgendaLine
from tests.cli.conftest import Abm

TODAY = date(2025, 11, 5)  # a Wednesday
SP500 = Path(__file__).parents[1] / "data" / "sp500" / "constituents.csv"


def ago(days: int) -> str:
    return (TODAY - timedelta(days)).isoformat()


def ok(abm: Abm, *words: object) -> Any:
    answer = abm(*words)
    assert answer.code == 0, f"abm {shlex.join(map(str, words))}: {answer.out}{answer.err}"
    return answer


def then(abm: Abm, days: int, *words: object) -> Any:
    """A command as it was given so many days ago."""
    return ok(abm, "--today", ago(days), *words)


def lines(abm: Abm, *words: str) -> list[dict[str, Any]]:
    return list(ok(abm, "blockers", *words, "--format", "json").json)


def the(abm: Abm, code: str) -> dict[str, Any] | None:
    found = [one for one in lines(abm) if one["code"] == code]
    assert len(found) <= 1, f"never more than one line a code and account: {found}"
    return found[0] if found else None


def mend(abm: Abm, command: str, *said: str) -> None:
    """Run a printed command; its dots and NAMEs are what `said` says, in their order."""
    words, fill = shlex.split(command), iter(said)
    assert words[0] == "abm"
    filled = [re.sub("…|NAME|FILE", lambda _: next(fill), word) for word in words[1:]]
    assert next(fill, None) is None, f"nothing to fill in {command}"
    ok(abm, *filled)


def globex(abm: Abm, *fields: str, days: int = 60) -> None:
    """An account in Tier 1 for so many days, out of its days of grace."""
    then(abm, days, "add", "Globex", "tier=1", *fields)


def with_icp(abm: Abm) -> None:
    """Globex matches the ICP: the right country, and large enough."""
    ok(abm, "framework", "criterion", "add", "Country", "--test", "country:DE")
    ok(abm, "framework", "criterion", "add", "Size", "--test", "employees>=500")
    ok(abm, "set", "Globex", "country=DE", "employees=900")


def busy(abm: Abm, days: int, people: int = 2) -> None:
    """Points: an open, a download, a pricing page, an event of each of some people, so many days ago."""
    for n, name in enumerate(("Dana Ruiz", "Raj Patel")[:people], 1):
        then(abm, days, "contact", "add", "Globex", name, f"department=D{n}")
        for word in ("#opened", "#downloaded", "#pricing", "#attended"):
            then(abm, days, "log", "Globex", f"{word} {name}")


# what makes each code appear: a function each; its answer fills the gaps of the command


def written(abm: Abm) -> tuple[str, ...]:
    globex(abm, days=3)
    ok(abm, "blocker", "add", "Globex", "Legal wants a DPA")
    return ()


def touch_overdue(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    then(abm, 30, "play", "assign", "New logo entry", "Globex")
    for touch in ok(abm, "touch", "list", "--format", "json").json["touches"][1:]:
        ok(abm, "touch", "later", touch["id"], "+20")
    return ()


def next_step_late(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    then(abm, 8, "log", "Globex", "Call Dana by 3 nov")
    return ()


def next_step_missing(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    return ("call Dana",)


def quiet(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    return ("Dana",)


def dispute_open(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    then(abm, 5, "agree", "Globex", "no", "--team", "marketing", "--reason", "too small")
    return ("they asked for us", "cleo")


def tier_over_cap(abm: Abm) -> tuple[str, ...]:
    for n in range(20):
        then(abm, 2, "add", f"A{n}", "tier=1")
    then(abm, 2, "add", "Globex", "tier=1", "--reason", "the founder knows them")
    return ()


def contact_data(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    ok(abm, "contact", "add", "Globex", "Dana Ruiz")
    ok(abm, "log", "Globex", "Write to Dana by fri")
    ok(abm, "touch", "set", "1", "channel=email", "person=Dana Ruiz")
    return ("dana@globex.example",)


def asset_missing(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    ok(abm, "log", "Globex", "Write to Dana by fri")
    ok(abm, "touch", "set", "1", "asset=ROI model")
    return ("https://docs.example/roi",)


def collision(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    ok(abm, "contact", "add", "Globex", "Dana Ruiz")
    for number, (text, owner) in enumerate((("Call Dana by fri", "ana"), ("Write to Dana by mon", "bo")), 1):
        ok(abm, "log", "Globex", text)
        ok(abm, "touch", "set", number, f"owner={owner}", "topic=security", "person=Dana Ruiz")
    return ()


def handoff_due(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    busy(abm, 4)
    with_icp(abm)
    return ()


def no_opportunity(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    busy(abm, 4)
    with_icp(abm)
    return ("Pilot",)


def close_date_passed(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    then(abm, 10, "deal", "add", "Globex", "Pilot", "close_date=3nov")
    return ("19dec",)


def opportunity_silent(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    then(abm, 21, "deal", "add", "Globex", "Pilot", "close_date=19dec")
    return ("Dana",)


def score_fell(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    for n in range(3):
        then(abm, 40, "log", "Globex", f"#opened re Mail{n}")
    number = int(ok(abm, "show", "Globex", "--format", "json").json["id"])
    hold_review(abm, number, 12)
    return ()


def hold_review(abm: Abm, account_id: int, days: int) -> None:
    """A review that saw the score of its day."""
    day = date.fromisoformat(ago(days))
    score = ok(abm, "--today", day, "score", account_id, "--format", "json").json["score"]
    store = open_workspace(workspace_path(), "ana", day)
    number = store.do(reviews.open_review, day, [AgendaLine(account_id, "on_track", "", score)]).value
    entries = store.do(lambda u: u.find("entry", review_id=number)).value
    store.do(reviews.decide, entries[0]["id"], "keep")
    store.do(reviews.finish_review, number, "")
    store.close()


def workspace_path() -> Path:
    return Path(os.environ["ABM_DB"])


def stage_role_missing(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    return ("Ines Marsh",)


def stage_stuck(abm: Abm) -> tuple[str, ...]:
    globex(abm, days=121)
    return ("they asked for an offer",)


def evidence_missing(abm: Abm) -> tuple[str, ...]:
    globex(abm, days=0)
    return ("Raised 40 million",)


def agreement_open(abm: Abm) -> tuple[str, ...]:
    globex(abm, days=0)
    return ()


def owner_missing(abm: Abm) -> tuple[str, ...]:
    globex(abm, days=0)
    ok(abm, "set", "Globex", "owner_sales=")
    return ("ana",)


def gate_unmet(abm: Abm) -> tuple[str, ...]:
    globex(abm, days=0)
    ok(abm, "contact", "add", "Globex", "Ines Marsh", "roles=EB")
    return ("Ines",)


def no_play(abm: Abm) -> tuple[str, ...]:
    globex(abm, days=0)
    return ()


def plan_missing(abm: Abm) -> tuple[str, ...]:
    globex(abm, days=0)
    return ("Their contract ends", "One report", "Weekends in spreadsheets")


def role_missing(abm: Abm) -> tuple[str, ...]:
    globex(abm, days=0)
    for role in ("EB", "CH", "TE", "IN"):
        ok(abm, "contact", "add", "Globex", f"Some {role}", f"roles={role}")
    return ("Gareth Poole",)


def not_activated(abm: Abm) -> tuple[str, ...]:
    globex(abm, days=0)
    ok(abm, "contact", "add", "Globex", "Dana Ruiz", "department=Finance")
    ok(abm, "contact", "add", "Globex", "Raj Patel", "department=IT")
    ok(abm, "log", "Globex", "#meeting with Dana")
    return ()


def deal_too_small(abm: Abm) -> tuple[str, ...]:
    globex(abm, "acv=40k", days=0)
    return ("a way into the group",)


def intent_poor_fit(abm: Abm) -> tuple[str, ...]:
    globex(abm, days=0)
    with_icp(abm)
    ok(abm, "set", "Globex", "country=FR", "employees=9")
    ok(abm, "log", "Globex", "#intent")
    return ()


CASES: dict[str, Callable[[Abm], tuple[str, ...]]] = {
    function.__name__: function
    for function in (
        written, touch_overdue, next_step_late, next_step_missing, quiet, dispute_open, tier_over_cap, contact_data,
        asset_missing, collision, handoff_due, no_opportunity, close_date_passed, opportunity_silent, score_fell,
        stage_role_missing, stage_stuck, evidence_missing, agreement_open, owner_missing, gate_unmet, no_play,
        plan_missing, role_missing, not_activated, deal_too_small,
    )
}  # fmt: skip


def test_every_code_has_its_case() -> None:
    assert CASES.keys() == {code for code, kind in KINDS.items() if kind.drawer in (WAY, SETUP)}
    assert {code for code, kind in KINDS.items() if kind.drawer == PROGRAMME} == {"intent_poor_fit", "data_old"}


@pytest.mark.parametrize("code", CASES)
def test_it_appears_can_be_put_off_and_resolved_and_its_command_makes_it_go(abm: Abm, code: str) -> None:
    filling = CASES[code](abm)
    shown = the(abm, code)
    assert shown is not None, [one["code"] for one in lines(abm)]
    kind = KINDS[code]
    assert (shown["account"], shown["drawer"], shown["severity"]) == ("Globex", kind.drawer, kind.severity)
    assert shown["text"]
    assert shown["fix"]["key"]
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


# the programme


def test_intent_without_a_fit_is_a_lead_and_said_once_for_all(abm: Abm) -> None:
    intent_poor_fit(abm)
    found = the(abm, "intent_poor_fit")
    assert found is not None
    assert (found["account"], found["drawer"]) == (None, "programme")
    assert found["text"] == "1 account shows intent and does not fit: a lead, not a target"
    listed = ok(abm, *shlex.split(found["fix"]["command"])[1:], "--format", "json").json
    assert [row["name"] for row in listed] == ["Globex"]
    ok(abm, "badfit", "Globex", "--reason", "too small")
    assert the(abm, "intent_poor_fit") is None


def test_old_signals_pause_silence_and_say_so(abm: Abm) -> None:
    globex(abm)
    assert the(abm, "quiet") is not None
    data_old_source(abm, 16)
    assert the(abm, "quiet") is None
    found = the(abm, "data_old")
    assert found is not None
    assert found["text"] == "HubSpot is 16 days old: quiet and score drops are paused"
    data_old_source(abm, 1)
    assert the(abm, "data_old") is None
    assert the(abm, "quiet") is not None


def data_old_source(abm: Abm, days: int) -> None:
    del abm
    store = open_workspace(workspace_path(), "ana", TODAY)
    at = datetime.combine(TODAY - timedelta(days), time(12))
    store.do(lambda u: u.add("source", vendor="HubSpot", kind="activities", file="a.csv", at=at))
    store.close()


def ten(abm: Abm, quiet_ones: int, of: int = 10) -> None:
    """So many accounts out of their days of grace; somebody talked to all but some of them yesterday."""
    for n in range(of):
        then(abm, 60, "add", f"A{n}", "tier=1")
        if n >= quiet_ones:
            then(abm, 1, "log", f"A{n}", "#email")


def in_the_way(abm: Abm, name: str) -> list[str]:
    return [b["code"] for b in ok(abm, "show", name, "--format", "json").json["in_the_way"]]


def test_what_is_true_for_more_than_30_percent_is_one_line_of_the_programme(abm: Abm) -> None:
    ten(abm, 4)
    found = [one for one in lines(abm) if one["code"] == "quiet"]
    assert [(one["account"], one["drawer"], one["text"]) for one in found] == [
        (None, "programme", "4 accounts are quiet")
    ]
    listed = ok(abm, *shlex.split(found[0]["fix"]["command"])[1:], "--format", "json").json
    assert [row["name"] for row in listed] == ["A0", "A1", "A2", "A3"]
    assert all("quiet" not in row["blockers"] for row in listed)
    assert all("quiet" in row["flags"] for row in listed)
    assert "quiet" not in in_the_way(abm, "A0")
    agenda = ok(abm, "agenda", "--format", "json").json["accounts"]
    assert all("quiet" not in [b["code"] for b in one["blockers"]] for one in agenda)


def test_up_to_30_percent_each_account_keeps_its_line(abm: Abm) -> None:
    ten(abm, 3)
    assert sum(one["code"] == "quiet" and one["drawer"] == "way" for one in lines(abm)) == 3
    assert "quiet" in in_the_way(abm, "A0")


def test_below_ten_accounts_nothing_folds(abm: Abm) -> None:
    ten(abm, 5, of=9)
    assert sum(one["code"] == "quiet" and one["drawer"] == "way" for one in lines(abm)) == 5


def test_a_checklist_keeps_its_lines_though_the_programme_says_them_too(abm: Abm) -> None:
    for n in range(10):
        ok(abm, "add", f"A{n}", "tier=1")
    found = [one for one in lines(abm) if one["code"] == "role_missing"]
    assert sum(one["drawer"] == "setup" for one in found) == 10
    (one,) = [one for one in found if one["drawer"] == "programme"]
    assert one["text"].startswith("10 accounts lack economic buyer")
    assert len(ok(abm, *shlex.split(one["fix"]["command"])[1:], "--format", "json").json) == 10


def test_written_lines_and_overrides_of_the_cap_never_fold(abm: Abm) -> None:
    for n in range(10):
        ok(abm, "add", f"A{n}", "tier=1")
        ok(abm, "blocker", "add", f"A{n}", "Legal wants a DPA")
    assert sum(one["code"] == "written" and one["drawer"] == "way" for one in lines(abm)) == 10


def test_on_the_day_of_an_import_nothing_is_in_the_way_and_each_account_has_its_checklist(abm: Abm) -> None:
    ok(abm, "import", "--kind", "accounts", "--map", "Security=name", SP500)
    for number in range(1, 21):
        ok(abm, "set", number, "tier=1")
    found = lines(abm)
    assert not [one for one in found if one["drawer"] == "way"]
    setup = [one for one in found if one["drawer"] == "setup"]
    assert len({one["account"] for one in setup}) == 20
    assert {one["code"] for one in setup} >= {"evidence_missing", "agreement_open", "no_play", "role_missing"}
    (roles,) = [one for one in found if one["code"] == "role_missing" and one["drawer"] == "programme"]
    assert roles["text"].startswith("20 accounts lack economic buyer")
    assert all(one["blockers"] == [] for one in ok(abm, "list", "--format", "json").json)


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


# content and touches


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
