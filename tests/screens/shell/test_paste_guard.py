"""Text pasted without brackets arrives as keys: it is held and asked about, never run, never dropped unasked."""

from __future__ import annotations

from driver import Driver, Open
from hypothesis import given
from hypothesis import strategies as st
from import_steps import work
from textual import events

from abm_tui.screens.shell import paste_guard
from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.queries.listing import listed

PASTED = "qdD\nAcme\t1\nGlobex\t2\n"


async def send(d: Driver, text: str) -> None:
    """All keys in one breath, as a terminal without bracketed paste sends them."""
    names = {"\n": "enter", "\t": "tab", " ": "space"}
    for char in text:
        d.app.post_message(events.Key(names.get(char, char), char))
    await d.settle()
    await d.pilot.pause(paste_guard.QUIET_SECONDS + 0.05)
    await d.settle()


async def test_a_burst_is_held_and_escape_drops_it_unrun(open_app: Open, workspace: Store) -> None:
    workspace.do(accounts.add_account, "Hooli", tier="2")
    async with open_app() as d:
        before = d.text.splitlines()[:20]
        await send(d, PASTED)
        d.says("Looks like pasted text")
        assert d.text.splitlines()[:20] == before
        await d.press("escape")
        d.says("nothing was changed")


async def test_a_held_burst_run_with_enter_is_the_same_as_the_keys_typed(open_app: Open, workspace: Store) -> None:
    for name in ("Hooli", "Initech", "Umbrella"):
        workspace.do(accounts.add_account, name, tier="2")
    async with open_app() as d:
        await send(d, "xxxst3foverdu")
        await d.press("enter")
        await d.settle()
        assert [r.account.tier for r in d.store.read(listed)] == ["3", "3", "3"]
        assert d.app.screen.status.prompt.value == "overdu"  # type: ignore[attr-defined]


async def test_a_held_burst_becomes_rows_with_p(open_app: Open) -> None:
    async with open_app() as d:
        await send(d, "Company\tTier\nAcme\t2\nGlobex\t3\n")
        await d.press("p")
        await work(d)
        assert "2 rows × 2 columns" in d.lines[0]


async def test_typing_ahead_passes(open_app: Open, workspace: Store) -> None:
    for name in ("Hooli", "Initech", "Umbrella"):
        workspace.do(accounts.add_account, name, tier="2")
    async with open_app() as d:
        await send(d, "xxxst3")
        assert [r.account.tier for r in d.store.read(listed)] == ["3", "3", "3"]


async def test_escape_and_a_letter_that_tmux_merged_are_both_meant(open_app: Open, workspace: Store) -> None:
    workspace.do(accounts.add_account, "Hooli", tier="2")
    async with open_app() as d:
        await d.press("f")
        await d.type("zzz")
        d.app.post_message(events.Key("alt+x", None))
        await d.settle()
        await d.settle()
        assert "Hooli" in d.text
        d.says("1 marked")


async def test_keys_typed_ahead_of_a_field_that_closes_end_where_they_were_meant(
    open_app: Open, workspace: Store
) -> None:
    ids = [workspace.do(accounts.add_account, name, tier="2").value for name in ("Hooli", "Initech")]
    async with open_app() as d:
        await d.ahead("e", "A", "down", "B", "enter")
        assert [r.account.name for r in d.store.read(listed, ids=ids)] == ["A", "B"]
        await d.ahead("home", "a", "C", "enter", "2", "x")
        assert [r.account.name for r in d.store.read(listed)] == ["A", "B", "C"]
        d.says("1 marked")


@given(st.lists(st.sampled_from(["x", "down", "s", "t", "1"]), max_size=11))
def test_fewer_than_twelve_keys_are_never_held(keys: list[str]) -> None:
    assert not paste_guard.looks_pasted(keys)


@given(st.sampled_from("abcdj "), st.integers(min_value=1, max_value=200))
def test_one_key_held_down_is_never_held_back(key: str, times: int) -> None:
    assert not paste_guard.looks_pasted([key] * times)
