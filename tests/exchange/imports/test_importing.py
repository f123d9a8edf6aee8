"""Which record a row is about, and what the row may change in it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from exchange_files import Import, Rows, options
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sizes import sized

from abm_tui.errors import Conflict, UsageError
from abm_tui.exchange.imports import importing
from abm_tui.exchange.plan.import_plan import Input
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee

HUBSPOT = "Record ID,Company name,Company Domain Name,Industry,City,Company owner,Lifecycle Stage\n"


def outcomes(made: importing.FilePlan) -> list[str]:
    return [row.outcome for row in made.rows]


# identity of accounts


def test_a_record_id_of_the_same_vendor_beats_name_and_domain(bring: Import, rows: Rows) -> None:
    bring(HUBSPOT + "7,Acme,acme.com,Retail,Ulm,,\n")
    made = bring(HUBSPOT + "7,Acme Holding,acme-holding.com,Retail,Ulm,,\n")
    assert outcomes(made) == ["updated"]
    assert [(a["name"], a["domain"]) for a in rows("account")] == [("Acme Holding", "acme-holding.com")]


def test_another_vendor_finds_the_account_by_its_domain(bring: Import, rows: Rows) -> None:
    bring(HUBSPOT + "7,Acme,acme.com,Retail,Ulm,,\n")
    made = bring(
        "Account ID,Account Name,Account Owner,Website,Industry\n0011U00000abcDE,ACME Inc.,x,https://www.acme.com/,Retail\n"
    )
    assert (made.mapping.vendor, outcomes(made), len(rows("account"))) == ("salesforce", ["updated"], 1)


def test_exact_name_and_country_identify_where_there_is_no_domain(bring: Import, rows: Rows) -> None:
    bring("name,country\nAcme,United States\nAcme,Germany\nGlobex,\n")
    made = bring("name,country,city\nAcme,US,Austin\nAcme,Deutschland,Ulm\nGlobex,France,Paris\nacme,Germany,Bonn\n")
    assert outcomes(made) == ["updated", "updated", "updated", "created"]
    assert [(a["name"], a["city"]) for a in rows("account")] == [
        ("Acme", "Austin"), ("Acme", "Ulm"), ("Globex", "Paris"), ("acme", "Bonn"),
    ]  # fmt: skip


def test_two_companies_of_one_name_and_two_domains_stay_two(bring: Import) -> None:
    assert outcomes(bring("name,domain\nAcme,acme.com\nAcme,acme.de\n")) == ["created", "created"]


def test_two_records_of_one_vendor_with_one_domain_are_not_merged(bring: Import) -> None:
    text = HUBSPOT + "7,Acme,acme.com,,,,\n8,Acme Ulm,acme.com,,,,\n"
    assert outcomes(bring(text)) == ["created", "created"]
    assert outcomes(bring(text)) == ["unchanged", "unchanged"]


def test_a_name_that_several_accounts_have_rejects_the_row(bring: Import) -> None:
    bring("name,domain\nAcme,acme.com\nAcme,acme.de\n")
    made = bring("name,city\nAcme,Ulm\n")
    assert outcomes(made) == ["rejected"]
    assert "give the row an id" in made.rejects[0].reason


def test_our_id_counts_only_where_the_name_agrees(bring: Import, rows: Rows) -> None:
    bring("name,city\nAcme,Ulm\n")
    assert outcomes(bring("id,name,city\n1,Acme,Bonn\n1,Somebody Else,Köln\n")) == ["updated", "created"]
    assert [a["city"] for a in rows("account")] == ["Bonn", "Köln"]


def test_a_shared_host_is_nobodys_domain(bring: Import, rows: Rows) -> None:
    bring("name,website\nAcme,linkedin.com/company/acme\nGlobex,https://www.linkedin.com/company/globex\n")
    assert [a["domain"] for a in rows("account")] == ["", ""]


def test_a_later_row_of_the_same_record_only_fills_blanks(bring: Import, rows: Rows) -> None:
    made = bring("name,domain,city,country\nAcme,acme.com,,Germany\nAcme GmbH,acme.com,Ulm,France\n")
    assert outcomes(made) == ["created", "skipped"]
    assert made.rows[1].reason == "the same record as row 2"
    assert [(a["name"], a["city"], a["country"]) for a in rows("account")] == [("Acme", "Ulm", "Germany")]


def test_a_company_without_a_name_is_called_by_its_domain_and_one_without_both_is_rejected(
    bring: Import, rows: Rows
) -> None:
    made = bring(HUBSPOT + "7,,acme.com,,,,\n8,,,Retail,,,\n9,???,x.com,,,,\n")
    assert outcomes(made) == ["created", "rejected", "rejected"]
    assert rows("account")[0]["name"] == "acme.com"
    assert [(r.row, r.column) for r in made.rejects] == [(3, "Company name"), (4, "Company name")]


# what a row changes


def test_a_blank_cell_never_blanks_a_field_unless_told(bring: Import, rows: Rows) -> None:
    bring("name,city,strategic\nAcme,Ulm,yes\n")
    assert outcomes(bring("name,city,strategic\nAcme,,\n")) == ["unchanged"]
    assert outcomes(bring("name,city,strategic\nAcme,,\n", blank_clears=True)) == ["updated"]
    assert [(a["name"], a["city"]) for a in rows("account")] == [("Acme", "")]


def test_what_we_edited_stays_while_the_source_says_the_same(store: Store, bring: Import, rows: Rows) -> None:
    bring(HUBSPOT + "7,Acme,acme.com,Retail,Ulm,,\n")
    store.do(accounts.set_field, 1, "city", "Bonn")
    assert outcomes(bring(HUBSPOT + "7,Acme,acme.com,Commerce,Ulm,,\n")) == ["updated"]
    assert [(a["industry"], a["city"]) for a in rows("account")] == [("Commerce", "Bonn")]


def test_a_field_changed_on_both_sides_stays_ours_and_is_named_until_somebody_chooses(
    store: Store, bring: Import, rows: Rows
) -> None:
    bring(HUBSPOT + "7,Acme,acme.com,Retail,Ulm,,\n")
    store.do(accounts.set_field, 1, "city", "Bonn")
    for _ in range(2):
        made = bring(HUBSPOT + "7,Acme,acme.com,Retail,Köln,,\n")
        assert outcomes(made) == ["unchanged"]
        assert [(c.field, c.old, c.new, c.kept) for c in made.rows[0].changes] == [("city", "Bonn", "Köln", True)]
        assert "Acme (city)" in made.warnings[-1]
    assert rows("account")[0]["city"] == "Bonn"


def test_a_line_that_begins_with_an_accent_is_remembered_as_it_was(bring: Import, rows: Rows) -> None:
    """What a source said is kept as JSON; normalising that text must not join the accent to a line break's n."""
    text = 'name,notes\nGlobex,"first\n\u0303second"\n'
    assert outcomes(bring(text)) == ["created"]
    assert outcomes(bring(text)) == ["unchanged"]
    assert rows("account")[0]["notes"] == "first\n\u0303second"


def test_a_vendors_words_that_are_not_ours_are_left_out_and_named(bring: Import, rows: Rows) -> None:
    made = bring(HUBSPOT + "7,Acme,acme.com,,,zoe,Opportunity\n8,Globex,globex.com,,,ana,Interest\n")
    assert outcomes(made) == ["created", "created"]
    assert [(a["stage"], a["owner_sales"]) for a in rows("account")] == [(None, None), ("interest", 1)]
    assert any('"Opportunity"' in w and "--value" in w for w in made.warnings)


def test_a_word_mapped_by_hand_is_taken(bring: Import, rows: Rows) -> None:
    bring(HUBSPOT + "7,Acme,acme.com,,,,Opportunity\n", values=["stage:opportunity=Consideration"])
    assert rows("account")[0]["stage"] == "consideration"


def test_a_wrong_word_in_our_own_column_rejects_the_row(bring: Import) -> None:
    made = bring("name,tier\nAcme,A\nGlobex,2\n")
    assert outcomes(made) == ["rejected", "created"]
    reason = '"A" is no tier of ours; say --value "tier:A=OURS"'
    assert made.rejects[0].as_json() == {"row": 2, "column": "tier", "value": "A", "reason": reason}


def test_leading_semicolon_adds_to_what_is_there(bring: Import, rows: Rows) -> None:
    head = "Record ID,Company name,Company Domain Name,Web Technologies,Lifecycle Stage\n"
    bring(head + "7,Acme,acme.com,AWS;Kafka,\n")
    bring(head + "7,Acme,acme.com,;Snowflake,\n")
    assert rows("account")[0]["tech_stack"] == "AWS;Kafka;Snowflake"


def test_a_file_that_can_be_read_in_two_ways_asks_and_writes_nothing(bring: Import, rows: Rows) -> None:
    with pytest.raises(UsageError, match="--date-order"):
        bring("name,stage_since\nAcme,03/04/2025\n")
    assert not rows("account")
    bring("name,stage_since\nAcme,03/04/2025\n", date_order="dmy")
    assert rows("account")[0]["stage_since"].isoformat() == "2025-04-03"
    with pytest.raises(UsageError, match="--decimal"):
        bring("name,acv\nAcme,1.234\n")
    with pytest.raises(UsageError, match="--kind"):
        bring("a,b\n1,2\n")
    with pytest.raises(UsageError, match="no column"):
        bring("a,b\n1,2\n", kind="accounts")


# tiers, steps, evidence


def test_tier_1_above_its_cap_comes_in_without_a_tier_and_is_named(bring: Import, rows: Rows) -> None:
    text = "name,tier\n" + "".join(f"Company {n},1\n" for n in range(24))
    made = bring(text)
    assert made.counts["created"] == 24
    assert [a["name"] for a in rows("account", tier=None)] == [f"Company {n}" for n in range(20, 24)]
    assert "Company 20, Company 21, Company 22, Company 23" in made.warnings[1]
    assert "to confirm" in made.warnings[0]
    assert bring(text).counts["unchanged"] == 24


def test_tier_1_gets_what_it_gets_by_hand(bring: Import, rows: Rows) -> None:
    bring("name,tier\nAcme,1\n")
    account = rows("account")[0]
    assert (account["stage"], account["agrees_sales"], account["agrees_marketing"]) == ("awareness", "yes", None)
    assert (account["owner_sales"], account["owner_marketing"]) == (1, 2)
    assert account["tiered_on"] is not None


def test_evidence_next_steps_and_unneeded_roles_come_in_once(bring: Import, rows: Rows) -> None:
    text = (
        "name,evidence,next_step,next_due,next_owner,roles_not_needed\n"
        'Acme,"2025-10-01: asked for a price\nhired a CISO",call Dana,2025-11-10,bo,LP;IN\n'
    )
    assert outcomes(bring(text)) == ["created"]
    assert outcomes(bring(text)) == ["unchanged"]
    assert [(e["text"], e["on"].isoformat()) for e in rows("evidence")] == [
        ("asked for a price", "2025-10-01"),
        ("hired a CISO", "2025-11-05"),
    ]
    assert [(t["text"], t["due"].isoformat(), t["owner"]) for t in rows("touch")] == [("call Dana", "2025-11-10", 2)]
    assert [s["role"] for s in rows("seat")] == ["LP", "IN"]
    assert outcomes(bring(text.replace("2025-11-10", "2025-11-12"))) == ["updated"]
    assert len(rows("touch")) == 1


# people


def test_people_are_found_by_record_id_then_e_mail_then_name_and_account(bring: Import, rows: Rows) -> None:
    bring("name\nAcme\nGlobex\n", kind="accounts")
    bring("account,first_name,last_name,email\nAcme,Dana,Ruiz,dana@acme.com\nAcme,Bo,Li,\nGlobex,Bo,Li,\n")
    made = bring(
        "account,first_name,last_name,email,title\nAcme,D.,Ruiz,DANA@acme.com,CFO\nGlobex,Bo,Li,bo@globex.com,CIO\n"
    )
    assert outcomes(made) == ["updated", "updated"]
    assert [(p["title"], p["email"]) for p in rows("contact")] == [
        ("CFO", "DANA@acme.com"), ("", ""), ("CIO", "bo@globex.com"),
    ]  # fmt: skip


def test_somebody_taken_out_by_hand_comes_back_with_the_source_s_key(store: Store, bring: Import, rows: Rows) -> None:
    text = "record_id,account,first_name,last_name\n77,Acme,Dana,Ruiz\n"
    bring("name\nAcme\n", kind="accounts")
    bring(text)
    store.do(committee.remove_person, rows("contact")[0]["id"])
    assert outcomes(bring(text)) == ["created"]
    assert [r["entity_id"] for r in rows("record") if r["key"] == "77"] == [rows("contact")[0]["id"]]
    assert outcomes(bring(text)) == ["unchanged"]


def test_two_namesakes_with_two_addresses_are_two_people(bring: Import) -> None:
    text = "account,first_name,last_name,email\nAcme,Bo,Li,bo1@x.com\nAcme,Bo,Li,bo2@x.com\n"
    assert outcomes(bring(text)) == ["created", "created"]
    assert outcomes(bring(text)) == ["unchanged", "unchanged"]


def test_roles_seat_a_person_and_wait_for_the_account(bring: Import, rows: Rows) -> None:
    text = "account,first_name,last_name,roles\nAcme,Dana,Ruiz,EB;Champion\n"
    made = bring(text)
    assert not rows("seat")
    assert any("roles wait" in warning for warning in made.warnings)
    bring("name\nAcme\n", kind="accounts")
    assert outcomes(bring(text)) == ["updated"]
    assert [(s["role"], s["contact_id"]) for s in rows("seat")] == [("EB", 1), ("CH", 1)]
    assert outcomes(bring(text)) == ["unchanged"]


def test_roles_given_by_hand_survive_a_vendors_file(store: Store, bring: Import, rows: Rows) -> None:
    head = "Record ID,First Name,Last Name,Email,Buying Role,Associated Company\n"
    bring("name\nAcme\n", kind="accounts")
    bring(head + "5,Dana,Ruiz,d@acme.com,Champion,Acme\n")
    store.do(committee.seat_person, 1, "EB", 1)
    bring(head + "5,Dana,Ruiz,d@acme.com,Influencer,Acme\n")
    assert sorted(s["role"] for s in rows("seat")) == ["EB", "IN"]


# deals and activities


DEALS = "account,name,amount,created_at,close_date,status\n"


def test_equal_deals_without_an_id_are_all_kept_and_matched_by_count(bring: Import, rows: Rows) -> None:
    row = "Acme,Renewal,100,2025-01-01,2025-12-01,open\n"
    assert outcomes(bring(DEALS + row * 3)) == ["created"] * 3
    assert outcomes(bring(DEALS + row * 3)) == ["unchanged"] * 3
    assert outcomes(bring(DEALS + row * 4)) == ["unchanged"] * 3 + ["created"]
    assert len(rows("opportunity")) == 4


def test_a_deal_waits_for_its_account(bring: Import, rows: Rows) -> None:
    bring(DEALS + "Acme,Renewal,100,2025-01-01,2025-12-01,won\n")
    deal = rows("opportunity")[0]
    assert (deal["account_id"], deal["account_text"], deal["closed_at"].isoformat()) == (None, "Acme", "2025-12-01")
    bring("name\nAcme\n", kind="accounts")
    assert rows("opportunity")[0]["account_id"] == 1


def test_a_currency_comes_from_the_file_or_the_option(bring: Import, rows: Rows) -> None:
    bring("Deal,Amount\nOne,€5\nTwo,7\n", kind="opportunities", maps=["Deal=name"], currency="usd")
    assert [(d["currency"], d["amount"]) for d in rows("opportunity")] == [("EUR", Decimal(5)), ("USD", Decimal(7))]


def test_activities_find_person_and_account_and_are_not_doubled(bring: Import, rows: Rows) -> None:
    bring("name\nAcme\n", kind="accounts")
    bring("account,first_name,last_name,email\nAcme,Dana,Ruiz,dana@acme.com\n")
    text = (
        "account,contact,type,at,subject,by\n"
        ",dana@acme.com,reply,2025-11-01,Re: prices,\nAcme,Dana Ruiz,call,2025-11-02T15:00:00,Pricing,ana\n"
        "Acme,,Prep,2025-11-02,,\nAcme,,meeting,,,\n"
    )
    made = bring(text)
    assert outcomes(made) == ["created", "created", "rejected", "rejected"]
    assert [(a["account_id"], a["contact_id"], a["type"], a["team"], a["source"]) for a in rows("activity")] == [
        (1, 1, "reply", "", "file.csv"), (1, 1, "call", "sales", "file.csv"),
    ]  # fmt: skip
    assert outcomes(bring(text))[:2] == ["unchanged", "unchanged"]


def test_an_imported_success_signal_ends_the_running_play(store: Store, bring: Import, rows: Rows) -> None:
    from abm_tui.store.commands import plays

    bring("name,tier\nAcme,1\n")
    play = next(p for p in rows("play") if "reply" in p["success_signals"])
    store.do(plays.assign, 1, play["id"], store.today, [])
    bring("account,contact,type,at,subject\nAcme,,reply,2025-11-05,Re: yes\n")
    assert rows("run")[0]["status"] == "success"


# together with a colleague


def test_a_record_that_a_colleague_adds_meanwhile_makes_the_plan_anew(
    store: Store, colleague: Store, rows: Rows
) -> None:
    file = Input("a.csv", b"name,domain\nAcme,acme.com\n")
    plan = importing.plan(store, [file])
    colleague.do(accounts.add_account, "Acme", domain="acme.com")
    with pytest.raises(Conflict):
        importing.apply(store, plan)
    made, _ = importing.run(store, [file], first=plan)
    assert made.files[0].counts["unchanged"] == 1
    assert len(rows("account")) == 1


def test_a_cell_that_a_colleague_changes_meanwhile_is_not_overwritten(
    store: Store, colleague: Store, rows: Rows
) -> None:
    importing.run(store, [Input("a.csv", b"name,city\nAcme,Ulm\n")])
    plan = importing.plan(store, [Input("a.csv", b"name,city\nAcme,Bonn\n")])
    colleague.do(accounts.set_field, 1, "city", "Paris")
    with pytest.raises(Conflict):
        importing.apply(store, plan)
    assert rows("account")[0]["city"] == "Paris"


# any file


cell = st.sampled_from(
    ["", "Acme", "acme.com", "1", "x" * 300, "2025-01-02", "yes", "=1+1", "Tier 1", "???", "a;b", "-5", "\u202eevil"]
)


@settings(max_examples=sized(40, 15), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["accounts", "contacts", "opportunities", "activities"]),
    st.lists(st.lists(cell, min_size=5, max_size=7), max_size=8),
)
def test_every_row_of_any_file_counts_once_and_every_reject_says_why(
    store: Store, kind: str, table: list[list[str]]
) -> None:
    heads = {
        "accounts": "id,name,domain,tier,acv,city",
        "contacts": "id,account,first_name,last_name,email,roles",
        "opportunities": "id,account,name,amount,status,close_date",
        "activities": "id,account,contact,type,at,subject",
    }
    text = "\n".join([heads[kind], *(",".join(row) for row in table)]) + "\n"
    file = Input("any.csv", text.encode("utf-8"))
    for again in (False, True):
        plan, _ = importing.run(store, [file], options(kind=kind, decimal="."))
        made = plan.files[0]
        assert sum(made.counts.values()) == len(made.rows)
        assert all((row.outcome == "rejected") == bool(row.rejects) for row in made.rows)
        assert all(reject.reason for reject in made.rejects)
        if again:
            assert (made.counts["created"], made.counts["updated"]) == (0, 0)


def test_whoever_a_file_moves_to_another_account_leaves_their_seats_behind(bring: Import, rows: Rows) -> None:
    bring("name\nGlobex\nInitech\n", kind="accounts")
    head = "id,first_name,email,account,roles\n"
    bring(f"{head}1,Raj,raj@globex.example,Globex,EB;AP\n", kind="contacts")
    assert [s["role"] for s in rows("seat", account_id=1)] == ["EB", "AP"]
    bring(f"{head}1,Raj,raj@globex.example,Initech,CH\n", kind="contacts")
    assert [(s["account_id"], s["role"]) for s in rows("seat")] == [(2, "CH")]


def test_a_next_step_of_a_file_has_the_channel_of_its_verb_and_the_person_it_names(bring: Import, rows: Rows) -> None:
    bring("name,domain,industry\nGlobex,globex.example,Energy\n")
    bring("first_name,last_name,email,account\nKristin,Gonzalez,k@globex.example,Globex\n")
    bring("name,next_step\nGlobex,Call Kristin Gonzalez about the RFP\n")
    [touch] = rows("touch")
    [kristin] = rows("contact")
    assert (touch["channel"], touch["contact_id"]) == ("phone", kristin["id"])


def test_a_step_that_reaches_nobody_comes_in_without_either(bring: Import, rows: Rows) -> None:
    bring("name,domain,next_step\nGlobex,globex.example,Update the plan\n")
    [touch] = rows("touch")
    assert (touch["channel"], touch["contact_id"]) == ("", None)
