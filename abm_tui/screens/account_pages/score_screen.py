"""Why a score is what it is, and how well the company fits: every line with its reason and the key that mends it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from textual.widget import Widget

from abm_tui.keymap.focuses import SCORE
from abm_tui.models.account_fields import ACCOUNT_FIELDS
from abm_tui.models.derived import CriterionAnswer, ScoreLine
from abm_tui.models.words import Role
from abm_tui.rules.handoff.checklist import FitSign
from abm_tui.rules.handoff.handoff import advice_text
from abm_tui.screens.account_pages.score_rows import COLUMNS, ICP, score_sections
from abm_tui.screens.actions.old_people import PeopleActions, SeatAt
from abm_tui.screens.actions.old_sheet import SheetMoving
from abm_tui.screens.wording.page_of_sections import SectionsSource
from abm_tui.screens.wording.score_line import ending
from abm_tui.text import shorten
from abm_tui.widgets.frame import Rule
from abm_tui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from abm_tui.store.change_fact import ChangeFact
    from abm_tui.store.queries.listing import ListedAccount

_ANSWERS = {"1": True, "2": False, "0": None}


class ScoreScreen(SheetMoving, PeopleActions, inherit_bindings=False):
    """The points, the fit signals, the ICP and outside intent of one account. Enter mends the line under the cursor."""

    FOCUS = SCORE

    def __init__(self, account_id: int) -> None:
        super().__init__()
        self.account_id = account_id
        self.row: ListedAccount | None = None
        self.source = SectionsSource(())

    def body(self) -> Sequence[Widget]:
        self.sheet = Sheet(cursor_mode="row", show_header=False, id="score-sheet")
        for layout, columns in COLUMNS.items():
            self.sheet.set_columns(columns, layout)
        return [Rule(), self.sheet]

    def load(self) -> None:
        from abm_tui.store.queries.listing import listed

        first = self.row is None
        self.row = self.store.read(listed, ids=[self.account_id])[0]
        self.source = SectionsSource(score_sections(self.row, self.store.today, self.store.framework))
        self.sheet.set_source(self.source, self.sheet.cursor_key)
        if first and self.row.derived is not None and "handoff" in self.row.derived.flags:
            self.say("Call them, or open a deal? H hands it over: who engaged, what they read, their pains.")

    def changed(self, changes: Sequence[ChangeFact], *, mine: bool) -> None:
        del mine
        if any(c.account_id in (self.account_id, None) for c in changes):
            self.reload()

    def heading(self) -> str:
        if self.row is None or self.row.derived is None:
            return " "
        return f" {shorten(self.row.account.name.upper(), 40)} › SCORE {self.row.derived.score.value}"

    def context(self) -> tuple[Any, Any]:
        if self.row is None or self.row.derived is None:
            return "", ""
        derived, fw = self.row.derived, self.store.framework
        does = advice_text(self.row.facts, derived, fw)
        return f" {does}", ending(derived, fw, self.size.width - cell_len(does) - 4, bands=False)

    # what the line under the cursor is

    def account(self) -> int | None:
        return self.account_id

    def seat(self) -> SeatAt | None:
        return None

    def why_not_open(self) -> str:
        return "" if self.source.ref(self.sheet.cursor_key) is not None else "Nothing to mend in this line."

    def act_open(self) -> None:
        ref = self.source.ref(self.sheet.cursor_key)
        if isinstance(ref, ScoreLine):
            self._open_point(ref)
        elif isinstance(ref, FitSign):
            self._mend(ref)
        elif isinstance(ref, CriterionAnswer):
            self._answer(ref)

    why_not_edit = why_not_open
    act_edit = act_open

    def _open_point(self, line: ScoreLine) -> None:
        """What happened can be corrected on its own page; the point of a match is about the ICP below."""
        from abm_tui.screens.records.deal_and_activity_screens import ActivityScreen

        if line.activity is not None:
            self.app.push_screen(ActivityScreen(line.activity))
        else:
            self._to_criteria()

    def _mend(self, sign: FitSign) -> None:
        if sign.field:
            self._ask_field(sign.field)
        elif sign.role and sign.fix == "a":
            self._ask_person(sign.role)
        elif sign.fix == "t":
            self.perform_id("log")
        elif sign.code == "icp_match" and not self._to_criteria():
            self.perform_id("go_framework")
        elif sign.role:
            self.say(f"{sign.because}: nothing to mend.")

    def _to_criteria(self) -> bool:
        """To the first criterion that is not met; False without an ICP."""
        assert self.row is not None
        assert self.row.derived is not None
        criteria = sorted(self.row.derived.fit.criteria, key=lambda c: c.answer is True)
        if criteria:
            self.sheet.move_to((ICP, criteria[0].code))
        return bool(criteria)

    # mending

    def act_add(self) -> None:
        """A person: in the role of this line, else a champion."""
        ref = self.source.ref(self.sheet.cursor_key)
        self._ask_person(ref.role if isinstance(ref, FitSign) and ref.role else str(Role.CHAMPION))

    def _ask_person(self, role: str) -> None:
        assert self.row is not None
        self.ask_who(SeatAt(self.row.facts, role))

    def _ask_field(self, field: str) -> None:
        from abm_tui.store.commands import accounts

        assert self.row is not None
        seen = getattr(self.row.account, field)
        label = f"{ACCOUNT_FIELDS[field].label}, {self.row.account.name}"

        def done(text: str) -> bool:
            value = self.parse_field(field, text)
            return self.old_run(accounts.set_field, self.account_id, field, value, base={field: seen}) is not None

        text = "" if seen is None else seen.isoformat() if field == "timeframe" else str(seen)
        self.ask(label, done, value=text, echo=self.read_day if field == "timeframe" else None)

    def _answer(self, one: CriterionAnswer) -> None:
        """A question is answered by digits; a filter by the field it looks at."""
        from abm_tui.rules.fit.fit import needs

        rule = self.store.framework.criterion.get(one.code)
        if rule is None or self.row is None:
            return
        if rule.ask:
            self.say(f"{rule.ask} 1 yes · 2 no · 0 not known")
        else:
            self._ask_field(needs(rule, self.row.account, self.store.today))

    def act_digit(self) -> None:
        """1 yes, 2 no, 0 unknown: the answer to the ICP's question under the cursor."""
        from abm_tui.store.commands import fit

        ref = self.source.ref(self.sheet.cursor_key)
        rule = self.store.framework.criterion.get(ref.code) if isinstance(ref, CriterionAnswer) else None
        if rule is None or not rule.ask:
            self.say("Digits answer a question of the ICP: 1 yes, 2 no, 0 not known. e edits the field of this line.")
        elif self.key not in _ANSWERS:
            self.say("1 yes · 2 no · 0 not known")
        else:
            self.old_run(fit.answer, self.account_id, rule.code, _ANSWERS[self.key])
