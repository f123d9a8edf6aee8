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

from abm_tui.exchange.fields import fold
from abm_tui.exchange.headers import find_kind, find_vendor, fitting
from abm_tui.exchange.mapsaid import told
from abm_tui.exchange.plans import Options
from abm_tui.exchange.reading import REASON, SourceTable
from abm_tui.exchange.said import fields_of

if TYPE_CHECKING:
    from abm_tui.exchange.plans import FilePlan
    from abm_tui.store import Store

_WHY = {fold(REASON), fold(f"{REASON} (2)")}  # a file may have such a column itself
_PLAIN = ("date_order", "decimal", "currency")


def as_before(store: Store, tables: Sequence[SourceTable], options: Sequence[Options]) -> list[Options]:
    """The options of each file: what was said for its source before, with what is said now (`options`) over it."""
    if all(said.fresh for said in options):
        return list(options)
    from abm_tui.store.queries import exchange

    earlier = [(vendor, json.loads(text)) for vendor, text in store.read(exchange.mappings)]
    return [said if said.fresh else _applied(table, said, earlier) for table, said in zip(tables, options, strict=True)]


def kept(each: FilePlan, options: Options) -> str:
    """What to remember of a file, as JSON."""
    said: dict[str, Any] = {
        "headers": _digest(each.table.headers),
        "kind": each.mapping.kind,
        "columns": {c.header: c.field for c in each.mapping.columns if c.field},
        "maps": list(_newest(options.maps, lambda text: fold(told(text).header))),
        "values": list(_newest(_about_it(each, options), lambda text: fold(text.rpartition("=")[0]))),
    }
    return json.dumps(said | {name: getattr(options, name) for name in _PLAIN if getattr(options, name)})


def remark(before: Options, now: Options) -> list[str]:
    """The sentence that says what was remembered; none when nothing was."""
    maps = [text for text in now.maps if text not in before.maps]
    values = [text for text in now.values if text not in before.values]
    said = [f'--map "{m}"' for m in maps] + [f'--value "{v}"' for v in values]
    said += [f"--{n.replace('_', '-')} {getattr(now, n)}" for n in _PLAIN if getattr(now, n) != getattr(before, n)]
    return [f"As last time: {' '.join(said)}. --fresh forgets it."] if said else []


def _applied(table: SourceTable, options: Options, earlier: Sequence[tuple[str, dict[str, Any]]]) -> Options:
    digest, vendor = _digest(table.headers), find_vendor(table.headers, table.cells())
    kind = options.kind or find_kind(table.headers)
    same = [
        said
        for name, said in earlier
        if said.get("headers") == digest and kind in ("", said["kind"]) and name in ("file", vendor or name)
    ]
    same += [said for name, said in earlier if vendor and name == vendor and said.get("kind") == kind]
    before = next((said for said in same if "maps" in said), None)
    if before is None:
        return options
    maps = fitting(before["maps"], table.headers, before["kind"])
    return replace(
        options,
        kind=options.kind or (before["kind"] if before.get("headers") == digest else ""),
        maps=(*(m for m in maps if m not in options.maps), *options.maps),
        values=(*(v for v in before["values"] if v not in options.values), *options.values),
        **{name: getattr(options, name) or before.get(name, "") for name in _PLAIN},
    )


def _about_it(each: FilePlan, options: Options) -> list[str]:
    """The values that are about a field of the file: another one may have been imported with it."""
    fields = fields_of(each.mapping.kind, options)
    return [text for text in options.values if text.partition(":")[0].strip().lower() in fields]


def _newest(texts: Sequence[str], about: Any) -> list[str]:
    """Of several that are about one thing only the last."""
    return list({about(text): text for text in texts}.values())


def _digest(headers: Sequence[str]) -> str:
    """Of the rows that stayed out, corrected, as of the file they come from: they only say why in a column more."""
    folded = sorted(header for header in map(fold, headers) if header not in _WHY)
    return hashlib.sha256("\n".join(folded).encode()).hexdigest()[:16]
