"""The files of headers against the fields: what stands in `exchange/headers/` is well formed and means something."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import abm_tui.exchange
from abm_tui.exchange.columns.header_tables import header_file, shape_fields, vendors
from abm_tui.exchange.columns.shapes import type_of
from abm_tui.exchange.columns.vendor_signs import vendor_signs
from abm_tui.exchange.fields import BRINGS, of_company, readers
from abm_tui.models.words import ActivityType

pytestmark = pytest.mark.quick

FOLDER = Path(abm_tui.exchange.__file__).parent / "headers"
FILES = sorted(path.stem for path in FOLDER.iterdir())
OUT = "-"  # columns of a shape that stay out
# What a file may hold beside a table for each kind of record.
SECTIONS: dict[str, set[str]] = {
    "vendors": {"vendors"},
    "registers": {"cik", "lei", "vat", "duns"},
    "languages": {"given_name", "family_name", "in_english", "begins", "behind"},
    "kinds": {"groups", "signs"},
    "companies": {"keys", "leads"},
    "shapes": {"groups", "shapes"},
    "shape_columns": {"shared", "columns"},
    "any": set(),
    "other_tools": set(),
}
SIGNS = {"sure", "joined", "strong", "weak", "sure_keys", "keys"}
SHAPE = {"name", "kinds", "type", "needs", "never", "never_groups"}


def tables() -> Iterator[tuple[str, str, Mapping[str, Iterable[str]]]]:
    """(file and section, kind of record, our field → headers) of every table that says what a column becomes."""
    for file in FILES:
        yield from ((f"{file}.{kind}", kind, table) for kind, table in header_file(file).items() if kind in BRINGS)
    for shape, kinds in header_file("shape_columns")["columns"].items():
        yield from ((f"shape_columns.{shape}.{kind}", kind, shape_fields(shape, kind)) for kind in kinds)


def lists(value: object, where: str) -> Iterator[tuple[str, list[str]]]:
    """Every list of headers in a file, with where it stands."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from lists(inner, f"{where}.{name}")
    elif isinstance(value, list):
        if value and not isinstance(value[0], str):
            for at, inner in enumerate(value):
                yield from lists(inner, f"{where}.{at}")
        else:
            yield where, value


def twice(headers: Iterable[str]) -> list[str]:
    return [header for header, times in Counter(header.casefold() for header in headers).items() if times > 1]


def test_each_vendor_has_a_file_and_each_file_is_somebodys() -> None:
    assert {*vendors(), *SECTIONS} == set(FILES)
    assert len(set(vendors())) == len(vendors())


@pytest.mark.parametrize("file", FILES)
def test_a_file_holds_only_what_is_read_from_it(file: str) -> None:
    data = tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8"))
    assert data.keys() - {*BRINGS} <= SECTIONS.get(file, {"signs", "begins"})
    assert data.get("signs", {}).keys() <= (SIGNS if file in vendors() else {*BRINGS})
    for where, headers in lists(data, file):
        assert headers, where
        assert all(isinstance(header, str) and header == header.strip() != "" for header in headers), where


@pytest.mark.parametrize("file", FILES)
def test_a_list_names_each_header_once(file: str) -> None:
    assert [(where, twice(headers)) for where, headers in lists(header_file(file), file) if twice(headers)] == []


def test_every_table_leads_to_fields_of_its_kind() -> None:
    wrong = {
        where: unknown
        for where, kind, table in tables()
        if (unknown := set(table) - readers(kind).keys() - ({OUT} if where.startswith("shape_columns") else set()))
    }
    assert wrong == {}
    assert header_file("companies")["accounts"].keys() <= of_company("contacts").keys()


def test_a_header_of_a_kind_means_one_field_in_a_file() -> None:
    found = {where: twice(h for headers in table.values() for h in headers) for where, _, table in tables()}
    assert {where: headers for where, headers in found.items() if headers} == {}


def test_every_shape_has_its_columns_and_a_type_that_there_is() -> None:
    columns = header_file("shape_columns")["columns"]
    shapes: list[dict[str, Any]] = header_file("shapes")["shapes"]
    assert {(shape["name"], kind) for shape in shapes for kind in shape["kinds"]} == {
        (name, kind) for name, kinds in columns.items() for kind in kinds
    }
    assert {type_of(name) for name in columns} <= {"", *ActivityType}
    assert all(shape.keys() <= SHAPE for shape in shapes)
    assert len({(shape["name"], shape.get("type", "")) for shape in shapes}) == len(columns)


def test_every_group_that_a_shape_names_is_there_and_every_group_is_named_by_one() -> None:
    data = header_file("shapes")
    needs = [need for shape in data["shapes"] for need in shape["needs"]]
    assert all(need.keys() <= {"least", "groups", "headers"} for need in needs)
    named = {group for need in needs for group in need.get("groups", ())}
    named |= {group for shape in data["shapes"] for group in shape.get("never_groups", ())}
    assert named == data["groups"].keys()


def test_a_vendor_is_known_by_something_and_a_key_of_its_own_looks_like_one() -> None:
    for signs in vendor_signs():
        assert signs.sure or signs.joined or signs.strong, signs.vendor
        assert all(len(way) > 1 for way in signs.joined), signs.vendor
    salesforce = next(signs for signs in vendor_signs() if signs.vendor == "salesforce")
    assert salesforce.sure_keys
    assert salesforce.sure_keys.looks.fullmatch("001A000001LbDpyIAF")
    assert salesforce.keys
    assert not salesforce.keys.looks.fullmatch("4711")


def test_a_kind_is_told_by_headers_that_weigh_something() -> None:
    signs = header_file("kinds")["signs"]
    assert {*signs} == {*BRINGS} - {"campaigns"}
    assert all(re.fullmatch(r"[1-9]", weight) for by in signs.values() for weight in by)


def test_the_files_are_part_of_what_is_installed() -> None:
    project = tomllib.loads((FOLDER.parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert "exchange/headers/*.toml" in project["tool"]["setuptools"]["package-data"]["abm_tui"]
