"""Quick-add: what a line is understood as, what a dropped chip does, and that the line is kept word for word."""

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
from abm_tui.rules.quickadd.tags import FACT_TAGS, OURS, THEIRS
from abm_tui.rules.quickadd.words import LINKS

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
    text = "Lucius Fox (CTO) replied re security, call him fri #replied #soc2"
    found = read(text)
    assert chips(found) == [
        "reply today",
        "new: Lucius Fox, CTO",
        "→ Technical evaluator?",
        "re security",
        "#soc2",
        '"call him" Fri 7 ana',
    ]
    assert found.activities == (ActivityDraft(ActivityType.REPLY, TODAY, subject="security", notes=text, people=(0,)),)
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
    assert visit.notes == "Raj pricing page #pricing x3 yday"


def test_a_literal_is_text_whatever_stands_in_it() -> None:
    found = read('"#not a tag" just a note')
    assert chips(found) == ["note today"]
    (note,) = found.activities
    assert (note.type, note.notes) == ("note", '"#not a tag" just a note')
    assert chips(read('"@bo !x by fri Raj')) == ["note today"]


def test_voicemail_is_the_outcome_of_a_call() -> None:
    for text in ("call #voicemail Milton", "#call #voicemail Milton", "#voicemail with Milton"):
        found = read(text)
        assert chips(found) == ["call today, voicemail", "Milton Waddams, Facilities"]
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


@pytest.mark.parametrize(
    ("text", "step", "due"),
    [
        ("call her fri", "call her", FRI),
        ("call him on mon", "call him", date(2025, 11, 10)),
        ("send deck by 12 nov", "send deck", date(2025, 11, 12)),
        ("Raj said yes, send contract tomorrow", "send contract", date(2025, 11, 6)),
        ("#meeting Raj, ask for the budget +3", "ask for the budget", date(2025, 11, 10)),
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
    assert [activity.type for activity in found.activities] == ["reply", "meeting"]
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
    assert chips(read("#call Raj @bo"))[0] == "call today, talked by bo"
    assert read("#call Raj @bo").activities[0].by == 2
    assert read("call Raj fri @me").steps[0].owner == 1
    assert read("@nobody is home").activities[0].notes == "@nobody is home"


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
    assert read("Nobody Ltd: hello").account_id is None
    assert parse("Acme: hi", today=TODAY, accounts=lambda name: 3 if name == "Acme" else None).account_id == 3


def test_a_blocker_ends_where_something_else_begins() -> None:
    found = read("!legal wants a DPA by fri @bo, call Raj mon #replied ! no budget")
    assert found.blockers == (BlockerDraft("legal wants a DPA", FRI, 2), BlockerDraft("no budget"))
    assert [step.text for step in found.steps] == ["call Raj"]
    assert read("wow! great !!!").blockers == ()


def test_the_line_stands_whole_with_one_activity() -> None:
    text = "Raj thinks 12,000 a year is too much, wants a discount #replied"
    assert [activity.notes for activity in read(text).activities] == [text]
    two = read("  Raj #opened x3, then Milton replied: fine ")
    assert [(a.type, a.notes) for a in two.activities] == [
        ("email_open", ""),
        ("reply", "Raj #opened x3, then Milton replied: fine"),
    ]
    assert read("just words").activities[0].type == "note"
    assert not read("")
    assert not read("  , ;")


def test_a_step_or_a_blocker_that_holds_the_whole_line_makes_no_note() -> None:
    for text in ("call Raj about pricing fri @bo", "!legal wants a DPA by fri", "Write to Raj by fri #security"):
        assert read(text).activities == ()
    assert read("Lucius Fox (CTO)").activities == ()
    assert read("call Raj fri, he is in a good mood").activities[0].type == "note"


def test_a_dropped_chip_is_no_reading_any_more_and_the_text_stays_whole() -> None:
    text = "Lucius Fox (CTO) replied re security, call him fri #replied #soc2"
    found = read(text)
    without_step = found.drop(5)
    assert without_step.steps == ()
    without_topic = without_step.drop(4)
    assert without_topic.topics == ()
    without_role = found.drop(2)
    assert without_role.people[0].role == ""
    assert len(without_role.chips) == len(found.chips) - 1
    assert found.drop(1).people == ()
    without_reply = found.drop(0)
    assert [a.type for a in without_reply.activities] == ["note"]
    planned = read("#call Raj: pricing, by fri").drop(1)
    assert planned.activities[0].type == "note"  # a planned call that is dropped was never made
    assert planned.activities[0].notes == "#call Raj: pricing, by fri"
    for line in (without_step, without_topic, without_role, without_reply):
        assert line.activities[0].notes == text


def test_a_misspelt_tag_is_asked_about_and_read_as_it_was_decided() -> None:
    found = read("#replyed Raj: yes")
    (tag,) = found.unsure
    assert tag.question == "#replyed: did you mean #replied?"
    taken, kept = found.take(tag), found.keep(tag)
    assert ([a.type for a in taken.activities], taken.unsure, taken.topics) == (["reply"], (), ())
    assert ([a.type for a in kept.activities], kept.unsure, kept.topics) == (["note"], (), ("replyed",))
    assert taken.activities[0].notes == kept.activities[0].notes == "#replyed Raj: yes"


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


def kept_whole(found: QuickAdd, text: str) -> bool:
    """Whether the line stands word for word with one activity, or all of it in steps, blockers and new people."""
    words = [activity.notes for activity in found.activities if activity.notes]
    if found.activities:
        return words == [text.strip()]
    covered = {at for chip in found.chips for start, end in chip.spans for at in range(start, end)}
    left = [run for run in re.finditer(r"[^\W_]+", text) if not covered.issuperset(range(*run.span()))]
    return all(run[0].lower() in LINKS for run in left)


@settings(max_examples=sized(400, 150), deadline=None)
@given(lines)
def test_any_text_is_read_and_kept_word_for_word(text: str) -> None:
    found = read(text)
    assert kept_whole(found, text)
    assert len([chip for chip in found.chips if chip.kind == "person"]) == len(found.people)
    for activity in found.activities:
        assert all(0 <= n < len(found.people) for n in activity.people)
        assert activity.day <= TODAY
    assert all(step.text for step in found.steps)
    assert all(blocker.text for blocker in found.blockers)


@settings(max_examples=sized(150, 80), deadline=None)
@given(lines, st.lists(st.integers(0, 9), max_size=6))
def test_no_dropped_chip_shortens_the_text_or_comes_back(text: str, order: list[int]) -> None:
    found = read(text)
    for index in order:
        if index < len(found.chips):
            dropped = found.chips[index]
            found = found.drop(index)
            assert kept_whole(found, text)
            left = [(c.kind, c.spans, c.ref) for c in found.chips]
            assert (dropped.kind, dropped.spans, dropped.ref) not in left or dropped.kind == "note"


DAYS = st.sampled_from(["fri", "on thu", "by fri", "next week", "12 nov", "tomorrow", "mon", "by 3 dec"])
OURS_TO_DO = st.sampled_from(["call her", "send the deck", "we sign", "meet Raj", "call Milton about pricing", "pay"])
BEFORE = st.sampled_from(["", "Raj", "spoke to Milton", "pricing is fine", "called Raj"])


@settings(max_examples=sized(300, 100), deadline=None)
@given(BEFORE, st.sampled_from(["if", "when", "unless", "until", "might"]), OURS_TO_DO, DAYS, st.booleans())
def test_no_day_is_read_behind_if_or_when_or_might(before: str, word: str, what: str, day: str, comma: bool) -> None:
    found = read(f"{before}{',' if comma and before else ''} {word} {what} {day}".strip())
    assert found.steps == ()
    assert {activity.day for activity in found.activities} == {TODAY}


@settings(max_examples=sized(300, 100), deadline=None)
@given(BEFORE, st.sampled_from(['"{}"', "“{}”", "„{}“", "'{}'", "«{}»", '"{}']), OURS_TO_DO, DAYS)
def test_no_day_is_read_in_quotes(before: str, quotes: str, what: str, day: str) -> None:
    found = read(f"{before} {quotes.format(f'{what} {day}')}".strip())
    assert found.steps == ()
    assert {activity.day for activity in found.activities} == {TODAY}


WHO = [
    "Raj replied:",
    "Milton said",
    "Raj wrote back:",
    "Raj thinks",
    "Raj #replied",
    "he told me",
    "Raj:",
    "Raj said,",
]


@settings(max_examples=sized(300, 100), deadline=None)
@given(
    st.sampled_from(WHO),
    st.sampled_from(["we sign", "it is decided", "legal reads it", "they want to start", "everybody is away"]),
    DAYS,
)
def test_no_day_is_read_in_what_they_said(who: str, what: str, day: str) -> None:
    found = read(f"{who} {what} {day}")
    assert found.steps == ()
    assert {activity.day for activity in found.activities} == {TODAY}


@settings(deadline=None)
@given(lines)
def test_any_prose_is_read(text: str) -> None:
    found = prose(text, today=TODAY, members=(ANA, BO), me=ANA)
    assert found.text == text
    assert all(found.drop(n).text == text for n in range(len(found.chips)))
