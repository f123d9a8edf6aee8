"""What can be said of an account's field, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass

from abm_tui.models.field_kinds import GROUPS, LAST, AccountField, Kind, by_group, columns_of, field_of, kept, written


@dataclass
class Company:
    id: int
    industry: str = field_of("industry", Kind.SHORT, group="THE COMPANY", line=2)
    employees: int | None = field_of("employees", Kind.HEADCOUNT, group="THE COMPANY", line=1)
    archived_on: object = kept(Kind.DAY)


def test_the_columns_are_the_declared_fields_under_their_own_names() -> None:
    columns = columns_of(Company)
    assert list(columns) == ["industry", "employees", "archived_on"]
    assert (columns["industry"].name, columns["industry"].kind) == ("industry", Kind.SHORT)


def test_a_text_is_empty_and_everything_else_is_nothing_where_nothing_is_known() -> None:
    assert Company(1) == Company(1, "", None, None)


def test_nobody_types_what_only_our_commands_write_and_no_file_has_it() -> None:
    columns = columns_of(Company)
    assert list(written(columns)) == ["industry", "employees"]
    assert not columns["archived_on"].exported


def test_the_page_of_facts_has_every_heading_and_the_fields_in_the_order_of_their_lines() -> None:
    groups = dict(by_group(columns_of(Company).values()))
    assert tuple(groups) == GROUPS
    assert [one.name for one in groups["THE COMPANY"]] == ["employees", "industry"]
    assert AccountField("x", "x", Kind.LINE).line == LAST
