"""b: the three drawers; e opens what a line is about, Enter takes it away, a line of the programme shows its list."""

from __future__ import annotations

from datetime import date

import pytest
from driver import Driver, Open

from abm_tui.screens.shell import routes
from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import accounts, assets, committee, deals, logging, plays
from abm_tui.store.queries.listing import listed

TODAY = date(2025, 11, 5)
HOSTILE = "[/] [@click=app.quit]" + "\x1b]52;c;x\x1b\\" + " 株式会社"


@pytest.fixture
def acme(workspace: Store) -> int:
    """Acme, in Tier 1 since September; somebody wrote to them today."""
    early = open_workspace(workspace.path, "ana", date(2025, 9, 1))
    one = int(early.do(accounts.add_account, "Acme", tier="1").value)
    early.close()
    workspace.do(logging.log_activity, one, "email_sent")
    return one


def codes(store: Store, account_id: int) -> list[str]:
    derived = store.read(listed, ids=[account_id])[0].derived
    assert derived is not None
    return [line.code for line in derived.raised]


async def to(d: Driver, words: str) -> None:
    """Put the cursor on the line that has the words."""
    await d.press("home")
    for _ in range(20):
        if any(words in line and line.startswith("▐") for line in d.lines):
            return
        await d.press("down")
    raise AssertionError(f"{words!r} is not reached:\n{d.text}")


@pytest.mark.quick
async def test_set_up_stands_below_what_is_in_the_way(open_app: Open, acme: int) -> None:
    del acme
    async with open_app() as d:
        await d.press("b")
        text = d.text
        assert text.index("IN THE WAY 2") < text.index("no next step") < text.index("SET-UP")
        assert "plan: no why now, goals, pains" in text


async def test_e_opens_the_person_whose_address_is_missing(open_app: Open, workspace: Store, acme: int) -> None:
    person = workspace.do(committee.add_person, acme, first_name="Dana", last_name="Ruiz").value
    workspace.do(plays.add_touch, acme, "Write to Dana", TODAY, channel="email", contact_id=person)
    async with open_app() as d:
        await d.press("b")
        await to(d, "Dana Ruiz: no e-mail address")
        await d.press("e")
        assert "DANA RUIZ" in d.lines[0]
        await d.press(*["down"] * 4, "enter")
        await d.type("dana@acme.example")
        await d.press("enter", "q")
        assert "contact_data" not in codes(d.store, acme)
        assert "no e-mail address" not in d.text


async def test_a_bounced_address_is_said_and_mended_on_the_person(open_app: Open, workspace: Store, acme: int) -> None:
    fields = {"first_name": "Dana", "email": "dana@acme.example", "email_bounced": True}
    person = workspace.do(committee.add_person, acme, **fields).value
    workspace.do(plays.add_touch, acme, "Write to Dana", TODAY, channel="email", contact_id=person)
    async with open_app() as d:
        await d.press("b")
        await to(d, "Dana: e-mail bounced")
        await d.press("e", *["down"] * 5, "1", "q")
        assert "contact_data" not in codes(d.store, acme)


async def test_e_asks_where_missing_content_lies(open_app: Open, workspace: Store, acme: int) -> None:
    workspace.do(plays.add_touch, acme, "Send it", TODAY, asset="ROI model")
    async with open_app() as d:
        await d.press("b")
        await to(d, '"ROI model" is missing')
        await d.press("e")
        assert d.says("Where is ROI model")
        await d.type("https://docs.example/roi")
        await d.press("enter")
        assert d.says("ROI model: https://docs.example/roi")
        assert "asset_missing" not in codes(d.store, acme)


async def test_e_opens_the_deal_whose_day_has_passed(open_app: Open, workspace: Store, acme: int) -> None:
    workspace.do(deals.add_deal, acme, "Pilot", close_date=date(2025, 11, 3))
    async with open_app() as d:
        await d.press("b")
        await to(d, "Pilot: it was to close Mon")
        await d.press("e")
        assert "ACME › DEAL" in d.lines[0].upper()
        assert d.line_with("Pilot")


async def test_a_small_deal_goes_with_a_reason(open_app: Open, workspace: Store, acme: int) -> None:
    workspace.do(accounts.set_field, acme, "acv", 40_000)
    async with open_app() as d:
        await d.press("b")
        await to(d, "40k a year, Tier 1 begins at 50k")
        await d.press("enter", "enter")
        assert "deal_too_small" in codes(d.store, acme), "nothing goes without a reason"
        await d.press("escape", "enter")
        await d.type("a way into the group")
        await d.press("enter")
        assert "deal_too_small" not in codes(d.store, acme)
        await d.press("u")
        assert "deal_too_small" in codes(d.store, acme)


async def test_a_line_of_the_programme_shows_its_accounts(open_app: Open, workspace: Store, acme: int) -> None:
    early = open_workspace(workspace.path, "ana", date(2025, 9, 1))
    for n in range(9):
        early.do(accounts.add_account, f"A{n}", tier="1")
    early.close()
    for n in range(5, 11):
        workspace.do(logging.log_activity, n, "email_sent")
    async with open_app(size=(120, 36)) as d:
        d.app.open(routes.Card(acme))
        await d.settle()
        await d.press("b")
        await d.pilot.pause(0.2)
        await d.settle()
        await to(d, "10 accounts have no running play")
        await d.press("z")
        assert d.says("A line about all accounts goes when they do")
        assert "no next step" in d.text[: d.text.index("SET-UP")], "what is in the way of all stays on each account"
        await d.press("enter")
        assert "blocker:no_play" in d.lines[1]
        assert "10 targets" in d.lines[1]


async def test_hostile_texts_are_text(open_app: Open, workspace: Store, acme: int) -> None:
    person = workspace.do(committee.add_person, acme, first_name=HOSTILE).value
    workspace.do(plays.add_touch, acme, HOSTILE, TODAY, channel="email", contact_id=person, asset=HOSTILE)
    workspace.do(assets.put_asset, "x" * 200)
    async with open_app() as d:
        await d.press("b")
        assert "[@click=app.quit]" in d.text
        assert "\x1b" not in d.text
        for _ in range(6):
            await d.press("down", "e", "escape")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (200, 60)])
async def test_it_fits_every_size(open_app: Open, workspace: Store, acme: int, size: tuple[int, int]) -> None:
    workspace.do(plays.add_touch, acme, "Send " + "the long proposal " * 8, date(2025, 11, 3))
    async with open_app(size=size) as d:
        await d.press("b")
        assert all(len(line.rstrip()) <= size[0] for line in d.lines)
        assert "IN THE WAY" in d.text
        assert d.lines[-1].rstrip().endswith("? : q")


async def test_the_touch_says_where_its_content_lies_and_what_it_is_about(
    open_app: Open, workspace: Store, acme: int
) -> None:
    touch = workspace.do(plays.add_touch, acme, "Send it", TODAY, asset="ROI model", topic="security").value
    from abm_tui.screens.touch.screen import TouchScreen

    async with open_app() as d:
        d.app.push_screen(TouchScreen(touch))
        await d.settle()
        assert "missing" in d.line_with("ASSET")
        assert "security" in d.line_with("TOPIC")
        d.store.do(assets.put_asset, "roi model", "https://docs.example/roi")
        d.app.screen.reload()
        await d.settle()
        assert "ROI model · https://docs.example/roi" in d.line_with("ASSET")


async def test_a_reply_proves_an_address(open_app: Open, workspace: Store, acme: int) -> None:
    fields = {"first_name": "Dana", "email": "dana@acme.example"}
    person = workspace.do(committee.add_person, acme, **fields).value
    workspace.do(logging.log_activity, acme, "reply", contact_id=person)
    from abm_tui.screens.records.person_screen import PersonScreen

    async with open_app() as d:
        d.app.push_screen(PersonScreen(person))
        await d.settle()
        assert "a reply proves it, today" in d.line_with("Address")
