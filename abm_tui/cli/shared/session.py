"""One run of the program: which workspace, who acts, which day it is. Loads no command-line library."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from abm_tui import config
from abm_tui.errors import AbmError, Fix, UsageError

if TYPE_CHECKING:
    from abm_tui.models.facts import MemberFact
    from abm_tui.store import Store


@dataclass
class Session:
    """One run of the command line: its global options as typed, and the workspace once it is open."""

    db: str = ""
    who: str = ""
    day: str = ""
    _config: config.Config | None = None
    _store: Store | None = field(default=None, repr=False)
    _looked: bool = False  # whether this run has looked for pauses that are over

    @property
    def config(self) -> config.Config:
        if self._config is None:
            self._config = config.read_config()
        return self._config

    @property
    def path(self) -> Path:
        """The workspace's file, there or not."""
        named = self.db or os.environ.get("ABM_DB", "")
        return config.workspace_path(named, None if named else self.config)

    def other_file(self, path: str) -> Path:
        """A file to write. Raises UsageError where that is the workspace itself, which would be lost."""
        file = Path(path).expanduser()
        if file.exists() and self.path.exists() and file.samefile(self.path):
            raise UsageError(
                "is_the_workspace", f"{path} is the workspace itself: name another file. Nothing was written."
            )
        return file

    @property
    def name(self) -> str:
        """Who was named: --as, else ABM_USER, else the configuration's name; "" when nobody was."""
        return (self.who or os.environ.get("ABM_USER", "") or self.config.name).strip()

    @property
    def today(self) -> date | None:
        """The pinned day (--today, else ABM_TODAY); None = the calendar's. Raises UsageError."""
        text = (self.day or os.environ.get("ABM_TODAY", "")).strip()
        if not text:
            return None
        from abm_tui.when import NoSuchDay, parse_day

        try:
            return parse_day(text, date.today())
        except NoSuchDay as error:
            raise UsageError("no_such_day", error.message) from None

    def workspace(self, *, anybody: bool = False) -> Store:
        """The workspace, opened (and brought to this version's schema) at the first call. Raises AbmError.

        On the calendar's day, accounts whose pause is over come back first. Under a pinned day they wait for a command
        that writes: whoever only looks at another day changes nothing.
        """
        return self.take(self.open(anybody=anybody)) if self._store is None else self._store

    def take(self, store: Store) -> Store:
        """Work in that workspace from now on; it is closed with the run."""
        self._store = store
        self._say_upgrade(store)
        if self.today is None:
            self.bring_back()
        return store

    @staticmethod
    def _say_upgrade(store: Store) -> None:
        """Once, when the file came to this version: what stands against a new rule."""
        if not store.upgraded:
            return
        from abm_tui.cli.shared.output import say
        from abm_tui.store.care.against_rules import against_rules

        notice = store.read(against_rules).notice()
        if notice:
            say(f"{notice}.")

    def bring_back(self) -> None:
        """Bring back, once a run, whose pause is over; see `store/pause_return`."""
        if self._store is None or self._looked:
            return
        from abm_tui.cli.shared.output import say
        from abm_tui.store.pause_return import bring_back

        self._looked = True
        done = bring_back(self._store)
        if done is not None:
            say(f"{done.label}.")

    def open(self, *, anybody: bool = False) -> Store:
        """Open the workspace as the member who was named, or as its only one.

        With `anybody` it opens without asking who acts, for what needs no member.
        """
        store = open_store(self.path, self.today)
        try:
            named = self.name
            store.who = named if anybody else who_acts(store.members, named)
        except AbmError:
            store.close()
            raise
        gc.freeze()
        gc.enable()
        return store

    def close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None


current = Session()


def begin(session: Session) -> None:
    """Start a run with its global options."""
    global current
    current.close()
    current = session


def open_store(path: Path, today: date | None) -> Store:
    """Open a file as nobody yet; an older schema is brought up to date first, with a checked backup."""
    from abm_tui.store import open_workspace

    return open_workspace(path, "", today)


def who_acts(members: Sequence[MemberFact], named: str) -> str:
    """The member that acts: the one `named`, or the only one with a login. Raises UsageError naming the members."""
    names = [m.name for m in members if m.left_on is None and m.login]
    if named:
        exact = [n for n in names if n == named] or [n for n in names if n.casefold() == named.casefold()]
        if len(exact) == 1:
            return exact[0]
        _why_not(members, named)
        raise UsageError(
            "no_such_member",
            f"{named} is no member here. There {_are(names)}.",
            Fix(command=f"abm member add {named}:sales"),
        )
    if len(names) == 1:
        return names[0]
    if not names:
        raise UsageError(
            "no_members", "This workspace has no member.", Fix(command="abm --as NAME member add NAME:sales")
        )
    raise UsageError(
        "which_member",
        f"Say who you are: {' or '.join(f'--as {n}' for n in names)} (or set ABM_USER).",
        Fix(command=f"abm --as {names[0]} …"),
        members=names,
    )


def _why_not(members: Sequence[MemberFact], named: str) -> None:
    """Whoever left, or has no login here, is told so."""
    for m in members:
        if m.name.casefold() != named.casefold():
            continue
        if m.left_on is not None:
            who = next((one.name for one in members if one.left_on is None and one.login), "NAME")
            command = f"abm --as {who} member back {m.name}"
            raise UsageError("has_left", f"{m.name} left on {m.left_on.isoformat()}.", Fix(command=command))
        raise UsageError(
            "no_login", f"{m.name} owns accounts here, without a login.", Fix(command=f"abm --as {m.name} join PATH")
        )


def _are(names: Sequence[str]) -> str:
    if not names:
        return "are none"
    return f"{'is' if len(names) == 1 else 'are'} {', '.join(names)}"
