"""The playbook's part about the rules: the framework in tables, each with what it comes to now."""

from __future__ import annotations

from abm_tui.markdown import inline, table
from abm_tui.rules.framework.parts import TierRule
from abm_tui.rules.framework_cells.typing import DAYS
from abm_tui.rules.playbook.playbook import Playbook
from abm_tui.rules.stages import gates
from abm_tui.text import count, short_amount
from abm_tui.when import mid_day


def icp_lines(book: Playbook) -> list[str]:
    """The ICP: its criteria, and how the target accounts answer them (S002)."""
    lines, fw = ["## Ideal customer profile", ""], book.fw
    if not fw.icp:
        return [*lines, 'Not agreed yet: `abm framework criterion add NAME --test "employees>=500"`']
    rows = [(c.name, c.family, c.test, c.ask, f"{c.weight}{', must' if c.must else ''}") for c in fw.icp]
    lines += table(("criterion", "family", "holds when", "or we ask", "weight"), rows, typed=(2,))
    match, no_match, unknown = book.fits()
    lines += [
        "",
        f"A match: {fw.fit.match_share} % of the known weight met, with {fw.fit.known_share} % of it known and every "
        f"must a yes. Of {count(len(book.targets), 'target account')} {match} match, {no_match} do not, "
        f"{unknown} {'is' if unknown == 1 else 'are'} unknown."
        + (f" On our own deals it says {book.deals.said}." if book.deals.said else ""),
    ]
    return lines


def tier_lines(book: Playbook) -> list[str]:
    """The tiers side by side, each with how many accounts it has now (S002)."""
    rows = [
        (
            t.name,
            str(len(book.tier(t.code))),
            _range(t),
            _deal(t),
            t.cadence,
            "" if t.effort is None else f"{t.effort} %",
            t.belongs,
        )
        for t in book.fw.tiers
    ]
    return ["## Tiers", "", *table(("tier", "now", "aim", "deal a year", "cadence", "effort", "belongs to it"), rows)]


def _range(t: TierRule) -> str:
    if t.high == 0:
        return "off"
    aim = f"{t.low}–{t.high}" if t.high is not None else "any"
    above = f", {t.ceiling} with a reason" if t.ceiling and t.cap and t.ceiling > t.cap else ""
    return aim + (f", cap {t.cap}{above}" if t.cap else "")


def _deal(t: TierRule) -> str:
    low, high = (None if n is None else short_amount(n) for n in (t.acv_from, t.acv_to))
    return f"{low}–{high}" if low and high else f"from {low}" if low else f"up to {high}" if high else ""


def stage_lines(book: Playbook) -> list[str]:
    """The stages with their gates, limits and what each team does (S001)."""
    now = book.stages()
    rows = [
        (
            s.name,
            str(now[s.code]),
            "; ".join(gates.condition_text(g) for g in s.gate) or "–",
            f"{s.limit_days} d" if s.limit_days else "–",
            s.marketing,
            s.sales,
            ", ".join(s.wrong_metrics),
        )
        for s in book.fw.stages
    ]
    heads = ("stage", "now", "to leave it", "limit", "marketing", "sales", "not judged by")
    tiers = ", ".join(f"{t.name} {t.stuck_percent} %" for t in book.fw.tiers if t.stuck_percent != 100)
    stuck = f"Stuck is longer than the limit{f' ({tiers} of it)' if tiers else ''}"
    quiet = f"quiet is {book.fw.quiet_days} days without them and without us"
    return [
        "## Stages and gates",
        "",
        *table(heads, rows),
        "",
        f"{stuck}; {quiet}. Going back takes a reason, and so does going on against a gate.",
    ]


def role_lines(book: Playbook) -> list[str]:
    """The buying committee: what each role cares about and is shown (S000, S001)."""
    rows = [
        (f"{r.code} {r.name}{' *' if r.required else ''}", r.concerns, r.message, r.objections, r.proof)
        for r in book.fw.roles
    ]
    lines = ["## Buying committee", "", *table(("role", "cares about", "we say", "they object", "we show"), rows)]
    return [
        *lines,
        "",
        "\\* every Tier 1 account needs one. Never one message to all: a touch shows the message of its role.",
    ]


def signal_lines(book: Playbook) -> list[str]:
    """What gives points, what they mean, and when sales takes over (S001)."""
    fw = book.fw
    signals = [(s.label, str(s.cap), f"{s.window_days} d") for s in fw.signals if s.cap]
    bands = " · ".join(
        f"{b.low}{'' if b.high >= 99 else f'–{b.high}'}{'+' if b.high >= 99 else ''} {b.name}"
        + (", with an ICP match" if b.icp_match else "")
        for b in fw.bands
    )
    hand = fw.agreed.get("handoff_fields", "")
    lines = ["## Score", "", *table(("signal", "points at most", "each lasts"), signals), "", f"Bands: {bands}."]
    fit = "An ICP match is a point of its own." if fw.scoring.icp_points else "Fit is a gate, never points."
    lines.append(f"{fit} Busy without fit is a lead for demand generation; busy and unknown is something to research.")
    told = f": {inline(hand)}" if hand else ""
    return [
        *lines,
        f"At {fw.scoring.prompt_at} points and a match sales takes over. A hand-off names{told or ' its reasons'}.",
    ]


def play_lines(book: Playbook) -> list[str]:
    """The plays and how each of them went so far (S000, S002)."""
    rows = [
        (
            p.play.name,
            p.play.trigger,
            p.play.outcome,
            f"{len(p.play.steps)} in {p.play.duration_days} d",
            f"{p.running} running" + (f", worked {p.worked} of {p.ended}" if p.ended else ""),
        )
        for p in book.plays
    ]
    return ["## Plays", "", *table(("play", "when", "to", "touches", "so far"), rows)]


def review_lines(book: Playbook) -> list[str]:
    """When the review is held, and what is decided in it (S000)."""
    rule = book.fw.review
    every = "week" if rule.every_weeks == 1 else f"{rule.every_weeks} weeks"
    last = f" The last one was on {mid_day(book.last_review)}." if book.last_review else " None was held yet."
    return [
        "## The review",
        "",
        f"Every {every} on {DAYS[rule.weekday]} at {rule.hour:%H:%M}: all of Tier 1, then others with a reason, up "
        f"to {book.fw.agenda_size} accounts.{last}",
        "Each account: what we tried, what happened, what we will change; then keep, more effort, another play, pause "
        f"or out. A member does about {book.fw.capacity} touches a week. Tiers are looked through every "
        f"{book.fw.retier_days} days.",
    ]


def governance_lines(book: Playbook) -> list[str]:
    """What the two teams agreed on, and what is still open (S001)."""
    agreed = [line for line in book.fw.governance if line.text and line.code != "decision_owner"]
    lines = ["## What we agreed on", "", *(f"- **{inline(g.label)}**: {inline(g.text)}" for g in agreed)]
    open_lines = [line for line in book.fw.governance if not line.text]
    if open_lines:
        lines += ["", "Not agreed yet:", ""]
        lines += [
            f"- {inline(g.label)} ({inline(g.asks)}): `abm framework set governance.{g.code}=…`" for g in open_lines
        ]
    return lines
