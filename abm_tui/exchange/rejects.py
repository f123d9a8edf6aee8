"""The rows that stayed out, as a file that can be corrected and imported again."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from abm_tui.errors import Refused
from abm_tui.exchange.formulas import guard
from abm_tui.exchange.plans import FilePlan
from abm_tui.text import clean

REASON = "reason"


def as_csv(file: FilePlan) -> str:
    """The rejected rows of a file: its own columns, separated as they were, and why in a last one."""
    rejected = {row.number: row.rejects for row in file.rows if row.outcome == "rejected"}
    headers = file.table.headers
    out = io.StringIO(newline="")
    # The file's own separator: what it says about decimal marks has to stay true.
    writer = csv.writer(out, delimiter=file.table.separator or ",", lineterminator="\n")
    writer.writerow([*headers, REASON])
    for row in file.table.rows:
        if row.number not in rejected:
            continue
        cells = list(row.cells)
        if len(cells) > len(headers):
            # Too many cells: the last column keeps the rest, so that nothing is lost and nothing shifts.
            cells = [*cells[: len(headers) - 1], (file.table.separator or ",").join(cells[len(headers) - 1 :])]
        cells += [""] * (len(headers) - len(cells))
        why = "; ".join(f"{r.column}: {r.reason}" if r.column else r.reason for r in rejected[row.number])
        writer.writerow([guard(clean(cell, multiline=True)) for cell in [*cells, f"row {row.number}: {why}"]])
    return out.getvalue()


def write(path: str, files: Sequence[FilePlan]) -> list[Path]:
    """Write the rejects of each file that has any: to `path`, and beside it when there are several. Raises Refused."""
    written: list[Path] = []
    for file in files:
        if not file.counts["rejected"]:
            continue
        target = Path(path).expanduser()
        if written:
            target = target.with_name(f"{target.stem}-{len(written) + 1}{target.suffix}")
        try:
            target.write_text(as_csv(file), encoding="utf-8", newline="")
        except OSError as error:
            message = f"{target} cannot be written: {error.strerror}. Nothing was imported."
            raise Refused("unwritable_file", message) from None
        written.append(target)
    return written
