"""What a line of quick-add was understood as: plain values that a command turns into rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from abm_tui.models.words import ActivityType, Channel
from abm_tui.rules.quickadd.words import CHANNELS, PLANNED, UNSAID
from abm_tui.text import fold
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
    stranger: bool = False  # it was with somebody whose name nobody here has


@dataclass(frozen=True)
class StepClosing:
    """An open step (its id) that an activity of the line fulfils: its place in `activities`, and whose it is."""

    activity: int
    person: int | None
    touch: int


@dataclass(frozen=True)
class StepDraft:
    """A next step. `person` is a place in QuickAdd.people, `channel` a Channel or nothing.

    `again`: the step that this line closes, once more on another day; `text` stands where it closes none.
    """

    text: str
    due: date | None
    owner: int | None
    owner_name: str = ""
    person: int | None = None
    channel: str = ""
    again: bool = False


@dataclass(frozen=True)
class BlockerDraft:
    """Something in the way, as written; `due` is the day that was said with it."""

    text: str
    due: date | None = None
    owner: int | None = None


@dataclass(frozen=True)
class ReadingChip:
    """One thing that was understood, as the screen shows it.

    `kind` is account, activity, person, role, subject, topic, unsure, day, blocker, step, closes, adds or note; `spans`
    are the places in the typed text that it stands for (none for a role hint, for what it closes or adds to, and for a
    note, which is the line itself and cannot be dropped).
    """

    kind: str
    text: str
    spans: tuple[tuple[int, int], ...] = ()
    ref: int = 0  # its place in the list of that kind; of closes and adds the id of the step or the activity


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
class Choices:
    """What was decided of a line beside its text, by where it stands in it.

    `literal` spans are only words; `roles` are persons (by their start) without the role hint; `apart` are steps kept
    open and activities not added to, as (kind of chip, id); `meant` are misspelt tags (by their start) read as the tag
    they are near, `topics` those kept as topics.
    """

    literal: frozenset[tuple[int, int]] = frozenset()
    roles: frozenset[int] = frozenset()
    apart: frozenset[tuple[str, int]] = frozenset()
    meant: frozenset[int] = frozenset()
    topics: frozenset[int] = frozenset()
    keep_open: bool = False  # no step is closed


NOTHING_CHOSEN = Choices()


@dataclass(frozen=True)
class UnsureTag:
    """A tag nobody knows that is near a known one: `#replyed` may mean `#replied`. `start` is where it stands."""

    word: str
    near: str
    start: int

    @property
    def question(self) -> str:
        """`#replyed: did you mean #replied?`"""
        return f"#{self.word}: did you mean #{self.near}?"


@dataclass(frozen=True)
class QuickAdd:
    """What a line means. `people` are known ones (id), new ones, or several of that name (candidates: ask which).

    The line itself is kept whole, as the notes of one of its activities, so that it is read once in a list of events.
    With no activity said it makes one of type `note`, unless steps, blockers or new people hold all of it.
    """

    text: str
    chips: tuple[ReadingChip, ...] = ()
    activities: tuple[ActivityDraft, ...] = ()
    people: tuple[PersonReading, ...] = ()
    topics: tuple[str, ...] = ()
    subject: str = ""
    blockers: tuple[BlockerDraft, ...] = ()
    steps: tuple[StepDraft, ...] = ()
    account_id: int | None = None  # another account than the one the line was typed on
    unsure: tuple[UnsureTag, ...] = ()
    closes: tuple[StepClosing, ...] = ()
    adds_to: int | None = None  # the activity of a step done just now that these words belong to
    adds_outcome: str = ""  # how it went, by these words
    note: str = ""  # of prose: what stands there beside its lines of blockers
    _choices: Choices = field(default=NOTHING_CHOSEN, repr=False)
    _again: Callable[[Choices], QuickAdd] | None = field(default=None, repr=False, compare=False)

    def __bool__(self) -> bool:
        """Whether there is anything to save."""
        return bool(self.activities or self.adds_to or self.people or self.blockers or self.steps)

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
        """The same line without that reading. The text stays as it is; a note is the text and stays too."""
        chip, old = self.chips[index], self._choices
        if self._again is None or chip.kind == "note":
            return self
        if chip.kind == "role":
            return self._again(replace(old, roles=old.roles | {chip.ref}))
        if chip.kind in ("closes", "adds"):
            return self._again(replace(old, apart=old.apart | {(chip.kind, chip.ref)}))
        return self._again(replace(old, literal=old.literal | set(chip.spans)))

    def take(self, tag: UnsureTag) -> QuickAdd:
        """The same line with the misspelt tag read as the one it is near; it stays in the text as it was typed."""
        return self._decided(replace(self._choices, meant=self._choices.meant | {tag.start}))

    def keep(self, tag: UnsureTag) -> QuickAdd:
        """The same line with the unknown tag as a topic."""
        return self._decided(replace(self._choices, topics=self._choices.topics | {tag.start}))

    def keep_open(self) -> QuickAdd:
        """The same line, closing no step."""
        return self._decided(replace(self._choices, keep_open=True))

    def _decided(self, choices: Choices) -> QuickAdd:
        return self._again(choices) if self._again is not None else self


_WAYS: dict[str, str] = {**{channel: word for word, channel in PLANNED.values()}, Channel.MEETING: "meeting"}
# "send it" goes by e-mail, but does not say so.
_NAMED: dict[str, str] = {word: channel for word, channel in CHANNELS.items() if word not in UNSAID}


def step_text(step: StepDraft, today: date) -> str:
    """`"call him" Fri 7 ana`; what it goes by is named where its words do not: `e-mail "send it" Fri 7 ana`."""
    due = say_day(step.due, today) if step.due else "no day"
    way = _WAYS.get(step.channel, "")
    said = not way or any(_NAMED.get(word) == step.channel for word in fold(step.text).split())
    return f'{"" if said else f"{way} "}"{step.text}" {due} {step.owner_name}'.rstrip()


def blocker_text(blocker: BlockerDraft, today: date) -> str:
    """`! legal wants a DPA, Fri 7`."""
    return f"! {blocker.text}" + (f", {say_day(blocker.due, today)}" if blocker.due else "")
