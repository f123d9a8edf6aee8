"""A paste: rows become a preview, prose becomes an e-mail or a note; nothing is written before Enter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from abm_tui.errors import AbmError
from abm_tui.exchange import importing
from abm_tui.exchange.drafts import Draft, FileDraft, read_paste
from abm_tui.exchange.plans import Plan
from abm_tui.screens.bringing import Saying, ask_about
from abm_tui.screens.columns import ColumnsScreen
from abm_tui.screens.preview_rows import WORDS, PreviewSource, on_screen, sheet_of, source_of
from abm_tui.text import PROSE_LIMIT, TooLong, clean, count, fit
from abm_tui.widgets.frame import Rule

if TYPE_CHECKING:
    from abm_tui.models.facts import PersonFact
    from abm_tui.screens.place import Place
    from abm_tui.screens.touch_actions import TouchActions

_SUBJECT = re.compile(
    r"^(?:subject|betreff|objet|asunto|oggetto|onderwerp):[ \t]*(\S.*)$", re.IGNORECASE | re.MULTILINE
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def preview_paste(place: TouchActions, text: str) -> None:
    """Show what the pasted text would do."""
    if "\t" not in text and "\n" not in text.strip():
        place.say(f'Pasted "{fit(clean(text), 30).rstrip()}": press e first, then paste into the cell.')
    elif "\t" not in text and _is_prose(text):
        _ask_prose(place, text)
    else:
        preview_rows(place, text)


def preview_rows(place: Place, text: str) -> None:
    """The same for what can only be rows."""
    try:
        file = read_paste(place.store, text)
    except AbmError as error:
        place.say(f"{error.message} Nothing was pasted.", "attention")
        return
    place.app.push_screen(PasteScreen(file, place))


def _is_prose(text: str) -> bool:
    lines = [line for line in text.splitlines() if line.strip()]
    commas = {line.count(",") for line in lines}
    return len(text.split()) > 3 * len(lines) and (len(commas) > 1 or commas == {0})


def _ask_prose(place: TouchActions, text: str) -> None:
    account_id = place.account()
    if account_id is None:
        place.say("Pasted prose, but there is no account here to put it on. Nothing was kept.")
        return

    try:
        notes = clean(text, multiline=True, limit=PROSE_LIMIT)
    except TooLong as error:
        place.say(f"The pasted text is {error}. Nothing was kept.", "attention")
        return
    person = _person(place, account_id, notes)

    def log(kind: str) -> None:
        from abm_tui.store.commands import logging

        contact_id = person.id if person is not None and kind != "note" else None
        subject = _subject(notes)
        place.run(logging.log_activity, account_id, kind, subject=subject, notes=notes, contact_id=contact_id)

    name = place.abm.account_name(account_id)
    whom = f"{person.name}, {name}" if person is not None else name
    place.menu(
        f"Pasted prose, {count(len(text.split()), 'word')}",
        {
            "1": (f"an e-mail to {fit(whom, 40).rstrip()}", lambda: log("email_sent")),
            "2": (f"a reply from {person.name if person is not None else 'them'}", lambda: log("reply")),
            "3": ("a note", lambda: log("note")),
            "4": ("drop", lambda: place.say("Dropped.")),
        },
    )


def _short(error: AbmError) -> str:
    """Why nothing can come in yet, short enough for a line."""
    if error.code != "ambiguous_column":
        return on_screen(error.message)
    key = "d" if error.data["option"] == "--date-order" else "m"
    return f'"{fit(error.data["column"], 24).rstrip()}" reads two ways: s {key} says which.'


def _subject(notes: str) -> str:
    """What an e-mail says it is about, else the first line."""
    found = _SUBJECT.search(notes)
    return (found[1] if found else notes.strip().split("\n", 1)[0])[:200]


def _person(place: TouchActions, account_id: int, notes: str) -> PersonFact | None:
    """The one person of the account whose address stands in the text; of several nobody."""
    from abm_tui.store.queries.listing import listed

    addresses = {address.casefold() for address in _ADDRESS.findall(notes)}
    rows = place.store.read(listed, ids=[account_id])
    people = [person for row in rows for person in row.facts.people if person.email.casefold() in addresses]
    return people[0] if len(people) == 1 else None


class PasteScreen(ColumnsScreen, inherit_bindings=False):
    """Columns and what they become, then every row and what becomes of it. One undo takes the whole paste back."""

    def __init__(self, file: FileDraft, below: Place) -> None:
        super().__init__()
        self.file, self.below = file, below
        self.plan: Plan | None = None
        self.problem = ""
        self.source = PreviewSource([])

    def body(self) -> Sequence[Widget]:
        self.sheet = sheet_of("paste-sheet")
        return [Rule(), self.mapping_lines, Rule(), self.sheet, Rule()]

    def heading(self) -> str:
        table = self.file.table
        return f" PASTE {count(len(table.rows), 'row')} × {count(len(table.headers), 'column')} from the clipboard"

    def context(self) -> tuple[Any, Any]:
        if self.plan is None:
            return f" {self.problem}", ""
        counts = self.plan.files[0].counts
        said = " · ".join(f"{n} {WORDS[outcome]}" for outcome, n in counts.items() if n)
        return f" → {self.file.kind}", said

    def load(self) -> None:
        """Plan again with the columns as they are mapped now."""
        try:
            self.plan, self.problem = Draft(self.store, [self.file]).plan(), ""
        except AbmError as error:
            self.plan, self.problem = None, _short(error)
            self.call_after_refresh(self._ask, error)
        self.source = source_of(self.plan, self.store.members) if self.plan else PreviewSource([])
        self.sheet.set_source(self.source)
        self.sheet.empty = self.problem or "No rows."
        self.show_mapping()
        warnings = self.plan.files[0].warnings if self.plan else []
        if warnings:
            self.say(on_screen(warnings[0]), "attention")

    def _ask(self, error: AbmError) -> None:
        """What the rows leave open is asked at once."""

        def again(saying: Saying) -> None:
            self.file.say(**saying)
            self.reload()

        ask_about(self, self.file.table.file, error, again, self.file)

    def remapped(self) -> None:
        self.reload()

    # the rows

    def act_page_up(self) -> None:
        self.sheet.page_up()

    def act_page_down(self) -> None:
        self.sheet.page_down()

    def act_first(self) -> None:
        self.sheet.home()

    def act_last(self) -> None:
        self.sheet.end()

    def act_next(self) -> None:
        if not self.sheet.move_to_next(self.source.is_problem):
            self.say("Every row is fine.")

    # going on

    def act_open(self) -> None:
        """Bring the rows in, as one step; rows that need a look stay out and are named."""
        if self.plan is None:
            self.say(self.problem, "attention")
            return
        try:
            done = importing.apply(self.store, self.plan)
        except AbmError as error:
            self.say(f"{error.message} Nothing was pasted.", "attention")
            return
        rejected = self.plan.rejected
        below = self.below
        self.app.pop_screen()
        below.reload()
        out = f" · {count(rejected, 'row')} left out" if rejected else ""
        below.call_next(below.say, f"{done.label}{out} · u undo" if done.group else "Nothing new in these rows.")

    def act_back(self) -> None:
        self.app.pop_screen()
        self.below.call_next(self.below.say, "Nothing was pasted.")
