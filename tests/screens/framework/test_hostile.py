"""Naughty strings in every text of the framework: criteria, messages, governance, members. And how the place looks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import workspaces
from driver import TODAY, Open
from sizes import sized
from team import MEMBERS

from abm_tui import glyphs
from abm_tui.errors import Refused
from abm_tui.store import Store, create_workspace, open_workspace
from abm_tui.store.commands import framework, members
from abm_tui.store.queries import framework as reading
from tests.screens.shell.test_hostile import OWN, STRINGS, clean_screen, kept


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("framework") / "team.db"
    workspaces.copy("naughty strings in the framework", path, _made)
    store = open_workspace(path, "ana", TODAY)
    yield store
    store.close()


def _made(path: Path) -> None:
    store = create_workspace(path, MEMBERS, today=TODAY)
    strings = [kept(text) for text in (*OWN, *STRINGS[:: max(1, len(STRINGS) // sized(120, 40))]) if kept(text)]
    texts = iter(strings * 3)
    values = {
        cell.name: next(texts) for cell in store.read(reading.cells) if cell.kind == "text" and cell.section != "tiers"
    }
    store.do(framework.set_cells, values)
    for text in strings:
        store.do(framework.add_criterion, text, "situational", ask=text)
        try:
            store.do(members.add_member, text, "sales", login=False)
        except Refused:
            continue  # a name that is a word of the program, or taken
    store.close()


@pytest.fixture
def workspace(hostile: Store) -> Store:
    return hostile


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_every_section_shows_them_as_they_were_cleaned(open_app: Open, size: tuple[int, int]) -> None:
    async with open_app(size=size) as d:
        await d.press("g", "f")
        for _ in range(10):
            before = ""
            for _ in range(30):
                clean_screen(d.lines, size[0])
                assert d.lines[-1].rstrip().endswith("? : q")
                if d.text == before:
                    break
                before = d.text
                d.app.screen.press("pagedown")  # type: ignore[attr-defined]
                await d.settle()
            await d.press("tab")


async def test_the_list_of_versions_and_a_preview_show_them_too(open_app: Open, hostile: Store) -> None:
    async with open_app() as d:
        await d.press("g", "f", "s", "x")
        clean_screen(d.lines, 80)
        await d.press("escape", "c")
        for _ in range(8):
            clean_screen(d.lines, 80)
            await d.press("pagedown")


GOLDEN = """
 FRAMEWORK › SIGNALS                                                        ana
 two-person · 1 cell changed ≠
 ICP Tiers Stages Roles SIGNALS Numbers Members Governance Presets Warnings
   Signal                         Cap   Days A point for Counts as it
   e-mail opened                    3     30 emails      email_open
   content downloaded               2     90 items       content_download
   pricing or demo page visited▐  2 ≠▌    90 —           pricing_visit
   webinar or event attended        1     90 —           event_attended
   people responding                2     90 people      email_open, content_d…
   replied or filled a form         1     90 —           reply, form
   Band                          From     To ICP match
   nurture                          0      3 no
   call                             4      6 no
   sales-ready                      7     99 yes
 SCORING  A point an occurrence up to the signal's cap; fit is a gate, never p…
   Prompt at                6            points at which sales takes over, wit…
   Points for an ICP match  0            0: fit is a gate, never points
────────────────────────────────────────────────────────────────────────────────
 Pricing or demo page visited: cap = 2
 Points at most; 0 switches it off · 0 to 99
 ≠ changed · s c puts back the preset's: 1, from the operating model: it
   happened or it did not

 Enter edit  Tab next  a add  s c default  0-9 type  c versions  / find  ? : q
"""


class TestLooks:
    """On a workspace with two people and nothing else."""

    @pytest.fixture
    def workspace(self, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
        path = tmp_path_factory.mktemp("plain") / "team.db"
        store = create_workspace(path, [("ana", "sales"), ("bo", "marketing")], who="ana", today=TODAY)
        store.do(framework.set_cells, {"signals.pricing_visit.cap": "2"})
        yield store
        store.close()

    async def test_the_signals_look_like_this(self, open_app: Open) -> None:
        async with open_app() as d:
            await d.press("g", "f", "tab", "tab", "tab", "tab", "down", "down")
            assert d.text == GOLDEN[1:-1]

    async def test_in_ascii_the_sign_of_a_change_is_plain(self, open_app: Open) -> None:
        glyphs.use("ascii")
        async with open_app() as d:
            await d.press("g", "f", "tab", "tab", "tab", "tab", "down", "down", "down")
            assert "2 #" in d.line_with("pricing")
            assert d.text.isascii()

    async def test_a_gate_is_said_in_words(self, open_app: Open) -> None:
        async with open_app() as d:
            await d.press("g", "f", "tab", "tab", "right", "down")
            assert "At least 2 people engaged" in d.text
            await d.press("right", "up")
            assert "conomic buyer or champion or approver" in d.text

    async def test_a_large_screen_shows_the_whole_role(self, open_app: Open) -> None:
        async with open_app(size=(120, 36)) as d:
            await d.press("g", "f", "tab", "tab", "tab")
            assert "proof: ROI model with their own numbers, a reference of their size" in d.text
