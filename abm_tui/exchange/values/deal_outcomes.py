"""How a deal ended, by the words that its source has for it: `Closed Won (Sales Pipeline)`, `Cierre perdido`.

Being right matters more than being complete: `Won back` and `Lost contact` are stages of open deals in some places.
What only looks closed is said, and decided by hand once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import pairwise

from abm_tui.exchange.fields import fold_header
from abm_tui.exchange.values.vendor_words import words

_WON = words("won win gewonnen ganado ganada gagne gagnee ganho ganha vinto vinta")
_LOST = words("lost loss verloren perdido perdida perdu perdue perso persa")
_CLOSED = words(
    "closed close geschlossen abgeschlossen cerrado cerrada cierre ferme fermee conclu conclue cloture cloturee "
    "fechado fechada chiuso chiusa gesloten afgesloten"
)
_ONE_WORD = {"closedwon": "won", "closewon": "won", "closedlost": "lost", "closelost": "lost"}
_DEALS = words(
    "deal opportunity opp order sale contract project bid auftrag geschaft projekt negocio trato oportunidad venta "
    "vente affaire opportunite trattativa venda"
)
_JOINED = words("und and y et e en as als como comme or oder o ou of")
_STEP = words("stage phase step stufe etapa etape fase")
_WHY = words("to by against because due on an gegen wegen wg por contra pour a au contre door aan")
# Not the name of a stage on the way: "Closing", "Cierre" and "Close plan" are.
_OVER = (_WON | _LOST | _CLOSED | frozenset(_ONE_WORD)) - {"close", "cierre", "win", "loss"}
_FAILED = words(
    "disqualified unqualified cancelled canceled cancel abandoned dead rejected declined withdrawn abgelehnt abgesagt "
    "abgebrochen storniert cancelado cancelada descartado annule annulee abandonne annullato"
)
DELETED = words("deleted geloscht eliminado supprime excluido eliminato verwijderd")
_OVER |= _FAILED | DELETED | {"archived"}
_GOING = words(
    "open inprogress active ongoing offen aktiv laufend abierto abierta activo encurso ouvert ouverte encours aberto "
    "aperto"
)

_FORECAST = {"closed": "won", "closedwon": "won", "omitted": "lost", "omit": "lost", "closedlost": "lost"}

_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,6})?)\s*%?")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_WORD = re.compile(r"[^\W_]+|[-–—:/|,;(]")


def ending(text: str) -> str:
    """`won`, `lost`, or an empty string where the words do not surely say either."""
    return _outcome(_BRACKETS.sub(" ", text)) or _outcome(text)


def status(text: str) -> str:
    """A status in one of our words, or an empty string: a cancelled deal is lost."""
    plain = fold_header(text)
    return "open" if plain in _GOING else "lost" if plain in _FAILED else ending(text)


def foreseen(cells: Sequence[str]) -> Callable[[str], str | None]:
    """The reader of a column of probabilities, with these `cells`: `won` of 100 %, `lost` of 0 %, else nothing.

    Of nothing but parts of one, one is the whole.
    """
    whole = 1 if max(filter(None, map(_percent, cells)), default=100) <= 1 else 100

    def read(text: str) -> str | None:
        percent = _percent(text)
        return "lost" if percent == 0 else "won" if percent == whole else None

    return read


def _percent(text: str) -> float | None:
    found = _PERCENT.fullmatch(text.strip())
    return float(found[1].replace(",", ".")) if found else None


def forecast(text: str) -> str | None:
    """What a category of forecasts says of a deal that is over: `Closed` is won, `Omitted` is lost."""
    return _FORECAST.get(fold_header(text))


def looks_over(text: str) -> bool:
    """Whether a word of it says that something is over."""
    return any(part in _OVER for part in _parts(text))


def _outcome(text: str) -> str:
    parts = _parts(text)
    while parts and (not parts[0].isalpha() or parts[0] in _JOINED or parts[0] in _STEP):
        del parts[0]  # a number before it: `6 - Closed Won`
    told = [part for part in parts if part.isalpha() and part not in _JOINED]
    if not told or any({_verdict(a), _verdict(b)} == {"won", "lost"} for a, b in pairwise(told)):
        return ""  # both: `Won/Lost`
    first, second = told[0], told[1] if len(told) > 1 else ""
    if first in _ONE_WORD:
        return _ONE_WORD[first]
    if first in _CLOSED or (first in _DEALS and len(told) == 2):
        return _verdict(second)
    alone = len(told) == 1 or parts[1] not in told or second in _CLOSED | _DEALS | _WHY
    return _verdict(first) if alone else ""


def _verdict(word: str) -> str:
    return "won" if word in _WON else "lost" if word in _LOST else ""


def _parts(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return _WORD.findall("".join(char for char in plain if not unicodedata.combining(char)))
