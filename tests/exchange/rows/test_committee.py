"""Files that only give roles to people whom another file brings: Salesforce's contact roles of accounts and deals."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows

from abm_tui.exchange.columns.headers import find_kind
from abm_tui.exchange.imports import importing
from abm_tui.exchange.plan.import_plan import Input
from abm_tui.store import Store

PEOPLE = "Id,AccountId,FirstName,LastName,Email\n0035g00000XyZabAAF,0015g00000AbCdEAAV,Dana,Ruiz,dana@acme.example\n"
ACCOUNTS = "Id,Name,NumberOfEmployees\n0015g00000AbCdEAAV,Acme,10\n0015g00000AbCdFAAV,Globex,10\n"
AT_ACCOUNTS = "Id,AccountId,ContactId,Roles,IsDirect\n07k1,0015g00000AbCdEAAV,0035g00000XyZabAAF,Decision Maker,1\n"
ON_DEALS = (
    "Id,OpportunityId,ContactId,Role,IsPrimary\n"
    "00K1,0065g00000AAA,0035g00000XyZabAAF,Decision Maker,true\n"
    "00K2,0065g00000AAB,0035g00000XyZabAAF,Influencer,false\n"
)


def files(*texts: str) -> list[Input]:
    return [Input(f"{n}.csv", text.encode()) for n, text in enumerate(texts)]


@pytest.mark.parametrize("text", [AT_ACCOUNTS, ON_DEALS])
def test_roles_of_people_are_no_deals_and_nothing_is_asked(text: str) -> None:
    assert find_kind(text.splitlines()[0].split(",")) == "contacts"


@pytest.mark.parametrize("text", [AT_ACCOUNTS, ON_DEALS])
def test_in_one_command_the_roles_may_stand_before_the_people(store: Store, rows: Rows, text: str) -> None:
    plan, _ = importing.run(store, files(text, PEOPLE, ACCOUNTS))
    assert plan.rejected == 0
    assert rows("seat") != []
    assert [person["last_name"] for person in rows("contact")] == ["Ruiz"]
    assert rows("opportunity") == []


def test_alone_before_the_people_the_rows_are_skipped_and_say_what_helps(bring: Import, rows: Rows) -> None:
    made = bring(AT_ACCOUNTS)
    assert (made.counts["skipped"], made.counts["rejected"], rows("contact")) == (1, 0, [])
    assert any("import the people, then this file again" in warning for warning in made.warnings)


def test_somebody_has_the_roles_of_all_their_deals_and_the_same_file_again_changes_nothing(
    store: Store, bring: Import, rows: Rows
) -> None:
    importing.run(store, files(ACCOUNTS, PEOPLE))
    bring(ON_DEALS)
    assert len({seat["role"] for seat in rows("seat")}) == 2
    again = bring(ON_DEALS)
    assert (again.counts["created"], again.counts["updated"]) == (0, 0)


def test_a_role_at_another_company_moves_nobody_there(store: Store, bring: Import, rows: Rows) -> None:
    importing.run(store, files(ACCOUNTS, PEOPLE))
    bring(AT_ACCOUNTS.replace("AbCdEAAV", "AbCdFAAV").replace(",1\n", ",0\n"))
    acme = rows("account", name="Acme")[0]["id"]
    assert [person["account_id"] for person in rows("contact")] == [acme]
