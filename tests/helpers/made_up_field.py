"""A program: the registry of account fields with one more line, and what each reading makes of it, as JSON.

Run by its path: it loads the registry's own text with the line put in, before anything else of ours is loaded.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

REGISTRY = "abm_tui.models.account_fields"
LINE = (
    '    procurement: str = field_of("Procurement", Kind.SHORT, group=WORTH_IT, filter="procurement",'
    ' help="how they buy contains this", example="tender")\n'
)
BEFORE = "    evidence_on: "


def declare() -> list[str]:
    """Load the registry with the line in it; which of the libraries that cost time it loaded."""
    spec = find_spec(REGISTRY)
    assert spec is not None
    assert spec.origin is not None
    text = Path(spec.origin).read_text(encoding="utf-8")
    assert text.count(BEFORE) == 1
    module = ModuleType(REGISTRY)
    sys.modules[REGISTRY] = module
    exec(compile(text.replace(BEFORE, LINE + BEFORE), spec.origin, "exec"), module.__dict__)
    return [name for name in ("pydantic", "sqlmodel", "sqlalchemy", "rich", "textual") if name in sys.modules]


def abm(*words: str) -> str:
    """What a command of `abm` writes."""
    from typer.testing import CliRunner

    from abm_tui.cli.app import app

    done = CliRunner().invoke(app, list(words))
    assert done.exit_code == 0, done.output
    return done.stdout


def read_it(folder: Path) -> dict[str, Any]:
    """Each reading → what it has of the new field."""
    os.environ |= {"ABM_DB": str(folder / "abm.db"), "ABM_TODAY": "2025-11-05", "ABM_USER": "ana"}
    os.environ |= {"COLUMNS": "200", "HOME": str(folder)}
    abm("init", "--member", "ana:sales", "--member", "bo:marketing")
    abm("add", "Initech", "tier=2")
    abm("set", "Initech", "procurement=by tender")
    (folder / "in.csv").write_text("name,procurement\nGlobex,two bids\n", encoding="utf-8")
    abm("import", str(folder / "in.csv"))
    from abm_tui.models import tables
    from abm_tui.models.account_fields import ACCOUNT_FIELDS
    from abm_tui.models.field_kinds import by_group
    from abm_tui.rules.filter.fields import FIELDS
    from abm_tui.screens.records.facts_lines import fact_line

    line = fact_line(ACCOUNT_FIELDS["procurement"], "by tender", ())
    return {
        "column": str(tables.account.c.procurement.type),
        "typed": json.loads(abm("list", "--all", "--columns", "name,procurement", "--format", "json")),
        "filter": json.loads(abm("list", "--all", "procurement:bids", "--columns", "name", "--format", "json")),
        "filter help": list(FIELDS.items())[-1],
        "export": [",".join(row.split(",")[-1:]) for row in abm("export", "accounts").splitlines()],
        "facts": [(title, fields[-1].name) for title, fields in by_group(ACCOUNT_FIELDS.values())][-1],
        "fact": [line.label, line.text],
        "set help": "procurement=tender" in abm("set", "--help"),
    }


if __name__ == "__main__":
    loaded = declare()
    with tempfile.TemporaryDirectory() as made:
        print(json.dumps({"loaded": loaded, **read_it(Path(made))}))
