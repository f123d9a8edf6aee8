"""The box in which assigning a play is settled: over the status line, with keys of its own while it is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.strip import Strip

from abm_tui.screens.actions.assign_form import START, AssignForm
from abm_tui.screens.shell.key_screen import key_name
from abm_tui.widgets.overlay import PARKED_CSS, Overlay
from abm_tui.widgets.panes import boxed
from abm_tui.widgets.tones import Painted

if TYPE_CHECKING:
    from abm_tui.screens.shell.host import Host

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
        self._host: Host | None = None
        self._take: Callable[[AssignForm], object] = lambda form: form
        self._drop: Callable[[], object] = lambda: None

    def open(
        self,
        host: Host,
        form: AssignForm,
        take: Callable[[AssignForm], object],
        drop: Callable[[], object],
    ) -> None:
        """Ask; `take` gets the form on Enter, `drop` is called on Esc."""
        self._host, self._form, self._take, self._drop = host, form, take, drop
        self._draw()

    def _draw(self) -> None:
        form, host = self._form, self._host
        if form is None or host is None:
            return
        screen = host.size
        height = len(form.lines(screen.width)) + 2
        self.lift(0, max(0, screen.height - 2 - height), screen.width, height)
        host.say(form.problem, "attention" if form.problem else "")
        host.cover_keys(_HINT)
        self.refresh()

    def close(self) -> None:
        super().close()
        if self._host is not None:
            self._host.cover_keys(None)

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
