"""A colleague: edits a workspace every 20 ms until told to stop, then says how many ms each edit took.

python -m benchmarks.beside WORKSPACE
"""

from __future__ import annotations

import select
import sys
import time

from benchmarks.generate import TODAY

_PAUSE = 0.02  # s


def main() -> None:
    from abm_tui.store import open_workspace
    from abm_tui.store.commands import accounts

    store = open_workspace(sys.argv[1], "bo", TODAY)
    own = store.do(accounts.add_account, f"Bo {time.monotonic_ns()}").value
    print("ready", flush=True)
    waits: list[float] = []
    while not select.select([sys.stdin], [], [], _PAUSE)[0]:
        begun = time.perf_counter()
        store.do(accounts.set_field, own, "industry", f"Industry {len(waits)}")
        waits.append((time.perf_counter() - begun) * 1e3)
    store.close()
    print(*waits or [0.0])


if __name__ == "__main__":
    main()
