"""Where the teams disagree about an account: what speaks for it, what each said, and who decides (S000)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from abm_tui import when
from abm_tui.models.account_fields import ACCOUNT_FIELDS
from abm_tui.models.words import Answer
from abm_tui.rules.accounts.typed_fields import read_named_field
from abm_tui.rules.tiers.disputes import verdict_text
from abm_tui.rules.tiers.tiers import is_disputed
from abm_tui.screens.records.field_lines import FieldLine
from abm_tui.screens.shell import routes

if TYPE_CHECKING:
    from abm_tui.screens.actions.cell_edit import Write
    from abm_tui.screens.shell.host import Host
    from abm_tui.store.queries.retier import DisputeFacts

_ANSWERS = ("1", "yes", str(Answer.YES)), ("2", "no", str(Answer.NO)), ("0", "open", None)
_DECISION = ("1", "yes, it is a target account", str(Answer.YES)), ("2", "no, it is not", str(Answer.NO))
_SIGNS = {True: "speaks for it", False: "speaks against it", None: "unknown"}
_TYPED = {"potential", "exec_sponsor", "agree_reasons"}
DECISION = "decision"
_KEPT = "This was decided and stays as it is."


class DisputeRecord:
    """A dispute as fields. What is missing is written here; 1 and 2 on the last line decide."""

    def __init__(self, host: Host, account_id: int) -> None:
        self._host = host
        self.account_id = account_id
        self.page: DisputeFacts | None = None

    def read_lines(self) -> Sequence[FieldLine]:
        from abm_tui.store.queries import retier

        page = self.page = self._host.read(retier.dispute, self.account_id)
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
            # A criterion of the ICP is answered with the account's facts.
            route = routes.FactsPage(self.account_id) if one.code == "icp_match" else None
            sign, refusal = _SIGNS[one.speaks], "" if one.code in _TYPED else _KEPT
            lines.append(FieldLine(one.code, one.name, text, base, sign, shown=one.text, route=route, refusal=refusal))
        lines += [
            FieldLine("", "WHAT THE TEAMS SAY"),
            self._answer("agrees_sales", account.agrees_sales),
            self._answer("agrees_marketing", account.agrees_marketing),
            FieldLine("agree_reasons", "Reasons", page.reasons, page.reasons, limit=1_000),
            FieldLine("", "THE DECISION", note=self.decider()),
            FieldLine(DECISION, "Decided", "", None, self._decides(), choices=_DECISION),
        ]
        if page.decided:
            lines.append(FieldLine("", "BEFORE", note="kept as it was decided"))
            for made in page.decided:
                day = when.mid_day(made.on) if made.on else ""
                text = f"{made.decided_by}: {made.answer}, {made.reason}"
                lines.append(FieldLine(f"made {made.id}", day, text, refusal=_KEPT))
        return lines

    def _answer(self, field: str, value: str | None) -> FieldLine:
        return FieldLine(field, ACCOUNT_FIELDS[field].label, value or "open", value, choices=_ANSWERS)

    def decider(self) -> str:
        """Who decides, as the framework names them."""
        owner = self.page.owner if self.page is not None else ""
        return f"{owner} decides" if owner else "nobody is named to decide: g f, governance"

    def _decides(self) -> str:
        if self.page is None or not is_disputed(self.page.row.account):
            return "the teams do not disagree: nothing to decide"
        return "1 or 2 decides, with a reason; both answers become the decision"

    # writing

    def write_typed(self, line: FieldLine, text: str) -> Write | None:
        from abm_tui.store.commands import accounts

        host, account_id, field = self._host, self.account_id, line.key
        if field not in _TYPED:
            host.say("This is not typed here.")
            return None
        value = read_named_field(field, text, host.today, host.members)
        return lambda base: host.write(accounts.set_field, account_id, field, value, base={field: base})

    def pick(self, line: FieldLine, value: Any) -> None:
        from abm_tui.store.commands import agreeing

        if line.key == DECISION:
            self._decide(str(value))
        else:
            team = line.key.removeprefix("agrees_")
            self._host.run(agreeing.agree, self.account_id, value, team, base={line.key: line.base})

    def _decide(self, answer: str) -> None:
        from abm_tui.store.commands import agreeing

        if self.page is None or not is_disputed(self.page.row.account):
            self._host.say("The teams do not disagree: there is nothing to decide.")
            return
        owner = self.page.owner
        if not owner:
            self._host.say(agreeing.NO_OWNER, "attention")
            return

        def done(reason: str) -> bool:
            return bool(self._host.run(agreeing.decide_dispute, self.account_id, answer, reason))

        self._host.ask(f"{owner} decides {answer}, because", done)
