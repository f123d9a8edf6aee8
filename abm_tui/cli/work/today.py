"""`abm today`: what is hot, late and due, what waits; as text, JSON, a digest, or asked touch by touch."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from abm_tui.cli.shared import context
from abm_tui.cli.shared.context import TextOrJson, emit
from abm_tui.cli.shared.output import Format, out
from abm_tui.errors import UsageError

if TYPE_CHECKING:
    from abm_tui.models.facts import MemberFact
    from abm_tui.rules.today.page import TodayPage
    from abm_tui.store import Store


def register(app: typer.Typer) -> None:
    app.command("today")(today)


def today(
    who: Annotated[str, typer.Option("--for", metavar="NAME", help="Only this member's touches; me works.")] = "",
    plain: Annotated[bool, typer.Option("--plain", help="Sentences, then each touch asked in turn.")] = False,
    digest: Annotated[bool, typer.Option("--digest", help="At most twelve lines.")] = False,
    form: TextOrJson = Format.TEXT,
) -> None:
    """What is hot, late and due, and what waits for you. With --plain each late touch and each of today is asked."""
    if plain and (digest or form == Format.JSON):
        raise UsageError("usage", "--plain asks questions: it goes with neither --digest nor --format json.")
    store = context.workspace()
    page = page_for(store, member_named(store, who) if who else None)
    from abm_tui.documents import today as document

    if plain:
        from abm_tui.cli.work.today_plain import walk

        walk(store, page, sys.stdin)
    elif digest and form == Format.TEXT:
        out(document.digest(page))
    else:
        emit(form, document.today_json(page), document.today_text(page))


def member_named(store: Store, text: str) -> MemberFact:
    """The member of that name. Raises UsageError naming those there are."""
    wanted = (store.who if text.strip().lower() == "me" else text.strip()).casefold()
    found = next((m for m in store.members if m.name.casefold() == wanted and m.left_on is None), None)
    if found is None:
        here = ", ".join(m.name for m in store.members if m.left_on is None)
        raise UsageError("no_such_member", f'Nobody is called "{text}". There are {here}.')
    return found


def page_for(store: Store, only: MemberFact | None) -> TodayPage:
    """The page as `only` sees it, with their touches alone; without anybody as whoever asks sees it, with all."""
    from abm_tui.rules.today.looks import read_look
    from abm_tui.store.queries.listing import listed
    from abm_tui.store.queries.presence import view_state
    from abm_tui.store.queries.today.page import today_page, with_drawers

    member = only or store.me
    kept = json.loads(store.read(view_state, "today", member.name if member else "") or "{}")
    look = read_look(kept, datetime.combine(store.today, datetime.now().time()))
    page = with_drawers(store.read(today_page, look, member), store.read(listed))
    return page.of(only.name) if only else page
