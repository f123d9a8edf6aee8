"""Write the generated parts of the README: the screen of the example workspace and the table of keys."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from datetime import date
from pathlib import Path

from abm_tui import glyphs
from abm_tui.app import AbmApp
from abm_tui.example import build
from abm_tui.keymap import focuses, key_names, table
from abm_tui.screens.shell.settings import Settings
from abm_tui.store import open_workspace

README = Path(__file__).resolve().parent.parent / "README.md"
DAY = date(2025, 11, 7)


def key_table() -> str:
    """Every key, once, in the order of the table of actions."""
    rows = ["| key | does | where |", "|---|---|---|"]
    seen: dict[tuple[str, str], list[str]] = {}
    for action in table.ACTIONS:
        aliases = [key_names.shown_key(key) for key in action.keys[1:]] if not action.shown else []
        keys = f"`{action.key}`" + (f" ({', '.join(aliases)})" if aliases else "")
        where = seen.setdefault((keys, action.help), [])
        where += [focuses.FOCUSES[focus] for focus in action.where if focuses.FOCUSES[focus] not in where]
    for (keys, text), where in seen.items():
        places = "everywhere" if len(where) >= len(focuses.FOCUSES) - 6 else ", ".join(where)
        rows.append(f"| {keys} | {text} | {places} |".replace("`|`", "`\\|`"))
    return "\n".join(rows)


def screen() -> str:
    """Targets of the example workspace at 80x24, as text."""
    return asyncio.run(_screen())


async def _screen() -> str:
    glyphs.use("unicode")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "example.db"
        build(path, DAY)
        app = AbmApp(lambda: open_workspace(path, "ana"), Settings(forgiving=False))
        async with app.run_test(size=(80, 24)) as pilot:
            for _ in range(4):
                await pilot.pause()
            await pilot.press("q")
            for _ in range(4):
                await pilot.pause()
            return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def filled(text: str) -> str:
    """The README with its generated parts."""
    parts = {"screen": f"```\n{screen()}\n```", "keys": key_table()}
    for name, part in parts.items():
        text = re.sub(
            rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", lambda m, part=part: f"{m[1]}{part}\n{m[2]}", text, flags=re.S
        )
    return text


if __name__ == "__main__":
    old = README.read_text(encoding="utf-8")
    new = filled(old)
    README.write_text(new, encoding="utf-8")
    sys.stdout.write("README.md is up to date\n" if old == new else "README.md written\n")
