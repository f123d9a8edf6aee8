"""What somebody was typing in the talk when the line dropped is offered where one lands."""

from __future__ import annotations

import pytest
from driver import TODAY, Open

from abm_tui.models.drafts import AgendaLine
from abm_tui.models.words import Group
from abm_tui.screens.review.talk_screen import TalkScreen
from abm_tui.screens.today.screen import TodayScreen
from abm_tui.store import Store, open_workspace
from abm_tui.store.commands import reviews
from abm_tui.store.outside_journal import keep_draft

WORDS = "You were typing in the talk about Globex"


@pytest.fixture
def left(workspace: Store, three: list[int]) -> list[int]:
    """An open review, and ana's half sentence about Globex in it; the entries."""
    store = open_workspace(workspace.path, "ana", TODAY)
    store.do(reviews.open_review, TODAY, [AgendaLine(one, Group.TALK, "", 0) for one in three])
    entries = [
        int(row["id"])
        for row in store.read(lambda r: r.connection.exec_driver_sql("select id from entry").mappings().all())
    ]
    keep_draft(store, f"talk:{entries[1]}", '{"change": "one-pager for Bill"}')
    store.close()
    return entries


async def test_enter_goes_there_with_the_words_back_in_their_field(open_app: Open, left: list[int]) -> None:
    async with open_app(at=None) as d:
        d.line_with(WORDS)
        await d.press("enter")
        assert isinstance(d.app.screen, TalkScreen)
        d.line_with("one-pager for Bill")


async def test_another_key_leaves_them_there_and_acts(open_app: Open, left: list[int]) -> None:
    async with open_app(at=None) as d:
        d.line_with(WORDS)
        await d.press("down")
        assert isinstance(d.app.screen, TodayScreen)
        assert WORDS not in d.text
    async with open_app(at=None) as d:
        d.line_with(WORDS)


async def test_what_was_decided_since_and_the_other_s_words_are_not_offered(
    open_app: Open, workspace: Store, left: list[int]
) -> None:
    workspace.do(reviews.decide, left[1], "keep")
    async with open_app(at=None) as d:
        assert WORDS not in d.text
    async with open_app(at=None, who="bo") as d:
        assert WORDS not in d.text
