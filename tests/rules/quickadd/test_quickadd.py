"""Quick-add: what a line is understood as, what a dropped chip does, and that no word is ever lost."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sizes import sized

from abm_tui.models.facts import MemberFact, PersonFact
from abm_tui.models.words import ActivityType
from abm_tui.rules.quickadd.quickadd import ActivityDraft, BlockerDraft, QuickAdd, parse, prose
from abm_tui.rules.quickadd.words import FACT_TAGS, OURS, THEIRS

TODAY = date(2025, 11, 5)  # a Wednesday
FRI, TUE, MON = date(2025, 11, 7), date(2025, 11, 4), date(2025, 11, 3)
ANA, BO = MemberFact(1, "ana", "sales"), MemberFact(2, "bo", "marketing")
RAJ = PersonFact(11, 1, "Raj", "Patel", "CFO")
MILTON = PersonFact(12, 1, "Milton", "Waddams", "Facilities")
MARK = PersonFact(13, 1, "Mark", "Twain")
KOJI = PersonFact(14, 1, "浩二", "田中", "部長")


def read(text: str, *people: PersonFact) -> QuickAdd:
    everyone = people or (RAJ, MILTON, MARK, KOJI)
    return parse(text, today=TODAY, people=everyone, members=(ANA, BO), accounts={"Acme GmbH": 7}, me=ANA)


def chips(found: QuickAdd) -> list[str]:
    return [chip.text for chip in found.chips]


def test_a_reply_from_somebody_new_with_a_subject_a_topic_and_a_next_step() -> None:
    found = read("Lucius Fox (CTO) replied re security, call him fri #replied #soc2")
    assert chips(found) == [
        "reply today",
        "new: Lucius Fox, CTO",
        "→ Technical evaluator?",
        "re security",
        "#soc2",
        '"call him" Fri 7 ana',
    ]
    assert found.activities == (ActivityDraft(ActivityType.REPLY, TODAY, subject="security", people=(0,)),)
    (person,) = found.people
    assert (person.id, person.first_name, person.last_name, person.title, person.role) == (
        None,
        "Lucius",
        "Fox",
        "CTO",
        "TE",
    )
    assert found.new_person == person
    assert found.topics == ("soc2",)
    step = found.next_step
    assert step is not None
    assert (step.text, step.due, step.owner, step.person, step.channel) == ("call him", FRI, 1, 0, "phone")
    assert found.note == ""


def test_a_meeting_with_a_blocker_that_has_its_day() -> None:
    found = read("met Dana (CFO) re security #meeting !legal wants a DPA by fri")
    assert chips(found) == [
        "meeting today",
        "new: Dana, CFO",
        "→ Economic buyer?",
        "re security",
        "! legal wants a DPA, Fri 7",
    ]
    assert found.blockers == (BlockerDraft("legal wants a DPA", FRI),)
    assert found.steps == ()
    assert found.note == ""


def test_a_tag_of_ours_with_a_day_to_come_is_planned_not_logged() -> None:
    found = read("#call Raj: pricing, by fri")
    assert chips(found) == ["Raj Patel, CFO", '"call Raj: pricing" Fri 7 ana']
    assert found.activities == ()
    step = found.next_step
    assert step is not None
    assert (step.text, step.due, step.person, step.channel) == ("call Raj: pricing", FRI, 0, "phone")


def test_three_pricing_visits_yesterday() -> None:
    found = read("Raj pricing page #pricing x3 yday")
    assert chips(found)[:2] == ["pricing page ×3 Tue", "Raj Patel, CFO"]
    (visit,) = found.activities
    assert (visit.type, visit.count, visit.day, visit.people) == ("pricing_visit", 3, TUE, (0,))
    assert found.contact_id == RAJ.id
    assert visit.notes == found.note == "Raj pricing page"


def test_a_literal_is_text_whatever_stands_in_it() -> None:
    found = read('"#not a tag" just a note')
    assert chips(found) == ["note: #not a tag just a note"]
    (note,) = found.activities
    assert (note.type, note.notes) == ("note", "#not a tag just a note")
    assert chips(read('"@bo !x by fri Raj')) == ["note: @bo !x by fri Raj"]


def test_voicemail_is_the_outcome_of_a_call() -> None:
    for text in ("call #voicemail Milton", "#call #voicemail Milton", "#voicemail with Milton"):
        found = read(text)
        assert chips(found) == ["call, voicemail today", "Milton Waddams, Facilities"]
        assert found.activities[0].outcome == "voicemail"
    assert read("#call Milton").activities[0].outcome == "answered"
    assert read("#noanswer Milton").activities[0].outcome == "no_answer"


@pytest.mark.parametrize(("tag", "type"), [*OURS.items(), *THEIRS.items(), *FACT_TAGS.items()])
def test_every_tag_is_its_activity(tag: str, type: ActivityType) -> None:
    (activity,) = read(f"Raj #{tag.upper()}").activities
    assert (activity.type, activity.people, activity.day, activity.count) == (type, (0,), TODAY, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("#meeting with Raj yday", TUE),
        ("#meeting with Raj on mon", MON),
        ("met Raj mon #meeting", MON),
        ("3 nov #meeting Raj", MON),
        ("Raj #replied fri", date(2025, 10, 31)),
        ("#opened Raj 2 days ago", MON),
        ("#meeting Raj today", TODAY),
        ("#meeting Raj 28/10", date(2025, 10, 28)),
        ("#meeting Raj 2025-10-01", date(2025, 10, 1)),
    ],
)
def test_a_day_behind_us_is_when_it_happened(text: str, day: date) -> None:
    found = read(text)
    assert [activity.day for activity in found.activities] == [day]
    assert found.steps == ()
    assert found.note == ""


@pytest.mark.parametrize(
    ("text", "step", "due"),
    [
        ("call her fri", "call her", FRI),
        ("call him on mon", "call him", date(2025, 11, 10)),
        ("send deck by 12 nov", "send deck", date(2025, 11, 12)),
        ("Raj said yes, send contract tomorrow", "send contract", date(2025, 11, 6)),
        ("#meeting Raj, ask for the budget +3", "ask for the budget", date(2025, 11, 8)),
        ("met Raj on mon and call him next fri #meeting", "call him", date(2025, 11, 14)),
        ("pricing proposal, by fri", "pricing proposal", FRI),
        ("#email Raj proposal fri", "e-mail Raj proposal", FRI),
        ("#meeting with Raj 2w", "meet with Raj", date(2025, 11, 19)),
        ("call Raj today", "call Raj", TODAY),
        ("Raj #replied, by fri", "follow up with Raj Patel", FRI),
        ("fri", "follow up", FRI),
    ],
)
def test_a_day_to_come_is_the_next_step(text: str, step: str, due: date) -> None:
    found = read(text)
    assert [(s.text, s.due) for s in found.steps] == [(step, due)]


def test_a_planned_call_beside_a_reply_is_not_logged_as_made() -> None:
    found = read("Raj met us, #call him fri #replied")
    assert [activity.type for activity in found.activities] == ["reply"]
    assert [(step.text, step.due) for step in found.steps] == [("call him", FRI)]
    assert read("#meeting with Raj on mon #interest").activities[0].day == MON


def test_two_steps_of_one_line_are_both_kept() -> None:
    found = read("call Raj fri, send Milton the deck mon")
    assert [(s.text, s.due, s.person) for s in found.steps] == [
        ("call Raj", FRI, 0),
        ("send Milton the deck", date(2025, 11, 10), 1),
    ]


def test_an_owner_is_of_the_step_else_of_what_was_done() -> None:
    assert read("call Raj fri @bo").steps[0].owner == 2
    assert read("call Raj fri, @bo").steps[0].owner == 2
    assert read("@bo send deck").steps[0].due is None
    assert chips(read("#call Raj @bo"))[0] == "call today by bo"
    assert read("#call Raj @bo").activities[0].by == 2
    assert read("call Raj fri @me").steps[0].owner == 1
    assert read("@nobody is home").note == "@nobody is home"


def test_known_people_are_found_by_any_name() -> None:
    for text in ("raj", "Raj Patel", "patel", "Patel Raj", "Raj's", "raj."):
        assert [person.id for person in read(f"{text} #opened").people] == [RAJ.id]
    assert [person.id for person in read("浩二 #opened").people] == [KOJI.id]
    assert read("mark the date #opened").people == ()
    assert [person.id for person in read("met Mark #meeting").people] == [MARK.id]
    assert [person.id for person in read("#meeting with Raj and Milton").people] == [RAJ.id, MILTON.id]
    assert read("#meeting with Raj and Milton").activities[0].people == (0, 1)


def test_each_clause_has_its_own_people() -> None:
    found = read("Raj #replied, Milton #opened x2")
    assert [(a.type, a.people, a.count) for a in found.activities] == [("reply", (0,), 1), ("email_open", (1,), 2)]


def test_several_people_of_one_name_are_asked_about() -> None:
    two = (PersonFact(1, 1, "Dana", "Ruiz", "CFO"), PersonFact(2, 1, "Dana", "Fox", "VP Sales"))
    found = read("#meeting Dana", *two)
    assert found.people[0].candidates == (1, 2)
    assert found.new_person is None
    assert found.contact_id is None
    assert "Dana: Dana Ruiz or Dana Fox?" in chips(found)
    assert read("#meeting Dana (CFO)", *two).contact_id == 1
    assert read("#meeting Dana Fox", *two).contact_id == 2


def test_somebody_new_needs_a_title_or_met_with_from() -> None:
    assert read("Bruce Wayne (CEO) #opened").people[0].name == "Bruce Wayne"
    assert read("met Bruce Wayne #meeting").people[0].name == "Bruce Wayne"
    assert read("李明 (CTO) #replied").people[0].name == "李明"
    for text in ("Bruce Wayne #opened", "met with Legal #meeting", "Globex (see deck)", "with IT on mon"):
        assert read(text).people == ()
    assert read("met Raj Kapoor #meeting").people[0].name == "Raj Kapoor"


def test_another_account_is_named_with_a_colon() -> None:
    found = read("acme gmbh: Raj #opened")
    assert found.account_id == 7
    assert found.chips[0].kind == "account"
    assert found.note == ""
    assert read("Nobody Ltd: hello").account_id is None
    assert parse("Acme: hi", today=TODAY, accounts=lambda name: 3 if name == "Acme" else None).account_id == 3


def test_a_blocker_ends_where_something_else_begins() -> None:
    found = read("!legal wants a DPA by fri @bo, call Raj mon #replied ! no budget")
    assert found.blockers == (BlockerDraft("legal wants a DPA", FRI, 2), BlockerDraft("no budget"))
    assert [step.text for step in found.steps] == ["call Raj"]
    assert read("wow! great !!!").blockers == ()


def test_what_is_left_is_the_note_with_its_names() -> None:
    found = read("Raj thinks 12,000 a year is too much, wants a discount #replied")
    assert found.note == "Raj thinks 12,000 a year is too much, wants a discount"
    assert found.activities[0].notes == found.note
    assert read("just words").activities[0].type == "note"
    assert not read("")
    assert not read("  , ;")


def test_a_dropped_tag_is_gone_and_dropped_words_become_note() -> None:
    found = read("Lucius Fox (CTO) replied re security, call him fri #replied #soc2")
    without_step = found.drop(5)
    assert without_step.steps == ()
    assert without_step.note == "call him fri"
    without_topic = without_step.drop(4)
    assert without_topic.topics == ()
    assert without_topic.note == "call him fri"
    without_role = found.drop(2)
    assert without_role.people[0].role == ""
    assert len(without_role.chips) == len(found.chips) - 1
    without_person = found.drop(1)
    assert without_person.people == ()
    assert without_person.note == "Lucius Fox (CTO) replied"
    without_reply = found.drop(0)
    assert [a.type for a in without_reply.activities] == ["note"]
    planned = read("#call Raj: pricing, by fri").drop(1)
    assert planned.activities[0].type == "note"  # a planned call that is dropped was never made
    assert planned.note == "#call Raj: pricing, by fri"


def test_prose_acts_only_on_blockers_names_and_days_with_by() -> None:
    text = 'Raj liked #soc2, call him fri.\n!legal wants a DPA by mon\n@bo sends the one-pager by fri; "re" x3 !now'
    found = prose(text, today=TODAY, members=(ANA, BO), me=ANA)
    assert chips(found) == ["! legal wants a DPA, Mon 10", '"sends the one-pager" Fri 7 bo']
    assert found.note == 'Raj liked #soc2, call him fri.\n@bo sends the one-pager by fri; "re" x3 !now'
    assert found.activities == ()
    assert found.people == ()
    assert found.drop(1).steps == ()
    assert found.drop(0).note.splitlines()[1] == "!legal wants a DPA by mon"


_PARTS = (
    "Raj|Raj Patel|met|Lucius Fox (CTO)|with|re security|#meeting|#call|#replied|#voicemail|#soc2|x3|yday|on mon|fri"
    '|by fri|3 nov|+3|call him|send deck|!legal waits|!|,|;|@bo|@|#|"quoted text"|"open|Acme GmbH:|Raj:|(|)'
    "|(x)|wow.|and|12,5"
)
PARTS = st.sampled_from([*_PARTS.split("|"), "\n"])
lines = st.lists(PARTS | st.text(max_size=8), max_size=9).map(" ".join) | st.text(max_size=60)


def lost(found: QuickAdd) -> list[str]:
    """The words of the text that neither a chip stands for nor the note or the subject holds."""
    covered = {at for chip in found.chips for start, end in chip.spans for at in range(start, end)}
    kept = f"{found.note} {found.subject}"
    words = [match for match in re.finditer(r"[^\W_]+", found.text) if not covered.issuperset(range(*match.span()))]
    return [match[0] for match in words if match[0] not in kept]


@settings(max_examples=sized(400, 150), deadline=None)
@given(lines)
def test_any_text_is_read_and_no_word_is_lost(text: str) -> None:
    found = read(text)
    assert lost(found) == []
    assert len([chip for chip in found.chips if chip.kind == "person"]) == len(found.people)
    for activity in found.activities:
        assert all(0 <= n < len(found.people) for n in activity.people)
        assert activity.day <= TODAY
    assert all(step.text for step in found.steps)
    assert all(blocker.text for blocker in found.blockers)


@settings(max_examples=sized(150, 80), deadline=None)
@given(lines, st.lists(st.integers(0, 9), max_size=6))
def test_chips_can_be_dropped_in_any_order(text: str, order: list[int]) -> None:
    found = read(text)
    for index in order:
        if index < len(found.chips):
            dropped = found.chips[index]
            found = found.drop(index)
            assert (dropped.kind, dropped.spans, dropped.ref) not in [(c.kind, c.spans, c.ref) for c in found.chips]


@settings(deadline=None)
@given(lines)
def test_any_prose_is_read(text: str) -> None:
    found = prose(text, today=TODAY, members=(ANA, BO), me=ANA)
    assert lost(found) == []
