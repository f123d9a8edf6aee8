"""The generated workspaces, made once and kept in the cache: `python -m benchmarks.workspaces 1000` makes one."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

from abm_tui.store.schema import migrations
from benchmarks.generate import SIZES, VERSION, generate


def cache_folder() -> Path:
    """Where workspaces are kept between runs."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "abm-tui-bench"


def workspace(accounts: int, say: Callable[[str], None] = lambda _: None) -> Path:
    """The workspace with so many accounts (a key of SIZES), made when it is not in the cache yet. Read it only."""
    path = cache_folder() / f"v{VERSION}-schema{migrations.head()}-{accounts}.db"
    if not path.exists():
        say(f"making {SIZES[accounts]}, once")
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        generate(part, SIZES[accounts], say)
        part.replace(path)
        part.with_name(f"{part.name}-journal").unlink(missing_ok=True)
        for old in path.parent.glob(f"v*-{accounts}.db"):
            if old != path:
                old.unlink()
    return path


def copy(accounts: int, folder: Path, say: Callable[[str], None] = lambda _: None) -> Path:
    """A copy of the workspace to write in."""
    target = folder / f"{accounts}.db"
    shutil.copyfile(workspace(accounts, say), target)
    target.chmod(0o600)
    return target


def main() -> None:
    for text in sys.argv[1:] or ["100", "1000", "10000"]:
        begun = time.perf_counter()
        path = workspace(int(text), print)
        print(f"{path}  {path.stat().st_size / 1e6:.0f} MB  {time.perf_counter() - begun:.1f} s")


if __name__ == "__main__":
    main()
