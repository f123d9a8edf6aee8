"""A day as ux's mock-up has it: what is hot, late and due for ana, left by bo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from driver import TODAY

from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import accounts, blockers, committee, deals, logging, plays
from abm_tui.store.outside_journal import keep_view


@dataclass
class Told:
    """What is in the workspace, by name."""

    ids: dict[str, int]
    touches: dict[str, int]


@pytest.fixture
def told(workspace: Store) -> Iterator[Told]:
    """The day of ux's mock-up, as bo left it for ana."""
    names = ("Globex", "Initech", "Umbrella 株式会社", "Acme GmbH", "Hooli", "Wonka", "Café Nörd")
    ids = {name: workspace.do(accounts.add_account, name, tier="1").value for name in names[:-1]}
    bo = open_workspace(workspace.path, "bo", TODAY)
    ids["Café Nörd"] = bo.do(accounts.add_account, "Café Nörd", tier="1").value
    people = {}
    for name, first, last, title in (
        ("Acme GmbH", "Dana", "Ruiz", "CFO"),
        ("Initech", "Raj", "Patel", "CFO"),
        ("Globex", "Ines", "Marsh", "VP Finance"),
    ):
        one = workspace.do(committee.add_person, ids[name], first_name=first, last_name=last, title=title)
        people[first] = one.value
    tuesday = TODAY - timedelta(1)
    words = 'Dana Ruiz replied: "send the contract"'
    bo.do(logging.log_activity, ids["Acme GmbH"], "reply", day=tuesday, contact_id=people["Dana"], notes=words)
    for _ in range(3):
        bo.do(logging.log_activity, ids["Initech"], "pricing_visit", day=tuesday, contact_id=people["Raj"])
    deal = workspace.do(deals.add_deal, ids["Hooli"], "Pilot", amount=80_000, close_date=date(2025, 11, 28)).value
    bo.do(deals.set_deal, deal, close_date=date(2025, 12, 12))
    touches = {}
    for name, text, days, owner, channel, person in (
        ("Globex", "Call Ines Marsh", -2, 1, "phone", people["Ines"]),
        ("Initech", "Email CFO: ROI model", -1, 1, "email", people["Raj"]),
        ("Umbrella 株式会社", "LinkedIn Mika Sato", -1, 2, "linkedin", None),
        ("Acme GmbH", "Send security one-pager", 0, 1, "email", None),
        ("Hooli", "Invite Gavin to dinner", 0, 2, "event", None),
        ("Wonka", "Post-demo recap", 6, 1, "", None),
    ):
        more = {"owner": owner, "channel": channel, "contact_id": person}
        touches[text] = workspace.do(plays.add_touch, ids[name], text, TODAY + timedelta(days), **more).value
    workspace.do(blockers.write_blocker, ids["Wonka"], "no cloud vendor", owner=2)
    bo.close()
    keep_view(workspace, "today", '{"planned": "2025-11-03"}')  # the week's plan was seen on Monday
    return Told(ids, touches)
