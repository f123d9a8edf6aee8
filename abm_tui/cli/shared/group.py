"""The root of the commands: global options anywhere on the line, and no error that is not a sentence."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from typer.core import TyperGroup

from abm_tui.cli.shared.exit_codes import ended

# May stand behind the command as well: `abm list --db x` is what people type.
_GLOBAL = ("--db", "--as", "--today")
# Commands whose words are a filter, and what excludes there: -blocked, -tier:1. Options have one letter or two dashes.
_FILTERS = frozenset(("list", "blockers", "committees", "export"))
_NOT = re.compile(r"-[a-np-z][a-z_#]{2,}")


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
        run = super().main
        sys.exit(
            ended(
                lambda: run(excluding(hoisted(given)), "abm", complete_var, False, windows_expand_args, **extra),
                as_json=wants_json(given),
            )
        )

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


def excluding(args: Sequence[str]) -> list[str]:
    """`args` in which `-blocked`, a filter's "not", is no option: a blank before it makes it a word."""
    words = list(args)
    if not _FILTERS.intersection(words):
        return words
    end = words.index("--") if "--" in words else len(words)
    pairs = zip(["", *words], words[:end], strict=False)
    return [f" {word}" if _NOT.match(word) and before != "--sort" else word for before, word in pairs] + words[end:]


def wants_json(args: Sequence[str]) -> bool:
    """Whether `--format json` stands on the line, so that refusals before the command are JSON as well."""
    if "--" in args:
        args = args[: list(args).index("--")]
    return "--format=json" in args or ("--format", "json") in pairwise(args)
