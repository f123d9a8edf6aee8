"""The warnings about the whole programme in the framework place: how programmes fail, and what all accounts share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from abm_tui.keymap.key_names import shown_key
from abm_tui.screens.framework.lines import LABEL, FrameworkLine, FrameworkPage
from abm_tui.text import count
from abm_tui.widgets.grid import Cell, Column

if TYPE_CHECKING:
    from abm_tui.models.derived import Raised

WARNING = "warning "
COUNTING = "Looking at every target account …"
NOTHING = "Nothing to warn of: the ICP says something, Tier 1 is as large as advised, both teams work on it."


def warnings(found: Sequence[Raised] | None) -> FrameworkPage:
    """A warning a line, the gravest first; None: nobody has looked yet."""
    columns = (
        Column(LABEL, "", 62, frozen=True, flex=1, min_width=40),
        Column("accounts", "Accounts", 8, "right"),
    )
    lines = []
    for n, one in enumerate(found or ()):
        tone = "attention" if one.severity == 1 else ""
        texts = {LABEL: Cell(_capital(one.text), tone), "accounts": Cell(str(len(one.accounts) or ""))}
        lines.append(FrameworkLine(f"{WARNING}{n}", texts=texts))
    return FrameworkPage(lines, {"": columns}, LABEL, COUNTING if found is None else NOTHING)


def warning_lines(one: Raised) -> list[str]:
    """What it says, and what to do about it: the key, the command, the accounts it is true for."""
    walk = [f"Enter opens the first of {count(len(one.accounts), 'account')}, n and p go on"] if one.accounts else []
    return [_capital(one.text), *walk, f"What mends it: {remedy_text(one)}"]


def remedy_text(one: Raised) -> str:
    """`s t · abm list tier:1`: the key and the command that mend it."""
    return " · ".join(part for part in (shown_key(one.fix_key), one.fix_command) if part)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
