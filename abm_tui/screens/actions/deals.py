"""Deals from a screen: one more in a line, and won or lost as one flow with one undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from abm_tui import when
from abm_tui.errors import Refused
from abm_tui.models.words import DealStatus
from abm_tui.rules.quickadd.deal_line import read_deal
from abm_tui.screens.shell.host import Host
from abm_tui.screens.wording.days import day_echo, typed_day
from abm_tui.text import short_amount
from abm_tui.widgets.dropdown import Option
from abm_tui.widgets.tones import Line

if TYPE_CHECKING:
    from abm_tui.models.facts import DealFact

DEBRIEF = (
    ("resonated", "Which message resonated?"),
    ("objections", "Which objections came?"),
    ("lesson", "What do we do differently?"),
)


@dataclass
class Closing:
    """What was answered so far while a deal is being closed. Nothing is written before the last answer."""

    deal: DealFact
    status: str
    reason: str = ""
    debrief: dict[str, str] = field(default_factory=dict)

    def written(self) -> str:
        """The debrief as it is kept: a line for each answer."""
        return "\n".join(f"{name}: {text}" for name, text in self.debrief.items() if text)


class DealActions:
    """`ask_deal` adds one, `close_deal` closes one."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def ask_deal(self, account_id: int) -> None:
        """A deal in one line: `Pilot 60k 19 dec qualify`."""
        from abm_tui.store.commands import deals

        def echo(text: str) -> Sequence[Line]:
            if not text.strip():
                return [(" name amount close-date stage, like: Pilot 60k 19 dec qualify", "dim")]
            try:
                found = read_deal(text, self._host.today)
            except Refused as error:
                return [(f" {error.message}", "attention")]
            amount = f"{short_amount(float(found.amount))} {found.currency}".strip() if found.amount is not None else ""
            close = when.mid_day(found.close_date) if found.close_date else ""
            return [" + " + " · ".join(x for x in (found.name, amount, close, found.stage) if x)]

        def done(text: str) -> bool:
            found = read_deal(text, self._host.today)
            values = {"amount": found.amount, "currency": found.currency, "stage": found.stage}
            added = self._host.run(deals.add_deal, account_id, found.name, close_date=found.close_date, **values)
            return bool(added)

        self._host.ask(f"Deal for {self._host.account_name(account_id)}", done, echo=echo)

    # won or lost

    def close_deal(self, deal: DealFact) -> None:
        """1 won 2 lost, the reason, three lines of debrief, what becomes of the account; then one write."""
        if deal.status != DealStatus.OPEN:
            self._host.say(f"{deal.name} is {deal.status} already. Enter opens it.")
            return

        def start(status: str) -> Callable[[], object]:
            return lambda: self._ask_reason(Closing(deal, status))

        won, lost = str(DealStatus.WON), str(DealStatus.LOST)
        self._host.menu(f"{deal.name}:", {"1": ("won", start(won)), "2": ("lost", start(lost))})

    def _dropped(self) -> None:
        self._host.say("Nothing was changed: the deal is still open.")

    def _ask_reason(self, closing: Closing) -> None:
        def done(text: str) -> None:
            closing.reason = text.strip()
            self._host.call_next(self._ask_debrief, closing, 0)

        self._host.ask(f"{closing.deal.name} {closing.status}. Why?", done, cancelled=self._dropped)

    def _ask_debrief(self, closing: Closing, place: int) -> None:
        if place == len(DEBRIEF):
            self._ask_then(closing)
            return
        name, question = DEBRIEF[place]

        def done(text: str) -> None:
            closing.debrief[name] = text.strip()
            self._host.call_next(self._ask_debrief, closing, place + 1)

        label = f"Debrief {place + 1}/{len(DEBRIEF)}, Enter skips: {question}"
        self._host.ask(label, done, cancelled=self._dropped)

    def _ask_then(self, closing: Closing) -> None:
        """What becomes of the account. Leaving the list is the harmless answer: the account stays as it is."""

        def settle(then: str) -> Callable[[], object]:
            return lambda: self._settle(closing, then)

        if closing.status == DealStatus.WON:
            options = [
                Option("1", "stay, on to Expansion", "", settle("expansion")),
                Option("2", "stay as it is", "", settle("")),
                Option("3", "off the target list: a customer", "", settle("leave")),
            ]
        else:
            options = [
                Option("1", "stay as it is", "", settle("")),
                Option("2", "watchlist until a day", "", lambda: self._ask_until(closing)),
                Option("3", "back a stage", "", settle("back")),
                Option("4", "out: a bad fit", "", settle("out")),
            ]
        name = self._host.account_name(closing.deal.account_id)
        title = f"{closing.deal.name} {closing.status}; open touches are closed. And {name}?"
        self._host.choose(
            title, options, digits=True, hint="a digit, or ↑ ↓ Enter · Esc: as it is", cancelled=settle("")
        )

    def _ask_until(self, closing: Closing) -> None:
        def done(text: str) -> None:
            self._settle(closing, "watchlist", text)

        def echo(text: str) -> str:
            return day_echo(text, self._host.today)

        self._host.ask("Watchlist until", done, value="+90", echo=echo, cancelled=lambda: self._settle(closing, ""))

    def _settle(self, closing: Closing, then: str, until: str = "") -> None:
        from abm_tui.store.commands import deals

        self._host.run(
            deals.settle_deal,
            closing.deal.id,
            closing.status,
            reason=closing.reason,
            debrief=closing.written(),
            then=then,
            until=typed_day(until, self._host.today) if until else None,
        )
