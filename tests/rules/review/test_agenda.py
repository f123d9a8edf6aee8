"""The weekly review (S000, S001, S002): who is on it, who is talked about and why, what became of the promises."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abm_tui.models.account_fields import AccountFact
from abm_tui.rules.derive import derive
from abm_tui.rules.review.agenda import AgendaRow, Past, agenda, meeting_day, promise, row, talk_reasons


def past(make, **more):
    """The last review was a week ago, and the account was on its agenda."""
    return Past(**({"since": make.day(7), "entries": (make.entry(7),)} | more))


def why(make, facts, before=None):
    before = before or past(make)
    derived = derive(facts, make.today, make.fw, before.last, before.since)
    return [reason.text for reason in talk_reasons(facts, derived, before, make.today, make.fw)]


def calm(make, *acts, **more):
    """An account with a dated next step and something done by us on Monday."""
    more.setdefault("touches", [make.touch(due=-3), make.touch(status="done", due=4, done_on=make.day(4))])
    return make.facts(*acts, **({"account": make.ready()} | more))


def test_an_account_with_a_dated_next_step_and_no_news_is_on_track_s001(make):
    assert why(make, calm(make)) == []


def test_a_missed_promise_is_the_first_reason_and_counts_its_days_s001(make):
    step = make.touch("Call Ines Marsh", due=4)
    entry = make.entry(7, promise_touch=step.id, promise_text="Call Ines Marsh", promise_due=make.day(4))
    facts = calm(make, make.act("reply", 1), touches=[step])
    assert why(make, facts, past(make, entries=(entry,)))[0] == "MISSED 4 d: Call Ines Marsh"


def test_a_promise_is_kept_missed_or_not_due_s001(make):
    step = make.touch("Call", due=2)
    entry = make.entry(7, promise_touch=step.id, promise_text="Call", promise_due=make.day(2))
    assert promise(entry, [step], make.today).said == "MISSED 2 d"
    kept = make.touch("Call", due=2, id=step.id, status="done", done_on=make.day(1))
    assert promise(entry, [kept], make.today).said == "KEPT"
    assert promise(make.entry(7, promise_text="Call", promise_due=make.today), [], make.today).said == "not due"
    assert promise(make.entry(7), [step], make.today) is None
    assert promise(None, [step], make.today) is None


def test_putting_a_promised_step_off_does_not_keep_the_promise_s000(make):
    moved = make.touch("Call", due=-5)
    entry = make.entry(7, promise_touch=moved.id, promise_text="Call", promise_due=make.day(2))
    assert promise(entry, [moved], make.today).said == "MISSED 2 d"


def test_a_reply_since_the_last_review_is_talked_about_s001(make):
    people = [make.person(1, first="Dana", title="CFO", created_on=make.day(60))]
    said = make.act("reply", 3, 1, notes="Dana replied: send the contract #replied")
    assert why(make, calm(make, said, people=people)) == ['Dana: "send the contract"']
    assert why(make, calm(make, make.act("reply", 3, 1), people=people)) == ["Dana replied, Tue"]
    assert why(make, calm(make, make.act("meeting", 3, 1), people=people)) == ["meeting with Dana, Tue"]


def test_what_came_before_the_hour_of_the_last_review_was_told_there_s001(make):
    assert why(make, calm(make, make.act("reply", 7, hour=9))) == []
    assert why(make, calm(make, make.act("reply", 7, hour=15))) == ["reply, 31/10"]


def test_a_meeting_nobody_came_to_is_no_news_s001(make):
    assert why(make, calm(make, make.act("meeting", 2, outcome="no_answer"))) == []


def test_a_new_person_counts_unless_the_import_brought_the_account_s000(make):
    account = make.ready(created_on=make.day(3), tiered_on=make.day(3))
    came_with_it, added = make.person(1, created_on=make.day(3)), make.person(2, created_on=make.day(1), title="CTO")
    first = Past()
    assert why(make, calm(make, account=account, people=[came_with_it]), first) == []
    assert why(make, calm(make, account=account, people=[came_with_it, added]), first) == ["new: P2 (CTO)"]


def test_a_deal_that_moved_opened_or_closed_is_talked_about_s001(make):
    moved = past(make, deal_moves=("28 Nov → 12 Dec",))
    assert why(make, calm(make), moved) == ["deal moved: 28 Nov → 12 Dec"]
    new = calm(make, deals=[make.deal(created_at=make.day(2))])
    assert why(make, new) == ["new deal: Pilot 60k"]
    lost = calm(make, deals=[make.deal(status="lost", created_at=make.day(90), closed_at=make.day(2))])
    assert why(make, lost) == ["deal lost: Pilot 60k"]


def test_a_dispute_is_talked_about_s000(make):
    assert why(make, calm(make, account=make.ready(agrees_marketing="no"))) == ["you disagree about it"]


def test_no_next_step_and_silence_are_told_apart_s001(make):
    nothing = calm(make, touches=[make.touch(status="done", done_on=make.day(11))])
    assert why(make, nothing) == ["no next step 11 d"]
    silent = calm(make, touches=[make.touch(due=-3)], account=make.ready(tiered_on=make.day(16)))
    assert why(make, silent) == ["quiet 16 d"]
    almost = calm(make, touches=[make.touch(due=-3)], account=make.ready(tiered_on=make.day(13)))
    assert why(make, almost) == []


def test_a_flag_holds_until_the_next_review_s000(make):
    assert why(make, calm(make, account=make.ready(flagged_on=make.day(2)))) == ["flagged this week"]
    assert why(make, calm(make, account=make.ready(flagged_on=make.day(7)))) == []  # that meeting talked about it
    assert why(make, calm(make, account=make.ready(flagged_on=make.day(8)))) == []


def test_nobody_is_on_track_three_times_running_s001(make):
    twice = (make.entry(7, group="on_track"), make.entry(14, group="on_track"))
    assert why(make, calm(make), past(make, entries=twice)) == ["on track twice running"]
    once = (make.entry(7, group="on_track"), make.entry(14, group="talk"))
    assert why(make, calm(make), past(make, entries=once)) == []


def test_a_watchlist_account_is_talked_about_only_when_something_happened_s000(make):
    watched = make.account(tier="watchlist")
    assert why(make, calm(make, account=watched, touches=[])) == []
    assert why(make, calm(make, make.act("reply", 2), account=watched, touches=[])) == ["reply, Wed"]


def board(make, *cases):
    """Rows of (account, facts, past), each with its own id."""
    rows = []
    for facts, before in cases:
        derived = derive(facts, make.today, make.fw, before.last, before.since)
        rows.append(row(facts, derived, before, make.today, make.fw))
    return agenda(rows, make.fw)


def test_the_board_follows_skipped_untouched_late_moved_and_score_s002(make):
    def facts(n, *acts, **more):
        return calm(make, *acts, account=make.ready(id=n, name=f"A{n}"), **more)

    def late(n, days):
        step = make.touch("Call", due=days)
        entry = make.entry(7, promise_touch=step.id, promise_text="Call", promise_due=make.day(days))
        done = make.touch(status="done", done_on=make.day(4))
        return facts(n, touches=[step, done]), past(make, entries=(entry,))

    skipped = (
        facts(1, touches=[make.touch(status="done", done_on=make.day(11))]),
        past(make, entries=(make.entry(7, decision=None),)),
    )
    untouched = (facts(2, touches=[make.touch(due=-9)]), past(make))
    more_effort = (facts(3), past(make, entries=(make.entry(7, decision="more_effort"),)))
    replied = (facts(6, make.act("reply", 2, 1)), past(make))
    flagged = (calm(make, account=make.ready(id=7, name="A7", flagged_on=make.day(1))), past(make))
    on_track = (facts(8), past(make))
    got = board(make, on_track, flagged, replied, late(5, 1), late(4, 4), untouched, skipped, more_effort)
    assert [r.account_id for r in got] == [1, 2, 4, 5, 6, 7, 3, 8]
    assert [r.group for r in got] == ["talk"] * 6 + ["on_track"] * 2
    assert got[0].why == "no next step 11 d, skipped"
    assert got[2].promise.said == "MISSED 4 d"


def plain_row(n, tier, group="on_track"):
    return AgendaRow(n, tier, group, "", (), None, False, (1, 1, 1, 0, 1, tier or "9", 0, f"a{n:03}", n))


def test_every_tier_one_is_on_the_agenda_however_many_and_others_only_up_to_twenty_s001(make):
    ones = [plain_row(n, "1") for n in range(24)]
    twos = [plain_row(100 + n, "2", "talk") for n in range(9)]
    assert len(agenda([*ones, *twos], make.fw)) == 24
    got = agenda([*ones[:15], *twos, plain_row(200, "2"), plain_row(201, None, "talk")], make.fw)
    assert len(got) == 20
    assert [r.account_id for r in got[:5]] == [100, 101, 102, 103, 104]


@given(st.permutations(range(8)))
def test_the_board_does_not_depend_on_the_order_of_its_rows_s002(make, order):
    rows = [plain_row(n, "12"[n % 2], ("talk", "on_track")[n % 3 > 0]) for n in range(8)]
    assert agenda([rows[n] for n in order], make.fw) == agenda(rows, make.fw)


FRIDAY = 4


@pytest.mark.parametrize(
    ("today", "every", "anchor", "expected"),
    [
        (date(2025, 11, 5), 1, None, date(2025, 11, 7)),
        (date(2025, 11, 7), 1, None, date(2025, 11, 7)),
        (date(2025, 11, 7), 1, date(2025, 10, 31), date(2025, 11, 7)),
        (date(2025, 11, 7), 1, date(2025, 11, 7), date(2025, 11, 14)),  # today's was held already
        (date(2025, 11, 8), 1, date(2025, 10, 17), date(2025, 11, 14)),
        (date(2025, 11, 3), 2, date(2025, 10, 31), date(2025, 11, 14)),
        (date(2025, 11, 12), 2, date(2025, 11, 10), date(2025, 11, 21)),  # held on Monday instead of Friday the 7th
        (date(2025, 11, 6), 1, date(2025, 11, 6), date(2025, 11, 14)),  # held a day early
    ],
)
def test_the_next_meeting_day_keeps_the_rhythm_s001(today, every, anchor, expected):
    assert meeting_day(today, FRIDAY, every, anchor) == expected


@given(st.dates(date(2024, 1, 1), date(2027, 1, 1)), st.integers(0, 6), st.integers(1, 4), st.integers(0, 60))
def test_a_meeting_day_is_its_weekday_from_today_on_and_after_the_last_one(today, weekday, every, ago):
    anchor = today - timedelta(ago)
    day = meeting_day(today, weekday, every, anchor)
    assert day.weekday() == weekday
    assert day >= today
    assert day > anchor
    assert day <= today + timedelta(7 * every + 7)


def test_an_account_that_was_in_no_review_yet_is_not_skipped_s001(make):
    new = AccountFact(1, "New", tier="1", tiered_on=make.day(3))
    facts = make.facts(account=new, touches=[make.touch()])
    before = Past(since=make.day(7))
    assert not row(facts, derive(facts, make.today, make.fw), before, make.today, make.fw).skipped
    older = make.facts(touches=[make.touch()])
    assert row(older, derive(older, make.today, make.fw), before, make.today, make.fw).skipped
