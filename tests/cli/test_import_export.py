"""`abm import` and `abm export` as a script meets them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from abm_tui.cli.app import app
from abm_tui.exchange.fields import COLUMNS
from abm_tui.store import Store

DATA = Path(__file__).parent.parent / "data"
Run = Callable[..., tuple[int, str, str]]
KEYS = [
    "file", "kind", "vendor", "encoding", "delimiter", "header_row", "rows", "created", "updated", "unchanged",
    "skipped", "rejected", "records", "mapping", "warnings", "rejects",
]  # fmt: skip


@pytest.fixture
def abm(store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command as ana on the test's workspace: exit code, stdout, stderr."""
    monkeypatch.setenv("ABM_DB", str(store.path))
    monkeypatch.setenv("ABM_USER", "ana")
    monkeypatch.setenv("ABM_TODAY", store.today.isoformat())

    def run(*args: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            app(list(args))
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return run


def test_the_report_has_its_fixed_keys_and_adds_up(abm: Run) -> None:
    code, out, _ = abm("import", str(DATA / "sf-dcw/Account.csv"), str(DATA / "sf-dcw/Contact.csv"), "--format", "json")
    reports: list[dict[str, Any]] = json.loads(out)
    assert code == 0
    assert [list(report) for report in reports] == [KEYS, KEYS]
    assert [(r["kind"], r["vendor"], r["rows"], r["created"]) for r in reports] == [
        ("accounts", "salesforce", 22, 22), ("contacts", "salesforce", 102, 102),
    ]  # fmt: skip
    assert reports[1]["mapping"]["Birthdate"] is None
    assert reports[0]["records"] == {"accounts": {"created": 22, "updated": 0, "unchanged": 0}}


def test_the_sp500_by_its_register_number(abm: Run) -> None:
    command = [
        "import",
        str(DATA / "sp500/constituents.csv"),
        "--kind",
        "accounts",
        "--map",
        "Security=name",
        "--map",
        "CIK=record_id",
    ]
    first = json.loads(abm(*command, "--format", "json")[1])[0]
    again = json.loads(abm(*command, "--format", "json")[1])[0]
    assert [first[k] for k in ("rows", "created", "skipped")] == [503, 500, 3]
    assert [again[k] for k in ("created", "updated", "unchanged", "skipped")] == [0, 0, 500, 3]


def test_a_dry_run_says_what_would_happen_and_writes_nothing(abm: Run, store: Store) -> None:
    before = store.path.read_bytes()
    code, out, _ = abm("import", str(DATA / "sf-dcw/Account.csv"), "--dry-run")
    assert code == 0
    assert "22 created" in out
    assert "Website → domain" in out
    assert "nothing was written" in out
    assert store.path.read_bytes() == before


def test_standard_input_is_a_file(abm: Run) -> None:
    assert abm("import", "-", stdin=b"name,domain\nAcme,acme.com\n")[0] == 0
    assert "acme.com" in abm("export", "accounts")[1]


def test_rejected_rows_are_exit_3_and_go_to_a_file(abm: Run, tmp_path: Path) -> None:
    target = tmp_path / "rejects.csv"
    code, out, err = abm("import", "-", "--rejects", str(target), stdin=b"name,employees\nAcme,x\nGlobex,5\n")
    assert code == 3
    assert 'x Acme, row 2, employees "x"' in out
    assert "rejects.csv" in err
    assert list(csv.reader(target.open()))[1][:2] == ["Acme", "x"]


def test_what_only_a_person_can_decide_is_exit_2_with_the_option_named(abm: Run) -> None:
    code, out, _ = abm("import", "-", "--format", "json", stdin=b"name,stage_since\nAcme,03/04/2025\n")
    refusal = json.loads(out)
    assert (code, refusal["error"]) == (2, "ambiguous_column")
    assert "--date-order" in refusal["fix"]["command"]
    assert abm("import", "-", "--date-order", "mdy", stdin=b"name,stage_since\nAcme,03/04/2025\n")[0] == 0


@pytest.mark.parametrize("name", ["nothing.csv", "."])
def test_a_file_that_cannot_be_read_is_exit_1_with_a_sentence(abm: Run, name: str) -> None:
    code, out, err = abm("import", name)
    assert (code, out) == (1, "")
    assert err.startswith("abm: ")


def test_undo_takes_an_import_back(abm: Run) -> None:
    abm("import", str(DATA / "sf-dcw/Account.csv"))
    assert abm("undo")[0] == 0
    assert abm("export", "accounts")[1].count("\n") == 1


def test_an_export_has_our_columns_and_goes_back_in_unchanged(abm: Run, tmp_path: Path) -> None:
    abm(
        "import",
        str(DATA / "sf-dcw/Account.csv"),
        str(DATA / "sf-dcw/Contact.csv"),
        str(DATA / "sf-dcw/Opportunity.csv"),
    )
    for kind, number in (("accounts", 22), ("contacts", 102), ("opportunities", 50)):
        target = tmp_path / f"{kind}.csv"
        assert abm("export", kind, "-o", str(target))[0] == 0
        assert target.stat().st_mode & 0o777 == 0o600
        with target.open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == list(COLUMNS[kind])
        report = json.loads(abm("import", str(target), "--format", "json")[1])[0]
        assert (report["vendor"], report["unchanged"], report["rows"]) == ("abm", number, number)


def test_a_query_narrows_an_export_and_json_has_values(abm: Run) -> None:
    abm("import", "-", stdin=b"name,tier,employees\nAcme,1,5\nGlobex,2,7\n")
    rows = json.loads(abm("export", "accounts", "tier:1", "--format", "json")[1])
    assert [(r["name"], r["employees"], r["domain"]) for r in rows] == [("Acme", 5, None)]
    assert abm("export", "shoes")[0] == 2


def test_nothing_of_a_file_controls_the_terminal(abm: Run) -> None:
    evil = "Acme\x1b]52;c;x\x07\u202e\x9b31m"
    text = f"name,employees,{evil}\n{evil},{evil},x\n{evil},5,x\n".encode()
    for args in (["import", "-"], ["import", "-", "--dry-run"], ["import", "-", "--format", "json"]):
        code, out, err = abm(*args, stdin=text)
        assert code == 3
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(out + err)


def test_the_day_and_the_name_of_an_email_are_options(abm: Run) -> None:
    text = b"Email,Opened,Clicked\ndana@globex.com,Yes,No\n"
    code, _, err = abm("import", "-", stdin=text)
    assert code == 2
    assert "--on DATE" in err
    code, out, _ = abm("import", "-", "--on", "20 oct", "--campaign", "Spring", "--format", "json", stdin=text)
    (report,) = json.loads(out)
    assert (code, report["created"], report["rows"], report["records"]["activities"]["created"]) == (0, 1, 1, 2)
    code, out, _ = abm("export", "activities")
    assert [row["subject"] for row in csv.DictReader(io.StringIO(out))] == ["Spring", "Spring"]
    assert abm("import", "-", "--on", "never", stdin=text)[0] == 2
