"""Asking for the files of an import by their names: Tab completes, and where they lay last time is offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from abm_tui.errors import Refused
from abm_tui.exchange.files.paths import complete, split_paths
from abm_tui.text import clean

if TYPE_CHECKING:
    from abm_tui.exchange.plan.import_plan import ImportPlan
    from abm_tui.screens.shell.host import PlaceHost
    from abm_tui.widgets.tones import Line

_PATHS = 50  # files whose folder is remembered
_OFFERED = 8  # names that stand under the question
_LIMIT = 4_000  # characters of all names together


class FilePrompt:
    """The question for files; `read` gets the paths that were named."""

    def __init__(self, host: PlaceHost, read: Callable[[list[Path]], object]) -> None:
        self._host, self._read = host, read

    def ask_again(self, name: str) -> None:
        """Ask for the file of a source again, where it was last time."""
        path = self._paths().get(name, "")
        if path and Path(path).exists():
            self.ask(f'"{path}"' if " " in path else path)
        else:
            self.ask(_folder(path))

    def ask_new(self) -> None:
        """Ask for a file, in the folder of the newest one."""
        folder = _folder(next(reversed(self._paths().values()), ""))
        self.ask(folder if " " not in folder else "")

    def ask(self, value: str) -> None:
        """Ask, with that text to begin with."""
        self._host.ask(
            "File",
            self._take,
            value=value,
            limit=_LIMIT,
            keys=("tab",),
            on_key=self._complete,
            hint="Tab completes · several with blanks between them · Enter · Esc",
        )

    def _complete(self, key: str) -> None:
        del key
        prompt = self._host.prompt
        text, fits = complete(prompt.value)
        prompt.load(text, select=False, limit=_LIMIT)
        self._host.show_below([_offered(fits)])

    def _take(self, text: str) -> bool:
        paths = split_paths(text)
        if not paths:
            self._host.say("Type the name of a file, or Esc.")
            return False
        for path in paths:
            _check(path)
        self._host.call_next(self._read, paths)
        return True

    # where files were

    def _paths(self) -> dict[str, str]:
        """File name → where it was, the newest last."""
        kept = self._host.abm.presence.remembered("import").get("paths")
        return {str(k): str(v) for k, v in kept.items()} if isinstance(kept, dict) else {}

    def remember(self, plan: ImportPlan, paths: Sequence[Path | None]) -> None:
        """Files came in from there, None for a paste."""
        known = self._paths()
        for file, path in zip(plan.files, paths, strict=True):
            if path is not None:
                name = file.table.file[:200]
                known.pop(name, None)
                known[name] = str(path.absolute())
        self._host.abm.presence.remember("import", {"paths": dict(list(known.items())[-_PATHS:])})


def _folder(path: str) -> str:
    """The folder of a file, "" where it is not there any more."""
    folder = Path(path).parent
    return f"{folder}/" if path and folder.is_dir() else ""


def _offered(fits: Sequence[str]) -> Line:
    if not fits:
        return (" No file begins so.", "attention")
    more = f"  and {len(fits) - _OFFERED} more" if len(fits) > _OFFERED else ""
    return (" " + "  ".join(clean(name) for name in fits[:_OFFERED]) + more, "dim")


def _check(path: Path) -> None:
    """Raises Refused at once for what a look at the name tells; the text of the question stays."""
    name = clean(path.name)
    try:
        if path.is_dir():
            raise Refused("unreadable_file", "That is a directory: go on typing, Tab completes.")
        if not path.exists():
            raise Refused("unreadable_file", f"There is no file {name}.")
    except (OSError, ValueError):
        raise Refused("unreadable_file", f"{name} cannot be a file's name.") from None
