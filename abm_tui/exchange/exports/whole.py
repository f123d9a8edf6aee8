"""The whole workspace as one JSON file, and back into a new one: the same rows with the same ids, byte by byte.

Left out is what is nobody's work: drafts, presence, how screens looked. No export time, so that equal workspaces give
equal files. `history` adds the journal, for keeping; it is not read back.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from abm_tui.errors import Refused

if TYPE_CHECKING:
    from abm_tui.store import Done, Store
    from abm_tui.store.undo.chunked_writes import Progress
    from abm_tui.store.values import Row

FORMAT = 1  # of the file; rises when an older abm could not read it any more
_MARK = "abm-tui"
_HISTORY = "change"


def pieces(store: Store, *, history: bool = False) -> Iterator[str]:
    """The file's text, a row a line."""
    from abm_tui.store.queries import whole_workspace

    with store.reading() as reader:
        yield f'{{"{_MARK}":{FORMAT}'
        for name, rows in whole_workspace.as_json(reader, history=history):
            yield f',\n"{name}":['
            for n, row in enumerate(rows):
                yield (",\n" if n else "\n") + row
            yield "]"
        yield "}\n"


def read_whole(text: str) -> dict[str, list[Row]]:
    """Table → rows. Raises Refused for what is no such file, naming the first thing that does not fit."""
    from abm_tui.store.queries import whole_workspace

    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _bad(f"it is no JSON: {error}") from None
    if not isinstance(data, dict) or _MARK not in data:
        raise _bad("it does not say that it is one")
    if data[_MARK] != FORMAT:
        raise _bad(f"it is of format {data[_MARK]!r}, and this abm reads format {FORMAT}")
    known = whole_workspace.columns()
    found: dict[str, list[Row]] = {}
    for name, rows in data.items():
        if name in (_MARK, _HISTORY):
            continue
        if name not in known:
            raise _bad(f'it has a table "{name}" that this abm does not know')
        found[name] = _rows(name, rows, known[name])
    return found


def bring(store: Store, found: dict[str, list[Row]], progress: Progress | None = None) -> Done:
    """Put what was read into a new workspace, as one undo step; a large one piece by piece, as imports are.

    Raises Refused as `bring_all` does; then, and when `progress` raises, nothing of it stays.
    """
    from abm_tui.store.commands import whole
    from abm_tui.store.undo.chunked_writes import HOLD, do_in_pieces

    # Rows that bring their ids come into many pages, and those take longest at the end of a transaction.
    return do_in_pieces(store, whole.workspace_parts(found), whole.label(found), progress, hold=HOLD / 4)


def _rows(name: str, rows: Any, known: frozenset[str]) -> list[Row]:
    from abm_tui.store.queries import whole_workspace

    if not isinstance(rows, list):
        raise _bad(f'"{name}" is no list')
    found = []
    for n, row in enumerate(rows, 1):
        if not isinstance(row, dict) or not isinstance(row.get("id"), int) or isinstance(row["id"], bool):
            raise _bad(f"row {n} of {name} has no id")
        unknown = row.keys() - known
        if unknown:
            raise _bad(f'row {n} of {name} has a field "{min(unknown)}" that this abm does not know')
        try:
            found.append(whole_workspace.read_row(name, json.dumps(row)))
        except (ValueError, TypeError, ArithmeticError) as error:
            raise _bad(f"row {n} of {name}: {error}") from None
    return found


def _bad(why: str) -> Refused:
    return Refused("not_a_workspace", f"This is no whole workspace as abm export all writes it: {why}.")
