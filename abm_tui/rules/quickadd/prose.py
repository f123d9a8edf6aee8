"""Longer prose (a note, what will change): only `!…` at the start of a line, `@name` and `by DATE` act, as chips."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from abm_tui.models.facts import MemberFact
from abm_tui.rules.plays.later import on_working_day
from abm_tui.rules.plays.plays import away_dates
from abm_tui.rules.quickadd import days
from abm_tui.rules.quickadd.drafts import (
    NOTHING_CHOSEN,
    BlockerDraft,
    Choices,
    QuickAdd,
    ReadingChip,
    StepDraft,
    blocker_text,
    step_text,
)
from abm_tui.rules.quickadd.marks import blocker_of, is_blocker_start, member_at
from abm_tui.rules.quickadd.people import Names
from abm_tui.rules.quickadd.words import Token, joined, tokens_of


def prose(text: str, *, today: date, members: Sequence[MemberFact] = (), me: MemberFact | None = None) -> QuickAdd:
    """Read prose; never raises. Lines of blockers leave the note; a sentence with a day or an owner stays in it too,
    and is offered as a next step."""
    names = Names((), members, me)

    def again(choices: Choices) -> QuickAdd:
        tokens = tokens_of(text, choices.literal)
        blockers: list[tuple[BlockerDraft, list[int]]] = []
        steps: list[tuple[StepDraft, list[int]]] = []
        note: list[str] = []
        for line in _lines(tokens):
            blocker = blocker_of(text, tokens, line, today, names) if is_blocker_start(tokens, line[0]) else None
            if blocker:
                blockers.append((blocker, line))
                continue
            note.append(text[tokens[line[0]].start : tokens[line[-1]].end])
            found = (_step(text, tokens, sentence, today, names, me) for sentence in _sentences(tokens, line))
            steps += [step for step in found if step]

        def spans(indexes: list[int]) -> tuple[tuple[int, int], ...]:
            return tuple((tokens[i].start, tokens[i].end) for i in indexes)

        chips = [ReadingChip("blocker", blocker_text(b, today), spans(at), n) for n, (b, at) in enumerate(blockers)]
        chips += [ReadingChip("step", step_text(s, today), spans(at), n) for n, (s, at) in enumerate(steps)]
        return QuickAdd(
            text,
            tuple(chips),
            blockers=tuple(blocker for blocker, _ in blockers),
            steps=tuple(step for step, _ in steps),
            note="\n".join(note),
            _choices=choices,
            _again=again,
        )

    return again(NOTHING_CHOSEN)


def is_prose(text: str) -> bool:
    """Whether pasted text is sentences, not the rows of a sheet: more than three words a line, no commas in step."""
    lines = [line for line in text.splitlines() if line.strip()]
    commas = {line.count(",") for line in lines}
    return len(text.split()) > 3 * len(lines) and (len(commas) > 1 or commas == {0})


def _lines(tokens: list[Token]) -> list[list[int]]:
    lines: list[list[int]] = [[]]
    for index, token in enumerate(tokens):
        if token.text == "\n":
            lines.append([])
        else:
            lines[-1].append(index)
    return [line for line in lines if line]


def _sentences(tokens: list[Token], line: list[int]) -> list[list[int]]:
    sentences: list[list[int]] = [[]]
    for index in line:
        sentences[-1].append(index)
        if tokens[index].text == ";" or (len(tokens[index].text) > 2 and tokens[index].text[-1] in ".!?"):
            sentences.append([])
    return [sentence for sentence in sentences if sentence]


def _step(
    text: str, tokens: list[Token], sentence: list[int], today: date, names: Names, me: MemberFact | None
) -> tuple[StepDraft, list[int]] | None:
    """The next step that a sentence with `by DATE` or `@name` offers, and the tokens that make it one."""
    due, phrase, marks = None, "", set[int]()
    for said in days.find_days(tokens, sentence, ()):
        found = days.resolve(said, today, to_do=True, done=False) if said.prefix == "by" else None
        if found and due is None:
            due, phrase = found[0], said.phrase
            marks.update(said.tokens)
    owners = [(index, member) for index in sentence if (member := member_at(tokens[index], names))][:1]
    marks.update(index for index, _ in owners)
    words = joined(text, tokens, [i for i in sentence if i not in marks and tokens[i].kind != "sep"]).rstrip(".")
    if not marks or not words:
        return None
    owner = owners[0][1] if owners else me
    if due is not None:
        due = on_working_day(phrase, due, today, away_dates([owner]).get(owner.id) if owner else None)
    return StepDraft(words, due, owner.id if owner else None, owner.name if owner else ""), sorted(marks)
