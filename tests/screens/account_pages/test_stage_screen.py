"""Stages on the screen: a closed gate lists what it asks for, back takes a reason, and the page of a stage."""

from __future__ import annotations

import pytest
from driver import Open

from abm_tui.models import tables as t
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, logging, stages
from abm_tui.store.queries.listing import listed


@pytest.fixture
def globex(workspace: Store) -> int:
    """Globex in Awareness, with Raj, the technical evaluator, and nothing from them."""
    one = workspace.do(accounts.add_account, "Globex", tier="1").value
    workspace.do(committee.add_person, one, role="TE", first_name="Raj", last_name="Patel", title="CTO")
    return int(one)


def stage(store: Store, account_id: int) -> str | None:
    return store.read(listed, ids=[account_id])[0].account.stage


def last_move(store: Store) -> tuple[str, str, str, str]:
    rows = store.read(lambda r: r.rows(t.move.select().where(t.move.c.what == "stage").order_by(t.move.c.id.desc())))
    return rows[0]["old"], rows[0]["new"], rows[0]["reason"], rows[0]["unmet"]


@pytest.mark.quick
async def test_a_closed_gate_lists_each_condition_with_its_key_s001(open_app: Open, globex: int) -> None:
    async with open_app() as d:
        await d.press("s", "g", "2")
        assert "Globex: Interest asks for more" in d.text
        assert "no signal from them in 90 d" in d.line_with("t logs it")
        assert "nobody senior known" in d.line_with("v the card")
        await d.press("escape")
        assert d.says("Nothing was changed.")
        assert stage(d.store, globex) == "awareness"


async def test_e_moves_anyway_with_a_reason_that_is_kept_s001(open_app: Open, globex: int) -> None:
    async with open_app() as d:
        await d.press("s", "g", "2", "e")
        assert d.says("Why anyway to Interest, Globex?")
        await d.press("enter")
        assert d.says("Say why, in a few words.")
        await d.type("met at the fair")
        await d.press("enter")
        assert d.says("Globex → Interest: met at the fair")
        lacks = "no signal from them in 90 d; nobody senior known"
        assert last_move(d.store) == ("awareness", "interest", "met at the fair", lacks)
        await d.press("u")
        assert stage(d.store, globex) == "awareness"
        assert last_move(d.store)[:2] == ("", "awareness")


async def test_what_is_typed_ahead_of_a_closed_gate_decides_nothing(open_app: Open, globex: int) -> None:
    async with open_app() as d:
        await d.ahead("s", "g", "2", "enter")
        assert d.says("Nothing was changed.")
        await d.ahead("s", "g", "2", "3", "4")
        assert "Interest asks for more" in d.text
        await d.press("escape")
        assert stage(d.store, globex) == "awareness"


async def test_a_condition_begins_the_line_that_fulfils_it_s001(open_app: Open, globex: int) -> None:
    async with open_app() as d:
        await d.press("s", "g", "2", "down", "enter")
        assert "t Globex ▸ #replied" in d.text
        await d.type("yes, let us talk")
        await d.press("enter", "s", "g", "2")
        assert "no signal" not in d.text
        await d.press("down", "enter")
        assert "GLOBEX" in d.lines[0], "people are added on the card"


async def test_an_open_gate_is_gone_through_without_a_word_s001(open_app: Open, workspace: Store, globex: int) -> None:
    workspace.do(logging.log_activity, globex, "reply")
    workspace.do(committee.add_person, globex, role="CH", first_name="Ines", last_name="Marsh")
    async with open_app() as d:
        await d.press("right", "right", "space")
        assert stage(d.store, globex) == "interest"
        assert last_move(d.store) == ("awareness", "interest", "", "")
        await d.press("space")
        assert "Consideration asks for more" in d.text
        assert "0 of 2 people engaged" in d.text
        await d.press("escape", "-")
        assert d.says("Why back to Awareness, Globex?")
        await d.type("it was their sister company")
        await d.press("enter")
        assert last_move(d.store) == ("interest", "awareness", "it was their sister company", "")
        await d.press("-")
        assert d.says("Why back to no stage")
        await d.press("escape")
        assert stage(d.store, globex) == "awareness"


async def test_several_accounts_move_together_or_only_those_that_may_s001(
    open_app: Open, workspace: Store, globex: int
) -> None:
    ready = workspace.do(accounts.add_account, "Initech", tier="1").value
    workspace.do(logging.log_activity, ready, "reply")
    workspace.do(committee.add_person, ready, role="CH", first_name="Ines", last_name="Marsh")
    async with open_app() as d:
        await d.press("X", "s", "g", "2")
        assert "Interest: 1 account of 2 may not go there yet" in d.text
        assert "no signal from them in 90 d, nobody senior known" in d.line_with("Globex  no")
        await d.press("m")
        assert (stage(d.store, globex), stage(d.store, ready)) == ("awareness", "interest")
        await d.press("X", "s", "g", "3", "e")
        await d.type("both are in talks")
        await d.press("enter")
        assert {stage(d.store, globex), stage(d.store, ready)} == {"consideration"}
        await d.press("u")
        assert (stage(d.store, globex), stage(d.store, ready)) == ("awareness", "interest")


async def test_the_page_of_a_stage_tells_its_gate_its_work_and_the_way_here_s001(
    open_app: Open, workspace: Store, globex: int
) -> None:
    workspace.do(stages.set_stage, globex, "interest", reason="met at the fair")
    async with open_app() as d:
        await d.press("g", "g")
        assert "GLOBEX › INTEREST" in d.lines[0]
        assert "0 d of 120 it may take in Tier 1" in d.lines[1]
        assert "also: engaged" in d.lines[1]
        assert "3 of 3 open" in d.line_with("GATE to Consideration")
        assert "no discovery meeting" in d.line_with("a discovery meeting")
        assert "personalised case studies" in d.text
        assert "NOT JUDGED BY" in d.text
        assert "win rate" in d.text
        assert "met at the fair · though no signal from them in 90 d" in d.text
        assert "Awareness" in d.text
        await d.press("down", "enter")
        assert "t Globex ▸ #interest" in d.text
        await d.type("they want a pilot")
        await d.press("enter")
        assert "✓ explicit interest recorded" in d.text
        await d.press("2", "-")
        await d.type("too early")
        await d.press("enter")
        assert "GLOBEX › AWARENESS" in d.lines[0]
        assert "back: too early" in d.text
        await d.press("q")
        assert "GLOBEX" not in d.lines[0]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (200, 60)])
async def test_the_page_of_a_stage_fits_every_size(
    open_app: Open, workspace: Store, globex: int, size: tuple[int, int]
) -> None:
    name = "[/] [@click=app.quit] 株式会社"
    workspace.do(accounts.set_field, globex, "name", name)
    workspace.do(stages.set_stage, globex, "decision", reason="[b]" + "x" * 200)
    async with open_app(size=size) as d:
        await d.press("g", "g")
        assert "[/] [@CLICK" in d.lines[0]
        assert "GATE to Expansion" in d.text
        assert "[b]xxx" in d.text
        await d.press("s", "g", "5")
        assert "Expansion asks for more" in d.text
        assert all(len(line) <= size[0] for line in d.lines)


async def test_the_stage_on_the_card_opens_its_page_and_takes_space_minus_and_digits_s001(
    open_app: Open, workspace: Store, globex: int
) -> None:
    workspace.do(logging.log_activity, globex, "reply")
    workspace.do(committee.add_person, globex, role="CH", first_name="Ines", last_name="Marsh")
    async with open_app() as d:
        await d.press("v", "shift+tab", "shift+tab", "right", "space")
        assert stage(d.store, globex) == "interest"
        await d.press("3")
        assert "Consideration asks for more" in d.text
        await d.press("escape", "enter")
        assert "GLOBEX › INTEREST" in d.lines[0]
