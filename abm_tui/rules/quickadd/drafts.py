"""What a line of quick-add was understood as: plain values that a command turns into rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from abm_tui.models.words import ActivityType
from abm_tui.rules.quickadd.words import COUNT
from abm_tui.when import say_day


@dataclass(frozen=True)
class ActivityDraft:
    """Something that happened: `count` times on `day`, with the people at these places of QuickAdd.people."""

    type: ActivityType
    day: date
    count: int = 1
    outcome: str = ""
    subject: str = ""
    notes: str = ""
    people: tuple[int, ...] = ()
    by: int | None = None  # the member who did it; None = whoever logs it
    by_name: str = ""


@dataclass(frozen=True)
class StepDraft:
    """A next step. `person` is a place in QuickAdd.people, `channel` a Channel or nothing."""

    text: str
    due: date | None
    owner: int | None
    owner_name: str = ""
    person: int | None = None
    channel: str = ""


@dataclass(frozen=True)
class BlockerDraft:
    """Something in the way, as written; `due` is the day that was said with it."""

    text: str
    due: date | None = None
    owner: int | None = None


@dataclass(frozen=True)
class ReadingChip:
    """One thing that was understood, as the screen shows it.

    `kind` is account, activity, person, role, subject, topic, day, step, blocker or note; `spans` are the places in the
    typed text that it stands for (none for a role hint).
    """

    kind: str
    text: str
    spans: tuple[tuple[int, int], ...] = ()
    ref: int = 0  # its place in the list of that kind


@dataclass(frozen=True)
class PersonReading:
    """A person a line is about. `id` None = new, unless `candidates` says that several known people have that name."""

    id: int | None
    first_name: str
    last_name: str = ""
    title: str = ""
    role: str = ""  # the role its title suggests; "" = none, or dropped
    candidates: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        """First and last name, as far as they were given."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True)
class DroppedReadings:
    """What was dropped: spans that are only text now, tokens (by start) that are gone, role hints (by person)."""

    literal: frozenset[tuple[int, int]] = frozenset()
    gone: frozenset[int] = frozenset()
    roles: frozenset[int] = frozenset()


@dataclass(frozen=True)
class QuickAdd:
    """What a line means. `people` are known ones (id), new ones, or several of that name (candidates: ask which).

    With no activity said, a note, subject or topic makes one of type `note`. The note is in the first activity's notes.
    """

    text: str
    chips: tuple[ReadingChip, ...] = ()
    activities: tuple[ActivityDraft, ...] = ()
    people: tuple[PersonReading, ...] = ()
    topics: tuple[str, ...] = ()
    subject: str = ""
    blockers: tuple[BlockerDraft, ...] = ()
    steps: tuple[StepDraft, ...] = ()
    note: str = ""
    account_id: int | None = None  # another account than the one the line was typed on
    _refused: DroppedReadings = field(default_factory=DroppedReadings, repr=False)
    _again: Callable[[DroppedReadings], QuickAdd] | None = field(default=None, repr=False, compare=False)

    def __bool__(self) -> bool:
        """Whether there is anything to save."""
        return bool(self.activities or self.people or self.blockers or self.steps)

    @property
    def next_step(self) -> StepDraft | None:
        """The first of its steps; None where the line names none."""
        return self.steps[0] if self.steps else None

    @property
    def contact_id(self) -> int | None:
        """The first known person."""
        return next((person.id for person in self.people if person.id is not None), None)

    @property
    def new_person(self) -> PersonReading | None:
        """The first person nobody knows yet."""
        return next((person for person in self.people if person.id is None and not person.candidates), None)

    def drop(self, index: int) -> QuickAdd:
        """The same line without that chip: tags and the note go, words become part of the note."""
        chip, old = self.chips[index], self._refused
        if self._again is None:
            return self
        if chip.kind == "role":
            return self._again(replace(old, roles=old.roles | {chip.ref}))
        gone = {start for start, end in chip.spans if chip.kind == "note" or _is_tag(chip, self.text[start:end])}
        literal = {span for span in chip.spans if span[0] not in gone}
        return self._again(replace(old, literal=old.literal | literal, gone=old.gone | gone))


def _is_tag(chip: ReadingChip, word: str) -> bool:
    return chip.kind in ("activity", "topic") and (word.startswith("#") or COUNT.fullmatch(word) is not None)


def step_text(step: StepDraft, today: date) -> str:
    """`"call him" Fri 7 ana`."""
    due = say_day(step.due, today) if step.due else "no day"
    return f'"{step.text}" {due} {step.owner_name}'.rstrip()


def blocker_text(blocker: BlockerDraft, today: date) -> str:
    """`! legal wants a DPA, Fri 7`."""
    return f"! {blocker.text}" + (f", {say_day(blocker.due, today)}" if blocker.due else "")
