"""Today: what is hot, late and due, what waits; everything is acted on in place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from driver import TODAY, Driver, Open
from rich.cells import cell_len

from abm_tui import glyphs
from abm_tui.models import tables
from abm_tui.models.drafts import AgendaLine
from abm_tui.screens.card.screen import CardScreen
from abm_tui.screens.targets.screen import TargetsScreen
from abm_tui.screens.today.screen import TodayScreen
from abm_tui.screens.touch.screen import TouchScreen
from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import accounts, blockers, committee, deals, logging, plays, reviews
from abm_tui.store.outside_journal import keep_view
from abm_tui.store.queries import plays as library
from abm_tui.store.queries.listing import listed
from abm_tui.store.queries.touches import by_id
from abm_tui.store.reader import Reader


@dataclass
class Told:
    """What is in the workspace, by name."""

    ids: dict[str, int]
    touches: dict[str, int]


def plan_seen(store: Store, who: str = "ana") -> None:
    """The week's plan was seen on Monday: today the day stands there at once."""
    opened = open_workspace(store.path, who, TODAY)
    keep_view(opened, "today", '{"planned": "2025-11-03"}')
    opened.close()


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
    plan_seen(workspace)
    return Told(ids, touches)


def rows(d: Driver) -> list[str]:
    """The lines of the sheet."""
    return [line.rstrip() for line in d.lines[3:-3]]


async def to(d: Driver, words: str) -> None:
    """Down to the line with these words."""
    await d.press("home")
    for _ in range(40):
        if any(words in line and "▐" in line for line in d.lines):
            return
        await d.press("down")
    raise AssertionError(f"{words!r} is not reached:\n{d.text}")


@pytest.mark.quick
async def test_one_lands_on_the_day_with_its_sections_in_order(told: Told, open_app: Open) -> None:
    del told
    async with open_app(at=None) as d:
        assert isinstance(d.app.screen, TodayScreen)
        assert d.lines[0].startswith(" TODAY  Targets  Committees  Plays  Review")
        assert d.lines[1].startswith(" Wed 5 Nov · review Fri 10:00")
        shown = rows(d)
        heads = ["HOT 3", "LATE 3", "TODAY 2", "NEXT 7 DAYS 1 ▸", "WAITING FOR YOU 1", "IN THE WAY 1 more: 1 written"]
        places = [next(n for n, line in enumerate(shown) if head in line) for head in heads]
        assert places == sorted(places)
        assert 'Dana Ruiz, CFO replied: "send the contract"' in d.line_with("Acme GmbH")
        assert "Raj Patel, CFO: pricing page 3×" in d.text
        assert "deal 80k: 28 Nov → 12 Dec, by bo" in d.text
        assert d.line_with("Call Ines Marsh").split()[-4:] == ["step", "2d", "late", "ana"]
        assert "bo asks: is it Tier 1 for sales?" in d.line_with("s a answers")


async def test_done_takes_a_hot_line_away_for_good_and_the_reply_stays_on_the_card(told: Told, open_app: Open) -> None:
    async with open_app(at=None) as d:
        await to(d, "Dana Ruiz, CFO")
        await d.press("d")
        assert "HOT 2" in d.text
        assert "Dana Ruiz" not in d.text
    async with open_app(at=None) as d:
        assert "HOT 2" in d.text
        await to(d, "Send security")
        await d.press("v")
        assert isinstance(d.app.screen, CardScreen)
        assert d.app.screen.subject.account_id == told.ids["Acme GmbH"]
        assert "Dana" in d.text


async def test_opening_a_hot_line_puts_it_away_and_shows_the_card(told: Told, open_app: Open) -> None:
    async with open_app(at=None) as d:
        await to(d, "pricing page")
        await d.press("enter")
        assert isinstance(d.app.screen, CardScreen)
        assert d.app.screen.subject.account_id == told.ids["Initech"]
        await d.press("q")
        assert isinstance(d.app.screen, TodayScreen)
        assert "pricing page" not in d.text


async def test_done_asks_how_it_went_and_the_touch_leaves_the_page(
    told: Told, open_app: Open, workspace: Store
) -> None:
    async with open_app(at=None) as d:
        await to(d, "Call Ines")
        await d.press("d")
        assert d.says("1 talked")
        await d.press("1")
        assert "LATE 2" in d.text
        touch = workspace.read(by_id, told.touches["Call Ines Marsh"])
        assert touch is not None
        assert (touch.status, touch.outcome) == ("done", "answered")
        await d.press("-")
        assert "LATE 3" in d.text


async def test_later_and_who_act_on_the_touch_under_the_cursor(told: Told, open_app: Open, workspace: Store) -> None:
    async with open_app(at=None) as d:
        await to(d, "Email CFO")
        await d.press("w", "2")
        await to(d, "Email CFO")
        await d.press("z", "1")
        touch = workspace.read(by_id, told.touches["Email CFO: ROI model"])
        assert touch is not None
        assert (touch.owner, touch.due) == (2, TODAY + timedelta(1))
        assert "NEXT 7 DAYS 2" in d.text


async def test_enter_on_a_touch_opens_its_sheet_and_n_walks_on(told: Told, open_app: Open) -> None:
    async with open_app(at=None) as d:
        await to(d, "Call Ines")
        await d.press("enter")
        assert isinstance(d.app.screen, TouchScreen)
        assert d.app.screen.touch_id == told.touches["Call Ines Marsh"]
        await d.press("n")
        assert d.app.screen.touch_id == told.touches["Email CFO: ROI model"]


async def test_the_question_is_answered_from_its_line_and_leaves(told: Told, open_app: Open) -> None:
    del told
    async with open_app(at=None) as d:
        await to(d, "bo asks")
        await d.press("s", "a", "2")
        assert "WAITING FOR YOU" not in d.text


async def test_the_next_days_unfold_and_what_is_counted_opens_a_list(told: Told, open_app: Open) -> None:
    del told
    async with open_app(at=None) as d:
        assert "Post-demo recap" not in d.text
        await to(d, "NEXT 7 DAYS")
        await d.press("enter")
        assert "Tue 11" in d.line_with("Post-demo recap")
        await d.press("enter")
        assert "Post-demo recap" not in d.text
        await to(d, "IN THE WAY")
        await d.press("enter")
        assert isinstance(d.app.screen, TargetsScreen)
        assert "blocked" in d.lines[1]
        await d.press("g", "h")
        await to(d, "SET-UP")
        await d.press("enter")
        assert "blocker:" in d.lines[1]


async def test_n_and_p_walk_the_late_touches(told: Told, open_app: Open) -> None:
    del told
    async with open_app(at=None) as d:
        seen = []
        for key in ("n", "n", "n", "n", "p"):
            await d.press(key)
            seen.append(d.line_with("▐").split()[1])
        assert seen == ["Globex", "Initech", "Umbrella", "Globex", "Umbrella"]


async def test_a_filter_holds_for_every_section_and_is_kept(told: Told, open_app: Open) -> None:
    del told
    async with open_app(at=None) as d:
        await d.press("f")
        await d.type("mine")
        await d.press("enter")
        assert "LinkedIn Mika Sato" not in d.text
        assert "f mine" in d.lines[1]
        assert "LATE 2" in d.text
        d.app.exit()
    async with open_app(at=None) as d:
        assert "LATE 2" in d.text
        await d.press("F")
        assert "LATE 3" in d.text


async def test_marked_lines_are_set_together(told: Told, open_app: Open, workspace: Store) -> None:
    async with open_app(at=None) as d:
        await to(d, "Call Ines")
        await d.press("x", "x", "s", "t", "2")
        tiers = {row.account.name: row.account.tier for row in workspace.read(listed)}
        assert [tiers[name] for name in told.ids] == ["2", "2", "1", "1", "1", "1", "1"]


async def test_what_the_other_did_is_counted_and_c_lists_it(told: Told, open_app: Open) -> None:
    del told
    async with open_app(at=None) as d:
        assert d.lines[1].rstrip().endswith("changes by bo  c")
        await d.press("c")
        assert "CHANGES BY BO ▾" in d.line_with("▐")
        assert "bo: " in d.text
        await d.press("c")
        assert "CHANGES BY BO" not in d.text


async def test_the_other_hands_a_touch_over_and_it_waits(told: Told, open_app: Open, workspace: Store) -> None:
    async with open_app(at=None) as d:
        bo = open_workspace(workspace.path, "bo", TODAY)
        bo.do(plays.set_touch, told.touches["LinkedIn Mika Sato"], owner=1)
        bo.close()
        await d.hear()
        assert "from bo: LinkedIn Mika Sato" in d.text


async def test_the_plan_of_the_week_opens_once_and_q_leads_on(told: Told, open_app: Open, workspace: Store) -> None:
    entry = workspace.do(reviews.open_review, TODAY, [AgendaLine(told.ids["Hooli"], "talk", "because", 0)]).value
    workspace.do(reviews.set_focus, workspace.read(an_entry), True)
    workspace.do(reviews.finish_review, entry, "minutes")
    keep_view(workspace, "today", "{}")
    async with open_app(at=None) as d:
        assert d.lines[1].startswith(" THE WEEK OF Wed 5 Nov")
        for words in ("WITHOUT A NEXT STEP 1", "Café Nörd", "FOCUS this week 1", "ANA 3 touches", "BO 2 touches"):
            assert words in d.text
        await to(d, "Café Nörd")
        await d.press("a")
        await d.type("Call Lind fri")
        await d.press("enter")
        assert "WITHOUT A NEXT STEP" not in d.text
        await d.press("q")
        assert d.lines[1].startswith(" Wed 5 Nov · review")
        assert "FOCUS this week  Hooli" in d.text
    async with open_app(at=None) as d:
        assert d.lines[1].startswith(" Wed 5 Nov · review")


def an_entry(r: Reader) -> int:
    return int(r.rows(tables.entry.select())[0]["id"])


async def test_an_empty_workspace_has_nothing_late(open_app: Open) -> None:
    async with open_app(at=None) as d:
        assert "No accounts in a tier yet. g t goes to Targets" in d.text


async def test_a_day_without_anything_late_points_down_at_the_week(open_app: Open, workspace: Store) -> None:
    acme = workspace.do(accounts.add_account, "Acme", tier="2").value
    for days in (1, 2, 3):
        workspace.do(plays.add_touch, acme, f"in {days}", TODAY + timedelta(days))
    plan_seen(workspace)
    async with open_app(at=None) as d:
        assert "Nothing late. 3 things this week: ↓" in d.text
        assert "NEXT 7 DAYS 3" in d.line_with("▐")


async def test_a_play_that_is_cut_keeps_its_place(told: Told, open_app: Open, workspace: Store) -> None:
    play = next(p for p in workspace.read(library.plays) if p.code == "break_in" or "Break" in p.name)
    [plan] = workspace.read(library.plan, play, [told.ids["Wonka"]], TODAY)
    workspace.do(plays.assign, told.ids["Wonka"], play.id, TODAY, plan.touches)
    async with open_app(at=None) as d:
        assert f"1/{len(plan.touches)} today" in d.line_with("Wonka")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (200, 60)])
@pytest.mark.parametrize("signs", ["unicode", "ascii"])
async def test_no_line_is_over_the_width_and_due_always_reads(
    told: Told, open_app: Open, workspace: Store, size: tuple[int, int], signs: str
) -> None:
    workspace.do(plays.add_touch, told.ids["Acme GmbH"], "A very long step " * 9, TODAY - timedelta(116), owner=1)
    glyphs.use(signs)
    async with open_app(size, at=None) as d:
        await to(d, "Umbrella") if signs == "unicode" else await d.press("c")
        for line in d.lines:
            assert cell_len(line) == size[0]
        assert "116d" in d.text
        assert d.lines[-1].rstrip().endswith("? : q")
        if signs == "ascii":
            assert not set("─│▸▾▐▌…·").intersection(d.text)


async def test_on_a_wide_screen_the_account_and_the_others_changes_stand_there(told: Told, open_app: Open) -> None:
    del told
    async with open_app((120, 36), at=None) as d:
        assert "COMMITTEE" in d.text
        assert "CHANGES BY BO ▸" in d.text


async def test_going_away_and_back_keeps_the_line(told: Told, open_app: Open) -> None:
    del told
    async with open_app(at=None) as d:
        await to(d, "Email CFO")
        await d.press("g", "t")
        assert isinstance(d.app.screen, TargetsScreen)
        await d.press("g", "h")
        assert isinstance(d.app.screen, TodayScreen)
        assert "Email CFO" in d.line_with("▐")


async def test_keys_typed_before_the_workspace_is_open_are_not_dropped(told: Told, open_app: Open) -> None:
    del told
    async with open_app(at=None) as d:
        screen = d.app.screen
        assert isinstance(screen, TodayScreen)
        d.app._presence, presence = None, d.app._presence
        screen.press("n")
        d.app._presence = presence
        screen.opened()
        await d.settle()
        assert "Call Ines" in d.line_with("▐")
