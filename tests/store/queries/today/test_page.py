"""The page of the day, read from a workspace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event
from team import MEMBERS, TODAY

from abm_tui.models.drafts import AgendaLine
from abm_tui.rules.today.page import Look, TodayPage
from abm_tui.store import Store, create_workspace, open_workspace
from abm_tui.store.commands import accounts, agreeing, committee, deals, logging, plays, reviews
from abm_tui.store.queries import plays as library
from abm_tui.store.queries.listing import listed
from abm_tui.store.queries.today.page import after_own_edit, due_touches, newest_change, today_page, with_drawers


@contextmanager
def counted(store: Store) -> Iterator[list[str]]:
    seen: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    event.listen(store._read_engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(store._read_engine, "before_cursor_execute", note)


def page(store: Store, look: Look | None = None) -> TodayPage:
    return store.read(today_page, look or Look(), store.me)


def filled(path: Path, many: int) -> Store:
    store = create_workspace(path, MEMBERS, who="ana", today=TODAY)
    other = open_workspace(path, "bo", TODAY)
    play = store.read(library.plays)[0]
    for n in range(many):
        one = store.do(accounts.add_account, f"Account {n}", tier="1").value
        dana = store.do(committee.add_person, one, first_name="Dana").value
        other.do(logging.log_activity, one, "reply", day=TODAY, contact_id=dana, notes="send it")
        other.do(plays.add_touch, one, "Call", TODAY - timedelta(2), owner=1)
        deal = store.do(deals.add_deal, one, "Pilot", amount=50_000).value
        other.do(deals.set_deal, deal, amount=60_000)
        [plan] = store.read(library.plan, play, [one], TODAY)
        store.do(plays.assign, one, play.id, TODAY, plan.touches)
    other.close()
    return store


def test_the_number_of_statements_does_not_grow_with_accounts(tmp_path: Path) -> None:
    counts = []
    for many in (1, 6):
        store = filled(tmp_path / f"{many}.db", many)
        with counted(store) as seen:
            found = with_drawers(page(store), store.read(listed))
        assert len(found.late) == many
        assert len(found.hot) == 2 * many
        assert len(found.waiting) == many
        counts.append(len(seen))
        store.close()
    assert counts[0] == counts[1]


def test_late_today_and_the_next_days_are_those_of_every_account(store: Store) -> None:
    acme = store.do(accounts.add_account, "Acme", tier="1").value
    pool = store.do(accounts.add_account, "Pool").value
    for account, days in ((acme, -3), (pool, 0), (acme, 7), (acme, 8)):
        store.do(plays.add_touch, account, f"in {days}", TODAY + timedelta(days), owner=2)
    store.do(plays.add_touch, store.do(accounts.add_account, "Gone").value, "never", TODAY)
    store.do(accounts.archive, [3])
    found = page(store)
    assert [[one.touch.text for one in part] for part in (found.late, found.today, found.next_7_days)] == [
        ["in -3"],
        ["in 0"],
        ["in 7"],
    ]
    assert (found.late[0].account, found.late[0].owner, found.late[0].play) == ("Acme", "bo", "")


def test_a_touch_of_a_play_says_its_place_and_rests_with_it(store: Store) -> None:
    acme = store.do(accounts.add_account, "Acme", tier="1").value
    play = store.read(library.plays)[0]
    [plan] = store.read(library.plan, play, [acme], TODAY)
    run = store.do(plays.assign, acme, play.id, TODAY, plan.touches).value
    first = store.read(due_touches)[0]
    assert (first.play, first.step) == (play.name, f"1/{len(plan.touches)}")
    store.do(plays.pause_run, run, paused=True)
    assert store.read(due_touches) == []


def test_hot_is_what_came_in_since_the_look_and_not_what_one_wrote_oneself(store: Store, colleague: Store) -> None:
    acme = store.do(accounts.add_account, "Acme", tier="1").value
    dana = store.do(committee.add_person, acme, first_name="Dana").value
    colleague.do(logging.log_activity, acme, "reply", day=TODAY, contact_id=dana, notes="before")
    look = Look(datetime.combine(TODAY - timedelta(1), datetime.min.time()), store.read(newest_change))
    store.do(logging.log_activity, acme, "reply", day=TODAY, contact_id=dana, notes="mine")
    # It happened before the look, and came in after it: nobody has seen it.
    colleague.do(logging.log_activity, acme, "reply", day=TODAY - timedelta(2), contact_id=dana, notes="after")
    colleague.do(logging.log_activity, acme, "email_open", day=TODAY, contact_id=dana, subject="Benchmarks")
    assert [line.words for line in page(store, look).hot] == ["after"]
    assert len(page(store).hot) == 2


def test_nothing_of_the_future_and_nothing_long_past_is_hot(store: Store, colleague: Store) -> None:
    acme = store.do(accounts.add_account, "Acme", tier="1").value
    for days in (1, -30):
        at = datetime.combine(TODAY + timedelta(days), datetime.min.time())
        colleague.do(logging.log_activity, acme, "pricing_visit", at=at)
    assert page(store).hot == ()


def test_a_deal_that_the_other_moved_is_hot(store: Store, colleague: Store) -> None:
    acme = store.do(accounts.add_account, "Acme", tier="1").value
    deal = store.do(deals.add_deal, acme, "Pilot", amount=60_000).value
    colleague.do(deals.set_deal, deal, amount=80_000)
    [line] = page(store).hot
    assert line.text == "deal Pilot: 60k → 80k, by bo"
    assert page(colleague).hot == ()


def test_a_question_waits_until_ones_own_team_has_answered(store: Store, colleague: Store) -> None:
    acme = store.do(accounts.add_account, "Acme", tier="1").value  # ana of sales says yes by it
    [question] = page(colleague).waiting
    assert (question.kind, question.by, question.text) == ("question", "ana", "is it Tier 1 for marketing?")
    assert page(store).waiting == ()
    colleague.do(agreeing.agree, acme, "yes", "marketing")
    assert page(colleague).waiting == ()


def test_a_touch_that_was_handed_over_waits_for_who_got_it(store: Store, colleague: Store) -> None:
    acme = store.do(accounts.add_account, "Acme", tier="2").value
    touch = store.do(plays.add_touch, acme, "Call Dana", TODAY, owner=1).value
    assert page(colleague).waiting == ()
    store.do(plays.set_touch, touch, owner=2)
    [line] = page(colleague).waiting
    assert (line.kind, line.by, line.text, line.id) == ("handed_over", "ana", "Call Dana", touch)
    assert page(colleague, Look(change=store.read(newest_change))).waiting == ()
    assert page(store).waiting == ()


def test_focus_stands_until_its_week_is_over(store: Store) -> None:
    acme = store.do(accounts.add_account, "Acme", tier="1").value
    review = store.do(reviews.open_review, TODAY, [AgendaLine(acme, "talk", "because", 0)]).value
    entry = store.read(lambda r: r.rows(reviews_entries()))[0]["id"]
    store.do(reviews.set_focus, entry, True)
    store.do(reviews.decide, entry, "more_effort")
    store.do(reviews.finish_review, review, "minutes")
    assert [(one.account, one.what) for one in page(store).decided] == [("Acme", "focus"), ("Acme", "more_effort")]
    over = page(store).decided[0].until + timedelta(1)
    later = open_workspace(store.path, "ana", over)
    assert page(later).decided == ()
    later.close()


def reviews_entries() -> Any:
    from abm_tui.models import tables

    return tables.entry.select()


def test_after_ones_own_edit_the_touches_are_new_and_the_rest_is_as_it_was(store: Store, colleague: Store) -> None:
    acme = store.do(accounts.add_account, "Acme", tier="1").value
    colleague.do(logging.log_activity, acme, "pricing_visit", day=TODAY)
    found = page(store)
    store.do(plays.add_touch, acme, "Call", TODAY, owner=1)
    again = store.read(after_own_edit, found, Look(), store.me)
    assert again == page(store)
    assert again.hot == found.hot
    assert len(again.today) == 1
