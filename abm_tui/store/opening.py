"""How a workspace comes to be, and how it is opened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from abm_tui.errors import WorkspaceError
from abm_tui.rules.framework_reading import presets
from abm_tui.store.care import backup
from abm_tui.store.commands import setup
from abm_tui.store.dialects import sqlite
from abm_tui.store.schema import migrations
from abm_tui.store.undo import chunked_writes
from abm_tui.store.unit import Unit
from abm_tui.store.workspace import Store, explained


def open_workspace(path: Path | str, who: str, today: date | None = None, *, timeout: float = 5.0) -> Store:
    """Open the workspace at `path` as `who`. `timeout` in seconds: how long a busy file is waited for.

    An older file is upgraded first, and an import that was cut off is taken back. Raises WorkspaceError: no such file,
    another program's file, a newer schema, a network disk, …
    """
    path = _real(path)
    sqlite.check_file(path)
    try:
        store = Store(path, who, today, timeout=timeout)
    except WorkspaceError as error:
        if error.code != "older_schema":
            raise
        upgrade(path)
        store = Store(path, who, today, timeout=timeout)
        store.upgraded = True
    try:
        chunked_writes.take_back_cut_off(store)
    except BaseException:
        store.close()
        raise
    return store


def upgrade(path: Path | str) -> int:
    """Bring an older file to this version's schema, with a checked backup first; returns the version.

    Locks nobody out when there is nothing to do. Raises WorkspaceError.
    """
    path = _real(path)
    sqlite.check_file(path)
    return migrations.migrate(path, backup=lambda p: backup.backup_beside(p, "upgrade"))


def create_workspace(
    path: Path | str,
    members: Sequence[tuple[str, ...]],
    *,
    preset: str = "two-person",
    who: str = "",
    today: date | None = None,
) -> Store:
    """Make a workspace with its members (name, team, maybe addresses) and the preset's plays; returns it opened.

    Raises AbmError, and then leaves what was there as it was and nothing new behind.
    """
    path = _real(path)
    framework = presets.preset_framework(preset)
    who = who or (members[0][0] if members else "")
    sqlite.create_file(path)
    try:
        sqlite.check_file(path)
        _, write = sqlite.engines(path, timeout=5.0)
        try:
            with explained(path), write.begin() as connection:
                migrations.create_schema(connection)
                unit = Unit(connection, who, today or date.today(), framework, [])
                setup.found_workspace(unit, members, preset)
                unit.finish()
        finally:
            write.dispose()
        return Store(path, who, today)
    except BaseException:
        sqlite.remove_file(path)
        raise


def _real(path: Path | str) -> Path:
    """The file itself, behind any link: SQLite's journal has to stand beside the one true name."""
    try:
        return Path(path).expanduser().resolve()
    except (OSError, RuntimeError) as error:
        raise WorkspaceError("cannot_open", f"Cannot open {path}: {error}.") from None
