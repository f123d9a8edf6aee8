"""Editing by command goes through the same door as the screen: the same rules, refusals and undo steps."""

from __future__ import annotations

from typing import Any

import pytest
from command_line import Abm


def record(abm: Abm, name: str) -> Any:
    """The account as `abm list` has it."""
    return next(one for one in abm("list", "--all", "--format", "json").json if one["name"] == name)


def test_an_account_is_added_with_its_fields_as_one_step(abm: Abm) -> None:
    answer = abm("add", "Globex", "domain=globex.example", "tier=1", "acv=60k", "owner_marketing=bo")
    assert answer.code == 0
    assert answer.out == "Added Globex.\n"
    one = record(abm, "Globex")
    assert (one["tier"], one["owner_marketing"], one["domain"]) == (1, "bo", "globex.example")
    abm("undo")
    assert abm("list", "--all", "--format", "json").json == []


def test_tier_1_says_what_it_still_asks_for(abm: Abm) -> None:
    answer = abm("add", "Globex", "tier=1")
    assert "to confirm: no evidence, marketing has not agreed" in answer.err
    abm("evidence", "Globex", "Raised a round")
    abm("agree", "Globex", "yes", "--team", "marketing")
    assert record(abm, "Globex")["confirmed"] is True


def test_a_second_account_of_the_name_is_told(abm: Abm) -> None:
    abm("add", "Globex")
    answer = abm("add", "globex")
    assert answer.code == 0
    assert "Globex (1) already" in answer.err


@pytest.mark.parametrize(
    ("pair", "code"),
    [("tier=9", 1), ("acv=lots", 1), ("owner_sales=bo", 1), ("name=", 1), ("timeframe=31 feb", 1),
     ("colour=red", 2), ("tier", 2), ("=1", 2), ("id=7", 2)],
)  # fmt: skip
def test_a_value_or_field_that_is_none_changes_nothing(abm: Abm, pair: str, code: int) -> None:
    abm("add", "Globex", "acv=5k")
    before = abm("show", "Globex", "--format", "json").out
    answer = abm("set", "Globex", "industry=chips", pair)
    assert answer.code == code
    assert answer.out == ""
    assert abm("show", "Globex", "--format", "json").out == before


def test_an_empty_value_clears_and_the_same_value_changes_nothing(abm: Abm) -> None:
    abm("add", "Globex", "industry=chips")
    assert "Nothing changed" in abm("set", "Globex", "industry=chips").out
    abm("set", "Globex", "industry=")
    assert abm("show", "Globex", "--format", "json").json["account"]["industry"] == ""


def test_an_account_is_named_by_id_domain_or_exact_name(abm: Abm) -> None:
    abm("add", "Globex", "domain=globex.example")
    for who in ("1", "globex.example", "Globex", "GLOBEX"):
        assert abm("set", who, f"notes={who}").code == 0
    missing = abm("set", "Globx", "notes=x")
    assert missing.code == 1
    assert "Did you mean Globex (1)?" in missing.err


def test_several_accounts_of_a_name_are_refused_with_their_ids(abm: Abm) -> None:
    abm("add", "Globex", "domain=globex.example")
    abm("add", "Globex", "domain=globex.test")
    answer = abm("set", "Globex", "tier=1", "--format", "json")
    assert answer.code == 1
    assert answer.json["error"] == "ambiguous_account"
    assert "1 (Globex, globex.example), 2 (Globex, globex.test)" in answer.json["message"]
    assert abm("set", "globex.test", "tier=1").code == 0


def test_the_cap_holds_and_a_reason_goes_above_it_up_to_the_ceiling(abm: Abm) -> None:
    for n in range(1, 21):
        assert abm("add", f"Account {n}", "tier=1").code == 0
    full = abm("add", "One more", "tier=1", "--format", "json")
    assert (full.code, full.json["error"]) == (1, "tier_full")
    assert "--reason" in full.json["fix"]["command"]
    assert len(abm("list", "--all", "--format", "json").json) == 20
    for n in range(21, 26):
        assert abm("add", f"Account {n}", "tier=1", "--reason", "strategic").code == 0
    last = abm("add", "One more", "tier=1", "--reason", "strategic", "--format", "json")
    assert (last.code, last.json["error"]) == (1, "tier_ceiling")


def test_one_leaves_for_another_as_one_step(abm: Abm) -> None:
    for n in range(1, 21):
        abm("add", f"Account {n}", "tier=1")
    abm("add", "One more")
    assert abm("set", "One more", "tier=2", "--swap", "Account 1").code == 2
    answer = abm("set", "One more", "tier=1", "--swap", "Account 1")
    assert answer.out == "One more → Tier 1, Account 1 → watchlist.\n"
    assert (record(abm, "One more")["tier"], record(abm, "Account 1")["tier"]) == (1, "watchlist")
    abm("undo")
    assert (record(abm, "One more")["tier"], record(abm, "Account 1")["tier"]) == (None, 1)


def test_above_fifteen_it_says_so_once(abm: Abm) -> None:
    told = [abm("add", f"Account {n}", "tier=1").err for n in range(1, 18)]
    assert [n for n, text in enumerate(told, 1) if "are advised" in text] == [16]


def test_an_undo_that_needs_a_taken_slot_asks_for_a_swap_or_a_reason(abm: Abm) -> None:
    for n in range(1, 21):
        abm("add", f"Account {n}", "tier=1")
    abm("set", "Account 1", "tier=watchlist")
    abm("--as", "bo", "add", "Account 21", "tier=1")
    refused = abm("undo", "--format", "json")
    assert (refused.code, refused.json["fix"]["command"]) == (1, "abm undo --swap ACCOUNT")
    assert record(abm, "Account 1")["tier"] == "watchlist"
    assert abm("undo", "--swap", "Account 21").code == 0
    assert record(abm, "Account 1")["tier"] == 1
    assert record(abm, "Account 21")["tier"] == "watchlist"


def test_teams_answer_for_themselves_or_both(abm: Abm) -> None:
    abm("add", "Globex")
    assert abm("agree", "Globex", "no", "--reason", "too small").code == 0
    assert abm("agree", "Globex", "maybe").code == 2
    assert abm("agree", "Globex", "yes", "--team", "legal").code == 2
    row = abm("show", "Globex", "--format", "json").json["account"]
    assert (row["agrees_sales"], row["agrees_marketing"], row["agree_reasons"]) == ("no", None, "sales: too small")
    assert abm("agree", "Globex", "yes", "--team", "both").code == 0
    row = abm("show", "Globex", "--format", "json").json["account"]
    assert (row["agrees_sales"], row["agrees_marketing"]) == ("yes", "yes")
    abm("undo")
    assert abm("show", "Globex", "--format", "json").json["account"]["agrees_sales"] == "no"


def test_a_bad_fit_needs_a_reason_and_leaves_the_list_but_not_the_file(abm: Abm) -> None:
    abm("add", "Globex", "tier=1")
    assert abm("badfit", "Globex").code == 2
    assert abm("badfit", "Globex", "--reason", "too small").code == 0
    assert abm("list", "--format", "json").json == []
    assert record(abm, "Globex")["flags"] == ["badfit"]
    assert abm("badfit", "Globex", "--clear").code == 0


def test_a_person_is_added_seated_and_changed(abm: Abm) -> None:
    abm("add", "Globex", "tier=1")
    added = abm("contact", "add", "Globex", "Dana Ruiz", "title=CFO", "department=Finance", "roles=EB;approver")
    assert (added.code, added.out) == (0, "Added Dana Ruiz at Globex.\n")
    shown = abm("show", "Globex", "--format", "json").json
    assert shown["people"][0]["roles"] == ["EB", "AP"]
    assert shown["coverage"] == {"filled": 2, "needed": 8}
    assert abm("contact", "set", "dana ruiz", "email=dana@globex.example", "status=eng", "stance=for").code == 0
    person = abm("show", "Globex", "--format", "json").json["people"][0]
    assert (person["status"], person["stance"], person["by_hand"]) == ("engaged", "for", True)
    assert abm("contact", "set", "dana@globex.example", "phone=+49 30 1").code == 0
    for pairs in (["status=asleep"], ["stance=maybe"], ["email_verified_at=never"], ["email_bounced=perhaps"]):
        assert abm("contact", "set", "1", *pairs).code == 1
    assert abm("contact", "set", "1", "shoe=42").code == 2
    assert abm("contact", "set", "Nobody", "phone=1").code == 1
    assert abm("contact", "add", "Globex", " ").code == 1


def test_people_of_one_name_are_refused_with_their_ids(abm: Abm) -> None:
    abm("add", "Globex")
    abm("contact", "add", "Globex", "Dana Ruiz")
    abm("contact", "add", "Globex", "Dana Ruiz", "title=CFO")
    answer = abm("contact", "set", "Dana Ruiz", "phone=1")
    assert answer.code == 1
    assert "1 (Dana Ruiz), 2 (Dana Ruiz, CFO)" in answer.err


def test_a_seat_takes_its_state_and_a_person(abm: Abm) -> None:
    abm("add", "Globex")
    abm("contact", "add", "Globex", "Dana Ruiz")
    assert abm("seat", "Globex", "EB", "contacted", "--person", "Dana Ruiz").code == 0
    assert abm("seat", "Globex", "legal", "9").code == 0
    shown = abm("show", "Globex", "--format", "json").json
    assert shown["committee"]["EB"] == "contacted"
    assert shown["committee"]["LP"] == "not_needed"
    assert shown["coverage"] == {"filled": 1, "needed": 7}
    assert abm("seat", "Globex", "XX", "engaged").code == 1
    assert abm("seat", "Globex", "EB", "asleep").code == 2
    assert abm("seat", "Globex", "EB", "missing", "--person", "1").code == 2


def test_a_person_of_another_account_takes_no_seat(abm: Abm) -> None:
    abm("add", "Globex")
    abm("add", "Initech")
    abm("contact", "add", "Initech", "Raj Patel")
    answer = abm("seat", "Globex", "EB", "engaged", "--person", "Raj Patel")
    assert answer.code == 1
    assert "not at Globex" in answer.err


def test_a_deal_opens_changes_and_closes(abm: Abm) -> None:
    abm("add", "Globex", "tier=1")
    assert abm("deal", "add", "Globex", "Big one", "amount=60k", "currency=eur", "close_date=19 dec").code == 0
    assert abm("deal", "set", "big one", "amount=80k").code == 0
    one = record(abm, "Globex")
    assert (one["amount_open"], one["close_date"]) == ({"EUR": 80000}, "2025-12-19")
    for pairs, code in ((["amount=much"], 1), (["currency=euros"], 1), (["close_date=never"], 1), (["id=3"], 2)):
        assert abm("deal", "set", "1", *pairs).code == code
    assert abm("deal", "won", "1", "--reason", "price").code == 0
    assert record(abm, "Globex")["amount_open"] == {}
    assert abm("deal", "lost", "1").code == 1
    assert abm("deal", "won", "9").code == 1


def test_what_an_edit_did_is_told_as_json(abm: Abm) -> None:
    answer = abm("add", "Globex", "--format", "json").json
    assert set(answer) == {"done", "group", "changes", "id"}
    assert answer["id"] == 1
    assert answer["changes"] == 1
