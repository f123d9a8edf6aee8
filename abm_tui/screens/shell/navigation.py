"""Going from any screen to a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abm_tui.screens.shell.prompts import AskingScreen

if TYPE_CHECKING:
    from abm_tui.app import AbmApp


class Going(AskingScreen, inherit_bindings=False):
    """What the g keys do that every screen has."""

    @property
    def abm(self) -> AbmApp:
        from abm_tui.app import AbmApp

        assert isinstance(self.app, AbmApp)
        return self.app

    def act_go_targets(self) -> None:
        self.abm.go("targets")

    def act_go_committees(self) -> None:
        self.abm.go("committees")

    def act_go_plays(self) -> None:
        self.abm.go("plays")

    def act_go_review(self) -> None:
        self.abm.go("board")

    def act_go_framework(self) -> None:
        self.abm.go("framework")

    def act_go_back(self) -> None:
        self.abm.go_back()

    def act_go_account(self) -> None:
        from abm_tui.screens.actions.account_picker import ask_account
        from abm_tui.screens.shell.place import Place

        assert isinstance(self, Place)
        ask_account(self, self.abm.open_card)

    def act_go_import(self) -> None:
        self.abm.go("import")

    def act_go_duplicates(self) -> None:
        from abm_tui.screens.duplicates.screen import DuplicatesScreen

        self.app.push_screen(DuplicatesScreen())
