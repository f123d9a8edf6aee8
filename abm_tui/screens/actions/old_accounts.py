"""What can be done to accounts from any screen that has one under its cursor: the s menu, bad fit, card, play."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial

from abm_tui import when
from abm_tui.models.words import STAGE_SHORT
from abm_tui.screens.actions.old_agreement import AgreementActions
from abm_tui.screens.actions.old_deal_stages import DealStageActions
from abm_tui.screens.actions.play_assigning import PlayAssigning
from abm_tui.screens.shell import routes


class AccountActions(AgreementActions, DealStageActions, inherit_bindings=False):
    """Needs `accounts()`: the ids acted on (the marked ones, else the one under the cursor), and `names()`."""

    @cached_property
    def assigning(self) -> PlayAssigning:
        return PlayAssigning(self, self)

    def accounts(self) -> list[int]:
        """The accounts that the next action is for."""
        one = self.account()
        return [] if one is None else [one]

    def account(self) -> int | None:
        """The account under the cursor."""
        raise NotImplementedError

    def _none(self) -> str:
        return "" if self.accounts() else "No account here. a adds one."

    def many(self) -> str:
        """`3 accounts`, or the account's name."""
        ids = self.accounts()
        return f"{len(ids)} accounts" if len(ids) > 1 else self.account_name(ids[0] if ids else None)

    def prefix_title(self, prefix: str) -> str:
        count = len(self.accounts())
        return f"Set on {count}" if prefix == "s" and count > 1 else super().prefix_title(prefix)

    # tier

    why_not_set_tier = why_not_set_owner = why_not_set_stage = why_not_set_label = _none
    why_not_set_agreement = why_not_set_evidence = why_not_archive = why_not_bad_fit = why_not_card = _none
    why_not_set_play = why_not_suggest_play = why_not_changes = why_not_why_here = _none
    why_not_handoff = why_not_go_score = why_not_go_stage = _none

    def act_set_tier(self) -> None:
        tiers_ = {"1": ("Tier 1", "1"), "2": ("Tier 2", "2"), "3": ("Tier 3", "3"), "4": ("watchlist", "watchlist")}
        options: dict[str, tuple[str, Callable[[], object]]] = {
            key: (label, partial(self.set_tier, tier)) for key, (label, tier) in tiers_.items()
        }
        options["0"] = ("none", lambda: self.set_tier(None))
        self.menu(f"Tier for {self.many()}", options)

    def set_tier(self, tier: str | None) -> None:
        """Set the tier of the accounts."""
        self.put_in_tier(self.accounts(), tier)

    # the other fields

    def act_set_stage(self) -> None:
        options: dict[str, tuple[str, Callable[[], object]]] = {
            str(n): (STAGE_SHORT[stage], partial(self._set_stage, str(stage))) for n, stage in enumerate(STAGE_SHORT, 1)
        }
        options["0"] = ("none", lambda: self._set_stage(None))
        self.menu(f"Stage for {self.many()}", options)

    def _set_stage(self, stage: str | None) -> None:
        ids = self.accounts()
        seen = self.shown(ids, "stage")
        self.put_in_stage(ids, stage, base={"stage": seen[ids[0]]} if len(ids) == 1 and seen else None)

    def _set(self, field: str, value: object, seen: Mapping[int, object] | None = None) -> None:
        from abm_tui.store.commands import accounts

        ids = self.accounts()
        self.old_run(accounts.set_field_many, ids, field, value, seen=self.shown(ids, field) if seen is None else seen)

    def act_set_owner(self) -> None:
        here = [m for m in self.store.members if m.left_on is None]
        # What was shown when the list was opened: a colleague may write meanwhile.
        seen = {team: self.shown(self.accounts(), f"owner_{team}") for team in {m.team for m in here}}
        options: dict[str, tuple[str, Callable[[], object]]] = {
            str(n): (f"{m.name} ({m.team})", partial(self._set, f"owner_{m.team}", m.id, seen[m.team]))
            for n, m in enumerate(here[:9], 1)
        }
        self.menu(f"Owner for {self.many()}", options)

    def act_set_label(self) -> None:
        from abm_tui.store.commands import accounts

        ids = self.accounts()
        self.ask(f"Label for {self.many()}", lambda text: self.old_run(accounts.set_label, ids, text) is not None)

    def act_archive(self) -> None:
        from abm_tui.store.commands import accounts

        self.old_run(accounts.archive, self.accounts())

    def act_bad_fit(self) -> None:
        from abm_tui.store.commands import accounts

        ids = self.accounts()

        def done(reason: str) -> bool:
            if not reason.strip():
                self.say("Say why, in a word or two. Esc drops it.", "attention")
                return False
            return self.old_run(accounts.flag_bad_fit_many, ids, reason) is not None

        self.ask(f"Why is {self.many()} a bad fit?", done)

    # going on from an account

    def walk(self) -> list[int]:
        """The accounts that n and p go through on the card."""
        return self.accounts()

    def act_card(self) -> None:
        one = self.account()
        if one is not None:
            self.open(routes.Card(one, self.walk()))

    def act_changes(self) -> None:
        from abm_tui.screens.account_pages.changes_screen import ChangesScreen

        one = self.account()
        if one is not None:
            self.app.push_screen(ChangesScreen(one))

    def act_go_score(self) -> None:
        from abm_tui.screens.account_pages.score_screen import ScoreScreen

        one = self.account()
        if one is not None:
            self.app.push_screen(ScoreScreen(one))

    def act_go_stage(self) -> None:
        from abm_tui.screens.account_pages.stage_screen import StageScreen

        one = self.account()
        if one is not None:
            self.app.push_screen(StageScreen(one))

    def act_handoff(self) -> None:
        from abm_tui.screens.account_pages.handoff_screen import HandoffScreen

        one = self.account()
        if one is not None:
            self.app.push_screen(HandoffScreen(one))

    def act_review(self) -> None:
        self.open(routes.Board())

    def act_set_play(self) -> None:
        self.assigning.pick()

    def act_suggest_play(self) -> None:
        self.assigning.suggest()

    def read_day(self, text: str) -> str:
        """How a day that is being typed reads, for the end of the line."""
        try:
            return f"→ {when.mid_day(when.parse_day(text, self.store.today))}" if text.strip() else ""
        except when.NoSuchDay:
            return ""

    def parse_field(self, field: str, text: str) -> object:
        """What a typed text means in a field; raises Refused."""
        from abm_tui.rules.accounts import typed_fields

        return typed_fields.read_named_field(field, text, self.store.today, self.store.members)
