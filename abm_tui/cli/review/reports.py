"""`abm report`: the minutes, and the playbook."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from abm_tui.cli.shared import context
from abm_tui.cli.shared.context import TextJsonOrMd, read_day
from abm_tui.cli.shared.output import Format, out, out_json
from abm_tui.errors import Fix, NotFound


def register(app: typer.Typer) -> None:
    family = typer.Typer(
        help="Documents: review, the minutes; playbook, for whoever is new.",
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    family.callback()(_root)
    family.command("review")(review)
    family.command("playbook")(playbook)
    app.add_typer(family, name="report")


def _root() -> None:
    """Documents, as Markdown unless another format is asked for."""


def review(
    day: Annotated[
        str, typer.Option("--day", metavar="DAY", help="The review of that day; else the open or last one.")
    ] = "",
    form: TextJsonOrMd = Format.MD,
) -> None:
    """The minutes of the review that is open, else of the last one: tried, happened, will change, next."""
    store = context.workspace()
    from abm_tui.rules.review.minutes import markdown, plain_text
    from abm_tui.store.queries import minutes, reviews

    wanted = read_day(store, day, past=True) if day else None
    found = store.read(reviews.of_day, wanted) if wanted else store.read(minutes.latest)
    if found is None:
        what = f"No review was held on {wanted.isoformat()}." if wanted else "No review was held yet."
        raise NotFound("no_review", what, Fix("g r", "abm agenda"))
    told = store.read(minutes.minutes, found)
    if form == Format.JSON:
        entries = [{**asdict(entry), "said": entry.said} for entry in told.entries]
        out_json({**asdict(told), "entries": entries, "decided": told.decided})
    elif form == Format.TEXT:
        out(plain_text(told).rstrip("\n"))
    else:
        # A completed review is told as it was agreed on, whatever was corrected since.
        out((found.minutes or markdown(told)).rstrip("\n"))


def playbook(form: TextJsonOrMd = Format.MD) -> None:
    """The playbook: what somebody new has to know. Scope, what good looks like, what proves progress, the rules."""
    store = context.workspace()
    from abm_tui.documents.playbook_text import markdown, not_agreed
    from abm_tui.store.queries.playbook import playbook as read

    book = store.read(read)
    if form != Format.JSON:
        out(markdown(book).rstrip("\n"))
        return
    shares = {share.code: share for share in (*book.good(), *book.progress())}
    out_json(
        {
            "as_of": book.today,
            "framework": {"preset": book.fw.name, "scoring": book.fw.scoring.name, "version": book.version},
            "numbers": {
                code: {"value": len(one.ids), "n": one.of, "unit": "accounts", "ids": list(one.ids)}
                for code, one in shares.items()
            },
            "progress": [share.code for share in book.progress()],
            "tiers": {t.code: len(book.tier(t.code)) for t in book.fw.tiers},
            "stages": dict(book.stages()),
            "governance": dict(book.fw.agreed),
            "not_agreed": not_agreed(book),
        }
    )
