"""Going to an account by a few letters of its name. Matches stand under the question; Enter takes the first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from abm_tui.keymap.action_ids import Do
from abm_tui.models.words import TIER_NAMES, Tier
from abm_tui.screens.shell.handlers import Handler, Handlers
from abm_tui.screens.shell.routes import Card
from abm_tui.text import SHORT_LIMIT, fit, fold
from abm_tui.widgets.rowpaint import edged
from abm_tui.widgets.tones import Line

if TYPE_CHECKING:
    from abm_tui.screens.shell.host import Host
    from abm_tui.store.queries.picking import Pick

SHOWN = 6
_LIKE = 75  # likeness in percent below which a name is no guess


class Picker:
    """The accounts to pick from. `matches(text)` takes a few milliseconds for 10,000 names."""

    def __init__(self, accounts: Sequence[Pick]) -> None:
        self.accounts = accounts
        self._folded = [fold(a.name) for a in accounts]
        self._domains = [a.domain.lower() for a in accounts]

    def matches(self, text: str, limit: int = SHOWN) -> list[Pick]:
        """The best first: names that begin so, then a word that does, names and domains that hold it, likely ones."""
        word = fold(" ".join(text.split()))
        if not word:
            return list(self.accounts[:limit])
        begins: list[int] = []
        words: list[int] = []
        holds: list[int] = []
        spaced = f" {word}"
        for i, name in enumerate(self._folded):
            if word in name:
                (begins if name.startswith(word) else words if spaced in name else holds).append(i)
            elif word in self._domains[i]:
                holds.append(i)
        found = [*begins, *words, *holds][:limit]
        if len(found) < limit and len(word) > 2:
            found += self._likely(word, limit - len(found), set(found))
        return [self.accounts[i] for i in found]

    def _likely(self, word: str, count: int, known: set[int]) -> list[int]:
        from rapidfuzz import fuzz, process

        most = count + len(known)
        best = process.extract(word, self._folded, scorer=fuzz.partial_ratio, limit=most, score_cutoff=_LIKE)
        return [i for _, _, i in best if i not in known][:count]


class AccountPicker:
    """Goes to an account that is asked for by its name."""

    def __init__(self, host: Host) -> None:
        self._host = host

    def handlers(self) -> Handlers:
        return {Do.GO_ACCOUNT: Handler(self.go)}

    def go(self) -> None:
        """Ask for an account, and open its card."""
        ask_account(self._host, lambda one: self._host.open(Card(one, [one])))


def ask_account(
    host: Host,
    then: Callable[[int], object],
    *,
    label: str = "Go to",
    cancelled: Callable[[], object] | None = None,
) -> None:
    """Ask for an account by name; `then` gets its id, Esc goes to `cancelled`. ↑ ↓ pick another match."""
    from abm_tui.store.queries.picking import every_account

    picker = Picker(host.read(every_account))
    state: dict[str, int] = {"at": 0}
    shown: list[Pick] = []
    last = [""]

    def lines() -> Sequence[Line]:
        if not picker.accounts:
            return [(" No accounts yet: a on Targets adds one.", "dim")]
        if not shown:
            return [(f' No account like "{last[0][:40]}".', "attention")]
        width = host.size.width
        return [_line(pick, width, i == state["at"]) for i, pick in enumerate(shown)]

    def typed(text: str) -> Sequence[Line]:
        if text != last[0] or not shown:
            last[0], state["at"] = text, 0
            shown[:] = picker.matches(text)
        return lines()

    def move(key: str) -> None:
        if shown:
            state["at"] = (state["at"] + (1 if key == "down" else -1)) % len(shown)
            host.show_below(lines())

    def done(text: str) -> bool:
        typed(text)
        if not shown:
            host.say(f'No account like "{text[:40]}". Esc goes back.', "attention")
            return False
        host.call_next(then, shown[state["at"]].id)
        return True

    host.ask(label, done, echo=typed, limit=SHORT_LIMIT, keys=("up", "down"), on_key=move, cancelled=cancelled)


def _line(pick: Pick, width: int, here: bool) -> Line:
    tier = TIER_NAMES[Tier(pick.tier)] if pick.tier else "pool"
    room = max(10, width - 14)
    name = f"{pick.name}  {pick.domain}" if pick.domain else pick.name
    text = f" {fit(name, room)} {tier}"
    return edged(text, width) if here else text
