"""What a line of quick-add would change, by the same rules as after it (S000, S001)."""

from __future__ import annotations

from abm_tui.rules.quickadd.effects import effect_lines, person_effects, with_line
from abm_tui.rules.quickadd.quickadd import parse


def typed(make, facts, text):
    return parse(text, today=make.today, people=facts.people)


def test_a_reply_engages_its_person_and_moves_the_score_s000_s001(make):
    facts = make.facts(people=[make.person(1, "Finance", "Raj")])
    line = typed(make, facts, "Raj #replied")
    assert person_effects(facts, line, make.today, make.fw) == {0: "○ → ●"}
    assert effect_lines(facts, line, make.today, make.fw)[0] == "score 0 → 2: reply, 1st person"


def test_somebody_new_is_engaged_by_a_reply_and_nobody_by_a_voicemail_s000(make):
    facts = make.facts(people=[make.person(1, "Finance", "Raj")])
    new = typed(make, facts, "Lucius Fox (CTO) replied")
    assert person_effects(facts, new, make.today, make.fw) == {0: "engaged ●"}
    tried = typed(make, facts, "left a voicemail for Raj")
    assert person_effects(facts, tried, make.today, make.fw) == {0: "○ → ◐"}
    assert effect_lines(facts, tried, make.today, make.fw) == []


def test_a_second_department_and_a_new_seat_are_said_s000(make):
    facts = make.facts(make.act("reply", 2, 1), people=[make.person(1, "Finance", "Raj"), make.person(2, "IT", "Ines")])
    assert "2 departments ✓" in effect_lines(facts, typed(make, facts, "Ines #replied"), make.today, make.fw)
    found = effect_lines(facts, typed(make, facts, "met Lucius Fox (CTO) #meeting"), make.today, make.fw)
    assert "1/8 seats" in found


def test_a_note_changes_nothing(make):
    facts = make.facts(people=[make.person(1, "Finance", "Raj")])
    assert effect_lines(facts, typed(make, facts, "just words"), make.today, make.fw) == []


def test_new_rows_have_ids_that_no_stored_row_has(make):
    facts = make.facts(people=[make.person(1, "Finance", "Raj")])
    after = with_line(facts, typed(make, facts, "Raj #opened x3, met Lucius Fox (CTO) #meeting"))
    assert all(a.id < 0 for a in after.activities)
    assert [p.id > 0 for p in after.people] == [True, False]
    assert len([a for a in after.activities if a.type == "email_open"]) == 3
