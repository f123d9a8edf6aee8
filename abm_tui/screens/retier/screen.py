"""Looking through Tier 1 again, every quarter: what is due, who asks to come in; Enter keeps, a digit moves (S000)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import events
from textual.widget import Widget

from abm_tui.keymap.action_ids import Do
from abm_tui.keymap.focuses import RETIER
from abm_tui.models.words import Tier
from abm_tui.rules.tiers.retier import KNOCKS, RetierLine
from abm_tui.rules.tiers.tiers import slots_text
from abm_tui.screens.actions.account_keys import AccountKeys
from abm_tui.screens.actions.sheet import SheetKeys
from abm_tui.screens.retier.rows import COLUMNS, RetierSource, candidate_lines, retier_columns
from abm_tui.screens.shell.handlers import Handler, KeyHandler
from abm_tui.screens.shell.place import Place
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.models.account_fields import AccountFact
    from abm_tui.store.change_fact import ChangeFact
    from abm_tui.store.queries.retier import RetierPage

_TIERS = {"0": None, "1": "1", "2": "2", "3": "3", "4": "watchlist"}


class RetierScreen(Place, inherit_bindings=False):
    """Rows keep their places while the page is open; what was kept says so."""

    FOCUS = RETIER

    def __init__(self) -> None:
        super().__init__()
        self.page: RetierPage | None = None
        self.source: RetierSource | None = None
        self._groups: dict[int, str] = {}  # as they were when the page was opened, in that order
        self.sheet = Sheet(COLUMNS, cursor_mode="row", id="retier-sheet")
        self.sheet.empty = "Nobody is in Tier 1 yet, and nobody on the watchlist asks to come in."
        self.about = Lines(id="retier-about")
        self.about.styles.height = 3
        keys = AccountKeys(self, self)
        self._tiers = keys.tiers
        keys.install(self)
        self.use(SheetKeys(self.sheet).handlers())
        self.bind(
            {
                Do.OPEN: Handler(self._keep, self._no_line),
                Do.DIGIT: KeyHandler(self._digit, self._no_line),
            }
        )

    def body(self) -> Sequence[Widget]:
        return [self.sheet, Rule(), self.about]

    # reading

    def load(self) -> None:
        from abm_tui.store.queries import retier

        self.page = self.read(retier.page)
        for line in self.page.lines:
            self._groups.setdefault(line.account.id, line.group)
        places = {account_id: n for n, account_id in enumerate(self._groups)}
        lines = sorted(self.page.lines, key=lambda line: places[line.account.id])
        before = self.sheet.cursor_index
        self.sheet.set_columns(retier_columns(self.framework))
        self.source = RetierSource(lines, self.today, self.framework, self._groups)
        known = self.sheet.cursor_key in self.source.by_id
        self.sheet.set_source(self.source, self.sheet.cursor_key if known else None)
        if not known and before > 0 and self.source.rows:
            self.sheet.move_to(self.source.rows[min(before, len(self.source.rows) - 1)].key)
        self.show_about()

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del changes, mine
        self.reload()

    def line(self) -> RetierLine | None:
        """The line under the cursor."""
        return self.source.by_id.get(self.sheet.cursor_key) if self.source is not None else None

    # the account under the cursor

    def account(self) -> int | None:
        line = self.line()
        return None if line is None else line.account.id

    def accounts(self) -> list[int]:
        one = self.account()
        return [] if one is None else [one]

    def fact(self, account_id: int) -> AccountFact | None:
        del account_id
        return None

    def walk(self) -> list[int]:
        return [line.account.id for line in self.source.lines] if self.source is not None else []

    # what it shows

    def on_sheet_cursor_moved(self) -> None:
        self.show_about()

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.show_about()

    def show_about(self) -> None:
        """The newest evidence, what is missing, and what Enter does."""
        if self.page is not None:
            slots = self.framework.cap - self.page.inside
            line = self.line()
            self.about.set_lines(
                candidate_lines(line, self.page.evidence, self.today, self.framework, slots, self.size.width)
            )

    # acting

    def _no_line(self) -> str:
        return "" if self.line() is not None else "Nothing to look at. q goes back."

    def _keep(self) -> None:
        """Keep it, or take it into the tier that is suggested; then on to the next line."""
        from abm_tui.store.commands import retiering

        line = self.line()
        assert line is not None
        if line.group == KNOCKS:
            self._tiers.put_in_tier([line.account.id], line.tier)
        elif self.run(retiering.keep, [line.account.id]):
            self.sheet.move_down()

    def _digit(self, digit: str) -> None:
        """1 keeps what is in Tier 1; any other digit moves the account to that tier."""
        line = self.line()
        assert line is not None
        if digit not in _TIERS:
            self.say("1 2 3 is a tier, 4 the watchlist, 0 none.")
        elif digit == "1" and line.account.tier == Tier.ONE:
            self._keep()
        else:
            self._tiers.put_in_tier([line.account.id], _TIERS[digit])

    # the frame

    def heading(self) -> str:
        return f" RE-TIER · {self.page.due}" if self.page is not None else " RE-TIER"

    def context(self) -> tuple[Any, Any]:
        if self.page is None:
            return "", ""
        n, of = self.page.agreed
        left = f" Tier 1: {slots_text(self.page.inside, self.framework)} · both agree on {n} of {of}"
        churn = self.page.churn
        return left, (f"{churn.text}: often" if churn.warns else churn.text) if churn.of else ""
