"""Where a key can have a meaning, and what the last line of the screen shows there."""

from __future__ import annotations

from abm_tui.keymap.action_ids import Do

# Focuses: where a key can have a meaning. A screen is in exactly one of them at a time.
TODAY = "today"
TARGETS, CARD, COMMITTEES, PLAYS, BOARD, TALK = "targets", "card", "committees", "plays", "board", "talk"
TOUCH, LEARNT, HELP, BLOCKERS, CHANGES = "touch", "learnt", "help", "blockers", "changes"
FIELDS, PAGE, SCORE, HANDOFF, STAGE = "fields", "page", "score", "handoff", "stage"
FRAMEWORK, VERSIONS = "framework", "versions"
RETIER = "retier"
IMPORT, COLUMNS, PASTE, VALUES, PREVIEW = "import", "columns", "paste", "values", "preview"
UNLINKED, DUPLICATES, MERGE = "unlinked", "duplicates", "merge"
PLAIN = "plain"

FOCUSES = {
    TODAY: "Today",
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
WORK = (TODAY, TARGETS, CARD, COMMITTEES, PLAYS, BOARD, TALK, TOUCH)
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

SET_MENU = "s"  # stands for the whole s menu in a footer

# What each focus's footer shows, most important first. The tail `? : q` is always there.
FOOTERS: dict[str, tuple[Do | str, ...]] = {
    TODAY: (
        Do.OPEN,
        Do.DONE,
        Do.LATER,
        Do.WHO,
        Do.LOG,
        Do.ADD,
        Do.BLOCKERS,
        Do.NEXT,
        Do.CARD,
        Do.FILTER,
        Do.MARK,
        SET_MENU,
        Do.UNDO,
    ),
    TARGETS: (
        Do.OPEN,
        Do.DIGIT,
        Do.MARK,
        SET_MENU,
        Do.FILTER,
        Do.DONE,
        Do.SUGGEST_PLAY,
        Do.CARD,
        Do.LOG,
        Do.BLOCKERS,
        Do.UNDO,
    ),
    CARD: (Do.OPEN, Do.FORWARD, Do.ADD, Do.LOG, Do.DONE, Do.BLOCKERS, Do.NEXT_FIELD, Do.NEXT, Do.UNDO),
    COMMITTEES: (Do.FORWARD, Do.DIGIT, Do.OPEN, Do.NEXT, Do.ADD, Do.SUGGEST_PLAY, Do.LOG, Do.CARD, Do.UNDO),
    PLAYS: (Do.OPEN, Do.NEXT_FIELD, Do.ADD, Do.SET_PLAY, Do.DONE, Do.LATER, Do.WHO, Do.SUGGEST_PLAY, Do.CARD, Do.UNDO),
    BOARD: (
        Do.OPEN,
        Do.KEEP_ALL,
        Do.FORWARD,
        Do.MARK,
        Do.DONE,
        Do.LATER,
        Do.NEXT,
        Do.BLOCKERS,
        Do.LOG,
        Do.CARD,
        Do.UNDO,
    ),
    TALK: (Do.OPEN, Do.DECIDE, Do.DONE, Do.LATER, Do.BLOCKERS, Do.EDIT, Do.NEXT, Do.UNDO),
    LEARNT: (Do.OPEN, Do.ADD, Do.EDIT, Do.COPY, Do.PREVIOUS, Do.UNDO),
    TOUCH: (Do.DONE, Do.LATER, Do.WHO, Do.COPY, Do.EDIT, Do.LOG, Do.CARD, Do.NEXT, Do.UNDO),
    BLOCKERS: (Do.OPEN, Do.EDIT, Do.LATER, Do.ADD, Do.DONE, Do.LOG, Do.CARD, Do.UNDO),
    CHANGES: (Do.OPEN, Do.UNDO),
    FIELDS: (Do.OPEN, Do.DIGIT, Do.FORWARD, Do.NEXT_FIELD, Do.NEXT, Do.UNDO),
    PAGE: (Do.PAGE_DOWN, Do.UNDO),
    SCORE: (Do.OPEN, Do.DIGIT, Do.ADD, Do.LOG, Do.HANDOFF, Do.CARD, Do.UNDO),
    HANDOFF: (Do.COPY, Do.LOG, Do.SET_NEXT, Do.ADD, Do.SUGGEST_PLAY, Do.OPEN, Do.CARD, Do.UNDO),
    STAGE: (Do.OPEN, Do.FORWARD, Do.BACKWARD, Do.DIGIT, Do.LOG, Do.CARD, Do.UNDO),
    FRAMEWORK: (Do.OPEN, Do.NEXT_FIELD, Do.ADD, Do.CLEAR_CELL, Do.DIGIT, Do.CHANGES, Do.FIND, Do.UNDO),
    VERSIONS: (Do.OPEN, Do.UNDO),
    RETIER: (Do.OPEN, Do.DIGIT, Do.SET_EVIDENCE, Do.SET_AGREEMENT, Do.CARD, Do.BAD_FIT, Do.UNDO),
    IMPORT: (Do.OPEN, Do.ADD, Do.GO_DUPLICATES, Do.WRITE_REJECTS, Do.UNDO),
    COLUMNS: (Do.OPEN, Do.RIGHT, Do.DOWN, Do.EDIT, Do.LEAVE_OUT, Do.TELL, Do.NEXT, Do.BACK),
    PASTE: (Do.OPEN, Do.RIGHT, Do.DOWN, Do.FORWARD, Do.NEXT, Do.EDIT, Do.LEAVE_OUT, Do.TELL, Do.BACK),
    VALUES: (Do.OPEN, Do.RIGHT, Do.EDIT, Do.LEAVE_OUT, Do.NEXT, Do.BACK),
    PREVIEW: (Do.OPEN, Do.NEXT, Do.LEFT, Do.RIGHT, Do.WRITE_REJECTS, Do.BACK),
    UNLINKED: (Do.OPEN, Do.UNDO),
    DUPLICATES: (Do.OPEN, Do.REMOVE, Do.BACKWARD, Do.UNDO),
    MERGE: (Do.OPEN, Do.LEFT, Do.RIGHT, Do.REMOVE, Do.UNDO),
    HELP: (Do.OPEN, Do.BACK),
    PLAIN: (Do.DOWN, Do.PAGE_DOWN, Do.BACK),
}
