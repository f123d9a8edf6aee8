"""Where the teams disagree about an account: what speaks for it, what each said, and who decides (S000)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from abm_tui import when
from abm_tui.models.account_fields import ACCOUNT_FIELDS
from abm_tui.models.words import Answer
from abm_tui.rules.tiers.disputes import verdict_text
from abm_tui.rules.tiers.tiers import is_disputed
from abm_tui.screens.actions.old_accounts import AccountActions
from abm_tui.screens.records.fields_screen import FieldLine, FieldsScreen
from abm_tui.widgets.frame import cut

if TYPE_CHECKING:
    from abm_tui.store.change_fact import ChangeFact
    from abm_tui.store.queries.retier import DisputePage

_ANSWERS = ("1", "yes", str(Answer.YES)), ("2", "no", str(Answer.NO)), ("0", "open", None)
_DECISION = ("1", "yes, it is a target account", str(Answer.YES)), ("2", "no, it is not", str(Answer.NO))
_SIGNS = {True: "speaks for it", False: "speaks against it", None: "unknown"}
_TYPED = {"potential", "exec_sponsor", "agree_reasons"}
DECISION = "decision"


class DisputeScreen(FieldsScreen, AccountActions, inherit_bindings=False):
    """`account_id` is the account. What is missing is written here; 1 and 2 on the last line decide."""

    def __init__(self, account_id: int) -> None:
        super().__init__()
        self.account_id = account_id
        self.page: DisputePage | None = None

    def account(self) -> int | None:
        return self.account_id

    # reading

    def read_lines(self) -> Sequence[FieldLine]:
        from abm_tui.store.queries import retier

        page = self.page = self.store.read(retier.dispute, self.account_id)
        account = page.row.account
        potential = account.potential
        typed = {
            "potential": f"{potential:f}".removesuffix(".00") if potential is not None else "",
            "exec_sponsor": account.exec_sponsor,
        }
        lines = [FieldLine("", "WHAT SPEAKS FOR IT", note=verdict_text(page.arguments))]
        for one in page.arguments:
            text = typed.get(one.code, "")
            base = getattr(account, one.code, None)
            lines.append(FieldLine(one.code, one.name, text, base, _SIGNS[one.speaks], shown=one.text))
        lines += [
            FieldLine("", "WHAT THE TEAMS SAY"),
            self._answer("agrees_sales", account.agrees_sales),
            self._answer("agrees_marketing", account.agrees_marketing),
            FieldLine("agree_reasons", "Reasons", page.reasons, page.reasons, limit=1_000),
            FieldLine("", "THE DECISION", note=self._decider()),
            FieldLine(DECISION, "Decided", "", None, self._decides(), choices=_DECISION),
        ]
        if page.decided:
            lines.append(FieldLine("", "BEFORE", note="kept as it was decided"))
            for made in page.decided:
                day = when.mid_day(made.on) if made.on else ""
                lines.append(FieldLine(f"made {made.id}", day, f"{made.decided_by}: {made.answer}, {made.reason}"))
        return lines

    def _answer(self, field: str, value: str | None) -> FieldLine:
        return FieldLine(field, ACCOUNT_FIELDS[field].label, value or "open", value, choices=_ANSWERS)

    def _decider(self) -> str:
        owner = self.page.owner if self.page is not None else ""
        return f"{owner} decides" if owner else "nobody is named to decide: g f, governance"

    def _decides(self) -> str:
        if self.page is None or not is_disputed(self.page.row.account):
            return "the teams do not disagree: nothing to decide"
        return "1 or 2 decides, with a reason; both answers become the decision"

    def _show_note(self) -> None:
        """The line under the cursor whole: an argument may be cut off above."""
        line = self.line()
        text = " · ".join(part for part in (line.shown, line.note) if part) if line is not None else ""
        self.about.set_lines([cut([(f" {text}", "dim")], self.size.width - 1)])

    # writing

    def act_open(self) -> None:
        line = self.line()
        if line is not None and (line.key in _TYPED or line.choices):
            super().act_open()
        elif line is not None and line.key == "icp_match":
            from abm_tui.screens.records.facts_screen import FactsScreen

            self.app.push_screen(FactsScreen(self.account_id))
        else:
            self.say("This was decided and stays as it is.")

    act_edit = act_open

    def save_field(self, line: FieldLine, text: str) -> bool:
        from abm_tui.store.commands import accounts

        field, account_id = line.key, self.account_id
        if field not in _TYPED:
            self.say("This is not typed here.")
            return True
        value = self.parse_field(field, text)
        return self.old_write(
            lambda base: self.store.do(accounts.set_field, account_id, field, value, base={field: base})
        )

    def pick(self, line: FieldLine, value: Any) -> None:
        from abm_tui.store.commands import agreeing

        if line.key == DECISION:
            self._decide(str(value))
        else:
            team = line.key.removeprefix("agrees_")
            self.old_run(agreeing.agree, self.account_id, value, team, base={line.key: line.base})

    def _decide(self, answer: str) -> None:
        from abm_tui.store.commands import agreeing

        if self.page is None or not is_disputed(self.page.row.account):
            self.say("The teams do not disagree: there is nothing to decide.")
            return
        owner = self.page.owner
        if not owner:
            self.say(agreeing.NO_OWNER, "attention")
            return

        def done(reason: str) -> bool:
            return self.old_run(agreeing.decide_dispute, self.account_id, answer, reason) is not None

        self.ask(f"{owner} decides {answer}, because", done)

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del mine
        if any(c.account_id == self.account_id or c.entity == "setting" for c in changes):
            self.reload()

    # the frame

    def heading(self) -> str:
        name = self.page.row.account.name if self.page is not None else ""
        return f" {name.upper()} › DISPUTE"

    def context(self) -> tuple[Any, Any]:
        return " is it a target account?", self._decider()
