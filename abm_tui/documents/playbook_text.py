"""The playbook as Markdown: short enough to be read before the first meeting (S000's new-hire test)."""

from __future__ import annotations

from collections.abc import Sequence

from abm_tui.documents import playbook_rules as rules
from abm_tui.markdown import inline, table
from abm_tui.models.facts import MemberFact
from abm_tui.models.words import Tier
from abm_tui.rules.playbook.playbook import EARLY_MONTHS, Playbook, Share, Target
from abm_tui.rules.tiers.tiers import setup_list
from abm_tui.text import count, short_amount
from abm_tui.when import long_day, mid_day

_ROWS = 30  # accounts of a table; more are counted
_NAMED = 4
_WEEKS = 26  # an age below is told in weeks
_NOT_KPI = "leads, clicks, form fills and downloads counted on their own"


def markdown(book: Playbook) -> str:
    """The whole playbook; what people wrote is shown as it is."""
    sections = (
        _idea,
        _who,
        _scope,
        _good,
        rules.icp_lines,
        rules.tier_lines,
        rules.stage_lines,
        rules.role_lines,
        rules.signal_lines,
        rules.play_lines,
        rules.review_lines,
        rules.governance_lines,
        _launch,
    )
    parts = [_title(book), *(section(book) for section in sections)]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def not_agreed(book: Playbook) -> list[str]:
    """Codes of the lines of governance that nobody filled in."""
    return [line.code for line in book.fw.governance if not line.text]


def _title(book: Playbook) -> list[str]:
    fw = book.fw
    return [
        "# Playbook",
        "",
        f"{long_day(book.today)} · framework: preset {fw.name}, scoring {fw.scoring.name}, version {book.version}",
    ]


def _idea(book: Playbook) -> list[str]:
    first = book.fw.tier[Tier.ONE]
    return [
        "## The idea",
        "",
        "The unit of work is the account, not the lead: few companies, chosen by fit, worked by sales and marketing "
        "together, person by person.",
        f"Every account has a tier that says how much effort it gets ({first.name}: {first.style}), and every week one "
        "meeting decides what changes.",
    ]


def _who(book: Playbook) -> list[str]:
    owned = book.owned()
    lines = ["## Who is who", ""]
    lines += [
        f"- **{inline(m.name)}**, {m.team}: {count(owned.get(m.id, 0), 'target account')}{_there(m, book)}"
        for m in book.members
        if m.left_on is None or owned.get(m.id)
    ]
    decides = book.fw.agreed.get("decision_owner", "")
    if decides:
        lines.append(f"- A dispute is decided by **{inline(decides)}**")
    return lines


def _there(m: MemberFact, book: Playbook) -> str:
    said = "" if m.login else ", without a login"
    if m.left_on is not None:
        return f"{said}, left {mid_day(m.left_on)}: hand these over"
    if m.away_from and m.away_until and m.away_until >= book.today:
        said += f", away {mid_day(m.away_from)} to {mid_day(m.away_until)}"
    return said


def _scope(book: Playbook) -> list[str]:
    lines = ["## Which accounts are in scope", ""]
    counts = [(t, len(book.tier(t.code))) for t in book.fw.tiers]
    lines.append(" · ".join(f"{t.name}: {n}" for t, n in counts) + f" · without a tier, not worked: {book.pool}")
    first = book.tier(Tier.ONE)
    if first:
        rows = [_account_row(t, book) for t in first[:_ROWS]]
        lines += ["", *table((book.fw.tier[Tier.ONE].name, "stage", "deal", "owners", "next step"), rows)]
        lines += [f"… and {len(first) - _ROWS} more: `abm list tier:1`"] if len(first) > _ROWS else []
    for tier in book.fw.tiers[1:]:
        there = book.tier(tier.code)
        if there:
            named = ", ".join(_named(t) for t in there[:_ROWS])
            more = f" and {len(there) - _ROWS} more" if len(there) > _ROWS else ""
            lines += ["", f"{tier.name}: {named}{more}"]
    if not book.targets:
        lines += ["", "None yet: `abm set ACCOUNT tier=1`."]
    return lines


def _account_row(target: Target, book: Playbook) -> tuple[str, ...]:
    account, d = target.account, target.derived
    owners = [book.names.get(i, "") for i in (account.owner_sales, account.owner_marketing) if i is not None]
    step = d.next_touch
    due = f", {mid_day(step.due)}" if step and step.due else ""
    deal = " ".join(f"{short_amount(float(n))} {currency}".strip() for currency, n in d.amount_open.items())
    stage = book.fw.stage[account.stage].name if account.stage else ""
    return account.name, stage, deal, ", ".join(owners), f"{step.text}{due}" if step else "none"


def _named(target: Target) -> str:
    why = target.account.trigger or target.account.cluster or target.account.segment
    return inline(target.account.name) + (f" ({inline(why)})" if why else "")


def _good(book: Playbook) -> list[str]:
    lines = [f"## What good looks like for a Tier 1 account by {long_day(book.quarter_end)}", ""]
    shares = book.good()
    lines += table(("a good one is", "now", "not yet"), [(s.label, s.said, _lacking(s)) for s in shares])
    confirm = [
        f"{t.account.name} ({', '.join(setup_list(t.account))})" for t in book.tier(Tier.ONE) if not t.derived.confirmed
    ]
    if confirm:
        lines += ["", "To confirm: " + "; ".join(inline(one) for one in confirm[:_NAMED]) + _more(confirm)]
    lines += ["", "### Which metric proves progress", ""]
    lines.append(f"{_age(book)} At that age it is judged by:")
    lines += ["", *(f"- {share.label}: **{share.said}**" for share in book.progress())]
    if book.months < EARLY_MONTHS:
        lines += ["", f"Not our KPI in the first two quarters: {_NOT_KPI}."]
    return lines


def _age(book: Playbook) -> str:
    if book.began is None:
        return "The programme has not begun: no account is in Tier 1 yet."
    weeks = (book.today - book.began).days // 7
    age = count(weeks, "week") if weeks < _WEEKS else f"{book.months:.0f} months"
    return f"The programme is {age} old."


def _lacking(share: Share) -> str:
    return "; ".join(share.lacking[:_NAMED]) + _more(share.lacking)


def _more(names: Sequence[str]) -> str:
    return f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""


def _launch(book: Playbook) -> list[str]:
    good = {share.code: share for share in book.good()}
    first = len(book.tier(Tier.ONE))
    steps = (
        ("ICP", count(len(book.fw.icp), "criterion", "criteria") if book.fw.icp else "not yet"),
        ("List and tiers", f"{count(first, 'account')} in Tier 1, {good['confirmed'].said} confirmed"),
        ("Committees", f"{good['committee'].said} with every required role"),
        ("Plays", f"{good['played'].said} with a running play"),
        ("Metrics and cadence", f"last review {mid_day(book.last_review)}" if book.last_review else "no review yet"),
    )
    return ["## Launch order", "", *(f"{n}. {name}: {now}" for n, (name, now) in enumerate(steps, 1))]
