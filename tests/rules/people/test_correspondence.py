"""Whose e-mail it is that somebody pasted."""

from __future__ import annotations

from dataclasses import replace

from abm_tui.rules.people.correspondence import person_of_mail


def people(make):
    raj, ada = make.person(1, email="Raj@globex.test"), make.person(2, email="ada@globex.test")
    twin = replace(make.person(3, email="raj@globex.test"), account_id=9)
    return raj, ada, twin


def test_who_wrote_it_comes_before_whom_it_went_to(make):
    raj, ada, _ = people(make)
    assert person_of_mail([ada, raj], [{"raj@globex.test"}, {"ada@globex.test"}], 1) == raj
    assert person_of_mail([ada, raj], [{"nobody@x.test"}, {"ada@globex.test"}], 1) == ada


def test_of_two_with_one_address_it_is_the_one_at_this_account(make):
    raj, _, twin = people(make)
    assert person_of_mail([raj, twin], [{"raj@globex.test"}], 9) == twin
    assert person_of_mail([raj, twin], [{"raj@globex.test"}], 5) is None


def test_it_is_nobody_where_several_are_meant_or_none_is_known(make):
    raj, ada, _ = people(make)
    assert person_of_mail([raj, ada], [{"raj@globex.test", "ada@globex.test"}], 1) is None
    assert person_of_mail([], [{"raj@globex.test"}], 1) is None
