"""How well a company fits, from the command line: answering questions, why it matches, the filter, the fixed keys."""

from __future__ import annotations

from pathlib import Path

import pytest
import workspaces
from command_line import Abm

from abm_tui.store import open_workspace
from abm_tui.store.commands import framework

ICP = (
    ("Size", "firmographic", {"test": "employees>=500", "weight": 3}),
    ("Industry", "firmographic", {"test": "industry:bank,insurance", "weight": 2, "must": True}),
    ("New leader", "situational", {"ask": "Is there a new executive?", "weight": 2}),
    ("Committee", "behavioural", {"ask": "Does a committee decide?", "weight": 1}),
)


@pytest.fixture
def fitting(abm: Abm, home: Path) -> Abm:
    """An ICP of two filters and two questions; Globex of which something is known, Hooli of which nothing is."""
    workspaces.grow("fit: fitting", home / "abm.db", lambda: _fitting(abm, home))
    return abm


def _fitting(abm: Abm, home: Path) -> None:
    store = open_workspace(home / "abm.db", "ana")
    for name, family, cells in ICP:
        store.do(framework.add_criterion, name, family, **cells)
    store.close()
    abm("add", "Globex", "tier=1", "industry=banking", "employees=900")
    abm("add", "Hooli", "tier=watchlist")


def fit_of(abm: Abm, account: str) -> dict[str, object]:
    found: dict[str, object] = abm("score", account, "--format", "json").json["fit"]
    return found


def test_the_explanation_lists_every_criterion_with_its_reason(fitting: Abm) -> None:
    found = fit_of(fitting, "Globex")
    assert (found["share"], found["known"], found["unknown"]) == (100, 62, 38)
    assert found["criteria"] == [
        {"code": "size", "name": "Size", "weight": 3, "must": False, "answer": True, "because": "employees 900"},
        {"code": "industry", "name": "Industry", "weight": 2, "must": True, "answer": True,
         "because": "industry banking"},
        {"code": "new_leader", "name": "New leader", "weight": 2, "must": False, "answer": None,
         "because": "not answered: Is there a new executive?"},
        {"code": "committee", "name": "Committee", "weight": 1, "must": False, "answer": None,
         "because": "not answered: Does a committee decide?"},
    ]  # fmt: skip
    assert fitting("score", "Globex", "--format", "json").json["icp_match"] is True


def test_a_question_is_answered_by_its_code_and_undone_like_anything(fitting: Abm) -> None:
    said = fitting("set", "Globex", "icp.new_leader=no", "icp.committee=no")
    assert said.code == 0
    assert "2 answers about Globex" in said.out
    assert fit_of(fitting, "Globex")["share"] == 62
    assert fitting("list", "globex", "--format", "json").json[0]["icp_match"] is False
    assert fitting("set", "Globex", "icp.committee=unknown").code == 0
    assert fit_of(fitting, "Globex")["unknown"] == 13
    assert fitting("undo").code == 0
    assert fitting("undo").code == 0
    assert fit_of(fitting, "Globex")["share"] == 100


def test_an_answer_goes_along_with_fields_and_with_a_new_account(fitting: Abm) -> None:
    said = fitting("set", "Hooli", "industry=insurance", "icp.committee=yes")
    assert "Industry → insurance for Hooli; Committee → yes for Hooli" in said.out
    assert fitting("add", "Initech", "employees=40", "icp.new-leader=y").code == 0
    assert fit_of(fitting, "Initech")["known"] == 62


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("icp.size=yes",), 1, "Size is no question: employees answers it."),
        (("icp.budget=yes",), 1, "No criterion budget. There are: size, industry, new_leader, committee."),
        (("icp.committee=maybe",), 1, 'Neither yes, no nor unknown: "maybe".'),
        (("icp.committee=yes", "icp.committee=no"), 2, "icp.committee is said twice."),
        (("icpcommittee=yes",), 2, "An account has no field icpcommittee."),
    ],
)
def test_what_is_no_answer_is_refused_and_nothing_is_written(
    fitting: Abm, words: tuple[str, ...], code: int, sentence: str
) -> None:
    before = fit_of(fitting, "Globex")
    said = fitting("set", "Globex", "employees=3", *words)
    assert said.code == code
    assert sentence in said.err
    assert fit_of(fitting, "Globex") == before


def test_a_filter_criterion_says_which_field_to_set(fitting: Abm) -> None:
    refused = fitting("set", "Globex", "icp.size=yes", "--format", "json")
    assert refused.json["fix"] == {"key": "Enter", "command": "abm set 1 employees=…"}


def test_list_and_filter_know_fit_match_and_band(fitting: Abm) -> None:
    rows = {row["name"]: row for row in fitting("list", "--format", "json").json}
    assert (rows["Globex"]["fit"], rows["Globex"]["icp_match"]) == (100, True)
    assert (rows["Hooli"]["fit"], rows["Hooli"]["icp_match"]) == (None, None)

    def names(*words: str) -> list[str]:
        return [row["name"] for row in fitting("list", *words, "--format", "json").json]

    assert names("fit>=70") == names("icp:yes") == ["Globex"]
    assert names("fit:none") == names("icp:unknown") == ["Hooli"]
    assert sorted(names("band:nurture")) == ["Globex", "Hooli"]
    fitting("add", "Pool & Sons", "employees=700", "industry=bank")
    assert names("icp:yes", "--pool") == ["Pool & Sons"]


def test_show_tells_what_decides_and_every_criterion(fitting: Abm) -> None:
    text = fitting("show", "Globex").out
    assert "  Matches the ICP: 100 % of what is known is met, 62 % is known." in text
    assert "yes      Size (weight 3): employees 900" in text
    assert "unknown  Committee (weight 1): not answered: Does a committee decide?" in text
    assert "No ICP match" not in text
    plan = fitting("show", "Hooli", "--format", "md").out
    assert "## Fit" in plan
    assert "Research Industry, Size, New leader, Committee." in plan
    assert fitting("show", "Globex", "--format", "json").json["icp"]["share"] == 100


def test_without_an_icp_nothing_is_claimed(abm: Abm) -> None:
    abm("add", "Globex", "employees=900")
    assert fit_of(abm, "Globex") == {"share": None, "known": None, "unknown": None, "criteria": []}
    assert "ICP" not in abm("show", "Globex").out
    assert "There is no ICP yet." in abm("set", "Globex", "icp.size=yes").err
