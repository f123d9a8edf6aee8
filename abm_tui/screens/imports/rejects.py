"""The rows that stay out of an import, written to a file beside the one they came from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from abm_tui.exchange.exports import rejects
from abm_tui.exchange.plan.import_plan import ImportPlan
from abm_tui.text import clean, count


def write_rejects(plan: ImportPlan, paths: Sequence[Path | None]) -> str:
    """Write them, one file for each that has any; returns the sentence that says where. Raises Refused.

    `paths` are where the files of the plan lie, None for a paste.
    """
    written: list[Path] = []
    for made, path in zip(plan.files, paths, strict=True):
        if made.counts["rejected"]:
            source = path or Path("pasted.csv")
            written += rejects.write_reject_files(str(_free(source.with_name(f"{source.stem}-rejects.csv"))), [made])
    names = ", ".join(clean(str(path)) for path in written)
    return f"{count(plan.rejected, 'row')} written to {names}: correct them there and import that file."


def _free(path: Path) -> Path:
    """The path, with a number where a file of that name is there already."""
    found, n = path, 1
    while found.exists():
        n += 1
        found = path.with_name(f"{path.stem}-{n}{path.suffix}")
    return found
