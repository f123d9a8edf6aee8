"""A process that adds accounts and says what it was told of each: `told NAME`, or `failed NAME CODE`."""

from __future__ import annotations

import sys
from pathlib import Path

from team import TODAY

from abm_tui.errors import AbmError
from abm_tui.store import open_workspace
from abm_tui.store.commands import accounts

EDITS = 5


def main(path: Path) -> None:
    """Add some accounts, one after the other, whatever happens."""
    store = open_workspace(path, "ana", TODAY)
    for n in range(EDITS):
        try:
            store.do(accounts.add_account, f"A{n}")
        except AbmError as error:
            print("failed", f"A{n}", error.code, flush=True)
        else:
            print("told", f"A{n}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
