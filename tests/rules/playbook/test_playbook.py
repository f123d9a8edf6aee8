"""The playbook: what the new-hire test asks for (S000), from what is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from abm_tui.documents.playbook_text import markdown, not_agreed
from abm_tui.models.facts import MemberFact
from abm_tui.rules.derive import derive
from abm_tui.rules.framework_cells.preview import OwnDeals
from abm_tui.rules.framework_reading.presets import preset_framework
from abm_tui.rules.playbook.playbook import Playbook, PlayLine, Target

TODAY = date(2025, 11, 7)
MEMBERS = (MemberFact(1, "ana", "sales"), MemberFact(2, "bo", "marketing"))
HOSTILE = "[/] |a| `x` <b> \x1b]52;c\x07 株式会社"


def target(make, *activities, **more):
    facts = make.facts(*activities, **more)
    return Target(facts, derive(facts, make.today, make.fw))


def book(*targets, **more):
    known = {
        "today": TODAY,
        "fw": preset_framework(),
        "version": 0,
        "targets": targets,
        "pool": 3,
        "members": MEMBERS,
        "plays": [PlayLine(play) for play in preset_framework().plays],
    }
    return Playbook(**(known | more))


def test_the_new_hire_finds_scope_what_good_is_and_what_proves_progress_s000(make):
    text = markdown(book(target(make, account=make.ready(name="Globex")), began=date(2025, 9, 1)))
    for heading in (
        "## Which accounts are in scope",
        "## What good looks like for a Tier 1 account by Wed 31 Dec 2025",
        "### Which metric proves progress",
        "## Ideal customer profile",
        "## Tiers",
        "## Stages and gates",
        "## Buying committee",
        "## Score",
        "## Plays",
        "## The review",
        "## What we agreed on",
        "## Launch order",
    ):
        assert heading in text
    assert "| Globex |" in text
    assert "Not our KPI in the first two quarters" in text


def test_good_is_counted_and_whoever_is_not_there_yet_is_named_s000_s002(make):
    done = make.ready(id=2, name="Done", why_now="a", goals="b", pains="c")
    found = {s.code: s for s in book(target(make, account=make.account()), target(make, account=done)).good()}
    assert (found["confirmed"].said, found["confirmed"].lacking) == ("1 of 2", ("Initech",))
    assert found["planned"].ids == (2,)
    assert found["activated"].said == "0 of 2"
    waiting = replace(make.account(), tier="watchlist")
    assert book(target(make, account=waiting)).good()[0].said == "0 of 0", "only Tier 1 counts"


@pytest.mark.parametrize(
    ("began", "codes"),
    [
        (None, ["reach", "seen", "touched"]),
        (date(2025, 9, 1), ["reach", "seen", "touched"]),
        (date(2025, 3, 1), ["reach", "agreed", "moved", "pipeline"]),
        (date(2024, 3, 1), ["reach", "won", "pipeline"]),
    ],
)
def test_progress_is_judged_by_the_programmes_age_s001(make, began, codes):
    here = book(target(make), began=began)
    assert [share.code for share in here.progress()] == codes
    assert ("Not our KPI" in markdown(here)) is (codes[1] == "seen")


def test_reach_and_touches_are_counted_s000_s001(make):
    who = make.person(1, "Finance")
    busy = target(
        make,
        make.act("reply", 3, 1),
        make.act("web_visit", 10),
        *(make.act("email_sent", n) for n in (1, 2, 80)),
        people=[who],
    )
    old = target(make, make.act("email_sent", 100), account=make.account(id=2, name="Old"))
    found = {s.code: s.said for s in book(busy, old).progress()}
    assert found == {"reach": "1 of 2", "seen": "1 of 2", "touched": "1 of 2"}


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2025, 1, 1), date(2025, 3, 31)),
        (date(2025, 6, 30), date(2025, 6, 30)),
        (date(2025, 7, 1), date(2025, 9, 30)),
        (date(2024, 12, 31), date(2024, 12, 31)),
    ],
)
def test_this_quarter_ends_on_its_last_day(day, end):
    assert book(today=day).quarter_end == end


def test_an_empty_workspace_says_what_comes_first_s000():
    text = markdown(book(pool=0))
    assert "Not agreed yet: `abm framework criterion add NAME" in text
    assert "None yet: `abm set ACCOUNT tier=1`" in text
    assert "The programme has not begun" in text
    assert "1. ICP: not yet" in text
    assert "None was held yet." in text


def test_what_nobody_agreed_on_is_listed_with_its_command_s000_s004():
    here = book()
    assert "decision_owner" in not_agreed(here)
    text = markdown(here)
    assert "`abm framework set governance.cost=…`" in text
    agreed = tuple(replace(g, text="said") for g in here.fw.governance)
    text = markdown(book(fw=replace(here.fw, governance=agreed)))
    assert "abm framework set" not in text
    assert "A dispute is decided by **said**" in text


def test_members_are_named_with_where_they_are_and_who_left_while_they_own_accounts(make):
    away = MemberFact(2, "bo", "marketing", away_from=date(2025, 11, 10), away_until=date(2025, 11, 14))
    left = MemberFact(3, "cy", "sales", left_on=date(2025, 10, 1))
    gone = MemberFact(4, "di", "sales", left_on=date(2025, 10, 1))
    outside = MemberFact(5, "Ruth", "sales", login=False)
    here = book(
        target(make, account=make.account(owner_sales=3, owner_marketing=2)),
        members=(MEMBERS[0], away, left, gone, outside),
    )
    text = markdown(here)
    assert "- **bo**, marketing: 1 target account, away Mon 10 Nov to Fri 14 Nov" in text
    assert "- **cy**, sales: 1 target account, left Wed 1 Oct: hand these over" in text
    assert "**di**" not in text
    assert "- **Ruth**, sales: 0 target accounts, without a login" in text


def test_own_deals_are_said_where_the_icp_was_tested_s003(make):
    here = book(target(make), deals=OwnDeals(9, 7, 8, 3))
    icp = preset_framework().icp or ()
    assert icp == ()
    from abm_tui.rules.framework.parts import CriterionRule

    criterion = CriterionRule("size", "Size", "firmographic", "employees>=200", "", 2, True)
    text = markdown(replace(here, fw=replace(here.fw, icp=(criterion,))))
    assert "| Size | firmographic | `employees>=200` |  | 2, must |" in text
    assert "On our own deals it says yes to 7 of 9 wins, 3 of 8 losses." in text


def test_what_people_wrote_stays_text(make):
    first = target(make, account=make.account(name=HOSTILE), touches=[make.touch(HOSTILE)])
    watched = target(make, account=make.account(id=2, name=HOSTILE, tier="watchlist", trigger=HOSTILE))
    text = markdown(book(first, watched, members=(MemberFact(1, HOSTILE, "sales"),)))
    assert "\x1b" not in text
    assert "\\[/\\] \\|a\\| \\`x\\` \\<b\\>" in text
    assert "<b>" not in text.replace("\\<b\\>", "")


def test_many_accounts_are_counted_instead_of_listed(make):
    many = [target(make, account=make.account(id=n, name=f"A{n:03}")) for n in range(1, 101)]
    text = markdown(book(*many))
    assert "… and 70 more: `abm list tier:1`" in text
    assert len(text.splitlines()) < 250
