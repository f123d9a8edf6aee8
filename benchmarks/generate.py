"""Big workspaces for measuring: the same ones every time, made through the store so that their journals are whole.

Targets have four times the activities of the pool, spread over two years, as imports leave them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from typing import Any

from abm_tui.models import drafts
from abm_tui.models.words import Group, PersonStatus, Role, Stage, Stance
from abm_tui.store import Store, create_workspace
from abm_tui.store.commands import reviews
from abm_tui.store.unit import Unit

VERSION = 4  # of this file's output: a higher one makes the cached workspaces anew
TODAY = date(2025, 11, 5)  # a Wednesday; the benchmark pins the clock on it
LAST_REVIEW = date(2025, 10, 31)
_CHUNK = 20_000
_SPAN_DAYS = 730
_TARGET_WEIGHT = 4
_REPLIES = 20  # Tier 1 accounts that answered since the last review

Row = dict[str, Any]


@dataclass(frozen=True)
class Size:
    """How big a workspace is, and how many of its accounts have which tier. The rest is the pool."""

    accounts: int
    contacts: int
    activities: int
    tiers: tuple[tuple[str, int], ...]

    @property
    def targets(self) -> int:
        return sum(count for _, count in self.tiers)

    def __str__(self) -> str:
        shares = ", ".join(
            f"{count} {'watchlist' if tier == 'watchlist' else 'in Tier ' + tier}" for tier, count in self.tiers
        )
        return (
            f"{self.accounts:,} accounts ({shares}, {self.accounts - self.targets:,} in the pool), "
            f"{self.contacts:,} people, {self.activities:,} activities"
        )


# Preset growth: Tier 1 holds 25, the others as many as there are.
SIZES = {
    100: Size(100, 500, 5_000, (("1", 25), ("2", 25), ("3", 20), ("watchlist", 10))),
    1_000: Size(1_000, 5_000, 50_000, (("1", 25), ("2", 100), ("3", 500), ("watchlist", 375))),
    10_000: Size(10_000, 50_000, 500_000, (("1", 25), ("2", 100), ("3", 500), ("watchlist", 100))),
}

_FIRST = ("Ana", "Bo", "Ines", "Raj", "Dana", "Mika", "Owen", "Nora", "Pavel", "Léa", "Jörg", "Thandi", "Łucja")
_LAST = ("Marsh", "Patel", "Ruiz", "Sato", "Lee", "Öberg", "Keller", "Moen", "Zanardi", "Ito", "Roche", "Wells")
NAMES = ("Alder", "Birk", "Cobalt", "Dorn", "Fjord", "Garnet", "Harrow", "Iris", "Juniper", "Kestrel", "Quarz")
_KINDS = ("Foods", "Rail", "Energy", "Bank", "Glass", "Steel", "Clinics", "Mutual", "Ports", "Software", "Paper")
_INDUSTRIES = ("food", "rail", "energy", "banking", "glass", "steel", "healthcare", "insurance", "logistics")
_COUNTRIES = ("DE", "GB", "US", "FR", "ES", "IT", "NO", "SE", "PL", "JP", "CA", "NL")
_DEPARTMENTS = ("Finance", "Operations", "IT", "Legal", "Sales", "Security", "Engineering", "Management")
_TITLES = ("CFO", "Head of Operations", "IT Director", "General Counsel", "Team Lead", "CISO", "Engineer", "Buyer")
_SIGNALS = (
    ("email_open", 44), ("web_visit", 16), ("email_sent", 14), ("content_download", 7), ("call", 6), ("reply", 4),
    ("linkedin", 3), ("event_attended", 2), ("pricing_visit", 2), ("meeting", 1), ("form", 1),
)  # fmt: skip
_TEXTS = (
    "Call the CFO",
    "Send the ROI model",
    "LinkedIn: champion",
    "Invite to dinner",
    "Security one-pager",
    "Follow up",
)


class Made:
    """One workspace in the making: the dice, and what was added so far."""

    def __init__(self, size: Size, store: Store, say: Callable[[str], None]) -> None:
        self.size, self.store, self.say = size, store, say
        self.dice = random.Random(size.accounts)
        self.targets: list[int] = []
        self.tier1: list[int] = []
        self.accounts: list[int] = []
        self.people: dict[int, list[int]] = {}

    def add(self, table: str, rows: Iterator[Row]) -> list[int]:
        """Through the store's bulk path, a chunk a transaction."""
        ids: list[int] = []
        while chunk := [row for _, row in zip(range(_CHUNK), rows, strict=False)]:
            ids += self.store.do(_add_many, table, chunk).value
        self.say(f"{len(ids):,} {table}")
        return ids

    def day(self, most: int) -> date:
        return TODAY - timedelta(self.dice.randrange(most))


def _add_many(unit: Unit, table: str, rows: list[Row]) -> list[int]:
    unit.label = f"Generated {len(rows):,} rows of {table}"
    return unit.add_many(table, rows)


def _accounts(m: Made) -> Iterator[Row]:
    tiers = [tier for tier, count in m.size.tiers for _ in range(count)]
    for n in range(m.size.accounts):
        tier = tiers[n] if n < len(tiers) else None
        tiered = m.day(400) if tier else None
        name = f"{m.dice.choice(NAMES)} {m.dice.choice(_KINDS)} {n + 1}"
        yield {
            "name": name,
            "domain": f"{name.lower().replace(' ', '-')}.example",
            "industry": m.dice.choice(_INDUSTRIES),
            "employees": m.dice.randrange(20, 9_000),
            "country": m.dice.choice(_COUNTRIES),
            "tier": tier,
            "tiered_on": tiered,
            "stage": m.dice.choice(tuple(Stage)) if tier else None,
            "stage_since": tiered,
            "owner_sales": 1 if tier else None,
            "owner_marketing": 2 if tier else None,
            "agrees_sales": "yes" if tier else None,
            "agrees_marketing": "yes" if tier and n % 9 else None,
            "tags": f"batch{n % 20}",
            "created_on": TODAY - timedelta(_SPAN_DAYS),
        }


def _contacts(m: Made) -> Iterator[Row]:
    for n in range(m.size.contacts):
        first, last, k = m.dice.choice(_FIRST), m.dice.choice(_LAST), m.dice.randrange(len(_TITLES))
        yield {
            "account_id": m.accounts[n % len(m.accounts)],
            "first_name": first,
            "last_name": f"{last} {n + 1}",
            "title": _TITLES[k],
            "department": _DEPARTMENTS[k],
            "email": f"p{n + 1}@account{n % len(m.accounts) + 1}.example",
            "stance": m.dice.choice(tuple(Stance)) if n % 7 == 0 else None,
            "status": PersonStatus.CONTACTED if n % 11 == 0 else None,
            "created_on": TODAY - timedelta(_SPAN_DAYS),
        }


def _seats(m: Made) -> Iterator[Row]:
    for account_id in m.targets:
        roles = m.dice.sample(tuple(Role), len(tuple(Role)))
        for contact_id, role in zip(m.people[account_id][: m.dice.randrange(6)], roles, strict=False):
            yield {"account_id": account_id, "role": role, "contact_id": contact_id}


def _activities(m: Made) -> Iterator[Row]:
    kinds, weights = zip(*_SIGNALS, strict=True)
    targets, most = set(m.targets), m.size.activities - len(m.tier1[:_REPLIES])
    share = [_TARGET_WEIGHT if a in targets else 1 for a in m.accounts]
    # In the order of time, as a journal grows; which account it is, the dice say.
    seconds = sorted(m.dice.randrange(_SPAN_DAYS * 86_400) for _ in range(most))
    start = datetime.combine(TODAY - timedelta(_SPAN_DAYS - 1), clock(0))
    whose = m.dice.choices(m.accounts, share, k=most)
    what = m.dice.choices(kinds, weights, k=most)
    for n, (second, account_id, kind) in enumerate(zip(seconds, whose, what, strict=True)):
        at = start + timedelta(seconds=second)
        if at.date() > TODAY:
            at -= timedelta(1)
        people = m.people[account_id]
        yield {
            "account_id": account_id,
            "contact_id": people[n % len(people)] if people and n % 10 else None,
            "type": kind,
            "at": at,
            "subject": f"Mail {n % 40}" if kind.startswith("email") else f"Item {n % 25}",
            "outcome": ("answered", "no_answer", "voicemail")[n % 3] if kind == "call" else "",
            "source": "marketing.csv",
        }
    # Something to talk about in the review.
    for account_id in m.tier1[:_REPLIES]:
        at = datetime.combine(TODAY - timedelta(1), clock(15))
        yield {"account_id": account_id, "contact_id": m.people[account_id][0], "type": "reply", "at": at}


def _touches(m: Made, runs: dict[int, int]) -> Iterator[Row]:
    for n, account_id in enumerate(m.targets):
        for k in range(6):
            done = k < 4
            due = TODAY + timedelta(m.dice.randrange(-60, -3) if done else m.dice.randrange(-2, 21))
            yield {
                "account_id": account_id,
                "run_id": runs.get(account_id) if k % 2 else None,
                "position": k,
                "text": m.dice.choice(_TEXTS),
                "due": due,
                "owner": 1 + (n + k) % 2,
                "channel": "email",
                "status": "done" if done else "open",
                "done_on": due if done else None,
                "created_on": due - timedelta(7),
            }


def _deals(m: Made) -> Iterator[Row]:
    for n, account_id in enumerate(m.accounts):
        if n % 5 == 0:
            status = ("open", "open", "won", "lost")[m.dice.randrange(4)]
            closes = TODAY + timedelta(m.dice.randrange(5, 90)) if status == "open" else m.day(300)
            yield {
                "account_id": account_id,
                "name": f"Deal {n + 1}",
                "amount": m.dice.randrange(5, 200) * 1_000,
                "currency": "EUR",
                "stage": "Proposal",
                "status": status,
                "created_at": closes - timedelta(120),
                "close_date": closes,
                "closed_at": None if status == "open" else closes,
            }


def _review(unit: Unit, m: Made) -> None:
    """One review a few days ago, so that every screen has something to count from."""
    unit.turn_to(datetime.combine(LAST_REVIEW, clock(10)), "ana")
    lines = [drafts.AgendaLine(a, Group.ON_TRACK if n % 3 else Group.TALK, "", 3) for n, a in enumerate(m.tier1)]
    review_id = reviews.open_review(unit, LAST_REVIEW, lines)
    entries = {e["account_id"]: e["id"] for e in unit.find("entry", review_id=review_id)}
    promises = {}
    for account_id, entry_id in entries.items():
        step = min(unit.find("touch", account_id=account_id, status="open"), key=lambda t: (t["due"], t["id"]))
        promises[entry_id] = {
            "promise_touch": step["id"],
            "promise_text": step["text"],
            "promise_due": step["due"],
            "promise_owner": step["owner"],
        }
    reviews.keep_all(unit, list(entries.values()), {}, promises)
    reviews.finish_review(unit, review_id, "# Review\n")


def generate(path: Path, size: Size, say: Callable[[str], None] = lambda _: None) -> None:
    """Make the workspace at `path`, which must not be there. `say` hears of each table as it is done."""
    store = create_workspace(path, [("ana", "sales"), ("bo", "marketing")], preset="growth", today=TODAY)
    m = Made(size, store, say)
    m.accounts = m.add("account", _accounts(m))
    m.targets = m.accounts[: size.targets]
    m.tier1 = m.accounts[: size.tiers[0][1]]
    for n, contact_id in enumerate(m.add("contact", _contacts(m))):
        m.people.setdefault(m.accounts[n % len(m.accounts)], []).append(contact_id)
    m.add("evidence", ({"account_id": a, "text": "In the press", "on": LAST_REVIEW, "by": 1} for a in m.tier1))
    m.add("seat", _seats(m))
    worked = [a for n, a in enumerate(m.targets) if n % 2 == 0]
    started = TODAY - timedelta(10)
    runs = m.add("run", ({"account_id": a, "play_id": 1 + a % 9, "started_on": started} for a in worked))
    m.add("touch", _touches(m, dict(zip(worked, runs, strict=True))))
    m.add("opportunity", _deals(m))
    m.add("activity", _activities(m))
    store.do(_review, m)
    store.close()
