"""What each cell of a framework is: its section, its word, what may stand in it. One line a kind of cell.

A pattern such as `signals.*.cap` stands for the cap of every signal. What is not named here is no cell: codes, titles
and the labels of governance are the framework's own.
"""

from __future__ import annotations

from dataclasses import dataclass

from abm_tui.models.words import ActivityType, Role
from abm_tui.rules.stages.gates import CONDITIONS

SECTIONS = ("icp", "tiers", "stages", "roles", "signals", "review", "numbers", "governance")
KINDS = ("whole", "text", "yes", "filter", "words", "choice", "hour", "weekday")
FAMILIES = ("firmographic", "technographic", "situational", "behavioural")
# Words that take a number behind a colon.
NUMBERED = ("signal", "engaged", "departments")
COUNTS_BY = ("", "emails", "items", "people")
_DAYS, _AMOUNT, _ACCOUNTS = 3_650, 1_000_000_000, 100_000


@dataclass(frozen=True)
class CellRule:
    """One kind of cell. `low`–`high` bound a whole number; `blank`: nothing may stand there as well."""

    pattern: str
    section: str
    label: str
    kind: str
    hint: str = ""
    low: int | None = None
    high: int | None = None
    choices: tuple[str, ...] = ()
    blank: bool = False


def _whole(pattern: str, section: str, label: str, low: int, high: int, hint: str, *, blank: bool = False) -> CellRule:
    return CellRule(pattern, section, label, "whole", hint, low, high, blank=blank)


def _text(pattern: str, section: str, label: str, hint: str = "", *, blank: bool = False) -> CellRule:
    return CellRule(pattern, section, label, "text", hint, blank=blank)


CELLS: tuple[CellRule, ...] = (
    _text("icp.*.name", "icp", "name"),
    CellRule("icp.*.family", "icp", "family", "choice", "what it looks at", choices=FAMILIES),
    CellRule("icp.*.test", "icp", "filter", "filter", "a filter over the account's fields", blank=True),
    _text("icp.*.ask", "icp", "question", "answered by hand with yes or no", blank=True),
    _whole("icp.*.weight", "icp", "weight", 1, 3, "1 to 3: how much it counts"),
    CellRule("icp.*.must", "icp", "must", "yes", "a known no = no match"),
    # tiers
    _text("tiers.*.name", "tiers", "name"),
    _text("tiers.*.style", "tiers", "style"),
    _whole("tiers.*.low", "tiers", "from", 0, _ACCOUNTS, "accounts to aim at, at least", blank=True),
    _whole("tiers.*.high", "tiers", "to", 0, _ACCOUNTS, "accounts to aim at, at most", blank=True),
    _whole("tiers.1.note_above", "tiers", "note above", 1, _ACCOUNTS, "said once when it grows past it", blank=True),
    _whole("tiers.1.cap", "tiers", "cap", 1, _ACCOUNTS, "accounts Tier 1 holds; above it only with a reason"),
    _whole("tiers.1.ceiling", "tiers", "ceiling", 1, _ACCOUNTS, "accounts Tier 1 never goes above"),
    _whole("tiers.*.acv_from", "tiers", "deal from", 0, _AMOUNT, "yearly contract value, at least", blank=True),
    _whole("tiers.*.acv_to", "tiers", "deal to", 0, _AMOUNT, "yearly contract value, at most", blank=True),
    _whole("tiers.*.effort", "tiers", "effort %", 0, 100, "percent of the team's effort", blank=True),
    _whole("tiers.*.stuck_percent", "tiers", "stuck %", 1, 1_000, "the stage's limit times this is stuck"),
    _text("tiers.*.cadence", "tiers", "cadence"),
    _text("tiers.*.belongs", "tiers", "belongs to it"),
    # stages
    _text("stages.*.name", "stages", "name"),
    _text("stages.*.alias", "stages", "also called"),
    _whole("stages.*.limit_days", "stages", "limit, days", 0, _DAYS, "days it usually takes; 0 = no limit"),
    CellRule("stages.*.gate", "stages", "gate", "words", "all must hold to leave it", choices=CONDITIONS, blank=True),
    CellRule(
        "stages.*.needs",
        "stages",
        "needs",
        "words",
        "what the committee needs in it: roles, EB|CH for either, departments:2",
        choices=(*(str(r) for r in Role), "departments"),
        blank=True,
    ),
    _text("stages.*.marketing", "stages", "marketing"),
    _text("stages.*.sales", "stages", "sales"),
    CellRule("stages.*.wrong_metrics", "stages", "not judged by", "words", "metrics that say nothing here", blank=True),
    # roles
    _text("roles.*.name", "roles", "name"),
    CellRule("roles.*.required", "roles", "required", "yes", "every Tier 1 account needs one"),
    _text("roles.*.concerns", "roles", "concerns"),
    _text("roles.*.message", "roles", "message"),
    _text("roles.*.goals", "roles", "goals"),
    _text("roles.*.objections", "roles", "objections"),
    _text("roles.*.proof", "roles", "proof"),
    _text("roles.*.find", "roles", "find", "the touch while nobody fills the role"),
    # signals, what their points mean, and when a company fits
    _text("signals.*.label", "signals", "label"),
    _whole("signals.*.cap", "signals", "cap", 0, 99, "points at most; 0 switches it off"),
    _whole("signals.*.window_days", "signals", "window, days", 1, _DAYS, "days a point lasts"),
    CellRule("signals.*.counts_by", "signals", "counts", "choice", "a point for each", choices=COUNTS_BY, blank=True),
    CellRule(
        "signals.*.types",
        "signals",
        "counts as",
        "words",
        "what counts as this signal",
        choices=tuple(str(a) for a in ActivityType),
    ),
    _text("signals.*.one", "signals", "one of it"),
    _text("signals.*.many", "signals", "many of it"),
    _text("signals.*.next", "signals", "cheapest next"),
    _text("bands.*.name", "signals", "name"),
    _whole("bands.*.from", "signals", "from", 0, 99, "points; the bands follow each other without a hole"),
    _whole("bands.*.upto", "signals", "to", 0, 99, "points; the last band goes to 99"),
    CellRule("bands.*.icp_match", "signals", "ICP match", "yes", "only for accounts that match the ICP"),
    _whole("scoring.icp_points", "signals", "points for an ICP match", 0, 1, "0: fit is a gate, never points"),
    _whole("scoring.prompt_at", "signals", "prompt at", 1, 99, "points at which sales takes over, with an ICP match"),
    _whole("fit.match_share", "signals", "match from %", 1, 100, "weight met of the weight known"),
    _whole("fit.known_share", "signals", "known from %", 1, 100, "weight known of all weight: below it, unknown"),
    _whole("fit.timeframe_days", "signals", "timeframe", 1, _DAYS, "days ahead: buying so soon is a fit signal"),
    # review
    CellRule("review.weekday", "review", "day", "weekday", "the meeting day"),
    _whole("review.every_weeks", "review", "every … weeks", 1, 52, "1 = weekly, 2 = every other week"),
    CellRule("review.hour", "review", "hour", "hour", "such as 10:00"),
    _whole("agenda_size", "review", "accounts", 1, 500, "accounts of a review, unless Tier 1 alone has more"),
    # numbers
    _whole("quiet_days", "numbers", "quiet after", 1, _DAYS, "days without them and without us"),
    _whole("grace_days", "numbers", "grace", 0, _DAYS, "days after the first tier without anything in the way"),
    _whole("capacity", "numbers", "capacity", 1, 1_000, "touches a member does in a week"),
    _whole("engaged_days", "numbers", "engaged for", 1, _DAYS, "days a reply or a meeting keeps a person engaged"),
    _whole("news_days", "numbers", "news for", 1, _DAYS, "days something is new, where no review was held"),
    _whole("retier_days", "numbers", "re-tier every", 1, _DAYS, "days between two looks through Tier 1"),
    _whole("churn_percent", "numbers", "churn above %", 1, 100, "of Tier 1 in and out in that time: a warning"),
    _whole("blocking.silent_days", "numbers", "deal silent", 1, _DAYS, "days an open deal may be without a talk"),
    _whole("blocking.due_soon", "numbers", "due soon", 0, _DAYS, "days ahead a touch needs its address and asset"),
    _whole("blocking.verified_days", "numbers", "address trusted", 1, _DAYS, "days after it was verified"),
    _whole("blocking.handoff_days", "numbers", "hand-off", 0, _DAYS, "days sales has to take over"),
    _whole("blocking.fell_points", "numbers", "score fell", 1, 99, "points lost since the last review"),
    _whole("blocking.fold_percent", "numbers", "fold above %", 1, 100, "of target accounts: one line for all"),
    _whole("blocking.fold_from", "numbers", "fold from", 1, 1_000, "target accounts; with fewer nothing folds"),
    _whole("blocking.stale_days", "numbers", "data too old", 1, _DAYS, "days since an import: silence is paused"),
    _whole("blocking.collision_days", "numbers", "collision", 0, _DAYS, "days between both teams' touches, one topic"),
    _whole("health.from_accounts", "numbers", "warn from", 1, 1_000, "accounts; with fewer a share says nothing"),
    _whole("health.unknown_percent", "numbers", "fuzzy ICP above %", 1, 100, "of target accounts it says nothing of"),
    _whole("health.single_percent", "numbers", "one person above %", 1, 100, "of Tier 1 with one engaged person"),
    _whole("health.handoffs", "numbers", "hand-offs open", 1, 1_000, "accounts sales has not taken over: a warning"),
    _whole("health.message_roles", "numbers", "one message to", 2, 8, "roles of an account on one day: a warning"),
    _whole("health.message_days", "numbers", "looked back", 1, _DAYS, "days in which one message is looked for"),
    _whole("health.team_percent", "numbers", "one team above %", 51, 100, "of what we did: a warning"),
    _whole("health.team_touches", "numbers", "from touches", 1, 1_000, "with fewer a team's share says nothing"),
    _whole("health.team_days", "numbers", "looked back", 1, _DAYS, "days in which the teams are compared"),
    _whole("health.small_percent", "numbers", "small deals above %", 1, 100, "of Tier 1: a warning"),
    _whole("order.away", "numbers", "", 0, 1_000, "taken off while everybody of the account is away"),
    _whole("order.busy", "numbers", "", 0, 1_000, "taken off while they have more than a week's work"),
    _whole("order.*", "numbers", "", 0, 1_000, "weight in the working order; more = earlier"),
    _whole("order.*.*", "numbers", "", 0, 1_000, "weight in the working order; more = earlier"),
    _text("governance.*.text", "governance", "agreed", blank=True),
)
BY_PATTERN = {rule.pattern: rule for rule in CELLS}


def rule_of(name: str) -> CellRule | None:
    """The kind of the cell called `name`; None where it is no cell."""
    parts = name.split(".")
    patterns = [name]
    if len(parts) == 3:
        patterns += [f"{parts[0]}.*.{parts[2]}", f"{parts[0]}.*.*"]
    elif len(parts) == 2:
        patterns.append(f"{parts[0]}.*")
    return next((BY_PATTERN[p] for p in patterns if p in BY_PATTERN), None)
