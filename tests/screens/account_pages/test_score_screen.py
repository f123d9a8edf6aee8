"""Why a score is what it is, what mends it, and the hand-off to sales (S001), at the keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from driver import Driver, Open

from abm_tui.models.derived import Derived
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, deals, framework, logging, plays
from abm_tui.store.queries.listing import listed

TODAY = date(2025, 11, 5)
HOSTILE = "[/] [@click=app.quit]x\x1b]52;c;aGk=\x07株式会社"


def day(ago: int) -> date:
    return date.fromordinal(TODAY.toordinal() - ago)


@pytest.fixture
def icp(workspace: Store) -> Store:
    """An ICP of two filters and a question; industry is a must."""
    workspace.do(framework.add_criterion, "Size", "firmographic", test="employees>=200", weight=3)
    workspace.do(framework.add_criterion, "Industry", "firmographic", test="industry:health", weight=2, must=True)
    workspace.do(framework.add_criterion, "Led", "behavioural", ask="Is it led by a committee?", weight=1)
    return workspace


@pytest.fixture
def healthcorp(icp: Store) -> int:
    """S001's HealthCorp, entered as it happened: 4 opens, 2 downloads, a webinar, 4 people = 8 points."""
    facts = {"industry": "health", "employees": 900, "pains": "two outages", "why_now": "new CTO"}
    one = int(icp.do(accounts.add_account, "HealthCorp", tier="1", **facts).value)
    people = []
    for name, role, title in (
        ("Dana Ruiz", "EB", "CFO"),
        ("Raj Patel", "TE", "IT"),
        ("Mika Sato", "", ""),
        ("Al", "", ""),
    ):
        first, _, last = name.partition(" ")
        named = {"first_name": first, "last_name": last, "title": title, "phone": "+49 30 5550"}
        people.append(icp.do(committee.add_person, one, role=role, **named).value)
    log = logging.log_activity
    for n, person in enumerate(people, 1):
        icp.do(log, one, "email_open", day=day(n), contact_id=person, subject=f"Mail {n}")
    icp.do(log, one, "content_download", day=day(9), contact_id=people[0], subject="TCO guide")
    icp.do(log, one, "content_download", day=day(10), contact_id=people[1], subject="Security")
    icp.do(log, one, "event_attended", day=day(20), contact_id=people[2], subject="Webinar")
    icp.do(log, one, "intent_surge", day=day(6), topic="soc2")
    return one


def derived(store: Store, account_id: int) -> Derived:
    found = store.read(listed, ids=[account_id])[0].derived
    assert found is not None
    return found


async def to_line(d: Driver, words: str) -> None:
    """Down until the cursor's line has the words."""
    await d.press("home")
    for _ in range(40):
        if any(line.startswith("▐") and words in line for line in d.lines):
            return
        await d.press("down")
    raise AssertionError(f"no line {words!r} to stand on:\n{d.text}")


# the score


@pytest.mark.quick
async def test_enter_on_a_score_says_every_point_and_what_to_do(open_app: Open, healthcorp: int) -> None:
    async with open_app() as d:
        await d.press("right", "right", "right", "enter")
        assert "HEALTHCORP › SCORE 8" in d.lines[0]
        assert "sales-ready: open a deal" in d.lines[1]
        assert "ICP 100 %" in d.lines[1]
        assert "3 opens · 2 downloads · event · 2 people" in d.line_with("POINTS 8")
        assert "over cap" in d.line_with("Mail 4"), "the fourth open is there, with no point"
        assert d.line_with("Mail 4").split()[0] == "0"
        assert "to 4 Dec" in d.line_with("Mail 1")


async def test_the_same_page_opens_from_the_card_the_board_and_the_talk(open_app: Open, healthcorp: int) -> None:
    async with open_app() as d:
        await d.press("v", "up", "enter")
        assert "SCORE 8" in d.lines[0]
        await d.press("q", "q", "g", "r", "g", "s")
        assert "SCORE 8" in d.lines[0]
        await d.press("q", "enter", "g", "s")
        assert "SCORE 8" in d.lines[0]
        assert "HEALTHCORP" in d.lines[0]


async def test_the_fit_signals_stand_below_each_with_the_key_that_mends_it(open_app: Open, healthcorp: int) -> None:
    async with open_app(size=(80, 40)) as d:
        await d.press("g", "s")
        assert "FIT SIGNALS 2 of 5" in d.text
        assert "✓" in d.line_with("ICP match")
        assert d.line_with("champion identified").rstrip().endswith("a add")
        assert "Dana Ruiz" in d.line_with("committee accessible")
        assert d.line_with("budget authority").rstrip().endswith("e edit")
        assert d.line_with("timeframe").rstrip().endswith("e edit")


async def test_enter_mends_what_the_line_lacks(open_app: Open, healthcorp: int) -> None:
    async with open_app(size=(80, 40)) as d:
        await d.press("g", "s")
        await to_line(d, "champion identified")
        await d.press("enter")
        await d.type("Lena Berg, head of care")
        await d.press("enter")
        assert "Lena Berg" in d.line_with("champion identified")
        await to_line(d, "budget authority")
        await d.press("e")
        await d.type("Dana, up to 100k")
        await d.press("enter")
        assert "✓" in d.line_with("budget authority")
        await to_line(d, "timeframe")
        await d.press("enter")
        await d.type("15 dec")
        await d.press("enter")
        assert "in 40 d" in d.line_with("timeframe")
        assert "FIT SIGNALS 5 of 5" in d.text
        await d.press("u")
        assert "FIT SIGNALS 4 of 5" in d.text


async def test_a_day_nobody_can_read_is_refused_and_kept(open_app: Open, healthcorp: int) -> None:
    async with open_app(size=(80, 40)) as d:
        await d.press("g", "s")
        await to_line(d, "timeframe")
        await d.press("enter")
        await d.type("31 feb")
        await d.press("enter")
        assert "31 feb" in d.text
        await d.press("escape")
        assert "?" in d.line_with("timeframe")


async def test_the_icp_is_listed_and_a_question_is_answered_by_a_digit(open_app: Open, healthcorp: int) -> None:
    async with open_app(size=(80, 40)) as d:
        await d.press("g", "s")
        assert "must 2" in d.line_with("Industry")
        assert "employees 900" in d.line_with(" Size")
        await to_line(d, "Led")
        await d.press("2")
        assert "answered no" in d.line_with("Led")
        assert d.line_with("Led").lstrip("▐ ").startswith("–")
        await d.press("0")
        assert "not answered" in d.line_with("Led")
        await to_line(d, "Size")
        await d.press("1")
        assert d.says("Digits answer a question")
        await d.press("enter")
        await d.press("ctrl+g")


async def test_filling_an_unknown_field_turns_research_into_sales_ready(open_app: Open, healthcorp: int) -> None:
    async with open_app(size=(80, 40)) as d:
        d.store.do(accounts.set_field, healthcorp, "industry", "")
        await d.press("g", "s")
        assert "research it: Industry, Led unknown" in d.lines[1]
        await to_line(d, "ICP match")
        await d.press("enter", "enter")  # to the criterion that is open, and to its field
        await d.type("health care")
        await d.press("enter")
        assert "sales-ready: open a deal" in d.lines[1]


async def test_a_failed_must_makes_it_a_lead_for_demand_gen(open_app: Open, healthcorp: int) -> None:
    async with open_app() as d:
        d.store.do(accounts.set_field, healthcorp, "industry", "retail")
        await d.press("g", "s")
        assert "demand gen: a lead, not a target account" in d.lines[1]
        assert "ICP no match" in d.lines[1]


async def test_outside_intent_stands_apart_and_gives_no_point(open_app: Open, healthcorp: int) -> None:
    async with open_app(size=(80, 44)) as d:
        await d.press("g", "s")
        assert "OUTSIDE INTENT 1" in d.text
        assert "soc2" in d.text
        assert derived(d.store, healthcorp).score.value == 8


async def test_a_point_opens_what_happened_and_a_correction_changes_the_score(open_app: Open, healthcorp: int) -> None:
    async with open_app() as d:
        await d.press("g", "s")
        await to_line(d, "Webinar")
        await d.press("enter")
        assert "WHAT HAPPENED" in d.lines[0]
        await d.press("s", "x")
        assert "SCORE 7" in d.lines[0]


async def test_without_an_icp_the_page_says_so_and_names_the_way_to_one(open_app: Open, workspace: Store) -> None:
    workspace.do(accounts.add_account, "Soylent", tier="1")
    async with open_app() as d:
        await d.press("g", "s")
        assert "nothing from them" in d.text
        assert "no ICP" in d.line_with("ICP match")
        assert "g f" in d.line_with("ICP match")


# the prompt, and the packet


async def test_the_prompt_stands_in_the_why_line_until_sales_took_over(open_app: Open, healthcorp: int) -> None:
    async with open_app() as d:
        assert "H call" in d.line_with("WHY 8")
        assert "open a deal?" in d.line_with("WHY 8") or "or a deal?" in d.line_with("WHY 8")
        await d.press("v")
        assert "H call" in d.line_with("WHY 8")
        await d.press("t")
        await d.type("called Dana #call")
        await d.press("enter")
        assert "H call" not in d.text
        assert "handoff" not in derived(d.store, healthcorp).flags
        await d.press("u")
        assert "H call" in d.line_with("WHY 8")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_the_prompt_stands_on_the_board_in_the_talk_and_in_the_inspector(
    open_app: Open, healthcorp: int, size: tuple[int, int]
) -> None:
    async with open_app(size=size) as d:
        await d.press("down", "up")
        await d.pilot.pause(0.1)
        assert "H call" in d.text
        await d.press("g", "r")
        assert d.says("H call")
        await d.press("enter")
        assert "TALK" in d.lines[0]
        assert "H call" in d.text
        await d.press("H")
        assert "HAND-OFF" in d.lines[0]


async def test_handoff_is_a_word_of_the_filter(open_app: Open, healthcorp: int) -> None:
    async with open_app() as d:
        d.store.do(accounts.add_account, "Soylent", tier="1")
        await d.press("f")
        await d.type("handoff")
        await d.press("enter")
        assert "HealthCorp" in d.text
        assert "Soylent" not in d.text


async def test_the_packet_names_who_engaged_what_they_read_and_what_is_missing(open_app: Open, healthcorp: int) -> None:
    async with open_app(size=(80, 44)) as d:
        await d.press("H")
        assert "HEALTHCORP › HAND-OFF" in d.lines[0]
        assert "score 8 · ICP 100 % · sales-ready" in d.lines[1]
        assert "missing: the next step" in d.lines[1]
        assert "CFO" in d.line_with("Dana Ruiz")
        assert "+49 30 5550" in d.text
        assert "download, TCO guide" in d.text
        assert "two outages" in d.text
        assert "new CTO" in d.text
        assert "soc2" in d.text
        assert "missing" in d.line_with("the next step")
        assert "✓" in d.line_with("their pains")


async def test_from_the_packet_one_goes_on_to_a_step_a_touch_a_deal(open_app: Open, healthcorp: int) -> None:
    async with open_app(size=(80, 44)) as d:
        await d.press("H", "s", "n")
        await d.type("Call Dana, fri")
        await d.press("enter")
        assert "nothing missing" in d.lines[1]
        await d.press("a")
        await d.type("Pilot 60k 19 dec")
        await d.press("enter")
        found = derived(d.store, healthcorp)
        assert found.amount_open
        assert "handoff" not in found.flags
        assert "its deal is open" in d.lines[1]
        await d.press("down", "down", "enter")
        assert "HAND-OFF" not in d.lines[0], "Enter on a person, or on what is missing, opens it"


async def test_the_packet_is_copied_as_text(open_app: Open, healthcorp: int) -> None:
    async with open_app() as d:
        await d.press("H", "y")
        assert d.says("Sent the packet")
        text = (d.store.path.parent / "clip.txt").read_text("utf-8")
        assert text.startswith("Hand-off: HealthCorp\nscore 8 · ICP 100 % · sales-ready: open a deal\n")
        assert "two outages" in text


async def test_an_account_nobody_engaged_at_has_an_empty_packet_that_names_what_to_write(
    open_app: Open, workspace: Store
) -> None:
    workspace.do(accounts.add_account, "Soylent", tier="1")
    async with open_app() as d:
        await d.press("H")
        assert "nobody by name yet" in d.text
        assert "none: s n writes one" in d.text
        assert "missing: who engaged" in d.lines[1]
        await d.press("enter")
        assert "FACTS" in d.lines[0], "why now is not written down: Enter opens it"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (200, 60)])
async def test_whatever_people_wrote_is_text_on_both_pages(open_app: Open, icp: Store, size: tuple[int, int]) -> None:
    one = icp.do(accounts.add_account, HOSTILE, tier="1", pains="n" * 300 + HOSTILE, budget_authority=HOSTILE).value
    who = icp.do(committee.add_person, one, role="CH", first_name=HOSTILE, last_name="m" * 200).value
    icp.do(logging.log_activity, one, "reply", day=day(1), contact_id=who, subject=HOSTILE)
    async with open_app(size=size) as d:
        for keys in (("g", "s"), ("H",)):
            await d.press(*keys)
            assert "\x1b" not in d.text
            assert "株式会社" in d.text
            assert d.lines[-1].rstrip().endswith("? : q")
            await d.press("up", "down", "pagedown", "pageup", "x", "Z", "q")


async def test_the_other_ones_edit_shows_on_the_open_page(open_app: Open, healthcorp: int) -> None:
    async with open_app() as d:
        await d.press("g", "s")
        done = d.store.do(deals.add_deal, healthcorp, "Pilot")
        d.app.screen.changed(done.changes, mine=False)
        await d.settle()
        assert "its deal is open" in d.lines[1]
        done = d.store.do(plays.add_touch, healthcorp, "Call Dana", TODAY)
        d.app.screen.changed(done.changes, mine=False)
        assert "SCORE 8" in d.lines[0]
