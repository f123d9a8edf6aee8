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


@dataclass(frozen=True, slots=True)
class MinutesLine:
    """What the review said about one account. `score_before` is the one the review before it saw, None where unknown."""

    account_id: int
    account: str
    decision: str | None = None
    score_before: int | None = None
    score: int | None = None
    tried: str = ""
    happened: str = ""
    change: str = ""
    next_text: str = ""
    next_owner: str = ""
    next_due: date | None = None
    until: date | None = None
    reason: str = ""
    focus: bool = False

    @property
    def without_step(self) -> bool:
        """Decided to go on with it, and nobody said what comes next."""
        return self.decision in {Decision.KEEP, Decision.MORE_EFFORT, Decision.OTHER_PLAY} and not self.next_text

    @property
    def said_decision(self) -> str:
        """`keep`, `pause until Mon 1 Dec`, `out: no budget`, `not decided`."""
        if self.decision is None:
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
        due = mid_day(self.next_due) if self.next_due else ""
        return " · ".join(part for part in (self.next_text, self.next_owner, due) if part) if self.next_text else ""

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
    """A whole review. `kept`, `missed` and `not_due` count the promises of the review before it."""

    held_on: date
    members: tuple[str, ...]
    lines: tuple[MinutesLine, ...]
    learnt: str = ""
    kept: int = 0
    missed: int = 0
    not_due: int = 0

    @property
    def undecided(self) -> tuple[MinutesLine, ...]:
        return tuple(line for line in self.lines if line.decision is None)

    @property
    def without_step(self) -> tuple[MinutesLine, ...]:
        return tuple(line for line in self.lines if line.without_step)

    @property
    def counts(self) -> dict[str, int]:
        """Decision → accounts, in the order of the digits; every decision is there."""
        found = Counter(line.decision for line in self.lines)
        return {str(d): found[d] for d in Decision}

    @property
    def head(self) -> str:
        """`ana, bo · 20 accounts · promises 13 kept, 4 missed, 2 not due`."""
        return " · ".join(
            (
                ", ".join(self.members),
                count(len(self.lines), "account"),
                f"promises {self.kept} kept, {self.missed} missed, {self.not_due} not due",
            )
        )

    @property
    def open_ends(self) -> str:
        """Monday's focus accounts and the holes, in one line; empty where there are none."""
        found = (
            ("Monday", [line.account for line in self.lines if line.focus]),
            ("no next step", [line.account for line in self.without_step]),
            ("not decided", [line.account for line in self.undecided]),
        )
        return " · ".join(f"{word}: {', '.join(names)}" for word, names in found if names)


def markdown(minutes: Minutes) -> str:
    """The minutes in Markdown; what people wrote stays text, whatever signs are in it."""
    out = [f"# Review {long_day(minutes.held_on)}", "", _text(minutes.head)]
    if minutes.open_ends:
        ends = _text(minutes.open_ends)
        out += ["", ends[:1].upper() + ends[1:]]
    for line in minutes.lines:
        said = " · ".join(part for part in (line.said_decision, line.said_score) if part)
        out += ["", f"## {_text(line.account)}", "", _text(said[:1].upper() + said[1:])]
        if line.parts:
            out += ["", *(f"- {word.capitalize()}: {_text(text)}" for word, text in line.parts)]
    if minutes.learnt:
        out += ["", "## Learnt", "", _text(minutes.learnt)]
    return "\n".join(out) + "\n"


def plain_lines(minutes: Minutes) -> list[str]:
    """The minutes as lines of plain text, as the screen shows them."""
    out = [f"{long_day(minutes.held_on)} · {minutes.head}"]
    if minutes.open_ends:
        out.append(minutes.open_ends)
    for line in minutes.lines:
        out.append(" · ".join(part for part in (line.account, line.said_decision, line.said_score) if part))
        out += [f"  {word.removeprefix('will '):<9} {' '.join(text.split())}" for word, text in line.parts]
    return out


def _text(words: str) -> str:
    """User text inside Markdown: one line, none of its signs a command."""
    return _MARKUP.sub(r"\\\1", " ".join(words.split()))


def tally(states: Iterable[str]) -> tuple[int, int, int]:
    """(kept, missed, not due yet) of promises' states."""
    found = Counter(states)
    return found["kept"], found["missed"], found["not_due"]
