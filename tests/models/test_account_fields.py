"""One declaration of each account field, and everything that reads it."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_type_hints

import made_up_field
import pytest
from sqlalchemy import inspect

from abm_tui.cli.accounts.accounts import read_fields
from abm_tui.exchange.exports.exporting import as_csv, export
from abm_tui.exchange.fields import readers
from abm_tui.exchange.values.readers import ReaderContext, reader
from abm_tui.models import accounts
from abm_tui.models.account_fields import ACCOUNT_COLUMNS, ACCOUNT_FIELDS, AccountFact, names_of
from abm_tui.models.field_kinds import LAST, Kind, by_group, field_of
from abm_tui.models.types import ShortText
from abm_tui.rules.accounts.typed_fields import read_named_field
from abm_tui.rules.filter.fields import ALIASES, FIELDS, SPECS
from abm_tui.rules.filter.filter import parse
from abm_tui.screens.records.facts_lines import fact_line
from abm_tui.store import Store
from abm_tui.store.commands.accounts import add_account, set_fields
from abm_tui.store.queries.listing import listed

ROOT = Path(__file__).parents[2]
TODAY = date(2025, 11, 5)
# Of each kind: a text as people type it, what it means, a filter that finds it, and the cell of a file.
SAMPLES: dict[Kind, tuple[str, Any, str, str]] = {
    Kind.NAME: ("Initech", "Initech", ":init", "Initech"),
    Kind.DOMAIN: ("initech.example", "initech.example", ":initech", "initech.example"),
    Kind.SHORT: ("wool", "wool", ":wool", "wool"),
    Kind.LINE: ("a reason", "a reason", ":reason", "a reason"),
    Kind.PROSE: ("two\nlines", "two\nlines", ":two", "two\nlines"),
    Kind.SEVERAL: ("SAP;AWS", "SAP;AWS", ":aws", "SAP;AWS"),
    Kind.TAGS: ("blue;green", "blue;green", "=green", "blue;green"),
    Kind.HEADCOUNT: ("1.2k", 1200, ">=1200", "1200"),
    Kind.STRENGTH: ("2", 2, ">=2", "2"),
    Kind.AMOUNT: ("60k", Decimal(60_000), ">=60k", "60000"),
    Kind.REVENUE: ("1.5M", Decimal(1_500_000), ">1m", "1500000"),
    Kind.DAY: ("2025-12-24", date(2025, 12, 24), ">today", "2025-12-24"),
    Kind.PAST_DAY: ("2025-11-03", date(2025, 11, 3), "", "2025-11-03"),
    Kind.STAGE_DAY: ("2025-11-03", date(2025, 11, 3), "=2", "2025-11-03"),
    Kind.FLAG: ("yes", True, "", "yes"),
    Kind.TIER: ("2", "2", ":2", "2"),
    Kind.STAGE: ("interest", "interest", ":interest", "interest"),
    Kind.OWNER: ("", 0, "", ""),  # by name, as the field's team has it: see `sample`
    Kind.ANSWER: ("no", "no", "", "no"),
    Kind.BAD_FIT: ("too small", "too small", "", "too small"),
    Kind.CRITERIA: ("new=yes", "new=yes", "", "new=yes"),
}
# Fields without a word of their own in the filter. `owner:` asks of both owners, and `badfit` is a flag.
UNFILTERED = {
    *names_of(Kind.OWNER, Kind.ANSWER, Kind.FLAG, Kind.PAST_DAY, Kind.BAD_FIT, Kind.CRITERIA),
    "agree_reasons", "why_now", "competition",
}  # fmt: skip


def sample(name: str, store: Store) -> tuple[str, Any, str, str]:
    one = ACCOUNT_FIELDS[name]
    if one.kind is not Kind.OWNER:
        return SAMPLES[one.kind]
    member = next(m for m in store.members if m.team == one.team)
    return member.name, member.id, "", member.name


@pytest.fixture
def initech(store: Store) -> int:
    return int(store.do(add_account, "Initech").value)


@pytest.mark.parametrize("name", ACCOUNT_FIELDS)
def test_a_field_is_found_in_every_reading(name: str, store: Store, initech: int) -> None:
    one, (typed, value, asked, cell) = ACCOUNT_FIELDS[name], sample(name, store)
    # what is typed, and `abm set`
    assert read_named_field(name, typed, store.today, store.members) == value
    values, _ = read_fields(store, [f"{name}={typed}"])
    assert values == {name: value}
    # the column
    store.do(set_fields, initech, values, reason="past its gate")
    rows = store.read(listed, "all")
    assert [getattr(row.account, name) for row in rows] == [value]
    # the filter
    assert (name in UNFILTERED) == (not one.filter)
    if one.filter:
        assert FIELDS[one.filter] == one.help
        found = parse(f"{one.filter}{asked}", store.today)
        assert not found.problems
        assert found.select(rows) == rows
        assert parse(f"-{one.filter}{asked}", store.today).select(rows) == []
    # files, in and out
    head, line = as_csv("accounts", export(store, "accounts")).split("\n", 1)
    assert (name in head.split(",")) == one.exported == (name in readers("accounts"))
    if one.exported:
        assert cell.replace('"', '""') in line
        members = {m.name: m.id for m in store.members if m.id is not None}
        assert reader(readers("accounts")[name], [cell], ReaderContext(members=members))(cell) == value
    # the page of facts
    shown = fact_line(one, value, store.members)
    assert (shown.key, shown.label, shown.base) == (name, one.label, value)
    assert shown.text
    on_page = [field.name for _, fields in by_group(ACCOUNT_FIELDS.values()) for field in fields]
    assert on_page.count(name) == (name != "criteria"), "those are lines of the ICP"


def test_a_field_stands_at_the_place_it_names_in_the_filter_and_on_the_page() -> None:
    words = list(SPECS)
    assert {one.filter: words.index(one.filter) for one in ACCOUNT_FIELDS.values() if one.filter} == {
        one.filter: one.place for one in ACCOUNT_FIELDS.values() if one.filter
    }
    for group, fields in by_group(ACCOUNT_FIELDS.values()):
        assert [one.line for one in fields] == list(range(1, len(fields) + 1)), group


def test_a_field_that_names_no_place_comes_last() -> None:
    new = ACCOUNT_FIELDS["trigger"]._replace(name="new", line=LAST, place=LAST)
    lines = dict(by_group([new, *ACCOUNT_FIELDS.values()]))[new.group]
    assert lines[-1] is new


def test_the_name_of_a_companys_column_is_understood_in_the_filter_too() -> None:
    assert ALIASES["exec_sponsor"] == "sponsor"
    assert all(parse(f"{name}:none", TODAY).problems == () for name in ALIASES if SPECS[ALIASES[name]].column)


def test_what_only_we_write_is_a_column_and_nothing_else() -> None:
    kept = ACCOUNT_COLUMNS.keys() - ACCOUNT_FIELDS.keys()
    assert {"tiered_on", "paused_until", "archived_on", "created_on"} <= kept
    assert not kept & (readers("accounts").keys() | FIELDS.keys() | ALIASES.keys())


def test_the_table_has_the_declared_columns_in_their_order() -> None:
    assert list(inspect(accounts.Account).columns.keys()) == ["id", *ACCOUNT_COLUMNS]


@pytest.mark.parametrize("name", ACCOUNT_COLUMNS)
def test_the_fact_is_typed_as_its_column_holds_it(name: str) -> None:
    hint = get_type_hints(AccountFact)[name]
    column = inspect(accounts.Account).columns[name]
    held = {Decimal, date, int, bool, str} & set(get_args(hint) if isinstance(hint, UnionType) else [hint])
    assert held == {str if isinstance(column.type, ShortText) else column.type.python_type}
    assert column.nullable == isinstance(hint, UnionType)


@pytest.mark.parametrize("kind", Kind)
def test_a_field_of_every_kind_is_empty_as_its_column_is(kind: Kind) -> None:
    one = ACCOUNT_FIELDS["trigger"]._replace(kind=kind)
    made = accounts.account_columns({"trigger": one})["trigger"][1]
    if kind is not Kind.NAME:  # there is no account without one
        assert made.default == field_of("", kind).default


def test_one_new_line_is_read_everywhere_without_another_file_touched() -> None:
    program = [sys.executable, made_up_field.__file__]
    done = subprocess.run(program, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "loaded": [],
        "column": "TEXT",
        "typed": [
            {"name": "Initech", "procurement": "by tender"},
            {"name": "Globex", "procurement": "two bids"},
        ],
        "filter": [{"name": "Globex"}],
        "filter help": ["procurement", "how they buy contains this"],
        "export": ["procurement", "by tender", "two bids"],
        "facts": ["WORTH IT", "procurement"],
        "fact": ["Procurement", "by tender"],
        "set help": True,
    }
