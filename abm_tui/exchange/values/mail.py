"""A pasted e-mail as its own lines tell it: from whom, to whom, when, about what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from abm_tui.exchange.values.problems import Ambiguous, BadCell

_KEYS = {
    "from": "from von de da van od fra från",
    "to": "to an à a para per aan cc kopie copie copia til",
    "date": "date sent datum gesendet envoyé fecha enviado data inviato verzonden sendt",
    "subject": "subject betreff objet asunto oggetto assunto onderwerp emne ämne",
}
_KEY_OF = {word: key for key, words in _KEYS.items() for word in words.split()}
_LINE = re.compile(r"\*{0,2}([^\W\d_]+)\*{0,2}[ \t\u00a0]*:\*{0,2}[ \t]*(.*)")
_ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_MOST = 12  # lines of a head
_LEAST = 2  # keys that make one: "An: …" alone may begin a sentence


@dataclass(frozen=True)
class Mail:
    """Addresses in lower case; `addresses` are all that stand in the text, which may have no head.

    `from_text` and `to_text` are the lines of the head as they stand, `body` what is below it.
    """

    senders: frozenset[str]
    to: frozenset[str]
    addresses: frozenset[str]
    at: datetime | None  # local time
    subject: str
    from_text: str = ""
    to_text: str = ""
    body: str = ""


def read_mail(text: str) -> Mail:
    """What the head of the text says, in seven languages; of prose without a head the first line is the subject."""
    lines = [line for line in text.strip().split("\n") if not line.startswith("-----")]
    said: dict[str, str] = {}
    last, end = "", 0
    for number, line in enumerate(lines[:_MOST], 1):
        found = _LINE.match(line.strip())
        key = _KEY_OF.get(found[1].casefold(), "") if found is not None else ""
        if found is not None and key:
            said[key] = f"{said[key]}, {found[2]}" if key == "to" and key in said else found[2].strip()
            last, end = key, number
        elif line[:1] in " \t" and line.strip() and last:
            said[last] += f" {line.strip()}"
            end = number
        elif line.strip() and found is None:
            break
    if len(said) < _LEAST and not said.get("subject"):
        said, end = {}, 0
    first = next((line.strip() for line in lines if line.strip()), "")
    return Mail(
        _addresses(said.get("from", "")),
        _addresses(said.get("to", "")),
        _addresses(text),
        _moment(said.get("date", "")),
        said.get("subject", "") or first,
        said.get("from", ""),
        said.get("to", ""),
        "\n".join(lines[end:]).strip("\n"),
    )


def _addresses(text: str) -> frozenset[str]:
    return frozenset(address.casefold() for address in _ADDRESS.findall(text))


def _moment(text: str) -> datetime | None:
    """As mail writes it, else as people do; None for what reads two ways or is no day."""
    from abm_tui.exchange.values.dates import date_order, read_moment

    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        try:
            return read_moment(text.replace(" at ", " ").replace(" um ", " "), date_order([text]))
        except (BadCell, Ambiguous):
            return None
    return found.astimezone().replace(tzinfo=None) if found.tzinfo else found
