"""Lines of the framework place that are no cells: the presets, the ways of counting, the warnings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from abm_tui.screens.framework.own import PRESET, SCORING
from abm_tui.screens.framework.reading import WARNINGS
from abm_tui.screens.framework.view import LineKeys
from abm_tui.screens.framework.warnings import WARNING, remedy_text, warning_lines
from abm_tui.screens.shell import routes
from abm_tui.screens.wording.wrapped import wrapped

if TYPE_CHECKING:
    from abm_tui.models.derived import Raised
    from abm_tui.screens.framework.effects import EffectsQuestion, Follow
    from abm_tui.screens.framework.view import FrameworkView
    from abm_tui.screens.shell.host import Host
    from abm_tui.widgets.tones import Line


class PresetLines:
    """Enter chooses the preset, or the way of counting, that the cursor stands on."""

    def __init__(self, host: Host, view: FrameworkView, effects: EffectsQuestion) -> None:
        self._host, self._view, self._effects = host, view, effects

    def keys(self) -> LineKeys | None:
        """What keys do here; None on another line."""
        key = self._view.sheet.cursor_key
        if isinstance(key, str) and key.startswith(PRESET):
            return LineKeys(partial(self._choose, preset=key.removeprefix(PRESET)))
        if isinstance(key, str) and key.startswith(SCORING):
            return LineKeys(partial(self._choose, scoring=key.removeprefix(SCORING)))
        return None

    def _choose(self, *, preset: str = "", scoring: str = "") -> None:
        from abm_tui.store.commands import framework

        now = self._host.framework
        if preset == now.name or scoring == now.scoring.name:
            self._host.say(f"{preset or scoring} is what is in force.")
            return
        seen = {"preset": now.name} if preset else {"scoring": now.scoring.name}

        def save(then: Follow) -> bool:
            return bool(self._host.run(framework.choose, preset=preset, scoring=scoring, base=seen).then(then))

        self._effects.save_after({}, save, preset=preset, scoring=scoring)


class WarningLines:
    """Enter opens the accounts that a warning is about."""

    def __init__(self, host: Host, view: FrameworkView) -> None:
        self._host, self._view = host, view

    def keys(self) -> LineKeys | None:
        """What keys do on the warning under the cursor; None on another line."""
        key, raised = self._view.sheet.cursor_key, self._view.reading.raised
        if self._view.section != WARNINGS or not isinstance(key, str) or not raised:
            return None
        one = raised[int(key.removeprefix(WARNING))]
        return LineKeys(partial(self._open, one), about=partial(self._about, one))

    def _open(self, one: Raised) -> None:
        if one.accounts:
            self._host.open(routes.Card(one.accounts[0], list(one.accounts)))
        else:
            self._host.say(f"What mends it: {remedy_text(one)}")

    def _about(self, one: Raised) -> Sequence[Line]:
        return [f" {part}" for text in warning_lines(one) for part in wrapped(text, self._host.size.width - 2)]
