"""The example workspace: what it holds, that it is always the same, and that it obeys the rules it shows."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time, timedelta
from types import SimpleNamespace

import pytest
import workspaces
from sizes import sized

from abm_tui.errors import WorkspaceError
from abm_tui.example import build, last_meeting_day
from abm_tui.models import tables
from abm_tui.models.words import Group
from abm_tui.rules.framework_cells.preview import on_own_deals
from abm_tui.rules.framework_reading.presets import preset_framework
from abm_tui.rules.score import score as scoring
from abm_tui.store import open_workspace
from abm_tui.store.care.audit import audit
from abm_tui.store.commands import accounts, logging
from abm_tui.store.queries import agenda, facts, listing, reviews
from abm_tui.store.queries.stages import stage_page
from abm_tui.store.undo import undo_redo

FRIDAY = date(2025, 11, 7)
# A Friday itself, a Thursday, a leap day; in full a Monday, another leap day and the turn of a year, too.
DAYS = [FRIDAY, date(2026, 1, 1), date(2024, 2, 29), date(2025, 11, 10), date(2028, 2, 29), date(2025, 12, 31)]
DAYS = DAYS[: sized(len(DAYS), 3)]


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """The example of Friday 7 November 2025, for reading."""
    path = tmp_path_factory.mktemp("example") / "example.db"
    workspaces.build_example(path, FRIDAY).close()
    store = open_workspace(path, "ana")
    yield store
    store.close()


@pytest.fixture
def own(tmp_path):
    """One of one's own, for writing."""
    store = workspaces.build_example(tmp_path / "example.db", FRIDAY)
    yield store
    store.close()


def rows_of(store, table):
    return store.read(lambda r: r.rows(table.select().order_by(table.c.id)))


def tier1(store):
    return [a for a in store.read(listing.listed) if a.account.tier == "1"]


def in_the_way(listed):
    return [line for line in listed.derived.raised if line.drawer == "way"]


# what there is


def test_there_are_14_tier_1_6_watchlist_and_60_pool_accounts(example):
    found = Counter(a["tier"] for a in rows_of(example, tables.account))
    assert found == {"1": 14, "watchlist": 6, None: 60}


def test_ana_is_sales_and_bo_is_marketing(example):
    assert [(m.name, m.team) for m in example.members] == [("ana", "sales"), ("bo", "marketing")]


def test_every_company_is_made_up_and_has_its_own_domain(example):
    domains = [a["domain"] for a in rows_of(example, tables.account)]
    assert all(domain.endswith(".example") for domain in domains)
    assert len(set(domains)) == len(domains)
    assert all(p["email"].endswith(".example") for p in rows_of(example, tables.contact) if p["email"])


def test_eleven_reviews_were_held_on_the_fridays_before(example):
    held = [r["held_on"] for r in rows_of(example, tables.review)]
    assert held == [FRIDAY - timedelta(7 * week) for week in range(11, 0, -1)]
    assert all(r["minutes"] and r["status"] == "completed" for r in rows_of(example, tables.review))


def test_work_was_done_in_each_of_the_last_twelve_weeks(example):
    weeks = {(FRIDAY - t["done_on"]).days // 7 for t in rows_of(example, tables.touch) if t["done_on"]}
    assert weeks >= set(range(12))


def test_nothing_that_happened_lies_after_the_last_meeting_day(example):
    assert max(a["at"].date() for a in rows_of(example, tables.activity)) <= FRIDAY
    assert max(t["done_on"] for t in rows_of(example, tables.touch) if t["done_on"]) <= FRIDAY


# the demo's clock


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_it_ends_on_the_last_meeting_day_up_to_today_whose_review_is_still_to_be_held(tmp_path, today):
    last = last_meeting_day(today)
    assert last.weekday() == preset_framework().review.weekday
    assert timedelta(0) <= today - last < timedelta(7)
    workspaces.build_example(tmp_path / "example.db", today).close()
    store = open_workspace(tmp_path / "example.db", "bo")
    assert store.today == last
    newest = store.read(reviews.last_completed)
    assert newest.held_on == last - timedelta(7)
    board = store.read(agenda.board)
    assert (board.day, board.review) == (last, None)
    store.close()


def test_the_clock_stands_on_the_day_that_was_asked_for(tmp_path):
    monday = FRIDAY + timedelta(3)
    store = build(tmp_path / "example.db", monday)
    assert (store.today, store.demo_day) == (monday, FRIDAY)
    store.close()


def test_a_file_that_is_there_is_left_alone(tmp_path):
    path = tmp_path / "example.db"
    path.write_text("mine")
    with pytest.raises(WorkspaceError):
        build(path, FRIDAY)
    assert path.read_text() == "mine"


# always the same


def whole(store):
    """Every row of every table; of the journal not the first step, which is founded at the wall clock's time."""
    found = {name: rows_of(store, table) for name, table in tables.JOURNALED.items()}
    changes = rows_of(store, tables.change)
    return found | {"change": [c for c in changes if c["group"] != changes[0]["group"]]}


def test_made_twice_it_is_the_same_to_the_last_row(example, tmp_path):
    again = build(tmp_path / "again.db", FRIDAY)
    assert whole(again) == whole(example)
    again.close()


@pytest.mark.parametrize("today", DAYS[1:], ids=str)
def test_on_any_day_it_shows_the_same(example, tmp_path, today):
    def shown(store):
        board = store.read(agenda.board)
        return {
            line.account.name: (
                line.group,
                line.derived.score.value,
                line.derived.score_change,
                line.derived.filled,
                line.derived.needed,
                line.derived.engaged,
                len(line.derived.late),
                [why.code for why in line.row.reasons],
                line.promise.state if line.promise else "",
            )
            for line in board.lines
        }

    workspaces.build_example(tmp_path / "other.db", today).close()
    other = open_workspace(tmp_path / "other.db", "ana")
    assert shown(other) == shown(example)
    other.close()


# the journal


def test_the_journal_replays_to_exactly_the_rows_there_are(example):
    assert audit(example) == []


def test_the_journal_tells_who_did_it_and_when_in_the_order_it_happened(example):
    changes = rows_of(example, tables.change)[1:]
    told = [c for c in changes if c["group"].startswith("example")]
    assert {c["who"] for c in told} == {"ana", "bo"}
    assert all(c["at"].startswith(c["on"].isoformat()) for c in told)
    assert [c["at"] for c in told] == sorted(c["at"] for c in told)
    assert all(c["on"] <= FRIDAY for c in changes)


def test_an_undo_takes_back_one_thing_and_a_redo_brings_it_again(own):
    before = whole(own)
    flagged = undo_redo.turn(own, undo_redo.UNDO)
    assert "flagged for the review" in flagged.label
    assert all(a["flagged_on"] is None for a in rows_of(own, tables.account))
    undo_redo.turn(own, undo_redo.REDO)
    assert {k: v for k, v in whole(own).items() if k != "change"} == {k: v for k, v in before.items() if k != "change"}


def test_a_long_row_of_undos_walks_back_through_the_weeks(own):
    labels = [undo_redo.turn(own, undo_redo.UNDO, undo_redo.TurnOptions(skip_changed=True)).label for _ in range(40)]
    assert len(set(labels)) > 20
    assert all(label.startswith("Undone: ") for label in labels)


def test_it_can_be_worked_on_like_any_workspace(own):
    account = next(a for a in rows_of(own, tables.account) if a["name"] == "Abendrot Kaffeerösterei")
    own.do(accounts.set_field, account["id"], "tier", "1")
    own.do(logging.log_activity, account["id"], "reply")
    assert len(tier1(own)) == 15
    board = own.read(agenda.board)
    assert board.line(account["id"]).row.reasons[0].code == "reply"


# it obeys the rules it shows


def test_the_lines_of_every_score_add_up_to_it(example):
    for listed in example.read(listing.listed):
        score = listed.derived.score
        assert sum(line.points for line in score.lines) == score.value
        assert score.value == scoring.value(listed.facts, example.today, example.framework)


def counted_by_hand(activities):
    """S001's table, added up without the rules' code."""

    def of(*kinds, days):
        return [a for a in activities if a.type in kinds and (FRIDAY - a.day).days <= days]

    people = of("email_open", "content_download", "pricing_visit", "web_visit", "event_attended", days=90)
    people += of("reply", "form", "meeting", "discovery", days=90)
    people += [a for a in of("call", days=90) if a.outcome == "answered"]
    return (
        min(3, len({a.subject for a in of("email_open", days=30)}))
        + min(2, len({a.subject for a in of("content_download", days=90)}))
        + min(1, len(of("pricing_visit", days=90)))
        + min(1, len(of("event_attended", days=90)))
        + min(2, len({a.contact_id for a in people} - {None}))
        + min(1, len(of("reply", "form", days=90)))
    )


def test_every_score_is_the_sum_of_the_table_counted_by_hand(example):
    for listed in example.read(listing.listed):
        assert listed.derived.score.value == counted_by_hand(listed.facts.activities), listed.account.name


def test_every_coverage_is_the_seats_counted_by_hand(example):
    seats = rows_of(example, tables.seat)
    for listed in example.read(listing.listed):
        mine = [s for s in seats if s["account_id"] == listed.id]
        unneeded = {s["role"] for s in mine if s["not_needed"]}
        filled = {s["role"] for s in mine if s["contact_id"]} - unneeded
        assert (listed.derived.filled, listed.derived.needed) == (len(filled), 8 - len(unneeded))


def test_every_review_kept_the_score_of_its_day(example):
    entries = rows_of(example, tables.entry)
    days = {r["id"]: r["held_on"] for r in rows_of(example, tables.review)}
    known = example.read(facts.account_facts, scope="all", look_back=400)
    for entry in entries:
        day = days[entry["review_id"]]
        then = datetime.combine(day, time(10))
        seen = known[entry["account_id"]]
        until = SimpleNamespace(activities=[a for a in seen.activities if a.at <= then])
        assert entry["score"] == scoring.value(until, day, example.framework)


# it looks alive


def test_scores_go_from_0_to_10_and_move_both_ways(example):
    scores = [a.derived.score.value for a in tier1(example)]
    assert {min(scores), max(scores)} == {0, 10}
    assert len(set(scores)) >= 8
    changes = [a.derived.score_change for a in tier1(example)]
    assert min(changes) < 0 < max(changes)
    assert changes.count(0) >= 3


def test_the_board_has_something_of_everything(example):
    lines = example.read(agenda.board).lines
    codes = {why.code for line in lines for why in line.row.reasons[:1]}
    assert codes >= {"promise_missed", "reply", "new_person", "deal_moved", "no_next_step", "flagged", "quiet"}
    on_track = [line for line in lines if line.group == Group.ON_TRACK]
    assert 6 <= len(on_track) <= 9
    states = Counter(line.promise.state for line in lines if line.promise)
    assert states["kept"] > states["missed"] > 0
    assert states["not_due"] > 0


def test_promises_of_the_past_were_kept_and_missed(example):
    whys = [e["why"] for e in rows_of(example, tables.entry)]
    assert sum("MISSED" in why for why in whys) >= 6
    assert {e["decision"] for e in rows_of(example, tables.entry)} == {
        "keep", "more_effort", "other_play", "pause", "out",
    }  # fmt: skip


def test_two_to_four_touches_are_late(example):
    assert 2 <= sum(len(a.derived.late) for a in tier1(example)) <= 4


def test_at_most_one_thing_is_in_the_way_of_an_account_on_average(example):
    lines = [in_the_way(a) for a in tier1(example)]
    assert sum(map(len, lines)) <= len(lines)
    assert any(not line for line in lines)
    assert {line.code for each in lines for line in each} >= {"written", "next_step_late", "touch_overdue"}
    assert not any(a.derived.programme for a in tier1(example)), "nothing had to fold for it"


def test_no_code_is_in_the_way_of_more_than_30_percent(example):
    listed = example.read(listing.listed)
    codes = Counter(code for a in listed for code in {line.code for line in in_the_way(a)})
    assert codes
    assert max(codes.values()) <= 0.3 * len(listed)


def test_two_accounts_are_still_to_confirm(example):
    waiting = [a for a in tier1(example) if not a.derived.confirmed]
    codes = {line.code for a in waiting for line in a.derived.raised}
    assert len(waiting) == 2
    assert codes >= {"evidence_missing", "agreement_open"}


def test_committees_stand_at_different_states(example):
    listed = tier1(example)
    assert any(a.derived.filled == a.derived.needed for a in listed)
    assert any(a.derived.filled == 0 for a in listed)
    assert any(a.derived.activated for a in listed)
    assert any(a.derived.needed < 8 for a in listed)
    people = rows_of(example, tables.contact)
    assert {p["stance"] for p in people} >= {"for", "against"}
    assert {p["status"] for p in people} >= {"engaged", "contacted"}


def test_deals_are_open_won_and_lost(example):
    deals = rows_of(example, tables.opportunity)
    found = Counter(d["status"] for d in deals)
    assert found["open"] >= 4
    assert found["won"] >= 2
    assert found["lost"] >= 2
    assert all(d["close_date"] > FRIDAY for d in deals if d["status"] == "open")


def test_both_members_have_a_week_in_front_of_them(example):
    due = Counter(
        t["owner"]
        for t in rows_of(example, tables.touch)
        if t["status"] == "open" and timedelta(0) <= t["due"] - FRIDAY <= timedelta(7)
    )
    assert all(6 <= due[m.id] <= 14 for m in example.members)


def test_news_names_who_and_what(example):
    news = {a.account.name: a.derived.news for a in tier1(example)}
    assert news["Brückner & Söhne Feinmechanik GmbH"] == "Tue Jörg Brückner, Managing Director: pricing page 3×"
    assert sum(bool(said) for said in news.values()) >= 5


# the ICP


def test_most_of_tier_1_match_the_icp_one_does_not_and_of_one_too_little_is_known(example):
    fits = {a.account.name: a.derived.fit for a in tier1(example)}
    assert Counter(f.match for f in fits.values()) == {True: 12, False: 1, None: 1}
    assert [name for name, f in fits.items() if f.match is False] == ["Ingersby Hospitals Trust"]
    (unknown,) = [f for f in fits.values() if f.match is None]
    assert [c.name for c in unknown.criteria if c.answer is None] == ["Signs itself"]


def test_the_icp_has_all_four_families_a_must_and_two_questions(example):
    icp = example.framework.icp
    assert {c.family for c in icp} == {"firmographic", "technographic", "situational", "behavioural"}
    assert [c.name for c in icp if c.must] == ["Signs itself"]
    assert [c.name for c in icp if c.ask] == ["Change", "Signs itself"]


def test_every_fit_is_the_weights_counted_by_hand(example):
    for listed in example.read(listing.listed, "all"):
        found = listed.derived.fit
        known = [c.weight for c in found.criteria if c.answer is not None]
        met = [c.weight for c in found.criteria if c.answer]
        assert found.share == (100 * sum(met) // sum(known) if known else None)
        assert found.known == 100 * sum(known) // 15


def test_the_icp_says_yes_to_more_wins_than_losses(example):
    accounts_ = {a.id: a.account for a in example.read(listing.listed, "all")}
    closed = [(accounts_[d["account_id"]], d["status"] == "won") for d in rows_of(example, tables.opportunity)
              if d["status"] != "open"]  # fmt: skip
    assert on_own_deals(closed, example.framework, example.today).said == "yes to 3 of 3 wins, 1 of 4 losses"


def test_every_stage_of_the_story_went_through_its_gate_or_says_why(example):
    moves = [m for m in rows_of(example, tables.move) if m["what"] == "stage"]
    assert all(m["reason"] for m in moves if m["unmet"])
    assert {m["reason"] for m in moves if m["unmet"]} == {
        "In talks since spring, the proposal is out",
        "Signed; on-boarding starts on Monday",
    }
    for account in rows_of(example, tables.account):
        page = example.read(stage_page, account["id"])
        days = [stay.days for stay in page.stays]
        assert sum(days) == ((FRIDAY - page.stays[0].first).days if days else 0)
