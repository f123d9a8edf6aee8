"""The house: import-linter's contracts of pyproject.toml, and what they cannot see of files, folders and classes."""

from __future__ import annotations

import ast
import inspect
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from house_code import PACKAGE, ROOT, imports, place, sources, tree
from importlinter import api
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports
from textual.screen import Screen

MOST_CLASSES = 8  # of ours, that one screen is made of
MOST_LINES = 300
TABLES = {"keymap/table.py", "models/words.py", "models/account_fields.py"}  # pure tables may be longer
MOST_MODULES = 45
MIRRORED = ("models", "rules", "documents", "store", "exchange", "screens/actions")
BESIDE_PLACES = {"actions", "shell", "wording"}
HEAVY = {
    "sqlmodel", "sqlalchemy", "pydantic", "typer", "rapidfuzz", "cleanco", "python_calamine", "charset_normalizer",
    "clevercsv", "dateutil", "dateparser", "price_parser", "nameparser", "publicsuffixlist", "email_validator",
}  # fmt: skip


# imports


@pytest.fixture(autouse=True)
def in_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where import-linter looks for pyproject.toml."""
    monkeypatch.chdir(ROOT)


def kept() -> bool:
    """Whether the contracts hold; what breaks them is on stdout."""
    return bool(lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS)


def test_imports_keep_the_contracts() -> None:
    assert kept()


def test_no_contract_ignores_an_import() -> None:
    options = [option for contract in api.read_configuration()["contracts_options"] for option in contract]
    assert [option for option in options if "ignore" in option or option == "skip_descendants"] == []


def test_no_import_is_computed_but_the_loop_over_the_families_of_commands() -> None:
    """import-linter does not see what `import_module` is given."""
    users = {
        str(path.relative_to(PACKAGE))
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Name) and node.id in {"import_module", "__import__"}
    }
    assert users == {"cli/app.py"}


def test_the_command_line_loads_the_app_only_where_it_opens_the_screen() -> None:
    at_once = [
        place(path, found.line)
        for path in sources(PACKAGE / "cli")
        for found in imports(path)
        if found.module.startswith("abm_tui.app.") and found.at_once
    ]
    assert at_once == []


def test_what_one_database_does_its_own_way_stands_in_two_folders() -> None:
    """A linter of imports sees sqlalchemy, not its dialects."""
    wrong = [
        place(path, found.line)
        for path in sources()
        if not {"dialects", "schema"} & set(path.parts)
        for found in imports(path)
        if found.module.startswith("sqlalchemy.dialects")
    ]
    assert wrong == []


# a light start


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
                there = ROOT / Path(*names[:n])
                if (not ours or there.is_dir() or there.with_suffix(".py").is_file()) and name not in asked:
                    asked[name] = here
                    if ours:
                        waiting.append(name)
    return asked


@pytest.mark.parametrize("module", ["abm_tui.app", "abm_tui.screens.today.screen", "abm_tui.screens.targets.screen"])
def test_the_first_frame_loads_nothing_heavy(module: str) -> None:
    """The app, the place it begins with, and whatever they import at once: the store and what costs time come later."""
    asked = loaded_by(module)
    assert "abm_tui.widgets.frame" in asked
    late = ("abm_tui.store", "abm_tui.rules", "abm_tui.exchange.imports", "abm_tui.exchange.columns")
    assert {name: asked[name] for name in asked if name in HEAVY or name.startswith(late)} == {}


def test_the_help_of_the_command_line_loads_neither_textual_nor_the_database() -> None:
    asked = loaded_by("abm_tui.cli.app")
    heavy = {"textual", "sqlmodel", "sqlalchemy", "sqlite3"}
    wrong = {name: asked[name] for name in asked if name.split(".")[0] in heavy or "abm_tui.store" in name}
    assert wrong == {}


# files and folders


@pytest.mark.parametrize("path", sources(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_file_of_the_package_says_what_it_is_for_and_is_short(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert ast.get_docstring(tree(path)) or not lines, f"{path.name} does not say what it is for"
    if str(path.relative_to(PACKAGE)) not in TABLES:
        assert len(lines) <= MOST_LINES


def test_a_folder_is_no_drawer_of_everything() -> None:
    modules = Counter(path.parent for path in sources() if path.name != "__init__.py")
    assert {str(folder): n for folder, n in modules.items() if n > MOST_MODULES} == {}


# tests mirror the house


def test_each_module_has_the_file_of_its_tests() -> None:
    missing = []
    for folder in MIRRORED:
        for path in sources(PACKAGE / folder):
            tests = ROOT / "tests" / path.relative_to(PACKAGE).with_name(f"test_{path.name}")
            if path.name != "__init__.py" and not tests.is_file():
                missing.append(str(tests.relative_to(ROOT)))
    assert missing == []


def test_each_package_has_the_folder_of_its_tests() -> None:
    """Data and what only starts the program have none."""
    packages = {p.parent.relative_to(PACKAGE) for p in PACKAGE.glob("*/**/__init__.py")}
    missing = sorted(str(p) for p in packages if not any((ROOT / "tests" / p).rglob("test_*.py")))
    assert missing == []


def test_each_place_has_the_folder_of_its_tests() -> None:
    places = {p.parent.name for p in (PACKAGE / "screens").glob("*/__init__.py")} - BESIDE_PLACES
    missing = sorted(p for p in places if not any((ROOT / "tests" / "screens" / p).glob("test_*.py")))
    assert missing == []


# objects are held, not inherited


def screens() -> Iterator[type[Screen[object]]]:
    """Every screen of ours."""
    for path in sources(PACKAGE / "screens"):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for _, found in inspect.getmembers(import_module(module), inspect.isclass):
            if issubclass(found, Screen) and found.__module__ == module:
                yield found


def test_a_screen_is_made_of_few_of_our_classes() -> None:
    ours = {s.__qualname__: sum(c.__module__.startswith("abm_tui") for c in s.__mro__) for s in screens()}
    assert len(ours) > 20
    longest = max(ours, key=lambda name: ours[name])
    assert ours[longest] <= MOST_CLASSES, f"{longest}: {ours[longest]}"
