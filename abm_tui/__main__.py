"""`abm` and `python -m abm_tui`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; ends the process with the exit code."""
    from abm_tui.cli.app import run

    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a letter shows its number; it never stops the command.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    run()


if __name__ == "__main__":
    main()
