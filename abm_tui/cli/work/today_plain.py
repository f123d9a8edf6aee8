"""Today without a screen: the page in sentences, then each late touch and each of today asked in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from abm_tui.cli.shared import context
from abm_tui.cli.shared.output import lines, write_out
from abm_tui.errors import AbmError
from abm_tui.when import say_due

if TYPE_CHECKING:
    from abm_tui.rules.today.page import DueTouch, TodayPage
    from abm_tui.store import Store


def walk(store: Store, page: TodayPage, answers: TextIO) -> None:
    """Say the page, and ask; every answer is saved at once. The end of the input ends it, q too."""
    from abm_tui.documents.today import sentences

    for sentence in sentences(page):
        _say(sentence)
    asked = (*page.late, *page.today)
    for n, touch in enumerate(asked, 1):
        play = f", {touch.play} {touch.step}" if touch.play else ""
        owner = touch.owner or "nobody"
        _say(
            f"{n} of {len(asked)}. {touch.account}: {touch.touch.text}{play}, {say_due(touch.due, page.day)}, {owner}."
        )
        if not _settle(store, touch, answers):
            return


def _say(text: str) -> None:
    write_out(lines(text) + "\n")


def _asked(question: str, answers: TextIO) -> str | None:
    """What was answered; None at the end of the input."""
    _say(question)
    line = answers.readline()
    return line.strip() if line else None


def _settle(store: Store, touch: DueTouch, answers: TextIO) -> bool:
    """Ask what becomes of one touch until something does; False to stop."""
    while True:
        answer = _asked("d done, z later, Enter skips, q ends:", answers)
        if answer is None or answer.lower() in {"q", "quit"}:
            return False
        word, _, rest = answer.partition(" ")
        if not word or word.lower() in {"s", "skip"}:
            return True
        try:
            if word.lower() in {"d", "done"}:
                return _done(touch, rest, answers)
            if word.lower() in {"z", "later"}:
                return _later(store, touch, rest, answers)
            _say(f'Not "{answer}".')
        except AbmError as error:
            _say(error.message)


def _done(touch: DueTouch, rest: str, answers: TextIO) -> bool:
    """Done, and how it went where its channel has more than one way. False where the input ended before."""
    from abm_tui.models.words import OUTCOME_NAMES, OUTCOMES_OF
    from abm_tui.store.commands.finishing import finish_touch

    outcomes = OUTCOMES_OF.get(touch.touch.channel, ())
    names = {str(n): outcome for n, outcome in enumerate(outcomes, 1)}
    answer = rest.strip()
    if not answer and len(outcomes) > 1:
        listed = ", ".join(f"{n} {OUTCOME_NAMES[outcome]}" for n, outcome in names.items())
        heard = _asked(f"How did it go? {listed}; Enter just done:", answers)
        if heard is None:
            return False
        answer = heard
    number, _, words = answer.partition(" ")
    outcome = names.get(number, "")
    said = words.strip() if outcome else answer
    done = context.run(finish_touch, touch.id, outcome=str(outcome), words=said)
    _say(f"{done.label}.")
    return True


def _later(store: Store, touch: DueTouch, rest: str, answers: TextIO) -> bool:
    """Another day. False where the input ended before."""
    from abm_tui.store.commands.plays import set_touch

    day = rest.strip() or _asked("Which day? tomorrow, fri, +3, 3 nov:", answers)
    if day is None:
        return False
    done = context.run(set_touch, touch.id, due=context.read_due(store, touch.touch.owner, day))
    _say(f"{done.label}.")
    return True
