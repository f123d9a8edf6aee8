"""A paste: rows become a preview, prose becomes an e-mail or a note; nothing is written before Enter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abm_tui.errors import AbmError
from abm_tui.exchange.drafts import read_paste
from abm_tui.screens.paste import PasteScreen
from abm_tui.text import PROSE_LIMIT, TooLong, clean, count, fit

if TYPE_CHECKING:
    from abm_tui.exchange.drafts import FileDraft
    from abm_tui.exchange.importing import Progress
    from abm_tui.models.facts import PersonFact
    from abm_tui.screens.deal_stages import DealStages
    from abm_tui.screens.touch_actions import TouchActions
    from abm_tui.store import Store

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


def preview_rows(place: DealStages, text: str) -> None:
    """The same for what can only be rows; read beside the screen, for there may be many."""

    def job(store: Store, progress: Progress) -> FileDraft:
        progress("reading", 0, 0)
        return read_paste(store, text)

    def then(file: FileDraft) -> None:
        place.app.push_screen(PasteScreen(file, place))

    def failed(error: AbmError) -> None:
        place.say(f"{error.message} Nothing was pasted.", "attention")

    place.work("Reading the paste", job, then, failed, nothing="pasted")


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
