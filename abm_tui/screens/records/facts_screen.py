"""The facts of an account: every field of it, in place, and the dated lines of evidence for its tier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from abm_tui.models.account_fields import ACCOUNT_FIELDS
from abm_tui.models.field_kinds import PROGRAMME, Kind, by_group
from abm_tui.rules.fit.fit import answer_word, company
from abm_tui.screens.actions.old_accounts import AccountActions
from abm_tui.screens.records.facts_icp import KEY, answering_field, icp_lines, question
from abm_tui.screens.records.facts_lines import LINE_LIMIT, fact_line
from abm_tui.screens.records.fields_screen import VALUE, FieldLine, FieldsScreen
from abm_tui.text import clean
from abm_tui.when import mid_day

if TYPE_CHECKING:
    from abm_tui.store.change_fact import ChangeFact

_NEW_EVIDENCE = "evidence new"


class FactsScreen(FieldsScreen, AccountActions, inherit_bindings=False):
    """`account_id` is the account; the cursor starts on the line `at`. Tier 1 keeps its cap here as everywhere."""

    def __init__(self, account_id: int, at: str = "") -> None:
        super().__init__()
        self.account_id = account_id
        self._at = at
        self.row: dict[str, Any] = {}

    def account(self) -> int | None:
        return self.account_id

    # reading

    def load(self) -> None:
        super().load()
        if self._at in self.source.by_key:
            self.sheet.move_to(self._at, VALUE)
        self._at = ""

    def read_lines(self) -> Sequence[FieldLine]:
        from abm_tui.store.queries import card

        row = self.store.read(card.record, "account", self.account_id)
        if row is None:
            return []
        self.row = row
        lines: list[FieldLine] = []
        for title, fields in by_group(ACCOUNT_FIELDS.values()):
            lines += [FieldLine("", title), *(fact_line(one, row[one.name], self.store.members) for one in fields)]
            if title == PROGRAMME:
                lines += icp_lines(company(row), self.store.framework, self.store.today)
        lines.append(FieldLine("", "EVIDENCE", note="why it is worth Tier 1"))
        names_of = {m.id: m.name for m in self.store.members}
        for e in self.store.read(card.evidence, self.account_id):
            by = " ".join(x for x in (names_of.get(e.by or 0, ""), mid_day(e.on) if e.on else "") if x)
            note = "an empty line takes it out"
            lines.append(FieldLine(f"evidence {e.id}", by, e.text, e.text, note, limit=LINE_LIMIT))
        lines.append(FieldLine(_NEW_EVIDENCE, "one more", "", "", "Enter writes a line, dated today", limit=LINE_LIMIT))
        return lines

    # the ICP

    def act_open(self) -> None:
        line = self.line()
        field = self._answering(line)
        if field:
            self.sheet.move_to(field, VALUE)
        super().act_open()

    act_edit = act_open

    def act_digit(self) -> None:
        if not self._answered_by_its_field():
            super().act_digit()

    def _step(self, step: int) -> None:
        if not self._answered_by_its_field():
            super()._step(step)

    def act_clear_cell(self) -> None:
        line = self.line()
        if line is not None and question(line.key, self.store.framework):
            self.pick(line, None)
        elif not self._answered_by_its_field():
            super().act_clear_cell()

    def _answering(self, line: FieldLine | None) -> str:
        """The field that answers the criterion on the line; "" where it is none."""
        if line is None:
            return ""
        return answering_field(line.key, company(self.row), self.store.framework, self.store.today)

    def _answered_by_its_field(self) -> bool:
        line = self.line()
        field = self._answering(line)
        if line is not None and field:
            self.say(f"{line.label} is answered by {ACCOUNT_FIELDS[field].label.lower()}: Enter opens it.")
        return bool(field)

    # writing

    def save_field(self, line: FieldLine, text: str) -> bool:
        from abm_tui.store.commands import accounts, agreeing, correcting

        if line.key == _NEW_EVIDENCE:
            return not clean(text) or self.old_write(
                lambda _: self.store.do(agreeing.add_evidence, self.account_id, text)
            )
        if line.key.startswith("evidence "):
            evidence_id = int(line.key.split()[1])
            return self.old_write(lambda base: self.store.do(correcting.set_evidence, evidence_id, text, base))
        value = self.parse_field(line.key, text)
        field, account_id = line.key, self.account_id
        return self.old_write(
            lambda base: self.store.do(accounts.set_field, account_id, field, value, base={field: base})
        )

    def pick(self, line: FieldLine, value: Any) -> None:
        from abm_tui.store.commands import accounts, agreeing, fit

        if line.key.startswith(KEY):
            code = question(line.key, self.store.framework)
            self.old_run(fit.answer, self.account_id, code, value, base=answer_word(line.base))
            return
        field, seen = ACCOUNT_FIELDS[line.key], {line.key: line.base}
        if field.kind is Kind.TIER:
            self.put_in_tier([self.account_id], None if value is None else str(value), base=seen)
        elif field.kind is Kind.STAGE:
            self.put_in_stage([self.account_id], value, base=seen)
        elif field.kind is Kind.ANSWER:
            self.old_run(agreeing.agree, self.account_id, value, field.team, base=seen)
        else:
            self.old_run(accounts.set_field, self.account_id, field.name, value, base=seen)

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del mine
        if any(c.account_id == self.account_id for c in changes):
            self.reload()

    # the frame

    def heading(self) -> str:
        return f" {str(self.row.get('name', '')).upper()} › FACTS"

    def context(self) -> tuple[Any, Any]:
        return " every field of the account, in place", "¶ is a new line"
