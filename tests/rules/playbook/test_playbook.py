"""The playbook: what the new-hire test asks for (S000), from what is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from abm_tui.documents.playbook_text import markdown
from tests.rules.playbook.books import book, target


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
