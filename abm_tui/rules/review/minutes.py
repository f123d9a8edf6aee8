"""The minutes of a review: tried, happened, will change and next, account by account, and what was left open (S000)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from abm_tui.models.words import DECISION_NAMES, Decision
from abm_tui.text import count
from abm_tui.when import long_day, mid_day

# What would be markup in Markdown and is only text here.
_MARKUP = re.compile(r"([\\`*_\[\]<>])")
_GOES_ON = frozenset({Decision.KEEP, Decision.MORE_EFFORT, Decision.OTHER_PLAY})


@dataclass(frozen=True, slots=True)
class Minute:
    """What the review said about one account. `score_before` is what the review before it saw, None where unknown."""

    account_id: int
    account: str
    group: str = ""
    why: str = ""
    decision: str = ""
    tried: str = ""
    happened: str = ""
    change: str = ""
    promise: str = ""
    promise_due: date | None = None
    promise_owner: str = ""
    until: date | None = None
    reason: str = ""
    score: int | None = None
    focus: bool = False
    decided_by: str = ""
    score_before: int | None = None

    @property
    def without_step(self) -> bool:
        """Decided to go on with it, and nobody said what comes next."""
        return self.decision in _GOES_ON and not self.promise

    @property
    def said(self) -> str:
        """The decision: `keep`, `pause until Mon 1 Dec`, `out: no budget`, `not decided`."""
        if not self.decision:
            return "not decided"
        word = DECISION_NAMES[Decision(self.decision)].removesuffix(" until…").lower()
        if self.until is not None:
            return f"{word} until {mid_day(self.until)}"
        return f"{word}: {self.reason}" if self.reason else word

    @property
    def said_score(self) -> str:
        """`score 4 → 6`, `score 6`, or nothing."""
        if self.score is None:
            return ""
        return f"score {self.score}" if self.score_before is None else f"score {self.score_before} → {self.score}"

    @property
    def said_next(self) -> str:
        """`Call Bill: security · bo · Mon 10 Nov`, or nothing."""
        due = mid_day(self.promise_due) if self.promise_due else ""
        return " · ".join(part for part in (self.promise, self.promise_owner, due) if part) if self.promise else ""

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """(word, text) of what there is to say, in the order of the meeting."""
        found = (
            ("tried", self.tried),
            ("happened", self.happened),
            ("will change", self.change),
            ("next", self.said_next),
        )
        return tuple((word, text) for word, text in found if text)


@dataclass(frozen=True, slots=True)
class Minutes:
    """A whole review. `promises` are (kept, missed, not due) of the review before it; `over_cap` (account, reason)."""

    day: date
    since: date | None = None
    completed: bool = False
    learnt: str = ""
    entries: tuple[Minute, ...] = ()
    over_cap: tuple[tuple[str, str], ...] = ()
    members: tuple[str, ...] = ()
    promises: tuple[int, int, int] = (0, 0, 0)

    @property
    def decided(self) -> int:
        """How many accounts are decided."""
        return sum(bool(entry.decision) for entry in self.entries)

    @property
    def undecided(self) -> tuple[Minute, ...]:
        """The accounts without a decision."""
        return tuple(entry for entry in self.entries if not entry.decision)

    @property
    def without_step(self) -> tuple[Minute, ...]:
        """The accounts that were left without a next step (S001)."""
        return tuple(entry for entry in self.entries if entry.without_step)

    @property
    def counts(self) -> dict[str, int]:
        """Decision → accounts, in the order of the digits; every decision is there."""
        found = Counter(entry.decision for entry in self.entries)
        return {str(d): found[d] for d in Decision}

    @property
    def head(self) -> str:
        """`ana, bo · 20 accounts · promises 13 kept, 4 missed, 2 not due`."""
        kept, missed, not_due = self.promises
        promises = f"promises {kept} kept, {missed} missed, {not_due} not due" if any(self.promises) else ""
        return " · ".join(
            part for part in (", ".join(self.members), count(len(self.entries), "account"), promises) if part
        )

    @property
    def open_ends(self) -> str:
        """Monday's focus accounts and the holes, in one line; empty where there are none."""
        found = (
            ("Monday", [entry.account for entry in self.entries if entry.focus]),
            ("no next step", [entry.account for entry in self.without_step]),
            ("not decided", [entry.account for entry in self.undecided]),
            ("above Tier 1's cap", [f"{name} ({why})" for name, why in self.over_cap]),
        )
        return " · ".join(f"{word}: {', '.join(names)}" for word, names in found if names)


def markdown(minutes: Minutes) -> str:
    """The minutes in Markdown; what people wrote stays text, whatever signs are in it."""
    out = [f"# Review {long_day(minutes.day)}", "", _text(minutes.head)]
    if minutes.open_ends:
        out += ["", _capital(_text(minutes.open_ends))]
    for entry in minutes.entries:
        said = " · ".join(part for part in (entry.said, entry.said_score) if part)
        out += ["", f"## {_text(entry.account)}", "", _capital(_text(said))]
        if entry.parts:
            out += ["", *(f"- {_capital(word)}: {_text(text)}" for word, text in entry.parts)]
    if minutes.learnt:
        out += ["", "## Learnt", "", _text(minutes.learnt)]
    return "\n".join(out) + "\n"


def plain_lines(minutes: Minutes) -> list[str]:
    """The minutes as lines of plain text, as the screen shows them."""
    out = [f"{long_day(minutes.day)} · {minutes.head}"]
    if minutes.open_ends:
        out.append(minutes.open_ends)
    for entry in minutes.entries:
        out.append(" · ".join(part for part in (entry.account, entry.said, entry.said_score) if part))
        out += [f"  {word.removeprefix('will '):<9} {' '.join(text.split())}" for word, text in entry.parts]
    return out


def plain_text(minutes: Minutes) -> str:
    """The minutes as plain text, with what was learnt at the end."""
    learnt = ["", f"Learnt: {' '.join(minutes.learnt.split())}"] if minutes.learnt else []
    return "\n".join([*plain_lines(minutes), *learnt]) + "\n"


def _text(words: str) -> str:
    """User text inside Markdown: one line, none of its signs a command."""
    return _MARKUP.sub(r"\\\1", " ".join(words.split()))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def tally(states: Iterable[str]) -> tuple[int, int, int]:
    """(kept, missed, not due yet) of promises' states."""
    found = Counter(states)
    return found["kept"], found["missed"], found["not_due"]
