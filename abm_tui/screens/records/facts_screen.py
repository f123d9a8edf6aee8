"""The facts of an account: every field of it, in place, and the dated lines of evidence for its tier."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from abm_tui.models.words import TIER_NAMES, Answer, Stage, Tier
from abm_tui.rules.accounts.typed_fields import FIELDS
from abm_tui.rules.fit.fit import answer_word, company
from abm_tui.screens.actions.accounts import AccountActions
from abm_tui.screens.records.facts_icp import KEY, answering_field, icp_lines, question
from abm_tui.screens.records.fields_screen import VALUE, Choices, FieldLine, FieldsScreen
from abm_tui.text import PROSE_LIMIT, clean
from abm_tui.when import mid_day

if TYPE_CHECKING:
    from abm_tui.store.unit import ChangeFact

_GROUPS = (
    ("IN THE PROGRAMME", ("tier", "stage", "stage_since", "owner_sales", "owner_marketing", "agrees_sales",
                          "agrees_marketing", "agree_reasons", "bad_fit", "tags")),
    ("THE COMPANY", ("name", "domain", "industry", "employees", "annual_revenue", "country", "city", "territory",
                     "tech_stack")),
    ("THE PLAN", ("why_now", "goals", "pains", "competition", "trigger", "triggered_on", "notes")),
    ("WORTH IT", ("acv", "potential", "strategic", "relationship", "exec_sponsor", "budget_authority", "timeframe",
                  "cluster", "segment")),
)  # fmt: skip
_PROSE = {"why_now", "goals", "pains", "competition", "notes"}
_LONG = {"agree_reasons", "bad_fit", "tags", "tech_stack"}
_ELSEWHERE = {"criteria"}  # shown as the answers they are
_BEFORE_ICP = "IN THE PROGRAMME"
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
        grouped = {name for _, names in _GROUPS for name in names}
        rest = tuple(name for name in FIELDS if name not in grouped | _ELSEWHERE)
        for title, names in (*_GROUPS, *((("MORE", rest),) if rest else ())):
            lines += [FieldLine("", title), *(self._line(name) for name in names)]
            if title == _BEFORE_ICP:
                lines += icp_lines(company(row), self.store.framework, self.store.today)
        lines.append(FieldLine("", "EVIDENCE", note="why it is worth Tier 1"))
        names_of = {m.id: m.name for m in self.store.members}
        for e in self.store.read(card.evidence, self.account_id):
            by = " ".join(x for x in (names_of.get(e.by or 0, ""), mid_day(e.on) if e.on else "") if x)
            lines.append(FieldLine(f"evidence {e.id}", by, e.text, e.text, "an empty line takes it out", limit=1_000))
        lines.append(FieldLine(_NEW_EVIDENCE, "one more", "", "", "Enter writes a line, dated today", limit=1_000))
        return lines

    def _line(self, name: str) -> FieldLine:
        value = self.row[name]
        choices = self._choices(name)
        limit = PROSE_LIMIT if name in _PROSE else 1_000 if name in _LONG else 200
        shown = next((label for _, label, v in choices if v == value), "") if choices else ""
        ladder: Sequence[Any] = [v for _, _, v in choices] if name in {"tier", "stage"} else ()
        if name == "tier":
            ladder = (None, Tier.WATCHLIST, Tier.THREE, Tier.TWO, Tier.ONE)
        elif name == "stage":
            ladder = (None, *Stage)
        text = shown if choices else _text(value)
        return FieldLine(name, FIELDS[name].label, text, value, choices=choices, ladder=ladder, limit=limit)

    def _choices(self, name: str) -> Choices:
        if name == "tier":
            digits = zip("1234", (Tier.ONE, Tier.TWO, Tier.THREE, Tier.WATCHLIST), strict=True)
            return (*((d, TIER_NAMES[t], str(t)) for d, t in digits), ("0", "none: in the pool", None))
        if name == "stage":
            return (*((str(n), s.capitalize(), str(s)) for n, s in enumerate(Stage, 1)), ("0", "none", None))
        if name.startswith("owner_"):
            team = FIELDS[name].team
            here = [m for m in self.store.members if m.left_on is None and m.team == team]
            return (*((str(n), m.name, m.id) for n, m in enumerate(here[:9], 1)), ("0", "nobody", None))
        if name.startswith("agrees_"):
            return ("1", "yes", str(Answer.YES)), ("2", "no", str(Answer.NO)), ("0", "open", None)
        if name == "strategic":
            return ("1", "yes", True), ("0", "no", False)
        if name == "relationship":
            return tuple((str(n), word, n) for n, word in enumerate(("0 none", "1 weak", "2 good", "3 strong")))
        return ()

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
            self.say(f"{line.label} is answered by {FIELDS[field].label.lower()}: Enter opens it.")
        return bool(field)

    # writing

    def save_field(self, line: FieldLine, text: str) -> bool:
        from abm_tui.store.commands import accounts, agreeing, correcting

        if line.key == _NEW_EVIDENCE:
            return not clean(text) or self.write(lambda _: self.store.do(agreeing.add_evidence, self.account_id, text))
        if line.key.startswith("evidence "):
            evidence_id = int(line.key.split()[1])
            return self.write(lambda base: self.store.do(correcting.set_evidence, evidence_id, text, base))
        value = self.parse_field(line.key, text)
        field, account_id = line.key, self.account_id
        return self.write(lambda base: self.store.do(accounts.set_field, account_id, field, value, base={field: base}))

    def pick(self, line: FieldLine, value: Any) -> None:
        from abm_tui.store.commands import accounts, agreeing, fit

        if line.key.startswith(KEY):
            code = question(line.key, self.store.framework)
            self.run(fit.answer, self.account_id, code, value, base=answer_word(line.base))
        elif line.key == "tier":
            seen = {line.key: line.base}
            self.put_in_tier([self.account_id], None if value is None else str(value), base=seen)
        elif line.key == "stage":
            self.put_in_stage([self.account_id], value, base={line.key: line.base})
        elif line.key.startswith("agrees_"):
            team = line.key.removeprefix("agrees_")
            self.run(agreeing.agree, self.account_id, value, team, base={line.key: line.base})
        else:
            self.run(accounts.set_field, self.account_id, line.key, value, base={line.key: line.base})

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del mine
        if any(c.account_id == self.account_id for c in changes):
            self.reload()

    # the frame

    def heading(self) -> str:
        return f" {str(self.row.get('name', '')).upper()} › FACTS"

    def context(self) -> tuple[Any, Any]:
        return " every field of the account, in place", "¶ is a new line"


def _text(value: Any) -> str:
    if value is None or value is False:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}".removesuffix(".00")
    return str(value)
