"""The code of the house as data, for the tests of tests/architecture: files, imports, calls, definitions."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "abm_tui"


@dataclass(frozen=True)
class Import:
    """One import: of what, in which line, whether only a type checker sees it, whether it runs at once."""

    module: str
    line: int
    types_only: bool
    at_once: bool


def sources(folder: Path = PACKAGE) -> list[Path]:
    """The Python files of a folder and those below it."""
    return sorted(p for p in folder.rglob("*.py") if "__pycache__" not in p.parts)


@cache
def tree(path: Path) -> ast.Module:
    """The file as Python reads it."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def imports(path: Path) -> tuple[Import, ...]:
    """All of a file's imports, also those inside functions; `from a import b` is a.b."""

    def walk(node: ast.AST, types_only: bool, at_once: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            types = types_only or (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test))
            now = at_once and not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            if isinstance(child, ast.Import):
                yield from (Import(a.name, child.lineno, types_only, at_once) for a in child.names)
            elif isinstance(child, ast.ImportFrom):
                assert child.level == 0, f"{path}:{child.lineno} imports relatively"
                yield from (Import(f"{child.module}.{a.name}", child.lineno, types_only, at_once) for a in child.names)
            else:
                yield from walk(child, types, now)

    return tuple(walk(tree(path), False, True))


def calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    """(call, its name as written) of a file."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield node, ast.unparse(node.func)


def room(path: Path) -> str:
    """The room of the package that a file belongs to: `store`, `screens`; of a file beside the rooms, its own name."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def place(path: Path, line: int) -> str:
    """`abm_tui/text.py:12`."""
    return f"{path.relative_to(ROOT)}:{line}"


def public_classes(*folders: Path) -> dict[str, list[str]]:
    """Name → the files that define a class of that name at their top level; names with an underscore are private."""
    return _public((ast.ClassDef,), folders)


def public_functions(*folders: Path) -> dict[str, list[str]]:
    """Name → the files that define a function of that name at their top level."""
    return _public((ast.FunctionDef, ast.AsyncFunctionDef), folders)


def _public(kinds: tuple[type[ast.stmt], ...], folders: tuple[Path, ...]) -> dict[str, list[str]]:
    found = defaultdict(list)
    for path in (path for folder in folders for path in sources(folder)):
        named = [node for node in tree(path).body if isinstance(node, kinds)]
        for name in sorted({getattr(node, "name", "_") for node in named}):
            if not name.startswith("_"):
                found[name].append(str(path.relative_to(ROOT)))
    return dict(found)
