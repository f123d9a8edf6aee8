"""One write path: who may call the store's `do`, who may end a transaction, who touches the workspace's file."""

from __future__ import annotations

import ast
import re
from collections import Counter

from house_code import PACKAGE, calls, place, room, sources, tree

# The commands of the store are run here and nowhere else.
MAY_WRITE = (
    "store/",
    "screens/shell/writer.py",
    "exchange/imports/",
    "cli/shared/context.py",
    "example/",
)


def test_commands_are_run_by_the_writer_the_import_and_the_command_lines_context_alone() -> None:
    elsewhere = Counter(
        str(path.relative_to(PACKAGE))
        for path in sources()
        if not str(path.relative_to(PACKAGE)).startswith(MAY_WRITE)
        for _, name in calls(path)
        if name.endswith((".do", ".do_part"))
    )
    assert dict(elsewhere) == {}


def test_the_store_writes_by_commands_and_the_one_thing_that_no_person_does() -> None:
    """Inside the store only undo, pieces of long steps and the return from a pause run commands."""
    inside = {
        str(path.relative_to(PACKAGE / "store"))
        for path in sources(PACKAGE / "store")
        for _, name in calls(path)
        if name.endswith((".do", ".do_part"))
    }
    assert inside == {"undo/undo_redo.py", "undo/chunked_writes.py", "pause_return.py"}


def test_rows_outside_the_journal_are_written_by_the_screens_alone() -> None:
    """Who is here, drafts, how a place looked: nobody undoes them, so nothing else may be written that way."""
    wrong = [
        place(path, call.lineno)
        for path in sources()
        if room(path) not in {"store", "screens"}
        for call, name in calls(path)
        if re.search(r"\bstore\.(put|forget)$", name)
    ]
    assert wrong == []


def test_transactions_begin_and_end_in_the_store_alone() -> None:
    wrong = [
        place(path, call.lineno)
        for path in sources()
        if room(path) != "store"
        for call, name in calls(path)
        if name.rpartition(".")[2] in {"commit", "rollback", "begin_nested", "executemany", "exec_driver_sql"}
    ]
    assert wrong == []


def test_sql_that_only_one_database_knows_stands_with_its_dialect() -> None:
    wrong = [
        place(path, call.lineno)
        for path in sources(PACKAGE / "store")
        if not {"dialects", "schema"} & set(path.parts)
        for call, name in calls(path)
        if name.endswith("exec_driver_sql") and ast.unparse(call.args[0]) not in {"'begin'", "'rollback'"}
    ]
    assert wrong == []


def test_nothing_in_the_store_waits_for_something_else_while_it_writes() -> None:
    waits = (ast.Await, ast.AsyncFunctionDef, ast.AsyncWith, ast.AsyncFor)
    wrong = [place(p, n.lineno) for p in sources(PACKAGE / "store") for n in ast.walk(tree(p)) if isinstance(n, waits)]
    assert wrong == []


FILES = {"open", "read_bytes", "read_text", "write_bytes", "write_text", "copy", "copy2", "copyfile", "copyfileobj",
         "copytree", "move", "replace", "rename", "unlink", "remove", "truncate", "touch"}  # fmt: skip
WORKSPACE = re.compile(r"(store|current|self|session)\.path(?!\.parent)|workspace_path|db_path|database")


def test_no_one_but_the_store_opens_copies_or_moves_the_workspace_file() -> None:
    """Closing a file drops every lock SQLite holds on it in this process, and a moved one loses edits."""
    wrong = [
        f"{place(path, call.lineno)} {ast.unparse(call)}"
        for path in sources()
        if room(path) not in {"store", "widgets"}
        for call, name in calls(path)
        if name.rpartition(".")[2] in FILES
        and any(WORKSPACE.search(text) for text in [name, *map(ast.unparse, call.args)])
    ]
    assert wrong == []
