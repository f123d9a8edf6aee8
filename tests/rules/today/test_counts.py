"""What is in the way and what the set-up lacks, counted by code."""

from __future__ import annotations

from dataclasses import replace

from abm_tui.models.blocker_kinds import BLOCKER_KINDS, PROGRAMME
from abm_tui.models.derived import Derived, Raised
from abm_tui.rules.today.counts import BRIEF, SAID_ABOVE, counts_text, data_text, drawers


def line(code):
    return Raised(code, BLOCKER_KINDS[code].drawer, code)


def row(make, *codes, said_for_all=(), **more):
    derived = Derived(1, raised=tuple(map(line, codes)), programme=tuple(map(line, said_for_all)), **more)
    return make.facts(account=make.ready()), derived


def test_late_touches_are_left_out_because_they_stand_above(make):
    found = drawers([row(make, "touch_overdue", "next_step_late", "quiet"), row(make, "quiet", "no_play")])
    assert found.in_the_way == {"quiet": 2}
    assert found.set_up == {"no_play": 1}


def test_what_one_line_says_for_all_still_counts_on_each(make):
    assert drawers([row(make, said_for_all=["quiet"])]).in_the_way == {"quiet": 1}


def test_the_gravest_code_comes_first(make):
    assert list(drawers([row(make, "stage_stuck", "quiet", "written")]).in_the_way) == [
        "written",
        "quiet",
        "stage_stuck",
    ]


def test_a_worked_account_without_an_open_touch_is_named(make):
    stepless = drawers([row(make), row(make, next_touch=make.touch())]).no_next_step
    assert stepless == ((1, "Initech"),)


def test_people_without_an_address_are_counted(make):
    facts = make.facts(account=make.ready(), people=[make.person(1), replace(make.person(2), email="a@b.example")])
    found = drawers([(facts, Derived(1))])
    assert data_text(found) == "1 person without e-mail"
    assert data_text(drawers([])) == ""


def test_every_code_of_an_account_has_a_word_or_two():
    codes = {code for code, kind in BLOCKER_KINDS.items() if kind.drawer != PROGRAMME} - SAID_ABOVE
    assert codes - BRIEF.keys() == set()


def test_what_has_no_room_is_counted_together():
    assert counts_text({"quiet": 2, "written": 1, "no_play": 4}, most=1) == "2 quiet · 5 more"
