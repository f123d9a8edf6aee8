"""What makes each blocker code appear: a function each; its answer fills the gaps of the command that mends it."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from command_line import Abm

from abm_tui.models.drafts import AgendaLine
from abm_tui.store import open_workspace
from abm_tui.store.commands import reviews

TODAY = date(2025, 11, 5)  # a Wednesday
SP500 = Path(__file__).parents[1] / "data" / "sp500" / "constituents.csv"


def ago(days: int) -> str:
    return (TODAY - timedelta(days)).isoformat()


def ok(abm: Abm, *words: object) -> Any:
    answer = abm(*words)
    assert answer.code == 0, f"abm {shlex.join(map(str, words))}: {answer.out}{answer.err}"
    return answer


def then(abm: Abm, days: int, *words: object) -> Any:
    """A command as it was given so many days ago."""
    return ok(abm, "--today", ago(days), *words)


def lines(abm: Abm, *words: str) -> list[dict[str, Any]]:
    return list(ok(abm, "blockers", *words, "--format", "json").json)


def the(abm: Abm, code: str) -> dict[str, Any] | None:
    found = [one for one in lines(abm) if one["code"] == code]
    assert len(found) <= 1, f"never more than one line a code and account: {found}"
    return found[0] if found else None


def mend(abm: Abm, command: str, *said: str) -> None:
    """Run a printed command; its dots and NAMEs are what `said` says, in their order."""
    words, fill = shlex.split(command), iter(said)
    assert words[0] == "abm"
    filled = [re.sub("…|NAME|FILE", lambda _: next(fill), word) for word in words[1:]]
    assert next(fill, None) is None, f"nothing to fill in {command}"
    ok(abm, *filled)


def globex(abm: Abm, *fields: str, days: int = 60) -> None:
    """An account in Tier 1 for so many days, out of its days of grace."""
    then(abm, days, "add", "Globex", "tier=1", *fields)


def with_icp(abm: Abm) -> None:
    """Globex matches the ICP: the right country, and large enough."""
    ok(abm, "framework", "criterion", "add", "Country", "--test", "country:DE")
    ok(abm, "framework", "criterion", "add", "Size", "--test", "employees>=500")
    ok(abm, "set", "Globex", "country=DE", "employees=900")


def busy(abm: Abm, days: int, people: int = 2) -> None:
    """Points: an open, a download, a pricing page, an event of each of some people, so many days ago."""
    for n, name in enumerate(("Dana Ruiz", "Raj Patel")[:people], 1):
        then(abm, days, "contact", "add", "Globex", name, f"department=D{n}")
        for word in ("#opened", "#downloaded", "#pricing", "#attended"):
            then(abm, days, "log", "Globex", f"{word} {name}")


# what makes each code appear: a function each; its answer fills the gaps of the command


def written(abm: Abm) -> tuple[str, ...]:
    globex(abm, days=3)
    ok(abm, "blocker", "add", "Globex", "Legal wants a DPA")
    return ()


def touch_overdue(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    then(abm, 30, "play", "assign", "New logo entry", "Globex")
    for touch in ok(abm, "touch", "list", "--format", "json").json["touches"][1:]:
        ok(abm, "touch", "later", touch["id"], "+20")
    return ()


def next_step_late(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    then(abm, 8, "log", "Globex", "Call Dana by 3 nov")
    return ()


def next_step_missing(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    return ("call Dana",)


def quiet(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    return ("Dana",)


def dispute_open(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    then(abm, 5, "agree", "Globex", "no", "--team", "marketing", "--reason", "too small")
    return ("they asked for us", "cleo")


def tier_over_cap(abm: Abm) -> tuple[str, ...]:
    for n in range(20):
        then(abm, 2, "add", f"A{n}", "tier=1")
    then(abm, 2, "add", "Globex", "tier=1", "--reason", "the founder knows them")
    return ()


def contact_data(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    ok(abm, "contact", "add", "Globex", "Dana Ruiz")
    ok(abm, "log", "Globex", "Write to Dana by fri")
    ok(abm, "touch", "set", "1", "channel=email", "person=Dana Ruiz")
    return ("dana@globex.example",)


def asset_missing(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    ok(abm, "log", "Globex", "Write to Dana by fri")
    ok(abm, "touch", "set", "1", "asset=ROI model")
    return ("https://docs.example/roi",)


def collision(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    ok(abm, "contact", "add", "Globex", "Dana Ruiz")
    for number, (text, owner) in enumerate((("Call Dana by fri", "ana"), ("Write to Dana by mon", "bo")), 1):
        ok(abm, "log", "Globex", text)
        ok(abm, "touch", "set", number, f"owner={owner}", "topic=security", "person=Dana Ruiz")
    return ()


def handoff_due(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    busy(abm, 4)
    with_icp(abm)
    return ()


def no_opportunity(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    busy(abm, 4)
    with_icp(abm)
    return ("Pilot",)


def close_date_passed(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    then(abm, 10, "deal", "add", "Globex", "Pilot", "close_date=3nov")
    return ("19dec",)


def opportunity_silent(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    then(abm, 21, "deal", "add", "Globex", "Pilot", "close_date=19dec")
    return ("Dana",)


def score_fell(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    for n in range(3):
        then(abm, 40, "log", "Globex", f"#opened re Mail{n}")
    number = int(ok(abm, "show", "Globex", "--format", "json").json["id"])
    hold_review(abm, number, 12)
    return ()


def hold_review(abm: Abm, account_id: int, days: int) -> None:
    """A review that saw the score of its day."""
    day = date.fromisoformat(ago(days))
    score = ok(abm, "--today", day, "score", account_id, "--format", "json").json["score"]
    store = open_workspace(workspace_path(), "ana", day)
    number = store.do(reviews.open_review, day, [AgendaLine(account_id, "on_track", "", score)]).value
    entries = store.do(lambda u: u.find("entry", review_id=number)).value
    store.do(reviews.decide, entries[0]["id"], "keep")
    store.do(reviews.finish_review, number, "")
    store.close()


def workspace_path() -> Path:
    return Path(os.environ["ABM_DB"])


def stage_role_missing(abm: Abm) -> tuple[str, ...]:
    globex(abm)
    return ("Ines Marsh",)


def stage_stuck(abm: Abm) -> tuple[str, ...]:
    globex(abm, days=121)
    return ("they asked for an offer",)


def evidence_missing(abm: Abm) -> tuple[str, ...]:
    globex(abm, days=0)
    return ("Raised 40 million",)


def agreement_open(abm: Abm) -> tuple[str, ...]:
    globex(abm, days=0)
    return ()


def owner_missing(abm: Abm) -> tuple[str, ...]:
    globex(abm, days=0)
    ok(abm, "set", "Globex", "owner_sales=")
    return ("ana",)


def gate_unmet(abm: Abm) -> tuple[str, ...]:
    globex(abm, days=0)
    ok(abm, "contact", "add", "Globex", "Ines Marsh", "roles=EB")
    return ("Ines",)


def no_play(abm: Abm) -> tuple[str, ...]:
    globex(abm, days=0)
    return ()


def plan_missing(abm: Abm) -> tuple[str, ...]:
    globex(abm, days=0)
    return ("Their contract ends", "One report", "Weekends in spreadsheets")


def role_missing(abm: Abm) -> tuple[str, ...]:
    globex(abm, days=0)
    for role in ("EB", "CH", "TE", "IN"):
        ok(abm, "contact", "add", "Globex", f"Some {role}", f"roles={role}")
    return ("Gareth Poole",)


def not_activated(abm: Abm) -> tuple[str, ...]:
    globex(abm, days=0)
    ok(abm, "contact", "add", "Globex", "Dana Ruiz", "department=Finance")
    ok(abm, "contact", "add", "Globex", "Raj Patel", "department=IT")
    ok(abm, "log", "Globex", "#meeting with Dana")
    return ()


def deal_too_small(abm: Abm) -> tuple[str, ...]:
    globex(abm, "acv=40k", days=0)
    return ("a way into the group",)


def intent_poor_fit(abm: Abm) -> tuple[str, ...]:
    globex(abm, days=0)
    with_icp(abm)
    ok(abm, "set", "Globex", "country=FR", "employees=9")
    ok(abm, "log", "Globex", "#intent")
    return ()


CASES: dict[str, Callable[[Abm], tuple[str, ...]]] = {
    function.__name__: function
    for function in (
        written, touch_overdue, next_step_late, next_step_missing, quiet, dispute_open, tier_over_cap, contact_data,
        asset_missing, collision, handoff_due, no_opportunity, close_date_passed, opportunity_silent, score_fell,
        stage_role_missing, stage_stuck, evidence_missing, agreement_open, owner_missing, gate_unmet, no_play,
        plan_missing, role_missing, not_activated, deal_too_small,
    )
}  # fmt: skip
