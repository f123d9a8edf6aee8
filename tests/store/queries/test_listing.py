"""Lists and the board: what is read, in how many statements, and what it says."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from sqlalchemy import event

from abm_tui.errors import NotFound
from abm_tui.models.drafts import AgendaLine
from abm_tui.models.words import Group
from abm_tui.rules.filter.filter import parse
from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import (
    accounts,
    agreeing,
    committee,
    deals,
    finishing,
    framework,
    logging,
    members,
    plays,
    reviews,
)
from abm_tui.store.commands.assigning import assign_all
from abm_tui.store.queries import agenda, listing, minutes, since
from abm_tui.store.queries import plays as play_queries
from abm_tui.store.queries.accounts import find_account
from abm_tui.store.queries.plan import account_plan
from abm_tui.store.undo import undo_redo
from abm_tui.store.unit import Unit

TODAY = date(2025, 11, 5)


@contextmanager
def counted(store: Store) -> Iterator[list[str]]:
    """The statements that are read meanwhile."""
    seen: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith("PRAGMA"):
            seen.append(statement)

    event.listen(store._read_engine, "before_cursor_execute", note)
    yield seen
    event.remove(store._read_engine, "before_cursor_execute", note)


def account(store: Store, name: str, **fields: Any) -> int:
    return int(store.do(accounts.add_account, name, **fields).value)


def many(u: Unit, n: int) -> None:
    """Accounts in Tier 3 with people, seats, touches, deals and what they did."""
    ids = u.add_many("account", [{"name": f"Account {i}", "tier": "3", "tiered_on": u.today} for i in range(n)])
    people = u.add_many("contact", [{"account_id": i, "first_name": "Dana", "last_name": f"R{i}"} for i in ids])
    u.add_many("seat", [{"account_id": a, "role": "EB", "contact_id": c} for a, c in zip(ids, people, strict=True)])
    u.add_many("touch", [{"account_id": i, "text": "Call", "due": u.today, "owner": 1} for i in ids])
    u.add_many("opportunity", [{"account_id": i, "name": "Deal", "amount": Decimal(5)} for i in ids])
    for person, i in zip(people, ids, strict=True):
        logging.log_activity(u, i, "reply", contact_id=person)


def closed_review(store: Store, day: date, *, decide: bool = True) -> int:
    """Hold the review of `day` on today's board, keep everything, finish."""
    board = store.read(agenda.board)
    lines = [AgendaLine(x.account.id, x.group, x.why, x.derived.score.value) for x in board.lines]
    review = store.do(reviews.open_review, day, lines).value
    if decide:
        for line in store.read(agenda.board).lines:
            assert line.entry is not None
            step = line.derived.next_touch
            promise = {"promise_touch": step.id, "promise_text": step.text, "promise_due": step.due} if step else {}
            store.do(reviews.decide, line.entry.id, "keep", change="Find a champion", **promise)
    store.do(reviews.finish_review, review, "")
    return int(review)


def later(store: Store, days: int) -> Store:
    """The same workspace, some days on."""
    return open_workspace(store.path, "ana", TODAY + timedelta(days))


@pytest.mark.parametrize(
    "read",
    [
        lambda store: store.read(listing.listed),
        lambda store: store.read(listing.listed, "all", changes=True),
        lambda store: store.read(agenda.board),
        lambda store: store.read(since.since_lines, (b := store.read(agenda.board)), b.lines),
        lambda store: store.read(play_queries.plays),
    ],
    ids=["targets", "all with changes", "board", "since", "plays"],
)
def test_the_number_of_statements_does_not_depend_on_the_number_of_accounts(
    store: Store, read: Callable[[Store], object]
) -> None:
    store.do(many, 2)
    with counted(store) as few:
        read(store)
    store.do(many, 60)
    with counted(store) as lots:
        read(store)
    assert len(few) == len(lots) <= 24


def test_a_list_has_owners_next_step_score_and_what_follows(store: Store) -> None:
    globex = account(store, "Globex", tier="1")
    dana = store.do(committee.add_person, globex, role="EB", first_name="Dana", last_name="Ruiz", title="CFO").value
    store.do(logging.log_activity, globex, "reply", contact_id=dana)
    store.do(plays.add_touch, globex, "Call Dana", TODAY + timedelta(2), owner=2)
    (row,) = store.read(listing.listed)
    assert (row.owner_sales, row.owner_marketing, row.next_owner) == ("ana", "bo", "bo")
    assert row.derived is not None
    assert row.derived.score.value == 2
    assert row.roles["EB"] == "engaged"
    assert row.roles["CH"] == "missing"
    assert row.people_text == "dana ruiz cfo"
    assert "globex" in row.haystack


def test_a_list_feeds_every_field_of_the_filter(store: Store) -> None:
    globex = account(store, "Globex", tier="1", industry="Chips", tags="key;fintech")
    account(store, "Initech", tier="watchlist")
    account(store, "Hooli")
    store.do(deals.add_deal, globex, "Big one", amount=Decimal(60_000), currency="EUR")
    store.do(committee.set_seat, globex, "CH", "not_needed")
    vocabulary = store.read(listing.vocabulary)
    assert (vocabulary.members, vocabulary.tags, vocabulary.industries) == (
        ("ana", "bo"),
        ("fintech", "key"),
        ("Chips",),
    )

    def names(query: str) -> set[str]:
        found = parse(query, TODAY, vocabulary)
        assert not found.problems
        rows = store.read(listing.listed, "all", changes="changes" in found.needs)
        return {row.account.name for row in found.select(rows)}

    assert names("tier:1 deal>50k #fintech industry:chips owner:ana") == {"Globex"}
    assert names("missing:champion") == {"Initech", "Hooli"}
    assert names("changed:ana>2025-11-01") == {"Globex", "Initech", "Hooli"}
    assert names("watch") == {"Initech"}
    assert names("tier:none") == {"Hooli"}
    assert names("play:none nonext") == {"Globex"}


@pytest.mark.damages
def test_text_of_another_program_is_cleaned_row_by_row(store: Store) -> None:
    for name in ("Plain", "Blanks", "Colour", "Number", "Umlaut"):
        account(store, name, tier="1")
    with sqlite3.connect(store.path) as connection:
        odd = {"Blanks": " x | y ", "Colour": "a\x1b[31mb\u202ec", "Number": 7, "Umlaut": "Bru\u0308ckner"}
        for name, value in odd.items():
            connection.execute("update account set industry = ? where name = ?", (value, name))
    told = {row.account.name: row.account.industry for row in store.read(listing.listed)}
    assert told == {"Plain": "", "Blanks": "x | y", "Colour": "a[31mbc", "Number": "7", "Umlaut": "Brückner"}


def test_an_archived_account_is_in_no_list_but_can_be_asked_for(store: Store) -> None:
    globex = account(store, "Globex", tier="1")
    store.do(accounts.archive, [globex])
    assert store.read(listing.listed, "all") == []
    assert store.read(listing.counts) == (0, 0)
    assert [row.id for row in store.read(listing.listed, ids=[globex])] == [globex]


def test_accounts_alone_can_be_listed_without_what_follows(store: Store) -> None:
    account(store, "Globex", owner_sales=1)
    with counted(store) as statements:
        (row,) = store.read(listing.listed, "pool", derived=False)
    assert row.derived is None
    assert row.owner_sales == "ana"
    assert len(statements) == 1


def test_the_score_changes_since_what_the_last_review_saw(store: Store) -> None:
    globex = account(store, "Globex", tier="1")
    store.do(logging.log_activity, globex, "pricing_visit")
    closed_review(store, TODAY)
    week_on = later(store, 7)
    week_on.do(logging.log_activity, globex, "reply")
    (row,) = week_on.read(listing.listed)
    assert row.derived is not None
    assert (row.derived.score.value, row.derived.score_change) == (2, 1)
    week_on.close()


def test_the_board_keeps_every_tier_1_and_says_why_to_talk(store: Store) -> None:
    quiet = account(store, "Quiet", tier="1")
    store.do(plays.add_touch, quiet, "Call them", TODAY + timedelta(3))
    account(store, "Stepless", tier="1")
    account(store, "Pool")
    board = store.read(agenda.board)
    assert [(line.account.name, line.group) for line in board.lines] == [("Stepless", "talk"), ("Quiet", "on_track")]
    assert board.lines[0].why == "no next step"
    assert (board.day, board.since) == (date(2025, 11, 7), None)


def test_an_open_review_keeps_its_accounts_and_their_groups(store: Store) -> None:
    globex = account(store, "Globex", tier="1")
    review = store.do(reviews.open_review, TODAY, [AgendaLine(globex, "on_track", "", 0)]).value
    account(store, "Later", tier="1")
    board = store.read(agenda.board)
    assert board.review is not None
    assert board.review.id == review
    (line,) = board.lines
    assert line.group == "on_track"
    assert line.entry is not None
    store.do(reviews.move_to, line.entry.id, Group.TALK)
    store.do(reviews.decide, line.entry.id, "keep")
    (line,) = store.read(agenda.board).lines
    assert (line.group, line.decision) == ("talk", "keep")


def test_a_promise_is_kept_missed_or_not_due(store: Store) -> None:
    for name, days in (("Kept", 2), ("Missed", 2), ("Not due", 20)):
        store.do(plays.add_touch, account(store, name, tier="1"), f"Call {name}", TODAY + timedelta(days))
    closed_review(store, TODAY)
    week_on = later(store, 7)
    week_on.do(finishing.finish_touch, 1)
    told = {line.account.name: line.promise for line in week_on.read(agenda.board).lines}
    assert {name: promise.said for name, promise in told.items() if promise} == {
        "Kept": "KEPT",
        "Missed": "MISSED 5 d",
        "Not due": "not due",
    }
    week_on.close()


def test_a_deal_that_moved_is_one_move_from_its_first_day_to_its_last(store: Store) -> None:
    globex = account(store, "Globex", tier="1")
    deal = store.do(deals.add_deal, globex, "Big one", amount=Decimal(60_000), close_date=date(2025, 12, 5)).value
    closed_review(store, TODAY)
    week_on = later(store, 7)
    for day in (12, 19):
        week_on.do(deals.set_deal, deal, close_date=date(2025, 12, day))
    week_on.do(deals.set_deal, deal, amount=Decimal(80_000))
    week_on.do(deals.set_deal, deal, amount=Decimal(60_000))
    (line,) = week_on.read(agenda.board).lines
    assert line.past.deal_moves == ("5 Dec → 19 Dec",)
    assert line.why.startswith("deal moved: 5 Dec → 19 Dec")
    week_on.close()


def test_since_is_one_list_of_theirs_ours_and_edits_newest_first(store: Store, colleague: Store) -> None:
    globex = account(store, "Globex", tier="1")
    raj = store.do(committee.add_person, globex, first_name="Raj", last_name="Patel").value
    closed_review(store, TODAY)
    week_on, bo = later(store, 7), later(colleague, 7)
    bo.who = "bo"
    for _ in range(3):
        week_on.do(logging.log_activity, globex, "pricing_visit", contact_id=raj)
    week_on.do(
        logging.log_activity, globex, "email_sent", day=TODAY + timedelta(6), contact_id=raj, subject="ROI model"
    )
    bo.do(committee.set_person, raj, phone="+49 30")
    board = week_on.read(agenda.board)
    lines = week_on.read(since.since_lines, board, board.lines)[globex]
    # What was edited carries the hour it was made at; the order among the day's lines follows from it.
    assert {(line.who, line.text, line.note) for line in lines} == {
        ("bo", "Raj Patel: phone → +49 30", ""),
        ("them", "Raj Patel: pricing page 3×", "score 0 → 2"),
        ("ana", 'e-mail "ROI model" → Raj Patel', ""),
    }
    assert [line.at for line in lines] == sorted((line.at for line in lines), reverse=True)
    week_on.close()
    bo.close()


def test_what_was_taken_back_did_not_happen_since(store: Store) -> None:
    globex = account(store, "Globex", tier="1")
    closed_review(store, TODAY)

    def told() -> list[str]:
        board = store.read(agenda.board)
        return [line.text for line in store.read(since.since_lines, board, board.lines)[globex]]

    store.do(accounts.set_field, globex, "industry", "chips")
    assert told() == ["Industry → chips for Globex"]
    undo_redo.turn(store, undo_redo.UNDO)
    assert told() == []
    undo_redo.turn(store, undo_redo.REDO)
    assert told() == ["Industry → chips for Globex"]


def test_minutes_say_what_was_decided_and_what_the_review_before_promised(store: Store) -> None:
    globex = account(store, "Globex", tier="1")
    store.do(plays.add_touch, globex, "Call them", TODAY + timedelta(2), owner=2)
    closed_review(store, TODAY)
    week_on = later(store, 7)
    week_on.do(logging.log_activity, globex, "reply")
    closed_review(week_on, TODAY + timedelta(7))
    found = week_on.read(minutes.latest)
    assert found is not None
    told = week_on.read(minutes.minutes, found)
    assert (told.day, told.since, told.completed, told.promises) == (
        TODAY + timedelta(7),
        TODAY,
        True,
        (0, 1, 0),
    )
    (entry,) = told.entries
    assert (entry.account, entry.decision, entry.change, entry.promise) == (
        "Globex",
        "keep",
        "Find a champion",
        "Call them",
    )
    assert (entry.score_before, entry.score) == (0, 1)
    assert told.members == ("ana",)
    week_on.close()


def test_plays_are_found_by_number_code_or_the_beginning_of_their_name(store: Store) -> None:
    for text in ("1", "new logo", "NEW LOGO ENTRY", "new_logo", "New logo e"):
        assert store.read(play_queries.find_play, text).code == "new_logo"
    for text in ("", "e", "nonsense"):
        with pytest.raises(NotFound, match="There are"):
            store.read(play_queries.find_play, text)


def test_a_plan_names_owners_days_and_the_people_it_looks_for(store: Store) -> None:
    ids = [account(store, name, tier="1") for name in ("Globex", "Initech")]
    store.do(committee.add_person, ids[0], role="EB", first_name="Dana")
    play = store.read(play_queries.find_play, "new logo")
    plans = store.read(play_queries.plan, play, ids, TODAY)
    assert [plan.account for plan in plans] == ["Globex", "Initech"]
    assert "EB" not in plans[0].finds
    assert "EB" in plans[1].finds
    assert all(touch.owner in {1, 2} for plan in plans for touch in plan.touches)
    done = store.do(assign_all, play, plans, TODAY)
    assert done.label == "New logo entry assigned to 2 accounts"
    assert store.read(play_queries.counts)[play.id].running == 2
    (run,) = store.read(play_queries.live_runs, ids[0], "new logo")
    store.do(plays.end_run, run.id, "success")
    count = store.read(play_queries.counts)[play.id]
    assert (count.running, count.worked, count.ended) == (1, 1, 1)
    with pytest.raises(NotFound):
        store.read(play_queries.live_runs, ids[0])


def test_an_archived_account_is_meant_only_when_no_other_is(store: Store) -> None:
    old = account(store, "Globex")
    store.do(accounts.archive, [old])
    assert store.read(find_account, "Globex").id == old
    new = account(store, "Globex")
    assert store.read(find_account, "Globex").id == new
    assert store.read(find_account, str(old)).archived


def test_a_name_may_be_a_number_when_no_account_has_that_id(store: Store) -> None:
    account(store, "Globex")
    number = account(store, "4711")
    assert store.read(find_account, "4711").id == number
    assert store.read(find_account, "1").name == "Globex"


def test_names_are_compared_without_case_beyond_ascii(store: Store) -> None:
    account(store, "Brückner")
    assert store.read(find_account, "BRÜCKNER").name == "Brückner"
    with pytest.raises(NotFound, match=r"Did you mean Brückner \(1\)"):
        store.read(find_account, "Brukner")


def test_an_account_plan_has_everything_that_is_kept(store: Store) -> None:
    globex = account(store, "Globex", tier="1", why_now="A tender")
    store.do(agreeing.add_evidence, globex, "Raised a round")
    dana = store.do(committee.add_person, globex, role="EB", first_name="Dana", status="engaged").value
    store.do(committee.seat_person, globex, "AP", dana)
    store.do(committee.set_seat, globex, "LP", "not_needed")
    plan = store.read(account_plan, globex)
    assert plan.row["why_now"] == "A tender"
    assert [(e.text, e.on, e.by) for e in plan.evidence] == [("Raised a round", TODAY, "ana")]
    (person,) = plan.people
    assert (person.roles, person.by_hand, person.why) == (("EB", "AP"), True, "marked by hand, today")
    assert plan.roles["LP"] is None


# one copy for all screens


def test_the_screens_share_one_reading_until_something_changes(store: Store, colleague: Store) -> None:
    globex = account(store, "Globex", tier="1")
    initech = account(store, "Initech", tier="1")
    before = store.read(listing.listed)
    with counted(store) as statements:
        again, (one,) = store.read(listing.listed), store.read(listing.listed, ids=[initech])
    assert [row is other for row, other in zip(before, again, strict=True)] == [True, True]
    assert one is before[1]
    assert len(statements) == 2
    colleague.do(logging.log_activity, globex, "reply")
    (after,) = store.read(listing.listed, ids=[globex])
    assert after.derived is not None
    assert after.derived.score.value == 1


def test_what_is_shared_is_what_a_new_reading_says_whatever_was_done(store: Store, colleague: Store) -> None:
    def fresh() -> list[listing.ListedAccount]:
        opened = open_workspace(store.path, "ana", TODAY)
        try:
            return opened.read(listing.listed)
        finally:
            opened.close()

    globex = account(store, "Globex", tier="1")
    steps: list[Callable[[], object]] = [
        lambda: account(store, "Initech", tier="1"),
        lambda: colleague.do(logging.log_activity, globex, "reply"),
        lambda: store.do(framework.set_cells, {"signals.reply_or_form.cap": "0"}),
        lambda: colleague.do(members.rename, 2, "bea"),
        lambda: closed_review(store, TODAY),
        partial(undo_redo.turn, store, undo_redo.UNDO),
        partial(undo_redo.turn, store, undo_redo.REDO),
        lambda: colleague.do(accounts.set_tier, globex, "watchlist"),
        lambda: colleague.do(accounts.archive, [globex]),
    ]
    for step in steps:
        step()
        store.poll()
        assert store.read(listing.listed) == fresh()
        assert store.read(listing.listed) == fresh(), "shared"
