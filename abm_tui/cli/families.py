"""The commands by family: the sections of `abm --help`, and the files they live in."""

from __future__ import annotations

FAMILIES: dict[str, tuple[str, ...]] = {
    "Start": ("init", "join", "demo", "member"),
    "Accounts": ("list", "show", "add", "set", "agree", "dispute", "evidence", "badfit", "retier"),
    "People and deals": ("committees", "contact", "seat", "deal"),
    "Work": ("today", "log", "play", "touch", "asset", "blocker", "blockers"),
    "Score and review": ("framework", "score", "handoff", "agenda", "report"),
    "Files": ("import", "export", "duplicates", "merge", "apart"),
    "Journal": ("history", "undo", "redo"),
    "Care": ("backup", "doctor", "where", "keys"),
}
MODULES = (
    "start.init_and_demo",
    "start.join",
    "start.members",
    "accounts.listing",
    "accounts.show",
    "accounts.accounts",
    "accounts.agreement",
    "people.people",
    "people.committees",
    "people.deals",
    "work.today",
    "work.log",
    "work.plays",
    "work.touches",
    "work.assets",
    "work.blockers",
    "review.score_and_agenda",
    "review.framework",
    "review.handoff",
    "review.reports",
    "journal.journal",
    "care.care",
    "care.doctor",
    "files.importing",
    "files.exporting",
    "files.duplicates",
)
