"""`abm history`, `abm undo`, `abm redo`: who changed what, and taking it back."""

from __future__ import annotations

from pathlib import Path

from command_line import Abm


def test_history_tells_an_import_by_its_file_and_not_what_it_remembers(abm: Abm, home: Path) -> None:
    (home / "a.csv").write_text("Record ID,Company name,Lifecycle Stage\n1,Acme,lead\n", encoding="utf-8")
    assert abm("import", home / "a.csv").code == 0
    told = abm("history").out
    assert "ana  imported a.csv, 1 rows" in told
    assert "record" not in told
    assert "account 1 added" in told
