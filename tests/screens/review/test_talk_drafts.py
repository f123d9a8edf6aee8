"""What is being typed in the talk outlives a dropped connection, under the name it always had."""

from __future__ import annotations

import json

import pytest

from abm_tui.rules.review.talk_words import TalkDraft
from abm_tui.screens.review.talk_drafts import TalkDrafts
from abm_tui.screens.shell.drafts import Drafts
from abm_tui.store import Store, outside_journal

pytestmark = pytest.mark.quick


@pytest.fixture
def drafts(store: Store) -> TalkDrafts:
    return TalkDrafts(lambda: Drafts(store))


def kept(store: Store, entry_id: int) -> str:
    return store.read(outside_journal.draft, f"talk:{entry_id}")


def test_what_is_typed_is_kept_as_it_always_was(store: Store, drafts: TalkDrafts) -> None:
    drafts.begin(7)
    drafts.write("change", "security one-pager")
    drafts.keep()
    fields = {"tried": "", "happened": "", "change": "security one-pager", "next": "", "seen": ""}
    assert kept(store, 7) == json.dumps(fields)


def test_a_draft_of_an_older_session_is_at_hand_again(store: Store, drafts: TalkDrafts) -> None:
    outside_journal.keep_draft(store, "talk:7", '{"change": "one-pager", "forgotten_field": 1}')
    drafts.begin(7)
    assert drafts.words == TalkDraft(change="one-pager")


def test_another_account_has_words_of_its_own(drafts: TalkDrafts) -> None:
    drafts.begin(7)
    drafts.write("next", "Call Raj")
    drafts.leave()
    drafts.begin(8)
    assert drafts.words == TalkDraft()
    drafts.leave()
    drafts.begin(7)
    assert drafts.words == TalkDraft(next="Call Raj")


def test_a_text_that_is_deleted_again_leaves_no_draft(store: Store, drafts: TalkDrafts) -> None:
    drafts.begin(7)
    drafts.write("change", "x")
    drafts.keep()
    drafts.write("change", "")
    drafts.keep()
    assert kept(store, 7) == ""


def test_what_was_decided_is_no_draft_any_more(store: Store, drafts: TalkDrafts) -> None:
    drafts.begin(7)
    drafts.write("change", "one-pager")
    drafts.keep()
    drafts.settle(7, TalkDraft(change="one-pager"))
    assert drafts.words == TalkDraft()
    assert kept(store, 7) == ""


def test_whoever_went_on_typing_while_the_file_was_busy_keeps_it(store: Store, drafts: TalkDrafts) -> None:
    drafts.begin(7)
    drafts.write("change", "one-pager for Bill")
    drafts.keep()
    drafts.settle(7, TalkDraft(change="one-pager"))
    assert drafts.words.change == "one-pager for Bill"
    assert "for Bill" in kept(store, 7)


def test_the_words_of_a_decision_taken_back_are_a_draft_again_and_none_when_it_is_done_again(
    store: Store, drafts: TalkDrafts
) -> None:
    drafts.begin(7)
    drafts.write("change", "one-pager; !legal wants a DPA")
    drafts.settle(7, TalkDraft(change="one-pager; !legal wants a DPA"))
    assert drafts.bring_back("one-pager", decided=False)
    assert drafts.words.change == "one-pager; !legal wants a DPA"
    assert "legal" in kept(store, 7)
    assert drafts.bring_back("one-pager", decided=True)
    assert drafts.words == TalkDraft()
    assert kept(store, 7) == ""


def test_an_undo_never_overwrites_what_was_typed_since(drafts: TalkDrafts) -> None:
    drafts.begin(7)
    drafts.write("change", "something else")
    assert not drafts.bring_back("one-pager", decided=False)
    assert drafts.words.change == "something else"
