"""Lines a seller would type: each is kept word for word, and means what domain.md says of it."""

from __future__ import annotations

from datetime import date

import pytest

from abm_tui.models.facts import MemberFact, PersonFact
from abm_tui.rules.quickadd.quickadd import parse

TODAY = date(2025, 11, 5)  # a Wednesday
ANA, BO = MemberFact(1, "ana", "sales"), MemberFact(2, "bo", "marketing")
PEOPLE = [
    PersonFact(1, 1, "Ines", "Marsh", "CFO"),
    PersonFact(2, 1, "Eve", "Stone"),
    PersonFact(3, 1, "Mark", "Twain"),
    PersonFact(4, 1, "Lea", "Stone"),
    PersonFact(5, 1, "Jürgen", "Müller", "Geschäftsführer"),
]

# line, what happened (kind, outcome, with whom), steps (text, day)
LINES = [
    ("Lea Stone replied: we sign next week if DPA is ok #replied", [("reply", "", ["Lea"])], []),
    ('Lea Stone #replied "we sign next week"', [("reply", "", ["Lea"])], []),
    (
        'Lucius Fox (CTO) replied "we look at it in december", call him fri',
        [("reply", "", ["Lucius"])],
        [("call him", "Fri 7")],
    ),
    (
        "spoke to Ines Marsh, she wants the three-year cost, send it fri",
        [("call", "answered", ["Ines"])],
        [("send it", "Fri 7")],
    ),
    ("called Ines, no answer, again thu", [("call", "no_answer", ["Ines"])], [("call Ines Marsh", "Thu 6")]),
    ("left a voicemail for Eve", [("call", "voicemail", ["Eve"])], []),
    ("#call Eve, no answer", [("call", "no_answer", ["Eve"])], []),
    ("called James", [("call", "answered", [])], []),
    ("Eve wants a quote by fri", [("note", "", ["Eve"])], [("Eve wants a quote", "Fri 7")]),
    ("called Mark, he wants the DPA by fri", [("call", "answered", ["Mark"])], [("he wants the DPA", "Fri 7")]),
    ("booked a meeting with Ines for thu 13", [("note", "", ["Ines"])], [("meeting with Ines", "13 Nov")]),
    ("if he agrees, call him fri", [("note", "", [])], []),
    ("Mark said he might come back on mon", [("note", "", ["Mark"])], []),
    ("can we talk on Thursday?", [("note", "", [])], []),
    (
        "met Ines, Eve and Mark re pricing yday, 12,000 EUR is too much for them",
        [("meeting", "", ["Ines", "Eve", "Mark"])],
        [],
    ),
    ("e-mailed Jürgen Müller: Angebot über 60k €, Rückruf nächste Woche", [("email_sent", "", ["Jürgen"])], []),
    ("Jürgen wrote back: „wir unterschreiben am fri“", [("reply", "", ["Jürgen"])], []),
    (
        "coffee with Eve; send her the 45k proposal by 12 nov @bo",
        [("meeting", "", ["Eve"])],
        [("send her the 45k proposal", "12 Nov")],
    ),
    ("messaged Mark on LinkedIn #soc2", [("linkedin", "", ["Mark"])], []),
    ("#reply Lea Stone: yes", [("reply", "", ["Lea"])], []),
    ("#webinar Mark, he stayed to the end", [("event_attended", "", ["Mark"])], []),
    (
        "demo with Ines and Eve went well, send them the deck fri",
        [("meeting", "", ["Ines", "Eve"])],
        [("send them the deck", "Fri 7")],
    ),
    ("Mark did not reply, nobody called", [("note", "", ["Mark"])], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "happened", "steps"), LINES, ids=[line[0][:40] for line in LINES])
def test_a_typed_line_is_kept_whole_and_means_what_it_says(
    text: str, happened: list[tuple[str, str, list[str]]], steps: list[tuple[str, str]]
) -> None:
    found = parse(text, today=TODAY, people=PEOPLE, members=(ANA, BO), me=ANA)
    assert [activity.notes for activity in found.activities if activity.notes] == [text]
    read = [(a.type, a.outcome, [found.people[n].first_name for n in a.people]) for a in found.activities]
    assert read == happened
    said = [chip.text for chip in found.chips if chip.kind == "step"]
    assert [step.text for step in found.steps] == [text for text, _ in steps]
    assert all(day in chip for (_, day), chip in zip(steps, said, strict=True))
