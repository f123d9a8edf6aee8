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

DATA = Path(__file__).parent.parent.parent / "data"
Run = Callable[..., tuple[int, str, str]]
KEYS = [
    "file", "kind", "vendor", "encoding", "delimiter", "header_row", "rows", "created", "updated", "unchanged",
    "skipped", "rejected", "records", "mapping", "warnings", "rejects", "updates", "choices",
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


CRM = b"Record ID,Company name,Company owner,Company Domain Name,Industry,Number of Employees\n"


def test_a_dry_run_names_each_update_old_and_new_and_each_choice(abm: Run) -> None:
    abm("import", "-", stdin=CRM + b"1,Globex,ana,globex.com,Toys,100\n")
    abm("set", "Globex", "industry=Software")
    changed = CRM + b"1,Globex,bo,globex.com,Games,250\n"
    _, out, _ = abm("import", "-", "--dry-run", stdin=changed)
    assert "= Globex, row 2: employees 100 → 250" in out
    assert "? Globex, row 2: industry: ours Software, theirs Games; ours stands. --take industry=theirs" in out
    told = json.loads(abm("import", "-", "--dry-run", "--format", "json", stdin=changed)[1])[0]
    assert {"row": 2, "name": "Globex", "field": "employees", "old": 100, "new": 250} in told["updates"]
    assert told["choices"] == [{"row": 2, "name": "Globex", "field": "industry", "ours": "Software", "theirs": "Games"}]


@pytest.mark.parametrize(
    ("take", "industry"),
    [
        (["theirs"], "Games"),
        (["industry=theirs"], "Games"),
        (["city=theirs"], "Software"),
        (["theirs", "industry=ours"], "Software"),
    ],
)
def test_whose_side_is_taken_can_be_said(abm: Run, take: list[str], industry: str) -> None:
    abm("import", "-", stdin=CRM + b"1,Globex,,globex.com,Toys,100\n")
    abm("set", "Globex", "industry=Software")
    changed = CRM + b"1,Globex,,globex.com,Games,250\n"
    said = [part for side in take for part in ("--take", side)]
    assert abm("import", "-", *said, stdin=changed)[0] == 0
    assert json.loads(abm("export", "accounts", "--format", "json")[1])[0]["industry"] == industry
    again = json.loads(abm("import", "-", "--format", "json", stdin=changed)[1])[0]
    assert len(again["choices"]) == (take == ["city=theirs"])  # nobody chose: it is asked again


APOLLO = b"First Name,Last Name,Email,Company,Website,Industry,# Employees,Apollo Account Id\n"


def test_updates_and_choices_of_companies_that_come_along_are_told_and_taken(abm: Run) -> None:
    abm("import", "-", stdin=APOLLO + b"Dana,Ruiz,dana@globex.com,Globex,globex.com,Toys,100,a1\n")
    abm("set", "Globex", "industry=Software")
    changed = APOLLO + b"Dana,Ruiz,dana@globex.com,Globex,globex.com,Games,250,a1\n"
    told = json.loads(abm("import", "-", "--dry-run", "--format", "json", stdin=changed)[1])[0]
    assert told["updates"] == [{"row": 2, "name": "Globex", "field": "company_employees", "old": 100, "new": 250}]
    assert [(c["field"], c["theirs"]) for c in told["choices"]] == [("company_industry", "Games")]
    abm("import", "-", "--take", "theirs", stdin=changed)
    assert json.loads(abm("export", "accounts", "--format", "json")[1])[0]["industry"] == "Games"


def test_what_only_another_source_says_too_offers_no_undo(abm: Run) -> None:
    abm("import", "-", stdin=b"name,domain\nGlobex,globex.com\n")
    _, out, _ = abm("import", "-", stdin=CRM + b"1,Globex,,globex.com,,\n")
    assert out.rstrip().endswith("nothing new.")


@pytest.mark.parametrize("take", ["mine", "shoes=theirs", "=theirs", "industry=Games"])
def test_a_side_that_is_none_is_a_wrong_use(abm: Run, take: str) -> None:
    assert abm("import", "-", "--take", take, stdin=b"name\nAcme\n")[0] == 2


def test_a_long_list_of_updates_says_how_many_more(abm: Run) -> None:
    rows = "".join(f"{n},Company {n},,c{n}.com,,%s\n" for n in range(60)).encode()
    abm("import", "-", stdin=CRM + rows.replace(b"%s", b"1"))
    out = abm("import", "-", "--dry-run", stdin=CRM + rows.replace(b"%s", b"2"))[1]
    assert out.count("employees 1 → 2") == 40
    assert "and 20 more" in out


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
