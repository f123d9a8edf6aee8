"""What can be done to accounts from any screen that has one under its cursor: the s menu, bad fit, card, play."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from rich.cells import cell_len

from abm_tui import when
from abm_tui.errors import Refused
from abm_tui.models.words import STAGE_SHORT, Answer, Team
from abm_tui.rules import fields, tiers
from abm_tui.screens.place import Place
from abm_tui.text import fit
from abm_tui.widgets.dropdown import Option


class AccountActions(Place, inherit_bindings=False):
    """Needs `accounts()`: the ids acted on (the marked ones, else the one under the cursor), and `names()`."""

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
        return f"{len(ids)} accounts" if len(ids) > 1 else self.abm.account_name(ids[0] if ids else None)

    def prefix_title(self, prefix: str) -> str:
        count = len(self.accounts())
        return f"Set on {count}" if prefix == "s" and count > 1 else super().prefix_title(prefix)

    # tier

    why_not_set_tier = why_not_set_owner = why_not_set_stage = why_not_set_label = _none
    why_not_set_agreement = why_not_set_evidence = why_not_archive = why_not_bad_fit = why_not_card = _none
    why_not_set_play = why_not_suggest_play = why_not_changes = _none

    def act_set_tier(self) -> None:
        tiers_ = {"1": ("Tier 1", "1"), "2": ("Tier 2", "2"), "3": ("Tier 3", "3"), "4": ("watchlist", "watchlist")}
        options: dict[str, tuple[str, Callable[[], object]]] = {
            key: (label, partial(self.set_tier, tier)) for key, (label, tier) in tiers_.items()
        }
        options["0"] = ("none", lambda: self.set_tier(None))
        self.menu(f"Tier for {self.many()}", options)

    def set_tier(self, tier: str | None) -> None:
        """Set the tier of the accounts; going to Tier 1 asks one line of evidence and says when it grows large."""
        from abm_tui.store.commands import accounts
        from abm_tui.store.queries import tier_counts

        ids = self.accounts()
        before = self.store.read(tier_counts.in_tier1)
        self._entering = ids
        done = self.run(accounts.set_field_many, ids, "tier", tier)
        if done is None or tier != "1" or not done.changes:
            return
        note = tiers.note_above(before, self.store.read(tier_counts.in_tier1), self.store.framework)
        self.ask_evidence(ids, f"{note} " if note else "")

    def ask_evidence(self, ids: list[int], note: str = "") -> None:
        """One line that says why; an empty Enter leaves the account to confirm (S000)."""
        from abm_tui.store.commands import accounts

        who = self.abm.account_name(ids[0]) if len(ids) == 1 else f"{len(ids)} accounts"

        def unsaid() -> None:
            self.say(f"Tier 1, to confirm: no evidence yet (s e writes it): {who}")

        def done(text: str) -> None:
            if text.strip():
                self.run(accounts.add_evidence_many, ids, text)
            else:
                unsaid()

        hint = f"{note}One line of evidence · Enter alone: to confirm"
        self.ask(f"Why Tier 1, {who}?", done, cancelled=unsaid, hint=hint)

    def tier_full(self, error: Refused) -> None:
        """Tier 1 is full: leave it, swap one of the three weakest out, or go above with a reason."""
        from abm_tui.store.commands import accounts
        from abm_tui.store.queries import tier_counts

        entering = list(getattr(self, "_entering", []) or self.accounts())
        retry = self._retry
        if len(entering) != 1:
            self.say(f"{error.message} Set them one at a time to swap.", "attention")
            return
        one = entering[0]

        def swap(leaving: int) -> Callable[[], object]:
            def run() -> None:
                if self.run(accounts.swap_into_tier1, one, leaving) is not None:
                    self.ask_evidence([one])

            return run

        options = [Option("", "leave it as it is", "", lambda: self.say("Nothing was changed."))]
        weakest = self.store.read(tier_counts.weakest)
        room = min(max([cell_len(a.name) for a, _ in weakest], default=0), self.size.width // 2)
        for account, derived in weakest:
            detail = f"{derived.score.value:>2}  {derived.filled}/{derived.needed}"
            lacks = next((r.text for r in derived.raised), "")
            options.append(Option("", fit(account.name, room), f"{detail}  {lacks}".rstrip(), swap(account.id)))
        if error.code == "tier_full":
            options.append(Option("e", "go above, and say why", "", lambda: self._go_above(one)))
        cap, after = error.data.get("cap", 0), error.data.get("after", 0)
        title = f"Tier 1 is full, {after - 1} of {cap}. {self.abm.account_name(one)} stays out unless one leaves:"
        self.choose(
            title,
            options,
            hint="↑ ↓ pick, Enter swaps · Esc leaves it as it is",
            cancelled=lambda: self.say("Nothing was changed."),
        )
        self._retry = retry

    def _go_above(self, account_id: int) -> None:
        from abm_tui.store.commands import accounts

        def done(reason: str) -> bool | None:
            if not reason.strip():
                self.say("A reason is needed to go above the cap. Esc leaves Tier 1 as it is.", "attention")
                return False
            if self.run(accounts.set_field_many, [account_id], "tier", "1", reason=reason) is not None:
                self.call_next(self.ask_evidence, [account_id])
            return None

        self.ask("Why above the cap?", done)

    # the other fields

    def act_set_stage(self) -> None:
        options: dict[str, tuple[str, Callable[[], object]]] = {
            str(n): (STAGE_SHORT[stage], partial(self._set, "stage", stage)) for n, stage in enumerate(STAGE_SHORT, 1)
        }
        options["0"] = ("none", lambda: self._set("stage", None))
        self.menu(f"Stage for {self.many()}", options)

    def _set(self, field: str, value: object) -> None:
        from abm_tui.store.commands import accounts

        self.run(accounts.set_field_many, self.accounts(), field, value)

    def act_set_owner(self) -> None:
        here = [m for m in self.store.members if m.left_on is None]
        options: dict[str, tuple[str, Callable[[], object]]] = {
            str(n): (f"{m.name} ({m.team})", partial(self._set, f"owner_{m.team}", m.id))
            for n, m in enumerate(here[:9], 1)
        }
        self.menu(f"Owner for {self.many()}", options)

    def act_set_label(self) -> None:
        from abm_tui.store.commands import accounts

        ids = self.accounts()
        self.ask(f"Label for {self.many()}", lambda text: self.run(accounts.set_label, ids, text))

    def act_set_agreement(self) -> None:
        """Two people in one room answer for both; one answers for their own team."""
        from abm_tui.store.commands import accounts

        ids = self.accounts()

        def say(answer: str | None, teams: tuple[str, ...]) -> Callable[[], object]:
            return lambda: self.run(accounts.agree_many, ids, answer, teams)

        mine = self.store.me.team if self.store.me else Team.SALES
        both = (Team.SALES, Team.MARKETING)
        self.menu(
            f"Is it a target account? {self.many()}",
            {
                "1": ("both say yes", say(Answer.YES, both)),
                "2": (f"{mine} yes", say(Answer.YES, (mine,))),
                "3": (f"{mine} no", say(Answer.NO, (mine,))),
                "0": ("open", say(None, both)),
            },
        )

    def act_set_evidence(self) -> None:
        from abm_tui.store.commands import accounts

        ids = self.accounts()
        self.ask(f"Evidence for {self.many()}", lambda text: self.run(accounts.add_evidence_many, ids, text))

    def act_archive(self) -> None:
        from abm_tui.store.commands import accounts

        self.run(accounts.archive, self.accounts())

    def act_bad_fit(self) -> None:
        from abm_tui.store.commands import accounts

        ids = self.accounts()

        def done(reason: str) -> bool | None:
            if not reason.strip():
                self.say("Say why, in a word or two. Esc drops it.", "attention")
                return False
            self.run(accounts.flag_bad_fit_many, ids, reason)
            return None

        self.ask(f"Why is {self.many()} a bad fit?", done)

    # going on from an account

    def walk(self) -> list[int]:
        """The accounts that n and p go through on the card."""
        return self.accounts()

    def act_card(self) -> None:
        one = self.account()
        if one is not None:
            self.abm.open_card(one, self.walk())

    def act_changes(self) -> None:
        from abm_tui.screens.changes import ChangesScreen

        one = self.account()
        if one is not None:
            self.app.push_screen(ChangesScreen(one))

    def act_review(self) -> None:
        self.abm.go("board")

    def act_set_play(self) -> None:
        from abm_tui.screens.assigning import pick_play

        pick_play(self, self.accounts())

    def act_suggest_play(self) -> None:
        from abm_tui.screens.assigning import suggest_play

        suggest_play(self, self.accounts())

    def read_day(self, text: str) -> str:
        """How a day that is being typed reads, for the end of the line."""
        try:
            return f"→ {when.mid_day(when.parse_day(text, self.store.today))}" if text.strip() else ""
        except when.NoSuchDay:
            return ""

    def parse_field(self, field: str, text: str) -> object:
        """What a typed text means in a field; raises Refused."""
        return fields.read(field, text, self.store.today, self.store.members)
