"""The page of the day as text for people, as sentences for a screen reader, as a digest, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from abm_tui.models.words import NO_SOURCE, source_name
from abm_tui.rules.today.counts import counts_text, data_text
from abm_tui.rules.today.page import FOCUS, DueTouch, TodayPage
from abm_tui.text import count
from abm_tui.when import long_day, mid_day, say_due, say_past

_DIGEST = 12  # lines at most


def data_age_text(page: TodayPage, today: date) -> str:
    """`HubSpot as of Wed 08:50`, or what is too old: `HubSpot is 9 days old: quiet and score drops paused`."""
    if page.stale:
        return f"{' and '.join(page.stale)}: quiet and score drops paused"
    known = [(source_name(vendor), at) for vendor, at in page.data_age.items() if vendor not in NO_SOURCE]
    return " · ".join(f"{name} as of {say_past(at.date(), today)} {at:%H:%M}" for name, at in known)


def review_text(page: TodayPage) -> str:
    """`review Fri 10:00`, `review today 10:00`, `review Fri 14 Nov`."""
    away = (page.review_day - page.day).days
    if away == 0:
        return f"review today {page.review_hour}"
    day = mid_day(page.review_day)
    return f"review {day.split()[0]} {page.review_hour}" if 0 < away <= 6 else f"review {day}"


def changes_text(page: TodayPage) -> str:
    """`3 changes by bo`, "" for none."""
    if not page.changes:
        return ""
    return f"{count(len(page.changes), 'change')} by {', '.join(sorted({one.who for one in page.changes}))}"


def decided_text(page: TodayPage, what: str) -> str:
    """The names of the accounts in focus, or of those that want more effort."""
    return ", ".join(one.account for one in page.decided if one.what == what)


def decided_lines(page: TodayPage) -> list[tuple[str, str]]:
    """(title, names) of what the last review decided for this week, where it decided something."""
    titles = ((FOCUS, "FOCUS this week"), ("more_effort", "MORE EFFORT this week"))
    return [(title, names) for what, title in titles if (names := decided_text(page, what))]


def nothing_late(page: TodayPage) -> str:
    """What an empty day says: `Nothing late. 3 things this week: ↓`."""
    if page.late or page.today:
        return ""
    ahead = len(page.next_7_days)
    if not ahead and page.drawers.targets == 0:
        return "No accounts in a tier yet. g t goes to Targets: paste from your spreadsheet, or press a."
    return f"Nothing late. {count(ahead, 'thing')} this week: ↓" if ahead else "Nothing late, nothing due this week."


# as text


def today_text(page: TodayPage) -> str:
    """The page as the screen has it."""
    head = " · ".join(part for part in (long_day(page.day), review_text(page), data_age_text(page, page.day)) if part)
    parts = [head]
    if page.changes:
        parts.append(changes_text(page))
    since = f"  since you looked, {say_past(page.looked.date(), page.day)} {page.looked:%H:%M}" if page.looked else ""
    if page.hot:
        parts += ["", f"HOT {len(page.hot)}{since}"]
        parts += [f"  {one.account}: {one.text}  {say_past(one.at.date(), page.day)}" for one in page.hot]
    for title, touches in (("LATE", page.late), ("TODAY", page.today), ("NEXT 7 DAYS", page.next_7_days)):
        if touches:
            parts += ["", f"{title} {len(touches)}", *(f"  {_touch_text(one, page.day)}" for one in touches)]
    if said := nothing_late(page):
        parts += ["", said]
    for title, names in decided_lines(page):
        parts += ["", f"{title}  {names}"]
    if page.waiting:
        parts += ["", f"WAITING FOR YOU {len(page.waiting)}", *(f"  {_waiting(one)}" for one in page.waiting)]
    parts += [f"\n{line}" if n == 0 else line for n, line in enumerate(_drawers(page))]
    return "\n".join(parts)


def _waiting(one: Any) -> str:
    verb = "asks" if one.kind == "question" else "gave you"
    return f"{one.account}: {one.by} {verb}: {one.text}"


def _touch_text(one: DueTouch, today: date) -> str:
    play = f"{one.play} {one.step}" if one.play else "next step"
    return f"{one.id:>5}  {one.account}: {one.touch.text}  {play}  {say_due(one.due, today)}  {one.owner or 'nobody'}"


def _drawers(page: TodayPage) -> list[str]:
    found = page.drawers
    way = (
        f"IN THE WAY {sum(found.in_the_way.values())} more: {counts_text(found.in_the_way)}" if found.in_the_way else ""
    )
    setup = f"SET-UP {counts_text(found.set_up)}" if found.set_up else ""
    data = f"DATA {data_text(found)}" if found.no_email else ""
    return [line for line in (way, " · ".join(part for part in (setup, data) if part)) if line]


# as sentences, and as a digest


def sentences(page: TodayPage) -> list[str]:
    """The page read aloud, before its touches are asked one by one: no columns, no signs drawn from lines."""
    said = [f"Today is {long_day(page.day)}, {review_text(page)}."]
    if age := data_age_text(page, page.day):
        said.append(f"{age}.")
    if page.changes:
        said.append(f"{changes_text(page)}.")
    said += [f"Hot: {one.account}, {one.text}, {say_past(one.at.date(), page.day)}." for one in page.hot]
    said.append(
        f"{len(page.late)} late, {len(page.today)} today, {len(page.next_7_days)} in the next 7 days."
        if page.late or page.today
        else nothing_late(page).removesuffix(": ↓").removesuffix(".") + "."
    )
    said += [f"{title.capitalize()}: {names}." for title, names in decided_lines(page)]
    said += [f"Waiting for you: {_waiting(one)}" for one in page.waiting]
    return [*said, *(f"{line.capitalize()}." for line in _drawers(page))]


def digest(page: TodayPage) -> str:
    """At most twelve lines: the hot ones, what is late and due by owner, what waits."""
    lines = [f"{long_day(page.day)} · {review_text(page)}"]
    lines += [f"hot: {one.account}: {one.text}" for one in page.hot[:3]]
    for title, touches in (("late", page.late), ("today", page.today)):
        by_owner = sorted(touches, key=lambda one: one.owner)
        for owner, theirs in groupby(by_owner, key=lambda one: one.owner):
            listed = [f"{one.account}: {one.touch.text}" for one in theirs]
            more = f" and {len(listed) - 2} more" if len(listed) > 2 else ""
            lines.append(f"{title}, {owner or 'nobody'} {len(listed)}: {'; '.join(listed[:2])}{more}")
    if said := nothing_late(page):
        lines.append(said.removesuffix(": ↓"))
    if page.waiting:
        lines.append(f"waiting {len(page.waiting)}: {_waiting(page.waiting[0])}")
    lines += _drawers(page)
    return "\n".join(lines[:_DIGEST])


# as JSON


def touch_json(one: DueTouch, day: date) -> dict[str, Any]:
    """A touch as scripts read it: the keys are fixed."""
    return {
        "id": one.id,
        "account": one.account,
        "text": one.touch.text,
        "channel": one.touch.channel or None,
        "who": one.who or None,
        "due": one.due,
        "days_late": one.days_late(day),
        "owner": one.owner or None,
        "play": one.play or None,
        "step": one.step or None,
    }


def today_json(page: TodayPage) -> dict[str, Any]:
    """The page as scripts read it: the keys are fixed."""

    def listed(touches: Iterable[DueTouch]) -> list[dict[str, Any]]:
        return [touch_json(one, page.day) for one in touches]

    def counted(codes: Mapping[str, int]) -> dict[str, int]:
        return dict(codes)

    return {
        "day": page.day,
        "review_day": page.review_day,
        "data_age": dict(page.data_age),
        "hot": [
            {"account": one.account, "who": one.who or None, "what": one.what, "words": one.words, "at": one.at}
            for one in page.hot
        ],
        "late": listed(page.late),
        "today": listed(page.today),
        "next_7_days": listed(page.next_7_days),
        "waiting": [
            {"kind": one.kind, "account": one.account, "from": one.by, "text": one.text, "id": one.id}
            for one in page.waiting
        ],
        "decided": [{"account": one.account, "what": one.what, "until": one.until} for one in page.decided],
        "in_the_way": counted(page.drawers.in_the_way),
        "set_up": counted(page.drawers.set_up),
        "changes_by_others": len(page.changes),
    }
