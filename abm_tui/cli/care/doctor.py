"""`abm doctor`: whether the file is whole, and what stands against a rule of this version."""

from __future__ import annotations

from typing import Any

import typer

from abm_tui.cli.shared import context, session
from abm_tui.cli.shared.context import TextOrJson
from abm_tui.cli.shared.output import Format


def register(app: typer.Typer) -> None:
    app.command("doctor")(doctor)


def doctor(form: TextOrJson = Format.TEXT) -> None:
    """Check the file, and list what an earlier version let in and a rule of today would not. Changes nothing.

    Exit code 1 when the file is damaged; what is only listed is the team's to judge.
    """
    from abm_tui.store.care.against_rules import against_rules
    from abm_tui.store.care.audit import audit

    store = session.current.workspace(anybody=True)
    damage, listed = audit(store), store.read(against_rules)
    checks = [
        _check("file", "The file is whole, and the journal adds up to its rows", damage, "abm restore", bad=True),
        _check("hand_marks", "Marks of engaged by hand that no longer hold", listed.marks, "abm contact set"),
        _check("early_success", "Plays ended by a signal that is still to come", listed.early, "abm play assign"),
    ]
    lines = [line for check in checks for line in _lines(check)]
    context.emit(form, {"checks": [{k: v for k, v in one.items() if k != "title"} for one in checks]}, "\n".join(lines))
    if damage:
        raise typer.Exit(1)


def _check(name: str, title: str, found: list[str] | tuple[str, ...], fix: str, *, bad: bool = False) -> dict[str, Any]:
    return {
        "check": name,
        "title": title,
        "ok": not (bad and found),
        "found": list(found),
        "fix": fix if found else None,
    }


def _lines(check: dict[str, Any]) -> list[str]:
    if not check["found"]:
        return [f"{check['title']}: " + ("yes" if check["check"] == "file" else "none")]
    head = "The file is damaged" if check["check"] == "file" else check["title"]
    return [f"{head}: {len(check['found'])} ({check['fix']})", *(f"  {line}" for line in check["found"])]
