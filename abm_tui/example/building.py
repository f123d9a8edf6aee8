"""Builds the example workspace: one transaction a simulated week."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from abm_tui.example import governing, meeting, verbs
from abm_tui.example.script import FOUNDED, MEMBERS, Script, ScriptLine, load_script
from abm_tui.example.teller import StoryState, Teller
from abm_tui.rules.framework_reading import presets
from abm_tui.store import Store, create_workspace, open_workspace
from abm_tui.store.unit import Unit

_MORNING, _MEETING, _NOON = 8, 10, 13


def last_meeting_day(today: date, preset: str = "two-person") -> date:
    """The last meeting day up to `today`; today itself when it is one."""
    return today - timedelta((today.weekday() - presets.preset_framework(preset).review.weekday) % 7)


def build(path: Path | str, today: date | None = None, *, who: str = MEMBERS[0][0]) -> Store:
    """Make the example workspace at `path` and return it opened as `who`.

    It ends on the last meeting day up to `today` (the calendar's when not given), whose review is still to be held.
    With `today` the store's clock stands on that day, else on the meeting day. Raises WorkspaceError when the file is
    there already or cannot be made.
    """
    last = last_meeting_day(today or date.today())
    script = load_script()
    told = StoryState(last, {company.code: company for company in script.companies})
    first = last - timedelta(FOUNDED)
    store = create_workspace(path, MEMBERS, who=who, today=first)
    try:
        store.do(_found, told, script)
        lines = script.lines()
        for week in range(FOUNDED // 7 - 1, -1, -1):
            store.do(_week, told, [line for line in lines if line.days // 7 == week], script.learnt.get(week, ""))
        store.set_meta("demo_day", last.isoformat())
    except BaseException:
        store.close()
        Path(path).expanduser().resolve().unlink(missing_ok=True)
        raise
    store.close()
    return open_workspace(path, who, today)


def _found(unit: Unit, told: StoryState, script: Script) -> None:
    teller = Teller(unit, told)
    teller.at(told.day(-FOUNDED), _MEETING)
    teller.found(script)
    governing.agree(teller)


def _week(unit: Unit, told: StoryState, lines: list[ScriptLine], learnt: str) -> None:
    """Monday to the meeting day: that morning's lines, the review, what was due, and what came after."""
    teller = Teller(unit, told)
    for days in range(max(line.days for line in lines) // 7 * 7 + 6, lines[-1].days // 7 * 7 - 1, -1):
        day = told.day(-days)
        teller.at(day, _MORNING)
        for line in lines:
            if line.days == days and not line.after:
                verbs.play(teller, line)
        if days % 7 == 0:
            if days == 0:
                return
            teller.at(day, _MEETING)
            meeting.hold(teller, learnt)
        teller.at(day, _NOON)
        teller.finish_due(day)
        for line in lines:
            if line.days == days and line.after:
                verbs.play(teller, line)
        teller.finish_due(day)  # what the afternoon began and did at once
