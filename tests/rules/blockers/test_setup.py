"""The set-up list of a Tier 1 account, line by line (S000, S001, S002)."""

from __future__ import annotations

from tests.rules.blockers.raised import found


def checklist(make, **facts):
    """The lines of the set-up list, in their order."""
    return [line for line in found(make, **facts).values() if line.drawer == "setup"]


def test_the_plan_lacks_what_is_blank_s002(make):
    whole = {"why_now": "x", "goals": "y", "pains": "z"}
    assert "plan_missing" not in found(make, account=make.ready(**whole))
    line = found(make, account=make.ready(**whole | {"goals": " "}))["plan_missing"]
    assert (line.text, line.fix_command) == ("plan: no goals", 'abm set 1 goals="…"')


def test_a_play_that_fits_tier_and_stage_is_offered_where_none_runs_s002(make):
    line = found(make, account=make.ready(stage="expansion"))["no_play"]
    assert line.fix_command == 'abm play assign "Expansion" 1'
    assert "no_play" not in found(make, runs=[make.run()])


def test_a_gate_with_exactly_one_condition_left_is_on_the_checklist_s001(make):
    account = make.ready(stage="awareness", stage_since=make.day(5))
    assert "gate_unmet" not in found(make, account=account)
    line = found(make, make.act("reply", 3), account=account)["gate_unmet"]
    assert line.text == "to Interest only this is left: nobody senior known"
    senior = {"people": [make.person(1)], "seats": [make.seat("EB", 1)]}
    assert "gate_unmet" not in found(make, make.act("reply", 3), account=account, **senior)


def test_the_set_up_list_of_a_bare_tier_one_account_s000_s002(make):
    found = checklist(make, account=make.account(), touches=[make.touch()])
    assert [(line.code, line.text) for line in found] == [
        ("evidence_missing", "no evidence"),
        ("agreement_open", "sales has not agreed, marketing has not agreed"),
        ("owner_missing", "no owner from sales, no owner from marketing"),
        ("no_play", "no play is running"),
        ("role_missing", "missing: economic buyer · champion · technical evaluator · legal/procurement · influencer"),
        ("plan_missing", "plan: no why now, goals, pains"),
        ("not_activated", "not activated: two engaged people from two departments"),
    ]
    assert all(line.fix_key and line.fix_command for line in found)
    assert [line.fix_command for line in found][1:3] == [
        "abm agree 1 yes --team both",
        "abm set 1 owner_sales=NAME owner_marketing=NAME",
    ]
    assert {line.age_days for line in found} == {60}


def test_only_tier_one_has_a_set_up_list_s002(make):
    assert checklist(make, account=make.account(tier="2"), touches=[make.touch()]) == []
