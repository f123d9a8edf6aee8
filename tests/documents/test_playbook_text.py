"""The playbook as Markdown: short enough to be read before the first meeting (S000)."""

from __future__ import annotations

from datetime import date

from abm_tui.documents.playbook_text import markdown
from abm_tui.models.facts import MemberFact
from tests.rules.playbook.books import MEMBERS, book, target

HOSTILE = "[/] |a| `x` <b> \x1b]52;c\x07 株式会社"


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


def test_an_empty_workspace_says_what_comes_first_s000():
    text = markdown(book(pool=0))
    assert "Not agreed yet: `abm framework criterion add NAME" in text
    assert "None yet: `abm set ACCOUNT tier=1`" in text
    assert "The programme has not begun" in text
    assert "1. ICP: not yet" in text
    assert "None was held yet." in text


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
