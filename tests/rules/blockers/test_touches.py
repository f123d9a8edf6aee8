"""In the way of a touch: late, no address, no content, the other team is there already."""

from __future__ import annotations

from dataclasses import replace

from tests.rules.blockers.raised import TEAMS, found


def test_an_address_is_trusted_for_half_a_year_s003(make):
    def problem(channel="email", reply=None, **person):
        touch = make.touch("Write", due=-7, channel=channel, contact_id=1)
        events = [] if reply is None else [make.act("reply", reply, who=1)]
        lines = found(make, *events, people=[make.person(1, first="Dana", **person)], touches=[touch])
        return lines["contact_data"].text if "contact_data" in lines else None

    mail = {"email": "d@x.example"}
    assert problem() == "Dana: no e-mail address, for: Write"
    assert problem("phone") == "Dana: no phone number, for: Write"
    assert problem("linkedin") == "Dana: no LinkedIn address, for: Write"
    assert problem("event") is None
    assert problem(**mail) == "Dana: e-mail never verified, for: Write"
    assert problem(**mail, email_verified_at=make.day(180)) is None
    assert problem(**mail, email_verified_at=make.day(181)) == "Dana: e-mail not verified for 181 d, for: Write"
    row = {"created_on": make.day(5)}  # a row of lately says nothing of an address verified long ago
    assert problem(**mail, **row, email_verified_at=make.day(200)) == "Dana: e-mail not verified for 200 d, for: Write"
    assert problem(**mail, **row) is None
    assert problem(**mail, email_verified_at=make.day(400), reply=30) is None
    assert problem(**mail, email_verified_at=make.day(1), email_bounced=True) == "Dana: e-mail bounced, for: Write"


def test_only_a_touch_of_the_next_seven_days_asks_for_its_address_and_content_s002(make):
    soon = make.touch("Send", due=-7, asset="ROI model")
    assert found(make, touches=[soon])["asset_missing"].text == '"ROI model" is missing, for: Send'
    assert "asset_missing" not in found(make, touches=[make.touch("Send", due=-8, asset="ROI model")])
    there = replace(TEAMS, assets=frozenset({"roi model"}))
    assert "asset_missing" not in found(make, touches=[soon], around=there)
    linked = make.touch("Send", due=-2, asset="docs: https://x.example/roi")
    assert "asset_missing" not in found(make, touches=[linked])


def collides(make, *activities, runs=(None, None), topics=("soc2", "SOC2; price"), apart=2, people=(1, 1)):
    touches = [
        make.touch("Call", due=-1, owner=1, topic=topics[0], contact_id=people[0], run=runs[0]),
        make.touch("Mail", due=-1 - apart, owner=2, topic=topics[1], contact_id=people[1], run=runs[1]),
    ]
    return found(make, *activities, people=[make.person(1, first="Dana")], touches=touches).get("collision")


def test_both_teams_to_one_person_on_one_topic_within_five_days_collide_s004(make):
    line = collides(make)
    assert line.text == "Mail: sales reaches Dana on SOC2; price, Sat 8"
    assert line.fix_command.endswith(" 2025-11-14"), "six days after the other, on a working day"
    assert collides(make, apart=6) is None
    assert collides(make, topics=("soc2", "price")) is None
    assert collides(make, topics=("", "")) is None
    assert collides(make, people=(1, 2)) is None
    assert collides(make, runs=(7, 7)) is None
    assert collides(make, topics=("newsletter", "newsletter")) is None


def test_what_the_other_team_did_lately_collides_too_s004(make):
    touch = make.touch("Call", due=-1, owner=1, topic="soc2", contact_id=1)
    people = [make.person(1, first="Dana")]

    def after(days, **more):
        event = make.act("email_sent", days, who=1, team="marketing", topic="soc2", **more)
        return "collision" in found(make, event, people=people, touches=[touch])

    assert after(4)
    assert not after(5)
    assert not after(2, campaign="Newsletter of May")
