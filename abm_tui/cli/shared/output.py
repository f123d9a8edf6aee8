"""What commands write: data on stdout, sentences on stderr. Nothing of what people wrote is ever terminal control."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from abm_tui.errors import AbmError
from abm_tui.markdown import inline
from abm_tui.text import CONTROL, fenced


class Format(StrEnum):
    """How data is written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MD = "md"


class ReaderLeft(Exception):
    """Whoever read our output has enough: `abm list | head`."""


def write_out(text: str) -> None:
    """To stdout as it is. Raises ReaderLeft."""
    try:
        sys.stdout.write(text)
    except BrokenPipeError:
        raise ReaderLeft from None


def lines(text: str) -> str:
    """`text` with its line ends and without any other control character."""
    return "\n".join(fenced(line) for line in text.split("\n"))


def out(text: str) -> None:
    """Data, to stdout."""
    write_out(lines(text) + "\n")


def say(text: str) -> None:
    """A sentence for the person, to stderr."""
    sys.stderr.write(lines(text) + "\n")


def number(value: Decimal | None) -> int | float | None:
    """Money as JSON has it: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"no JSON for {type(value).__name__}")


def out_json(data: Any) -> None:
    """Data as JSON, to stdout. Control characters beyond ASCII are escaped as JSON allows."""
    text = json.dumps(data, ensure_ascii=False, indent=2, default=_plain)
    write_out("\n".join(CONTROL.sub(_escaped, line) for line in text.split("\n")) + "\n")


def _escaped(found: Any) -> str:
    return f"\\u{ord(found[0]):04x}"


def out_rows(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], form: Format) -> None:
    """A table as text, CSV or Markdown. A cell that is a list is joined by blanks (CSV: by `;`)."""
    if form == Format.CSV:
        _csv(rows, columns)
    elif form == Format.MD:
        out("| " + " | ".join(columns) + " |\n|" + "---|" * len(columns))
        for row in rows:
            out("| " + " | ".join(inline(_cell(row.get(c))) for c in columns) + " |")
    else:
        table([[_cell(row.get(c)) for c in columns] for row in rows], columns)


def table(rows: Sequence[Sequence[str]], headings: Sequence[str]) -> None:
    """Columns in line, each as wide as its widest cell (40 cells at most)."""
    from rich.cells import cell_len

    from abm_tui.text import fit

    cells = [[fenced(c) for c in row] for row in rows]
    widths = [
        min(40, max([cell_len(h), *(cell_len(row[n]) for row in cells)], default=0)) for n, h in enumerate(headings)
    ]
    for row in [list(headings), *cells]:
        out("  ".join(fit(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return " ".join(f"{number_text(n)} {currency}".strip() for currency, n in value.items())
    if isinstance(value, (list, tuple)):
        return " ".join(str(v) for v in value)
    if isinstance(value, (int, float, Decimal)):
        return number_text(value)
    return str(value)


def number_text(value: Any) -> str:
    """A number without a tail of zeros."""
    return f"{value:f}".rstrip("0").rstrip(".") if isinstance(value, Decimal) and value % 1 else f"{value:.10g}"


def _csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    import csv
    import io

    from abm_tui.exchange.values.formulas import guard

    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([guard(fenced(_csv_cell(row.get(c)))) for c in columns])
    write_out(file.getvalue())


def _csv_cell(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return ";".join(str(v) for v in value)
    return _cell(value)


def refusal(error: AbmError) -> dict[str, Any]:
    """A refusal as scripts read it; a gate's names each condition that does not hold yet, with its own fix."""
    unmet = error.data.get("unmet")
    more = {"unmet": unmet} if unmet is not None else {}
    return {"error": error.code, "message": error.message, "fix": error.fix.as_json()} | more
