"""Where a key can have a meaning, and what the last line of the screen shows there."""

from __future__ import annotations

# Focuses: where a key can have a meaning. A screen is in exactly one of them at a time.
TARGETS, CARD, COMMITTEES, PLAYS, BOARD, TALK = "targets", "card", "committees", "plays", "board", "talk"
TOUCH, LEARNT, HELP, BLOCKERS, CHANGES = "touch", "learnt", "help", "blockers", "changes"
FIELDS, PAGE, SCORE, HANDOFF, STAGE = "fields", "page", "score", "handoff", "stage"
FRAMEWORK, VERSIONS = "framework", "versions"
RETIER = "retier"
IMPORT, COLUMNS, PASTE, VALUES, PREVIEW = "import", "columns", "paste", "values", "preview"
UNLINKED, DUPLICATES, MERGE = "unlinked", "duplicates", "merge"
PLAIN = "plain"

FOCUSES = {
    TARGETS: "Targets",
    CARD: "Account card",
    COMMITTEES: "Committees",
    PLAYS: "Plays",
    BOARD: "Review: board",
    TALK: "Review: talk",
    LEARNT: "Review: learnt and minutes",
    TOUCH: "Touch sheet",
    BLOCKERS: "In the way",
    CHANGES: "Changes",
    FIELDS: "Fields of a record",
    PAGE: "Last review",
    SCORE: "Score",
    HANDOFF: "Hand-off",
    STAGE: "Stage",
    FRAMEWORK: "Framework",
    VERSIONS: "Framework: versions",
    RETIER: "Re-tier",
    IMPORT: "Import",
    COLUMNS: "Columns of a file",
    PASTE: "Rows of a paste",
    VALUES: "Values of a file",
    PREVIEW: "Preview of an import",
    UNLINKED: "Without an account",
    DUPLICATES: "Possible duplicates",
    MERGE: "Two records become one",
    PLAIN: "Plain text to select from",
    HELP: "Help",
}
GRIDS = (TARGETS, COMMITTEES, PLAYS, BOARD)
WORK = (TARGETS, CARD, COMMITTEES, PLAYS, BOARD, TALK, TOUCH)
PLACES = (
    *WORK,
    LEARNT,
    BLOCKERS,
    CHANGES,
    FIELDS,
    PAGE,
    SCORE,
    HANDOFF,
    STAGE,
    FRAMEWORK,
    VERSIONS,
    RETIER,
    IMPORT,
    UNLINKED,
    DUPLICATES,
    MERGE,
)
STEPS = (COLUMNS, PASTE, VALUES, PREVIEW)  # of an import: there is nothing to undo yet, and one goes back with Esc
LISTS = (*PLACES, *STEPS, HELP, PLAIN)
MOVING = tuple(focus for focus in LISTS if focus not in {*STEPS, MERGE, PLAIN})  # where the arrows only move

# What each focus's footer shows, most important first. The tail `? : q` is always there.
FOOTERS: dict[str, tuple[str, ...]] = {
    TARGETS: ("open", "digit", "mark", "set_", "filter", "done", "suggest_play", "card", "log", "blockers", "undo"),
    CARD: ("open", "forward", "add", "log", "done", "blockers", "next_field", "next", "undo"),
    COMMITTEES: ("forward", "digit", "open", "next", "add", "suggest_play", "log", "card", "undo"),
    PLAYS: ("open", "next_field", "add", "set_play", "done", "later", "who", "suggest_play", "card", "undo"),
    BOARD: ("open", "keep_all", "forward", "mark", "done", "later", "next", "blockers", "log", "card", "undo"),
    TALK: ("open", "decide", "done", "later", "blockers", "edit", "next", "undo"),
    LEARNT: ("open", "add", "edit", "copy", "previous", "undo"),
    TOUCH: ("done", "later", "who", "copy", "edit", "log", "card", "next", "undo"),
    BLOCKERS: ("open", "edit", "later", "add", "done", "log", "card", "undo"),
    CHANGES: ("open", "undo"),
    FIELDS: ("open", "digit", "forward", "next_field", "next", "undo"),
    PAGE: ("page_down", "undo"),
    SCORE: ("open", "digit", "add", "log", "handoff", "card", "undo"),
    HANDOFF: ("copy", "log", "set_next", "add", "suggest_play", "open", "card", "undo"),
    STAGE: ("open", "forward", "backward", "digit", "log", "card", "undo"),
    FRAMEWORK: ("open", "next_field", "add", "clear_cell", "digit", "changes", "find", "undo"),
    VERSIONS: ("open", "undo"),
    RETIER: ("open", "digit", "set_evidence", "set_agreement", "card", "bad_fit", "undo"),
    IMPORT: ("open", "add", "go_duplicates", "write_rejects", "undo"),
    COLUMNS: ("open", "right", "down", "edit", "leave_out", "tell", "next", "back"),
    PASTE: ("open", "right", "down", "forward", "next", "edit", "leave_out", "tell", "back"),
    VALUES: ("open", "right", "edit", "leave_out", "next", "back"),
    PREVIEW: ("open", "next", "left", "right", "write_rejects", "back"),
    UNLINKED: ("open", "undo"),
    DUPLICATES: ("open", "remove", "backward", "undo"),
    MERGE: ("open", "left", "right", "remove", "undo"),
    HELP: ("open", "back"),
    PLAIN: ("down", "page_down", "back"),
}
