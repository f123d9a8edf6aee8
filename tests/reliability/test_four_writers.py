"""Four processes write to one file at once: nothing is lost, nobody meets a lock, the journal tells the whole story."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import writers
from sizes import sized

from abm_tui.models import tables
from abm_tui.store import Store
from abm_tui.store.care.audit import audit

pytestmark = pytest.mark.reliability
EDITS = sized(500, 100)  # of each writer


def run(path: Path, edits: int, *, compare: bool) -> list[writers.Report]:
    """Four writers with `edits` edits each; what each was told."""
    together = writers.processes.Barrier(4)
    started = [writers.start(writers.write_at_random, together, path, n, edits, compare) for n in range(4)]
    reports = [receiver.recv() for _, receiver in started]
    for process, receiver in started:
        process.join()
        receiver.close()
    return reports


def lost(store: Store, reports: list[writers.Report]) -> list[str]:
    """Every acknowledged edit that is not there exactly once, and everything there that nobody was told of."""
    rows = store.read(lambda r: r.rows(tables.account.select()))
    there = Counter((row["id"], token) for row in rows for token in row["notes"].split())
    told = Counter(token for report in reports for token in report.tokens)
    wrong = [
        f"token {key} stands there {there[key]} times, acknowledged {told[key]}"
        for key in there | told
        if there[key] != told[key]
    ]
    raised, counted = sum(r.raised for r in reports), sum(row["employees"] or 0 for row in rows)
    if raised != counted:
        wrong.append(f"counters were raised {raised} times and stand at {counted}")
    written = Counter(row["text"] for row in store.read(lambda r: r.rows(tables.evidence.select())))
    said = Counter(token for report in reports for token in report.evidence)
    return wrong + [f"evidence {token}" for token in (written - said) | (said - written)]


def accounts_to_fight_over(store: Store, n: int) -> None:
    store.do(lambda u: u.add_many("account", [{"name": f"A{i}", "employees": 0} for i in range(n)]))


def test_edits_by_four_processes_lose_nothing_and_meet_no_lock(store: Store) -> None:
    accounts_to_fight_over(store, sized(10, 4))
    reports = run(store.path, EDITS, compare=True)
    assert sum(r.acknowledged for r in reports) == 4 * EDITS
    assert sum(r.busy for r in reports) == 0
    assert sum(r.conflicts for r in reports) > 0, "they never met: this run shows nothing"
    assert lost(store, reports) == []
    assert audit(store) == []


def test_without_the_comparison_the_same_test_fails(store: Store) -> None:
    """What makes the test above worth something: it sees the loss when each writes what it saw, unasked."""
    accounts_to_fight_over(store, 2)
    reports = run(store.path, 60, compare=False)
    assert sum(r.acknowledged for r in reports) == 240
    assert sum(r.conflicts for r in reports) == 0
    assert len(lost(store, reports)) > 5
