"""The playbook's part about the rules."""

from __future__ import annotations

from dataclasses import replace

from abm_tui.documents.playbook_text import markdown, not_agreed
from abm_tui.rules.framework_cells.preview import OwnDeals
from abm_tui.rules.framework_reading.presets import preset_framework
from tests.rules.playbook.books import book, target


def test_what_nobody_agreed_on_is_listed_with_its_command_s000_s004():
    here = book()
    assert "decision_owner" in not_agreed(here)
    text = markdown(here)
    assert "`abm framework set governance.cost=…`" in text
    agreed = tuple(replace(g, text="said") for g in here.fw.governance)
    text = markdown(book(fw=replace(here.fw, governance=agreed)))
    assert "abm framework set" not in text
    assert "A dispute is decided by **said**" in text


def test_own_deals_are_said_where_the_icp_was_tested_s003(make):
    here = book(target(make), deals=OwnDeals(9, 7, 8, 3))
    icp = preset_framework().icp or ()
    assert icp == ()
    from abm_tui.rules.framework.parts import CriterionRule

    criterion = CriterionRule("size", "Size", "firmographic", "employees>=200", "", 2, True)
    text = markdown(replace(here, fw=replace(here.fw, icp=(criterion,))))
    assert "| Size | firmographic | `employees>=200` |  | 2, must |" in text
    assert "On our own deals it says yes to 7 of 9 wins, 3 of 8 losses." in text
