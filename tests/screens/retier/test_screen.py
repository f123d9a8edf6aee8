"""Looking through Tier 1 again, the watchlist, disputes and the working order, as people see them (S000)."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from driver import TODAY, Driver, Open

from abm_tui.models import drafts
from abm_tui.store import Store
from abm_tui.store.commands import accounts, agreeing, framework, plays, reviews
from abm_tui.store.queries import retier
from abm_tui.store.queries.facts import accounts as account_facts
from abm_tui.store.unit import Unit

LONG_AGO = TODAY - timedelta(120)


def tell(store: Store, **named: dict[str, object]) -> dict[str, int]:
    """Accounts by name with cells set as they are given."""

    def work(u: Unit) -> dict[str, int]:
        ids = {}
        for name, cells in named.items():
            ids[name] = u.add("account", name=name, created_on=LONG_AGO, tiered_on=LONG_AGO, **cells)
        return ids

    made: dict[str, int] = store.do(work).value
    return made


def tier_of(store: Store, account_id: int) -> str | None:
    return store.read(account_facts, ids=[account_id])[0].tier


@pytest.fixture
def quarter(workspace: Store) -> dict[str, int]:
    """Two Tier 1 accounts that are due, one looked at last week, and one on the watchlist whose trigger came."""
    ids = tell(
        workspace,
        Acme={"tier": "1"},
        Globex={"tier": "1", "agrees_sales": "yes", "agrees_marketing": "no"},
        Hooli={"tier": "1", "retiered_on": TODAY - timedelta(7)},
        Initech={"tier": "watchlist", "trigger": "new executive", "triggered_on": TODAY - timedelta(1)},
        Umbrella={"tier": "watchlist", "trigger": "recent funding"},
    )
    workspace.do(agreeing.add_evidence, ids["Acme"], "Raised a round")
    return ids


@pytest.mark.quick
async def test_the_list_re_tier_is_a_page_with_what_knocks_what_is_due_and_what_was_looked_at_s000(
    open_app: Open, quarter: dict[str, int]
) -> None:
    async with open_app() as d:
        await d.press("L", "6")
        assert "RE-TIER" in d.lines[0]
        assert "both agree on 0 of 3" in d.lines[1]
        assert "ASK TO COME IN 1" in d.text
        assert "→ 1: new executive" in d.line_with("Initech")
        assert "TO LOOK AT 2" in d.text
        assert "the teams disagree" in d.line_with("Globex")
        assert "due since" in d.line_with("Acme")
        assert "LOOKED AT 1" in d.text
        assert "due" in d.line_with("Hooli")
        assert "Umbrella" not in d.text


async def test_enter_keeps_and_goes_on_and_the_row_stays_where_it_is_s000(
    open_app: Open, quarter: dict[str, int]
) -> None:
    async with open_app() as d:
        await d.press("L", "6", "down", "down")
        assert d.line_with("EVIDENCE").strip().startswith("EVIDENCE")
        before = order(d)
        first = d.app.screen.account()  # type: ignore[attr-defined]
        await d.press("enter")
        d.says("stays in Tier 1")
        assert order(d) == before
        assert "kept today" in d.text
        assert d.store.read(account_facts, ids=[first])[0].retiered_on == TODAY
        await d.press("u")
        assert d.store.read(account_facts, ids=[first])[0].retiered_on is None


async def test_a_digit_moves_an_account_out_and_a_watchlist_account_comes_in(
    open_app: Open, quarter: dict[str, int]
) -> None:
    async with open_app() as d:
        await d.press("L", "6")
        await d.press("enter")  # Initech
        await d.press("escape")
        assert tier_of(d.store, quarter["Initech"]) == "1"
        await d.press("down", "4")
        d.says("→ Watchlist")
        assert sum(tier_of(d.store, quarter[n]) == "watchlist" for n in ("Acme", "Globex")) == 1


async def test_a_dispute_is_shown_with_its_three_arguments_and_decided_by_the_owner_s000(
    open_app: Open, quarter: dict[str, int], workspace: Store
) -> None:
    async with open_app() as d:
        await d.press("L", "6")
        while "Globex" not in d.app.screen.line().account.name:  # type: ignore[attr-defined]
            await d.press("down")
        await d.press("s", "a", "5")
        assert "GLOBEX › DISPUTE" in d.lines[0]
        for words in ("ICP match", "Pipeline", "Executive sponsor", "0 of 3 speak for it, 3 unknown"):
            assert words in d.text
        await d.press("end", "1")
        d.says("Nobody is named")
        workspace.do(framework.set_cells, {"governance.decision_owner.text": "Cleo, CEO"})
    async with open_app() as d:
        await d.press("L", "6")
        while "Globex" not in d.app.screen.line().account.name:  # type: ignore[attr-defined]
            await d.press("down")
        await d.press("s", "a", "5")
        assert "Cleo, CEO decides" in d.text
        await d.press("end", "2")
        await d.type("too small for us")
        await d.press("enter")
        assert "Cleo, CEO: no, too small for us" in d.text
        account = d.store.read(account_facts, ids=[quarter["Globex"]])[0]
        assert (account.agrees_sales, account.agrees_marketing) == ("no", "no")
        await d.press("u")
        account = d.store.read(account_facts, ids=[quarter["Globex"]])[0]
        assert (account.agrees_sales, account.agrees_marketing) == ("yes", "no")
        assert "too small" not in "\n".join(d.lines[:-3])


async def test_a_no_is_asked_for_its_reason_and_both_can_say_no_s000(open_app: Open, quarter: dict[str, int]) -> None:
    async with open_app() as d:
        await d.press("/")
        await d.type("Acme")
        await d.press("enter", "s", "a", "3")
        d.says("Why not, Acme?")
        await d.type("no budget")
        await d.press("enter")
        d.says("Sales: no to Acme")
        page = d.store.read(retier.dispute, quarter["Acme"])
        assert page.reasons == "sales: no budget"


async def test_what_is_watched_for_is_set_and_when_it_happens_a_tier_is_suggested_s000(
    open_app: Open, quarter: dict[str, int]
) -> None:
    async with open_app() as d:
        await d.press("/")
        await d.type("Umbrella")
        await d.press("enter")
        assert "watch for: recent funding" in d.text
        await d.press("s", "w", "2")
        d.says("Watch Umbrella for new executive")
        await d.press("s", "w", "0")
        d.says("Suggested: Tier 1 (s t)")
        assert d.store.read(account_facts, ids=[quarter["Umbrella"]])[0].triggered_on == TODAY


async def test_only_watchlist_accounts_are_watched_s000(open_app: Open, quarter: dict[str, int]) -> None:
    async with open_app() as d:
        await d.press("/")
        await d.type("Acme")
        await d.press("enter", "s", "w")
        d.says("Acme is not on the watchlist")


async def test_tier_2_is_off_for_two_people_until_the_first_tier_1_win_and_says_so_s001(
    open_app: Open, quarter: dict[str, int]
) -> None:
    async with open_app() as d:
        await d.press("/")
        await d.type("Acme")
        await d.press("enter", "s", "t", "2")
        d.says("Tier 2 is off here")
        assert tier_of(d.store, quarter["Acme"]) == "2"


def order(d: Driver) -> list[str]:
    """The names on the page, from above."""
    names = ("Acme", "Globex", "Hooli", "Initech")
    return [name for line in d.lines[3:-6] for name in names if name in line]


def paused(store: Store, until: date) -> int:
    """An account of Tier 1 with a running play that was paused in a review until a day; returns its id."""
    one = int(store.do(accounts.add_account, "Vandelay", tier="1").value)
    store.do(plays.add_touch, one, "Call them", TODAY)
    line = drafts.AgendaLine(one, "talk", "", 0)
    review = store.do(reviews.open_review, TODAY, [line]).value
    entry = store.do(lambda u: u.find("entry", review_id=review)[0]["id"]).value
    store.do(reviews.decide, entry, "pause", until=until)
    assert tier_of(store, one) == "watchlist"
    return one


async def test_a_pause_that_is_over_ends_by_itself_where_there_is_a_slot_and_no_u_takes_that_back_s002(
    open_app: Open, workspace: Store
) -> None:
    one = paused(workspace, TODAY)
    workspace.do(accounts.set_field, one, "notes", "they moved")
    async with open_app(at=None) as d:
        d.says("Vandelay: back from the pause")
        assert "u undo" not in d.lines[-2]
        assert tier_of(d.store, one) == "1"
        await d.press("u")
        d.says("Undone: ")
        found = d.store.read(account_facts, ids=[one])[0]
        assert (found.tier, found.notes) == ("1", "")


async def test_a_pause_that_is_not_over_goes_on(open_app: Open, workspace: Store) -> None:
    one = paused(workspace, TODAY + timedelta(1))
    async with open_app() as d:
        assert tier_of(d.store, one) == "watchlist"
        assert "paused until Thu 6" in d.text


async def test_without_a_slot_a_paused_account_waits_and_is_offered_the_next_one_s002(
    open_app: Open, workspace: Store
) -> None:
    one = paused(workspace, TODAY)
    tell(workspace, **{f"A{n:02}": {"tier": "1", "retiered_on": TODAY} for n in range(20)})
    async with open_app() as d:
        assert tier_of(d.store, one) == "watchlist"
        await d.press("/")
        await d.type("Vandelay")
        await d.press("enter")
        assert "waiting for a slot since today" in d.text
        await d.press("/")
        await d.type("A07")
        await d.press("enter", "s", "t", "4")
        d.says("a slot is free for Vandelay")
        await d.press("L", "6", "enter", "escape")
        assert tier_of(d.store, one) == "1"


async def test_a_full_tier_1_offers_a_swap_to_a_watchlist_account_as_to_any_other_s002(
    open_app: Open, workspace: Store
) -> None:
    one = paused(workspace, TODAY)
    tell(workspace, **{f"A{n:02}": {"tier": "1", "retiered_on": TODAY} for n in range(20)})
    async with open_app() as d:
        await d.press("L", "6")
        assert "no slot is free" in d.text
        await d.press("enter")
        assert "Tier 1 is full, 20 of 20" in d.text
        await d.press("escape")
        d.says("Nothing was changed")
        assert tier_of(d.store, one) == "watchlist"
        await d.press("enter", "down", "enter", "escape")
        assert tier_of(d.store, one) == "1"


async def test_accounts_above_the_cap_are_said_on_the_page_s002(open_app: Open, workspace: Store) -> None:
    tell(workspace, **{f"A{n:02}": {"tier": "1", "over_cap_reason": "the board asked"} for n in range(22)})
    async with open_app() as d:
        await d.press("L", "6")
        assert "Tier 1: 22, 2 above the cap of 20" in d.lines[1]


async def test_the_reasons_of_a_place_in_the_working_order_are_shown_line_by_line_with_their_sum_s000(
    open_app: Open, quarter: dict[str, int], workspace: Store
) -> None:
    workspace.do(plays.add_touch, quarter["Acme"], "Call Ines", TODAY - timedelta(2))
    async with open_app() as d:
        await d.press("g", "o")
        assert "ACME › WORKING ORDER" in d.lines[0]
        assert "72 altogether" in d.lines[1]
        assert "+42" in d.line_with("late 2 days: Call Ines")
        assert "+20" in d.line_with("Tier 1")
        assert "+10" in d.line_with("in the way: ")
        weights = [int(n) for n in re.findall(r"(?<= )[+-][0-9]+(?= )", "\n".join(d.lines[4:-4]))]
        assert str(sum(weights)) == d.line_with("altogether").split()[0] == "72"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (200, 60)])
async def test_hostile_names_are_shown_as_they_are_and_nothing_is_cut_at_any_size(
    open_app: Open, workspace: Store, size: tuple[int, int]
) -> None:
    names = ["[/] [@click=app.quit]", "\x1b]52;c;x\x07", "株式会社", "x" * 200]
    tell(workspace, **{name: {"tier": "1", "trigger": "[bold]"} for name in names})
    async with open_app(size=size) as d:
        await d.press("L", "6")
        assert all(len(line) == size[0] or "株" in line for line in d.lines)
        assert "[/] [@" in d.text
        await d.press("enter", "enter", "enter", "enter")
        assert sum("kept today" in line for line in d.lines[3:-6]) == 4
        await d.press("g", "o")
        assert "WORKING ORDER" in d.lines[0]


async def test_the_framework_opens_the_page_too_and_says_when_the_next_look_is_due_s000(
    open_app: Open, quarter: dict[str, int]
) -> None:
    async with open_app() as d:
        await d.press("g", "f", "L")
        assert "RE-TIER · 3 due" in d.lines[0]
        await d.press("enter", "escape", "down", "enter", "enter")
        assert "RE-TIER · next due 28 Jan" in d.lines[0]
        await d.press("q")
        assert "RE-TIER" not in d.lines[0]


async def test_an_account_that_goes_to_the_watchlist_is_asked_what_for_s000(
    open_app: Open, quarter: dict[str, int]
) -> None:
    async with open_app() as d:
        await d.press("/")
        await d.type("Acme")
        await d.press("enter", "s", "t", "4")
        d.says("Acme → Watchlist · u undo · s w: what to watch for")


async def test_a_tier_1_that_does_not_match_the_icp_is_called_no_target_account_s004(
    open_app: Open, workspace: Store
) -> None:
    workspace.do(framework.add_criterion, "size", "firmographic", test="employees>=500", must=True)
    workspace.do(framework.add_criterion, "industry", "firmographic", test="industry:bank")
    workspace.do(accounts.add_account, "Tiny", employees=3, industry="bank", tier="watchlist", trigger="x")
    async with open_app() as d:
        await d.press("s", "t", "1")
        d.says("No ICP match: not a target account by your own rules.")


async def test_a_dispute_is_decided_from_the_talk_too_s000(open_app: Open, quarter: dict[str, int]) -> None:
    async with open_app() as d:
        await d.press("g", "r", "enter")
        while "GLOBEX" not in d.text:
            await d.press("n")
        await d.press("s", "a", "5")
        assert "GLOBEX › DISPUTE" in d.lines[0]
        await d.press("down", "enter")
        await d.type("90k")
        await d.press("enter")
        assert "potential 90k" in d.text
        assert "1 of 3 speak for it" in d.text
