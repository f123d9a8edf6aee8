"""What assigning a play would mean, while it is being settled: days, owners, conflicts and both people's load."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from abm_tui import when
from abm_tui.models.words import Team
from abm_tui.text import count, fit
from abm_tui.widgets.tones import Line, Piece

if TYPE_CHECKING:
    from abm_tui.models.facts import MemberFact, PlayFact, RunFact
    from abm_tui.screens.shell.host import Host
    from abm_tui.store.queries.plays import PlayPlan

BOTH, REPLACE, LEAVE = "run both", "replace", "leave out"
CHOICES = (BOTH, REPLACE, LEAVE)
START = "start"
_ONE_LINE = 76  # cells from which the fields and what they add up to stand in one line
_NAME = 18  # cells of a name in a warning
_NOTES = 5  # lines of warnings before the rest is counted


@dataclass
class AssignForm:
    """The play, the accounts, and what Tab walks: start, the two owners, then one choice for each conflict.

    `frees` are accounts on which whatever runs ends anyway, so that nothing there is in conflict.
    """

    host: Host
    play: PlayFact
    account_ids: Sequence[int]
    reason: str = ""
    frees: bool = False
    start: date = field(default_factory=date.today)
    typed: str | None = None  # what is being typed as the start, None = the day that stands
    owners: dict[str, int | None] = field(default_factory=lambda: {Team.SALES: None, Team.MARKETING: None})
    choices: dict[int, str] = field(default_factory=dict)
    at: int = 0
    plans: list[PlayPlan] = field(default_factory=list)
    running: dict[int, RunFact] = field(default_factory=dict)
    same: list[PlayPlan] = field(default_factory=list)
    before: dict[int, int] = field(default_factory=dict)
    problem: str = ""

    def __post_init__(self) -> None:
        from abm_tui.rules.plays.plays import working_day

        self.start = working_day(self.host.today)
        self._read_runs()
        self.plan()

    def _read_runs(self) -> None:
        """What runs on these accounts already."""
        from abm_tui.store.queries.play_page import live_on

        self._same: set[int] = set()
        if self.frees:
            return
        for account_id, runs in self.host.read(live_on, self.account_ids).items():
            if any(run.play_id == self.play.id for run in runs):
                self._same.add(account_id)
            elif runs:
                self.running[account_id] = runs[-1]
                self.choices[account_id] = BOTH

    def plan(self) -> None:
        """Work out the touches anew."""
        from abm_tui.rules.plays.plays import monday_of
        from abm_tui.store.queries import touches
        from abm_tui.store.queries.plays import plan

        found = self.host.read(
            plan,
            self.play,
            self.account_ids,
            self.start,
            owner_sales=self.owners[Team.SALES],
            owner_marketing=self.owners[Team.MARKETING],
        )
        self.same = [p for p in found if p.account_id in self._same]
        self.plans = [p for p in found if p.account_id not in self._same]
        self.before = self.host.read(touches.touches_due, monday_of(self.start))

    # what Tab walks

    @property
    def fields(self) -> list[Any]:
        """START, the teams, then the ids of accounts in conflict."""
        return [START, Team.SALES, Team.MARKETING, *self.choices]

    @property
    def here(self) -> Any:
        return self.fields[self.at]

    def move(self, step: int) -> None:
        """To another field; a day that cannot be read stays where it is."""
        if self.take_day():
            self.at = (self.at + step) % len(self.fields)

    def turn(self, step: int) -> None:
        """The next choice of this field."""
        here = self.here
        if here == START:
            day = self.start + timedelta(step)
            while day.weekday() >= 5:
                day += timedelta(1 if step > 0 else -1)
            if day >= self.host.today:
                self.start, self.typed = day, None
                self.plan()
        elif isinstance(here, int):
            self.choices[here] = CHOICES[(CHOICES.index(self.choices[here]) + step) % len(CHOICES)]
        else:
            ways = [None, *(m.id for m in self._here_members())]
            self.owners[here] = ways[(ways.index(self.owners[here]) + step) % len(ways)]
            self.plan()

    def type(self, char: str) -> None:
        """A letter of the start day; the first replaces the day."""
        self.typed = (self.typed or "") + char

    def erase(self) -> None:
        self.typed = (self.typed or "")[:-1]

    def take_day(self) -> bool:
        """Read what was typed as the start; False when it is no day to start on."""
        self.problem = ""
        if self.typed is None or not self.typed.strip():
            self.typed = None
            return True
        try:
            day = when.parse_day(self.typed, self.host.today)
        except when.NoSuchDay as error:
            self.problem = error.message
            return False
        if day < self.host.today:
            self.problem = "A play starts today or later."
            return False
        from abm_tui.rules.plays.plays import working_day

        self.start, self.typed = working_day(day), None
        self.plan()
        return True

    def _here_members(self) -> list[MemberFact]:
        return [m for m in self.host.members if m.left_on is None]

    # what is assigned

    def chosen(self, *kinds: str) -> list[PlayPlan]:
        """The plans of accounts with one of these choices; without a conflict an account runs it beside nothing."""
        return [p for p in self.plans if self.choices.get(p.account_id, BOTH) in kinds]

    # words

    @property
    def title(self) -> str:
        ids = self.account_ids
        only = next((p.account for p in (*self.plans, *self.same)), "")
        what = only if len(ids) == 1 else count(len(ids), "account")
        return f'Assign "{self.play.name}" to {what}'

    def lines(self, width: int) -> list[Line]:
        """The inside of a box `width` cells wide."""
        out: list[Line] = []
        if self.reason:
            out.append([(f"because {self.reason}", "good")])
        out += [[*self._first(), *self._extent()]] if width >= _ONE_LINE else [self._first(), self._extent()]
        out += self._notes()
        out += [self._conflict(account_id, width) for account_id in self.choices]
        out.append(self._load())
        return out

    def _first(self) -> list[Piece]:
        shown = self.typed if self.typed is not None else when.mid_day(self.start).lower()
        pieces = self._field("start", shown, START)
        for team in Team:
            pieces += [("  ", ""), *self._field(str(team), self._owner(team), team)]
        return pieces

    def _extent(self) -> list[Piece]:
        touches = [t for p in self.chosen(BOTH, REPLACE) for t in p.touches]
        last = max((t.due for t in touches), default=self.start)
        return [(f"   {count(len(touches), 'touch', 'touches')}, last {when.mid_day(last)}", "")]

    def _field(self, word: str, value: str, name: Any) -> list[Piece]:
        if self.here == name:
            return [(f"{word} ", ""), ("▐", ""), (value or " ", "reverse"), ("▌", "")]
        return [(f"{word} ", "dim"), (f" {value} ", "")]

    def _owner(self, team: str) -> str:
        named = self.owners[team]
        if named is not None:
            return next((m.name for m in self.host.members if m.id == named), "")
        ids = {p.owner_sales if team == Team.SALES else p.owner_marketing for p in self.plans}
        if len(ids) > 1:
            return "each its own"
        only = next(iter(ids), None)
        return next((m.name for m in self.host.members if m.id == only), "nobody")

    def _notes(self) -> list[Line]:
        """What cannot be done yet becomes a touch of its own; what runs already is left out."""
        finds: dict[str, list[str]] = {}
        for plan in self.chosen(BOTH, REPLACE):
            said = ", ".join(f'touch {t.position} becomes "{_lower(t.text)}"' for t in plan.touches if t.finds)
            if said:
                finds.setdefault(said, []).append(plan.account)
        notes: list[Line] = [
            [(_names(names), "bold"), (f"  nobody identified: {said}", "")] for said, names in finds.items()
        ]
        if self.same:
            names = _names([p.account for p in self.same])
            notes.append([(names, "bold"), (f"  runs {self.play.name} already: left out", "attention")])
        if len(notes) > _NOTES:
            notes = [*notes[: _NOTES - 1], f"… and {len(notes) - _NOTES + 1} more"]
        return notes

    def _conflict(self, account_id: int, width: int) -> list[Piece]:
        run = self.running[account_id]
        name = _cut(next((p.account for p in self.plans if p.account_id == account_id), ""))
        choice = self.choices[account_id]
        here = self.here == account_id
        value: list[Piece] = [("◂ ", ""), (choice, "reverse"), (" ▸", "")] if here else [(choice, "bold")]
        if width < _ONE_LINE:
            return [(name, "bold"), ("  ", ""), *value, (f"  is on {run.play} {run.done}/{run.touches}", "dim")]
        others = ", ".join(c if c != REPLACE else f"replace ends {run.play}" for c in CHOICES if c != choice)
        return [
            (name, "bold"),
            (f"  is on {run.play} {run.done}/{run.touches}: ", ""),
            *value,
            (f"  ({others})", "dim"),
        ]

    def _load(self) -> list[Piece]:
        from abm_tui.rules.plays.plays import monday_of, weekly_load

        week = monday_of(self.start)
        added = weekly_load(t for p in self.chosen(BOTH, REPLACE) for t in p.touches)
        usual = self.host.framework.capacity
        pieces: list[Piece] = [(f"week of {week.day} {when.mid_day(week).split()[-1]}", "dim")]
        for member in self._here_members():
            before = self.before.get(member.id, 0)
            after = before + added.get((member.id, week), 0)
            over = after > usual
            pieces.append((f"   {member.name} {before} → {after}", "attention" if over else ""))
            if over:
                pieces.append((f" touches, usual {usual} !", "attention"))
        return pieces


def _cut(name: str) -> str:
    return fit(name, min(_NAME, cell_len(name)))


def _names(names: Sequence[str]) -> str:
    names = [_cut(name) for name in names]
    return ", ".join(names) if len(names) <= 2 else f"{', '.join(names[:2])} and {len(names) - 2} more"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
