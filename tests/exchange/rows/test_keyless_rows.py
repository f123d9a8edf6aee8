"""A row that is passed over is one that repeats another, and the import says which."""

from __future__ import annotations

from exchange_files import Import, Rows

LINKEDIN = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def test_namesakes_with_two_linkedin_profiles_are_two_people_today_and_tomorrow(bring: Import, rows: Rows) -> None:
    text = LINKEDIN + (
        "John,Smith,https://www.linkedin.com/in/js1,,Globex,Dev,13 Mar 2021\n"
        "John,Smith,https://www.linkedin.com/in/js2,,Globex,PM,13 Mar 2021\n"
    )
    assert bring(text).counts["created"] == 2
    assert bring(text).counts["unchanged"] == 2
    assert [p["title"] for p in rows("contact")] == ["Dev", "PM"]


def test_one_profile_written_in_two_ways_is_one_person(bring: Import, rows: Rows) -> None:
    text = LINKEDIN + (
        "John,Smith,https://www.linkedin.com/in/js1,,Globex,Dev,13 Mar 2021\n"
        "John,Smith,http://de.linkedin.com/in/JS1/?trk=x,,Globex,Dev,13 Mar 2021\n"
    )
    made = bring(text)
    assert (made.counts["created"], made.counts["skipped"]) == (1, 1)


def test_a_profile_that_changed_is_still_the_person_of_that_name(bring: Import, rows: Rows) -> None:
    for name in ("js1", "john-smith"):
        bring(LINKEDIN + f"John,Smith,https://www.linkedin.com/in/{name},,Globex,Dev,13 Mar 2021\n")
    assert [p["linkedin"] for p in rows("contact")] == ["https://www.linkedin.com/in/john-smith"]


def test_it_is_said_which_row_a_skipped_one_repeats(bring: Import) -> None:
    made = bring("First Name,Last Name,Email\nJohn,Smith,info@acme.de\nBob,Hill,info@acme.de\nBob,Lee,info@acme.de\n")
    said = "2 rows are the same record as an earlier one: row 3 = row 2 (John Smith), row 4 = row 2 (John Smith)."
    assert said in made.as_json()["warnings"]
    names = "".join(f"Acme,{n}\n" for n in range(8))
    (said,) = (w for w in bring(f"name,industry\n{names}").warnings if "earlier" in w)
    assert said.startswith("7 rows are the same record")
    assert said.endswith("row 7 = row 2 (Acme) ….")


def test_totals_and_repeated_headers_are_named_and_blank_rows_are_not(bring: Import) -> None:
    made = bring("name,employees\nAcme,5\n,\nname,employees\nTotal,5\n")
    assert made.counts["skipped"] == 3
    assert made.warnings == ["1 row skipped: repeated header.", "1 row skipped: total."]
