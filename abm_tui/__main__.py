"""`abm` and `python -m abm_tui`."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line; ends the process with the exit code."""
    # Importing makes many objects and no garbage: the collector is switched on again once the workspace is open.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a letter shows its number; it never stops the command.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if len(sys.argv) > 1:
        from abm_tui.cli.app import run

        run()
    # Plain `abm` goes straight to the screen: the commands need not be loaded for it.
    from abm_tui.cli.shared.exit_codes import ended
    from abm_tui.cli.shared.session import current
    from abm_tui.cli.start.screen import start

    sys.exit(ended(lambda: start(current)))


if __name__ == "__main__":
    main()
