"""A workspace as it stands at each point of a team's first week, made by commands: every story begins from one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import workspaces
from typer.testing import CliRunner

from abm_tui.cli.app import app
from abm_tui.exchange.exports import exporting
from abm_tui.models.words import Decision, Group
from abm_tui.rules.review.minutes import markdown
from abm_tui.store import open_workspace
from abm_tui.store.commands import reviews, talking
from abm_tui.store.queries import review_page
from abm_tui.store.queries.minutes import minutes
from abm_tui.store.queries.reviews import by_id

DATA = Path(__file__).resolve().parent.parent / "data" / "sf-dcw"
FRIDAY = date(2025, 11, 7)
CHANGE = "lead with three-year cost, not features"
FIRST_OF_THE_POOL = ("Allen PLC", "Bryan-Brown", "Chapman Fowler and Lee")


class Hand:
    """Ana's commands on one file, run in this process."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __call__(self, *words: object) -> str:
        whole = ["--db", self.path, "--as", "ana", "--today", FRIDAY, *words]
        done = CliRunner().invoke(app, [str(word) for word in whole])
        assert done.exit_code == 0, f"abm {whole}: {done.output}"
        return done.stdout

    def json(self, *words: object) -> Any:
        return json.loads(self(*words, "--format", "json"))


def imported(abm: Hand) -> None:
    """The CRM's accounts and people, and nothing else."""
    abm("init", "--member", "ana:sales", "--member", "bo:marketing")
    abm("import", DATA / "Account.csv", DATA / "Contact.csv")


def targeted(abm: Hand) -> None:
    """Three accounts in Tier 1, each with its evidence."""
    begin(abm.path, imported)
    for name in FIRST_OF_THE_POOL:
        abm("set", name, "tier=1")
        abm("evidence", name, "asked for a quote")


def staffed(abm: Hand) -> None:
    """Somebody engaged in a committee."""
    begin(abm.path, targeted)
    abm("contact", "add", FIRST_OF_THE_POOL[0], "Lucius Fox", "title=CTO", "email=lucius@wayne.example", "roles=TE")
    abm("seat", FIRST_OF_THE_POOL[0], "TE", "engaged", "--person", "lucius@wayne.example")


def worked(abm: Hand) -> None:
    """A play on all three, its first touch done, and a reply."""
    begin(abm.path, staffed)
    abm("play", "assign", 1, *FIRST_OF_THE_POOL)
    abm("touch", "done", abm.json("touch", "list")["touches"][0]["id"])
    abm("log", FIRST_OF_THE_POOL[0], "they replied re pricing #replied")


def reviewed(abm: Hand) -> None:
    """The week's review held: two kept, one changed."""
    begin(abm.path, worked)
    with closing(open_workspace(abm.path, "ana", FRIDAY)) as store, store.reading() as r:
        board = review_page.board_page(r).board
        lines, (drafts, promises) = review_page.agenda_lines(board), review_page.drafts_of(r, board)
        store.do(talking.open_and_keep, FRIDAY, lines, drafts, promises)
        [left] = store.do(lambda u: u.find("entry", group=Group.TALK)).value
        store.do(reviews.decide, left["id"], Decision.KEEP, change=CHANGE)
        held = by_id(r, left["review_id"])
        assert held is not None
        store.do(reviews.finish_review, held.id, markdown(minutes(r, held)))


def begin(path: Path, stage: Callable[[Hand], None]) -> None:
    """Put the workspace of that point of the week at `path`."""
    workspaces.copy(f"week: {stage.__name__}", path, lambda made: stage(Hand(made)))


def facts(path: Path) -> dict[str, Any]:
    """What undo must bring back: accounts, people, activities, as they are exported."""
    with closing(open_workspace(path, "bo", FRIDAY)) as store:
        return {kind: exporting.export(store, kind) for kind in ("accounts", "contacts", "activities")}


def changes(path: Path) -> int:
    """How many changes were written so far."""
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("select max(id) from change").fetchone()[0])
