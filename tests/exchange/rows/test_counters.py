"""Counters of two weekly exports become dated signals: the score moves, nothing is doubled, undo takes it back."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime

import pytest

from abm_tui.exchange.imports import importing
from abm_tui.exchange.plan.import_plan import FilePlan, Input, Options
from abm_tui.exchange.rows.counters import FROM_COUNTER
from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import accounts, logging
from abm_tui.store.queries import exchange
from abm_tui.store.queries.listing import listed
from abm_tui.store.undo import undo_redo

HEAD = (
    "Record ID,First Name,Last Name,Email,Lifecycle Stage,Associated Company (Primary),Marketing emails opened,"
    "Last marketing email open date,Number of Form Submissions,Number of Pageviews,Marketing emails replied\n"
)


def week(opened: object = 3, opened_on: str = "2025-10-27 10:00", forms: object = 0, views: object = 10) -> str:
    return HEAD + f"501,Dana,Ruiz,dana@globex.com,Lead,Globex,{opened},{opened_on},{forms},{views},0\n"


@pytest.fixture
def monday(store: Store) -> Store:
    """Globex in Tier 1, and Dana as HubSpot's file of last Monday says."""
    path = store.path
    globex = store.do(accounts.add_account, "Globex", domain="globex.com").value
    store.do(accounts.set_tier, globex, "1")
    last_week = open_workspace(path, "ana", date(2025, 10, 27))
    bring(last_week, week())
    last_week.close()
    return store


def bring(store: Store, text: str) -> FilePlan:
    plan, _ = importing.run(store, [Input("contacts.csv", text.encode())], Options())
    return plan.files[0]


def signals(store: Store) -> list[dict[str, object]]:
    rows = store.read(exchange.table_rows, "activity")
    return [{k: r[k] for k in ("type", "at", "subject", "source")} for r in rows]


def score(store: Store) -> int:
    row = next(r for r in store.read(listed) if r.account.name == "Globex")
    assert row.derived is not None
    return row.derived.score.value


def test_the_first_file_only_starts_the_count(monday: Store) -> None:
    assert signals(monday) == []
    assert score(monday) == 0


def test_what_a_counter_grew_by_becomes_dated_signals_and_the_score_moves(monday: Store) -> None:
    made = bring(monday, week(opened=5, opened_on="2025-11-03 08:30", forms=1, views=17))
    assert made.counts["updated"] == 1
    found = signals(monday)
    assert Counter(s["type"] for s in found) == {"email_open": 2, "form": 1, "web_visit": 1}
    assert {s["source"] for s in found} == {FROM_COUNTER}
    opens = [s for s in found if s["type"] == "email_open"]
    assert [(s["at"], s["subject"]) for s in opens] == [
        (datetime(2025, 11, 3, 8, 30), "e-mail no. 4"),
        (datetime(2025, 11, 3, 8, 30), "e-mail no. 5"),
    ]
    assert score(monday) == 4  # two opens, a form, one person
    assert any("2 e-mail opened, 1 form, 1 web page" in warning for warning in made.warnings)


def test_two_files_that_come_in_on_one_day_are_dated_by_what_they_say(monday: Store) -> None:
    bring(monday, week(opened=4, opened_on="2025-10-28 10:00"))
    bring(monday, week(opened=5, opened_on="2025-11-01 11:00"))
    bring(monday, week(opened=6, opened_on="2025-11-01 11:00"))  # says of no newer one
    assert [s["at"] for s in signals(monday)] == [
        datetime(2025, 10, 28, 10), datetime(2025, 11, 1, 11), datetime(2025, 11, 5, 12),
    ]  # fmt: skip


def test_the_same_file_again_gives_no_signal_twice(monday: Store) -> None:
    text = week(opened=5, opened_on="2025-11-03 08:30", forms=1)
    bring(monday, text)
    before = signals(monday)
    again = bring(monday, text)
    assert (again.counts["created"], again.counts["updated"], again.counts["unchanged"]) == (0, 0, 1)
    assert signals(monday) == before


def test_what_was_logged_by_hand_meanwhile_is_recognised(monday: Store) -> None:
    [dana] = monday.read(exchange.table_rows, "contact")
    at = datetime(2025, 11, 4, 9)
    monday.do(logging.log_activity, dana["account_id"], "form", at=at, contact_id=dana["id"])
    bring(monday, week(forms=1))
    assert [s["source"] for s in signals(monday) if s["type"] == "form"] == [""]
    bring(monday, week(forms=2))
    assert [s["source"] for s in signals(monday) if s["type"] == "form"] == ["", FROM_COUNTER]


def test_a_counter_that_falls_or_leaps_is_a_correction_and_no_week(monday: Store) -> None:
    bring(monday, week(opened=0))
    bring(monday, week(opened=900))
    assert signals(monday) == []
    bring(monday, week(opened=901))
    assert [s["subject"] for s in signals(monday)] == ["e-mail no. 901"]


def test_last_weeks_file_again_by_mistake_gives_no_signal_twice(monday: Store) -> None:
    newer = week(opened=5, opened_on="2025-11-03 08:30", forms=1, views=17)
    bring(monday, newer)
    before = signals(monday)
    by_mistake = bring(monday, week())
    assert any(w.startswith("Lower than in an earlier file") and "Dana Ruiz" in w for w in by_mistake.warnings)
    bring(monday, newer)
    assert signals(monday) == before
    bring(monday, week(opened=6, opened_on="2025-11-04 09:00", forms=1, views=17))
    assert [s["subject"] for s in signals(monday) if s["type"] == "email_open"][-1] == "e-mail no. 6"


def test_a_counter_that_began_anew_is_counted_from_there(monday: Store) -> None:
    bring(monday, week(opened=9, opened_on="2025-11-03 08:30"))
    made = bring(monday, week(opened=1, opened_on="2025-11-04 10:00"))
    assert any("counted anew" in w for w in made.warnings)
    have = len(signals(monday))
    bring(monday, week(opened=2, opened_on="2025-11-05 08:00"))
    assert len(signals(monday)) == have + 1


@pytest.mark.parametrize("said", ["", "many", "-3", "1e999"])
def test_what_is_no_count_keeps_nobody_out(monday: Store, said: str) -> None:
    made = bring(monday, week(opened=said))
    assert made.counts["rejected"] == 0
    assert signals(monday) == []


def test_one_undo_takes_the_signals_back_and_the_next_file_brings_them(monday: Store) -> None:
    text = week(opened=4)
    bring(monday, text)
    undo_redo.turn(monday, undo_redo.UNDO)
    assert signals(monday) == []
    bring(monday, text)
    assert len(signals(monday)) == 1
