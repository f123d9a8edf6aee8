"""The five account fit signals of S001: yes, no or unknown, with the reason and the key that fixes it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from abm_tui.models.derived import CriterionAnswer, Fit
from abm_tui.rules.fit.fit import fit as fit_of
from abm_tui.rules.framework.parts import CriterionRule
from abm_tui.rules.handoff.checklist import checklist
from abm_tui.rules.people.people import statuses


def signs(make, *acts, fit=None, people=(), seats=(), **account):
    facts = make.facts(*acts, account=make.account(**account), people=people, seats=seats)
    found = checklist(facts, fit or Fit(), statuses(facts, make.today, make.fw), make.today, make.fw)
    return {sign.code: sign for sign in found}


def test_the_five_signals_stand_in_the_order_of_the_text_s001(make):
    assert list(signs(make)) == ["icp_match", "champion", "accessible", "budget", "timeframe"]


def test_an_empty_account_is_unknown_but_for_the_champion_who_is_missing_s001(make):
    found = signs(make)
    assert {code: sign.answer for code, sign in found.items()} == {
        "icp_match": None,
        "champion": False,
        "accessible": None,
        "budget": None,
        "timeframe": None,
    }
    assert all(sign.fix and sign.command and sign.because for sign in found.values())


def test_the_icp_says_its_share_or_what_fails_or_what_to_find_out_s002_s003(make):
    def one(said, name, must=False):
        return CriterionAnswer(name, name, 1, must, said)

    assert signs(make, fit=Fit(80, 75, True))["icp_match"].because == "80 % met of the 75 % known"
    assert "70 % is a match" in signs(make, fit=Fit(40, 90, False))["icp_match"].because
    failed = Fit(90, 90, False, (one(False, "industry", must=True),))
    assert signs(make, fit=failed)["icp_match"].because == "must: industry"
    unknown = Fit(100, 20, None, (one(True, "size"), one(None, "tech stack")))
    assert signs(make, fit=unknown)["icp_match"].because == "tech stack unknown"


def test_what_mends_the_match_is_the_question_or_the_field_that_is_open_s002(make):
    """Unknown before failed, a must before the others."""
    icp = (
        CriterionRule("size", "Size", "firmographic", "employees>=200", "", 3, False),
        CriterionRule("led", "Led", "behavioural", "", "Led by a committee?", 1, True),
    )
    fw = replace(make.fw, icp=icp)

    def command(**account):
        facts = make.facts(account=make.account(**account))
        return checklist(facts, fit_of(facts.account, fw, make.today), {}, make.today, fw)[0].command

    assert command() == "abm set 1 icp.led=yes"
    assert command(criteria="led=yes") == "abm set 1 employees=…"
    assert command(criteria="led=yes", employees=900) == ""


def test_a_champion_is_identified_once_somebody_sits_there_s001(make):
    found = signs(make, people=[make.person(1, first="Dana")], seats=[make.seat("CH", 1)])["champion"]
    assert (found.answer, found.because, found.fix) == (True, "Dana", "")


@pytest.mark.parametrize("role", ["EB", "AP", "CH"])
def test_the_committee_is_accessible_once_a_senior_one_was_reached_s001(make, role):
    people, seats = [make.person(1, first="Dana")], [make.seat(role, 1)]
    known = signs(make, people=people, seats=seats)["accessible"]
    assert (known.answer, known.fix) == (False, "t")
    reached = signs(make, make.act("email_sent", 3, 1), people=people, seats=seats)["accessible"]
    assert (reached.answer, reached.because.split(",")[0]) == (True, "Dana")


def test_an_end_user_does_not_make_the_committee_accessible_s001(make):
    people, seats = [make.person(1)], [make.seat("EU", 1)]
    assert signs(make, make.act("reply", 3, 1), people=people, seats=seats)["accessible"].answer is None


@pytest.mark.parametrize(
    ("text", "said"), [("", None), ("Dana Ruiz, up to 100k", True), ("none", False), ("No", False)]
)
def test_budget_authority_is_who_was_named_s001(make, text, said):
    assert signs(make, budget_authority=text)["budget"].answer is said


@pytest.mark.parametrize(("ahead", "said"), [(0, True), (90, True), (91, False), (-1, False), (None, None)])
def test_the_timeframe_counts_within_ninety_days_s001(make, ahead, said):
    day = None if ahead is None else make.day(-ahead)
    assert signs(make, timeframe=day)["timeframe"].answer is said
