"""`abm agree`, `dispute`, `evidence`, `retier`: who belongs on the list, by whose word, and until when (S000)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from abm_tui.cli.accounts.accounts import account
from abm_tui.cli.shared import context
from abm_tui.cli.shared.context import AccountArgument, ReasonOption, TextOrJson, done
from abm_tui.cli.shared.output import Format, out, out_json, say, table
from abm_tui.errors import Fix, UsageError

if TYPE_CHECKING:
    from abm_tui.rules.tiers.retier import RetierLine
    from abm_tui.store import Store
    from abm_tui.store.queries.retier import DisputeFacts, RetierPage
    from abm_tui.store.unit import Unit

_HEADINGS = ("id", "account", "in or out", "evidence", "sales/marketing", "score")
_SPEAKS = {True: "for it", False: "against it", None: "unknown"}


def register(app: typer.Typer) -> None:
    app.command("agree")(agree)
    app.command("dispute")(dispute)
    app.command("evidence")(evidence)
    app.command("retier")(retier)


def agree(
    who: AccountArgument,
    answer: Annotated[str, typer.Argument(metavar="yes|no|open", help="Is it a target account?")],
    team: Annotated[str, typer.Option(metavar="sales|marketing|both", help="Whose answer; else your team's.")] = "",
    reason: ReasonOption = "",
    form: TextOrJson = Format.TEXT,
) -> None:
    """Say for a team whether it is a target account."""
    store = context.workspace()
    one = account(store, who)
    teams = _teams(store, team)
    said = answer.strip().lower()
    if said not in {"yes", "no", "open"}:
        raise UsageError("no_such_answer", f'"{answer}" is no answer: yes, no or open.')
    from abm_tui.store.commands import agreeing
    from abm_tui.store.queries.retier import disputed

    def work(u: Unit) -> None:
        for each in teams:
            agreeing.agree(u, one.id, None if said == "open" else said, each, reason)
        if len(teams) > 1:
            u.label = f"Both say {said} to {one.name}"

    done(context.run(work), form, id=one.id)
    if store.read(disputed, one.id):
        say(f"The teams disagree about {one.name}: abm dispute {one.id} shows both sides.")


def _teams(store: Store, team: str) -> list[str]:
    wanted = team.strip().lower()
    if not wanted:
        if store.me is None:
            raise UsageError("which_team", "Say whose answer it is.", Fix(command="abm agree ACCOUNT yes --team sales"))
        return [store.me.team]
    if wanted == "both":
        return ["sales", "marketing"]
    if wanted not in {"sales", "marketing"}:
        raise UsageError("no_such_team", f'No team "{team}": sales, marketing or both.')
    return [wanted]


def dispute(
    who: AccountArgument,
    answer: Annotated[str, typer.Argument(metavar="[yes|no]", help="The decision; without it both sides.")] = "",
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who decided; else the decision owner.")] = "",
    reason: ReasonOption = "",
    form: TextOrJson = Format.TEXT,
) -> None:
    """Where the teams disagree about an account: what speaks for it, and the decision of its one owner."""
    store = context.workspace()
    one = account(store, who)
    from abm_tui.store.commands.agreeing import NO_OWNER, decide_dispute
    from abm_tui.store.queries.retier import dispute as dispute_page

    said = answer.strip().lower()
    if not said:
        page = store.read(dispute_page, one.id)
        if form == Format.JSON:
            out_json(dispute_json(page))
        else:
            out("\n".join(dispute_text(page)))
        return
    if said not in {"yes", "no"}:
        raise UsageError("no_such_answer", f'"{answer}" is no decision: yes or no.')
    result = context.run(decide_dispute, one.id, said, reason, by=by)
    done(result, form, id=one.id)
    if not store.framework.agreed.get("decision_owner"):
        say(NO_OWNER)


def dispute_json(page: DisputeFacts) -> dict[str, Any]:
    """Both sides as scripts read them."""
    from abm_tui.rules.tiers.tiers import is_disputed

    facts = page.row.account
    return {
        "account": facts.name,
        "disputed": is_disputed(facts),
        "decision_owner": page.owner or None,
        "agrees_sales": facts.agrees_sales,
        "agrees_marketing": facts.agrees_marketing,
        "reasons": page.reasons or None,
        "arguments": [{"code": a.code, "name": a.name, "text": a.text, "speaks": a.speaks} for a in page.arguments],
        "decided": [{"on": d.on, "by": d.decided_by, "answer": d.answer, "reason": d.reason} for d in page.decided],
    }


def dispute_text(page: DisputeFacts) -> list[str]:
    """Both sides as people read them."""
    from abm_tui.rules.tiers.disputes import verdict_text
    from abm_tui.rules.tiers.tiers import is_disputed
    from abm_tui.store.commands.agreeing import NO_OWNER

    facts = page.row.account
    state = "the teams disagree" if is_disputed(facts) else "the teams do not disagree"
    lines = [f"{facts.name}: {state}, {verdict_text(page.arguments)}"]
    lines += [f"  {a.name}: {a.text} ({_SPEAKS[a.speaks]})" for a in page.arguments]
    lines.append(
        f"  sales says {facts.agrees_sales or 'nothing yet'}, marketing {facts.agrees_marketing or 'nothing yet'}"
    )
    if page.reasons:
        lines.append(f"  {page.reasons}")
    lines += [f"  decided {d.on} by {d.decided_by}: {d.answer}, {d.reason}" for d in page.decided]
    if is_disputed(facts):
        decides = f'{page.owner} decides: abm dispute {facts.id} yes --reason "…"' if page.owner else NO_OWNER
        lines.append(f"  {decides}")
    return lines


def evidence(
    who: AccountArgument,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="One line that says why it deserves Tier 1.")],
    form: TextOrJson = Format.TEXT,
) -> None:
    """Write one dated line of evidence."""
    store = context.workspace()
    one = account(store, who)
    from abm_tui.store.commands.agreeing import add_evidence

    done(context.run(add_evidence, one.id, text), form, id=one.id)


def retier(
    keep: Annotated[list[str] | None, typer.Option("--keep", metavar="ACCOUNT", help="It stays in Tier 1.")] = None,
    form: TextOrJson = Format.TEXT,
) -> None:
    """Who is to be looked at again: Tier 1 by evidence and both answers, and what knocks on the watchlist."""
    store = context.workspace()
    if keep:
        from abm_tui.store.commands import retiering

        ids = list(dict.fromkeys(account(store, one).id for one in keep))
        done(context.run(retiering.keep, ids), form, ids=ids)
        return
    from abm_tui.store.queries.retier import page

    found = store.read(page)
    if form == Format.JSON:
        out_json(retier_json(store, found))
    else:
        _out_retier(store, found)


def retier_json(store: Store, page: RetierPage) -> dict[str, Any]:
    """The page as scripts read it."""
    from abm_tui.rules.tiers.retier import next_due

    fw, today = store.framework, store.today
    churn, (agreed, of) = page.churn, page.agreed
    return {
        "tier1": {"count": page.inside, "cap": fw.cap, "ceiling": fw.ceiling},
        "alignment": {"agreed": agreed, "of": of},
        "churn": {"changed": churn.changed, "of": churn.of, "days": churn.days, "warns": churn.warns, "ids": churn.ids},
        "next_due": next_due([line.account for line in page.lines], today, fw),
        "accounts": [_line_json(line, store) for line in page.lines],
    }


def _line_json(line: RetierLine, store: Store) -> dict[str, Any]:
    from abm_tui.cli.shared.records import tier
    from abm_tui.rules.tiers.retier import due_on

    facts, derived = line.account, line.derived
    return {
        "id": facts.id,
        "account": facts.name,
        "group": line.group,
        "why": line.why,
        "tier": tier(facts.tier),
        "suggested": tier(line.tier),
        "stage": facts.stage,
        "score": derived.score.value,
        "fit": derived.fit.share,
        "icp_match": derived.fit.match,
        "evidence_days": line.evidence_days,
        "agrees_sales": facts.agrees_sales,
        "agrees_marketing": facts.agrees_marketing,
        "due": due_on(facts, store.framework),
    }


def _out_retier(store: Store, page: RetierPage) -> None:
    """The page as people read it."""
    from abm_tui.rules.tiers.retier import DUE, KNOCKS, LATER, team_answers_text
    from abm_tui.rules.tiers.tiers import slots_text

    agreed, of = page.agreed
    out(f"Tier 1: {slots_text(page.inside, store.framework)} · both teams agree on {agreed} of {of} · {page.due}")
    if page.churn.of:
        out(page.churn.text + (": that is often" if page.churn.warns else ""))
    for group, title in {KNOCKS: "ASK TO COME IN", DUE: "TO LOOK AT", LATER: "LOOKED AT"}.items():
        found = [line for line in page.lines if line.group == group]
        if found:
            out(f"\n{title} {len(found)}")
            table([_cells(line, team_answers_text(line.account)) for line in found], _HEADINGS)


def _cells(line: RetierLine, said: str) -> list[str]:
    age = "none" if line.evidence_days is None else f"{line.evidence_days} d"
    asked = f"→ {line.tier}: " if line.group == "knocks" else ""
    return [str(line.account.id), line.account.name, asked + line.why, age, said, str(line.derived.score.value)]
