"""The touch sheet: one touch with everything it takes to do it, and what became of it at a key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual import events
from textual.widget import Widget

from abm_tui.keymap.focuses import TOUCH
from abm_tui.models.words import ROLE_NAMES, Role, TouchStatus
from abm_tui.rules.people.evidence import activity_text
from abm_tui.rules.plays.plays import is_away
from abm_tui.rules.plays.touches import role_addressed
from abm_tui.screens.actions.old_touches import TouchActions
from abm_tui.screens.shell.clipboard import copy
from abm_tui.screens.wording.signs import SIGNS
from abm_tui.text import shorten
from abm_tui.when import mid_day, say_day, say_due, say_past
from abm_tui.widgets.frame import Rule, spread_pieces
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.tones import Line

if TYPE_CHECKING:
    from datetime import date

    from abm_tui.models.facts import MemberFact, TouchFact
    from abm_tui.rules.framework.framework import Framework
    from abm_tui.store.queries.touch_page import TouchPage

_LABEL = 9
_FIRST_BY_CHANNEL = {"phone": "PHONE", "sdr": "PHONE", "email": "E-MAIL", "linkedin": "LINKEDIN"}


@dataclass(frozen=True)
class SheetLine:
    """A line that can be copied: its name, its text, and what stands at the right."""

    name: str
    text: str
    right: str = ""


def sheet_lines(
    page: TouchPage, framework: Framework, today: date, members: Sequence[MemberFact] = ()
) -> list[SheetLine]:
    """Who, how to reach them, the last word, the play, the role's message, the asset; what is not known is left out.

    Never one message to all (S000): what is said follows from the role of whoever is spoken to.
    """
    person, touch = page.person, page.touch
    lines: list[SheetLine] = _away(touch, members, today)
    if person is not None:
        name = ", ".join(part for part in (person.name, person.title) if part)
        state = f"{SIGNS[page.status]} {page.status}" if page.status else ""
        lines.append(SheetLine("WHO", name, " · ".join(part for part in (state, person.stance or "") if part)))
        verified = f"verified {say_past(person.email_verified_at, today)}" if person.email_verified_at else ""
        if person.email_bounced:
            verified = "bounced"
        lines.append(SheetLine("PHONE", person.phone or "not known"))
        lines.append(SheetLine("E-MAIL", person.email or "not known", verified if person.email else ""))
        if person.linkedin or touch.channel == "linkedin":
            lines.append(SheetLine("LINKEDIN", person.linkedin or "not known"))
    elif touch.role:
        lines.append(SheetLine("WHO", f"nobody yet: a {ROLE_NAMES[Role(touch.role)]} is to be found"))
    if page.last is not None:
        lines.append(SheetLine("LAST", f"{say_past(page.last.day, today)} {activity_text(page.last)}"))
    if page.play is not None:
        lines.append(SheetLine("PLAY", page.play.outcome or page.play.name))
    role = role_addressed(page.touch, page.person, page.facts, framework)
    if role is not None:
        texts = ("BUYER", role.concerns), ("SAY", role.message), ("WANTS", role.goals), ("DOUBTS", role.objections)
        lines += [SheetLine(label, text) for label, text in (*texts, ("PROOF", role.proof))]
    if touch.asset:
        where = page.asset_url
        both = " · ".join(dict.fromkeys(part for part in (touch.asset, where) if part))
        lines.append(SheetLine("ASSET", both, "" if where else "missing"))
    if touch.topic:
        lines.append(SheetLine("TOPIC", touch.topic))
    return lines


def _away(touch: TouchFact, members: Sequence[MemberFact], today: date) -> list[SheetLine]:
    """Whose touch is due while they are away."""
    owner = next((m for m in members if m.id == touch.owner), None)
    if touch.status != TouchStatus.OPEN or owner is None or touch.due is None or owner.away_until is None:
        return []
    if not is_away(owner, max(touch.due, today)):
        return []
    said = f"{owner.name} is away until {say_day(owner.away_until, today)}: w gives it to somebody, z puts it off"
    return [SheetLine("AWAY", said)]


class TouchScreen(TouchActions, inherit_bindings=False):
    """`walk` are the touches that n and p go through."""

    FOCUS = TOUCH

    def __init__(self, touch_id: int, walk: Sequence[int] = ()) -> None:
        super().__init__()
        self.touch_id = touch_id
        self.walked = list(walk) or [touch_id]
        self.page: TouchPage | None = None
        self.at: int | None = None
        self.lines: list[SheetLine] = []

    def body(self) -> Sequence[Widget]:
        self.view = Lines(id="touch-view")
        self.view.styles.height = "1fr"
        return [Rule(), self.view, Rule()]

    # data

    def load(self) -> None:
        from abm_tui.store.queries.touch_page import touch_page

        self.page = self.store.read(touch_page, self.touch_id)
        if self.page is None:
            self.close()
            return
        self.draw()
        self.abm.presence.at_account("touch", self.account())

    def on_resize(self, event: events.Resize) -> None:
        del event
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """The sheet; the highlight begins where the touch's channel needs it."""
        page = self.page
        if page is None:
            return
        self.lines = sheet_lines(page, self.store.framework, self.store.today, self.store.members)
        if self.at is None:
            wanted = _FIRST_BY_CHANNEL.get(page.touch.channel, "WHO")
            self.at = next((n for n, line in enumerate(self.lines) if line.name == wanted), 0)
        self.at = max(0, min(self.at, len(self.lines) - 1))
        width = self.size.width
        shown: list[Line] = [
            spread_pieces(
                [(f" {line.name:<{_LABEL}}", "bold"), (line.text, "")],
                [(line.right, "dim")] if line.right else "",
                width - 1,
            )
            for line in self.lines
        ]
        if not shown:
            shown = [[(" A next step of the account; nobody is named in it. v opens the account card.", "dim")]]
        self.view.set_lines(shown, self.at if self.lines else None)

    def heading(self) -> str:
        page = self.page
        return f" {shorten(page.facts.account.name.upper(), 30)} › {page.touch.text}" if page else ""

    def context(self) -> tuple[Any, Any]:
        page = self.page
        if page is None:
            return "", ""
        touch = page.touch
        role = ROLE_NAMES[Role(touch.role)] if touch.role else ""
        how = ", ".join(part for part in (touch.channel.replace("_", " "), role) if part)
        of = f"{page.run.play} {touch.position}/{page.run.touches}" if page.run else "next step"
        due = f"due {mid_day(touch.due)}" if touch.due else ""
        owner = next((m.name for m in self.store.members if m.id == touch.owner), "nobody")
        left = f" {' · '.join(part for part in (of, how, due) if part)}"
        return left, [(self._state(touch), "attention" if self._late(touch) else ""), (f"  {owner}", "")]

    def _late(self, touch: TouchFact) -> bool:
        return touch.status == TouchStatus.OPEN and touch.due is not None and touch.due < self.store.today

    def _state(self, touch: TouchFact) -> str:
        if touch.status == TouchStatus.DONE:
            how = f", {touch.outcome.replace('_', ' ')}" if touch.outcome else ""
            return f"done {say_past(touch.done_on, self.store.today) if touch.done_on else ''}{how}"
        if touch.status == TouchStatus.DROPPED:
            return "dropped"
        return say_due(touch.due, self.store.today) if touch.due else ""

    # the touch

    def account(self) -> int | None:
        return self.page.facts.account.id if self.page else None

    def touch(self) -> TouchFact | None:
        return self.page.touch if self.page else None

    def _not_open(self) -> str:
        touch = self.touch()
        return "" if touch and touch.status == TouchStatus.OPEN else "This touch is closed. - opens it again."

    why_not_done = why_not_later = why_not_who = why_not_set_due = why_not_edit = _not_open

    # moving

    def _to(self, place: int) -> None:
        self.at = max(0, min(place, len(self.lines) - 1))
        self.draw()

    def act_up(self) -> None:
        self._to((self.at or 0) - 1)

    def act_down(self) -> None:
        self._to((self.at or 0) + 1)

    act_left = act_previous_field = act_up
    act_right = act_next_field = act_down

    def act_first(self) -> None:
        self._to(0)

    def act_last(self) -> None:
        self._to(len(self.lines))

    act_page_up, act_page_down = act_first, act_last

    def act_next(self) -> None:
        self._walk(1)

    def act_previous(self) -> None:
        self._walk(-1)

    def _walk(self, step: int) -> None:
        place = self.walked.index(self.touch_id) + step if self.touch_id in self.walked else -1
        if 0 <= place < len(self.walked):
            self.touch_id, self.at = self.walked[place], None
            self.reload()
            self.say("")
        else:
            self.say("This is the last one. q goes back." if step > 0 else "This is the first one. q goes back.")

    # keys of its own

    def act_open(self) -> None:
        """Who it is about: the account card."""
        self.act_card()

    def act_forward(self) -> None:
        self.perform_id("done")

    def act_backward(self) -> None:
        """Not done after all."""
        from abm_tui.store.commands import plays

        touch = self.touch()
        if touch is not None and touch.status == TouchStatus.OPEN:
            self.say("This touch is open. Space or d: it is done.")
        elif touch is not None:
            self.old_run(plays.reopen_touch, touch.id)

    def act_edit(self) -> None:
        self.ask_touch_text()

    def act_add(self) -> None:
        self.act_set_next()

    def act_set_due(self) -> None:
        touch = self.touch()
        if touch is not None:
            self._ask_day(touch)

    def act_copy(self) -> None:
        """The text of the highlighted line: a phone number, an address."""
        if self.lines:
            line = self.lines[self.at or 0]
            self.say(copy(self.app, self.store.path.parent, line.text, line.text))
