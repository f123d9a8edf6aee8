"""The page of the day, and what a filter leaves of it."""

from __future__ import annotations

from datetime import datetime

from plain_facts import TODAY

from abm_tui.rules.today.page import DecidedLine, DueTouch, HotLine, TodayPage, WaitingLine


def page(make):
    touches = [make.touch(due=0, account_id=n) for n in (1, 2)]
    due = tuple(DueTouch(t, f"A{t.account_id}", t.due, owner="ana" if t.account_id == 1 else "bo") for t in touches)
    hot = tuple(HotLine(f"k{n}", n, f"A{n}", "", datetime(2025, 11, 4)) for n in (1, 2))
    waiting = tuple(WaitingLine("question", n, f"A{n}", "bo", "?", n) for n in (1, 2))
    decided = tuple(DecidedLine(n, f"A{n}", "focus", TODAY) for n in (1, 2))
    return TodayPage(TODAY, TODAY, hot=hot, late=due, today=due, next_7_days=due, waiting=waiting, decided=decided)


def test_of_one_member_only_the_touches_are_left_out(make):
    mine = page(make).of("ana")
    assert [len(x) for x in (mine.late, mine.today, mine.next_7_days, mine.hot, mine.waiting)] == [1, 1, 1, 2, 2]


def test_a_filter_of_accounts_concerns_every_section(make):
    kept = page(make).kept(lambda touch: touch.account_id == 2, {2})
    for section in (kept.late, kept.today, kept.next_7_days, kept.hot, kept.waiting, kept.decided):
        assert [one.account_id for one in section] == [2]
