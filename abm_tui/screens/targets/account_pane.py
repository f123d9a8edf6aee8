"""The lines about the account under the cursor: three of them, on a wide screen the inspector once the cursor rests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.timer import Timer
from textual.widget import Widget

from abm_tui.screens.shell.host import Host
from abm_tui.screens.targets.rows import account_lines
from abm_tui.screens.wording import inspector
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.lines import Lines

if TYPE_CHECKING:
    from abm_tui.screens.targets.target_list import TargetList

_LINES = 3


class AccountPane:
    """What stands below the sheet of Targets. `resting` runs something once the cursor has stood still."""

    def __init__(self, host: Host, targets: TargetList, resting: Callable[[Callable[[], None]], Timer]) -> None:
        self._host, self._targets, self._resting = host, targets, resting
        self._lines, self._rule = Lines(id="targets-about"), Rule()
        self._lines.styles.height = _LINES
        self._wide = False
        self._rest: Timer | None = None

    @property
    def widgets(self) -> Sequence[Widget]:
        return [self._rule, self._lines]

    def resize(self, size: Size, *, too_small: bool) -> None:
        """The screen has another size."""
        self._wide = size.width >= inspector.FROM_WIDTH and size.height >= inspector.FROM_HEIGHT
        self._lines.styles.height = inspector.HEIGHT if self._wide else _LINES
        self._rule.display = not self._wide and not too_small
        if self._targets.source is not None:
            self.show()

    def show(self) -> None:
        """The lines about the row under the cursor."""
        host, row = self._host, self._targets.here.row()
        if row is not None and row.derived is None:
            self._targets.need(row.id)
        if not self._wide or row is None or row.derived is None:
            self._lines.set_lines(account_lines(row, host.size.width, host.today))
            return
        if self._rest is not None:
            self._rest.stop()
        self._rest = self._resting(self._inspect)

    def _inspect(self) -> None:
        host, row = self._host, self._targets.here.row()
        if row is not None and row.derived is not None:
            members = {m.id: m.name for m in host.members}
            self._lines.set_lines(inspector.inspect(row, host.today, host.framework, host.size.width, members))
