"""Targets: a spreadsheet that knows account-based marketing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from driver import Driver, Open

from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import accounts, finishing, framework, plays
from abm_tui.store.queries.listing import listed
from abm_tui.store.queries.touches import next_of

TODAY = date(2025, 11, 5)


@pytest.fixture
def three(workspace: Store) -> list[int]:
    """Three Tier 2 accounts, each with a next step."""
    ids = []
    for name, due in (("Acme", date(2025, 11, 3)), ("Globex", date(2025, 11, 7)), ("Initech", date(2025, 11, 10))):
        account_id = workspace.do(accounts.add_account, name, tier="2").value
        workspace.do(plays.add_touch, account_id, f"Call {name}", due)
        ids.append(account_id)
    return ids


def account(store: Store, account_id: int) -> object:
    return store.read(listed, ids=[account_id])[0].account


@pytest.mark.quick
async def test_an_empty_list_names_the_next_key(open_app: Open) -> None:
    async with open_app() as d:
        assert "Paste from your spreadsheet, or press a" in d.text


async def test_rows_stand_in_working_order_the_late_one_first(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        rows = [line for line in d.lines if "Call " in line]
        assert [("Acme" in r, "Globex" in r, "Initech" in r).index(True) for r in rows[:3]] == [0, 1, 2]
        assert "2d late" in d.line_with("Call Acme")


async def test_a_cell_is_edited_in_place_and_the_arrow_goes_on_in_the_column(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("e")
        await d.type("Acme Ltd")
        await d.press("down")
        await d.type("Globex Ltd")
        await d.press("enter")
        names = [r.account.name for r in d.store.read(listed, ids=three)]
        assert names == ["Acme Ltd", "Globex Ltd", "Initech"]


async def test_tab_saves_and_edits_the_next_cell(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("e")
        await d.type("Acme Ltd")
        await d.press("tab")
        await d.type("3")
        await d.press("enter")
        row = d.store.read(listed, ids=three)[0].account
        assert (row.name, row.tier) == ("Acme Ltd", "3")


async def test_escape_restores_the_cell(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("e")
        await d.type("nonsense")
        await d.press("escape")
        assert d.store.read(listed, ids=three)[0].account.name == "Acme"
        d.says("Nothing was changed")


async def test_a_day_that_does_not_exist_keeps_the_cell_open_with_the_text(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("right", "right", "right", "right", "right", "right", "right")
        assert "Due" in d.text
        await d.press("enter")
        await d.type("31 feb")
        await d.press("enter")
        d.says('No such day: "31 feb"')
        assert "31 feb" in d.line_with("Acme")
        await d.press("escape")
        assert "2d late" in d.line_with("Call Acme")


async def test_a_day_is_echoed_while_it_is_typed_and_enter_saves_it(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press(*["right"] * 7, "enter")
        await d.type("fri")
        assert "→ Fri 7 Nov" in d.line_with("Acme")
        await d.press("enter")
        assert "Fri 7" in d.line_with("Call Acme")


async def test_a_digit_on_the_tier_sets_it_and_asks_for_evidence(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("right", "1")
        d.says("evidence")
        await d.type("they asked for a quote")
        await d.press("enter")
        row = d.store.read(listed, ids=three)[0].account
        assert (row.tier, row.agrees_sales, row.evidence_on) == ("1", "yes", TODAY)


async def test_an_empty_enter_leaves_a_tier_1_account_to_confirm(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("right", "1", "enter")
        d.says("to confirm")
        assert d.store.read(listed, ids=three)[0].account.evidence_on is None


async def test_marked_rows_are_set_together_and_taken_back_together(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("x", "x", "x", "s", "t", "3")
        assert [r.account.tier for r in d.store.read(listed, ids=three)] == ["3", "3", "3"]
        await d.press("u")
        assert [r.account.tier for r in d.store.read(listed, ids=three)] == ["2", "2", "2"]
        await d.press("U")
        assert [r.account.tier for r in d.store.read(listed, ids=three)] == ["3", "3", "3"]


async def test_marks_hidden_by_a_filter_are_not_changed_and_the_count_says_so(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("X", "f")
        await d.type("acme")
        await d.press("enter", "s", "t", "3")
        assert [r.account.tier for r in d.store.read(listed, ids=three)] == ["3", "2", "2"]
        await d.press("F", "x")
        assert "marked" in d.text


async def test_the_filter_counts_while_it_is_typed_and_escape_restores(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("f")
        await d.type("glo")
        d.says("1 of 3")
        assert "Initech" not in d.text
        await d.press("escape")
        assert "Initech" in d.text


async def test_a_misspelt_word_in_the_filter_is_answered_with_what_was_meant(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("f")
        await d.type("owner:anna")
        d.says("Did you mean owner:ana?")


async def test_after_tab_the_count_is_that_of_the_completed_word(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("f")
        await d.type("missing:cha")
        await d.press("tab")
        d.says("missing:champion")
        d.says("3 of 3")
        await d.press("backspace")
        await d.press("tab")
        assert "did you mean" not in d.text.casefold()


async def test_what_the_rules_say_is_filtered_like_any_field(
    open_app: Open, workspace: Store, three: list[int]
) -> None:
    workspace.do(framework.add_criterion, "Fits", "situational", ask="Do they fit?")
    workspace.do(framework.add_criterion, "Really", "situational", ask="Really?")
    workspace.do(accounts.set_field, three[0], "criteria", "fits=yes;really=yes")
    async with open_app() as d:
        for text, shown in (("stuck", 0), ("-stuck", 3), ("fit>=70", 1), ("icp:unknown", 2), ("band:nurture", 3)):
            await d.press("f")
            await d.type(text)
            await d.press("enter")
            assert d.says(f"{shown} of 3 shown"), text
            await d.press("F")
        await d.press("f")
        await d.type("band:cal1")
        assert d.says("Did you mean band:call?")


async def test_an_order_by_column_turns_and_goes_away(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("o")
        assert "▲" in d.line_with("Account")
        await d.press("o")
        assert "▼" in d.line_with("Account")
        await d.press("o")
        d.says("Working order")


async def test_a_view_is_saved_as_a_list_and_shown_by_its_digit(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("f")
        await d.type("acme")
        await d.press("enter", "L", "a")
        await d.type("Only Acme")
        await d.press("enter", "F", "L", "7")
        assert "Only Acme" in d.lines[1]
        assert "Globex" not in d.text


async def test_the_pool_is_a_list_and_a_digit_takes_an_account_out_of_it(open_app: Open, workspace: Store) -> None:
    pooled = workspace.do(accounts.add_account, "Hooli").value
    async with open_app() as d:
        await d.press("L", "5")
        assert "Hooli" in d.text
        await d.press("right", "4")
        assert d.store.read(listed, ids=[pooled])[0].account.tier == "watchlist"
        assert "Hooli" not in "\n".join(d.lines[3:-5])


async def test_a_new_account_is_asked_for_its_tier(open_app: Open) -> None:
    async with open_app() as d:
        await d.press("a")
        await d.type("Wonka")
        await d.press("enter", "2")
        assert "Wonka" in d.line_with("Wonka")
        assert d.store.read(listed)[0].account.tier == "2"


async def test_fill_down_takes_the_first_marked_value_as_one_step(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("right", "3", "x", "x", "x", "s", "f")
        assert [r.account.tier for r in d.store.read(listed, ids=three)] == ["3", "3", "3"]
        await d.press("u")
        assert [r.account.tier for r in d.store.read(listed, ids=three)] == ["3", "2", "2"]


async def test_done_logs_later_moves_and_who_gives_away(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("z", "2")
        assert "Fri 7" in d.line_with("Call Acme")
        await d.press("w", "2")
        d.says("owner → bo")
        await d.press("d")
        assert "Call Acme" not in "\n".join(d.lines[3:-6])


async def test_archive_puts_away_and_undo_brings_back(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("s", "x")
        assert "Acme" not in "\n".join(d.lines[3:-6])
        await d.press("u")
        assert "Acme" in d.text


async def test_a_colleagues_edit_shows_and_moves_nothing(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("down")
        other = open_workspace(d.store.path, "bo", TODAY)
        other.do(accounts.set_field, three[2], "name", "Initrode")
        other.close()
        await d.hear()
        assert "Initrode" in d.text
        assert d.app.screen.sheet.cursor_key == three[1]  # type: ignore[attr-defined]


async def test_the_same_cell_edited_by_both_is_a_choice_and_never_overwritten(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("e")
        await d.type("Mine")
        other = open_workspace(d.store.path, "bo", TODAY)
        other.do(accounts.set_field, three[0], "name", "Theirs")
        await d.press("enter")
        assert "bo set name to Theirs, you typed Mine" in d.text
        assert other.read(listed, ids=three)[0].account.name == "Theirs"
        await d.press("m")
        assert other.read(listed, ids=three)[0].account.name == "Mine"
        other.close()


async def test_a_day_typed_goes_to_the_touch_whose_day_it_was(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        other = open_workspace(d.store.path, "bo", TODAY)
        other.do(plays.add_touch, three[0], "Send paper", date(2025, 11, 6))
        await d.press("g", "t")
        await go_to(d, "Acme")
        await d.press(*["right"] * 7, "enter")
        await d.type("14 nov")
        first = d.store.read(next_of, three[0])
        assert first is not None
        other.do(plays.edit_touch, first.id, "due", date(2025, 11, 20), first.due)
        await d.press("enter")
        assert "bo set due to Thu 20 Nov, you typed 14 nov" in d.text
        await d.press("e", "enter")
        due = {t.text: t.due for t in other.read(listed, ids=[three[0]])[0].facts.touches}
        assert due == {"Call Acme": date(2025, 11, 14), "Send paper": date(2025, 11, 6)}
        other.close()


async def test_a_step_the_other_person_did_meanwhile_is_not_edited(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press(*["right"] * 6, "enter")
        await d.type("Call them twice")
        other = open_workspace(d.store.path, "bo", TODAY)
        step = d.store.read(next_of, three[0])
        assert step is not None
        other.do(finishing.finish_touch, step.id)
        await d.hear()
        await d.press("enter")
        d.says("Call Acme is done meanwhile")
        assert "Call them twice" in d.text
        other.close()


async def test_a_stage_picked_over_somebody_elses_is_a_choice(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("right", "right", "enter")
        other = open_workspace(d.store.path, "bo", TODAY)
        other.do(accounts.set_field, three[0], "stage", "decision", reason="the board said so")
        await d.press("2")
        assert "bo set stage to Decision, you typed Interest" in d.text
        await d.press("m")
        assert "Why back to Interest" in d.text
        await d.type("no budget after all")
        await d.press("enter")
        assert other.read(listed, ids=[three[0]])[0].account.stage == "interest"
        other.close()


async def full(workspace: Store) -> list[int]:
    ids = [workspace.do(accounts.add_account, f"T{n:02}", tier="1").value for n in range(20)]
    return [*ids, workspace.do(accounts.add_account, "Nakatomi", tier="watchlist").value]


async def go_to(d: Driver, name: str) -> None:
    await d.press("/")
    await d.type(name)
    await d.press("enter")


async def test_a_full_tier_1_offers_a_swap_and_a_typed_ahead_enter_is_harmless(
    open_app: Open, workspace: Store
) -> None:
    ids = await full(workspace)
    async with open_app() as d:
        await go_to(d, "Nakatomi")
        await d.press("right", "1")
        assert "Tier 1 is full, 20 of 20" in d.text
        await d.press("enter")
        assert d.store.read(listed, ids=[ids[-1]])[0].account.tier == "watchlist"
        await d.press("1", "down", "enter", "escape")
        tiers = [r.account.tier for r in d.store.read(listed, ids=ids)]
        assert tiers.count("1") == 20
        assert tiers[-1] == "1"


async def test_a_full_tier_1_may_be_exceeded_with_a_reason(open_app: Open, workspace: Store) -> None:
    ids = await full(workspace)
    async with open_app() as d:
        await go_to(d, "Nakatomi")
        await d.press("right", "1", "e")
        await d.type("the CFO called us")
        await d.press("enter")
        row = d.store.read(listed, ids=[ids[-1]])[0].account
        assert (row.tier, row.over_cap_reason) == ("1", "the CFO called us")


async def test_above_the_cap_the_offer_counts_right_and_a_swap_works(open_app: Open, workspace: Store) -> None:
    ids = await full(workspace)
    workspace.do(accounts.set_tier, ids[-1], "1", reason="the CFO called us")
    newcomer = workspace.do(accounts.add_account, "Newcomer", tier="2").value
    async with open_app() as d:
        await go_to(d, "Newcomer")
        await d.press("right", "1")
        assert "Tier 1 is 21, 1 above the cap of 20. Newcomer stays out unless one leaves" in d.text
        await d.press("down", "enter", "escape")
        rows = {r.id: r.account.tier for r in d.store.read(listed, "all")}
        assert rows[newcomer] == "1"
        assert list(rows.values()).count("1") == 21


async def test_several_that_do_not_fit_are_counted_and_the_way_out_is_in_sight(
    open_app: Open, workspace: Store
) -> None:
    for n in range(19):
        workspace.do(accounts.add_account, f"T{n:02}", tier="1")
    for name in ("Aaa", "Aab", "Aac"):
        workspace.do(accounts.add_account, name, tier="2")
    async with open_app() as d:
        await go_to(d, "Aaa")
        await d.press("x")
        await go_to(d, "Aab")
        await d.press("x")
        await go_to(d, "Aac")
        await d.press("x", "s", "t", "1")
        assert d.says("Tier 1 is 19 of 20: 3 more do not fit. One at a time can swap.")


@pytest.mark.parametrize("above", [False, True])
async def test_an_undo_into_a_full_tier_1_offers_a_slot_for_what_it_brings_back(
    open_app: Open, workspace: Store, above: bool
) -> None:
    ids = await full(workspace)
    workspace.do(accounts.set_tier, ids[4], "2")
    other = open_workspace(workspace.path, "bo", TODAY)
    other.do(accounts.set_tier, ids[-1], "1")
    other.close()
    async with open_app() as d:
        await d.press("u")
        assert "Tier 1 is full, 20 of 20. This step stays as it is unless one leaves" in d.text
        if above:
            await d.press("e")
            await d.type("they asked for it")
            await d.press("enter")
        else:
            await d.press("down", "enter")
        assert d.says("Undone: T04 → Tier 2")
        rows = {r.id: r.account for r in d.store.read(listed, ids=ids)}
        assert rows[ids[4]].tier == "1"
        assert [a.tier for a in rows.values()].count("1") == (21 if above else 20)
        assert rows[ids[4]].over_cap_reason == ("they asked for it" if above else "")


async def test_a_tier_typed_over_somebody_elses_is_not_written(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("right", "e")
        before = d.store.read(listed, ids=three)[0].account.tier
        other = open_workspace(d.store.path, "bo", TODAY)
        other.do(accounts.set_tier, three[0], "watchlist")
        other.close()
        await d.type("3")
        await d.press("enter")
        assert before == "2"
        assert d.store.read(listed, ids=three)[0].account.tier == "watchlist"
        assert d.says("bo changed tier since you looked")


async def test_quick_add_shows_what_it_understood_and_one_undo_takes_it_back(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("t")
        await d.type("met Dana Ruiz (CFO) re security #meeting, call her fri")
        d.says("new: Dana Ruiz, CFO")
        d.says("score 0 → 1")
        await d.press("enter")
        d.says("Logged meeting for Acme")
        facts = d.store.read(listed, ids=three)[0].facts
        assert [p.last_name for p in facts.people] == ["Ruiz"]
        assert len(facts.touches) == 2
        await d.press("u")
        facts = d.store.read(listed, ids=three)[0].facts
        assert (facts.people, facts.activities, len(facts.touches)) == ((), (), 1)


async def test_help_finds_a_key_by_a_word_and_enter_runs_it(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("?")
        await d.type("archive")
        assert "s x" in d.text
        await d.press("enter")
        assert "Acme" not in "\n".join(d.lines[3:-6])


async def test_an_unknown_key_is_answered_and_changes_nothing(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        before = d.store.read(listed)
        await d.press("m", "i", "backspace")
        d.says("Backspace does nothing here")
        await d.press("s", "y")
        d.says("Not y. Set:")
        await d.press("escape")
        assert [r.account for r in d.store.read(listed)] == [r.account for r in before]


async def test_the_next_start_looks_the_same(open_app: Open, three: list[int]) -> None:
    async with open_app() as d:
        await d.press("f")
        await d.type("tier:2")
        await d.press("enter", "down", "q", "q")
    async with open_app() as d:
        assert "tier:2" in d.lines[1]
        assert d.app.screen.sheet.cursor_key == three[1]  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (200, 60)])
async def test_no_line_is_wider_than_the_screen_and_the_keys_stay(
    open_app: Open, three: list[int], size: tuple[int, int]
) -> None:
    async with open_app(size=size) as d:
        assert all(len(line) <= size[0] for line in d.lines)
        assert d.lines[-1].rstrip().endswith("? : q")
        assert "Acme" in d.text


async def test_d_1_d_1_says_how_the_last_two_steps_went_types_into_no_field_and_sets_no_tier(
    open_app: Open, workspace: Store
) -> None:
    acme = workspace.do(accounts.add_account, "Acme", tier="2").value
    for text in ("Call Dana", "Call Raj"):
        workspace.do(plays.add_touch, acme, text, TODAY - timedelta(2))
    async with open_app() as d:
        await d.ahead("d", "1", "d", "1")
        d.says("nothing else open: s n next")
        await d.press("down")
        row = d.store.read(listed, ids=[acme])[0]
        assert [(t.status, t.outcome) for t in row.facts.touches] == [("done", "answered")] * 2
        assert row.account.tier == "2"
        assert len(row.facts.activities) == 2
