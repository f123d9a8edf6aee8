"""A public name means one thing, and says what it means."""

from __future__ import annotations

import ast
import re

from house_code import PACKAGE, ROOT, place, public_classes, public_functions, sources, tree

VAGUE = {"about", "around", "counted", "gone", "happened", "how", "said", "told", "whom"}
FAMILY = {"register"}  # each family of commands has one
MOST_FILES = 3


def test_no_two_public_classes_share_a_name() -> None:
    """The benchmarks have names of their own too."""
    shared = {n: f for n, f in public_classes(PACKAGE, ROOT / "benchmarks").items() if len(f) > 1}
    assert shared == {}


def test_no_public_functions_name_stands_in_more_than_three_files() -> None:
    many = {n: f for n, f in public_functions(PACKAGE).items() if len(f) > MOST_FILES and n not in FAMILY}
    assert many == {}


def test_names_are_nouns_and_verbs_of_the_field() -> None:
    names = public_functions(PACKAGE) | public_classes(PACKAGE)
    vague = sorted(f"{file}: {name}" for name in names if name.lower() in VAGUE for file in names[name])
    assert vague == []


def test_no_method_is_left_for_somebody_else_to_write() -> None:
    """What an object needs of another one is a Protocol, which mypy checks."""
    stubs = [
        place(path, node.lineno)
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Raise) and node.exc and "NotImplementedError" in ast.unparse(node.exc)
    ]
    assert stubs == []


def test_what_an_object_needs_is_no_prose() -> None:
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    needs = [
        place(path, getattr(node, "lineno", 1))
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, documented) and re.match(r"Needs\b", ast.get_docstring(node) or "")
    ]
    assert needs == []
