"""The weekly review: one open at a time, every decision on disk at once (S000, S001, S002, S004)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from abm_tui.errors import Fix, Refused
from abm_tui.models.drafts import AgendaLine
from abm_tui.models.words import DECISION_NAMES, Decision, Group, ReviewStatus, RunStatus, Tier
from abm_tui.store import journal
from abm_tui.store.commands import accounts, closing
from abm_tui.store.unit import Unit
from abm_tui.text import blank
from abm_tui.when import mid_day

FOCUS_LIMIT = 5


def open_review(u: Unit, held_on: date, agenda: Sequence[AgendaLine]) -> int:
    """Open the review of a meeting day; returns its id. The one that is open already is returned as it is."""
    for review in u.find("review", status=ReviewStatus.OPEN):
        return int(review["id"])
    done = u.find("review", status=ReviewStatus.COMPLETED)
    last = max(done, key=lambda r: (r["held_on"], r["id"]), default=None)
    review_id = u.add(
        "review",
        held_on=held_on,
        since_day=last["held_on"] if last else None,
        since_change=last["upto_change"] if last else 0,
        opened_by=u.me,
    )
    u.add_many(
        "entry",
        [
            {"review_id": review_id, "account_id": a.account_id, "group": a.group, "why": a.why, "score": a.score}
            for a in agenda
        ],
    )
    u.label = f"Review of {held_on.isoformat()} opened"
    return review_id


def decide(u: Unit, /, entry_id: int, decision: str, *, tried: str = "", happened: str = "", **words: Any) -> None:
    """Decide on one account. `words`: change, until (Pause), reason (Out), promise_touch, promise_text/due/owner.

    Keep changes nothing; Pause sends the account to the watchlist and its plays to rest; Out flags a bad fit;
    Other play ends the running ones as replaced. Undo restores all of it. Raises Refused once the review is finished.
    """
    entry = open_entry(u, entry_id)
    account = u.get("account", entry["account_id"])
    if decision == Decision.PAUSE and words.get("until") is None:
        raise Refused("until_when", "A pause needs its day. Nothing was decided.")
    if decision == Decision.OUT and blank(str(words.get("reason", ""))):
        raise Refused("why_out", "Out needs a reason. Nothing was decided.")
    u.set(
        "entry",
        entry_id,
        decision=decision,
        tried=tried or entry["tried"],
        happened=happened or entry["happened"],
        decided_by=u.me,
        decided_on=u.today,
        **words,
    )
    if decision == Decision.PAUSE:
        accounts.stop_work(u, account["id"], RunStatus.PAUSED)
        u.because(account["id"], "tier", f"paused until {words['until'].isoformat()}")
        u.set("account", account["id"], tier=Tier.WATCHLIST, paused_until=words["until"])
    elif decision == Decision.OUT:
        accounts.flag_bad_fit(u, account["id"], words["reason"])
    elif decision == Decision.OTHER_PLAY:
        for run in u.find("run", account_id=account["id"], status=RunStatus.RUNNING):
            closing.end_run(u, run["id"], RunStatus.REPLACED)
    if account["flagged_on"] is not None:
        u.set("account", account["id"], flagged_on=None)
    u.set("review", entry["review_id"], at_account=account["id"])
    u.label = f"{account['name']}: {DECISION_NAMES[Decision(decision)].removesuffix(' until…').lower()}"


def open_entry(u: Unit, entry_id: int) -> dict[str, Any]:
    """The entry of a review that is still open. Raises Refused once it is finished: "since" counts from there."""
    entry = u.get("entry", entry_id)
    review = u.get("review", entry["review_id"])
    if review["status"] != ReviewStatus.OPEN:
        raise Refused(
            "not_open",
            f"The review of {mid_day(review['held_on'])} is finished meanwhile. Nothing was saved.",
            Fix("g r", "abm review"),
        )
    return entry


def keep_all(
    u: Unit, entry_ids: Sequence[int], drafts: dict[int, tuple[str, str]], promises: dict[int, dict[str, Any]]
) -> int:
    """Keep every account that is on track, an entry each; returns how many. `drafts`: entry id → (tried, happened).

    What somebody decided on meanwhile, or moved to TALK, is left as it is.
    """
    open_ids = [i for i in entry_ids if _is_to_keep(open_entry(u, i))]
    for entry_id in open_ids:
        tried, happened = drafts.get(entry_id, ("", ""))
        decide(u, entry_id, Decision.KEEP, tried=tried, happened=happened, **promises.get(entry_id, {}))
    u.label = f"Kept {len(open_ids)} on track"
    return len(open_ids)


def _is_to_keep(entry: Mapping[str, Any]) -> bool:
    return not entry["decision"] and entry["group"] == Group.ON_TRACK


def write_entry(u: Unit, /, entry_id: int, *, base: Mapping[str, Any] | None = None, **words: Any) -> None:
    """Correct what an entry says: tried, happened, change, promise_…; `base` is what the editor saw."""
    entry = u.get("entry", entry_id)
    u.set("entry", entry_id, base, **words)
    u.label = f"Minutes of {u.get('account', entry['account_id'])['name']}"


def move_to(u: Unit, entry_id: int, group: str, *, base: Mapping[str, Any] | None = None) -> None:
    """Move an account to the other group of the board; `base` is the group the board showed."""
    if group not in set(Group):
        raise Refused("no_such_group", f"No such group: {group}.")
    entry = open_entry(u, entry_id)
    u.set("entry", entry_id, base, group=group, why=entry["why"] or "moved by hand")
    u.label = f"{u.get('account', entry['account_id'])['name']} → {group.replace('_', ' ')}"


def set_focus(u: Unit, entry_id: int, on: bool) -> None:
    """Take an account into next week's focus: five at most, Monday's plan."""
    entry = open_entry(u, entry_id)
    others = [e for e in u.find("entry", review_id=entry["review_id"], focus=True) if e["id"] != entry_id]
    if on and len(others) >= FOCUS_LIMIT:
        raise Refused("focus_full", f"{FOCUS_LIMIT} accounts are in focus already; x on one of them takes it out.")
    u.set("entry", entry_id, focus=on)
    u.label = f"{u.get('account', entry['account_id'])['name']} {'is' if on else 'is not'} in focus"


def write_learnt(u: Unit, review_id: int, text: str, *, base: str | None = None) -> None:
    """What the team learnt, kept with the plays; `base` is the text the editor began with."""
    u.set("review", review_id, None if base is None else {"learnt": base}, learnt=text)
    u.label = "Learnt"


def finish_review(u: Unit, review_id: int, minutes: str) -> None:
    """Complete the review: "since" counts from here on."""
    review = u.get("review", review_id)
    if review["status"] != ReviewStatus.OPEN:
        raise Refused("not_open", "This review is finished already.")
    u.set(
        "review",
        review_id,
        status=ReviewStatus.COMPLETED,
        completed_on=u.today,
        upto_change=journal.last_id(u.connection),
        at_account=None,
        minutes=minutes,
    )
    u.label = f"Review of {review['held_on'].isoformat()} finished"
