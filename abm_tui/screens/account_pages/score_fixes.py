"""What Enter, a and the digits do on the page of a score: each line with the key that mends it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from abm_tui.keymap.action_ids import Do
from abm_tui.models.account_fields import ACCOUNT_FIELDS
from abm_tui.models.derived import CriterionAnswer, ScoreLine
from abm_tui.models.words import Role
from abm_tui.rules.handoff.checklist import FitSign
from abm_tui.screens.actions.people import NewPerson, SeatAt
from abm_tui.screens.shell.handlers import Handler, Handlers, KeyHandler
from abm_tui.screens.shell.host import Host
from abm_tui.screens.shell.routes import ActivityPage
from abm_tui.screens.wording.days import day_echo

if TYPE_CHECKING:
    from abm_tui.store.queries.listing import ListedAccount

_ANSWERS = {"1": True, "2": False, "0": None}


class ScoreLines(Protocol):
    """The page, as its keys see it."""

    @property
    def row(self) -> ListedAccount | None: ...

    def ref(self) -> Any:
        """What the line under the cursor is about, None for nothing that can be mended."""

    def to_criteria(self) -> bool:
        """Go to the first criterion that is not met; False without an ICP."""


class ScoreFixes:
    """Mends the line under the cursor of the page of one account."""

    def __init__(self, host: Host, account_id: int, lines: ScoreLines) -> None:
        self._host, self._account_id, self._lines = host, account_id, lines
        self._new_person = NewPerson(host)

    def handlers(self) -> Handlers:
        mend = Handler(self.mend, self.why_not_mend)
        return {Do.OPEN: mend, Do.EDIT: mend, Do.ADD: Handler(self.add_person), Do.DIGIT: KeyHandler(self.answer)}

    def why_not_mend(self) -> str:
        """Most lines only say something."""
        return "" if self._lines.ref() is not None else "Nothing to mend in this line."

    def mend(self) -> None:
        """Open what the line is about, or ask for it."""
        ref = self._lines.ref()
        if isinstance(ref, ScoreLine):
            self._open_point(ref)
        elif isinstance(ref, FitSign):
            self._mend_sign(ref)
        elif isinstance(ref, CriterionAnswer):
            self._ask_criterion(ref)

    def _open_point(self, line: ScoreLine) -> None:
        """What happened can be corrected on its own page; the point of a match is about the ICP below."""
        if line.activity is not None:
            self._host.open(ActivityPage(line.activity))
        else:
            self._lines.to_criteria()

    def _mend_sign(self, sign: FitSign) -> None:
        if sign.field:
            self._ask_field(sign.field)
        elif sign.role and sign.fix == "a":
            self._ask_person(sign.role)
        elif sign.fix == "t":
            self._host.perform_id(Do.LOG)
        elif sign.code == "icp_match" and not self._lines.to_criteria():
            self._host.perform_id(Do.GO_FRAMEWORK)
        elif sign.role:
            self._host.say(f"{sign.because}: nothing to mend.")

    # a person, a field

    def add_person(self) -> None:
        """A person: in the role of this line, else a champion."""
        ref = self._lines.ref()
        self._ask_person(ref.role if isinstance(ref, FitSign) and ref.role else str(Role.CHAMPION))

    def _ask_person(self, role: str) -> None:
        row = self._lines.row
        assert row is not None
        self._new_person.ask(SeatAt(row.facts, role))

    def _ask_field(self, field: str) -> None:
        from abm_tui.rules.accounts import typed_fields
        from abm_tui.store.commands import accounts

        host, row = self._host, self._lines.row
        assert row is not None
        seen = getattr(row.account, field)

        def done(text: str) -> bool:
            value = typed_fields.read_named_field(field, text, host.today, host.members)
            return bool(host.run(accounts.set_field, self._account_id, field, value, base={field: seen}))

        def echo(text: str) -> str:
            return day_echo(text, host.today)

        text = "" if seen is None else seen.isoformat() if field == "timeframe" else str(seen)
        label = f"{ACCOUNT_FIELDS[field].label}, {row.account.name}"
        host.ask(label, done, value=text, echo=echo if field == "timeframe" else None)

    # the criteria of the ICP

    def _ask_criterion(self, one: CriterionAnswer) -> None:
        """A question is answered by digits; a filter by the field it looks at."""
        from abm_tui.rules.fit.fit import needs

        rule, row = self._host.framework.criterion.get(one.code), self._lines.row
        if rule is None or row is None:
            return
        if rule.ask:
            self._host.say(f"{rule.ask} 1 yes · 2 no · 0 not known")
        else:
            self._ask_field(needs(rule, row.account, self._host.today))

    def answer(self, digit: str) -> None:
        """1 yes, 2 no, 0 unknown: the answer to the ICP's question under the cursor."""
        from abm_tui.store.commands import fit

        host, ref = self._host, self._lines.ref()
        rule = host.framework.criterion.get(ref.code) if isinstance(ref, CriterionAnswer) else None
        if rule is None or not rule.ask:
            host.say("Digits answer a question of the ICP: 1 yes, 2 no, 0 not known. e edits the field of this line.")
        elif digit not in _ANSWERS:
            host.say("1 yes · 2 no · 0 not known")
        else:
            host.run(fit.answer, self._account_id, rule.code, _ANSWERS[digit])
