"""What a person does at the Import place, as steps of a story."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from driver import Driver
from textual import events

from abm_tui.store import Store
from abm_tui.store.commands import accounts
from abm_tui.store.queries import exchange

DATA = Path(__file__).parents[1] / "data"
SF = DATA / "sf-dcw"
SIZES = [(60, 20), (80, 24), (120, 36), (200, 60)]


async def work(d: Driver) -> None:
    """Until nothing runs beside the screen any more."""
    quiet = 0
    while quiet < 3:  # what has ended may begin the next: several files are read one after the other
        quiet = 0 if any(not worker.is_finished for worker in d.app.workers) else quiet + 1
        await d.app.workers.wait_for_complete()
        await d.settle()


async def bring(d: Driver, *paths: Path) -> None:
    """g i, a, the names, Enter: to the columns of the first file."""
    if d.app.screen.FOCUS != "import":  # type: ignore[attr-defined]
        await d.press("g", "i")
    await d.press("a", "ctrl+u")
    d.app.post_message(events.Paste(" ".join(f'"{path}"' for path in paths)))
    await d.settle()
    await d.press("enter")
    await work(d)


async def go_on(d: Driver, times: int = 1) -> None:
    for _ in range(times):
        await d.press("enter")
        await work(d)


def rows(store: Store, table: str) -> list[dict[str, Any]]:
    return store.read(exchange.table_rows, table)


def file(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


async def weekly(d: Driver, folder: Path) -> None:
    """A city that both sides changed since the file before."""
    await bring(d, file(folder, "w1.csv", "Company name,City,Industry,Record ID\nAcme,Ulm,retail,1\n"))
    await go_on(d, 2)
    d.store.do(accounts.set_field, rows(d.store, "account")[0]["id"], "city", "Paris")
    await bring(d, file(folder, "w2.csv", "Company name,City,Industry,Record ID\nAcme,Bonn,steel,1\n"))
    await go_on(d)
