"""What docs/architecture.md, CONTRIBUTING.md and docs/decisions/ say of the repository is true of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from importlinter import api

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "abm_tui"
HOUSE = ROOT / "docs" / "architecture.md"
GUIDE = ROOT / "CONTRIBUTING.md"
DECISIONS = ROOT / "docs" / "decisions"
INDEX = DECISIONS / "README.md"
PAGES = [HOUSE, GUIDE, *sorted(DECISIONS.glob("*.md"))]

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FOLDER = re.compile(r"(?<![\w/])[a-z_]+/(?![\w/])")
_PATH = re.compile(r"(?!-)[\w.<>*-]+(?:/[\w.<>*-]+)*/?")
_FILE_NAME = re.compile(r"\.(py|toml|md|tcss|sql|yaml)$")
_BESIDE_PLACES = {"wording", "shell", "actions"}

Arrow = list[set[str]]  # the lowest layer first


def fences(page: Path, kind: str) -> list[str]:
    """The fenced blocks of a kind."""
    return [body for name, body in _FENCE.findall(page.read_text(encoding="utf-8")) if name == kind]


@cache
def rooms() -> dict[str, set[str]]:
    """Room → its folders, as the page names them: a line at the margin begins a room, the lines below name folders."""
    found: dict[str, set[str]] = {}
    room = ""
    for line in fences(HOUSE, "rooms")[0].splitlines():
        if line.startswith(" "):
            found[room] |= {name.rstrip("/") for name in _FOLDER.findall(line)}
        else:
            room = line.split("/")[0]
            found[room] = set()
    return found


def folders(of: Path) -> set[str]:
    """The folders that have something in them."""
    inside = (f for f in of.iterdir() if f.is_dir() and f.name != "__pycache__")
    return {f.name for f in inside if any(p.suffix != ".pyc" for p in f.rglob("*") if p.is_file())}


def paths(page: Path) -> Iterator[str]:
    """Each path that a page names in `code`. <name> and * stand for any name."""
    prose = _FENCE.sub("", page.read_text(encoding="utf-8"))
    for code in re.findall(r"`([^`]+)`", prose):
        for word in code.split():
            if _PATH.fullmatch(word) and ("/" in word or _FILE_NAME.search(word)) and not word.startswith(".venv"):
                yield word


def is_there(path: str) -> bool:
    """Below the root or the package; a bare file name, anywhere in the package."""
    pattern = re.sub(r"<[^>]*>", "*", path).rstrip("/")
    below = [ROOT.glob(pattern), PACKAGE.glob(pattern)]
    return any(next(found, None) for found in (below if "/" in pattern else [*below, PACKAGE.rglob(pattern)]))


def test_the_rooms_are_the_folders_of_the_package() -> None:
    assert set(rooms()) == folders(PACKAGE)


@pytest.mark.parametrize("room", sorted(rooms()))
def test_a_room_has_the_folders_that_the_page_names(room: str) -> None:
    assert (PACKAGE / room).is_dir()
    assert rooms()[room] == folders(PACKAGE / room)


def test_every_file_beside_the_rooms_is_named() -> None:
    assert {p.name for p in PACKAGE.glob("*.py") if not p.name.startswith("__")} <= set(paths(HOUSE))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_that_a_page_names_exists(page: Path) -> None:
    assert [path for path in paths(page) if not is_there(path)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


# the arrow


def arrow(text: str) -> Arrow:
    """`a ← (b | c)` → [{a}, {b, c}]."""
    return [{name.strip() for name in layer.strip(" ()").split("|")} for layer in text.split("←")]


def layers() -> Iterator[tuple[str, Arrow]]:
    """(the package, its layers) of every `layers` contract of import-linter."""
    for contract in api.read_configuration()["contracts_options"]:
        if contract["type"] != "layers":
            continue
        written = [_names(layer) for layer in reversed(_listed(contract["layers"]))]
        package = min(written[0]).rpartition(".")[0]
        for container in _listed(contract.get("containers", package)):
            yield container, [{name.removeprefix(f"{package}.") for name in layer} for layer in written]


def _listed(option: str | list[str]) -> list[str]:
    return [option] if isinstance(option, str) else option


def _names(layer: str) -> set[str]:
    """The modules of a layer; import-linter writes one that need not be there in parentheses."""
    return {name.strip().strip("()") for name in re.split(r"[|:]", layer)}


@pytest.mark.parametrize(("package", "which"), [("abm_tui", 0), ("abm_tui.screens", 1)])
def test_the_arrow_of_the_page_is_that_of_the_contracts(
    monkeypatch: pytest.MonkeyPatch, package: str, which: int
) -> None:
    monkeypatch.chdir(ROOT)  # where import-linter looks for them
    written = arrow(fences(HOUSE, "arrow")[which])
    places = rooms()["screens"] - _BESIDE_PLACES
    written = [places if layer == {"places"} else layer for layer in written]
    held = [arrow for name, arrow in layers() if name == package]
    named = set().union(*written)
    # Leaves may stand in a contract, too; the page says in words whom they serve.
    assert written in [[layer & named for layer in arrow if layer & named] for arrow in held]


# how to work here, and why


def test_every_make_target_that_a_page_names_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {name for page in PAGES for name in re.findall(r"`make ([a-z]+)", page.read_text(encoding="utf-8"))}
    assert named <= targets
    assert {"quick", "test", "check", "bench", "docs"} <= named


def test_decisions_are_numbered_without_a_hole_and_each_is_in_the_index_by_its_title() -> None:
    pages = sorted(page for page in DECISIONS.glob("*.md") if page != INDEX)
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    index = INDEX.read_text(encoding="utf-8")
    titles = {page.name: page.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ") for page in pages}
    assert [name for name, title in titles.items() if f"[{title}]({name})" not in index] == []


@pytest.mark.parametrize("page", [p for p in PAGES if p.parent == DECISIONS and p != INDEX], ids=lambda page: page.name)
def test_a_decision_is_a_page_that_says_what_why_measured_and_consequences(page: Path) -> None:
    lines = page.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("## ")] == [
        "## What",
        "## Why",
        "## Measured",
        "## Consequences",
    ]
    assert len(lines) <= 60
