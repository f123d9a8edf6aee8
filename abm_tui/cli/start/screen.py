"""Plain `abm`: the terminal workspace."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from abm_tui.cli.shared.output import say
from abm_tui.cli.shared.session import Session
from abm_tui.config import THEMES
from abm_tui.errors import Fix, UsageError, WorkspaceError

if TYPE_CHECKING:
    from abm_tui.store import Store


def start(run: Session) -> int:
    """Open the screen on the run's workspace; returns the exit code. Raises AbmError before and after it."""
    path = run.path
    if not path.exists():
        raise WorkspaceError(
            "no_workspace",
            f"There is no workspace at {path}. abm init makes one, abm join PATH opens a colleague's, "
            "abm demo shows an example.",
            Fix(command="abm init"),
        )
    return run_screen(run, run.open)


def run_screen(run: Session, open_store: Callable[[], Store], notice: str = "") -> int:
    """Run the screen. Where several members share the workspace and none was named, ask, then run it."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("no_terminal", "The screen needs a terminal.", Fix(command="abm --help"))
    if not addresses_cells(os.environ.get("TERM", "")):
        raise UsageError(
            "dumb_terminal",
            f"TERM is {os.environ['TERM']}: this terminal cannot place the cursor, so there is no screen here. "
            "abm today --plain asks and answers in sentences, abm log writes down what happened; every command works.",
            Fix(command="abm today --plain"),
        )
    from abm_tui import glyphs
    from abm_tui.app import run_app
    from abm_tui.screens.shell.settings import Settings

    config = run.config
    if config.glyphs != "auto":
        glyphs.use(config.glyphs)
    settings = Settings(theme=THEMES[config.theme], mouse=config.mouse, notice=notice)
    try:
        return run_app(open_store, settings)
    except UsageError as error:
        if error.code != "which_member":
            raise
        run.who = ask_who(error.data["members"])
        return run_app(open_store, settings)


def addresses_cells(term: str) -> bool:
    """Whether a terminal of that name can put its cursor anywhere. One that this machine does not know surely can."""
    if term in ("dumb", "unknown"):
        return False
    import curses

    try:
        curses.setupterm(term)
    except curses.error:
        return True
    return curses.tigetstr("cup") is not None


def ask_who(names: list[str]) -> str:
    """Ask on the terminal which member sits here; a number or a name. Raises UsageError when nothing is said."""
    say("Who are you? " + "  ".join(f"{n} {name}" for n, name in enumerate(names, 1)))
    while True:
        sys.stderr.write("> ")
        sys.stderr.flush()
        answer = sys.stdin.readline().strip()
        if answer.isdigit() and 1 <= int(answer) <= len(names):
            answer = names[int(answer) - 1]
        found = [name for name in names if name.casefold() == answer.casefold()]
        if found:
            say(f"Next time: abm --as {found[0]}, or set ABM_USER, and nobody asks.")
            return found[0]
        if not answer:
            raise UsageError("which_member", "Nobody was named.", Fix(command=f"abm --as {names[0]}"))
