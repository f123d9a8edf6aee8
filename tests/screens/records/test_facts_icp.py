"""The ICP on the page of an account's facts: why it matches, questions answered, fields opened that answer the rest."""

from __future__ import annotations

from datetime import date

import pytest
from driver import Driver, Open

from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import accounts, fit, framework
from abm_tui.store.queries.listing import ListedAccount, listed

TODAY = date(2025, 11, 5)


@pytest.fixture
def initech(workspace: Store) -> int:
    """An ICP of two filters, one a must, and two questions; Initech, of which only the industry is known."""
    for name, family, cells in (
        ("Size", "firmographic", {"test": "employees>=500", "weight": 3}),
        ("Industry", "firmographic", {"test": "industry:fintech,bank", "weight": 2, "must": True}),
        ("New leader", "situational", {"ask": "Is there a new executive?", "weight": 2}),
        ("Committee", "behavioural", {"ask": "Does a committee decide?", "weight": 1}),
    ):
        workspace.do(framework.add_criterion, name, family, **cells)
    return int(workspace.do(accounts.add_account, "Initech", tier="1", industry="fintech").value)


def row(store: Store, account_id: int) -> ListedAccount:
    return store.read(listed, ids=[account_id])[0]


async def open_facts(d: Driver, at: str = "") -> None:
    await d.press("v", "up", "up", "enter")
    if at:
        d.app.screen.sheet.move_to(at)
        await d.settle()


@pytest.mark.quick
async def test_the_page_says_what_decides_and_why_each_criterion_is_what_it_is(open_app: Open, initech: int) -> None:
    del initech
    async with open_app(size=(120, 40)) as d:
        await open_facts(d)
        heading = d.line_with("THE ICP")
        assert "Unknown: 25 % is known, 60 % are needed. Research Size, New leader, Committee." in heading
        assert "yes  industry fintech" in d.line_with("weight 2, must · industry:fintech,bank")
        assert "unknown  employees is empty" in d.line_with("weight 3 · employees>=500")
        assert "unknown" in d.line_with("weight 2 · Is there a new executive?")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (200, 60)])
async def test_questions_are_answered_with_digits_space_and_a_list(
    open_app: Open, initech: int, size: tuple[int, int]
) -> None:
    async with open_app(size=size) as d:
        await open_facts(d, "icp new_leader")
        await d.press("1")
        assert d.says("New leader → yes for Initech")
        assert row(d.store, initech).fit.known == 50
        await d.press("space")
        assert row(d.store, initech).account.criteria == "new_leader=no"
        await d.press("-", "-")
        assert row(d.store, initech).account.criteria == ""
        await d.press("down", "enter", "1")
        assert row(d.store, initech).account.criteria == "committee=yes"
        await d.press("u")
        assert row(d.store, initech).account.criteria == ""


async def test_enter_on_a_filter_opens_the_field_it_lacks(open_app: Open, initech: int) -> None:
    async with open_app() as d:
        await open_facts(d, "icp size")
        assert "Size" in d.line_with("Size")
        await d.press("1")
        assert d.says("Size is answered by employees: Enter opens it.")
        await d.press("space")
        assert d.says("Size is answered by employees: Enter opens it.")
        await d.press("enter")
        await d.type("1.2k")
        await d.press("enter")
        assert row(d.store, initech).account.employees == 1200
        assert (row(d.store, initech).fit.share, row(d.store, initech).fit.match) == (100, True)
        await d.press("home")
        assert "Matches the ICP: 100 % of what is known is met, 62 %" in d.text


async def test_deleting_takes_an_answer_back_and_leaves_a_filter_alone(open_app: Open, initech: int) -> None:
    async with open_app() as d:
        await open_facts(d, "icp committee")
        await d.press("2", "delete")
        assert row(d.store, initech).account.criteria == ""
        d.app.screen.sheet.move_to("icp industry")
        await d.press("delete")
        assert d.says("Industry is answered by industry")
        assert row(d.store, initech).account.industry == "fintech"


async def test_two_people_answer_different_questions_and_both_are_kept(open_app: Open, initech: int) -> None:
    async with open_app() as d:
        await open_facts(d, "icp new_leader")
        bo = open_workspace(d.store.path, "bo", TODAY)
        bo.do(fit.answer, initech, "committee", True, base="unknown")
        await d.press("1")
        assert row(d.store, initech).account.criteria == "committee=yes;new_leader=yes"
        bo.do(fit.answer, initech, "new_leader", False)
        bo.close()


async def test_the_same_question_answered_otherwise_meanwhile_is_not_overwritten(open_app: Open, initech: int) -> None:
    async with open_app() as d:
        await open_facts(d, "icp new_leader")
        bo = open_workspace(d.store.path, "bo", TODAY)
        bo.do(fit.answer, initech, "new_leader", False, base="unknown")
        bo.close()
        await d.press("1")
        assert d.says("bo answered New leader with no since you looked. Nothing was overwritten.")
        assert row(d.store, initech).account.criteria == "new_leader=no"


async def test_without_an_icp_the_page_says_where_criteria_are_set(open_app: Open, workspace: Store) -> None:
    workspace.do(accounts.add_account, "Globex", tier="1")
    async with open_app() as d:
        await open_facts(d)
        assert "There is no ICP yet" in d.line_with("THE ICP")


async def test_a_criterion_with_a_hostile_name_is_only_text(open_app: Open, workspace: Store) -> None:
    workspace.do(framework.add_criterion, "[/] [@click=app.quit]株式会社", "firmographic", ask="[bold]really?[/bold]")
    workspace.do(accounts.add_account, "Globex", tier="1")
    async with open_app() as d:
        await open_facts(d)
        d.app.screen.sheet.move_to(next(key for key in d.app.screen.source.by_key if key.startswith("icp ")))
        await d.settle()
        assert "[/] [@click=app.q" in d.text
        assert "[bold]really?[/bold]" in d.text
