"""Plays: the library at the left, the play's touches and the accounts on it at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import events
from textual.widget import Widget

from abm_tui.keymap.focuses import PLAYS
from abm_tui.screens.plays import rows
from abm_tui.screens.plays.touches import LIBRARY, ON, RUN, PlaysTouches
from abm_tui.widgets.frame import Rule as RuleLine
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.panes import Pane, PaneRule, side_by_side
from abm_tui.widgets.tones import Line, pieces_of

if TYPE_CHECKING:
    from abm_tui.models.facts import PlayFact
    from abm_tui.store.queries.play_page import Library


class PlaysScreen(PlaysTouches, inherit_bindings=False):
    """Tab goes between the library and the accounts; Enter opens a play's details, an account's run, a touch."""

    FOCUS = PLAYS
    TAB = "plays"

    def __init__(self) -> None:
        super().__init__()
        self.library: Library | None = None
        self.in_detail = False

    def body(self) -> Sequence[Widget]:
        self.view = Lines(id="plays-view")
        self.view.styles.height = "1fr"
        return [self.view, RuleLine()]

    # data

    def load(self) -> None:
        from abm_tui.store.queries import play_page

        first = self.library is None
        self.library = self.store.read(play_page.library)
        if first:
            wanted = self.abm.presence.remembered("plays").get("play")
            ids = [play.id for play in self.library.plays]
            self.play_at = ids.index(wanted) if wanted in ids else 0
        self.read_play()

    def read_play(self) -> None:
        """Who is on the play under the cursor, and the run that is open."""
        from abm_tui.store.queries import play_page, touches

        play = self.play()
        self.on_it = self.store.read(play_page.on_it, play.id) if play else []
        self.on_at = max(0, min(self.on_at, len(self.on_it) - 1))
        if not self.on_it and self.pane != LIBRARY:
            self.pane = LIBRARY
        if self.pane == RUN:
            self.run_touches = self.store.read(touches.of_runs, [self.on_it[self.on_at].run.id])
            self.touch_at = max(0, min(self.touch_at, len(self.run_touches) - 1))
        self.draw()

    def keep_view(self) -> None:
        play = self.play()
        if play is not None:
            self.abm.presence.remember("plays", {"play": play.id})

    # drawing

    def on_resize(self, event: events.Resize) -> None:
        del event
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """Both columns, the cursor in one of them."""
        if self.library is None:
            return
        width, height = self.size.width, self.view.size.height
        left = rows.library_width(width)
        right = width - left - 1
        lines, highlight = self._right(right)
        panes = [
            Pane(left, rows.library_lines(self.library, left), self.play_at + 1 if self.pane == LIBRARY else None),
            Pane(right, lines, highlight),
        ]
        self.view.set_lines(side_by_side(panes, max(height, 1)))
        self.show_frame()

    def _right(self, width: int) -> tuple[list[Line | PaneRule], int | None]:
        play = self.play()
        if play is None:
            return [PaneRule(), " No plays yet."], None
        owners, today = {m.id: m.name for m in self.store.members}, self.store.today
        above: list[Line | PaneRule] = [PaneRule(rows.play_text(play))]
        above += rows.details(play, width) if self.in_detail else rows.step_lines(play, self.store.members, width)
        if self.pane == RUN:
            one = self.on_it[self.on_at]
            head = PaneRule(f"{one.account.upper()} {one.run.done}/{one.run.touches} done")
            shown, at = rows.run_lines(self.run_touches, owners, today, width), self.touch_at
        else:
            head = PaneRule(f"ON IT {len(self.on_it)}")
            shown = [
                self._marked(line, one.account_id)
                for line, one in zip(rows.account_lines(self.on_it, owners, today, width), self.on_it, strict=True)
            ]
            at = self.on_at
        if not shown:
            return [*above, head, [(" Nobody yet. g t, mark accounts with x, then s p", "dim")]], None
        room = max(1, self.view.size.height - len(above) - 1)
        top = max(0, min(at - room + 1, len(shown) - room)) if at >= room else 0
        lines = [*above, head, *shown[top : top + room]]
        return lines, len(above) + 1 + at - top if self.pane != LIBRARY else None

    def _marked(self, line: Line, account_id: int) -> Line:
        if account_id not in self.marked:
            return line
        first, *rest = pieces_of(line)
        return [(first[0][0] + "x", "bold"), *rest]

    def context(self) -> tuple[Any, Any]:
        found = self.library
        if found is None:
            return "", ""
        here = [m for m in self.store.members if m.left_on is None]
        load = ", ".join(f"{m.name} {found.load.get(m.id, 0)}" for m in here)
        left = f" Library {len(found.plays)} · running {found.running} · late touches {found.late}"
        return left, f"this week {load} touches"

    def play(self) -> PlayFact | None:
        found = self.library
        return found.plays[self.play_at] if found and found.plays else None

    # copying

    def copied(self) -> list[list[str]]:
        if self.library is None:
            return []
        owners = {m.id: m.name for m in self.store.members}
        if self.pane == LIBRARY:
            return rows.library_cells(self.library)[self.play_at :][:1]
        if self.pane == ON:
            return rows.account_cells([o for o in self.on_it if o.account_id in self.accounts()], owners)
        return rows.touch_cells(self.run_touches[self.touch_at :][:1], owners)

    def plain_rows(self) -> list[list[str]]:
        if self.library is None:
            return []
        owners = {m.id: m.name for m in self.store.members}
        shown = (
            rows.touch_cells(self.run_touches, owners) if self.pane == RUN else rows.account_cells(self.on_it, owners)
        )
        return rows.library_cells(self.library) if self.pane == LIBRARY else shown

    # moving

    def move(self, step: int) -> None:
        if self.pane == LIBRARY:
            before, count = self.play_at, len(self.library.plays) if self.library else 0
            self.play_at = max(0, min(count - 1, self.play_at + step))
            if before != self.play_at:
                self.on_at, self.marked = 0, set()
                self.read_play()
        elif self.pane == ON:
            self.on_at = max(0, min(len(self.on_it) - 1, self.on_at + step))
        else:
            self.touch_at = max(0, min(len(self.run_touches) - 1, self.touch_at + step))
        self.draw()
        self.abm.presence.at_account(self.TAB, self.account())

    def act_up(self) -> None:
        self.move(-1)

    def act_down(self) -> None:
        self.move(1)

    def act_page_up(self) -> None:
        self.move(-8)

    def act_page_down(self) -> None:
        self.move(8)

    def act_first(self) -> None:
        self.move(-10_000)

    def act_last(self) -> None:
        self.move(10_000)

    def act_next_field(self) -> None:
        """The other pane."""
        if self.pane == LIBRARY and not self.on_it:
            self.say("Nobody is on this play yet. g t, mark accounts with x, then s p.")
            return
        self.pane = ON if self.pane == LIBRARY else LIBRARY
        self.draw()

    act_previous_field = act_next_field

    def act_right(self) -> None:
        if self.pane == LIBRARY:
            self.act_next_field()

    def act_left(self) -> None:
        if self.pane != LIBRARY:
            self.pane = ON if self.pane == RUN else LIBRARY
            self.draw()

    def act_back(self) -> None:
        if self.pane == RUN:
            self.act_left()
        elif self.marked:
            self.marked.clear()
            self.draw()
        else:
            self.going.up(self.key)

    def act_next(self) -> None:
        self._late(1)

    def act_previous(self) -> None:
        self._late(-1)

    def _late(self, step: int) -> None:
        """The next account here whose touch is late."""
        today = self.store.today
        late = [n for n, one in enumerate(self.on_it) if one.next and one.next.due and one.next.due < today]
        if not late:
            self.say("No late touch in this play.")
            return
        here = self.on_at if self.pane != LIBRARY else -1 if step > 0 else len(self.on_it)
        ahead = [n for n in late if n > here] if step > 0 else [n for n in reversed(late) if n < here]
        self.pane, self.on_at = ON, (ahead or late)[0]
        self.draw()

    # opening

    def act_open(self) -> None:
        """A play's details, an account's run, or a touch's sheet."""
        if self.pane == LIBRARY:
            self.in_detail = not self.in_detail
            self.draw()
        elif self.pane == ON:
            self.pane, self.touch_at = RUN, min(self.on_it[self.on_at].run.done, self.on_it[self.on_at].run.touches - 1)
            self.read_play()
        elif self.run_touches:
            from abm_tui.screens.touch.screen import TouchScreen

            walk = [touch.id for touch in self.run_touches]
            self.app.push_screen(TouchScreen(walk[self.touch_at], walk))
