"""Whatever a file of recipients holds: each row counts once, a second time nothing is new, more is what is new."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

import workspaces
from hypothesis import given, settings
from hypothesis import strategies as st
from sizes import sized
from team import MEMBERS, TODAY

from abm_tui.exchange.imports import importing
from abm_tui.exchange.plan.import_plan import FilePlan, Input, Options
from abm_tui.models.words import FROM_THEM
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee
from abm_tui.store.queries.exchange import table_rows
from abm_tui.store.undo import undo_redo

MARKS = ("Sent", "Delivered", "Opened", "Clicked", "Replied", "Bounced", "Unsubscribed")
YES = ("yes", "TRUE", "1", "7", "2025-10-20", "2025-10-21 09:30", "2025-10-21T09:30:00Z", "x")
NO = ("", "no", "FALSE", "0", "-", "--")
ADDRESSES = (
    "dana@globex.com",
    "DANA@globex.com",
    "raj@globex.com",
    "kim@initech.com",
    "lee@gmail.com",
    "",
    "no address",
)
cells = st.sampled_from(NO + YES + ("perhaps", "31/31/2025", "=1+1", "\u202e"))
recipients = st.fixed_dictionaries({"Email": st.sampled_from(ADDRESSES), **dict.fromkeys(MARKS, cells)})
files = st.lists(recipients, max_size=8)


def written(rows: list[dict[str, str]], columns: tuple[str, ...]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, ["Email", "Email Name", *columns], extrasaction="ignore")
    writer.writeheader()
    writer.writerows({"Email Name": "Spring", **row} for row in rows)
    return out.getvalue().encode()


def bring(store: Store, data: bytes) -> FilePlan:
    plan, _ = importing.run(store, [Input("recipients.csv", data)], Options(on="2025-10-20", kind="activities"))
    made = plan.files[0]
    assert sum(made.counts.values()) == len(made.rows)
    assert all(reject.row and reject.reason for reject in made.rejects)
    assert made.counts["rejected"] == len({reject.row for reject in made.rejects})
    return made


def activities(store: Store) -> Counter[tuple[object, ...]]:
    rows = store.read(table_rows, "activity")
    return Counter((r["contact_id"], r["account_text"], r["type"], r["subject"], r["notes"]) for r in rows)


def workspace(folder: str) -> Store:
    store = workspaces.create(Path(folder) / "abm.db", MEMBERS, today=TODAY)
    account = store.do(accounts.add_account, "Globex", domain="globex.com").value
    for name in ("dana", "raj"):
        store.do(committee.add_person, account, first_name=name, last_name="x", email=f"{name}@globex.com")
    return store


@settings(max_examples=sized(40, 15))
@given(files, st.sets(st.sampled_from(MARKS), min_size=2))
def test_every_row_counts_once_and_a_second_time_nothing_is_new(rows: list[dict[str, str]], columns: set[str]) -> None:
    data = written(rows, tuple(sorted(columns)))
    with workspaces.scratch() as folder:
        store = workspace(folder)
        first = bring(store, data)
        before = activities(store)
        again = bring(store, data)
        assert again.counts["created"] == again.counts["updated"] == 0
        assert again.counts["rejected"] == first.counts["rejected"]
        assert activities(store) == before
        # One of each kind for each e-mail and person: the score is never lifted by a row that comes twice.
        assert max((n for (*_, kind, _, _), n in before.items() if kind in FROM_THEM), default=1) == 1
        undo_redo.turn(store, undo_redo.UNDO)
        store.close()


@settings(max_examples=sized(25, 10))
@given(files, st.lists(st.tuples(st.integers(0, 7), st.sampled_from(MARKS[2:5])), max_size=5))
def test_a_later_export_adds_what_is_new_and_in_any_order_the_end_is_the_same(
    rows: list[dict[str, str]], more: list[tuple[int, str]]
) -> None:
    later = [dict(row) for row in rows]
    for at, mark in more:
        if at < len(later) and later[at][mark] in NO:
            later[at][mark] = "yes"
    with workspaces.scratch() as one, workspaces.scratch() as two:
        weekly, once = workspace(one), workspace(two)
        bring(weekly, written(rows, MARKS))
        bring(weekly, written(later, MARKS))
        bring(once, written(later, MARKS))
        assert activities(weekly) == activities(once)
        weekly.close()
        once.close()
