"""Small things that rot: markup out of people's text, swallowed errors, tests that sleep or are left out."""

from __future__ import annotations

import ast

from house_code import ROOT, calls, imports, place, room, sources, tree

# text of people is never markup


def test_no_widget_of_textual_that_reads_markup_is_used() -> None:
    """Only fields are taken from Textual: they show what they hold as it is. The rest draws lines of its own."""
    wrong = [
        place(path, found.line)
        for path in sources()
        for found in imports(path)
        if found.module.startswith("textual.widgets.")
        and found.module.split(".")[2] not in {"Input", "TextArea", "input", "text_area"}
    ]
    assert wrong == []


def test_nothing_else_that_reads_markup_is_given_a_text() -> None:
    wrong = [
        place(path, call.lineno)
        for path in sources()
        for call, name in calls(path)
        if name.rpartition(".")[2] in {"notify", "from_markup"}
    ]
    for path in sources():
        for node in ast.walk(tree(path)):
            targets = getattr(node, "targets", [getattr(node, "target", None)])
            names = {t.attr for t in targets if isinstance(t, ast.Attribute)}
            if names & {"border_title", "border_subtitle", "sub_title", "tooltip"}:
                wrong.append(place(path, getattr(node, "lineno", 0)))
    assert wrong == []


def test_json_that_is_stored_is_ascii() -> None:
    """Stored text is normalised: an accent at the start of a line would join the n of the escape before it."""
    wrong = [
        place(path, call.lineno)
        for path in sources()
        if room(path) != "cli"
        for call, name in calls(path)
        if name == "json.dumps" and any(k.arg == "ensure_ascii" for k in call.keywords)
    ]
    assert wrong == []


# errors and tests


def test_no_error_is_swallowed_whole() -> None:
    wrong = []
    for path in sources():
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.ExceptHandler):
                continue
            caught = "everything" if node.type is None else ast.unparse(node.type)
            nothing = all(isinstance(s, ast.Pass | ast.Continue) for s in node.body)
            if caught == "everything" or (nothing and caught in {"Exception", "BaseException"}):
                wrong.append(place(path, node.lineno))
    assert wrong == []


def test_tests_wait_for_what_happens_never_for_time_to_pass() -> None:
    wrong = []
    for path in sources(ROOT / "tests"):
        for call, name in calls(path):
            if name in {"time.sleep", "sleep"} or (name == "asyncio.sleep" and ast.unparse(call.args[0]) != "0"):
                wrong.append(place(path, call.lineno))
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
