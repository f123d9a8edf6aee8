"""Writing in the talk: the change and the next step, and the minutes corrected. Three lines and one field over them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from abm_tui import when
from abm_tui.errors import Refused
from abm_tui.glyphs import shown
from abm_tui.keymap.action_ids import Do
from abm_tui.models.words import Decision
from abm_tui.rules.review.talk_words import TalkDraft, TalkReader
from abm_tui.screens.review.talk_field import (
    CHANGE,
    DECIDE,
    HAPPENED,
    NEXT,
    READ,
    TRIED,
    TalkField,
    desk_lines,
    field_place,
)
from abm_tui.screens.shell.handlers import Handler, Handlers
from abm_tui.widgets.lines import Lines

if TYPE_CHECKING:
    from abm_tui.models.drafts import TalkWords
    from abm_tui.screens.review.talk_drafts import TalkDrafts
    from abm_tui.screens.shell.host import Host
    from abm_tui.store.queries.review_page import TalkPage

_AFTER = {TRIED: HAPPENED, HAPPENED: CHANGE, CHANGE: NEXT}
_BEFORE = {HAPPENED: TRIED, NEXT: CHANGE, DECIDE: NEXT}
_HINT = "Enter next  Tab decide  Esc stop, draft kept  ; !… blocker  @bo  by fri"


class PageHere(Protocol):
    """The account that is talked about."""

    @property
    def page(self) -> TalkPage | None:
        """None before it is read."""

    def decide(self, decision: Decision) -> None:
        """Decide on it, with all that was written."""

    def dim_keys(self, dimmed: bool) -> None:
        """Whether the keys of the page stand back, because a field has them."""


class TalkDesk:
    """`step` says what is written now, or READ, or DECIDE, where ← → choose a decision and Enter takes it."""

    def __init__(self, host: Host, here: PageHere, drafts: TalkDrafts) -> None:
        self._host, self._here, self._drafts = host, here, drafts
        self.lines = Lines(id="talk-desk")
        self.lines.styles.height = 3
        self.field = TalkField()
        self.field.stepped, self.field.decided, self.field.typed = self._stepped, self._digit, self._typed
        self.step = READ
        self.choice = 0

    def handlers(self) -> Handlers:
        return {
            Do.OPEN: Handler(self.open),
            Do.EDIT: Handler(lambda: self.to_step(TRIED)),
            Do.NEXT_FIELD: Handler(lambda: self.to_step(READ if self.step == DECIDE else DECIDE)),
            Do.PREVIOUS_FIELD: Handler(lambda: self.to_step(NEXT)),
            Do.LEFT: Handler(lambda: self._choose(-1)),
            Do.RIGHT: Handler(lambda: self._choose(1)),
        }

    # steps

    def open(self) -> None:
        """Write the change; on DECIDE take the decision set off."""
        if self.step == DECIDE:
            self._here.decide(list(Decision)[self.choice])
        else:
            self.to_step(CHANGE)

    def to_step(self, step: str) -> None:
        """Read, write or decide."""
        self.step = step
        if step in {READ, DECIDE}:
            self.field.close()
            self._here.dim_keys(False)
            self.draw()
            return
        self.draw()
        self._open_field(step)
        self._say_reading()

    def close(self) -> None:
        """Stop writing; what was written stays."""
        if self.step != READ:
            self.to_step(READ)

    def go_on_writing(self) -> None:
        """Where somebody was writing when the connection dropped."""
        self.to_step(NEXT if self._drafts.words.next else CHANGE)
        self._host.say("Here you were writing. Nothing of it is lost.")

    def leave(self) -> None:
        """Close the field and keep the text."""
        self.to_step(READ)
        self._drafts.leave()
        self.choice = 0

    def _choose(self, step: int) -> None:
        if self.step == DECIDE:
            self.choice = (self.choice + step) % len(Decision)
            self.draw()
        else:
            self._host.say("← → choose after Tab. 1-5 decide at once.")

    # drawing

    def draw(self) -> None:
        """The three lines, and the field over the one that is written."""
        page, words = self._here.page, self._drafts.words
        decision = page.line.decision if page else ""
        minutes = TalkDraft(page.tried, page.happened, page.change) if page else TalkDraft()
        width = self._host.size.width
        self.lines.set_lines(desk_lines(words, minutes, self.step, self._offer(), self.choice, decision, width))
        if self.step not in {READ, DECIDE} and self.field.is_open:
            self.field.lift(*self._field_at(self.step), 1)

    def _field_at(self, step: str) -> tuple[int, int, int]:
        """(x, y, width) of a step's text."""
        region = self.lines.region
        x, line = field_place(step)
        return x, region.y + line, max(4, region.width - x - 1)

    # the field

    def _open_field(self, step: str) -> None:
        page, words = self._here.page, self._drafts.words
        assert page is not None
        place = self._field_at(step)
        if step == NEXT:
            offer = "" if words.next else self._offer()
            words.saw(page.offered if offer else None)
            self.field.open(*place, words.next or offer, offer=bool(offer))
        else:
            self.field.open(*place, getattr(words, step) or getattr(page, step))
        self._here.dim_keys(True)

    def _typed(self) -> None:
        if self.step not in {READ, DECIDE}:
            if not (self.step == NEXT and self.field.untouched):
                self._drafts.write(self.step, self.field.value)
            self._say_reading()

    def _stepped(self, key: str) -> None:
        step = self.step
        if key == "escape":
            self.to_step(READ)
            self._host.say("Kept as a draft. Enter goes on writing." if self._drafts.words else "")
        elif key == "tab":
            if step in {TRIED, HAPPENED}:
                self.to_step(_AFTER[step])
            elif self._readable():
                self.to_step(DECIDE)
        elif key == "shift+tab":
            self.to_step(_BEFORE.get(step, READ))
        elif step == NEXT:
            if self._readable():
                self._here.decide(Decision.KEEP)
        else:
            self.to_step(_AFTER[step])

    def _digit(self, digit: str) -> None:
        self._here.decide(list(Decision)[int(digit) - 1])

    def _readable(self) -> bool:
        """Whether NEXT can be read; says why not."""
        try:
            self.read_words()
        except Refused as error:
            self._host.say(error.message, "attention")
            return False
        return True

    # how it is read

    def _say_reading(self) -> None:
        """How what is being written is read: chips, or the day and owner of the next step."""
        if self.step == CHANGE:
            read = self._reader().read_change(self._drafts.words.change)
            chips = " · ".join(chip.text if chip.kind == "blocker" else f"next {chip.text}" for chip in read.chips)
            self._host.say(f"+ {chips}" if chips else _HINT)
        elif self.step == NEXT:
            self._host.say(self._next_reading())
        else:
            self._host.say("Enter goes on to what happened, then to the change · Esc stops, draft kept")

    def _next_reading(self) -> str:
        text = self._drafts.words.next
        if self.field.untouched:
            return "Enter keeps · 1-5 decide · a letter writes another next step · → edits this one · Tab decide"
        if not text.strip():
            return "Enter saves without a next step · Tab decide · Esc stops, draft kept"
        try:
            step = self._reader().read_next(text)
        except Refused as error:
            return error.message
        host = self._host
        who = next((m.name for m in host.members if m.id == step.owner), host.who)
        return f"→ {step.text} · {who} · {when.mid_day(step.due or host.today)} · Enter keeps · Tab decide"

    def _reader(self) -> TalkReader:
        # What stands between the parts of an offer is text in a field, so it is written in the signs in use.
        host = self._host
        return TalkReader(host.today, host.members, host.me, dot=shown(" · "))

    def _offer(self) -> str:
        """What NEXT offers: the step the change names, else the earliest open touch from today on."""
        page = self._here.page
        return self._reader().offer_text(self._drafts.words.change, page.offered if page else None, self._host.who)

    def read_words(self) -> TalkWords:
        """Everything written about the account. Raises Refused for a next step that cannot be read."""
        page = self._here.page
        assert page is not None
        minutes = {"tried": page.tried, "happened": page.happened, "change": page.change}
        return self._reader().read_words(self._drafts.words, **minutes, offered=page.offered)
