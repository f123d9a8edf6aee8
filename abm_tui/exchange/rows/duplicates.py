"""Which records may be one and the same: suggested with a reason and a confidence, never merged unasked.

Equal names are not enough: on a labelled set, names equal but for case and legal form were 92 % right and found 35 %,
and they would have merged Thomson Corp with Thomson S.A. cleanco knows the legal forms, rapidfuzz what is nearly alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Any

from abm_tui.exchange.fields import TABLES
from abm_tui.exchange.values.addresses import is_shared, own_domain
from abm_tui.text import fold

if TYPE_CHECKING:
    from abm_tui.store import Store

Row = Mapping[str, Any]
_NEAR = 92  # likeness in percent from which two names may be one
_CROWD = 60  # rows that share a key: more of them share it by accident
_TIERS = {"1": 0, "2": 1, "3": 2, "watchlist": 3}


@dataclass(frozen=True, slots=True)
class DuplicateSuggestion:
    """Two records that may be one. `keep` is the one worked on, or the older; `confidence` in whole percent."""

    kind: str  # accounts, contacts
    keep: int
    drop: int
    names: tuple[str, str]
    reason: str
    confidence: int  # 0 where they were told apart


def suggestions(store: Store, kind: str = "accounts") -> list[DuplicateSuggestion]:
    """The surest first, each pair once. Archived accounts are left alone, and so is who was told apart."""
    from abm_tui.store.queries import exchange, merging

    if kind == "accounts":
        found = accounts([a for a in store.read(exchange.table_rows, "account") if a["archived_on"] is None])
    else:
        found = people(store.read(exchange.table_rows, "contact"))
    two = {(said.one, said.other) for said in store.read(merging.told_apart, TABLES[kind])}
    return [pair for pair in found if (min(pair.keep, pair.drop), max(pair.keep, pair.drop)) not in two]


def told_apart(store: Store, kind: str = "accounts") -> list[DuplicateSuggestion]:
    """The pairs of which somebody said that they are two, the newest first; `reason` is who said so, and when."""
    from abm_tui.store.queries import exchange, merging

    said = store.read(merging.told_apart, TABLES[kind])
    if not said:
        return []
    names = {m.id: m.name for m in store.members}
    rows = {row["id"]: row for row in store.read(exchange.table_rows, TABLES[kind])}
    return [
        DuplicateSuggestion(
            kind,
            pair.one,
            pair.other,
            (_label(rows[pair.one]), _label(rows[pair.other])),
            " ".join(("told apart", *([f"by {names[pair.by]}"] if pair.by in names else []), f"{pair.on:%Y-%m-%d}")),
            0,
        )
        for pair in said
        if pair.one in rows and pair.other in rows
    ]


def accounts(rows: Sequence[Row]) -> list[DuplicateSuggestion]:
    """Accounts by domain, by name without its legal form, and by names that are nearly alike."""
    found = _Found("accounts", {row["id"]: row for row in rows}, _account_rank)
    for group in _groups(rows, _domain):
        found.all(group, _same_domain)
    for group in _groups(rows, _bare):
        found.all(group, _same_name)
    for group in _groups(rows, lambda r: _bare(r).split(" ", 1)[0]):
        found.all(group, _near_name)
    return found.sorted()


def people(rows: Sequence[Row]) -> list[DuplicateSuggestion]:
    """People by e-mail address, and by name within an account."""
    found = _Found("contacts", {row["id"]: row for row in rows}, lambda r: (r["account_id"] is None, r["id"]))
    for group in _groups(rows, lambda r: r["email"].casefold()):
        found.all(group, _same_address)
    for group in _groups(rows, lambda r: (_called(r), r["account_id"]) if r["account_id"] and _called(r) else None):
        found.all(group, _same_person)
    return found.sorted()


class _Found:
    """Pairs with their best reason."""

    def __init__(self, kind: str, rows: Mapping[int, Row], rank: Callable[[Row], Any]) -> None:
        self.kind, self.rows, self.rank = kind, rows, rank
        self.best: dict[tuple[int, int], tuple[int, str]] = {}

    def all(self, group: Sequence[Row], judge: Callable[[Row, Row], tuple[str, int] | None]) -> None:
        for a, b in combinations(group, 2):
            first, second = sorted((a, b), key=self.rank)
            said = judge(first, second)
            if said is not None:
                pair = (first["id"], second["id"])
                self.best[pair] = max(self.best.get(pair, (0, "")), (said[1], said[0]))

    def sorted(self) -> list[DuplicateSuggestion]:
        pairs = sorted(self.best.items(), key=lambda item: (-item[1][0], item[0]))
        return [
            DuplicateSuggestion(
                self.kind, keep, drop, (_label(self.rows[keep]), _label(self.rows[drop])), reason, confidence
            )
            for (keep, drop), (confidence, reason) in pairs
        ]


def _groups(rows: Iterable[Row], key: Callable[[Row], Any]) -> Iterator[list[Row]]:
    by_key: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        if value := key(row):
            by_key[value].append(row)
    return (group for group in by_key.values() if 1 < len(group) <= _CROWD)


def _account_rank(row: Row) -> tuple[int, int]:
    return _TIERS.get(row["tier"] or "", 9), row["id"]


def _bare(row: Row) -> str:
    """The name as it is compared: without legal form, case, accents and punctuation."""
    return without_form(row["name"])


@lru_cache(maxsize=1 << 15)  # each name is compared with many
def without_form(name: str) -> str:
    """A company's name for comparing: without legal form, case, accents and punctuation."""
    from cleanco import basename

    return _words(basename(name) or name)


def _words(text: str) -> str:
    from rapidfuzz.utils import default_process

    return " ".join(default_process(fold(text)).split())


def _domain(row: Row) -> str:
    domain: str = row["domain"].casefold()
    return "" if is_shared(domain) else domain


def _same_domain(a: Row, b: Row) -> tuple[str, int]:
    return f"the same domain, {a['domain']}", 97 if _bare(a) == _bare(b) else 80


def _domains_differ(a: Row, b: Row) -> bool:
    """Whether two companies registered two domains: `shop.acme.co.uk` and `acme.co.uk` are one."""
    one, other = a["domain"].casefold(), b["domain"].casefold()
    return bool(one and other and one != other and own_domain(one) != own_domain(other))


def _same_address(a: Row, b: Row) -> tuple[str, int]:
    return f"the same address, {a['email']}", 98 if _called(a) == _called(b) else 75


def _same_person(a: Row, b: Row) -> tuple[str, int]:
    return "the same name in one account", 60 if a["email"] and b["email"] else 85


def _same_name(a: Row, b: Row) -> tuple[str, int] | None:
    if _domains_differ(a, b):
        return "the same name but for the legal form; their domains differ", 50
    if a["country"] and b["country"] and fold(a["country"]) != fold(b["country"]):
        return "the same name but for the legal form; their countries differ", 45
    return ("the same name" if _words(a["name"]) == _words(b["name"]) else "the same name but for the legal form"), 92


def _near_name(a: Row, b: Row) -> tuple[str, int] | None:
    from rapidfuzz import fuzz

    one, other = _bare(a), _bare(b)
    if one == other or _domains_differ(a, b):
        return None
    likeness = fuzz.token_sort_ratio(one, other, score_cutoff=_NEAR)
    return ("nearly the same name", round(likeness * 0.7)) if likeness else None


def _called(row: Row) -> str:
    return _words(f"{row['first_name']} {row['last_name']}")


def _label(row: Row) -> str:
    return row["name"] if "name" in row else f"{row['first_name']} {row['last_name']}".strip() or row["email"]
