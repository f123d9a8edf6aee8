"""The facts of an account: every field of it, and the dated lines of evidence for its tier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from abm_tui.models.account_fields import ACCOUNT_FIELDS
from abm_tui.models.field_kinds import PROGRAMME, Kind, by_group
from abm_tui.rules.accounts.typed_fields import read_named_field
from abm_tui.rules.fit.fit import answer_word, company
from abm_tui.screens.records.facts_icp import KEY, icp_lines
from abm_tui.screens.records.facts_lines import LINE_LIMIT, fact_line
from abm_tui.screens.records.field_lines import FieldLine
from abm_tui.text import clean
from abm_tui.when import mid_day

if TYPE_CHECKING:
    from abm_tui.screens.actions.account_keys import AccountKeys
    from abm_tui.screens.actions.cell_edit import Write
    from abm_tui.screens.shell.host import Host

_NEW_EVIDENCE = "evidence new"


class FactsRecord:
    """An account as fields. Tier 1 keeps its cap here as everywhere: tier and stage are set by `keys`."""

    def __init__(self, host: Host, account_id: int, keys: AccountKeys) -> None:
        self._host, self._keys = host, keys
        self.account_id = account_id
        self.row: dict[str, Any] = {}

    def read_lines(self) -> Sequence[FieldLine]:
        from abm_tui.store.queries import card

        row = self._host.read(card.record, "account", self.account_id)
        if row is None:
            return []
        self.row = row
        lines: list[FieldLine] = []
        for title, fields in by_group(ACCOUNT_FIELDS.values()):
            lines += [FieldLine("", title), *(fact_line(one, row[one.name], self._host.members) for one in fields)]
            if title == PROGRAMME:
                lines += icp_lines(company(row), self._host.framework, self._host.today)
        lines.append(FieldLine("", "EVIDENCE", note="why it is worth Tier 1"))
        names_of = {m.id: m.name for m in self._host.members}
        for e in self._host.read(card.evidence, self.account_id):
            by = " ".join(x for x in (names_of.get(e.by or 0, ""), mid_day(e.on) if e.on else "") if x)
            note = "an empty line takes it out"
            lines.append(FieldLine(f"evidence {e.id}", by, e.text, e.text, note, limit=LINE_LIMIT))
        lines.append(FieldLine(_NEW_EVIDENCE, "one more", "", "", "Enter writes a line, dated today", limit=LINE_LIMIT))
        return lines

    def write_typed(self, line: FieldLine, text: str) -> Write | None:
        from abm_tui.store.commands import accounts, agreeing, correcting

        host, account_id, field = self._host, self.account_id, line.key
        if field == _NEW_EVIDENCE:
            return (lambda _: host.write(agreeing.add_evidence, account_id, text)) if clean(text) else None
        if field.startswith("evidence "):
            evidence_id = int(field.split()[1])
            return lambda base: host.write(correcting.set_evidence, evidence_id, text, base)
        value = read_named_field(field, text, host.today, host.members)
        return lambda base: host.write(accounts.set_field, account_id, field, value, base={field: base})

    def pick(self, line: FieldLine, value: Any) -> None:
        from abm_tui.store.commands import accounts, agreeing, fit

        if line.key.startswith(KEY):
            self._host.run(fit.answer, self.account_id, line.key.removeprefix(KEY), value, base=answer_word(line.base))
            return
        field, seen = ACCOUNT_FIELDS[line.key], {line.key: line.base}
        if field.kind is Kind.TIER:
            self._keys.tiers.put_in_tier([self.account_id], None if value is None else str(value), base=seen)
        elif field.kind is Kind.STAGE:
            self._keys.stages.put_in_stage([self.account_id], value, base=seen)
        elif field.kind is Kind.ANSWER:
            self._host.run(agreeing.agree, self.account_id, value, field.team, base=seen)
        else:
            self._host.run(accounts.set_field, self.account_id, field.name, value, base=seen)
