"""Which person, deal, touch or blocker is meant, or what there is where that is not clear."""

from __future__ import annotations

from datetime import date

import pytest

from abm_tui.errors import NotFound
from abm_tui.store import Store
from abm_tui.store.commands import accounts, blockers, committee, deals, plays
from abm_tui.store.queries import finding


@pytest.fixture
def globex(store: Store) -> int:
    return int(store.do(accounts.add_account, "Globex").value)


@pytest.mark.parametrize("text", ["{id}", "RAJ@globex.com", "raj MÜLLER", "  Raj Müller "])
def test_a_person_goes_by_id_address_or_full_name_in_any_case(store: Store, globex: int, text: str) -> None:
    made = store.do(committee.add_person, globex, first_name="Raj", last_name="Müller", email="raj@globex.com").value
    assert store.read(finding.person, text.format(id=made)).id == made
    assert [p.id for p in store.read(finding.people_of, ["raj@globex.com", "x@y.z"])] == [made]


def test_several_of_one_name_are_listed_with_their_ids(store: Store, globex: int) -> None:
    first, second = (store.do(committee.add_person, globex, first_name="Raj", title=t).value for t in ("CFO", ""))
    with pytest.raises(NotFound, match=rf"{first} \(Raj, CFO\), {second} \(Raj\)"):
        store.read(finding.person, "raj")


@pytest.mark.parametrize("text", ["Raj", "99", "", "9" * 30])
def test_nobody_of_that_name_is_not_found(store: Store, globex: int, text: str) -> None:
    with pytest.raises(NotFound, match="No person"):
        store.read(finding.person, text)


def test_a_deal_goes_by_id_or_exact_name(store: Store, globex: int) -> None:
    made = store.do(deals.add_deal, globex, "Pilot").value
    assert {store.read(finding.deal, text).id for text in (str(made), "pilot")} == {made}
    with pytest.raises(NotFound, match="No deal"):
        store.read(finding.deal, "Pil")
    store.do(deals.add_deal, globex, "PILOT")
    with pytest.raises(NotFound, match="Several deals"):
        store.read(finding.deal, "pilot")


def test_a_touch_and_a_blocker_go_by_their_numbers(store: Store, globex: int) -> None:
    step = store.do(plays.add_touch, globex, "Call Raj", date(2025, 11, 6)).value
    problem = store.do(blockers.write_blocker, globex, "Legal is slow").value
    assert store.read(finding.touch, step).text == "Call Raj"
    assert store.read(finding.blocker, problem).text == "Legal is slow"
    for wanted in (finding.touch, finding.blocker):
        with pytest.raises(NotFound, match="99"):
            store.read(wanted, 99)
