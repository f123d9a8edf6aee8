"""The commands by family: the sections of `abm --help`, and the files they live in."""

from __future__ import annotations

FAMILIES: dict[str, tuple[str, ...]] = {
    "Start": ("init", "join", "demo", "member"),
    "Accounts": ("list", "show", "add", "set", "agree", "dispute", "evidence", "badfit", "retier"),
    "People and deals": ("committees", "contact", "seat", "deal"),
    "Work": ("log", "play", "touch", "asset", "blocker", "blockers"),
    "Score and review": ("framework", "score", "handoff", "agenda", "report"),
    "Files": ("import", "export", "duplicates", "merge", "apart"),
    "Journal": ("history", "undo", "redo"),
    "Care": ("backup", "where", "keys"),
}
MODULES = (
    "starting",
    "joining",
    "members",
    "listing",
    "plan",
    "accounts",
    "agreeing",
    "people",
    "committees",
    "deals",
    "logs",
    "plays",
    "touches",
    "assets",
    "blockers",
    "explaining",
    "framework",
    "handoff",
    "reporting",
    "journal",
    "care",
    "importing",
    "exporting",
    "duplicates",
)
