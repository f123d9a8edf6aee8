"""The house, held by reading the code: which way imports point, who may touch what, how long a file is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "abm_tui"
MOST_LINES = 300

# A part may import the parts before it. `example` tells a past through the store.
LAYERS = ("models", "rules", "documents", "store", "example", "exchange", "screens", "app", "cli", "__main__")
# Anyone may use these; they use only each other.
LEAVES = {
    "text",
    "when",
    "errors",
    "keymap",
    "widgets",
    "config",
    "glyphs",
    "markdown",
}
UNDER_THE_SCREEN = {"models", "rules", "documents", "store", "example", "exchange", *LEAVES - {"widgets"}}
SQL = {"sqlalchemy", "sqlmodel", "sqlite3", "alembic"}
# Loaded where they are used: each costs more than the first frame may.
HEAVY = {
    "sqlmodel", "sqlalchemy", "pydantic", "typer", "rapidfuzz", "cleanco", "python_calamine", "charset_normalizer",
    "clevercsv", "dateutil", "dateparser", "price_parser", "nameparser", "publicsuffixlist", "email_validator",
}  # fmt: skip


@dataclass(frozen=True)
class Import:
    """One import: of what, where it stands, whether only a type checker sees it, whether it runs at once."""

    module: str
    line: int
    types_only: bool
    at_once: bool


def sources(folder: Path = PACKAGE) -> list[Path]:
    """The Python files of a folder."""
    return sorted(p for p in folder.rglob("*.py") if "__pycache__" not in p.parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def imports(path: Path) -> tuple[Import, ...]:
    """All of a file's imports, also those inside functions."""

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


def part(module: str) -> str:
    """`abm_tui.store.unit` → store; `abm_tui.text.clean` → text."""
    return module.split(".")[1] if "." in module else ""


def part_of(path: Path) -> str:
    """The part of the package a file belongs to."""
    inside = path.relative_to(PACKAGE).parts
    return inside[0].removesuffix(".py")


def said(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


def calls(path: Path) -> Iterator[tuple[ast.Call, str]]:
    """(call, its name as written) of a file."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield node, ast.unparse(node.func)


# the arrow of imports


def test_every_part_has_its_place_in_the_house() -> None:
    parts = {part_of(p) for p in sources()} - {"__init__"}
    assert parts <= {*LAYERS, *LEAVES}


def test_imports_point_one_way() -> None:
    wrong = []
    for path in sources():
        here = part_of(path)
        for found in imports(path):
            if not found.module.startswith("abm_tui."):
                continue
            there = part(found.module)
            if there in {here, "__version__"}:
                continue
            if here in LEAVES:
                fine = there in LEAVES
            elif there in LEAVES:
                fine = True
            else:
                fine = LAYERS.index(there) < LAYERS.index(here)
            # A screen knows the app it stands in, but only once it stands in it.
            if here == "screens" and there == "app" and (found.types_only or not found.at_once):
                fine = path.name == "navigation.py"
            if not fine:
                wrong.append(f"{said(path, found.line)} {here} imports {there}")
    assert wrong == []


def test_the_app_is_known_to_the_command_line_alone_and_only_where_it_opens_the_screen() -> None:
    for path in sources():
        for found in imports(path):
            if found.module.startswith("abm_tui.app.") and part_of(path) == "cli":
                assert not found.at_once, said(path, found.line)


def test_nothing_below_the_screens_knows_textual() -> None:
    wrong = [
        said(path, found.line)
        for path in sources()
        if part_of(path) in UNDER_THE_SCREEN or part_of(path) == "cli"
        for found in imports(path)
        if found.module.split(".")[0] == "textual"
    ]
    assert wrong == []


def test_the_database_is_known_to_models_and_store_alone() -> None:
    wrong = [
        said(path, found.line)
        for path in sources()
        if part_of(path) not in {"models", "store"}
        for found in imports(path)
        if found.module.split(".")[0] in SQL or found.module.startswith("abm_tui.models.tables")
    ]
    assert wrong == []


def test_the_dialect_is_known_to_one_file_of_the_store() -> None:
    wrong = []
    for path in sources(PACKAGE / "store"):
        if path.name in {"sqlite.py", "migrations.py", "upgrades.py"}:
            continue
        wrong += [said(path, f.line) for f in imports(path) if f.module.startswith(("sqlite3", "sqlalchemy.dialects"))]
        for call, name in calls(path):
            if name.endswith("exec_driver_sql") and ast.unparse(call.args[0]) not in {"'begin'", "'rollback'"}:
                wrong.append(said(path, call.lineno))
    assert wrong == []


def loaded_by(module: str) -> dict[str, str]:
    """Every module that importing `module` loads at once → the module of ours that asks for it."""
    asked: dict[str, str] = {}
    waiting = [module]
    while waiting:
        here = waiting.pop()
        path = ROOT / Path(*here.split("."))
        file = path.with_suffix(".py") if path.with_suffix(".py").is_file() else path / "__init__.py"
        for found in imports(file):
            if found.types_only or not found.at_once:
                continue
            # `from abm_tui.store import unit` loads the package and the module; a function's name is no module.
            names = found.module.split(".")
            for n in range(1, len(names) + 1):
                name = ".".join(names[:n])
                ours = name.startswith("abm_tui")
                is_module = (
                    not ours
                    or (ROOT / Path(*names[:n])).is_dir()
                    or (ROOT / Path(*names[:n])).with_suffix(".py").is_file()
                )
                if is_module and name not in asked:
                    asked[name] = here
                    if ours:
                        waiting.append(name)
    return asked


def test_the_first_frame_loads_nothing_heavy() -> None:
    """The app, and whatever it imports at once: the store and the libraries that cost time come after the frame."""
    asked = loaded_by("abm_tui.app")
    assert "abm_tui.widgets.frame" in asked
    assert {name: asked[name] for name in asked if name in HEAVY or name.startswith("abm_tui.store")} == {}


def test_the_help_of_the_command_line_loads_neither_textual_nor_the_database() -> None:
    asked = loaded_by("abm_tui.cli.app")
    wrong = {name: asked[name] for name in asked if name.split(".")[0] in {"textual", *SQL} or "abm_tui.store" in name}
    assert wrong == {}


# one write path


def test_transactions_begin_and_end_in_the_store_alone() -> None:
    wrong = [
        said(path, call.lineno)
        for path in sources()
        if part_of(path) != "store"
        for call, name in calls(path)
        if name.rpartition(".")[2] in {"commit", "rollback", "begin_nested", "executemany", "exec_driver_sql"}
    ]
    assert wrong == []


def test_nothing_in_the_store_waits_for_something_else_while_it_writes() -> None:
    waits = (ast.Await, ast.AsyncFunctionDef, ast.AsyncWith, ast.AsyncFor)
    wrong = [said(p, n.lineno) for p in sources(PACKAGE / "store") for n in ast.walk(tree(p)) if isinstance(n, waits)]
    assert wrong == []


FILES = {"open", "read_bytes", "read_text", "write_bytes", "write_text", "copy", "copy2", "copyfile", "copyfileobj",
         "copytree", "move", "replace", "rename", "unlink", "remove", "truncate", "touch"}  # fmt: skip
WORKSPACE = re.compile(r"(store|current|self|session)\.path(?!\.parent)|workspace_path|db_path|database")


def test_no_one_but_the_store_opens_copies_or_moves_the_workspace_file() -> None:
    """Closing a file drops every lock SQLite holds on it in this process, and a moved one loses edits."""
    wrong = [
        f"{said(path, call.lineno)} {ast.unparse(call)}"
        for path in sources()
        if part_of(path) not in {"store", "widgets"}
        for call, name in calls(path)
        if name.rpartition(".")[2] in FILES
        and any(WORKSPACE.search(text) for text in [name, *map(ast.unparse, call.args)])
    ]
    assert wrong == []


# text of people is never markup


def test_no_widget_of_textual_that_reads_markup_is_used() -> None:
    """Only fields are taken from Textual: they show what they hold as it is. The rest draws lines of its own."""
    wrong = [
        said(path, found.line)
        for path in sources()
        for found in imports(path)
        if found.module.startswith("textual.widgets.")
        and found.module.split(".")[2] not in {"Input", "TextArea", "input", "text_area"}
    ]
    assert wrong == []


def test_nothing_else_that_reads_markup_is_given_a_text() -> None:
    wrong = [
        said(path, call.lineno)
        for path in sources()
        for call, name in calls(path)
        if name.rpartition(".")[2] in {"notify", "from_markup"}
    ]
    for path in sources():
        for node in ast.walk(tree(path)):
            targets = getattr(node, "targets", [getattr(node, "target", None)])
            names = {t.attr for t in targets if isinstance(t, ast.Attribute)}
            if names & {"border_title", "border_subtitle", "sub_title", "tooltip"}:
                wrong.append(said(path, getattr(node, "lineno", 0)))
    assert wrong == []


def test_json_that_is_stored_is_ascii() -> None:
    """Stored text is normalised: an accent at the start of a line would join the n of the escape before it."""
    wrong = [
        said(path, call.lineno)
        for path in sources()
        if part_of(path) != "cli"
        for call, name in calls(path)
        if name == "json.dumps" and any(k.arg == "ensure_ascii" for k in call.keywords)
    ]
    assert wrong == []


# small things that rot


@pytest.mark.parametrize("path", sources(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_file_of_the_package_has_one_purpose_and_at_most_300_lines(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= MOST_LINES
    doc = ast.get_docstring(tree(path))
    assert doc or not lines, f"{path.name} does not say what it is for"


def test_no_error_is_swallowed_whole() -> None:
    wrong = []
    for path in sources():
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.ExceptHandler):
                continue
            caught = "everything" if node.type is None else ast.unparse(node.type)
            nothing = all(isinstance(s, ast.Pass | ast.Continue) for s in node.body)
            if caught == "everything" or (nothing and caught in {"Exception", "BaseException"}):
                wrong.append(said(path, node.lineno))
    assert wrong == []


def test_tests_wait_for_what_happens_never_for_time_to_pass() -> None:
    wrong = []
    for path in sources(ROOT / "tests"):
        for call, name in calls(path):
            if name in {"time.sleep", "sleep"} or (name == "asyncio.sleep" and ast.unparse(call.args[0]) != "0"):
                wrong.append(said(path, call.lineno))
    assert wrong == []


def test_no_test_is_left_out() -> None:
    """What a machine lacks is said by a marker (`needs_tmux`), counted, and a failure where nothing may be missing."""
    wrong = []
    for path in sources(ROOT / "tests"):
        if path.name == "conftest.py" and path.parent.name == "tests":
            continue
        text = path.read_text(encoding="utf-8")
        names = {ast.unparse(n) for n in ast.walk(tree(path)) if isinstance(n, ast.Attribute)}
        left_out = {"pytest.skip", "pytest.xfail", "pytest.mark.skip", "pytest.mark.skipif", "pytest.mark.xfail"}
        wrong += [f"{path.name}: {name}" for name in sorted(names & (left_out | {"pytest.importorskip"}))]
        assert text.strip() or path.name == "__init__.py"
    assert wrong == []
