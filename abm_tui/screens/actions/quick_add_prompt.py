"""The question that `t` asks: a line, the chips of how it reads, and what it would change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from abm_tui.models.facts import AccountFacts
from abm_tui.rules.quickadd.effects import effect_lines
from abm_tui.rules.quickadd.quickadd import QuickAdd, parse
from abm_tui.text import clean, fit
from abm_tui.widgets.dropdown import Option
from abm_tui.widgets.tones import Line

if TYPE_CHECKING:
    from abm_tui.screens.actions.pasting import Pasting
    from abm_tui.screens.shell.host import Host

_EXAMPLE = 'e.g. met Dana Ruiz (CFO) re security #meeting, call her fri @bo · "! no budget" is in the way'
_TAGS = "ours #call #email #meeting #linkedin #event · theirs #replied #opened #pricing #attended"
_CHIP_LINES = 3


class QuickAddPrompt:
    """The question in the status line. Dropped chips stay dropped while the text is the same."""

    def __init__(self, host: Host, pasting: Pasting, account_id: int) -> None:
        from abm_tui.store.queries.facts import account_facts
        from abm_tui.store.queries.names import account_ids

        self.host, self.pasting, self.account_id = host, pasting, account_id
        self.facts: AccountFacts = host.read(account_facts, ids=[account_id])[account_id]
        self.accounts = host.read(account_ids)
        self.line = QuickAdd("")
        self.at = -1

    def ask(self, begin: str = "") -> None:
        name = self.facts.account.name
        self.host.ask(
            f"t {fit(name, min(24, cell_len(name))).rstrip()} ▸",
            self.submit,
            value=begin,
            echo=self.read,
            limit=2_000,
            keys=("up", "down", "delete"),
            on_key=self.pick,
            on_lines=self.take_lines,
        )
        if begin:
            # Typing goes on behind it.
            self.host.prompt.load(begin, select=False, limit=2_000)

    def take_lines(self, text: str) -> None:
        """Several lines pasted are no line to log: of an e-mail or a note it is asked what it is."""
        self.host.drop_question()
        self.pasting.ask_prose(self.account_id, text)

    def read(self, text: str) -> Sequence[Line]:
        """How the line reads now."""
        text = clean(text)
        if text != self.line.text or not text:
            host = self.host
            self.line = parse(
                text,
                today=host.today,
                people=self.facts.people,
                members=host.members,
                accounts=self.accounts,
                me=host.me,
            )
            self.at = -1
        return self.lines()

    def lines(self) -> list[Line]:
        """The chips, the picked one reversed; below them what the line would change."""
        if not self.line.text:
            return [[(" " + _EXAMPLE, "dim")], [(" " + _TAGS, "dim")]]
        facts = self.facts
        host = self.host
        changes = [] if self.line.account_id else effect_lines(facts, self.line, host.today, host.framework)
        keys = "Enter log all · ↑ ↓ pick a chip, Del drops it · Esc"
        width = host.size.width
        change = " " + " · ".join([*changes, ""]) if changes else " "
        if cell_len(change) + cell_len(keys) < width:
            return [*self._chips(width), [(change, "good"), (keys, "dim")]]
        return [*self._chips(width), [(change.removesuffix(" · "), "good")], [(" " + keys, "dim")]]

    def _chips(self, width: int) -> list[Line]:
        """The chips, on as many lines as they need; past the last line the picked one is still shown."""
        rows: list[list[tuple[str, str]]] = [[(" + ", "good")]]
        used, picked = 3, 0
        for n, chip in enumerate(self.line.chips):
            tone = "reverse" if n == self.at else "attention" if chip.kind == "blocker" else ""
            dot = " · " if len(rows[-1]) > 1 else ""
            if dot and used + cell_len(dot + chip.text) >= width:
                rows.append([("   ", "")])
                used, dot = 3, ""
            rows[-1] += [(dot, "dim"), (chip.text, tone)]
            used += cell_len(dot + chip.text)
            picked = len(rows) - 1 if n == self.at else picked
        first = max(0, picked - _CHIP_LINES + 1)
        return list(rows[first : first + _CHIP_LINES])

    def pick(self, key: str) -> None:
        """↑ ↓ walk the chips, Del drops the picked one: its words become part of the note."""
        count = len(self.line.chips)
        if not count:
            return
        if key == "delete":
            if self.at >= 0:
                self.line = self.line.drop(self.at)
                self.at = min(self.at, len(self.line.chips) - 1)
        else:
            self.at = (
                (self.at + (1 if key == "down" else -1)) % count
                if self.at >= 0
                else (0 if key == "down" else count - 1)
            )
        self.host.show_below(self.lines())

    def submit(self, text: str) -> bool:
        """Log all of it; False keeps the line open."""
        self.read(text)
        if not self.line:
            self.host.say("Nothing to log yet. Say what happened, or Esc.")
            return False
        self.host.call_next(self.log)
        return True

    def log(self, chosen: dict[int, int] | None = None) -> None:
        """Write it; where a name fits several people, ask which first."""
        from abm_tui.store.commands import quick_add

        chosen = chosen or {}
        for place, person in enumerate(self.line.people):
            if person.candidates and place not in chosen:
                names = {p.id: f"{p.name}, {p.title}" for p in self.facts.people}
                self.host.choose(
                    f"{person.name}: who is meant?",
                    [
                        Option(
                            str(n), names.get(i, str(i)), "", lambda i=i, place=place: self.log({**chosen, place: i})
                        )
                        for n, i in enumerate(person.candidates, 1)
                    ],
                    digits=True,
                )
                return
        self.host.run(quick_add.quick_add, self.account_id, self.line, chosen=chosen)
