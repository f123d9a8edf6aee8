"""How a run ends: whatever happens becomes an exit code and, at most, one sentence. Never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from abm_tui.cli.shared import session
from abm_tui.cli.shared.output import ReaderLeft, out_json, refusal, say
from abm_tui.errors import AbmError, Fix, UsageError
from abm_tui.text import fenced

_STOPPED = 130  # what a shell reports of a program stopped by ctrl+c


def ended(work: Callable[[], object], *, as_json: bool = False) -> int:
    """Run `work` and return the exit code of the process: what it returned when that is a number, else 0."""
    try:
        result = work()
        sys.stdout.flush()
    except AbmError as error:
        return fail(error, as_json=as_json)
    except (ReaderLeft, BrokenPipeError):
        return _reader_left()
    except KeyboardInterrupt:
        return _STOPPED
    except Exception as error:
        # The errors of the command-line library carry a code and a message; their class depends on its version.
        if hasattr(error, "format_message") and hasattr(error, "exit_code"):
            return fail(_usage(error), as_json=as_json)
        return _unforeseen(error, as_json)
    finally:
        session.current.close()
    return result if isinstance(result, int) else 0


def fail(error: AbmError, *, as_json: bool) -> int:
    """Say a refusal: as JSON on stdout when JSON was asked for, else as a sentence on stderr. Returns the exit code."""
    if as_json:
        out_json(refusal(error))
        return error.exit_code
    mends = [f"{one['text']}: {one['fix']['command']}" for one in error.data.get("unmet") or ()]
    mends += [f"try: {error.fix.command}"] if error.fix.command else []
    say("\n     ".join((f"abm: {error.message}", *mends)))
    return error.exit_code


def _usage(error: Exception) -> UsageError:
    message = fenced(str(error.format_message())).strip() or "Wrong usage"  # type: ignore[attr-defined]
    where = getattr(error, "ctx", None)
    path = where.command_path if where is not None else "abm"
    message = message if message.endswith((".", "?", ")")) else f"{message}."
    return UsageError("usage", message, Fix(command=f"{path} --help"))


def _unforeseen(error: Exception, as_json: bool) -> int:
    """An error nobody foresaw: a sentence, and a report in a file for whoever mends it."""
    from abm_tui.cli.shared.error_reports import write_report

    where = write_report(error)
    told = f" A report is in {where}." if where else ""
    return fail(
        AbmError("internal", f"abm hit an error of its own ({type(error).__name__}); what was saved is safe.{told}"),
        as_json=as_json,
    )


def _reader_left() -> int:
    """`abm list | head`: whoever read has enough. Nothing more may be written, also not at the end of the process."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
