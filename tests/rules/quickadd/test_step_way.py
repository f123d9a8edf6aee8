"""How a next step reaches whom, from its words."""

from __future__ import annotations

import pytest

from abm_tui.models.facts import PersonFact
from abm_tui.rules.quickadd.step_way import StepWay, read_way, with_way

PEOPLE = (
    PersonFact(1, 1, "Kristin", "Gonzalez", "CFO"),
    PersonFact(2, 1, "Eve", "Lang", ""),
    PersonFact(3, 1, "Raj", "Patel", ""),
    PersonFact(4, 1, "Eve", "Stone", ""),
    PersonFact(5, 1, "Mark", "Hill", ""),
)


@pytest.mark.parametrize(
    ("text", "channel", "who"),
    [
        ("Call Kristin Gonzalez about the RFP", "phone", 1),
        ("call kristin re contract", "phone", 1),
        ("Try to call Raj again", "phone", 3),
        ("Ring Mark", "phone", 5),
        ("Pricing call with Raj", "phone", 3),
        ("E-mail Kristin: ROI model", "email", 1),
        ("Write to Raj Patel", "email", 3),
        ("Send security one-pager", "email", None),
        ("Send Raj a gift", "direct_mail", 3),
        ("Send the contract by post", "direct_mail", None),
        ("LinkedIn Kristin", "linkedin", 1),
        ("Message Raj on LinkedIn", "linkedin", 3),
        ("Send a LinkedIn note to Raj", "linkedin", 3),
        ("Connect with Kristin", "linkedin", 1),
        ("Meet Kristin", "meeting", 1),
        ("Coffee with Raj", "meeting", 3),
        ("Demo for Kristin", "meeting", 1),
        ("Invite Raj to dinner", "event", 3),
        ("Follow up with Raj by phone", "phone", 3),
        ("Call procurement", "phone", None),
        ("Call Kristin about Raj's question", "phone", 1),
    ],
)
def test_the_verb_gives_the_channel_and_the_name_the_person(text: str, channel: str, who: int | None) -> None:
    assert read_way(text, PEOPLE) == StepWay(channel, who)


@pytest.mark.parametrize(
    "text",
    [
        "Prepare the call with procurement",
        "Meeting notes to the team",
        "Demo prep",
        "Ask for a call",
        "Book a meeting",
        "Update the account plan",
        "fri",
        "",
    ],
)
def test_work_that_reaches_nobody_has_no_channel(text: str) -> None:
    assert read_way(text, PEOPLE) == StepWay()


def test_a_name_that_fits_several_and_a_word_that_is_no_name_are_nobody() -> None:
    assert read_way("Call Eve about pricing", PEOPLE) == StepWay("phone", None)
    assert read_way("Call Eve Stone about pricing", PEOPLE) == StepWay("phone", 4)
    assert read_way("mark it as done", PEOPLE) == StepWay()
    assert read_way("Call Zoe", PEOPLE) == StepWay("phone", None)
    assert read_way("Ask Raj and Kristin for dates", PEOPLE).contact_id == 3


def test_a_step_written_down_before_its_words_were_read_is_read_when_it_is_needed(make) -> None:
    old = make.touch("Call Kristin Gonzalez", channel="")
    assert (with_way(old, PEOPLE).channel, with_way(old, PEOPLE).contact_id) == ("phone", 1)
    own = make.touch("Call Kristin Gonzalez", channel="email", contact_id=3)
    assert with_way(own, PEOPLE) == own
    assert with_way(make.touch("Call Kristin", run=4, channel=""), PEOPLE).channel == ""
