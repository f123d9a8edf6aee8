"""Who could be reached instead, where a touch's channel does not reach its person."""

from __future__ import annotations

import pytest

from abm_tui.rules.plays.reach import address_of, needs_address, somebody_else


def test_the_person_of_the_same_role_comes_first(make):
    dana, raj, ines = make.person(1), make.person(2, phone="+49 2"), make.person(3, phone="+49 3")
    seats = [make.seat("EB", 1), make.seat("EB", 3), make.seat("CH", 2)]
    facts = make.facts(people=[dana, raj, ines], seats=seats)
    call = make.touch(channel="phone", contact_id=1)
    assert somebody_else(call, dana, facts) == ines
    assert somebody_else(call, dana, make.facts(people=[dana, raj, ines], seats=seats[:1] + seats[2:])) == raj


def test_nobody_is_named_who_has_no_address_for_it_either(make):
    dana, raj = make.person(1), make.person(2, email="raj@x.example")
    facts = make.facts(people=[dana, raj])
    assert somebody_else(make.touch(channel="phone"), dana, facts) is None
    assert somebody_else(make.touch(channel="email"), dana, facts) == raj


@pytest.mark.parametrize(
    ("channel", "address"),
    [("phone", "+49 1"), ("sdr", "+49 1"), ("email", "d@x.example"), ("linkedin", "in/d"), ("meeting", ""), ("", "")],
)
def test_each_channel_has_its_address(make, channel, address):
    dana = make.person(1, phone="+49 1", email="d@x.example", linkedin="in/d")
    assert address_of(dana, channel) == address
    assert needs_address(channel) is bool(address)


def test_mail_that_bounced_reaches_nobody(make):
    assert address_of(make.person(1, email="d@x.example", email_bounced=True), "email") == ""
