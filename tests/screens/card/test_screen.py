"""The account card: every line does what it is about."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from driver import Driver, Open

from abm_tui.rules.plays.plays import PlannedTouch
from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import accounts, blockers, committee, deals, finishing, logging, plays
from abm_tui.store.queries import card as cards
from abm_tui.store.queries import plays as play_queries
from abm_tui.store.queries.card import CardData
from abm_tui.store.queries.listing import ListedAccount, listed

TODAY = date(2025, 11, 5)
HOSTILE = ("[/] [@click=app.quit]x", "\x1b]52;c;aGk=\x07", "株式会社テスト", "n" * 200)


@pytest.fixture
def initech(workspace: Store) -> int:
    """Initech in Tier 1: three people, a play at touch 2 of 3, a next step, a deal, a written blocker."""
    one = workspace.do(accounts.add_account, "Initech", tier="1", industry="fintech", employees=900).value
    person = committee.add_person
    raj = workspace.do(person, one, role="EB", first_name="Raj", last_name="Patel", title="CFO").value
    workspace.do(person, one, role="GK", first_name="Lawrence", title="Security", stance="against")
    workspace.do(logging.log_activity, one, "pricing_visit", day=date(2025, 11, 4), contact_id=raj)
    workspace.do(logging.log_activity, one, "pricing_visit", day=date(2025, 11, 4), contact_id=raj)
    sent = {"contact_id": raj, "subject": "Benchmarks"}
    workspace.do(logging.log_activity, one, "email_sent", day=date(2025, 10, 24), **sent)
    play = next(p for p in workspace.read(play_queries.plays) if p.code == "new_logo")

    def planned(position: int, text: str, day: int, channel: str) -> PlannedTouch:
        return PlannedTouch(position, date(2025, 11, day), 1, "sales", channel, "", raj, text, "")

    steps = ((1, "Account brief", 3, "research"), (2, "Email CFO", 4, "email"), (3, "Call Raj", 6, "phone"))
    touches = [planned(*step) for step in steps]
    run = workspace.do(plays.assign, one, play.id, date(2025, 11, 3), touches).value
    first = workspace.read(cards.card, one).touches[run][0]
    workspace.do(finishing.finish_touch, first.id)
    workspace.do(plays.add_touch, one, "Intro via Milton", TODAY)
    pilot = {"amount": 60_000, "currency": "EUR", "stage": "Qualify", "close_date": date(2025, 12, 19)}
    workspace.do(deals.add_deal, one, "Pilot", **pilot)
    workspace.do(blockers.write_blocker, one, "No cloud vendor", owner=2)
    return int(one)


def row(store: Store, account_id: int) -> ListedAccount:
    return store.read(listed, ids=[account_id])[0]


def card(store: Store, account_id: int) -> CardData:
    found = store.read(cards.card, account_id)
    assert found is not None
    return found


async def to_pane(d: Driver, title: str) -> None:
    """Tab until the cursor stands in the pane."""
    for _ in range(12):
        section = d.app.screen.cursor.section()
        if section is not None and section.title.startswith(title):
            return
        await d.press("tab")
    raise AssertionError(f"no pane {title}:\n{d.text}")


@pytest.mark.quick
async def test_the_card_shows_everything_about_one_company(open_app: Open, initech: int) -> None:
    async with open_app() as d:
        await d.press("v")
        assert "Targets › INITECH" in d.lines[0]
        assert "Tier 1" in d.lines[1]
        assert "fintech · 900 people" in d.lines[1]
        assert "score 2" in d.lines[1]
        assert "WHY 2" in d.lines[2]
        for words in (
            "COMMITTEE 2/8",
            "EB ● Raj Patel",
            "CH · need one",
            "GK ○ Lawrence !",
            "them Raj: pricing page 2×",
            'ana  e-mail "Benchmarks" → Raj',
            "PLAY New logo entry 2/3 █··",
            "✓ 1 Account brief",
            "! 2 Email CFO",
            "Intro via Milton",
            "DEALS 1 · 60k EUR",
            "Pilot  60k  Qualify",
            "No cloud vendor",
            "SET-UP",
            "missing: champion · technical",
            "LAST REVIEW",
        ):
            assert words in d.text, f"{words} is missing:\n{d.text}"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (200, 60)])
async def test_it_fits_every_size_and_every_pane_can_be_reached(
    open_app: Open, initech: int, size: tuple[int, int]
) -> None:
    async with open_app(size=size) as d:
        await d.press("v")
        seen = set()
        for _ in range(14):
            section = d.app.screen.cursor.section()
            if section is not None:
                seen.add(section.key.split(" ")[0])
                first = section.items[d.app.screen.cursor.at[1]].left[0][0].strip()
                assert first[:8] in d.text
            await d.press("tab")
        assert seen == {"committee", "activity", "next", "play", "deals", "way", "setup", "review"}
        assert "? : q" in d.lines[-1]
        assert len(d.lines) == size[1]


async def test_space_moves_the_person_and_the_reason_is_said_when_it_cannot(open_app: Open, initech: int) -> None:
    async with open_app() as d:
        await d.press("v", "space")
        assert d.says("Raj Patel is engaged already: pricing page, Tue")
        await d.press(*["down"] * 6, "space")
        assert row(d.store, initech).roles["GK"] == "contacted"
        await d.press("2")
        assert d.says("Lawrence is contacted already")
        await d.press("0")
        assert row(d.store, initech).roles["GK"] == "missing"
        assert "◐ Lawrence" in d.text, "still known, without a role"
        await d.press("u", "u")
        assert row(d.store, initech).roles["GK"] == "identified"


async def test_a_adds_what_the_pane_lists(open_app: Open, initech: int) -> None:
    async with open_app() as d:
        await d.press("v", "down", "a")
        assert d.says("Champion at Initech?")
        await d.type("Bill Lumbergh, VP Operations")
        await d.press("enter")
        assert row(d.store, initech).roles["CH"] == "identified"
        await to_pane(d, "DEALS")
        await d.press("a")
        await d.type("Rollout 1.2M EUR 2026-03-01 proposal")
        assert d.says("+ Rollout · 1.2M EUR · Sun 1 Mar · Proposal")
        await d.press("enter")
        deal = row(d.store, initech).deals[-1]
        assert (deal.name, deal.amount, deal.currency, deal.close_date, deal.stage) == (
            "Rollout", Decimal(1_200_000), "EUR", date(2026, 3, 1), "Proposal",
        )  # fmt: skip
        await to_pane(d, "IN THE WAY")
        await d.press("a")
        await d.type("Budget frozen @bo")
        await d.press("enter")
        written = [b for b in row(d.store, initech).facts.blockers if b.text == "Budget frozen"]
        assert [b.owner for b in written] == [2]
        await to_pane(d, "NEXT")
        await d.press("a")
        await d.type("Send the quote, fri")
        await d.press("enter")
        assert "Send the quote" in {t.text for t in row(d.store, initech).facts.touches}


async def test_a_touch_is_done_from_its_line_and_opened_again(open_app: Open, initech: int) -> None:
    async with open_app() as d:
        await d.press("v")
        await to_pane(d, "PLAY")
        await d.press("down", "d")
        assert d.says("Done. How did it go?  1 sent")
        await d.press("enter")
        assert d.says("Done and logged: Email CFO")
        assert "PLAY New logo entry 3/3 ██·" in d.text
        await d.press("d")
        assert d.says("Email CFO is done already. - opens it again.")
        await d.press("-")
        assert "PLAY New logo entry 2/3 █··" in d.text
        await d.press("down", "space", "2")
        touch = next(t for t in row(d.store, initech).facts.touches if t.text == "Call Raj")
        assert (touch.status, touch.outcome) == ("done", "no_answer")


async def test_a_deal_is_won_in_one_flow_and_one_undo(open_app: Open, initech: int) -> None:
    async with open_app() as d:
        await d.press("v")
        await to_pane(d, "DEALS")
        await d.press("d", "1")
        await d.type("Fastest to prove it")
        await d.press("enter")
        assert d.says("Debrief 1/3, Enter skips: Which message resonated?")
        await d.type("Lead with ROI")
        await d.press("enter", "enter")
        await d.type("Start with security")
        await d.press("enter")
        assert "stay, on to Expansion" in d.text
        await d.press("1")
        deal = d.store.read(cards.record, "opportunity", 1)
        assert deal is not None
        assert (deal["status"], deal["reason"]) == ("won", "Fastest to prove it")
        assert deal["debrief"] == "resonated: Lead with ROI\nlesson: Start with security"
        now = row(d.store, initech)
        assert now.account.stage == "expansion"
        assert not [t for t in now.facts.touches if t.status == "open"], "open touches are closed"
        await d.press("u")
        now = row(d.store, initech)
        assert now.account.stage == "awareness"
        assert now.deals[0].status == "open"
        assert [t for t in now.facts.touches if t.status == "open"], "one undo brings all of it back"


async def test_a_lost_deal_may_go_to_the_watchlist_until_a_day_and_esc_writes_nothing(
    open_app: Open, initech: int
) -> None:
    async with open_app() as d:
        await d.press("v")
        await to_pane(d, "DEALS")
        await d.press("d", "2")
        await d.type("No budget")
        await d.press("enter", "escape")
        assert d.says("Nothing was changed: the deal is still open.")
        await d.press("d", "2", "enter", "enter", "enter", "enter", "2")
        assert d.says("Watchlist until")
        await d.type("2026-02-02")
        await d.press("enter")
        account = row(d.store, initech).account
        assert (account.tier, account.paused_until) == ("watchlist", date(2026, 2, 2))
        await d.press("d")
        assert d.says("Pilot is lost already")


async def test_enter_opens_the_record_and_fields_are_edited_in_place(open_app: Open, initech: int) -> None:
    async with open_app() as d:
        await d.press("v")
        await to_pane(d, "DEALS")
        await d.press("enter", "down", "enter")
        await d.type("75k")
        await d.press("tab", "tab")
        await d.type("Proposal")
        await d.press("enter")
        assert (row(d.store, initech).deals[0].amount, row(d.store, initech).deals[0].stage) == (75_000, "Proposal")
        await d.press("enter")
        await d.type("31 feb")
        await d.press("enter")
        assert d.says('No such day: "31 feb"')
        await d.press("escape", "q")
        await to_pane(d, "ACTIVITY")
        await d.press("enter", "enter")
        await d.type("3 nov")
        await d.press("enter", "s", "x")
        assert len(row(d.store, initech).facts.activities) == 2
        assert "Targets › INITECH" in d.lines[0], "the page of what is gone closes"


async def test_every_fact_of_the_account_can_be_edited(open_app: Open, initech: int) -> None:
    async with open_app(size=(80, 50)) as d:
        await d.press("v", "up", "up")
        await d.press("enter")
        assert "INITECH › FACTS" in d.lines[0]
        from abm_tui.models.account_fields import ACCOUNT_FIELDS

        for field in ACCOUNT_FIELDS.values():
            assert field.label in d.text or field.name == "criteria", field.label
        assert "THE ICP" in d.text, "the answers kept in criteria are lines of their own"
        d.app.screen.sheet.move_to("industry")
        await d.press("enter")
        await d.type("software")
        await d.press("down")
        await d.type("1.2k")
        await d.press("enter")
        account = row(d.store, initech).account
        assert (account.industry, account.employees) == ("software", 1200)
        d.app.screen.sheet.move_to("stage")
        await d.press("3", "e")
        await d.type("they asked for a price")
        await d.press("enter")
        assert row(d.store, initech).account.stage == "consideration"
        d.app.screen.sheet.move_to("pains")
        await d.press("enter")
        d.app.screen.editor.load("Slow ¶ Costly")
        await d.press("enter")
        assert row(d.store, initech).account.pains == "Slow\nCostly"
        d.app.screen.sheet.move_to("evidence new")
        await d.press("enter")
        await d.type("They hire a CISO")
        await d.press("enter")
        assert [e.text for e in card(d.store, initech).evidence] == ["They hire a CISO"]


async def test_somebody_elses_edit_of_the_same_field_is_never_overwritten(open_app: Open, initech: int) -> None:
    async with open_app() as d:
        await d.press("v", "up", "up", "enter")
        d.app.screen.sheet.move_to("industry")
        await d.press("enter")
        await d.type("software")
        bo = open_workspace(d.store.path, "bo", TODAY)
        bo.do(accounts.set_field, initech, "industry", "banking")
        bo.close()
        await d.press("enter")
        assert "bo set industry to banking, you typed software" in d.text
        assert row(d.store, initech).account.industry == "banking"
        await d.press("m")
        assert row(d.store, initech).account.industry == "software"


async def test_the_why_line_opens_the_score_line_by_line(open_app: Open, initech: int) -> None:
    async with open_app() as d:
        await d.press("v", "up", "enter")
        assert "INITECH › SCORE 2" in d.lines[0]
        lines = [line for line in d.lines if "Raj Patel" in line and "committee" not in line]
        points = [int(line.strip("▐ ").split()[0]) for line in lines]
        assert sum(points) == 2, "the lines add up to the score"
        assert any(" 0 " in line for line in lines), "what the cap cut off is there, with no point"


async def test_n_and_p_walk_the_list_one_came_from(open_app: Open, workspace: Store, initech: int) -> None:
    workspace.do(accounts.add_account, "Acme", tier="1")
    async with open_app() as d:
        await d.press("v")
        assert "1 of 2" in d.lines[0]
        await d.press("n")
        assert "ACME" in d.lines[0]
        assert "2 of 2" in d.lines[0]
        await d.press("p")
        assert "INITECH" in d.lines[0]


async def test_a_set_up_line_does_what_mends_it_and_digits_on_the_first_line_set_the_tier(
    open_app: Open, initech: int
) -> None:
    async with open_app() as d:
        await d.press("v")
        await to_pane(d, "SET-UP")
        line = next(n for n, i in enumerate(d.app.screen.cursor.section().items) if i.ref.code == "evidence_missing")
        await d.press(*["down"] * line, "enter")
        assert d.says("Evidence")
        await d.type("Funding round")
        await d.press("enter")
        assert "evidence_missing" not in {r.code for r in row(d.store, initech).derived.raised}
        d.app.screen.cursor.go((-2, 0))
        await d.press("2")
        assert row(d.store, initech).account.tier == "2"


async def test_ctrl_keys_are_never_needed_and_wrong_ones_are_refused(open_app: Open, initech: int) -> None:
    async with open_app() as d:
        await d.press("v", "i")
        assert d.says("does nothing here")
        await to_pane(d, "DEALS")
        await d.press("space")
        assert d.says("Space moves a person's status on")
        await d.press("7")
        assert d.says("Digits set a person's seat")


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_shown_as_text(open_app: Open, workspace: Store, text: str) -> None:
    one = workspace.do(accounts.add_account, text, tier="1", industry=text[:100]).value
    person = workspace.do(committee.add_person, one, role="EB", first_name=text, title=text, status="engaged").value
    workspace.do(logging.log_activity, one, "reply", contact_id=person, subject=text, notes=text)
    workspace.do(deals.add_deal, one, text, stage=text)
    workspace.do(blockers.write_blocker, one, text)
    workspace.do(plays.add_touch, one, text, TODAY)
    async with open_app() as d:
        await d.press("v")
        for _ in range(10):
            await d.press("tab")
            assert "\x1b" not in d.text
        for keys in (("enter", "q"), ("up", "enter", "q"), ("c", "q"), ("b", "q")):
            await d.press(*keys)
            assert "\x1b" not in d.text


async def test_the_number_of_statements_does_not_grow_with_the_account(workspace: Store, initech: int) -> None:
    from sqlalchemy import event

    counted: list[str] = []
    engine = workspace._read_engine
    event.listen(engine, "before_cursor_execute", lambda *a: counted.append(a[2]))
    card(workspace, initech)
    before = len(counted)
    for n in range(30):
        workspace.do(logging.log_activity, initech, "note", notes=f"note {n}")
        workspace.do(committee.add_person, initech, first_name=f"P{n}")
    counted.clear()
    card(workspace, initech)
    assert len(counted) == before
