"""What was said by hand for a source's file is remembered: the next file of that source needs no telling again.

A file is of the same source when its headers are the same, or when the vendor and the kind of its rows are. What is
said now wins over what was said then.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from abm_tui.exchange.columns.headers import find_kind, fitting
from abm_tui.exchange.columns.map_option import read_map
from abm_tui.exchange.columns.vendor_detection import find_vendor
from abm_tui.exchange.fields import fold_header, readers
from abm_tui.exchange.files.reading import REASON
from abm_tui.exchange.files.table import SourceTable
from abm_tui.exchange.plan.import_plan import Options
from abm_tui.exchange.rows.whole_file import stem

if TYPE_CHECKING:
    from abm_tui.exchange.plan.import_plan import FilePlan
    from abm_tui.store import Store

Memory = dict[str, Any]  # what `kept` wrote of a file, with its vendor and the stem of its name

_READING = ("encoding", "delimiter", "header_row", "sheet")
_WHY = {fold_header(REASON), fold_header(f"{REASON} (2)")}  # a file may have such a column itself
_PLAIN = ("date_order", "decimal", "currency")
_UNSAID = ("", None)


def remembered(store: Store) -> list[Memory]:
    """What was said of every file that came in, the newest first."""
    from abm_tui.store.queries import exchange

    found = [(vendor, stem(file), json.loads(text)) for vendor, file, text in store.read(exchange.mappings)]
    return [said | {"vendor": vendor, "stem": name} for vendor, name, said in found if "maps" in said]


def of_source(table: SourceTable, options: Options, memories: Sequence[Memory]) -> Memory | None:
    """What was said of the newest file of the same source as this one, if there was one."""
    digest, vendor = _digest(table.headers), find_vendor(table.headers, table.cells())
    kind = options.kind or find_kind(table.headers, table.cells())
    for said in memories:
        if (
            said["headers"] == digest
            and kind in ("", said["kind"])
            and said["vendor"] in ("file", vendor or said["vendor"])
        ):
            return said
    if not vendor:
        return None
    return next((said for said in memories if said["vendor"] == vendor and said["kind"] == kind), None)


def applied(table: SourceTable, options: Options, memories: Sequence[Memory]) -> Options:
    """The options with what was said of the source's last file under them, but for how that was read."""
    before = of_source(table, options, memories)
    if before is None:
        return options
    maps = fitting(before["maps"], table.headers, before["kind"])
    return replace(
        options,
        kind=options.kind or (before["kind"] if before["headers"] == _digest(table.headers) else ""),
        maps=(*(m for m in maps if m not in options.maps), *options.maps),
        values=(*(v for v in before["values"] if v not in options.values), *options.values),
        **{name: getattr(options, name) or before.get(name, "") for name in _PLAIN},
    )


def kept(each: FilePlan, options: Options, *, pasted: bool) -> str:
    """What to remember of a file, as JSON; of what was `pasted` not how it was read."""
    said: dict[str, Any] = {
        "headers": _digest(each.table.headers),
        "kind": each.mapping.kind,
        "columns": {c.header: c.field for c in each.mapping.columns if c.field},
        "maps": list(_newest(options.maps, lambda text: fold_header(read_map(text).header))),
        "values": list(_newest(_about_it(each, options), lambda text: fold_header(text.rpartition("=")[0]))),
    }
    names = _PLAIN if pasted else (*_READING, *_PLAIN)
    return json.dumps(said | {name: getattr(options, name) for name in names if getattr(options, name) not in _UNSAID})


def remark(before: Options, now: Options) -> list[str]:
    """The sentence that says what was remembered; none when nothing was."""
    maps = [text for text in now.maps if text not in before.maps]
    values = [text for text in now.values if text not in before.values]
    said = [f'--map "{m}"' for m in maps] + [f'--value "{v}"' for v in values]
    again = [name for name in (*_READING, *_PLAIN) if getattr(now, name) != getattr(before, name)]
    said += [f"--{name.replace('_', '-')} {_quoted(getattr(now, name))}" for name in again]
    return [f"As last time: {' '.join(said)}. --fresh forgets it."] if said else []


def _quoted(value: object) -> str:
    text = str(value)
    return text if text.replace("-", "").replace("_", "").isalnum() else f'"{text}"'


def _about_it(each: FilePlan, options: Options) -> list[str]:
    """The values that are about a field of the file: another one may have been imported with it."""
    fields = {*readers(each.mapping.kind), *(each.beside.order if each.beside else ())}
    return [text for text in options.values if text.partition(":")[0].strip().lower() in fields]


def _newest(texts: Sequence[str], key: Any) -> list[str]:
    """Of several that are about one thing only the last."""
    return list({key(text): text for text in texts}.values())


def _digest(headers: Sequence[str]) -> str:
    """Of the rows that stayed out, corrected, as of the file they come from: they only say why in a column more."""
    folded = sorted(header for header in map(fold_header, headers) if header not in _WHY)
    return hashlib.sha256("\n".join(folded).encode()).hexdigest()[:16]
