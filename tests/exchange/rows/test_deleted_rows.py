"""What the CRM itself has deleted does not come in alive."""

from __future__ import annotations

import pytest
from exchange_files import Import, Rows

SALESFORCE = '"ID","ISDELETED","NAME","BILLINGCITY","OWNERID"\n'


def test_a_deleted_record_is_skipped_and_counted(bring: Import, rows: Rows) -> None:
    text = SALESFORCE + '"001X","true","Deleted Inc","",""\n"001Y","false","Acme","",""\n"001Z","1","Gone","",""\n'
    made = bring(text)
    assert [row.reason for row in made.rows] == ["deleted in the CRM", "", "deleted in the CRM"]
    assert made.counts["skipped"] == 2
    assert '2 rows deleted in the CRM: skipped; what we have of them stays. --map "ISDELETED=-" takes them in.' in (
        made.warnings
    )
    assert [a["name"] for a in rows("account")] == ["Acme"]
    assert bring(text, maps=["ISDELETED=-"]).counts["created"] == 2


@pytest.mark.parametrize("column", ["Deal - Status", "Deal - Deleted", "Deal - Archived", "IsDeleted"])
def test_pipedrives_deleted_deals_are_no_pipeline(bring: Import, rows: Rows, column: str) -> None:
    word = "Deleted" if column == "Deal - Status" else "TRUE"
    made = bring(f"Deal - ID,Deal - Title,Deal - Value,{column}\n5,Gone,10,{word}\n")
    assert made.counts["skipped"] == 1
    assert rows("opportunity") == []


def test_what_is_said_of_the_word_by_hand_goes_before(bring: Import, rows: Rows) -> None:
    bring("Deal - ID,Deal - Title,Deal - Value,Deal - Status\n5,Gone,10,Deleted\n", values=["status:Deleted=lost"])
    assert [deal["status"] for deal in rows("opportunity")] == ["lost"]


def test_an_archived_task_is_not_deleted(bring: Import) -> None:
    text = "Id,Subject,ActivityDate,Status,TaskSubtype,IsArchived,WhatId\n00T1,Call,2024-01-02,Completed,Call,true,\n"
    assert bring(text).counts["skipped"] == 0
