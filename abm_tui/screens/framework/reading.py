"""What the framework place shows, as it was read last, and each section as a page of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abm_tui.screens.framework import own, pages
from abm_tui.screens.framework.lines import CHANGED, FrameworkPage
from abm_tui.screens.framework.values import is_question
from abm_tui.screens.framework.warnings import warnings
from abm_tui.text import count

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from abm_tui.models.derived import Raised
    from abm_tui.rules.framework_cells.cells import FrameworkCell
    from abm_tui.screens.shell.host import Host
    from abm_tui.store.queries.icp import IcpCounts

ICP, MEMBERS, PRESETS, WARNINGS = "icp", "members", "presets", "warnings"
_TABLES = {
    "tiers": pages.tiers,
    "stages": pages.stages,
    "roles": pages.roles,
    "signals": pages.signals,
    "numbers": pages.numbers,
    "governance": pages.governance,
}


class FrameworkReading:
    """The framework's cells by name; and, only when a section shows them, the answers to the ICP and the warnings."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self.kept: dict[str, FrameworkCell] = {}
        self.counts: IcpCounts | None = None
        self.raised: Sequence[Raised] | None = None
        self._deals = ""  # how the ICP does on the team's own wins and losses

    def read_cells(self) -> None:
        """Read the cells again."""
        from abm_tui.store.queries import framework

        self.kept = {cell.name: cell for cell in self._host.read(framework.cells)}

    def forget(self, entities: Container[str]) -> None:
        """Something of these kinds was written: what was counted from it does not hold any more."""
        if any(entity in entities for entity in ("setting", "account", "opportunity")):
            self.counts = None
        self.raised = None

    def is_uncounted(self, section: str) -> bool:
        """Whether the section shows something that needs every target account, and nobody has looked yet."""
        return (section == ICP and self.counts is None) or (section == WARNINGS and self.raised is None)

    def count(self, section: str) -> bool:
        """Look at every target account for a section; False for one that needs none. Raises AbmError."""
        from abm_tui.store.queries.framework import own_deals
        from abm_tui.store.queries.icp import icp_counts
        from abm_tui.store.queries.programme import programme

        if section == ICP:
            self.counts = self._host.read(icp_counts)
            self._deals = self._host.read(own_deals).said
        elif section == WARNINGS:
            self.raised = self._host.read(programme).lines
        return section in {ICP, WARNINGS}

    def page_of(self, section: str) -> FrameworkPage:
        """The lines of a section."""
        host, fw = self._host, self._host.framework
        if section == ICP:
            return own.icp(fw, self.kept, self.counts, self._deals, host.size.width)
        if section == MEMBERS:
            from abm_tui.store.queries.members import members_page

            return own.team(host.read(members_page), fw, host.today)
        if section == PRESETS:
            return own.presets(fw, fw.name)
        if section == WARNINGS:
            return warnings(self.raised)
        return _TABLES[section](fw, self.kept)

    def no_rule_reads(self, name: str) -> bool:
        """Whether the cell is a text that only people read: there is nothing to show before it is saved."""
        kept = self.kept.get(name)
        return kept is not None and kept.kind == "text" and not is_question(name)

    def context(self, section: str) -> tuple[str, str]:
        """Line 2: the preset and what is changed of it; on the ICP, how many match."""
        own_cells = sum(cell.changed for cell in self.kept.values() if cell.section != ICP)
        said = f"{count(own_cells, 'cell')} changed {CHANGED}" if own_cells else "as the preset has it"
        return f" {self._host.framework.name} · {said}", self._matches() if section == ICP else ""

    def _matches(self) -> str:
        found = self.counts
        if found is None:
            return ""
        if not found.answers:
            return f"{count(found.targets, 'target account')}, no ICP yet"
        open_ = f", {found.unknown} unknown" if found.unknown else ""
        return f"{found.match} of {count(found.targets, 'target account')} match{open_}"
