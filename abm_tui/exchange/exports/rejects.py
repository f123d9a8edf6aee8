"""The rows that stayed out, as a file that can be corrected and imported again."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from abm_tui.errors import Fix, UsageError
from abm_tui.exchange.exports.atomic_write import put
from abm_tui.exchange.files.dialect import SEPARATORS
from abm_tui.exchange.files.reading import REASON, says_why
from abm_tui.exchange.plan.import_plan import FilePlan
from abm_tui.exchange.values.formulas import guard
from abm_tui.exchange.values.money import Number
from abm_tui.text import clean

_THREE = re.compile(r"-?\d+\.\d{3}")


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
        cells = [_unmistakable(cell) for cell in row.cells]
        if len(cells) > len(headers):
            # Too many cells: the last column keeps the rest, so that nothing is lost and nothing shifts.
            cells = [*cells[: len(headers) - 1], (file.table.separator or ",").join(cells[len(headers) - 1 :])]
        cells += [""] * (len(headers) - len(cells))
        why = "; ".join(f"{r.column}: {r.reason}" if r.column else r.reason for r in rejected[row.number])
        writer.writerow([guard(clean(cell, multiline=True)) for cell in [*cells, f"row {row.number}: {why}"]])
    return out.getvalue()


def _unmistakable(cell: str) -> str:
    """A workbook's 1.234 as 1.2340: as text its point could stand for thousands."""
    return f"{cell}0" if isinstance(cell, Number) and _THREE.fullmatch(cell) else cell


def write_reject_files(path: str, files: Sequence[FilePlan], sources: Iterable[Path] = ()) -> list[Path]:
    """Write the rejects of each file that has any: to `path`, and beside it when there are several.

    Raises UsageError where that would cost one of the `sources`, or a file that holds no rejects; Refused where it
    cannot be written. Then nothing is written at all.
    """
    having = [file for file in files if file.counts["rejected"]]
    first = Path(path).expanduser()
    targets = [first] + [first.with_name(f"{first.stem}-{n}{first.suffix}") for n in range(2, len(having) + 1)]
    kept = list(sources)
    for target in targets:
        _may_go(target, kept)
    for target, file in zip(targets, having, strict=False):
        put(target, [as_csv(file)], " Nothing was imported.")
    return targets[: len(having)]


def _may_go(target: Path, sources: Sequence[Path]) -> None:
    """Whether what stands there may be replaced: nothing, or the rejects of an earlier import."""
    if not target.is_file():
        return
    why = ""
    if any(source.exists() and source.samefile(target) for source in sources):
        why = "is the file to import"
    elif not _has_rejects(target):
        why = "is there already, and holds no rejected rows"
    if why:
        example = str(target.with_name(f"{target.stem}-rejects.csv"))
        said = f"{target} {why}: name another file for --rejects. Nothing was imported."
        raise UsageError("file_is_there", said, Fix(command=f"--rejects {example}"))


def _has_rejects(target: Path) -> bool:
    """Whether the file is empty or what `as_csv` writes: its last column says of each row why."""
    try:
        with target.open(encoding="utf-8", newline="") as file:
            head = file.read(1 << 20)
        return not head or any(
            says_why(list(islice(csv.reader(io.StringIO(head, newline=""), delimiter=s), 2))) for s in SEPARATORS
        )
    except (OSError, ValueError, csv.Error):
        return False
