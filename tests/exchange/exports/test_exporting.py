"""What goes out comes back as it was."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import workspaces
from exchange_files import DATA, Rows, options
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sizes import sized

from abm_tui.exchange.exports import exporting
from abm_tui.exchange.fields import COLUMNS, KINDS
from abm_tui.exchange.imports import importing
from abm_tui.exchange.plan.import_plan import Input
from abm_tui.store import Store
from abm_tui.store.commands import accounts, agreeing, committee, deals, logging, plays
from abm_tui.store.unit import Unit
from abm_tui.text import clean

BLNS = json.loads((DATA / "blns" / "blns.json").read_text(encoding="utf-8"))
PAYLOADS = [
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1)",
    " =1",
    "＝1",
    "'=1",
    "''=1",
    "-",
    "=cmd|'/C calc'!A0",
    "a\nb",
    '"x",y',
    "a;b",
    "'quoted'",
]


def out(store: Store, kind: str, **more: Any) -> str:
    return exporting.as_csv(kind, exporting.export(store, kind), **more)


def back(store: Store, kind: str, text: str) -> dict[str, int]:
    plan, _ = importing.run(store, [Input(f"{kind}.csv", text.encode())], options(kind=kind))
    assert not plan.files[0].rejects
    return plan.files[0].counts


def unchanged(store: Store) -> None:
    """Import of every export changes nothing."""
    for kind in KINDS:
        records = exporting.export(store, kind)
        counts = back(store, kind, exporting.as_csv(kind, records))
        assert counts == {"created": 0, "updated": 0, "unchanged": len(records), "skipped": 0, "rejected": 0}
        assert exporting.export(store, kind) == records


def fill(u: Unit) -> None:
    """One of everything, with values that are hard to write."""
    one = accounts.add_account(
        u, "Acme, Inc.", domain="acme.com", tier="1", employees=12, annual_revenue=Decimal("1234.50"), strategic=True,
        tech_stack="AWS;Kafka", tags="a;b", notes="line one\nline two", potential=Decimal(-5), relationship=3,
        city="=1+1", timeframe=date(2026, 1, 31),
    )  # fmt: skip
    two = accounts.add_account(u, "Acme, Inc.", domain="acme.de", tier="watchlist")
    accounts.add_account(u, "1234", bad_fit="too small")
    agreeing.add_evidence(u, one, "asked for a price")
    agreeing.add_evidence(u, one, "2025-01-01 is when they grew")
    plays.add_touch(u, one, "call Dana", date(2025, 11, 9), owner=2)
    dana = committee.add_person(
        u, one, first_name="Dana", last_name="Ruiz", email="dana@acme.com", role="EB", phone="+49 30 12"
    )
    committee.seat_person(u, one, "CH", dana)
    committee.set_seat(u, one, "LP", "not_needed")
    committee.set_seat(u, two, "TE", "identified")
    committee.add_person(u, None, last_name="Li", account_text="Nobody Ltd", email="li@nobody.example")
    committee.add_person(u, two, first_name="Bo", last_name="Li", stance="against", status="engaged")
    deals.add_deal(u, one, "Renewal", amount=Decimal("99.99"), currency="EUR", close_date=date(2025, 12, 1))
    for _ in range(2):
        deals.add_deal(u, two, "Renewal")
    logging.log_activity(u, one, "call", contact_id=dana, outcome="no_answer", subject="-Pricing")
    logging.log_activity(u, two, "reply", notes="said\nyes")


@pytest.fixture
def full(store: Store) -> Store:
    store.do(fill)
    return store


@pytest.mark.parametrize("kind", KINDS)
def test_the_columns_are_the_documented_ones(store: Store, kind: str) -> None:
    assert next(csv.reader(io.StringIO(out(store, kind)))) == list(COLUMNS[kind])


def test_importing_an_export_changes_nothing(full: Store) -> None:
    unchanged(full)


def test_an_export_brings_a_new_workspace_to_the_same_records(full: Store, tmp_path: Path) -> None:
    other = workspaces.create(tmp_path / "other.db", [("ana", "sales"), ("bo", "marketing")], today=full.today)
    for again in (False, True):
        for kind in KINDS:
            counts = back(other, kind, out(full, kind))
            number = len(exporting.export(full, kind))
            assert counts["unchanged" if again else "created"] == number
    for kind in ("accounts", "opportunities", "activities"):
        assert [without_id(r) for r in exporting.export(other, kind)] == [
            without_id(r) for r in exporting.export(full, kind)
        ]
    other.close()


def without_id(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name not in ("id", "account", "contact")}


def test_no_cell_is_a_formula_unless_raw(full: Store) -> None:
    cells = [cell for kind in KINDS for row in csv.reader(io.StringIO(out(full, kind))) for cell in row]
    assert "'=1+1" in cells
    assert "-5" in cells
    assert not [
        c for c in cells if c.lstrip()[:1] in "=+-@＝" and c.strip() and not c.lstrip("-").replace(".", "").isdigit()
    ]
    assert "=1+1" in out(full, "accounts", raw=True)


def test_json_has_numbers_days_and_nothing(full: Store) -> None:
    one = exporting.as_json("accounts", exporting.export(full, "accounts"))[0]
    assert (one["employees"], one["annual_revenue"], one["potential"]) == (12, 1234.5, -5)
    assert (one["timeframe"], one["strategic"], one["industry"]) == ("2026-01-31", True, None)
    json.dumps(one)


def test_only_the_accounts_asked_for_and_what_is_theirs(full: Store) -> None:
    assert [r["name"] for r in exporting.export(full, "accounts", [2])] == ["Acme, Inc."]
    assert [r["last_name"] for r in exporting.export(full, "contacts", [2])] == ["", "Li"]
    assert len(exporting.export(full, "opportunities", [2])) == 2


def test_archived_accounts_stay_out(full: Store) -> None:
    full.do(accounts.archive, [2])
    assert [r["id"] for r in exporting.export(full, "accounts")] == [1, 3]
    assert len(exporting.export(full, "opportunities")) == 1


def test_the_outcome_of_a_call_goes_along(full: Store, rows: Rows) -> None:
    assert "no_answer" in out(full, "activities")
    assert rows("activity")[0]["outcome"] == "no_answer"


texts = st.sampled_from(PAYLOADS + [s for s in BLNS if len(clean(s)) <= 190]) | st.text(max_size=40)


@settings(max_examples=sized(60, 15), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(texts, min_size=8, max_size=8))
def test_hostile_words_come_back_as_they_were(store: Store, words: list[str]) -> None:
    def add(u: Unit) -> None:
        name, city, tags, notes, first, last, email, subject = words
        account = accounts.add_account(
            u, clean(name) or "x", city=city, tags=tags, notes=notes, tech_stack=tags, domain=city
        )
        person = committee.add_person(u, account, first_name=first, last_name=last, email=email, title=city)
        deals.add_deal(u, account, clean(subject) or "x", stage=city)
        logging.log_activity(u, account, "note", contact_id=person, subject=subject, notes=notes, topic=tags)

    store.do(add)
    unchanged(store)


def test_every_naughty_string_comes_back_as_it_was(store: Store) -> None:
    def add(u: Unit) -> None:
        for n, text in enumerate(BLNS):
            if not 0 < len(clean(text)) <= 200:
                continue
            account = accounts.add_account(u, clean(text), city=text, country=f"Land {n}", notes=text)
            committee.add_person(u, account, first_name=text, last_name=f"{n}", email=text, title=text)

    store.do(add)
    assert len(exporting.export(store, "accounts")) > 480
    unchanged(store)


def test_the_next_step_that_is_exported_is_not_one_of_a_play_that_rests(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex", tier="1").value
    run = store.do(lambda u: u.add("run", account_id=globex, play_id=1, started_on=u.today)).value
    store.do(plays.add_touch, globex, "Of the play", store.today, run_id=run)
    store.do(plays.add_touch, globex, "Of ours", store.today + timedelta(9))
    assert exporting.export(store, "accounts")[0]["next_step"] == "Of the play"
    store.do(plays.pause_run, run, paused=True)
    assert exporting.export(store, "accounts")[0]["next_step"] == "Of ours"
    unchanged(store)
