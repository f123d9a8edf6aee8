"""The framework place: everything the team works by, section by section, each cell with its meaning and its source."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from abm_tui.keymap.focuses import FRAMEWORK
from abm_tui.screens.framework.criteria import FrameworkCriteria
from abm_tui.screens.framework.lines import FrameworkSource
from abm_tui.screens.framework.own import ANSWERS, PRESET, SCORING
from abm_tui.screens.framework.team import FrameworkTeam
from abm_tui.screens.framework.values import cell_text
from abm_tui.screens.framework.view import SECTIONS
from abm_tui.screens.framework.warnings import remedy_text
from abm_tui.screens.shell import routes
from abm_tui.screens.shell.clipboard import copy
from abm_tui.text import fold, shorten

Hit = tuple[str, Hashable, str]  # section, line, column


class FrameworkScreen(FrameworkCriteria, FrameworkTeam, inherit_bindings=False):
    """Tab goes from section to section; Enter edits a cell, or chooses a preset; c shows the versions."""

    FOCUS = FRAMEWORK
    TAB = "framework"

    def __init__(self) -> None:
        super().__init__()
        self._search = ""

    # what is no cell of the framework

    def open_other(self) -> None:
        key = self.sheet.cursor_key
        if isinstance(key, str) and key.startswith(PRESET):
            self._choose(preset=key.removeprefix(PRESET))
        elif isinstance(key, str) and key.startswith(SCORING):
            self._choose(scoring=key.removeprefix(SCORING))
        elif (warning := self.warning()) is not None:
            if warning.accounts:
                self.open(routes.Card(warning.accounts[0], list(warning.accounts)))
            else:
                self.say(f"What mends it: {remedy_text(warning)}")
        elif self.section == "icp" and isinstance(key, str):
            self._open_counted(key)
        else:
            super().open_other()

    def act_lists(self) -> None:
        """The list that is looked through every quarter."""
        from abm_tui.screens.retier.screen import RetierScreen

        self.app.push_screen(RetierScreen())

    def _choose(self, *, preset: str = "", scoring: str = "") -> None:
        from abm_tui.store.commands import framework

        if preset == self.store.framework.name or scoring == self.store.framework.scoring.name:
            self.say(f"{preset or scoring} is what is in force.")
            return

        now = self.store.framework
        seen = {"preset": now.name} if preset else {"scoring": now.scoring.name}

        def save() -> bool:
            return self.old_run(framework.choose, preset=preset, scoring=scoring, base=seen) is not None

        self.preview_then({}, save, preset=preset, scoring=scoring)

    def _open_counted(self, key: str) -> None:
        """The accounts behind a number of the ICP's table: the first one's card, n and p go on."""
        counts, column = self.counts, self.sheet.cursor_column
        if counts is None or column not in ANSWERS:
            return
        ids = counts.answers[key.removeprefix("icp.")][ANSWERS.index(column)]
        if ids:
            self.open(routes.Card(ids[0], ids))
        else:
            self.say("No target account says so.")

    def act_add(self) -> None:
        if self.section == "icp":
            self.add_criterion()
        elif self.section == "members":
            self.add_member()
        else:
            self.say("a adds a criterion to the ICP, or a member. Tab goes from section to section.")

    def act_remove(self) -> None:
        key, member = self.sheet.cursor_key, self.member()
        if member is not None and member.left_on is None:
            self.leave(member)
        elif self.section == "icp" and isinstance(key, str) and key.startswith("icp."):
            self.remove_criterion(key)
        else:
            self.say("Only a criterion or a member is taken out. s c puts back what the preset says.")

    # history, copying, leaving

    def act_changes(self) -> None:
        from abm_tui.screens.framework.versions import VersionsScreen

        self.app.push_screen(VersionsScreen())

    def act_copy(self) -> None:
        """The text of the cell under the cursor, whole."""
        kept = self.here()
        key, column = self.sheet.cursor_key, self.sheet.cursor_column
        text = cell_text(kept) if kept is not None else self.source.cell(key, column).text if key is not None else ""
        self.say(copy(self.app, self.store.path.parent, text, shorten(text, 30)) if text else "Nothing to copy here.")

    def act_back(self) -> None:
        """Where one came from: the framework is looked at in passing."""
        if not self.abm.go_back():
            self.open(routes.Targets())

    # finding, in every section

    def act_find(self) -> None:
        def done(text: str) -> None:
            self._search = text.strip()
            self._next_hit(1)

        self.ask("Find", done, value=self._search)

    def act_next(self) -> None:
        self._next_hit(1)

    def act_previous(self) -> None:
        self._next_hit(-1)

    def _next_hit(self, step: int) -> None:
        word = fold(self._search)
        if not word:
            self.say("Nothing to look for yet: / finds a word in every section.")
            return
        lines = list(self._lines(word))
        hits = [n for n, (_, found) in enumerate(lines) if found]
        if not hits:
            self.say(f'No "{shorten(self._search, 30)}" in the framework.')
            return
        here = next(
            (n for n, ((s, key, _), _) in enumerate(lines) if s == self.section and key == self.sheet.cursor_key), -1
        )
        ahead = [n for n in hits if n > here] if step > 0 else [n for n in reversed(hits) if n < here]
        section, key, column = lines[(ahead or (hits if step > 0 else hits[::-1]))[0]][0]
        self.go_to(section, key, column)
        self.say(f'{len(hits)} with "{shorten(self._search, 30)}" · n next, p previous')

    def _lines(self, word: str) -> Iterator[tuple[Hit, bool]]:
        """Every line of every section with the column the word stands in, and whether it does."""
        for section in SECTIONS:
            page = self.page_of(section)
            source = FrameworkSource(self.sheet)
            source.show(page, self.kept)
            for line in page.lines:
                if line.kind == "row":
                    columns = [c.key for c in page.layouts.get(line.layout) or page.layouts[""]]
                    found = [key for key in columns if word in fold(self._text(source, line.key, key))]
                    yield (section, line.key, found[0] if found else page.first), bool(found)

    @staticmethod
    def _text(source: FrameworkSource, key: Hashable, column: str) -> str:
        kept = source.at(key, column)
        return cell_text(kept) if kept is not None else source.cell(key, column).text
