"""The sections of the framework place that are the team's own: the ICP, the members, the preset, the warnings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from abm_tui.rules.framework_reading.presets import PRESETS, SCORINGS, preset_framework
from abm_tui.screens.framework.lines import (
    FIELD,
    FIELD_COLUMNS,
    LABEL,
    Cells,
    FrameworkLine,
    FrameworkPage,
    heading,
    one_cell,
    sentence,
)
from abm_tui.screens.wording.wrapped import wrapped
from abm_tui.when import mid_day, say_day
from abm_tui.widgets.grid import Cell, Column

if TYPE_CHECKING:
    from abm_tui.models.facts import MemberFact
    from abm_tui.rules.framework.framework import Framework
    from abm_tui.store.queries.icp import IcpCounts
    from abm_tui.store.queries.members import MemberLine

TEST, YES, NO, OPEN = "test", "yes", "no", "open"
ANSWERS = (YES, NO, OPEN)
TEAM, LOGIN, AWAY = "team", "login", "away"
EMPTY_ICP = (
    "No criteria yet, so nobody can be sales-ready. a adds the first one.",
    "A criterion is a filter over the account, or a question answered by hand:",
    "Size: employees>=200 employees<=2000",
    "Data team: tech:snowflake,databricks",
    "New lead: ? Did a new executive start this year?",
    "Committee: ? Do several people decide together?",
)
MEMBER, PRESET, SCORING = "member ", "preset ", "scoring "


def icp(fw: Framework, cells: Cells, counts: IcpCounts | None, deals: str, width: int) -> FrameworkPage:
    """The ICP as a short table: a criterion a line, and how the target accounts answer it.

    `deals` says how it does on the team's own wins and losses; "" where there are none.
    """
    columns = (
        Column("name", "Criterion", 18, frozen=True, flex=1, min_width=14),
        Column(TEST, "Filter, or ? question", 24, flex=3, min_width=16),
        Column("family", "Family", 13),
        Column("weight", "Wt", 2, "right"),
        Column("must", "Must", 4),
        Column(YES, "Yes", 4, "right"),
        Column(NO, "No", 4, "right"),
        Column(OPEN, "Open", 4, "right"),
    )
    lines: list[FrameworkLine] = []
    for one in fw.icp:
        row = f"icp.{one.code}"
        names = {key: f"{row}.{key}" for key in ("name", "family", "weight", "must")}
        names[TEST] = f"{row}.ask" if one.ask else f"{row}.test"
        answers = counts.answers.get(one.code) if counts is not None else None
        texts = {
            key: Cell(str(len(answers[n])) if answers else "…", "dim" if not answers or not answers[n] else "")
            for n, key in enumerate(ANSWERS)
        }
        lines.append(FrameworkLine(row, cells=names, texts=texts))
    if not lines:
        say, example = EMPTY_ICP[:2], EMPTY_ICP[2:]
        lines = [sentence(line) for text in say for line in wrapped(text, width - 5)]
        lines += [sentence(f"   {text}") for text in example]
    lines += [heading("ICP MATCH", "every must a known yes, and")]
    lines += [one_cell(cells[name]) for name in ("fit.match_share", "fit.known_share") if name in cells]
    if fw.icp and deals:
        lines.append(sentence(f"On your own deals it says {deals}."))
    return FrameworkPage(lines, {"": columns, FIELD: FIELD_COLUMNS}, TEST)


def team(members: Sequence[MemberLine], fw: Framework, today: date) -> FrameworkPage:
    """A member a line: the team, the days away, what the week holds for them."""
    columns = (
        Column(LABEL, "Name", 16, frozen=True, flex=1, min_width=12),
        Column(TEAM, "Team", 9),
        Column(LOGIN, "Login", 5),
        Column(AWAY, "Away", 17),
        Column("week", "This week", 9, "right"),
        Column("touches", "Open", 5, "right"),
        Column("accounts", "Accounts", 8, "right"),
    )
    lines = []
    for one in members:
        m = one.member
        gone = m.left_on is not None
        tone = "dim" if gone else ""
        busy = one.load > fw.capacity
        texts = {
            LABEL: Cell(m.name, tone),
            TEAM: Cell(m.team, tone),
            LOGIN: Cell("yes" if m.login else "no", tone),
            AWAY: Cell(f"left {mid_day(m.left_on)}" if m.left_on else away_text(m, today), tone),
            "week": Cell(
                "" if gone else f"{one.load} of {fw.capacity}{' !' if busy else ''}", "attention" if busy else tone
            ),
            "touches": Cell("" if gone else str(one.touches), tone),
            "accounts": Cell("" if gone else str(one.accounts), tone),
        }
        lines.append(FrameworkLine(f"{MEMBER}{m.id}", texts=texts))
    return FrameworkPage(lines, {"": columns}, LABEL)


def away_text(member: MemberFact, today: date) -> str:
    """`Fri 7 – 19 Nov`; "" for somebody who is here and stays."""
    first, last = member.away_from, member.away_until
    if first is None or last is None or last < today:
        return ""
    return say_day(first, today) if first == last else f"{say_day(first, today)} – {say_day(last, today)}"


def presets(fw: Framework, chosen: str) -> FrameworkPage:
    """What the framework begins with, and how points are counted; Enter chooses one."""
    columns = (Column(LABEL, "", 16, frozen=True), Column("title", "", 50, flex=1, min_width=30))

    def line(kind: str, name: str, title: str, *, here: bool) -> FrameworkLine:
        label = Cell(f"{'●' if here else '○'} {name}", "" if here else "dim")
        return FrameworkLine(f"{kind}{name}", texts={LABEL: label, "title": Cell(title, "" if here else "dim")})

    lines = [heading("PRESET", "what stands where the team changed nothing")]
    lines += [line(PRESET, name, preset_framework(name).title, here=name == chosen) for name in PRESETS]
    lines += [heading("POINTS", "how they are counted, whatever the preset")]
    lines += [line(SCORING, s, preset_framework(scoring=s).scoring.title, here=s == fw.scoring.name) for s in SCORINGS]
    return FrameworkPage(lines, {"": columns}, LABEL)
