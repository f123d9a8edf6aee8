"""Assigning a play: pick it by its digit, see what it means, Enter assigns it to all as one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.strip import Strip

from abm_tui.screens.actions.accounts import AccountActions
from abm_tui.screens.actions.assign_form import BOTH, REPLACE, START, AssignForm
from abm_tui.screens.shell.key_screen import key_name
from abm_tui.text import count
from abm_tui.widgets.dropdown import Option
from abm_tui.widgets.overlay import PARKED_CSS, Overlay
from abm_tui.widgets.panes import boxed
from abm_tui.widgets.tones import Painted

if TYPE_CHECKING:
    from abm_tui.models.facts import PlayFact
    from abm_tui.store.commands.talking import OtherPlay

_HINT = " Enter assigns · Tab next field · ← → choose · Esc drops it"


class AssignBox(Painted, Overlay):
    """The box above the status line. Made when first needed; `open` it, and it closes itself."""

    DEFAULT_CSS = f"""
    AssignBox {{ {PARKED_CSS} width: 20; background: $panel; }}
    AssignBox:ansi {{ background: ansi_default; }}
    """

    def __init__(self) -> None:
        super().__init__(id="assign-box")
        self.can_focus = False
        self._form: AssignForm | None = None
        self._place: AccountActions | None = None
        self._take: Callable[[AssignForm], object] = lambda form: form
        self._drop: Callable[[], object] = lambda: None

    def open(
        self,
        place: AccountActions,
        form: AssignForm,
        take: Callable[[AssignForm], object],
        drop: Callable[[], object],
    ) -> None:
        """Ask; `take` gets the form on Enter, `drop` is called on Esc."""
        self._place, self._form, self._take, self._drop = place, form, take, drop
        self._draw()

    def _draw(self) -> None:
        form, place = self._form, self._place
        if form is None or place is None:
            return
        screen = place.size
        height = len(form.lines(screen.width)) + 2
        self.lift(0, max(0, screen.height - 2 - height), screen.width, height)
        place.say(form.problem, "attention" if form.problem else "")
        place.footer.cover(_HINT)
        self.refresh()

    def close(self) -> None:
        super().close()
        if self._place is not None:
            self._place.footer.cover(None)

    # drawing

    def render(self) -> RenderResult:
        """Lines are drawn by `render_line`."""
        return ""

    def render_line(self, y: int) -> Strip:
        """One line of the box."""
        width = self.size.width
        form = self._form
        lines = boxed(form.lines(width), width, form.title) if form is not None else []
        return self.strip(lines[y] if y < len(lines) else [], width)

    # keys

    async def _on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        form = self._form
        if form is None:
            return
        key = event.key
        if key in {"enter", "ctrl+j"}:
            if form.take_day():
                self.close()
                self._take(form)
                return
        elif key in {"escape", "ctrl+g"} or (key == "q" and form.here != START):
            self.close()
            self._drop()
            return
        elif key in {"tab", "down"}:
            form.move(1)
        elif key in {"shift+tab", "up"}:
            form.move(-1)
        elif key in {"right", "left"}:
            form.turn(1 if key == "right" else -1)
        elif key == "backspace" and form.here == START:
            form.erase()
        elif form.here == START and event.is_printable and cell_len(event.character or "") == 1:
            form.type(event.character or "")
        else:
            form.problem = f"{key_name(event)} does nothing here.{_HINT}"
            self._draw()
            form.problem = ""
            return
        self._draw()


def _box(place: AccountActions) -> AssignBox:
    found = place.query(AssignBox)
    if found:
        return found.first()
    box = AssignBox()
    place.mount(box)
    return box


def _choose_play(
    place: AccountActions, title: str, picked: Callable[[PlayFact], object], dropped: Callable[[], object]
) -> None:
    from abm_tui.store.queries import plays

    counts = place.store.read(plays.counts)
    options = []
    for n, play in enumerate(place.store.read(plays.plays), 1):
        known = counts.get(play.id)
        running = f" · on {known.running}" if known and known.running else ""
        detail = f"{count(len(play.steps), 'touch', 'touches')} · {play.duration_days} days{running}"
        options.append(Option(str(n) if n < 10 else "", play.name, detail, lambda play=play: picked(play)))
    place.choose(
        title, options, digits=True, hint="a digit picks · ↑ ↓ Enter · letters narrow · Esc", cancelled=dropped
    )


def pick_play(place: AccountActions, account_ids: Sequence[int]) -> None:
    """Which play, then what it would mean for these accounts; Enter assigns it to all of them as one step."""
    if not account_ids:
        place.say("No account here: mark some with x, or move to one.")
        return
    what = place.abm.account_name(account_ids[0]) if len(account_ids) == 1 else count(len(account_ids), "account")
    _choose_play(place, f"Play for {what}", lambda play: assign(place, play, account_ids), lambda: None)


def suggest_play(place: AccountActions, account_ids: Sequence[int]) -> None:
    """The play that the account's trigger, stage and gaps ask for, with the reason."""
    from abm_tui.rules.plays.suggest import suggest
    from abm_tui.store.queries import plays
    from abm_tui.store.queries.listing import listed

    if not account_ids:
        place.say("No account here: mark some with x, or move to one.")
        return
    row = place.store.read(listed, ids=[account_ids[0]])[0]
    assert row.derived is not None
    found = suggest(row.facts, row.derived, place.store.read(plays.plays), place.store.today, place.store.framework)
    if found is None:
        place.say(
            f"Nothing asks for another play on {row.account.name} just now. Its account card (v) shows what runs."
        )
        return
    assign(place, found[0], account_ids, reason=found[1])


def assign(place: AccountActions, play: PlayFact, account_ids: Sequence[int], *, reason: str = "") -> None:
    """Show what the play would mean; Enter assigns it."""
    from abm_tui.store.commands import taking_on

    form = AssignForm(place.store, play, list(account_ids), reason)

    def take(done: AssignForm) -> None:
        beside, instead = done.chosen(BOTH), done.chosen(REPLACE)
        if not beside and not instead:
            place.say(f"Nothing was assigned: {play.name} runs there already, or was left out.")
            return
        place.run(taking_on.take_on, play, beside, instead, done.start)

    _box(place).open(place, form, take, lambda: place.say("Nothing was assigned."))


def pick_other_play(
    place: AccountActions, account_id: int, done: Callable[[OtherPlay | None], object], dropped: Callable[[], object]
) -> None:
    """The play that takes over from what runs; `done` gets it with its plan."""
    from abm_tui.store.commands.talking import OtherPlay

    def picked(play: PlayFact) -> None:
        form = AssignForm(place.store, play, [account_id], frees=True)
        _box(place).open(place, form, lambda f: done(OtherPlay(play, f.plans, f.start)), dropped)

    _choose_play(place, f"Other play for {place.abm.account_name(account_id)}", picked, dropped)
