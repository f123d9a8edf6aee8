"""The root of the commands: global options anywhere on the line, and no error that is not a sentence."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from typer.core import TyperGroup

from abm_tui.cli import context
from abm_tui.cli.context import fail
from abm_tui.cli.output import ReaderLeft
from abm_tui.errors import AbmError, Fix, UsageError
from abm_tui.text import fenced

# May stand behind the command as well: `abm list --db x` is what people type.
_GLOBAL = ("--db", "--as", "--today")
_STOPPED = 130  # what a shell reports of a program stopped by ctrl+c


class AbmGroup(TyperGroup):
    """Runs a command and turns whatever happens into an exit code and, at most, one sentence."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run `args` (the process's own when None) and exit. Codes: see the command line's manual."""
        del prog_name, standalone_mode  # it always ends the process: only here is an error made a sentence
        given = list(sys.argv[1:] if args is None else args)
        as_json = wants_json(given)
        try:
            result = super().main(hoisted(given), "abm", complete_var, False, windows_expand_args, **extra)
            code = result if isinstance(result, int) else 0
            sys.stdout.flush()
        except AbmError as error:
            code = fail(error, as_json=as_json)
        except (ReaderLeft, BrokenPipeError):
            code = _reader_left()
        except KeyboardInterrupt:
            code = _STOPPED
        except Exception as error:
            # Typer's own errors carry a code and a message; which class they have depends on its version.
            if hasattr(error, "format_message") and hasattr(error, "exit_code"):
                code = fail(_usage(error), as_json=as_json)
            else:
                code = _unforeseen(error, as_json)
        finally:
            context.current.close()
        sys.exit(code)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands by family instead of one long column."""
        from abm_tui.cli.families import FAMILIES

        known = {name: self.get_command(ctx, name) for name in self.list_commands(ctx)}
        listed = {name for names in FAMILIES.values() for name in names}
        rest = tuple(name for name in known if name not in listed)
        for title, names in {**FAMILIES, "More": rest}.items():
            rows = [
                (n, c.get_short_help_str(formatter.width - 14)) for n in names if (c := known.get(n)) and not c.hidden
            ]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)


def hoisted(args: Sequence[str]) -> list[str]:
    """`args` with the global options first, wherever they stood before `--`."""
    front: list[str] = []
    rest: list[str] = []
    words = iter(args)
    for word in words:
        if word == "--":
            return [*front, *rest, word, *words]
        if word in _GLOBAL:
            value = next(words, None)
            front += [word] if value is None else [word, value]
        elif word.partition("=")[0] in _GLOBAL and "=" in word:
            front.append(word)
        else:
            rest.append(word)
    return front + rest


def wants_json(args: Sequence[str]) -> bool:
    """Whether `--format json` stands on the line, so that refusals before the command are JSON as well."""
    if "--" in args:
        args = args[: list(args).index("--")]
    return "--format=json" in args or ("--format", "json") in pairwise(args)


def _usage(error: Any) -> UsageError:
    message = fenced(str(error.format_message())).strip() or "Wrong usage"
    where = getattr(error, "ctx", None)
    path = where.command_path if where is not None else "abm"
    message = message if message.endswith((".", "?", ")")) else f"{message}."
    return UsageError("usage", message, Fix(command=f"{path} --help"))


def _unforeseen(error: Exception, as_json: bool) -> int:
    """An error nobody foresaw: a sentence, and a report in a file for whoever mends it."""
    from abm_tui.cli.reports import write_report

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
