"""The line of t: what it shows while it is typed, and what it logs, without a screen, on a real workspace."""

from __future__ import annotations

from datetime import timedelta

import pytest
from fake_host import FakeHost
from rich.cells import cell_len
from textual.geometry import Size

from abm_tui.screens.actions.pasting import Pasting
from abm_tui.screens.actions.quick_add import QuickAddActions
from abm_tui.store import Store
from abm_tui.store.commands import accounts, committee, finishing, plays
from abm_tui.store.queries.facts import account_facts

pytestmark = pytest.mark.quick


@pytest.fixture
def acme(store: Store) -> int:
    return int(store.do(accounts.add_account, "Acme", tier="1").value)


@pytest.fixture
def host(store: Store, acme: int) -> FakeHost:
    """Asked what happened at Acme."""
    host = FakeHost(store)
    QuickAddActions(host, Pasting(host, lambda: acme)).ask(acme)
    return host


def test_an_empty_line_shows_an_example_and_logs_nothing(host: FakeHost) -> None:
    assert "e.g. met Dana Ruiz" in host.type("")
    assert not host.answer("")
    assert host.said == "Nothing to log yet. Say what happened, or Esc."


def test_a_chip_that_is_dropped_leaves_the_text_as_it_is(store: Store, host: FakeHost, acme: int) -> None:
    line = "met at the fair #meeting"
    host.type(line)
    assert host.question is not None
    assert host.question.on_key is not None
    host.question.on_key("down")
    host.question.on_key("delete")
    assert host.answer(line)
    (event,) = store.read(account_facts, ids=[acme])[acme].activities
    assert (event.type, event.notes) == ("note", line)


def test_chips_say_their_effect_before_enter(store: Store, acme: int) -> None:
    who = store.do(committee.add_person, acme, first_name="Ines", last_name="Marsh", department="Finance").value
    store.do(plays.add_touch, acme, "Call Ines Marsh", store.today - timedelta(2), channel="phone", contact_id=who)
    host = FakeHost(store)
    QuickAddActions(host, Pasting(host, lambda: acme)).ask(acme)
    said = host.type("spoke to Ines Marsh, she wants the three-year cost, send it fri")
    assert 'call today, talked: Ines Marsh ○ → ● · e-mail "send it" Fri' in said
    assert "closes: Call Ines Marsh, 2d late" in said
    said = host.type('Lucius Fox (CTO) replied "we look at it in december", call him fri')
    assert "reply today · new: Lucius Fox, CTO → Technical evaluator? · engaged ●" in said
    assert "score 0 → 2: reply, 1st person" in said


def test_del_on_the_closing_keeps_the_step_open(store: Store, acme: int) -> None:
    store.do(plays.add_touch, acme, "Call procurement", store.today, channel="phone")
    host = FakeHost(store)
    QuickAddActions(host, Pasting(host, lambda: acme)).ask(acme)
    assert "closes: Call procurement" in host.type("called them")
    assert host.question is not None
    assert host.question.on_key is not None
    host.question.on_key("up")
    host.question.on_key("delete")
    assert host.answer("called them")
    assert [t.status for t in store.read(account_facts, ids=[acme])[acme].touches] == ["open"]


def test_words_right_after_done_say_which_call_they_join(store: Store, acme: int) -> None:
    who = store.do(committee.add_person, acme, first_name="Ines", last_name="Marsh").value
    touch = store.do(plays.add_touch, acme, "Call Ines", store.today, channel="phone", contact_id=who).value
    store.do(finishing.finish_touch, touch, outcome="answered")
    host = FakeHost(store)
    QuickAddActions(host, Pasting(host, lambda: acme)).ask(acme)
    assert "adds to: call Ines Marsh, today" in host.type("she wants a quote by fri")
    assert host.answer("she wants a quote by fri")
    (call,) = store.read(account_facts, ids=[acme])[acme].activities
    assert call.notes == "she wants a quote by fri"


@pytest.mark.parametrize(("answer", "kind", "topic"), [("#replied", "reply", ""), ("keep", "note", "replyed")])
def test_a_misspelt_tag_is_asked_about(
    store: Store, host: FakeHost, acme: int, answer: str, kind: str, topic: str
) -> None:
    assert "#replyed: did you mean #replied?" in host.type("they #replyed: yes")
    assert host.answer("they #replyed: yes")
    assert host.title == "#replyed: did you mean #replied?"
    host.pick(answer)
    (event,) = store.read(account_facts, ids=[acme])[acme].activities
    assert (event.type, event.topic, event.notes) == (kind, topic, "they #replyed: yes")


def test_esc_at_that_question_brings_the_line_back(store: Store, host: FakeHost, acme: int) -> None:
    host.answer("they #replyed")
    host.escape()
    assert host.question is not None
    assert host.question.value == "they #replyed"
    assert store.read(account_facts, ids=[acme])[acme].activities == ()


def test_a_name_that_fits_two_people_is_asked_about_before_anything_is_written(store: Store, acme: int) -> None:
    for name in ("Ruiz", "Kim"):
        store.do(committee.add_person, acme, first_name="Dana", last_name=name)
    host = FakeHost(store)
    QuickAddActions(host, Pasting(host, lambda: acme)).ask(acme, "met Dana #meeting")
    assert host.answer("met Dana #meeting")
    assert host.title == "Dana: who is meant?"
    assert not store.read(account_facts, ids=[acme])[acme].activities
    host.pick("Dana Kim")
    facts = store.read(account_facts, ids=[acme])[acme]
    assert {p.id: p.name for p in facts.people}[facts.activities[0].contact_id or 0] == "Dana Kim"


def test_a_mail_pasted_with_its_head_is_asked_what_it_is(host: FakeHost) -> None:
    assert host.question is not None
    assert host.question.on_lines is not None
    host.question.on_lines("From: dana@acme.example\nSubject: Pilot\n\nThank you for the call of yesterday.")
    assert host.question is None
    assert host.title.startswith("Pasted")


def test_a_mail_copied_without_its_head_fills_the_line_and_who_wrote_is_typed_in_front(host: FakeHost) -> None:
    assert host.question is not None
    assert host.question.on_lines is not None
    host.question.on_lines("Hello Ana,\nwe sign next week.\n\nBest regards\nDana Ruiz\n\n> here is the offer")
    assert host.question is not None
    assert host.question.value == "Hello Ana, we sign next week."
    assert host.prompt.cursor_position == 0


def test_tab_takes_the_line_to_another_account_and_esc_back_to_this_one(
    store: Store, host: FakeHost, acme: int
) -> None:
    globex = store.do(accounts.add_account, "Globex").value
    host.type("they replied: fine")
    assert host.question is not None
    assert host.question.on_key is not None
    host.question.on_key("tab")
    host.escape()
    assert host.question is not None
    assert (host.question.label, host.question.value) == ("t Acme ▸", "they replied: fine")
    host.question.on_key("tab")
    host.answer("glob")
    assert host.question is not None
    assert (host.question.label, host.question.value) == ("t Globex ▸", "they replied: fine")
    assert host.answer(host.question.value)
    assert [a.type for a in store.read(account_facts, ids=[globex])[globex].activities] == ["reply"]
    assert store.read(account_facts, ids=[acme])[acme].activities == ()


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_no_line_under_the_question_is_wider_than_the_screen(store: Store, acme: int, width: int) -> None:
    who = store.do(committee.add_person, acme, first_name="Ines", last_name="Marsh", department="Finance").value
    long = "Call Ines Marsh about the three-year cost, the framework contract and the people in Österreich 田中"
    store.do(plays.add_touch, acme, long, store.today, channel="phone", contact_id=who)
    host = FakeHost(store)
    host.size = Size(width, 24)
    QuickAddActions(host, Pasting(host, lambda: acme)).ask(acme)
    for text in ("", f"spoke to Ines, Lucius Fox (CTO) replied: ok, {long} fri #replyed !legal waits", "called Ines"):
        said = host.type(text)
        assert all(cell_len(line) <= width for line in said.splitlines()), said
    assert "closes: Call Ines Marsh" in said
    assert "Esc" in said
