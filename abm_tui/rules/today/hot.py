"""What is hot: replies and forms, pricing visits, somebody new who gives a sign, and deals that moved (ours)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from abm_tui.models.facts import ActivityFact, PersonFact
from abm_tui.models.words import ActivityType
from abm_tui.rules.people.event_words import deed_text, event_text, person_text
from abm_tui.rules.people.evidence import THEIR_TYPES
from abm_tui.rules.people.typed_words import words_of
from abm_tui.rules.review.deal_moves import DealMove, move_text
from abm_tui.rules.today.page import HotLine
from abm_tui.text import short_amount

ANSWERS = (ActivityType.REPLY, ActivityType.FORM, ActivityType.PRICING_VISIT)
"""What calls for a call whoever does it; from somebody new any sign does."""


SIGNS = tuple(sorted(THEIR_TYPES))


def signs(
    events: Iterable[ActivityFact], people: Mapping[int, PersonFact], accounts: Mapping[int, str], new: set[int]
) -> list[HotLine]:
    """What they did: the same by the same person is one line with its count. `new` are people nobody knew before.

    Of somebody new the newest sign is one line; what is neither an answer nor theirs is left out.
    """
    grouped: dict[tuple[int, int | None, str], list[ActivityFact]] = defaultdict(list)
    for event in sorted(events, key=lambda one: (one.at, one.id)):
        if event.account_id in accounts and (event.type in ANSWERS or event.contact_id in new):
            assert event.account_id is not None
            # A reply has its own words; a visit is like the one before.
            same = f"{event.type}:{event.id}" if event.notes else str(event.type)
            grouped[event.account_id, event.contact_id, same].append(event)
    found, met = [], set[int]()
    for (account_id, contact_id, _), those in reversed(grouped.items()):
        event, person = those[-1], people.get(contact_id or 0)
        fresh = contact_id in new
        if fresh and event.type not in ANSWERS and contact_id in met:
            continue
        if contact_id is not None:
            met.add(contact_id)
        text = event_text(event, person, times=len(those))
        found.append(
            HotLine(
                key=f"activity:{event.id}",
                account_id=account_id,
                account=accounts[account_id],
                text=f"new: {text}" if fresh else text,
                at=event.at,
                who=person_text(person),
                what=deed_text(event, "", len(those)),
                words=words_of(event, person),
            )
        )
    return found


def moved_deals(
    moves: Iterable[DealMove], names: Mapping[int, tuple[str, Decimal | None]], accounts: Mapping[int, str], today: date
) -> list[HotLine]:
    """`deal 80k: 28 Nov → 12 Dec, by bo`. `names` are the deals as they are: name and amount."""
    found = []
    for move in moves:
        if move.account_id not in accounts or move.deal_id not in names:
            continue
        name, amount = names[move.deal_id]
        of = short_amount(float(amount)) if amount is not None and move.field != "amount" else name
        what = f"{f'deal {of}'.strip()}: {move_text(move, today)}"
        by = f", by {move.who}" if move.who else ""
        found.append(
            HotLine(
                key=f"deal:{move.deal_id}:{move.field}:{move.new}",
                account_id=move.account_id,
                account=accounts[move.account_id],
                text=what + by,
                at=move.at,
                who=move.who,
                what=what,
            )
        )
    return found
