"""An import being prepared: columns, words and choices, file by file, before anything is written."""

from __future__ import annotations

import pytest
from exchange_files import Rows

from abm_tui.errors import UsageError
from abm_tui.exchange.fields import KINDS, readers
from abm_tui.exchange.imports import import_draft
from abm_tui.exchange.imports.import_draft import FileDraft, ImportDraft
from abm_tui.exchange.plan import word_mapping
from abm_tui.exchange.plan.import_plan import Input, Options
from abm_tui.exchange.values.readers import ReaderContext, reader
from abm_tui.store import Store
from abm_tui.store.commands import accounts


def draft(store: Store, text: str, **said: object) -> FileDraft:
    return import_draft.read_file(store, Input("file.csv", text.encode()), Options(**said))  # type: ignore[arg-type]


def test_a_field_goes_to_one_column_and_the_other_stays_out(store: Store) -> None:
    file = draft(store, "Company name,Nickname,Industry\nAcme,Ac,retail\n")
    file.set_field(1, "name")
    assert file.mapping.as_json() == {"Company name": None, "Nickname": "name", "Industry": "industry"}
    file.set_field(0, "name")
    assert file.mapping.as_json() == {"Company name": "name", "Nickname": None, "Industry": "industry"}
    assert file.options.maps == (), "what the file says by itself needs no saying"


def test_each_file_has_its_own_options(store: Store, rows: Rows) -> None:
    one = draft(store, "Company name,Website,Founded\nAcme,acme.com,x\n")
    other = draft(store, "Last Name,Email,Notes\nRuiz,d@acme.com,y\n")
    one.set_field(2, "segment")
    other.set_field(2, "department")
    ImportDraft(store, [one, other]).run()
    assert rows("account")[0]["segment"] == "x"
    assert rows("contact")[0]["department"] == "y"


def test_words_of_ours_are_known_and_others_come_first(store: Store) -> None:
    file = draft(store, "Company name,Website,stage,tier\nA,a.com,SQL,1\nB,b.com,interest,2\nC,c.com,sql,1\n")
    words = file.check(store)
    assert [(w.field, w.theirs, w.rows, w.known) for w in words] == [
        ("stage", "SQL", 2, False),
        ("stage", "interest", 1, True),
        ("tier", "1", 2, True),
        ("tier", "2", 1, True),
    ]
    file.set_word(words[0], "decision")
    assert ("SQL", "decision", True) in [(w.theirs, w.ours, w.said) for w in file.check(store)]
    file.set_word(words[0], "")
    assert file.options.values == ("stage:SQL=",), "said once more, it is said once"
    assert all(word.known for word in file.check(store))


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_that_is_offered_can_be_read(store: Store, kind: str) -> None:
    told = ReaderContext(members={m.name: m.id for m in store.members})
    for field, how in readers(kind).items():
        for code, name in word_mapping.choices(kind, field, store.members):
            assert reader(how, [], told)(code) is not None, (field, code)
            assert name


def test_a_column_that_reads_two_ways_is_refused_until_somebody_says(store: Store) -> None:
    file = draft(store, "Company name,Website,stage_since\nA,a.com,03/04/2025\n")
    with pytest.raises(UsageError) as asked:
        file.check(store)
    assert (asked.value.code, asked.value.data["option"]) == ("ambiguous_column", "--date-order")
    file.say(date_order="dmy")
    assert file.check(store) == []


def test_theirs_takes_the_files_value_and_ours_is_not_asked_about_again(store: Store, rows: Rows) -> None:
    head = "Company name,Record ID,City,Country\n"
    ImportDraft(store, [draft(store, f"{head}Acme,1,Ulm,DE\n")]).run()
    for field, value in (("city", "Paris"), ("country", "FR")):
        store.do(accounts.set_field, 1, field, value)
    file = draft(store, f"{head}Acme,1,Bonn,AT\n")
    changes = ImportDraft(store, [file]).plan().files[0].rows[0].changes
    assert [(c.field, c.old, c.new, c.kept) for c in changes] == [
        ("city", "Paris", "Bonn", True),
        ("country", "FR", "AT", True),
    ]
    file.say(theirs=frozenset({(2, "city")}), ours=frozenset({(2, "country")}))
    ImportDraft(store, [file]).run()
    assert (rows("account")[0]["city"], rows("account")[0]["country"]) == ("Bonn", "FR")
    again = ImportDraft(store, [draft(store, f"{head}Acme,1,Bonn,AT\n")]).plan()
    assert again.files[0].counts["unchanged"] == 1
    assert again.files[0].rows[0].changes == []


def test_a_file_without_a_name_says_what_that_means(store: Store) -> None:
    file = draft(store, "Id,Industry,Website\n1,retail,a.com\n", kind="accounts")
    assert file.remark == ""
    file.set_field(2, None)
    assert "No column becomes the name" in file.remark


# names of files
