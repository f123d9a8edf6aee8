"""All that is kept of one account, for its plan on a page."""

from __future__ import annotations

from datetime import timedelta

from team import TODAY

from abm_tui.store import Store
from abm_tui.store.commands import accounts, agreeing, committee, plays
from abm_tui.store.queries.plan import account_plan


def test_it_has_the_people_with_their_roles_the_evidence_and_the_open_touches(store: Store) -> None:
    globex = store.do(accounts.add_account, "Globex", tier="1").value
    store.do(committee.add_person, globex, first_name="Raj", role="EB")
    store.do(agreeing.add_evidence, globex, "Raised a round")
    step, dropped = (store.do(plays.add_touch, globex, "Call", TODAY + timedelta(1)).value for _ in range(2))
    store.do(plays.drop_touch, dropped)
    page = store.read(account_plan, globex)
    assert [(one.person.name, one.roles) for one in page.people] == [("Raj", ("EB",))]
    assert [(one.text, one.on, one.by) for one in page.evidence] == [("Raised a round", TODAY, "ana")]
    assert [one.id for one in page.touches] == [step]
    assert page.row["name"] == "Globex"
