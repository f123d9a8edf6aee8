"""A bar on the terminal while something long goes on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from abm_tui.errors import Refused

if TYPE_CHECKING:
    from rich.progress import TaskID

    Show = Callable[[str, int, int], object]  # what is done, how much of it, of how much


@contextmanager
def showing(cancelled: Refused) -> Iterator[Show]:
    """A bar; nothing where nobody looks at one. Raises `cancelled` at ctrl+c."""
    try:
        if not sys.stderr.isatty():
            yield lambda what, done, of: None  # noqa: ARG005
            return
        with _bar() as show:
            yield show
    except KeyboardInterrupt:
        raise cancelled from None


@contextmanager
def _bar() -> Iterator[Show]:
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    tasks: dict[str, TaskID] = {}
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:

        def show(what: str, done: int, of: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=of)
            bar.update(tasks[what], completed=done, total=of)

        yield show
