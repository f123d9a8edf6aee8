"""Writing in the talk: change and next step, the minutes corrected, and drafts that survive a dropped connection."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from abm_tui import when
from abm_tui.errors import AbmError, Refused
from abm_tui.glyphs import shown
from abm_tui.models.words import Decision
from abm_tui.rules.review.talk_words import TalkDraft, TalkReader
from abm_tui.screens.actions.old_touches import TouchActions
from abm_tui.screens.review.talk_desk import CHANGE, DECIDE, HAPPENED, NEXT, READ, TRIED, TalkField, field_place
from abm_tui.widgets.lines import Lines

if TYPE_CHECKING:
    from abm_tui.models.drafts import TalkWords
    from abm_tui.store.queries.review_page import TalkPage

_AFTER = {TRIED: HAPPENED, HAPPENED: CHANGE, CHANGE: NEXT}
_BEFORE = {HAPPENED: TRIED, NEXT: CHANGE, DECIDE: NEXT}


class TalkWriting(TouchActions, inherit_bindings=False):
    """Needs `account_id`, `draw()` and a `desk`."""

    account_id: int
    desk: Lines

    def __init__(self) -> None:
        super().__init__()
        self.page: TalkPage | None = None
        self.step = READ
        self.choice = 0
        self.words = TalkDraft()
        self.settled_words: dict[int, TalkDraft] = {}  # as typed, for an undo of the decision
        self._known = False  # the draft of this account was looked for
        self._dirty = False

    def draw(self) -> None:
        raise NotImplementedError

    def draw_desk(self) -> None:
        raise NotImplementedError

    @property
    def field(self) -> TalkField:
        return self.query_one(TalkField)

    def open_desk(self) -> None:
        """Connect the field."""
        field = self.field
        field.stepped, field.decided, field.typed = self._stepped, self._digit, self._typed

    # drafts

    @property
    def _draft_name(self) -> str:
        entry = self.page.line.entry if self.page else None
        return f"talk:{entry.id if entry else 0}"

    def read_draft(self) -> None:
        """What was being written about this account."""
        from abm_tui.store import outside_journal

        kept = json.loads(self.store.read(outside_journal.draft, self._draft_name) or "{}")
        self.words = TalkDraft(**{k: str(v) for k, v in kept.items() if k in TalkDraft.__dataclass_fields__})
        self._known, self._dirty = True, False

    def keep_draft(self) -> None:
        """Keep what is being written, if it changed since."""
        from abm_tui.store import outside_journal

        if not self._dirty or self.page is None:
            return
        try:
            outside_journal.keep_draft(
                self.store, self._draft_name, json.dumps(asdict(self.words)) if self.words else ""
            )
        except AbmError:
            return  # a busy file: tried again in two seconds
        self._dirty = False

    def leave_account(self) -> None:
        """Close the field and keep the text."""
        self.to_step(READ)
        self.keep_draft()
        self._known, self.choice = False, 0

    # steps

    def to_step(self, step: str) -> None:
        """Read, write or decide."""
        self.step = step
        if step in {READ, DECIDE}:
            self.field.close()
            self.footer.dimmed = False
            self.draw_desk()
            return
        self.draw_desk()
        self._open_field(step)
        self._show_reading()

    def _open_field(self, step: str) -> None:
        assert self.page is not None
        region = self.desk.region
        x, line = field_place(step)
        width = region.width - x - 1
        if step == NEXT:
            offer = "" if self.words.next else self.offer_text()
            self.words.saw(self.page.offered if offer else None)
            self.field.open(x, region.y + line, width, self.words.next or offer, offer=bool(offer))
        elif step == CHANGE:
            self.field.open(x, region.y + line, width, self.words.change or self.page.change)
        else:
            value = getattr(self.words, step) or getattr(self.page, step)
            self.field.open(x, region.y + line, width, value)
        self.footer.dimmed = True

    def place_field(self) -> None:
        """Keep the field over its line when the screen changes."""
        if self.step in {READ, DECIDE} or not self.field.is_open:
            return
        region = self.desk.region
        x, line = field_place(self.step)
        self.field.lift(x, region.y + line, max(4, region.width - x - 1), 1)

    def go_on_writing(self) -> None:
        """Where somebody was writing when the connection dropped."""
        self.to_step(NEXT if self.words.next else CHANGE)
        self.say("Here you were writing. Nothing of it is lost.")

    def act_open(self) -> None:
        """Write the change; on DECIDE take the decision set off."""
        if self.step == DECIDE:
            self.decide(list(Decision)[self.choice])
        else:
            self.to_step(CHANGE)

    def act_edit(self) -> None:
        """Correct what was tried and what happened, then go on with the change."""
        self.to_step(TRIED)

    def act_next_field(self) -> None:
        self.to_step(READ if self.step == DECIDE else DECIDE)

    def act_previous_field(self) -> None:
        self.to_step(NEXT)

    def act_left(self) -> None:
        self._choose(-1)

    def act_right(self) -> None:
        self._choose(1)

    def _choose(self, step: int) -> None:
        if self.step == DECIDE:
            self.choice = (self.choice + step) % len(Decision)
            self.draw_desk()
        else:
            self.say("← → choose after Tab. 1-5 decide at once.")

    def act_add(self) -> None:
        self.perform_id("set_next")

    # the field

    def decide(self, decision: Decision) -> None:
        raise NotImplementedError

    def _typed(self) -> None:
        if self.step not in {READ, DECIDE}:
            if not (self.step == NEXT and self.field.untouched):
                setattr(self.words, self.step, self.field.value)
                self._dirty = True
            self._show_reading()

    def _stepped(self, key: str) -> None:
        step = self.step
        if key == "escape":
            self.to_step(READ)
            self.say("Kept as a draft. Enter goes on writing." if self.words else "")
        elif key == "tab":
            if step in {TRIED, HAPPENED}:
                self.to_step(_AFTER[step])
            elif self._readable():
                self.to_step(DECIDE)
        elif key == "shift+tab":
            self.to_step(_BEFORE.get(step, READ))
        elif step == NEXT:
            if self._readable():
                self.decide(Decision.KEEP)
        else:
            self.to_step(_AFTER[step])

    def _digit(self, digit: str) -> None:
        self.decide(list(Decision)[int(digit) - 1])

    def _readable(self) -> bool:
        """Whether NEXT can be read; says why not."""
        try:
            self.said_so_far()
        except Refused as error:
            self.say(error.message, "attention")
            return False
        return True

    def _show_reading(self) -> None:
        """How what is being written is read: chips, or the day and owner of the next step."""
        if self.step == CHANGE:
            read = self._reader().read_change(self.words.change)
            chips = " · ".join(chip.text if chip.kind == "blocker" else f"next {chip.text}" for chip in read.chips)
            self.status.say(f"+ {chips}" if chips else _HINT)
        elif self.step == NEXT:
            self.status.say(self._read_next())
        elif self.step in {TRIED, HAPPENED}:
            self.status.say("Enter goes on to what happened, then to the change · Esc stops, draft kept")

    def _read_next(self) -> str:
        if self.field.untouched:
            return "Enter keeps · 1-5 decide · a letter writes another next step · → edits this one · Tab decide"
        if not self.words.next.strip():
            return "Enter saves without a next step · Tab decide · Esc stops, draft kept"
        try:
            step = self._reader().read_next(self.words.next)
        except Refused as error:
            return error.message
        who = next((m.name for m in self.store.members if m.id == step.owner), self.store.who)
        return f"→ {step.text} · {who} · {when.mid_day(step.due or self.store.today)} · Enter keeps · Tab decide"

    # what was said

    def _reader(self) -> TalkReader:
        # What stands between the parts of an offer is text in a field, so it is written in the signs in use.
        return TalkReader(self.store.today, self.store.members, self.store.me, dot=shown(" · "))

    def offer_text(self) -> str:
        """What NEXT offers: the step the change names, else the earliest open touch from today on."""
        return self._reader().offer_text(self.words.change, self.page.offered if self.page else None, self.store.who)

    def said_so_far(self) -> TalkWords:
        """Everything written about the account. Raises Refused for a next step that cannot be read."""
        page = self.page
        assert page is not None
        minutes = {"tried": page.tried, "happened": page.happened, "change": page.change}
        return self._reader().read_words(self.words, **minutes, offered=page.offered)


_HINT = "Enter next  Tab decide  Esc stop, draft kept  ; !… blocker  @bo  by fri"
