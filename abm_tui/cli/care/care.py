"""`abm backup`, `abm where`, `abm keys`: care of the workspace, and what every key does."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from abm_tui import config
from abm_tui.cli.shared import context, session
from abm_tui.cli.shared.context import TextOrJson
from abm_tui.cli.shared.output import Format, out, say
from abm_tui.errors import UsageError
from abm_tui.text import count


def register(app: typer.Typer) -> None:
    app.command("backup")(backup)
    app.command("where")(where)
    app.command("keys")(keys)


def backup(
    path: Annotated[
        str,
        typer.Argument(metavar="[PATH|-]", help="The copy; - writes it to stdout; nothing: dated, beside the file."),
    ] = "",
) -> None:
    """Make a checked copy, also while the workspace is in use."""
    from abm_tui.store.care import backup as copies

    store = session.current.workspace(anybody=True)
    session.current.close()
    if path == "-":
        _to_stdout(store.path)
        return
    if not path:
        made = copies.backup_beside(store.path)
    else:
        target = Path(path).expanduser()
        if target.is_dir():
            raise UsageError("is_a_folder", f"{target} is a folder: name the file of the copy.")
        made = copies.backup_to(store.path, target.resolve())
    out(f"Backup {made}, checked.")


def _to_stdout(source: Path) -> None:
    """The copy through the pipe: made and checked in a file of its own first, so that a broken one is never sent."""
    if sys.stdout.isatty():
        raise UsageError("terminal", "The copy is no text: send it to a file, abm backup - > monday.db.")
    import shutil
    import tempfile

    from abm_tui.store.care import backup as copies

    with tempfile.TemporaryDirectory(prefix="abm-backup-") as folder:
        made = copies.backup_to(source, Path(folder) / "copy.db")
        with made.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
    sys.stdout.buffer.flush()
    say("Backup written to stdout, checked.")


def where(form: TextOrJson = Format.TEXT) -> None:
    """Where things live: workspace, backups, configuration, reports."""
    path = session.current.path.resolve()
    folder = path.with_name(path.name + ".backups")
    places = {
        "workspace": path,
        "backups": folder,
        "config": config.config_file(),
        "reports": config.data_folder() / "reports",
    }
    backups = sorted(folder.glob("*.db")) if folder.is_dir() else []
    there = {name: place.exists() for name, place in places.items()}
    data = {
        **{name: str(place) for name, place in places.items()},
        "exists": there["workspace"],
        "size": path.stat().st_size if there["workspace"] else None,
        "last_backup": str(backups[-1]) if backups else None,
    }
    lines = [f"{name:<10} {place}" + ("" if there[name] else " (not there yet)") for name, place in places.items()]
    if backups:
        lines.append(f"{'':<10} {count(len(backups), 'backup')}, the last is {backups[-1].name}")
    context.emit(form, data, "\n".join(lines))


def keys(form: TextOrJson = Format.TEXT) -> None:
    """Every key, screen by screen."""
    from abm_tui.keymap.focuses import FOCUSES
    from abm_tui.keymap.readings import key_rows

    tables = {focus: key_rows(focus) for focus in FOCUSES}
    data = {
        focus: [{"keys": row[0], "label": row[1], "help": row[2]} for row in rows] for focus, rows in tables.items()
    }
    width = max(len(row[0]) for rows in tables.values() for row in rows)
    parts = []
    for focus, rows in tables.items():
        parts.append(FOCUSES[focus].upper())
        parts += [f"  {row[0]:<{width}}  {row[2]}" for row in rows]
        parts.append("")
    context.emit(form, {"keys": data}, "\n".join(parts).rstrip())
