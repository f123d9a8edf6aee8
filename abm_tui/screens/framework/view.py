"""The framework place as it is shown: the sections, the sheet, the lines about the cell under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from textual.widget import Widget

from abm_tui.errors import AbmError
from abm_tui.screens.framework.cell_help import cell_help_lines
from abm_tui.screens.framework.lines import FIELD, VALUE, FrameworkSource
from abm_tui.screens.framework.reading import ICP, FrameworkReading
from abm_tui.screens.shell.host import Host
from abm_tui.screens.wording.wrapped import wrapped
from abm_tui.widgets.frame import Rule, TabsLine
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.rules.framework_cells.cells import FrameworkCell
    from abm_tui.widgets.tones import Line

# Section → its name, and a shorter one for a narrow screen.
SECTIONS = {
    "icp": ("ICP", "ICP"),
    "tiers": ("Tiers", "Tier"),
    "stages": ("Stages", "Stage"),
    "roles": ("Roles", "Role"),
    "signals": ("Signals", "Signal"),
    "numbers": ("Numbers", "Nums"),
    "members": ("Members", "Team"),
    "governance": ("Governance", "Rules"),
    "presets": ("Presets", "Preset"),
    "warnings": ("Warnings", "Warn"),
}
_SHORT_BELOW = 80
_LOW, _TALL = 24, 30
ABOUT = 4  # lines about the cell under the cursor
PAINTED = 0.05  # seconds after which the lines are on the screen: the accounts are counted then
STAYS = 0.3  # seconds after which somebody is not just passing by: the warnings are looked for then


class FrameworkHost(Host, Protocol):
    """The screen of the framework, as its view sees it."""

    @property
    def is_live(self) -> bool:
        """Whether there is anything to show and to read: the screen stands, the workspace is open."""

    def show_frame(self) -> None:
        """Lines 1 and 2 follow the section."""

    def set_timer(self, delay: float, callback: Callable[[], object]) -> object:
        """Do something in so many seconds."""


def _no(*_: object) -> bool:
    return False


@dataclass(frozen=True)
class LineKeys:
    """What keys do on a line that is no cell of the framework, and what is said of it below.

    What gives False leaves the key to the sentence that nothing is to be set there. `about` without an answer leaves
    the line's own texts.
    """

    open: Callable[[], object]
    digit: Callable[[str], bool] = _no
    step: Callable[[int], bool] = _no
    clear: Callable[[], bool] = _no
    about: Callable[[], Sequence[Line]] = tuple


class FrameworkView:
    """Which section is shown, and what stands in it. `others` find the keys of the line under the cursor, or None."""

    def __init__(self, host: FrameworkHost, reading: FrameworkReading) -> None:
        self._host, self.reading = host, reading
        self.section = ICP
        self.others: Sequence[Callable[[], LineKeys | None]] = ()
        self.sections = TabsLine([long for long, _ in SECTIONS.values()], "", id="framework-sections")
        self.sheet = Sheet(id="framework-sheet")
        self.source = FrameworkSource(self.sheet)
        self.about = Lines(id="framework-about")
        self.about.styles.height = ABOUT
        self._looking = False  # whether the accounts are about to be read
        self._shown = ""  # the section whose lines the sheet has
        self._places: dict[str, tuple[Hashable, str]] = {}  # section → where the cursor stood

    def widgets(self) -> Sequence[Widget]:
        """From the section names down to the lines about the cell."""
        return [self.sections, self.sheet, Rule(), self.about]

    def resized(self) -> None:
        """The screen has another size: as many lines about the cell as it has room for."""
        self.about.styles.height = self._about_height()

    # the section

    def show(self) -> None:
        """The lines of the section; the cursor stays where it was there."""
        page = self.reading.page_of(self.section)
        same = self.section == self._shown
        self.source.show(page, self.reading.kept)
        for layout, columns in page.layouts.items():
            self.sheet.set_columns(columns, layout)
        self.sheet.show_header = any(c.title for c in page.layouts[""])
        self.sheet.empty = page.empty
        if same:
            self.sheet.reload()
        else:
            key, column = self._places.get(self.section, (None, page.first))
            self._shown = self.section
            self.sheet.set_source(self.source, key)
            column = VALUE if self.source.layout_of(self.sheet.cursor_key) == FIELD else column
            self.sheet.move_to(self.sheet.cursor_key, column)
        self._show_sections()
        self.show_about()
        if self.reading.is_uncounted(self.section) and not self._looking:
            self._looking = True
            self._host.set_timer(PAINTED if self.section == ICP else STAYS, self._look)

    def _look(self) -> None:
        """What needs every target account: read after the first paint, and shown when it is there."""
        self._looking = False
        if not self._host.is_live:
            return
        try:
            looked = self.reading.count(self.section)
        except AbmError as error:
            self._host.say(error.message, "attention")
            return
        if looked:
            self.show()
            self._host.show_frame()

    def go_to(self, section: str, key: Hashable = None, column: str = "") -> None:
        """Another section, the cursor where it was there or at a line and column of it."""
        if self.sheet.cursor_key is not None:
            self._places[self.section] = (self.sheet.cursor_key, self.sheet.cursor_column)
        if section != self.section:
            self.section = section
            if key is not None:
                self._places[section] = (key, column)
            self.show()
            self._host.show_frame()
        elif key is not None:
            self.sheet.move_to(key, column)

    def step(self, step: int) -> None:
        """The next section, or the one before."""
        names = list(SECTIONS)
        self.go_to(names[(names.index(self.section) + step) % len(names)])

    def tab_chosen(self, tab: str) -> bool:
        """Somebody clicked on a name of a tab; False when it is no section's."""
        section = next((name for name, both in SECTIONS.items() if tab in both), None)
        if section is not None:
            self.go_to(section)
        return section is not None

    def _show_sections(self) -> None:
        short = self._host.size.width < _SHORT_BELOW
        names = [both[short] for both in SECTIONS.values()]
        self.sections.show_tabs(SECTIONS[self.section][short], names)

    # where the cursor is

    def here(self) -> FrameworkCell | None:
        """The framework's cell under the cursor."""
        return self.source.at(self.sheet.cursor_key, self.sheet.cursor_column)

    def other(self) -> LineKeys | None:
        """What keys do on the line under the cursor, where no cell of the framework stands."""
        return next((found for found in (find() for find in self.others) if found is not None), None)

    def moved_to(self, key: Hashable, column: str) -> None:
        """The cursor stands elsewhere; on a line of one cell, in it."""
        if self.source.layout_of(key) == FIELD and column != VALUE:
            self.sheet.move_to(key, VALUE)
        self.show_about()

    def flash(self, before: dict[str, FrameworkCell]) -> None:
        """Set off what somebody else changed since."""
        now = self.reading.kept
        new = {n for n, cell in now.items() if n not in before or before[n].value != cell.value}
        self.sheet.flash(*(line.key for line in self.source.page.lines if new & set(line.cells.values())))

    # about the cell under the cursor

    def show_about(self) -> None:
        """The cell's name and value whole, its meaning and limits, where its default comes from."""
        kept = self.here()
        if kept is None:
            self.about.set_lines(self._about_line())
            return
        size, cells = self._host.size, self.reading.kept
        line = self.source.places[self.sheet.cursor_key]
        beside = [cells[name] for name in line.cells.values() if name in cells and name != kept.name]
        others = [cell for cell in beside if cell.kind == "text"] if size.height >= _TALL else []
        self.about.set_lines(cell_help_lines(kept, others, self._host.framework, size.width - 2, self._about_height()))

    def _about_height(self) -> int:
        height = self._host.size.height
        return ABOUT - 1 if height < _LOW else ABOUT if height < _TALL else ABOUT + 6

    def _about_line(self) -> Sequence[Line]:
        """Lines about what is no cell of the framework: a preset, a count; every text of the line, whole."""
        other = self.other()
        lines = other.about() if other is not None else ()
        if lines:
            return lines
        line = self.source.places.get(self.sheet.cursor_key)
        if line is None:
            return [""]
        first, *rest = [cell.text for cell in line.texts.values() if cell.text]
        more = [f" {part}" for text in rest for part in wrapped(text, self._host.size.width - 2)]
        return [[(f" {first}", "bold")], *more]
