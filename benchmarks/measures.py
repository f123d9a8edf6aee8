"""What is measured on the screen: each function opens abm in a terminal, presses keys, and fills rows of the table."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.driver import Gone, KeyAnswer, KeyAnswers, Terminal
from benchmarks.generate import NAMES, TODAY
from benchmarks.table import NotThere

if TYPE_CHECKING:
    from benchmarks.bench import Bench

SMALL, WIDE = (80, 24), (120, 36)
_HELLO = (sys.executable, "-m", "benchmarks.hello")
# Tab → the keys that lead there, and what its line 1 says then.
SCREENS = {"Today": "gh", "Targets": "gt", "Committees": "gc", "Plays": "gp", "Review": "gr"}
_LOADED = 4  # s of silence after which the other places are loaded, too
_SLOW = 0.4  # s of silence after which a screen is taken for complete


_ABM = (sys.executable, "-m", "abm_tui")


def abm(bench: Bench, path: Path, who: str = "ana") -> dict[str, str]:
    """The environment in which plain `abm` opens the workspace, as people start it every morning."""
    return {**bench.env, "ABM_DB": str(path), "ABM_USER": who, "ABM_TODAY": TODAY.isoformat()}


def as_new(path: Path) -> None:
    """Forget how the screens looked in an earlier measurement."""
    from abm_tui.models import tables
    from abm_tui.store import open_workspace

    store = open_workspace(path, "ana", TODAY)
    store.forget(tables.view_state, {"who": "ana"})
    store.close()


def opened(bench: Bench, accounts: int, size: tuple[int, int] = WIDE) -> Terminal:
    """abm on that workspace, its rows on screen and settled."""
    as_new(bench.workspace(accounts))
    terminal = Terminal(_ABM, *size, abm(bench, bench.workspace(accounts)))
    try:
        terminal.first_rows = terminal.wait_for(has_rows)
        terminal.drain(_SLOW)
        if not terminal.shows("TARGETS"):
            terminal.press_all("g", "t")
    except BaseException:
        terminal.__exit__(None, None, None)
        raise
    return terminal


def has_rows(lines: Sequence[str]) -> bool:
    """Whether an account's name is on screen."""
    return any(name in line for line in lines[3:] for name in NAMES)


# start


def start(bench: Bench) -> None:
    """Hello, the frame, the rows: interleaved, so that a slower moment of the machine hits all of them."""
    table = bench.table
    table.head("START, at 120x36, the median of " + str(bench.runs))
    sizes = (100, 1_000) if bench.quick else (100, 1_000, 10_000)
    hello: list[float] = []
    frame: list[float] = []
    rows: dict[int, list[float]] = {accounts: [] for accounts in sizes}
    with table.attempt("start"):
        for accounts in sizes:
            # Every morning but the first: the screen knows which rows stood at the top.
            with opened(bench, accounts) as terminal:
                terminal.drain(1)
                if accounts == 1_000:
                    table.row("rows on screen, 1,000 accounts, the very first time", terminal.first_rows * 1e3, "ms")
        for _ in range(bench.runs):
            with Terminal(_HELLO, *WIDE, bench.env) as terminal:
                hello.append(terminal.wait_for("hello, world"))
            for accounts in sizes:
                with Terminal(_ABM, *WIDE, abm(bench, bench.workspace(accounts))) as terminal:
                    seen = terminal.wait_for(lambda lines: bool(lines[0].strip()))
                    if accounts == 1_000:
                        frame.append(seen)
                    rows[accounts].append(terminal.wait_for(has_rows))
        bench.hello = statistics.median(hello)
        middle = {accounts: statistics.median(times) for accounts, times in rows.items()}
        table.row("hello: Textual's own header, line and footer", bench.hello * 1e3, "ms")
        table.row("frame on screen, 1,000 accounts", statistics.median(frame) * 1e3, "ms")
        table.row("frame ÷ hello", statistics.median(frame) / bench.hello, "×", 1.3)
        for accounts in sizes:
            table.row(f"rows on screen, {accounts:,} accounts", middle[accounts] * 1e3, "ms")
        table.row("rows on screen, 1,000 accounts ÷ hello", middle[1_000] / bench.hello, "×", 3)
        if not bench.quick:
            table.row("rows on screen, 10,000 ÷ 100 accounts", middle[10_000] / middle[100], "×", 1.3)
    table.not_measured("dooit, kanban-tui, harlequin in the same run", "they are not part of what is installed here")


# screens


def screens(bench: Bench) -> None:
    """Going from screen to screen: the first visit loads code and data, later ones only what changed."""
    table = bench.table
    table.head("SWITCHING SCREENS, at 120x36")
    sizes = (100, 1_000) if bench.quick else (100, 1_000, 10_000)
    first: dict[tuple[int, str], KeyAnswer] = {}
    again: dict[tuple[int, str], KeyAnswers] = {}
    for accounts in sizes:
        with table.attempt(f"screens, {accounts:,} accounts"), opened(bench, accounts) as terminal:
            visits: dict[str, list[KeyAnswer]] = {name: [] for name in SCREENS}
            there = [*list(SCREENS)[1:], "Targets"]
            for _ in range(3 if bench.quick else 6):
                for name in list(there):
                    try:
                        visits[name].append(_go(terminal, name, SCREENS[name]))
                    except NotThere as error:
                        table.not_measured(f"{name}, {accounts:,} accounts", str(error))
                        there.remove(name)
            for name, found in visits.items():
                if len(found) > 1:
                    first[accounts, name], again[accounts, name] = found[0], KeyAnswers(tuple(found[1:]))
            table.row(f"memory after that, {accounts:,} accounts", terminal.memory(), "MB", _memory(accounts))
    for name in SCREENS:
        for accounts in sizes:
            if (accounts, name) in again:
                answers = again[accounts, name]
                if name != "Targets":
                    table.row(f"{name}, first visit, {accounts:,} accounts", first[accounts, name].settled, "ms", 120)
                table.row(f"{name}, again, {accounts:,} accounts", answers.settled, "ms", 120)
                table.row(f"{name}, again, {accounts:,} accounts, bytes", answers.size / 1e3, "kB", 40)
        if (10_000, name) in again and (100, name) in again:
            ratio = again[10_000, name].settled / max(again[100, name].settled, 1.0)
            table.row(f"{name}, 10,000 ÷ 100 accounts", ratio, "×", 1.3)


def _memory(accounts: int) -> float | None:
    return {1_000: 90, 10_000: 130}.get(accounts)


def _go(terminal: Terminal, name: str, keys: str) -> KeyAnswer:
    """To a screen by its keys. Raises NotThere where they do not lead there."""
    terminal.press(keys[0])
    try:
        return terminal.press(keys[1], _SLOW, until=lambda lines: name.upper() in lines[0])
    except Gone as error:
        raise NotThere(f"{' '.join(keys)} does not lead to {name}: {str(error).splitlines()[0]}") from None


# keys on Targets


def keys(bench: Bench) -> None:
    """Moving about a full sheet."""
    table = bench.table
    table.head(f"KEYS on Targets, 1,000 accounts, {bench.keys} times each")
    for size, follows, most in ((SMALL, "WHY and LAST lines", 800), (WIDE, "inspector", 2_500)):
        name = f"{size[0]}x{size[1]}"
        with table.attempt(f"keys at {name}"), opened(bench, 1_000, size) as terminal:
            terminal.press("home")
            terminal.press("down")
            # Up and down inside the screen: at its edge every move scrolls.
            down = KeyAnswers(tuple(terminal.press("up" if n // 10 % 2 else "down") for n in range(bench.keys)))
            table.row(f"cursor ↓ ↑ at {name}, painted, median", down.painted, "ms", 10)
            table.row(f"cursor ↓ ↑ at {name}, painted, 95 of 100", down.painted_p95, "ms", 16)
            table.row(f"cursor ↓ ↑ at {name}, settled, median", down.settled, "ms")
            table.row(f"cursor ↓ ↑ at {name}, bytes, painted", down.painted_size, "B", 500)
            table.row(f"cursor ↓ ↑ at {name}, bytes, with the {follows}", down.size, "B", most)
            right = terminal.times("right", 4)
            table.row(f"cursor → at {name}, painted, median", right.painted, "ms", 10)
            table.row(f"cursor → at {name}, bytes", right.size, "B", 500)
            page = terminal.times("pgdn", min(bench.keys, 15))
            table.row(f"PgDn at {name}, painted, median", page.painted, "ms", 40)
            table.row(f"PgDn at {name}, settled, median", page.settled, "ms")
            # What follows once the cursor rests (the WHY lines, the inspector) has budgets of its own.
            table.row(f"PgDn at {name}, bytes, painted", page.painted_size / 1e3, "kB", 8)
            table.row(f"PgDn at {name}, bytes, with what follows", page.size / 1e3, "kB")
            mark = terminal.times("x", 5)
            table.row(f"x marks a row and scrolls at {name}, painted, median", mark.painted, "ms")


def edit(bench: Bench) -> None:
    """A cell: open it, type over it, commit. The commit is on disk when the line is painted."""
    table = bench.table
    table.head("EDIT a name, 1,000 accounts")
    for size in (SMALL, WIDE):
        name = f"{size[0]}x{size[1]}"
        with table.attempt(f"edit at {name}"), opened(bench, 1_000, size) as terminal:
            begin: list[KeyAnswer] = []
            type_: list[KeyAnswer] = []
            commit: list[KeyAnswer] = []
            for n in range(max(5, bench.keys // 3)):
                terminal.press("home", 0.3)
                begin.append(terminal.press("e"))
                type_ += [terminal.press(letter) for letter in f"Zz{n % 10}"]
                commit.append(terminal.press("enter"))
                if not any(f"Zz{n % 10}" in line for line in terminal.lines):
                    raise Gone("the typed name is not on screen")
            for what, answers in (("e opens the cell", begin), ("a letter", type_), ("Enter commits", commit)):
                found = KeyAnswers(tuple(answers))
                most = 30 if answers is commit else None
                table.row(f"{what} at {name}, painted, median", found.painted, "ms", most)
                # At 120x36 the inspector follows to the next account, within its own 2.5 kB.
                most = 4 if answers is commit and size == WIDE else 1.5
                table.row(f"{what} at {name}, bytes", found.size / 1e3, "kB", most)
            with table.attempt(f"undo at {name}"):
                undo = terminal.times("u", 4)
                table.row(f"u takes it back at {name}, painted, median", undo.painted, "ms")


def filtering(bench: Bench) -> None:
    """Each keystroke in the filter shows its rows at once."""
    table = bench.table
    accounts = 1_000 if bench.quick else 10_000
    table.head(f"FILTER at 120x36, {accounts:,} accounts")
    for where, keys in (("targets", ()), ("the pool", ("L", "5"))):
        with table.attempt(f"filter {where}"), opened(bench, accounts) as terminal:
            if keys:
                lists = terminal.press_all(*keys)
                terminal.drain(_SLOW)
                if not terminal.shows("Pool"):
                    raise NotThere("L 5 does not show the pool")
                table.row(f"the list of {where} opens, settled", lists.settled, "ms", 120)
            terminal.press("f")
            text = "bank industry:rail -iris" if keys else "tier:1,2 score>=3 -birk"
            answers = KeyAnswers(tuple(terminal.press(letter) for letter in text))
            table.row(f"a keystroke in {where}, settled, median", answers.settled, "ms", 50)
            slowest = max(range(len(text)), key=lambda n: answers.each[n].settled)
            what = f"a keystroke in {where}, settled, slowest: {text[: slowest + 1]}"
            table.row(what, answers.each[slowest].settled, "ms", 50)
            table.row(f"a keystroke in {where}, bytes", answers.size / 1e3, "kB")


# review, idle, the colleague


def review(bench: Bench) -> None:
    """From one account to the next, in Talk."""
    table = bench.table
    table.head("REVIEW, 1,000 accounts (25 on the board)")
    for size, most in ((SMALL, 6), (WIDE, 12)):
        name = f"{size[0]}x{size[1]}"
        with table.attempt(f"review at {name}"), opened(bench, 1_000, size) as terminal:
            _go(terminal, "Review", "gr")
            terminal.press("enter", _SLOW, until=lambda lines: "TALK" in lines[0])  # opens the review
            before = terminal.lines[1]
            following = terminal.times("n", min(bench.keys, 12))
            if terminal.lines[1] == before:
                raise NotThere("n does not go on to the next account")
            table.row(f"n, the next account, at {name}, settled, median", following.settled, "ms", 60)
            table.row(f"n, the next account, at {name}, bytes", following.size / 1e3, "kB", most)
            kept = terminal.times("1", 3)
            table.row(f"1, decide and go on, at {name}, settled, median", kept.settled, "ms")


def idle(bench: Bench) -> None:
    """Nobody types."""
    table = bench.table
    seconds = 5 if bench.quick else 20
    table.head(f"IDLE for {seconds} s, and memory, at 120x36")
    for accounts in (1_000,) if bench.quick else (1_000, 10_000):
        with table.attempt(f"idle, {accounts:,} accounts"), opened(bench, accounts) as terminal:
            terminal.drain(_LOADED)
            sent, cpu = terminal.idle(seconds)
            table.row(f"bytes a second, {accounts:,} accounts", sent, "B", 0)
            table.row(f"of one CPU, {accounts:,} accounts", cpu, "%", 0.5)
            table.row(f"memory with Targets open, {accounts:,} accounts", terminal.memory(), "MB", _memory(accounts))


def colleague(bench: Bench) -> None:
    """Bo renames an account that Ana has on screen."""
    from abm_tui.store import open_workspace
    from abm_tui.store.commands import accounts as edits
    from abm_tui.store.queries import listing

    table = bench.table
    table.head("TWO PEOPLE, 1,000 accounts")
    with table.attempt("the other person's edit"), opened(bench, 1_000, SMALL) as terminal:
        bo = open_workspace(bench.workspace(1_000), "bo", TODAY)
        try:
            names = {row.account.name: row.id for row in bo.read(listing.listed, derived=False)}
            shown = [name for line in terminal.lines[3:18] if (name := line[3:22].strip(" ▐▌")) in names]
            if not shown:
                raise NotThere("no whole name is on screen")
            waited = []
            for n, name in enumerate(shown[:5]):
                bo.do(edits.set_field, names[name], "name", f"Bo was here {n}")
                begun = time.perf_counter()
                terminal.wait_for(f"Bo was here {n}", timeout=5)
                waited.append(time.perf_counter() - begun)
        finally:
            bo.close()
        table.row("their edit is visible, median", statistics.median(waited) * 1e3, "ms", 1_000)
        table.row("their edit is visible, longest", max(waited) * 1e3, "ms", 1_000)
