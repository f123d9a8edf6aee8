"""The same thing on one day is one line with its count; what somebody said is never folded away."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from abm_tui.rules.people.folding import folded, sort_of


def test_what_happens_twice_a_day_is_one_line_and_the_newest_words_stand_for_it(make):
    people = {1: make.person(1, first="Lea")}
    silent, said = make.act("reply", 1, 1, hour=15), make.act("reply", 1, 1, notes="Lea replied: yes", hour=9)
    (fold,) = folded([silent, said], people)
    assert (fold.shown, fold.words, fold.times) == (said, "yes", 2)


def test_a_page_visited_twice_is_one_sort_of_thing_and_two_mails_are_two(make):
    assert sort_of(make.act("pricing_visit", 1, 1, "/a")) == sort_of(make.act("pricing_visit", 1, 1, "/b"))
    assert sort_of(make.act("email_open", 1, 1, "A")) != sort_of(make.act("email_open", 1, 1, "B"))


_EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["reply", "call", "note", "pricing_visit"]),
        st.integers(1, 2),
        st.sampled_from([1, 2, None]),
        st.sampled_from(["", "we sign", "no budget", "Lea replied: yes"]),
    ),
    max_size=12,
)


@given(_EVENTS)
def test_each_event_is_in_one_line_and_all_words_are_seen(make, drawn):
    people = {1: make.person(1, first="Lea")}
    events = [make.act(kind, ago, who, notes=line) for kind, ago, who, line in drawn]
    folds = folded(events, people)
    assert sorted(e.id for fold in folds for e in fold.events) == [e.id for e in events]
    shown = {(fold.shown.day, fold.shown.contact_id, fold.shown.notes) for fold in folds}
    assert {(e.day, e.contact_id, e.notes) for e in events if e.notes} <= shown
