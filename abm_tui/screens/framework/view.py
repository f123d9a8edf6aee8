"""The framework place as it is read and shown: the sections, the sheet, the lines about the cell under the cursor."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING, Any

from textual import events
from textual.widget import Widget

from abm_tui.errors import AbmError
from abm_tui.rules.framework_cells.cells import FrameworkCell as Kept
from abm_tui.screens.actions.old_sheet import SheetMoving
from abm_tui.screens.framework import own, pages
from abm_tui.screens.framework import warnings as warned
from abm_tui.screens.framework.cell_help import cell_help_lines
from abm_tui.screens.framework.lines import CHANGED, FIELD, VALUE, FrameworkSource, Page
from abm_tui.screens.framework.preview import wrapped
from abm_tui.text import count
from abm_tui.widgets.frame import Rule, TabsLine
from abm_tui.widgets.lines import Lines
from abm_tui.widgets.sheet import Sheet
from abm_tui.widgets.tones import Line

if TYPE_CHECKING:
    from abm_tui.models.derived import Raised
    from abm_tui.store.change_fact import ChangeFact
    from abm_tui.store.queries.icp import IcpCounts

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
_TABLES = {
    "tiers": pages.tiers,
    "stages": pages.stages,
    "roles": pages.roles,
    "signals": pages.signals,
    "numbers": pages.numbers,
    "governance": pages.governance,
}
_SHORT_BELOW = 80
_LOW, _TALL = 24, 30
ABOUT = 4  # lines about the cell under the cursor
PAINTED = 0.05  # seconds after which the lines are on the screen: the accounts are counted then
STAYS = 0.3  # seconds after which somebody is not just passing by: the warnings are looked for then


class FrameworkView(SheetMoving, inherit_bindings=False):
    """Which section is shown, and what stands in it."""

    def __init__(self) -> None:
        super().__init__()
        self.section = "icp"
        self.kept: dict[str, Kept] = {}
        self.counts: IcpCounts | None = None
        self.deals = ""  # how the ICP does on the team's own wins and losses
        self.raised: Sequence[Raised] | None = None
        self._looking = False  # whether the accounts are about to be read
        self._shown = ""  # the section whose lines the sheet has
        self._places: dict[str, tuple[Hashable, str]] = {}  # section → where the cursor stood

    def body(self) -> Sequence[Widget]:
        self.sections = TabsLine([long for long, _ in SECTIONS.values()], "", id="framework-sections")
        self.sheet = Sheet(id="framework-sheet")
        self.source = FrameworkSource(self.sheet)
        self.about = Lines(id="framework-about")
        self.about.styles.height = ABOUT
        return [self.sections, self.sheet, Rule(), self.about]

    def on_resize(self, event: events.Resize) -> None:
        super().on_resize(event)
        self.about.styles.height = self._about_height()
        if self.kept:
            self.call_after_refresh(self.show_section)

    # data

    def load(self) -> None:
        from abm_tui.store.queries import framework

        first = not self.kept
        self.kept = {cell.name: cell for cell in self.store.read(framework.cells)}
        if first:
            wanted = self.abm.presence.remembered("framework").get("section")
            self.section = wanted if wanted in SECTIONS else self.section
        self.show_section()

    def show_section(self) -> None:
        """The lines of the section; the cursor stays where it was there."""
        page = self.page_of(self.section)
        same = self.section == self._shown
        self.source.show(page, self.kept)
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
        missing = {"icp": self.counts, "warnings": self.raised}.get(self.section, self)
        if missing is None and not self._looking:
            self._looking = True
            self.set_timer(PAINTED if self.section == "icp" else STAYS, self._look)

    def page_of(self, section: str) -> Page:
        """The lines of a section, from what was read."""
        fw = self.store.framework
        if section == "icp":
            return own.icp(fw, self.kept, self.counts, self.deals, self.size.width)
        if section == "members":
            from abm_tui.store.queries.members import members_page

            return own.team(self.store.read(members_page), fw, self.store.today)
        if section == "presets":
            return own.presets(fw, fw.name)
        if section == "warnings":
            return warned.warnings(self.raised)
        return _TABLES[section](fw, self.kept)

    def _look(self) -> None:
        """What needs every target account: read after the first paint, and shown when it is there."""
        from abm_tui.store.queries.framework import own_deals
        from abm_tui.store.queries.icp import icp_counts
        from abm_tui.store.queries.programme import programme

        self._looking = False
        if not self.is_attached or not self.abm.is_open:
            return
        try:
            if self.section == "icp":
                self.counts = self.store.read(icp_counts)
                self.deals = self.store.read(own_deals).said
            elif self.section == "warnings":
                self.raised = self.store.read(programme).lines
            else:
                return
        except AbmError as error:
            self.say(error.message, "attention")
            return
        self.show_section()
        self.show_frame()

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        """Everything here follows from few rows: read again, and set off what somebody else changed."""
        touched = {c.entity for c in changes}
        if touched & {"setting", "account", "opportunity"}:
            self.counts = None
        self.raised = None
        before = self.kept
        self.reload()
        if not mine:
            new = {n for n, cell in self.kept.items() if n not in before or before[n].value != cell.value}
            self.sheet.flash(*(line.key for line in self.source.page.lines if new & set(line.cells.values())))

    hear = changed

    def warning(self) -> Raised | None:
        """The warning under the cursor."""
        key = self.sheet.cursor_key
        if self.section != "warnings" or not isinstance(key, str) or not self.raised:
            return None
        return self.raised[int(key.removeprefix(warned.WARNING))]

    def keep_view(self) -> None:
        self.abm.presence.remember("framework", {"section": self.section})

    # where the cursor is

    def here(self) -> Kept | None:
        """The framework's cell under the cursor."""
        return self.source.at(self.sheet.cursor_key, self.sheet.cursor_column)

    def _remember_place(self) -> None:
        if self.sheet.cursor_key is not None:
            self._places[self.section] = (self.sheet.cursor_key, self.sheet.cursor_column)

    def go_to(self, section: str, key: Hashable = None, column: str = "") -> None:
        """Another section, the cursor where it was there or at a line and column of it."""
        self._remember_place()
        if section != self.section:
            self.section = section
            if key is not None:
                self._places[section] = (key, column)
            self.show_section()
            self.show_frame()
        elif key is not None:
            self.sheet.move_to(key, column)

    def _step_section(self, step: int) -> None:
        names = list(SECTIONS)
        self.go_to(names[(names.index(self.section) + step) % len(names)])

    def act_next_field(self) -> None:
        self._step_section(1)

    def act_previous_field(self) -> None:
        self._step_section(-1)

    def on_tabs_line_tab_chosen(self, message: TabsLine.TabChosen) -> None:
        section = next((name for name, both in SECTIONS.items() if message.name in both), None)
        if section is not None:
            message.stop()
            message.prevent_default()
            self.go_to(section)

    def on_sheet_cursor_moved(self, message: Sheet.CursorMoved) -> None:
        message.stop()
        if self.source.layout_of(message.row_key) == FIELD and message.column_key != VALUE:
            self.sheet.move_to(message.row_key, VALUE)
        self.show_about()

    # the frame

    def heading(self) -> str:
        return f" FRAMEWORK › {SECTIONS[self.section][0].upper()}"

    def context(self) -> tuple[Any, Any]:
        own_cells = sum(cell.changed for cell in self.kept.values() if cell.section != "icp")
        said = f"{count(own_cells, 'cell')} changed {CHANGED}" if own_cells else "as the preset has it"
        found = self.counts
        if self.section != "icp" or found is None:
            right = ""
        elif not found.answers:
            right = f"{count(found.targets, 'target account')}, no ICP yet"
        else:
            open_ = f", {found.unknown} unknown" if found.unknown else ""
            right = f"{found.match} of {count(found.targets, 'target account')} match{open_}"
        return f" {self.store.framework.name} · {said}", right

    def _show_sections(self) -> None:
        short = self.size.width < _SHORT_BELOW
        names = [both[short] for both in SECTIONS.values()]
        self.sections.show_tabs(SECTIONS[self.section][short], names)

    # about the cell under the cursor

    def show_about(self) -> None:
        """The cell's name and value whole, its meaning and limits, where its default comes from."""
        kept = self.here()
        if kept is None:
            self.about.set_lines(self.about_line())
            return
        line = self.source.places[self.sheet.cursor_key]
        beside = [self.kept[name] for name in line.cells.values() if name in self.kept and name != kept.name]
        others = [cell for cell in beside if cell.kind == "text"] if self.size.height >= _TALL else []
        width, height = self.size.width - 2, self._about_height()
        self.about.set_lines(cell_help_lines(kept, others, self.store.framework, width, height))

    def _about_height(self) -> int:
        height = self.size.height
        return ABOUT - 1 if height < _LOW else ABOUT if height < _TALL else ABOUT + 6

    def about_line(self) -> list[Line]:
        """Lines about what is no cell of the framework: a preset, a count; every text of the line, whole."""
        line = self.source.places.get(self.sheet.cursor_key)
        if line is None:
            return [""]
        warning = self.warning()
        if warning is not None:
            return [f" {part}" for text in warned.warning_lines(warning) for part in wrapped(text, self.size.width - 2)]
        first, *rest = [cell.text for cell in line.texts.values() if cell.text]
        more = [f" {part}" for text in rest for part in wrapped(text, self.size.width - 2)]
        return [[(f" {first}", "bold")], *more]
