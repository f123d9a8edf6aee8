"""What a file or a paste does not say itself, asked with a short list: kind, sheet, order of days, the day it is of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from abm_tui.errors import AbmError, Refused
from abm_tui.text import clean
from abm_tui.when import NoSuchDay, parse_day
from abm_tui.widgets.dropdown import Option

if TYPE_CHECKING:
    from abm_tui.exchange.imports.import_draft import FileDraft
    from abm_tui.screens.shell.host import Host

KINDS = (
    ("a", "accounts", "a company a row"),
    ("p", "contacts", "a person a row"),
    ("h", "activities", "what happened: calls, e-mails, meetings, tasks"),
    ("d", "opportunities", "a deal a row"),
)
KEYS = {"dmy": "d", "mdy": "m", "ymd": "y", ".": "p", ",": "c"}  # of the orders of days, and of decimal marks
_SHEETS = "abcefghijklmnoprstuvwxyz"
ReadingAnswers = dict[str, str]


def ask_reading(
    host: Host, file: str, error: AbmError, again: Callable[[ReadingAnswers], object], draft: FileDraft | None = None
) -> bool:
    """Ask what a file does not say, and go on with the answer; False when the error is nothing to ask about.

    With the `draft` each answer shows how something of the file reads by it.
    """
    from abm_tui.exchange.imports import reading_options

    answers: Sequence[tuple[str, str, str, str]]  # key, value, what it is called, what the file says then
    if error.code == "which_day":
        _ask_day(host, file, error.data["what"], again)
        return True
    if error.code == "which_kind":
        title, name = f"{file}: what are its rows?", "kind"
        for cells in error.data.get("begins", ()):
            title += f" It begins: {reading_options.listed(cells)}"
        answers = [(key, kind, kind, said) for key, kind, said in KINDS]
    elif error.code == "which_sheet":
        title, name = f"{file} has several sheets with rows. Which one?", "sheet"
        sheets = error.data["sheets"]
        answers = [(_letter(n), sheet, clean(sheet), sheets[sheet]) for n, sheet in enumerate(sheets)]
    elif error.code == "ambiguous_column" and draft is not None:
        title, column = error.message.partition(" Say which")[0].rstrip("."), error.data["column"]
        days = error.data["option"] == "--date-order"
        name = "date_order" if days else "decimal"
        found = (reading_options.orders if days else reading_options.marks)(draft.table, draft.mapping, column)
        answers = [(KEYS[way.value], way.value, way.name, way.said) for way in found if way.value != "ymd"]
    else:
        return False
    options = [Option(key, label, said, partial(again, {name: value})) for key, value, label, said in answers]
    host.choose(title, options, hint="↑ ↓ or a letter · Enter · Esc")
    return True


def _ask_day(host: Host, file: str, what: str, again: Callable[[ReadingAnswers], object]) -> None:
    def done(text: str) -> None:
        try:
            day = parse_day(text, host.today, past=True)
        except NoSuchDay as error:
            raise Refused("bad_day", error.message) from None
        host.call_next(again, {"on": day.isoformat()})

    host.ask(f"{file}: the day {what}", done, hint="no column says it · today · mon · 3 nov · Enter · Esc")


def _letter(n: int) -> str:
    return _SHEETS[n] if n < len(_SHEETS) else ""
