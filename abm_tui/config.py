"""Where things live, and what a person may choose once for all: paths, and the configuration file.

Kept free of heavy imports: the command line reads it before anything else.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from abm_tui.errors import UsageError

NAME = "abm-tui"
FILE = "workspace.db"
_CHOICES = {
    "glyphs": ("auto", "unicode", "ascii"),
    "theme": ("dark", "light", "ansi"),
}
THEMES = {"dark": "textual-dark", "light": "textual-light", "ansi": "textual-ansi"}


@dataclass(frozen=True)
class Config:
    """The configuration file's settings; each has a default, so the file need not be there.

    `name` says who you are where several share a workspace; `db` is the workspace opened when none is named; `glyphs`
    auto, unicode or ascii; `theme` dark, light or ansi; `mouse` false leaves the mouse to the terminal.
    """

    name: str = ""
    db: str = ""
    glyphs: str = "auto"
    theme: str = "dark"
    mouse: bool = True


def config_file() -> Path:
    """The configuration file, there or not."""
    import platformdirs

    return platformdirs.user_config_path(NAME, appauthor=False) / "config.toml"


def data_folder() -> Path:
    """The folder of the default workspace and of error reports, there or not."""
    import platformdirs

    return platformdirs.user_data_path(NAME, appauthor=False)


def read_config(path: Path | None = None) -> Config:
    """Read the configuration file. Raises UsageError with the place and the remedy."""
    path = path or config_file()
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("bad_config", f"Cannot read {path}: {error}.") from None
    return read_settings(text, str(path))


def read_settings(text: str, where: str) -> Config:
    """The settings in `text`, TOML. Raises UsageError for what is no TOML, no setting, or no value of it."""
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError("bad_config", f"{where} is not valid: {error}.") from None
    known = {f.name: f for f in fields(Config)}
    for name, value in data.items():
        if name not in known:
            raise UsageError("bad_config", f"{where}: there is no setting {name!r}. There are {', '.join(known)}.")
        _check(name, value, where)
    return Config(**data)


def _check(name: str, value: Any, where: str) -> None:
    if name == "mouse":
        if not isinstance(value, bool):
            raise UsageError("bad_config", f"{where}: mouse is true or false, not {value!r}.")
        return
    if not isinstance(value, str):
        raise UsageError("bad_config", f"{where}: {name} is text in quotes, not {value!r}.")
    choices = _CHOICES.get(name)
    if choices and value not in choices:
        raise UsageError("bad_config", f"{where}: {name} is one of {', '.join(choices)}, not {value!r}.")


def remember(choices: Mapping[str, str], path: Path | None = None) -> Path:
    """Write text settings into the configuration file, leaving every other line as it is; returns the file.

    Raises UsageError where the file cannot be read or written.
    """
    path = path or config_file()
    read_config(path)
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        for name, value in choices.items():
            quoted = value.replace("\\", "\\\\").replace('"', '\\"')
            line = f'{name} = "{quoted}"'
            place = next((n for n, there in enumerate(lines) if there.partition("=")[0].strip() == name), None)
            lines[slice(place, place + 1) if place is not None else slice(len(lines), None)] = [line]
        text = "\n".join(lines) + "\n"
        read_settings(text, str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f"{path.name}.new")
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except (OSError, UnicodeEncodeError) as error:
        raise UsageError("bad_config", f"Cannot write {path}: {error}.") from None
    return path


def workspace_path(named: str = "", config: Config | None = None, environ: Mapping[str, str] | None = None) -> Path:
    """The workspace's file: the one `named`, else ABM_DB, else the configuration's, else the default one.

    Raises UsageError for an address of a database server: this version keeps a workspace in a file.
    """
    env = os.environ if environ is None else environ
    text = named or env.get("ABM_DB", "") or (config or Config()).db
    if not text:
        return data_folder() / FILE
    if text.startswith("sqlite:///"):
        text = text.removeprefix("sqlite:///")
    elif "://" in text:
        raise UsageError("no_server", "A workspace is a file: name its path, not the address of a server.")
    return Path(text).expanduser()
