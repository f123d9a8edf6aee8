"""THE table of what a person can do: every key on every screen comes from here.

Bindings, footers, `?`, the palette, `abm keys` and the README's key table are readings of ACTIONS. A screen implements
an action `x` as `act_x`, and may say why it is unavailable as `why_not_x`.

Keys are written as the terminal sends them: a printable character as itself, else the key's name. `s t` is two keys.
"""

from __future__ import annotations

from functools import cache

from abm_tui.keymap.entry import Action
from abm_tui.keymap.entry import entry as _a
from abm_tui.keymap.entry import going as _go
from abm_tui.keymap.entry import setting as _set
from abm_tui.keymap.focuses import (
    BLOCKERS,
    BOARD,
    CARD,
    CHANGES,
    COLUMNS,
    COMMITTEES,
    DUPLICATES,
    FIELDS,
    FOOTERS,
    FRAMEWORK,
    HANDOFF,
    HELP,
    IMPORT,
    LEARNT,
    LISTS,
    MERGE,
    MOVING,
    PASTE,
    PLACES,
    PLAIN,
    PLAYS,
    PREVIEW,
    RETIER,
    SCORE,
    STAGE,
    STEPS,
    TALK,
    TARGETS,
    TOUCH,
    UNLINKED,
    VALUES,
    VERSIONS,
    WORK,
)
from abm_tui.keymap.key_names import shown_key

_ENTER = ("enter", "ctrl+j")
_DIGITS = tuple("0123456789")
# A table is read as a table.
# fmt: off
ACTIONS: tuple[Action, ...] = (
    # moving
    _a("up", ("up", "k"), "up", "One line up", (*MOVING, VALUES, PREVIEW, MERGE, PLAIN), "move"),
    _a("down", ("down", "j"), "down", "One line down", (*MOVING, VALUES, PREVIEW, MERGE, PLAIN), "move"),
    _a("left", ("left", "h"), "left", "One cell or pane to the left", MOVING, "move"),
    _a("right", ("right", "l"), "right", "One cell or pane to the right", MOVING, "move"),
    _a("right", ("right", "l"), "column", "To the next column", (COLUMNS, PASTE), "move", shown="← →"),
    _a("left", ("left", "h"), "column", "To the column before", (COLUMNS, PASTE), "move"),
    _a("down", ("down", "j"), "becomes", "The column becomes the next field", (COLUMNS, PASTE), "move", shown="↑ ↓"),
    _a("up", ("up", "k"), "becomes", "The column becomes the field before", (COLUMNS, PASTE), "move"),
    _a("right", ("right", "l"), "becomes", "What the word becomes: our next one", (VALUES,), "move", shown="← →"),
    _a("left", ("left", "h"), "becomes", "What the word becomes: ours before it", (VALUES,), "move"),
    _a("left", ("left", "h"), "ours", "Keep what stands here", (PREVIEW, MERGE), "move"),
    _a("right", ("right", "l"), "theirs", "Take what the file, or the other record, says", (PREVIEW, MERGE), "move"),
    _a("page_up", "pageup", "page up", "One screen up", LISTS, "move"),
    _a("page_down", "pagedown", "page down", "One screen down", LISTS, "move"),
    _a("first", "home", "first", "To the first line", LISTS, "move"),
    _a("last", "end", "last", "To the last line", LISTS, "move"),
    # Enter, Esc, Tab
    _a("open", _ENTER, "edit", "Open the account on a name, edit the cell on a value", (TARGETS,), "enter"),
    _a("open", _ENTER, "edit", "Edit or open the line under the cursor", (CARD,), "enter"),
    _a("open", _ENTER, "person", "Open the person in this role", (COMMITTEES,), "enter"),
    _a("open", _ENTER, "open", "Open what is under the cursor", (PLAYS, TOUCH, HANDOFF), "enter"),
    _a("open", _ENTER, "undo this", "Take back the step this line belongs to", (CHANGES,), "enter"),
    _a("open", _ENTER, "edit", "Edit the field in place, or pick from its list", (FIELDS,), "enter"),
    _a("open", _ENTER, "edit", "Edit the cell, or choose the preset", (FRAMEWORK,), "enter"),
    _a("open", _ENTER, "back to it", "Go back to this version; what changes is shown first", (VERSIONS,), "enter"),
    _a("open", _ENTER, "mend", "Name who is missing, edit the field, correct what happened", (SCORE,), "enter"),
    _a("open", _ENTER, "mend", "Begin what the gate of the stage asks for", (STAGE,), "enter"),
    _a("open", _ENTER, "keep", "It stays in Tier 1; from the watchlist it takes its tier", (RETIER,), "enter"),
    _a("open", _ENTER, "resolve", "It is out of the way", (BLOCKERS,), "enter"),
    _a("open", _ENTER, "talk", "Talk, from this account on", (BOARD,), "enter", "in the review Enter goes on"),
    _a("open", _ENTER, "change", "Write the change, then the next step, then save and go on", (TALK,), "enter",
       "in the review Enter goes on"),
    _a("open", _ENTER, "finish", "Finish the review", (LEARNT,), "enter", "in the review Enter goes on"),
    _a("open", _ENTER, "go on", "To the words of the file; of a paste to the preview", (COLUMNS, PASTE), "enter"),
    _a("open", _ENTER, "preview", "See what would become of every row", (VALUES,), "enter"),
    _a("open", _ENTER, "import", "Do it, as one step that u takes back", (PREVIEW,), "enter"),
    _a("open", _ENTER, "open", "Bring a file in, or open what is under the cursor", (IMPORT, DUPLICATES), "enter"),
    _a("open", _ENTER, "link", "Say which account it belongs to", (UNLINKED,), "enter"),
    _a("open", _ENTER, "merge", "Make the two records one; u parts them again", (MERGE,), "enter"),
    _a("open", _ENTER, "run", "Run the line under the cursor", (HELP,), "enter"),
    _a("back", ("q", "escape", "ctrl+g"), "back", "Back one level; twice on a top screen quits", LISTS, "back"),
    _a("next_field", "tab", "next", "To the next cell, pane or group", LISTS, "tab"),
    _a("previous_field", "shift+tab", "previous", "To the previous cell, pane or group", LISTS, "tab"),
    # digits
    _a("digit", _DIGITS, "set", "Tier: 1 2 3, 4 watchlist, 0 none · stage 1-5 · owner by number", (TARGETS, RETIER),
       "digit", shown="0-9"),
    _a("digit", _DIGITS, "set", "Seat: 0 missing 1 identified 2 contacted 3 engaged 9 not needed · tier, stage",
       (CARD, COMMITTEES), "digit", shown="0-3 9"),
    _a("digit", _DIGITS, "set", "The entry of a field's list by its number", (FIELDS,), "digit", shown="0-9"),
    _a("digit", _DIGITS, "type", "The entry of a list by its number; in a number it begins a new one", (FRAMEWORK,),
       "digit", shown="0-9"),
    _a("leave_out", ("0", "delete"), "leave out", "The column, or the word, does not come in", (COLUMNS, PASTE, VALUES),
       "digit", "0 says none of ours, and Delete does here too"),
    _a("digit", _DIGITS, "answer", "The ICP's question: 1 yes 2 no 0 not known", (SCORE,), "digit", shown="1 2 0"),
    _a("digit", _DIGITS, "stage", "Stage 1-5, 0 none; a gate may ask for more first", (STAGE,), "digit", shown="0-5"),
    _a("keep_all", "1", "keep ON TRACK", "Keep every account that is on track, all at once", (BOARD,), "digit",
       "on the board 1 decides for all that are on track"),
    _a("decide", tuple("12345"), "decide", "1 keep 2 more effort 3 other play 4 pause 5 out, and go on", (TALK,),
       "digit", shown="1-5"),
    # one step
    _a("forward", ("space", "+"), "step", "One step forward: tier, stage, status, touch done",
       (TARGETS, CARD, COMMITTEES, PLAYS, TOUCH, FIELDS, STAGE), "space"),
    _a("forward", ("space", "+"), "step", "One more, yes or no, the list's next entry", (FRAMEWORK,), "space"),
    _a("forward", ("space", "+"), "move", "Move the account to the other group", (BOARD,), "space",
       "on the board there are only two groups"),
    _a("forward", ("space", "+"), "word", "What a word that nobody knows becomes", (PASTE,), "space"),
    _a("backward", "-", "step back", "One step back", (TARGETS, CARD, COMMITTEES, PLAYS, TOUCH, FIELDS,
       FRAMEWORK, STAGE), "minus"),
    _a("backward", "-", "one again", "They were told apart and may be one: suggest them again", (DUPLICATES,), "minus"),
    _a("edit", ("e", "f2"), "edit", "Edit this, with its value selected", (TARGETS, CARD, COMMITTEES, PLAYS, TOUCH,
       FIELDS, FRAMEWORK, SCORE), "edit"),
    _a("edit", ("e", "f2"), "list", "What it may become: letters narrow the list", (COLUMNS, PASTE, VALUES), "edit"),
    _a("edit", ("e", "f2"), "open", "Open what the line is about: the person, the deal, the content, the touch",
       (BLOCKERS,), "edit"),
    _a("edit", ("e", "f2"), "minutes", "Correct what was tried and what happened", (TALK, LEARNT), "edit",
       "in the review the minutes are what is edited"),
    _a("add", ("a", "insert"), "add", "Add an account", (TARGETS,), "add"),
    _a("add", ("a", "insert"), "add", "Add what this pane lists: person, next step, deal, blocker", (CARD,), "add"),
    _a("add", ("a", "insert"), "add", "Add a person in this role", (COMMITTEES,), "add"),
    _a("add", ("a", "insert"), "next step", "Add a next step", (PLAYS, BOARD, TALK, TOUCH), "add"),
    _a("add", ("a", "insert"), "person", "Add a person in the role that is missing", (SCORE,), "add"),
    _a("add", ("a", "insert"), "deal", "Open a deal: Pilot 60k 19 dec", (HANDOFF,), "add"),
    _a("add", ("a", "insert"), "file", "Bring in a file: Tab completes its name", (IMPORT,), "add"),
    _a("add", ("a", "insert"), "line", "Write what was learnt", (LEARNT,), "add"),
    _a("add", ("a", "insert"), "add", "Write down something that is in the way", (BLOCKERS,), "add"),
    _a("add", ("a", "insert"), "add", "Add a criterion to the ICP, or a member", (FRAMEWORK,), "add"),
    # marking and setting
    _a("mark", "x", "mark", "Mark the row and move down", (TARGETS, COMMITTEES, PLAYS), "mark"),
    _a("mark", "x", "flag", "Flag the account for TALK", (BOARD,), "mark", "on the board a mark means: talk about it"),
    _a("mark_all", ("X", "ctrl+a"), "mark all", "Mark all rows shown, or clear the marks", (TARGETS, COMMITTEES),
       "mark all"),
    _a("extend_down", "shift+down", "mark down", "Mark and move down", (TARGETS, COMMITTEES), "mark"),
    _a("extend_up", "shift+up", "mark up", "Mark and move up", (TARGETS, COMMITTEES), "mark"),
    _set("set_tier", "t", "tier", "Set the tier of the marked accounts, else of this one", (TARGETS, CARD, COMMITTEES,
         BLOCKERS)),
    _set("set_owner", "o", "owner", "Set the owner: a member's digit sets the owner of that member's team",
         (TARGETS, CARD, COMMITTEES, BLOCKERS)),
    _set("set_stage", "g", "stage", "Set the stage", (TARGETS, CARD, COMMITTEES, BOARD, TALK, BLOCKERS, STAGE)),
    _set("set_next", "n", "next step", "Write the next step", (TARGETS, CARD, COMMITTEES, BOARD, TALK,
         BLOCKERS, HANDOFF)),
    _set("set_due", "d", "due", "Set the day of the next step", (TARGETS, CARD, COMMITTEES, BOARD, TOUCH,
         BLOCKERS)),
    _set("set_play", "p", "play", "Assign a play", (TARGETS, CARD, COMMITTEES, PLAYS, BOARD)),
    _set("set_label", "l", "label", "Put a label on, or take it off", (TARGETS, CARD, COMMITTEES)),
    _set("set_agreement", "a", "agreement", "Say for both teams whether it is a target account",
         (TARGETS, CARD, COMMITTEES, BOARD, TALK, BLOCKERS, RETIER)),
    _set("set_evidence", "e", "evidence", "Write one line of evidence for Tier 1", (TARGETS, CARD, COMMITTEES,
         BLOCKERS, RETIER)),
    _set("watch", "w", "watch", "What to watch for on the watchlist, and that it happened", (TARGETS, CARD, RETIER)),
    _set("set_stance", "v", "stance", "For, neutral or against", (CARD, COMMITTEES)),
    _set("fill_down", "f", "fill", "Fill the cell above down, or the first marked row's value into all marked",
         (TARGETS,), "ctrl+d"),
    _set("clear_cell", "c", "clear", "Clear the cell", (TARGETS, FIELDS), "delete"),
    _a("clear_cell", ("s c", "delete"), "default", "Back to what the preset says", (FRAMEWORK,), "set clear"),
    _set("archive", "x", "archive", "Put the account away; undo brings it back", (TARGETS, CARD)),
    _a("remove", "s x", "remove", "Take the person, the deal or the line out; undo brings it back", (FIELDS,),
       "set archive"),
    _a("remove", "s x", "remove", "Take the criterion out; a member leaves and somebody takes over", (FRAMEWORK,),
       "set archive"),
    _a("remove", "s x", "two", "They look like one and are two: they are not suggested again", (DUPLICATES, MERGE),
       "set archive"),
    _a("tell", "s", "file", "How to read it: encoding, separator, header row, sheet, dates …", (COLUMNS, PASTE), "set"),
    # work
    _a("log", "t", "log", "Log anything that happened, in one line", (*WORK, BLOCKERS, SCORE, HANDOFF, STAGE)),
    _a("done", "d", "done", "The touch under the cursor (the account's next step on a grid) is done", (*WORK,
       BLOCKERS)),
    _a("later", "z", "later", "Put it off: 1 tomorrow 2 Friday 3 next week 4 a day", (*WORK, BLOCKERS)),
    _a("who", "w", "who", "Give the touch to somebody", WORK),
    _a("write_rejects", "w", "rejects", "Write the rows that stay out to a file beside theirs", (PREVIEW, IMPORT),
       "who", "rows of a file belong to nobody yet"),
    _a("blockers", "b", "in the way", "What is in the way of this account",
       (TARGETS, CARD, COMMITTEES, BOARD, TALK, TOUCH, RETIER)),
    _a("bad_fit", "B", "bad fit", "Flag as a bad fit, with a reason: off the list, never out of the file",
       (TARGETS, CARD, COMMITTEES, RETIER)),
    _a("suggest_play", "P", "play", "The play suggested from here, with the reason",
       (TARGETS, CARD, COMMITTEES, PLAYS, BOARD, TALK, BLOCKERS, HANDOFF)),
    _a("card", "v", "card", "Open the account card", (TARGETS, COMMITTEES, PLAYS, BOARD, TALK, TOUCH, SCORE,
       HANDOFF, RETIER, BLOCKERS, STAGE)),
    _a("handoff", "H", "hand-off", "Hand it to sales: who engaged, what they read, their pains",
       (TARGETS, CARD, COMMITTEES, BOARD, TALK, TOUCH, BLOCKERS, SCORE)),
    _a("review", "r", "review", "This account in the review", (TARGETS, CARD, COMMITTEES, PLAYS, BLOCKERS)),
    _a("changes", "c", "changes", "Who changed what, and when", (TARGETS, CARD, COMMITTEES, BOARD, TALK, RETIER)),
    _a("changes", "c", "versions", "The versions of the framework; Enter there goes back to one", (FRAMEWORK,)),
    # next and previous
    _a("next", "n", "next", "Next search hit", (TARGETS, FRAMEWORK), "next"),
    _a("next", "n", "next", "Next account", (CARD, PLAYS, TALK, TOUCH), "next"),
    _a("next", "n", "next", "Next person or deal of this account", (FIELDS,), "next"),
    _a("next", "n", "gap", "Next gap", (COMMITTEES,), "next"),
    _a("next", "n", "talk", "First account to talk about", (BOARD,), "next"),
    _a("next", "n", "next left out", "Next column that is left out", (COLUMNS,), "next"),
    _a("next", "n", "next problem", "Next row that needs a look", (PASTE, PREVIEW), "next"),
    _a("next", "n", "next unknown", "Next word that nobody knows", (VALUES,), "next"),
    _a("previous", "p", "previous", "Previous search hit", (TARGETS, FRAMEWORK), "previous"),
    _a("previous", "p", "previous", "Previous account", (CARD, PLAYS, TALK, TOUCH), "previous"),
    _a("previous", "p", "previous", "Previous person or deal of this account", (FIELDS,), "previous"),
    _a("previous", "p", "gap", "Previous gap", (COMMITTEES,), "previous"),
    _a("previous", "p", "back", "Previous page of the review", (LEARNT,), "previous"),
    # finding
    _a("find", "/", "find", "Move to a name; hides nothing", (TARGETS, COMMITTEES)),
    _a("find", "/", "find", "Find a word in every section", (FRAMEWORK,)),
    _a("filter", ("f", "ctrl+f"), "filter", "Show only rows that match", (TARGETS, COMMITTEES)),
    _a("clear_filter", "F", "all rows", "Clear the filter", (TARGETS, COMMITTEES)),
    _a("order", "o", "order", "Order by this column; again = reverse, third = off", (TARGETS,)),
    _a("order", "o", "order", "Worst covered first again; rows do not move by themselves", (COMMITTEES,)),
    _a("lists", "L", "lists", "Saved lists: a digit shows one, a saves this view", (TARGETS,)),
    _a("lists", "L", "re-tier", "Look through Tier 1 again: who is due, who stays, who asks to come in", (FRAMEWORK,)),
    # going
    _go("go_targets", "t", "Targets", "To the target accounts"),
    _go("go_committees", "c", "Committees", "To the buying committees"),
    _go("go_plays", "p", "Plays", "To the plays"),
    _go("go_review", "r", "Review", "To the review"),
    _go("go_framework", "f", "Framework", "To the framework: ICP, tiers, stages, roles, signals, members"),
    _go("go_import", "i", "Import", "To the import: bring files in, what came in, what waits for an account"),
    _go("go_duplicates", "d", "duplicates", "Records that may be one and the same"),
    _a("go_score", "g s", "score", "Why this score, and how well the company fits",
       (TARGETS, CARD, COMMITTEES, BOARD, TALK, TOUCH, BLOCKERS, HANDOFF), "go score"),
    _a("why_here", "g o", "order", "Why it stands where it stands", (TARGETS, CARD, BOARD, RETIER), "go order"),
    _a("go_stage", "g g", "stage", "How long in its stage, what the gate asks for, the way it came",
       (TARGETS, CARD, COMMITTEES, BOARD, TALK, TOUCH, BLOCKERS), "go stage"),
    _go("go_account", "a", "account", "To an account by its name"),
    _go("go_back", "b", "back", "Where you were before"),
    # care
    _a("copy", ("y", "ctrl+c"), "copy", "Copy the minutes to the terminal's clipboard", (LEARNT,)),
    _a("copy", ("y", "ctrl+c"), "copy", "Copy the packet to the terminal's clipboard", (HANDOFF,)),
    _a("copy", ("y", "ctrl+c"), "copy", "Copy the line under the cursor: a phone number, an address", (TOUCH,)),
    _a("copy", ("y", "ctrl+c"), "copy", "Copy the cell's text, whole", (FRAMEWORK,)),
    _a("copy", ("y", "ctrl+c"), "copy", "Copy the cell, the marked rows or the line, as a spreadsheet takes it",
       (*(place for place in PLACES if place not in {LEARNT, HANDOFF, TOUCH, FRAMEWORK}), VALUES, PREVIEW)),
    _a("plain", "Y", "plain", "All of it as plain text, to select from with the mouse", (*PLACES, VALUES, PREVIEW),
       "copy all"),
    _a("undo", ("u", "ctrl+z"), "undo", "Take back your last step, also yesterday's", PLACES),
    _a("redo", ("U", "ctrl+y"), "redo", "Do it again", PLACES),
    _a("palette", (":", "ctrl+p", "ctrl+k"), "commands", "Every command by name", (*PLACES, *STEPS, PLAIN)),
    _a("help", ("?", "f1"), "keys", "This screen's keys: type to search, Enter runs", (*PLACES, *STEPS, PLAIN)),
    _a("saved", ("ctrl+s",), "saved", "Says that everything is saved already", PLACES),
    _a("quit", ("ctrl+q",), "quit", "Quit from anywhere; q q quits from a top screen", LISTS),
)
# fmt: on

PREFIXES = {"s": "set", "g": "go"}


@cache
def bindings(focus: str) -> dict[str, Action]:
    """key (`x`, `s t`) → action, for one focus."""
    return {key: action for action in ACTIONS if focus in action.where for key in action.keys}


def action(focus: str, id: str) -> Action | None:
    """The action of that id in a focus, if it is there."""
    return next((a for a in ACTIONS if a.id == id and focus in a.where), None)


def starts(focus: str, key: str) -> list[Action]:
    """Actions whose key begins with the prefix `key`."""
    return [a for a in ACTIONS if focus in a.where and any(k.startswith(key + " ") for k in a.keys)]


def hints(focus: str) -> list[tuple[str, str]]:
    """(key, label) pairs of the focus's footer, most important first. `set_` stands for the whole s menu."""
    found = []
    for id in FOOTERS[focus]:
        if id == "set_":
            found.append(("s", "set"))
            continue
        known = action(focus, id)
        if known is None:
            raise KeyError(f"the footer of {focus} names {id}, which is not there")
        found.append((known.key, known.label))
    return found


def key_rows(focus: str | None = None) -> list[tuple[str, str, str]]:
    """(keys, label, help) of every action, for `abm keys`, `?` and the README; one focus or all."""
    rows: dict[tuple[str, str, str], None] = {}
    for a in ACTIONS:
        if focus is None or focus in a.where:
            aliases = [shown_key(k) for k in a.keys[1:]] if not a.shown else []
            keys = a.key + (f" ({', '.join(aliases)})" if aliases else "")
            rows[(keys, a.label, a.help)] = None
    return list(rows)
