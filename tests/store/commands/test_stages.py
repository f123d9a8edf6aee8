"""A stage is moved through its gate, or with a reason: on every path that people take."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sizes import sized

from abm_tui.errors import Conflict, NotFound, Refused
from abm_tui.models import tables as t
from abm_tui.models.words import Stage
from abm_tui.rules.stages.gates import is_back, unmet_between
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, deals, logging, stages
from abm_tui.store.queries.listing import listed
from abm_tui.store.queries.stages import moves, stage_page


@pytest.fixture
def globex(store: Store) -> Iterator[int]:
    return int(store.do(accounts.add_account, "Globex", tier="1").value)


def stage(store: Store, account_id: int) -> str | None:
    return store.read(listed, ids=[account_id])[0].account.stage


def page(store: Store, account_id: int) -> Any:
    found = store.read(stage_page, account_id)
    assert found is not None
    return found


PATHS = {
    "one field": lambda one, to: (accounts.set_field, one, "stage", to),
    "several fields": lambda one, to: (accounts.set_fields, one, {"industry": "x", "stage": to}),
    "several accounts": lambda one, to: (accounts.set_field_many, [one], "stage", to),
    "the stage itself": lambda one, to: (stages.set_stage, one, to),
}


@pytest.mark.parametrize("path", PATHS)
def test_no_path_goes_round_a_gate_s001(store: Store, globex: int, path: str) -> None:
    with pytest.raises(Refused, match="Globex stays in Awareness: no signal from them") as refused:
        store.do(*PATHS[path](globex, "interest"))
    assert refused.value.code == "gate_unmet"
    assert stage(store, globex) == "awareness"


def test_taking_the_stage_out_is_no_way_round_a_gate_s001(store: Store, globex: int) -> None:
    with pytest.raises(Refused, match="back to no stage takes a reason"):
        store.do(stages.set_stage, globex, None)
    store.do(stages.set_stage, globex, None, reason="too early to say")
    with pytest.raises(Refused, match="stays"):
        store.do(stages.set_stage, globex, "interest")
    store.do(stages.set_stage, globex, "awareness")
    assert [s.stage for s in page(store, globex).stays] == ["awareness", "", "awareness"]


def test_a_blank_reason_is_none_s001(store: Store, globex: int) -> None:
    with pytest.raises(Refused):
        store.do(stages.set_stage, globex, "interest", reason=" \u200b ")


def test_the_stage_it_is_in_already_is_no_move(store: Store, globex: int) -> None:
    assert store.do(stages.set_stage, globex, "awareness").changes == []
    assert store.do(stages.set_stage, globex, "awareness", reason="again").changes == []
    assert len(store.read(moves, [globex])[globex]) == 1


def test_who_saw_another_stage_is_told_so_before_any_gate_is_asked(store: Store, colleague: Store, globex: int) -> None:
    colleague.do(stages.set_stage, globex, "interest", reason="met at the fair")
    with pytest.raises(Conflict):
        store.do(accounts.set_field, globex, "stage", "decision", base={"stage": "awareness"})


def test_an_account_that_is_gone_is_said_to_be_gone(store: Store) -> None:
    with pytest.raises(NotFound):
        store.do(stages.set_stage, 99, "interest")


def test_of_several_accounts_all_move_or_none_s001(store: Store, globex: int) -> None:
    ready = store.do(accounts.add_account, "Initech", tier="1").value
    store.do(logging.log_activity, ready, "reply")
    store.do(committee.add_person, ready, role="CH", first_name="Ines", last_name="Marsh")
    with pytest.raises(Refused) as refused:
        store.do(accounts.set_field_many, [globex, ready], "stage", "interest")
    assert refused.value.message.startswith(
        "1 of 2 may not go to Interest yet. Globex: no signal from them in 90 d (t)"
    )
    assert (refused.value.data["accounts"], refused.value.data["free"]) == ([globex], [ready])
    assert stage(store, ready) == "awareness"
    assert store.do(accounts.set_field_many, [ready], "stage", "interest").value == 1


def test_a_fact_counts_however_long_ago_it_was_recorded_s001(store: Store, globex: int) -> None:
    for kind in ("interest", "discovery"):
        store.do(logging.log_activity, globex, kind, day=store.today - timedelta(700))
    store.do(stages.set_stage, globex, "interest", reason="known for years")
    assert [lack.code for lack in page(store, globex).lacks] == ["engaged"]
    targets = {row.id: row for row in store.read(listed)}
    assert [a.type for a in targets[globex].facts.activities] == ["interest", "discovery"]


def test_how_a_deal_ended_is_the_reason_of_the_move_that_follows_s001(store: Store, globex: int) -> None:
    deal = store.do(deals.add_deal, globex, "Pilot").value
    store.do(deals.settle_deal, deal, "won", reason="fastest to prove it", then="expansion")
    last = page(store, globex).stays[-1]
    assert (last.stage, last.reason) == ("expansion", "Pilot won: fastest to prove it")
    assert "not on-boarded yet" in last.unmet


def test_what_a_file_says_is_taken_as_it_is_and_kept_as_a_move_s001(store: Store) -> None:
    one = store.do(lambda u: u.add("account", name="Initech", stage="decision")).value
    assert [(m.old, m.new, m.reason) for m in store.read(moves, [one])[one]] == [("", "decision", "")]


FACTS: dict[str, Any] = {
    "a reply": lambda s, a: s.do(logging.log_activity, a, "reply", contact_id=_person(s, a, "TE")),
    "an old reply": lambda s, a: s.do(logging.log_activity, a, "reply", day=s.today - timedelta(91)),
    "a champion": lambda s, a: _person(s, a, "CH"),
    "a form": lambda s, a: s.do(logging.log_activity, a, "form", contact_id=_person(s, a, "IN")),
    "interest": lambda s, a: s.do(logging.log_activity, a, "interest"),
    "discovery": lambda s, a: s.do(logging.log_activity, a, "discovery"),
    "a deal": lambda s, a: s.do(deals.add_deal, a, "Pilot"),
    "a deal won": lambda s, a: s.do(deals.close_deal, s.do(deals.add_deal, a, "Big").value, "won"),
    "on-boarded": lambda s, a: s.do(logging.log_activity, a, "onboarded"),
}


def _person(store: Store, account_id: int, role: str) -> int:
    return int(store.do(committee.add_person, account_id, role=role, first_name=role, last_name="X").value)


@settings(max_examples=sized(40, 15), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    known=st.sets(st.sampled_from(sorted(FACTS))),
    old=st.sampled_from([None, *map(str, Stage)]),
    new=st.sampled_from([None, *map(str, Stage)]),
)
def test_a_move_takes_no_reason_just_when_nothing_is_unmet_and_it_does_not_go_back_s001(
    store: Store, known: set[str], old: str | None, new: str | None
) -> None:
    one = store.do(accounts.add_account, "Globex", stage=old, reason="as told").value
    for fact in sorted(known):
        FACTS[fact](store, one)
    row = store.read(listed, ids=[one])[0]
    assert row.derived is not None
    lacks = unmet_between(row.facts, row.derived.statuses, old, new, store.today, store.framework)
    back = is_back(old, new, store.framework)
    if not lacks and not back:
        store.do(stages.set_stage, one, new)
    else:
        with pytest.raises(Refused) as refused:
            store.do(stages.set_stage, one, new)
        assert [u["code"] for u in refused.value.data["unmet"]] == [lack.code for lack in lacks]
        store.do(stages.set_stage, one, new, reason="because")
        last = store.read(lambda r: r.rows(t.move.select().order_by(t.move.c.id.desc())))[0]
        assert (last["reason"], last["unmet"]) == ("because", "; ".join(lack.text for lack in lacks))
    assert stage(store, one) == new
