"""The question that `t` asks: a line, the chips of how it reads, and what it would change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len

from abm_tui.models.facts import AccountFacts
from abm_tui.rules.quickadd.drafts import QuickAdd, ReadingChip
from abm_tui.rules.quickadd.effects import effect_lines, person_effects
from abm_tui.rules.quickadd.quickadd import parse_about
from abm_tui.text import clean, fit
from abm_tui.widgets.dropdown import Option
from abm_tui.widgets.tones import Line

if TYPE_CHECKING:
    from abm_tui.screens.actions.pasting import Pasting
    from abm_tui.screens.shell.host import Host

_EXAMPLE = 'e.g. met Dana Ruiz (CFO) re security, call her fri @bo · "! no budget" is in the way'
_TAGS = "ours #call #email #meeting #linkedin #event · theirs #replied #opened #pricing #attended"
_EXAMPLE_SHORT = 'e.g. met Dana Ruiz (CFO), call her fri @bo "! no budget"'
_TAGS_SHORT = "ours #call #email #meeting · theirs #replied #pricing"
_KEYS = "Enter log all · ↑ ↓ pick a chip, Del drops it · Tab other account · Esc"
_KEYS_SHORT = "Enter log · ↑ ↓ Del a chip · Tab account · Esc"
_CHIP_LINES = 3
_LONGEST = 2_000  # characters of a line


class QuickAddPrompt:
    """The question in the status line. The line is kept as typed; dropped chips stay dropped while it is the same."""

    def __init__(self, host: Host, pasting: Pasting, account_id: int) -> None:
        from abm_tui.store.queries.facts import account_facts
        from abm_tui.store.queries.names import account_ids

        self.host, self.pasting, self.account_id = host, pasting, account_id
        # Those of the account, and of another one that the line names.
        self._known: dict[int, AccountFacts] = host.read(account_facts, ids=[account_id])
        self.accounts = host.read(account_ids)
        self.line = QuickAdd("")
        self.at = -1

    def ask(self, begin: str = "") -> None:
        name = self._known[self.account_id].account.name
        self.host.ask(
            f"t {fit(name, min(24, cell_len(name))).rstrip()} ▸",
            self.submit,
            value=begin,
            echo=self.read,
            limit=2_000,
            keys=("up", "down", "delete", "tab"),
            on_key=self.pick,
            on_lines=self.take_lines,
        )
        if begin:
            # Typing goes on behind it.
            self.host.prompt.load(begin, select=False, limit=2_000)

    def take_lines(self, text: str) -> None:
        """Several lines pasted: of a mail with its head it is asked what it is; without one its words fill the line,
        and who wrote it is typed in front."""
        from abm_tui.exchange.mail.pasted import read_pasted, words_of

        self.host.drop_question()
        if read_pasted(text) is not None:
            self.pasting.ask_prose(self.account_id, text)
            return
        self.ask(" ".join(words_of(text).split())[:_LONGEST])
        self.host.prompt.cursor_position = 0

    def read(self, text: str) -> Sequence[Line]:
        """How the line reads now."""
        text = clean(text)
        if text != self.line.text or not text:
            host = self.host
            self.line = parse_about(
                text,
                self.account_id,
                self._facts_of,
                today=host.today,
                members=host.members,
                accounts=self.accounts,
                me=host.me,
            )
            self.at = -1
        return self.lines()

    def _facts_of(self, account_id: int) -> AccountFacts:
        from abm_tui.store.queries.facts import account_facts

        if account_id not in self._known:
            self._known |= self.host.read(account_facts, ids=[account_id])
        return self._known[account_id]

    @property
    def facts(self) -> AccountFacts:
        """Those of the account the line is about."""
        return self._facts_of(self.line.account_id or self.account_id)

    def lines(self) -> list[Line]:
        """The chips, the picked one reversed; below them what the line would change."""
        if not self.line.text:
            wide = cell_len(_EXAMPLE) + 1 < self.host.size.width
            hints = (_EXAMPLE, _TAGS) if wide else (_EXAMPLE_SHORT, _TAGS_SHORT)
            return [[(f" {hint}", "dim")] for hint in hints]
        facts = self.facts
        host = self.host
        changes = effect_lines(facts, self.line, host.today, host.framework)
        width = host.size.width
        keys = _KEYS if cell_len(_KEYS) + 1 < width else _KEYS_SHORT
        change = " " + " · ".join([*changes, ""]) if changes else " "
        if cell_len(change) + cell_len(keys) < width:
            return [*self._chips(width), [(change, "good"), (keys, "dim")]]
        said = fit(change.removesuffix(" · "), width - 1).rstrip()
        return [*self._chips(width), [(said, "good")], [(" " + keys, "dim")]]

    def _chips(self, width: int) -> list[Line]:
        """The chips, on as many lines as they need; past the last line the picked one is still shown."""
        rows: list[list[tuple[str, str]]] = [[(" + ", "good")]]
        used, picked, who = 3, 0, -1
        host = self.host
        people = person_effects(self.facts, self.line, host.today, host.framework)
        for n, chip in enumerate(self.line.chips):
            tone = "reverse" if n == self.at else "attention" if chip.kind in ("blocker", "unsure") else ""
            before = self.line.chips[n - 1] if n else None
            dot = _between(before, chip) if before is not None else ""
            if chip.kind == "person":
                who = chip.ref
            after = _effect(people.get(who, ""), chip, self.line.chips[n + 1 : n + 2])
            text = chip.text
            if cell_len(text + after) > width - 5:
                text = fit(text, width - 5 - cell_len(after)).rstrip()
            if dot and used + cell_len(dot + text + after) >= width:
                rows.append([("   ", "")])
                used, dot = 3, ""
            rows[-1] += [(dot, "dim"), (text, tone), (after, "good")]
            used += cell_len(dot + text + after)
            picked = len(rows) - 1 if n == self.at else picked
        first = max(0, picked - _CHIP_LINES + 1)
        return list(rows[first : first + _CHIP_LINES])

    def pick(self, key: str) -> None:
        """↑ ↓ walk the chips, Del drops the picked one, Tab takes the line to another account.

        The text stays; so does a note, which is the text itself.
        """
        if key == "tab":
            self._ask_account(self.host.prompt.value)
            return
        places = [n for n, chip in enumerate(self.line.chips) if chip.kind != "note"]
        if not places:
            return
        if key == "delete":
            if self.at >= 0:
                self.line = self.line.drop(self.at)
                left = [n for n, chip in enumerate(self.line.chips) if chip.kind != "note" and n <= self.at]
                self.at = max(left, default=-1)
        elif self.at in places:
            self.at = places[(places.index(self.at) + (1 if key == "down" else -1)) % len(places)]
        else:
            self.at = places[0 if key == "down" else -1]
        self.host.show_below(self.lines())

    def _ask_account(self, text: str) -> None:
        """Another account for the line; Esc goes on with this one."""
        from abm_tui.screens.actions.account_picker import ask_account

        def on(account_id: int) -> None:
            QuickAddPrompt(self.host, self.pasting, account_id).ask(text)

        def back() -> None:
            self.host.call_next(self._again, text)

        self.host.drop_question()
        ask_account(self.host, on, label="Log at", cancelled=back)

    def _again(self, text: str) -> None:
        self.line = QuickAdd("")
        self.ask(text)

    def submit(self, text: str) -> bool:
        """Log all of it; False keeps the line open."""
        self.read(text)
        if not self.line:
            self.host.say("Nothing to log yet. Say what happened, or Esc.")
            return False
        self.host.call_next(self.log)
        return True

    def log(self, chosen: dict[int, int] | None = None) -> None:
        """Write it; where a tag is near a known one, or a name fits several people, ask first."""
        from abm_tui.store.commands import quick_add

        chosen = chosen or {}
        if self.line.unsure:
            self._ask_tag(chosen)
            return
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
                    cancelled=self._back,
                )
                return
        self.host.run(quick_add.quick_add, self.account_id, self.line, chosen=chosen)

    def _ask_tag(self, chosen: dict[int, int]) -> None:
        """`#replyed: did you mean #replied?` Enter takes it, 2 keeps it as a topic."""
        tag = self.line.unsure[0]

        def decided(line: QuickAdd) -> None:
            self.line = line
            self.log(chosen)

        self.host.choose(
            tag.question,
            [
                Option("1", f"#{tag.near}", "", lambda: decided(self.line.take(tag))),
                Option("2", f"keep #{tag.word} as a topic", "", lambda: decided(self.line.keep(tag))),
            ],
            digits=True,
            cancelled=self._back,
        )

    def _back(self) -> None:
        """The line is there again with its text."""
        self.host.call_next(self._again, self.line.text)


def _between(before: ReadingChip, chip: ReadingChip) -> str:
    """What stands between two chips: who it was with, and the role of somebody new, belong to the one before."""
    if chip.kind == "role":
        return " "
    known = chip.kind == "person" and not chip.text.startswith("new:")
    return ": " if known and before.kind == "activity" else " · "


def _effect(effect: str, chip: ReadingChip, following: Sequence[ReadingChip]) -> str:
    """What the chip changes, behind it; of somebody new behind their role."""
    if chip.kind not in ("person", "role") or not effect or (following and following[0].kind == "role"):
        return ""
    return f" · {effect}" if effect.startswith("engaged") else f" {effect}"
